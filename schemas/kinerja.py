"""What the office fills in: the sheets Indikator, Realisasi and Pemetaan of the kinerja workbook."""

from __future__ import annotations

from typing import Annotated

import pandera.polars as pa
import polars as pl

CARA_HITUNG = ("nilai", "rasio x 100", "rasio x target", "predikat", "ikm")
ARAH = ("makin tinggi makin baik", "makin rendah makin baik")
JENIS_TARGET = ("posisi akhir", "kumulatif", "rata-rata")
BILA_KOSONG = ("kosong", "tercapai 100%")
VARIAN_RENDAH = ("linear", "rasio")
BILANGAN = pl.Decimal(38, 6)
Bilangan = Annotated[pl.Decimal, 38, 6]  # the same, as an annotation of a column


class Indikator(pa.DataFrameModel):
    """One row per indicator of sheet Indikator, in the order of the sheet.

    Source: kinerja workbook (DESIGN 4.1). Key: kode. Targets are numbers in `target_*` or, for
    cara_hitung "predikat", text in `predikat_*` (AA..D); the other of the two is null.
    A null quarterly target means: not due in that quarter.
    """

    baris: pl.Int64 = pa.Field(ge=1, description="Nomor baris Excel")
    kode: str = pa.Field(str_length={"min_value": 1}, description="Kode indikator, mis. 1.10 (teks)")
    sasaran: str = pa.Field(str_length={"min_value": 1}, description="Sasaran seperti dicetak di Tabel 3.2")
    indikator: str = pa.Field(str_length={"min_value": 1}, description="Nama indikator seperti dicetak di Tabel 3.2")
    satuan: str = pa.Field(description="mis. %, Nilai, Dokumen; boleh kosong")
    target_tahunan: Bilangan = pa.Field(nullable=True, description="Target tahunan dalam `satuan`")
    target_tw1: Bilangan = pa.Field(nullable=True)
    target_tw2: Bilangan = pa.Field(nullable=True)
    target_tw3: Bilangan = pa.Field(nullable=True)
    target_tw4: Bilangan = pa.Field(nullable=True)
    predikat_tahunan: str = pa.Field(nullable=True)
    predikat_tw1: str = pa.Field(nullable=True)
    predikat_tw2: str = pa.Field(nullable=True)
    predikat_tw3: str = pa.Field(nullable=True)
    predikat_tw4: str = pa.Field(nullable=True)
    cara_hitung: str = pa.Field(isin=CARA_HITUNG)
    arah: str = pa.Field(isin=ARAH)
    jenis_target: str = pa.Field(isin=JENIS_TARGET)
    jadwal_ukur: str = pa.Field(str_matches=r"^[1-4]+$", description='Triwulan jatuh tempo, mis. "24" untuk semester')
    bila_kosong: str = pa.Field(isin=BILA_KOSONG)
    formulasi: str = pa.Field(description="Penjelasan/formulasi untuk Tabel 3.1; boleh kosong")
    sumber_data: str = pa.Field(description="Sumber data untuk Tabel 3.1; boleh kosong")
    target_rpjmd: Bilangan = pa.Field(nullable=True)
    predikat_rpjmd: str = pa.Field(nullable=True)
    target_renstra: Bilangan = pa.Field(nullable=True)
    realisasi_tahun_lalu: Bilangan = pa.Field(nullable=True)
    standar_nasional: Bilangan = pa.Field(nullable=True)
    jenis: str = pa.Field(description="IKU, PK atau kosong")
    batas_capaian: Bilangan = pa.Field(nullable=True, gt=0, description="Batas atas capaian dalam persen; kosong = 100")
    varian_rendah: str = pa.Field(isin=VARIAN_RENDAH, description="linear: (2 x target - realisasi)/target; rasio: target/realisasi")

    class Config:
        """The frame has exactly these columns and one row per kode."""

        strict = True
        unique = ["kode"]


class RealisasiIndikator(pa.DataFrameModel):
    """One row per indicator and quarter of sheet Realisasi.

    Key: kode + triwulan. A row with only texts is no value. `sumber` is "berkas | lembar | sel" of the
    cell that gives the value (Nilai, else Pembilang), of Kode where there is no value.
    """

    baris: pl.Int64 = pa.Field(ge=1)
    kode: str = pa.Field(str_length={"min_value": 1})
    triwulan: pl.Int8 = pa.Field(ge=1, le=4)
    pembilang: Bilangan = pa.Field(nullable=True, ge=0)
    penyebut: Bilangan = pa.Field(nullable=True, ge=0)
    nilai: Bilangan = pa.Field(nullable=True)
    nilai_predikat: str = pa.Field(nullable=True, description="AA..D bila Nilai berupa predikat")
    penjelasan: str
    pendorong: str
    penghambat: str
    tindak_lanjut: str
    sumber: str

    class Config:
        """The frame has exactly these columns and one row per kode and triwulan."""

        strict = True
        unique = ["kode", "triwulan"]


class Pemetaan(pa.DataFrameModel):
    """One row per line of sheet Pemetaan, in the order of the sheet.

    Each level is given by code, by name or by both; an empty text means: not given. A blank kegiatan
    means the rest of the program, a blank sub kegiatan the rest of the kegiatan.
    """

    baris: pl.Int64 = pa.Field(ge=1)
    kode_indikator: str = pa.Field(str_length={"min_value": 1})
    sasaran: str = pa.Field(description="Sasaran seperti dicetak di Tabel 3.3; kosong = dari sheet Indikator")
    indikator: str = pa.Field(description="Indikator seperti dicetak di Tabel 3.3; kosong = dari sheet Indikator")
    kode_program: str
    program: str
    kode_kegiatan: str
    kegiatan: str
    kode_sub_kegiatan: str
    sub_kegiatan: str

    class Config:
        """The frame has exactly these columns."""

        strict = True
