"""Levels that numbers tell in a rekap without codes, in its NO column or before the names: I, 1, a or 1, 1.1, 1.1.1."""

from __future__ import annotations

import re
from collections.abc import Sequence

TINGKAT = ("program", "kegiatan", "sub_kegiatan")
_GAYA = (("angka", re.compile(r"\d+(?:\.\d+)*")), ("besar", re.compile(r"[A-Z]{1,4}")), ("kecil", re.compile(r"[a-z]{1,4}")))


def jenjang(nomor: Sequence[str]) -> list[int]:
    """Return the level of each row, its position in `TINGKAT`; nothing where the numbers tell more or fewer levels than these.

    A row without a number is a program line where others have one. A kind of number that was not met since the line above it
    is one level deeper, one that was met goes back to its level.
    """
    gaya = [_gaya(n) for n in nomor]
    if None in gaya:
        return []
    tumpukan: list[str] = []
    dalam: list[int] = []
    for g in gaya:
        if not g:
            tumpukan.clear()
        elif g in tumpukan:
            del tumpukan[tumpukan.index(g) + 1 :]
        else:
            tumpukan.append(g)
        dalam.append(len(tumpukan))
    hasil = dalam if 0 in dalam else [d - 1 for d in dalam]
    return hasil if max(hasil, default=0) == len(TINGKAT) - 1 else []


def _gaya(nomor: str) -> str | None:
    """Return the kind of a number, "" for none at all, None for what is no number; 1 and 1.1 are two kinds."""
    bersih = nomor.strip(" .)(")
    if not bersih:
        return ""
    nama = next((nama for nama, pola in _GAYA if pola.fullmatch(bersih)), None)
    return nama and f"{nama}{bersih.count('.')}"
