"""What the numbers of a recap without codes say of its levels: those of column NO, or those before the names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lkj_etl.nilai.kode import pisah_nomor_nama

_BERTINGKAT = re.compile(r"(\d+(?:\.\d+)*)\.\d+")
# Before a name: 1.1 (a code has 01) or I. or A) and, read by `pisah_nomor_nama`, 1 or 1. or 1)
_TANDA_NAMA = re.compile(r"(\d{1,2}(?:\.[1-9]\d?){1,2}|(?:[ivx]{1,5}|[a-z])(?=[.)]))[.)]?\s+(\S.*)", re.IGNORECASE)


def program_menurut_nomor(nomor: Sequence[str]) -> list[bool] | None:
    """Say of each row whether its cell makes it a program line; None where no row has a plain number.

    A program line has no number; or the number that others go on from (1 above 1.1); or one of the other style: I, A or a mark
    above 1, 2 where the table begins so, 1 above a, b where its second row is "a". A wrong guess is never silent: a program line
    is compared with the rows below it.
    """
    polos = [n.casefold().rstrip(".) ") for n in nomor]
    if not any(n.isdecimal() for n in polos):
        return None
    diteruskan = {cocok[1] for n in polos if (cocok := _BERTINGKAT.fullmatch(n))}
    berhuruf_di_atas = polos[0] != "" and not polos[0][0].isdecimal()
    berhuruf_di_bawah = polos[0].isdecimal() and polos[1:2] == ["a"]

    def program(n: str) -> bool:
        if not n or n in diteruskan:
            return True
        return n.isdecimal() if berhuruf_di_bawah else berhuruf_di_atas and not n[0].isdecimal()

    return [program(n) for n in polos]


def program_menurut_tanda(tanda: Sequence[str]) -> list[bool] | None:
    """Say the same by the numbers before the names, where a row without one is a program line only above a row "1"."""
    hasil = program_menurut_nomor(tanda)
    return hasil and [ya and (bool(n) or bawah == "1") for ya, n, bawah in zip(hasil, tanda, [*tanda[1:], ""], strict=True)]


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
