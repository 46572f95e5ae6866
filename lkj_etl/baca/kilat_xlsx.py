"""The fast reader of plain sheet parts: rows by cutting text, several times as fast as expat with handlers.

It knows exactly the shape that Excel and the usual libraries write. Every character between <sheetData> and </sheetData>
must belong to that shape; at the first other one it gives up (BentukAsing) and the thorough reader starts again. It never guesses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lkj_etl.baca.kilat_bagian import BentukAsing, BentukBagian, belah
from lkj_etl.baca.sel import Sel
from lkj_etl.baca.sel_xlsx import KOLOM, PembacaLembar

TUTUP = b"</row>"
LEMBAR = BentukBagian(akar=b"<worksheet", awal=b"<sheetData>", tutup=TUTUP, akhir=b"</sheetData>")
# Bytes that XML forbids or would change (a CR), two characters that it forbids, and the end of a CDATA section.
KENDALI = bytes(b for b in range(32) if b not in b"\t\n")
TERLARANG = ("\ufffe".encode(), "\uffff".encode(), b"]]>")
NAMA = "[A-Za-z][A-Za-z0-9]*(?::[A-Za-z][A-Za-z0-9]*)?"
BARIS = re.compile(rf'<row((?: {NAMA}="[^"<>&]*")*)(/?)>')
ATRIBUT = re.compile(rf' ({NAMA})="([^"]*)"')
MULAI_SEL, AKHIR_NILAI = '<c r="', "</v></c>"
ISI_SEL = re.compile(
    r'((?: s="([0-9]{1,5})")?(?: t="([a-zA-Z]{1,9})")?/?>)'
    r'(?:(?<=/>)|(?<!/>)(?:<f>([^<]*)</f>)?(?:<v>([^<]*)</v>|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)?</c>)',
)
SEL = re.compile(rf'([A-Z]{{1,3}})([0-9]{{1,7}})"{ISI_SEL.pattern}')
LAIN, KOSONG, BERSAMA, ANGKA = range(4)
ENTITAS = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}
PEMISAH = "\x01"  # no XML text holds this character
RUJUKAN = re.compile("&[^;]*;?")
RUJUKAN_NOMOR = re.compile("&#(?:([0-9]{1,7})|x([0-9A-Fa-f]{1,6}));")
# What a reference by number may stand for: the characters of XML.
HURUF_XML = (range(9, 11), range(13, 14), range(0x20, 0xD800), range(0xE000, 0xFFFE), range(0x10000, 0x110000))


def sari(pembaca: PembacaLembar, potongan: Iterator[bytes], baris_dari: Callable[[PembacaLembar, bytes], Baris]) -> Iterator[bytes]:
    """Take the rows out of a sheet part and give them to `pembaca`; yield what is left, for expat to judge."""
    return belah(LEMBAR, potongan, lambda kepala: baris_dari(pembaca, kepala).ambil)


class Baris:
    """Reads rows of the plain shape into the sheet of `pembaca`."""

    def __init__(self, pembaca: PembacaLembar, kepala: bytes) -> None:
        self._pembaca = pembaca
        self._kepala = kepala
        self._teks = self._teks_bersama()
        # What stands behind the address -> what kind of cell that is: the few combinations that a sheet repeats.
        self._dikenal: dict[str, int] = {}

    def _teks_bersama(self) -> dict[str, Sel | None]:
        return {str(i): sel for i, sel in enumerate(self._pembaca.teks)}

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
            self._pembaca.mulai_baris(self.atribut(cocok[1]))
            letak = cocok.end()
            if not cocok[2]:
                if letak < len(teks):
                    raise BentukAsing
                return True
            self._pembaca.selesai_baris()
        return False

    def atribut(self, teks: str) -> dict[str, str]:
        """Return the attributes of a row tag; raise BentukAsing where one stands twice or has a prefix that nobody declared."""
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
        atribut, gaya, jenis = cocok.group(3, 4, 5)
        if atribut.endswith("/>"):
            self._dikenal.setdefault(atribut, LAIN if jenis == "e" else KOSONG)
        elif jenis == "s" or (jenis in (None, "n") and gaya not in self._pembaca.gaya):
            self._dikenal.setdefault(atribut, BERSAMA if jenis == "s" else ANGKA)
        return nilai_sel(self._pembaca, *cocok.groups()[3:])


def nilai_sel(
    pembaca: PembacaLembar, gaya: str | None, jenis: str | None, rumus: str | None, isi: str | None, sebaris: str | None
) -> Sel | None:
    """Return the cell of what ISI_SEL found behind its address."""
    if rumus:
        pembaca.lihat_rumus(teks_xml(rumus))
    return pembaca.nilai(jenis, gaya, teks_xml(isi or sebaris or ""), rumus is not None, isi is not None)


def teks_xml(teks: str) -> str:
    """Replace the references of XML, by name or by number; raise BentukAsing at any other."""
    return RUJUKAN.sub(_huruf, teks) if "&" in teks else teks


def _huruf(rujukan: re.Match[str]) -> str:
    if (huruf := ENTITAS.get(rujukan[0])) is not None:
        return huruf
    cocok = RUJUKAN_NOMOR.fullmatch(rujukan[0])
    nomor = -1 if cocok is None else int(cocok[1]) if cocok[1] else int(cocok[2], 16)
    if not any(nomor in rentang for rentang in HURUF_XML):
        raise BentukAsing
    return chr(nomor)


def teks_xml_semua(semua: list[str]) -> list[str]:
    """Do the same for many texts at once."""
    satu = PEMISAH.join(semua)
    if "&" not in satu:
        return semua
    if satu.count("&") == satu.count("&amp;"):  # nearly always
        return satu.replace("&amp;", "&").split(PEMISAH)
    if satu.count("&") != sum(map(satu.count, ENTITAS)):
        return teks_xml(satu).split(PEMISAH)  # no reference stands for the separator
    for rujukan, huruf in ENTITAS.items():  # the ampersand comes last: what it gives is no reference any more
        satu = satu.replace(rujukan, huruf)
    return satu.split(PEMISAH)
