"""Contracts: every broken cell becomes one finding at its own Excel cell, in Indonesian and without the value."""

from __future__ import annotations

from typing import Any, ClassVar

import pandera.polars as pa
import polars as pl
import pytest

from lkj_etl.periksa.kontrak import periksa
from lkj_etl.temuan import Temuan
from schemas.tabel import Tabel, wajib

RAHASIA = "190000000000000001"


class Contoh(Tabel):
    """A small contract with one check of each kind."""

    baris: pl.Int64 = pa.Field(ge=1)
    kode: str = wajib(berisi=True)
    triwulan: pl.Int8 = pa.Field(ge=1, le=4)
    arah: str = wajib(isin=("naik", "turun"))
    jadwal: str = pa.Field(str_matches=r"^[1-4]+$", description='Triwulan jatuh tempo, mis. "24"')
    batas: pl.Int64 = pa.Field(nullable=True, gt=0)

    class Config:
        """One row per kode and triwulan."""

        unique: ClassVar[list[str]] = ["kode", "triwulan"]


class Uang(Tabel):
    """Lines that carry their own file, sheet and cell."""

    berkas: str
    lembar: str
    baris: pl.Int64
    sel: str
    nama: str = wajib()
    pagu: pl.Int64 = pa.Field(ge=0)


HURUF = {"kode": "A", "triwulan": "B", "arah": "D", "jadwal": "E", "batas": "H"}


def tabel(**ganti: list[Any]) -> pl.DataFrame:
    isi: dict[str, list[Any]] = {
        "baris": [5, 7, 9],
        "kode": ["1.1", "1.2", "1.3"],
        "triwulan": [1, 1, 1],
        "arah": ["naik", "turun", "naik"],
        "jadwal": ["1234", "24", "4"],
        "batas": [None, 100, 120],
    }
    jenis = {"baris": pl.Int64, "kode": pl.String, "triwulan": pl.Int8, "arah": pl.String, "jadwal": pl.String, "batas": pl.Int64}
    return pl.DataFrame({**isi, **ganti}, schema=jenis)


def jalankan(t: pl.DataFrame, sudah: frozenset[str] = frozenset()) -> list[Temuan]:
    return periksa(t, Contoh, berkas="K.xlsx", lembar="Indikator", huruf=HURUF, sudah=sudah)


def test_tabel_yang_menepati_janji_tanpa_temuan() -> None:
    assert jalankan(tabel()) == []


@pytest.mark.parametrize(
    ("ganti", "kode", "sel"),
    [
        ({"arah": ["naik", None, "naik"]}, "KONTRAK-KOSONG", "D7"),
        ({"kode": ["1.1", "1.2", ""]}, "KONTRAK-KOSONG", "A9"),
        ({"triwulan": [1, 5, 1]}, "KONTRAK-BATAS", "B7"),
        ({"batas": [0, 100, 120]}, "KONTRAK-BATAS", "H5"),
        ({"arah": ["naik", "turun", RAHASIA]}, "KONTRAK-DAFTAR", "D9"),
        ({"jadwal": ["5", "24", "4"]}, "KONTRAK-POLA", "E5"),
        ({"kode": ["1.1", "1.1", "1.3"]}, "KONTRAK-KEMBAR", "A7"),
    ],
)
def test_satu_sel_rusak_satu_temuan(ganti: dict[str, list[Any]], kode: str, sel: str) -> None:
    temuan = jalankan(tabel(**ganti))
    assert [(t.kode, t.tingkat, t.berkas, t.lembar, t.sel) for t in temuan] == [(kode, "galat", "K.xlsx", "Indikator", sel)]


def test_kunci_kembar_dilaporkan_di_baris_yang_lebih_akhir() -> None:
    temuan = jalankan(tabel(kode=["1.1", "1.1", "1.1"]))
    assert [t.sel for t in temuan] == ["A7", "A9"]
    assert all("baris 5" in t.isi for t in temuan)


def test_kode_sama_di_triwulan_lain_bukan_kembar() -> None:
    assert jalankan(tabel(kode=["1.1", "1.1", "1.1"], triwulan=[1, 2, 3])) == []


def test_kalimat_memuat_judul_batas_dan_pilihan_tanpa_isi_sel() -> None:
    temuan = jalankan(tabel(arah=["naik", "turun", RAHASIA], jadwal=[RAHASIA, "24", "4"], triwulan=[1, 9, 1]))
    teks = {t.kode: f"{t.isi} {t.saran}" for t in temuan}
    assert "naik, turun" in teks["KONTRAK-DAFTAR"]
    assert "Isi kolom jadwal " in teks["KONTRAK-POLA"]
    assert "Triwulan jatuh tempo" in teks["KONTRAK-POLA"]
    assert "paling besar 4" in teks["KONTRAK-BATAS"]
    assert RAHASIA not in "".join(teks.values())


def test_sel_yang_sudah_dilaporkan_pembaca_tidak_diulang() -> None:
    temuan = jalankan(tabel(arah=["x", "turun", "y"]), sudah=frozenset({"D5"}))
    assert [t.sel for t in temuan] == ["D9"]


def test_jenis_kolom_yang_salah_dan_kolom_yang_hilang() -> None:
    temuan = jalankan(tabel().with_columns(pl.col("batas").cast(pl.String)).drop("jadwal"))
    assert {(t.kode, t.sel) for t in temuan} == {("KONTRAK-JENIS", "-")}
    assert ["batas" in t.isi for t in temuan].count(True) == 1
    assert ["Kolom jadwal " in t.isi for t in temuan].count(True) == 1


def test_baris_uang_memakai_berkas_lembar_dan_selnya_sendiri() -> None:
    uang = pl.DataFrame(
        {"berkas": ["A.xlsx", "B.xlsx"], "lembar": ["S1", "S2"], "baris": [2, 8], "sel": ["W2", "W8"], "nama": ["x", "y"], "pagu": [1, -5]}
    )
    temuan = periksa(uang, Uang, berkas="-", lembar="-", huruf={})
    assert [(t.kode, t.berkas, t.lembar, t.sel) for t in temuan] == [("KONTRAK-BATAS", "B.xlsx", "S2", "W8")]
