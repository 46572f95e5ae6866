"""Reads rows as a file without a child process: the same gate, recognition, reader and contracts as a run."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from lkj_etl.baca.anak import jawab
from lkj_etl.baca.berkas import bentuk
from lkj_etl.baca.kenali import kenali
from lkj_etl.bacaan import Bacaan
from lkj_etl.pengaturan import Pengaturan
from lkj_etl.periksa.berkas import periksa_berkas
from tests.berkas_sipd import tulis, tulis_csv

Baris = Sequence[Sequence[Any]]
JUDUL = [["REKAPITULASI"], ["KECAMATAN CONTOH"], ["TAHUN ANGGARAN 2026"], ["S.D. TRIWULAN II"], []]


def baca(folder: Path, isi: Baris | Mapping[str, Baris], nama: str = "x.xlsx", pengaturan: Pengaturan | None = None) -> Bacaan:
    """Write the rows under this name and return what the program reads."""
    jalan = folder / nama
    if nama.endswith(".csv"):
        assert not isinstance(isi, Mapping)
        tulis_csv(jalan, isi)
    else:
        tulis(jalan, isi)
    return baca_berkas(jalan, pengaturan)


def baca_berkas(jalan: Path, pengaturan: Pengaturan | None = None) -> Bacaan:
    """Return what the program reads from this file."""
    jawaban = json.loads(json.dumps(jawab({"jalan": str(jalan), "nama": jalan.name}, kenali)))
    return periksa_berkas(bentuk(jawaban, jalan.name, pengaturan or Pengaturan()))


def temuan(b: Bacaan) -> list[tuple[str, str]]:
    """Return (kode, sel) of every finding."""
    return [(t.kode, t.sel) for t in b.temuan]
