"""Kind `rekap`: every way in which offices lay out program, kegiatan and sub kegiatan; totals; repetitions; several offices."""

from __future__ import annotations

from decimal import Decimal
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


def test_sebelum_dan_setelah_di_bawah_satu_judul(tmp_path: Path) -> None:
    isi: list[list[Any]] = [["NO", "KEGIATAN", "PAGU ANGGARAN", None, "BERTAMBAH/(BERKURANG)"], [None, None, "SEBELUM", "SETELAH", None]]
    b = baca(tmp_path, [*JUDUL[:3], *isi, [1, "A", 1000, 1200, 200], ["JUMLAH", None, 1000, 1200, 200]])
    assert b.pagu is not None
    assert temuan(b) == []
    assert b.pagu.select("pagu_sebelum", "pagu").rows() == [(Decimal(1000), Decimal(1200))]


def rekap(*baris: list[Any]) -> list[list[Any]]:
    return [*JUDUL, ["NO", "KEGIATAN", *UANG], *baris]


def test_baris_kembar_dihitung_sekali_dan_jumlahnya_pun(tmp_path: Path) -> None:
    """A JUMLAH that counts the row twice contradicts what is printed; one that counts it once does not."""
    kembar: list[list[Any]] = [[1, "A b", 100, 1], [2, "A  B", 100, 1], [3, "B", 200, 5]]  # names compare without case and blanks
    sekali = baca(tmp_path, rekap(*kembar, ["JUMLAH", None, 300, 6]))
    assert temuan(sekali) == [("BARIS-KEMBAR", "B8")]
    assert sekali.baris == Baris(3, 2, 0, 1, 0)
    dua_kali = baca(tmp_path, rekap(*kembar, ["JUMLAH", None, 400, 7]))
    assert temuan(dua_kali) == [("TOTAL-BERKAS-BEDA", "C10"), ("TOTAL-BERKAS-BEDA", "D10"), ("BARIS-KEMBAR", "B8")]
    assert not dua_kali.ditolak


def test_kunci_sama_nilai_lain_menolak_berkas(tmp_path: Path) -> None:
    b = baca(tmp_path, rekap([1, "A", 100, 1], [2, "A", 110, 1]))
    assert (temuan(b), b.ditolak) == ([("KUNCI-BENTROK", "C8")], True)
    assert b.baris == Baris(2, 0, 2)


def test_kolom_berisi_tanpa_judul(tmp_path: Path) -> None:
    isi: list[list[Any]] = [["KEGIATAN", None, "REALISASI"], ["A", 100, 1], ["B", 200, 5]]
    assert temuan(baca(tmp_path, [*JUDUL, *isi])) == [("JUDUL-KOSONG", "B6")]
    hiasan: list[list[Any]] = [["KEGIATAN", None, "PAGU"], ["A", "Rp", 100], ["B", "Rp.", 200]]
    assert temuan(baca(tmp_path, [*JUDUL, *hiasan])) == []


def test_judul_yang_kurang_menyebut_pilihannya(tmp_path: Path) -> None:
    b = baca(tmp_path, [*JUDUL, ["NO", "PAGU", "REALISASI"], [1, 100, 1], [2, 200, 5]])
    assert temuan(b) == [("JUDUL-KURANG", "-")]
    assert '"Uraian" atau "Kegiatan" atau "Sub Kegiatan"' in b.temuan[0].isi


@pytest.mark.parametrize(("kolom", "pemilik"), [("Nama SKPD", ("Kecamatan A", "Kecamatan B")), ("Kode SKPD", ("7.01.01", "7.01.02"))])
def test_sel_rusak_hanya_menolak_kantornya(kolom: str, pemilik: tuple[str, str], tmp_path: Path) -> None:
    isi: list[list[Any]] = [
        ["NO", kolom, "KEGIATAN", *UANG],
        [1, pemilik[0], "X", 100, 10],
        [2, pemilik[1], "X", 200, "rusak"],
        [3, pemilik[1], "Y", 5, 1],
    ]
    b = baca(tmp_path, [*JUDUL, *isi])
    assert temuan(b) == [("ANGKA-BUKAN-ANGKA", "E8")]
    assert (b.ditolak, b.skpd_rusak, b.baris) == (False, frozenset({pemilik[1]}), Baris(3, 1, 2))
    isi[1][4] = "rusak juga"
    assert baca(tmp_path, [*JUDUL, *isi]).ditolak


