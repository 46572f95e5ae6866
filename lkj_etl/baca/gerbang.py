"""The gate: what a file is by its first bytes, never by its name, and whether its container is sound."""

from __future__ import annotations

import os

from lkj_etl.baca.batas import MIB, Batas
from lkj_etl.baca.kisi import Catatan, Tolak
from lkj_etl.baca.wadah_zip import Wadah

KEPALA = 8192
TANDA_ZIP = (b"PK\3\4", b"PK\5\6")
TANDA_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TANDA_BIFF = tuple(bytes([9, versi, panjang, 0]) for versi in (0, 2, 4, 8) for panjang in (4, 6, 8, 16))
BOM = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# Formats that somebody may send by mistake: first bytes -> name for the message.
LAIN = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "dokumen RTF"),
    (b"\x89PNG", "gambar PNG"),
    (b"\xff\xd8\xff", "gambar JPEG"),
    (b"GIF8", "gambar GIF"),
    (b"Rar!", "arsip RAR"),
    (b"7z\xbc\xaf", "arsip 7-Zip"),
    (b"\x1f\x8b", "arsip GZIP"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3", "basis data SQLite"),
    (b"MIME-Version:", "halaman web MHTML"),
)
# What a name promises: extension -> format and its name for the message.
JANJI = {
    "xlsx": "xlsx", "xlsm": "xlsx", "xls": "xls", "ods": "ods",
    "csv": "teks", "txt": "teks", "tsv": "teks", "htm": "html", "html": "html",
}  # fmt: skip
NAMA_BENTUK = {"xlsx": "Excel (xlsx)", "xls": "Excel 97-2003 (xls)", "ods": "OpenDocument (ods)", "teks": "teks (csv)", "html": "HTML"}
NS_XML_2003 = b"urn:schemas-microsoft-com:office:spreadsheet"


def ekstensi(nama: str) -> str:
    """Return the extension of a file name in lower case without the dot, "" where it has none."""
    return os.path.splitext(nama)[1][1:].lower()


def kenali_bentuk(kepala: bytes, nama: str) -> str:
    """Return zip, xls, html or teks from the first bytes; raise Tolak for anything that is no table."""
    if not kepala:
        raise Tolak("BERKAS-KOSONG")
    if kepala.startswith(TANDA_ZIP):
        return "zip"
    if kepala.startswith(TANDA_OLE) or kepala.startswith(TANDA_BIFF):
        return "xls"
    for tanda, bentuk in LAIN:
        if kepala.startswith(tanda):
            raise Tolak("BENTUK-LAIN", bentuk=bentuk)
    return _teks_atau_html(kepala, nama)


def _teks_atau_html(kepala: bytes, nama: str) -> str:
    bom = kepala.startswith(BOM)
    polos = kepala.replace(b"\0", b"") if bom else kepala
    if not bom:
        janggal = sum(b < 32 and b not in (8, 9, 10, 11, 12, 13, 27) for b in kepala)
        if janggal and JANJI.get(ekstensi(nama)) in ("teks", "html") and kepala.count(0) * 8 < len(kepala):
            raise Tolak("TEKS-NUL" if 0 in kepala else "BENTUK-TAK-DIKENAL")
        if janggal:
            raise Tolak("BENTUK-TAK-DIKENAL")
    awal = polos.lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n").lower()
    if not awal.startswith(b"<"):
        # A web application may print a warning before its table.
        return "html" if b"<table" in awal and b"<tr" in awal else "teks"
    if awal.startswith(b"<?xml") and b"<html" not in awal:
        raise Tolak("BENTUK-LAIN", bentuk="XML Spreadsheet 2003" if NS_XML_2003 in awal else "XML")
    return "html"


def kenali_zip(wadah: Wadah) -> str:
    """Return xlsx or ods for a zip with such parts; raise Tolak for any other zip."""
    if wadah.ada("[Content_Types].xml"):
        from lkj_etl.baca.paket_xlsx import bagian_utama

        utama = (bagian_utama(wadah) or "").lower()
        if utama.endswith(".bin"):
            raise Tolak("BENTUK-LAIN", bentuk="Excel biner (xlsb)")
        if utama.startswith(("word/", "ppt/")):
            raise Tolak("BENTUK-LAIN", bentuk="dokumen Word atau PowerPoint")
        return "xlsx"
    if wadah.ada("content.xml"):
        return "ods"
    raise Tolak("BENTUK-LAIN", bentuk="arsip ZIP")


def periksa_nama(bentuk: str, nama: str, makro: bool) -> list[Catatan]:
    """Compare the content with the extension; raise Tolak for macros that hide behind another name than xlsm, xls or ods."""
    akhiran = ekstensi(nama)
    catatan = []
    if JANJI.get(akhiran) != bentuk or (akhiran == "xlsm" and not makro):
        if makro and bentuk == "xlsx":
            raise Tolak("MAKRO-TERSAMAR", nama=akhiran)
        isi = "Excel tanpa makro (xlsx)" if JANJI.get(akhiran) == bentuk else NAMA_BENTUK[bentuk]
        catatan.append(Catatan("ISI-LAIN-DARI-NAMA", "-", "-", {"akhiran": akhiran, "bentuk": isi}))
    elif makro and akhiran == "xlsx":
        raise Tolak("MAKRO-TERSAMAR", nama=akhiran)
    if makro:
        catatan.append(Catatan("MAKRO-DIABAIKAN", "-", "-", {}))
    return catatan


def baca_kepala(jalan: str, batas: Batas) -> bytes:
    """Return the first bytes; raise Tolak, naming the limit, for a file over the limit of its kind."""
    with open(jalan, "rb") as berkas:
        kepala = berkas.read(KEPALA)
        ukuran = os.fstat(berkas.fileno()).st_size
    paling_besar = batas.isi_zip if kepala.startswith(TANDA_ZIP) else batas.berkas_lain
    if ukuran > paling_besar:
        raise Tolak("BERKAS-TERLALU-BESAR", batas=f"{paling_besar // MIB} MB")
    return kepala
