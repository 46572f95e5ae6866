"""Realisasi against pagu per leaf: the money of Tabel 3.3 before it is mapped to indicators (DESIGN 5 "Serapan")."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from lkj_etl.hitung.bulat import persen
from lkj_etl.hitung.daun import (
    IDENTITAS,
    KUNCI_DAUN,
    URUTAN_SUMBER,
    Garis,
    KunciBersama,
    seragamkan_nama,
    wajah,
)
from lkj_etl.hitung.kantor import KANTOR
from schemas.anggaran import RUPIAH

_NOL = pl.lit(0, dtype=RUPIAH)
_TW = tuple(f"realisasi_tw{n}" for n in (1, 2, 3, 4))
_UANG = (*_TW, "realisasi", "sesudah_triwulan")
_KOLOM = (*IDENTITAS, "pagu_sebelum", "pagu", *_TW, "realisasi", "persen", "sumber", "blok", "sesudah_triwulan")


def serapan_banyak(garis: Sequence[Garis], *, triwulan: int, triwulan_rinci: Sequence[tuple[int, ...]]) -> pl.DataFrame:
    """Return one row per leaf: those of the pagu source in its order, then leaves with money but without pagu (blok tanpa_pagu).

    Columns of `schemas.hasil.Serapan` that need no mapping, and `KUNCI_DAUN`; `blok` of the others is belum_dipetakan.
    Pagu and belanja meet by code where both have codes, else by name; what one of them does not tell at all (unit,
    sub kegiatan) is left out of the key and the other is summed over it. Rupiah, exact. Lines of `belanja` may come in
    any order. `triwulan_rinci` of office n stands at position n.
    """
    jenis: dict[tuple[int, ...], list[int]] = {}
    for n, rinci in enumerate(triwulan_rinci):
        jenis.setdefault(rinci, []).append(n)
    bagian = [_serapan(g.milik(kantor) if len(jenis) > 1 else g, triwulan, rinci) for g in garis for rinci, kantor in jenis.items()]
    return pl.concat(bagian).sort(KANTOR, maintain_order=True)


def _serapan(garis: Garis, triwulan: int, triwulan_rinci: tuple[int, ...]) -> pl.DataFrame:
    """Return the leaves of the offices that share one kind of key and of quarters."""
    jumlah = _jumlah_belanja(garis.belanja, triwulan, triwulan_rinci)
    daun = _daun_pagu(garis.pagu, garis.kunci).join(jumlah, on=KUNCI_DAUN, how="left", maintain_order="left")
    daun = daun.with_columns(pl.col("realisasi", "sesudah_triwulan", *_terinci(triwulan_rinci)).fill_null(_NOL))
    lepas = jumlah.filter(pl.any_horizontal(pl.col(*_UANG).fill_null(_NOL) != 0)).join(daun, on=KUNCI_DAUN, how="anti")
    semua = daun if lepas.is_empty() else pl.concat([daun, _daun_belanja(garis.belanja, lepas, garis.kunci)], how="diagonal")
    return seragamkan_nama(semua).with_columns(persen(pl.col("realisasi"), pl.col("pagu")).alias("persen")).select(*_KOLOM, *KUNCI_DAUN)


def _terinci(triwulan_rinci: tuple[int, ...]) -> list[str]:
    return [_TW[n - 1] for n in sorted(triwulan_rinci)]


def _jumlah_belanja(belanja: pl.DataFrame, triwulan: int, triwulan_rinci: tuple[int, ...]) -> pl.DataFrame:
    """Sum per leaf: up to the quarter, after it, and each quarter that the sources split (0 where it has no line)."""
    tw, nilai = pl.col("triwulan"), pl.col("realisasi")
    sesudah = (tw > triwulan).fill_null(False)
    per_tw = [
        pl.when(tw == n).then(nilai).otherwise(_NOL).alias(nama) if n in triwulan_rinci else pl.lit(None, dtype=RUPIAH).alias(nama)
        for n, nama in enumerate(_TW, start=1)
    ]
    terpilah = belanja.select(
        *KUNCI_DAUN,
        *per_tw,
        pl.when(sesudah).then(_NOL).otherwise(nilai).alias("realisasi"),
        pl.when(sesudah).then(nilai).otherwise(_NOL).alias("sesudah_triwulan"),
    )
    ada = [nama for nama in _UANG if nama not in _TW or nama in _terinci(triwulan_rinci)]
    jumlah = terpilah.group_by(KUNCI_DAUN).agg(pl.col(*ada).sum())
    return jumlah.with_columns(pl.lit(None, dtype=RUPIAH).alias(nama) for nama in _UANG if nama not in ada).select(*KUNCI_DAUN, *_UANG)


def _daun_pagu(pagu: pl.DataFrame, kunci: KunciBersama) -> pl.DataFrame:
    sebelum = pl.col("pagu_sebelum")
    return pagu.group_by(KUNCI_DAUN, maintain_order=True).agg(
        *wajah(kunci),
        pl.when(sebelum.count() > 0).then(sebelum.sum()).alias("pagu_sebelum"),
        pl.col("pagu").sum(),
        pl.lit("belum_dipetakan").alias("blok"),
    )


def _daun_belanja(belanja: pl.DataFrame, lepas: pl.DataFrame, kunci: KunciBersama) -> pl.DataFrame:
    """Leaves that no pagu line knows, in the order of their source."""
    garis = belanja.join(lepas, on=KUNCI_DAUN, how="semi").sort(URUTAN_SUMBER)
    terbaca = garis.group_by(KUNCI_DAUN, maintain_order=True).agg(*wajah(kunci), pl.lit("tanpa_pagu").alias("blok"))
    kosong = terbaca.with_columns(_NOL.alias("pagu"), pl.lit(None, dtype=RUPIAH).alias("pagu_sebelum"))
    return kosong.join(lepas, on=KUNCI_DAUN, how="left", maintain_order="left")
