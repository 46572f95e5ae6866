"""What the program prints: the rows of Data 3.2 and Data 3.3."""

import pandera.polars as pa
import polars as pl

from schemas.anggaran import Rupiah
from schemas.kinerja import Bilangan
from schemas.tabel import Tabel, wajib

KEADAAN = ("terukur", "nihil", "tidak_ada_kejadian", "belum_diukur", "belum_waktunya", "ringkas")
RUMUS = ("tinggi", "rendah", "rendah_rasio", "predikat", "nol", "penuh", "tanpa")
BLOK = ("peta", "belum_dipetakan", "tanpa_pagu")  # in the order of Tabel 3.3
JUDUL_BLOK = {"belum_dipetakan": "BELUM DIPETAKAN", "tanpa_pagu": "TANPA PAGU"}
TRIWULAN = ("1", "2", "3", "4", "F")
GARIS_RINCIAN = ("pagu", "realisasi", "sesudah")


class Capaian(Tabel):
    """Five rows per indicator (1, 2, 3, 4, F) in the order of sheet Indikator, grouped by sasaran.

    Amounts in `satuan`, capaian in percent, both rounded HALF_UP to 2. A printed "-" is null in both
    forms. The columns after `sumber` serve the writer only and are not part of Data 3.2.
    """

    no: pl.Int64 = wajib(ge=1, description="Urutan sasaran di lembar Indikator")
    kode_indikator: str = wajib()
    sasaran: str = wajib()
    indikator: str = wajib()
    satuan: str = wajib()
    target_tahunan_angka: Bilangan = pa.Field(nullable=True)
    target_tahunan_teks: str = pa.Field(nullable=True)
    triwulan: str = wajib(isin=TRIWULAN)
    target_angka: Bilangan = pa.Field(nullable=True)
    target_teks: str = pa.Field(nullable=True)
    realisasi_angka: Bilangan = pa.Field(nullable=True)
    realisasi_teks: str = pa.Field(nullable=True)
    capaian: pl.Float64 = pa.Field(nullable=True, ge=0)
    capaian_tanpa_batas: pl.Float64 = pa.Field(nullable=True, ge=0)
    keadaan: str = wajib(isin=KEADAAN)
    sumber: str = wajib()
    rumus: str = wajib(isin=RUMUS, description="Rumus capaian untuk sel Excel; tanpa = nilai saja")
    batas: pl.Float64 = wajib(gt=0, description="Batas capaian dalam persen")
    jatuh_tempo: bool = wajib(description="Triwulan ini menurut jadwal harus diukur")

    class Config:
        """One row per indicator and triwulan."""

        unique = ["kode_indikator", "triwulan"]


class Serapan(Tabel):
    """One row per leaf (SKPD + sub SKPD + program + kegiatan + sub kegiatan), in the order of Tabel 3.3.

    Rupiah are exact; `persen` = realisasi x 100 / pagu, HALF_UP to 2, null where pagu is 0.
    `realisasi_tw<n>` is the quarter's own amount, null where the source has no split.
    The columns after `sumber` serve the writer only.
    """

    no: pl.Int64 = pa.Field(nullable=True, description="Urutan sasaran di lembar Indikator; kosong di blok akhir")
    sasaran: str = wajib()
    indikator: str = wajib()
    indikator_lain: str = wajib(description='Indikator lain yang memetakan daun ini, dipisah "; "')
    kode_skpd: str = wajib()
    kode_sub_skpd: str = wajib()
    nama_sub_skpd: str = wajib()
    kode_program: str = wajib()
    program: str = wajib()
    kode_kegiatan: str = wajib()
    no_kegiatan: str = wajib()
    kegiatan: str = wajib()
    kode_sub_kegiatan: str = wajib()
    sub_kegiatan: str = wajib()
    pagu_sebelum: Rupiah = pa.Field(nullable=True)
    pagu: Rupiah = wajib(ge=0)
    realisasi_tw1: Rupiah = pa.Field(nullable=True)
    realisasi_tw2: Rupiah = pa.Field(nullable=True)
    realisasi_tw3: Rupiah = pa.Field(nullable=True)
    realisasi_tw4: Rupiah = pa.Field(nullable=True)
    realisasi: Rupiah = wajib()
    persen: pl.Float64 = pa.Field(nullable=True)
    sumber: str = wajib(description='"berkas | lembar | sel" pagu, atau realisasi bila tanpa pagu')
    blok: str = wajib(isin=BLOK)
    kode_indikator: str = wajib()
    kode_lain: str = wajib(description="Kode indikator lain yang memetakan daun ini, satu di setiap baris teks")
    sesudah_triwulan: Rupiah = wajib(description="Realisasi bertanggal sesudah triwulan laporan, tidak dihitung")
    baris_peta: pl.Int64 = pa.Field(nullable=True, description="Baris lembar Pemetaan yang memetakan daun ini")


class RincianDaun(Tabel):
    """One line of a source behind a leaf: a budget line, or spending up to the run's quarter or after it (`sesudah`).

    `daun` is the position of the leaf in `Serapan`. No personal column and no free text of the source is here.
    """

    daun: pl.UInt32 = wajib()
    garis: str = wajib(isin=GARIS_RINCIAN)
    jenis_dokumen: str = wajib()
    nomor_dokumen: str = wajib()
    tanggal: pl.Date = pa.Field(nullable=True)
    kode_rekening: str = wajib()
    nilai: Rupiah = wajib()
    berkas: str = wajib()
    lembar: str = wajib()
    sel: str = wajib()
