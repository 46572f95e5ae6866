"""Row Kondisi Akhir (F): posisi akhir, kumulatif and rata-rata of the measured quarters."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lkj_etl.hitung.capaian import capaian
from tests import bingkai

RENDAH = {"arah": "makin rendah makin baik"}
RASIO = {"cara_hitung": "rasio x 100"}
KALI_TARGET = {"cara_hitung": "rasio x target"}
KUMULATIF = {"jenis_target": "kumulatif"}
RATA = {"jenis_target": "rata-rata"}
TERCAPAI = {"bila_kosong": "tercapai 100%"}


def _f(sifat: dict[str, Any], target: list[Any], isian: dict[int, dict[str, Any]], triwulan: int = 4) -> dict[str, Any]:
    awal = "predikat" if sifat.get("cara_hitung") == "predikat" else "target"
    per_tw = {f"{awal}_tw{n}": t for n, t in enumerate(target, start=1)}
    tabel = bingkai.indikator({"kode": "1", **per_tw, f"{awal}_tahunan": target[-1], **sifat})
    baris = bingkai.realisasi(*({"kode": "1", "triwulan": tw, **isi} for tw, isi in isian.items()))
    hasil = capaian(tabel, baris, triwulan=triwulan)
    return hasil.row(4, named=True)


def _nilai(*nilai: object) -> dict[int, dict[str, Any]]:
    return {tw: {"nilai": n} for tw, n in enumerate(nilai, start=1) if n is not None}


def _bagian(*bagian: tuple[int, int] | None) -> dict[int, dict[str, Any]]:
    return {tw: {"pembilang": b[0], "penyebut": b[1]} for tw, b in enumerate(bagian, start=1) if b is not None}


def _diketik(nilai: object) -> dict[int, dict[str, Any]]:
    return {2: {"pembilang": 0, "penyebut": 0, "nilai": nilai}}


@pytest.mark.parametrize(
    ("sifat", "target", "isian", "realisasi", "persen", "utuh"),
    [
        # posisi akhir: the latest measured quarter
        ({}, [10, 25, 50, 85], _nilai(10, 20), 20, 80.0, 80.0),
        ({}, [10, 25, 50, 85], _nilai(12), 12, 100.0, 120.0),
        ({}, [10, 25, 50, 85], _nilai(10, 0), 0, 0.0, 0.0),  # a true 0 is measured
        ({}, [10, None, 50, 85], _nilai(10, 20), 10, 100.0, 100.0),  # a quarter without target is passed over
        (RASIO, [80] * 4, _bagian((1, 2), (0, 0)), 50, 62.5, 62.5),  # 0/0 with "kosong" is not measured
        ({**RASIO, **TERCAPAI}, [80] * 4, _bagian((1, 2), (0, 0)), 80, 100.0, 100.0),
        ({**KALI_TARGET}, [10, 25, 50, 85], _bagian((1, 80), (2, 80)), Decimal("2.13"), 8.52, 8.52),
        # kumulatif of nilai: sums against the same quarters' summed targets
        (KUMULATIF, [10, 20, 30, 40], _nilai(10, 5), 15, 50.0, 50.0),
        (KUMULATIF, [10, 20, 30, 40], _nilai(None, 5, 33), 38, 76.0, 76.0),
        (KUMULATIF, [10, 20, 30, 40], _nilai(20, 25), 45, 100.0, 150.0),
        ({**KUMULATIF, **RENDAH}, [10, 20, 30, 40], _nilai(12, 21), 33, 90.0, 90.0),
        ({**KUMULATIF, **RENDAH, "varian_rendah": "rasio"}, [10, 20, 30, 40], _nilai(12, 21), 33, 90.91, 90.91),
        ({**KUMULATIF, **RENDAH}, [0, 0, 0, 0], _nilai(0, 1), 1, 0.0, 0.0),
        # kumulatif of a ratio: summed parts against the mean target
        ({**KUMULATIF, **RASIO}, [80, 90, 90, 90], _bagian((1, 2), (3, 8)), 40, 47.06, 47.06),  # 4/10; mean 85
        ({**KUMULATIF, **KALI_TARGET}, [50, 50, 50, 90], _bagian((1, 2), (3, 8)), 36, 72.0, 72.0),  # 4/10 x 90; mean 50
        ({**KUMULATIF, **RASIO}, [50] * 4, {1: {"nilai": 50}, 2: {"pembilang": 1, "penyebut": 4}}, 25, 50.0, 50.0),  # only Nilai: left out
        ({**KUMULATIF, **RASIO, **TERCAPAI}, [80, 90, 90, 90], _bagian((0, 0), (1, 2)), 50, 58.82, 58.82),
        ({**KUMULATIF, **RASIO, **TERCAPAI}, [80, 90, 90, 90], _bagian((0, 0), (0, 0)), 85, 100.0, 100.0),
        # the target typed beside a 0/0 that takes it is that 0/0
        ({**KUMULATIF, **RASIO, **TERCAPAI}, [80, 90, 90, 90], _bagian((0, 0)) | _diketik(90), 85, 100.0, 100.0),
        # rata-rata: mean realisasi, capaian from it and the mean target
        (RATA, [50, 100, 100, 100], _nilai(50, 50), 50, 66.67, 66.67),  # the mean of the capaian would be 75
        (RATA, [80] * 4, _nilai(70, 71, 71), Decimal("70.67"), 88.34, 88.34),  # 70.67 / 80, rounded first
        ({**RATA, **RENDAH}, [10, 20, 20, 20], _nilai(12, 21), Decimal("16.5"), 90.0, 90.0),
        ({**RATA, **RASIO}, [80] * 4, _bagian((1, 2), (1, 1)), 75, 93.75, 93.75),
        # ikm is posisi akhir whatever is written
        ({"cara_hitung": "ikm", **KUMULATIF}, [81] * 4, _nilai(None, 80, None, 81), 81, 100.0, 100.0),
    ],
)
def test_kondisi_akhir(
    sifat: dict[str, Any], target: list[Any], isian: dict[int, dict[str, Any]], realisasi: object, persen: float, utuh: float
) -> None:
    hasil = _f(sifat, target, isian)
    assert (hasil["realisasi_angka"], hasil["capaian"], hasil["capaian_tanpa_batas"]) == (realisasi, persen, utuh)


def test_bentuk_baris_f() -> None:
    hasil = _f({}, [10, 25, 50, 85], _nilai(10, 20))
    assert (hasil["triwulan"], hasil["keadaan"], hasil["rumus"]) == ("F", "ringkas", "tanpa")
    assert (hasil["target_angka"], hasil["target_teks"], hasil["target_tahunan_angka"]) == (None, None, 85)
    assert hasil["jatuh_tempo"] is False


@pytest.mark.parametrize("sifat", [{}, KUMULATIF, RATA, {**KUMULATIF, **RASIO}])
def test_tanpa_ukuran_tanpa_angka(sifat: dict[str, Any]) -> None:
    hasil = _f(sifat, [10, 25, 50, 85], {1: {"penjelasan": "belum"}})
    assert (hasil["realisasi_angka"], hasil["capaian"], hasil["sumber"]) == (None, None, "")


@pytest.mark.parametrize(("sifat", "realisasi"), [({}, 20), (KUMULATIF, 30), (RATA, 15)])
def test_hanya_sampai_triwulan_laporan(sifat: dict[str, Any], realisasi: int) -> None:
    assert _f(sifat, [10, 25, 50, 85], _nilai(10, 20, 99), triwulan=2)["realisasi_angka"] == realisasi


def test_sumber_menyebut_setiap_sel_yang_dihitung() -> None:
    assert _f({}, [10, 25, 50, 85], _nilai(10, 20))["sumber"] == "k.xlsx | Realisasi | E3"
    assert _f(KUMULATIF, [10, 25, 50, 85], _nilai(10, 20))["sumber"] == "k.xlsx | Realisasi | E2; k.xlsx | Realisasi | E3"


def test_predikat_triwulan_terakhir_yang_diukur() -> None:
    isian = {2: {"nilai_predikat": "B"}, 3: {"nilai": "72.5"}}
    tengah = _f({"cara_hitung": "predikat"}, ["BB"] * 4, isian, triwulan=2)
    assert (tengah["realisasi_teks"], tengah["realisasi_angka"], tengah["capaian"]) == ("B", None, 85.71)
    akhir = _f({"cara_hitung": "predikat"}, ["BB"] * 4, isian, triwulan=4)
    assert (akhir["realisasi_teks"], akhir["realisasi_angka"], akhir["capaian"]) == (None, Decimal("72.5"), 100.0)
