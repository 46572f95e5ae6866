"""LRA per rekening and Register SP2D: a total to compare with, never a figure of the report."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lkj_etl.bacaan import Bacaan
from tests.berkas_kendali import baca_uang, kode, lra, register_sp2d, tulis_html, tulis_xlsx

LRA: list[list[Any]] = [
    ["4", "PENDAPATAN", 100, 50],
    ["4.1.01", "Pajak", 100, 50],
    ["5", "BELANJA DAERAH", 900, "650,50"],
    ["5.1", "BELANJA OPERASI", 800, "600,50"],
    ["5.1.01.", "Gaji", 500, "400,25"],
    ["5.1.02", "Barang", 300, "200,25"],
    ["5.2", "BELANJA MODAL", 100, "50,00"],
    [None, "JUMLAH BELANJA", 900, "650,50"],
    [None, "SURPLUS / (DEFISIT)", -800, "(600,50)"],
    ["6.1", "PENERIMAAN PEMBIAYAAN", 10, 10],
]
SP2D: list[tuple[Any, ...]] = [
    ("7 Januari 2026", "81.05/04.0/000001/LS/M/1/2026", 1000, 100, 900),
    ("28 Februari 2026", "81.05/04.0/000002/LS/M/2/2026", 500.5, 0, 500.5),
]


def baris(b: Bacaan) -> list[tuple[Any, ...]]:
    assert b.kontrol is not None
    return list(b.kontrol.select("sel", "nama_skpd", "nomor", "tanggal", "jumlah").iter_rows())


def test_lra_memberi_daun_belanja_saja(tmp_path: Path) -> None:
    tulis_xlsx(tmp_path / "lra.xlsx", lra(LRA))
    b = baca_uang(tmp_path / "lra.xlsx")
    assert (b.jenis, b.ditolak, kode(b)) == ("kontrol", False, [])
    assert b.pagu is None
    assert b.belanja is None
    assert baris(b) == [
        ("D10", "", "", None, Decimal("400.25")),
        ("D11", "", "", None, Decimal("200.25")),
        ("D12", "", "", None, Decimal("50.00")),
    ]
    assert [t.isi for t in b.keterangan.skpd] == ["KECAMATAN CONTOH"]
    assert ([t.isi for t in b.keterangan.triwulan], b.keterangan.kumulatif) == (["1"], True)


def test_lra_jumlah_yang_berbeda_di_selnya(tmp_path: Path) -> None:
    tulis_html(tmp_path / "lra.xls", lra([*LRA[:3], ["5.1", "BELANJA OPERASI", 800, "601,50"], *LRA[4:]]))
    b = baca_uang(tmp_path / "lra.xls")
    assert [t for t in kode(b) if t[0] == "TOTAL-BERKAS-BEDA"] == [("TOTAL-BERKAS-BEDA", "Tabel 1", "D9")]
    assert not b.ditolak


def test_lra_kode_yang_rusak_menolak_berkas(tmp_path: Path) -> None:
    """An account with a letter in its code would be missing from the control total without a word."""
    tulis_xlsx(tmp_path / "lra.xlsx", lra([LRA[4], ["5.1.O2", "Barang", 300, 200], ["JUMLAH", None, 800, 600]]))
    b = baca_uang(tmp_path / "lra.xlsx")
    assert (kode(b), b.ditolak) == ([("KODE-TAK-TERBACA", "Laporan", "A7")], True)
    tulis_xlsx(tmp_path / "lra.xlsx", lra([LRA[4], ["(1)", "(2)", "(3)", "(4)"], LRA[5]]))
    assert kode(baca_uang(tmp_path / "lra.xlsx")) == []


def test_lra_bentuk_cetak_dengan_judul_gabungan(tmp_path: Path) -> None:
    """Heading KODE REKENING over B:F, URAIAN over G:P, REALISASI at S, while data cells R:S are merged and hold the amount in R."""
    judul: list[Any] = [None] * 19
    judul[1], judul[6], judul[16], judul[18] = "KODE REKENING", "URAIAN", "ANGGARAN", "REALISASI"
    isi: list[list[Any]] = [[], [None] * 4 + ["LAPORAN REALISASI ANGGARAN PENDAPATAN DAN BELANJA DAERAH"], judul]
    for nomor, (akun, nama, anggaran, realisasi) in enumerate((("5", "BELANJA", 900, 650), ("5.1", "OPERASI", 900, 650))):
        b: list[Any] = [None] * 19
        b[3], b[7 + nomor], b[16], b[17] = akun, nama, anggaran, realisasi
        isi.append(b)
    tulis_xlsx(tmp_path / "lra.xlsx", isi, [(3, 2, 3, 6), (3, 7, 3, 16), (4, 18, 4, 19), (5, 18, 5, 19)])
    hasil = baca_uang(tmp_path / "lra.xlsx")
    assert kode(hasil) == []
    assert baris(hasil) == [("R5", "", "", None, Decimal("650.00"))]


def test_lra_tanpa_realisasi_menyebut_yang_kurang(tmp_path: Path) -> None:
    tulis_xlsx(tmp_path / "lra.xlsx", [["Realizasi" if s == "Realisasi" else s for s in r] for r in lra(LRA)])
    b = baca_uang(tmp_path / "lra.xlsx")
    [t] = b.temuan
    assert (t.kode, b.ditolak) == ("JUDUL-KURANG", True)
    assert 'baris 5: "Realisasi". Judul yang ada: "Realizasi"' in t.isi


def test_kode_program_di_kolom_kode_bukan_lra(tmp_path: Path) -> None:
    isi: list[list[Any]] = [
        ["Kode", "Uraian", "Anggaran", "Realisasi"],
        ["7.01.01.2.02.0001", "Gaji", 500, 400],
        ["7.01.01.2.06.0002", "Alat", 300, 200],
    ]
    tulis_xlsx(tmp_path / "rekap.xlsx", isi)
    assert baca_uang(tmp_path / "rekap.xlsx").jenis == "rekap"


def test_register_sp2d_tanpa_nama_penerima(tmp_path: Path) -> None:
    tulis_xlsx(tmp_path / "sp2d.xlsx", [*register_sp2d(SP2D), ["Total", *[None] * 7, 1500.5, 100, 1400.5]])
    b = baca_uang(tmp_path / "sp2d.xlsx")
    assert (b.jenis, b.ditolak, kode(b)) == ("kontrol", False, [])
    assert baris(b) == [
        ("I2", "Kecamatan Contoh", SP2D[0][1], date(2026, 1, 7), Decimal("1000.00")),
        ("I3", "Kecamatan Contoh", SP2D[1][1], date(2026, 2, 28), Decimal("500.50")),
    ]
    assert "RAHASIA" not in repr(b)


def test_register_sp2d_subtotal_dan_total_di_atas_bukan_sp2d(tmp_path: Path) -> None:
    """Each total is compared with the SP2D that it may sum: since the total before it, all above it, or all below the first one."""
    judul, satu, dua = register_sp2d(SP2D)
    total = {n: [n, *[None] * 7, *uang] for n, uang in {"Sub Total": (1000, 100, 900), "TOTAL": (1500.5, 100, 1400.5)}.items()}
    total["TOTAL"][:2] = ["-", "TOTAL"]
    tulis_xlsx(tmp_path / "sp2d.xlsx", [judul, total["TOTAL"], satu, total["Sub Total"], dua, total["TOTAL"]])
    b = baca_uang(tmp_path / "sp2d.xlsx")
    assert kode(b) == []
    assert [n for *_, n in baris(b)] == [1000, Decimal("500.5")]


@pytest.mark.parametrize(
    ("ubah", "temuan", "ditolak"),
    [
        ((*SP2D[0][:4], 901), ("NETO-BEDA", "Laporan", "K2"), False),
        ((*SP2D[0][:2], None, 0, 0), ("SEL-KOSONG", "Laporan", "I2"), True),
        ((*SP2D[0][:2], "1.0O0", 0, 0), ("ANGKA-BUKAN-ANGKA", "Laporan", "I2"), True),
        (("31 Februari 2026", *SP2D[0][1:]), ("TANGGAL-MUSTAHIL", "Laporan", "B2"), True),
    ],
)
def test_register_sp2d_diperiksa(tmp_path: Path, ubah: Any, temuan: tuple[str, str, str], ditolak: bool) -> None:
    tulis_xlsx(tmp_path / "sp2d.xlsx", register_sp2d([ubah, SP2D[1]]))
    b = baca_uang(tmp_path / "sp2d.xlsx")
    assert temuan in kode(b)
    assert b.ditolak is ditolak
