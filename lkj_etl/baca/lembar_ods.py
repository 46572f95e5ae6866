"""Sheets of an OpenDocument workbook, by an own expat pass with bounded repeats."""

from __future__ import annotations

import re

from lkj_etl.baca.batas import BARIS_EXCEL, KOLOM_EXCEL
from lkj_etl.baca.format_angka import angka_sah, iso_sah
from lkj_etl.baca.kisi import Catatan, Kisi, Tolak, huruf
from lkj_etl.baca.sel import Sel
from lkj_etl.baca.wadah_zip import Wadah
from lkj_etl.baca.xml_aman import urai_xml

GALAT = re.compile(r"#(?:DIV/0!|REF!|N/A|NAME\?|VALUE!|NUM!|NULL!)|Err:\d{3}")
ANGKA = {"float": "n", "currency": "n", "percentage": "p"}
LEWATI = frozenset({"office:annotation", "table:dde-links", "table:tracked-changes", "table:shapes"})
TERSEMBUNYI = frozenset({"collapse", "filter"})
RUANG = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest",
}
ISI = "content.xml"
MANIFES = "META-INF/manifest.xml"


def ada_makro(wadah: Wadah) -> bool:
    """Say whether the package carries scripts."""
    return any(n.startswith(("basic/", "scripts/")) and not n.endswith("/") for n in wadah.nama())


def baca(wadah: Wadah) -> tuple[list[Kisi], list[Catatan]]:
    """Read every table; raise Tolak on encryption, no visible table, impossible values or repeats over the limit."""
    if wadah.ada(MANIFES):
        unsur: set[str] = set()
        urai_xml(wadah.alirkan(MANIFES), MANIFES, lambda nama, atribut: unsur.add(pendek(nama)), lambda nama: None)
        if "manifest:encryption-data" in unsur:
            raise Tolak("BERKAS-BERSANDI")
    pembaca = _PembacaOds(wadah)
    urai_xml(wadah.alirkan(ISI), ISI, pembaca.mulai, pembaca.selesai, pembaca.teks, wadah.batas.kedalaman_xml)
    if not pembaca.lembar_kerja:
        raise Tolak("BENTUK-LAIN", bentuk="dokumen OpenDocument bukan lembar kerja")
    # LibreOffice keeps copies of linked files as hidden tables named after them: not sheets of this workbook.
    lembar = [k for k in pembaca.hasil if not (k.tersembunyi and k.nama.startswith("'file:"))]
    if not lembar:
        raise Tolak("LEMBAR-TIDAK-ADA")
    if all(k.tersembunyi for k in lembar):
        raise Tolak("LEMBAR-TAK-TERLIHAT")
    ada = (("TAUTAN-LUAR", pembaca.luar), ("TAUTAN-DDE", pembaca.dde))
    return lembar, [Catatan(kode, "-", "-", {}) for kode, terlihat in ada if terlihat]


def pendek(nama: str) -> str:
    """Return "table:name" from "urn:...:table:1.0 name"; "" for a namespace that is not read."""
    ruang, _, unsur = nama.rpartition(" ")
    awalan = RUANG.get(ruang)
    return f"{awalan}:{unsur}" if awalan else ""