def test_kantor_di_baris_pertamanya_saja_dan_jumlah_di_kolom_kode_kantor(tmp_path: Path) -> None:
    """The office's cell is merged over its rows: none of them may fall out of a file of several offices."""
    isi: list[list[Any]] = [
        ["Kode SKPD", "Nama SKPD", "KEGIATAN", *UANG],
        ["7.01.01", "Kecamatan A", "X", 100, 10],
        [None, None, "Y", 200, 20],
        ["7.01.02", "Kecamatan B", "X", 300, 30],
        [None, None, "Y", 400, 40],
        ["JUMLAH", None, None, 1000, 100],
    ]
    b = baca(tmp_path, [*JUDUL, *isi])
    assert b.pagu is not None
    assert (temuan(b), b.baris) == ([], Baris(4, 4))
    kantor = [("7.01.01", "Kecamatan A")] * 2 + [("7.01.02", "Kecamatan B")] * 2
    assert b.pagu.select("kode_skpd", "nama_skpd").rows() == kantor
    isi[-1][3] = 1001
    assert temuan(baca(tmp_path, [*JUDUL, *isi])) == [("TOTAL-BERKAS-BEDA", "D11")]


def test_sel_rusak_tanpa_kolom_kantor_menolak_semuanya(tmp_path: Path) -> None:
    b = baca(tmp_path, rekap([1, "A", 100, "rusak"], [2, "B", 200, 5]))
    assert (b.ditolak, b.baris) == (True, Baris(2, 0, 2))


def test_nama_yang_kosong_ditunjuk_di_selnya(tmp_path: Path) -> None:
    """A nameless program line would hand its kegiatan to the program above, a nameless kegiatan its money to nobody."""
    program: list[list[Any]] = [
        ["NO", "PROGRAM / KEGIATAN", *UANG],
        [None, "P", 100, 0],
        [1, "A", 100, 0],
        [None, None, 5, 0],
        [1, "B", 5, 0],
    ]
    assert temuan(baca(tmp_path, [*JUDUL, *program])) == [("SEL-KOSONG", "B9")]
    kegiatan: list[list[Any]] = [["PROGRAM", "KEGIATAN", *UANG], ["P", "A", 100, 0], [None, None, 5, 0], [None, "B", 7, 0]]
    b = baca(tmp_path, [*JUDUL, *kegiatan])
    assert (temuan(b), b.ditolak) == ([("SEL-KOSONG", "B8")], True)


def test_rumus_yang_tersalin_terlalu_jauh_bukan_baris(tmp_path: Path) -> None:
    b = baca(tmp_path, rekap([1, "A", 100, 1], [None, None, 0, 0], [None, None, 0, 0]))
    assert (temuan(b), b.baris) == ([], Baris(1, 1))


def test_nama_pendek_di_dalam_judulnya_bukan_judul_lagi(tmp_path: Path) -> None:
    """A letter of "KEGIATAN" ("A") is not a word of it: the row stays, and its pagu is missed aloud."""
    b = baca(tmp_path, [*JUDUL, ["NO", "KEGIATAN", *UANG], [1, "B", 100, 0], [None, "A", "-", "-"]])
    assert b.ditolak
    assert ("SEL-KOSONG", "C8") in temuan(b)


@pytest.mark.parametrize("baris", [[None, "B", "5o0", 0], [None, None, 500, 0], [None, "B", "-", "x"]])
def test_yang_bernama_atau_berangka_di_bawah_jumlah_bukan_tanda_tangan(baris: list[Any], tmp_path: Path) -> None:
    b = baca(tmp_path, [*JUDUL, ["NO", "KEGIATAN", *UANG], [1, "A", 100, 0], [None, "JUMLAH", 100, 0], baris])
    assert b.ditolak
    assert {sel[1:] for kode, sel in temuan(b) if kode != "TOTAL-BERKAS-BEDA"} == {"9"}


@pytest.mark.parametrize("isi", ["#REF!", "#REF! ", "\u00a0#N/A"])
def test_nilai_galat_yang_ditempel_sebagai_teks_bukan_nama(isi: str, tmp_path: Path) -> None:
    """Blanks around it hide nothing: such a text would be printed as the name of a kegiatan."""
    b = baca(tmp_path, [*JUDUL, ["NO", "KEGIATAN", *UANG], [1, "A", 100, 0], [2, isi, 100, 0]])
    assert ("SEL-GALAT", "B8") in temuan(b)
