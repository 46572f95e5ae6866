"""The kinerja workbook: one broken rule, one finding, at the cell where the office can mend it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from lkj_etl.periksa.kinerja import periksa_kinerja
from lkj_etl.temuan import Temuan
from schemas.kinerja import Indikator, Pemetaan, RealisasiIndikator

HURUF = {
    "Indikator": {
        "kode": "A", "target_tahunan": "E", "target_tw1": "F", "target_tw2": "G", "target_tw3": "H", "target_tw4": "I",
        "cara_hitung": "J", "arah": "K", "jenis_target": "L", "target_rpjmd": "Q",
    },
    "Realisasi": {"kode": "A", "triwulan": "B", "pembilang": "C", "penyebut": "D", "nilai": "E"},
    "Pemetaan": {"kode_indikator": "A", "program": "D"},
}  # fmt: skip
TINGGI, RENDAH = "makin tinggi makin baik", "makin rendah makin baik"


def rangka(model: Any, baris: list[dict[str, Any]]) -> pl.DataFrame:
    skema = {nama: kolom.dtype.type for nama, kolom in model.to_schema().columns.items()}
    return pl.DataFrame([{k: b.get(k, "" if skema[k] == pl.String else None) for k in skema} for b in baris], schema=skema)


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


RASIO: dict[str, Any] = {"cara_hitung": "rasio x 100"}
KALI_TARGET: dict[str, Any] = {"cara_hitung": "rasio x target"}
COCOK = ("TARGET-TAHUNAN-TIDAK-COCOK", "Indikator", "E2")


@pytest.mark.parametrize(
    ("baris", "temuan"),
    [
        (indikator(target=(85, 10, 25, 50, 85)), []),
        (indikator(target=(170, 10, 25, 50, 85)), [COCOK]),
        (indikator(target=(50, 10, 25, 50, None)), []),
        (indikator(target=(None, 10, 25, 50, 85)), [COCOK]),
        (indikator(target=(170, 10, 25, 50, 85), jenis_target="kumulatif"), []),
        (indikator(target=(85, 10, 25, 50, 85), jenis_target="kumulatif"), [COCOK]),
        (
            indikator(target=("42.5", 10, 25, 50, 85), jenis_target="rata-rata")
            | {"target_tahunan": Decimal("42.5"), "predikat_tahunan": None},
            [],
        ),
        (indikator(target=(90, 90, 90, 90, 90), jenis_target="kumulatif", **RASIO), []),
        (indikator(target=(360, 90, 90, 90, 90), jenis_target="kumulatif", **RASIO), [COCOK]),
        (indikator(target=(Decimal("33.34"), 33, 33, 34, None), jenis_target="rata-rata"), []),
        (indikator(target=(Decimal("33.35"), 33, 33, 34, None), jenis_target="rata-rata"), [COCOK]),
        (indikator(target=("BB", "B", "B", "B", "BB"), cara_hitung="predikat"), []),
        (indikator(target=("A", "BB", "BB", "BB", "BB"), cara_hitung="predikat"), [COCOK]),
        (indikator(target=(90, None, None, None, None)), []),
    ],
)
def test_target_tahunan(baris: dict[str, Any], temuan: list[tuple[str, str, str]]) -> None:
    assert ringkas(jalankan([baris])) == temuan


def test_target_tahunan_menyebut_aturan_dan_angkanya() -> None:
    (temuan,) = [t for t in jalankan([indikator("1.10", (85, 10, 25, 50, 90))]) if t.sel == "E2"]
    assert temuan.tingkat == "galat"
    assert "1.10" in temuan.isi
    assert "target triwulan terakhir" in temuan.isi
    assert temuan.isi.endswith("yaitu 90.")


def test_target_yang_tidak_terbaca_tidak_dilaporkan_dua_kali() -> None:
    rusak = indikator(target=(85, None, 25, 50, 85), jenis_target="kumulatif")
    assert ringkas(jalankan([rusak], sudah=frozenset({("Indikator", "F2")}))) == []


@pytest.mark.parametrize("cara", ["predikat", "ikm"])
def test_predikat_dan_ikm_hanya_posisi_akhir(cara: str) -> None:
    salah = indikator(cara_hitung=cara, jenis_target="kumulatif")
    assert ringkas(jalankan([salah])) == [("JENIS-TARGET-TIDAK-BERLAKU", "Indikator", "L2")]


def test_target_nol_dan_negatif() -> None:
    assert ringkas(jalankan([indikator(target=(90, 0, 0, 50, 90))])) == [
        ("TARGET-NOL", "Indikator", "F2"),
        ("TARGET-NOL", "Indikator", "G2"),
    ]
    assert ringkas(jalankan([indikator(target=(0, 0, 0, 0, 0), arah=RENDAH)])) == []
    assert ringkas(jalankan([indikator(target=(9, -1, 9, 9, 9), arah=RENDAH)])) == [("TARGET-NEGATIF", "Indikator", "F2")]


def test_target_posisi_yang_menurun() -> None:
    turun = indikator(target=(85, 10, 60, 50, 85))
    assert ringkas(jalankan([turun])) == [("TARGET-MENURUN", "Indikator", "H2")]
    assert ringkas(jalankan([{**turun, "arah": RENDAH}])) == []
    assert ringkas(jalankan([indikator(target=(30, 10, 5, None, 15), jenis_target="kumulatif")])) == []
    assert ringkas(jalankan([indikator(target=("BB", "A", None, None, "BB"), cara_hitung="predikat")])) == [
        ("TARGET-MENURUN", "Indikator", "I2")
    ]


@pytest.mark.parametrize(
    ("baris", "kode"),
    [
        (indikator(target=(81, 81, 81, 81, 81), target_rpjmd=Decimal("81.5")), "TARGET-DI-BAWAH-RPJMD"),
        (indikator(target=(82, 82, 82, 82, 82), target_rpjmd=Decimal("81.5")), None),
        (indikator(target=(82, 82, 82, 82, 82), target_rpjmd=Decimal("81.5"), arah=RENDAH), "TARGET-DI-BAWAH-RPJMD"),
        (indikator(target=("BB",) * 5, cara_hitung="predikat", target_rpjmd=Decimal("82.55")), "PREDIKAT-BEDA-RPJMD"),
        (indikator(target=("A",) * 5, cara_hitung="predikat", target_rpjmd=Decimal("82.55")), None),
        (indikator(target=("BB",) * 5, cara_hitung="predikat", predikat_rpjmd="A"), "TARGET-DI-BAWAH-RPJMD"),
    ],
)
def test_target_terhadap_rpjmd(baris: dict[str, Any], kode: str | None) -> None:
    assert ringkas(jalankan([baris])) == ([(kode, "Indikator", "Q2")] if kode else [])


def test_kalimat_rpjmd_menyebut_kedua_angka() -> None:
    temuan = jalankan([indikator(target=("BB",) * 5, cara_hitung="predikat", target_rpjmd=Decimal("82.55"))])
    assert "predikat BB" in temuan[0].isi
    assert "82,55 termasuk predikat A" in temuan[0].isi
    temuan = jalankan([indikator(target=(81,) * 5, target_rpjmd=Decimal("81.5"))])
    assert "(81)" in temuan[0].isi
    assert "(81,5)" in temuan[0].isi


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
