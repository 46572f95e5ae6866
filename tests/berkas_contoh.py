"""Small workbooks and damaged ones, built in code; every reader test starts from one of these."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import xlsxwriter

from lkj_etl.baca.anak import baca_berkas
from lkj_etl.baca.batas import Batas
from lkj_etl.baca.kisi import Catatan, Kisi, Tolak

LEMBAR1 = "xl/worksheets/sheet1.xml"
TEKS = "xl/sharedStrings.xml"
BUKU = "xl/workbook.xml"
JENIS = "[Content_Types].xml"
JUDUL = ["Kode Sub Kegiatan", "Nama Sub Kegiatan", "Pagu"]
ISI = [["7.01.01.2.06.0001", "Penyediaan Bahan Kantor", 1169407000], ["7.01.01.2.06.0002", "Penyediaan Jasa", 542505821.5]]
NS_ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def xlsx(isi: Sequence[Sequence[object]] = (JUDUL, *ISI), nama: str = "Rekap") -> bytes:
    """Return a workbook with one sheet; a date gets a date format."""
    keluar = io.BytesIO()
    buku = xlsxwriter.Workbook(keluar, {"in_memory": True})
    lembar = buku.add_worksheet(nama)
    hari = buku.add_format({"num_format": "dd/mm/yyyy"})
    for b, baris in enumerate(isi):
        for k, nilai in enumerate(baris):
            if isinstance(nilai, str):
                lembar.write_string(b, k, nilai)
            elif isinstance(nilai, date):
                lembar.write_datetime(b, k, nilai, hari)
            elif nilai is not None:
                lembar.write_number(b, k, nilai)
    buku.close()
    return keluar.getvalue()


def ubah(
    isi: bytes,
    ganti: Mapping[str, Callable[[str], str]] | None = None,
    tambah: Mapping[str, str | bytes] | None = None,
    buang: Sequence[str] = (),
    metode: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """Rewrite a zip: change the text of parts, add parts, leave parts out."""
    keluar = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as asal, zipfile.ZipFile(keluar, "w", metode) as tujuan:
        for nama in asal.namelist():
            if nama not in buang:
                badan = asal.read(nama)
                tujuan.writestr(nama, ganti[nama](badan.decode()).encode() if ganti and nama in ganti else badan)
        for nama, baru in (tambah or {}).items():
            tujuan.writestr(nama, baru)
    return keluar.getvalue()


def lembar_xml(data: str, akhir: str = "", ruang: str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main") -> bytes:
    """Return a workbook whose only sheet is this XML between <sheetData> and its end."""
    badan = f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{ruang}"><sheetData>{data}</sheetData>{akhir}</worksheet>'
    return ubah(xlsx(), {LEMBAR1: lambda _: badan})


def ods(isi: str, gaya: str = "", tabel: str = 'table:name="Rekap"') -> bytes:
    """Return an OpenDocument workbook whose only table holds this XML."""
    ruang = "".join(f' xmlns:{n}="{NS_ODF}{n}:1.0"' for n in ("office", "table", "text", "style", "drawing"))
    ruang += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    badan = (
        f"<office:automatic-styles>{gaya}</office:automatic-styles>"
        f"<office:body><office:spreadsheet><table:table {tabel}>{isi}</table:table></office:spreadsheet></office:body>"
    )
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w") as z:
        z.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        z.writestr("content.xml", f"<office:document-content{ruang}>{badan}</office:document-content>")
    return keluar.getvalue()


def baca(folder: Path, isi: bytes, nama: str = "contoh.xlsx", batas: Batas | None = None) -> tuple[list[Kisi], list[Catatan]]:
    """Read bytes as the child reads a file of that name."""
    jalan = folder / "salinan"
    jalan.write_bytes(isi)
    _, lembar, catatan = baca_berkas(str(jalan), nama, batas or Batas())
    return lembar, catatan


def sel(kisi: Kisi) -> dict[int, dict[int, tuple[str, str]]]:
    """Return the cells of a sheet as plain tuples."""
    return {b: {k: (s.jenis, s.isi) for k, s in isi.items()} for b, isi in kisi.baris.items()}


def kode_tolak(folder: Path, isi: bytes, nama: str = "contoh.xlsx", batas: Batas | None = None) -> str:
    """Return the code with which a file is refused, "-" where it is read."""
    try:
        baca(folder, isi, nama, batas)
    except Tolak as galat:
        return galat.catatan.kode
    return "-"
