"""The parent's side of the marking child: started for one run, watched by the clock, replaced when a file kills it."""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path
from typing import Any

from lkj_etl import sistem

AKAR = Path(__file__).resolve().parents[2]
ANAK = Path(__file__).with_name("tandai.py")
DETIK = 60.0


def jalankan(tugas: list[dict[str, Any]]) -> list[bool]:
    """Let a child do the tasks, a new one after each that it dies of; what is not done when the time is up stays undone."""
    hasil: list[bool] = []
    akhir = time.monotonic() + DETIK
    while len(hasil) < len(tugas) and (sisa := akhir - time.monotonic()) > 0:
        hasil += _satu_anak(tugas[len(hasil) :], sisa)
        hasil += [False] if len(hasil) < len(tugas) else []
    return hasil + [False] * (len(tugas) - len(hasil))


def _satu_anak(tugas: list[dict[str, Any]], detik: float) -> list[bool]:
    """Return what one child answered, in order: as many as it did before its end or the time's."""
    proses = sistem.mulai_anak(sistem.perintah_anak(ANAK, AKAR))
    try:
        keluar, _ = proses.communicate(json.dumps(tugas).encode("ascii"), timeout=detik)
    except subprocess.TimeoutExpired:
        sistem.bunuh(proses)
        keluar, _ = proses.communicate()
    return [baris == b"1" for baris in keluar.splitlines()]
