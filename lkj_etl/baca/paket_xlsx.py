"""The parts around the sheets of an xlsx package: relations, sheet list, shared strings, number formats."""

import posixpath
import re
from typing import NamedTuple

from lkj_etl.baca.format_angka import jenis_format
from lkj_etl.baca.kisi import Tolak
from lkj_etl.baca.sel import Sel
from lkj_etl.baca.wadah_zip import Wadah
from lkj_etl.baca.xml_aman import urai_xml

NS_LEMBAR = frozenset({"http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"})
LOLOS = re.compile(r"_x([0-9A-Fa-f]{4})_")
BENAR = frozenset({"1", "true", "on"})


class Hubungan(NamedTuple):
    """One relation of a part: last word of its type and the part it points to ("" for an external target)."""

    jenis: str
    tujuan: str


class LembarBuku(NamedTuple):
    """One entry of the sheet list, in workbook order."""

    nama: str
    bagian: str
    jenis: str
    tersembunyi: bool


class Buku(NamedTuple):
    """What workbook.xml says: sheets, date system, and the parts with strings and styles (None: absent)."""

    lembar: list[LembarBuku]
    basis_1904: bool
    bagian_teks: str | None
    bagian_gaya: str | None


def lokal(nama: str) -> str:
    """Return the element name without its namespace."""
    return nama.rpartition(" ")[2]


def hubungan(wadah: Wadah, bagian: str) -> dict[str, Hubungan]:
    """Return the relations of a part by their id; empty where it has none."""
    folder, _, dasar = bagian.rpartition("/")
    rels = f"{folder}/_rels/{dasar}.rels".lstrip("/")
    hasil: dict[str, Hubungan] = {}

    def mulai(nama: str, atribut: dict[str, str]) -> None:
        if lokal(nama) != "Relationship":
            return
        tujuan = atribut.get("Target", "").replace("\\", "/")
        if atribut.get("TargetMode") == "External":
            tujuan = ""
        elif tujuan.startswith("/"):
            tujuan = tujuan.lstrip("/")
        else:
            tujuan = posixpath.normpath(posixpath.join(folder, tujuan))
        hasil[atribut.get("Id", "")] = Hubungan(atribut.get("Type", "").rpartition("/")[2], tujuan)

    if wadah.ada(rels):
        urai_xml(wadah.alirkan(rels), rels, mulai, lambda nama: None)
    return hasil


def bagian_utama(wadah: Wadah) -> str | None:
    """Return the name of the main document part of an Office package, None where there is none."""
    return next((h.tujuan for h in hubungan(wadah, "").values() if h.jenis == "officeDocument"), None)


def baca_buku(wadah: Wadah) -> Buku:
    """Read the sheet list; raise Tolak where a listed sheet has no part, or no sheet can be seen."""
    utama = bagian_utama(wadah)
    if utama is None or not wadah.ada(utama):
        raise Tolak("XLSX-BAGIAN-HILANG", bagian=utama or "xl/workbook.xml")
    rel = hubungan(wadah, utama)
    daftar: list[tuple[str, str, str]] = []
    basis_1904 = False

    def mulai(nama: str, atribut: dict[str, str]) -> None:
        nonlocal basis_1904
        ruang, _, unsur = nama.rpartition(" ")
        if ruang not in NS_LEMBAR:
            return
        if unsur == "workbookPr":
            basis_1904 = atribut.get("date1904", "0") in BENAR
        elif unsur == "sheet":
            kunci = next((v for k, v in atribut.items() if k.endswith("/relationships id")), None)
            if kunci != "":  # a macro module of Excel 5 keeps its place in the list but has no part
                daftar.append((atribut.get("name", ""), kunci or "-", atribut.get("state", "visible")))

    urai_xml(wadah.alirkan(utama), utama, mulai, lambda nama: None)
    lembar = [LembarBuku(nama, rel[k].tujuan, rel[k].jenis, keadaan != "visible") for nama, k, keadaan in daftar if k in rel]
    _periksa_lembar(wadah, lembar, len(daftar))
    return Buku(lembar, basis_1904, _bagian(wadah, rel, "sharedStrings"), _bagian(wadah, rel, "styles"))


