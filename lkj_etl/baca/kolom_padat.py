"""Columns of a large sheet between child and parent: distinct cells and which of them stands in each row."""

from __future__ import annotations

from array import array
from binascii import a2b_base64, b2a_base64
from collections.abc import Iterator, Sequence
from operator import eq
from typing import Any, overload

from lkj_etl.baca.kisi import Sel


def _tipe(beda: Sequence[object]) -> str:
    """Return the narrowest type of array that can number these."""
    return "H" if len(beda) <= 1 << 16 else "I"


class IsiPadat(Sequence[str]):
    """Texts per row, kept as distinct texts and a key per row: what many answers hold together must fit into memory."""

    def __init__(self, beda: list[str], kunci: array[int]) -> None:
        """Raise IndexError where a key points behind the texts."""
        if kunci and max(kunci) >= len(beda):
            raise IndexError
        self._beda, self._kunci = beda, kunci

    def __len__(self) -> int:
        return len(self._kunci)

    def __iter__(self) -> Iterator[str]:
        return map(self._beda.__getitem__, self._kunci)

    def __eq__(self, lain: object) -> bool:
        return isinstance(lain, Sequence) and len(self) == len(lain) and all(a == b for a, b in zip(self, lain, strict=True))

    __hash__ = None  # type: ignore[assignment]  # as of any list

    @overload
    def __getitem__(self, letak: int) -> str: ...

    @overload
    def __getitem__(self, letak: slice) -> IsiPadat: ...

    def __getitem__(self, letak: int | slice) -> str | IsiPadat:
        if isinstance(letak, slice):
            return IsiPadat(self._beda, self._kunci[letak])
        return self._beda[self._kunci[letak]]


def sandikan(beda: Sequence[Sel], kunci: array[int]) -> dict[str, Any]:
    """Return a column for the answer (in the child): kinds and texts of `beda`, `kunci` as base64 of this computer's array."""
    padat = b2a_base64(array(_tipe(beda), kunci), newline=False).decode("ascii")
    return {"jenis": "".join(s.jenis for s in beda), "isi": [s.isi for s in beda], "kunci": padat}


def buka(tabel: dict[str, Any]) -> None:
    """Turn the columns of a table into kind and text per row, in place (in the parent).

    Raise ValueError, TypeError, KeyError or IndexError where they are not what `sandikan` makes.
    """
    padat = [k for k in tabel["kolom"].values() if "kunci" in k]
    if padat:
        tabel["baris"] = _ringkas(tabel["baris"])
    for kolom in padat:
        jenis, isi = kolom["jenis"], kolom["isi"]
        kunci = array(_tipe(isi), a2b_base64(kolom.pop("kunci")))
        if len(jenis) != len(isi) or len(kunci) != len(tabel["baris"]):
            raise ValueError
        satu = len(set(jenis[1:])) == 1 and not kunci.count(0)  # the first of the distinct cells is the blank one
        kolom["jenis"] = jenis[1] * len(kunci) if satu else "".join(map(jenis.__getitem__, kunci))
        kolom["isi"] = IsiPadat(isi, kunci)


def _ringkas(nomor: list[int]) -> Sequence[int]:
    """Return row numbers as a range where they leave none out."""
    rentang = range(nomor[0], nomor[-1] + 1) if nomor else range(0)
    return rentang if len(rentang) == len(nomor) and all(map(eq, rentang, nomor)) else nomor


def sambung(depan: dict[str, Any], belakang: dict[str, Any], jarak_baris: int) -> bool:
    """Put the rows of one share of a table behind those of another, both opened; False where they do not fit together.

    Both shares must have found the same heading over the same columns: merged ranges, which move them, stand behind the rows
    and only the last share has seen them. Rows far apart could be stray (`rapi`), which only a look at the whole sheet can tell.
    """
    nomor, lanjut = depan["baris"], belakang["baris"]
    if _kepala(depan) != _kepala(belakang) or not nomor or not lanjut or not 0 < lanjut[0] - nomor[-1] <= jarak_baris:
        return False
    depan["baris"] = _ringkas([*nomor, *lanjut])
    for nama, kolom in depan["kolom"].items():
        kolom["jenis"] += belakang["kolom"][nama]["jenis"]
        kolom["isi"] = [*kolom["isi"], *belakang["kolom"][nama]["isi"]]
    return True


def _kepala(tabel: dict[str, Any]) -> dict[str, Any]:
    """Return a table without its rows."""
    kolom = {nama: {k: v for k, v in isi.items() if k not in ("jenis", "isi")} for nama, isi in tabel["kolom"].items()}
    return {**tabel, "baris": None, "kolom": kolom}
