"""The kinerja sheets in tests: one indicator and its measurements by what differs, and the findings on them in short."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import polars as pl

from lkj_etl.periksa.kinerja import periksa_kinerja
from lkj_etl.temuan import Temuan
from schemas.kinerja import Indikator, Pemetaan, RealisasiIndikator
from schemas.tabel import skema

HURUF = {
    "Indikator": {
        "kode": "A", "target_tahunan": "E", "target_tw1": "F", "target_tw2": "G", "target_tw3": "H", "target_tw4": "I",
        "cara_hitung": "J", "arah": "K", "jenis_target": "L", "target_rpjmd": "Q", "batas_capaian": "R",
    },
    "Realisasi": {"kode": "A", "triwulan": "B", "pembilang": "C", "penyebut": "D", "nilai": "E"},
    "Pemetaan": {"kode_indikator": "A", "program": "D"},
}  # fmt: skip
TINGGI, RENDAH = "makin tinggi makin baik", "makin rendah makin baik"
RASIO: dict[str, Any] = {"cara_hitung": "rasio x 100"}
KALI_TARGET: dict[str, Any] = {"cara_hitung": "rasio x target"}


def rangka(model: Any, baris: list[dict[str, Any]]) -> pl.DataFrame:
    """Return rows as a frame of a contract; what a row does not say is blank."""
    jenis = skema(model)
    return pl.DataFrame([{k: b.get(k, "" if jenis[k] == pl.String else None) for k in jenis} for b in baris], schema=jenis)


def indikator(kode: str = "1.1", target: tuple[Any, ...] = (90, 90, 90, 90, 90), **ganti: Any) -> dict[str, Any]:
    nama = ("tahunan", "tw1", "tw2", "tw3", "tw4")
    angka = {f"target_{n}": None if isinstance(t, str) or t is None else Decimal(str(t)) for n, t in zip(nama, target, strict=True)}
    predikat = {f"predikat_{n}": t if isinstance(t, str) else None for n, t in zip(nama, target, strict=True)}
    dasar = {
        "baris": 2, "kode": kode, "satuan": "%", "cara_hitung": "nilai", "arah": TINGGI, "jenis_target": "posisi akhir",
        "jadwal_ukur": "1234", "bila_kosong": "kosong", "varian_rendah": "linear", "predikat_rpjmd": None,
    }  # fmt: skip
    return {**dasar, **angka, **predikat, **ganti}


def ukuran(
    kode: str = "1.1", triwulan: int = 1, nilai: Any = None, pasangan: tuple[Any, Any] = (None, None), baris: int = 2
) -> dict[str, Any]:
    angka = {k: None if v is None else Decimal(str(v)) for k, v in zip(("nilai", "pembilang", "penyebut"), (nilai, *pasangan), strict=True)}
    return {"baris": baris, "kode": kode, "triwulan": triwulan, "nilai_predikat": None, **angka}


def jalankan(
    semua: list[dict[str, Any]],
    realisasi: list[dict[str, Any]] | None = None,
    peta: list[str] | None = None,
    triwulan: int = 1,
    *,
    cetak_ulang: bool = False,
    sudah: frozenset[tuple[str, str]] = frozenset(),
) -> list[Temuan]:
    kode_peta = [b["kode"] for b in semua] if peta is None else peta
    return periksa_kinerja(
        rangka(Indikator, semua),
        rangka(RealisasiIndikator, realisasi or []),
        rangka(Pemetaan, [{"baris": i, "kode_indikator": k} for i, k in enumerate(kode_peta, start=2)]),
        huruf=HURUF, berkas="K.xlsx", triwulan=triwulan, cetak_ulang=cetak_ulang, sudah=sudah,
    )  # fmt: skip


def ringkas(temuan: list[Temuan]) -> list[tuple[str, str, str]]:
    """Code, sheet and cell, without the reminders that the small frames cause."""
    return [(t.kode, t.lembar, t.sel) for t in temuan if t.kode != "BELUM-DIUKUR"]
