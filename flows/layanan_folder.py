"""The folder watch: which folder may be watched, and when its files have come to rest."""

from __future__ import annotations

import asyncio
import hashlib
import re
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from watchfiles import awatch

from lkj_etl.baca.folder import pindai
from lkj_etl.kesalahan import PemakaianSalah

DENYUT = 1000  # milliseconds; a network drive tells nobody of its changes, so we look ourselves
HASIL = re.compile(r"\d{4}|\.lkj")  # what the program itself makes directly in an output folder


def pastikan_bukan_hasil(masukan: Path, keluaran: Path) -> None:
    """Raise `PemakaianSalah` where the folder to watch is one into which reports are written: a run would start the next one."""
    nyata, hasil = masukan.resolve(), keluaran.resolve()
    if nyata.is_relative_to(hasil) and (sisa := nyata.relative_to(hasil).parts) and HASIL.fullmatch(sisa[0]):
        raise PemakaianSalah(f'Folder "{masukan.name}" adalah folder hasil, jadi tidak dapat diawasi. Pilih folder lain dengan --masukan.')


def sidik(folder: Path) -> str | None:
    """Return a text that changes with names, sizes and times of the input files directly in a folder; None where there is none."""
    try:
        keadaan = [(j.name, j.stat()) for j in pindai(folder).calon]
    except OSError:  # a file went away, or the folder
        return None
    isi = "\n".join(f"{nama}\t{s.st_size}\t{s.st_mtime_ns}" for nama, s in keadaan)
    return hashlib.sha256(isi.encode("utf-8", "surrogateescape")).hexdigest()[:16] if keadaan else None


@dataclass
class Tenang:
    """Tells when something has stayed the same for `detik` seconds."""

    detik: float
    terakhir: str | None = None
    sejak: float = 0.0

    def lihat(self, isi: str | None, saat: float) -> str | None:
        """Take what is seen at a monotonic time; return it once it has rested long enough."""
        if isi != self.terakhir:
            self.terakhir, self.sejak = isi, saat
        return isi if saat - self.sejak >= self.detik else None


async def istirahat(folder: Path, detik: float, berhenti: asyncio.Event) -> AsyncIterator[str | None]:
    """Give, at least once per `DENYUT`, the `sidik` in which the folder rests; None while it changes or is empty.

    Only entries directly in the folder are seen: outputs lie deeper, wherever the output folder is.
    """
    tenang = Tenang(detik)
    async for _ in awatch(
        folder, watch_filter=None, debounce=DENYUT, stop_event=berhenti, rust_timeout=DENYUT, yield_on_timeout=True, recursive=False
    ):
        yield tenang.lihat(await asyncio.to_thread(sidik, folder), time.monotonic())
