"""Comparison of names in columns: keys, and the numbers of sasaran."""

from __future__ import annotations

import polars as pl

from lkj_etl.nilai.nama import samakan


def samakan_kolom(nama: pl.Series) -> pl.Series:
    """Give the key of each name (`nilai.nama.samakan`, which remembers what it has seen), in the same order."""
    return pl.Series(nama.name, [samakan(n) for n in nama.to_list()], dtype=pl.String)


def nomor_sasaran(sasaran: pl.Series) -> pl.Series:
    """Give the position of each row's sasaran by first appearance (NO of Tabel 3.2 and 3.3), from 1."""
    kunci = samakan_kolom(sasaran).to_list()
    nomor = {k: i for i, k in enumerate(dict.fromkeys(kunci), start=1)}
    return pl.Series("no", [nomor[k] for k in kunci], dtype=pl.Int64)
