"""Tables that an office fills in: a text merged over rows stands in each of them, in every format that can merge."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lkj_etl.jejak import Baris
from tests.baca_langsung import JUDUL, baca_berkas, temuan
from tests.berkas_kendali import baca_uang, tulis_xlsx
from tests.test_baca_kinerja import INDIKATOR, PEMETAAN, REALISASI

UMUM = ("%", 90, 90, 90, 90, 90, "nilai", "makin tinggi makin baik", "posisi akhir", "triwulan", "kosong", "F", "S")
ISI: dict[str, list[tuple[Any, ...]]] = {
    "Identitas": [("Isian", "Nilai"), ("Nama perangkat daerah", "Kecamatan Contoh"), ("Tahun anggaran", 2026)],
    "Indikator": [INDIKATOR[:-1], ("1.1", "S1", "A", *UMUM), ("1.2", None, "B", *UMUM), ("2.1", "S2", "C", *UMUM)],
    "Realisasi": [REALISASI, ("1.1", 1, None, None, 90), (None, 2, None, None, 80), ("2.1", 1, None, None, 70)],
    "Pemetaan": [
        PEMETAAN,
        ("1.1", "Sasaran", "Indikator", "7.01.01", "7.01.01.2.01", "7.01.01.2.01.0001"),
        (None, None, None, None, None, "7.01.01.2.01.0002"),
        ("2.1", None, None, "7.01.02"),
    ],
}
GABUNGAN = (("Indikator", "B2:B3"), ("Realisasi", "A2:A3"), *(("Pemetaan", f"{k}2:{k}3") for k in "ABCDE"))


def tulis(jalan: Path, gabungan: tuple[tuple[str, str], ...]) -> Path:
    """Write the workbook with these merged ranges."""
    buku = openpyxl.Workbook()
    buku.remove(buku["Sheet"])
    for nama, baris in ISI.items():
        ws = buku.create_sheet(nama)
        for b in baris:
            ws.append(b)
    for nama, rentang in gabungan:
        buku[nama].merge_cells(rentang)
    buku.save(jalan)
    return jalan


def test_sel_gabungan_berlaku_untuk_setiap_barisnya(tmp_path: Path) -> None:
    b = baca_berkas(tulis(tmp_path / "k.xlsx", GABUNGAN))
    assert b.kinerja is not None
    assert temuan(b) == []
    assert b.kinerja.indikator["sasaran"].to_list() == ["S1", "S1", "S2"]
    assert b.kinerja.realisasi.select("kode", "triwulan").rows() == [("1.1", 1), ("1.1", 2), ("2.1", 1)]
    peta = b.kinerja.pemetaan.select("kode_indikator", "sasaran", "kode_kegiatan", "kode_sub_kegiatan").rows()
    assert peta[:2] == [("1.1", "Sasaran", "7.01.01.2.01", f"7.01.01.2.01.000{n}") for n in (1, 2)]


def test_sel_kosong_tanpa_gabungan_tetap_galat(tmp_path: Path) -> None:
    b = baca_berkas(tulis(tmp_path / "k.xlsx", ()))
    assert temuan(b) == [("SEL-KOSONG", "B3"), ("SEL-KOSONG", "A3"), ("SEL-KOSONG", "A3")]


@pytest.mark.parametrize(("rentang", "kolom", "isi"), [("E2:E3", "target_tahunan", [90, None, 90]), ("C2:C3", "indikator", ["A", "C"])])
def test_angka_dan_nama_indikator_tidak_diturunkan(rentang: str, kolom: str, isi: list[Any], tmp_path: Path) -> None:
    """A target or a name over two indicators may mean anything: the second one stays blank."""
    b = baca_berkas(tulis(tmp_path / "k.xlsx", (*GABUNGAN, ("Indikator", rentang))))
    assert b.kinerja is not None
    assert b.kinerja.indikator[kolom].to_list() == isi


@pytest.mark.parametrize(
    ("lembar", "rentang", "isi", "galat"),
    [
        ("Indikator", "F2:I2", 90, ["G2", "H2", "I2"]),
        ("Indikator", "E2:F3", 90, ["E3", "F2", "F3"]),
        ("Indikator", "F2:H2", "-", []),
        ("Realisasi", "E2:E3", 90, ["E3"]),
        ("Realisasi", "F2:F3", "Sudah dilaksanakan", []),
    ],
)
def test_angka_yang_tertutup_sel_gabungan_bukan_kosong(lembar: str, rentang: str, isi: Any, galat: list[str], tmp_path: Path) -> None:
    """One target over four quarters would be one for the first alone, and the others would not be due, without a word."""
    jalan = tulis(tmp_path / "k.xlsx", GABUNGAN)
    buku = openpyxl.load_workbook(jalan)
    buku[lembar][rentang.split(":")[0]] = isi
    buku[lembar].merge_cells(rentang)
    buku.save(jalan)
    assert [t for t in temuan(baca_berkas(jalan)) if t[0] != "ANGKA-NIHIL"] == [("SEL-GABUNGAN", s) for s in galat]


def test_jumlah_rupiah_yang_tertutup_sel_gabungan_menolak_berkas(tmp_path: Path) -> None:
    """One realisasi merged over two kegiatan is not the first one's alone; a row that names nothing may lie below one."""
    isi: list[list[Any]] = [
        ["NO", "KEGIATAN", "PAGU", "REALISASI", "%"],
        [1, "A", 100, 70, 70],
        [2, "B", 200],
        [3, "C", 50, 5, 10],
        [None, None, None, None, 10],
        ["JUMLAH", None, 350, 75],
    ]
    jalan = tmp_path / "r.xlsx"
    buku = openpyxl.Workbook()
    for baris in isi:
        buku["Sheet"].append(baris)
    buku["Sheet"].merge_cells("D4:D5")
    buku.save(jalan)
    assert temuan(baca_berkas(jalan)) == [("REALISASI-KOSONG", "D3")]
    buku["Sheet"].merge_cells("D2:D3")
    buku.save(jalan)
    b = baca_berkas(jalan)
    assert (temuan(b), b.ditolak) == ([("SEL-GABUNGAN", "D3")], True)
    isi[2][3:] = [70, 35]
    tulis_xlsx(jalan, isi, [(2, 4, 3, 4)])
    b = baca_berkas(jalan)
    assert (temuan(b), b.ditolak) == ([("SEL-GABUNGAN", "D3")], True), "angka di bawah sel gabungan tidak terlihat di Excel"


