"""Capaian beside serapan, and a category only where both are complete (DESIGN 5 "Efisiensi")."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from lkj_etl.hitung.bulat import bagi_bulat, persen
from lkj_etl.nilai.skala import BATAS_EFISIEN, CAPAIAN_PENUH, CUKUP_EFISIEN, EFISIEN, SKALA_86, SKALA_86_LAIN, TIDAK_EFISIEN

if TYPE_CHECKING:
    from pandera.typing.polars import DataFrame

    from schemas.kinerja import Pemetaan

POLA_OVERHEAD = r"^[^.]+\.[^.]+\.01$"  # X.XX.01, penunjang urusan pemerintahan
NAMA_OVERHEAD = "belanja tidak langsung"
TERAKHIR = 4
_RUPIAH = pl.Decimal(38, 2)
_UANG = ("pagu", "realisasi", "rencana")
_POKOK = {"tingkat": pl.String, "no": pl.Int64, "kode": pl.String, "nama": pl.String, "capaian": pl.Float64}


def efisiensi(
    capaian: pl.DataFrame, serapan: pl.DataFrame, rata: pl.DataFrame, pemetaan: DataFrame[Pemetaan], rencana: pl.Series | None, *, triwulan: int
) -> pl.DataFrame:
    """Return capaian and serapan per `tingkat`: sasaran, indikator, program, overhead (per program), lain (per blok), kantor.

    Columns tingkat, no, kode, nama, capaian (Kondisi Akhir or its mean), pagu, realisasi, rencana (s.d. the quarter, null
    without a plan), serapan and serapan_rencana (percent of pagu and of rencana), penilaian (dinilai, tw4, belum_terukur,
    belum_tercapai, tanpa_anggaran, tidak), kategori (efficiency) and kategori_serapan (Permendagri 86/2017), null unless dinilai.
    Overhead is no sasaran's, indicator's or program's money. `rencana`: per row of serapan, None without anggaran kas.
    """
    daun = _daun(serapan, rencana)
    akhir = capaian.filter(pl.col("triwulan") == "F").select("no", pl.col("kode_indikator").alias("kode"), pl.col("indikator").alias("nama"), "capaian")
    inti = daun.filter(~pl.col("overhead"))
    terpeta = inti.filter(pl.col("blok") == "peta")
    sasaran = rata.filter(pl.col("tingkat") == "sasaran").select("no", pl.lit("").alias("kode"), pl.col("sasaran").alias("nama"), pl.col("rata_rata").alias("capaian"))
    per_indikator = akhir.join(_jumlah(terpeta, pl.col("kode_indikator").alias("kode")), on="kode", how="left", maintain_order="left")
    per_sasaran = sasaran.join(_jumlah(terpeta, "no"), on="no", how="left", maintain_order="left")
    kunci, nama = pl.col("kunci").alias("kode"), pl.col("program").first().alias("nama")
    per_program = _jumlah(inti, kunci, nama).join(_capaian_program(inti, akhir, pemetaan), on="kode", how="left", maintain_order="left")
    kantor = rata.filter(pl.col("tingkat") == "kantor").select(pl.col("rata_rata").alias("capaian"))
    bagian = {
        "sasaran": per_sasaran,
        "indikator": per_indikator,
        "program": per_program,
        "overhead": _jumlah(daun.filter("overhead"), kunci, nama),
        "lain": _jumlah(inti.filter(pl.col("blok") != "peta"), pl.col("blok").alias("kode")),
        "kantor": pl.concat([kantor, daun.select(pl.col(*_UANG).sum())], how="horizontal"),
    }
    semua = pl.concat([tabel.with_columns(pl.lit(t).alias("tingkat")) for t, tabel in bagian.items()], how="diagonal")
    return _nilai(semua, rencana is not None, triwulan)


def _daun(serapan: pl.DataFrame, rencana: pl.Series | None) -> pl.DataFrame:
    kode, nama = pl.col("kode_program"), pl.col("program")
    return serapan.with_columns(
        (kode.str.contains(POLA_OVERHEAD) | (nama.str.to_lowercase().str.strip_chars() == NAMA_OVERHEAD)).alias("overhead"),
        pl.when(kode != "").then(kode).otherwise(nama).alias("kunci"),
        pl.lit(None, dtype=_RUPIAH).alias("rencana") if rencana is None else rencana.alias("rencana"),
    )


def _jumlah(daun: pl.DataFrame, kunci: str | pl.Expr, *lain: pl.Expr) -> pl.DataFrame:
    return daun.group_by(kunci, maintain_order=True).agg(*lain, pl.col(*_UANG).sum())


def _capaian_program(inti: pl.DataFrame, akhir: pl.DataFrame, pemetaan: pl.DataFrame) -> pl.DataFrame:
    """Mean of the printed Kondisi Akhir of the measured indicators that a program serves, also as `indikator_lain`."""
    nama = pemetaan.select(pl.col("kode_indikator").alias("kode"), pl.col("indikator").alias("lain")).join(
        akhir.select("kode", "nama"), on="kode", how="inner", maintain_order="left"
    )
    nama = nama.select(pl.when(pl.col("lain") == "").then("nama").otherwise("lain").alias("lain"), pl.col("kode").alias("indikator"))
    terpeta = inti.filter(pl.col("blok") == "peta")
    utama = terpeta.select("kunci", pl.col("kode_indikator").alias("indikator"))
    lain = terpeta.select("kunci", pl.col("indikator_lain").str.split("; ").alias("lain")).explode("lain")
    pasangan = pl.concat([utama, lain.join(nama.unique("lain", keep="first"), on="lain", how="inner").select("kunci", "indikator")]).unique()
    ratus = (pl.col("capaian") * 100).round().cast(pl.Int128)
    return (
        pasangan.join(akhir.select(pl.col("kode").alias("indikator"), "capaian"), on="indikator", how="inner")
        .group_by("kunci")
        .agg(bagi_bulat(ratus.sum(), ratus.count() * 100).alias("capaian"))
        .rename({"kunci": "kode"})
    )


def _nilai(semua: pl.DataFrame, ada_rencana: bool, triwulan: int) -> pl.DataFrame:
    """Add the percents, what is judged and how."""
    nol = pl.lit(0, dtype=_RUPIAH)
    uang = [pl.col(k).fill_null(nol).alias(k) for k in ("pagu", "realisasi", *(("rencana",) if ada_rencana else ()))]
    rencana = pl.col("rencana") if ada_rencana else pl.lit(None, dtype=_RUPIAH).alias("rencana")
    semua = semua.with_columns(uang).with_columns(rencana)
    semua = semua.with_columns(
        persen(pl.col("realisasi"), pl.col("pagu")).alias("serapan"), persen(pl.col("realisasi"), pl.col("rencana")).alias("serapan_rencana")
    )
    dasar = pl.col("serapan") if triwulan == TERAKHIR else pl.col("serapan_rencana")
    selisih = pl.col("capaian") - dasar
    dinilai = pl.col("penilaian") == "dinilai"
    kelas = pl.lit(SKALA_86_LAIN)
    for batas, sebutan in reversed(SKALA_86):
        kelas = pl.when(dasar > batas).then(pl.lit(sebutan)).otherwise(kelas)
    efisien = pl.when(selisih > BATAS_EFISIEN).then(pl.lit(EFISIEN)).when(selisih >= -BATAS_EFISIEN).then(pl.lit(CUKUP_EFISIEN))
    hasil = semua.with_columns(_penilaian(dasar, triwulan).alias("penilaian")).with_columns(
        pl.when(dinilai).then(efisien.otherwise(pl.lit(TIDAK_EFISIEN))).alias("kategori"),
        pl.when(dinilai).then(kelas).alias("kategori_serapan"),
    )
    return hasil.select(*_POKOK, *_UANG, "serapan", "serapan_rencana", "penilaian", "kategori", "kategori_serapan")


def _penilaian(dasar: pl.Expr, triwulan: int) -> pl.Expr:
    """Say what is judged; before TW IV all that lacks a full capaian or a plan waits for TW IV."""
    penuh = (pl.col("capaian") >= CAPAIAN_PENUH).fill_null(False)
    lain = pl.when(pl.col("tingkat").is_in(["overhead", "lain"])).then(pl.lit("tidak")).when(penuh & dasar.is_not_null()).then(pl.lit("dinilai"))
    if triwulan < TERAKHIR:
        return lain.otherwise(pl.lit("tw4"))
    return (
        lain.when(pl.col("capaian").is_null())
        .then(pl.lit("belum_terukur"))
        .when(~penuh)
        .then(pl.lit("belum_tercapai"))
        .otherwise(pl.lit("tanpa_anggaran"))
    )
