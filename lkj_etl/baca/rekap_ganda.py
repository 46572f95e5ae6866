"""Leaves of a rekap that may repeat the rows below them: a program line that nothing marks as one would count every rupiah twice."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, groupby

from lkj_etl.baca.kendali import NOL
from lkj_etl.baca.kolom import Pembaca
from lkj_etl.baca.rekap_unsur import BarisRekap
from lkj_etl.nilai.nama import samakan

_NOL = re.compile(r"(?:\.0+)+$")  # SIMDA fills the code of a program up: 4.01.4.01.03.01.00
Uang = tuple[Decimal, ...]  # pagu and realisasi of a row, those that the table has
Blok = dict[int, int]  # a row that is the sum of rows right below it -> where these end (the row behind them)
DUA = 2
PASANGAN = 3  # of equal rows, each pair another amount, by pagu alone


def periksa_ganda(pembaca: Pembaca, baris: list[BarisRekap], rupiah: Mapping[str, Sequence[Decimal | None]], cocok: Sequence[int]) -> None:
    """Name each leaf that looks like the sum of those below it; `cocok`: Excel rows of the totals that agree with the leaves.

    A total that counts the row proves it a leaf, and a code tells its level; yet where pagu and realisasi agree as no chance would have
    it, a person shall look. Only so is a leaf named that is the sum of those above it.
    """
    kolom = [k for k in ("pagu", "realisasi") if k in rupiah]
    nomor = pembaca.tabel.baris
    apa = " dan ".join(pembaca.tabel.kolom[k].judul for k in kolom)
    daun = [b for b in baris if not b.induk]
    for _, isi in groupby(daun, key=lambda b: b.kode_skpd or samakan(b.nama_skpd)):
        turun = list(isi)
        for deret, arah in ((turun, "di bawahnya sampai"), (turun[::-1], "di atasnya mulai")):
            blok, pasti = cari_jumlah([tuple(rupiah[k][b.i] or NOL for k in kolom) for b in deret])
            for n, akhir in sorted(blok.items()):
                i, sampai = deret[n].i, nomor[deret[akhir - 1].i]
                terbukti = any(r > nomor[i] or r < nomor[baris[0].i] for r in cocok)
                tingkat = _tingkat(deret[n:akhir])
                if (tingkat != "sama" and n in pasti) or not (tingkat or terbukti or deret is not turun):
                    temuan = "JUMLAH-MUNGKIN-GANDA" if terbukti else "BARIS-MUNGKIN-JUMLAH"
                    pembaca.catat(temuan, kolom[0], i, apa=apa, bawah=f"{arah} baris {sampai}")


def _tingkat(baris: list[BarisRekap]) -> str:
    """Say what codes tell of the level of the first row among the others: "sama" by as many pieces, "lain", or nothing.

    They tell nothing of a row without the unit (kelurahan) that the others have.
    """
    kode = [b.kode() for b in baris]
    if not kode[0] or (not baris[0].kunci()[1] and any(b.kunci()[1] for b in baris)):
        return ""
    return "sama" if len({_NOL.sub("", k).count(".") for k in kode}) == 1 else "lain"


def cari_jumlah(uang: Sequence[Uang]) -> tuple[Blok, set[int]]:
    """Return the rows that are sums of the rows right below them, and those of them that are so by no chance.

    Sums may stand above sums: found ones stand for their rows in the next round.
    """
    sisa = list(range(len(uang)))
    ketemu: Blok = {}
    mungkin: Blok = {}
    pasti: set[int] = set()
    while True:
        letak = [*sisa, len(uang)]
        baris = [uang[n] for n in sisa]
        blok = _blok(baris)
        kuat = {k for k, j in blok.items() if _bukan_kebetulan(baris[k], baris[k + 1 : j])}
        rantai = _rantai(baris, blok)
        diterima = {k: blok[k] for k in kuat} | rantai
        ditutup = diterima or {k: j for k, j in blok.items() if not any(k < lain < j for lain in blok)}
        if not ditutup:
            break
        (ketemu if diterima else mungkin).update({letak[k]: letak[j] for k, j in ditutup.items()})
        pasti.update(letak[k] for k in kuat)
        if rantai:
            ketemu |= {n: akhir for n, akhir in mungkin.items() if n > letak[min(rantai)]}
        isi = {n for k, j in ditutup.items() for n in range(k + 1, j)}
        sisa = [n for k, n in enumerate(sisa) if k not in isi]
    for n in range(len(uang) - 1, 0, -1):
        if n in ketemu and uang[n - 1] == uang[n]:  # one line above a single one
            ketemu.setdefault(n - 1, ketemu[n])
    return ketemu, pasti


def _blok(uang: list[Uang]) -> Blok:
    """Return each row that is the sum of two or more rows right below it, in every column; rows of 0 behind them belong to these."""
    if not uang:
        return {}
    awal = list(accumulate(uang, _tambah, initial=(NOL,) * len(uang[0])))
    letak = {jumlah: n for n, jumlah in enumerate(awal)}
    calon = ((n, letak.get(_tambah(awal[n + 1], satu), 0)) for n, satu in enumerate(uang) if any(satu))
    return {n: akhir for n, akhir in calon if akhir - n > DUA and sum(map(any, uang[n + 1 : akhir])) >= DUA}


def _tambah(a: Uang, b: Uang) -> Uang:
    return tuple(x + y for x, y in zip(a, b, strict=True))


def _dua_kolom(satu: Uang) -> bool:
    """Say whether realisasi tells anything that pagu does not: it is neither 0 nor all of it."""
    return len(satu) == DUA and all(satu) and satu[0] != satu[1]


def _bukan_kebetulan(satu: Uang, isi: list[Uang]) -> bool:
    """Say whether both columns agree, each by itself: not where all rows have one share of realisasi in pagu."""
    return _dua_kolom(satu) and any(b[0] * satu[1] != b[1] * satu[0] for b in isi)


def _rantai(uang: list[Uang], blok: Blok) -> Blok:
    """Return the sums of a table that is nothing else: each followed by its rows, and these by the next sum, up to the end.

    A line above one row only may stand among them. By pagu alone it must begin with the table, or there must be two such sums; where
    all stand above one row only, it must begin with the table, and there must be more of them.
    """
    for mulai in dict.fromkeys((0, min(blok, default=0))):
        n, rantai = mulai, Blok()
        while n < len(uang):
            satu_di_bawah = n not in blok and uang[n] in uang[n + 1 : n + DUA] and any(uang[n])
            akhir = blok.get(n + satu_di_bawah, n + 1 + satu_di_bawah)
            if akhir == n + 1 and any(uang[n]):
                break
            if any(uang[n]):
                rantai |= {k: akhir for k in range(n, n + 1 + satu_di_bawah) if k == n or k in blok}
            n = akhir
        else:
            besar = [k for k in rantai if k in blok]
            dua_kolom = all(_dua_kolom(uang[k]) for k in besar or rantai)
            if besar and (mulai == 0 or len(besar) > 1 or dua_kolom):
                return rantai
            if not besar and len({uang[k] for k in rantai}) >= (DUA if dua_kolom else PASANGAN):
                return rantai
    return {}
