"""Kind `rekap`: headings of two and three rows, merged as offices merge them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.baca_langsung import JUDUL, baca, baca_berkas, temuan

FISIK: dict[str, list[list[Any]]] = {
    "uang dan fisik": [["KODE", "URAIAN", "PAGU", "REALISASI", None], [None, None, None, "KEUANGAN (Rp)", "FISIK (%)"]],
    "target dan realisasi": [
        ["KODE", "URAIAN", "PAGU", "REALISASI", None, "TARGET", None],
        [None, None, None, "KEUANGAN", "FISIK", "KEUANGAN", "FISIK"],
    ],
    "fisik di atas realisasi": [
        ["KODE", "URAIAN", "PAGU", "KEUANGAN", None, "FISIK (%)", None],
        [None, None, None, "REALISASI", "%", "TARGET", "REALISASI"],
    ],
    "tiga baris": [
        ["KODE", "URAIAN", "PAGU", "REALISASI", None, None],
        [None, None, None, "KEUANGAN", None, "FISIK"],
        [None, None, None, "Rp", "%", "%"],
    ],
}


@pytest.mark.parametrize("nama", FISIK)
def test_kemajuan_fisik_bukan_realisasi_kedua(nama: str, tmp_path: Path) -> None:
    judul = FISIK[nama]
    isi = [["7.01.01.2.02.0001", "S", 100, 40, 40, 50], ["7.01.01.2.06.0002", "S2", 200, 60, 30, 35]]
    jalan = tmp_path / "x.xlsx"
    buku = openpyxl.Workbook()
    for baris in (*JUDUL, *judul, *isi):
        buku["Sheet"].append(baris)
    gabungan = {
        "uang dan fisik": ["D6:E6"],
        "target dan realisasi": ["D6:E6", "F6:G6"],
        "fisik di atas realisasi": ["D6:E6", "F6:G6"],
        "tiga baris": ["D6:F6", "D7:E7"],
    }[nama]
    for rentang in gabungan:
        buku["Sheet"].merge_cells(rentang)
    buku.save(jalan)
    b = baca_berkas(jalan)
    assert b.belanja is not None
    assert (temuan(b), b.belanja["realisasi"].to_list()) == ([], [40, 60])


@pytest.mark.parametrize("digabung", [False, True])
@pytest.mark.parametrize(
    ("judul", "gabungan"),
    [
        ([["KODE", "URAIAN", "PAGU", "REALISASI"], [None, None, None, "s.d. Bulan Lalu", "Bulan Ini", "s.d. Bulan Ini"]], "D6:F6"),
        ([["KODE", "URAIAN", "PAGU", "REALISASI"], [None, None, None, "K", "%", "Rp"]], "D6:F6"),
        ([["KODE", "URAIAN", "PAGU", "REALISASI"], [None, None, None, "KINERJA", "%", "KEUANGAN (Rp)"]], "D6:F6"),
        ([["KODE", "URAIAN", "PAGU", "KINERJA", None, "REALISASI"], [None, None, None, "REALISASI", "%"]], "D6:E6"),
    ],
)
def test_judul_dua_baris_tanpa_sel_yang_digabung_ke_bawah(judul: list[list[Any]], gabungan: str, digabung: bool, tmp_path: Path) -> None:
    """Offices leave the lower cells of KODE, URAIAN, PAGU blank instead; the lower row is heading all the same, not a kegiatan."""
    buku = openpyxl.Workbook()
    for baris in (*JUDUL, *judul, ["7.01.01.2.02.0001", "S", 100, 1, 1, 40], ["7.01.01.2.06.0002", "S2", 200, 2, 2, 60]):
        buku["Sheet"].append(baris)
    if digabung:
        buku["Sheet"].merge_cells(gabungan)
    buku.save(tmp_path / "x.xlsx")
    b = baca_berkas(tmp_path / "x.xlsx")
    assert b.belanja is not None
    assert ([t for t in b.temuan if t.tingkat == "galat"], b.belanja["realisasi"].to_list()) == ([], [40, 60])


SEMUA_TINGKAT = ("7.01.01", "7.01.01.2.02", "7.01.01.2.02.0001", "7.01.01.2.06", "7.01.01.2.06.0002")


@pytest.mark.parametrize(
    "judul",
    [
        "KODE REKENING",
        "KODE REK.",
        "NO. KODE",
        "KODE KEGIATAN",
        "KODE URUSAN / PROGRAM / KEGIATAN",
        "KODE DAN NAMA",
        "KODERING",
        "NO",
        "REF",
    ],
)
@pytest.mark.parametrize("nama", ["URAIAN", "KEGIATAN"])
def test_kolom_kode_apa_pun_judulnya(judul: str, nama: str, tmp_path: Path) -> None:
    """Unread, it left five kegiatan with every rupiah three times: the codes tell which rows stand above others."""
    isi = [[kode, n, pagu, 0] for kode, n, pagu in zip(SEMUA_TINGKAT, "PKSLT", (300, 100, 100, 200, 200), strict=True)]
    b = baca(tmp_path, [*JUDUL, [judul, nama, "PAGU", "REALISASI"], *isi, ["JUMLAH", None, 300, 0]])
    assert b.pagu is not None
    assert temuan(b) == []
    harap = [("P", "K", "7.01.01.2.02.0001", "S", 100), ("P", "L", "7.01.01.2.06.0002", "T", 200)]
    assert b.pagu.select("program", "kegiatan", "kode_sub_kegiatan", "sub_kegiatan", "pagu").rows() == harap


@pytest.mark.parametrize(
    "judul",
    [
        "Uraian Program, Kegiatan dan Sub Kegiatan",
        "PROGRAM, KEGIATAN, DAN SUB KEGIATAN",
        "Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan",
        "Nama Kegiatan / Sub Kegiatan",
        "PROGRAM & KEGIATAN",
        "URAIAN KEGIATAN",
    ],
)
def test_kolom_nama_semua_tingkat(judul: str, tmp_path: Path) -> None:
    isi = [[kode, n, 100, 0] for kode, n in zip(SEMUA_TINGKAT[:3], "PKS", strict=True)]
    b = baca(tmp_path, [*JUDUL, ["KODE", judul, "PAGU", "REALISASI"], *isi])
    assert b.pagu is not None
    assert (temuan(b), b.pagu.select("program", "kegiatan", "sub_kegiatan").rows()) == ([], [("P", "K", "S")])


NOMOR = (
    ["1", "2", "3", "4", "5=4/3*100"],
    [1, 2, 3, 4, "5 = 4 : 3"],
    ["(1)", "(2)", "(3)", "(4)", "(5)=(4:3)"],
    [-1, -2, -3, -4, -5],
    ["1.", "2.", "3.", "4.", "5 (4/3)"],
)


@pytest.mark.parametrize("nomor", NOMOR, ids=[str(n[-1]) for n in NOMOR])
@pytest.mark.parametrize("lagi", [False, True])
def test_baris_nomor_kolom_bukan_kegiatan(nomor: list[Any], lagi: bool, tmp_path: Path) -> None:
    """Below the heading, and where a page begins with both again; read as a row it was Rp 3 of pagu and Rp 4 of realisasi."""
    judul = ["KODE", "URAIAN", "PAGU", "REALISASI", "%"]
    isi: list[list[Any]] = [["7.01.01.2.02.0001", "S", 100, 40, 40], ["7.01.01.2.06.0002", "S2", 200, 60, 30]]
    b = baca(tmp_path, [*JUDUL, judul, nomor, isi[0], *([judul, nomor] if lagi else []), isi[1]])
    assert b.belanja is not None
    assert (temuan(b), b.belanja["realisasi"].to_list()) == ([], [40, 60])


@pytest.mark.parametrize("nomor", [["1", "2", "7", "8", "9=8/7"], [1, 2, 7, 8]])
@pytest.mark.parametrize("satuan", [[], [None, None, "Rp", "Rp", "%"], [None, None, "(Rp)", "(Rp)", "(%)"]])
def test_nomor_kolom_dari_formulir_yang_lebih_lebar(nomor: list[Any], satuan: list[Any], tmp_path: Path) -> None:
    """Cut out of a wider form, below a row of units: numbered 1, 2, 7, 8 it was a kegiatan of Rp 7."""
    isi: list[list[Any]] = [[1, "S", 100, 40, 40], [2, "S2", 200, 60, 30]]
    b = baca(tmp_path, [*JUDUL, ["NO", "URAIAN", "PAGU", "REALISASI", "%"], *([satuan] if satuan else []), nomor, *isi])
    assert b.belanja is not None
    assert (temuan(b), b.belanja["realisasi"].to_list()) == ([], [40, 60])


def test_angka_kecil_tanpa_nama_tetap_galat(tmp_path: Path) -> None:
    b = baca(tmp_path, [*JUDUL, ["NO", "URAIAN", "PAGU", "REALISASI"], [1, "S", 100, 40], [2, None, 20, 10], [3, "T", "ribu", 1]])
    assert temuan(b) == [("ANGKA-BUKAN-ANGKA", "C9"), ("SEL-KOSONG", "B8")]


def test_baris_bernomor_yang_bukan_nomor_kolom(tmp_path: Path) -> None:
    b = baca(tmp_path, [*JUDUL, ["NO", "URAIAN", "PAGU", "REALISASI"], [1, "2 Tambahan penghasilan", 3, 4], [2, "3. B", 5, 5]])
    assert b.belanja is not None
    assert b.belanja["realisasi"].to_list() == [4, 5]
