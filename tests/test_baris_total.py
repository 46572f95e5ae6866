"""A total row, however it is written, is compared and never counted: as a line of its own it would double the pagu in silence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lkj_etl.jejak import Baris
from tests.baca_langsung import JUDUL, baca, temuan

UANG = ["PAGU", "REALISASI"]
REKAP: list[list[Any]] = [*JUDUL, ["NO", "KEGIATAN", *UANG], [1, "Rapat", 100, 0], [2, "Jumlah penduduk didata", 100, 0]]


def kegiatan(folder: Path, nomor: str | int | None, nama: str) -> list[str]:
    """Return what the report would print of a recap that ends with this row, nothing being said about any cell."""
    b = baca(folder, [*REKAP, [nomor, nama, 200, 0]])
    assert (b.pagu is not None, temuan(b)) == (True, [])
    return [] if b.pagu is None else b.pagu["kegiatan"].to_list()


@pytest.mark.parametrize("nomor", [None, "-", "\u2013", ".", "\u200b"])
@pytest.mark.parametrize(
    "nama",
    [
        "JUMLAH",
        "Jumlah Belanja Daerah",
        "J U M L A H",
        "T O T A L :",
        "(Jumlah)",
        "** Sub-Total I",
        "Jml.",
        "Jlh",
        "T O T A L  B E L A N J A",
        "Pindahan",
        "Dipindahkan ke halaman 2",
    ],
)
def test_by_how_its_name_begins_whatever_mark_stands_before_it(tmp_path: Path, nomor: str | None, nama: str) -> None:
    assert kegiatan(tmp_path, nomor, nama) == ["Rapat", "Jumlah penduduk didata"]


@pytest.mark.parametrize("nama", ["JUMLAH", "Total Keseluruhan", "GRAND TOTAL", "Jumlah Belanja", "j u m l a h"])
def test_by_its_whole_name_where_the_running_number_goes_on(tmp_path: Path, nama: str) -> None:
    assert kegiatan(tmp_path, 3, nama) == ["Rapat", "Jumlah penduduk didata"]


@pytest.mark.parametrize("nama", ["Jumlah desa dibina", "Totalitas layanan", "Total quality management", "Jumlahan"])
def test_a_kegiatan_with_a_number_may_begin_like_a_total(tmp_path: Path, nama: str) -> None:
    assert kegiatan(tmp_path, 3, nama) == ["Rapat", "Jumlah penduduk didata", nama]


def rekap(*baris: list[Any]) -> list[list[Any]]:
    return [*JUDUL, ["NO", "KEGIATAN", *UANG], *baris]


def test_jumlah_tidak_dibandingkan_bila_ada_sel_rusak(tmp_path: Path) -> None:
    b = baca(tmp_path, rekap([1, "A", 100, "belum"], [2, "B", 200, 5], ["JUMLAH", None, 300, 6]))
    assert temuan(b) == [("ANGKA-BUKAN-ANGKA", "D7")]


def test_jumlah_di_atas_barisnya(tmp_path: Path) -> None:
    """Some offices put the JUMLAH first: it sums what stands below, and is a galat only where it differs from that."""
    isi: list[list[Any]] = [[1, "A", 100, 1], [2, "B", 200, 5]]
    assert temuan(baca(tmp_path, rekap(["JUMLAH", None, 300, 6], *isi))) == []
    assert temuan(baca(tmp_path, rekap(["JUMLAH", None, 300, 7], *isi, ["TOTAL", None, 300, 6]))) == [("TOTAL-BERKAS-BEDA", "D7")]
    blok = (["JUMLAH", None, 100, 1], isi[0], ["JUMLAH", None, 200, 5], isi[1], ["TOTAL", None, 300, 6])
    assert temuan(baca(tmp_path, rekap(*blok))) == []
    assert temuan(baca(tmp_path, rekap(isi[0], blok[0], isi[1], blok[2]))) == [], "each JUMLAH sums the rows above it"
    assert temuan(baca(tmp_path, rekap(*blok[:-1], ["TOTAL", None, 0, 6]))) == [("TOTAL-BERKAS-BEDA", "C11")]


def test_jumlah_di_kolom_yang_tidak_dibaca(tmp_path: Path) -> None:
    """Without the heading NO the word JUMLAH stands in a column that nobody reads; it still is no kegiatan."""
    isi: list[list[Any]] = [[None, "KEGIATAN", *UANG], [1, "A", 100, 1], [2, "B", 200, 5], ["JUMLAH", None, 300, 6]]
    b = baca(tmp_path, [*JUDUL, *isi])
    assert (temuan(b), b.baris) == ([], Baris(2, 2))
    isi[-1][2] = 301
    assert temuan(baca(tmp_path, [*JUDUL, *isi])) == [("TOTAL-BERKAS-BEDA", "C9")]


@pytest.mark.parametrize(
    ("bawah", "galat"),
    [
        ([[None, None, "Sisa Anggaran", 200, None]], [("REALISASI-KOSONG", "E9"), ("TOTAL-BERKAS-BEDA", "D8")]),
        ([[None, None, "Sisa Anggaran", None, None]], []),
        ([["Contoh, 1 Juli 2026"], ["CAMAT"]], []),
    ],
)
def test_jumlah_seluruhnya_tidak_memuat_baris_di_bawahnya(bawah: list[list[Any]], galat: list[tuple[str, str]], tmp_path: Path) -> None:
    """What stands below the JUMLAH with an amount passes for a kegiatan of the last program: the JUMLAH does not count it."""
    isi: list[list[Any]] = [[1, "P", "A", 100, 40], ["JUMLAH", None, None, 100, 40]]
    assert temuan(baca(tmp_path, [*JUDUL, ["NO", "PROGRAM", "KEGIATAN", "PAGU", "REALISASI"], *isi, *bawah])) == galat


def test_jumlah_sebagian_di_atas_baris_lain_dan_pindahan(tmp_path: Path) -> None:
    """A "Jumlah P" names a part; a page that begins with what the page before carried over counts nothing twice."""
    judul = ["NO", "PROGRAM", "KEGIATAN", "PAGU", "REALISASI"]
    a, b, akhir = [1, "P", "A", 100, 40], [2, "Q", "B", 200, 60], ["TOTAL", None, None, 300, 100]
    assert temuan(baca(tmp_path, [*JUDUL, judul, a, ["Jumlah P", None, None, 100, 40], b])) == []
    pindah: list[list[Any]] = [[None, None, "Jumlah dipindahkan", 100, 40], [None, None, "Pindahan", 100, 40]]
    hasil = baca(tmp_path, [*JUDUL, judul, a, *pindah, b, akhir])
    assert hasil.belanja is not None
    assert (temuan(hasil), hasil.belanja["realisasi"].to_list()) == ([], [40, 60])
