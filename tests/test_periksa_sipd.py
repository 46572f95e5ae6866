"""SIPD lines: empty months, identical lines, a budget stage that is behind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from lkj_etl.periksa.sipd import bulan_kosong, garis_kembar, pagu_mungkin_lama
from schemas.anggaran import RUPIAH

NOMOR = "00.00/04.0/000001/LS/7.01.0.00.0.00.02.0000/{}/2026"


def belanja(*baris: dict[str, Any]) -> pl.DataFrame:
    dasar = {"berkas": "R.xlsx", "lembar": "Data", "tahapan": "Murni", "nomor_dokumen": NOMOR.format("M/1"), "tanggal": date(2026, 1, 7)}
    isi = [{**dasar, "baris": i, "sel": f"AA{i}", "realisasi": Decimal("5.00"), **b} for i, b in enumerate(baris, start=6)]
    return pl.DataFrame(isi, schema_overrides={"realisasi": RUPIAH, "tanggal": pl.Date})


def pagu(*tahapan: str, sebelum: Decimal | None = None) -> pl.DataFrame:
    return pl.DataFrame({"tahapan": list(tahapan), "pagu_sebelum": [sebelum] * len(tahapan)}, schema_overrides={"pagu_sebelum": RUPIAH})


@pytest.mark.parametrize(
    ("bulan", "triwulan", "kecuali", "kosong"),
    [
        ((1, 2, 3), 1, (), []),
        ((1, 3), 1, (), [2]),
        ((1, 3), 1, (2,), []),
        ((1, 2, 3), 2, (), [4, 5, 6]),
        ((1, 2, 3, 7), 2, (4,), [5, 6]),
    ],
)
def test_bulan_tanpa_dokumen(bulan: tuple[int, ...], triwulan: int, kecuali: tuple[int, ...], kosong: list[int]) -> None:
    garis = belanja(*({"tanggal": date(2026, b, 3)} for b in bulan))
    assert bulan_kosong([garis["tanggal"]], tahun=2026, triwulan=triwulan, kecuali=kecuali) == kosong


def test_dokumen_tahun_lain_dan_tanpa_tanggal_tidak_mengisi_bulan() -> None:
    garis = belanja({"tanggal": date(2025, 1, 3)}, {"tanggal": None}, {"tanggal": date(2026, 2, 1)}, {"tanggal": date(2026, 3, 1)})
    assert bulan_kosong([garis["tanggal"]], tahun=2026, triwulan=1, kecuali=()) == [1]


def test_tanggal_berikutnya_ditanya_hanya_selama_ada_bulan_kosong() -> None:
    def kolom(*bulan: int) -> pl.Series:
        return pl.Series([date(2026, b, 3) for b in bulan], dtype=pl.Date)

    tanggal = iter([kolom(1, 3), kolom(2), kolom(9)])
    assert bulan_kosong(tanggal, tahun=2026, triwulan=1, kecuali=()) == []
    assert next(tanggal).to_list() == [date(2026, 9, 3)]


def test_garis_kembar_di_baris_yang_lebih_akhir() -> None:
    garis = belanja({}, {"realisasi": Decimal("6.00")}, {}, {})
    temuan = garis_kembar(garis, ["nomor_dokumen", "realisasi"])
    assert [(t.kode, t.tingkat, t.berkas, t.lembar, t.sel) for t in temuan] == [
        ("GARIS-KEMBAR", "peringatan", "R.xlsx", "Data", "AA8"),
        ("GARIS-KEMBAR", "peringatan", "R.xlsx", "Data", "AA9"),
    ]
    assert all("dengan baris 6;" in t.isi for t in temuan)
    assert garis_kembar(garis, ["nomor_dokumen", "realisasi", "baris"]) == []


def test_garis_kembar_antarberkas_menyebut_berkas_pertama() -> None:
    (temuan,) = garis_kembar(belanja({}, {"berkas": "S.xlsx"}), ["nomor_dokumen"])
    assert temuan.berkas == "S.xlsx"
    assert "baris 6 lembar Data berkas R.xlsx" in temuan.isi


@pytest.mark.parametrize(
    ("tahap_pagu", "garis", "sel"),
    [
        (("Murni",), ({}, {}), []),
        (("Murni",), ({}, {"tahapan": "Pergeseran"}), ["AA7"]),
        (("Murni",), ({}, {"nomor_dokumen": NOMOR.format("P1/4")}), ["AA7"]),
        (("Perubahan",), ({}, {"nomor_dokumen": NOMOR.format("P1/4")}), []),
        (("Perubahan",), ({"tahapan": "Pergeseran setelah Perubahan"},), ["AA6"]),
        (("Pergeseran",), ({"tahapan": "Perubahan APBD 2026"},), ["AA6"]),
        (("",), ({},), []),
        (("",), ({"tahapan": "Perubahan Penjabaran APBD (Pergeseran)"},), ["AA6"]),
        (("Murni", "Pergeseran"), ({"tahapan": "Pergeseran"},), []),
        (("Murni",), ({"tahapan": "", "nomor_dokumen": ""},), []),
    ],
)
def test_pagu_mungkin_lama(tahap_pagu: tuple[str, ...], garis: tuple[dict[str, Any], ...], sel: list[str]) -> None:
    temuan = pagu_mungkin_lama(pagu(*tahap_pagu), belanja(*garis))
    assert [t.sel for t in temuan] == sel
    assert all((t.kode, t.tingkat) == ("PAGU-MUNGKIN-LAMA", "peringatan") for t in temuan)


def test_pagu_sebelum_dan_setelah_tidak_pernah_lama() -> None:
    assert pagu_mungkin_lama(pagu("", sebelum=Decimal(1)), belanja({"tahapan": "Perubahan"})) == []
