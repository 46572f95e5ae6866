"""A headless Chromium, told by the W3C WebDriver protocol what a person would open, type and click; what that person reads."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.jalan_layanan import tunggu

PENGEMUDI = shutil.which("chromedriver")
PERAMBAN = shutil.which("chromium") or shutil.which("google-chrome")
PILIHAN = [
    *("--headless", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run", "--window-size=1400,2000"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-proxy-server"),
]
ENTER = "\ue007"
LANGSUNG = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Peramban:
    """One window; `sesi` is the address of its session at the driver."""

    def __init__(self, sesi: str) -> None:
        self._sesi = sesi

    def buka(self, alamat: str) -> None:
        """Go to an address."""
        _minta(f"{self._sesi}/url", url=alamat)

    def alamat(self) -> str:
        """Return where the window is now."""
        return str(self._jalankan("return location.href"))

    def teks(self) -> str:
        """Return what can be read on the page."""
        return str(self._jalankan("return document.body ? document.body.innerText : ''"))

    def diminta(self) -> list[str]:
        """Return the addresses of whatever this page has asked for since it was opened."""
        return [str(a) for a in self._jalankan("return performance.getEntriesByType('resource').map(r => r.name)")]

    def tunggu(self, *kata: str) -> str:
        """Wait until all these words stand on the page; return its text."""
        tunggu(lambda: all(k in self.teks() for k in kata), f"{kata} is not on the page")
        return self.teks()

    def klik(self, xpath: str) -> None:
        """Click the first element of a path as soon as there is one."""
        tunggu(lambda: self._lakukan(xpath, "click"), f"{xpath} cannot be clicked")

    def ketik(self, xpath: str, kata: str) -> None:
        """Type into a field as soon as there is one."""
        tunggu(lambda: self._lakukan(xpath, "value", text=kata), f"nothing can be typed into {xpath}")

    def _lakukan(self, xpath: str, apa: str, **isi: Any) -> bool:
        """Say whether it was done; the page may just be drawing the element anew."""
        unsur = _minta(f"{self._sesi}/elements", using="xpath", value=xpath)
        try:
            for acuan in unsur[:1]:
                _minta(f"{self._sesi}/element/{next(iter(acuan.values()))}/{apa}", **isi)
        except urllib.error.HTTPError:
            return False
        return bool(unsur)

    def _jalankan(self, skrip: str) -> Any:
        return _minta(f"{self._sesi}/execute/sync", script=skrip, args=[])


def _minta(alamat: str, cara: str = "POST", **isi: Any) -> Any:
    badan = json.dumps(isi).encode() if cara == "POST" else None
    permintaan = urllib.request.Request(alamat, badan, {"Content-Type": "application/json"}, method=cara)
    with LANGSUNG.open(permintaan, timeout=120) as jawaban:
        return json.load(jawaban)["value"]


@contextlib.contextmanager
def peramban(profil: Path) -> Iterator[Peramban]:
    """Open a window with an empty profile of its own; skip where no browser (with its driver) can be started."""
    if not (PENGEMUDI and PERAMBAN):
        pytest.skip("no Chromium with its driver")
    akar = ["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []
    pilihan = {"binary": PERAMBAN, "args": [*PILIHAN, *akar, f"--user-data-dir={profil}"]}
    with subprocess.Popen([PENGEMUDI, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as pengemudi:
        assert pengemudi.stdout is not None
        try:
            baris = next(b for b in pengemudi.stdout if "started successfully on port" in b)
            asal = f"http://127.0.0.1:{baris.rsplit(maxsplit=1)[1].rstrip('.')}/session"
            try:
                mulai = _minta(asal, capabilities={"alwaysMatch": {"goog:chromeOptions": pilihan}})
            except urllib.error.HTTPError as galat:
                pytest.skip(f"Chromium does not start: {galat.read(500)!r}")
            try:
                yield Peramban(f"{asal}/{mulai['sessionId']}")
            finally:
                _minta(f"{asal}/{mulai['sessionId']}", "DELETE")
        finally:
            pengemudi.terminate()
