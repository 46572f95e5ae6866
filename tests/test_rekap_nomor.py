"""Column NO of a recap without codes tells program lines from kegiatan; counted as a kegiatan, a program line doubles the pagu."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.baca_langsung import JUDUL, baca, temuan
from tests.berkas_kendali import baca_uang, tulis_xlsx

NAMA = [("Penunjang Urusan", 300), ("Gaji", 100), ("Rapat", 200), ("Pemberdayaan", 50), ("Pembinaan", 50)]
DAUN = [("Penunjang Urusan", "Gaji", 100), ("Penunjang Urusan", "Rapat", 200), ("Pemberdayaan", "Pembinaan", 50)]


def rekap(folder: Path, nomor: list[Any], nama: list[tuple[str, int]]) -> tuple[list[tuple[str, str]], list[tuple[Any, ...]]]:
    """Return the findings and the leaves of a recap without a row JUMLAH."""
    isi = [[no, apa, pagu, 0] for no, (apa, pagu) in zip(nomor, nama, strict=True)]
    b = baca(folder, [*JUDUL, ["NO", "PROGRAM / KEGIATAN", "PAGU", "REALISASI"], *isi])
    return temuan(b), [] if b.pagu is None else b.pagu.select("program", "kegiatan", "pagu").rows()


@pytest.mark.parametrize(
    "nomor",
    [
        [None, 1, 2, None, 1],
        ["-", 1, 2, "-", 1],
        ["I", 1, 2, "II", 1],
        ["I.", "1.", "2.", "II.", "1."],
        ["A", 1, 2, "B", 3],
        ["a)", "1)", "2)", "b)", "1)"],
        [1, "1.1", "1.2", 2, "2.1"],
        [1, 1.1, 1.2, 2, 2.1],
        ["1.", "1.1.", "1.2.", "2.", "2.1."],
        [1, "a", "b", 2, "a"],
        [1, "a.", "b.", 2, "a."],
        [1, "-", "-", 2, "-"],
        [1, "1a", "1b", 2, "2a"],
        ["I", "I.1", "I.2", "II", "II.1"],
        ["I", "a", "b", "II", "a"],
        [1, 1, 2, 2, 1],
        [1, None, None, 2, None],
        ["I", None, None, "II", None],
    ],
)
def test_a_program_line_has_another_number_or_none(tmp_path: Path, nomor: list[Any]) -> None:
    assert rekap(tmp_path, nomor, NAMA) == ([], DAUN)


@pytest.mark.parametrize(
    "nomor", [[1, 2, 3], [1, 2, "-"], [1, 2, "3a"], [1, 2, "a"], ["1", "2.1", "2.2"], ["a", "b", "c"], [1, 2, 1], [2, 1, 1]]
)
def test_rows_of_one_style_are_all_kegiatan(tmp_path: Path, nomor: list[Any]) -> None:
    nama = [("Gaji", 100), ("Rapat", 200), ("Pembinaan", 50)]
    assert rekap(tmp_path, nomor, nama) == ([], [("", apa, pagu) for apa, pagu in nama])


@pytest.mark.parametrize("nomor", [["I", 1, 2, "II", 1], [1, "1.1", "1.2", 2, "2.1"]])
def test_a_line_taken_for_a_program_is_compared_with_its_kegiatan(tmp_path: Path, nomor: list[Any]) -> None:
    assert rekap(tmp_path, nomor, [("Penunjang Urusan", 301), *NAMA[1:]]) == ([("TOTAL-BERKAS-BEDA", "C7")], DAUN)


@pytest.mark.parametrize(
    "nomor",
    [
        ["Program ", "1. ", "2) ", "Program ", "1 "],
        ["", "1. ", "2. ", "", "1. "],
        ["I. ", "1. ", "2. ", "II. ", "1. "],
        ["A) ", "1. ", "2. ", "B) ", "3. "],
        ["1. ", "1.1 ", "1.2 ", "2. ", "2.1 "],
        ["1 ", "1.1. ", "1.2. ", "2 ", "2.1. "],
        ["1. ", "a. ", "b. ", "2. ", "a. "],
        ["I. Program ", "", "", "II. Program ", ""],
        ["I. ", "a. ", "b. ", "II. ", "a. "],
        ["1. ", "1. ", "2. ", "2. ", "1. "],
        ["1. ", "\u2022 ", "\u2022 ", "2. ", "\u2022 "],
        ["1. Program ", "2. ", "3. ", "4. Program ", "5. "],
    ],
)
def test_a_number_before_the_name_says_the_same(tmp_path: Path, nomor: list[str]) -> None:
    salah, daun = rekap(tmp_path, [None] * len(NAMA), [(f"{n}{apa}", pagu) for n, (apa, pagu) in zip(nomor, NAMA, strict=True)])
    assert (salah, [(program.removeprefix("Program "), *isi) for program, *isi in daun]) == ([], DAUN)


def test_running_numbers_leave_it_to_the_word_program(tmp_path: Path) -> None:
    program = {"Penunjang Urusan": "Belanja Tidak Langsung", "Pemberdayaan": "Program Pemberdayaan"}
    nama = [(program.get(apa, apa), pagu) for apa, pagu in NAMA]
    assert rekap(tmp_path, [1, 2, 3, 4, 5], nama) == ([], [(program[atas], apa, pagu) for atas, apa, pagu in DAUN])
    assert rekap(tmp_path, [1, 2], [nama[0], nama[3]]) == ([], [("", *nama[0]), ("", *nama[3])]), "a list of programs"


@pytest.mark.parametrize("nomor", [["A", "B", 1, 2], [1, 2, 2.1, 2.2], ["I", "II", "-", "-"]])
def test_a_numbered_line_with_nothing_below_counts(tmp_path: Path, nomor: list[Any]) -> None:
    """Belanja Tidak Langsung has no kegiatan: its rupiah stand in its own line only."""
    nama = [("Tidak Langsung", 500), ("Langsung", 300), ("Gaji", 100), ("Rapat", 200)]
    harap = [("Tidak Langsung", "", 500), ("Langsung", "Gaji", 100), ("Langsung", "Rapat", 200)]
    assert rekap(tmp_path, nomor, nama) == ([], harap)


def test_a_program_line_merged_over_its_number_and_its_name(tmp_path: Path) -> None:
    """Its name stands in column NO then."""
    judul = ["NO", "URAIAN", "PAGU", "REALISASI"]
    isi = [[apa, None, pagu, 0] if n in (0, 3) else [n, apa, pagu, 0] for n, (apa, pagu) in enumerate(NAMA)]
    tulis_xlsx(tmp_path / "x.xlsx", [*JUDUL, judul, *isi, ["JUMLAH", None, 350, 0]], [(7, 1, 7, 2), (10, 1, 10, 2), (12, 1, 12, 2)])
    b = baca_uang(tmp_path / "x.xlsx")
    assert b.pagu is not None
    assert (temuan(b), b.pagu.select("program", "kegiatan", "pagu").rows()) == ([], DAUN)


def test_numbers_that_begin_anew_with_an_office_are_no_levels(tmp_path: Path) -> None:
    isi = [[1, "Kecamatan A", "Gaji", 100, 0], [1, "Kecamatan B", "Gaji", 60, 0], [2, "Kecamatan B", "Rapat", 40, 0]]
    b = baca(tmp_path, [*JUDUL, ["NO", "NAMA SKPD", "URAIAN", "PAGU", "REALISASI"], *isi])
    assert b.pagu is not None
    assert (temuan(b), b.pagu["pagu"].to_list()) == ([], [100, 60, 40])


@pytest.mark.parametrize(
    "nama", [["1.03 Gaji", "1.04 Rapat"], ["A. Yani dan Sudirman", "Rapat"], ["17 Agustus", "Rapat"], ["I Gusti", "Rapat"]]
)
def test_a_code_or_a_name_that_looks_like_a_number_is_no_level(tmp_path: Path, nama: list[str]) -> None:
    salah, daun = rekap(tmp_path, [None, None], [(nama[0], 100), (nama[1], 200)])
    assert (salah, [pagu for *_, pagu in daun]) == ([], [100, 200])
