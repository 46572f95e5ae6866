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
    semua, berlipat = _rekaman(teks, pemisah, batas)
    for nomor, rekaman in enumerate(semua, 1):
        sel = {k: Sel("s", v) for k, v in enumerate(rekaman, 1) if v}
        if sel and any(v.isi.strip() for v in sel.values()):
            kisi.baris[nomor], lebar[nomor] = sel, len(rekaman)
        terisi += len(sel)
        if nomor > BARIS_EXCEL or len(rekaman) > KOLOM_EXCEL or terisi > batas.sel:
            raise Tolak("LEMBAR-TERLALU-BESAR")
    judul = _baris_judul(kisi, lebar)
    if berlipat:
        _periksa_kutip(kisi, lebar[judul], pemisah)
    _periksa_lebar(kisi, lebar, judul)
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


def _rekaman(teks: str, pemisah: str, batas: Batas) -> tuple[list[list[str]], bool]:
    """Cut the text into records; any of CR, LF and CRLF ends one, inside quotes they stay in the cell as LF.

    Return also whether any does; raise Tolak where a quote is never closed.
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
    return [[v.replace("\r\n", "\n").replace("\r", "\n") if "\r" in v else v for v in r] for r in rekaman], berlipat


def _periksa_kutip(kisi: Kisi, lebar: int, pemisah: str) -> None:
    """Refuse a quote that only the next stray one closes, rows further down: the rows between are one cell, and their rupiah lost."""
    for nomor, sel in kisi.baris.items():
        for k, v in sel.items():
            if "\n" in v.isi and _menelan_baris(v.isi, lebar - k, lebar, pemisah):
                raise Tolak("TEKS-KUTIP-TERBUKA", "-", f"{huruf(k)}{nomor}")


def _menelan_baris(isi: str, sisa: int, lebar: int, pemisah: str) -> bool:
    """Say whether the lines of a cell are rows: the first has the `sisa` cells that follow it, those between have all, the last some.

    A text of several lines may hold separators, too, but not so many in every line and a figure between them.
    """
    garis = [g.split(pemisah) for g in isi.split("\n") if g.strip()]
    if len(garis) < 2:
        return False
    depan, *tengah, ekor = garis
    banyak = len(depan) + len(ekor) - 2
    if len(depan) <= sisa or any(len(g) < lebar for g in tengah) or (not tengah and banyak * 2 < lebar - 1):
        return False
    tertelan = [*depan[1:], *(sel for g in tengah for sel in g), *ekor[:-1]]
    return any(ANGKA.search(sel) and not BUKAN_ANGKA.search(sel) for sel in tertelan)


def _periksa_lebar(kisi: Kisi, lebar: dict[int, int], judul: int) -> None:
    """Refuse rows with another number of cells than the heading: a separator inside an amount shifts the columns."""
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
