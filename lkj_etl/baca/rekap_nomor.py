"""Numbers of rows in a rekap without codes: taken to pieces, told apart by kind, split from the name behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from lkj_etl.nilai.kode import pisah_nomor_nama
from lkj_etl.nilai.teks import GARIS

Jenis = tuple[str, ...]
ANGKA: Jenis = ("1",)
ANGKA_LAGI: Jenis = ("1", "lagi")  # plain numbers that count within others
_RUAS = re.compile(r"\d+|[^\W\d_]+")
_ROMAWI = re.compile(r"[IVX]+")
_TERPANJANG = {True: 9, False: 4}  # digits of a number, letters of a Roman one; what is longer is a mark, as a dash is
_BERTINGKAT = re.compile(r"(\d+(?:\.\d+)*)\.\d+")
# Before a name: 1.1 (a code has 01) or I. or A) or a dash and, read by `pisah_nomor_nama`, 1 or 1. or 1)
_TANDA_NAMA = re.compile(
    rf"(\d{{1,2}}(?:\.[1-9]\d?){{1,2}}|(?:[ivx]{{1,5}}|[a-z])(?=[.)])|[{GARIS}\u2022*](?=\s))[.)]?\s+(\S.*)", re.IGNORECASE
)


class Nomor(NamedTuple):
    """A number in pieces, 1.a is ("1", "a"), and their kinds: 1 digits, A and a letters, I and i Roman, - any other mark."""

    ruas: tuple[str, ...]
    jenis: Jenis


def nomor_baris(nomor: Sequence[str], kantor: Sequence[str]) -> list[Nomor]:
    """Return the number of each row by its kind, which is told by the rows around it: I is Roman unless it follows H."""
    return _berulang(_romawi([_ruas(n) for n in nomor]), kantor)


def menomori(nomor: Sequence[str]) -> bool:
    """Say whether numbers before names count: one is plain, or there are two kinds; a letter alone may be a name's (A. Yani)."""
    jenis = {n.jenis for n in _romawi([_ruas(n) for n in nomor]) if n.jenis}
    return ANGKA in jenis or len(jenis) > 1


def induk_bernomor(nomor: Sequence[str]) -> bool:
    """Say whether the lines above have the numbers, those below them none (1, none, none, 2, none; or I, 1, none).

    The table begins with a number, another kind or none follows, and plain numbers alone count through (where a 1 comes again it is
    the lines above that have none).
    """
    semua = _romawi([_ruas(n) for n in nomor])
    jenis = [n.jenis for n in semua]
    if not any(jenis[:1]) or jenis[0] in jenis[1:2]:
        return False
    return not {*jenis} <= {(), ANGKA} or _runtut([int(n.ruas[0]) for n in semua if n.ruas])


@lru_cache(maxsize=4096)
def _ruas(nomor: str) -> Nomor:
    """Take a number to pieces: 1. and (1) are 1."""
    if not nomor.strip():
        return Nomor((), ())
    ruas = tuple(_RUAS.findall(nomor))
    if not ruas or any(len(r) > _TERPANJANG[r.isdecimal()] for r in ruas):
        return Nomor(("-",), ("-",))
    return Nomor(ruas, tuple("1" if r.isdecimal() else "a" if r.islower() else "A" for r in ruas))


def _romawi(semua: list[Nomor]) -> list[Nomor]:
    hasil: list[Nomor] = []
    sebelum = ""
    for n in semua:
        akhir = n.ruas[-1] if n.ruas and n.jenis[-1] in "aA" else ""
        if _ROMAWI.fullmatch(akhir.upper()) and not (len(akhir) == 1 and chr(ord(akhir) - 1) == sebelum):
            hasil.append(n._replace(jenis=(*n.jenis[:-1], "I" if akhir.isupper() else "i")))
            continue
        sebelum = akhir or sebelum
        hasil.append(n)
    return hasil


def _berulang(semua: list[Nomor], kantor: Sequence[str]) -> list[Nomor]:
    """Tell plain numbers that count within others: of 1, 1, 2, 2, 1 each one right above a 1 is a line above.

    Only where these count on (1, 2), the first row is one of them, and each count below them is 1, 2, 3, within one office:
    pages that are numbered anew (1, 2, 3, 1, 2) are no levels.
    """
    hasil = list(semua)
    for (jenis, _), bagian in groupby(range(len(semua)), key=lambda i: (semua[i].jenis, kantor[i])):
        letak = list(bagian)
        nilai = [int(semua[i].ruas[0]) for i in letak] if jenis == ANGKA else []
        atas = [n for n, (_, bawah) in enumerate(pairwise(nilai)) if bawah == 1]
        blok = [nilai[a + 1 : b] for a, b in pairwise([*atas, len(nilai)])]
        if atas[:1] == [0] and _runtut([nilai[a] for a in atas]) and all(b[:1] == [1] and _runtut(b) for b in blok):
            for n in set(range(len(nilai))).difference(atas):
                hasil[letak[n]] = semua[letak[n]]._replace(jenis=ANGKA_LAGI)
    return hasil


def _runtut(nilai: list[int]) -> bool:
    return all(b == a + 1 for a, b in pairwise(nilai))


def nomor_dan_nama(teks: Sequence[str], kode: Sequence[str]) -> list[tuple[str, str]] | None:
    """Split the number before each name from it; None where codes stand there: `kode`, what looks like one in each cell.

    It is a number where it stands as one and goes on from another one that stands there, as 1.1 from 1.
    """
    if any(k.count(".") > 2 for k in kode):
        return None
    hasil = [_tanda_nama(t) for t in teks]
    induk = {cocok[1] if (cocok := _BERTINGKAT.fullmatch(k)) else None for k in kode if k}
    ada = {nomor for nomor, _ in hasil}
    return hasil if induk <= ada and set(kode) - {""} <= ada else None


def _tanda_nama(teks: str) -> tuple[str, str]:
    """Split the number before a name from it, "" where there is none."""
    nomor, nama = pisah_nomor_nama(teks)
    if nomor or (cocok := _TANDA_NAMA.fullmatch(nama)) is None:
        return nomor, nama
    return cocok[1], cocok[2]
