"""What differs by system: locks, limits, replacement of a file; and the program without any of the Unix modules."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lkj_etl import sistem
from lkj_etl.kesalahan import MesinBermasalah, SedangBerjalan
from tests.berkas_contoh import xlsx

PROYEK = Path(__file__).resolve().parent.parent
PEMEGANG = """
import sys
from pathlib import Path
from lkj_etl.sistem import kunci
with kunci(Path(sys.argv[1])):
    print("siap", flush=True)
    sys.stdin.read()
"""
RAKUS = """
from lkj_etl import sistem
ada = sistem.batasi_memori(512 << 20)
try:
    bytearray(1 << 30)
    print(not ada)
except MemoryError:
    print(ada)
"""
TANPA_UNIX = """
import os, signal, sys
for nama in ("fcntl", "resource", "pwd", "grp"):
    sys.modules[nama] = None
if hasattr(os, "fork"):
    del os.fork
if hasattr(signal, "SIGKILL"):
    del signal.SIGKILL
from pathlib import Path
from lkj_etl import sistem
from lkj_etl.baca.folder import salin
from lkj_etl.baca.induk import Pembaca
folder = Path(sys.argv[1])
with sistem.kunci(folder / "kunci"), Pembaca() as pembaca:
    salinan = salin(folder / "a.xlsx", folder)
    print(pembaca.baca(salinan.jalan, salinan.nama)["bentuk"])
"""


def _pemegang(jalan: Path) -> subprocess.Popen[str]:
    proses = subprocess.Popen(
        [sys.executable, "-c", PEMEGANG, str(jalan)], cwd=PROYEK, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert proses.stdout is not None
    assert proses.stdout.readline() == "siap\n"
    return proses


def test_a_second_run_is_told_at_once_and_a_killed_one_frees_the_lock(tmp_path: Path) -> None:
    jalan = tmp_path / ".lkj" / "kunci"
    with _pemegang(jalan) as proses:
        with pytest.raises(SedangBerjalan), sistem.kunci(jalan):
            pass
        proses.kill()
        proses.wait()
    with sistem.kunci(jalan):
        pass


def test_the_lock_is_free_after_the_block(tmp_path: Path) -> None:
    for _ in range(2):
        with sistem.kunci(tmp_path / "kunci"):
            pass


def test_a_folder_that_cannot_be_written_is_the_machines_trouble(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_bytes(b"")
    with pytest.raises(MesinBermasalah, match="Folder keluaran"), sistem.kunci(tmp_path / "berkas" / "kunci"):
        pass


def test_a_file_is_replaced_in_one_step(tmp_path: Path) -> None:
    (tmp_path / "baru").write_bytes(b"baru")
    (tmp_path / "lama").write_bytes(b"lama")
    sistem.ganti_berkas(tmp_path / "baru", tmp_path / "lama")
    sistem.sinkronkan_folder(tmp_path)
    assert {j.name: j.read_bytes() for j in tmp_path.iterdir()} == {"lama": b"baru"}


@pytest.mark.parametrize(("windows", "percobaan"), [(False, 1), (True, 4)])
def test_an_output_open_in_excel_is_tried_again_on_windows_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, windows: bool, percobaan: int
) -> None:
    dicoba: list[object] = []
    tunda: list[float] = []

    def terbuka(asal: object, tujuan: object) -> None:
        dicoba.append(tujuan)
        raise PermissionError(13, "x")

    monkeypatch.setattr(os, "replace", terbuka)
    monkeypatch.setattr(time, "sleep", tunda.append)
    with pytest.raises(MesinBermasalah, match="terbuka di Excel"):
        sistem.ganti_berkas(tmp_path / "a", tmp_path / "b", windows=windows)
    assert (len(dicoba), len(tunda)) == (percobaan, percobaan - 1)


def test_another_trouble_names_its_cause_without_a_path(tmp_path: Path) -> None:
    with pytest.raises(MesinBermasalah) as galat:
        sistem.ganti_berkas(tmp_path / "tidak ada", tmp_path / "b")
    assert str(galat.value) == "b tidak dapat ditulis (folder tidak ada). Berkas lama tidak berubah."


def test_a_cloud_placeholder_is_known_by_its_attribute() -> None:
    class Keadaan:
        st_file_attributes = 0x400020

    assert sistem.belum_diunduh(Keadaan())  # type: ignore[arg-type]  # the one field that is asked for
    assert not sistem.belum_diunduh(Path(__file__).stat())


def test_the_memory_of_a_process_is_known_or_none() -> None:
    memori = sistem.memori_proses(os.getpid())
    assert memori is None or memori > 1 << 20
    assert sistem.memori_proses(2**22 + 1) is None


def test_a_limit_on_memory_holds_in_the_child() -> None:
    hasil = subprocess.run([sys.executable, "-c", RAKUS], cwd=PROYEK, capture_output=True, text=True, check=True, encoding="utf-8")
    assert hasil.stdout == "True\n"


def test_no_variable_of_ours_reaches_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LKJ_RAHASIA", "x")
    monkeypatch.setenv("PREFECT_API_AUTH_STRING", "x")
    assert not {"LKJ_RAHASIA", "PREFECT_API_AUTH_STRING"} & sistem.lingkungan_anak().keys()


def test_everything_runs_with_the_unix_modules_hidden(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(xlsx())
    perintah = [sys.executable, "-c", TANPA_UNIX, str(tmp_path)]
    hasil = subprocess.run(perintah, cwd=PROYEK, capture_output=True, text=True, check=False, encoding="utf-8")
    assert (hasil.stdout, hasil.stderr) == ("xlsx\n", "")
