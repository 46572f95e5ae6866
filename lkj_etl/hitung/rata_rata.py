"""Average capaian per sasaran and of the office (DESIGN 5 "Average capaian")."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from lkj_etl.hitung.bulat import bagi_bulat
from lkj_etl.hitung.kantor import JENIS_KANTOR, KANTOR, beri_kantor, lepas_kantor

_KOLOM = (KANTOR, "tingkat", "no", "sasaran", "rata_rata", "terukur", "belum")


def rata_rata(capaian: pl.DataFrame, kantor: Sequence[int] = (0,)) -> pl.DataFrame:
    """Return one row per sasaran (`tingkat` "sasaran") and one of the office ("kantor", no null, sasaran "").

    Columns tingkat, no, sasaran, rata_rata (percent, HALF_UP to 2, null where nothing is measured), terukur, belum (number
    of indicators). The mean is that of the printed Kondisi Akhir; the office's is over indicators, not over sasaran.
    `kantor`: the offices of the frame (column `kantor`), also those without any indicator.
    """
    akhir = (
        beri_kantor(capaian)
        .filter(pl.col("triwulan") == "F")
        .select(KANTOR, "no", "sasaran", (pl.col("capaian") * 100).round().cast(pl.Int128).alias("ratus"))
    )
    hitung = (
        bagi_bulat(pl.col("ratus").sum(), pl.col("ratus").count() * 100).alias("rata_rata"),
        pl.col("ratus").count().cast(pl.Int64).alias("terukur"),
        pl.col("ratus").null_count().cast(pl.Int64).alias("belum"),
    )
    sasaran = akhir.group_by(KANTOR, "no", maintain_order=True).agg(pl.col("sasaran").first(), *hitung).sort("no")
    semua = pl.DataFrame({KANTOR: kantor}, schema={KANTOR: JENIS_KANTOR})
    per_kantor = semua.join(akhir.group_by(KANTOR).agg(*hitung), on=KANTOR, how="left").with_columns(
        pl.lit(None, dtype=pl.Int64).alias("no"), pl.lit("").alias("sasaran"), pl.col("terukur", "belum").fill_null(0)
    )
    tabel = pl.concat(
        [
            sasaran.with_columns(pl.lit("sasaran").alias("tingkat")).select(_KOLOM),
            per_kantor.with_columns(pl.lit("kantor").alias("tingkat")).select(_KOLOM),
        ]
    )
    return lepas_kantor(tabel.sort(KANTOR, maintain_order=True), capaian)