def test_triwulan_gabungan_berlaku_untuk_setiap_barisnya(tmp_path: Path) -> None:
    jalan = tulis(tmp_path / "k.xlsx", GABUNGAN)
    buku = openpyxl.load_workbook(jalan)
    buku["Realisasi"].append(("1.2", None, None, None, 60))
    buku["Realisasi"].merge_cells("B4:B5")
    buku.save(jalan)
    b = baca_berkas(jalan)
    assert b.kinerja is not None
    assert b.kinerja.realisasi.select("kode", "triwulan").rows()[2:] == [("2.1", 1), ("1.2", 1)]


@pytest.mark.parametrize("judul", ["TARGET TW-II", "Target TW.2", "Target Triwulan II", "target tri wulan 2", "Target TW2"])
def test_tulisan_judul_target(judul: str, tmp_path: Path) -> None:
    jalan = tulis(tmp_path / "k.xlsx", GABUNGAN)
    buku = openpyxl.load_workbook(jalan)
    buku["Indikator"]["G1"] = judul
    buku["Indikator"]["G2"] = 91
    buku.save(jalan)
    b = baca_berkas(jalan)
    assert b.kinerja is not None
    assert (temuan(b), b.kinerja.indikator["target_tw2"].to_list()) == ([], [91, 90, 90])


@pytest.mark.parametrize("gabungan", [True, False])
def test_kegiatan_yang_sama_di_dua_kelurahan(gabungan: bool, tmp_path: Path) -> None:
    """The same sub kegiatan with the same amounts in two units is two leaves; where the unit is not told the file is refused."""
    satu, dua = ["7.01.01.2.02.0001", "S", 500, 50], ["7.01.01.2.06.0002", "T", 100, 10]
    isi: list[list[Any]] = [["Kelurahan Satu", *satu], [None, *dua], ["Kelurahan Dua", *satu], [None, *dua]]
    baris = [*JUDUL, ["KELURAHAN", "KODE", "URAIAN", "PAGU", "REALISASI"], *isi]
    tulis_xlsx(tmp_path / "x.xlsx", baris, [(7, 1, 8, 1), (9, 1, 10, 1)] if gabungan else ())
    b = baca_uang(tmp_path / "x.xlsx")
    if not gabungan:
        assert (temuan(b), b.ditolak) == ([("SEL-KOSONG", "A10")], True)
        return
    assert (temuan(b), b.ditolak, b.baris) == ([], False, Baris(4, 4))
    assert b.pagu is not None
    assert (b.pagu["pagu"].sum(), b.pagu["nama_sub_skpd"].n_unique()) == (Decimal(1200), 2)
