"""The shapes of charts: the XML that the library writes for a shape, cut where charts of that shape differ."""

import re
from functools import lru_cache
from io import BytesIO, StringIO
from typing import Any, NamedTuple

import xlsxwriter

from lkj_etl.tulis.gaya import DERET, HURUF_GRAFIK

TEKS = ("\ue000", "\ue001", "\ue002")  # stand for the names of the axes (datar, tegak) and the title
POROS = "\ue003"  # for the first half of the numbers of the axes
BILANGAN, TULISAN = "\ue004", "\ue005"  # for a reference to cells
RUJUKAN = {
    BILANGAN: "<c:numRef><c:f>{rumus}</c:f><c:numCache><c:formatCode>General</c:formatCode>{isi}</c:numCache></c:numRef>",
    TULISAN: "<c:strRef><c:f>{rumus}</c:f><c:strCache>{isi}</c:strCache></c:strRef>",
}
_POROS_PERTAMA = re.compile('(?<=val=")5001(?=000[12]")')
_BERULANG = ((_POROS_PERTAMA, POROS), (re.compile("<c:numRef>.*?</c:numRef>"), BILANGAN), (re.compile("<c:strRef>.*?</c:strRef>"), TULISAN))
_LUBANG = re.compile(f"([{''.join((*TEKS, POROS, *RUJUKAN))}])")


class GayaDeret(NamedTuple):
    """What one series looks like: its name in the legend, a style in `gaya.DERET`, whether its points carry their figures."""

    nama: str
    gaya: str
    berlabel: bool


class Bentuk(NamedTuple):
    """What the XML of a chart depends on, but for its texts, ranges and figures.

    `bernama`: whether the axes (datar, tegak) and the chart have a name. `bertulisan`: whether categories are texts.
    """

    jenis: str
    deret: tuple[GayaDeret, ...]
    bernama: tuple[bool, ...]
    format_datar: str
    dari_nol: bool
    bertulisan: bool = False


@lru_cache(64)
def cetakan(bentuk: Bentuk) -> tuple[str, ...]:
    """Return the chart's XML in pieces; every second one is a hole, named by one of the signs above."""
    hasil = _grafik(xlsxwriter.Workbook(BytesIO()), bentuk)
    hasil.id = 0
    hasil._set_xml_writer(xml := StringIO())
    hasil._assemble_xml_file()
    isi = xml.getvalue()
    for pola, tanda in _BERULANG:
        isi = pola.sub(tanda, isi)
    return tuple(_LUBANG.split(isi))


def _grafik(buku: Any, bentuk: Bentuk) -> Any:
    """Return the library's chart, with a sign in place of every text and one point in place of the figures."""
    hasil = buku.add_chart({"type": bentuk.jenis})
    datar, tegak, judul = (isi if ada else "" for isi, ada in zip(TEKS, bentuk.bernama, strict=True))
    for d in bentuk.deret:
        titik = {"categories_data": ["a" if bentuk.bertulisan else 1], "values_data": [1]}
        seri: dict[str, Any] = {"name": d.nama, "categories": "=A!$A$1", "values": "=A!$B$1", **titik, **DERET[d.gaya]}
        if d.berlabel:
            seri["data_labels"] = {"value": True, "font": HURUF_GRAFIK}
        if bentuk.jenis == "column":
            seri["gap"] = 80
        hasil.add_series(seri)
    sumbu_datar: dict[str, Any] = {"name": datar, "name_font": HURUF_GRAFIK, "num_font": HURUF_GRAFIK}
    if bentuk.format_datar:
        sumbu_datar["num_format"] = bentuk.format_datar
    hasil.set_x_axis(sumbu_datar)
    sumbu_tegak: dict[str, Any] = {"name": tegak, "name_font": HURUF_GRAFIK, "num_font": HURUF_GRAFIK}
    sumbu_tegak["major_gridlines"] = {"visible": True, "line": {"color": "#D9D9D9"}}
    if bentuk.dari_nol:
        sumbu_tegak["min"] = 0
    hasil.set_y_axis(sumbu_tegak)
    hasil.set_title({"name": judul, "name_font": {"name": "Arial", "size": 10}, "overlay": False} if judul else {"none": True})
    letak = "right" if bentuk.jenis == "column" else "bottom"
    hasil.set_legend({"position": letak, "font": HURUF_GRAFIK} if len(bentuk.deret) > 1 else {"none": True})
    return hasil
