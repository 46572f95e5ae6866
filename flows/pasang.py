"""First use: build `.venv` beside the program from a hash-locked list. Standard library only; the wrappers run it by path."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path

PROYEK = Path(__file__).resolve().parent.parent
PAKET = ("flows", "lkj_etl", "schemas")
KUNCI = ("requirements.lock", "requirements-dev.lock")  # each holds the one before it
KABAR_DETIK = 20  # a slow office line must not look like a program that hangs
TUNGGU_DETIK = 1800

# What an installer prints when it fails (lower case) -> what the user can do about it; the first that fits is shown.
SEBAB = (
    (("no space left", "os error 28", "os error 112"), "Ruang penyimpanan penuh. Kosongkan sebagian, lalu jalankan lagi."),
    (
        ("permission denied", "read-only file system", "os error 13", "os error 30", "access is denied", "os error 5)"),
        "Folder program tidak dapat ditulis. Pindahkan folder lkj ke tempat yang boleh Anda ubah (misalnya Documents), lalu jalankan lagi.",
    ),
    (
        ("hash mismatch", "do not match the hashes"),
        "Pustaka yang diunduh tidak sama dengan yang tercatat di daftar kunci, jadi tidak dipasang. "
        "Coba lagi dari jaringan lain; bila tetap terjadi, laporkan kepada pengelola lkj.",
    ),
    (
        (
            *("newconnectionerror", "name resolution", "getaddrinfo", "dns error", "error sending request", "client error (connect)"),
            *("failed to fetch", "timed out", "unreachable", "connection refused", "proxyerror", "no matching distribution"),
            *("were not found in the cache", "certificate"),
        ),
        "Tidak dapat mengunduh pustaka. Penyiapan pertama perlu internet: periksa sambungan atau proxy kantor, lalu jalankan lagi.",
    ),
)
SEBAB_LAIN = "Pemasangan pustaka gagal. Jalankan lagi; bila tetap gagal, kirim berkas catatan itu kepada pengelola lkj."
TANPA_VENV = (
    "Python di komputer ini tidak lengkap: modul venv tidak ada. "
    "Pasang dahulu (Debian/Ubuntu: sudo apt install python3-venv), lalu jalankan lagi perintah ini."
)


class GagalPasang(Exception):
    """The set-up cannot go on; the text is what the user reads."""


def kabar(kalimat: str) -> None:
    """Tell the user on stderr: stdout may be the JSON of the command that follows."""
    sys.stderr.write(kalimat + "\n")
    sys.stderr.flush()


def python_venv(venv: Path) -> Path:
    """Path of the interpreter inside `venv`, by the layout of this system."""
    return Path(sysconfig.get_path("scripts", "venv", {"base": str(venv)}), "python" + (sysconfig.get_config_var("EXE") or ""))


def terpasang(venv: Path, kunci: str) -> bool:
    """Tell whether `venv` was completed from exactly this lock: the stamp is a copy of it and written last."""
    cap = venv / f"{kunci}.terpasang"
    return python_venv(venv).exists() and cap.is_file() and cap.read_bytes() == (PROYEK / kunci).read_bytes()


@contextlib.contextmanager
def satu_per_satu(ruang: Path) -> Iterator[None]:
    """Hold the set-up lock. SQLite's is one that every system frees by itself when its holder dies."""
    with contextlib.closing(sqlite3.connect(ruang / "kunci", timeout=0, isolation_level=None)) as kunci:
        batas = None
        while True:
            try:
                kunci.execute("BEGIN EXCLUSIVE")
                break
            except sqlite3.OperationalError as galat:
                if galat.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise OSError(str(galat)) from galat
            if batas is None:
                batas = time.monotonic() + TUNGGU_DETIK
                kabar("Menunggu penyiapan lkj lain yang sedang berjalan ...")
            if time.monotonic() > batas:
                raise GagalPasang("Penyiapan lkj lain belum juga selesai. Tutup jendela lkj yang lain, lalu jalankan lagi.")
            time.sleep(0.2)  # not SQLite's own waiting: Ctrl+C would not end it
        yield


