"""What the office fills in: the sheets Indikator, Realisasi and Pemetaan of the kinerja workbook."""

from typing import Annotated

import pandera.polars as pa
import polars as pl

from schemas.tabel import Tabel, wajib

RASIO = ("rasio x 100", "rasio x target")  # counted from Pembilang and Penyebut
HANYA_POSISI = ("predikat", "ikm")  # no quarters of these can be added up: Jenis Target is posisi akhir
CARA_HITUNG = ("nilai", *RASIO, *HANYA_POSISI)
MAKIN_TINGGI, MAKIN_RENDAH = ARAH = ("makin tinggi makin baik", "makin rendah makin baik")
POSISI, KUMULATIF, RATA_RATA = JENIS_TARGET = ("posisi akhir", "kumulatif", "rata-rata")
BILA_KOSONG = ("kosong", "tercapai 100%")
VARIAN_RENDAH = ("linear", "rasio")
JENIS = ("IKU", "PK", "IKU/PK")
JADWAL_UKUR = {"triwulan": "1234", "semester": "24", "tahunan": "4"}  # as typed -> the quarters, which the contract holds
BILANGAN = pl.Decimal(38, 6)
Bilangan = Annotated[pl.Decimal, 38, 6]  # the same, as an annotation of a column
PEMBANDING = ("realisasi_tahun_lalu", "target_rpjmd", "target_renstra", "standar_nasional")


def kolom_predikat(kolom: str) -> str:
    """Name the column that holds the letters where `kolom` holds the number: target_tw1 -> predikat_tw1."""
    return f"predikat_{kolom.partition('_')[2]}"


class Indikator(Tabel):
    """One row per indicator of sheet Indikator, in the order of the sheet.

    Source: kinerja workbook (DESIGN 4.1). Key: kode. Targets and what they are compared with (`PEMBANDING`) are
    numbers or, for cara_hitung "predikat", text in `predikat_*` (AA..D); the other of the two is null.
    A null quarterly target means: not due in that quarter.
    """

    baris: pl.Int64 = wajib(description="Nomor baris Excel")
    kode: str = wajib(berisi=True, description="Kode indikator, mis. 1.10 (teks)")
    sasaran: str = wajib(berisi=True, description="Sasaran seperti dicetak di Tabel 3.2")
    indikator: str = wajib(berisi=True, description="Nama indikator seperti dicetak di Tabel 3.2")
    satuan: str = wajib(description="mis. %, Nilai, Dokumen; boleh kosong")
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
    cara_hitung: str = wajib(isin=CARA_HITUNG)
    arah: str = wajib(isin=ARAH)
    jenis_target: str = wajib(isin=JENIS_TARGET)
    jadwal_ukur: str = wajib(str_matches=r"^[1-4]+$", description='Triwulan jatuh tempo, mis. "24" untuk semester')
    bila_kosong: str = wajib(isin=BILA_KOSONG)
    formulasi: str = wajib(description="Penjelasan/formulasi untuk Tabel 3.1; boleh kosong")
    sumber_data: str = wajib(description="Sumber data untuk Tabel 3.1; boleh kosong")
    target_rpjmd: Bilangan = pa.Field(nullable=True)
    predikat_rpjmd: str = pa.Field(nullable=True)
    target_renstra: Bilangan = pa.Field(nullable=True)
    predikat_renstra: str = pa.Field(nullable=True)
    realisasi_tahun_lalu: Bilangan = pa.Field(nullable=True)
    predikat_tahun_lalu: str = pa.Field(nullable=True)
    standar_nasional: Bilangan = pa.Field(nullable=True)
    predikat_nasional: str = pa.Field(nullable=True)
    jenis: str = wajib(description="IKU, PK, IKU/PK atau kosong; hanya PK yang tidak masuk Tabel 3.1")
    batas_capaian: Bilangan = pa.Field(nullable=True, gt=0, description="Batas atas capaian dalam persen; kosong = pengaturan")
    varian_rendah: str = wajib(isin=VARIAN_RENDAH, description="linear: (2 x target - realisasi)/target; rasio: target/realisasi")

    class Config:
        """One row per kode."""

        unique = ["kode"]


class RealisasiIndikator(Tabel):
    """One row per indicator and quarter of sheet Realisasi.

    Key: kode + triwulan. A row with only texts is no value. `sumber` is "berkas | lembar | sel" of the
    cell that gives the value (Nilai, else Pembilang), of Kode where there is no value.
    """

    baris: pl.Int64 = wajib()
    kode: str = wajib(berisi=True)
    triwulan: pl.Int8 = wajib(ge=1, le=4)
    pembilang: Bilangan = pa.Field(nullable=True, ge=0)
    penyebut: Bilangan = pa.Field(nullable=True, ge=0)
    nilai: Bilangan = pa.Field(nullable=True)
    nilai_predikat: str = pa.Field(nullable=True, description="AA..D bila Nilai berupa predikat")
    penjelasan: str = wajib()
    pendorong: str = wajib()
    penghambat: str = wajib()
    tindak_lanjut: str = wajib()
    sumber: str = wajib()

    class Config:
        """One row per kode and triwulan."""

        unique = ["kode", "triwulan"]


class Pemetaan(Tabel):
    """One row per line of sheet Pemetaan, in the order of the sheet.

    Each level is given by code, by name or by both; an empty text means: not given. A blank kegiatan
    means the rest of the program, a blank sub kegiatan the rest of the kegiatan.
    """

    baris: pl.Int64 = wajib()
    kode_indikator: str = wajib(berisi=True)
    sasaran: str = wajib(description="Sasaran seperti dicetak di Tabel 3.3; kosong = dari lembar Indikator")
    indikator: str = wajib(description="Indikator seperti dicetak di Tabel 3.3; kosong = dari lembar Indikator")
    kode_program: str = wajib()
    program: str = wajib()
    kode_kegiatan: str = wajib()
    kegiatan: str = wajib()
    kode_sub_kegiatan: str = wajib()
    sub_kegiatan: str = wajib()
