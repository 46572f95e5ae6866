"""The kinds of finding as data: level, sentence and advice, one table per room of the house."""

from typing import Literal, NamedTuple

Tingkat = Literal["galat", "peringatan"]


class Jenis(NamedTuple):
    """One kind of finding; `isi` and `saran` are templates for `str.format`."""

    tingkat: Tingkat
    isi: str
    saran: str
