"""Paper: page setup of a sheet, and where a page may end."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from lkj_etl.tulis.gaya import FOLIO, KAKI, KEPALA_DRAF, KERTAS_INCI, PIKSEL_HURUF, PIKSEL_TEPI, TEPI
from lkj_etl.tulis.ukuran import Gabungan

_CADANGAN = 0.97  # a page that overflows by one line would print a second, nearly empty one
_TERISI = 0.6  # how full a page must be to end before a new part


class Cetak(NamedTuple):
    """What the page setup needs to know of a sheet (0-based rows and columns); no heading: nothing repeats or freezes.

    `satu_halaman`: the whole sheet is one page. `lebar`: pages beside one another, with Excel's own row numbers
    on each, by which they belong together. No last row: the sheet is to be filled in,
    and prints as far as it is.
    """

    kepala: tuple[int, int] | None
    baris_akhir: int | None
    kolom_akhir: int
    satu_halaman: bool = False
    lebar: int = 1


def siapkan(ws: Any, cetak: Cetak, *, draf: bool) -> None:
    """Landscape Folio, one page wide, headings on every page, page x of y, frozen headings."""
    ws.set_landscape()
    ws.set_paper(FOLIO)
    ws.set_margins(**TEPI)
    ws.center_horizontally()
    ws.fit_to_pages(cetak.lebar, int(cetak.satu_halaman))
    if cetak.lebar > 1:
        ws.print_across()
        ws.print_row_col_headers()
    ws.set_footer(KAKI)
    if draf:
        ws.set_header(KEPALA_DRAF)
    if cetak.baris_akhir is not None:
        ws.print_area(0, 0, cetak.baris_akhir, cetak.kolom_akhir)
    if cetak.kepala:
        ws.repeat_rows(*cetak.kepala)
        ws.freeze_panes(cetak.kepala[1] + 1, 0)


def kapasitas(lebar: Sequence[float]) -> float:
    """Return the points of rows that fit on a page, on Folio and on A4, once the columns are fitted to its width."""
    piksel = sum(w * PIKSEL_HURUF + PIKSEL_TEPI for w in lebar)
    hasil = []
    for panjang, tinggi in KERTAS_INCI:
        skala = min(1.0, (panjang - TEPI["left"] - TEPI["right"]) * 96 / piksel)
        hasil.append((tinggi - TEPI["top"] - TEPI["bottom"]) * 72 / skala)
    return min(hasil) * _CADANGAN


def boleh_putus(tinggi: Sequence[float], gabungan: Sequence[Gabungan]) -> list[bool]:
    """Say for each row whether a page may begin there: not where a merged cell lacks room for its text before or after."""
    boleh = [True] * len(tinggi)
    for g in gabungan:
        sudah, semua = 0.0, sum(tinggi[g.awal : g.akhir + 1])
        for i in range(g.awal + 1, g.akhir + 1):
            sudah += tinggi[i - 1]
            boleh[i] = boleh[i] and sudah >= g.tinggi and semua - sudah >= g.lanjutan
    return boleh


def potong(tinggi: Sequence[float], boleh: Sequence[bool], pertama: float, lanjutan: float, bagian: Collection[int] = ()) -> list[int]:
    """Return the rows that begin a new page; `pertama` and `lanjutan` are the points free on the first and the later pages.

    A page ends before the last of the rows `bagian` (no cell is cut there: a new sasaran) that leaves it well filled, else at the
    last allowed row that fits; where none is allowed, at the last row that fits.
    """
    putus: list[int] = []
    mulai, ruang = 0, pertama
    while True:
        akhir, isi = mulai, 0.0
        while akhir < len(tinggi) and (isi + tinggi[akhir] <= ruang or akhir == mulai):
            isi += tinggi[akhir]
            akhir += 1
        if akhir == len(tinggi):
            return putus
        calon = [j for j in range(akhir, mulai, -1) if boleh[j]]
        penuh = next((j for j in calon if j in bagian and sum(tinggi[mulai:j]) >= _TERISI * ruang), None)
        mulai, ruang = penuh or (calon[0] if calon else akhir), lanjutan
        putus.append(mulai)
