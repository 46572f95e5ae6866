"""The door of `lkj massal`: what speaks against a run is told before its processes start; which folders are read; how far it is."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import NoReturn
from unittest import mock

import pytest

from flows import massal_mesin
from flows.perintah import CONTOH
from lkj_etl import sistem
from tests import kabupaten_sintetis as sintetis
from tests.jalan_lkj import lkj, program
from tests.jalan_massal import KANTOR, jalan, sidik, ubah

TAHAP = ("Membaca berkas", "Menulis laporan kantor", "Menyalin berkas untuk diperbaiki", "Menulis rekap")
TERKUNCI = "Proses lain sedang menulis ke folder keluaran ini. Tunggu sampai selesai, lalu jalankan lagi.\n"


@pytest.fixture
def tanpa_pekerja(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail as soon as an engine starts."""

    def mulai(*_: object) -> NoReturn:
        raise AssertionError("an engine starts for a run that is refused")

    monkeypatch.setattr(massal_mesin, "lokal", mulai)
    monkeypatch.setattr(massal_mesin, "dask", mulai)


@pytest.mark.usefixtures("tanpa_pekerja")
@pytest.mark.parametrize("mesin", ["lokal", "dask"])
@pytest.mark.parametrize(
    ("masukan", "argumen", "kata"),
    [
        ("tidak ada", (), 'Folder masukan "tidak ada" tidak ada'),
        ("kosong", (), "Tidak ada berkas xlsx"),
        ("isi/satu.csv", (), 'Folder masukan "satu.csv" tidak ada'),
        ("isi", ("--skpd-awalan", "abc"), "Awalan kode SKPD"),
    ],
)
def test_wrong_use_is_refused_before_an_engine_starts(
    tmp_path: Path, masukan: str, argumen: tuple[str, ...], kata: str, mesin: str
) -> None:
    (tmp_path / "kosong").mkdir()
    (tmp_path / "isi").mkdir()
    (tmp_path / "isi" / "satu.csv").write_text("a")
    jawab = lkj("massal", "--masukan", tmp_path / masukan, "--keluaran", tmp_path / "hasil", "--mesin", mesin, *argumen)
    assert (jawab.kode, kata in jawab.galat) == (2, True), jawab.galat
    assert not (tmp_path / "hasil").exists(), "wrong use leaves nothing behind"


