"""Many offices in one run: each workbook as `lkj laporan` writes it, and the summary."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from flows.massal import HasilMassal
from tests import kabupaten_sintetis as sintetis
from tests.jalan_lkj import KUNCI_JSON, laporan, lkj
from tests.jalan_massal import KANTOR, jalan, sidik, ubah

BERCACAT = 1, 3
"""Offices with findings: of their own workbook, of the shared export."""


@pytest.fixture(scope="module")
def bercacat(kabupaten: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Run with a mistake in the workbook of one office and in a line of the shared export of another."""
    folder, keluaran = (tmp_path_factory.mktemp(n) for n in ("cacat", "hasil"))
    for p in kabupaten.iterdir():
        (folder / p.name).write_bytes(p.read_bytes())
    ubah(folder / f"Kinerja {BERCACAT[0] + 1:04d}.xlsx", "Realisasi", "D2", "seratus")
    ubah(folder / "Rekap 5.xlsx", "Sheet 1", f"W{2 + 30 * BERCACAT[1] + 4}", "dua juta")
    jalan(folder, keluaran)
    return folder, keluaran


def test_every_office_is_official_and_the_totals_are_the_sources(tanpa_cacat: tuple[HasilMassal, Path]) -> None:
    hasil, _ = tanpa_cacat
    assert [(h.kode, h.draf, h.gagal) for h in hasil.kantor] == [(sintetis.kode_kantor(n), False, "") for n in range(KANTOR)]
    assert all(h.masuk == h.keluar and Decimal(h.keluar[0]) > 0 for h in hasil.kantor)
    assert (hasil.kode_keluar, hasil.skpd_lain, hasil.lepas) == (0, 0, ())


@pytest.mark.parametrize("nomor", range(KANTOR))
def test_the_figures_of_an_office_are_those_of_lkj_laporan(bercacat: tuple[Path, Path], tmp_path: Path, nomor: int) -> None:
    masukan, keluaran = bercacat
    sendiri = tmp_path / "sendiri"
    sendiri.mkdir()
    for p in masukan.iterdir():
        if not p.name.startswith("Kinerja") or p.name == f"Kinerja {nomor + 1:04d}.xlsx":
            (sendiri / p.name).write_bytes(p.read_bytes())
    jawab = laporan(sendiri, tmp_path / "hasil", "--tahun", sintetis.TAHUN, "--triwulan", sintetis.TRIWULAN)
    assert jawab.kode == (nomor in BERCACAT)
    tunggal, massal = sidik(tmp_path / "hasil"), sidik(keluaran / sintetis.kode_kantor(nomor))
    bersama = {k for k in tunggal if "/perbaikan/" in k and "Rekap 5" in k}  # one copy of the shared file, beside the summary
    assert len(bersama) == (nomor == BERCACAT[1])
    assert {k: v for k, v in tunggal.items() if k not in bersama} == massal


def test_the_summary_ranks_and_its_totals_equal_the_sources(tanpa_cacat: tuple[HasilMassal, Path]) -> None:
    hasil, keluaran = tanpa_cacat
    assert hasil.rekap == keluaran / "2026" / "TW2" / "Rekap Kabupaten 2026 TW2.xlsx"
    ws = openpyxl.load_workbook(hasil.rekap, data_only=True)["Rekap Kabupaten"]
    baris = list(ws.iter_rows(min_row=4, values_only=True))
    assert baris[0][2:5] == ("Kode SKPD", "Perangkat daerah", "Status")
    isi = baris[1 : KANTOR + 1]
    rata = {h.kode: float(h.rata_rata or 0) for h in hasil.kantor}
    assert [b[0] for b in isi] == [1, 2, 3, 4]
    assert [b[2] for b in isi] == sorted(rata, key=lambda k: -rata[k])
    assert sorted(b[1] for b in isi) == [1, 2, 3, 4]
    jumlah, sumber, selisih = baris[KANTOR + 1 : KANTOR + 4]
    assert jumlah[7] == sumber[7] == float(sum(Decimal(h.masuk[0]) for h in hasil.kantor))
    assert (selisih[7], selisih[8]) == (0, 0)
    tautan = ws.cell(5, 14).hyperlink.target.replace("%20", " ").replace("\\", "/")  # Excel writes it so itself
    assert (hasil.rekap.parent / tautan).is_file()


