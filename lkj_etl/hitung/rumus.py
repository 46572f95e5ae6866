"""The formulas of DESIGN 5 for one figure: realisasi of a ratio, capaian by direction, capaian of a predikat."""

from __future__ import annotations

import polars as pl

from lkj_etl.hitung.bulat import MIKRO_PER_RATUS, SATUAN_MIKRO, bagi_ratus, mikro
from lkj_etl.nilai.predikat import PREDIKAT, batas_bawah
from schemas.kinerja import MAKIN_RENDAH

PENUH = 10_000
"""100 percent in hundredths."""

_NAIK = tuple(reversed(PREDIKAT))  # D first: the position in this row is the rank of a class
_PERINGKAT = {huruf: urutan for urutan, huruf in enumerate(_NAIK)}
_BATAS_KELAS = {urutan: int(batas_bawah(huruf)) * SATUAN_MIKRO for huruf, urutan in _PERINGKAT.items()}


def rasio(pembilang: pl.Expr, penyebut: pl.Expr, target_tahunan: pl.Expr, kali_target: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """Give the realisasi of a ratio, x 100 or x target tahunan where `kali_target`, as a fraction still to be divided.

    All in millionths. Whole counts lose their scale first, so that even amounts of 10**15 stay inside Int128.
    """
    utuh = (pembilang % SATUAN_MIKRO == 0) & (penyebut % SATUAN_MIKRO == 0)
    skala = pl.when(utuh).then(SATUAN_MIKRO).otherwise(1).cast(pl.Int128)
    kali = pl.when(kali_target).then(target_tahunan).otherwise(100 * SATUAN_MIKRO)
    return pembilang // skala * kali, penyebut // skala * SATUAN_MIKRO


def dengan_capaian(tabel: pl.DataFrame, realisasi: pl.Expr, target: pl.Expr) -> pl.DataFrame:
    """Add `mentah`: capaian in hundredths of a percent before floor and cap, by the columns arah and varian_rendah.

    Both of one scale. Target 0: null for makin tinggi (periksa reports it), else 100 or 0; variant with realisasi 0: 100.
    """
    nol, penuh = rendah() & (target == 0), rendah_rasio() & (realisasi == 0)
    atas = (
        pl.when(nol)
        .then((realisasi == 0).cast(pl.Int128))
        .when(penuh)
        .then(1)
        .when(rendah_rasio())
        .then(target)
        .when(rendah())
        .then(2 * target - realisasi)
        .otherwise(realisasi)
    )
    bawah = pl.when(nol | penuh).then(1).when(rendah_rasio()).then(realisasi).otherwise(target)
    pecahan = tabel.with_columns(atas.alias("atas"), bawah.alias("bawah"))
    return pecahan.with_columns(bagi_ratus(pl.col("atas") * 100, pl.col("bawah")).alias("mentah"))


def dengan_capaian_predikat(tabel: pl.DataFrame) -> pl.DataFrame:
    """Fill `mentah` of predikat rows: 100 from the target's class upwards, else at most 99.99.

    Below the class: nilai (of letters the lower bound of their class, D: 0) over the lower bound of the target's class.
    """
    tabel = tabel.with_columns(
        _peringkat("realisasi_teks", "realisasi_angka").alias("kelas"), _peringkat("target_teks", "target_angka").alias("kelas_target")
    )
    tabel = tabel.with_columns(
        pl.coalesce(mikro(pl.col("realisasi_angka")), _batas("kelas")).alias("atas"), _batas("kelas_target").alias("bawah")
    )
    kurang = bagi_ratus(pl.col("atas") * 100, pl.col("bawah")).clip(upper_bound=PENUH - 1)
    return tabel.with_columns(
        pl.when(pl.col("kelas") >= pl.col("kelas_target")).then(PENUH).otherwise(kurang).cast(pl.Int128).alias("mentah")
    )


def dengan_batas(tabel: pl.DataFrame, utuh: pl.Expr) -> pl.DataFrame:
    """Add capaian_tanpa_batas, which is `utuh` (percent), and capaian, the same but at most `batas`; null stays null in both."""
    penuh = pl.col("capaian_tanpa_batas")
    dibatasi = pl.when(penuh.is_not_null()).then(pl.min_horizontal(penuh, "batas"))  # of null and batas the least would be batas
    return tabel.with_columns(utuh.alias("capaian_tanpa_batas")).with_columns(dibatasi.alias("capaian"))


def ke_mikro(ratus: pl.Expr) -> pl.Expr:
    """Give hundredths as millionths."""
    return ratus * MIKRO_PER_RATUS


def rendah() -> pl.Expr:
    """Say where a lower figure is the better one."""
    return pl.col("arah") == MAKIN_RENDAH


def rendah_rasio() -> pl.Expr:
    """Say where capaian is target/realisasi."""
    return rendah() & (pl.col("varian_rendah") == "rasio")


def _peringkat(huruf: str, angka: str) -> pl.Expr:
    """Rank of the class, D = 0: a number belongs to the highest class whose bound it exceeds."""
    nilai = mikro(pl.col(angka))
    dari_angka = pl.sum_horizontal((nilai > batas).cast(pl.Int8) for batas in list(_BATAS_KELAS.values())[1:])
    dari_huruf = pl.col(huruf).replace_strict(_PERINGKAT, default=None, return_dtype=pl.Int8)
    return pl.coalesce(dari_huruf, pl.when(nilai.is_not_null()).then(dari_angka))


def _batas(kelas: str) -> pl.Expr:
    return pl.col(kelas).replace_strict(_BATAS_KELAS, default=None, return_dtype=pl.Int128)
