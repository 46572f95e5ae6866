"""Mutu pelayanan: the classes of an IKM (PermenPANRB 14/2017)."""

from decimal import Decimal
from typing import NamedTuple


class Mutu(NamedTuple):
    """One class: letter, lowest IKM that belongs to it (two decimals, so the classes leave no gap) and its words."""

    huruf: str
    batas: Decimal
    sebutan: str


MUTU: tuple[Mutu, ...] = (
    Mutu("A", Decimal("88.31"), "Sangat Baik"),
    Mutu("B", Decimal("76.61"), "Baik"),
    Mutu("C", Decimal("65.00"), "Kurang Baik"),
    Mutu("D", Decimal("25.00"), "Tidak Baik"),
)
"""From the best to the lowest."""


def kelas(ikm: Decimal) -> Mutu:
    """Return the class of an IKM that is already rounded to two decimals."""
    return next((m for m in MUTU if ikm >= m.batas), MUTU[-1])
