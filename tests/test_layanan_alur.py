"""The flows of the service: a run that fails is named as far as its files could be told; a run ends with the service that began it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from pathlib import Path
from types import ModuleType
from typing import NoReturn
from unittest import mock

import pytest

from flows import rangkaian
from flows.perintah import CONTOH
from lkj_etl.kesalahan import MesinBermasalah
from tests.jalan_layanan import SABAR, hidup, tunggu
from tests.jalan_lkj import AKAR

PENUH = "Buku kerja tidak dapat ditulis (cakram penuh)."
INDUK = """
import multiprocessing, sys

if __name__ == "__main__":
    sys.path.insert(0, sys.argv[1])
    from tests.test_layanan_alur import anak
    satu = multiprocessing.get_context("spawn").Process(target=anak, args=(sys.argv[2],))
    satu.start()
    satu.join()
"""


@pytest.mark.parametrize(
    ("tahap", "nama"),
    [
        ("ambil_masukan", r"Masukan baru \d\d-\d\d-\d{4} \d\d\.\d\d WITA"),
        ("hitung_laporan", "Kecamatan Kalumpang triwulan II 2019"),
        ("tulis_laporan", "Kecamatan Kalumpang triwulan II 2019"),
    ],
)
def test_a_drop_that_fails_says_whose_it_was_once_that_is_known(alur: ModuleType, tmp_path: Path, tahap: str, nama: str) -> None:
    from prefect import get_client
    from prefect.client.schemas.sorting import FlowRunSort

    from flows.layanan_alur import masukan_baru

    def gagal(*_: object, **__: object) -> NoReturn:
        raise MesinBermasalah(PENUH)

    gagal.__name__ = tahap
    with mock.patch.object(rangkaian, tahap, gagal), mock.patch("flows.prefect_tugas.TUNDA_ULANG", [0.0, 0.0]):
        keadaan = masukan_baru(str(CONTOH), str(tmp_path), return_state=True)
    assert (keadaan.name, keadaan.message) == ("Failed", PENUH)
    with get_client(sync_client=True) as server:
        jalan = server.read_flow_runs(sort=FlowRunSort.START_TIME_DESC, limit=1)[0]
    assert re.fullmatch(nama, jalan.name)


def test_a_run_that_still_loads_ends_with_the_service_that_began_it(tmp_path: Path) -> None:
    """It would begin beside the run of the next service, and leave a run that says Running with nobody at work."""
    program, tanda = tmp_path / "induk.py", tmp_path / "pid"
    program.write_text(INDUK, encoding="utf-8")
    induk = subprocess.Popen([sys.executable, str(program), str(AKAR), str(tanda)], stdin=subprocess.DEVNULL, cwd=AKAR)
    try:
        pid = int(tunggu(lambda: tanda.is_file() and tanda.read_text(), "the run does not load"))
    finally:
        induk.kill()
        induk.wait()
    tunggu(lambda: not hidup(pid), "the run goes on without its service")


def anak(tanda: str) -> None:
    """Be the process of a run that has loaded its flow and not yet begun."""
    import flows.layanan_alur  # noqa: F401 - what loading it does is the test

    Path(tanda).write_text(f"{os.getpid()}", encoding="ascii")
    threading.Event().wait(2 * SABAR)
