"""Native charts, fed from cells: one look for all of them, readable without colour."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from lkj_etl.nilai.teks import bersihkan
from lkj_etl.tulis.gaya import DERET, HURUF_GRAFIK, PIKSEL_HURUF, PIKSEL_TEPI
from lkj_etl.tulis.pena import Pena

_PIKSEL_PER_POIN = 96 / 72
_PANJANG_SUMBU = 30
_SELA = 4  # pixels between a chart and the borders around it


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


def grafik(pena: Pena, jenis: str, deret: Sequence[Deret], sumbu: Sumbu, judul: str = "") -> Any:
    """Return a chart ("column" or "line"); a blank cell leaves a gap, a 0 is drawn and labelled."""
    hasil = pena.grafik(jenis)
    for d in deret:
        seri: dict[str, Any] = {"name": d.nama, "categories": list(d.kategori), "values": list(d.nilai), **DERET[d.gaya]}
        if d.berlabel:
            seri["data_labels"] = {"value": True, "font": HURUF_GRAFIK}
        if jenis == "column":
            seri["gap"] = 80
        hasil.add_series(seri)
    datar: dict[str, Any] = {"name": sumbu.datar, "name_font": HURUF_GRAFIK, "num_font": HURUF_GRAFIK}
    if sumbu.format_datar:
        datar["num_format"] = sumbu.format_datar
    hasil.set_x_axis(datar)
    tegak: dict[str, Any] = {"name": _nama_sumbu(sumbu.tegak), "name_font": HURUF_GRAFIK, "num_font": HURUF_GRAFIK}
    tegak["major_gridlines"] = {"visible": True, "line": {"color": "#D9D9D9"}}
    if sumbu.dari_nol:
        tegak["min"] = 0
    hasil.set_y_axis(tegak)
    hasil.set_title({"name": judul, "name_font": {"name": "Arial", "size": 10}, "overlay": False} if judul else {"none": True})
    hasil.set_legend({"position": "right" if jenis == "column" else "bottom", "font": HURUF_GRAFIK} if len(deret) > 1 else {"none": True})
    return hasil


def _nama_sumbu(isi: str) -> str:
    """Return a name that is text for the library (a leading sign would be a reference) and that XML can hold, not longer than its axis."""
    return bersihkan(isi).teks.lstrip("=")[:_PANJANG_SUMBU]


def ukur(hasil: Any, lebar: Sequence[float], tinggi: float) -> Any:
    """Give the chart the room of columns `lebar` (Excel width units) and `tinggi` points, less a thin edge."""
    piksel = sum(int(w * PIKSEL_HURUF) + PIKSEL_TEPI for w in lebar)
    hasil.set_size(
        {"width": piksel - 2 * _SELA, "height": int(tinggi * _PIKSEL_PER_POIN) - 2 * _SELA, "x_offset": _SELA, "y_offset": _SELA}
    )
    return hasil
