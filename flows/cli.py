"""The command `lkj`: one function per command, exit codes of DESIGN 8."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from flows.perintah import CONTOH, MASUKAN, urai
from lkj_etl.kesalahan import KESALAHAN_PROGRAM, LkjError, PemakaianSalah

if TYPE_CHECKING:
    import argparse


def main() -> int:
    """Run one command and return its exit code; no traceback ever reaches the user."""
    argumen = sys.argv[1:]
    try:
        pilihan = urai(argumen)
        return PERINTAH[pilihan.perintah](pilihan)
    except LkjError as galat:
        return _gagal(str(galat), galat.kode_keluar, argumen)
    except KeyboardInterrupt:
        return _gagal("Dihentikan; berkas lama tidak berubah.", 3, argumen)
    except BrokenPipeError:  # who reads our output has gone; there is nobody to tell, and what was written stays
        return 3
    except (OSError, MemoryError):
        return _gagal(
            "Komputer tidak dapat menyelesaikan pekerjaan ini (ruang penyimpanan, memori atau izin). Berkas lama tidak berubah.", 3, argumen
        )
    except SystemExit:  # --help and --version
        raise
    except BaseException as galat:  # noqa: BLE001 - a fault of ours, or a panic of a library, must not end in a traceback
        return _gagal(_kesalahan_program(galat), 3, argumen)


def _kesalahan_program(galat: BaseException) -> str:
    """Say where a fault happened."""
    jejak = galat.__traceback__
    while jejak is not None and jejak.tb_next is not None:
        jejak = jejak.tb_next
    tempat = f"{Path(jejak.tb_frame.f_code.co_filename).name} baris {jejak.tb_lineno}" if jejak else "-"
    sebab = f"{type(galat).__name__} di {tempat}"
    return f"{KESALAHAN_PROGRAM.format(sebab=sebab)} Berkas lama tidak berubah."


def _gagal(kalimat: str, kode: int, argumen: list[str]) -> int:
    from flows import layar

    with suppress(OSError):  # the same full disk or closed pipe that stopped the run may hold our answer too
        if "--json" in argumen:
            layar.cetak_json(layar.json_dasar(kode))
        layar.kabari(kalimat)
    return kode


def _laporan(pilihan: argparse.Namespace) -> int:
    from flows import layar
    from flows.rangkaian import laporan_triwulan
    from lkj_etl.jejak import Permintaan
    from lkj_etl.pengaturan import muat

    folder = _folder_masukan(pilihan.masukan)
    permintaan = Permintaan(pilihan.tahun, pilihan.triwulan, pilihan.skpd, pilihan.rincian, pilihan.cetak_ulang)
    pengaturan = muat(MASUKAN.parent / "lkj.toml")
    if _pakai_prefect(pilihan.prefect):
        from flows.setelan_prefect import siapkan

        siapkan(pilihan.keluaran)
        from flows.laporan_triwulan import jalankan

        with layar.kemajuan():
            hasil = jalankan(folder, pilihan.keluaran, permintaan, pengaturan)
    else:
        with layar.kemajuan() as terminal:
            tanya = None if pilihan.json or not sys.stdin.isatty() else terminal.tanya
            hasil = laporan_triwulan(folder, pilihan.keluaran, permintaan, pengaturan, lapor=terminal.lapor, tanya=tanya)
    kode = 1 if hasil.laporan.draf else 0
    if pilihan.json:
        layar.cetak_json(layar.json_laporan(hasil, kode, {j.berkas: folder / j.berkas for j in hasil.laporan.masukan.jejak}))
    else:
        layar.cetak_laporan(hasil)
    layar.kabari(*hasil.catatan)
    return kode


def _massal(pilihan: argparse.Namespace) -> int:
    from flows.massal_pintu import jalankan

    return jalankan(pilihan, _folder_masukan(pilihan.masukan, bersubfolder=True))


def _layanan(pilihan: argparse.Namespace) -> int:
    from flows.layanan import jalankan

    return jalankan(pilihan)


def _folder_masukan(diminta: Path | None, *, bersubfolder: bool = False) -> Path:
    """Return the folder to read: as asked, input/, or the shipped example where input/ holds no file.

    `bersubfolder`: the files in sub-folders of input/ are read as well.
    """
    from flows.layar import kabari
    from lkj_etl.baca.folder import di_subfolder, pindai

    if diminta is not None:
        return diminta
    isi = pindai(MASUKAN) if MASUKAN.is_dir() else None
    if isi and (isi.calon or (bersubfolder and isi.subfolder)):
        return MASUKAN
    kabari(f"Folder input/ belum berisi berkas; dipakai contoh di input/{CONTOH.name}.{di_subfolder(isi) if isi else ''}")
    return CONTOH


def _pakai_prefect(diminta: bool) -> bool:
    return diminta or bool(os.environ.get("PREFECT_API_URL"))


def _periksa(pilihan: argparse.Namespace) -> int:
    from flows import layar
    from flows.pustaka import muat_sambil_membaca
    from lkj_etl.baca.ambil import ambil
    from lkj_etl.pengaturan import muat
    from lkj_etl.sementara import folder_sementara

    berkas, diabaikan = _yang_dinilai(pilihan.jalan or [_folder_masukan(None)])
    with layar.kemajuan() as terminal, folder_sementara() as sementara:
        ambilan = ambil(berkas, sementara, terminal.lapor, lewati_kembar=False, sambil=muat_sambil_membaca)
    from lkj_etl.masukan import baca_semua
    from lkj_etl.periksa.berkas import putusan
    from lkj_etl.periksa.sipd import garis_kembar_sendiri

    hasil = []
    for t in baca_semua(ambilan, muat(MASUKAN.parent / "lkj.toml")):
        t.bacaan.temuan.extend(garis_kembar_sendiri(t.bacaan))
        hasil.append((t.ambilan.jalan, t.bacaan, putusan(t.bacaan)))
    kode = 1 if any(p == "ditolak" for _, _, p in hasil) else 0
    if pilihan.json:
        isi = layar.json_dasar(kode)
        isi["putusan"] = [layar.json_putusan(j, b.jenis, p, b.baris) for j, b, p in hasil]
        isi["temuan"] = [t._asdict() for _, b, _ in hasil for t in b.temuan]
        layar.cetak_json(isi)
    else:
        layar.cetak_periksa(hasil, diabaikan)
    return kode


def _yang_dinilai(semua: list[Path]) -> tuple[list[Path], int]:
    """Return the files to judge and how many others the named folders hold; a folder with a spreadsheet's name is judged like a file."""
    from lkj_etl.baca.folder import EKSTENSI, pindai

    berkas: list[Path] = []
    diabaikan = 0
    for jalan in semua:
        try:
            if not jalan.is_dir() or jalan.is_symlink() or jalan.suffix[1:].lower() in EKSTENSI:
                berkas.append(jalan)
                continue
            pindaian = pindai(jalan)
        except OSError:  # a name too long to ask for, a folder without permission: what is named gets a verdict
            berkas.append(jalan)
            continue
        berkas += pindaian.calon
        diabaikan += len(pindaian.diabaikan)
    return berkas, diabaikan


def _templat(pilihan: argparse.Namespace) -> int:
    from flows import layar
    from flows.templat import Permintaan, templat
    from lkj_etl.pengaturan import muat

    permintaan = Permintaan(pilihan.masukan, pilihan.keluaran, pilihan.tahun, pilihan.triwulan, pilihan.skpd, pilihan.dari)
    with layar.kemajuan() as terminal:
        hasil = templat(permintaan, muat(MASUKAN.parent / "lkj.toml"), terminal.lapor)
    if pilihan.json:
        layar.cetak_json({**layar.json_dasar(0), "keluaran": [str(hasil.berkas)]})
    else:
        layar.tulis(f"Templat: {hasil.berkas}")
    layar.kabari(*hasil.catatan)
    return 0


def _uji(_: argparse.Namespace) -> int:
    raise PemakaianSalah("Uji dijalankan oleh pembungkus: ./lkj uji (Windows: lkj.bat uji).")


PERINTAH = {"laporan": _laporan, "layanan": _layanan, "massal": _massal, "periksa": _periksa, "templat": _templat, "uji": _uji}
