"""Kind `rekap` without codes: numbers tell three levels, in column NO or before the names."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.baca_langsung import JUDUL, baca, temuan

UANG = ["PAGU", "REALISASI"]


@pytest.mark.parametrize(
    "nomor",
    [
        (None, "1", "1.1", "1.2", None, "1"),
        ("I", 1, "a", "b", "II", 1),
        ("A.", "1.", "a)", "b)", "B.", "1."),
        (1, 1.1, "1.1.1", "1.1.2", 2, 2.1),
        ("I", "A", 1, 2, "II", "A"),
        (None, 1, 1, 2, None, 1),
        ("A", 1, "i", "ii", "B", 1),
        ("I", 1, None, None, "II", 1),
        (1, 1.1, None, None, 2, 2.1),
    ],
)
def test_tingkat_menurut_kolom_nomor(nomor: tuple[Any, ...], tmp_path: Path) -> None:
    """Lines above others repeat what stands below them: taken for leaves, every rupiah would stand there two or three times."""
    isi = [("P", 300, 30), ("K", 300, 30), ("S", 100, 10), ("T", 200, 20), ("Q", None, None), ("L", 50, 5)]
    b = baca(tmp_path, [*JUDUL, ["NO", "URAIAN", *UANG], *([n, *i] for n, i in zip(nomor, isi, strict=True))])
    assert b.pagu is not None
    assert temuan(b) == []
    assert b.pagu.select("program", "kegiatan", "sub_kegiatan", "pagu").rows() == [
        ("P", "K", "S", Decimal(100)),
        ("P", "K", "T", Decimal(200)),
        ("Q", "L", "", Decimal(50)),
    ]


def test_huruf_i_sesudah_h_bukan_angka_romawi(tmp_path: Path) -> None:
    isi = [[n, nama, 10, 1] for huruf in "ABCDEFGHI" for n, nama in ((huruf, f"Bagian {huruf}"), (1, f"Kerja {huruf}"))]
    b = baca(tmp_path, [*JUDUL, ["NO", "URAIAN", *UANG], *isi])
    assert b.pagu is not None
    assert (temuan(b), b.pagu["program"].to_list()) == ([], [f"Bagian {huruf}" for huruf in "ABCDEFGHI"])


def test_tiga_tingkat_terbawah_dari_empat(tmp_path: Path) -> None:
    isi = [("I", "Urusan", 300), ("A", "P", 300), (1, "K", 300), ("a", "S", 100), ("b", "T", 200)]
    b = baca(tmp_path, [*JUDUL, ["NO", "URAIAN", *UANG], *([n, nama, pagu, 0] for n, nama, pagu in isi)])
    assert b.pagu is not None
    assert temuan(b) == []
    assert b.pagu.select("program", "kegiatan", "sub_kegiatan", "pagu").rows() == [("P", "K", "S", 100), ("P", "K", "T", 200)]


def test_sub_kegiatan_bertanda_di_depan_namanya_di_bawah_kolom_nomor(tmp_path: Path) -> None:
    isi = [("I", "P", 350), (1, "K", 300), (None, "a. S", 100), (None, "b. T", 200), (2, "L", 50)]
    b = baca(tmp_path, [*JUDUL, ["NO", "URAIAN", *UANG], *([n, nama, pagu, 0] for n, nama, pagu in isi)])
    assert b.pagu is not None
    assert temuan(b) == []
    assert b.pagu.select("program", "kegiatan", "sub_kegiatan").rows() == [("P", "K", "S"), ("P", "K", "T"), ("P", "L", "")]


def test_jumlah_di_baris_tingkat_atas_dibandingkan(tmp_path: Path) -> None:
    isi: list[list[Any]] = [[None, "P", 350, 0], [1, "K", 301, 0], ["1.1", "S", 300, 0], [2, "L", 50, 0]]
    assert temuan(baca(tmp_path, [*JUDUL, ["NO", "URAIAN", *UANG], *isi])) == [("TOTAL-BERKAS-BEDA", "C8")]


def test_tingkat_menurut_nomor_di_depan_nama(tmp_path: Path) -> None:
    isi: list[list[Any]] = [["P", None, None], ["1. K", 300, 30], ["a. S", 100, 10], ["b. T", 200, 20], ["2. L", 50, 5]]
    b = baca(tmp_path, [*JUDUL, ["URAIAN", *UANG], *isi])
    assert b.pagu is not None
    assert temuan(b) == []
    assert b.pagu.select("program", "kegiatan", "sub_kegiatan", "pagu").rows() == [
        ("P", "K", "S", Decimal(100)),
        ("P", "K", "T", Decimal(200)),
        ("P", "L", "", Decimal(50)),
    ]


@pytest.mark.parametrize(
    ("isi", "galat"),
    [
        ([("BELANJA TIDAK LANGSUNG", 9), ("1 Gaji", 9), ("BELANJA LANGSUNG", 350)], []),
        ([("KECAMATAN CONTOH", 350)], []),
        ([("BELANJA", 359), ("BELANJA TIDAK LANGSUNG", 9), ("1 Gaji", 9), ("BELANJA LANGSUNG", 350)], []),
        ([("KECAMATAN CONTOH", 351)], [("TOTAL-BERKAS-BEDA", "C7")]),
        ([("Program Kosong", 0)], []),
    ],
)
def test_baris_di_atas_program_menjumlah_semuanya(isi: list[tuple[str, int]], galat: list[tuple[str, str]], tmp_path: Path) -> None:
    """A line right above a program line sums programs: up to the next line of its kind, or all of them."""
    bawah = [("Program P", 300), ("1 A", 100), ("2 B", 200), ("Program Q", 50), ("1 C", 50)]
    baris = [[n[0] if n[0].isdigit() else None, n.lstrip("12 "), pagu, 0] for n, pagu in (*isi, *bawah)]
    b = baca(tmp_path, [*JUDUL, ["NO", "URAIAN", *UANG], *baris])
    assert b.pagu is not None
    assert temuan(b) == galat
    assert b.pagu["program"].to_list()[-3:] == ["Program P", "Program P", "Program Q"]
