"""Bad input, each alone: a galat at the right cell, exit 1, a draft and no official workbook, no traceback."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.cell import coordinate_from_string

from tests.contoh_kalumpang import KINERJA, tulis_contoh
from tests.jalan_lkj import buku, laporan
from tests.kerusakan import ADM, BURUK, WAJIB_KINERJA, ganti_teks

KINERJA_BURUK = [f"judul hilang: {lb}, {j}" for lb, j in WAJIB_KINERJA]


def geser(jalan: Path) -> None:
    """Insert a blank row on top and a blank column at the left of every sheet, merged cells included."""
    lama = openpyxl.load_workbook(jalan)
    baru = openpyxl.Workbook()
    baru.remove(baru.active)
    for asal in lama:
        tujuan = baru.create_sheet(asal.title)
        for baris in asal.iter_rows():
            for sel in baris:
                if sel.value is not None:
                    tujuan.cell(sel.row + 1, sel.column + 1, sel.value).number_format = sel.number_format
        for g in asal.merged_cells.ranges:
            tujuan.merge_cells(start_row=g.min_row + 1, end_row=g.max_row + 1, start_column=g.min_col + 1, end_column=g.max_col + 1)
    baru.save(jalan)


def geser_sel(sel: str) -> str:
    if sel == "-":
        return sel
    huruf, baris = coordinate_from_string(sel)
    return f"{get_column_letter(column_index_from_string(huruf) + 1)}{baris + 1}"


@pytest.mark.parametrize(("nama", "bergeser"), [(n, g) for n in BURUK for g in (False, True) if not (g and n in KINERJA_BURUK[1:])])
def test_masukan_buruk(nama: str, bergeser: bool, tmp_path: Path) -> None:
    masukan, keluaran = tmp_path / "masukan", tmp_path / "keluaran"
    tulis_contoh(masukan)
    harap = BURUK[nama](masukan)
    if bergeser:
        for jalan in masukan.iterdir():
            geser(jalan)
        harap = [h._replace(sel=geser_sel(h.sel)) for h in harap]
    jawaban = laporan(masukan, keluaran, "--tahun", 2019, "--triwulan", 2)
    assert jawaban.kode == 1
    galat = jawaban.temuan()
    for h in harap:
        assert h in galat
    assert [n[:9] for n in buku(keluaran)] == ["DRAF LKj "]
    assert all("Traceback" not in t for t in (jawaban.keluar, jawaban.galat))


@pytest.mark.parametrize("bergeser", [False, True], ids=["asli", "bergeser"])
def test_program_berganti_nama_di_pemetaan(bergeser: bool, tmp_path: Path) -> None:
    """DESIGN 5 calls both findings a peringatan; money without mapping still makes a draft."""
    masukan, keluaran = tmp_path / "masukan", tmp_path / "keluaran"
    tulis_contoh(masukan)
    (letak,) = ganti_teks(KINERJA, "Pemetaan", ADM, f"{ADM} Umum", "PEMETAAN-TANPA-DAUN-MIRIP")(masukan)
    if bergeser:
        geser(masukan / KINERJA)
        letak = letak._replace(sel=geser_sel(letak.sel))
    jawaban = laporan(masukan, keluaran, "--tahun", 2019, "--triwulan", 2)
    assert jawaban.kode == 1
    assert letak in jawaban.temuan("peringatan")
    assert [t["kode"] for t in jawaban.json["temuan"]].count("BELUM-DIPETAKAN") == 1
    assert [n[:9] for n in buku(keluaran)] == ["DRAF LKj "]


@pytest.mark.parametrize("bergeser", [False, True], ids=["asli", "bergeser"])
def test_contoh_yang_baik_tetap_baik(bergeser: bool, tmp_path: Path) -> None:
    """A blank row and a blank column change nothing in a good folder."""
    masukan, keluaran = tmp_path / "masukan", tmp_path / "keluaran"
    tulis_contoh(masukan)
    if bergeser:
        for jalan in masukan.iterdir():
            geser(jalan)
    jawaban = laporan(masukan, keluaran, "--tahun", 2019, "--triwulan", 2)
    assert (jawaban.kode, jawaban.json["temuan"]) == (0, [])
    assert jawaban.json["total_keluar"] == {"pagu": "2629137600.00", "realisasi": "542505821.00"}
    assert buku(keluaran) == ["LKj TW2 2019 Kecamatan Kalumpang.xlsx"]


def test_tanpa_indikator_tidak_pernah_resmi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report whose Tabel 3.1 and 3.2 are empty is a draft also where the leaves may stay unmapped."""
    masukan, keluaran = tmp_path / "masukan", tmp_path / "keluaran"
    tulis_contoh(masukan)
    monkeypatch.setenv("LKJ_IZINKAN_BELUM_DIPETAKAN", "ya")
    wb = openpyxl.load_workbook(masukan / KINERJA)
    for nama in ("Indikator", "Realisasi", "Pemetaan"):
        wb[nama].delete_rows(2, wb[nama].max_row)
    wb.save(masukan / KINERJA)
    assert [t[0] for t in laporan(masukan, keluaran).temuan()] == ["TANPA-BARIS", "TANPA-KINERJA"]
    assert [n[:9] for n in buku(keluaran)] == ["DRAF LKj "]


@pytest.mark.parametrize(
    ("lembar", "sel", "isi", "kode"),
    [("Realisasi", "E7", "8\u200b0", "NILAI-BEDA-HITUNGAN"), ("Indikator", "E2", "8\u200b5", "TARGET-TAHUNAN-TIDAK-COCOK")],
)
def test_peringatan_di_sebuah_sel_tidak_menutupi_galat_di_sel_itu(tmp_path: Path, lembar: str, sel: str, isi: str, kode: str) -> None:
    """An invisible character is dropped and the number used: what is wrong with the number is said all the same."""
    masukan = tmp_path / "masukan"
    tulis_contoh(masukan)
    wb = openpyxl.load_workbook(masukan / KINERJA)
    wb[lembar][sel] = isi
    wb.save(masukan / KINERJA)
    jawaban = laporan(masukan, tmp_path / "keluaran", "--tahun", 2019, "--triwulan", 2)
    assert jawaban.kode == 1
    assert jawaban.temuan() == [(kode, KINERJA, lembar, sel)]
    assert jawaban.temuan("peringatan") == [("KARAKTER-TAK-TAMPAK", KINERJA, lembar, sel)]
