"""The look as values: styles, widths, paper, colours; and one Format per style and workbook."""

from __future__ import annotations

from typing import Any

HURUF = {"font_name": "Arial", "font_size": 10}
UKURAN = 10
UKURAN_CATATAN = 9
RUPIAH = "#,##0"
RUPIAH_SEN = "#,##0.00"
PERSEN = "0.00"
BULAT = "0"
MERAH = "#C00000"
ABU = "#D9D9D9"
ABU_MUDA = "#F2F2F2"

_KISI: dict[str, Any] = {"border": 1, "text_wrap": True, "valign": "top"}
_ANGKA: dict[str, Any] = {"border": 1, "valign": "top", "align": "center"}
_KANAN: dict[str, Any] = {"border": 1, "valign": "top", "align": "right"}
_TEBAL: dict[str, Any] = {"bold": True, "bg_color": ABU_MUDA, "valign": "vcenter"}
_KEPALA: dict[str, Any] = {"border": 1, "bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "bg_color": ABU}

GAYA: dict[str, dict[str, Any]] = {
    "judul": {"bold": True, "font_size": 12, "align": "center", "valign": "top", "text_wrap": True},
    "kepala": _KEPALA,
    "nomor": {"border": 1, "italic": True, "font_size": 8, "align": "center", "valign": "vcenter", "bg_color": ABU_MUDA},
    "teks": {**_KISI, "align": "left"},
    "tengah": {**_KISI, "align": "center"},
    "bulat": {**_ANGKA, "num_format": BULAT},
    "desimal": {**_ANGKA, "num_format": PERSEN},
    "akhir_teks": {**_KISI, "bold": True, "align": "center", "bg_color": ABU_MUDA},
    "akhir_bulat": {**_ANGKA, "bold": True, "num_format": BULAT, "bg_color": ABU_MUDA},
    "akhir_desimal": {**_ANGKA, "bold": True, "num_format": PERSEN, "bg_color": ABU_MUDA},
    "rupiah": {**_KANAN, "num_format": RUPIAH},
    "persen": {**_KANAN, "num_format": PERSEN},
    "strip": {**_KANAN},
    "blok": {**_KISI, **_TEBAL},
    "jumlah_teks": {**_KISI, **_TEBAL, "align": "center"},
    "jumlah_rupiah": {**_KANAN, **_TEBAL, "num_format": RUPIAH},
    "jumlah_persen": {**_KANAN, **_TEBAL, "num_format": PERSEN},
    "kosong": {**_KISI, "italic": True, "align": "center", "valign": "vcenter"},
    "catatan": {"font_size": UKURAN_CATATAN, "text_wrap": True, "valign": "top", "align": "left"},
    "ttd": {"align": "center", "text_wrap": True, "valign": "top"},
    "ttd_nama": {"align": "center", "text_wrap": True, "valign": "top", "bold": True, "underline": 1},
    "draf": {"bold": True, "font_size": 11, "font_color": "#FFFFFF", "bg_color": MERAH, "valign": "vcenter", "text_wrap": True},
    "bagian": {"bold": True, "bottom": 1},
    "daftar_kepala": {**_KEPALA, "align": "left"},
    "daftar": {**_KISI, "align": "left"},
    "daftar_galat": {**_KISI, "align": "left", "font_color": MERAH, "bold": True},
    "isi": {"align": "left", "valign": "top"},
    "isi_lipat": {"align": "left", "valign": "top", "text_wrap": True},
    "isi_bulat": {"align": "left", "valign": "top", "num_format": BULAT},
    "isi_ribuan": {"align": "right", "valign": "top", "num_format": RUPIAH},
    "isi_rupiah": {"align": "right", "valign": "top", "num_format": RUPIAH_SEN},
    "data": {},
    "data_rupiah": {"num_format": RUPIAH_SEN},
    "data_persen": {"num_format": PERSEN},
}

FOLIO = 14  # Excel's code of 8,5 x 13 in
TEPI = {"left": 0.5, "right": 0.5, "top": 0.6, "bottom": 0.75}
KERTAS_INCI = ((13.0, 8.5), (11.69, 8.27))  # Folio and A4, landscape: a page must be right on both
KAKI = "&L&8&A&R&8Halaman &P dari &N"
KEPALA_DRAF = '&C&"Arial,Bold"&KC00000DRAF - BELUM BOLEH DITANDATANGANI'
PIKSEL_HURUF = 7  # widest digit of Arial 10, and of the workbook's default font
PIKSEL_TEPI = 5


class Gaya:
    """The Formats of one workbook, each made when first used (only used styles get into the file)."""

    __slots__ = ("_buku", "_format")

    def __init__(self, buku: Any) -> None:
        self._buku = buku
        self._format: dict[str, Any] = {}

    def __getitem__(self, nama: str) -> Any:
        """Return the Format of style `nama`; KeyError for a style that is not in the table."""
        ada = self._format.get(nama)
        if ada is None:
            ada = self._format[nama] = self._buku.add_format(GAYA[nama])
        return ada
