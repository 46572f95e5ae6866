"""Tabel 3.2: realisasi, state and capaian of each indicator per quarter (DESIGN 5)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import polars as pl

from lkj_etl.hitung.bulat import SATUAN_MIKRO, bagi_ratus, bilangan_dari_ratus, dari_ratus, mikro
from lkj_etl.hitung.kantor import KANTOR, beri_kantor, lepas_kantor
from lkj_etl.hitung.kondisi_akhir import kondisi_akhir
from lkj_etl.hitung.rumus import PENUH, dengan_batas, dengan_capaian, dengan_capaian_predikat, ke_mikro, rasio, rendah, rendah_rasio
from lkj_etl.hitung.samakan import nomori_sasaran
from schemas.hasil import Capaian
from schemas.kinerja import RASIO
from schemas.tabel import kolom

if TYPE_CHECKING:
    from pandera.typing.polars import DataFrame

    from schemas.kinerja import Indikator, RealisasiIndikator

_DARI_INDIKATOR = ("sasaran", "indikator", "satuan", "cara_hitung", "arah", "jenis_target", "varian_rendah")
_TEKS = ("penjelasan", "pendorong", "penghambat", "tindak_lanjut")
_ISIAN = ("pembilang", "penyebut", "nilai")


def capaian(
    indikator: DataFrame[Indikator], realisasi: DataFrame[RealisasiIndikator], *, triwulan: int, batas_capaian: Decimal = Decimal(100)
) -> pl.DataFrame:
    """Return five rows per indicator (1, 2, 3, 4, F) with the columns of `schemas.hasil.Capaian`.

    `triwulan` is the run's quarter: later values are left out. `batas_capaian` (percent) holds where the indicator has none.
    Rows stand by sasaran (first appearance), then as in sheet Indikator. `ikm` takes its typed Nilai. Frames of many offices
    carry the column `kantor`, and so does what they give.
    """
    dasar = nomori_sasaran(beri_kantor(indikator)).with_row_index("urut")
    per_triwulan = pl.concat([_satu_triwulan(dasar, tw, batas_capaian) for tw in (1, 2, 3, 4)])
    isian = beri_kantor(realisasi).filter(pl.col("triwulan") <= triwulan).drop("baris").with_columns(pl.col("triwulan").cast(pl.Int64))
    per_triwulan = per_triwulan.join(isian, on=[KANTOR, "kode", "triwulan"], how="left", maintain_order="left")
    per_triwulan = _capaian(_keadaan(_realisasi(per_triwulan), triwulan))
    kolom_hasil = [KANTOR, *kolom(Capaian)]
    cetak = per_triwulan.with_columns(pl.col("triwulan").cast(pl.String)).rename({"kode": "kode_indikator"})
    akhir = kondisi_akhir(per_triwulan).rename({"kode": "kode_indikator"})
    hasil = pl.concat([cetak.select("urut", *kolom_hasil), akhir.select("urut", *kolom_hasil)]).sort(KANTOR, "no", "urut", "triwulan")
    return lepas_kantor(hasil.select(kolom_hasil), indikator)


def _satu_triwulan(dasar: pl.DataFrame, triwulan: int, batas_capaian: Decimal) -> pl.DataFrame:
    angka, teks = pl.col(f"target_tw{triwulan}"), pl.col(f"predikat_tw{triwulan}")
    ada_target = angka.is_not_null() | teks.is_not_null()
    return dasar.select(
        "urut",
        KANTOR,
        "no",
        "kode",
        *_DARI_INDIKATOR,
        pl.col("target_tahunan").alias("target_tahunan_angka"),
        pl.col("predikat_tahunan").alias("target_tahunan_teks"),
        (pl.col("bila_kosong") == "tercapai 100%").alias("kosong_tercapai"),
        pl.col("batas_capaian").cast(pl.Float64).fill_null(float(batas_capaian)).alias("batas"),
        pl.lit(triwulan, dtype=pl.Int64).alias("triwulan"),
        angka.alias("target_angka"),
        teks.alias("target_teks"),
        ada_target.alias("ada_target"),
        (ada_target & pl.col("jadwal_ukur").str.contains(str(triwulan), literal=True)).alias("jatuh_tempo"),
    )


def _realisasi(tabel: pl.DataFrame) -> pl.DataFrame:
    """Add the printed realisasi, rounded: a typed Nilai stands by itself, a ratio is computed, 0/0 takes the target or nothing.

    The target typed beside a 0/0 that takes it says the same once more: that quarter still had no event.
    """
    nilai, huruf, cara = pl.col("nilai"), pl.col("nilai_predikat"), pl.col("cara_hitung")
    pembilang, penyebut, target = (mikro(pl.col(k)) for k in ("pembilang", "penyebut", "target_angka"))
    sama = pl.col("kosong_tercapai") & (bagi_ratus(mikro(nilai), pl.lit(SATUAN_MIKRO)) == bagi_ratus(target, pl.lit(SATUAN_MIKRO)))
    nol_nol = (cara.is_in(RASIO) & (pembilang == 0) & (penyebut == 0) & (nilai.is_null() | sama)).fill_null(False)
    tercapai = nol_nol & pl.col("kosong_tercapai")
    atas, bawah = rasio(pembilang, penyebut, mikro(pl.col("target_tahunan_angka")), cara == "rasio x target")
    diketik = nilai.is_not_null() | tercapai
    tabel = tabel.with_columns(
        nol_nol.alias("nol_nol"),
        pl.when(tercapai).then(target).when(nilai.is_not_null()).then(mikro(nilai)).when(cara.is_in(RASIO)).then(atas).alias("atas"),
        pl.when(diketik).then(SATUAN_MIKRO).otherwise(bawah).alias("bawah"),
        pl.when(cara == "predikat").then(huruf).alias("realisasi_teks"),
    )
    tabel = tabel.with_columns(bagi_ratus(pl.col("atas"), pl.col("bawah")).alias("ratus"))
    return tabel.with_columns(bilangan_dari_ratus(pl.col("ratus")).alias("realisasi_angka"))


def _keadaan(tabel: pl.DataFrame, triwulan: int) -> pl.DataFrame:
    """Add the state, `terukur` (counts for Kondisi Akhir) and `sumber`."""
    nol_nol = pl.col("nol_nol")
    bernilai = ~nol_nol & (pl.col("ratus").is_not_null() | pl.col("realisasi_teks").is_not_null())
    keadaan = (
        pl.when(pl.col("triwulan") > triwulan)
        .then(pl.lit("belum_waktunya"))
        .when(nol_nol)
        .then(pl.lit("tidak_ada_kejadian"))
        .when(bernilai)
        .then(pl.when(pl.col("ratus") == 0).then(pl.lit("nihil")).otherwise(pl.lit("terukur")))
        .when("jatuh_tempo")
        .then(pl.lit("belum_diukur"))
        .otherwise(pl.lit("belum_waktunya"))
    )
    terisi = pl.any_horizontal(
        *(pl.col(k).is_not_null() for k in (*_ISIAN, "nilai_predikat")), *(pl.col(k).fill_null("") != "" for k in _TEKS)
    )
    return tabel.with_columns(
        keadaan.alias("keadaan"),
        ((bernilai | (nol_nol & pl.col("kosong_tercapai"))) & pl.col("ada_target")).alias("terukur"),
        pl.when(terisi).then("sumber").otherwise(pl.lit("")).alias("sumber"),
    )


def _capaian(tabel: pl.DataFrame) -> pl.DataFrame:
    """Add capaian, capaian_tanpa_batas and the formula that gives the same figure in Excel."""
    predikat = pl.col("cara_hitung") == "predikat"
    angka = dengan_capaian(tabel.filter(~predikat), ke_mikro(pl.col("ratus")), mikro(pl.col("target_angka")))
    tabel = pl.concat([angka, dengan_capaian_predikat(tabel.filter(predikat)).select(angka.columns)]).sort("triwulan", "urut")
    tabel = tabel.with_columns(dari_ratus(pl.col("mentah")).alias("mentah"))
    utuh = pl.when("terukur").then(pl.when("nol_nol").then(float(PENUH // 100)).otherwise(pl.col("mentah").clip(lower_bound=0)))
    return dengan_batas(tabel, utuh).with_columns(_rumus().alias("rumus"))


def _rumus() -> pl.Expr:
    """Name the Excel formula: `nol` where the rule does not divide or its floor holds, `penuh` where only the absent event gives 100."""
    dibagi = (pl.col("target_angka") != 0) & ~(rendah_rasio() & (pl.col("realisasi_angka") == 0))
    lantai = pl.when(rendah() & ~rendah_rasio()).then(pl.col("mentah").clip(lower_bound=0)).otherwise(pl.col("mentah"))
    sama = pl.min_horizontal(lantai, pl.col("batas")) == pl.col("capaian")
    return (
        pl.when(pl.col("cara_hitung") == "predikat")
        .then(pl.lit("predikat"))
        .when(pl.col("capaian").is_null() | pl.col("realisasi_angka").is_null() | pl.col("target_angka").is_null())
        .then(pl.lit("tanpa"))
        .when(dibagi & sama)
        .then(pl.when(rendah_rasio()).then(pl.lit("rendah_rasio")).when(rendah()).then(pl.lit("rendah")).otherwise(pl.lit("tinggi")))
        .when(pl.col("nol_nol") & (pl.col("realisasi_angka") != 0))
        .then(pl.lit("penuh"))
        .otherwise(pl.lit("nol"))
    )