def _periksa_lembar(wadah: Wadah, lembar: list[LembarBuku], terdaftar: int) -> None:
    if not terdaftar:
        raise Tolak("LEMBAR-TIDAK-ADA")
    nama, bagian = ({x.lower() for x in semua} for semua in ([s.nama for s in lembar], [s.bagian for s in lembar]))
    if min(len(nama), len(bagian)) < terdaftar:
        raise Tolak("XLSX-RUSAK", bagian="xl/workbook.xml")
    for s in lembar:
        if not wadah.ada(s.bagian):
            raise Tolak("XLSX-BAGIAN-HILANG", s.nama, bagian=s.bagian)
    if all(s.tersembunyi for s in lembar):
        raise Tolak("LEMBAR-TAK-TERLIHAT")


def _bagian(wadah: Wadah, rel: dict[str, Hubungan], jenis: str) -> str | None:
    bagian = next((h.tujuan for h in rel.values() if h.jenis == jenis), None)
    if bagian is not None and not wadah.ada(bagian):
        raise Tolak("XLSX-BAGIAN-HILANG", bagian=bagian)
    return bagian


def buka_lolos(teks: str) -> str:
    """Turn _xHHHH_ back into its character; two halves of a pair become one character, a lone half stays."""
    if "_x" not in teks:
        return teks
    hasil = LOLOS.sub(lambda m: chr(int(m[1], 16)), teks)
    if hasil.isascii():
        return hasil
    return hasil.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def baca_teks_bersama(wadah: Wadah, bagian: str) -> list[Sel | None]:
    """Return the shared strings as ready cells, None for an empty one; rich runs joined, phonetic hints left out."""
    teks = _TeksBersama()
    urai_xml(wadah.alirkan(bagian), bagian, teks.mulai, teks.selesai, teks.huruf, wadah.batas.kedalaman_xml)
    return teks.hasil


class _TeksBersama:
    """What expat has seen of the shared strings."""

    def __init__(self) -> None:
        self.hasil: list[Sel | None] = []
        self._potongan: list[str] = []
        self._di_teks = self._fonetik = False

    def mulai(self, nama: str, atribut: dict[str, str]) -> None:
        """Open a string, a phonetic hint or a piece of text."""
        unsur = lokal(nama)
        if unsur == "t":
            self._di_teks = not self._fonetik
        elif unsur == "si":
            self._potongan.clear()
        elif unsur == "rPh":
            self._fonetik = True

    def selesai(self, nama: str) -> None:
        """Close it again."""
        unsur = lokal(nama)
        if unsur == "t":
            self._di_teks = False
        elif unsur == "si":
            isi = buka_lolos("".join(self._potongan))
            self.hasil.append(Sel("s", isi) if isi else None)
        elif unsur == "rPh":
            self._fonetik = False

    def huruf(self, isi: str) -> None:
        """Collect text, but not the space between elements."""
        if self._di_teks:
            self._potongan.append(isi)


def baca_gaya(wadah: Wadah, bagian: str) -> dict[str, str]:
    """Return the cell kind (p or d) per style number; a style without entry shows a plain number."""
    pola: dict[int, str] = {}
    nomor_xf: list[int] = []
    di_sel = False

    def mulai(nama: str, atribut: dict[str, str]) -> None:
        nonlocal di_sel
        unsur = lokal(nama)
        if unsur == "cellXfs":
            di_sel = True
        elif unsur == "numFmt":
            pola[_bulat(atribut.get("numFmtId"))] = atribut.get("formatCode", "")
        elif unsur == "xf" and di_sel:
            nomor_xf.append(_bulat(atribut.get("numFmtId")))

    def selesai(nama: str) -> None:
        nonlocal di_sel
        if lokal(nama) == "cellXfs":
            di_sel = False

    urai_xml(wadah.alirkan(bagian), bagian, mulai, selesai, None, wadah.batas.kedalaman_xml)
    jenis = ((str(i), jenis_format(n, pola.get(n))) for i, n in enumerate(nomor_xf))
    return {i: j for i, j in jenis if j != "n"}


def _bulat(teks: str | None) -> int:
    return int(teks) if teks and teks.isascii() and teks.isdigit() else 0
