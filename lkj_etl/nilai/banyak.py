"""Frames of many offices in one: put together with the office's number, and taken apart again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import polars as pl

KANTOR = "kantor"
"""Number of the office in the run, from 0; a frame without this column belongs to one office."""
JENIS_KANTOR = pl.Int32


def gabung(semua: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """Put frames of offices below one another, column `kantor` = position of the office."""
    nomor = pl.Series(KANTOR, [i for i, t in enumerate(semua) for _ in range(t.height)], dtype=JENIS_KANTOR)
    return pl.concat(semua).with_columns(nomor)


def pisah(tabel: pl.DataFrame, banyak: int) -> Iterator[pl.DataFrame]:
    """Cut a frame that is sorted by `kantor` into the parts of the offices 0..banyak-1, without that column."""
    tabel, nomor = tabel.drop(KANTOR), tabel[KANTOR]
    panjang = {0: tabel.height} if banyak == 1 else Counter(nomor)
    awal = 0
    for n in range(banyak):
        yield tabel.slice(awal, panjang[n])
        awal += panjang[n]
