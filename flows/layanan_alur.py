"""The two flows that the service serves: the report of the quarter that has ended, and the report of files just dropped.

Importing this module loads Prefect. Each run is a process of its own, which imports it first and from then on ends with the
service.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from prefect import flow, runtime
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from flows import layar, rangkaian
from flows.laporan_triwulan import keadaan_akhir
from flows.layanan_aturan import kekurangan, sebut_kiriman, tidak_seiring, triwulan_lalu
from flows.perintah import AKAR
from flows.prefect_terbitan import sebut, terbitkan, terbitkan_kekurangan
from flows.prefect_tugas import kalimat, lapor, sebagai_tugas
from flows.rangkaian import Hasil, Terambil
from lkj_etl.baca.ambil import diganti
from lkj_etl.jejak import Permintaan
from lkj_etl.kesalahan import PemakaianSalah, SedangBerjalan
from lkj_etl.laporan import Masukan
from lkj_etl.masukan import baca_semua
from lkj_etl.pengaturan import Pengaturan, muat
from lkj_etl.temuan import Temuan

P = ParamSpec("P")
H = TypeVar("H")
GILIRAN = 600.0  # seconds that a run waits for another one, started by hand, in the same output folder
JEDA = 1.0


def _berakhir_bersama_layanan() -> None:
    """End this process as soon as the service that started it is gone: the next one starts the run again."""
    induk = multiprocessing.parent_process()
    if induk is None:
        return

    def jaga() -> None:
        induk.join()
        os._exit(1)

    threading.Thread(target=jaga, daemon=True).start()


_berakhir_bersama_layanan()  # before a run asks the server for anything: the next service has begun it anew


class _BelumLengkap(Exception):  # an outcome, not an error
    """The drop does not suffice for a report: why, what was found, whose it is."""

    def __init__(self, kurang: list[str], temuan: tuple[Temuan, ...], kantor: str) -> None:
        super().__init__()
        self.kurang, self.temuan, self.kantor = kurang, temuan, kantor


def _triwulan_jadwal() -> tuple[int, int]:
    return triwulan_lalu(runtime.flow_run.scheduled_start_time)


@flow(
    name="laporan-triwulan",
    description="Terjadwal: menyusun laporan kinerja untuk triwulan yang baru berakhir, dari berkas di folder masukan.",
    flow_run_name=lambda: sebut("Laporan", *_triwulan_jadwal()),
    retries=0,
    persist_result=False,
    log_prints=False,
)
def laporan_terjadwal(masukan: str, keluaran: str) -> State[Hasil]:
    """Write the report of the last quarter that had ended (in WITA) at the planned time; folders as in `laporan_triwulan`."""
    return _selesai(lambda setelan: _laporan(masukan, keluaran, Permintaan(*_triwulan_jadwal()), sebagai_tugas(), setelan))


@flow(
    name="masukan-baru",
    description="Berkas baru di folder masukan: bila sudah lengkap laporannya disusun, bila belum ditunjukkan apa yang kurang.",
    flow_run_name=lambda: sebut_kiriman(runtime.flow_run.scheduled_start_time),
    retries=0,
    persist_result=False,
    log_prints=False,
)
def masukan_baru(masukan: str, keluaran: str, sidik: str = "") -> State[Hasil]:
    """Write the report where the drop is complete; else end as "Belum lengkap" and publish what it lacks.

    `sidik` tells the service which state of the folder this run answers.
    """
    return _selesai(lambda setelan: _laporan(masukan, keluaran, Permintaan(), _bila_lengkap(sebagai_tugas(), setelan), setelan))


def _laporan(masukan: str, keluaran: str, permintaan: Permintaan, jalan: rangkaian.Jalan, setelan: Pengaturan) -> State[Hasil]:
    """Write the report as soon as no other run writes to the output folder."""
    batas = time.monotonic() + GILIRAN
    while True:
        try:
            return keadaan_akhir(
                rangkaian.laporan_triwulan(
                    AKAR / masukan, AKAR / keluaran, permintaan, setelan, jalan=jalan, terbitkan=terbitkan, lapor=lapor
                )
            )
        except SedangBerjalan:
            if time.monotonic() > batas:
                raise
        time.sleep(JEDA)


def _selesai(kerja: Callable[[Pengaturan], State[Hasil]]) -> State[Hasil]:
    """Turn every end of a run into a state, and say it in the service's terminal; no value of a cell reaches Prefect."""
    try:
        keadaan = kerja(muat(AKAR / "lkj.toml"))
    except _BelumLengkap as belum:
        nama = f"{belum.kantor}: masukan belum lengkap" if belum.kantor else "Masukan belum lengkap"
        terbitkan_kekurangan(belum.kurang, belum.temuan, nama)
        keadaan = Completed(name="Belum lengkap", message=" ".join(belum.kurang))
    except Exception as galat:  # noqa: BLE001  # it may quote a cell: only its kind is told
        keadaan = Failed(message=kalimat(galat))
    layar.kabari(f"{'Gagal' if keadaan.is_failed() else keadaan.name}: {keadaan.message}")
    return keadaan


def _bila_lengkap(jalan: rangkaian.Jalan, setelan: Pengaturan) -> rangkaian.Jalan:
    """Return a runner of stages that stops where the files do not suffice for a report of one office and quarter."""

    def jalankan(tahap: Callable[P, H], *args: P.args, **kwargs: P.kwargs) -> H:
        try:
            hasil = jalan(tahap, *args, **kwargs)
        except PemakaianSalah as galat:  # office, year or quarter cannot be told
            raise _BelumLengkap([str(galat)], (), "") from None
        if isinstance(hasil, Terambil):
            _periksa_berkas(hasil, setelan)
        elif isinstance(hasil, Masukan) and (kurang := tidak_seiring(hasil.temuan)):
            raise _BelumLengkap(kurang, hasil.temuan, hasil.parameter.nama_skpd)
        return hasil

    return jalankan


def _periksa_berkas(terambil: Terambil, setelan: Pengaturan) -> None:
    usang = diganti(terambil.ambilan)
    berkas = [t.bacaan for t in baca_semua(terambil.ambilan, setelan) if t.ambilan.sha256 not in usang]
    kurang = kekurangan(berkas)
    if kurang.kalimat:
        kantor = next((b.identitas.nama_skpd for b in berkas if b.identitas), "")
        raise _BelumLengkap(kurang.kalimat, (*kurang.temuan, *(t for b in berkas for t in b.temuan)), kantor)
