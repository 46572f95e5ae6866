"""Columns of a recognised table as typed values; every doubt becomes a finding at its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import ROUND_DOWN, Decimal

from lkj_etl.baca.mentah import TabelMentah
from lkj_etl.nilai import angka, kode, tanggal
from lkj_etl.nilai.teks import bersihkan, teks_galat
from lkj_etl.temuan import Temuan, temuan

BATAS_SAMA = 100
_SEPERSEJUTA = Decimal("0.000001")


def sampai_sepersejuta(nilai: Decimal) -> Decimal:
    """Cut a figure to the six decimals of a BILANGAN column; rounding here and again to two would lift 81,0349999 to 81,04."""
    return nilai.quantize(_SEPERSEJUTA, ROUND_DOWN)


class Pencatat:
    """Collects the findings of one file; beyond `BATAS_SAMA` alike in one column they are only counted."""

    def __init__(self, berkas: str) -> None:
        self.berkas = berkas
        self.temuan: list[Temuan] = []
        self._banyak: Counter[tuple[str, str, str]] = Counter()

    def catat(self, kode_temuan: str, lembar: str = "-", sel: str = "-", **nilai: object) -> None:
        """Add one finding, unless a hundred of the same kind stand already in that column."""
        kunci = (kode_temuan, lembar, sel.rstrip("0123456789"))
        self._banyak[kunci] += 1
        if self._banyak[kunci] <= BATAS_SAMA:
            self.temuan.append(temuan(kode_temuan, self.berkas, lembar, sel, **nilai))

    def tutup(self) -> list[Temuan]:
        """Return all findings, with one line for each kind that was cut short."""
        for (kode_temuan, lembar, huruf), banyak in self._banyak.items():
            if banyak > BATAS_SAMA:
                kolom = huruf or "-"
                self.temuan.append(
                    temuan("TEMUAN-DIRINGKAS", self.berkas, lembar, "-", banyak=banyak - BATAS_SAMA, kode=kode_temuan, kolom=kolom)
                )
        self._banyak.clear()
        return self.temuan


class Pembaca:
    """Reads the columns of one table; absent columns read as blank. `skala`: rupiah per unit of an amount."""

    def __init__(self, tabel: TabelMentah, pencatat: Pencatat, skala: Decimal = Decimal(1)) -> None:
        self.tabel = tabel
        self.pencatat = pencatat
        self.skala = skala

    def catat(self, kode_temuan: str, kolom: str, i: int, **nilai: object) -> None:
        """Add a finding at row `i` of a column."""
        self.pencatat.catat(kode_temuan, self.tabel.lembar, self.tabel.sel(kolom, i), kolom=self.tabel.kolom[kolom].judul, **nilai)

    def teks(self, kolom: str, *, angka_boleh: bool = True) -> list[str]:
        """Return cleaned text, "" where blank; an error cell or a formula without value is a galat."""
        if kolom not in self.tabel.kolom:
            return [""] * len(self.tabel.baris)
        mentah = self.tabel.kolom[kolom]
        bersih = {isi: bersihkan(isi) for isi in set(mentah.isi)}
        if not set(mentah.jenis) - {"s", "-"} and not any(b.catatan or teks_galat(b.teks) for b in bersih.values()):
            return [bersih[isi].teks for isi in mentah.isi]
        hasil: list[str] = []
        for i, (jenis, isi) in enumerate(zip(mentah.jenis, mentah.isi, strict=True)):
            if jenis in "ef" or teks_galat(isi):
                self.catat("RUMUS-TANPA-NILAI" if jenis == "f" else "SEL-GALAT", kolom, i)
                hasil.append("")
                continue
            if jenis in "npdb" and not angka_boleh:
                self.catat("KODE-ANGKA", kolom, i)
            rapi = bersih[isi]
            for kode_temuan in rapi.catatan:
                self.catat(kode_temuan, kolom, i)
            hasil.append(rapi.teks.removesuffix(".0") if jenis == "n" else rapi.teks)
        return hasil

    def kode(self, kolom: str, baku: Callable[[str], str | None] = kode.kode_baku) -> list[str]:
        """Return canonical codes, "" where blank; a number or a look-alike letter is a galat."""
        hasil: list[str] = []
        dikenal: dict[str, str | None] = {}
        for i, isi in enumerate(self.teks(kolom, angka_boleh=False)):
            if isi not in dikenal:
                dikenal[isi] = baku(isi) if isi else ""
            nilai = dikenal[isi]
            if nilai is None:
                self.catat("KODE-TAK-TERBACA", kolom, i)
            hasil.append(nilai or "")
        return hasil

    def kode_indikator(self, kolom: str) -> list[str]:
        """Return indicator codes as text; a whole number is taken, 1.1 stored as a number may have been 1.10."""
        mentah = self.tabel.kolom[kolom]
        for i, (jenis, isi) in enumerate(zip(mentah.jenis, mentah.isi, strict=True)):
            if jenis in "pdb" or (jenis == "n" and not isi.removesuffix(".0").isdigit()):
                self.catat("KODE-ANGKA", kolom, i)
        return self.teks(kolom)

    def rupiah(self, kolom: str) -> list[Decimal | None]:
        """Return amounts in rupiah to the sen, None where blank or unreadable; two text styles are a galat."""
        return self._bilangan(kolom, self.satu_rupiah, gaya_tunggal=True)

    def bilangan(self, kolom: str) -> list[Decimal | None]:
        """Return figures of an indicator, None where blank or unreadable."""
        return [None if n is None else sampai_sepersejuta(n) for n in self._bilangan(kolom, angka.bilangan)]

    def satu_rupiah(self, jenis: str, isi: str) -> angka.Angka:
        """Read one amount in the scale of this table."""
        return angka.rupiah(jenis, isi, self.skala)

    def _bilangan(self, kolom: str, baca: Callable[[str, str], angka.Angka], *, gaya_tunggal: bool = False) -> list[Decimal | None]:
        if kolom not in self.tabel.kolom:
            return [None] * len(self.tabel.baris)
        mentah = self.tabel.kolom[kolom]
        hasil: list[Decimal | None] = []
        gaya_kolom = ""
        for i, (jenis, isi) in enumerate(zip(mentah.jenis, mentah.isi, strict=True)):
            if jenis == "-":
                hasil.append(None)
                continue
            dibaca = baca(jenis, isi)
            if dibaca.galat:
                self.catat(dibaca.galat, kolom, i)
            for kode_temuan in dibaca.catatan:
                self.catat(kode_temuan, kolom, i)
            if dibaca.gaya and gaya_kolom and dibaca.gaya != gaya_kolom and gaya_tunggal:
                self.catat("ANGKA-DUA-GAYA", kolom, i)
            gaya_kolom = gaya_kolom or dibaca.gaya
            hasil.append(dibaca.nilai)
        return hasil

    def tanggal(self, kolom: str) -> list[date | None]:
        """Return dates, None where blank or unreadable."""
        if kolom not in self.tabel.kolom:
            return [None] * len(self.tabel.baris)
        mentah = self.tabel.kolom[kolom]
        hasil: list[date | None] = []
        for i, (jenis, isi) in enumerate(zip(mentah.jenis, mentah.isi, strict=True)):
            dibaca = tanggal.tanggal(jenis, isi, self.tabel.basis_1904)
            if dibaca.galat:
                self.catat(dibaca.galat, kolom, i)
            for kode_temuan in dibaca.catatan:
                self.catat(kode_temuan, kolom, i)
            hasil.append(dibaca.nilai)
        return hasil
