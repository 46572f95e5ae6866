"""AKLAP report: four code columns, pairs of amounts, accounts at every level; leaves only, every subtotal compared."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lkj_etl.bacaan import Bacaan
from tests.berkas_kendali import CAMAT, LURAH, aklap, aklap_satu, baca_uang, kode, tulis_html, tulis_xlsx
from tests.berkas_sipd import tulis_csv

KOSONG = ("-", "-", "0,00", "0,00")
GAJI = "Penyediaan Gaji dan Tunjangan ASN"


def isi(**ubah: Any) -> list[list[Any]]:
    """Two units: the office (gaji 5.000 / 2.000, alat 1.500 modal) and a kelurahan (sarana 900 / -300); rows 9-29."""
    semua = [
        ["7", None, None, None, "URUSAN KEWILAYAHAN", "6.400,00", "1.700,00", "1.500,00", "1.500,00", *KOSONG],
        ["7.01", None, None, None, "KECAMATAN", "6.400,00", "1.700,00", "1.500,00", "1.500,00", *KOSONG],
        ["7.01", CAMAT, None, None, "Kecamatan Contoh", "5.500,00", "2.000,00", "1.500,00", "1.500,00", *KOSONG],
        ["7.01", CAMAT, "7.01.01", None, "PROGRAM PENUNJANG", "5.500,00", "2.000,00", "1.500,00", "1.500,00", *KOSONG],
        ["7.01", CAMAT, "7.01.01.2.02", None, "Administrasi Keuangan", "5.000,00", "2.000,00", *KOSONG, *KOSONG[:2]],
        ["7.01", CAMAT, "7.01.01.2.02.01", None, GAJI, "5.000,00", "2.000,00", *KOSONG, *KOSONG[:2]],
        [None, None, None, "5", "BELANJA DAERAH", "5.000,00", "2.000,00", *KOSONG, *KOSONG[:2]],
        [None, None, None, "5.1", "BELANJA OPERASI", "5.000,00", "2.000,00", *KOSONG, *KOSONG[:2]],
        [None, None, None, "5.1.01.01.001.00001", "Gaji Pokok", "4.000,00", "1.250,50", *KOSONG, *KOSONG[:2]],
        [None, None, None, "5.1.01.01.002.00001", "Tunjangan", "1.000,00", "749,50", *KOSONG, *KOSONG[:2]],
        ["Kode", None, None, None, "Uraian Urusan, Organisasi", "Operasi", None, "Modal"],
        ["7.01", CAMAT, "7.01.01.2.07", None, "Pengadaan", "500,00", "-", "1.500,00", "1.500,00", *KOSONG],
        ["7.01", CAMAT, "7.01.01.2.07.0006", None, "Pengadaan Peralatan", "500,00", "-", "1.500,00", "1.500,00", *KOSONG],
        [None, None, None, "5.1.02.01", "Belanja Barang", "500,00", "-", None, None, *KOSONG],
        [None, None, None, "5.2.02.05", "Belanja Modal", None, None, "1.500,00", "1.500,00", *KOSONG],
        ["7.01", LURAH, None, None, "Kelurahan Satu", "900,00", "( 300,00 )", *KOSONG, *KOSONG[:2]],
        ["7.01", LURAH, "7.01.03", None, "PROGRAM PEMBERDAYAAN", "900,00", "( 300,00 )", *KOSONG, *KOSONG[:2]],
        ["7.01", LURAH, "7.01.03.2.01", None, "Pemberdayaan", "900,00", "( 300,00 )", *KOSONG, *KOSONG[:2]],
        ["7.01", LURAH, "7.01.03.2.01.0004", None, "Sarana Kelurahan", "900,00", "( 300,00 )", *KOSONG, *KOSONG[:2]],
        ["JUMLAH", None, None, None, None, "6.400,00", "1.700,00", "1.500,00", "1.500,00", *KOSONG],
        ["SURPLUS / (DEFISIT)", None, None, None, None, "( 7.900,00 )", "( 3.200,00 )", *KOSONG, *KOSONG[:2]],
    ]
    for tempat, nilai in ubah.items():
        baris, kolom = tempat.removeprefix("b").split("k")
        semua[int(baris) - 9][int(kolom) - 1] = nilai
    return semua


def tulis(folder: Path, akhir: str, **ubah: Any) -> Path:
    baris, gabungan = aklap(isi(**ubah))
    jalan = folder / f"aklap.{akhir}"
    if akhir == "csv":
        lebar = max(len(b) for b in baris)
        tulis_csv(jalan, [[*b, *[None] * (lebar - len(b))] for b in baris])
    else:
        (tulis_html if akhir == "xls" else tulis_xlsx)(jalan, baris, gabungan)
    return jalan


def ringkas(b: Bacaan) -> list[tuple[Any, ...]]:
    assert b.pagu is not None
    assert b.belanja is not None
    kolom = ["kode_skpd", "kode_sub_skpd", "kode_program", "kode_kegiatan", "kode_sub_kegiatan", "sub_kegiatan", "sel"]
    jumlah = [(r["sel"], r["realisasi"]) for r in b.belanja.iter_rows(named=True)]
    return [(*p[:-1], p[-1], *j) for p, j in zip(b.pagu.select(*kolom, "pagu").iter_rows(), jumlah, strict=True)]


@pytest.mark.parametrize("akhir", ["xlsx", "xls", "csv"])
def test_satu_baris_per_unit_dan_sub_kegiatan(tmp_path: Path, akhir: str) -> None:
    b = baca_uang(tulis(tmp_path, akhir))
    assert (b.jenis, b.ditolak) == ("aklap", False)
    assert ringkas(b) == [
        (CAMAT, CAMAT, "7.01.01", "7.01.01.2.02", "7.01.01.2.02.0001", GAJI, "F14", Decimal("5000.00"), "G14", Decimal("2000.00")),
        (
            CAMAT,
            CAMAT,
            "7.01.01",
            "7.01.01.2.07",
            "7.01.01.2.07.0006",
            "Pengadaan Peralatan",
            "F21",
            Decimal("2000.00"),
            "I21",
            Decimal("1500.00"),
        ),
        (
            CAMAT,
            LURAH,
            "7.01.03",
            "7.01.03.2.01",
            "7.01.03.2.01.0004",
            "Sarana Kelurahan",
            "F27",
            Decimal("900.00"),
            "G27",
            Decimal("-300.00"),
        ),
    ]
    assert b.pagu is not None
    assert b.pagu["nama_skpd"].unique().to_list() == ["Kecamatan Contoh"]
    assert b.pagu["nama_sub_skpd"].to_list() == ["Kecamatan Contoh", "Kecamatan Contoh", "Kelurahan Satu"]
    assert [t.isi for t in b.keterangan.tahun] == ["2026"]
    assert [t.isi for t in b.keterangan.triwulan] == ["2"]
    assert b.keterangan.kumulatif
    assert (b.baris.dibaca, b.baris.dipakai) == (3, 3)
    bukan_format = [t for t in kode(b) if t[0] not in ("ISI-LAIN", "ISI-BUKAN-EXCEL", "BENTUK-LAIN")]
    lembar = {"xlsx": "Laporan", "xls": "Tabel 1", "csv": "-"}[akhir]
    assert ("REALISASI-NEGATIF", lembar, "G27") in bukan_format
    assert not [t for t in b.temuan if t.tingkat == "galat"]


@pytest.mark.parametrize(
    ("ubah", "sel"),
    [
        ({"b17k6": "4.000,01"}, ["F9", "F10", "F11", "F12", "F13", "F14", "F15", "F16", "F28"]),
        ({"b16k7": "1.999,00"}, ["G16"]),
        ({"b28k8": "1.501,00"}, ["H28"]),
        ({"b9k6": None}, []),
    ],
)
def test_setiap_jumlah_dibandingkan_dengan_daunnya(tmp_path: Path, ubah: dict[str, Any], sel: list[str]) -> None:
    b = baca_uang(tulis(tmp_path, "xlsx", **ubah))
    assert sorted(t.sel for t in b.temuan if t.kode == "TOTAL-BERKAS-BEDA") == sorted(sel)
    assert not b.ditolak, "a total that differs is a galat, but the rows stand"


@pytest.mark.parametrize(
    ("ubah", "temuan"),
    [
        ({"b17k6": "4.00O,00"}, ("ANGKA-BUKAN-ANGKA", "Laporan", "F17")),
        ({"b17k4": "5.1.O1"}, ("KODE-TAK-TERBACA", "Laporan", "D17")),
        ({"b17k4": None}, ("SEL-KOSONG", "Laporan", "D17")),
        ({"b18k6": "(1.000,00)"}, ("PAGU-NEGATIF", "Laporan", "F18")),
        ({"b21k3": "7.01.01.2.02.01"}, ("KUNCI-BENTROK", "Laporan", "C21")),
    ],
)
def test_galat_di_sel_menolak_berkas(tmp_path: Path, ubah: dict[str, Any], temuan: tuple[str, str, str]) -> None:
    b = baca_uang(tulis(tmp_path, "xlsx", **ubah))
    assert temuan in kode(b)
    assert b.ditolak


def test_tanda_tangan_di_bawah_kolom_uang_bukan_garis(tmp_path: Path) -> None:
    """Place and date hold digits, but no amount; an amount without a code refuses the file wherever it stands."""
    baris, gabungan = aklap(isi())
    kaki = [[], [*[None] * 5, "Contoh, 30 Juni 2026"], [*[None] * 5, "NIP. 1970"]]
    tulis_xlsx(tmp_path / "a.xlsx", [*baris, *kaki], gabungan)
    assert kode(baca_uang(tmp_path / "a.xlsx")) == kode(baca_uang(tulis(tmp_path, "xlsx")))
    tulis_xlsx(tmp_path / "a.xlsx", [*baris, [*[None] * 5, "5.000,00"]], gabungan)
    assert ("SEL-KOSONG", "Laporan", "D30") in kode(baca_uang(tmp_path / "a.xlsx"))


def test_satu_pasang_dan_kode_sebagai_angka_bulat(tmp_path: Path) -> None:
    baris = [
        [7, None, None, None, "URUSAN", 300, 120.5],
        ["7.01", None, None, None, "KECAMATAN", 300, 120.5],
        [None, CAMAT, None, None, "Kecamatan Contoh", 300, 120.5],
        [None, None, "X.XX.01", None, "PROGRAM", 300, 120.5],
        [None, None, "X.XX.01.2.02", None, "Kegiatan", 300, 120.5],
        [None, None, "X.XX.01.2.02.0001", None, GAJI, 300, 120.5],
        [None, None, None, 5, "BELANJA", 300, 120.5],
    ]
    tulis_xlsx(tmp_path / "a.xlsx", *aklap_satu(baris))
    b = baca_uang(tmp_path / "a.xlsx")
    assert kode(b) == []
    assert ringkas(b) == [
        (CAMAT, CAMAT, "7.01.01", "7.01.01.2.02", "7.01.01.2.02.0001", GAJI, "F9", Decimal("300.00"), "G9", Decimal("120.50"))
    ]


@pytest.mark.parametrize(
    ("rusak", "dicari"),
    [
        (("Kode", "Kod3"), '"Kode"'),
        (("Transfer", "Trnsfer"), '"Transfer Anggaran", "Transfer Realisasi"'),
    ],
)
def test_judul_rusak_menyebut_yang_dicari_dan_yang_ada(tmp_path: Path, rusak: tuple[str, str], dicari: str) -> None:
    baris, gabungan = aklap(isi())
    baris[4:7] = [[rusak[1] if x == rusak[0] else x for x in b] for b in baris[4:7]]
    tulis_xlsx(tmp_path / "a.xlsx", baris, gabungan)
    b = baca_uang(tmp_path / "a.xlsx")
    [t] = [t for t in b.temuan if t.kode == "JUDUL-KURANG"]
    assert dicari in t.isi
    assert rusak[1] in t.isi
    assert b.ditolak


def test_ribuan_rupiah_menurut_pengaturan(tmp_path: Path) -> None:
    from lkj_etl.pengaturan import Pengaturan

    baris, gabungan = aklap(isi())
    baris[3] = ["(dalam ribuan rupiah)"]
    tulis_xlsx(tmp_path / "a.xlsx", baris, gabungan)
    assert baca_uang(tmp_path / "a.xlsx").ditolak
    b = baca_uang(tmp_path / "a.xlsx", Pengaturan(skala="ribuan"))
    assert [x[7] for x in ringkas(b)] == [Decimal("5000000.00"), Decimal("2000000.00"), Decimal("900000.00")]
    assert not [t for t in b.temuan if t.kode == "TOTAL-BERKAS-BEDA"]
