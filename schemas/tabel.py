"""The base of every contract: which columns must be filled is checked in one pass over the frame."""

from __future__ import annotations

from typing import Any

import pandera.polars as pa
import polars as pl


def wajib(*, berisi: bool = False, **syarat: Any) -> Any:
    """Return a field that must be filled in every row; with `berisi` an empty text is not enough.

    pandera's own nullable=False reads the frame once more for each column, which takes most of the time of
    checking a small table; `Tabel.terisi` reads it once for all of them.
    """
    return pa.Field(nullable=True, metadata={"wajib": True, "berisi": berisi}, **syarat)


def kolom_wajib(model: type[pa.DataFrameModel], tanda: str = "wajib") -> list[str]:
    """Return the columns of a contract that must be filled (`wajib`), or hold more than an empty text (`berisi`)."""
    return [nama for nama, kolom in model.to_schema().columns.items() if (kolom.metadata or {}).get(tanda)]


def terisi(model: type[pa.DataFrameModel]) -> list[pl.Expr]:
    """Return one condition per required column, named like the column."""
    berisi = kolom_wajib(model, "berisi")
    return [pl.col(k).is_not_null() & (pl.col(k) != "") if k in berisi else pl.col(k).is_not_null() for k in kolom_wajib(model)]


class Tabel(pa.DataFrameModel):
    """Every contract is strict: exactly its columns, filled where it says so."""

    @pa.dataframe_check(name="terisi")
    def terisi(cls: type[pa.DataFrameModel], data: pa.PolarsData) -> pl.LazyFrame:
        """Each row fills every column made by `wajib`."""
        return data.lazyframe.select(pl.all_horizontal(terisi(cls)).alias("terisi"))

    class Config:
        """No column more, no column less."""

        strict = True
