"""Comparison of names in columns: keys, and the numbers of sasaran."""

from __future__ import annotations

import polars as pl

from lkj_etl.hitung.kantor import KANTOR
from lkj_etl.nilai.nama import samakan


def samakan_kolom(nama: pl.Series) -> pl.Series:
    """Give the key of each name (`nilai.nama.samakan`, which remembers what it has seen), in the same order."""
    return pl.Series(nama.name, [samakan(n) for n in nama.to_list()], dtype=pl.String)


def nomor_sasaran(tabel: pl.DataFrame) -> pl.Series:
    """Give the position of each row's sasaran in its office by first appearance (NO of Tabel 3.2 and 3.3), from 1."""
    kunci = zip(tabel[KANTOR].to_list(), samakan_kolom(tabel["sasaran"]).to_list(), strict=True)
    nomor: dict[int, dict[str, int]] = {}
    return pl.Series("no", [_urutan(nomor.setdefault(kantor, {}), sasaran) for kantor, sasaran in kunci], dtype=pl.Int64)


def _urutan(nomor: dict[str, int], sasaran: str) -> int:
    return nomor.setdefault(sasaran, len(nomor) + 1)
