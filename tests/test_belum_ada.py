"""What is not there is not 0: no file of realisasi, a blank realisasi, a scale that only part of a file names."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lkj_etl.pengaturan import Pengaturan
from lkj_etl.periksa.berkas import putusan
from tests.baca_langsung import baca, temuan
from tests.contoh_kalumpang import BELANJA, tulis_contoh
from tests.jalan_lkj import lkj

PAGU_JUTA, REALISASI_JUTA = "PAGU (juta rupiah)", "REALISASI (Rp juta)"
JUTAAN, RIBUAN = Pengaturan(skala="jutaan"), Pengaturan(skala="ribuan")


def _teks(jalan: Path, lembar: str) -> list[str]:
    ws = openpyxl.load_workbook(jalan, read_only=True, data_only=True)[lembar]
    return [sel for baris in ws.iter_rows(values_only=True) for sel in baris if isinstance(sel, str)]


def test_tanpa_berkas_realisasi_nol_bukan_hasil(tmp_path: Path) -> None:
    """The draft says that there is no file; nowhere is "realisasi Rp 0" said of the office."""
    masukan, keluaran = tmp_path / "masukan", tmp_path / "keluaran"
    tulis_contoh(masukan)
    (masukan / BELANJA).unlink()
    jawaban = lkj("laporan", "--masukan", masukan, "--keluaran", keluaran, "--tahun", 2019, "--triwulan", 2)
    assert jawaban.kode == 1
    assert "Pagu Rp 2.629.137.600; realisasi belum ada berkasnya" in jawaban.keluar
    (draf,) = keluaran.glob("2019/TW2/DRAF*.xlsx")
    ringkasan = _teks(draf, "Ringkasan")
    assert (ringkasan.count("-"), ringkasan.count("belum ada berkas realisasi")) == (2, 2)
    assert any("angka 0 di kolom realisasi bukan hasil belanja" in t for t in _teks(draf, "Tabel 3.3"))
    narasi = " ".join(_teks(draf, "Narasi"))
    assert "sebesar Rp 2.629.137.600. Belum ada berkas realisasi yang dapat dipakai" in narasi
    assert "realisasi sebesar Rp 0" not in narasi


def _rekap(judul: list[str], *isi: list[Any], atas: str = "TAHUN 2026 S.D. TRIWULAN II") -> list[list[Any]]:
    return [["KECAMATAN CONTOH"], [atas], judul, *isi]


@pytest.mark.parametrize("kosong", [None, "", "  "])
def test_realisasi_kosong_disebut_dan_dihitung_nol(tmp_path: Path, kosong: str | None) -> None:
    b = baca(tmp_path, _rekap(["KEGIATAN", "PAGU", "REALISASI"], ["A", 100, 40], ["B", 200, kosong], ["JUMLAH", 300, 40]))
    assert b.belanja is not None
    assert (temuan(b), b.belanja["realisasi"].to_list()) == ([("REALISASI-KOSONG", "C5")], [Decimal(40), Decimal(0)])
    assert putusan(b) == "diterima_dengan_catatan"


def test_skala_di_judul_kolom(tmp_path: Path) -> None:
    """Without the setting the file is refused at both headings; with it 1,5 million is Rp 1.500.000."""
    isi = _rekap(["KEGIATAN", PAGU_JUTA, REALISASI_JUTA], ["A", 1.5, 0.25])
    assert temuan(baca(tmp_path, isi)) == [("SKALA-BELUM-DITETAPKAN", "B3"), ("SKALA-BELUM-DITETAPKAN", "C3")]
    b = baca(tmp_path, isi, pengaturan=JUTAAN)
    assert b.pagu is not None
    assert b.belanja is not None
    assert (temuan(b), b.pagu["pagu"].to_list(), b.belanja["realisasi"].to_list()) == ([], [Decimal(1_500_000)], [Decimal(250_000)])


@pytest.mark.parametrize(
    ("judul", "atas", "pengaturan", "diharap"),
    [
        (["KEGIATAN", PAGU_JUTA, "REALISASI"], "TAHUN 2026", JUTAAN, [("SKALA-SEBAGIAN", "C3")]),
        (["KEGIATAN", PAGU_JUTA, REALISASI_JUTA], "TAHUN 2026", RIBUAN, [("SKALA-BERBEDA", "B3"), ("SKALA-BERBEDA", "C3")]),
        (["KEGIATAN", "PAGU", "REALISASI"], "TAHUN 2026 (dalam jutaan rupiah)", RIBUAN, [("SKALA-BERBEDA", "A2")]),
        (["KEGIATAN", "PAGU", "REALISASI"], "TAHUN 2026 (dalam jutaan)", RIBUAN, [("SKALA-BERBEDA", "A2")]),
        (["KEGIATAN", "PAGU (Rp)", "REALISASI"], "TAHUN 2026 (dalam miliar rupiah)", JUTAAN, [("SKALA-BERBEDA", "A2")]),
        (["KEGIATAN", "PAGU", "REALISASI"], "TAHUN 2026 (dalam jutaan rupiah)", JUTAAN, []),
        (["KEGIATAN", "PAGU", "REALISASI"], "TAHUN 2026 (dalam jutaan rupiah)", Pengaturan(skala="rupiah"), []),
    ],
)
def test_satu_satuan_untuk_semua_rupiah(
    tmp_path: Path, judul: list[str], atas: str, pengaturan: Pengaturan, diharap: list[tuple[str, str]]
) -> None:
    """A file in millions is never multiplied by a thousand, nor a column for which nothing is said by anything."""
    b = baca(tmp_path, _rekap(judul, ["A", 15, 2], atas=atas), pengaturan=pengaturan)
    assert temuan(b) == diharap
    assert putusan(b) == ("ditolak" if diharap else "diterima")
