"""Writes two reports in turn until it is killed: `python -m tests.tulis_terus <folder>` (tests of kill -9)."""

from __future__ import annotations

import sys
from itertools import cycle
from pathlib import Path

from lkj_etl import sistem
from lkj_etl.tulis.buku_besar import catat, terbit_sebelumnya
from lkj_etl.tulis.keluaran import simpan
from tests.contoh_laporan import laporan


def utama() -> None:
    """Say that all is loaded, then do what every run does under its lock."""
    keluaran = Path(sys.argv[1])
    semua = [laporan(id_jalan=c * 12) for c in "ab"]
    sys.stdout.write("siap\n")
    sys.stdout.flush()
    for lap in cycle(semua):
        with sistem.kunci(keluaran / ".lkj" / "kunci"):
            terbit_sebelumnya(keluaran, lap.masukan.parameter)
            catat(keluaran, simpan(lap, keluaran)[-1], 0)


if __name__ == "__main__":
    utama()
