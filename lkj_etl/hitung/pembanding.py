"""Kondisi Akhir beside last year, the RPJMD and Renstra targets and the national standard, where the office gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from lkj_etl.hitung.bulat import dari_ratus, mikro
from lkj_etl.hitung.kantor import JENIS_KANTOR, KANTOR, beri_kantor, lepas_kantor
from lkj_etl.hitung.rumus import dengan_capaian, dengan_capaian_predikat
from schemas.kinerja import BILANGAN, PEMBANDING, kolom_predikat

if TYPE_CHECKING:
    from pandera.typing.polars import DataFrame

    from schemas.kinerja import Indikator

_PREDIKAT = tuple(map(kolom_predikat, PEMBANDING))
_KOLOM = ("kode_indikator", "pembanding", "nilai_angka", "nilai_teks", "realisasi_angka", "realisasi_teks", "capaian")


def pembanding(capaian: pl.DataFrame, indikator: DataFrame[Indikator]) -> pl.DataFrame:
    """Return one row per indicator and figure to compare with, in the order of Tabel 3.2, then of `PEMBANDING`.

    Columns kode_indikator, pembanding, nilai_angka / nilai_teks (the figure), realisasi_angka / realisasi_teks (Kondisi
    Akhir), capaian (percent by the rule of the indicator, floor 0, HALF_UP to 2, without a cap; null where not measured).
    """
    if all(indikator[k].null_count() == indikator.height for k in (*PEMBANDING, *_PREDIKAT)):
        kantor = {KANTOR: JENIS_KANTOR} if KANTOR in indikator.columns else {}
        return pl.DataFrame(schema={**kantor, **dict.fromkeys(_KOLOM, pl.String), "nilai_angka": BILANGAN, "capaian": pl.Float64})
    aturan = beri_kantor(indikator).select(
        KANTOR,
        pl.col("kode").alias("kode_indikator"),
        "cara_hitung",
        "arah",
        "varian_rendah",
        *PEMBANDING,
        *_PREDIKAT,
    )
    akhir = beri_kantor(capaian).filter(pl.col("triwulan") == "F").select(KANTOR, "kode_indikator", "realisasi_angka", "realisasi_teks")
    dasar = akhir.with_row_index("urut").join(aturan, on=[KANTOR, "kode_indikator"], how="inner", maintain_order="left")
    semua = pl.concat(
        [
            dasar.with_columns(
                pl.lit(n).alias("ke"),
                pl.lit(nama).alias("pembanding"),
                pl.col(nama).alias("nilai_angka"),
                pl.col(kolom_predikat(nama)).alias("nilai_teks"),
            )
            for n, nama in enumerate(PEMBANDING)
        ]
    ).filter(pl.any_horizontal(pl.col("nilai_angka", "nilai_teks").is_not_null()))
    hasil = _capaian(semua).sort("urut", "ke").select(KANTOR, *_KOLOM)
    return lepas_kantor(hasil, indikator)


def _capaian(semua: pl.DataFrame) -> pl.DataFrame:
    """Add capaian; a predikat is compared by its class, as in Tabel 3.2."""
    predikat = pl.col("cara_hitung") == "predikat"
    angka = dengan_capaian(semua.filter(~predikat), mikro(pl.col("realisasi_angka")), mikro(pl.col("nilai_angka")))
    huruf = semua.filter(predikat).with_columns(pl.col("nilai_angka").alias("target_angka"), pl.col("nilai_teks").alias("target_teks"))
    tabel = pl.concat([angka, dengan_capaian_predikat(huruf).select(angka.columns)])
    terukur = pl.any_horizontal(pl.col("realisasi_angka", "realisasi_teks").is_not_null())
    mentah = pl.when(terukur).then(dari_ratus(pl.col("mentah"))).clip(lower_bound=0)
    return tabel.with_columns(mentah.alias("capaian"))
