"""The quarterly report as a Prefect flow: the composition of `flows.rangkaian` with its stages as tasks.

Importing this module loads Prefect; `flows.setelan_prefect.siapkan` comes first. What reaches Prefect's database: names of
folders and files, settings, findings, totals. Frames stay in this process: a stage hands nothing over as a task parameter.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import cast

import httpx
from prefect import flow, runtime
from prefect.client.schemas.objects import State
from prefect.exceptions import PrefectException, TerminationSignal
from prefect.states import Completed, Failed

from flows import rangkaian
from flows.perintah import AKAR
from flows.prefect_terbitan import banyak, sebut, terbitkan
from flows.prefect_tugas import kalimat, lapor, sebagai_tugas
from flows.rangkaian import Hasil
from lkj_etl.jejak import Permintaan, Rincian
from lkj_etl.kesalahan import MesinBermasalah
from lkj_etl.pengaturan import Pengaturan, muat, terapkan

SERVER_DIAM = (httpx.HTTPError, PrefectException)


def jalankan(folder: Path, keluaran: Path, permintaan: Permintaan, pengaturan: Pengaturan) -> Hasil:
    """Run the flow in this process and return what the plain run returns; raise what it raises.

    Raise also `MesinBermasalah` where the Prefect server does not answer.
    """
    isian = {**permintaan._asdict(), "pengaturan": setelan_teks(pengaturan)}
    try:
        keadaan = laporan_triwulan(sebut_folder(folder), sebut_folder(keluaran), **isian, return_state=True)
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
    return sebut("Laporan", isi.get("tahun"), isi.get("triwulan"))


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

    The state tells the outcome: Resmi, Draf (written, but a galat stands) or Failed with the sentence for the user.
    """
    try:
        permintaan = Permintaan(tahun, triwulan, skpd, rincian, cetak_ulang)
        setelan = muat(AKAR / "lkj.toml") if pengaturan is None else terapkan(pengaturan)
        hasil = rangkaian.laporan_triwulan(
            AKAR / masukan, AKAR / keluaran, permintaan, setelan, jalan=sebagai_tugas(), terbitkan=terbitkan, lapor=lapor
        )
    except Exception as galat:  # noqa: BLE001  # nothing is hidden: State.result() raises it again
        return Failed(message=kalimat(galat), data=galat)
    return keadaan_akhir(hasil)


def keadaan_akhir(hasil: Hasil) -> State[Hasil]:
    """Return the state that tells an official report (Resmi) from a draft (Draf)."""
    pesan = f"{hasil.keluaran[0].name}: {banyak(hasil.laporan)}."
    return Completed(name="Draf" if hasil.laporan.draf else "Resmi", message=pesan, data=hasil)


def sebut_folder(folder: Path) -> str:
    """Return a folder as it may stand in a database: below the program relative, and without the owner's home."""
    mutlak = Path(os.path.abspath(folder))  # noqa: PTH100  # as typed: links are not followed
    return mutlak.relative_to(AKAR).as_posix() if mutlak.is_relative_to(AKAR) else str(mutlak)


def setelan_teks(pengaturan: Pengaturan) -> dict[str, str]:
    """Return the settings that differ from the defaults, as text for `terapkan`."""
    baku = Pengaturan()._asdict()
    beda = {k: v for k, v in pengaturan._asdict().items() if v != baku[k]}
    return {k: ",".join(map(str, v)) if isinstance(v, tuple) else str(v) for k, v in beda.items()}
