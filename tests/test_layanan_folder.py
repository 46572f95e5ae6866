"""The folder watch: what counts as a change, when it has come to rest, and that outputs are never watched."""

from __future__ import annotations

import asyncio
import contextlib
import os
import time
from pathlib import Path

import pytest

from flows.layanan_folder import Tenang, istirahat, pastikan_bukan_hasil, sidik
from lkj_etl.kesalahan import PemakaianSalah
from tests.jalan_lkj import lkj


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "masukan").mkdir()
    (tmp_path / "masukan" / "a.csv").write_text("a", "utf-8")
    return tmp_path / "masukan"


def test_every_change_of_an_input_file_is_seen(folder: Path) -> None:
    dilihat = [sidik(folder)]
    (folder / "b.csv").write_text("b", "utf-8")
    dilihat.append(sidik(folder))
    (folder / "b.csv").write_text("bb", "utf-8")
    dilihat.append(sidik(folder))
    os.utime(folder / "b.csv", (1, 1))
    dilihat.append(sidik(folder))
    (folder / "b.csv").rename(folder / "c.csv")
    dilihat.append(sidik(folder))
    assert None not in dilihat
    assert len(set(dilihat)) == len(dilihat)
    (folder / "c.csv").unlink()
    assert sidik(folder) == dilihat[0]


def test_what_is_no_input_is_not_seen(folder: Path) -> None:
    awal = sidik(folder)
    for nama in ("~$a.xlsx", ".a.csv", "a.csv.part", "gambar.png"):
        (folder / nama).write_text("x", "utf-8")
    for jalan in ("2026/TW1/LKj.xlsx", ".lkj/kunci", "kecamatan lain/pagu.xlsx"):
        (folder / jalan).parent.mkdir(parents=True)
        (folder / jalan).write_text("x", "utf-8")
    assert sidik(folder) == awal


def test_an_empty_or_missing_folder_has_nothing(folder: Path) -> None:
    (folder / "a.csv").unlink()
    assert sidik(folder) is None
    assert sidik(folder / "tidak ada") is None


def test_rest_begins_anew_with_every_change() -> None:
    tenang = Tenang(10)
    lihat = [tenang.lihat(isi, saat) for isi, saat in (("a", 0), ("a", 9), ("b", 9.5), ("b", 19), ("b", 19.5), ("b", 30), (None, 31))]
    assert lihat == [None, None, None, None, "b", "b", None]


def test_resting_folder_is_given_and_the_watch_ends_when_told(folder: Path) -> None:
    async def lihat() -> str | None:
        berhenti = asyncio.Event()
        async with contextlib.aclosing(istirahat(folder, 0.1, berhenti)) as semua:  # type: ignore[type-var]  # an async generator
            async for isi in semua:
                if isi is not None:
                    berhenti.set()
                    terakhir = isi
        return terakhir

    mulai = time.monotonic()
    assert asyncio.run(asyncio.wait_for(lihat(), 30)) == sidik(folder)
    assert time.monotonic() - mulai >= 0.1


@pytest.mark.parametrize("masukan", ["output/2026", "output/2026/TW3", "output/2026/TW3/perbaikan", "output/.lkj"])
def test_a_folder_of_results_cannot_be_watched(tmp_path: Path, masukan: str) -> None:
    jawaban = lkj("layanan", "--masukan", tmp_path / masukan, "--keluaran", tmp_path / "output")
    assert jawaban.kode == 2
    assert "folder hasil" in jawaban.galat
    assert not (tmp_path / "output").exists()


def test_a_link_into_the_results_cannot_be_watched(tmp_path: Path) -> None:
    (tmp_path / "output" / "2026").mkdir(parents=True)
    try:
        (tmp_path / "tautan").symlink_to(tmp_path / "output" / "2026", target_is_directory=True)
    except OSError:
        pytest.skip("this system lets nobody make a link")
    with pytest.raises(PemakaianSalah):
        pastikan_bukan_hasil(tmp_path / "tautan", tmp_path / "output")


@pytest.mark.parametrize(("masukan", "keluaran"), [("x", "x"), ("x", "x/output"), ("output/x", "output"), ("output/input", "output")])
def test_input_and_output_may_lie_in_each_other(tmp_path: Path, masukan: str, keluaran: str) -> None:
    pastikan_bukan_hasil(tmp_path / masukan, tmp_path / keluaran)