def test_the_summary_says_which_findings_stand_where(bercacat: tuple[Path, Path]) -> None:
    _, keluaran = bercacat
    ws = openpyxl.load_workbook(keluaran / "2026" / "TW2" / "Rekap Kabupaten 2026 TW2.xlsx")["Temuan"]
    kepala, *isi = ws.iter_rows(values_only=True)
    assert kepala == ("Tingkat", "Kode", "Banyaknya", "Kantor", "Di kantor")
    galat = {nama for b in isi if b[0] == "Galat" for nama in str(b[4]).split(", ")}
    assert galat == {sintetis.nama_kantor(n) for n in BERCACAT}
    assert all(b[3] == len(str(b[4]).split(", ")) for b in isi)


def test_the_command_answers_with_one_object(kabupaten: Path, tmp_path: Path) -> None:
    jawab = lkj("massal", "--masukan", kabupaten, "--keluaran", tmp_path, "--json", "--skpd", sintetis.nama_kantor(2))
    isi = jawab.json
    assert jawab.kode == isi["kode_keluar"] == 0
    assert list(isi) == [*KUNCI_JSON, "skpd_lain", "kantor"]
    assert isi["parameter"] == {"tahun": 2026, "triwulan": 2, "skpd": None}
    assert [k["kode_skpd"] for k in isi["kantor"]] == [sintetis.kode_kantor(2)]
    assert isi["total_masuk"] == isi["total_keluar"] == isi["kantor"][0]["total_keluar"]
    assert all(Path(k).is_file() for k in isi["keluaran"])


def test_one_office_alone_leaves_the_summary_of_all_as_it_is(kabupaten: Path, tmp_path: Path) -> None:
    rekap = jalan(kabupaten, tmp_path).rekap
    isi = rekap.read_bytes()
    satu = lkj("massal", "--masukan", kabupaten, "--keluaran", tmp_path, "--json", "--skpd", sintetis.kode_kantor(2)).json
    assert Path(satu["keluaran"][0]) == rekap.with_name(f"{rekap.stem} {sintetis.nama_kantor(2)}.xlsx")
    assert rekap.read_bytes() == isi


def test_the_answer_names_every_file_where_it_lies(kabupaten: Path, tmp_path: Path) -> None:
    """DESIGN 8: a verdict for every file, its path as given; offices with folders of their own all call it Kinerja.xlsx."""
    masukan = shutil.copytree(kabupaten, tmp_path / "masukan")
    for n in (1, 2):
        (masukan / f"Kec {n}").mkdir()
        (masukan / f"Kinerja {n:04d}.xlsx").rename(masukan / f"Kec {n}" / "Kinerja.xlsx")
        ubah(masukan / f"Kec {n}" / "Kinerja.xlsx", "Realisasi", "D2", "seratus")
    (masukan / "Folder").mkdir()
    (masukan / "Folder" / "Kinerja tua.xlsx").write_bytes(b"PK\x03\x04 rusak")
    isi = lkj("massal", "--masukan", masukan, "--keluaran", tmp_path / "hasil", "--json").json
    assert sorted(Path(p["berkas"]) for p in isi["putusan"]) == sorted(masukan.rglob("*.xlsx"))
    assert [p["putusan"] for p in isi["putusan"] if p["berkas"].endswith("tua.xlsx")] == ["ditolak"]
    assert "Folder/Kinerja tua.xlsx" in [t["berkas"] for t in isi["temuan"]]
    rusak = [t["berkas"] for t in isi["temuan"] if t["kode"] == "ANGKA-BUKAN-ANGKA"]
    assert rusak == ["Kec 1/Kinerja.xlsx", "Kec 2/Kinerja.xlsx"]


@pytest.mark.parametrize(
    ("argumen", "kata"),
    [
        (("--alamat", "tcp://127.0.0.1:1"), "--mesin dask"),
        (("--skpd-awalan", "abc"), "Awalan kode SKPD"),
        (("--skpd-awalan", "1.02"), "Tidak ada kantor"),
        (("--semua", "--skpd-awalan", "7"), "tidak dapat dipakai bersama"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(kabupaten: Path, tmp_path: Path, argumen: tuple[str, ...], kata: str) -> None:
    jawab = lkj("massal", "--masukan", kabupaten, "--keluaran", tmp_path, "--tahun", 2026, "--triwulan", 2, *argumen)
    assert jawab.kode == 2
    assert kata in jawab.galat
