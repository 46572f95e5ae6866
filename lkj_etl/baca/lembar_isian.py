"""Rows of the sheets that an office fills in: the example row is passed over, a cell merged over rows stands in each (child)."""

from __future__ import annotations

from collections.abc import Mapping

from lkj_etl.baca.judul_dasar import Bentuk, samakan_judul
from lkj_etl.baca.kisi import Kisi
from lkj_etl.baca.sel import KOSONG

BARIS_CONTOH = "contoh"  # in the first column of the template: the row below the heading that shows how to fill it
TINGGI_GABUNGAN = 1_000  # no sasaran stands over more rows


def baris_isian(kisi: Kisi, bentuk: Bentuk, kolom: Mapping[str, int], nomor: list[int]) -> list[int]:
    """Return the rows `nomor` without the example, after writing merged texts into the rows that they cover.

    kolom: our column -> column number. Only the columns `bentuk.turun` are written, and only into blank cells: a merged sasaran
    belongs to every indicator beside it, a merged figure to none but the first.
    """
    _turunkan(kisi, {kolom[k] for k in bentuk.turun if k in kolom}, nomor)
    pertama = kolom.get(bentuk.kolom[0].nama, 0)
    return [r for r in nomor if samakan_judul(kisi.baris[r].get(pertama, KOSONG).isi) != BARIS_CONTOH]


def _turunkan(kisi: Kisi, kolom: set[int], nomor: list[int]) -> None:
    ada = set(nomor)
    for r1, c, r2, _ in kisi.gabungan:
        if c not in kolom or r1 not in ada or not 0 < r2 - r1 < TINGGI_GABUNGAN:
            continue
        sel = kisi.baris[r1].get(c)
        for r in range(r1 + 1, r2 + 1):
            if sel is not None and r in ada:
                kisi.baris[r].setdefault(c, sel)
