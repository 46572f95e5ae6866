"""The cells of one sheet part of an xlsx workbook, by expat: every type as stored, disorder refused."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lkj_etl.baca.batas import BARIS_EXCEL, KOLOM_EXCEL, Batas
from lkj_etl.baca.format_angka import angka_sah, iso_sah, iso_serial
from lkj_etl.baca.kisi import Kisi, Tolak, huruf
from lkj_etl.baca.paket_xlsx import BENAR, NS_LEMBAR, LembarBuku, buka_lolos
from lkj_etl.baca.sel import Sel
from lkj_etl.baca.xml_aman import pengurai

KUTIPAN = re.compile('"[^"]*"')
DDE = re.compile(r"\w\|[^!]+!")


def kolom_huruf(teks: str) -> int:
    """Return the column number of its letters, 0 where they are none: A -> 1, XFD -> 16384, A1 -> 0."""
    if not 1 <= len(teks) <= 3 or not (teks.isascii() and teks.isalpha() and teks.isupper()):
        return 0
    nomor = 0
    for satu in teks:
        nomor = nomor * 26 + ord(satu) - 64
    return nomor if nomor <= KOLOM_EXCEL else 0


def urai_rentang(rujukan: str) -> tuple[int, int, int, int] | None:
    """Return (first row, first column, last row, last column) of "A1:B2" or "A1", None where it is no range."""
    ujung = []
    for satu in rujukan.split(":"):
        depan = satu.rstrip("0123456789")
        kolom, angka = kolom_huruf(depan), satu[len(depan) :]
        if not kolom or not 1 <= len(angka) <= 7 or not 1 <= int(angka) <= BARIS_EXCEL:
            return None
        ujung.append((int(angka), kolom))
    if len(ujung) > 2:
        return None
    (b1, k1), (b2, k2) = ujung[0], ujung[-1]
    return (b1, k1, b2, k2) if b1 <= b2 and k1 <= k2 else None


class _Kolom(dict[str, int]):
    """Column numbers by letters, worked out once each."""

    def __missing__(self, teks: str) -> int:
        self[teks] = nomor = kolom_huruf(teks)
        return nomor


KOLOM = _Kolom()


class PembacaLembar:
    """What expat has seen of one sheet part; the handlers run millions of times, so state is plain attributes."""

    def __init__(self, batas: Batas, lembar: LembarBuku, teks: Sequence[Sel | None], gaya: dict[str, str], basis_1904: bool) -> None:
        self.batas, self._lembar, self.teks, self.gaya = batas, lembar, teks, gaya
        self.kisi = Kisi(lembar.nama, lembar.tersembunyi, basis_1904=basis_1904)
        self._potongan: list[str] = []
        self.kolom = KOLOM
        self.baris: dict[int, Sel] = {}
        self._atribut: dict[str, str] = {}
        self.baris_terakhir = self._no_kolom = self._terisi = self._dalam = 0
        self._di_baris = self._di_sel = self._ada_f = self._ada_v = self._fonetik = self.dde = False
        self.teks_baris = self._isi = ""
        self.urai = pengurai(lembar.bagian)
        self.urai.StartElementHandler = self._akar

    def _tolak(self, kode: str, sel: str = "-") -> Tolak:
        aman = "".join(x for x in sel[:20] if x.isascii() and x.isprintable())
        return Tolak(kode, self._lembar.nama, aman or "-", bagian=self._lembar.bagian)

    def _di_sini(self) -> str:
        return f"{huruf(self._no_kolom)}{self.baris_terakhir}"

    def _akar(self, nama: str, atribut: dict[str, str]) -> None:
        """Take the namespace (Transitional or Strict, any prefix) from the root element, then listen to the cells."""
        ruang, _, unsur = nama.rpartition(" ")
        if unsur != "worksheet" or ruang not in NS_LEMBAR:
            raise self._tolak("XLSX-RUSAK")
        self._el_c, self._el_v, self._el_f, self._el_t, self._el_row = (f"{ruang} {x}" for x in ("c", "v", "f", "t", "row"))
        self.urai.StartElementHandler = self._mulai
        self.urai.EndElementHandler = self._selesai
        self.urai.CharacterDataHandler = self._potongan.append

    def _mulai(self, nama: str, atribut: dict[str, str]) -> None:
        if nama == self._el_v or nama == self._el_t:
            self._potongan.clear()
        elif nama == self._el_c:
            if not self._di_baris or self._di_sel:
                raise self._tolak("XLSX-RUSAK")
            rujukan = atribut.get("r")
            if rujukan is None:
                kolom = self._no_kolom + 1
            elif not rujukan.endswith(self.teks_baris) or not (kolom := self.kolom[rujukan[: -len(self.teks_baris)]]):
                raise self._tolak("XLSX-RUJUKAN", rujukan)
            if kolom <= self._no_kolom:
                raise self._tolak("XLSX-URUTAN", rujukan or "-")
            self._no_kolom, self._atribut, self._isi = kolom, atribut, ""
            self._di_sel, self._ada_f, self._ada_v = True, False, False
        elif nama == self._el_row:
            self.mulai_baris(atribut)
        elif nama == self._el_f:
            self._ada_f = True
            self._potongan.clear()
        else:
            self._dalam += 1
            if self._dalam > self.batas.kedalaman_xml:
                raise self._tolak("XML-TERLALU-DALAM")
            self._fonetik = self._fonetik or nama.endswith(" rPh")
            self._sekitar(nama, atribut)

    def _selesai(self, nama: str) -> None:
        if nama == self._el_v:
            self._isi, self._ada_v = "".join(self._potongan), True
        elif nama == self._el_c:
            self._di_sel = False
            if (self._isi or self._ada_f or self._atribut.get("t") == "e") and (sel := self._nilai_sel()) is not None:
                self.baris[self._no_kolom] = sel
        elif nama == self._el_row:
            self.selesai_baris()
        elif nama == self._el_t:
            if self._di_sel and not self._fonetik:
                self._isi += "".join(self._potongan)
        elif nama == self._el_f:
            self.lihat_rumus("".join(self._potongan))
        else:
            self._dalam -= 1
            self._fonetik = self._fonetik and not nama.endswith(" rPh")

    def _nilai_sel(self) -> Sel | None:
        return self.nilai(self._atribut.get("t"), self._atribut.get("s"), self._isi, self._ada_f, self._ada_v)

    def lihat_rumus(self, rumus: str) -> None:
        """Look whether a formula asks another program (program|topic!item): a DDE link that stands in no part of its own."""
        self.dde = self.dde or ("|" in rumus and DDE.search(KUTIPAN.sub("", rumus)) is not None)

    def mulai_baris(self, atribut: dict[str, str]) -> None:
        """Open a row; raise Tolak where its number is none or not above the last one."""
        teks = atribut.get("r") or str(self.baris_terakhir + 1)
        if self._di_baris or not (teks.isascii() and teks.isdigit()) or len(teks) > 7 or teks[0] == "0" or int(teks) > BARIS_EXCEL:
            raise self._tolak("XLSX-RUJUKAN", f"{teks}:{teks}")
        if int(teks) <= self.baris_terakhir:
            raise self._tolak("XLSX-URUTAN", f"{teks}:{teks}")
        self.baris_terakhir, self.teks_baris, self._no_kolom, self._di_baris, self.baris = int(teks), teks, 0, True, {}
        self._atribut = atribut
        if atribut.get("hidden") in BENAR or atribut.get("ht") == "0":
            self.kisi.baris_tersembunyi.add(self.baris_terakhir)

    def selesai_baris(self) -> None:
        """Keep the row where it holds a cell."""
        self._di_baris = False
        if not self.baris:
            self.kisi.baris_tersembunyi.discard(self.baris_terakhir)
            return
        self._terisi += len(self.baris)
        if self._terisi > self.batas.sel:
            raise self._tolak("LEMBAR-TERLALU-BESAR")
        if self._no_kolom > KOLOM_EXCEL:
            raise self._tolak("XLSX-RUJUKAN", f"{self.teks_baris}:{self.teks_baris}")
        self.kisi.baris[self.baris_terakhir] = self.baris

    def _sekitar(self, nama: str, atribut: dict[str, str]) -> None:
        """Take what stands around the cells: merged ranges and hidden columns."""
        if nama.endswith(" mergeCell"):
            rentang = urai_rentang(atribut.get("ref", ""))
            if rentang is None:
                raise self._tolak("XLSX-RUJUKAN", atribut.get("ref", "-"))
            self.kisi.gabungan.append(rentang)
        elif nama.endswith(" col") and (atribut.get("hidden") in BENAR or atribut.get("width") == "0"):
            awal, akhir = kolom_dari_teks(atribut.get("min")), kolom_dari_teks(atribut.get("max"))
            self.kisi.kolom_tersembunyi.update(range(awal, akhir + 1))

    def nilai(self, jenis: str | None, gaya: str | None, isi: str, ada_f: bool, ada_v: bool) -> Sel | None:
        """Return the cell of this type (t), style (s) and text; `ada_f`, `ada_v`: it has a formula, a stored value."""
        if jenis == "s":
            if not isi:
                return Sel("f", "") if ada_f else None
            if isi.isascii() and isi.isdigit() and (nomor := int(isi)) < len(self.teks):
                return self.teks[nomor]
            raise self._tolak("XLSX-TEKS-BERSAMA", self._di_sini())
        if jenis is None or jenis == "n":
            return self._angka(gaya, isi, ada_f)
        if jenis == "e":
            return Sel("e", isi or "#N/A")
        if ada_f and not ada_v:
            return Sel("f", "")
        return self._bertipe(jenis, isi) if isi else None

    def _bertipe(self, jenis: str, isi: str) -> Sel:
        if jenis == "str" or jenis == "inlineStr":
            return Sel("s", buka_lolos(isi))
        if jenis == "b" and isi in ("0", "1", "true", "false"):
            return Sel("b", "1" if isi in BENAR else "0")
        if jenis == "d" and iso_sah(isi):
            return Sel("d", isi[:10])
        raise self._tolak("XLSX-ANGKA", self._di_sini())

    def _angka(self, gaya: str | None, isi: str, ada_f: bool) -> Sel | None:
        if not angka_sah(isi):
            isi = isi.strip(" \t\r\n")
            if not isi:
                return Sel("f", "") if ada_f else None
            if not angka_sah(isi):
                raise self._tolak("XLSX-ANGKA", self._di_sini())
        tampil = self.gaya.get(gaya, "n") if gaya else "n"
        if tampil != "d":
            return Sel(tampil, isi)
        hari = iso_serial(isi, self.kisi.basis_1904)
        return Sel("d", hari) if hari else Sel("n", isi)


def kolom_dari_teks(teks: str | None) -> int:
    """Return a column number of a `col` element within the sheet, 0 where it is none."""
    return min(int(teks), KOLOM_EXCEL) if teks and len(teks) < 6 and teks.isascii() and teks.isdigit() else 0
