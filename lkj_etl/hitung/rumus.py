"""The formulas of DESIGN 5 for one figure: realisasi of a ratio, capaian by direction, capaian of a predikat."""

from __future__ import annotations

import polars as pl

from lkj_etl.hitung.bulat import MIKRO_PER_RATUS, SATUAN_MIKRO, bagi_ratus
from lkj_etl.nilai.predikat import PREDIKAT, batas_bawah

PENUH = 10_000
"""100 percent in hundredths."""

_NAIK = tuple(reversed(PREDIKAT))  # D first: the position in this row is the rank of a class
_BATAS_KELAS = tuple(int(batas_bawah(huruf)) for huruf in _NAIK)
_PERINGKAT = {huruf: urutan for urutan, huruf in enumerate(_NAIK)}


def ratus_rasio(pembilang: pl.Expr, penyebut: pl.Expr, target_tahunan: pl.Expr, kali_target: pl.Expr) -> pl.Expr:
    """Give the realisasi of a ratio in hundredths: x 100, or x target tahunan where `kali_target`; null over 0.

    All in millionths. Whole counts lose their scale first, so that even amounts of 10**15 stay inside Int128.
    """
    utuh = (pembilang % SATUAN_MIKRO == 0) & (penyebut % SATUAN_MIKRO == 0)
    skala = pl.when(utuh).then(SATUAN_MIKRO).otherwise(1).cast(pl.Int128)
    kali = pl.when(kali_target).then(target_tahunan).otherwise(100 * SATUAN_MIKRO)
    return bagi_ratus(pembilang // skala * kali, penyebut // skala * SATUAN_MIKRO)


def ratus_capaian(realisasi: pl.Expr, target: pl.Expr) -> pl.Expr:
    """Give capaian in hundredths of a percent before floor and cap, by the columns arah and varian_rendah.

    Both of one scale. Target 0: null for makin tinggi (periksa reports it), else 100 or 0; variant with realisasi 0: 100.
    """
    tinggi, rasio = ~rendah(), rendah_rasio()
    atas = pl.when(tinggi).then(realisasi).when(rasio).then(target).otherwise(2 * target - realisasi)
    bawah = pl.when(rasio).then(realisasi).otherwise(target)
    return (
        pl.when((target == 0) & tinggi)
        .then(None)
        .when(target == 0)
        .then(pl.when(realisasi == 0).then(PENUH).otherwise(0))
        .when(rasio & (realisasi == 0))
        .then(PENUH)
        .otherwise(bagi_ratus(atas * 100, bawah))
        .cast(pl.Int128)
    )


def ratus_predikat(nilai: pl.Expr, huruf: pl.Expr, target_nilai: pl.Expr, target_huruf: pl.Expr) -> pl.Expr:
    """Give the capaian of a predikat in hundredths: 100 from the target's class upwards, else at most 99.99.

    `nilai` and `target_nilai` in millionths, or null where letters stand. Below the class: nilai (of letters the lower
    bound of their class) over the lower bound of the target's class.
    """
    tercapai = _peringkat(nilai, huruf) >= _peringkat(target_nilai, target_huruf)
    capaian = bagi_ratus(pl.coalesce(nilai, _batas(huruf)) * 100, pl.coalesce(_batas(target_huruf), _batas_nilai(target_nilai)))
    return pl.when(tercapai).then(PENUH).otherwise(capaian.clip(upper_bound=PENUH - 1)).cast(pl.Int128)


def ke_mikro(ratus: pl.Expr) -> pl.Expr:
    """Give hundredths as millionths."""
    return ratus * MIKRO_PER_RATUS


def rendah() -> pl.Expr:
    """Say where a lower figure is the better one."""
    return pl.col("arah") == "makin rendah makin baik"


def rendah_rasio() -> pl.Expr:
    """Say where capaian is target/realisasi."""
    return rendah() & (pl.col("varian_rendah") == "rasio")


def _peringkat(nilai: pl.Expr, huruf: pl.Expr) -> pl.Expr:
    """Rank of the class, D = 0: a value belongs to the highest class whose bound it exceeds."""
    dari_nilai = pl.sum_horizontal((nilai > batas * SATUAN_MIKRO).cast(pl.Int8) for batas in _BATAS_KELAS[1:])
    dari_huruf = huruf.replace_strict(_PERINGKAT, default=None, return_dtype=pl.Int8)
    return pl.coalesce(dari_huruf, pl.when(nilai.is_not_null()).then(dari_nilai))


def _batas(huruf: pl.Expr) -> pl.Expr:
    batas = dict(zip(_NAIK, _BATAS_KELAS, strict=True))
    return huruf.replace_strict(batas, default=None, return_dtype=pl.Int128) * SATUAN_MIKRO


def _batas_nilai(nilai: pl.Expr) -> pl.Expr:
    """Lower bound of the class that a number belongs to, in millionths."""
    terlampaui = [pl.when(nilai > batas * SATUAN_MIKRO).then(batas) for batas in _BATAS_KELAS[1:]]
    return pl.max_horizontal(*terlampaui, pl.lit(0)).cast(pl.Int128) * SATUAN_MIKRO
