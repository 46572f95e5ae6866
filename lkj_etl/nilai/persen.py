"""Percents and means of exact figures, HALF_UP to two decimals, once."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkj_etl.nilai.angka import bulat


def persen(bagian: Decimal, seluruh: Decimal) -> Decimal | None:
    """Return bagian x 100 / seluruh; None where seluruh is 0."""
    return None if seluruh == 0 else bulat(bagian * 100 / seluruh)


def rata(nilai: Sequence[Decimal]) -> Decimal | None:
    """Return the mean; None of nothing."""
    return bulat(sum(nilai, Decimal(0)) / len(nilai)) if nilai else None


def dua_desimal(nilai: float | None) -> Decimal | None:
    """Return the exact two decimals that a Float64 column prints."""
    return None if nilai is None else Decimal(f"{nilai:.2f}")
