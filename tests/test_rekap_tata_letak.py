"""Kind `rekap`: every way in which offices lay out program, kegiatan and sub kegiatan, and what is read of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest

from lkj_etl.jejak import Baris
from tests.baca_langsung import JUDUL, baca, temuan

UANG = ["PAGU", "REALISASI"]
KODE = ("kode_program", "program", "kode_kegiatan", "no_kegiatan", "kegiatan", "kode_sub_kegiatan", "sub_kegiatan")
SUB, SUB2 = "7.01.01.2.02.0001", "7.01.01.2.06.0002"
POHON = ("7.01.01", "P", "7.01.01.2.02", "", "K", SUB, "S", 100), ("7.01.01", "P", "7.01.01.2.06", "", "K2", SUB2, "S2", 200)

# Layout -> rows from the heading on, and the leaves that stand in them: columns `KODE` and the pagu.
TATA_LETAK: dict[str, tuple[list[list[Any]], tuple[tuple[Any, ...], ...]]] = {
    "kode dan uraian": (
        [
            ["KODE", "URAIAN", *UANG],
            ["7.01.01", "P", 300, 0],
            ["7.01.01.2.02", "K", 100, 0],
            ["7.01.01.2.02.01", "S", 100, 0],
            ["7.01.01.2.06", "K2", 200, 0],
            ["7.01.01.2.06.02", "S2", 200, 0],
            ["JUMLAH", None, 300, 0],
        ],
        POHON,
    ),
    "kode di dalam sel nama": (
        [
            ["NO", "PROGRAM/KEGIATAN/SUB KEGIATAN", *UANG],
            [1, "7.01.01 P", 300, 0],
            [None, "7.01.01.2.02 K", 100, 0],
            [None, "7.01.01.2.02.01 S", 100, 0],
            [None, "7.01.01.2.06 - K2", 200, 0],
            [None, "7.01.01.2.06.02 S2", 200, 0],
            ["JUMLAH", None, 300, 0],
        ],
        POHON,
    ),
    "nomenklatur 2019 berkode": (
        [
            ["KODE", "URAIAN", *UANG],
            ["4.01 . 4.01.03 . 01", "P", 300, 0],
            ["4.01 . 4.01.03 . 01 . 01", "A", 100, 0],
            ["4.01 . 4.01.03 . 01 . 02", "B", 200, 0],
        ],
        (
            ("4.01.4.01.03.01", "P", "4.01.4.01.03.01.01", "", "A", "", "", 100),
            ("4.01.4.01.03.01", "P", "4.01.4.01.03.01.02", "", "B", "", "", 200),
        ),
    ),
    "baris program tanpa nomor": (
        [["NO", "PROGRAM / KEGIATAN", *UANG], [None, "Belanja", 300, 0], [1, "A", 100, 0], [2, "B", 200, 0], ["JUMLAH", None, 300, 0]],
        (("", "Belanja", "", "1", "A", "", "", 100), ("", "Belanja", "", "2", "B", "", "", 200)),
    ),
    "baris program di bawah judul KEGIATAN": (
        [["NO", "KEGIATAN", *UANG], [None, "Belanja", 300, 0], [1, "A", 100, 0], [2, "B", 200, 0], ["JUMLAH", None, 300, 0]],
        (("", "Belanja", "", "1", "A", "", "", 100), ("", "Belanja", "", "2", "B", "", "", 200)),
    ),
    "kode semua tingkat di bawah judul KEGIATAN": (
        [
            ["KODE", "KEGIATAN", *UANG],
            ["7.01.01", "P", 300, 0],
            ["7.01.01.2.02", "K", 100, 0],
            ["7.01.01.2.02.01", "S", 100, 0],
            ["7.01.01.2.06", "K2", 200, 0],
            ["7.01.01.2.06.02", "S2", 200, 0],
        ],
        POHON,
    ),
    "kolom per tingkat, sel gabungan kosong": (
        [
            ["PROGRAM", "KEGIATAN", "SUB KEGIATAN", *UANG],
            ["P", "1 K", "S", 100, 0],
            [None, None, "S2", 200, 0],
            [None, "2 K2", "S3", 50, 0],
        ],
        (("", "P", "", "1", "K", "", "S", 100), ("", "P", "", "1", "K", "", "S2", 200), ("", "P", "", "2", "K2", "", "S3", 50)),
    ),
    "kode dan nama di kolom setiap tingkat": (
        [
            ["PROGRAM", "KEGIATAN", "SUB KEGIATAN", *UANG],
            ["7.01.01 P", "7.01.01.2.02 K", "7.01.01.2.02.01 - S", 100, 0],
            [None, "7.01.01.2.06 K2", "7.01.01.2.06.02 - S2", 200, 0],
        ],
        POHON,
    ),
    "kode dan nama di kolom setiap tingkat, program di barisnya sendiri": (
        [
            ["PROGRAM", "KEGIATAN", "SUB KEGIATAN", *UANG],
            ["7.01.01 P", None, None, 300, 0],
            [None, "7.01.01.2.02 K", None, 100, 0],
            [None, None, "7.01.01.2.02.01 S", 100, 0],
            [None, "7.01.01.2.06 K2", None, 200, 0],
            [None, None, "7.01.01.2.06.02 S2", 200, 0],
        ],
        POHON,
    ),
    "kolom program, kegiatan dan sub kegiatan di satu kolom": (
        [
            ["NO", "PROGRAM", "KEGIATAN / SUB KEGIATAN", *UANG],
            [1, "P", "K", 300, 0],
            ["a", None, "S", 100, 0],
            ["b", None, "S2", 200, 0],
            [1, "Q", "L", 50, 0],
            ["a", None, "S3", 50, 0],
        ],
        (("", "P", "", "", "K", "", "S", 100), ("", "P", "", "", "K", "", "S2", 200), ("", "Q", "", "", "L", "", "S3", 50)),
    ),
    "kolom program, baris program sendiri dengan nomor yang jalan terus": (
        [
            ["NO", "PROGRAM", "KEGIATAN / SUB KEGIATAN", *UANG],
            [1, "P", None, 300, 0],
            [2, None, "A", 100, 0],
            [3, None, "B", 200, 0],
            [4, "Q", None, 7, 0],
            [5, None, "C", 7, 0],
        ],
        (("", "P", "", "", "A", "", "", 100), ("", "P", "", "", "B", "", "", 200), ("", "Q", "", "", "C", "", "", 7)),
    ),
    "jumlah di tengah dan kaki surat": (
        [
            ["NO", "PROGRAM", "KEGIATAN", *UANG],
            [1, "P", "A", 100, 0],
            [None, "Jumlah P", None, 100, 0],
            [2, "Q", "B", 200, 0],
            [None, "Jumlah Q", None, 200, 0],
            ["TOTAL", None, None, 300, 0],
            ["Contoh, 1 Juli 2026"],
            ["CAMAT CONTOH"],
        ],
        (("", "P", "", "", "A", "", "", 100), ("", "Q", "", "", "B", "", "", 200)),
    ),
    "judul lagi di halaman kedua, tanda tangan di bawah kolom uang": (
        [
            ["NO", "PROGRAM", "KEGIATAN", *UANG],
            [1, "P", "A", 100, 0],
            ["NO", "PROGRAM", "KEGIATAN", *UANG],
            [1, 2, 3, 4, 5],
            [2, "Q", "B", 200, 0],
            ["JUMLAH", None, None, 300, 0],
            [None, None, None, "Contoh, 1 Juli 2026"],
            [None, None, None, "CAMAT"],
            [None, None, None, "ADI, SE"],
            [None, None, None, "NIP. 19700101 199001 1 001"],
        ],
        (("", "P", "", "", "A", "", "", 100), ("", "Q", "", "", "B", "", "", 200)),
    ),
}


@pytest.mark.parametrize("akhiran", ["xlsx", "csv"])
@pytest.mark.parametrize("nama", TATA_LETAK)
def test_tata_letak(nama: str, akhiran: str, tmp_path: Path) -> None:
    isi, daun = TATA_LETAK[nama]
    lebar = max(len(b) for b in isi)
    semua = [*JUDUL, *isi] if akhiran == "xlsx" else [[*b, *[None] * (lebar - len(b))] for b in (*JUDUL, *isi)]
    b = baca(tmp_path, semua, f"x.{akhiran}")
    assert (temuan(b), b.ditolak) == ([], False)
    assert b.pagu is not None
    assert b.pagu.select(*KODE, pl.col("pagu").cast(pl.Int64)).rows() == list(daun)
    assert b.baris == Baris(len(daun), len(daun))