@pytest.mark.usefixtures("tanpa_pekerja")
def test_a_bad_setting_is_refused_before_an_engine_starts(kabupaten: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LKJ_BATAS_CAPAIAN", "banyak")
    jawab = lkj("massal", "--masukan", kabupaten, "--keluaran", tmp_path)
    assert (jawab.kode, "batas_capaian" in jawab.galat) == (2, True), jawab.galat


@pytest.mark.usefixtures("tanpa_pekerja")
def test_a_second_run_finds_the_output_taken(kabupaten: Path, tmp_path: Path) -> None:
    with sistem.kunci(tmp_path / ".lkj" / "kunci"):
        jawab = lkj("massal", "--masukan", kabupaten, "--keluaran", tmp_path, "--json")
    assert jawab.kode == jawab.json["kode_keluar"] == 4
    assert sidik(tmp_path) == {}


def test_a_refused_run_says_its_sentence_and_nothing_else(kabupaten: Path, tmp_path: Path) -> None:
    with sistem.kunci(tmp_path / ".lkj" / "kunci"):
        assert program("massal", "--masukan", kabupaten, "--keluaran", tmp_path) == (4, "", TERKUNCI)


def test_folders_inside_an_offices_folder_are_named_not_read(kabupaten: Path, tmp_path: Path) -> None:
    masukan = shutil.copytree(kabupaten, tmp_path / "masukan")
    (masukan / "satu" / "lama").mkdir(parents=True)
    shutil.move(masukan / "Kinerja 0001.xlsx", masukan / "satu")
    (masukan / "satu" / "lama" / "Kinerja.xlsx").write_bytes(b"bukan buku kerja")
    hasil = jalan(masukan, tmp_path / "hasil")
    assert [(t.kode, "satu/lama" in t.isi) for t in hasil.lepas] == [("SUBFOLDER-TIDAK-DIBACA", True)]
    assert (hasil.kode_keluar, [h.draf for h in hasil.kantor]) == (0, [False] * KANTOR)


def test_the_shipped_example_is_no_office_of_the_kabupaten(kabupaten: Path, tmp_path: Path) -> None:
    masukan = shutil.copytree(kabupaten, tmp_path / "input")
    shutil.copytree(CONTOH, masukan / CONTOH.name)
    hasil = jalan(masukan, tmp_path / "hasil")
    assert (len(hasil.kantor), hasil.lepas) == (KANTOR, ())


def test_a_folder_that_waits_inside_a_folder_is_named(kabupaten: Path, tmp_path: Path) -> None:
    masukan = shutil.copytree(kabupaten, tmp_path / "masukan")
    (masukan / "Kecamatan Lupa" / "TW2").mkdir(parents=True)
    shutil.move(masukan / "Kinerja 0001.xlsx", masukan / "Kecamatan Lupa" / "TW2")
    lepas = jalan(masukan, tmp_path / "hasil").lepas
    assert [(t.kode, "Kecamatan Lupa/TW2" in t.isi) for t in lepas] == [("SUBFOLDER-TIDAK-DIBACA", True)]


@pytest.mark.parametrize(
    ("perintah", "kata"), [("massal", ""), ("laporan", f"dipakai contoh di input/{CONTOH.name}. Ada berkas di subfolder satu:")]
)
def test_only_massal_reads_an_input_whose_files_all_lie_in_sub_folders(perintah: str, kata: str, tmp_path: Path) -> None:
    (tmp_path / "input" / "satu").mkdir(parents=True)
    (tmp_path / "input" / "satu" / "Kinerja.csv").write_text("bukan tabel")
    with mock.patch("flows.cli.MASUKAN", tmp_path / "input"):
        jawab = lkj(perintah, "--keluaran", tmp_path / "hasil", "--tahun", 2019, "--triwulan", 2)
    assert (kata in jawab.galat, CONTOH.name in jawab.galat) == (True, bool(kata)), jawab.galat


@pytest.mark.skipif(sys.platform != "linux", reason="only there a name can be any bytes")
def test_a_subfolder_with_a_name_out_of_an_old_zip_is_read(kabupaten: Path, tmp_path: Path) -> None:
    masukan = shutil.copytree(kabupaten, tmp_path / "masukan")
    folder = Path(os.fsdecode(os.fsencode(masukan) + b"/kantor \xe9"))
    folder.mkdir()
    shutil.move(masukan / "Kinerja 0001.xlsx", folder)
    assert [h.kode for h in jalan(masukan, tmp_path / "hasil").kantor] == [sintetis.kode_kantor(n) for n in range(KANTOR)]


def test_every_stage_is_told_from_its_beginning_to_its_end(kabupaten: Path, tmp_path: Path) -> None:
    masukan = shutil.copytree(kabupaten, tmp_path / "masukan")
    ubah(masukan / "Kinerja 0003.xlsx", "Realisasi", "D2", "seratus")
    kabar: list[tuple[str, int, int]] = []
    jalan(masukan, tmp_path / "hasil", kabar=lambda *satu: kabar.append(satu))
    assert tuple(dict.fromkeys(tahap for tahap, _, _ in kabar)) == TAHAP
    per_tahap = {n: [(selesai, banyak) for tahap, selesai, banyak in kabar if tahap == n] for n in TAHAP}
    for isi in per_tahap.values():
        assert isi == sorted(isi)
        assert isi[0][0] == 0
        assert isi[-1][0] == isi[-1][1]
    banyak = [isi[-1][1] for isi in per_tahap.values()]
    assert banyak == [KANTOR + 2, KANTOR, 1, 1], "files, offices, reports with marked copies, the summary"
