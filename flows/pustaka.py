"""The heavy libraries: what they leave out for us, and loading them while the reader child works, so that neither waits."""

from __future__ import annotations

import gc
import os
import sys
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


def ringankan() -> None:
    """Leave out what libraries would do for other uses than ours; together a third of a run."""
    gc.disable()  # a run is short and its frames live to its end
    sys.modules.setdefault("hypothesis", None)  # type: ignore[arg-type]  # pandera loads it, where installed, for its own data generation
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # the search for plugins reads every installed package


def muat_sambil_membaca() -> None:
    """Start loading in a thread and return at once."""
    threading.Thread(target=_muat_semua, daemon=True).start()


def _muat_semua() -> None:
    with suppress(Exception):  # the main thread meets the same fault, and says it
        for modul in PUSTAKA:
            import_module(modul)
