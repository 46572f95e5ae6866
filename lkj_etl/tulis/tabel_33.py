"""Sheet Tabel 3.3: pagu and realisasi per sasaran, indikator, program, kegiatan (and sub kegiatan)."""

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from lkj_etl.laporan import Laporan
from lkj_etl.nilai.persen import persen
from lkj_etl.tulis.cetakan import Cetakan, deret
from lkj_etl.tulis.data import letak_33
from lkj_etl.tulis.kalimat import catatan_33, judul_33, tanda_tangan
from lkj_etl.tulis.letak import baris_data, rentang, sebut_baris, sel
from lkj_etl.tulis.pena import Pena, Rujukan
from lkj_etl.tulis.susun_33 import Baris33, Bentuk, bentuk, susun
from schemas.hasil import JUDUL_BLOK


class Kolom(NamedTuple):
    """One text column: its run key (equal neighbours are one cell), its text and style; widths per form, None = absent."""

    judul: str
    kunci: Callable[[Baris33], object]
    isi: Callable[[Baris33], str | int]
    gaya: str
    lebar: dict[Bentuk, float]


def _lebar(kegiatan: float, sub: float, unit: float) -> dict[Bentuk, float]:
    return {"kegiatan": kegiatan, "sub": sub, "unit": unit}


KOLOM: tuple[Kolom, ...] = (
    Kolom("NO", lambda b: b.no, lambda b: b.no or "", "bulat", _lebar(5, 5, 5)),
    Kolom("SASARAN", lambda b: (b.no, b.sasaran), lambda b: b.sasaran, "teks", _lebar(27, 23, 21)),
    Kolom(
        "INDIKATOR KINERJA SASARAN",
        lambda b: (b.no, b.sasaran, b.k_indikator, b.teks_indikator),
        lambda b: b.teks_indikator,
        "teks",
        _lebar(31, 27, 24),
    ),
    Kolom("PROGRAM", lambda b: b.k_program, lambda b: b.program, "teks", _lebar(32, 28, 25)),
    Kolom("KEGIATAN", lambda b: b.k_kegiatan, lambda b: b.teks_kegiatan, "teks", _lebar(54, 35, 30)),
    Kolom("SUB KEGIATAN", lambda b: b.k_sub, lambda b: b.sub, "teks", {"sub": 43, "unit": 36}),
    Kolom("SUB UNIT", lambda b: b.unit, lambda b: b.unit, "teks", {"unit": 22}),
)
LEBAR_ANGKA = (18.0, 18.0, 10.0)
_TINGGI_KEPALA = (21.0, 21.0)
_KOSONG = "Belum ada data pagu dan realisasi."


def tulis(pena: Pena, laporan: Laporan) -> None:
    """Print the rows with money, live percents and totals, then notes and signature."""
    cara = bentuk(laporan)
    kolom = [k for k in KOLOM if cara in k.lebar]
    c = Cetakan(pena, [*(k.lebar[cara] for k in kolom), *LEBAR_ANGKA], judul_33(laporan))
    _kepala(c, kolom)
    semua, tidak_dicetak = susun(laporan, cara)
    for blok in dict.fromkeys(b.blok for b in semua):
        if blok in JUDUL_BLOK:
            kepala = c.melintang(len(kolom) + 2, JUDUL_BLOK[blok], "blok")
            c.jaga_utuh(kepala, kepala + 1)
        _badan(c, kolom, [b for b in semua if b.blok == blok], cara)
    if semua:
        _jumlah(c, len(kolom), semua)
    else:
        c.melintang(len(kolom) + 2, _KOSONG, "kosong")
    c.selesai(catatan_33(laporan, tidak_dicetak), tanda_tangan(laporan), (len(kolom), len(kolom) + 2))


def _kepala(c: Cetakan, kolom: list[Kolom]) -> None:
    pena, r, n = c.pena, c.baris, len(kolom)
    for k, isi in enumerate(kolom):
        pena.gabung(r, k, r + 1, k, isi.judul, "kepala")
    pena.gabung(r, n, r + 1, n, "PAGU ANGGARAN (Rp)", "kepala")
    pena.gabung(r, n + 1, r, n + 2, "CAPAIAN", "kepala")
    pena.teks(r + 1, n + 1, "REALISASI (Rp)", "kepala")
    pena.teks(r + 1, n + 2, "%", "kepala")
    c.kepala_baris(_TINGGI_KEPALA)


def _badan(c: Cetakan, kolom: list[Kolom], semua: list[Baris33], cara: Bentuk) -> None:
    awal = c.tambah(len(semua))
    for k, kol in enumerate(kolom):
        # the last text column names the row itself: never one cell over two amounts
        kunci: list[object] = [*range(len(semua))] if k == len(kolom) - 1 else [kol.kunci(b) for b in semua]
        for a, z in deret(kunci):
            c.gabung(awal + a, awal + z, k, kol.isi(semua[a]), kol.gaya)
    for i, b in enumerate(semua):
        _tautkan(c.pena, awal + i, len(kolom), b.daun, berpersen=b.pagu != 0)
        _angka(c.pena, awal + i, len(kolom), b.pagu, b.realisasi)


def _tautkan(pena: Pena, r: int, n: int, daun: list[int], *, berpersen: bool) -> None:
    """Let the figures of row `r` lead to the rows of Data 3.3 that they sum."""
    baris = sorted(baris_data(pena.awal, d) for d in daun)
    kiat = f"Data 3.3 {sebut_baris(baris)}: sumber angka ini"
    judul = ("pagu", "realisasi", *((["persen"] if len(daun) == 1 else ["realisasi"]) if berpersen else []))
    for k, satu in enumerate(judul, start=n):
        pena.tautkan(r, k, Rujukan("Data 3.3", rentang(letak_33(satu), baris), kiat))


def _angka(pena: Pena, r: int, n: int, pagu: Decimal, realisasi: Decimal) -> None:
    pena.angka(r, n, pagu, "rupiah")
    pena.angka(r, n + 1, realisasi, "rupiah_kedua")
    _persen(pena, r, n, pagu, realisasi, "persen", "strip")


def _persen(pena: Pena, r: int, n: int, pagu: Decimal, realisasi: Decimal, gaya: str, gaya_strip: str) -> None:
    nilai = persen(realisasi, pagu)
    if nilai is None:
        pena.teks(r, n + 2, "-", gaya_strip)
    else:
        pena.rumus(r, n + 2, f"=ROUND({sel(n + 1, r + 1)}*100/{sel(n, r + 1)},2)", nilai, gaya)


def _jumlah(c: Cetakan, n: int, semua: list[Baris33]) -> None:
    """Write JUMLAH ANGGARAN with live sums over the whole body; it stays with the last row."""
    atas, bawah = c.badan + 1, c.baris
    r = c.melintang(n - 1, "JUMLAH ANGGARAN", "jumlah_teks")
    pagu = sum((b.pagu for b in semua), Decimal(0))
    realisasi = sum((b.realisasi for b in semua), Decimal(0))
    daun = sorted(d for b in semua for d in b.daun)
    _tautkan(c.pena, r, n, list(range(daun[0], daun[-1] + 1)), berpersen=pagu != 0)
    for k, nilai, gaya in ((n, pagu, "jumlah_rupiah"), (n + 1, realisasi, "jumlah_rupiah_kedua")):
        c.pena.rumus(r, k, f"=SUM({sel(k, atas)}:{sel(k, bawah)})", nilai, gaya)
    _persen(c.pena, r, n, pagu, realisasi, "jumlah_persen", "jumlah_persen")
    c.jaga_utuh(r - 1, r)
