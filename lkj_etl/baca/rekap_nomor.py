"""What column NO of a recap without codes says of its levels."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BERTINGKAT = re.compile(r"(\d+(?:\.\d+)*)\.\d+")


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
