"""Where things stand in the workbook: the rows of the data sheets and of Rincian, for links from one sheet to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from lkj_etl.laporan import Laporan
from lkj_etl.tulis.pena import Rujukan

GARIS_MAKS = 20_000  # lines of Rincian: folded they stay quick in Excel; beyond that the data file has them all
_BARIS_DISEBUT = 8


def sel(kolom: int, baris: int) -> str:
    """Return the name of a cell; the column counts from 0 and is one of the first 26, the row is Excel's own."""
    return f"{chr(ord('A') + kolom)}{baris}"


def baris_data(awal: int, n: int) -> int:
    """Return the Excel row of record `n` on a data sheet whose heading stands in row `awal` (from 0)."""
    return awal + 2 + n


def rentang(kolom: int, baris: Sequence[int]) -> str:
    """Return the cells of a column from the first row on, as far as the (sorted) rows follow one another."""
    akhir = baris[0]
    for satu, dua in pairwise(baris):
        if dua != satu + 1:
            break
        akhir = dua
    awal = sel(kolom, baris[0])
    return awal if akhir == baris[0] else f"{awal}:{sel(kolom, akhir)}"


def sebut_baris(baris: Sequence[int]) -> str:
    """Name rows in a few words: "baris 7", "baris 7-9", "baris 7, 9, 12", "baris 7, ... dan 5 lainnya"."""
    if len(baris) > 1 and baris[-1] - baris[0] == len(baris) - 1:
        return f"baris {baris[0]}-{baris[-1]}"
    lain = len(baris) - _BARIS_DISEBUT
    disebut = ", ".join(map(str, baris[:_BARIS_DISEBUT]))
    return f"baris {disebut}" + (f" dan {lain} lainnya" if lain > 0 else "")


def garis_ditulis(laporan: Laporan) -> list[int]:
    """Return for each leaf how many lines Rincian shows: all of them, none from the leaf on that passes `GARIS_MAKS`."""
    banyak = Counter(laporan.rincian["daun"].to_list())
    hasil: list[int] = []
    jumlah, muat = 0, True
    for n in range(laporan.serapan.height):
        jumlah += banyak[n]
        muat = muat and jumlah <= GARIS_MAKS
        hasil.append(banyak[n] if muat else 0)
    return hasil


def rujukan_rincian(laporan: Laporan, awal: int) -> list[Rujukan]:
    """Return for each leaf its place on Rincian: one row, its lines folded below; the heading stands in row `awal`."""
    hasil: list[Rujukan] = []
    baris = awal + 2
    for garis in garis_ditulis(laporan):
        hasil.append(Rujukan("Rincian", sel(0, baris), f"Rincian baris {baris}: baris sumber angka ini"))
        baris += 1 + garis
    return hasil
