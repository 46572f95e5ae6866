"""The base of every contract: one query over the frame says whether all of it holds; pandera names what does not."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Self, cast

import pandera.polars as pa
import polars as pl

if TYPE_CHECKING:
    from pandera.typing.polars import DataFrame

TERISI = "terisi"

JENIS: dict[type, Any] = {str: pl.String, bool: pl.Boolean}

# Built-in check of pandera -> the same as an expression; a contract with any other check is pandera's alone.
SYARAT: dict[str, Callable[..., pl.Expr]] = {
    "greater_than": lambda kolom, min_value: kolom > min_value,
    "greater_than_or_equal_to": lambda kolom, min_value: kolom >= min_value,
    "less_than": lambda kolom, max_value: kolom < max_value,
    "less_than_or_equal_to": lambda kolom, max_value: kolom <= max_value,
    "isin": lambda kolom, allowed_values: kolom.is_in(list(allowed_values)),
    "str_matches": lambda kolom, pattern: kolom.str.contains(f"^(?:{pattern})"),
}


def wajib(*, berisi: bool = False, **syarat: Any) -> Any:
    """Return a field that must be filled in every row; with `berisi` an empty text is not enough.

    pandera's own nullable=False reads the frame once more for each column; `Tabel.terisi` reads it once for all of them.
    """
    return pa.Field(nullable=True, metadata={"wajib": True, "berisi": berisi}, **syarat)


def kolom(model: type[pa.DataFrameModel]) -> list[str]:
    """Return the columns of a contract in its order."""
    return list(model.__fields__)


def skema(model: type[pa.DataFrameModel]) -> dict[str, Any]:
    """Return column -> polars type of a contract in its order: what a frame of it is made with."""
    return {nama: _jenis(anotasi) for nama, (anotasi, _) in model.__fields__.items()}


def kolom_wajib(model: type[pa.DataFrameModel], tanda: str = "wajib") -> list[str]:
    """Return the columns of a contract that must be filled (`wajib`), or hold more than an empty text (`berisi`)."""
    return [nama for nama, (_, isi) in model.__fields__.items() if (isi.metadata or {}).get(tanda)]


def terisi(model: type[pa.DataFrameModel]) -> list[pl.Expr]:
    """Return one condition per required column, named like the column."""
    berisi = kolom_wajib(model, "berisi")
    return [pl.col(k).is_not_null() & (pl.col(k) != "") if k in berisi else pl.col(k).is_not_null() for k in kolom_wajib(model)]


def dipenuhi(model: type[pa.DataFrameModel], tabel: pl.DataFrame) -> bool:
    """Say whether a frame keeps all of its contract; also False where only pandera itself can tell.

    Everything is taken from the fields that pandera has read off the contract: columns and types, required cells, checks
    (an empty cell passes a check, as with pandera) and the key.
    """
    jenis, syarat, kunci = _aturan(model)
    if not syarat or dict(tabel.schema) != jenis:
        return False
    return bool(tabel.select(pl.all_horizontal(syarat).all()).item()) and not (kunci and tabel.select(kunci).is_duplicated().any())


@lru_cache
def _aturan(model: type[pa.DataFrameModel]) -> tuple[dict[str, Any], list[pl.Expr], list[str]]:
    """Return types, conditions (none: the contract says more than `SYARAT` knows) and key of a contract."""
    semua: Any = model.__fields__
    jenis = skema(model)
    syarat = [(nama, check) for nama, (_, isi) in semua.items() for check in isi.checks]
    lain = [check.name for check in model.__root_checks__ if check.name != TERISI]
    kunci = list(model.__config__.unique or []) if model.__config__ else []
    if lain or model.__checks__ or any(check.name not in SYARAT for _, check in syarat) or any(_khusus(*satu) for satu in semua.values()):
        return jenis, [], kunci
    return jenis, [*terisi(model), *(SYARAT[check.name](pl.col(nama), **(check.statistics or {})) for nama, check in syarat)], kunci


def _jenis(anotasi: Any) -> Any:
    """Return the polars type of an annotated column."""
    return anotasi.arg(*anotasi.metadata) if anotasi.metadata else JENIS.get(anotasi.arg, anotasi.arg)


def _khusus(anotasi: Any, isi: Any) -> bool:
    """Say whether a field asks for more than its type, required cells and checks."""
    return bool(anotasi.optional or not isi.nullable or isi.unique or isi.coerce or isi.alias or isi.regex)


class Tabel(pa.DataFrameModel):
    """Every contract is strict: exactly its columns, filled where it says so."""

    @pa.dataframe_check(name=TERISI)
    def terisi(cls: type[pa.DataFrameModel], data: pa.PolarsData) -> pl.LazyFrame:
        """Each row fills every column made by `wajib`."""
        return data.lazyframe.select(pl.all_horizontal(terisi(cls)).alias(TERISI))

    @classmethod
    def validate(cls, check_obj: pl.DataFrame, *args: Any, **kwargs: Any) -> DataFrame[Self]:  # type: ignore[override]  # frames only, never lazy ones
        """Return the frame where it keeps the contract, as pandera's own validate does; raise what that raises where it does not.

        pandera asks each column by itself, ten times the work of one query; so it is asked only where something is broken.
        """
        if dipenuhi(cls, check_obj):
            return cast("DataFrame[Self]", check_obj)
        return super().validate(check_obj, *args, **kwargs)

    class Config:
        """No column more, no column less."""

        strict = True
