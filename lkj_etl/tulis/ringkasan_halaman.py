"""The page that the blocks of Ringkasan are written on, one below the other."""

from __future__ import annotations

from lkj_etl.tulis.pena import Pena
from lkj_etl.tulis.ukuran import TINGGI_MIN, tinggi_teks

TINGGI_GRAFIK = 120.0  # points: below this a chart cannot be read
_SELA = 7.0


class Halaman:
    """The page from the top down: `r` is the next free row; heights are kept so that charts fit beside the tables."""

    def __init__(self, pena: Pena) -> None:
        self.pena = pena
        self.r = pena.awal

    def baris(self, poin: float = TINGGI_MIN) -> int:
        """Take the next row, `poin` high."""
        self.pena.tinggi(self.r, poin)
        self.r += 1
        return self.r - 1

    def sela(self) -> None:
        """Leave a gap."""
        self.baris(_SELA)

    def kepala(self, isi: tuple[tuple[int, int, str], ...]) -> int:
        """Write a heading row: columns from..to and text; its height is that of the longest text."""
        poin = max(tinggi_teks(teks, self.pena.ruang(a, z), tebal=True) for a, z, teks in isi)
        r = self.baris(max(TINGGI_MIN, poin))
        for a, z, teks in isi:
            self.pena.gabung(r, a, r, z, teks, "kepala")
        return r
