"""The kinds of finding as data: level, sentence and advice, one table per stage that reports them."""

from typing import Literal, NamedTuple

Tingkat = Literal["galat", "peringatan"]


class Jenis(NamedTuple):
    """One kind of finding; `isi` and `saran` are templates for `str.format`."""

    tingkat: Tingkat
    isi: str
    saran: str


def galat(isi: str, saran: str) -> Jenis:
    """Return a kind that makes a draft: a printed figure could be wrong."""
    return Jenis("galat", isi, saran)


def peringatan(isi: str, saran: str) -> Jenis:
    """Return a kind that a person should look at; the figures stand."""
    return Jenis("peringatan", isi, saran)
