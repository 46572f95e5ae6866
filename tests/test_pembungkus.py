"""The wrapper `lkj` in a small copied tree with a stub installer: no network, no real installation."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

from flows import pasang

PROYEK = Path(__file__).resolve().parent.parent
posix = pytest.mark.skipif(sys.platform == "win32", reason="lkj is the POSIX wrapper; Windows has lkj.bat")

# Logs its words; `venv` builds a .venv whose python tells what it was given, `pip` fails with $UV_GAGAL or waits for the pipe $UV_TUNGGU.
UV = """#!/bin/sh
echo "$*" >>"$UV_CATATAN"
if [ "$1" = venv ]; then
  for venv; do :; done
  mkdir -p "$venv/bin" "$venv/lib/python{versi}/site-packages"
  printf '%s\\n' '#!/bin/sh' 'echo "$PWD"; echo "${{PYTHONDONTWRITEBYTECODE-bersih}}"; for kata; do echo "$kata"; done' >"$venv/bin/python"
  chmod +x "$venv/bin/python"
elif [ -n "$UV_GAGAL" ]; then
  echo "error: $UV_GAGAL" >&2
  exit 2
elif [ -n "$UV_TUNGGU" ]; then
  read -r _ <"$UV_TUNGGU"
fi
"""
SERAH = "from flows.mulai import jalankan; jalankan()"


class Pohon(NamedTuple):
    """A copied tree with a space in its name, a PATH of our own, and the log of the stub installer."""

    proyek: Path
    alat: Path
    catatan: Path

    def lingkungan(self, **tambahan: str) -> dict[str, str]:
        dasar = {"PATH": str(self.alat), "UV_CATATAN": str(self.catatan), "UV_GAGAL": "", "UV_TUNGGU": "", "PYTHONDONTWRITEBYTECODE": "1"}
        return {**dasar, **tambahan}

    def lkj(self, *kata: str, cwd: Path | None = None, **lingkungan: str) -> subprocess.CompletedProcess[str]:
        perintah = [str(self.proyek / "lkj"), *kata]
        return subprocess.run(
            perintah, cwd=cwd, env=self.lingkungan(**lingkungan), capture_output=True, text=True, encoding="utf-8", check=False
        )

    def panggilan(self) -> list[str]:
        """What the installer was called for, one word each."""
        isi = self.catatan.read_text("utf-8").splitlines() if self.catatan.exists() else []
        return ["venv" if baris.startswith("venv ") else baris.rsplit(" ", 1)[1] for baris in isi]


@pytest.fixture
def pohon(tmp_path: Path) -> Pohon:
    proyek, alat = tmp_path / "kantor camat", tmp_path / "alat"
    (proyek / "flows").mkdir(parents=True)
    alat.mkdir()
    shutil.copy(PROYEK / "lkj", proyek)
    shutil.copy(PROYEK / "flows/pasang.py", proyek / "flows")
    for kunci in pasang.KUNCI:
        (proyek / kunci).write_text(f"{kunci} 1\n", "utf-8")
    for nama in ("sh", "cmp", "readlink", "mkdir", "chmod"):
        (alat / nama).symlink_to(shutil.which(nama) or nama)
    (alat / "python3").symlink_to(Path(sys.executable).resolve())
    (alat / "uv").write_text(UV.format(versi=f"{sys.version_info.major}.{sys.version_info.minor}"), "utf-8")
    (alat / "uv").chmod(0o755)
    return Pohon(proyek, alat, tmp_path / "catatan")


@posix
def test_first_use_installs_by_hash_and_hands_every_word_over(pohon: Pohon, tmp_path: Path) -> None:
    hasil = pohon.lkj("laporan", "--masukan", "a b", "", '"x"', "--json", cwd=tmp_path)
    assert hasil.returncode == 0
    lembar = hasil.stdout.splitlines()
    assert lembar[0] == str(tmp_path), "paths that the user types stay relative to where he stands"
    assert lembar[1] == "bersih"
    assert lembar[2:] == ["-I", "-X", "utf8", "-c", SERAH, "laporan", "--masukan", "a b", "", '"x"', "--json"]
    assert "Menyiapkan lkj" in hasil.stderr
    assert pohon.panggilan() == ["venv", "requirements.lock"]
    assert "--require-hashes" in pohon.catatan.read_text("utf-8")
    assert "--compile-bytecode" in pohon.catatan.read_text("utf-8")


@posix
def test_second_use_costs_one_cmp_and_needs_neither_python_nor_installer(pohon: Pohon, tmp_path: Path) -> None:
    pohon.lkj("periksa")
    sekali = tmp_path / "sekali"
    cmp = f'#!/bin/sh\necho "$*" >>"{sekali}"\nexec {shutil.which("cmp")} "$@"\n'
    for alat in pohon.alat.iterdir():
        if alat.name != "sh":
            alat.unlink()
    (pohon.alat / "cmp").write_text(cmp, "utf-8")
    (pohon.alat / "cmp").chmod(0o755)
    hasil = pohon.lkj("periksa")
    assert (hasil.returncode, hasil.stderr) == (0, "")
    assert len(sekali.read_text("utf-8").splitlines()) == 1
    assert pohon.panggilan() == ["venv", "requirements.lock"]


@posix
def test_changed_lock_is_installed_into_the_same_venv(pohon: Pohon) -> None:
    pohon.lkj("periksa")
    (pohon.proyek / "requirements.lock").write_text("requirements.lock 2\n", "utf-8")
    assert pohon.lkj("periksa").returncode == 0
    assert pohon.lkj("periksa").stderr == ""
    assert pohon.panggilan() == ["venv", "requirements.lock", "requirements.lock"]


@posix
def test_uji_installs_the_longer_lock_once_and_runs_pytest_in_the_project(pohon: Pohon, tmp_path: Path) -> None:
    pohon.lkj("periksa")
    hasil = pohon.lkj("uji", "-k", "satu dua", cwd=tmp_path)
    assert hasil.stdout.splitlines() == [str(pohon.proyek), "bersih", "-I", "-X", "utf8", "-m", "pytest", "-k", "satu dua"]
    assert pohon.lkj("periksa").stderr == ""
    assert pohon.lkj("uji").stderr == ""
    assert pohon.panggilan() == ["venv", "requirements.lock", "requirements-dev.lock"]


@posix
@pytest.mark.parametrize(
    ("kata", "kalimat"),
    [
        ("Failed to fetch: dns error: failed to lookup address information", "perlu internet"),
        ("Could not find a version ... NewConnectionError", "perlu internet"),
        ("No space left on device (os error 28)", "Ruang penyimpanan penuh"),
        ("Read-only file system (os error 30)", "tidak dapat ditulis"),
        ("Hash mismatch for `polars`", "daftar kunci"),
        ("something else", "kirim berkas catatan"),
    ],
)
def test_failed_set_up_says_why_and_starts_over_next_time(pohon: Pohon, kata: str, kalimat: str) -> None:
    gagal = pohon.lkj("laporan", UV_GAGAL=kata)
    assert gagal.returncode == 3
    assert gagal.stdout == ""
    assert kalimat in gagal.stderr
    assert "Traceback" not in gagal.stderr
    assert not list((pohon.proyek / ".venv").glob("*.terpasang"))
    assert pohon.lkj("laporan").returncode == 0
    assert pohon.panggilan() == ["venv", "requirements.lock"] * 2


@posix
def test_failed_update_leaves_no_venv_that_looks_complete(pohon: Pohon) -> None:
    pohon.lkj("periksa")
    (pohon.proyek / "requirements.lock").write_text("requirements.lock 2\n", "utf-8")
    assert pohon.lkj("periksa", UV_GAGAL="x").returncode == 3
    assert pohon.lkj("periksa").returncode == 0
    assert pohon.panggilan() == ["venv", *["requirements.lock"] * 2, "venv", "requirements.lock"]


@posix
def test_python_that_vanished_is_replaced(pohon: Pohon) -> None:
    pohon.lkj("periksa")
    python = pohon.proyek / ".venv/bin/python"
    python.unlink()
    python.symlink_to("/python/yang/sudah/dihapus")
    assert pohon.lkj("periksa").returncode == 0
    assert pohon.panggilan() == ["venv", "requirements.lock"] * 2


@posix
def test_two_first_uses_at_once_install_once(pohon: Pohon, tmp_path: Path) -> None:
    pipa = tmp_path / "pipa"
    os.mkfifo(pipa)
    perintah = [str(pohon.proyek / "lkj"), "periksa"]

    def mulai() -> subprocess.Popen[str]:
        lingkungan = pohon.lingkungan(UV_TUNGGU=str(pipa))
        return subprocess.Popen(perintah, env=lingkungan, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")

    with mulai() as pertama:
        assert pertama.stderr
        assert "Menyiapkan" in pertama.stderr.readline()
        with mulai() as kedua:
            assert kedua.stderr
            assert "Menunggu" in kedua.stderr.readline()
            with pipa.open("w", encoding="utf-8") as lepas:
                lepas.write("lanjut\n")
            assert SERAH in kedua.communicate(timeout=60)[0]
        assert SERAH in pertama.communicate(timeout=60)[0]
    assert (pertama.returncode, kedua.returncode) == (0, 0)
    assert pohon.panggilan() == ["venv", "requirements.lock"]


@posix
@pytest.mark.parametrize("isi", ["", "#!/bin/sh\nexit 1\n"], ids=["tidak ada", "terlalu lama"])
def test_without_a_fitting_python_one_sentence_and_exit_3(pohon: Pohon, isi: str) -> None:
    (pohon.alat / "python3").unlink()
    if isi:
        (pohon.alat / "python3").write_text(isi, "utf-8")
        (pohon.alat / "python3").chmod(0o755)
    hasil = pohon.lkj("laporan", "--json")
    assert hasil.returncode == 3
    assert hasil.stdout == ""
    assert hasil.stderr.startswith("lkj memerlukan Python 3.11 sampai 3.14")


@posix
def test_works_through_a_link_in_another_folder(pohon: Pohon, tmp_path: Path) -> None:
    (tmp_path / "lkj").symlink_to(pohon.proyek / "lkj")
    hasil = subprocess.run([str(tmp_path / "lkj"), "x"], env=pohon.lingkungan(), capture_output=True, text=True, check=False)
    assert hasil.returncode == 0
    assert (pohon.proyek / ".venv").is_dir()


@posix
def test_folder_may_move_because_the_path_entry_is_relative(pohon: Pohon) -> None:
    pohon.lkj("periksa")
    [jalan] = (pohon.proyek / ".venv").rglob("lkj-proyek.pth")
    isi = jalan.read_text("utf-8").strip()
    assert not Path(isi).is_absolute()
    assert (jalan.parent / isi).resolve() == pohon.proyek.resolve()


@posix
def test_folder_that_cannot_be_written_is_said_in_a_sentence(pohon: Pohon) -> None:
    (pohon.proyek / ".venv-pasang").write_text("di sini folder tidak dapat dibuat", "utf-8")
    hasil = pohon.lkj("laporan")
    assert hasil.returncode == 3
    assert "tidak dapat ditulis" in hasil.stderr
    assert "Traceback" not in hasil.stderr


def test_python_without_venv_names_the_package_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda nama: None if nama == "ensurepip" else object())
    with pytest.raises(pasang.GagalPasang, match="python3-venv"):
        pasang.buat_venv(tmp_path / ".venv", None, tmp_path / "catatan.log")


def test_both_wrappers_and_pyproject_agree() -> None:
    bat, sh = (PROYEK / "lkj.bat").read_text("utf-8"), (PROYEK / "lkj").read_text("utf-8")
    bersama = (
        *("-I -X utf8 -c", SERAH, "sys.exit(not (3, 11) <= sys.version_info < (3, 15))", "requirements.lock", "requirements-dev.lock"),
        "lkj memerlukan Python 3.11 sampai 3.14, tetapi tidak menemukannya di komputer ini.",
    )
    assert [kata for kata in bersama if kata not in sh or kata not in bat] == []
    # A double click on a computer without Python: every way out before Python runs lets the message be read.
    assert bat.count("exit /b 3") == bat.count('if "%~1"=="" pause\nexit /b 3') == 1
    proyek = tomllib.loads((PROYEK / "pyproject.toml").read_text("utf-8"))["project"]
    assert proyek["requires-python"] == ">=3.11,<3.15"
