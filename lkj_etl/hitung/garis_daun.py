"""The lines of the sources behind each leaf of Data 3.3, for sheet Rincian (DESIGN 7.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import polars as pl

from lkj_etl.hitung.daun import KUNCI_DAUN, KunciBersama, beri_kunci, kunci_bersama, seragamkan_nama
from lkj_etl.hitung.kantor import KANTOR, beri_kantor, lepas_kantor, milik
from schemas.hasil import GARIS_RINCIAN, RincianDaun
from schemas.tabel import kolom

if TYPE_CHECKING:
    from pandera.typing.polars import DataFrame

    from schemas.anggaran import Belanja, Pagu

_KOLOM = kolom(RincianDaun)
_DOKUMEN = ("jenis_dokumen", "nomor_dokumen", "kode_rekening")


def garis_daun(pagu: DataFrame[Pagu], belanja: DataFrame[Belanja], daun: pl.DataFrame, *, triwulan: int) -> DataFrame[RincianDaun]:
    """Return one row per line of pagu and belanja, which have met their own contracts already.

    `daun`: the leaves with `KUNCI_DAUN`, in the order of Data 3.3; `daun` of a row is its position there. Lines of one leaf
    stand together: pagu, realisasi up to the quarter, later realisasi, each by date and then as in the source.
    """
    nomor = daun.select(*KUNCI_DAUN, pl.int_range(pl.len(), dtype=pl.UInt32).over(KANTOR).alias("daun"))
    garis = beri_kantor(pagu), beri_kantor(belanja)
    semua = [
        baris
        for kunci, kantor in kunci_bersama(*garis).items()
        for baris in _garis(milik(garis[0], kantor), milik(garis[1], kantor), kunci, nomor, triwulan)
    ]
    urutan = pl.col("garis").replace_strict({g: i for i, g in enumerate(GARIS_RINCIAN)}, return_dtype=pl.Int8)
    urut = pl.concat(semua).sort(KANTOR, "daun", urutan, "tanggal", "berkas", "urut", nulls_last=True)
    return cast("DataFrame[RincianDaun]", lepas_kantor(urut.select(KANTOR, *_KOLOM), pagu))


def _garis(pagu: pl.DataFrame, belanja: pl.DataFrame, kunci: KunciBersama, nomor: pl.DataFrame, triwulan: int) -> list[pl.DataFrame]:
    """Return the lines of the offices that share one kind of key, each with its leaf."""
    sesudah = (pl.col("triwulan") > triwulan).fill_null(False)
    garis_pagu = beri_kunci(seragamkan_nama(pagu.sort("urut")), kunci).with_columns(
        *(pl.lit("").alias(k) for k in _DOKUMEN),
        pl.lit(None, dtype=pl.Date).alias("tanggal"),
        pl.lit(GARIS_RINCIAN[0]).alias("garis"),
        pl.col("pagu").alias("nilai"),
    )
    garis_belanja = beri_kunci(belanja, kunci).with_columns(
        pl.when(sesudah).then(pl.lit(GARIS_RINCIAN[2])).otherwise(pl.lit(GARIS_RINCIAN[1])).alias("garis"),
        pl.col("realisasi").alias("nilai"),
    )
    return [g.join(nomor, on=KUNCI_DAUN).select(KANTOR, *_KOLOM, "urut") for g in (garis_pagu, garis_belanja)]
