"""The lines of the sources behind each leaf of Data 3.3, for sheet Rincian (DESIGN 7.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import polars as pl

from lkj_etl.hitung.daun import KUNCI_DAUN, beri_kunci, kunci_bersama, seragamkan_nama
from schemas.hasil import GARIS_RINCIAN, RincianDaun

if TYPE_CHECKING:
    from pandera.typing.polars import DataFrame

    from schemas.anggaran import Belanja, Pagu

_KOLOM = list(RincianDaun.to_schema().columns)
_DOKUMEN = ("jenis_dokumen", "nomor_dokumen", "kode_rekening")


def garis_daun(pagu: DataFrame[Pagu], belanja: DataFrame[Belanja], daun: pl.DataFrame, *, triwulan: int) -> DataFrame[RincianDaun]:
    """Return one row per line of pagu and belanja, which have met their own contracts already.

    `daun`: the leaves with `KUNCI_DAUN`, in the order of Data 3.3; `daun` of a row is its position there. Lines of one leaf
    stand together: pagu, realisasi up to the quarter, later realisasi, each by date and then as in the source.
    """
    kunci = kunci_bersama(pagu, belanja)
    nomor = daun.select(KUNCI_DAUN).with_row_index("daun")
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
    urutan = pl.col("garis").replace_strict({g: i for i, g in enumerate(GARIS_RINCIAN)}, return_dtype=pl.Int8)
    semua = [g.join(nomor, on=KUNCI_DAUN).select(*_KOLOM, "urut") for g in (garis_pagu, garis_belanja)]
    urut = pl.concat(semua).sort("daun", urutan, "tanggal", "berkas", "urut", nulls_last=True)
    return cast("DataFrame[RincianDaun]", urut.select(_KOLOM))
