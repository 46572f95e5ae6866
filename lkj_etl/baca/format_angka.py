"""Number formats of a sheet: which ones show a percentage, which ones a date, and what day a serial is."""

from __future__ import annotations

import re
from datetime import date, timedelta

PERSEN_BAWAAN = frozenset({9, 10})
TANGGAL_BAWAAN = frozenset({14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 59)})
HIASAN = re.compile(r'"[^"]*"|\[[^\]]*\]|[\\_*].')
ANGKA = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
SERIAL_AKHIR = 2_958_466  # the first serial after 31 December 9999
LONCAT_1900 = 60
BEDA_1904 = 1_462  # days from the first day of the 1900 system to that of the 1904 system


def jenis_format(nomor: int, pola: str | None) -> str:
    """Return the cell kind that a number format gives to a number: n, p (percent) or d (date).

    `pola` is the format code of the workbook, None for a built-in format. A time of day without a day is a number.
    """
    if pola is None:
        return "p" if nomor in PERSEN_BAWAAN else "d" if nomor in TANGGAL_BAWAAN else "n"
    inti = HIASAN.sub("", pola).lower()
    if "general" in inti:
        return "n"
    if "%" in inti:
        return "p"
    return "d" if "d" in inti or "y" in inti or "mmm" in inti else "n"


def iso_serial(angka: str, basis_1904: bool) -> str | None:
    """Return the ISO day of an Excel serial, None where Excel itself shows no real day (0, 60, negative, after 9999)."""
    serial = int(float(angka)) if float(angka) < SERIAL_AKHIR else -1
    if basis_1904:
        hari = date(1904, 1, 1) + timedelta(serial) if 0 <= serial < SERIAL_AKHIR - BEDA_1904 else None
    elif serial <= 0 or serial == LONCAT_1900:
        hari = None
    else:
        # Excel believes in 29 February 1900 (serial 60): before it the count starts one day later.
        hari = date(1899, 12, 31 if serial < LONCAT_1900 else 30) + timedelta(serial)
    return hari.isoformat() if hari else None


def angka_sah(teks: str) -> bool:
    """Say whether a stored number is one: digits, point, exponent; never nan, inf or digit groups."""
    return (teks.isascii() and teks.isdigit()) or ANGKA.fullmatch(teks) is not None


def iso_sah(teks: str) -> bool:
    """Say whether a stored ISO date names a real day."""
    if not ISO.match(teks):
        return False
    try:
        date.fromisoformat(teks[:10])
    except ValueError:
        return False
    return True
