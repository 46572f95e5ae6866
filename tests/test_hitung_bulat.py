"""The rounding formula: HALF_UP, two decimals, exact for every amount the readers let in."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_etl.hitung.bulat import bagi_bulat, bagi_ratus, bilangan_dari_ratus, mikro, persen, sen


def _satu(ekspresi: pl.Expr, **kolom: object) -> object:
    return pl.DataFrame([pl.Series(nama, [nilai], dtype=pl.Int128) for nama, nilai in kolom.items()]).select(ekspresi.alias("h"))["h"][0]


def _bagi(a: int | None, b: int | None) -> object:
    return _satu(bagi_bulat(pl.col("a"), pl.col("b")), a=a, b=b)


def _setengah_ke_atas(a: int, b: int) -> Decimal:
    with localcontext() as konteks:
        konteks.prec = 80
        utuh, sisa = divmod(abs(a) * 100, abs(b))
        tepat = (Decimal(utuh) + Decimal(sisa) / Decimal(abs(b))) / 100
        return tepat.quantize(Decimal("0.01"), ROUND_HALF_UP).copy_sign(Decimal(a) * Decimal(b))


@pytest.mark.parametrize(
    ("pembilang", "penyebut", "hasil"),
    [
        (1_667_500_000, 20_000_000, 83.38),  # 83.375
        (54_250_582_100, 2_629_137_600, 20.63),  # 20.634363
        (83_374_999, 1_000_000, 83.37),  # twice rounded it would be 83.38
        (2174, 100, 21.74),
        (1, 200, 0.01),
        (-1, 200, -0.01),  # away from zero
        (1, -200, -0.01),
        (-1, -200, 0.01),
        (0, 7, 0.0),
    ],
)
def test_bulat(pembilang: int, penyebut: int, hasil: float) -> None:
    assert _bagi(pembilang, penyebut) == hasil


@pytest.mark.parametrize(("a", "b"), [(1, 0), (0, 0), (None, 1), (1, None)])
def test_tanpa_penyebut_tanpa_angka(a: int | None, b: int | None) -> None:
    assert _bagi(a, b) is None


@given(st.integers(-(10**21), 10**21), st.integers(-(10**21), 10**21).filter(bool))
def test_sama_dengan_decimal(a: int, b: int) -> None:
    ratus = _satu(bagi_ratus(pl.col("a") * 20_000, pl.col("b")), a=a, b=b)
    assert ratus == _setengah_ke_atas(a * 20_000, b) * 100


@given(st.integers(-(10**17), 10**17), st.integers(1, 10**17))
def test_float_terdekat(a: int, b: int) -> None:
    assert _bagi(a, b) == float(_setengah_ke_atas(a, b))


@given(st.integers(-(10**15) * 100, 10**15 * 100))
def test_ratus_kembali_ke_bilangan(ratus: int) -> None:
    assert _satu(bilangan_dari_ratus(pl.col("r")), r=ratus) == Decimal(ratus).scaleb(-2)


@given(st.decimals(-(10**15), 10**15, places=6), st.decimals(-(10**15), 10**15, places=2))
def test_skala_tepat(bilangan: Decimal, rupiah: Decimal) -> None:
    tabel = pl.DataFrame({"b": [bilangan], "r": [rupiah]}, schema={"b": pl.Decimal(38, 6), "r": pl.Decimal(38, 2)})
    assert tabel.select(mikro(pl.col("b")), sen(pl.col("r"))).row(0) == (int(bilangan.scaleb(6)), int(rupiah.scaleb(2)))


def test_persen_rupiah() -> None:
    tabel = pl.DataFrame(
        {
            "r": [Decimal(16_675_000), Decimal("999999999999999.99"), Decimal(1)],
            "p": [Decimal(20_000_000), Decimal("999999999999999.99"), Decimal(0)],
        },
        schema={"r": pl.Decimal(38, 2), "p": pl.Decimal(38, 2)},
    )
    assert tabel.select(persen(pl.col("r"), pl.col("p")))["r"].to_list() == [83.38, 100.0, None]
