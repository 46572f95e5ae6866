"""Copies of inputs never stay: gone after use, after an error, and after a kill by the next run; nobody else's folder is touched."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from lkj_etl.sementara import AWALAN, KUNCI, USIA_SISA, folder_sementara

TERBUNUH = """
import os, sys
from lkj_etl.sementara import folder_sementara
with folder_sementara() as folder:
    (folder / "salinan.xlsx").write_bytes(b"rahasia")
    print(folder, flush=True)
    os._exit(9)
"""


@pytest.fixture
def tmp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def _tuakan(folder: Path) -> None:
    dahulu = (folder / KUNCI).stat().st_mtime - USIA_SISA - 1
    os.utime(folder / KUNCI, (dahulu, dahulu))


def test_hilang_sesudah_dipakai_juga_bila_gagal(tmp: Path) -> None:
    def gagal() -> None:
        with folder_sementara() as folder:
            (folder / "salinan.xlsx").write_bytes(b"isi")
            raise KeyError

    with pytest.raises(KeyError):
        gagal()
    assert list(tmp.iterdir()) == []


def test_sisa_proses_yang_terbunuh_dibuang(tmp: Path) -> None:
    hasil = subprocess.run(
        [sys.executable, "-c", TERBUNUH], env={**os.environ, "TMPDIR": str(tmp), "TEMP": str(tmp)}, capture_output=True, text=True
    )
    sisa = Path(hasil.stdout.strip())
    assert (hasil.returncode, sisa.parent, (sisa / "salinan.xlsx").is_file()) == (9, tmp, True)
    with folder_sementara():
        assert sisa.exists()  # too young: its run may be about to lock it
    _tuakan(sisa)
    with folder_sementara():
        assert not sisa.exists()


def test_yang_dipakai_dan_milik_orang_lain_tetap_ada(tmp: Path) -> None:
    """A folder in use is locked; one without our lock file, and a link, are not ours."""
    (tmp / f"{AWALAN}tanpa-kunci").mkdir()
    (tmp / "lkj-bench").mkdir()
    sasaran = tmp / "sasaran"
    sasaran.mkdir()
    (sasaran / KUNCI).touch()
    _tuakan(sasaran)
    (tmp / f"{AWALAN}tautan").symlink_to(sasaran)
    with folder_sementara() as dipakai:
        _tuakan(dipakai)
        with folder_sementara():
            assert dipakai.is_dir()
    assert {p.name for p in tmp.iterdir()} == {f"{AWALAN}tanpa-kunci", "lkj-bench", "sasaran", f"{AWALAN}tautan"}
    assert (sasaran / KUNCI).exists()
