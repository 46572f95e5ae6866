"""A leaf of a rekap that is the sum of those below it: every rupiah may stand there twice, and nothing else would say so."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lkj_etl.baca.rekap_ganda import cari_jumlah
from tests.baca_langsung import JUDUL, baca, temuan

JUDUL_KOLOM = ["NO", "URAIAN", "PAGU", "REALISASI"]
PROGRAM: list[list[Any]] = [[1, "Penunjang", 300, 30], [2, "Gaji", 100, 7], [3, "Rapat", 200, 23]]
SERATA: list[list[Any]] = [[n, nama, pagu, pagu // 10] for n, nama, pagu, _ in PROGRAM]
LAIN = [4, "Pembinaan", 50, 5]
GANDA = ("BARIS-MUNGKIN-JUMLAH", "C7")


@pytest.mark.parametrize(
    ("isi", "harap"),
    [
        (PROGRAM, [GANDA]),
        ([*PROGRAM, LAIN], [GANDA]),  # both columns, each by itself: no chance, wherever the rows end
        ([[None, *b[1:]] for b in (LAIN, *PROGRAM)], [("BARIS-MUNGKIN-JUMLAH", "C8")]),
        ([*SERATA, LAIN], []),  # one share of realisasi in every row: by chance perhaps, and the table goes on
        (SERATA, [GANDA]),
        ([[n, nama, pagu, 0] for n, nama, pagu, _ in SERATA], [GANDA]),
        ([[None, *b[1:]] for b in PROGRAM], [GANDA]),
        ([*PROGRAM, ["JUMLAH", None, 300, 30]], [("TOTAL-BERKAS-BEDA", "C10"), ("TOTAL-BERKAS-BEDA", "D10"), GANDA]),
        ([*SERATA, ["JUMLAH", None, 600, 60]], []),  # the total counts the row: it is a kegiatan
        ([["JUMLAH", None, 600, 60], *SERATA], []),
        ([*PROGRAM, ["JUMLAH", None, 600, 60]], [("JUMLAH-MUNGKIN-GANDA", "C7")]),
        ([[1, "Penunjang", 0, 0], [2, "Gaji", 0, 0], [3, "Rapat", 0, 0]], []),
        ([[1, "Gaji", 100, 7], [2, "Rapat", 100, 7], [3, "Pembinaan", 30, 1]], []),  # one row below is none
    ],
)
def test_yang_sama_dengan_jumlah_di_bawahnya(isi: list[list[Any]], harap: list[tuple[str, str]], tmp_path: Path) -> None:
    """The rows are read all the same: a draft shows them."""
    b = baca(tmp_path, [*JUDUL, JUDUL_KOLOM, *isi])
    assert (temuan(b), b.ditolak) == (harap, False)


@pytest.mark.parametrize(
    ("kode", "harap"),
    [
        (("4.01.01", "4.01.4.01.03.01.01", "4.01.4.01.03.01.02"), [GANDA]),
        (("4.01.4.01.03.01.03", "4.01.4.01.03.01.01", "4.01.4.01.03.01.02"), []),
        (("4.01.4.01.03.01.00", "4.01.4.01.03.01.01", "4.01.4.01.03.01.02"), [GANDA]),
        (("7.01.01", "7.01.01.2.02", "7.01.01.2.06"), []),
    ],
)
def test_kode_memberi_tahu_tingkatnya(kode: tuple[str, ...], harap: list[tuple[str, str]], tmp_path: Path) -> None:
    """Codes of one length are of one level; a program whose code no kegiatan goes on from is asked about."""
    isi = [[k, *b[1:]] for k, b in zip(kode, PROGRAM, strict=True)]
    assert temuan(baca(tmp_path, [*JUDUL, ["KODE", *JUDUL_KOLOM[1:]], *isi])) == harap


def test_jumlah_di_bawah_barisnya_tanpa_kata_jumlah(tmp_path: Path) -> None:
    isi = [*PROGRAM[1:], PROGRAM[0], LAIN]
    b = baca(tmp_path, [*JUDUL, JUDUL_KOLOM[1:], *(b[1:] for b in isi)])
    assert temuan(b) == [("BARIS-MUNGKIN-JUMLAH", "B9")]
    assert "di atasnya mulai baris 7" in b.temuan[0].isi
    isi = [*SERATA[1:], SERATA[0]]
    assert temuan(baca(tmp_path, [*JUDUL, JUDUL_KOLOM[1:], *(b[1:] for b in isi)])) == [], "by chance perhaps"


def test_baris_tanpa_kelurahan_di_atas_kelurahannya(tmp_path: Path) -> None:
    """One code in each row: the first one sums the two kelurahan."""
    judul = ["KODE", "URAIAN", "KELURAHAN", "PAGU", "REALISASI"]
    isi = [["7.01.01.2.02.0001", "S", unit, *b[2:]] for unit, b in zip((None, "Satu", "Dua"), SERATA, strict=True)]
    assert temuan(baca(tmp_path, [*JUDUL, judul, *isi])) == [("BARIS-MUNGKIN-JUMLAH", "D7")]


@pytest.mark.parametrize(("kantor", "harap"), [("KECAMATAN CONTOH", [GANDA]), ("7.01 KECAMATAN CONTOH", [])])
def test_baris_tanpa_kode_di_atas_nama_yang_berkode(kantor: str, harap: list[tuple[str, str]], tmp_path: Path) -> None:
    """The office's own line sums all programs; without a code nothing else tells so."""
    kode = ("7.01.01 P", "7.01.01.2.02 K", "7.01.01.2.02.01 S", "7.01.01.2.06 L", "7.01.01.2.06.02 T")
    isi = [[n, pagu, pagu // 10] for n, pagu in zip((kantor, *kode), (300, 300, 100, 100, 200, 200), strict=True)]
    assert temuan(baca(tmp_path, [*JUDUL, ["PROGRAM / KEGIATAN", *JUDUL_KOLOM[2:]], *isi])) == [(k, "B7") for k, _ in harap]


def test_baris_kantor_lain_tidak_dijumlahkan(tmp_path: Path) -> None:
    kantor = ("Kecamatan A", "Kecamatan B", "Kecamatan B")
    isi = [[n, nama, *b[1:]] for n, (nama, b) in enumerate(zip(kantor, PROGRAM, strict=True), start=5)]
    assert temuan(baca(tmp_path, [*JUDUL, ["NO", "NAMA SKPD", *JUDUL_KOLOM[1:]], *isi])) == []


@pytest.mark.parametrize(
    ("pagu", "jumlah"),
    [
        ((300, 100, 200, 50, 50), {0, 3}),
        ((50, 50, 300, 100, 200), {0, 2}),
        ((350, 300, 100, 200, 50), {0, 1}),
        ((300, 300, 100, 200), {0, 1}),
        ((300, 100, 200, 0, 0), {0}),
        ((9, 300, 100, 200), set()),  # by pagu alone, and the table does not begin with it
        ((9, 300, 100, 200, 70, 30, 40), {1, 4}),
        ((300, 100, 200, 9), set()),
        ((100, 200, 300), set()),
        ((50, 50, 40, 40, 70, 70), {0, 2, 4}),
        ((50, 50, 40, 40), set()),
        ((50, 50, 50, 50, 50, 50), set()),  # equal amounts throughout tell nothing
    ],
)
def test_menurut_pagu_saja_bila_seluruh_tabel_tersusun_begitu(pagu: tuple[int, ...], jumlah: set[int]) -> None:
    ketemu, pasti = cari_jumlah([(Decimal(p),) for p in pagu])
    assert (set(ketemu), pasti) == (jumlah, set())


RINCIAN: list[list[Any]] = [
    [None, "Program P", 300, 80],
    [1, "Gaji", 100, 30],
    [2, "Rapat", 200, 50],
    [None, "Program Q", 50, 5],
    [1, "Pembinaan", 50, 5],
    ["JUMLAH", None, 350, 85],
]
PER_PROGRAM: list[list[Any]] = [[1, "Program P", 300, 80], [2, "Program Q", 50, 5], ["JUMLAH", None, 350, 85]]
SETARA: list[list[Any]] = [[None, "Program Q", 300, 80], [1, "Tari", 120, 30], [2, "Lagu", 180, 50]]
PER_SEKSI: list[list[Any]] = [[1, "Seksi Pemerintahan", 160, 41], [2, "Seksi Umum", 190, 44], ["TOTAL", None, 350, 85]]
SAMA = "TABEL-MUNGKIN-SAMA"


@pytest.mark.parametrize(
    ("isi", "harap"),
    [
        ([*PER_PROGRAM, JUDUL_KOLOM, *RINCIAN], [(SAMA, "D16")]),
        ([*RINCIAN, [None, "Rekapitulasi per seksi"], *PER_SEKSI], [(SAMA, "D16")]),
        ([*RINCIAN, ["JUMLAH SELURUHNYA", None, 350, 85]], []),  # the same total once more
        ([*RINCIAN[:3], ["JUMLAH", None, 300, 80], *SETARA, ["JUMLAH", None, 300, 80], ["TOTAL", None, 600, 160]], []),
    ],
)
def test_tabel_kedua_yang_merekap_tabel_pertama(isi: list[list[Any]], harap: list[tuple[str, str]], tmp_path: Path) -> None:
    b = baca(tmp_path, [*JUDUL, JUDUL_KOLOM, *isi])
    assert (temuan(b), b.ditolak) == (harap, False)


@pytest.mark.parametrize(
    ("lembar", "harap"),
    [
        ({"Rincian": RINCIAN, "Rekap": PER_PROGRAM}, [(SAMA, "Rekap")]),
        ({"Rincian": RINCIAN, "Seksi": PER_SEKSI}, [(SAMA, "Seksi")]),
        ({"P": RINCIAN[:3], "Q": RINCIAN[3:5], "Rekap": PER_PROGRAM}, [(SAMA, "Rekap")]),
        ({"P": RINCIAN[:3], "Q": RINCIAN[3:5]}, []),
    ],
)
def test_lembar_yang_merekap_lembar_lain(lembar: dict[str, list[list[Any]]], harap: list[tuple[str, str]], tmp_path: Path) -> None:
    b = baca(tmp_path, {nama: [*JUDUL, JUDUL_KOLOM, *isi] for nama, isi in lembar.items()})
    assert [(t.kode, t.lembar) for t in b.temuan] == harap


def test_lembar_setiap_kelurahan_boleh_berjumlah_sama(tmp_path: Path) -> None:
    kelurahan = {n: [[n, *b[1:]] for b in PROGRAM[1:]] for n in ("Kelurahan A", "Kelurahan B")}
    b = baca(tmp_path, {n: [*JUDUL, ["KELURAHAN", *JUDUL_KOLOM[1:]], *isi] for n, isi in kelurahan.items()})
    assert (temuan(b), b.baris.dipakai) == ([], 4)
