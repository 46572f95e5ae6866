"""The lines of the sources behind each leaf of Data 3.3, for sheet Rincian (DESIGN 7.6)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import polars as pl

from lkj_etl.hitung.daun import KUNCI_DAUN, Garis
from lkj_etl.hitung.kantor import KANTOR
from schemas.hasil import GARIS_RINCIAN, RincianDaun
from schemas.tabel import kolom

if TYPE_CHECKING:
    from pandera.typing.polars import DataFrame

_KOLOM = kolom(RincianDaun)
_DOKUMEN = ("jenis_dokumen", "nomor_dokumen", "kode_rekening")


def garis_daun(garis: Sequence[Garis], daun: pl.DataFrame, *, triwulan: int) -> DataFrame[RincianDaun]:
    """Return one row per line of pagu and belanja, which have met their own contracts already, and column `kantor`.

    `daun`: the leaves with `KUNCI_DAUN`, in the order of Data 3.3; `daun` of a row is its position there. Lines of one leaf
    stand together: pagu, realisasi up to the quarter, later realisasi, each by date and then as in the source.
    """
    nomor = daun.select(*KUNCI_DAUN, pl.int_range(pl.len(), dtype=pl.UInt32).over(KANTOR).alias("daun"))
    semua = [baris.join(nomor, on=KUNCI_DAUN).select(KANTOR, *_KOLOM, "urut") for g in garis for baris in _baris(g, triwulan)]
    urutan = pl.col("garis").replace_strict({g: i for i, g in enumerate(GARIS_RINCIAN)}, return_dtype=pl.Int8)
    urut = pl.concat(semua).sort(KANTOR, "daun", urutan, "tanggal", "berkas", "urut", nulls_last=True)
    return cast("DataFrame[RincianDaun]", urut.select(KANTOR, *_KOLOM))


def _baris(garis: Garis, triwulan: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return what is shown of the lines of pagu and of belanja."""
    sesudah = (pl.col("triwulan") > triwulan).fill_null(False)
    pagu = garis.pagu.with_columns(
        *(pl.lit("").alias(k) for k in _DOKUMEN),
        pl.lit(None, dtype=pl.Date).alias("tanggal"),
        pl.lit(GARIS_RINCIAN[0]).alias("garis"),
        pl.col("pagu").alias("nilai"),
    )
    belanja = garis.belanja.with_columns(
        pl.when(sesudah).then(pl.lit(GARIS_RINCIAN[2])).otherwise(pl.lit(GARIS_RINCIAN[1])).alias("garis"),
        pl.col("realisasi").alias("nilai"),
    )
    return pagu, belanja
