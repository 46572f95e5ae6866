"""Average capaian per sasaran and of the office (DESIGN 5 "Average capaian")."""

from __future__ import annotations

import polars as pl

from lkj_etl.hitung.bulat import bagi_bulat


def rata_rata(capaian: pl.DataFrame) -> pl.DataFrame:
    """Return one row per sasaran (`tingkat` "sasaran") and one of the office ("kantor", no null, sasaran "").

    Columns tingkat, no, sasaran, rata_rata (percent, HALF_UP to 2, null where nothing is measured), terukur, belum (number
    of indicators). The mean is that of the printed Kondisi Akhir; the office's is over indicators, not over sasaran.
    """
    akhir = capaian.filter(pl.col("triwulan") == "F").select(
        "no", "sasaran", (pl.col("capaian") * 100).round().cast(pl.Int128).alias("ratus")
    )
    hitung = (
        bagi_bulat(pl.col("ratus").sum(), pl.col("ratus").count() * 100).alias("rata_rata"),
        pl.col("ratus").count().cast(pl.Int64).alias("terukur"),
        pl.col("ratus").null_count().cast(pl.Int64).alias("belum"),
    )
    sasaran = akhir.group_by("no", maintain_order=True).agg(pl.col("sasaran").first(), *hitung).sort("no")
    kantor = akhir.select(pl.lit(None, dtype=pl.Int64).alias("no"), pl.lit("").alias("sasaran"), *hitung)
    kolom = ("tingkat", "no", "sasaran", "rata_rata", "terukur", "belum")
    return pl.concat(
        [
            sasaran.with_columns(pl.lit("sasaran").alias("tingkat")).select(kolom),
            kantor.with_columns(pl.lit("kantor").alias("tingkat")).select(kolom),
        ]
    )
