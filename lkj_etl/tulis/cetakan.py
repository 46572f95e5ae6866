"""The common frame of the three printed tables: titles, merged columns, row heights, end of the table, paper."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from lkj_etl.tulis.gaya import UKURAN_CATATAN
from lkj_etl.tulis.halaman import Cetak, boleh_putus
from lkj_etl.tulis.kalimat import BarisTtd
from lkj_etl.tulis.pena import Angka, Pena
from lkj_etl.tulis.ukuran import TINGGI_MIN, Gabungan, ratakan, tinggi_teks

_RUANG_JUDUL = 6.0
_UKURAN_JUDUL = 12
LANJUTAN = " (lanjutan)"


class _Tegak(NamedTuple):
    """A cell over the rows awal..akhir of a column; it is drawn once the pages are known."""

    awal: int
    akhir: int
    kolom: int
    isi: str | Angka
    gaya: str


class Cetakan:
    """Draws one printed table from the top down; `baris` is the next free row.

    Heights of the body rows are collected first (`teks`, `gabung`) and set at the end (`selesai`), because a
    merged cell may need more room than its rows have. A merged cell that goes on over a page is drawn again there, its text
    with LANJUTAN: what stands at the top of a page must say to which sasaran it belongs.
    """

    def __init__(self, pena: Pena, lebar: Sequence[float], judul: Iterable[str]) -> None:
        pena.kolom(lebar)
        self.pena = pena
        self.baris = pena.awal
        self.atas = 21.0 * pena.awal
        baris_judul = tuple(judul)
        for n, isi in enumerate(baris_judul, start=1):
            ruang = _RUANG_JUDUL if n == len(baris_judul) else 0.0
            self.atas += pena.lebar_penuh(self.baris, isi, "judul", ukuran=_UKURAN_JUDUL, ruang=ruang)
            self.baris += 1
        self.kepala: tuple[int, int] | None = None
        self.tinggi_kepala = 0.0
        self.badan = self.baris
        self._perlu: list[float] = []
        self._gabungan: list[Gabungan] = []
        self._utuh: set[int] = set()
        self._tegak: list[_Tegak] = []

    def kepala_baris(self, tinggi: Sequence[float]) -> None:
        """Take the next rows as the heading that repeats on every page, `tinggi` points high each."""
        self.kepala = (self.baris, self.baris + len(tinggi) - 1)
        for i, poin in enumerate(tinggi):
            self.pena.tinggi(self.baris + i, poin)
        self.tinggi_kepala = sum(tinggi)
        self.baris += len(tinggi)
        self.badan = self.baris

    def tambah(self, banyak: int) -> int:
        """Add body rows and return the first of them."""
        awal = self.baris
        self._perlu.extend([TINGGI_MIN] * banyak)
        self.baris += banyak
        return awal

    def teks(self, baris: int, kolom: int, isi: str, gaya: str = "teks") -> None:
        """Write wrapped text in one body cell and let its row grow with it."""
        self.pena.teks(baris, kolom, isi, gaya)
        perlu = tinggi_teks(isi, self.pena.lebar[kolom])
        i = baris - self.badan
        if perlu > self._perlu[i]:
            self._perlu[i] = perlu

    def gabung(self, awal: int, akhir: int, kolom: int, isi: str | Angka, gaya: str = "teks") -> None:
        """Write one cell over the body rows awal..akhir of a column."""
        if awal == akhir and isinstance(isi, str):
            self.teks(awal, kolom, isi, gaya)
            return
        self._tegak.append(_Tegak(awal, akhir, kolom, isi, gaya))
        if isinstance(isi, str):
            perlu = tinggi_teks(isi, self.pena.lebar[kolom])
            self._gabungan.append(Gabungan(awal - self.badan, akhir - self.badan, perlu, perlu + TINGGI_MIN))

    def rentang(self, baris: int, k1: int, k2: int, isi: str | Angka, gaya: str = "teks") -> None:
        """Write one cell over the columns k1..k2 of a body row and let the row grow with its text."""
        self.pena.gabung(baris, k1, baris, k2, isi, gaya)
        if isinstance(isi, str):
            i = baris - self.badan
            self._perlu[i] = max(self._perlu[i], tinggi_teks(isi, self.pena.ruang(k1, k2), tebal=gaya != "teks"))

    def melintang(self, kolom_akhir: int, isi: str, gaya: str) -> int:
        """Add a body row whose first cells are one, and return it."""
        baris = self.tambah(1)
        self.pena.gabung(baris, 0, baris, kolom_akhir, isi, gaya)
        self._perlu[-1] = max(TINGGI_MIN, tinggi_teks(isi, self.pena.ruang(0, kolom_akhir), tebal=True))
        return baris

    def jaga_utuh(self, awal: int, akhir: int) -> None:
        """Forbid a page to end between these body rows."""
        self._utuh.update(range(awal - self.badan + 1, akhir - self.badan + 1))

    def selesai(self, catatan: Iterable[str] = (), ttd: Sequence[BarisTtd] = (), kolom_ttd: tuple[int, int] = (0, 0)) -> None:
        """Set the heights, write notes and signature below (kept with the last rows), break pages, set up the paper."""
        pena = self.pena
        tinggi = ratakan(self._perlu, self._gabungan)
        for i, poin in enumerate(tinggi):
            pena.tinggi(self.badan + i, poin)
        boleh = boleh_putus(tinggi, self._gabungan)
        ekor = self._ekor(catatan, ttd, kolom_ttd)
        boleh = [b and i not in self._utuh for i, b in enumerate(boleh)] + [False] * len(ekor)
        di_dalam = {i - self.badan for satu in self._tegak for i in range(satu.awal + 1, satu.akhir + 1)}
        bagian = set(range(len(tinggi))) - di_dalam
        putus = pena.halaman(self.badan, tinggi + ekor, boleh, self.atas + self.tinggi_kepala, self.tinggi_kepala, bagian)
        for satu in self._tegak:
            self._gambar(satu, [self.badan + p for p in putus])
        pena.cetak(Cetak(self.kepala, self.baris - 1, len(pena.lebar) - 1))

    def _gambar(self, satu: _Tegak, putus: Sequence[int]) -> None:
        """Draw a cell, once for each page that it stands on."""
        batas = [satu.awal, *(p for p in putus if satu.awal < p <= satu.akhir), satu.akhir + 1]
        for n, (awal, sesudah) in enumerate(pairwise(batas)):
            isi = _lanjut(satu.isi) if n and isinstance(satu.isi, str) else satu.isi
            self.pena.gabung(awal, satu.kolom, sesudah - 1, satu.kolom, isi, satu.gaya)

    def _ekor(self, catatan: Iterable[str], ttd: Sequence[BarisTtd], kolom: tuple[int, int]) -> list[float]:
        ekor: list[float] = []
        for isi in catatan:
            ekor.append(self.pena.lebar_penuh(self.baris, isi, "catatan", ukuran=UKURAN_CATATAN))
            self.baris += 1
        if ttd:
            ekor.append(TINGGI_MIN)
            self.baris += 1
        for b in ttd:
            self.pena.gabung(self.baris, kolom[0], self.baris, kolom[1], b.isi, b.gaya)
            ekor.append(max(TINGGI_MIN, tinggi_teks(b.isi, self.pena.ruang(*kolom), tebal=b.gaya != "ttd")))
            self.pena.tinggi(self.baris, ekor[-1])
            self.baris += 1
        return ekor


def _lanjut(isi: str) -> str:
    return isi + LANJUTAN if isi else isi


def deret(kunci: Sequence[object]) -> Iterator[tuple[int, int]]:
    """Yield first and last index of every run of equal keys."""
    mulai = 0
    for i in range(1, len(kunci) + 1):
        if i == len(kunci) or kunci[i] != kunci[mulai]:
            yield mulai, i - 1
            mulai = i
