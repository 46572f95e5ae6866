"""Many offices in one pass: the column that says whose row it is, and its absence where a run has only one office."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar, cast

import polars as pl

from lkj_etl.nilai.banyak import JENIS_KANTOR, KANTOR

__all__ = ["JENIS_KANTOR", "KANTOR", "beri_kantor", "lepas_kantor", "milik"]
T = TypeVar("T", bound=pl.DataFrame)


def beri_kantor(tabel: pl.DataFrame, nomor: int = 0) -> pl.DataFrame:
    """Give every row its office, `nomor` where the frame does not say."""
    return tabel if KANTOR in tabel.columns else tabel.with_columns(pl.lit(nomor, dtype=JENIS_KANTOR).alias(KANTOR))


def lepas_kantor(hasil: pl.DataFrame, asal: pl.DataFrame) -> pl.DataFrame:
    """Take the column away again where the frame that came in had none."""
    return hasil if KANTOR in asal.columns else hasil.drop(KANTOR)


def milik(tabel: T, kantor: Sequence[int]) -> T:
    """Keep the rows of some offices, in their order; the frame keeps its contract."""
    return cast("T", tabel.filter(pl.col(KANTOR).is_in(kantor)))
