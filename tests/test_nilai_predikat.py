"""Predikat AKIP: classes at their bounds, and letters as typed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_etl.nilai.predikat import PREDIKAT, baku, batas_bawah, kelas


@pytest.mark.parametrize(
    ("nilai", "huruf"),
    [
        ("100", "AA"),
        ("90.01", "AA"),
        ("90", "A"),
        ("80.01", "A"),
        ("80", "BB"),
        ("70.01", "BB"),
        ("70", "B"),
        ("60", "CC"),
        ("50", "C"),
        ("30.01", "C"),
        ("30", "D"),
        ("0", "D"),
    ],
)
def test_kelas(nilai: str, huruf: str) -> None:
    assert kelas(Decimal(nilai)) == huruf


def test_batas_bawah() -> None:
    assert [batas_bawah(huruf) for huruf in PREDIKAT] == [90, 80, 70, 60, 50, 30, 0]


@pytest.mark.parametrize(
    ("teks", "huruf"), [("BB", "BB"), (" bb ", "BB"), ("Ａ", "A"), ("d", "D"), ("ВВ", None), ("A+", None), ("70", None), ("", None)]
)
def test_baku(teks: str, huruf: str | None) -> None:
    assert baku(teks) == huruf


@given(st.decimals(min_value=0, max_value=100, places=2))
def test_nilai_di_atas_batas_kelasnya(nilai: Decimal) -> None:
    assert nilai > batas_bawah(kelas(nilai)) or (nilai == 0 and kelas(nilai) == "D")


@given(st.text())
def test_baku_hanya_huruf_yang_dikenal(teks: str) -> None:
    assert baku(teks) in (None, *PREDIKAT)
