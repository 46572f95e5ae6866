"""What last quarter's (or last year's) kinerja workbook gives to the next: its frames as cells of the template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import polars as pl

from schemas.kinerja import JADWAL_UKUR, MAKIN_RENDAH, PEMBANDING, kolom_predikat
from schemas.skm import UNSUR

Baris = dict[str, Any]
JADWAL = {triwulan: sebutan for sebutan, triwulan in JADWAL_UKUR.items()}
TARGET = ("target_tahunan", "target_tw1", "target_tw2", "target_tw3", "target_tw4", *PEMBANDING)
TETAP = (
    *("kode", "sasaran", "indikator", "satuan", "cara_hitung", "arah", "jenis_target"),
    *("bila_kosong", "formulasi", "sumber_data", "jenis", "batas_capaian"),
)
TEKS = ("penjelasan", "pendorong", "penghambat", "tindak_lanjut")


def baris_indikator(indikator: pl.DataFrame, realisasi_lalu: Mapping[str, Decimal | str] | None = None) -> list[Baris]:
    """Return sheet Indikator from schemas.kinerja.Indikator.

    realisasi_lalu: kode -> last year's realisasi, number or predikat, where the template is for a new year; then it replaces
    the old column.
    """
    hasil: list[Baris] = []
    for b in indikator.iter_rows(named=True):
        baris: Baris = {k: b[k] for k in TETAP}
        for t in TARGET:
            huruf = b[kolom_predikat(t)]
            baris[t] = huruf if huruf is not None else b[t]
        baris["jadwal_ukur"] = JADWAL.get(b["jadwal_ukur"], ",".join(b["jadwal_ukur"]))
        rendah = b["arah"] == MAKIN_RENDAH or b["varian_rendah"] == "rasio"
        baris["varian_rendah"] = b["varian_rendah"] if rendah else None
        if realisasi_lalu is not None:
            baris["realisasi_tahun_lalu"] = realisasi_lalu.get(b["kode"])
        hasil.append(baris)
    return hasil


def baris_realisasi(indikator: pl.DataFrame, realisasi: pl.DataFrame | None, triwulan: int) -> list[Baris]:
    """Return the rows up to `triwulan` as they were, and a row to fill in for every indicator that has none there.

    realisasi: schemas.kinerja.RealisasiIndikator of the same year, None for a new one.
    """
    nama = dict(indikator.select("kode", "indikator").iter_rows())
    hasil: list[Baris] = []
    for b in () if realisasi is None else realisasi.filter(pl.col("triwulan") <= triwulan).iter_rows(named=True):
        angka = b["nilai"] if b["nilai_predikat"] is None else b["nilai_predikat"]
        isi = {k: b[k] for k in ("kode", "triwulan", "pembilang", "penyebut", *TEKS)}
        hasil.append({**isi, "nilai": angka, "bantu": nama.get(b["kode"])})
    ada = {b["kode"] for b in hasil if b["triwulan"] == triwulan}
    return hasil + [{"kode": k, "triwulan": triwulan, "bantu": n} for k, n in nama.items() if k not in ada]


def baris_pemetaan(pemetaan: pl.DataFrame) -> list[Baris]:
    """Return sheet Pemetaan from schemas.kinerja.Pemetaan; each level as "code name"."""
    hasil: list[Baris] = []
    for b in pemetaan.iter_rows(named=True):
        tingkat = {t: gabung(b[f"kode_{t}"], b[t]) for t in ("program", "kegiatan", "sub_kegiatan")}
        hasil.append({"kode_indikator": b["kode_indikator"], "sasaran": b["sasaran"], "indikator": b["indikator"], **tingkat})
    return hasil


def baris_skm(skm: pl.DataFrame | None, triwulan: int) -> list[Baris]:
    """Return the answers up to `triwulan` from schemas.skm.Jawaban, numbered anew."""
    if skm is None:
        return []
    isi = skm.filter(pl.col("triwulan") <= triwulan).select("triwulan", *UNSUR).iter_rows(named=True)
    return [{**b, "bantu": n} for n, b in enumerate(isi, start=1)]


def daftar_anggaran(pagu: pl.DataFrame) -> list[tuple[str, str, str]]:
    """Return (program, kegiatan, sub kegiatan) of schemas.anggaran.Pagu, each leaf once, in the order of the file."""
    tingkat = ("program", "kegiatan", "sub_kegiatan")
    unik = pagu.select(*(k for t in tingkat for k in (f"kode_{t}", t))).unique(maintain_order=True)
    return [(gabung(b[0], b[1]), gabung(b[2], b[3]), gabung(b[4], b[5])) for b in unik.iter_rows()]


def gabung(kode: str, nama: str) -> str:
    """Return "code name", or the one that is there."""
    return f"{kode} {nama}".strip()


def triwulan_terisi(realisasi: pl.DataFrame, skm: pl.DataFrame | None) -> int:
    """Return the last quarter with any value, 0 where there is none."""
    bernilai = pl.any_horizontal(pl.col("nilai", "nilai_predikat", "pembilang", "penyebut").is_not_null())
    semua: Sequence[int] = realisasi.filter(bernilai)["triwulan"].to_list() + ([] if skm is None else skm["triwulan"].to_list())
    return max(semua, default=0)
