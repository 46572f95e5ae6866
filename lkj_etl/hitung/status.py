"""What became of each indicator up to the run's quarter: reached, not reached, not measured, not due."""

from __future__ import annotations

import polars as pl

from lkj_etl.nilai.skala import CAPAIAN_PENUH

STATUS = ("tercapai", "belum_tercapai", "belum_diukur", "tanpa_kejadian", "belum_waktunya")


def status_indikator(capaian: pl.DataFrame) -> pl.DataFrame:
    """Return one row per indicator, in order: kode_indikator, status (one of `STATUS`).

    Measured: by the printed Kondisi Akhir, from 100 on it is reached. Else belum_diukur where a quarter was due,
    tanpa_kejadian where all that was due had no event, belum_waktunya where nothing was due yet.
    """
    akhir = pl.col("capaian").filter(pl.col("triwulan") == "F").first()
    return capaian.group_by("kode_indikator", maintain_order=True).agg(
        pl.when(akhir >= CAPAIAN_PENUH)
        .then(pl.lit("tercapai"))
        .when(akhir.is_not_null())
        .then(pl.lit("belum_tercapai"))
        .when((pl.col("keadaan") == "belum_diukur").any())
        .then(pl.lit("belum_diukur"))
        .when((pl.col("keadaan") == "tidak_ada_kejadian").any())
        .then(pl.lit("tanpa_kejadian"))
        .otherwise(pl.lit("belum_waktunya"))
        .alias("status")
    )
