"""The one date parser: Indonesian words, dd/mm/yyyy, ISO, and Excel serials of both date systems."""

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from lkj_etl.nilai.teks import GALAT_JENIS, GARIS, KOSONG_EKSPOR, bersihkan, catatan_karakter, teks_galat

NAMA_BULAN: dict[str, int] = {
    nama: nomor
    for nomor, semua in enumerate(
        (
            "januari jan january",
            "februari feb pebruari peb february",
            "maret mar march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "agustus agu agt ags agus aug august",
            "september sep sept",
            "oktober okt october oct",
            "november nov nopember nop",
            "desember des december dec",
        ),
        start=1,
    )
    for nama in semua.split()
}

_TAHUN_AWAL, _TAHUN_AKHIR = 1900, 2199
_KOSONG = KOSONG_EKSPOR | {"nihil", "n/a"}
_JAM = r"(?:[T ]+[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:\.[0-9]+)?)?(?: ?(?:Z|WIB|WITA|WIT|[+-][0-9]{2}:?[0-9]{2}))?)?"
_POLA = tuple(
    re.compile(pola + _JAM, re.ASCII | re.IGNORECASE)
    for pola in (
        r"(?P<y>[0-9]{4})(?P<s>[-/.])(?P<m>[0-9]{1,2})(?P=s)(?P<d>[0-9]{1,2})",
        r"(?P<d>[0-9]{1,2})(?P<s>[-/.])(?P<m>[0-9]{1,2})(?P=s)(?P<y>[0-9]{4})",
        r"(?:[a-z']+ ?, ?)?(?P<d>[0-9]{1,2})[ /.-]*(?P<m>[a-z]+)[ /.,-]*(?P<y>[0-9]{4})",
    )
)
_SERIAL_TERSIMPAN = re.compile(r"[0-9]{1,7}(?:\.[0-9]*)?")
_SERIAL_TEKS = re.compile(r"[1-9][0-9]{4}")  # in a csv every cell is text; five digits are 1927 to 2173


class Tanggal(NamedTuple):
    """One date cell; nilai is None where `kosong` or `galat`, catatan and galat are codes of the catalogue."""

    nilai: date | None
    catatan: tuple[str, ...]
    galat: str | None
    kosong: bool


@lru_cache(maxsize=16384)
def tanggal(jenis: str, isi: str, basis_1904: bool = False) -> Tanggal:
    """Read a date cell (DESIGN 4 "Dates"); slashes mean day/month/year, a two-digit year is not guessed at."""
    if jenis == "-":
        return Tanggal(None, (), None, True)
    if jenis == "n":
        return _serial(isi, basis_1904, ())
    if jenis in ("s", "d"):
        bersih = bersihkan(isi)
        return _teks(bersih.teks, catatan_karakter(bersih.catatan), basis_1904)
    return _gagal(GALAT_JENIS.get(jenis, "TANGGAL-TAK-TERBACA"))


def _gagal(kode: str, catatan: tuple[str, ...] = ()) -> Tanggal:
    return Tanggal(None, catatan, kode, False)


def _teks(teks: str, catatan: tuple[str, ...], basis_1904: bool) -> Tanggal:
    if teks.strip(GARIS).casefold() in _KOSONG:
        return Tanggal(None, catatan, None, True)
    if teks_galat(teks):
        return _gagal("SEL-GALAT", catatan)
    if _SERIAL_TEKS.fullmatch(teks):
        return _serial(teks, basis_1904, catatan)
    cocok = next((c for c in (pola.fullmatch(teks) for pola in _POLA) if c), None)
    bulan = _bulan(cocok["m"]) if cocok else None
    if cocok is None or bulan is None:
        return _gagal("TANGGAL-TAK-TERBACA", catatan)
    try:
        nilai = date(int(cocok["y"]), bulan, int(cocok["d"]))
    except ValueError:
        return _gagal("TANGGAL-MUSTAHIL", catatan)
    if not _TAHUN_AWAL <= nilai.year <= _TAHUN_AKHIR:
        return _gagal("TANGGAL-MUSTAHIL", catatan)
    return Tanggal(nilai, catatan, None, False)


def _bulan(teks: str) -> int | None:
    return int(teks) if teks.isdigit() else NAMA_BULAN.get(teks.casefold())


def _serial(isi: str, basis_1904: bool, catatan: tuple[str, ...]) -> Tanggal:
    """Count days as Excel does: its 1900 system holds a 29 February 1900 (serial 60) that never was.

    The child counts alike (`baca.format_angka.iso_serial`), for cells whose format says that they are dates.
    """
    if _SERIAL_TERSIMPAN.fullmatch(isi) is None:
        return _gagal("TANGGAL-TAK-TERBACA", catatan)
    hari = int(Decimal(isi))
    if not basis_1904 and hari in (0, 60):
        return _gagal("TANGGAL-MUSTAHIL", catatan)
    awal = date(1904, 1, 1) if basis_1904 else date(1899, 12, 31) if hari < 60 else date(1899, 12, 30)
    try:
        nilai = awal + timedelta(days=hari)
    except OverflowError:
        return _gagal("TANGGAL-TAK-TERBACA", catatan)
    if nilai.year > _TAHUN_AKHIR:
        return _gagal("TANGGAL-TAK-TERBACA", catatan)
    return Tanggal(nilai, (*catatan, "TANGGAL-SERIAL"), None, False)
