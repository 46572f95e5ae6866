"""Many offices in one run: which offices, whose file is whose, and one office's fault its own."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path
from shutil import copy

import openpyxl
import pytest

from flows.massal import HasilMassal
from flows.massal_kantor import Daftar, Pilihan, tentukan_kantor
from lkj_etl.kesalahan import PemakaianSalah
from lkj_etl.periksa.kantor import Kantor
from tests import kabupaten_sintetis as sintetis
from tests.jalan_lkj import lkj
from tests.jalan_massal import KANTOR, jalan, sidik, ubah


@pytest.fixture
def salinan(kabupaten: Path, tmp_path: Path) -> Path:
    """Copy the inputs, for a test that spoils them."""
    folder = tmp_path / "masukan"
    folder.mkdir()
    for p in kabupaten.iterdir():
        (folder / p.name).write_bytes(p.read_bytes())
    return folder


def test_a_mistake_in_one_workbook_makes_a_draft_of_its_office_only(
    tanpa_cacat: tuple[HasilMassal, Path], salinan: Path, tmp_path: Path
) -> None:
    ubah(salinan / "Kinerja 0003.xlsx", "Realisasi", "D2", "seratus")
    hasil = jalan(salinan, tmp_path / "hasil")
    assert [h.draf for h in hasil.kantor] == [False, False, True, False]
    assert hasil.kode_keluar == 1
    lama, baru = sidik(tanpa_cacat[1]), sidik(tmp_path / "hasil")
    for n in (0, 1, 3):
        kode = sintetis.kode_kantor(n)
        assert {k: v for k, v in baru.items() if k.startswith(kode)} == {k: v for k, v in lama.items() if k.startswith(kode)}


def test_a_bad_row_of_a_shared_export_makes_a_draft_of_its_office_only(salinan: Path, tmp_path: Path) -> None:
    baris = 2 + 30 + 4  # a line of the second office
    ubah(salinan / "Rekap 5.xlsx", "Sheet 1", f"W{baris}", "dua juta")
    hasil = jalan(salinan, tmp_path)
    assert [h.draf for h in hasil.kantor] == [False, True, False, False]
    assert [t.sel for t in hasil.kantor[1].temuan if t.berkas == "Rekap 5.xlsx" and t.tingkat == "galat"] == [f"W{baris}"]
    assert len(hasil.salinan) == 1  # the marked copy of the shared file, once


def test_a_broken_contract_of_one_workbook_stays_with_its_office(salinan: Path, tmp_path: Path) -> None:
    ubah(salinan / "Kinerja 0001.xlsx", "Realisasi", "C2", -5)
    hasil = jalan(salinan, tmp_path)
    assert [h.draf for h in hasil.kantor] == [True, False, False, False]


def test_an_unreadable_workbook_is_nobodys_unless_its_name_says_whose(salinan: Path, tmp_path: Path) -> None:
    (salinan / "Kinerja 0004.xlsx").rename(salinan / "Kinerja Kecamatan Contoh 0004.xlsx")
    (salinan / "Kinerja Kecamatan Contoh 0004.xlsx").write_bytes(b"PK\x03\x04 rusak")
    (salinan / "Kinerja tua.xlsx").write_bytes(b"PK\x03\x04 rusak juga")
    hasil = jalan(salinan, tmp_path)
    assert [(h.kode, h.draf) for h in hasil.kantor] == [(sintetis.kode_kantor(n), n == 3) for n in range(KANTOR)]
    assert {t.berkas for t in hasil.lepas} == {"Kinerja tua.xlsx"}
    assert hasil.kode_keluar == 1


def test_an_office_of_a_subfolder_and_one_known_by_name(tanpa_cacat: tuple[HasilMassal, Path], salinan: Path, tmp_path: Path) -> None:
    (salinan / "satu kantor").mkdir()
    (salinan / "Kinerja 0001.xlsx").rename(salinan / "satu kantor" / "Kinerja 0001.xlsx")
    ubah(salinan / "Kinerja 0002.xlsx", "Identitas", "B4", None)
    hasil = jalan(salinan, tmp_path / "hasil")
    assert [h.kode for h in hasil.kantor] == [sintetis.kode_kantor(n) for n in range(KANTOR)]
    kode = sintetis.kode_kantor(0)
    lama, baru = ({k: v for k, v in sidik(f).items() if k.startswith(kode)} for f in (tanpa_cacat[1], tmp_path / "hasil"))
    assert lama == baru


def test_two_workbooks_of_one_office_are_its_galat(salinan: Path, tmp_path: Path) -> None:
    (salinan / "Kinerja 0001 lama.xlsx").write_bytes((salinan / "Kinerja 0001.xlsx").read_bytes())
    ubah(salinan / "Kinerja 0001 lama.xlsx", "Realisasi", "F2", "lain")
    hasil = jalan(salinan, tmp_path)
    assert [h.draf for h in hasil.kantor] == [True, False, False, False]
    assert "KINERJA-GANDA" in {t.kode for t in hasil.kantor[0].temuan}


@pytest.mark.parametrize("folder", ["", "kantor dua"])
def test_a_workbook_that_named_another_office_is_nobodys_once_its_copy_is_repaired(salinan: Path, tmp_path: Path, folder: str) -> None:
    """DESIGN 6: the copy replaces its file, which may stay: so it is no workbook of the office that it named by mistake either."""
    (salinan / folder).mkdir(exist_ok=True)
    asli, perbaikan = (salinan / folder / f"Kinerja 0002{akhir}.xlsx" for akhir in ("", " (perbaikan)"))
    (salinan / "Kinerja 0002.xlsx").rename(asli)
    ubah(asli, "Identitas", "B4", sintetis.kode_kantor(0))
    hasil = jalan(salinan, tmp_path / "hasil")
    assert [h.kode for h in hasil.kantor] == [sintetis.kode_kantor(n) for n in (0, 2, 3)]
    assert ("SKPD-LAIN", asli.name) in [(t.kode, t.berkas) for t in hasil.kantor[0].temuan]
    copy(tmp_path / "hasil" / sintetis.kode_kantor(0) / "2026/TW2/perbaikan" / perbaikan.name, perbaikan)
    ubah(perbaikan, "Identitas", "B4", sintetis.kode_kantor(1))
    hasil = jalan(salinan, tmp_path / "hasil")
    assert [(h.kode, h.draf) for h in hasil.kantor] == [(sintetis.kode_kantor(n), False) for n in range(KANTOR)]
    assert [n for n, h in enumerate(hasil.kantor) for t in h.temuan if t.kode == "DIGANTI-PERBAIKAN"] == [1]


def test_an_export_in_parts_gives_each_office_its_part_only(kabupaten: Path, tmp_path: Path) -> None:
    sintetis.buat(tmp_path / "masukan", 4, banyak_daun=6, cacat=0.0, per_bagian=2)
    hasil = jalan(tmp_path / "masukan", tmp_path / "hasil")
    assert [h.draf for h in hasil.kantor] == [False] * 4
    assert [sorted(j["berkas"] for j in h.jejak if "bagian" in j["berkas"])[0][-8:] for h in hasil.kantor] == ["001.xlsx"] * 2 + [
        "002.xlsx"
    ] * 2


def test_an_export_of_one_office_is_that_offices_alone(tmp_path: Path) -> None:
    masukan = tmp_path / "masukan"
    sintetis.buat(masukan, 5, banyak_daun=6, cacat=0.0, per_bagian=2)  # the last part has one office
    (masukan / "Kinerja 0005.xlsx").rename(tmp_path / "Kinerja 0005.xlsx")
    hasil = jalan(masukan, tmp_path / "tanpa")
    assert [h.draf for h in hasil.kantor] == [False] * 4
    assert hasil.skpd_lain == 1
    (tmp_path / "Kinerja 0005.xlsx").rename(masukan / "Kinerja 0005.xlsx")
    hasil = jalan(masukan, tmp_path / "dengan")
    assert [h.draf for h in hasil.kantor] == [False] * 5
    assert [len(h.jejak) for h in hasil.kantor] == [3] * 5, "its own workbook, one part of each export"
    tanpa, dengan = (sidik(tmp_path / n) for n in ("tanpa", "dengan"))
    assert {k: dengan[k] for k in tanpa if not k.startswith("2026/")} == {k: v for k, v in tanpa.items() if not k.startswith("2026/")}


def test_a_file_may_be_named_as_one_that_only_another_office_gets(tmp_path: Path) -> None:
    masukan = tmp_path / "masukan"
    sintetis.buat(masukan, 4, banyak_daun=6, cacat=0.0, per_bagian=3)  # the second part is the fourth office's alone
    (masukan / "satu").mkdir()
    (masukan / "Kinerja 0001.xlsx").rename(masukan / "satu" / "Rekap 5 bagian 002.xlsx")
    assert [(h.draf, h.gagal) for h in jalan(masukan, tmp_path / "hasil").kantor] == [(False, "")] * 4


def test_an_export_of_one_office_whose_code_is_mistyped_is_told(tmp_path: Path) -> None:
    masukan = tmp_path / "masukan"
    sintetis.buat(masukan, 1, banyak_daun=6, cacat=0.0)
    sintetis.tulis_kinerja(masukan / "Kinerja 0001.xlsx", 0, sintetis.daun(6), random.Random(1), kode=sintetis.kode_kantor(5))
    [kantor] = jalan(masukan, tmp_path / "hasil").kantor
    salah = {t.berkas for t in kantor.temuan if t.kode == "SKPD-LAIN"}
    assert salah == {"Rekap 5.xlsx", "Laporan Realisasi Per Dokumen.xlsx"}


def test_offices_are_chosen_by_the_beginning_of_their_code(kabupaten: Path, tmp_path: Path) -> None:
    hasil = jalan(kabupaten, tmp_path, pilihan=Pilihan(awalan="7.01.0.00.00.00.02"))
    assert [h.kode for h in hasil.kantor] == [sintetis.kode_kantor(1)]
    assert hasil.skpd_lain == KANTOR - 1


def test_an_office_that_is_not_there_is_told_by_its_name(kabupaten: Path, tmp_path: Path) -> None:
    jawab = lkj("massal", "--masukan", kabupaten, "--keluaran", tmp_path, "--skpd", "Kecamatan Khayal")
    assert jawab.kode == 2
    assert '"Kecamatan Khayal" tidak ditemukan' in jawab.galat


def test_two_offices_without_code_never_share_a_folder() -> None:
    semua = Daftar([[Kantor("", "Kecamatan A/B"), Kantor("", "Kecamatan A:B")]])
    with pytest.raises(PemakaianSalah, match='folder "kecamatan a b"'):
        tentukan_kantor(semua, [], Pilihan(semua=True), None)


def test_an_office_that_cannot_be_written_is_a_line_of_the_summary(salinan: Path, tmp_path: Path) -> None:
    keluaran, kode = tmp_path / "hasil", sintetis.kode_kantor(1)
    keluaran.mkdir()
    (keluaran / kode).write_text("bukan folder")
    hasil = jalan(salinan, keluaran)
    assert hasil.kode_keluar == 3
    assert [bool(h.gagal) for h in hasil.kantor] == [False, True, False, False]
    ws = openpyxl.load_workbook(hasil.rekap, data_only=True)["Rekap Kabupaten"]
    baris = {b[0] if b[2] is None else b[2]: b for b in ws.iter_rows(min_row=5, values_only=True)}
    assert (baris[kode][4], baris[kode][13]) == ("GAGAL", hasil.kantor[1].gagal)
    assert Decimal(str(-baris["Selisih"][7])) == Decimal(hasil.kantor[1].masuk[0]) > 0  # what the sources hold is not hidden
    (keluaran / kode).unlink()
    assert jalan(salinan, keluaran).kode_keluar == 0
