"""Native charts, fed from cells: one look for all of them, readable without colour.

The library makes the first chart of every shape; others of that shape differ only in texts, ranges and figures and are filled
in. To make each anew takes a sixth of a workbook's time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from xlsxwriter.utility import quote_sheetname, xl_range_abs
from xlsxwriter.xmlwriter import XMLwriter

from lkj_etl.nilai.teks import bersihkan
from lkj_etl.tulis.gaya import PIKSEL_HURUF, PIKSEL_TEPI
from lkj_etl.tulis.grafik_cetakan import POROS, RUJUKAN, TEKS, TULISAN, Bentuk, GayaDeret, cetakan

_PIKSEL_PER_POIN = 96 / 72
_PANJANG_SUMBU = 30
_SELA = 4  # pixels between a chart and the borders around it
_BILANGAN = re.compile(r"-?[\d.]+(E[+-]\d+)?")  # as the sheets write one


class Rentang(NamedTuple):
    """Cells of one column or row, 0-based."""

    lembar: str
    b1: int
    k1: int
    b2: int
    k2: int


class Deret(NamedTuple):
    """One series: its name in the legend, a style in `gaya.DERET`, where its labels and figures stand."""

    nama: str
    gaya: str
    kategori: Rentang
    nilai: Rentang
    berlabel: bool = True


class Sumbu(NamedTuple):
    """Names of the axes, and the number format of the category axis where categories are numbers."""

    datar: str = ""
    tegak: str = ""
    format_datar: str = ""
    dari_nol: bool = True


class Grafik(XMLwriter):  # type: ignore[misc]  # the library is published without types
    """One chart as the library's worksheet and packager expect it, "column" or "line"; it can be placed once.

    A blank cell leaves a gap, a 0 is drawn and labelled.
    """

    id, chart_name, combined, already_inserted = -1, "", None, False
    x_scale, y_scale, x_offset, y_offset = 1, 1, _SELA, _SELA
    width, height = 0, 0

    def __init__(self, jenis: str, deret: Sequence[Deret], sumbu: Sumbu, judul: str = "") -> None:
        super().__init__()
        self.series = deret
        self._teks = dict(zip(TEKS, (sumbu.datar, _nama_sumbu(sumbu.tegak), judul), strict=True))
        gaya = tuple(GayaDeret(d.nama, d.gaya, d.berlabel) for d in deret)
        self._bentuk = Bentuk(jenis, gaya, tuple(map(bool, self._teks.values())), sumbu.format_datar, sumbu.dari_nol)
        self._isi: list[tuple[Rentang, list[str | None]]] = []

    def ambil_data(self, lembar: Mapping[str, Any]) -> None:
        """Take over what the cells hold, for programs that show a chart without reading its cells; sheets by name."""
        self._isi = [(r, lembar[r.lembar]._get_range_data(*r[1:])) for d in self.series for r in (d.kategori, d.nilai)]

    def _assemble_xml_file(self) -> None:
        bertulisan = not all(map(_angka, self._isi[0][1]))
        lubang = {POROS: f"{5001 + self.id:04d}", **{k: self._escape_data(isi) for k, isi in self._teks.items()}}
        sel = iter(self._isi)
        potongan = list(cetakan(self._bentuk._replace(bertulisan=bertulisan)))
        for i in range(1, len(potongan), 2):
            jenis = potongan[i]
            potongan[i] = self._rujukan(*next(sel), jenis) if jenis in RUJUKAN else lubang[jenis]
        self.fh.write("".join(potongan))

    def _rujukan(self, rentang: Rentang, data: Sequence[str | None], jenis: str) -> str:
        """Return what a reference holds: the cells and their contents, of numbers without the cells that hold none."""
        rumus = self._escape_data(f"{quote_sheetname(rentang.lembar)}!{xl_range_abs(*rentang[1:])}")
        ada = [(i, isi) for i, isi in enumerate(data) if isi and (jenis == TULISAN or _angka(isi))]
        titik = "".join([f'<c:pt idx="{i}"><c:v>{self._escape_data(isi)}</c:v></c:pt>' for i, isi in ada])
        return RUJUKAN[jenis].format(rumus=rumus, isi=f'<c:ptCount val="{len(data)}"/>{titik}')


def _angka(isi: str | None) -> bool:
    """Say whether a cell holds no text."""
    return not isi or _BILANGAN.fullmatch(isi) is not None


def _nama_sumbu(isi: str) -> str:
    """Return a name that XML can hold, not longer than its axis."""
    return bersihkan(isi).teks[:_PANJANG_SUMBU]


def ukur(hasil: Grafik, lebar: Sequence[float], tinggi: float) -> Grafik:
    """Give the chart the room of columns `lebar` (Excel width units) and `tinggi` points, less a thin edge."""
    hasil.width = sum(int(w * PIKSEL_HURUF) + PIKSEL_TEPI for w in lebar) - 2 * _SELA
    hasil.height = int(tinggi * _PIKSEL_PER_POIN) - 2 * _SELA
    return hasil
