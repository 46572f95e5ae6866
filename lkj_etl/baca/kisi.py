"""A sheet as cells with true Excel addresses; the one shape that every format reader returns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Sel(NamedTuple):
    """One filled cell.

    jenis: s text | n number (isi = decimal text as stored) | p number with a percent format |
           d date (isi ISO yyyy-mm-dd) | b boolean ("1"/"0") | e error (isi "#REF!") | f formula without stored value
    """

    jenis: str
    isi: str


@dataclass(slots=True)
class Kisi:
    """One sheet: rows and columns count from 1, blank cells are absent."""

    nama: str
    tersembunyi: bool = False
    baris: dict[int, dict[int, Sel]] = field(default_factory=dict)
    gabungan: list[tuple[int, int, int, int]] = field(default_factory=list)
    baris_tersembunyi: set[int] = field(default_factory=set)
    kolom_tersembunyi: set[int] = field(default_factory=set)
    basis_1904: bool = False


class Catatan(NamedTuple):
    """A finding of the child: the parent turns it into a `Temuan` (code and arguments of the catalogue)."""

    kode: str
    lembar: str
    sel: str
    nilai: dict[str, str]


class Tolak(Exception):
    """The file gives no row; carries the one finding that says why."""

    def __init__(self, kode: str, lembar: str = "-", sel: str = "-", **nilai: str) -> None:
        super().__init__(kode)
        self.catatan = Catatan(kode, lembar, sel, nilai)


def huruf(kolom: int) -> str:
    """Return the column letters of a column number: 1 -> A, 27 -> AA."""
    teks = ""
    while kolom:
        kolom, sisa = divmod(kolom - 1, 26)
        teks = chr(65 + sisa) + teks
    return teks
