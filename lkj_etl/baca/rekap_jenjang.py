"""Levels of a rekap without codes: one rule for the numbers of column NO, those before the names, and the word Program."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lkj_etl.baca.rekap_nomor import ANGKA, Nomor, induk_bernomor, menomori, nomor_baris
from lkj_etl.baca.rekap_unsur import BarisRekap
from lkj_etl.nilai.nama import samakan

TINGKAT = ("program", "kegiatan", "sub_kegiatan")
KEGIATAN = TINGKAT.index("kegiatan")
Tanda = Sequence[tuple[str, str]]
_PROGRAM = re.compile(r"(?:program|belanja (?:tidak )?langsung|belanja operasi|belanja modal)\b", re.IGNORECASE)
_PROGRAM_BERNOMOR = re.compile(
    r"program\b|belanja (?:tidak )?langsung$", re.IGNORECASE
)  # a kegiatan with a number may be called Belanja Modal Kursi


class Penanda(NamedTuple):
    """What may tell the levels: the number of each row, and which rows stand above all numbers, as a program line without one."""

    nomor: Sequence[str]
    kepala: Sequence[bool]


class Nama(NamedTuple):
    """A name with its number, and the row that they stand in."""

    nomor: str = ""
    nama: str = ""
    i: int | None = None


def isi_tanpa_kode(baris: list[BarisRekap], teks: Sequence[str], kolom_no: Sequence[str], tanda: Tanda) -> None:
    """Give every row its level, its name and those above it; `tanda`: number and name in the cells of `teks`.

    What tells most levels is followed: column NO before the numbers in the cells, these before the word Program; where nothing does,
    all rows are kegiatan. Wrong levels are not silent: a line above others is compared with those below it.
    """
    kantor = [b.kode_skpd or samakan(b.nama_skpd) for b in baris]
    program = [_bernama_program(no or n, nama) for no, (n, nama) in zip(kolom_no, tanda, strict=True)]
    calon = (_di_kolom(kolom_no, tanda), _di_sel(kolom_no, tanda, program), Penanda([""] * len(baris), program))
    dalam, dipakai = max(((jenjang(p, kantor), p) for p in calon), key=lambda c: max(c[0]))
    if not any(dalam):
        dalam, dipakai = [KEGIATAN] * len(baris), Penanda(kolom_no, [False] * len(baris))
    lepas = [kata or n == nomor for kata, (n, _), nomor in zip(program, tanda, dipakai.nomor, strict=True)]
    tingkat_program = max(0, max(dalam) + 1 - len(TINGKAT))
    nama: list[Nama] = []
    for i, (n, isi) in enumerate(tanda):
        terpisah = lepas[i] or (n.isdecimal() and dalam[i] == tingkat_program + KEGIATAN)
        nama.append(Nama(n if n[-1:].isalnum() else "", isi, i) if terpisah else Nama("", teks[i], i))
    _isi(baris, nama, dalam, dipakai.kepala)


def jenjang(penanda: Penanda, kantor: Sequence[str]) -> list[int]:
    """Return how deep each row stands, 0 for the highest; 0 for all where the numbers tell no levels.

    A number that goes on from one above it (1.1 from 1) is one level deeper; so is a kind of number not met since the line above,
    and one that was met goes back to its level. A table that begins with two plain numbers (1, 2) is a list: only a number that goes
    on is deeper there. Any other row is one of the lowest.
    """
    semua = nomor_baris(penanda.nomor, kantor)
    daftar = all(n.jenis == ANGKA for n in semua[:2])
    atas: list[Nomor] = []
    dalam: list[int] = []
    terdalam = 1
    for n, kepala in zip(semua, penanda.kepala, strict=True):
        letak = 0 if kepala else _letak(n, atas, daftar=daftar)
        if letak is not None:
            atas[letak:] = [] if kepala else [n]
        dalam.append(terdalam if letak is None else len(atas))
        terdalam = max(terdalam, dalam[-1])
    lebih = min(dalam)
    return [d - lebih for d in dalam]


def _letak(n: Nomor, atas: list[Nomor], *, daftar: bool) -> int | None:
    """Return where a number belongs in the line of numbers above it, None where it has no place there."""
    for i, a in reversed(list(enumerate(atas))):
        if a.ruas == n.ruas[:-1]:
            return i + 1
        if a.jenis == n.jenis:
            return i
    terbuka = not atas or (len(n.ruas) == 1 and not daftar)
    return len(atas) if n.ruas and terbuka else None


def _di_kolom(kolom_no: Sequence[str], tanda: Tanda) -> Penanda:
    """Take column NO; where it is blank a dash or a small letter before the name counts, and a name without one stands above all.

    Where the lines above have the numbers, a blank is itself the mark of those below.
    """
    nomor = kolom_no
    if any(kolom_no):
        kosong = "-" if induk_bernomor(kolom_no) else ""
        nomor = [
            no or (kosong if n[:1].isdecimal() or n[:1].isupper() else n or kosong) for no, (n, _) in zip(kolom_no, tanda, strict=True)
        ]
    return Penanda(nomor, [not n for n in nomor])


def _di_sel(kolom_no: Sequence[str], tanda: Tanda, program: Sequence[bool]) -> Penanda:
    """Take the numbers before the names; a name without one stands above them where it is a program's or right above a "1"."""
    nomor = [n for n, _ in tanda]
    nomor = nomor if menomori(nomor) else [""] * len(nomor)
    bawah = [*nomor[1:], ""]
    kepala = [not n and (kata or (not no and b == "1")) for no, n, kata, b in zip(kolom_no, nomor, program, bawah, strict=True)]
    return Penanda(nomor, kepala)


def _bernama_program(nomor: str, nama: str) -> bool:
    return (_PROGRAM_BERNOMOR if nomor[:1].isdecimal() else _PROGRAM).match(nama) is not None


def _isi(baris: list[BarisRekap], nama: list[Nama], dalam: list[int], kepala: Sequence[bool]) -> None:
    """Name every row: program, kegiatan and sub kegiatan are the lowest three levels that there are.

    A row above deeper ones only repeats them, as a line without a number does; any other row is a leaf.
    """
    tingkat_program = max(0, max(dalam) + 1 - len(TINGKAT))
    jalur: list[Nama] = []
    for b, d, bawah in zip(baris, dalam, [*dalam[1:], 0], strict=True):
        jalur = [*jalur[:d], *[Nama()] * (d - len(jalur)), nama[b.i]]
        dikenal = jalur[tingkat_program:] or jalur[-1:]
        for tingkat, n in zip(TINGKAT, dikenal, strict=False):
            setattr(b, tingkat, n.nama)
        b.no_kegiatan = dikenal[KEGIATAN].nomor if len(dikenal) > KEGIATAN else ""
        b.tempat_program = None if dikenal[0].i is None else ("uraian", dikenal[0].i)
        b.jenjang, b.induk = d, kepala[b.i] or bawah > d
