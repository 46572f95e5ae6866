"""Runs of many offices for the tests: the composition in this process, over small synthetic exports."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import openpyxl

from flows import massal_mesin
from flows.massal import HasilMassal, massal
from flows.massal_kantor import Pilihan
from flows.massal_mesin import Mesin
from flows.massal_rencana import Kabar, Permohonan
from lkj_etl.jejak import Permintaan
from lkj_etl.pengaturan import Pengaturan
from tests import kabupaten_sintetis as sintetis

KANTOR = 4
# Runs lkj until `flows.massal` calls the function of the first argument for the nth time (second argument), and dies there.
MATI = """
import os, sys
from flows import massal

tempat, kali = sys.argv.pop(1), int(sys.argv.pop(1))
asli = getattr(massal, tempat)

def mati(*isi):
    global kali
    kali -= 1
    if not kali:
        os._exit(137)  # as a kill: nothing is cleaned up, and the workers are left in the middle of their blocks
    return asli(*isi)

setattr(massal, tempat, mati)
from flows.mulai import jalankan
jalankan()
"""


@contextlib.contextmanager
def serial() -> Iterator[Mesin]:
    """One process."""
    yield massal_mesin.Langsung()


def jalan(
    masukan: Path,
    keluaran: Path,
    mesin: Callable[[], AbstractContextManager[Mesin]] = serial,
    pilihan: Pilihan | None = None,
    waktu: tuple[int, int] = (sintetis.TAHUN, sintetis.TRIWULAN),
    kabar: Kabar = lambda tahap, selesai, banyak: None,
) -> HasilMassal:
    """Run the whole composition in this process."""
    p = Permohonan(masukan, keluaran, Permintaan(*waktu), pilihan or Pilihan(), Pengaturan())
    return massal(p, mesin, kabar)


def sidik(folder: Path) -> dict[str, str]:
    """Return the hash of every file that a user sees; the ledger and locks hold times."""
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in folder.rglob("*")
        if p.is_file() and ".lkj" not in p.parts
    }


def ubah(jalan: Path, lembar: str, sel: str, nilai: Any) -> None:
    """Write one cell of a workbook."""
    buku = openpyxl.load_workbook(jalan)
    buku[lembar][sel] = nilai
    buku.save(jalan)
