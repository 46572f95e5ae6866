"""Many offices of a kabupaten in one run: read once, compute and write in blocks, one summary beside the workbooks."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from flows.massal_baca import Berkas, muat
from flows.massal_catatan import Catatan
from flows.massal_kerja import Hasil, tulis_blok
from flows.massal_masukan import daftar_masukan
from flows.massal_mesin import Mesin
from flows.massal_rencana import Kabar, Permohonan, Rencana, baca, bagi_kerja, rencanakan
from flows.massal_tanda import Tersalin, salin_semua
from lkj_etl import sistem
from lkj_etl.jejak import Baris, JejakBerkas
from lkj_etl.laporan import Total
from lkj_etl.periksa.berkas import putusan
from lkj_etl.temuan import Temuan, ada_galat
from lkj_etl.tulis.buku_besar import catat_banyak
from lkj_etl.tulis.rekap_isi import Kantor, Rekap
from lkj_etl.tulis.rekap_kabupaten import tulis_rekap

SISA = "lkj-massal-"


@dataclass(frozen=True, slots=True)
class HasilMassal:
    """What a run left: one result per office in order of code, the summary workbook, and how many other SKPD the exports hold.

    `lepas`: findings that no office owns, of unreadable workbooks and of folders that are not read; `berkas_lepas`: these files, as
    `Hasil.jejak`. `salinan`: marked copies of the shared files.
    """

    tahun: int
    triwulan: int
    kantor: tuple[Hasil, ...]
    rekap: Path
    skpd_lain: int
    lepas: tuple[Temuan, ...]
    berkas_lepas: tuple[dict[str, Any], ...]
    salinan: tuple[Path, ...]
    catatan: tuple[str, ...]

    @property
    def kode_keluar(self) -> int:
        """Return 0 where every workbook is official, 1 where one is a draft or unread, 3 where one could not be written."""
        if any(h.gagal for h in self.kantor):
            return 3
        return int(ada_galat(self.lepas) or any(h.draf for h in self.kantor))


def massal(p: Permohonan, buat_mesin: Callable[[], AbstractContextManager[Mesin]], kabar: Kabar) -> HasilMassal:
    """Write the workbook of every office chosen to `<keluaran>/<kode SKPD>/` and the summary to `<keluaran>/<tahun>/TW<n>/`.

    Raise `PemakaianSalah` where nothing can be chosen or the period is not clear, `SedangBerjalan` where another run holds
    the lock, `MesinBermasalah` where the machine fails. An office that fails is a line of the summary, never the end of the run.
    """
    kerja = sistem.folder_kerja(p.keluaran)
    with sistem.kunci(kerja / "kunci"):
        for sisa in kerja.glob(f"{SISA}*"):  # of a killed run
            shutil.rmtree(sisa, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix=SISA, dir=kerja.absolute()) as sementara, buat_mesin() as mesin:
            return _jalankan(p, mesin, Path(sementara), kabar)


def _jalankan(p: Permohonan, mesin: Mesin, sementara: Path, kabar: Kabar) -> HasilMassal:
    daftar = daftar_masukan(p.folder)
    berkas = baca(daftar, p.pengaturan, mesin, sementara, kabar)
    rencana = rencanakan(p, berkas)
    catatan = Catatan(p.keluaran, rencana.id_jalan)
    selesai = catatan.buka()
    kerja = bagi_kerja(p, rencana, selesai, sementara)
    banyak = len(rencana.kantor)
    kabar("Menulis laporan kantor", len(selesai), banyak)
    for _, isi in mesin.kerjakan(tulis_blok, kerja):
        catat_banyak(p.keluaran, ((p.keluaran / h.ringkasan, int(h.draf)) for h in isi if not h.gagal))
        catatan.tambah(isi)
        selesai.update({h.folder: h for h in isi})
        kabar("Menulis laporan kantor", len(selesai), banyak)
    salinan = salin_semua(p.keluaran, rencana, [selesai[k.folder] for k in rencana.kantor], mesin, kabar)
    kabar("Menulis rekap", 0, 1)
    hasil = _akhiri(p, rencana, salinan, daftar.temuan)
    kabar("Menulis rekap", 1, 1)
    sistem.sinkronkan_semua()
    if not any(h.gagal for h in hasil.kantor):
        catatan.tutup()
    return hasil


def _akhiri(p: Permohonan, r: Rencana, salinan: Tersalin, temuan: tuple[Temuan, ...]) -> HasilMassal:
    """Write the summary; `temuan`: of the input folder."""
    bersama = [(b.nama, b.sha256) for b in r.bersama]
    hanya = salinan.kantor[0].nama or salinan.kantor[0].kode if p.permintaan.skpd else ""
    baris = [_baris(h) for h in salinan.kantor]
    rekap = tulis_rekap(Rekap(r.tahun, r.triwulan, baris, r.skpd_lain, r.id_jalan, bersama, p.pengaturan.uraian(), hanya), p.keluaran)
    catatan = [*(c for h in salinan.kantor for c in h.catatan), *salinan.catatan]
    lepas = (*temuan, *(t._replace(berkas=f"{b.kelompok}/{b.nama}") if b.kelompok else t for b in r.lepas for t in b.temuan))
    berkas = tuple(_lepas(b) for b in r.lepas)
    return HasilMassal(
        r.tahun, r.triwulan, tuple(salinan.kantor), rekap, r.skpd_lain, lepas, berkas, tuple(salinan.bersama), tuple(catatan)
    )


def _lepas(b: Berkas) -> dict[str, Any]:
    """Return the verdict of a file that no office owns: none of its rows is used."""
    bacaan = muat(b.wadah, b.letak).bacaan
    baris = Baris(bacaan.baris.dibaca, 0, bacaan.baris.dibaca)
    return {**JejakBerkas(b.nama, bacaan.jenis, putusan(bacaan), b.sha256, baris=baris).data(), "kelompok": b.kelompok}


def _baris(h: Hasil) -> Kantor:
    keluar, masuk = (Total(*map(Decimal, pasangan)) for pasangan in (h.keluar, h.masuk))
    rata = None if h.rata_rata is None else Decimal(h.rata_rata)
    return Kantor(
        kode=h.kode,
        nama=h.nama,
        draf=h.draf,
        gagal=h.gagal,
        keluar=keluar,
        masuk=masuk,
        rata_rata=rata,
        terukur=h.terukur,
        belum=h.belum,
        buku="" if h.gagal else h.keluaran[0],
        temuan=[(t.kode, t.tingkat) for t in h.temuan],
    )
