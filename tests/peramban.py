"""A headless Chromium for looking at the Prefect pages, where one is installed."""

from __future__ import annotations

import base64
import contextlib
import itertools
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from websockets.sync.client import connect
from websockets.sync.connection import Connection

from tests.jalan_layanan import tunggu

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


class Halaman:
    """One page; `dituju`: the hosts it has asked anything of."""

    def __init__(self, sambungan: Connection) -> None:
        self._sambungan, self._nomor = sambungan, itertools.count(1)
        self.dituju: set[str] = set()
        for perintah in ("Network.enable", "Page.enable"):
            self._suruh(perintah)

    def _suruh(self, perintah: str, **isi: Any) -> dict[str, Any]:
        """Send one command of the DevTools protocol and return its result."""
        nomor = next(self._nomor)
        self._sambungan.send(json.dumps({"id": nomor, "method": perintah, "params": isi}))
        while True:
            pesan: dict[str, Any] = json.loads(self._sambungan.recv(timeout=60))
            if pesan.get("method") == "Network.requestWillBeSent":
                self.dituju.add(urlsplit(pesan["params"]["request"]["url"]).netloc)
            if pesan.get("id") == nomor:
                hasil: dict[str, Any] = pesan.get("result", {})
                return hasil

    def masuk(self, asal: str, sandi: str) -> None:
        """Log in as the login page does."""
        self._suruh("Page.navigate", url=f"{asal}/login")
        tunggu(lambda: self._nilai("location.origin") == asal, "no login page")
        self._nilai(f"localStorage.setItem('prefect-password', {json.dumps(base64.b64encode(sandi.encode()).decode())})")

    def teks(self, alamat: str, harapan: str) -> str:
        """Open a page and return what stands there as soon as `harapan` does."""
        self._suruh("Page.navigate", url=alamat)
        return tunggu(lambda: t if harapan in (t := self._nilai("document.body.innerText") or "") else "", f"{harapan} is not on {alamat}")

    def _nilai(self, ungkapan: str) -> Any:
        return self._suruh("Runtime.evaluate", expression=ungkapan).get("result", {}).get("value")


@contextlib.contextmanager
def peramban(folder: Path) -> Iterator[Halaman]:
    """Give a page of a browser whose profile lies in `folder`."""
    pilihan = ["--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}", "--remote-debugging-port=0", "about:blank"]
    proses = subprocess.Popen([str(CHROMIUM), *pilihan], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        catatan = folder / "DevToolsActivePort"
        port, _ = tunggu(lambda: catatan.read_text().split() if catatan.exists() else [], "the browser does not start")
        with connect(f"ws://127.0.0.1:{port}/devtools/page/{_halaman(port)}", max_size=None, proxy=None) as sambungan:
            yield Halaman(sambungan)
    finally:
        proses.terminate()
        proses.wait(60)


def _halaman(port: str) -> str:
    import httpx

    semua = httpx.get(f"http://127.0.0.1:{port}/json", trust_env=False).json()
    return next(str(h["id"]) for h in semua if h["type"] == "page")
