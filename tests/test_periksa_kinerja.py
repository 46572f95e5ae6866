"""Sheets Realisasi and Pemetaan of the kinerja workbook: one broken rule, one finding, at the cell where the office can mend it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.isian_kinerja import KALI_TARGET, RASIO, RENDAH, indikator, jalankan, ringkas, ukuran


def test_kode_yang_tidak_dikenal_menyebut_yang_terdekat() -> None:
    temuan = jalankan([indikator("1.1"), indikator("2.10", baris=3)], [ukuran("2.1O", 1, 5, baris=7)], ["1.1", "2.10", "9.9"])
    assert ringkas(temuan) == [("INDIKATOR-TIDAK-DIKENAL", "Realisasi", "A7"), ("INDIKATOR-TIDAK-DIKENAL", "Pemetaan", "A4")]
    assert "2.1O" in temuan[0].isi
    assert "adalah 2.10." in temuan[0].isi


def test_nomor_pribadi_di_kolom_kode_tidak_diulang() -> None:
    nip = "19800101 200501 1 001"
    assert all("1980" not in t.isi + t.saran for t in jalankan([indikator()], [ukuran(nip, 1, 5)]))


def test_nilai_triwulan_yang_belum_tiba() -> None:
    isian = [ukuran(triwulan=1, nilai=90), ukuran(triwulan=3, nilai=90, baris=3), ukuran(triwulan=4, pasangan=(1, 2), baris=4)]
    temuan = jalankan([indikator(**RASIO)], isian, triwulan=2)
    assert [(t.kode, t.tingkat, t.sel) for t in temuan if t.kode != "BELUM-DIUKUR"] == [
        ("REALISASI-TRIWULAN-DEPAN", "galat", "E3"),
        ("REALISASI-TRIWULAN-DEPAN", "galat", "C4"),
    ]
    ulang = jalankan([indikator(**RASIO)], isian, triwulan=2, cetak_ulang=True)
    assert {(t.kode, t.tingkat) for t in ulang if t.sel != "-"} == {("REALISASI-TRIWULAN-DEPAN-DIABAIKAN", "peringatan")}


def test_nilai_di_luar_jadwal_dan_tanpa_target() -> None:
    semester = indikator(jadwal_ukur="24")
    assert ringkas(jalankan([semester], [ukuran(triwulan=1, nilai=80)])) == [("REALISASI-DI-LUAR-JADWAL", "Realisasi", "E2")]
    assert ringkas(jalankan([semester], [ukuran(triwulan=2, nilai=80)], triwulan=2)) == []
    tanpa = indikator(target=(90, None, 90, 90, 90))
    assert ringkas(jalankan([tanpa], [ukuran(triwulan=1, nilai=80)])) == [("REALISASI-TANPA-TARGET", "Realisasi", "E2")]


@pytest.mark.parametrize(
    ("ganti", "target", "nilai", "ada"),
    [
        ({}, 90, "0.87", True), ({}, 90, 1, True), ({}, 90, "1.01", False), ({}, 90, 0, False), ({}, 9, "0.87", False),
        ({"satuan": "Dokumen"}, 90, 1, False), ({"arah": RENDAH}, 90, 1, False), ({"satuan": "Persen"}, 10, "0.1", True),
    ],
)  # fmt: skip
def test_persen_yang_kehilangan_formatnya(ganti: dict[str, Any], target: int, nilai: Any, ada: bool) -> None:
    """87% pasted as a value is 0,87: beside a target of 90% it hardly is 0,87%."""
    temuan = jalankan([indikator(target=(target,) * 5, **ganti)], [ukuran(triwulan=1, nilai=nilai)])
    assert [(t.kode, t.tingkat, t.sel) for t in temuan] == [("REALISASI-MUNGKIN-PECAHAN", "peringatan", "E2")] * ada


def test_belum_diukur_hanya_yang_jatuh_tempo_sampai_triwulan_laporan() -> None:
    semua = [
        indikator("1.1"),
        indikator("1.2", jadwal_ukur="24"),
        indikator("1.3", jadwal_ukur="4"),
        indikator("1.4", (90, None, None, 90, 90)),
    ]
    temuan = [t for t in jalankan(semua, [ukuran("1.1", 1, 0), ukuran("1.2", 2)], triwulan=2) if t.kode == "BELUM-DIUKUR"]
    assert [(t.tingkat, t.lembar, t.sel) for t in temuan] == [("peringatan", "Realisasi", "-")] * 2
    assert ["1.1" in temuan[0].isi, "1.2" in temuan[1].isi] == [True, True]
    assert all("TW II," in t.isi for t in temuan)


def test_nol_per_nol_adalah_ukuran_bukan_kelalaian() -> None:
    assert jalankan([indikator(**RASIO)], [ukuran(pasangan=(0, 0))]) == []


@pytest.mark.parametrize(
    ("ganti", "nilai", "pasangan", "temuan"),
    [
        (RASIO, 75, (3, 4), []),
        (RASIO, Decimal("33.333"), (1, 3), []),
        (RASIO, 80, (3, 4), [("NILAI-BEDA-HITUNGAN", "E2")]),
        (KALI_TARGET, 90, (21, 21), []),
        (KALI_TARGET, 100, (21, 21), [("NILAI-BEDA-HITUNGAN", "E2")]),
        ({**RASIO, "bila_kosong": "tercapai 100%"}, 90, (0, 0), []),
        ({**RASIO, "bila_kosong": "tercapai 100%"}, 100, (0, 0), [("NILAI-BEDA-HITUNGAN", "E2")]),
        (RASIO, 0, (0, 0), [("NILAI-BEDA-HITUNGAN", "E2")]),
        (RASIO, None, (1, 0), [("PENYEBUT-NOL", "D2")]),
        (RASIO, None, (5, 4), [("PEMBILANG-MELEBIHI-PENYEBUT", "C2")]),
        ({**RASIO, "satuan": "Rasio"}, None, (5, 4), []),
        (RASIO, None, (5, None), [("PASANGAN-TIDAK-LENGKAP", "D2")]),
        (RASIO, None, (None, 5), [("PASANGAN-TIDAK-LENGKAP", "C2")]),
        ({**RASIO, "jenis_target": "kumulatif"}, 75, (None, None), [("KUMULATIF-TANPA-PASANGAN", "E2")]),
        ({**RASIO, "jenis_target": "kumulatif"}, None, (3, 4), []),
        ({"jenis_target": "kumulatif", "target_tahunan": Decimal(360)}, 75, (None, None), []),
        ({}, 75, (3, 4), [("PEMBILANG-TIDAK-DIPAKAI", "C2")]),
        ({}, None, (3, 4), [("PEMBILANG-TIDAK-DIPAKAI", "C2")]),
    ],
)
def test_pembilang_penyebut_dan_nilai(ganti: dict[str, Any], nilai: Any, pasangan: tuple[Any, Any], temuan: list[tuple[str, str]]) -> None:
    hasil = ringkas(jalankan([indikator(**ganti)], [ukuran(nilai=nilai, pasangan=pasangan)]))
    assert [(kode, sel) for kode, _, sel in hasil] == temuan


def test_pasangan_yang_tidak_terbaca_tidak_dituduh_kosong() -> None:
    assert ringkas(jalankan([indikator(**RASIO)], [ukuran(pasangan=(5, None))], sudah=frozenset({("Realisasi", "D2")}))) == []


def test_indikator_tanpa_pemetaan() -> None:
    temuan = jalankan([indikator("1.1"), indikator("1.2", baris=3)], peta=["1.1"])
    assert ringkas(temuan) == [("INDIKATOR-TANPA-PEMETAAN", "Pemetaan", "-")]
    assert "1.2" in temuan[-1].isi


def test_tanpa_indikator_tidak_ada_yang_dituduh() -> None:
    assert jalankan([], [ukuran("1.1", 1, 5)], ["1.1"]) == []


def test_angka_yang_diketik_tidak_diulang_bila_mirip_nomor_pribadi() -> None:
    besar = Decimal("190000000000000001")
    temuan = jalankan([indikator(target=(90, 90, 90, 90, besar), target_rpjmd=besar)])
    assert {t.kode for t in temuan} >= {"TARGET-TAHUNAN-TIDAK-COCOK", "TARGET-DI-BAWAH-RPJMD"}
    assert all(str(besar) not in t.isi + t.saran for t in temuan)


def test_laporan_triwulan_kedua_yang_masih_berisi_angka_triwulan_pertama() -> None:
    """The source report printed last quarter's table under this quarter's title: five indicators are due and blank."""
    nilai = [("1.1", 81, "24"), ("1.2", 90, "1234"), ("1.3", "BB", "4"), ("1.4", 100, "1234"), ("2.1", 90, "4"), ("3.1", 100, "1234")]
    semua = [indikator(k, (t,) * 5, baris=i, jadwal_ukur=j) for i, (k, t, j) in enumerate(nilai, start=2)]
    semua[2]["cara_hitung"] = "predikat"
    semua.append(indikator("4.1", (85, 10, 25, 50, 85), baris=8))
    isian = [ukuran(b["kode"], 1, 0, baris=i) for i, b in enumerate(semua, start=2)]
    temuan = jalankan(semua, isian, triwulan=2)
    belum = [t.isi for t in temuan if t.kode == "BELUM-DIUKUR"]
    assert [isi.split()[1] for isi in belum] == ["1.1", "1.2", "1.4", "3.1", "4.1"]
    assert all("TW II," in isi for isi in belum)
    assert ringkas(temuan) == [("REALISASI-DI-LUAR-JADWAL", "Realisasi", sel) for sel in ("E2", "E4", "E6")]
