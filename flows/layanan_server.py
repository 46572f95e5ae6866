"""The Prefect server of the service: a program of its own that ends with whoever started it, also when that one is killed."""

from __future__ import annotations

import contextlib
import os
import runpy
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from flows.perintah import AKAR
from lkj_etl import sistem
from lkj_etl.kesalahan import MesinBermasalah

SABAR = 180.0  # seconds; an old office PC needs far more than the 18 of ours
SISA = 30.0  # how long the server of a killed service may take to go
TENGGANG = 20.0
PERINTAH = [
    *(sys.executable, "-I", "-X", "utf8", "-c"),
    f"import sys; sys.path.insert(0, {str(AKAR)!r}); from flows.layanan_server import melayani; melayani()",
]


def melayani() -> None:
    """Be the server (in a process of its own) until told to stop, or until the other end of stdin is gone."""
    threading.Thread(target=_berakhir_bersama_induk, daemon=True).start()
    import prefect

    # The pages of version 2 ask a host outside, and those of version 1 invite to them; no setting takes them away.
    prefect.__ui_v2_static_path__ /= "tidak-dipakai"
    sys.argv = ["prefect", "server", "start"]
    runpy.run_module("prefect", run_name="__main__", alter_sys=True)


def _berakhir_bersama_induk() -> None:
    while os.read(0, 1024):
        pass
    os._exit(0)  # its database is safe at any moment; nobody is left to stop it in another way


class Pelayan:
    """A server that was started for the settings of `lingkungan`."""

    def __init__(self, proses: subprocess.Popen[bytes], lingkungan: Mapping[str, str]) -> None:
        self._proses, self._lingkungan = proses, lingkungan

    def hidup(self) -> bool:
        """Say whether its process still lives."""
        return self._proses.poll() is None

    def tunggu(self) -> None:
        """Wait until it answers; raise `MesinBermasalah` where it does not come up."""
        batas = time.monotonic() + SABAR
        while not _menjawab(self._lingkungan):
            if not self.hidup() or time.monotonic() > batas:
                raise MesinBermasalah(
                    "Server Prefect tidak dapat dijalankan. Periksa port_layanan dan .lkj/layanan/server.log di folder keluaran."
                )
            time.sleep(0.2)

    def akhiri(self) -> None:
        """Ask it to end, and end it."""
        self._proses.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._proses.wait(TENGGANG)
        sistem.bunuh(self._proses)
        if self._proses.stdin is not None:
            self._proses.stdin.close()


@contextlib.contextmanager
def server(lingkungan: Mapping[str, str]) -> Iterator[Pelayan]:
    """Start a server and hold it; raise `MesinBermasalah` where its port belongs to something else."""
    batas = time.monotonic() + SISA
    while _menjawab(lingkungan):
        if time.monotonic() > batas:
            raise MesinBermasalah("Port layanan dipakai program lain. Hentikan program itu, atau pilih port lain dengan port_layanan.")
        time.sleep(0.2)
    with (Path(lingkungan["PREFECT_HOME"]) / "server.log").open("wb") as catatan:
        pelayan = Pelayan(sistem.mulai_pelayan(PERINTAH, lingkungan, catatan), lingkungan)
    try:
        yield pelayan
    finally:
        pelayan.akhiri()


def _menjawab(lingkungan: Mapping[str, str]) -> bool:
    """Say whether anything answers on the port."""
    import httpx  # slow to import; a command that is refused does without

    try:
        httpx.get(f"{lingkungan['PREFECT_API_URL']}/health", timeout=5, trust_env=False)
    except httpx.HTTPError:
        return False
    return True
