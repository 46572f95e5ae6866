"""Codes of a rekap: which rows one code tells apart, and which row stands above which."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lkj_etl.jejak import Baris
from tests.baca_langsung import JUDUL, baca, temuan
from tests.berkas_kendali import baca_uang, tulis_xlsx

UANG = ["PAGU", "REALISASI"]
SUB, SUB2 = "7.01.01.2.02.0001", "7.01.01.2.06.0002"


def test_nomor_kegiatan_yang_sama_di_dua_program(tmp_path: Path) -> None:
    """Permendagri 13/2006 numbers kegiatan from 01 in every program; equal amounts there are no repetition either."""
    judul = ["KODE PROGRAM", "KODE KEGIATAN", "KEGIATAN", *UANG]
    isi = [["01", "01", "A", 100, 10], ["01", "02", "B", 200, 20], ["15", "01", "C", 100, 10], ["15", "02", "B", 200, 20]]
    b = baca(tmp_path, [*JUDUL, judul, *isi, ["JUMLAH", None, None, 600, 60]])
    assert (temuan(b), b.ditolak, b.baris) == ([], False, Baris(4, 4))
    assert b.pagu is not None
    assert b.pagu["pagu"].sum() == Decimal(600)
    for n in (1, 3):
        isi[n][0] = None
    tulis_xlsx(tmp_path / "gabungan.xlsx", [*JUDUL, judul, *isi], [(7, 1, 8, 1), (9, 1, 10, 1)])
    b = baca_uang(tmp_path / "gabungan.xlsx")
    assert (temuan(b), b.baris) == ([], Baris(4, 4)), "kode program yang digabung berlaku untuk setiap barisnya"


def test_program_x_xx_di_atas_sub_kegiatan_berbidang(tmp_path: Path) -> None:
    """X.XX is the bidang: a program line X.XX.01 repeats the sub kegiatan 7.01.01... below it, and both spellings are one code."""
    judul = ["KODE", "URAIAN", *UANG]
    b = baca(tmp_path, [*JUDUL, judul, ["X.XX.01", "P", 300, 30], ["X.XX.01.2.02", "K", 300, 30], [SUB, "S", 300, 30]])
    assert b.pagu is not None
    assert b.pagu.select("kode_program", "program", "kode_sub_kegiatan", "pagu").rows() == [("7.01.01", "P", SUB, Decimal(300))]
    b = baca(tmp_path, [*JUDUL, judul, [SUB.replace("7.01", "X.XX", 1), "S", 300, 30], [SUB, "S", 300, 31]])
    assert (temuan(b), b.ditolak) == ([("KUNCI-BENTROK", "D8")], True)


def test_kantor_hanya_di_baris_sub_kegiatan(tmp_path: Path) -> None:
    """A program and a kegiatan belong to the office of what stands below them: they are no lines of their own, nobody's or another's."""
    lain = "7.01.05.2.01.0003"
    isi: list[list[Any]] = [
        ["7.01.01", "P", None, 305, 31],
        ["7.01.01.2.02", "K", None, 300, 30],
        [SUB, "S", "Kecamatan A", 300, 30],
        ["7.01.01.2.06", "L", None, 5, 1],
        [SUB2, "T", "Kecamatan A", 5, 1],
        ["7.01.05", "Q", None, 70, 7],
        [lain, "U", "Kecamatan B", 70, 7],
    ]
    b = baca(tmp_path, [*JUDUL, ["KODE", "URAIAN", "NAMA SKPD", *UANG], *isi, ["JUMLAH", None, None, 375, 38]])
    assert b.pagu is not None
    assert (temuan(b), b.baris) == ([], Baris(3, 3))
    harap = [("Kecamatan A", "P", SUB, 300), ("Kecamatan A", "P", SUB2, 5), ("Kecamatan B", "Q", lain, 70)]
    assert b.pagu.select("nama_skpd", "program", "kode_sub_kegiatan", "pagu").rows() == harap
    unit: list[list[Any]] = [["7.01.01", "P", None, 305, 31], [SUB, "S", "Kelurahan A", 300, 30], [SUB2, "T", "Kelurahan B", 5, 1]]
    assert temuan(baca(tmp_path, [*JUDUL, ["KODE", "URAIAN", "KELURAHAN", *UANG], *unit])) == []
    satu = baca(tmp_path, [*JUDUL, ["KODE", "URAIAN", "NAMA SKPD", *UANG], [SUB, "S", None, 300, 30], [SUB2, "T", "Kecamatan A", 5, 1]])
    assert satu.pagu is not None
    assert satu.pagu["nama_skpd"].to_list() == ["Kecamatan A"] * 2


@pytest.mark.parametrize(
    ("tambahan", "harap"),
    [
        (["5.1.02.01.001.00024", "Alat Tulis", 300, 30], [("KODE-BUKAN-KEGIATAN", "A8")]),
        (["7.01.0.00.0.00.05.0001", "Kelurahan Satu", 300, 30], [("KODE-BUKAN-KEGIATAN", "A8")]),
        (["7.01.0.00.0.00.05.0001", "Kelurahan Satu", 0, 0], []),
    ],
)
def test_baris_rekening_dan_perangkat_daerah_bukan_kegiatan(tambahan: list[Any], harap: list[tuple[str, str]], tmp_path: Path) -> None:
    """They repeat the amounts of the sub kegiatan; counted as leaves, every rupiah would stand there twice."""
    b = baca(tmp_path, [*JUDUL, ["KODE", "URAIAN", *UANG], [SUB, "S", 300, 30], tambahan, [SUB2, "T", 5, 1], [SUB2[:-1] + "3", "U", 5, 1]])
    assert (temuan(b), b.ditolak) == (harap, bool(harap))


def test_rekening_di_bawah_setiap_sub_kegiatan_bukan_kegiatan(tmp_path: Path) -> None:
    """Where every sub kegiatan has accounts, these would be printed as kegiatan, each under the kegiatan as its program."""
    isi = [["7.01.01", "P", 300, 30], ["7.01.01.2.02", "K", 300, 30], [SUB, "S", 300, 30]]
    rekening = [[f"{SUB}.5.1.02.01.001", "Alat Tulis", 100, 10], [f"{SUB}.5.1.02.01.002", "Makan", 200, 20]]
    b = baca(tmp_path, [*JUDUL, ["KODE", "URAIAN", *UANG], *isi, *rekening])
    assert (temuan(b), b.ditolak) == ([("KODE-BUKAN-KEGIATAN", "A10"), ("KODE-BUKAN-KEGIATAN", "A11")], True)


def test_belanja_langsung_di_atas_programnya_bukan_kegiatan(tmp_path: Path) -> None:
    """Its code (5.2) is none that the programs of 2019 go on from; it sums them all the same."""
    program = [["4.01.4.01.03.01", "P", 300], *(["4.01.4.01.03.01.0" + n, n, 100] for n in "123")]
    isi = [["5.1", "BELANJA TIDAK LANGSUNG", 90], ["5.1.1", "Gaji", 90], ["5.2", "BELANJA LANGSUNG", 300], *program]
    assert temuan(baca(tmp_path, [["DPA"], *JUDUL[1:], ["KODE", "URAIAN", "PAGU"], *isi])) == [("KODE-BUKAN-KEGIATAN", "A9")]


def test_rekening_sebagai_kegiatan_menurut_nomenklatur_2019(tmp_path: Path) -> None:
    """Belanja Tidak Langsung has no kegiatan: its account is the leaf."""
    isi: list[list[Any]] = [["5.1.1", "Gaji dan Tunjangan", 300, 30], *(["4.01.4.01.03.01.0" + n, n, 100, 10] for n in "123")]
    b = baca(tmp_path, [*JUDUL, ["KODE", "URAIAN", *UANG], *isi])
    assert b.pagu is not None
    assert (temuan(b), b.pagu["pagu"].sum()) == ([], Decimal(600))
