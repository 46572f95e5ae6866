"""The fast reader of plain sheet parts: rows by cutting text, several times as fast as expat with handlers.

It knows exactly the shape that Excel and the usual libraries write. Every character between <sheetData> and </sheetData>
must belong to that shape; at the first other one it gives up (BentukAsing) and the thorough reader starts again. It never guesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkj_etl.baca.kisi import Sel
from lkj_etl.baca.sel_xlsx import KOLOM, PembacaLembar

AWAL, AKHIR, TUTUP = b"<sheetData>", b"</sheetData>", b"</row>"
KEPALA_TERBESAR = 1 << 20
BARIS_TERBESAR = 8 << 20
# Bytes that XML forbids or would change (a CR), two characters that it forbids, and the end of a CDATA section.
KENDALI = bytes(b for b in range(32) if b not in b"\t\n")
TERLARANG = ("\ufffe".encode(), "\uffff".encode(), b"]]>")
_NAMA = "[A-Za-z][A-Za-z0-9]*(?::[A-Za-z][A-Za-z0-9]*)?"
BARIS = re.compile(rf'<row((?: {_NAMA}="[^"<>&]*")*)(/?)>')
ATRIBUT = re.compile(rf' ({_NAMA})="([^"]*)"')
MULAI_SEL, AKHIR_NILAI = '<c r="', "</v></c>"
SEL = re.compile(
    r'([A-Z]{1,3})([0-9]{1,7})"((?: s="([0-9]{1,5})")?(?: t="([a-zA-Z]{1,9})")?/?>)'
    r'(?:(?<=/>)|(?<!/>)(?:<f>([^<]*)</f>)?(?:<v>([^<]*)</v>|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)?</c>)',
)
LAIN, KOSONG, BERSAMA, ANGKA = range(4)
ENTITAS = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}
RUJUKAN = re.compile("&[^;]*;?")


class BentukAsing(Exception):
    """The part has another shape than the fast reader knows."""


def sari(pembaca: PembacaLembar, potongan: Iterator[bytes]) -> Iterator[bytes]:
    """Take the rows out of a sheet part and give them to `pembaca`; yield what is left, for expat to judge."""
    kepala, sisa = _kepala(potongan)
    yield kepala
    baris = _Baris(pembaca, kepala)
    while (letak := sisa.find(AKHIR)) < 0:
        batas = sisa.rfind(TUTUP) + len(TUTUP)
        if batas >= len(TUTUP):
            baris.ambil(sisa[:batas])
            sisa = sisa[batas:]
        isi = next(potongan, None)
        if isi is None or len(sisa) > BARIS_TERBESAR:
            raise BentukAsing
        sisa += isi
    baris.ambil(sisa[:letak])
    yield sisa[letak:]
    yield from potongan


def _kepala(potongan: Iterator[bytes]) -> tuple[bytes, bytes]:
    """Return the part up to and with <sheetData>, and what follows; only UTF-8, no prefix, no comment."""
    isi = b""
    while (letak := isi.find(AWAL)) < 0:
        lanjut = next(potongan, None)
        if lanjut is None or len(isi) > KEPALA_TERBESAR:
            raise BentukAsing
        isi += lanjut
    kepala = isi[: letak + len(AWAL)]
    sandi = re.search(rb"encoding=[\"']([^\"']*)", kepala[:200])
    if b"<worksheet" not in kepala or b"<!" in kepala or (sandi and sandi[1].lower() != b"utf-8"):
        raise BentukAsing
    return kepala, isi[len(kepala) :]


class _Baris:
    """Reads rows of the plain shape into the sheet of `pembaca`."""

    def __init__(self, pembaca: PembacaLembar, kepala: bytes) -> None:
        self._pembaca = pembaca
        self._kepala = kepala
        self._teks = {str(i): sel for i, sel in enumerate(pembaca.teks)}
        # What stands behind the address -> what kind of cell that is: the few combinations that a sheet repeats.
        self._dikenal: dict[str, int] = {}

    def ambil(self, isi: bytes) -> None:
        """Read a stretch of whole rows; raise BentukAsing at anything else."""
        if len(isi.translate(None, KENDALI)) < len(isi) or any(t in isi for t in TERLARANG):
            raise BentukAsing
        try:
            teks = isi.decode("utf-8")
        except UnicodeDecodeError:
            raise BentukAsing from None
        *utuh, ekor = teks.split("</row>")
        for satu in utuh:
            pembuka, *sel = satu.split(MULAI_SEL)
            if not self._buka(pembuka):
                raise BentukAsing
            self._sel(sel)
            self._pembaca.selesai_baris()
        if self._buka(ekor):
            raise BentukAsing

    def _buka(self, teks: str) -> bool:
        """Take the row tags of the text: rows without any cell, at most one that stays open. Say whether one is open."""
        letak = 0
        while letak < len(teks):
            cocok = BARIS.match(teks, letak)
            if cocok is None:
                raise BentukAsing
            self._pembaca.mulai_baris(self._atribut(cocok[1]))
            letak = cocok.end()
            if not cocok[2]:
                if letak < len(teks):
                    raise BentukAsing
                return True
            self._pembaca.selesai_baris()
        return False

    def _atribut(self, teks: str) -> dict[str, str]:
        pasangan = ATRIBUT.findall(teks)
        hasil = dict(pasangan)
        asing = any(":" in n and f"xmlns:{n.partition(':')[0]}=".encode() not in self._kepala for n in hasil)
        if len(hasil) < len(pasangan) or "xmlns" in hasil or asing:
            raise BentukAsing
        return hasil

    def _sel(self, potongan: list[str]) -> None:
        """Read the cells of the open row, each cut behind its `<c r="`."""
        baris, teks_bersama, dikenal, buat = self._pembaca.baris, self._teks, self._dikenal, tuple.__new__
        nomor, terakhir = f'{self._pembaca.teks_baris}"', 0
        for satu in potongan:
            depan, ada, nilai = satu.partition("<v>")
            huruf, _, atribut = depan.partition(nomor)
            kolom = KOLOM[huruf]
            if kolom <= terakhir:
                raise BentukAsing
            terakhir = kolom
            kenal = dikenal.get(atribut)
            if kenal == KOSONG and not ada:
                continue
            isi = nilai[:-8]
            if kenal == BERSAMA and isi in teks_bersama and nilai.endswith(AKHIR_NILAI):
                sel = teks_bersama[isi]
            elif kenal == ANGKA and isi.isdigit() and isi.isascii() and nilai.endswith(AKHIR_NILAI):
                sel = buat(Sel, ("n", isi))
            else:
                sel = self._sel_lain(satu)
            if sel is not None:
                baris[kolom] = sel

    def _sel_lain(self, satu: str) -> Sel | None:
        """Read one cell of any type by the strict pattern, and remember its attributes where they are the common ones."""
        cocok = SEL.fullmatch(satu)
        if cocok is None or cocok[2] != self._pembaca.teks_baris:
            raise BentukAsing
        _, _, atribut, gaya, jenis, rumus, isi, sebaris = cocok.groups()
        if atribut.endswith("/>"):
            self._dikenal.setdefault(atribut, LAIN if jenis == "e" else KOSONG)
        elif jenis == "s" or (jenis is None and gaya not in self._pembaca.gaya):
            self._dikenal.setdefault(atribut, BERSAMA if jenis == "s" else ANGKA)
        _teks_xml(rumus or "")
        return self._pembaca.nilai(jenis, gaya, _teks_xml(isi or sebaris or ""), rumus is not None, isi is not None)


def _teks_xml(teks: str) -> str:
    """Replace the five entities of XML; raise BentukAsing at any other reference."""
    if "&" not in teks:
        return teks
    try:
        return RUJUKAN.sub(lambda m: ENTITAS[m[0]], teks)
    except KeyError:
        raise BentukAsing from None
