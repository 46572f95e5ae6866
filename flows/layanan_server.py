"""The Prefect server of the service: a program of its own that ends with whoever started it, also when that one is killed."""

from __future__ import annotations

import contextlib
import os
import runpy
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from lkj_etl import sistem
from lkj_etl.kesalahan import MesinBermasalah

SABAR = 180.0  # seconds; an old office PC needs far more than the 18 of ours
SISA = 30.0  # how long the server of a killed service may take to go
TENGGANG = 20.0
PERINTAH = [sys.executable, "-I", "-X", "utf8", "-c", "from flows.layanan_server import melayani; melayani()"]


def melayani() -> None:
    """Be the server (in a process of its own) until told to stop, or until the other end of stdin is gone."""
    threading.Thread(target=_berakhir_bersama_induk, daemon=True).start()
    sys.argv = ["prefect", "server", "start"]
    runpy.run_module("prefect", run_name="__main__", alter_sys=True)


def _berakhir_bersama_induk() -> None:
    while os.read(0, 1024):
        pass
    os._exit(0)  # its database is safe at any moment; nobody is left to stop it in another way


@contextlib.contextmanager
def server(lingkungan: Mapping[str, str]) -> Iterator[Callable[[], bool]]:
    """Hold a server for the settings of `lingkungan`; give a function that says whether it still lives.

    Raise `MesinBermasalah` where the port belongs to something else or the server does not come up.
    """
    batas = time.monotonic() + SISA
    while _menjawab(lingkungan):
        if time.monotonic() > batas:
            raise MesinBermasalah("Port layanan dipakai program lain. Hentikan program itu, atau pilih port lain dengan port_layanan.")
        time.sleep(0.2)
    with (Path(lingkungan["PREFECT_HOME"]) / "server.log").open("wb") as catatan:
        proses = sistem.mulai_pelayan(PERINTAH, lingkungan, catatan)
    try:
        _tunggu(proses, lingkungan)
        yield lambda: proses.poll() is None
    finally:
        proses.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            proses.wait(TENGGANG)
        sistem.bunuh(proses)
        if proses.stdin is not None:
            proses.stdin.close()


def _tunggu(proses: subprocess.Popen[bytes], lingkungan: Mapping[str, str]) -> None:
    batas = time.monotonic() + SABAR
    while not _menjawab(lingkungan):
        if proses.poll() is not None or time.monotonic() > batas:
            raise MesinBermasalah(
                "Server Prefect tidak dapat dijalankan. Periksa port_layanan dan .lkj/layanan/server.log di folder keluaran."
            )
        time.sleep(0.2)


def _menjawab(lingkungan: Mapping[str, str]) -> bool:
    """Say whether anything answers on the port."""
    import httpx

    try:
        httpx.get(f"{lingkungan['PREFECT_API_URL']}/health", timeout=5, trust_env=False)
    except httpx.HTTPError:
        return False
    return True
