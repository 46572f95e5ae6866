"""Runs `lkj layanan` as the program that it is, and asks its server like anybody with the password."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import httpx

from flows.layanan_setelan import berkas_sandi
from tests.jalan_lkj import AKAR, PROGRAM

H = TypeVar("H")
SABAR = 180.0  # seconds; the machine may have other work


def tunggu(apa: Callable[[], H], sebutan: str) -> H:
    """Return what `apa` gives as soon as it is true; fail after `SABAR`."""
    batas = time.monotonic() + SABAR
    while not (hasil := apa()):
        assert time.monotonic() < batas, sebutan
        time.sleep(0.1)
    return hasil


class Layanan:
    """One service: its folders, its port, its process."""

    def __init__(self, akar: Path, jadwal: str = "* * * * *") -> None:
        self._jadwal = jadwal
        self.masukan, self.keluaran = akar / "masukan", akar / "keluaran"
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.asal = f"http://127.0.0.1:{s.getsockname()[1]}"
        self.berkas_kata = akar / "terminal.txt"
        self.proses: subprocess.Popen[bytes]

    def mulai(self) -> None:
        """Start it and wait until it serves; what it says is added to `berkas_kata`."""
        polos = {k: v for k, v in os.environ.items() if not k.startswith(("LKJ_", "PREFECT_"))}
        setelan = {"JADWAL": self._jadwal, "TENANG": "1", "PORT": self.asal.rsplit(":", 1)[1]}
        sudah = self.kata().count("Layanan berjalan")
        with self.berkas_kata.open("ab") as kata:
            self.proses = subprocess.Popen(
                [*PROGRAM, "layanan", "--masukan", str(self.masukan), "--keluaran", str(self.keluaran)],
                cwd=AKAR,
                env={**polos, "PYTHONPATH": str(AKAR), **{f"LKJ_{k}_LAYANAN": v for k, v in setelan.items()}},
                stdin=subprocess.DEVNULL,
                stdout=kata,
                stderr=kata,
            )
        tunggu(lambda: self.kata().count("Layanan berjalan") > sudah or self.proses.poll() is not None, "service does not start")
        assert self.proses.poll() is None, self.kata()

    def kata(self) -> str:
        """Return what the service has said in its terminal."""
        return self.berkas_kata.read_text("utf-8") if self.berkas_kata.exists() else ""

    def hentikan(self, isyarat: signal.Signals) -> int:
        """Send a signal to the one process that was started, wait for its end, return its exit code."""
        self.proses.send_signal(isyarat)
        return self.proses.wait(SABAR)

    def luar(self, sandi: str | None = None) -> httpx.Client:
        """Return a client of the API, with the right password where none is given."""
        nama, kata = (sandi or berkas_sandi(self.keluaran).read_text("ascii")).split(":", 1)
        return httpx.Client(base_url=f"{self.asal}/api", auth=(nama, kata), trust_env=False, timeout=30)

    def daftar(self, apa: str, **saring: Any) -> list[dict[str, Any]]:
        """Return what `POST /<apa>/filter` gives."""
        with self.luar() as api:
            token = api.get("/csrf-token", params={"client": "uji"}).json()["token"]
            kepala = {"Prefect-Csrf-Token": token, "Prefect-Csrf-Client": "uji"}
            hasil: list[dict[str, Any]] = api.post(f"/{apa}/filter", json=saring, headers=kepala).raise_for_status().json()
        return hasil

    def jalan(self, penyebaran: str, keadaan: str | None = None) -> list[dict[str, Any]]:
        """Return the runs of a deployment whose planned time has come, newest first; only those in one state where it is named."""
        saring = {"deployments": {"name": {"any_": [penyebaran]}}, "sort": "EXPECTED_START_TIME_DESC"}
        semua = self.daftar("flow_runs", **saring)
        return [j for j in semua if j["state_name"] not in ("Scheduled", "Late") and keadaan in (None, j["state_name"])]

    def artefak(self, jalan: dict[str, Any]) -> dict[str, dict[str, Any]]:
        """Return the artifacts of a run by their keys."""
        semua = self.daftar("artifacts", artifacts={"flow_run_id": {"any_": [jalan["id"]]}})
        return {a["key"]: a for a in semua}


def keturunan(pid: int) -> list[int]:
    """Return all processes below one, where the system lists them (Linux)."""
    hasil: list[int] = []
    for daftar in Path(f"/proc/{pid}/task").glob("*/children"):
        for anak in map(int, daftar.read_text().split()):
            hasil += [anak, *keturunan(anak)]
    return hasil


def hidup(pid: int) -> bool:
    """Say whether a process still runs (a dead one that nobody has collected does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
