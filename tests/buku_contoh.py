"""The few looks of the shipped example's workbooks: framed cells, frozen headings, rows as high as their text."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

DIBUAT = datetime(2019, 6, 30)  # noqa: DTZ001 - workbooks know no time zone; fixed so that the bytes stay the same
RUPIAH = "#,##0"
TINGGI_GARIS = 13


class Buku:
    """A workbook with the few looks that these files need."""

    def __init__(self, jalan: Path) -> None:
        self.buku = xlsxwriter.Workbook(jalan, {"in_memory": True})
        self.buku.set_properties({"title": jalan.stem, "created": DIBUAT})
        huruf = {"font_name": "Arial", "font_size": 10}
        isi = {**huruf, "valign": "top", "text_wrap": True, "border": 1}
        tebal = {**isi, "bold": True}
        judul = {**tebal, "align": "center", "valign": "vcenter", "bg_color": "#D9E2F3"}
        self.kepala = self.buku.add_format({**huruf, "bold": True, "align": "center"})
        self.judul = self.buku.add_format(judul)
        self.isi = self.buku.add_format(isi)
        self.nomor = self.buku.add_format({**isi, "align": "center"})
        self.kode = self.buku.add_format({**isi, "num_format": "@"})
        self.rupiah = self.buku.add_format({**isi, "num_format": RUPIAH})
        self.persen = self.buku.add_format({**isi, "num_format": "0.00"})
        self.tebal = self.buku.add_format(tebal)
        self.jumlah = self.buku.add_format({**tebal, "align": "center"})
        self.tebal_rupiah = self.buku.add_format({**tebal, "num_format": RUPIAH})
        self.tebal_persen = self.buku.add_format({**tebal, "num_format": "0.00"})

    def lembar(self, nama: str, lebar: Iterable[float], beku: int) -> Any:
        """Add a sheet with column widths and `beku` frozen rows, set up to print on one page wide."""
        lembar = self.buku.add_worksheet(nama)
        for k, ukuran in enumerate(lebar):
            lembar.set_column(k, k, ukuran)
        lembar.freeze_panes(beku, 0)
        lembar.set_landscape()
        lembar.set_paper(14)
        lembar.fit_to_pages(1, 0)
        lembar.repeat_rows(0, beku - 1)
        return lembar

    def tabel(self, nama: str, lebar: dict[str, int], baris: Iterable[Iterable[Any]], teks: tuple[str, ...]) -> Any:
        """Add a sheet that is one table with headings in row 1; the columns `teks` are text, also where still empty."""
        lembar = self.lembar(nama, lebar.values(), 1)
        for k, judul in enumerate(lebar):
            lembar.write_string(0, k, judul, self.judul)
            if judul in teks:
                lembar.set_column(k, k, lebar[judul], self.buku.add_format({"num_format": "@"}))
        tinggi(lembar, 0, lebar, tuple(lebar.values()))
        for b, isi in enumerate(baris, start=1):
            nilai_baris = tuple(isi)
            for k, (judul, nilai) in enumerate(zip(lebar, nilai_baris, strict=True)):
                tulis(lembar, b, k, nilai, self.kode if judul in teks else self.isi)
            tinggi(lembar, b, nilai_baris, tuple(lebar.values()))
        return lembar


def tulis(lembar: Any, baris: int, kolom: int, nilai: Any, gaya: Any) -> None:
    """Write text as text and a number as a number; None leaves a framed empty cell."""
    if nilai is None or nilai == "":
        lembar.write_blank(baris, kolom, None, gaya)
    elif isinstance(nilai, str):
        lembar.write_string(baris, kolom, nilai, gaya)
    else:
        lembar.write_number(baris, kolom, nilai, gaya)


def tinggi(lembar: Any, baris: int, isi: Iterable[Any], lebar: Iterable[float]) -> None:
    """Make a row as high as its longest wrapped text needs: not every program does that by itself."""
    garis = max(math.ceil(len(str(n)) * 0.95 / w) for n, w in zip(isi, lebar, strict=True))
    lembar.set_row(baris, TINGGI_GARIS * max(1, garis) + 2)


@contextmanager
def buku(jalan: Path) -> Iterator[Buku]:
    """Give a workbook and close it."""
    b = Buku(jalan)
    yield b
    b.buku.close()
