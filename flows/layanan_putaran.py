"""The life of the service between start and stop: it serves the deployments, watches the folder, revives what died.

Importing this module loads Prefect; the variables of `flows.layanan_setelan` come first.
"""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import signal
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
from prefect import get_client
from prefect.client.orchestration import PrefectClient
from prefect.exceptions import PrefectException
from prefect.runner import Runner
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from flows import layar
from flows.laporan_triwulan import sebut_folder
from flows.layanan_alur import laporan_terjadwal, masukan_baru
from flows.layanan_aturan import ZONA
from flows.layanan_folder import istirahat
from flows.layanan_jalan import kirim, pulihkan
from flows.layanan_setelan import ALAMAT, berkas_sandi
from lkj_etl import VERSI
from lkj_etl.kesalahan import MesinBermasalah, PemakaianSalah
from lkj_etl.nilai.teks import aman_tampil
from lkj_etl.pengaturan import Pengaturan

NAMA = "lkj"
TANYA = 2.0  # seconds between two looks for runs that are due
PERIKSA = 15.0  # seconds between two looks for runs that died
TENGGANG = 20.0  # seconds that a run gets to end by itself when the service stops


class _Pelaksana(Runner):
    """Prefect's runner; the service stops it, not a signal."""

    def handle_sigterm(self, *args: Any, **kwargs: Any) -> None:
        """Do as Ctrl+C."""
        signal.raise_signal(signal.SIGINT)


async def putar(masukan: Path, keluaran: Path, pengaturan: Pengaturan, hidup: Callable[[], bool]) -> None:
    """Serve until SIGINT or SIGTERM; raise `PemakaianSalah` for a schedule that is none, `MesinBermasalah` where the server has ended."""
    berhenti = asyncio.Event()
    putaran = asyncio.get_running_loop()
    signal.signal(signal.SIGINT, lambda *_: putaran.call_soon_threadsafe(berhenti.set))
    pelaksana = _Pelaksana(name=NAMA, query_seconds=TANYA, prefetch_seconds=0, limit=1, pause_on_shutdown=False)
    diulang: Counter[UUID] = Counter()
    async with get_client() as server:
        jadwal, baru = await _sebarkan(pelaksana, masukan, keluaran, pengaturan)
        await pulihkan(server, (jadwal, baru), hidup=False, diulang=diulang)
        tugas = asyncio.create_task(pelaksana.start())
        try:
            _sambut(masukan, keluaran, pengaturan)
            await _awasi(
                server, masukan, pengaturan.tenang_layanan, (jadwal, baru), berhenti, lambda: hidup() and not tugas.done(), diulang
            )
        finally:
            await _akhiri(tugas)
    layar.kabari("Layanan berhenti.")


async def _sebarkan(pelaksana: Runner, masukan: Path, keluaran: Path, pengaturan: Pengaturan) -> tuple[UUID, UUID]:
    """Enter both deployments; return the id of the scheduled one and of the one for drops."""
    isian = {"masukan": sebut_folder(masukan), "keluaran": sebut_folder(keluaran)}
    umum: dict[str, Any] = {"parameters": isian, "version": VERSI, "entrypoint_type": EntrypointType.MODULE_PATH}
    try:
        jadwal = Cron(pengaturan.jadwal_layanan, timezone=ZONA)
        terjadwal = await pelaksana.aadd_flow(laporan_terjadwal, name=laporan_terjadwal.name, schedule=jadwal, **umum)
    except (ValueError, PrefectException) as galat:
        if isinstance(galat, PrefectException) and "cron" not in str(galat).lower():
            raise
        raise PemakaianSalah("Pengaturan jadwal_layanan bukan jadwal cron. Daftar pengaturan ada di docs/panduan.md.") from None
    return terjadwal, await pelaksana.aadd_flow(masukan_baru, name=masukan_baru.name, **umum)


def _sambut(masukan: Path, keluaran: Path, pengaturan: Pengaturan) -> None:
    layar.kabari(f"Layanan berjalan. Folder yang diawasi: {aman_tampil(str(masukan))}")
    layar.kabari(f"Jadwal laporan triwulan: {pengaturan.jadwal_layanan} (waktu WITA). Berhenti: Ctrl+C.")
    layar.kabari(f"Halaman Prefect: http://{ALAMAT}:{pengaturan.port_layanan}, kata sandinya di {aman_tampil(str(berkas_sandi(keluaran)))}")


async def _awasi(
    server: PrefectClient,
    masukan: Path,
    detik: int,
    penyebaran: tuple[UUID, UUID],
    berhenti: asyncio.Event,
    hidup: Callable[[], bool],
    diulang: Counter[UUID],
) -> None:
    """Send every state in which the folder rests, and look after runs, until `berhenti` is set."""
    terkirim: str | None = None
    diperiksa = time.monotonic()
    async for sidik in istirahat(masukan, detik, berhenti):
        if not hidup():
            raise MesinBermasalah("Server Prefect atau pelaksana tugas berhenti sendiri. Jalankan layanan lagi.")
        with contextlib.suppress(httpx.HTTPError, PrefectException):  # the next look tries again
            if sidik is not None and sidik != terkirim:
                await kirim(server, penyebaran[1], sidik)
                terkirim = sidik
            if time.monotonic() - diperiksa > PERIKSA:
                diperiksa = time.monotonic()
                await pulihkan(server, penyebaran, hidup=True, diulang=diulang)


async def _akhiri(tugas: asyncio.Task[None]) -> None:
    """Stop the runner: a run at work may end by itself for `TENGGANG` seconds, then its process ends and the next start repeats it."""
    tugas.cancel()
    if not (await asyncio.wait({tugas}, timeout=TENGGANG))[0]:
        for proses in multiprocessing.active_children():
            proses.terminate()
        await asyncio.wait({tugas}, timeout=TENGGANG)
    for proses in multiprocessing.active_children():
        proses.kill()
        proses.join()
