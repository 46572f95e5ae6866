"""The heavy libraries, loaded while the reader child works: neither has to wait for the other."""

from __future__ import annotations

import threading
from contextlib import suppress
from importlib import import_module

# What a report needs, in the order of its stages; each of them brings its own.
PUSTAKA = (
    "lkj_etl.masukan",
    "flows.hitungan",
    "lkj_etl.hitung.capaian",
    "lkj_etl.hitung.garis_daun",
    "lkj_etl.hitung.pemetaan",
    "lkj_etl.hitung.analisis",
    "lkj_etl.tulis.keluaran",
)


def muat_sambil_membaca() -> None:
    """Start loading in a thread and return at once."""
    threading.Thread(target=_muat_semua, daemon=True).start()


def _muat_semua() -> None:
    with suppress(Exception):  # the main thread meets the same fault, and says it
        for modul in PUSTAKA:
            import_module(modul)
