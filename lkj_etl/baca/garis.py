"""Money lines as frames of the contract's shape, and the scale that a title may claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import polars as pl

from lkj_etl.baca.keterangan import SKALA, skala_disebut
from lkj_etl.baca.kolom import Pencatat
from lkj_etl.baca.kolom_padat import Padat
from lkj_etl.bacaan import Keterangan
from schemas.anggaran import RUPIAH, Belanja, Kas, Pagu
from schemas.tabel import skema

SKEMA: dict[str, dict[str, Any]] = {"pagu": skema(Pagu), "belanja": skema(Belanja), "kas": skema(Kas)}
_BOLEH_KOSONG = frozenset({"triwulan", "bulan", "tanggal", "pagu_sebelum", "pagu", "realisasi"})
BANYAK = 1_000  # from so many texts on it pays to look for repeated ones


def bingkai(nama: str, garis: Sequence[Mapping[str, Any]]) -> pl.DataFrame:
    """Return lines as a frame with the columns of `schemas.anggaran`, numbered by `urut`; absent texts are ""."""
    skema = SKEMA[nama]
    kolom: dict[str, list[Any]] = {k: [g.get(k, None if k in _BOLEH_KOSONG else "") for g in garis] for k in skema if k != "urut"}
    return pl.DataFrame({"urut": range(len(garis)), **kolom}, schema=skema)


def bingkai_kolom(nama: str, kolom: Mapping[str, Sequence[Any]]) -> pl.DataFrame:
    """Return columns as a frame of the contract's shape; absent texts are "" and absent amounts null."""
    skema = SKEMA[nama]
    banyak = len(kolom["baris"])
    isi = {k: deret(kolom[k], skema[k]) if k in kolom else [None if k in _BOLEH_KOSONG else ""] * banyak for k in skema if k != "urut"}
    return pl.DataFrame({"urut": range(banyak), **isi}, schema=skema)


def deret(isi: Sequence[Any], jenis: Any) -> Any:
    """Return values as a column: amounts by their digits (four times as fast), repeated texts kept once (a third of the memory)."""
    if isinstance(isi, Padat):
        return pl.Series(deret(isi.beda, jenis), dtype=jenis).gather(pl.Series(isi.kunci, dtype=pl.UInt32))
    if jenis == RUPIAH:
        return pl.Series([None if n is None else f"{n:f}" for n in isi], dtype=pl.String).cast(RUPIAH)
    if jenis != pl.String or len(isi) < BANYAK:
        return isi
    if isi[0] == isi[-1] and isi.count(isi[0]) == len(isi):
        return pl.repeat(isi[0], len(isi), dtype=jenis, eager=True)
    if len(beda := dict.fromkeys(isi)) * 2 > len(isi):
        return isi
    kunci = pl.Series(map(dict(zip(beda, range(len(beda)), strict=True)).__getitem__, isi), dtype=pl.UInt32)
    return pl.Series(list(beda), dtype=pl.String).gather(kunci)


def arti_satuan(pencatat: Pencatat, kata: Keterangan, skala: str) -> Decimal:
    """Return what one unit means in rupiah: the setting, in files whose title or headings say so, and only there.

    Refused with a galat at the title or heading: a scale while the setting is empty, another scale than the setting's
    (`rupiah` says that the title is wrong), and amounts beside it for which no scale is named.
    """
    if not kata.skala:
        return Decimal(1)
    for tempat in kata.skala:
        disebut = skala_disebut(tempat.isi)
        if not skala:
            pencatat.catat("SKALA-BELUM-DITETAPKAN", tempat.lembar, tempat.sel)
        elif skala not in ("rupiah", disebut):
            pencatat.catat("SKALA-BERBEDA", tempat.lembar, tempat.sel, disebut=disebut, skala=skala)
    if skala in ("ribuan", "jutaan"):
        for tempat in kata.tanpa_skala:
            pencatat.catat("SKALA-SEBAGIAN", tempat.lembar, tempat.sel, kolom=tempat.isi)
    return SKALA[skala]
