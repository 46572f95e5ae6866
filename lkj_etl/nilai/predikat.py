"""Predikat of the AKIP evaluation: letters, classes and their lower bounds."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

# A value belongs to the first class whose bound it exceeds (DESIGN 5 "Capaian"): 90,00 is still A.
_KELAS: tuple[tuple[str, Decimal], ...] = (
    ("AA", Decimal(90)),
    ("A", Decimal(80)),
    ("BB", Decimal(70)),
    ("B", Decimal(60)),
    ("CC", Decimal(50)),
    ("C", Decimal(30)),
    ("D", Decimal(0)),
)
PREDIKAT: tuple[str, ...] = tuple(huruf for huruf, _ in _KELAS)
"""From the best to the lowest."""
_BATAS = dict(_KELAS)


def kelas(nilai: Decimal) -> str:
    """Return the class of a nilai AKIP (0-100): > 90 AA, > 80 A, > 70 BB, > 60 B, > 50 CC, > 30 C, else D."""
    return next((huruf for huruf, batas in _KELAS if nilai > batas), "D")


def batas_bawah(predikat: str) -> Decimal:
    """Return the lower bound of a canonical predikat; D has 0. Raises KeyError for any other text."""
    return _BATAS[predikat]


def baku(teks: str) -> str | None:
    """Return the canonical letters (` bb ` -> BB), None where the text is no predikat."""
    huruf = unicodedata.normalize("NFKC", teks).strip().upper()
    return huruf if huruf in _BATAS else None
