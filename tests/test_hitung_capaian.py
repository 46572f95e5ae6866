"""Tabel 3.2 rule by rule: ways of counting, directions, states, cap, predikat, the formula for Excel."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from lkj_etl.hitung.capaian import capaian
from lkj_etl.nilai.predikat import PREDIKAT, batas_bawah, kelas
from schemas.hasil import Capaian
from tests import bingkai

RENDAH = {"arah": "makin rendah makin baik"}
RASIO = {**RENDAH, "varian_rendah": "rasio"}
TERCAPAI = {"bila_kosong": "tercapai 100%"}


def _satu(indikator: dict[str, Any], realisasi: dict[str, Any] | None, target: object = 80, triwulan: int = 1) -> dict[str, Any]:
    """The row of TW 1 of one indicator with the same target everywhere."""
    teks = "predikat" if isinstance(target, str) else "target"
    sasaran = {f"{teks}_{k}": target for k in ("tahunan", "tw1", "tw2", "tw3", "tw4")}
    tabel = bingkai.indikator({"kode": "1", **sasaran, **indikator})
    isian = bingkai.realisasi(*([{"kode": "1", "triwulan": 1, **realisasi}] if realisasi is not None else []))
    hasil = capaian(tabel, isian, triwulan=triwulan)
    Capaian.validate(hasil)
    return hasil.row(0, named=True)


def _cetak(b: dict[str, Any]) -> tuple[object, object, object]:
    return (b["realisasi_teks"] or b["realisasi_angka"], b["capaian"], b["keadaan"])


@pytest.mark.parametrize(
    ("cara", "isian", "target", "realisasi", "persen"),
    [
        ("nilai", {"nilai": 40}, 80, 40, 50.0),
        ("rasio x 100", {"pembilang": 1, "penyebut": 3}, 80, Decimal("33.33"), 41.66),  # 33.33/80 = 41.6625, not 33.333/80 = 41.67
        ("rasio x target", {"pembilang": 21, "penyebut": 21}, 90, 90, 100.0),
        ("rasio x target", {"pembilang": 0, "penyebut": 80}, 85, 0, 0.0),
        ("rasio x target", {"pembilang": "0.5", "penyebut": "1.5"}, 90, 30, 33.33),
        ("ikm", {"nilai": "81.03"}, 81, Decimal("81.03"), 100.0),
    ],
)
def test_cara_hitung(cara: str, isian: dict[str, Any], target: int, realisasi: object, persen: float) -> None:
    hasil = _satu({"cara_hitung": cara}, isian, target)
    assert (hasil["realisasi_angka"], hasil["capaian"]) == (realisasi, persen)


def test_rasio_kali_target_memakai_target_tahunan_bukan_target_triwulan() -> None:
    hasil = _satu({"cara_hitung": "rasio x target", "target_tw1": 10, "target_tahunan": 85}, {"pembilang": 1, "penyebut": 10})
    assert (hasil["realisasi_angka"], hasil["capaian"]) == (Decimal("8.5"), 85.0)


def test_rasio_rupiah_besar_tetap_tepat() -> None:
    besar = 999_999_999_999_999
    hasil = _satu({"cara_hitung": "rasio x target"}, {"pembilang": besar, "penyebut": besar}, besar)
    assert (hasil["realisasi_angka"], hasil["capaian"]) == (besar, 100.0)


@pytest.mark.parametrize(("ketik", "bulat"), [("81.034", "81.03"), ("81.035", "81.04"), ("81.034999", "81.03"), ("-0.005", "-0.01")])
def test_nilai_dibulatkan_sebelum_dipakai(ketik: str, bulat: str) -> None:
    assert _satu({}, {"nilai": ketik}, 81)["realisasi_angka"] == Decimal(bulat)


def test_nilai_ketikan_menang_atas_pembilang_penyebut() -> None:
    assert _cetak(_satu({"cara_hitung": "rasio x 100"}, {"nilai": 40, "pembilang": 1, "penyebut": 1})) == (40, 50.0, "terukur")


@pytest.mark.parametrize(
    ("sifat", "realisasi", "target", "tanpa_batas", "persen", "rumus"),
    [
        ({}, 90, 80, 112.5, 100.0, "tinggi"),
        ({}, -5, 80, 0.0, 0.0, "nol"),  # the floor is no division
        (RENDAH, 80, 100, 120.0, 100.0, "rendah"),
        (RENDAH, 13, 12, 91.67, 91.67, "rendah"),
        (RENDAH, 30, 12, 0.0, 0.0, "rendah"),  # 2 x 12 - 30 is below 0
        (RENDAH, 0, 12, 200.0, 100.0, "rendah"),
        (RASIO, 80, 100, 125.0, 100.0, "rendah_rasio"),
        (RASIO, 13, 12, 92.31, 92.31, "rendah_rasio"),
        (RASIO, 0, 12, 100.0, 100.0, "nol"),
        (RENDAH, 0, 0, 100.0, 100.0, "nol"),
        (RENDAH, 1, 0, 0.0, 0.0, "nol"),
        (RASIO, 0, 0, 100.0, 100.0, "nol"),
        (RASIO, 1, 0, 0.0, 0.0, "nol"),
        ({}, 5, 0, None, None, "tanpa"),  # a galat of periksa
        ({"batas_capaian": 120}, 90, 80, 112.5, 112.5, "tinggi"),
        ({"batas_capaian": 120}, 100, 80, 125.0, 120.0, "tinggi"),
    ],
)
def test_arah_batas_dan_rumus(
    sifat: dict[str, Any], realisasi: int, target: int, tanpa_batas: float | None, persen: float | None, rumus: str
) -> None:
    hasil = _satu(sifat, {"nilai": realisasi}, target)
    assert (hasil["capaian_tanpa_batas"], hasil["capaian"], hasil["rumus"]) == (tanpa_batas, persen, rumus)


def test_batas_dari_pengaturan_bila_indikator_tidak_memberi() -> None:
    tabel = bingkai.indikator({"kode": "1", "target_tw1": 80}, {"kode": "2", "target_tw1": 80, "batas_capaian": 100})
    isian = bingkai.realisasi({"kode": "1", "triwulan": 1, "nilai": 100}, {"kode": "2", "triwulan": 1, "nilai": 100})
    hasil = capaian(tabel, isian, triwulan=1, batas_capaian=Decimal(110)).filter(triwulan="1")
    assert hasil.select("capaian", "batas").rows() == [(110.0, 110.0), (100.0, 100.0)]


@pytest.mark.parametrize(
    ("sifat", "isian", "cetak"),
    [
        ({}, {"nilai": 40}, (40, 50.0, "terukur")),
        ({}, {"nilai": 0}, (0, 0.0, "nihil")),
        ({"cara_hitung": "rasio x 100"}, {"pembilang": 0, "penyebut": 5}, (0, 0.0, "nihil")),
        ({"cara_hitung": "rasio x 100"}, {"pembilang": 0, "penyebut": 0}, (None, None, "tidak_ada_kejadian")),
        ({"cara_hitung": "rasio x 100", **TERCAPAI}, {"pembilang": 0, "penyebut": 0}, (80, 100.0, "tidak_ada_kejadian")),
        ({"cara_hitung": "rasio x 100", **TERCAPAI}, {"pembilang": 0, "penyebut": 0, "nilai": 40}, (40, 50.0, "terukur")),
        (TERCAPAI, {"pembilang": 0, "penyebut": 0}, (None, None, "belum_diukur")),  # of nilai they are not used
        ({"cara_hitung": "ikm", **TERCAPAI}, {"pembilang": 0, "penyebut": 0}, (None, None, "belum_diukur")),
        ({"cara_hitung": "rasio x 100"}, {"pembilang": 3, "penyebut": 0}, (None, None, "belum_diukur")),
        ({"cara_hitung": "rasio x 100"}, {"pembilang": 3}, (None, None, "belum_diukur")),
        ({}, {"penjelasan": "belum selesai"}, (None, None, "belum_diukur")),
        ({}, None, (None, None, "belum_diukur")),
        ({"jadwal_ukur": "24"}, None, (None, None, "belum_waktunya")),
        ({"jadwal_ukur": "24"}, {"nilai": 40}, (40, 50.0, "terukur")),  # used although not due
        ({"target_tw1": None}, None, (None, None, "belum_waktunya")),  # a blank target is not due
        ({"target_tw1": None}, {"nilai": 40}, (40, None, "terukur")),
        (
            {"target_tw1": None, "cara_hitung": "rasio x 100", **TERCAPAI},
            {"pembilang": 0, "penyebut": 0},
            (None, None, "tidak_ada_kejadian"),
        ),
    ],
)
def test_keadaan(sifat: dict[str, Any], isian: dict[str, Any] | None, cetak: tuple[object, ...]) -> None:
    assert _cetak(_satu(sifat, isian)) == cetak


@pytest.mark.parametrize(
    ("jadwal", "jatuh"), [("1234", [True] * 4), ("24", [False, True, False, True]), ("4", [False, False, False, True])]
)
def test_jatuh_tempo(jadwal: str, jatuh: list[bool]) -> None:
    target = {f"target_tw{n}": 80 for n in (1, 2, 3, 4)}
    hasil = capaian(bingkai.indikator({"kode": "1", "jadwal_ukur": jadwal, **target}), bingkai.realisasi(), triwulan=4)
    assert hasil["jatuh_tempo"].to_list() == [*jatuh, False]
    assert hasil["keadaan"].to_list() == [*("belum_diukur" if j else "belum_waktunya" for j in jatuh), "ringkas"]


def test_nilai_sesudah_triwulan_laporan_diabaikan() -> None:
    tabel = bingkai.indikator({"kode": "1", **{f"target_tw{n}": 80 for n in (1, 2, 3, 4)}})
    isian = bingkai.realisasi({"kode": "1", "triwulan": 1, "nilai": 40}, {"kode": "1", "triwulan": 3, "nilai": 80})
    hasil = capaian(tabel, isian, triwulan=2)
    assert hasil["keadaan"].to_list() == ["terukur", "belum_diukur", "belum_waktunya", "belum_waktunya", "ringkas"]
    assert hasil["realisasi_angka"].to_list() == [40, None, None, None, 40]
    assert hasil["sumber"].to_list() == ["k.xlsx | Realisasi | E2", "", "", "", "k.xlsx | Realisasi | E2"]


def test_sumber_juga_untuk_baris_yang_hanya_penjelasan() -> None:
    assert _satu({}, {"penjelasan": "belum final"})["sumber"] == "k.xlsx | Realisasi | E2"
    assert _satu({}, {})["sumber"] == ""


@pytest.mark.parametrize(
    ("sifat", "target", "persen", "rumus"),
    [
        ({}, 80, 100.0, "tinggi"),
        (RENDAH, 12, 100.0, "rendah"),
        (RASIO, 12, 100.0, "rendah_rasio"),
        (RENDAH, 0, 100.0, "nol"),
        ({}, "80.005", 100.0, "tinggi"),
    ],
)
def test_tanpa_kejadian_dinyatakan_tercapai(sifat: dict[str, Any], target: object, persen: float, rumus: str) -> None:
    angka = {f"target_{k}": target for k in ("tahunan", "tw1", "tw2", "tw3", "tw4")}
    hasil = _satu({"cara_hitung": "rasio x 100", **TERCAPAI, **sifat, **angka}, {"pembilang": 0, "penyebut": 0}, 0)
    assert (hasil["capaian"], hasil["rumus"], hasil["keadaan"]) == (persen, rumus, "tidak_ada_kejadian")


def test_tanpa_kejadian_dengan_target_berdesimal_bukan_rumus_bila_angkanya_lain() -> None:
    # realisasi prints 12.01 for 12.005: (2 x 12.005 - 12.01) / 12.005 = 99.96
    angka = {f"target_{k}": "12.005" for k in ("tahunan", "tw1", "tw2", "tw3", "tw4")}
    hasil = _satu({"cara_hitung": "rasio x 100", **TERCAPAI, **RENDAH, **angka}, {"pembilang": 0, "penyebut": 0}, 0)
    assert (hasil["realisasi_angka"], hasil["capaian"], hasil["rumus"]) == (Decimal("12.01"), 100.0, "penuh")


@pytest.mark.parametrize(
    ("isian", "target", "persen"),
    [
        ({"nilai_predikat": "BB"}, "BB", 100.0),
        ({"nilai_predikat": "A"}, "BB", 100.0),
        ({"nilai_predikat": "B"}, "BB", 85.71),  # 60 / 70
        ({"nilai_predikat": "CC"}, "BB", 71.43),
        ({"nilai_predikat": "D"}, "BB", 0.0),
        ({"nilai": 70}, "BB", 99.99),  # 70 is still B: 70 / 70, but the class is not reached
        ({"nilai": "70.01"}, "BB", 100.0),
        ({"nilai": "70.004"}, "BB", 99.99),  # rounds to 70.00
        ({"nilai": "70.005"}, "BB", 100.0),  # rounds to 70.01
        ({"nilai": 75}, "BB", 100.0),
        ({"nilai": 80}, "BB", 100.0),
        ({"nilai": 80}, "A", 99.99),
        ({"nilai": "80.01"}, "A", 100.0),
        ({"nilai": 65}, "BB", 92.86),
        ({"nilai": 25}, "C", 83.33),
        ({"nilai": 0}, "BB", 0.0),
        ({"nilai": 0}, "D", 100.0),
        ({"nilai_predikat": "D"}, "D", 100.0),
        ({"nilai_predikat": "A"}, "AA", 88.89),
    ],
)
def test_predikat(isian: dict[str, Any], target: str, persen: float) -> None:
    hasil = _satu({"cara_hitung": "predikat"}, isian, target)
    assert (hasil["capaian"], hasil["capaian_tanpa_batas"], hasil["rumus"]) == (persen, persen, "predikat")


def test_predikat_mencetak_yang_diketik() -> None:
    huruf = _satu({"cara_hitung": "predikat"}, {"nilai_predikat": "B"}, "BB")
    assert (huruf["target_teks"], huruf["target_angka"], huruf["realisasi_teks"], huruf["realisasi_angka"]) == ("BB", None, "B", None)
    angka = _satu({"cara_hitung": "predikat"}, {"nilai": "72.5"}, "BB")
    assert (angka["realisasi_teks"], angka["realisasi_angka"], angka["target_tahunan_teks"]) == (None, Decimal("72.5"), "BB")


def test_kelas_sama_dengan_nilai_predikat() -> None:
    tepi = [batas_bawah(p) + d for p in PREDIKAT for d in (Decimal(0), Decimal("0.01"), Decimal("9.99"))]
    pasangan = [(nilai, target) for nilai in [*tepi, Decimal(100)] for target in PREDIKAT]
    tabel = bingkai.indikator(*({"kode": f"k{i}", "cara_hitung": "predikat", "predikat_tw1": t} for i, (_, t) in enumerate(pasangan)))
    isian = bingkai.realisasi(*({"kode": f"k{i}", "triwulan": 1, "nilai": n} for i, (n, _) in enumerate(pasangan)))
    tercapai = (capaian(tabel, isian, triwulan=1).filter(triwulan="1")["capaian"] == 100.0).to_list()
    assert tercapai == [batas_bawah(kelas(nilai)) >= batas_bawah(target) for nilai, target in pasangan]


def test_no_dan_urutan_menurut_kemunculan_sasaran() -> None:
    tabel = bingkai.indikator(
        {"kode": "2.1", "sasaran": "Zebra"},
        {"kode": "1.1", "sasaran": "Apel"},
        {"kode": "2.2", "sasaran": " zebra "},
        {"kode": "1.10", "sasaran": "APEL"},
    )
    hasil = capaian(tabel, bingkai.realisasi(), triwulan=1)
    assert hasil.filter(triwulan="F").select("no", "kode_indikator").rows() == [(1, "2.1"), (1, "2.2"), (2, "1.1"), (2, "1.10")]
    assert hasil["sasaran"].unique(maintain_order=True).to_list() == ["Zebra", "Apel"]  # one merged cell for each NO
    assert hasil["triwulan"].to_list() == ["1", "2", "3", "4", "F"] * 4


def test_baris_realisasi_dari_kode_asing_tidak_ikut() -> None:
    tabel = bingkai.indikator({"kode": "1", "target_tw1": 80})
    hasil = capaian(tabel, bingkai.realisasi({"kode": "9", "triwulan": 1, "nilai": 1}), triwulan=1)
    assert hasil["realisasi_angka"].null_count() == 5


def test_tanpa_indikator_tetap_berbentuk() -> None:
    hasil = capaian(bingkai.indikator(), bingkai.realisasi(), triwulan=1)
    Capaian.validate(hasil)
    assert hasil.is_empty()
    assert hasil.schema["capaian"] == pl.Float64
