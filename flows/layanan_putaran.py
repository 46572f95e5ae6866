"""The life of the service between start and stop: it serves the deployments, watches the folder, revives what died.

Importing this module loads Prefect; the variables of `flows.layanan_setelan` come first.
"""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
from prefect import get_client
from prefect.exceptions import PrefectException
from prefect.runner import Runner
from prefect.schedules import Cron, Schedule
from prefect.types.entrypoint import EntrypointType

from flows import layar
from flows.laporan_triwulan import sebut_folder
from flows.layanan_alur import laporan_terjadwal, masukan_baru
from flows.layanan_aturan import ZONA
from flows.layanan_folder import istirahat
from flows.layanan_jalan import Penyebaran
from flows.layanan_setelan import ALAMAT, berkas_sandi
from lkj_etl import VERSI
from lkj_etl.kesalahan import MesinBermasalah, PemakaianSalah
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
    jadwal = jadwal_cron(pengaturan.jadwal_layanan)
    berhenti = asyncio.Event()
    putaran = asyncio.get_running_loop()
    for isyarat in (signal.SIGINT, signal.SIGTERM):  # SIGTERM until the runner takes it, which hands it on
        signal.signal(isyarat, lambda *_: putaran.call_soon_threadsafe(berhenti.set))
    pelaksana = _Pelaksana(name=NAMA, query_seconds=TANYA, prefetch_seconds=0, limit=1, pause_on_shutdown=False)
    isian = {"masukan": sebut_folder(masukan), "keluaran": sebut_folder(keluaran)}
    umum: dict[str, Any] = {"parameters": isian, "version": VERSI, "entrypoint_type": EntrypointType.MODULE_PATH}
    async with get_client() as server:
        terjadwal = await pelaksana.aadd_flow(laporan_terjadwal, name=laporan_terjadwal.name, schedule=jadwal, **umum)
        penyebaran = Penyebaran(server, terjadwal, await pelaksana.aadd_flow(masukan_baru, name=masukan_baru.name, **umum))
        await penyebaran.pulihkan(hidup=False)
        tugas = asyncio.create_task(pelaksana.start())
        try:
            _sambut(masukan, keluaran, pengaturan)
            async for sidik in istirahat(masukan, pengaturan.tenang_layanan, berhenti):
                if not hidup() or tugas.done():
                    raise MesinBermasalah("Server Prefect atau pelaksana tugas berhenti sendiri. Jalankan layanan lagi.")
                await _urus(penyebaran, sidik)
        finally:
            await _akhiri(tugas)
    layar.kabari("Layanan berhenti.")


def jadwal_cron(teks: str) -> Schedule:
    """Return the schedule in WITA; raise `PemakaianSalah` where the text is no cron schedule."""
    try:
        return Cron(teks, timezone=ZONA)
    except ValueError:
        raise PemakaianSalah("Pengaturan jadwal_layanan bukan jadwal cron. Daftar pengaturan ada di docs/panduan.md.") from None


def _sambut(masukan: Path, keluaran: Path, pengaturan: Pengaturan) -> None:
    layar.kabari(f"Layanan berjalan. Folder yang diawasi: {masukan}")
    layar.kabari(f"Jadwal laporan triwulan: {pengaturan.jadwal_layanan} (waktu WITA). Berhenti: Ctrl+C.")
    layar.kabari(f"Halaman Prefect: http://{ALAMAT}:{pengaturan.port_layanan}/runs, kata sandinya di {berkas_sandi(keluaran)}")


async def _urus(penyebaran: Penyebaran, sidik: str | None) -> None:
    """Have the state in which the folder rests answered, and look after runs that died; what fails now is done at the next look."""
    with contextlib.suppress(httpx.HTTPError, PrefectException):
        if sidik is not None:
            await penyebaran.kirim(sidik)
        if time.monotonic() - penyebaran.diperiksa > PERIKSA:
            await penyebaran.pulihkan(hidup=True)
            await penyebaran.namai_rencana()


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
