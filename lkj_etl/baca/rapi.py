"""The last look at a sheet as read, same for every format: far cells dropped, hidden parts narrowed to what is filled."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from lkj_etl.baca.batas import Batas
from lkj_etl.baca.kisi import Catatan, Kisi, huruf
from lkj_etl.baca.lanjutan import Lanjutan

TERCECER = 20


def rapikan(kisi: Kisi, batas: Batas) -> list[Catatan]:
    """Drop stray cells far from the table in place, and say so; keep hidden rows and columns only where they hold cells.

    A handful (at most 20 cells) behind more than `jarak_baris` blank rows or `jarak_kolom` blank columns is stray; more than
    that is somebody's data and stays. Raise Tolak where that must be looked at in a sheet too large for it.
    """
    if kisi.lanjutan is not None:
        if _rapat(kisi, kisi.lanjutan, batas):
            return []
        kisi.utuhkan()
    jauh = _sel_jauh(kisi, batas)
    for no, kolom in jauh:
        del kisi.baris[no][kolom]
        if not kisi.baris[no]:
            del kisi.baris[no]
    kisi.baris_tersembunyi &= kisi.baris.keys()
    if kisi.kolom_tersembunyi:
        kisi.kolom_tersembunyi &= {k for b in kisi.baris.values() for k in b}
    if not jauh:
        return []
    no, kolom = min(jauh)
    return [Catatan("SEL-JAUH", kisi.nama, f"{huruf(kolom)}{no}", {"banyak": str(len(jauh))})]


def _rapat(kisi: Kisi, lanjutan: Lanjutan, batas: Batas) -> bool:
    """Say whether a large sheet holds no row or column far enough from the others to be stray."""
    kosong = set(lanjutan.kosong(sorted(lanjutan.kolom)))
    depan = [] if lanjutan.bagian.ke else sorted(kisi.baris)
    nomor = [*depan, *(n for i, n in enumerate(lanjutan.nomor) if i not in kosong)]
    lebar = max(_lebar(kisi), max(lanjutan.kolom, default=0))
    return lebar <= batas.jarak_kolom and all(b - a <= batas.jarak_baris for a, b in pairwise(nomor))


def _sel_jauh(kisi: Kisi, batas: Batas) -> set[tuple[int, int]]:
    per_baris = {no: len(baris) for no, baris in kisi.baris.items()}
    jauh = {(no, k) for no in _tercecer(per_baris, batas.jarak_baris) for k in kisi.baris[no]}
    if _lebar(kisi) > batas.jarak_kolom:
        per_kolom = Counter(k for b in kisi.baris.values() for k in b)
        kolom_jauh = _tercecer(per_kolom, batas.jarak_kolom)
        jauh |= {(no, k) for no, b in kisi.baris.items() for k in kolom_jauh & b.keys()}
    return jauh


def _lebar(kisi: Kisi) -> int:
    return max((max(b) for b in kisi.baris.values()), default=0)


def _tercecer(isi: dict[int, int], jarak: int) -> set[int]:
    """Return the positions that stand apart from the fullest block by more than `jarak` blank ones."""
    blok: list[list[int]] = []
    for posisi in sorted(isi):
        if blok and posisi - blok[-1][-1] <= jarak:
            blok[-1].append(posisi)
        else:
            blok.append([posisi])
    if len(blok) < 2:
        return set()
    utama = max(blok, key=lambda b: sum(isi[p] for p in b))
    sisa = [b for b in blok if b is not utama and sum(isi[p] for p in b) <= TERCECER]
    return {p for b in sisa for p in b}
