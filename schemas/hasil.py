"""What the program prints: the rows of Data 3.2 and Data 3.3."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl

from schemas.anggaran import Rupiah
from schemas.kinerja import Bilangan

KEADAAN = ("terukur", "nihil", "tidak_ada_kejadian", "belum_diukur", "belum_waktunya", "ringkas")
RUMUS = ("tinggi", "rendah", "rendah_rasio", "predikat", "nol", "tanpa")
BLOK = ("peta", "belum_dipetakan", "tanpa_pagu")
TRIWULAN = ("1", "2", "3", "4", "F")


class Capaian(pa.DataFrameModel):
    """Five rows per indicator (1, 2, 3, 4, F) in the order of sheet Indikator, grouped by sasaran.

    Amounts in `satuan`, capaian in percent, both rounded HALF_UP to 2. A printed "-" is null in both
    forms. The columns after `sumber` serve the writer only and are not part of Data 3.2.
    """

    no: pl.Int64 = pa.Field(ge=1, description="Urutan sasaran di sheet Indikator")
    kode_indikator: str
    sasaran: str
    indikator: str
    satuan: str
    target_tahunan_angka: Bilangan = pa.Field(nullable=True)
    target_tahunan_teks: str = pa.Field(nullable=True)
    triwulan: str = pa.Field(isin=TRIWULAN)
    target_angka: Bilangan = pa.Field(nullable=True)
    target_teks: str = pa.Field(nullable=True)
    realisasi_angka: Bilangan = pa.Field(nullable=True)
    realisasi_teks: str = pa.Field(nullable=True)
    capaian: pl.Float64 = pa.Field(nullable=True, ge=0)
    capaian_tanpa_batas: pl.Float64 = pa.Field(nullable=True, ge=0)
    keadaan: str = pa.Field(isin=KEADAAN)
    sumber: str
    rumus: str = pa.Field(isin=RUMUS, description="Rumus capaian untuk sel Excel; tanpa = nilai saja")
    batas: pl.Float64 = pa.Field(gt=0, description="Batas capaian dalam persen")
    jatuh_tempo: bool = pa.Field(description="Triwulan ini menurut jadwal harus diukur")

    class Config:
        """The frame has exactly these columns, one row per indicator and triwulan."""

        strict = True
        unique = ["kode_indikator", "triwulan"]


class Serapan(pa.DataFrameModel):
    """One row per leaf (SKPD + sub SKPD + program + kegiatan + sub kegiatan), in the order of Tabel 3.3.

    Rupiah are exact; `persen` = realisasi x 100 / pagu, HALF_UP to 2, null where pagu is 0.
    `realisasi_tw<n>` is the quarter's own amount, null where the source has no split.
    The columns after `sumber` serve the writer only.
    """

    no: pl.Int64 = pa.Field(nullable=True, description="Urutan sasaran di sheet Indikator; kosong di blok akhir")
    sasaran: str
    indikator: str
    indikator_lain: str = pa.Field(description='Indikator lain yang memetakan daun ini, dipisah "; "')
    kode_skpd: str
    kode_sub_skpd: str
    nama_sub_skpd: str
    kode_program: str
    program: str
    kode_kegiatan: str
    no_kegiatan: str
    kegiatan: str
    kode_sub_kegiatan: str
    sub_kegiatan: str
    pagu_sebelum: Rupiah = pa.Field(nullable=True)
    pagu: Rupiah = pa.Field(ge=0)
    realisasi_tw1: Rupiah = pa.Field(nullable=True)
    realisasi_tw2: Rupiah = pa.Field(nullable=True)
    realisasi_tw3: Rupiah = pa.Field(nullable=True)
    realisasi_tw4: Rupiah = pa.Field(nullable=True)
    realisasi: Rupiah
    persen: pl.Float64 = pa.Field(nullable=True)
    sumber: str = pa.Field(description='"berkas | lembar | sel" pagu, atau realisasi bila tanpa pagu')
    blok: str = pa.Field(isin=BLOK)
    kode_indikator: str
    sesudah_triwulan: Rupiah = pa.Field(description="Realisasi bertanggal sesudah triwulan laporan, tidak dihitung")
    baris_peta: pl.Int64 = pa.Field(nullable=True, description="Baris sheet Pemetaan yang memetakan daun ini")

    class Config:
        """The frame has exactly these columns."""

        strict = True
