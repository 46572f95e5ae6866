"""How high a row must be: Excel does not fit rows with merged cells, so the text is measured here."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from lkj_etl.tulis.gaya import PIKSEL_HURUF, UKURAN

TINGGI_MAKS = 409.0  # Excel's own limit, in points
TINGGI_MIN = 15.0

# Advance widths of Arial in 1/1000 em for the characters from space to tilde.
_LEBAR_ASCII = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 "
    "1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 "
    "333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
)
_LEBAR = {chr(32 + i): int(n) for i, n in enumerate(_LEBAR_ASCII.split())}
_LEBAR_LAIN = 1000
_SPASI = _LEBAR[" "]
_CADANGAN = 0.98  # printers and other programs measure a little wider
TAKUK = 1.6  # the indentation of a text, in width units: three blanks
_TEBAL = 1.08
_POIN_PER_BARIS = 1.275
_POIN_TEPI = 2.25


class Gabungan(NamedTuple):
    """A cell over the rows awal..akhir (indices into the list of heights) whose text needs `tinggi` points.

    `lanjutan`: what its text needs once more where the cell goes on over a page.
    """

    awal: int
    akhir: int
    tinggi: float
    lanjutan: float = 0.0


def banyak_baris(teks: str, lebar: float, ukuran: int = UKURAN, *, tebal: bool = False) -> int:
    """Count the lines of `teks` wrapped at words in an indented cell of `lebar` Excel width units."""
    return _banyak_baris(teks, (lebar - TAKUK) * PIKSEL_HURUF * _CADANGAN * 1000 * 72 / 96 / ukuran / (_TEBAL if tebal else 1.0))


@lru_cache(8192)
def _banyak_baris(teks: str, ruang: float) -> int:
    """Count the lines in `ruang`, in 1/1000 em."""
    if len(teks) * _LEBAR_LAIN <= ruang and "\n" not in teks:
        return 1
    return sum(_baris_paragraf(p, ruang) for p in teks.split("\n"))


@lru_cache(8192)
def _lebar_kata(kata: str) -> int:
    """Return the advance width of a word in 1/1000 em; the words of a report come back on every sheet."""
    return sum([_LEBAR.get(h, _LEBAR_LAIN) for h in kata])


def _baris_paragraf(paragraf: str, ruang: float) -> int:
    baris, isi, lebar = 1, 0.0, 0.0
    for kata in paragraf.split(" "):
        lebar = _lebar_kata(kata)
        if isi and isi + _SPASI + lebar > ruang:
            baris, isi = baris + 1, 0.0
        elif isi:
            isi += _SPASI
        if lebar > ruang:  # a word longer than the line is broken anywhere
            penuh = max(ruang - _LEBAR_LAIN, ruang / 2)  # the letter that no longer fits leaves its room empty
            lebih = int(lebar // penuh)
            baris, lebar = baris + lebih, lebar - lebih * penuh
        isi += lebar
    return baris


def tinggi_teks(teks: str, lebar: float, ukuran: int = UKURAN, *, tebal: bool = False) -> float:
    """Return the points that `teks` needs in a cell of `lebar` width units."""
    return banyak_baris(teks, lebar, ukuran, tebal=tebal) * ukuran * _POIN_PER_BARIS + _POIN_TEPI


def ratakan(tinggi: Sequence[float], gabungan: Sequence[Gabungan]) -> list[float]:
    """Give the rows under a merged cell what its text still lacks, spread evenly; short runs first."""
    hasil = [max(TINGGI_MIN, t) for t in tinggi]
    for g in sorted(gabungan, key=lambda g: g.akhir - g.awal):
        kurang = g.tinggi - sum(hasil[g.awal : g.akhir + 1])
        if kurang > 0:
            bagian = kurang / (g.akhir - g.awal + 1)
            for i in range(g.awal, g.akhir + 1):
                hasil[i] += bagian
    return [min(TINGGI_MAKS, round(t * 4 + 0.49) / 4) for t in hasil]  # quarter points: what a screen can show
