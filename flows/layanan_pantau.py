"""The folder watch: when the files of a folder have come to rest, and one run for every state they rest in."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterId
from prefect.client.schemas.sorting import FlowRunSort
from watchfiles import awatch

from flows.layanan_aturan import WITA
from lkj_etl.baca.folder import pindai

DENYUT = 1000  # milliseconds; a network drive tells nobody of its changes, so we look ourselves


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


async def kirim(server: PrefectClient, penyebaran: UUID, isi: str) -> None:
    """Ask for a run of the deployment for this state of the folder, unless its newest run was for it.

    The key names state and newest run: asked twice, by a service that was killed in between, it is one run.
    """
    saring = DeploymentFilter(id=DeploymentFilterId(any_=[penyebaran]))
    terbaru = next(iter(await server.read_flow_runs(deployment_filter=saring, sort=FlowRunSort.EXPECTED_START_TIME_DESC, limit=1)), None)
    if terbaru is not None and terbaru.parameters.get("sidik") == isi:
        return
    await server.create_flow_run_from_deployment(
        penyebaran,
        parameters={"sidik": isi},
        name=f"Masukan baru {datetime.now(WITA):%d-%m-%Y %H.%M} WITA",
        idempotency_key=f"{isi}-{terbaru.id if terbaru else ''}",
    )
