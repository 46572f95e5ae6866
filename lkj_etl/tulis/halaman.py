"""Paper: page setup of a sheet, and where a page may end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lkj_etl.tulis.gaya import FOLIO, KAKI, KEPALA_DRAF, KERTAS_INCI, PIKSEL_HURUF, PIKSEL_TEPI, TEPI
from lkj_etl.tulis.ukuran import Gabungan

_CADANGAN = 0.97  # a page that overflows by one line would print a second, nearly empty one


@dataclass(frozen=True, slots=True)
class Cetak:
    """What the page setup needs to know of a sheet (0-based rows and columns)."""

    kepala_awal: int
    kepala_akhir: int
    baris_akhir: int
    kolom_akhir: int


def siapkan(ws: Any, cetak: Cetak, *, draf: bool) -> None:
    """Landscape Folio, one page wide, headings on every page, page x of y, frozen headings."""
    ws.set_landscape()
    ws.set_paper(FOLIO)
    ws.set_margins(**TEPI)
    ws.center_horizontally()
    ws.fit_to_pages(1, 0)
    ws.set_footer(KAKI)
    if draf:
        ws.set_header(KEPALA_DRAF)
    ws.repeat_rows(cetak.kepala_awal, cetak.kepala_akhir)
    ws.print_area(0, 0, cetak.baris_akhir, cetak.kolom_akhir)
    ws.freeze_panes(cetak.kepala_akhir + 1, 0)


def kapasitas(lebar: Sequence[float]) -> float:
    """Return the points of rows that fit on a page, on Folio and on A4, once the columns are fitted to its width."""
    piksel = sum(w * PIKSEL_HURUF + PIKSEL_TEPI for w in lebar)
    hasil = []
    for panjang, tinggi in KERTAS_INCI:
        skala = min(1.0, (panjang - TEPI["left"] - TEPI["right"]) * 96 / piksel)
        hasil.append((tinggi - TEPI["top"] - TEPI["bottom"]) * 72 / skala)
    return min(hasil) * _CADANGAN


def boleh_putus(tinggi: Sequence[float], gabungan: Sequence[Gabungan]) -> list[bool]:
    """Say for each row whether a page may begin there: not where the text of a merged cell would be cut."""
    boleh = [True] * len(tinggi)
    for g in gabungan:
        sudah = 0.0
        for i in range(g.awal + 1, g.akhir + 1):
            sudah += tinggi[i - 1]
            boleh[i] = boleh[i] and sudah >= g.tinggi
    return boleh


def potong(tinggi: Sequence[float], boleh: Sequence[bool], pertama: float, lanjutan: float) -> list[int]:
    """Return the rows that begin a new page; `pertama` and `lanjutan` are the points free on the first and the later pages.

    A page ends at the last allowed row that fits; where none is allowed, at the last row that fits.
    """
    putus: list[int] = []
    mulai, isi, ruang = 0, 0.0, pertama
    for i, t in enumerate(tinggi):
        while isi + t > ruang and i > mulai:
            mulai = next((j for j in range(i, mulai, -1) if boleh[j]), i)
            putus.append(mulai)
            isi, ruang = sum(tinggi[mulai:i]), lanjutan
        isi += t
    return putus
