"""A table as it was read, as a plain xlsx: for files that openpyxl cannot open (xls, ods, csv, html, Strict OOXML)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from math import isfinite
from pathlib import Path
from typing import Any

import xlsxwriter

from lkj_etl.nilai.teks import aman_tampil
from lkj_etl.tulis.pena import PANJANG_SEL

PANJANG_LEMBAR = 31
LEBAR = 18
_TERLARANG = re.compile(r"[\[\]:*?/\\]")


def tulis_salinan(tabel: Sequence[dict[str, Any]], ke: Path) -> list[str]:
    """Write the recognised tables, every cell where it stood, and return the names of their sheets, in step.

    tabel: the child's tables (shape of baca.mentah); they hold allowed columns only, so no personal column. Numbers, dates and
    true texts keep their kind; an error cell becomes its text, a formula without stored value a blank.
    """
    pilihan = {"in_memory": True, "date_1904": any(t["basis_1904"] for t in tabel)}
    buku = xlsxwriter.Workbook(wadah := BytesIO(), pilihan)
    gaya = {
        "d": buku.add_format({"num_format": "dd/mm/yyyy"}),
        "p": buku.add_format({"num_format": "0.00%"}),
        "h": buku.add_format({"bold": True}),
    }
    nama: list[str] = []
    for t in tabel:
        ws = buku.add_worksheet(_nama_lembar(t["lembar"], nama))
        nama.append(ws.get_name())
        for sel, isi in t["judul"]:
            ws.write_string(sel, _muat(isi))
        for kolom in t["kolom"].values():
            huruf = kolom["huruf"]
            ws.set_column(f"{huruf}:{huruf}", LEBAR)
            kepala = kolom.get("kepala") or [kolom["judul"]]
            for naik, teks in enumerate(reversed(kepala)):
                ws.write_string(f"{huruf}{t['baris_judul'] - naik}", _muat(teks), gaya["h"])
            for nomor, jenis, isi in zip(t["baris"], kolom["jenis"], kolom["isi"], strict=True):
                _tulis_sel(ws, f"{huruf}{nomor}", jenis, isi, gaya)
    buku.close()
    ke.write_bytes(wadah.getvalue())
    return nama


def _nama_lembar(nama: str, dipakai: list[str]) -> str:
    """Return a name that Excel takes: other formats allow signs, lengths and repetitions that it does not."""
    bersih = _TERLARANG.sub(" ", aman_tampil(nama)).strip(" '")[:PANJANG_LEMBAR] or "Tabel"
    if bersih.casefold() not in {d.casefold() for d in dipakai}:
        return bersih
    return f"{bersih[: PANJANG_LEMBAR - 4]} {len(dipakai) + 1}"


def _tulis_sel(ws: Any, sel: str, jenis: str, isi: str, gaya: dict[str, Any]) -> None:
    if jenis in "-f":
        return
    if jenis in "np" and isfinite(bilangan := float(isi)):
        ws.write_number(sel, bilangan, gaya.get(jenis))
    elif jenis == "d":
        ws.write_datetime(sel, date.fromisoformat(isi), gaya["d"])
    elif jenis == "b":
        ws.write_boolean(sel, isi == "1")
    else:
        ws.write_string(sel, _muat(isi))


def _muat(isi: str) -> str:
    """Leave out what no XML can hold (halves of pairs, non-characters) and what no cell can."""
    return isi.encode("utf-8", "ignore").decode("utf-8").translate({0xFFFE: None, 0xFFFF: None})[:PANJANG_SEL]
