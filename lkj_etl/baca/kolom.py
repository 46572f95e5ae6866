"""Columns of a recognised table as typed values; every doubt becomes a finding at its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import TypeVar

from lkj_etl.baca.kolom_padat import Padat, berbeda, petakan
from lkj_etl.baca.mentah import KolomMentah, TabelMentah
from lkj_etl.nilai import angka, kode, tanggal
from lkj_etl.nilai.teks import GALAT_JENIS, Bersih, bersihkan, teks_galat
from lkj_etl.temuan import Temuan, temuan

T = TypeVar("T")
BATAS_SAMA = 100
_SEPERSEJUTA = Decimal("0.000001")


def sampai_sepersejuta(nilai: Decimal) -> Decimal:
    """Cut a figure to the six decimals of a BILANGAN column; rounding here and again to two would lift 81,0349999 to 81,04."""
    return nilai.quantize(_SEPERSEJUTA, ROUND_DOWN)


def per_beda(mentah: KolomMentah, baca: Callable[[str, str], T]) -> tuple[Collection[T], Sequence[T]]:
    """Read each distinct cell of a column once; return what came out, and the same per row."""
    if isinstance(mentah.isi, Padat) and (semua := _per_kunci(mentah.jenis, mentah.isi, baca)) is not None:
        return semua.terpakai(), semua
    if len(set(mentah.jenis)) == 1:
        satu = mentah.jenis[0]
        menurut_isi = {isi: baca(satu, isi) for isi in dict.fromkeys(mentah.isi)}
        return menurut_isi.values(), list(map(menurut_isi.__getitem__, mentah.isi))
    pasangan = list(zip(mentah.jenis, mentah.isi, strict=True))
    menurut_sel = {sel: baca(*sel) for sel in dict.fromkeys(pasangan)}
    return menurut_sel.values(), list(map(menurut_sel.__getitem__, pasangan))


def _per_kunci(jenis: str, isi: Padat[str], baca: Callable[[str, str], T]) -> Padat[T] | None:
    """Read each distinct cell once; None where equal keys stand for cells of different kinds."""
    menurut_kunci = dict(zip(isi.kunci, jenis, strict=True))
    if len(set(menurut_kunci.values())) > 1 and "".join(map(menurut_kunci.__getitem__, isi.kunci)) != jenis:
        return None
    hasil: list[T | None] = [None] * len(isi.beda)
    for k, satu in menurut_kunci.items():
        hasil[k] = baca(satu, isi.beda[k])
    return Padat(hasil, isi.kunci, isi.pakai())


def _rupiah_polos(mentah: KolomMentah) -> Sequence[Decimal | None] | None:
    """Return the amounts of a column of plain digits, as `angka.rupiah` reads them; None where a cell is anything else."""
    beda = mentah.isi.terpakai() if isinstance(mentah.isi, Padat) else mentah.isi
    semua = "".join(beda)
    if not (semua.isdigit() and semua.isascii() and set(mentah.jenis) <= {"n", "s"} and all(beda)):
        return None
    return petakan(Decimal, mentah.isi) if max(map(len, beda)) <= angka.DIGIT_EXCEL else None


def _teks_polos(mentah: KolomMentah, bersih: dict[str, Bersih]) -> dict[str, str] | None:
    """Return text as typed -> cleaned text where every cell is text and there is nothing to say about any, else None."""
    if set(mentah.jenis) - {"s", "-"} or any(b.catatan or teks_galat(b.teks) for b in bersih.values()):
        return None
    return {isi: b.teks for isi, b in bersih.items()}


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

    def teks(self, kolom: str, *, angka_boleh: bool = True) -> Sequence[str]:
        """Return cleaned text, "" where blank; an error cell or a formula without value is a galat."""
        if kolom not in self.tabel.kolom:
            return [""] * len(self.tabel.baris)
        mentah = self.tabel.kolom[kolom]
        bersih = {isi: bersihkan(isi) for isi in berbeda(mentah.isi)}
        if (polos := _teks_polos(mentah, bersih)) is not None:
            return petakan(polos.__getitem__, mentah.isi)
        hasil: list[str] = []
        for i, (jenis, isi) in enumerate(zip(mentah.jenis, mentah.isi, strict=True)):
            rapi = bersih[isi]
            if jenis in GALAT_JENIS or teks_galat(rapi.teks):
                self.catat(GALAT_JENIS.get(jenis, "SEL-GALAT"), kolom, i)
                hasil.append("")
                continue
            if jenis in "npdb" and not angka_boleh:
                self.catat("KODE-ANGKA", kolom, i)
            for kode_temuan in rapi.catatan:
                self.catat(kode_temuan, kolom, i)
            hasil.append(rapi.teks.removesuffix(".0") if jenis == "n" else rapi.teks)
        return hasil

    def kode(self, kolom: str, baku: Callable[[str], str | None] = kode.kode_baku) -> Sequence[str]:
        """Return canonical codes, "" where blank; a number or a look-alike letter is a galat.

        The number of an office is none of its codes: its row is nobody's, not that of an office 7.01.
        """
        mentah = self.tabel.kolom.get(kolom)
        polos = None if mentah is None else _teks_polos(mentah, {isi: bersihkan(isi) for isi in berbeda(mentah.isi)})
        if mentah is not None and polos is not None:
            terbaca = {isi: baku(teks) if teks else "" for isi, teks in polos.items()}
            if None not in terbaca.values():
                return petakan(lambda isi: terbaca[isi] or "", mentah.isi)
        semua = self.teks(kolom, angka_boleh=False)
        dikenal = {isi: baku(isi) if isi else "" for isi in set(semua)}
        for i, isi in enumerate(semua):
            if dikenal[isi] is None:
                self.catat("KODE-TAK-TERBACA", kolom, i)
        hasil = [dikenal[isi] or "" for isi in semua]
        if kolom != "kode_skpd" or mentah is None:
            return hasil
        return [isi if j in "-s" else "" for isi, j in zip(hasil, mentah.jenis, strict=True)]

    def kode_indikator(self, kolom: str) -> list[str]:
        """Return indicator codes as text, canonical where they are numbers with dots (`1. 1.` is 1.1), else as written.

        A whole number is taken; 1.1 stored as a number may have been 1.10.
        """
        mentah = self.tabel.kolom[kolom]
        for i, (jenis, isi) in enumerate(zip(mentah.jenis, mentah.isi, strict=True)):
            if jenis in "pdb" or (jenis == "n" and not isi.removesuffix(".0").isdigit()):
                self.catat("KODE-ANGKA", kolom, i)
        return [kode.kode_baku(teks) or teks for teks in self.teks(kolom)]

    def rupiah(self, kolom: str) -> Sequence[Decimal | None]:
        """Return amounts in rupiah to the sen, None where blank or unreadable; two text styles are a galat."""
        return self._bilangan(kolom, self.satu_rupiah, gaya_tunggal=True)

    def bilangan(self, kolom: str) -> list[Decimal | None]:
        """Return figures of an indicator, None where blank or unreadable."""
        return [None if n is None else sampai_sepersejuta(n) for n in self._bilangan(kolom, angka.bilangan)]

    def satu_rupiah(self, jenis: str, isi: str) -> angka.Angka:
        """Read one amount in the scale of this table."""
        return angka.rupiah(jenis, isi, self.skala)

    def _bilangan(self, kolom: str, baca: Callable[[str, str], angka.Angka], *, gaya_tunggal: bool = False) -> Sequence[Decimal | None]:
        if kolom not in self.tabel.kolom:
            return [None] * len(self.tabel.baris)
        mentah = self.tabel.kolom[kolom]
        if gaya_tunggal and self.skala == 1 and (polos := _rupiah_polos(mentah)) is not None:
            return polos
        beda, semua = per_beda(mentah, baca)
        if not any(n.galat or n.catatan for n in beda) and len({n.gaya for n in beda if n.gaya}) <= 1:
            return petakan(lambda n: n.nilai, semua)
        hasil: list[Decimal | None] = []
        gaya_kolom = ""
        for i, (jenis, dibaca) in enumerate(zip(mentah.jenis, semua, strict=True)):
            if jenis == "-":
                hasil.append(None)
                continue
            if dibaca.galat:
                self.catat(dibaca.galat, kolom, i)
            for kode_temuan in dibaca.catatan:
                self.catat(kode_temuan, kolom, i)
            if dibaca.gaya and gaya_kolom and dibaca.gaya != gaya_kolom and gaya_tunggal:
                self.catat("ANGKA-DUA-GAYA", kolom, i)
            gaya_kolom = gaya_kolom or dibaca.gaya
            hasil.append(dibaca.nilai)
        return hasil

    def tanggal(self, kolom: str) -> Sequence[date | None]:
        """Return dates, None where blank or unreadable."""
        if kolom not in self.tabel.kolom:
            return [None] * len(self.tabel.baris)
        beda, semua = per_beda(self.tabel.kolom[kolom], lambda jenis, isi: tanggal.tanggal(jenis, isi, self.tabel.basis_1904))
        if not any(t.galat or t.catatan for t in beda):
            return petakan(lambda t: t.nilai, semua)
        hasil: list[date | None] = []
        for i, dibaca in enumerate(semua):
            if dibaca.galat:
                self.catat(dibaca.galat, kolom, i)
            for kode_temuan in dibaca.catatan:
                self.catat(kode_temuan, kolom, i)
            hasil.append(dibaca.nilai)
        return hasil
