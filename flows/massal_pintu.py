"""The door of `lkj massal`: options become a request, the result becomes words or one JSON object."""

from __future__ import annotations

import contextlib
import gc
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows import layar, massal_mesin
from flows.massal_masukan import daftar_masukan
from flows.massal_mesin import Mesin
from flows.perintah import MASUKAN
from lkj_etl import sistem
from lkj_etl.jejak import Permintaan
from lkj_etl.kesalahan import PemakaianSalah
from lkj_etl.nilai.angka import format_rupiah
from lkj_etl.nilai.kode import kode_baku
from lkj_etl.pengaturan import Pengaturan, muat

if TYPE_CHECKING:
    import argparse

    from flows.massal import HasilMassal
    from flows.massal_kerja import Hasil
    from flows.massal_rencana import Kabar, Permohonan
    from lkj_etl.temuan import Temuan

BANYAK_KANTOR = 20


def jalankan(pilihan: argparse.Namespace, folder: Path) -> int:
    """Run and return the exit code: 0 all official, 1 some draft, 3 some not written."""
    gc.enable()  # unlike a run of one office, this one is long
    pengaturan = _siap(pilihan, folder)
    if pilihan.mesin == "dask":
        return _jalankan(pilihan, folder, pengaturan, lambda: massal_mesin.dask(pilihan.alamat))
    with massal_mesin.lokal() as mesin:  # its processes load the libraries while this one does
        return _jalankan(pilihan, folder, pengaturan, lambda: contextlib.nullcontext(mesin))


def _siap(pilihan: argparse.Namespace, folder: Path) -> Pengaturan:
    """Return the settings once nothing speaks against the run that can be known before the libraries load, which takes seconds.

    Raise `PemakaianSalah` for wrong use, `SedangBerjalan` where another run holds the output now, `MesinBermasalah` where it
    cannot be written.
    """
    if pilihan.alamat and pilihan.mesin != "dask":
        raise PemakaianSalah("--alamat hanya berlaku bersama --mesin dask.")
    _awalan(pilihan.skpd_awalan)
    pengaturan = muat(MASUKAN.parent / "lkj.toml")
    daftar_masukan(folder)
    with sistem.kunci(sistem.folder_kerja(pilihan.keluaran) / "kunci"):
        return pengaturan


def _jalankan(pilihan: argparse.Namespace, folder: Path, pengaturan: Pengaturan, mesin: Callable[[], AbstractContextManager[Mesin]]) -> int:
    from flows.massal import massal
    from flows.massal_kantor import Pilihan
    from flows.massal_rencana import Permohonan

    permintaan = Permintaan(pilihan.tahun, pilihan.triwulan, pilihan.skpd, pilihan.rincian, pilihan.cetak_ulang)
    kantor = Pilihan(_awalan(pilihan.skpd_awalan), pilihan.semua)
    permohonan = Permohonan(folder, pilihan.keluaran, permintaan, kantor, pengaturan)
    with kemajuan() as kabar:
        hasil = massal(permohonan, mesin, kabar)
    if pilihan.json:
        layar.cetak_json(json_massal(hasil, permohonan))
    else:
        cetak(hasil, pilihan.keluaran)
    layar.kabari(*hasil.catatan)
    return hasil.kode_keluar


def _awalan(teks: str) -> str:
    """Return the beginning of a code in its canonical form; raise `PemakaianSalah` for what is none."""
    kode = kode_baku(teks.strip().rstrip(".")) if teks else ""
    if kode is None or (teks and not kode):
        raise PemakaianSalah("Awalan kode SKPD tidak dikenal. Tulis misalnya: lkj massal --skpd-awalan 7.01.")
    return kode


