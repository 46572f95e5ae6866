"""Engines that run blocks: this process, a pool of processes on this machine, a Dask cluster. All give the same bytes."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from multiprocessing import active_children, connection, get_context, parent_process
from typing import Any, Protocol, TypeVar

from flows.pustaka import ringankan
from lkj_etl import sistem
from lkj_etl.kesalahan import MesinBermasalah, PemakaianSalah

K = TypeVar("K")
H = TypeVar("H")
MATI = (
    "Salah satu proses pekerja berhenti di tengah jalan, mungkin karena memori. Jalankan lagi perintah yang sama: kantor yang sudah "
    "selesai tidak diulang."
)
TANPA_DASK = (
    "Mesin dask belum terpasang. Pasang sekali dengan ./lkj uji --version (Windows: lkj.bat uji --version), atau pakai --mesin lokal."
)
DASK_DIAM = "Penjadwal Dask di {alamat} tidak dapat dihubungi. Periksa alamatnya, misalnya tcp://127.0.0.1:8786."
TUNGGU_PENJADWAL = 20.0  # seconds
SENDIRI = {"host": "127.0.0.1", "dashboard_address": None}  # a scheduler asks nobody for a password
SATU_UTAS = {"POLARS_MAX_THREADS": "1"}  # the blocks share the processors already


class Mesin(Protocol):
    """Runs one function over many records."""

    def kerjakan(self, fungsi: Callable[[K], H], kerja: Iterable[K]) -> Iterator[tuple[K, H]]:
        """Yield every record with what the function made of it, in any order; raise what the function raises."""


class Langsung:
    """This process, one block after the other."""

    def kerjakan(self, fungsi: Callable[[K], H], kerja: Iterable[K]) -> Iterator[tuple[K, H]]:
        """Yield in order."""
        for satu in kerja:
            yield satu, fungsi(satu)


class Antrean:
    """Keeps only as many blocks under way as the workers need, so that memory does not grow with the number of offices."""

    def __init__(self, kirim: Callable[[Callable[[Any], Any], Any], Any], sekaligus: int, tunggu: Callable[[set[Any]], set[Any]]) -> None:
        self._kirim, self._sekaligus, self._tunggu = kirim, sekaligus, tunggu

    def kerjakan(self, fungsi: Callable[[K], H], kerja: Iterable[K]) -> Iterator[tuple[K, H]]:
        """Yield as they are done."""
        antre = iter(kerja)
        jalan: dict[Any, K] = {}
        habis = False
        while True:
            while not habis and len(jalan) < self._sekaligus:
                try:
                    satu = next(antre)
                except StopIteration:
                    habis = True
                else:
                    jalan[self._kirim(fungsi, satu)] = satu
            if not jalan:
                return
            for masa in self._tunggu(set(jalan)):
                yield jalan.pop(masa), masa.result()


@contextlib.contextmanager
def lokal(proses: int | None = None) -> Iterator[Mesin]:
    """Give a pool of processes on this machine; one processor works in this process."""
    banyak = proses or os.cpu_count() or 1
    if banyak == 1:
        yield Langsung()
        return
    kolam = ProcessPoolExecutor(banyak, mp_context=get_context("spawn"), initializer=siapkan_pekerja)
    try:
        with sistem.tunda_ctrl_c():  # it reaches all of a terminal; this process ends the others, without a traceback of each
            for _ in range(banyak):  # a process starts with a job that finds none idle
                kolam.submit(os.getpid)
        yield Antrean(lambda fungsi, satu: kolam.submit(_satu_blok, fungsi, satu), banyak * 2, _selesai)
    except BrokenProcessPool:
        raise MesinBermasalah(MATI) from None
    except KeyboardInterrupt:
        for pekerja in active_children():
            pekerja.terminate()
        raise
    finally:
        kolam.shutdown(cancel_futures=True)


@contextlib.contextmanager
def dask(alamat: str | None = None) -> Iterator[Mesin]:
    """Give the cluster at `alamat` (its workers see the same folders), else one on this machine, reachable from it only.

    Raise `PemakaianSalah` where the extra is not installed, `MesinBermasalah` where nobody answers.
    """
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise PemakaianSalah(TANPA_DASK) from None
    with contextlib.ExitStack() as tumpuk:
        if alamat is None:
            logging.getLogger("distributed").setLevel(logging.CRITICAL)  # the terminal is ours
            klaster = distributed.LocalCluster(n_workers=os.cpu_count() or 1, threads_per_worker=1, env=SATU_UTAS, **SENDIRI)
            alamat = tumpuk.enter_context(klaster).scheduler_address
        try:
            klien = tumpuk.enter_context(distributed.Client(alamat, timeout=TUNGGU_PENJADWAL))
        except OSError:
            raise MesinBermasalah(DASK_DIAM.format(alamat=alamat)) from None
        banyak = max(1, len(klien.scheduler_info(n_workers=-1)["workers"]))

        def kirim(fungsi: Callable[[Any], Any], satu: Any) -> Any:
            return klien.submit(fungsi, satu, pure=False)

        def selesai(semua: set[Any]) -> set[Any]:
            done: set[Any] = distributed.wait(semua, return_when="FIRST_COMPLETED").done
            return done

        try:
            yield Antrean(kirim, banyak * 2, selesai)
        except distributed.KilledWorker:
            raise MesinBermasalah(MATI) from None


def _selesai(semua: set[Future[Any]]) -> set[Future[Any]]:
    return wait(semua, return_when=FIRST_COMPLETED).done


def siapkan_pekerja() -> None:
    """Load what every block needs once per process, without what libraries load for other uses than ours."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Windows hands on nothing
    threading.Thread(target=_mati_bersama, daemon=True).start()
    os.environ.update(SATU_UTAS)
    ringankan()
    import flows.massal_kerja  # noqa: F401 - only loaded

    gc.freeze()


def _satu_blok(fungsi: Callable[[K], H], kerja: K) -> H:
    """Run one block with the collector of garbage at rest, which saves an eighth of it; what it left goes before the next one."""
    hasil = fungsi(kerja)
    gc.collect()
    return hasil


def _mati_bersama() -> None:
    """End this worker when the run that started it dies: nobody may go on writing beside the run that takes its place."""
    induk = parent_process()
    if induk is not None:
        connection.wait([induk.sentinel])
        os._exit(1)
