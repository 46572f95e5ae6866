"""HTML tables saved as .xls: text only, spans kept as merged ranges, nothing that the page points to is ever fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import TYPE_CHECKING

from lkj_etl.baca.batas import BARIS_EXCEL, KOLOM_EXCEL, Batas
from lkj_etl.baca.format_angka import angka_sah
from lkj_etl.baca.kisi import Catatan, Kisi, Tolak
from lkj_etl.baca.lembar_csv import BOM, uraikan_sandi
from lkj_etl.baca.sel import Sel

if TYPE_CHECKING:
    from lxml.etree import _Element

SANDI = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
SELA = re.compile(r"[ \t\r\n\f]+")
DIAM = frozenset({"script", "style", "noscript", "template", "object", "iframe", "head", "table"})
PUTUS = frozenset({"br", "p", "div", "li"})
SEL, BARIS = frozenset({"td", "th"}), frozenset({"tr"})
SUSUNAN, PEMILIK_BARIS = SEL | BARIS | {"table"}, frozenset({"table", "template"})
RENTANG_TERBESAR = 1_000
AKHIR = re.compile(r"</\s*(?:html|body)\b[^>]*>", re.IGNORECASE)  # libxml2 reads nothing behind it
SEMBUNYI = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def baca(isi: bytes, batas: Batas) -> tuple[list[Kisi], list[Catatan]]:
    """Read every table of the page as a sheet "Tabel 1", "Tabel 2" ...; a nested table is a sheet of its own.

    Several pages may stand one behind another. Raise Tolak where the page is cut short, too deep, holds no table, or rows in none.
    """
    from lxml import etree

    teks, catatan = _sandi(isi)
    rendah = teks.lower()
    if rendah.rfind("</table") < rendah.rfind("<tr"):
        raise Tolak("HTML-TERPOTONG")
    pengurai = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        akar = etree.fromstring(AKHIR.sub("", teks).encode("utf-8", "replace"), pengurai)
    except etree.LxmlError:
        raise Tolak("HTML-RUSAK") from None
    # A fatal error is a limit of depth or length: the rest of the page would be silently missing.
    if akar is None or any(g.level_name == "FATAL" for g in pengurai.error_log):
        raise Tolak("HTML-RUSAK")
    if any({a.tag for a in baris.iterancestors()}.isdisjoint(PEMILIK_BARIS) for baris in akar.iter("tr")):
        raise Tolak("HTML-RUSAK")
    hasil = []
    for nomor, tabel in enumerate(akar.iter("table"), 1):
        kisi = Kisi(f"Tabel {nomor}")
        _isi_tabel(tabel, kisi, batas)
        if kisi.baris:
            hasil.append(kisi)
    if not hasil:
        raise Tolak("HTML-TANPA-TABEL")
    return hasil, catatan


def _sandi(isi: bytes) -> tuple[str, list[Catatan]]:
    """Decode by byte order mark, then by the page's own word, then like any text."""
    nama = SANDI.search(isi[:4096])
    sandi = nama[1].decode("ascii", "replace").lower() if nama else ""
    # A page of single bytes that calls itself UTF-16 is wrong about itself, and browsers ignore it too.
    if sandi and not sandi.startswith("utf-16") and b"\0" not in isi and not isi.startswith(tuple(b for b, _ in BOM)):
        try:
            return isi.decode(sandi), []
        except (LookupError, ValueError):
            pass
    return uraikan_sandi(isi)


def _isi_tabel(tabel: _Element, kisi: Kisi, batas: Batas) -> None:
    """Fill the sheet row by row; `tertutup` holds, per column, how many rows a span from above still covers."""
    tertutup: dict[int, int] = {}
    terisi = 0
    for nomor, unsur in enumerate(_di_dalam(tabel, BARIS), 1):
        baris, tertutup = _isi_baris(unsur, nomor, tertutup, kisi)
        terisi += len(baris)
        if nomor > BARIS_EXCEL or terisi > batas.sel:
            raise Tolak("LEMBAR-TERLALU-BESAR", kisi.nama)
        if baris:
            kisi.baris[nomor] = baris
            if _tersembunyi(unsur):
                kisi.baris_tersembunyi.add(nomor)
    kisi.gabungan = [(b1, k1, min(b2, max(kisi.baris, default=b1)), k2) for b1, k1, b2, k2 in kisi.gabungan]


def _isi_baris(unsur: _Element, nomor: int, tertutup: dict[int, int], kisi: Kisi) -> tuple[dict[int, Sel], dict[int, int]]:
    """Place the cells as a browser does: each goes to the next column that no span from above covers."""
    kolom, baris = 1, {}
    berikut = {k: sisa - 1 for k, sisa in tertutup.items() if sisa > 1}
    for sel in _di_dalam(unsur, SEL):
        while kolom in tertutup:
            kolom += 1
        lebar, tinggi = _rentang(sel.get("colspan"), RENTANG_TERBESAR), _rentang(sel.get("rowspan"), BARIS_EXCEL)
        if lebar > 1 or tinggi > 1:
            kisi.gabungan.append((nomor, kolom, nomor + tinggi - 1, kolom + lebar - 1))
        if tinggi > 1:
            berikut.update(dict.fromkeys(range(kolom, kolom + lebar), tinggi - 1))
        if (nilai := _nilai(sel)) is not None:
            baris[kolom] = nilai
        kolom += lebar
        if kolom > KOLOM_EXCEL + 1:
            raise Tolak("LEMBAR-TERLALU-BESAR", kisi.nama)
    return baris, berikut


def _di_dalam(unsur: _Element, dicari: Set[str]) -> Iterator[_Element]:
    """Yield the rows of a table or the cells of a row, not those of tables inside it, in the order of the page.

    A form or another element that the page puts around some of them is no reason to lose them.
    """
    for anak in unsur:
        if anak.tag in dicari:
            yield anak
        elif anak.tag not in SUSUNAN and anak.tag not in DIAM:
            yield from _di_dalam(anak, dicari)


def _rentang(teks: str | None, terbesar: int) -> int:
    teks = (teks or "").strip()
    if not (teks.isascii() and teks.isdigit()) or len(teks) > 7:
        return 1
    return min(max(int(teks), 1), terbesar)


def _nilai(sel: _Element) -> Sel | None:
    """Return a cell: the stored number of an Excel page (x:num) where there is one, else the text as shown."""
    angka = sel.get("x:num")
    if angka and angka_sah(angka):
        return Sel("n", angka)
    teks = "\n".join(SELA.sub(" ", p).strip(" ") for p in "".join(_teks(sel)).split("\v")).strip("\n")
    return Sel("s", teks) if teks else None


def _teks(unsur: _Element) -> Iterator[str]:
    """Yield the text in a cell without scripts and inner tables; a vertical tab stands for a line break."""
    if unsur.text:
        yield unsur.text.replace("\v", " ")
    for anak in unsur:
        if anak.tag in PUTUS:
            yield "\v"
        if isinstance(anak.tag, str) and anak.tag not in DIAM:
            yield from _teks(anak)
        if anak.tail:
            yield anak.tail.replace("\v", " ")


def _tersembunyi(unsur: _Element) -> bool:
    return unsur.get("hidden") is not None or SEMBUNYI.search(unsur.get("style") or "") is not None
