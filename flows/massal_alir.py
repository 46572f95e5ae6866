"""One kabupaten as a Prefect flow: what a worker of a work pool runs; many workers take many kabupaten (docs/skala.md)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from prefect import flow, runtime
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from flows import massal_mesin, massal_terbitan
from flows.massal import HasilMassal, massal
from flows.massal_kantor import Pilihan
from flows.massal_rencana import Permohonan
from flows.perintah import AKAR
from flows.prefect_tugas import kalimat
from lkj_etl.jejak import Permintaan
from lkj_etl.nilai.teks import aman_tampil
from lkj_etl.nilai.triwulan import ROMAWI
from lkj_etl.pengaturan import muat


def _nama_jalan() -> str:
    """Return e.g. "Kabupaten Contoh triwulan II 2026": the input folder's name stands for the kabupaten."""
    isi = runtime.flow_run.parameters
    return f"{aman_tampil(Path(isi['masukan']).name)} triwulan {ROMAWI[isi['triwulan'] - 1]} {isi['tahun']}"


@flow(
    name="massal-kabupaten",
    description="Menyusun laporan kinerja semua kantor satu kabupaten untuk satu triwulan, beserta rekapnya.",
    flow_run_name=_nama_jalan,
    persist_result=False,
    log_prints=False,
)
def massal_kabupaten(
    masukan: str, keluaran: str, tahun: int, triwulan: int, skpd_awalan: str = "", semua: bool = False
) -> State[HasilMassal]:
    """Write the offices of one kabupaten as `lkj massal` does; folders are relative to the program's own.

    A run that was killed is simply started again: what it finished stands. The state tells the outcome: Completed, Draf
    (written, but some office needs somebody's eye) or Failed with the sentence for the user.
    """
    try:
        permintaan = Permintaan(tahun, triwulan)
        permohonan = Permohonan(AKAR / masukan, AKAR / keluaran, permintaan, Pilihan(skpd_awalan, semua), muat(AKAR / "lkj.toml"))
        hasil = massal(permohonan, massal_mesin.lokal, massal_terbitan.kemajuan())
        massal_terbitan.terbitkan(hasil, _nama_jalan())
    except Exception as galat:  # noqa: BLE001  # nothing is hidden: State.result() raises it again
        return Failed(message=kalimat(galat), data=galat)
    banyak = Counter(map(massal_terbitan.keadaan, hasil.kantor))
    pesan = f"{len(hasil.kantor)} kantor: {banyak['Resmi']} resmi, {banyak['Draf']} draf, {banyak['Gagal']} gagal. {hasil.rekap.name}."
    if hasil.kode_keluar == 3:
        return Failed(message=pesan, data=hasil)
    return Completed(name="Draf" if hasil.kode_keluar else None, message=pesan, data=hasil)
