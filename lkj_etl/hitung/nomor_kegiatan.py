"""Numbers of kegiatan in Tabel 3.3: as the source gives them, else restarting per program in table order (DESIGN 5)."""

from __future__ import annotations

import polars as pl

from lkj_etl.hitung.kantor import KANTOR
from lkj_etl.hitung.samakan import samakan_kolom

_KUNCI = (KANTOR, "kunci_program", "kunci_kegiatan")


def nomori_kegiatan(tabel: pl.DataFrame, cetak_pagu_nol: bool) -> pl.DataFrame:
    """Fill `no_kegiatan` of rows in table order; a kegiatan has one number in its program, under whatever indicator it stands.

    Kegiatan that are not printed (no pagu and no realisasi, unless `cetak_pagu_nol`) take no number.
    """
    tabel = tabel.with_columns(_kunci(tabel, "program"), _kunci(tabel, "kegiatan"))
    berisi = (pl.col("pagu") != 0) | (pl.col("realisasi") != 0) | cetak_pagu_nol
    dicetak = tabel.filter(berisi & (pl.col("kunci_kegiatan") != "")).unique(_KUNCI, keep="first", maintain_order=True)
    nomor = dicetak.select(*_KUNCI, pl.int_range(1, pl.len() + 1).over(KANTOR, "kunci_program").cast(pl.String).alias("nomor"))
    dari_sumber = pl.col("no_kegiatan").filter(pl.col("no_kegiatan") != "").first().over(_KUNCI)
    return tabel.join(nomor, on=_KUNCI, how="left", maintain_order="left").with_columns(
        pl.coalesce(dari_sumber, "nomor", pl.lit("")).alias("no_kegiatan")
    )


def _kunci(tabel: pl.DataFrame, tingkat: str) -> pl.Series:
    """Give the code, or the normalised name where the source has none."""
    nama = samakan_kolom(tabel[tingkat])
    kode = tabel[f"kode_{tingkat}"]
    return pl.select(pl.when(kode == "").then(nama).otherwise(kode)).to_series().alias(f"kunci_{tingkat}")
