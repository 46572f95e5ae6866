"""Columns of a large sheet between child and parent: distinct cells and which of them stands in each row."""

from __future__ import annotations

import sys
from array import array
from binascii import a2b_base64, b2a_base64
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from operator import eq
from typing import Any, TypeVar, overload

from lkj_etl.baca.sel import Sel

T = TypeVar("T")
U = TypeVar("U")


def _tipe(beda: Sequence[object]) -> str:
    """Return the narrowest type of array that can number these."""
    return "H" if len(beda) <= 1 << 16 else "I"


class Padat(Sequence[T]):
    """Values per row, kept as distinct values and a key per row: quicker to work through, and what many answers hold fits into memory."""

    def __init__(self, beda: Sequence[Any], kunci: array[int], dipakai: Sequence[int] | None = None) -> None:
        """`beda`: the values; one that no key points at may be anything. `dipakai`: the keys, where they are known already."""
        self.beda, self.kunci = beda, kunci
        self._dipakai = dipakai

    def __len__(self) -> int:
        return len(self.kunci)

    def __iter__(self) -> Iterator[T]:
        return map(self.beda.__getitem__, self.kunci)

    def __eq__(self, lain: object) -> bool:
        return isinstance(lain, Sequence) and len(self) == len(lain) and all(a == b for a, b in zip(self, lain, strict=True))

    __hash__ = None  # type: ignore[assignment]  # as of any list

    @overload
    def __getitem__(self, letak: int) -> T: ...

    @overload
    def __getitem__(self, letak: slice) -> Padat[T]: ...

    def __getitem__(self, letak: int | slice) -> T | Padat[T]:
        return Padat(self.beda, self.kunci[letak]) if isinstance(letak, slice) else self.beda[self.kunci[letak]]

    def pilih(self, posisi: Iterable[int]) -> Padat[T]:
        """Return the values of these rows."""
        return Padat(self.beda, array(self.kunci.typecode, map(self.kunci.__getitem__, posisi)))

    def terpakai(self) -> list[T]:
        """Return the values that stand in some row; equal ones may stand in it more than once."""
        return [self.beda[k] for k in self.pakai()]

    def petakan(self, baca: Callable[[T], U]) -> Padat[U]:
        """Return what `baca` makes of each row's value, asked once for each distinct one."""
        hasil: list[U | None] = [None] * len(self.beda)
        for k in self.pakai():
            hasil[k] = baca(self.beda[k])
        return Padat(hasil, self.kunci, self._dipakai)

    def sambung(self, lain: Padat[T]) -> Padat[T]:
        """Return these rows and those of `lain` behind them."""
        jarak = len(self.beda)
        kunci = array("I", self.kunci) + _geser(array("I", lain.kunci), jarak)
        return Padat([*self.beda, *lain.beda], kunci, array("I", [*self.pakai(), *(k + jarak for k in lain.pakai())]))

    def pakai(self) -> Sequence[int]:
        """Return the keys that stand in some row, ascending; kept small, because every column of every file keeps them."""
        if self._dipakai is None:
            semua = _ringkas(sorted(set(self.kunci)))
            self._dipakai = semua if isinstance(semua, range) else array(self.kunci.typecode, semua)
        return self._dipakai


def _geser(kunci: array[int], jarak: int) -> array[int]:
    """Add to every key: the array taken as one large number, twenty times as fast as key by key."""
    semua, tambah = (int.from_bytes(satu.tobytes(), sys.byteorder) for satu in (kunci, array("I", [jarak]) * len(kunci)))
    return array("I", (semua + tambah).to_bytes(len(kunci) * kunci.itemsize, sys.byteorder))


def berbeda(isi: Sequence[T]) -> Collection[T]:
    """Return each value at least once."""
    return isi.terpakai() if isinstance(isi, Padat) else set(isi)


def petakan(baca: Callable[[T], U], isi: Sequence[T]) -> Sequence[U]:
    """Return what `baca` makes of each value."""
    return isi.petakan(baca) if isinstance(isi, Padat) else list(map(baca, isi))


def sandikan(beda: Sequence[Sel], kunci: array[int]) -> dict[str, Any]:
    """Return a column for the answer (in the child): kinds and texts of `beda`, `kunci` as base64 of this computer's array."""
    padat = b2a_base64(array(_tipe(beda), kunci), newline=False).decode("ascii")
    return {"jenis": "".join(s.jenis for s in beda), "isi": [s.isi for s in beda], "kunci": padat}


def buka(tabel: dict[str, Any]) -> None:
    """Turn the columns of a table into kind and text per row, in place (in the parent).

    Raise ValueError, TypeError, KeyError or IndexError where they are not what `sandikan` makes.
    """
    semua = [k for k in tabel["kolom"].values() if "kunci" in k]
    if semua:
        tabel["baris"] = _ringkas(tabel["baris"])
    for kolom in semua:
        jenis, isi = kolom["jenis"], kolom["isi"]
        kunci = array(_tipe(isi), a2b_base64(kolom.pop("kunci")))
        padat = Padat[str](isi, kunci)
        if len(jenis) != len(isi) or len(kunci) != len(tabel["baris"]) or max(padat.pakai(), default=-1) >= len(isi):
            raise ValueError
        macam = {jenis[k] for k in padat.pakai()}
        kolom["jenis"] = macam.pop() * len(kunci) if len(macam) == 1 else "".join(map(jenis.__getitem__, kunci))
        kolom["isi"] = padat


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
        awal, lanjutan = kolom["isi"], belakang["kolom"][nama]["isi"]
        padat = isinstance(awal, Padat) and isinstance(lanjutan, Padat)
        kolom["isi"] = awal.sambung(lanjutan) if padat else [*awal, *lanjutan]
    return True


def _kepala(tabel: dict[str, Any]) -> dict[str, Any]:
    """Return a table without its rows."""
    kolom = {nama: {k: v for k, v in isi.items() if k not in ("jenis", "isi")} for nama, isi in tabel["kolom"].items()}
    return {**tabel, "baris": None, "kolom": kolom}
