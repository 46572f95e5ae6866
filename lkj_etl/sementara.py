"""The private folder that copies of inputs are read from: gone after use, and after a kill by the next run."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from lkj_etl.kesalahan import MesinBermasalah, SedangBerjalan
from lkj_etl.sistem import kunci

AWALAN = "lkj-salinan-"
KUNCI = ".kunci"
USIA_SISA = 60.0  # seconds: a folder just made may not be locked yet


@contextlib.contextmanager
def folder_sementara() -> Iterator[Path]:
    """Make a private folder and remove it afterwards; first remove those of killed runs, whose lock the system has freed."""
    _buang_sisa()
    with tempfile.TemporaryDirectory(prefix=AWALAN) as nama, kunci(Path(nama) / KUNCI):
        yield Path(nama)


def _buang_sisa() -> None:
    batas = time.time() - USIA_SISA
    with contextlib.suppress(OSError), os.scandir(tempfile.gettempdir()) as semua:
        for sisa in [Path(s.path) for s in semua if s.name.startswith(AWALAN) and s.is_dir(follow_symlinks=False)]:
            with contextlib.suppress(OSError, MesinBermasalah, SedangBerjalan):
                if (sisa / KUNCI).lstat().st_mtime < batas:
                    with kunci(sisa / KUNCI):
                        pass
                    shutil.rmtree(sisa, ignore_errors=True)