class _PembacaOds:
    """What expat has seen of content.xml."""

    def __init__(self, wadah: Wadah) -> None:
        self.hasil: list[Kisi] = []
        self.lembar_kerja = self.dde = self.luar = False
        self._batas = wadah.batas
        self._gaya_tersembunyi: set[str] = set()
        self._gaya = ""
        self._kisi: Kisi | None = None
        self._no_baris = self._no_kolom = self._no_lebar = self._terisi = self._ulang_baris = 0
        self._baris: dict[int, Sel] = {}
        self._baris_hilang = False
        self._atribut: dict[str, str] = {}
        self._di_sel = False
        self._paragraf: list[str] = []
        self._di_p = self._lewati = 0
        self._ulangan = 0
        self._nama_pendek: dict[str, str] = {}

    def mulai(self, nama: str, atribut: dict[str, str]) -> None:
        """Dispatch on the element; annotations and drawn shapes inside a cell are passed over."""
        unsur = self._singkat(nama)
        if self._lewati or unsur in LEWATI or (self._di_sel and not self._di_p and not unsur):
            self._lewati += 1
            self.dde = self.dde or unsur in ("table:dde-links", "office:dde-source")
        elif unsur in ("table:table-cell", "table:covered-table-cell"):
            self._atribut = {self._singkat(k): v for k, v in atribut.items()}
            rumus = self._atribut.get("table:formula", "")
            self.dde, self.luar = self.dde or "DDE(" in rumus, self.luar or "'file:" in rumus
            self._di_sel = True
            self._paragraf.clear()
        elif unsur == "text:p" or unsur == "text:h":
            if self._paragraf:
                self._paragraf.append("\n")
            self._di_p += 1
        elif unsur in ("text:s", "text:tab", "text:line-break") and self._di_p:
            isi = {self._singkat(k): v for k, v in atribut.items()}
            spasi = " " * self._bilangan(isi, "text:c", self._batas.baris_teks)
            self._paragraf.append({"text:tab": "\t", "text:line-break": "\n"}.get(unsur, spasi))
        else:
            self._mulai_susunan(unsur, atribut)

    def selesai(self, nama: str) -> None:
        """Close what `mulai` opened."""
        if self._lewati:
            self._lewati -= 1
            return
        unsur = self._singkat(nama)
        if unsur == "text:p" or unsur == "text:h":
            self._di_p -= 1
        elif unsur in ("table:table-cell", "table:covered-table-cell"):
            self._di_sel = False
            self._selesai_sel()
        elif unsur == "table:table-row":
            self._selesai_baris()
        elif unsur == "table:table":
            self._kisi = None

    def teks(self, isi: str) -> None:
        """Collect the text of the paragraphs of a cell."""
        if self._di_p and self._di_sel and not self._lewati:
            self._paragraf.append(isi)

    def _singkat(self, nama: str) -> str:
        hasil = self._nama_pendek.get(nama)
        if hasil is None:
            hasil = self._nama_pendek[nama] = pendek(nama)
        return hasil

    def _mulai_susunan(self, unsur: str, atribut: dict[str, str]) -> None:
        isi = {self._singkat(k): v for k, v in atribut.items()}
        if unsur == "table:table":
            if self._kisi is not None:
                raise Tolak("ODS-RUSAK", self._kisi.nama)
            self._kisi = Kisi(isi.get("table:name", ""), isi.get("table:style-name", "") in self._gaya_tersembunyi)
            self.hasil.append(self._kisi)
            self._no_baris = self._no_lebar = 0
        elif unsur == "table:table-row":
            self._baris, self._no_kolom = {}, 0
            self._ulang_baris = self._bilangan(isi, "table:number-rows-repeated", BARIS_EXCEL)
            self._baris_hilang = isi.get("table:visibility") in TERSEMBUNYI
        elif unsur == "table:table-column" and self._kisi is not None:
            awal = self._no_lebar + 1
            self._no_lebar += self._bilangan(isi, "table:number-columns-repeated", KOLOM_EXCEL)
            if isi.get("table:visibility") in TERSEMBUNYI:
                self._kisi.kolom_tersembunyi.update(range(awal, min(self._no_lebar, KOLOM_EXCEL) + 1))
        elif unsur == "style:style":
            self._gaya = isi.get("style:name", "")
        elif unsur == "style:table-properties" and isi.get("table:display") == "false":
            self._gaya_tersembunyi.add(self._gaya)
        self.lembar_kerja = self.lembar_kerja or unsur == "office:spreadsheet"
        self.luar = self.luar or unsur == "table:table-source"

    def _bilangan(self, isi: dict[str, str], kunci: str, terbesar: int) -> int:
        teks = isi.get(kunci, "1")
        if not (teks.isascii() and teks.isdigit()) or len(teks) > 9:
            raise Tolak("ODS-RUSAK")
        if int(teks) > terbesar:
            raise Tolak("ODS-PENGULANGAN")
        return int(teks)

    def _selesai_sel(self) -> None:
        ulang = self._bilangan(self._atribut, "table:number-columns-repeated", KOLOM_EXCEL)
        awal, self._no_kolom = self._no_kolom + 1, self._no_kolom + ulang
        sel = self._nilai()
        if self._kisi is None:
            return
        lebar = self._bilangan(self._atribut, "table:number-columns-spanned", KOLOM_EXCEL)
        tinggi = self._bilangan(self._atribut, "table:number-rows-spanned", BARIS_EXCEL)
        if lebar > 1 or tinggi > 1:
            self._kisi.gabungan.append((self._no_baris + 1, awal, self._no_baris + tinggi, awal + lebar - 1))
        if sel is None:
            return
        if self._no_kolom > KOLOM_EXCEL:
            raise Tolak("ODS-PENGULANGAN", self._kisi.nama)
        self._baris.update(dict.fromkeys(range(awal, self._no_kolom + 1), sel))

    def _selesai_baris(self) -> None:
        awal, self._no_baris = self._no_baris + 1, self._no_baris + self._ulang_baris
        if not self._baris or self._kisi is None:
            return
        banyak = len(self._baris) * self._ulang_baris
        self._terisi += banyak
        if self._ulang_baris > 1:
            self._ulangan += banyak
        if self._ulangan > self._batas.ulangan_ods or self._no_baris > BARIS_EXCEL:
            raise Tolak("ODS-PENGULANGAN", self._kisi.nama, f"{huruf(min(self._baris))}{awal}")
        if self._terisi > self._batas.sel:
            raise Tolak("LEMBAR-TERLALU-BESAR", self._kisi.nama)
        for nomor in range(awal, self._no_baris + 1):
            self._kisi.baris[nomor] = dict(self._baris) if nomor > awal else self._baris
            if self._baris_hilang:
                self._kisi.baris_tersembunyi.add(nomor)

    def _nilai(self) -> Sel | None:
        """Return the cell that has just ended: its typed value, never the text that shows it rounded."""
        isi, teks = self._atribut, "".join(self._paragraf)
        jenis = isi.get("office:value-type", "")
        if isi.get("calcext:value-type") == "error" or GALAT.fullmatch(teks.strip()):
            return Sel("e", teks.strip() or "#N/A")
        if jenis in ANGKA:
            angka = isi.get("office:value", "").strip()
            if not angka_sah(angka):
                raise self._rusak()
            return Sel(ANGKA[jenis], angka)
        if jenis == "date" and (hari := isi.get("office:date-value", "")):
            if not iso_sah(hari):
                raise self._rusak()
            return Sel("d", hari[:10])
        if jenis == "boolean":
            return Sel("b", "1" if isi.get("office:boolean-value") == "true" else "0")
        if isi.get("table:formula") and not jenis and not teks:
            return Sel("f", "")
        teks = teks or isi.get("office:string-value", "")
        return Sel("s", teks) if teks else None

    def _rusak(self) -> Tolak:
        return Tolak("ODS-RUSAK", self._kisi.nama if self._kisi else "-", f"{huruf(self._no_kolom)}{self._no_baris + 1}")
