"""The stages of a run as Prefect tasks: named for people, repeated where only the disk refused, their progress shown."""

from collections.abc import Callable
from typing import Any, NamedTuple, ParamSpec, TypeVar, cast
from uuid import UUID

from prefect import get_run_logger, task
from prefect.artifacts import create_progress_artifact, update_progress_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from flows import rangkaian
from flows.prefect_terbitan import namai, sebut_laporan
from lkj_etl.kesalahan import KESALAHAN_PROGRAM, LkjError, MesinBermasalah
from lkj_etl.laporan import Masukan
from lkj_etl.nilai.teks import aman_tampil

P = ParamSpec("P")
H = TypeVar("H")
TUNDA_ULANG = [2.0, 10.0]  # seconds before the second and the third try of a stage that uses the disk


class Tahap(NamedTuple):
    """What people read of a stage, how far the run is once it is done (percent), and whether it uses the disk."""

    nama: str
    persen: float
    cakram: bool = False


TAHAP = {
    "ambil_masukan": Tahap("Membaca berkas masukan", 35, cakram=True),
    "baca_masukan": Tahap("Memeriksa dan mencocokkan berkas", 60),
    "baca_terbit": Tahap("Melihat laporan triwulan sebelumnya", 65, cakram=True),
    "hitung_laporan": Tahap("Menghitung tabel laporan", 75),
    "tulis_laporan": Tahap("Menulis buku kerja", 92, cakram=True),
    "catat_jalan": Tahap("Mencatat di buku besar", 95, cakram=True),
    "salin_perbaikan": Tahap("Menyalin berkas untuk diperbaiki", 100, cakram=True),
}


def kalimat(galat: Exception) -> str:
    """Return what Prefect may know of an error: the texts of libraries quote cells, and tracebacks carry them."""
    return str(galat) if isinstance(galat, LkjError) else KESALAHAN_PROGRAM.format(sebab=type(galat).__name__)


def lapor(nama: str) -> None:
    """Log the name of the file that is being read."""
    get_run_logger().info("Membaca %s", aman_tampil(nama))


def _pilihan(arti: Tahap, gagal: list[Exception]) -> dict[str, Any]:
    """Return the options of a stage's task; `gagal` holds the error of its last try, which decides over another one."""
    return {
        "task_run_name": arti.nama,
        "cache_policy": NO_CACHE,
        "persist_result": False,
        "retries": len(TUNDA_ULANG) if arti.cakram else 0,
        "retry_delay_seconds": TUNDA_ULANG,
        "retry_condition_fn": lambda *_: isinstance(gagal[0], (OSError, MesinBermasalah)),
        "log_prints": False,
    }


def sebagai_tugas() -> rangkaian.Jalan:
    """Return a runner that makes each stage a task which waits for the one before, and names the run once office and quarter are known.

    Arguments are no task parameters (Prefect would walk through every cell of them to look for futures) and an error
    does not pass through the task (Prefect would log it).
    """
    sebelum: list[State[Any]] = []
    kemajuan: list[UUID] = []

    def jalan(tahap: Callable[P, H], *args: P.args, **kwargs: P.kwargs) -> H:
        arti = TAHAP[tahap.__name__]
        gagal: list[Exception] = []
        if not kemajuan:
            kemajuan.append(cast("UUID", create_progress_artifact(0.0, key="kemajuan", description=arti.nama)))

        @task(name=tahap.__name__.replace("_", "-"), **_pilihan(arti, gagal))
        def tugas() -> State[H]:
            gagal.clear()
            try:
                return Completed(data=tahap(*args, **kwargs))
            except Exception as galat:  # noqa: BLE001  # raised again below
                gagal.append(galat)
                return Failed(message=kalimat(galat))

        keadaan = tugas(wait_for=sebelum, return_state=True)
        if gagal:
            raise gagal[0]
        sebelum[:] = [keadaan.model_copy(update={"data": arti.nama})]  # without the frames, as the arguments
        update_progress_artifact(kemajuan[0], arti.persen, description=f"Selesai: {arti.nama}")
        hasil = cast("State[H]", keadaan).result()  # a returned State is the run's state, not a result inside one
        if isinstance(hasil, Masukan):
            namai(sebut_laporan(hasil.parameter))  # at once: what follows may fail
        return hasil

    return jalan
