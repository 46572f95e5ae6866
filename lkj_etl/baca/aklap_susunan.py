"""How an AKLAP report is laid out: which rows are data, which level each has, and which rows stand below it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from lkj_etl.baca.baris_total import TOTAL
from lkj_etl.baca.kendali import ada_rupiah, awal_baris
from lkj_etl.baca.kolom import Pembaca
from lkj_etl.baca.mentah import TabelMentah
from lkj_etl.baca.rentang_judul import nomor
from lkj_etl.nilai.kode import dengan_bidang, kode_baku, kode_sub_kegiatan

KODE = ("kode_1", "kode_2", "kode_3", "kode_4")
URUSAN, BIDANG, UNIT, PROGRAM, KEGIATAN, SUB_KEGIATAN, REKENING = range(7)
_SELISIH = re.compile(r"(?:jumlah |total )?\(?(?:surplus|defisit|pembiayaan netto|silpa)\b")
_KATA_JUDUL = re.compile(
    r"kode|uraian|uraian urusan\b.*|kelompok belanja|anggaran|pagu|realisasi|(?:belanja )?(?:operasi|modal|transfer|t(?:id)?ak terduga)"
)


class Pilahan(NamedTuple):
    """Positions in the table: data rows, control totals, and rows with an amount but without any code."""

    data: list[int]
    total: list[int]
    tanpa_kode: list[int]


@dataclass(slots=True)
class Simpul:
    """One data row: level, code, name, the unit and hierarchy above it, and the rows below it."""

    i: int
    tingkat: int
    kode: str
    nama: str
    induk: Simpul | None = None
    anak: list[Simpul] = field(default_factory=list)

    def leluhur(self, tingkat: int) -> Simpul | None:
        """Return the row itself or the row above it that has this level."""
        simpul: Simpul | None = self
        while simpul is not None and simpul.tingkat != tingkat:
            simpul = simpul.induk
        return simpul

    def daun(self) -> list[Simpul]:
        """Return the lowest rows below, the row itself where nothing stands below it."""
        return [d for a in self.anak for d in a.daun()] if self.anak else [self]


def pilah(tabel: TabelMentah, rupiah: list[str]) -> Pilahan:
    """Tell data from totals, repeated headings, column numbers and footers (words below the last code or total, also place and date)."""
    hasil = Pilahan([], [], [])
    for i in range(len(tabel.baris)):
        kode, uraian = [_isi(tabel, k, i) for k in KODE], _isi(tabel, "uraian", i)
        awal = awal_baris((*kode, uraian))
        berkode = _berangka(kode)
        if nomor(uraian) or _SELISIH.match(awal) or (_KATA_JUDUL.fullmatch(awal) and not berkode):
            continue
        if TOTAL.match(awal):
            hasil.total.append(i)
        elif berkode:
            hasil.data.append(i)
        elif _berangka(_isi(tabel, k, i) for k in rupiah):
            hasil.tanpa_kode.append(i)
    akhir = max([*hasil.data, *hasil.total], default=-1)
    return hasil._replace(tanpa_kode=[i for i in hasil.tanpa_kode if i < akhir or ada_rupiah(tabel, rupiah, i)])


def _berangka(isi: Iterable[str]) -> bool:
    """Say whether any of these cells holds a digit."""
    return any(h.isdigit() for teks in isi for h in teks)


def _isi(tabel: TabelMentah, kolom: str, i: int) -> str:
    return tabel.kolom[kolom].isi[i].strip().removesuffix(".0")


def susun(pembaca: Pembaca) -> list[Simpul]:
    """Return every data row with its level, parent and children.

    Level: fourth code column = rekening; third = program, kegiatan or sub kegiatan by its dots; second = unit;
    first = urusan, with a dot bidang (rule of the AKLAP form). X.XX becomes the bidang above.
    """
    kode = [pembaca.kode(k, kode_sub_kegiatan if k == "kode_3" else kode_baku) for k in KODE]
    nama = pembaca.teks("uraian")
    hasil: list[Simpul] = []
    tumpukan: dict[int, Simpul] = {}
    bidang = ""
    for i in range(len(nama)):
        tingkat, isi = _tingkat(*(k[i] for k in kode))
        bidang = isi if tingkat == BIDANG else bidang
        simpul = Simpul(i, tingkat, dengan_bidang(isi, bidang), nama[i])
        hasil.append(simpul)
        simpul.induk = next((tumpukan[t] for t in range(min(tingkat, REKENING) - 1, -1, -1) if t in tumpukan), None)
        if tingkat != REKENING:
            tumpukan = {t: s for t, s in tumpukan.items() if t < tingkat} | {tingkat: simpul}
    _hubungkan(hasil)
    return hasil


def _tingkat(urusan: str, unit: str, program: str, rekening: str) -> tuple[int, str]:
    if rekening:
        return REKENING, rekening
    if program:
        titik = program.count(".")
        return (PROGRAM if titik <= 2 else KEGIATAN if titik <= 4 else SUB_KEGIATAN), program
    if unit:
        return UNIT, unit
    return (BIDANG if "." in urusan else URUSAN), urusan


def _hubungkan(semua: list[Simpul]) -> None:
    """Put each rekening below the longest code of its block that it goes on from, then fill `anak`."""
    blok: dict[int, dict[str, Simpul]] = {}
    for s in semua:
        if s.tingkat == REKENING:
            blok.setdefault(id(s.induk), {}).setdefault(s.kode, s)
    for s in semua:
        if s.tingkat == REKENING:
            ruas = s.kode.split(".")
            dikenal = blok[id(s.induk)]
            s.induk = next((dikenal[k] for n in range(len(ruas) - 1, 0, -1) if (k := ".".join(ruas[:n])) in dikenal), s.induk)
    for s in semua:
        if s.induk is not None:
            s.induk.anak.append(s)
