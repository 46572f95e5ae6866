"""The input folder of a run of many offices: what lies in it, told without loading a library."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from lkj_etl.baca.folder import TAK_TERBUKA, TANPA_BERKAS, di_subfolder, nama_tampil, pindai
from lkj_etl.kesalahan import PemakaianSalah
from lkj_etl.temuan import Temuan, temuan


class DaftarMasukan(NamedTuple):
    """The files to read, sorted by name: those directly in the folder, and per sub-folder those of one office.

    `temuan` names the folders that are not read: closed ones, and those inside a sub-folder.
    """

    langsung: list[Path]
    sub: list[tuple[str, list[Path]]]
    temuan: tuple[Temuan, ...]


def daftar_masukan(folder: Path) -> DaftarMasukan:
    """List a folder and its sub-folders; raise `PemakaianSalah` where it cannot be opened or holds nothing to read."""
    mutlak = folder.absolute()
    try:
        pindaian = pindai(mutlak)
        jalan = {nama_tampil(j): j for j in mutlak.iterdir()} if pindaian.subfolder else {}  # a shown name is not always the real one
        sub = [(nama, pindai(jalan[nama])) for nama in pindaian.subfolder]
    except OSError:
        raise PemakaianSalah(TAK_TERBUKA.format(nama=mutlak.name)) from None
    if not pindaian.calon and not sub:
        raise PemakaianSalah(TANPA_BERKAS.format(nama=mutlak.name) + di_subfolder(pindaian))
    tertutup = [*pindaian.tertutup, *(f"{nama}/{n}" for nama, isi in sub for n in isi.tertutup)]
    lewat = [temuan("SUBFOLDER-TERTUTUP", nama=n) for n in tertutup]
    dalam = [*pindaian.bersarang, *(f"{nama}/{n}" for nama, isi in sub for n in (*isi.subfolder, *isi.bersarang))]
    lewat += [temuan("SUBFOLDER-TIDAK-DIBACA", nama=n) for n in dalam]
    return DaftarMasukan(pindaian.calon, [(nama, isi.calon) for nama, isi in sub], tuple(lewat))
