"""The quarterly report as a Prefect flow: the composition of `flows.rangkaian` with its stages as tasks.

Importing this module loads Prefect; `flows.setelan_prefect.siapkan` comes first. What reaches Prefect's database: names of
folders and files, settings, findings, totals. Frames stay in this process: a stage hands nothing over as a task parameter.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

import httpx
from prefect import flow, get_client, runtime, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.exceptions import PrefectException, TerminationSignal
from prefect.states import Completed, Failed

from flows import rangkaian
from flows.perintah import AKAR
from flows.rangkaian import Hasil
from lkj_etl.jejak import Permintaan, Rincian
from lkj_etl.kesalahan import LkjError, MesinBermasalah
from lkj_etl.laporan import Laporan
from lkj_etl.nilai.angka import format_rupiah
from lkj_etl.nilai.teks import aman_tampil
from lkj_etl.nilai.triwulan import ROMAWI
from lkj_etl.pengaturan import Pengaturan, muat, terapkan
from lkj_etl.tulis.keluaran import nama_buku

P = ParamSpec("P")
H = TypeVar("H")
SERVER_DIAM = (httpx.HTTPError, PrefectException)
BANYAK_TEMUAN = 500  # rows of the table artifact; the workbook has all


def jalankan(folder: Path, keluaran: Path, permintaan: Permintaan, pengaturan: Pengaturan) -> Hasil:
    """Run the flow in this process and return what the plain run returns; raise what it raises.

    Raise also `MesinBermasalah` where the Prefect server does not answer.
    """
    isian = {**permintaan._asdict(), "pengaturan": _setelan_teks(pengaturan)}
    try:
        keadaan = laporan_triwulan(_sebut(folder), _sebut(keluaran), **isian, return_state=True)
    except (*SERVER_DIAM, RuntimeError) as galat:
        raise _server_diam(galat) from None
    try:
        return cast("State[Hasil]", keadaan).result()
    except SERVER_DIAM as galat:
        raise _server_diam(galat) from None


def _server_diam(galat: BaseException) -> BaseException:
    """Return what to raise; a signal that stopped the run may have stopped a temporary server first."""
    sebab: BaseException | None = galat
    while sebab and not isinstance(sebab, (KeyboardInterrupt, TerminationSignal)):
        sebab = sebab.__context__
    if sebab:
        return KeyboardInterrupt()
    return MesinBermasalah(
        "Server Prefect tidak dapat dihubungi atau tidak dapat dijalankan. Periksa PREFECT_API_URL, atau jalankan tanpa --prefect."
    )


def _nama_permintaan() -> str:
    isi = runtime.flow_run.parameters
    return _nama("Laporan", isi.get("tahun"), isi.get("triwulan"))


@flow(
    name="laporan-triwulan",
    description="Menyusun laporan kinerja satu kantor untuk satu triwulan dari berkas ekspor: periksa, hitung, tulis satu buku kerja.",
    flow_run_name=_nama_permintaan,
    retries=0,
    persist_result=False,
    log_prints=False,
)
def laporan_triwulan(
    masukan: str,
    keluaran: str,
    tahun: int | None = None,
    triwulan: int | None = None,
    skpd: str | None = None,
    rincian: Rincian = "sub",
    cetak_ulang: bool = False,
    pengaturan: dict[str, str] | None = None,
) -> State[Hasil]:
    """Write the report of one office; folders are relative to the program's own.

    `pengaturan`: the settings that differ from the defaults, as text; none given: lkj.toml and environment as everywhere.

    The state tells the outcome: Completed, Draf (written, but a galat stands) or Failed with the sentence for the user.
    """
    try:
        permintaan = Permintaan(tahun, triwulan, skpd, rincian, cetak_ulang)
        setelan = muat(AKAR / "lkj.toml") if pengaturan is None else terapkan(pengaturan)
        hasil = rangkaian.laporan_triwulan(
            AKAR / masukan, AKAR / keluaran, permintaan, setelan, jalan=_sebagai_tugas(), terbitkan=_terbitkan
        )
    except Exception as galat:  # noqa: BLE001  # nothing is hidden: State.result() raises it again
        return Failed(message=_kalimat(galat), data=galat)
    pesan = f"{hasil.keluaran[0].name}: {_banyak(hasil.laporan)}."
    return Completed(name="Draf" if hasil.laporan.draf else None, message=pesan, data=hasil)


def _kalimat(galat: Exception) -> str:
    """Return what Prefect may know of an error: the texts of libraries quote cells, and tracebacks carry them."""
    return str(galat) if isinstance(galat, LkjError) else f"Kesalahan program: {type(galat).__name__}."


def _sebagai_tugas() -> rangkaian.Jalan:
    """Return a runner that makes each stage a task which waits for the one before.

    Arguments are no task parameters (Prefect would walk through every cell of them to look for futures) and an error
    does not pass through the task (Prefect would log it).
    """
    sebelum: list[State[Any]] = []

    def jalan(tahap: Callable[P, H], *args: P.args, **kwargs: P.kwargs) -> H:
        nama = tahap.__name__.replace("_", "-")
        gagal: list[Exception] = []

        @task(name=nama, task_run_name=nama, cache_policy=NO_CACHE, persist_result=False, retries=0, log_prints=False)
        def tugas() -> State[H]:
            try:
                return Completed(data=tahap(*args, **kwargs))
            except Exception as galat:  # noqa: BLE001  # raised again below
                gagal.append(galat)
                return Failed(message=_kalimat(galat))

        keadaan = tugas(wait_for=sebelum, return_state=True)
        if gagal:
            raise gagal[0]
        sebelum[:] = [keadaan.model_copy(update={"data": nama})]  # without the frames, as the arguments
        return cast("State[H]", keadaan).result()  # a returned State is the run's state, not a result inside one

    return jalan


def _terbitkan(laporan: Laporan) -> None:
    """Name the run after office and quarter; publish findings and totals as artifacts."""
    p = laporan.masukan.parameter
    nama = _nama(aman_tampil(p.nama_skpd or p.skpd), p.tahun, p.triwulan) + (" (draf)" if laporan.draf else "")
    with get_client(sync_client=True) as server:
        server.update_flow_run(runtime.flow_run.id, name=nama)
    urut = sorted(laporan.temuan, key=lambda t: t.tingkat != "galat")
    tabel = [{k: aman_tampil(v) for k, v in t._asdict().items()} for t in urut[:BANYAK_TEMUAN]]
    sisa = f"; {len(urut) - len(tabel)} temuan lain ada di lembar Temuan" if len(urut) > len(tabel) else ""
    create_table_artifact(tabel, key="temuan", description=nama + sisa)
    create_markdown_artifact(_markdown(laporan, nama), key="ringkasan", description=nama)


def _markdown(laporan: Laporan, nama: str) -> str:
    """Return the totals that came in and went out, and what was written."""
    total = (("Masuk", laporan.masukan.total_masuk), ("Keluar", laporan.total_keluar))
    return "\n".join(
        [
            f"## {nama}\n",
            "| | Pagu (Rp) | Realisasi (Rp) |",
            "|---|---:|---:|",
            *(f"| {sebutan} | {format_rupiah(t.pagu)} | {format_rupiah(t.realisasi)} |" for sebutan, t in total),
            f"\n- Buku kerja: `{nama_buku(laporan)}`",
            f"- Temuan: {_banyak(laporan)}",
            f"- Nomor jalan: `{laporan.id_jalan}`",
        ]
    )


def _banyak(laporan: Laporan) -> str:
    galat = sum(t.tingkat == "galat" for t in laporan.temuan)
    return f"{galat} galat, {len(laporan.temuan) - galat} peringatan"


def _nama(depan: str, tahun: int | None, triwulan: int | None) -> str:
    """Return e.g. "Kecamatan Kalumpang triwulan II 2019"; what the request leaves open is left out."""
    return " ".join([depan, "triwulan", *([ROMAWI[triwulan - 1]] if triwulan else []), *([str(tahun)] if tahun else [])])


def _sebut(folder: Path) -> str:
    """Return a folder as it may stand in a database: below the program relative, and without the owner's home."""
    mutlak = Path(os.path.abspath(folder))  # noqa: PTH100  # as typed: links are not followed
    return mutlak.relative_to(AKAR).as_posix() if mutlak.is_relative_to(AKAR) else str(mutlak)


def _setelan_teks(pengaturan: Pengaturan) -> dict[str, str]:
    baku = Pengaturan()._asdict()
    beda = {k: v for k, v in pengaturan._asdict().items() if v != baku[k]}
    return {k: ",".join(map(str, v)) if isinstance(v, tuple) else str(v) for k, v in beda.items()}
