"""The time that a file of realisasi covers: up to its quarter, or that quarter alone; amounts per quarter from several of them."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from lkj_etl.bacaan import Bacaan
from lkj_etl.periksa.banding import KODE, NAMA


def semasa(satu: Bacaan, dua: Bacaan, triwulan: int) -> bool:
    """Say whether two files of one quarter cover the same time: both up to it, or both that quarter alone."""
    return triwulan == 1 or satu.keterangan.kumulatif == dua.keterangan.kumulatif


def serinci(satu: Bacaan, dua: Bacaan) -> bool:
    """Say whether two files tell their leaves apart by the same: unit or not, and sub kegiatan, kegiatan or names alone.

    Of others nothing can be subtracted leaf by leaf: where one names the units, the other's amounts have no leaf.
    """
    return _rincian(satu) == _rincian(dua)


def _rincian(b: Bacaan) -> tuple[str, ...]:
    """Return the columns that tell its leaves apart: unit, then the deepest code, without codes the names."""
    ada = [k for k in ("kode_sub_skpd", *KODE, *NAMA) if b.belanja is not None and (b.belanja[k] != "").any()]
    kode = next((k for k in KODE if k in ada), "")
    return tuple(k for k in ada if k == "kode_sub_skpd" or (k == kode if kode else k in NAMA))


def rangkai(per_triwulan: Mapping[int, Bacaan], triwulan: int) -> tuple[pl.DataFrame, tuple[int, ...]]:
    """Return the lines of `schemas.anggaran.Belanja` up to the quarter, and the quarters whose own amount is known.

    A quarter's own amount is known from a file of that quarter alone, or from two cumulative files in a row;
    what the run's total holds beyond the known quarters stays without a quarter.
    """
    sampai: dict[int, list[pl.DataFrame]] = {}
    sendiri: dict[int, list[pl.DataFrame]] = {}
    for q, b in sorted(per_triwulan.items()):
        if b.belanja is None:
            continue
        if b.keterangan.kumulatif:
            sampai[q] = [b.belanja]
            if q == 1 or q - 1 in sampai:
                sendiri[q] = [b.belanja, *_kurangi(sampai.get(q - 1, []))]
        else:
            sendiri[q] = [b.belanja]
            if q == 1 or q - 1 in sampai:
                sampai[q] = [*sampai.get(q - 1, []), b.belanja]
    bagian = [_beri(x, q) for q, semua in sendiri.items() for x in semua]
    if len(sendiri) < triwulan:
        jumlah = sampai.get(triwulan) or [x for semua in sendiri.values() for x in semua]
        bagian += [_beri(x, None) for x in (*jumlah, *_kurangi([x for semua in sendiri.values() for x in semua]))]
    belanja = pl.concat(bagian).with_columns(pl.int_range(pl.len(), dtype=pl.Int64).alias("urut"))
    return belanja, tuple(sorted(sendiri))


def yang_kurang(per_triwulan: Mapping[int, Bacaan], triwulan: int) -> list[int]:
    """Return the earlier quarters that no file covers, where the file of the run's quarter holds that quarter alone."""
    kumulatif = [q for q, b in per_triwulan.items() if b.keterangan.kumulatif]
    if triwulan in kumulatif:
        return []
    tercakup = max(kumulatif, default=0)  # "s.d." of an earlier quarter holds all before it
    return [q for q in range(tercakup + 1, triwulan) if q not in per_triwulan]


def _kurangi(semua: list[pl.DataFrame]) -> list[pl.DataFrame]:
    return [x.with_columns(realisasi=-pl.col("realisasi")) for x in semua]


def _beri(x: pl.DataFrame, triwulan: int | None) -> pl.DataFrame:
    return x.with_columns(triwulan=pl.lit(triwulan, pl.Int8))
