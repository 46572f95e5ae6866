"""Row "Kondisi Akhir (F)" of each indicator: posisi akhir, kumulatif or rata-rata of the measured quarters (DESIGN 5)."""

from __future__ import annotations

import polars as pl

from lkj_etl.hitung.bulat import SATUAN_MIKRO, bagi_ratus, bilangan_dari_ratus, dari_ratus, mikro
from lkj_etl.hitung.rumus import PENUH, dengan_batas, dengan_capaian, ke_mikro, rasio
from schemas.kinerja import BILANGAN, HANYA_POSISI, KUMULATIF, POSISI

_HASIL = ("realisasi_angka", "realisasi_teks", "capaian", "capaian_tanpa_batas", "sumber")


def kondisi_akhir(per_triwulan: pl.DataFrame) -> pl.DataFrame:
    """Return one row per indicator, `triwulan` F and `keadaan` ringkas, from the rows of the quarters with their working columns.

    Only rows that are `terukur` count: measured, up to the run's quarter and with a target. None of them: realisasi and
    capaian are null. The target is blank; `sumber` names the cell of every quarter that counts.
    """
    terukur = per_triwulan.filter("terukur")
    posisi = (pl.col("jenis_target") == POSISI) | pl.col("cara_hitung").is_in(HANYA_POSISI)
    terakhir = terukur.filter(posisi).unique("urut", keep="last", maintain_order=True)
    lain = terukur.filter(~posisi)
    hasil = terakhir.select("urut", *_HASIL)
    if not lain.is_empty():
        hasil = pl.concat([hasil, _gabungan(lain).select("urut", *_HASIL)])
    return (
        per_triwulan.unique("urut", keep="first", maintain_order=True)
        .drop(*_HASIL)
        .join(hasil, on="urut", how="left", maintain_order="left")
        .with_columns(
            pl.lit("F").alias("triwulan"),
            pl.lit(None, dtype=BILANGAN).alias("target_angka"),
            pl.lit(None, dtype=pl.String).alias("target_teks"),
            pl.lit("ringkas").alias("keadaan"),
            pl.lit("tanpa").alias("rumus"),
            pl.lit(False).alias("jatuh_tempo"),
            pl.col("sumber").fill_null(""),
        )
    )


def _gabungan(terukur: pl.DataFrame) -> pl.DataFrame:
    """Sum or average the quarters of each indicator; capaian from that figure and the same quarters' targets."""
    kumulatif, nilai = pl.col("jenis_target") == KUMULATIF, pl.col("cara_hitung") == "nilai"
    berbagian = pl.col("nol_nol") | (pl.col("pembilang").is_not_null() & (pl.col("penyebut") > 0))
    hitung = terukur.filter(~kumulatif | nilai | berbagian)
    jumlah = hitung.group_by("urut", maintain_order=True).agg(
        pl.first("jenis_target", "cara_hitung", "arah", "varian_rendah", "batas", "target_tahunan_angka"),
        pl.len().cast(pl.Int128).alias("banyak"),
        pl.col("ratus").sum(),
        mikro(pl.col("target_angka")).sum().alias("target"),
        mikro(pl.col("pembilang")).sum().alias("pembilang"),
        mikro(pl.col("penyebut")).sum().alias("penyebut"),
        pl.col("nol_nol").all(),
        pl.col("sumber").str.join("; "),
    )
    # A summed nilai meets the summed targets; a mean or a ratio meets their mean: both sides times the number of quarters.
    pengali = pl.when(kumulatif & nilai).then(1).otherwise(pl.col("banyak"))
    jumlah = dengan_capaian(jumlah.with_columns(_ratus(kumulatif, nilai)), ke_mikro(pl.col("ratus")) * pengali, pl.col("target"))
    utuh = pl.when("nol_nol").then(PENUH).otherwise(pl.col("mentah").clip(lower_bound=0))
    return dengan_batas(jumlah, dari_ratus(utuh)).with_columns(
        bilangan_dari_ratus(pl.col("ratus")).alias("realisasi_angka"), pl.lit(None, dtype=pl.String).alias("realisasi_teks")
    )


def _ratus(kumulatif: pl.Expr, nilai: pl.Expr) -> pl.Expr:
    """Realisasi of F in hundredths, rounded once; a ratio that never had an event prints the mean target."""
    rata_target = bagi_ratus(pl.col("target"), pl.col("banyak") * SATUAN_MIKRO)
    rata = bagi_ratus(pl.col("ratus"), pl.col("banyak") * 100)
    kali_target = pl.col("cara_hitung") == "rasio x target"
    bagian = bagi_ratus(*rasio(pl.col("pembilang"), pl.col("penyebut"), mikro(pl.col("target_tahunan_angka")), kali_target))
    return (
        pl.when(kumulatif & nilai)
        .then("ratus")
        .when(~kumulatif)
        .then(rata)
        .when("nol_nol")
        .then(rata_target)
        .otherwise(bagian)
        .alias("ratus")
    )
