"""Sheet SKM: one row per respondent, answers 1 to 4; who answered is never loaded."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import polars as pl

from lkj_etl.baca.kolom import Pembaca
from lkj_etl.nilai.triwulan import baca_triwulan
from schemas.skm import TERENDAH, TERTINGGI, UNSUR, Jawaban
from schemas.tabel import skema

_BARIS_DISEBUT = 10


def baca_skm(pembaca: Pembaca, berkas: str) -> pl.DataFrame:
    """Return frame schemas.skm.Jawaban; an answer outside 1-4 is a galat and left out, gaps are counted per unsur.

    A row without a readable quarter is left out.
    """
    tabel = pembaca.tabel
    mentah = tabel.kolom["triwulan"]
    triwulan = [baca_triwulan(j, n) for j, n in zip(mentah.jenis, mentah.isi, strict=True)]
    for i, (tw, jenis) in enumerate(zip(triwulan, mentah.jenis, strict=True)):
        if tw is None:
            pembaca.catat("SEL-KOSONG" if jenis == "-" else "TRIWULAN-TAK-DIKENAL", "triwulan", i)
    dipakai = [i for i, tw in enumerate(triwulan) if tw is not None]
    kolom = {u: _jawaban(pembaca, u, dipakai) for u in UNSUR}
    isi: dict[str, Sequence[Any]] = {
        "baris": [tabel.baris[i] for i in dipakai],
        "triwulan": [triwulan[i] for i in dipakai],
        **kolom,
        "sumber": [f"{berkas} | {tabel.lembar} | {tabel.sel('u1', i)}" for i in dipakai],
    }
    return pl.DataFrame(isi, schema=skema(Jawaban))


def _jawaban(pembaca: Pembaca, unsur: str, dipakai: list[int]) -> list[int | None]:
    mentah = pembaca.tabel.kolom[unsur]
    nilai = pembaca.bilangan(unsur)
    hasil: list[int | None] = []
    for i in dipakai:
        jawaban = nilai[i]
        if jawaban is not None and (jawaban % 1 or not TERENDAH <= jawaban <= TERTINGGI):
            pembaca.catat("SKM-DI-LUAR-SKALA", unsur, i)
            jawaban = None
        hasil.append(_bulat(jawaban))
    kosong = [i for i in dipakai if mentah.jenis[i] == "-"]
    if kosong:
        disebut = ", ".join(str(pembaca.tabel.baris[i]) for i in kosong[:_BARIS_DISEBUT])
        lain = f" dan {len(kosong) - _BARIS_DISEBUT} lagi" if len(kosong) > _BARIS_DISEBUT else ""
        pembaca.catat("SKM-TIDAK-DIJAWAB", unsur, kosong[0], banyak=len(kosong), baris=disebut + lain)
    return hasil


def _bulat(jawaban: Decimal | None) -> int | None:
    return None if jawaban is None else int(jawaban)
