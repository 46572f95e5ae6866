"""Rows of the tables that people fill in: the example row is passed over, merged cells are taken apart or marked (child)."""

from __future__ import annotations

from collections.abc import Mapping

from lkj_etl.baca.judul_dasar import Bentuk, samakan_judul
from lkj_etl.baca.kisi import Kisi
from lkj_etl.baca.sel import KOSONG, Sel

BARIS_CONTOH = "contoh"  # in the first column of the template: the row below the heading that shows how to fill it
TINGGI_GABUNGAN = 1_000  # no sasaran stands over more rows
TERTUTUP = Sel("g", "")  # what a merged cell hides: not blank as one that the office left so


def baris_isian(kisi: Kisi, bentuk: Bentuk, kolom: Mapping[str, int], nomor: list[int]) -> list[int]:
    """Return the rows `nomor` without the example. kolom: our column -> column number."""
    pertama = kolom.get(bentuk.kolom[0].nama, 0)
    return [r for r in nomor if samakan_judul(kisi.baris[r].get(pertama, KOSONG).isi) != BARIS_CONTOH]


def turunkan(kisi: Kisi, bentuk: Bentuk, kolom: Mapping[str, int], nomor: list[int]) -> None:
    """Write merged texts into the rows `nomor` that they cover. kolom: our column -> column number.

    Only the columns `bentuk.turun` are written, and only into blank cells: a merged sasaran belongs to every indicator beside it,
    a merged kelurahan to all its kegiatan, a merged figure to none but the first.
    """
    ada, ikut = set(nomor), {kolom[k] for k in bentuk.turun if k in kolom}
    for r1, c, r2, _ in kisi.gabungan:
        if c not in ikut or r1 not in ada or not 0 < r2 - r1 < TINGGI_GABUNGAN:
            continue
        sel = kisi.baris[r1].get(c)
        for r in range(r1 + 1, r2 + 1):
            if sel is not None and r in ada:
                kisi.baris[r].setdefault(c, sel)


def tandai_tertutup(kisi: Kisi, bentuk: Bentuk, kolom: Mapping[str, int], nomor: list[int]) -> None:
    """Mark the cells of the columns `bentuk.sendiri` that a merged cell of theirs with letters or digits covers.

    Nobody knows what was meant there: one target for four quarters is not one for the first, one amount for two kegiatan not the
    first one's. Some programs keep a figure below a merged cell, where nobody sees it; it is marked, too. Below a merged "-" a
    blank stays one. kolom: our column -> column number.
    """
    ada, sendiri = set(nomor), {kolom[k] for k in bentuk.sendiri if k in kolom}
    for r1, c1, r2, c2 in kisi.gabungan:
        sel = kisi.baris[r1].get(c1) if r1 in ada and c1 in sendiri else None
        if sel is None or not any(map(str.isalnum, sel.isi)):
            continue
        for r in ada.intersection(range(r1, min(r2, r1 + TINGGI_GABUNGAN) + 1)):
            for c in sendiri.intersection(range(c1, c2 + 1)):
                if (r, c) != (r1, c1):
                    kisi.baris[r][c] = TERTUTUP
