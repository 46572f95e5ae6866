"""The main job without what Windows lacks: no fcntl, resource, pwd, grp, os.fork, SIGKILL; and without msvcrt, which Linux lacks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contoh_kalumpang import tulis_contoh
from tests.jalan_lkj import AKAR

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there nothing has to be hidden, and Python itself needs msvcrt")

# Python's own subprocess has imported what it needs before the names go; nothing of ours may ask for them afterwards.
SEMBUNYI = """
import os, signal, subprocess, sys

class Cari:
    def find_spec(self, nama, jalan=None, tujuan=None):
        if nama in {"fcntl", "resource", "pwd", "grp", "msvcrt"}:
            raise ModuleNotFoundError(nama, name=nama)

for nama in ("fcntl", "resource", "pwd", "grp"):
    sys.modules.pop(nama, None)
sys.meta_path.insert(0, Cari())
for asal, nama in ((os, "fork"), (os, "forkpty"), (os, "register_at_fork"), (signal, "SIGKILL")):
    if hasattr(asal, nama):
        delattr(asal, nama)
"""
# The reader child starts as a program of its own: it too must do without.
ANAK = """
from lkj_etl import sistem

mulai = sistem.mulai_anak
kode = {sembunyi!r} + "import runpy; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
sistem.mulai_anak = lambda perintah: mulai([*perintah[:3], "-c", kode, *perintah[3:]])
"""
JALAN = "from flows.cli import main; sys.exit(main())"


def jalankan(awal: str, masukan: Path, keluaran: Path) -> dict[str, bytes]:
    """Run the job in a process of its own and return its files."""
    argumen = ["laporan", "--masukan", str(masukan), "--keluaran", str(keluaran), "--tahun", "2019", "--triwulan", "2"]
    hasil = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", f"{awal}\nimport sys; {JALAN}", *argumen],
        cwd=AKAR,
        env={**os.environ, "PYTHONPATH": str(AKAR)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert (hasil.returncode, hasil.stderr) == (0, "")
    return {str(p.relative_to(keluaran)): p.read_bytes() for p in keluaran.rglob("*") if p.is_file() and ".lkj" not in p.parts}


def test_pekerjaan_utama_tanpa_unix(tmp_path: Path) -> None:
    tulis_contoh(tmp_path / "masukan")
    biasa = jalankan("", tmp_path / "masukan", tmp_path / "biasa")
    tanpa = jalankan(SEMBUNYI + ANAK.format(sembunyi=SEMBUNYI), tmp_path / "masukan", tmp_path / "tanpa")
    assert any(nama.endswith("LKj TW2 2019 Kecamatan Kalumpang.xlsx") for nama in biasa)
    assert tanpa == biasa


def test_penyembunyian_sungguh_terjadi() -> None:
    uji = "import importlib.util as u, os, signal\nassert not hasattr(os, 'fork') and not hasattr(signal, 'SIGKILL')"
    for nama in ("fcntl", "resource", "pwd", "grp", "msvcrt"):
        uji += f"\ntry:\n    import {nama}\n    raise SystemExit('{nama}')\nexcept ImportError:\n    pass"
    subprocess.run([sys.executable, "-c", f"{SEMBUNYI}\n{uji}"], check=True, timeout=60)
