"""The smallest things that the readers hand on: a cell, and a share of the rows of a large sheet."""

from typing import NamedTuple


class Bagian(NamedTuple):
    """A share of the rows of large sheets: number `ke` (from 0) of `dari`."""

    ke: int
    dari: int


UTUH = Bagian(0, 1)


class Sel(NamedTuple):
    """One filled cell.

    jenis: s text | n number (isi = decimal text as stored) | p number with a percent format |
           d date (isi ISO yyyy-mm-dd) | b boolean ("1"/"0") | e error (isi "#REF!") | f formula without stored value |
           g blank below a figure merged over it (Bentuk.sendiri)
    """

    jenis: str
    isi: str


KOSONG = Sel("-", "")  # a blank cell, where a table wants one