@contextlib.contextmanager
def kemajuan() -> Iterator[Kabar]:
    """Give a function that shows a bar per stage; silent where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield lambda tahap, selesai, banyak: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    kolom = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*kolom, console=Console(stderr=True)) as bilah:
        tugas: dict[str, Any] = {}

        def kabar(tahap: str, selesai: int, banyak: int) -> None:
            if tahap not in tugas:
                tugas[tahap] = bilah.add_task(tahap)
            bilah.update(tugas[tahap], completed=selesai, total=banyak)

        yield kabar


def json_massal(h: HasilMassal, p: Permohonan) -> dict[str, Any]:
    """Return the object of DESIGN 8 over all offices, and under `kantor` one line for each.

    A file of several offices stands once under `putusan`, with what the first office that used it made of its rows.
    """
    isi = layar.json_dasar(h.kode_keluar)
    tertulis = [k for h in h.kantor for k in h.keluaran]
    isi["keluaran"] = [str(h.rekap), *(str(p.keluaran / k) for k in tertulis), *map(str, h.salinan)]
    isi["parameter"] = {"tahun": h.tahun, "triwulan": h.triwulan, "skpd": None}
    berkas = {(j["kelompok"], j["berkas"]): j for k in reversed(h.kantor) for j in k.jejak}
    berkas |= {(j["kelompok"], j["berkas"]): j for j in h.berkas_lepas}
    isi["putusan"] = [
        {"berkas": str(Path(p.folder, *letak)), **{k: j[k] for k in ("jenis", "putusan", "baris")}} for letak, j in sorted(berkas.items())
    ]
    semua = (_bersubfolder(t, k.jejak) for k in h.kantor for t in k.temuan)
    isi["temuan"] = [t._asdict() for t in dict.fromkeys((*semua, *h.lepas))]
    for nama, arah in (("total_masuk", "masuk"), ("total_keluar", "keluar")):
        isi[nama] = {
            u: f"{sum((Decimal(getattr(k, arah)[n]) for k in h.kantor), Decimal(0)):.2f}" for n, u in enumerate(("pagu", "realisasi"))
        }
    isi["skpd_lain"] = h.skpd_lain
    isi["kantor"] = [_json_kantor(k) for k in h.kantor]
    return isi


def _bersubfolder(t: Temuan, jejak: Sequence[Mapping[str, Any]]) -> Temuan:
    """Name a file in a sub-folder with it: several offices may have a Kinerja.xlsx."""
    kelompok = next((j["kelompok"] for j in jejak if j["berkas"] == t.berkas), "")
    return t._replace(berkas=f"{kelompok}/{t.berkas}") if kelompok else t


def _json_kantor(k: Hasil) -> dict[str, Any]:
    banyak = Counter(t.tingkat for t in k.temuan)
    return {
        "kode_skpd": k.kode,
        "nama_skpd": k.nama,
        "folder": k.folder,
        "draf": k.draf,
        "gagal": k.gagal or None,
        "id_jalan": k.id_jalan,
        "buku_kerja": k.keluaran[0] if k.keluaran else None,
        "galat": banyak["galat"],
        "peringatan": banyak["peringatan"],
        "total_keluar": dict(zip(("pagu", "realisasi"), k.keluar, strict=True)),
        "rata_rata_capaian": k.rata_rata,
    }


def cetak(h: HasilMassal, keluaran: Path) -> None:
    """Tell a person what was written, which offices need somebody's eye, and where."""
    layar.cetak_temuan(h.lepas)
    perlu = [k for k in h.kantor if k.gagal or k.draf]
    for k in perlu[:BANYAK_KANTOR]:
        galat = sum(t.tingkat == "galat" for t in k.temuan)
        sebab = f"GAGAL: {k.gagal}" if k.gagal else f"draf, {galat} galat, {len(k.temuan) - galat} peringatan"
        layar.tulis(f"{k.nama or k.kode}: {sebab}")
    if len(perlu) > BANYAK_KANTOR:
        layar.tulis(f"... dan {len(perlu) - BANYAK_KANTOR} kantor lain; semuanya ada di rekap.")
    resmi = sum(not k.gagal and not k.draf for k in h.kantor)
    gagal = sum(bool(k.gagal) for k in h.kantor)
    pagu, realisasi = (sum((Decimal(k.keluar[n]) for k in h.kantor), Decimal(0)) for n in (0, 1))
    layar.tulis(f"{len(h.kantor)} kantor: {resmi} resmi, {len(perlu) - gagal} draf, {gagal} gagal; {h.skpd_lain} SKPD lain hanya dihitung")
    layar.tulis(f"Pagu Rp {format_rupiah(pagu)}; realisasi Rp {format_rupiah(realisasi)}")
    layar.tulis(f"Rekap: {h.rekap}")
    layar.tulis(f"Buku kerja kantor: {keluaran}, satu folder per kode SKPD")
    if h.salinan:
        layar.tulis(f"Salinan untuk diperbaiki ({len(h.salinan)} berkas bersama): {h.salinan[0].parent}")
