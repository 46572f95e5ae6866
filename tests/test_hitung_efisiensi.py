"""Capaian beside serapan, the state of each indicator, comparisons, plan and S-curve: figures counted by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from lkj_etl.hitung.capaian import capaian as hitung_capaian
from lkj_etl.hitung.efisiensi import efisiensi
from lkj_etl.hitung.pembanding import pembanding
from lkj_etl.hitung.rata_rata import rata_rata
from lkj_etl.hitung.rencana import Rencana, kurva, rencana
from lkj_etl.hitung.status import status_indikator
from lkj_etl.laporan import BarisEfisiensi
from lkj_etl.nilai.skala import efisien, kategori
from tests.bingkai import belanja, indikator, kas, realisasi
from tests.contoh_laporan import capaian, serapan, serapan_kalumpang

PENUH: dict[str, Any] = {"triwulan": "F", "keadaan": "ringkas", "rumus": "tanpa"}
DUA = (
    {**PENUH, "kode_indikator": "1.1", "indikator": "Satu", "capaian": 100},
    {**PENUH, "kode_indikator": "1.2", "indikator": "Dua", "capaian": "66.67"},
    {**PENUH, "kode_indikator": "2.1", "indikator": "Tiga", "no": 2, "sasaran": "T"},
)
UANG = (
    {"kode_program": "7.01.01", "program": "PENUNJANG", "pagu": 900, "realisasi": 90},
    {"kode_program": "7.01.02", "program": "P2", "pagu": 100, "realisasi": "33.33", "kode_lain": "1.2\n2.1"},
    {"kode_program": "7.01.03", "program": "P3", "pagu": 50, "realisasi": 40, "kode_indikator": "1.2"},
    {"kode_program": "7.01.03", "program": "P3", "pagu": 10, "blok": "belum_dipetakan", "no": None, "kode_indikator": ""},
)


def hitung(triwulan: int, kas_kini: Rencana | None = None, isi: Any = DUA, uang: Any = UANG) -> list[BarisEfisiensi]:
    tabel = capaian(*isi)
    return list(efisiensi(tabel, serapan(*uang), rata_rata(tabel), kas_kini, triwulan))


def pokok(baris: list[BarisEfisiensi]) -> list[tuple[Any, ...]]:
    return [(b.tingkat, b.kode or b.nama, b.capaian, b.pagu, b.realisasi, b.serapan) for b in baris]


def test_overhead_stands_apart_and_the_parts_add_up() -> None:
    d = Decimal
    assert pokok(hitung(2)) == [
        ("sasaran", "S", d("83.34"), d(150), d("73.33"), d("48.89")),  # (100 + 66.67) / 2 = 83.335
        ("indikator", "1.1", d(100), d(100), d("33.33"), d("33.33")),
        ("indikator", "1.2", d("66.67"), d(50), d(40), d(80)),
        ("sasaran", "T", None, d(0), d(0), None),
        ("indikator", "2.1", None, d(0), d(0), None),
        ("program", "7.01.02", d("83.34"), d(100), d("33.33"), d("33.33")),  # serves 1.1, 1.2 and the unmeasured 2.1
        ("program", "7.01.03", d("66.67"), d(60), d(40), d("66.67")),
        ("overhead", "7.01.01", None, d(900), d(90), d(10)),
        ("lain", "belum_dipetakan", None, d(10), d(0), d(0)),
        ("kantor", "", d("83.34"), d(1060), d("163.33"), d("15.41")),
    ]


def test_kalumpang_overhead_is_belanja_tidak_langsung() -> None:
    isi = [{**PENUH, "kode_indikator": k, "no": int(k[0]), "sasaran": k[0]} for k in ("1.1", "1.2", "1.3", "1.4", "2.1", "3.1", "4.1")]
    tabel = capaian(*isi)
    baris = efisiensi(tabel, serapan_kalumpang(), rata_rata(tabel), None, 2)
    jumlah = {t: sum(b.pagu for b in baris if b.tingkat == t) for t in ("sasaran", "indikator", "program", "overhead", "kantor")}
    langsung = 977_701_600  # Belanja Langsung of the source report
    assert jumlah == {"sasaran": langsung, "indikator": langsung, "program": langsung, "overhead": 1_651_436_000, "kantor": 2_629_137_600}
    [overhead] = [b for b in baris if b.tingkat == "overhead"]
    assert (overhead.nama, overhead.realisasi, overhead.serapan) == ("Belanja Tidak Langsung", Decimal(337_385_954), Decimal("20.43"))


@pytest.mark.parametrize("triwulan", [1, 2, 3])
def test_before_tw_iv_nothing_is_judged_without_anggaran_kas(triwulan: int) -> None:
    baris = hitung(triwulan)
    assert {b.penilaian for b in baris if b.tingkat not in ("overhead", "lain")} == {"tw4"}
    assert {(b.kategori, b.kategori_serapan) for b in baris} == {("", "")}


def test_at_tw_iv_only_a_full_capaian_is_judged_against_pagu() -> None:
    nilai = {(b.tingkat, b.kode or b.nama): (b.penilaian, b.kategori, b.kategori_serapan) for b in hitung(4)}
    assert nilai["indikator", "1.1"] == ("dinilai", "Efisien", "Sangat Rendah")  # 100 beside 33,33
    assert nilai["indikator", "1.2"] == ("belum_tercapai", "", "")
    assert nilai["indikator", "2.1"] == ("belum_terukur", "", "")
    assert nilai["overhead", "7.01.01"] == nilai["lain", "belum_dipetakan"] == ("tidak", "", "")
    tanpa_uang = hitung(4, uang=UANG[:1])
    assert next(b for b in tanpa_uang if b.kode == "1.1").penilaian == "tanpa_anggaran"


def test_with_anggaran_kas_serapan_is_judged_against_the_plan_s_d_the_quarter() -> None:
    d = Decimal
    baris = {(b.tingkat, b.kode): b for b in hitung(2, Rencana(d(250), [d(200), d(35), d(15), d(0)]))}
    satu = baris["indikator", "1.1"]
    assert (satu.rencana, satu.serapan_rencana, satu.kategori, satu.kategori_serapan) == (
        d(35),
        d("95.23"),
        "Cukup efisien",
        "Sangat Tinggi",
    )
    assert (baris["indikator", "1.2"].serapan_rencana, baris["indikator", "1.2"].penilaian) == (d("266.67"), "tw4")
    assert (baris["kantor", ""].rencana, baris["kantor", ""].serapan_rencana) == (d(250), d("65.33"))
    hanya_kantor = {(b.tingkat, b.kode): b for b in hitung(2, Rencana(d(250), None))}
    assert (hanya_kantor["indikator", "1.1"].penilaian, hanya_kantor["kantor", ""].rencana) == ("tw4", d(250))


def test_nothing_spent_has_no_efficiency() -> None:
    uang = ({**UANG[1], "realisasi": 0},)
    satu = next(b for b in hitung(4, uang=uang) if b.kode == "1.1")
    assert (satu.penilaian, satu.kategori, satu.kategori_serapan) == ("dinilai", "", "Sangat Rendah")


@pytest.mark.parametrize(
    ("persen", "kelas"),
    [
        ("90.01", "Sangat Tinggi"), ("90", "Tinggi"), ("75.01", "Tinggi"), ("75", "Sedang"), ("65", "Rendah"), ("50.01", "Rendah"),
        ("50", "Sangat Rendah"), ("0", "Sangat Rendah"),
    ],
)  # fmt: skip
def test_scale_of_permendagri_86(persen: str, kelas: str) -> None:
    assert kategori(Decimal(persen)) == kelas


@pytest.mark.parametrize(
    ("serapan_", "sebutan"), [("94.99", "Efisien"), ("95", "Cukup efisien"), ("105", "Cukup efisien"), ("105.01", "Tidak efisien")]
)
def test_efficiency_is_capaian_over_serapan(serapan_: str, sebutan: str) -> None:
    assert efisien(Decimal(100), Decimal(serapan_)) == sebutan


def test_status_of_each_indicator() -> None:
    baris = [
        ("1", "1", "belum_diukur", None), ("1", "2", "terukur", 50), ("1", "F", "ringkas", 50),
        ("2", "1", "terukur", 100), ("2", "F", "ringkas", 100), ("3", "1", "belum_diukur", None), ("3", "2", "belum_waktunya", None),
        ("3", "F", "ringkas", None), ("4", "1", "tidak_ada_kejadian", None), ("4", "F", "ringkas", None),
        ("5", "1", "belum_waktunya", None), ("5", "F", "ringkas", None), ("6", "1", "nihil", 0), ("6", "F", "ringkas", 0),
        ("7", "1", "terukur", None), ("7", "2", "belum_waktunya", None), ("7", "F", "ringkas", None),
    ]  # fmt: skip
    tabel = capaian(*({"kode_indikator": k, "triwulan": t, "keadaan": s, "capaian": c} for k, t, s, c in baris))
    assert status_indikator(tabel) == {
        "1": "belum_tercapai", "2": "tercapai", "3": "belum_diukur", "4": "tanpa_kejadian", "5": "belum_waktunya", "6": "belum_tercapai",
        "7": "tanpa_target",
    }  # fmt: skip


def test_comparisons_by_the_rule_of_each_indicator() -> None:
    rendah = {"arah": "makin rendah makin baik"}
    tabel = indikator(
        {"kode": "1", "target_tw1": 81, "target_rpjmd": "81.5", "realisasi_tahun_lalu": 80},
        {"kode": "2", "target_tw1": 3, **rendah, "standar_nasional": 5, "target_renstra": 2},
        {"kode": "3", "cara_hitung": "predikat", "predikat_tw1": "BB", "target_rpjmd": "82.55"},
        {"kode": "4", "target_tw1": 10, "realisasi_tahun_lalu": 9},
        {"kode": "5", "target_tw1": 10},
        {"kode": "6", "cara_hitung": "predikat", "predikat_tw1": "BB", "predikat_tahun_lalu": "B", "predikat_renstra": "A"},
    )
    isian = realisasi(
        {"kode": "1", "triwulan": 1, "nilai": "81.03"},
        {"kode": "2", "triwulan": 1, "nilai": 4},
        {"kode": "3", "triwulan": 1, "nilai_predikat": "BB"},
        {"kode": "6", "triwulan": 1, "nilai_predikat": "BB"},
    )
    hasil = pembanding(hitung_capaian(tabel, isian, triwulan=1), tabel)
    assert hasil.select("kode_indikator", "pembanding", "capaian").rows() == [
        ("1", "realisasi_tahun_lalu", 101.29),
        ("1", "target_rpjmd", 99.42),
        ("2", "target_renstra", 0.0),  # (2 x 2 - 4) / 2
        ("2", "standar_nasional", 120.0),  # (2 x 5 - 4) / 5
        ("3", "target_rpjmd", 87.5),  # BB (70) beside A (80)
        ("4", "realisasi_tahun_lalu", None),
        ("6", "realisasi_tahun_lalu", 100.0),  # BB is above B
        ("6", "target_renstra", 87.5),
    ]


def test_nothing_to_compare_gives_no_row() -> None:
    tabel = indikator({"kode": "1", "target_tw1": 81})
    assert pembanding(hitung_capaian(tabel, realisasi(), triwulan=1), tabel).is_empty()


SUB = {"kode_program": "7.01.02", "kode_kegiatan": "7.01.02.2.01"}
DAUN = (
    {**SUB, "kode_sub_kegiatan": "7.01.02.2.01.0001", "pagu": 600, "realisasi": 150, "realisasi_tw1": 100, "realisasi_tw2": 50},
    {
        **SUB,
        "kode_sub_kegiatan": "7.01.02.2.01.0002",
        "pagu": 400,
        "realisasi": 30,
        "realisasi_tw1": 0,
        "realisasi_tw2": 30,
        "kode_indikator": "1.2",
    },
)


def _kas(*isi: tuple[str, int, int]) -> Any:
    return kas(*({"kode_sub_kegiatan": f"7.01.02.2.01.{k}", "triwulan": q, "rencana": r} for k, q, r in isi))


def test_plan_meets_the_leaves_by_code() -> None:
    garis = _kas(("0002", 1, 40), ("0001", 1, 150), ("0001", 2, 150), ("0002", 3, 360))
    assert rencana(serapan(*DAUN), garis, 2) == Rencana(Decimal(340), [Decimal(300), Decimal(40)])
    assert rencana(serapan(*DAUN), _kas(("0001", 1, 10), ("0009", 1, 5)), 2) == Rencana(Decimal(15), None)
    per_kegiatan = kas({"kode_program": "7.01.02", "kode_kegiatan": "7.01.02.2.01", "triwulan": 1, "rencana": 10})
    assert rencana(serapan(*DAUN), per_kegiatan, 2) == Rencana(Decimal(10), None)  # two indicators share the kegiatan
    satu = serapan(DAUN[0], {**DAUN[1], "kode_indikator": "1.1"})
    assert rencana(satu, per_kegiatan, 2).daun == [Decimal(10), Decimal(0)]
    assert rencana(serapan(*DAUN), kas({"nama_skpd": "Kecamatan", "triwulan": 1, "rencana": 7}), 1) == Rencana(Decimal(7), None)


def test_s_curve_per_quarter() -> None:
    hasil = kurva(serapan(*DAUN), belanja(), _kas(("0001", 1, 250), ("0001", 2, 250), ("0002", 3, 250), ("0002", 4, 250)), 2, (1, 2))
    assert hasil.select(pl.exclude("rencana")).rows() == [
        (1, Decimal(100), 25.0, 10.0, -15.0),
        (2, Decimal(180), 50.0, 18.0, -32.0),
        (3, None, 75.0, None, None),
        (4, None, 100.0, None, None),
    ]
    tak_terinci = kurva(serapan(*DAUN), belanja(), _kas(("0001", 1, 1000)), 2, ())
    assert tak_terinci["realisasi"].to_list() == [None, Decimal(180), None, None]


def test_s_curve_per_month_needs_dates_and_months() -> None:
    garis = kas(*({"bulan": b, "rencana": 50, "kode_sub_kegiatan": "7.01.02.2.01.0001"} for b in range(1, 13)))
    tanggal = pl.date_range(pl.date(2026, 1, 15), pl.date(2026, 3, 15), "1mo", eager=True).to_list()
    isi = belanja(
        *({"triwulan": 1, "tanggal": t, "realisasi": n} for t, n in zip(tanggal, (10, 20, 150), strict=True)),
        {"triwulan": 2, "tanggal": tanggal[-1].replace(month=4), "realisasi": 999},
    )
    hasil = kurva(serapan(*DAUN), isi, garis, 1, (1,))
    assert hasil.height == 12
    assert hasil["realisasi"].to_list() == [Decimal(10), Decimal(30), Decimal(180), *[None] * 9]
    assert hasil["deviasi"].to_list()[:3] == [-4.0, -7.0, 3.0]
    assert kurva(serapan(*DAUN), belanja({"triwulan": 1, "realisasi": 10}), garis, 1, (1,)).height == 4