def jalankan(perintah: list[str | Path], catatan: Path) -> None:
    """Run one step of an installer with its words kept in `catatan`; raise GagalPasang with ours."""
    lingkungan = {nama: isi for nama, isi in os.environ.items() if nama not in {"PYTHONDONTWRITEBYTECODE", "SOURCE_DATE_EPOCH"}}
    with catatan.open("ab") as tulis:
        proses = subprocess.Popen(perintah, stdin=subprocess.DEVNULL, stdout=tulis, stderr=subprocess.STDOUT, cwd=PROYEK, env=lingkungan)
        while True:
            try:
                kode = proses.wait(KABAR_DETIK)
                break
            except subprocess.TimeoutExpired:
                kabar("  masih berjalan ...")
            except BaseException:
                proses.kill()
                raise
    if kode != 0:
        kata = catatan.read_text("utf-8", "replace").lower()
        saran = next((saran for tanda, saran in SEBAB if any(satu in kata for satu in tanda)), SEBAB_LAIN)
        raise GagalPasang(f"{saran}\nCatatan pemasangan: {catatan}")


def buat_venv(venv: Path, uv: str | None, catatan: Path) -> None:
    """Build an empty `venv` in place of what an interrupted set-up left there."""
    if not uv and not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise GagalPasang(TANPA_VENV)
    if venv.is_symlink():
        venv.unlink()
    shutil.rmtree(venv, ignore_errors=True)
    # The real file, not the name `python3`: after an upgrade of the system the link then dangles and .venv is built anew.
    python = Path(sys.executable).resolve()
    jalankan([uv, "venv", "--no-project", "--python", python, venv] if uv else [python, "-I", "-m", "venv", venv], catatan)
    pustaka = Path(sysconfig.get_path("purelib", "venv", {"base": str(venv)}))
    # Relative, so that the folder may be moved; makes our packages importable from any current folder.
    (pustaka / "lkj-proyek.pth").write_text(os.path.relpath(PROYEK, pustaka) + "\n", "utf-8")


def pasang(venv: Path, kunci: str, catatan: Path) -> None:
    """Install `kunci` into `venv` and compile everything; the stamps go first and come back last."""
    uv = shutil.which("uv")
    catatan.write_bytes(b"")
    cap_lama = list(venv.glob("*.terpasang")) if python_venv(venv).exists() else []
    for cap in cap_lama:
        cap.unlink()
    if not cap_lama:
        buat_venv(venv, uv, catatan)
    python = python_venv(venv)
    daftar = ["--no-deps", "--require-hashes", "-r", kunci]  # the lock is complete
    if uv:
        jalankan([uv, "pip", "install", "--python", python, "--compile-bytecode", *daftar], catatan)
    else:
        jalankan([python, "-I", "-m", "pip", "install", "--no-input", "--disable-pip-version-check", *daftar], catatan)
    jalankan([python, "-I", "-m", "compileall", "-q", *(PROYEK / nama for nama in PAKET)], catatan)
    for nama in KUNCI[: KUNCI.index(kunci) + 1]:
        sementara = venv / f"{nama}.sementara"
        shutil.copyfile(PROYEK / nama, sementara)
        sementara.replace(venv / f"{nama}.terpasang")


def main(argumen: list[str]) -> int:
    """Set up for the lock named in `argumen` unless it is done; 0, or 3 after a sentence on stderr."""
    [kunci] = argumen
    venv, ruang = PROYEK / ".venv", PROYEK / ".venv-pasang"
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # the installer must not outlive us and the lock
    try:
        ruang.mkdir(exist_ok=True)
        with satu_per_satu(ruang):
            if terpasang(venv, kunci):
                return 0
            kabar("Menyiapkan lkj: mengunduh dan memasang pustaka (sekali saja, perlu internet, biasanya 1-5 menit) ...")
            mulai = time.monotonic()
            pasang(venv, kunci, ruang / "catatan.log")
            kabar(f"Selesai dalam {time.monotonic() - mulai:.0f} detik.")
    except GagalPasang as galat:
        kabar(str(galat))
    except OSError as galat:
        kabar(f"Folder program tidak dapat ditulis: {galat.filename or PROYEK}")
        kabar(SEBAB[1][1])
    except KeyboardInterrupt:
        kabar("Penyiapan dihentikan; pada pemakaian berikutnya diulang dari awal.")
    else:
        return 0
    return 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
