"""Settings of a run: `lkj.toml` beside the program, then environment `LKJ_*`; every key has a default."""

from __future__ import annotations

import os
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from lkj_etl.kesalahan import PemakaianSalah

DasarTanggal = Literal["dokumen", "sp2d", "transfer", "campuran"]
AWALAN = "LKJ_"


class Pengaturan(BaseModel):
    """Every key with its default; the description is the sentence that docs and messages show."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    batas_capaian: Decimal = Field(Decimal(100), gt=0, description="Batas atas capaian yang dicetak, dalam persen.")
    batas_wajar: Decimal = Field(Decimal(200), gt=0, description="Capaian tanpa batas di atas angka ini diberi peringatan.")
    dasar_tanggal: DasarTanggal = Field("dokumen", description="Tanggal yang menentukan bulan realisasi SIPD.")
    bulan_tanpa_realisasi: tuple[int, ...] = Field((), description="Bulan (1-12) yang memang tidak ada dokumen realisasinya.")
    cetak_pagu_nol: bool = Field(False, description="Cetak juga baris tanpa pagu dan tanpa realisasi di Tabel 3.3.")
    izinkan_belum_dipetakan: bool = Field(False, description="Laporan resmi boleh memuat blok BELUM DIPETAKAN.")
    berkas_pagu: str = Field("", description="Nama berkas pagu yang dipakai bila ada beberapa.")
    berkas_realisasi: str = Field("", description="Nama berkas realisasi yang dipakai bila ada beberapa.")
    skala: Literal["", "rupiah", "ribuan", "jutaan"] = Field("", description='Satuan angka bila judul berkas menyebut "dalam ribuan/jutaan rupiah".')
    simpan_arsip: int = Field(10, ge=0, description="Banyaknya draf lama yang disimpan di folder arsip.")

    def uraian(self) -> tuple[tuple[str, str], ...]:
        """Return every key and value as text, in the order of the fields (for Jejak and the run id)."""
        return tuple((k, "; ".join(map(str, v)) if isinstance(v, tuple) else str(v)) for k, v in self)


def muat(berkas: Path, lingkungan: dict[str, str] | None = None) -> Pengaturan:
    """Read the settings; raise `PemakaianSalah` that names the key which cannot be understood."""
    isi: dict[str, Any] = {}
    if berkas.is_file():
        try:
            isi = tomllib.loads(berkas.read_text(encoding="utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError):
            raise PemakaianSalah(f"Pengaturan {berkas.name} tidak dapat dibaca. Periksa tanda kutip dan tanda sama dengan di berkas itu.") from None
    for nama, nilai in (os.environ if lingkungan is None else lingkungan).items():
        kunci = nama.removeprefix(AWALAN).lower()
        if nama.startswith(AWALAN) and kunci in Pengaturan.model_fields:
            isi[kunci] = nilai.split(",") if kunci == "bulan_tanpa_realisasi" else nilai
    try:
        return Pengaturan.model_validate(isi)
    except ValidationError as galat:
        kunci = ", ".join(sorted({str(g["loc"][0]) for g in galat.errors()}))
        raise PemakaianSalah(f"Pengaturan {kunci} tidak dikenal atau nilainya tidak berlaku. Daftar pengaturan ada di docs/panduan.md.") from None
