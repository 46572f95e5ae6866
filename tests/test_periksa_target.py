"""Sheet Indikator: targets that do not fit one another, the target type or the RPJMD, at the cell where the office can mend it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.isian_kinerja import RASIO, RENDAH, indikator, jalankan, ringkas

TANPA_JADWAL = ("TARGET-TANPA-JADWAL", "Indikator", "I2")  # Target TW 4: nobody would ever be asked for a value
MUNGKIN_PECAHAN = ("TARGET-MUNGKIN-PECAHAN", "Indikator", "E2")
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
        (indikator(target=(Decimal("0.9"),) * 5), [MUNGKIN_PECAHAN]),
        (indikator(target=(1, 1, 1, 1, 1), satuan="Dokumen"), []),
        (indikator(target=(1, 1, 1, 1, 1), arah=RENDAH), []),
        (indikator(target=(90, None, None, None, None)), [TANPA_JADWAL]),
        (indikator(target=(90, 90, None, 90, None), jadwal_ukur="24"), [TANPA_JADWAL]),
        (indikator(target=(90, None, None, None, 90), jadwal_ukur="4"), []),
    ],
)
def test_target_tahunan(baris: dict[str, Any], temuan: list[tuple[str, str, str]]) -> None:
    assert ringkas(jalankan([baris])) == temuan


@pytest.mark.parametrize(("batas", "sel"), [("1.2", ["R2"]), ("99.99", ["R2"]), (100, []), (120, []), (None, [])])
def test_batas_capaian_di_bawah_seratus(batas: Any, sel: list[str]) -> None:
    """1,2 for 120%: a target that is met would be printed with 1,2."""
    temuan = jalankan([indikator(batas_capaian=None if batas is None else Decimal(str(batas)))])
    assert [(t.tingkat, t.sel) for t in temuan if t.kode == "BATAS-CAPAIAN-RENDAH"] == [("peringatan", s) for s in sel]
    assert all(f"paling tinggi {batas}%" in t.isi.replace(",", ".") for t in temuan if t.kode == "BATAS-CAPAIAN-RENDAH")


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
