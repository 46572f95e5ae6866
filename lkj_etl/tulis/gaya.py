"""The look as values: styles, widths, paper, colours; and the styles as the library and the cells name them."""

from functools import cache
from io import BytesIO
from typing import Any, NamedTuple

import xlsxwriter
from xlsxwriter.packager import Packager

HURUF = {"font_name": "Arial", "font_size": 10}
UKURAN = 10
UKURAN_CATATAN = 9
UKURAN_NARASI = 11
RUPIAH = "#,##0"
RUPIAH_SEN = "#,##0.00"
PERSEN = "0.00"
EMPAT_DESIMAL = "0.0000"
BULAT = "0"
TANGGAL = "dd/mm/yyyy"
MERAH = "#C00000"
ABU = "#D9D9D9"
ABU_MUDA = "#F2F2F2"
KUNING = "#FFEB9C"

_KISI: dict[str, Any] = {"border": 1, "text_wrap": True, "valign": "top"}
_ANGKA: dict[str, Any] = {"border": 1, "valign": "top", "align": "center"}
_KIRI: dict[str, Any] = {**_KISI, "align": "left", "indent": 1}  # text and amounts keep clear of the borders
_KANAN: dict[str, Any] = {"border": 1, "valign": "top", "align": "right", "indent": 1}
# Between two numbers: LibreOffice forgets the indentation of one whose neighbour differs in nothing but the format.
_BEDA: dict[str, Any] = {"bg_color": "#FFFFFF"}
_TEBAL: dict[str, Any] = {"bold": True, "bg_color": ABU_MUDA, "valign": "vcenter"}
_ISI: dict[str, Any] = {"align": "left", "valign": "top", "indent": 1}
_ISIAN: dict[str, Any] = {"text_wrap": True, "valign": "top", "align": "left", "indent": 1, "locked": False}
_RINCI: dict[str, Any] = {"top": 1, "bold": True, "valign": "top", "text_wrap": True, "bg_color": ABU_MUDA}
_KEPALA: dict[str, Any] = {"border": 1, "bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "bg_color": ABU}
_KOTAK: dict[str, Any] = {"border": 1, "bold": True, "text_wrap": True, "align": "center", "valign": "vcenter"}
_PETAK: dict[str, Any] = {"border": 1, "bold": True, "font_size": 15, "align": "center", "valign": "vcenter"}

GAYA: dict[str, dict[str, Any]] = {
    "judul": {"bold": True, "font_size": 12, "align": "center", "valign": "top", "text_wrap": True},
    "kepala": _KEPALA,
    "nomor": {"border": 1, "italic": True, "font_size": 8, "align": "center", "valign": "vcenter", "bg_color": ABU_MUDA},
    "teks": _KIRI,
    "teks_menjorok": {**_KIRI, "indent": 3},
    "tengah": {**_KISI, "align": "center"},
    "bulat": {**_ANGKA, "num_format": BULAT},
    "desimal": {**_ANGKA, "num_format": PERSEN},
    "akhir_teks": {**_KISI, "bold": True, "align": "center", "bg_color": ABU_MUDA},
    "akhir_bulat": {**_ANGKA, "bold": True, "num_format": BULAT, "bg_color": ABU_MUDA},
    "akhir_desimal": {**_ANGKA, "bold": True, "num_format": PERSEN, "bg_color": ABU_MUDA},
    "rupiah": {**_KANAN, "num_format": RUPIAH},
    "rupiah_kedua": {**_KANAN, **_BEDA, "num_format": RUPIAH},
    "rupiah_sen": {**_KANAN, "num_format": RUPIAH_SEN},
    "persen": {**_KANAN, "num_format": PERSEN},
    "strip": {**_KANAN},
    "blok": {**_KIRI, **_TEBAL},
    "jumlah_teks": {**_KISI, **_TEBAL, "align": "center"},
    "jumlah_rupiah": {**_KANAN, **_TEBAL, "num_format": RUPIAH},
    "jumlah_rupiah_kedua": {**_KANAN, **_TEBAL, "bg_color": "#F1F1F1", "num_format": RUPIAH},
    "jumlah_rupiah_sen": {**_KANAN, **_TEBAL, "num_format": RUPIAH_SEN},
    "jumlah_persen": {**_KANAN, **_TEBAL, "num_format": PERSEN},
    "nrr": {**_ANGKA, "num_format": EMPAT_DESIMAL},
    "jumlah_kiri": {**_KIRI, **_TEBAL},
    "jumlah_nrr": {**_ANGKA, **_TEBAL, "num_format": EMPAT_DESIMAL},
    "jumlah_ikm": {**_ANGKA, **_TEBAL, "num_format": PERSEN},
    "templat_judul": {"bold": True, "font_size": 12, "valign": "vcenter", "text_wrap": True},
    "templat_guna": {"font_size": UKURAN_CATATAN, "valign": "top", "font_color": "#595959"},
    "templat_wajib": {**_KEPALA, "bg_color": "#1F4E78", "font_color": "#FFFFFF"},
    "templat_pilihan": {**_KEPALA, "bold": False, "italic": True, "bg_color": "#DDEBF7"},
    "templat_contoh": {**_KIRI, "italic": True, "font_color": "#7F7F7F", "bg_color": ABU_MUDA, "locked": False, "num_format": "@"},
    "templat_isi": {"text_wrap": True, "valign": "top", "locked": False},
    "templat_teks": _ISIAN,
    "templat_kode": {**_ISIAN, "num_format": "@"},
    "templat_bantu": {**_ISIAN, "italic": True, "font_color": "#7F7F7F"},
    "templat_tengah": {**_ISIAN, "align": "center", "indent": 0},
    "templat_label": {**_KIRI, "bold": True, "bg_color": ABU_MUDA},
    "templat_nilai": {**_KIRI, "locked": False, "num_format": "@"},
    "templat_tahun": {**_KIRI, "locked": False, "num_format": BULAT},
    "kosong": {**_KISI, "italic": True, "align": "center", "valign": "vcenter"},
    "catatan": {"font_size": UKURAN_CATATAN, "text_wrap": True, "valign": "top", "align": "left"},
    "ttd": {"align": "center", "text_wrap": True, "valign": "top"},
    "ttd_nama": {"align": "center", "text_wrap": True, "valign": "top", "bold": True, "underline": 1},
    "draf": {"bold": True, "font_size": 11, "font_color": "#FFFFFF", "bg_color": MERAH, "valign": "vcenter", "text_wrap": True},
    "jumlah_bulat": {**_ANGKA, **_TEBAL, "num_format": BULAT},
    "jumlah_desimal": {**_ANGKA, **_TEBAL, "num_format": PERSEN},
    "petak": {"border": 1, "bold": True, "font_size": UKURAN_CATATAN, "align": "center", "valign": "vcenter", "bg_color": ABU},
    "petak_rupiah": {**_PETAK, "num_format": RUPIAH},
    "petak_persen": {**_PETAK, "num_format": PERSEN + '"%"'},
    "petak_teks": _PETAK,
    "petak_kaki": {"border": 1, "font_size": UKURAN_CATATAN, "align": "center", "valign": "top", "text_wrap": True},
    "baik": _KIRI,
    "perhatian": {**_KIRI, "bold": True, "bg_color": KUNING},
    "salah": {**_KIRI, "bold": True, "font_color": "#FFFFFF", "bg_color": MERAH},
    "gambar_kepala": {
        "border": 1,
        "bold": True,
        "text_wrap": True,
        "align": "left",
        "valign": "vcenter",
        "indent": 1,
        "bg_color": ABU_MUDA,
    },
    "gambar_isi": {**_KIRI, "valign": "vcenter"},
    "gambar_kotak": _KOTAK,
    "gambar_kotak_desimal": {**_KOTAK, "num_format": PERSEN},
    "gambar_keterangan": {"italic": True, "text_wrap": True, "align": "center", "valign": "top"},
    "bagian": {"bold": True, "bottom": 1},
    "daftar_kepala": {**_KEPALA, "align": "left", "indent": 1},
    "daftar": _KIRI,
    "daftar_nomor": {**_KISI, "align": "center"},
    "daftar_galat": {**_KIRI, "font_color": MERAH, "bold": True},
    "isi": _ISI,
    "isi_lipat": {**_ISI, "text_wrap": True},
    "isi_bulat": {**_ISI, "num_format": BULAT},
    "isi_ribuan": {**_ISI, "align": "right", "num_format": RUPIAH},
    "isi_rupiah": {**_ISI, "align": "right", "num_format": RUPIAH_SEN},
    "narasi_bagian": {"bold": True, "font_size": UKURAN_NARASI, "valign": "vcenter", "text_wrap": True, "bg_color": ABU},
    "narasi_sasaran": {"bold": True, "font_size": UKURAN_NARASI, "valign": "bottom", "text_wrap": True},
    "narasi": {"font_size": UKURAN_NARASI, "valign": "top", "align": "left", "text_wrap": True},
    "rinci_teks": {**_RINCI, "align": "left", "indent": 1},
    "rinci_nomor": {**_RINCI, "align": "center"},
    "rinci_rupiah": {**_RINCI, "align": "right", "indent": 1, "num_format": RUPIAH_SEN},
    "isi_susut": {**_ISI, "shrink": True},
    "isi_tanggal": {"align": "center", "valign": "top", "num_format": TANGGAL},
    "data": {"valign": "top"},
    "data_teks": {**_ISI, "text_wrap": True},
    "data_kepala": {**_KEPALA, "align": "left", "text_wrap": False, "indent": 1},
    "data_rupiah": {"valign": "top", "num_format": RUPIAH_SEN},
    "data_persen": {"valign": "top", "num_format": PERSEN},
}

# Series of charts: light beside dark, so that they are told apart without colour.
_HITAM = {"color": "#000000"}
DERET: dict[str, dict[str, Any]] = {
    "target": {"fill": {"color": ABU}, "border": _HITAM},
    "realisasi": {"fill": {"color": "#1F3864"}, "border": _HITAM},
    "rencana_garis": {"line": {"color": "#7F7F7F", "width": 2.25, "dash_type": "dash"}, "marker": {"type": "diamond", "size": 6}},
    "realisasi_garis": {"line": {"color": "#1F3864", "width": 2.5}, "marker": {"type": "circle", "size": 6}},
}
HURUF_GRAFIK: dict[str, Any] = {"name": "Arial", "size": 9, "bold": False}

FOLIO = 14  # Excel's code of 8,5 x 13 in
TEPI = {"left": 0.5, "right": 0.5, "top": 0.6, "bottom": 0.65}
KERTAS_INCI = ((13.0, 8.5), (11.69, 8.27))  # Folio and A4, landscape: a page must be right on both
KAKI = "&L&8&A&R&8Halaman &P dari &N"
KEPALA_DRAF = '&C&"Arial,Bold"&KC00000DRAF - BELUM BOLEH DITANDATANGANI'
PIKSEL_HURUF = 7  # widest digit of Arial 10, and of the workbook's default font
PIKSEL_TEPI = 5


def pilihan_dasar() -> dict[str, Any]:
    """Return the options of every workbook of ours: no text becomes a formula, link or number; anew, for the library writes into it."""
    return {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": dict(HURUF),
    }


class Gaya(NamedTuple):
    """The styles of every workbook of ours: by name the attribute of a cell and the library's Format, and the part xl/styles.xml."""

    rupa: dict[str, str]
    format: dict[str, Any]
    xml: str


@cache
def gaya_buku() -> Gaya:
    """Return the styles of the table, made once: all workbooks share them, so nothing of a workbook goes into them.

    Cells name a style by its place in the file; the library gives the places in the order in which they are asked for.
    """
    buku = xlsxwriter.Workbook(BytesIO(), {"in_memory": True, "default_format_properties": dict(HURUF)})
    semua = {nama: buku.add_format(isi) for nama, isi in GAYA.items()}
    rupa = {nama: f' s="{isi._get_xf_index()}"' for nama, isi in semua.items()}
    buku.has_comments = True  # the template's notes have a font of their own
    buku._prepare_format_properties()
    pengemas = Packager()
    pengemas._set_in_memory(True)
    pengemas._add_workbook(buku)
    pengemas._write_styles_file()
    ((xml, _, _),) = pengemas.filenames
    return Gaya(rupa, semua, xml.getvalue())
