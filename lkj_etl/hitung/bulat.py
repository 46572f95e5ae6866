"""Exact arithmetic on whole numbers, and the one formula that rounds: HALF_UP, two decimals, once."""

from __future__ import annotations

import polars as pl

from schemas.anggaran import RUPIAH
from schemas.kinerja import BILANGAN

SATUAN_MIKRO = 10**6
"""One unit of a BILANGAN column (Decimal(38, 6)) in millionths."""
MIKRO_PER_RATUS = SATUAN_MIKRO // 100


def mikro(bilangan: pl.Expr) -> pl.Expr:
    """Give a Decimal(38, 6) as whole millionths (Int128), exact."""
    return bilangan.to_physical()


def sen(rupiah: pl.Expr) -> pl.Expr:
    """Give a Decimal(38, 2) as whole sen (Int128), exact."""
    return rupiah.to_physical()


def bagi_ratus(pembilang: pl.Expr, penyebut: pl.Expr) -> pl.Expr:
    """Give pembilang / penyebut in whole hundredths (Int128), HALF_UP away from zero; null where penyebut is 0 or null.

    Both are whole numbers of one scale. Polars wraps silently beyond Int128: |pembilang| must stay below 1.7e36.
    """
    atas, bawah = pembilang.cast(pl.Int128).abs() * 100, penyebut.cast(pl.Int128).abs()
    tanda = pembilang.sign() * penyebut.sign()
    naik = (atas % bawah) * 2 >= bawah
    return tanda * (atas // bawah + naik.cast(pl.Int128))


def bagi_bulat(pembilang: pl.Expr, penyebut: pl.Expr) -> pl.Expr:
    """Give pembilang / penyebut with two decimals as Float64: the float nearest to the exactly rounded figure.

    Nothing is rounded twice: 83.375 gives 83.38, 20.634363 gives 20.63. Null where penyebut is 0 or null.
    """
    return dari_ratus(bagi_ratus(pembilang, penyebut))


def dari_ratus(ratus: pl.Expr) -> pl.Expr:
    """Give whole hundredths as the nearest Float64.

    By way of Decimal: polars divides floats by a literal through its inverse, and 2174 / 100 would be 21.740000000000002.
    """
    return (ratus.cast(RUPIAH) / 100).cast(pl.Float64)


def bilangan_dari_ratus(ratus: pl.Expr) -> pl.Expr:
    """Give whole hundredths as Decimal(38, 6), exact."""
    return (ratus.cast(RUPIAH) / 100).cast(BILANGAN)


def persen(bagian: pl.Expr, seluruh: pl.Expr) -> pl.Expr:
    """Give two rupiah columns as percent: bagian x 100 / seluruh, HALF_UP to 2; null where seluruh is 0 (DESIGN 5 "Serapan")."""
    return bagi_bulat(sen(bagian) * 100, sen(seluruh))
