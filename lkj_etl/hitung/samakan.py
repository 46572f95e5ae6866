"""Comparison of names in columns: keys, and the numbers of sasaran."""

from __future__ import annotations

import polars as pl

from lkj_etl.hitung.kantor import KANTOR
from lkj_etl.nilai.nama import samakan


def samakan_kolom(nama: pl.Series) -> pl.Series:
    """Give the key of each name (`nilai.nama.samakan`, which remembers what it has seen), in the same order."""
    return pl.Series(nama.name, [samakan(n) for n in nama.to_list()], dtype=pl.String)


def nomori_sasaran(tabel: pl.DataFrame) -> pl.DataFrame:
    """Add `no`, the position of each row's sasaran in its office by first appearance (NO of Tabel 3.2 and 3.3), from 1.

    A sasaran that rows write in several ways is one: as the first of them writes it.
    """
    kunci = zip(tabel[KANTOR].to_list(), samakan_kolom(tabel["sasaran"]).to_list(), strict=True)
    nomor: dict[int, dict[str, int]] = {}
    no = pl.Series("no", [_urutan(nomor.setdefault(kantor, {}), sasaran) for kantor, sasaran in kunci], dtype=pl.Int64)
    return satu_ejaan(tabel.with_columns(no), "sasaran", "no")


def satu_ejaan(tabel: pl.DataFrame, nama: str, per: str) -> pl.DataFrame:
    """Write names of one office and `per` that compare equal as the first of them."""
    kunci = samakan_kolom(tabel[nama]).alias("kunci_nama")
    return tabel.with_columns(kunci).with_columns(pl.col(nama).first().over(KANTOR, per, "kunci_nama")).drop("kunci_nama")


def _urutan(nomor: dict[str, int], sasaran: str) -> int:
    return nomor.setdefault(sasaran, len(nomor) + 1)
