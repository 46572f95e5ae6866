"""Text tables (csv, txt, tsv): encoding, separator and quoting found from the bytes, every cell kept as text."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter

from lkj_etl.baca.batas import BARIS_EXCEL, KOLOM_EXCEL, Batas
from lkj_etl.baca.kisi import Catatan, Kisi, Tolak, huruf
from lkj_etl.baca.sel import Sel

PEMISAH = ";,\t|"
CONTOH = 200
JUDUL_DICARI = 60
BAGIAN_JUDUL = 0.6
BOM = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
BARIS_SEP = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
AKHIR_BARIS = re.compile(r"[\r\n]")
ANGKA = re.compile(r"[0-9]")
BUKAN_ANGKA = re.compile(r"[^\W\d_]")
# Closes the text: a quote that was never closed swallows this line too.
PENUTUP = "\x1fpenutup\x1f"


def baca(isi: bytes, batas: Batas) -> tuple[list[Kisi], list[Catatan]]:
    """Read a text table as one sheet; rows are numbered as Excel shows them after opening (`sep=` line not counted).

    Raise Tolak on NUL, unknown encoding, a line over the limit, an open quote, or rows longer or shorter than the heading.
    """
    teks, catatan = uraikan_sandi(isi)
    if teks.strip() == "":
        raise Tolak("BERKAS-KOSONG")
    panjang = max(map(len, AKHIR_BARIS.split(teks)))
    if panjang > batas.baris_teks:
        raise Tolak("TEKS-BARIS-PANJANG", batas=str(batas.baris_teks))
    teks, pemisah = _pemisah(teks)
    kisi = Kisi("-")
    lebar: dict[int, int] = {}
    terisi = 0
    for nomor, rekaman in enumerate(_rekaman(teks, pemisah, batas), 1):
        sel = {k: Sel("s", v) for k, v in enumerate(rekaman, 1) if v}
        if sel and any(v.isi.strip() for v in sel.values()):
            kisi.baris[nomor], lebar[nomor] = sel, len(rekaman)
        terisi += len(sel)
        if nomor > BARIS_EXCEL or len(rekaman) > KOLOM_EXCEL or terisi > batas.sel:
            raise Tolak("LEMBAR-TERLALU-BESAR")
    _periksa_lebar(kisi, lebar)
    return [kisi], catatan


def uraikan_sandi(isi: bytes) -> tuple[str, list[Catatan]]:
    """Decode by byte order mark, else as UTF-8, else as Windows-1252 with a finding; raise Tolak where none fits."""
    for tanda, sandi in BOM:
        if isi.startswith(tanda):
            try:
                teks = isi[len(tanda) :].decode(sandi)
            except UnicodeDecodeError:
                raise Tolak("TEKS-PENGODEAN") from None
            break
    else:
        if b"\0" in isi:
            raise Tolak("TEKS-NUL")
        try:
            return isi.decode("utf-8"), []
        except UnicodeDecodeError:
            pass
        try:
            return isi.decode("cp1252"), [Catatan("TEKS-CP1252", "-", "-", {})]
        except UnicodeDecodeError:
            raise Tolak("TEKS-PENGODEAN") from None
    if "\0" in teks:
        raise Tolak("TEKS-NUL")
    return teks, []


def _pemisah(teks: str) -> tuple[str, str]:
    """Return the text without a `sep=` line, and the separator that cuts most lines into equally many cells."""
    if cocok := BARIS_SEP.match(teks):
        return teks[cocok.end() :], cocok[1]
    nilai: dict[str, int] = {}
    for pemisah in PEMISAH:
        contoh = csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah)
        try:
            lebar = Counter(len(r) for r, _ in zip(contoh, range(CONTOH), strict=False) if any(r))
        except csv.Error:
            continue
        nilai[pemisah] = max((banyak * (n - 1) for n, banyak in lebar.items()), default=0)
    return teks, max(nilai, key=lambda p: nilai[p]) if nilai else ","


def _rekaman(teks: str, pemisah: str, batas: Batas) -> list[list[str]]:
    """Cut the text into records; any of CR, LF and CRLF ends one, inside quotes they stay in the cell as LF.

    Raise Tolak where a quote is never closed, or only by the next stray one, rows further down.
    """
    csv.field_size_limit(max(batas.baris_teks, 1) * 2)
    akhir = "" if teks.endswith(("\n", "\r")) else "\n"
    pembaca = csv.reader(io.StringIO(f"{teks}{akhir}{PENUTUP}", newline=""), delimiter=pemisah)
    try:
        rekaman = list(pembaca)
    except csv.Error:
        raise Tolak("TEKS-KUTIP-TERBUKA") from None
    berlipat = pembaca.line_num > len(rekaman)
    if rekaman.pop() != [PENUTUP]:
        raise Tolak("TEKS-KUTIP-TERBUKA")
    for nomor, r in enumerate(rekaman, 1) if berlipat else ():
        for k, v in enumerate(r):
            if _menelan_baris(v, k, len(r), pemisah):
                raise Tolak("TEKS-KUTIP-TERBUKA", "-", f"{huruf(k + 1)}{nomor}")
    return [[v.replace("\r\n", "\n").replace("\r", "\n") if "\r" in v else v for v in r] for r in rekaman]


def _menelan_baris(isi: str, kolom: int, lebar: int, pemisah: str) -> bool:
    """Say whether two stray quotes made one cell of whole rows: its lines hold what the row lacks to its right and, last, to its left.

    A text of several lines may hold separators, too, but not as many in every line and a figure between them.
    """
    garis = [g.split(pemisah) for g in AKHIR_BARIS.split(isi) if g.strip()]
    if len(garis) < 2 or len(garis[0]) < lebar - kolom or len(garis[-1]) <= kolom or any(len(g) < lebar for g in garis[1:-1]):
        return False
    tertelan = [*garis[0][1:], *(sel for g in garis[1:-1] for sel in g), *garis[-1][:-1]]
    return any(ANGKA.search(sel) and not BUKAN_ANGKA.search(sel) for sel in tertelan)


def _periksa_lebar(kisi: Kisi, lebar: dict[int, int]) -> None:
    """Refuse rows with another number of cells than the heading: a separator inside an amount shifts the columns."""
    judul = _baris_judul(kisi, lebar)
    for nomor, sel in kisi.baris.items():
        if nomor <= judul:
            continue
        if max((k for k, v in sel.items() if v.isi.strip()), default=0) > lebar[judul]:
            raise Tolak("TEKS-KOLOM-LEBIH", "-", f"{nomor}:{nomor}", judul=str(lebar[judul]), ada=str(lebar[nomor]))
        if lebar[nomor] < lebar[judul]:
            raise Tolak("TEKS-KOLOM-KURANG", "-", f"{nomor}:{nomor}", judul=str(lebar[judul]), ada=str(lebar[nomor]))


def _baris_judul(kisi: Kisi, lebar: dict[int, int]) -> int:
    """Return the first row that names most columns in words; titles above it may be shorter."""
    lazim, _ = Counter(lebar.values()).most_common(1)[0]
    for nomor, sel in list(kisi.baris.items())[:JUDUL_DICARI]:
        kata = sum(BUKAN_ANGKA.search(v.isi) is not None for v in sel.values())
        if kata >= max(2, BAGIAN_JUDUL * lazim):
            return nomor
    return next(n for n, banyak in lebar.items() if banyak == lazim)
