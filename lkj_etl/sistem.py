"""Everything that differs between Linux, macOS and Windows; every system import here is guarded.

What each system really gives: Linux limits the address space of a child and lets its memory be watched. macOS takes the limit
but may ignore it, and gives no watch. Windows gives the watch only. The wall clock of `baca.induk` works on all three.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from errno import EACCES, ENOENT, ENOSPC, EROFS
from typing import IO, TYPE_CHECKING, Any

from lkj_etl.kesalahan import MesinBermasalah, SedangBerjalan

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

TUNDA_GANTI = (0.2, 0.5, 1.0)  # seconds before the second, third and last try to move a file that somebody holds
BELUM_DIUNDUH = 0x400000  # FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS
TERKUNCI_WINDOWS = frozenset({13, 36})  # EACCES and EDEADLOCK of msvcrt.locking, in the numbers of Windows
LINGKUNGAN_ANAK = ("SYSTEMROOT", "SYSTEMDRIVE", "TEMP", "TMP", "LANG", "LC_ALL")


def _impor(nama: str) -> Any:
    """Return a module of one system only, or None elsewhere."""
    try:
        return __import__(nama)
    except ImportError:
        return None


def batasi_memori(byte: int) -> bool:
    """Limit the address space of this process and forbid core dumps; False where the system has no such limit."""
    resource = _impor("resource")
    if resource is None:
        return False
    for jenis, nilai in (("RLIMIT_CORE", 0), ("RLIMIT_AS", byte)):
        with contextlib.suppress(AttributeError, ValueError, OSError):
            _, keras = resource.getrlimit(getattr(resource, jenis))
            batas = nilai if keras < 0 else min(nilai, keras)
            resource.setrlimit(getattr(resource, jenis), (batas, batas))
    return hasattr(resource, "RLIMIT_AS")


def memori_proses(pid: int) -> int | None:
    """Return the resident bytes of a process, None where they cannot be known (macOS, or the process is gone)."""
    if sys.platform == "win32":
        return _memori_windows(pid)
    try:
        with open(f"/proc/{pid}/statm", "rb") as berkas:
            return int(berkas.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError, AttributeError):
        return None


def _memori_windows(pid: int) -> int | None:
    """Ask Windows for the working set; tried under Wine, not on a PC."""
    if sys.platform != "win32":
        return None
    import ctypes
    from ctypes import wintypes

    class Hitungan(ctypes.Structure):
        _fields_ = [("cb", wintypes.DWORD), ("PageFaultCount", wintypes.DWORD)] + [(f"ukuran{i}", ctypes.c_size_t) for i in range(8)]

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = wintypes.HANDLE
    pegangan = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
    if not pegangan:
        return None
    try:
        hitungan = Hitungan()
        hitungan.cb = ctypes.sizeof(hitungan)
        sukses = kernel.K32GetProcessMemoryInfo(wintypes.HANDLE(pegangan), ctypes.byref(hitungan), hitungan.cb)
        return int(hitungan.ukuran1) if sukses else None  # WorkingSetSize
    finally:
        kernel.CloseHandle(wintypes.HANDLE(pegangan))


def lingkungan_anak() -> dict[str, str]:
    """Return the few variables that a child needs to start; no proxy, token or Prefect setting reaches it."""
    return {k: v for k in LINGKUNGAN_ANAK if (v := os.environ.get(k)) is not None}


def perintah_anak(anak: Path, akar: Path) -> list[str]:
    """Return what starts a child that knows the standard library, the installed packages and the program's folder, nothing else."""
    from importlib.util import find_spec

    xlrd = find_spec("xlrd")  # asking sysconfig for the folder of the packages takes ten times as long
    pustaka = os.path.dirname(os.path.dirname(xlrd.origin)) if xlrd and xlrd.origin else str(akar)
    return [sys.executable, "-I", "-S", str(anak), pustaka, str(akar)]


def mulai_anak(perintah: list[str]) -> subprocess.Popen[bytes]:
    """Start a child with pipes in and out, without console window and without our environment."""
    import subprocess  # not at the top: the child itself loads this module and starts nobody

    pipa, bendera = subprocess.PIPE, getattr(subprocess, "CREATE_NO_WINDOW", 0)
    return subprocess.Popen(perintah, stdin=pipa, stdout=pipa, stderr=subprocess.DEVNULL, env=lingkungan_anak(), creationflags=bendera)


def mulai_pelayan(perintah: list[str], lingkungan: Mapping[str, str], catatan: IO[bytes]) -> subprocess.Popen[bytes]:
    """Start a server that no Ctrl+C in our terminal reaches; its stdin ends when we end, however we end."""
    import subprocess

    bendera = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) | getattr(subprocess, "CREATE_NO_WINDOW", 0)
    return subprocess.Popen(
        perintah,
        stdin=subprocess.PIPE,
        stdout=catatan,
        stderr=subprocess.STDOUT,
        env=dict(lingkungan),
        creationflags=bendera,
        start_new_session=True,  # means nothing on Windows, where the new group does it
    )


@contextlib.contextmanager
def tunda_ctrl_c() -> Iterator[None]:
    """Hold Ctrl+C back until the end, and for good from processes that start meanwhile; Windows has no such mask."""
    import signal

    atur = getattr(signal, "pthread_sigmask", None)
    lama = atur(signal.SIG_BLOCK, {signal.SIGINT}) if atur else None
    try:
        yield
    finally:
        if atur:
            atur(signal.SIG_SETMASK, lama)


def bunuh(proses: subprocess.Popen[bytes]) -> None:
    """End a process that we started, at once, and collect it; nothing happens where it has already ended."""
    import subprocess

    with contextlib.suppress(OSError):
        try:
            proses.kill()
        except AttributeError:
            proses.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        proses.wait(5)


def folder_kerja(keluaran: Path, *bagian: str) -> Path:
    """Make and return `keluaran/.lkj`, or a folder in it; raise MesinBermasalah where the system refuses."""
    folder = keluaran.joinpath(".lkj", *bagian)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise MesinBermasalah(
            f'Folder keluaran "{keluaran.name}" tidak dapat ditulis. Periksa izin folder dan ruang penyimpanan.'
        ) from None
    return folder


@contextlib.contextmanager
def kunci(jalan: Path) -> Iterator[None]:
    """Hold the lock file `jalan`; raise SedangBerjalan at once where another run holds it.

    The system frees the lock when the process ends, however it ends, so no stale file ever blocks a run.
    """
    with _buka_kunci(jalan) as berkas:
        _kunci_berkas(berkas.fileno())
        yield


def _buka_kunci(jalan: Path) -> IO[bytes]:
    try:
        jalan.parent.mkdir(parents=True, exist_ok=True)
        return open(jalan, "a+b")
    except OSError as galat:
        raise MesinBermasalah(f"Folder keluaran tidak dapat ditulisi ({_sebab(galat)}). Periksa izin folder itu.") from None


def _kunci_berkas(fd: int) -> None:
    fcntl, msvcrt = _impor("fcntl"), _impor("msvcrt")
    try:
        if fcntl is not None:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        elif msvcrt is not None:
            os.lseek(fd, 0, os.SEEK_SET)
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
    except OSError as galat:
        if isinstance(galat, BlockingIOError) or galat.errno in TERKUNCI_WINDOWS:
            raise SedangBerjalan("Proses lain sedang menulis ke folder keluaran ini. Tunggu sampai selesai, lalu jalankan lagi.") from None
        raise MesinBermasalah(f"Folder keluaran tidak dapat dikunci ({_sebab(galat)}). Pakai folder di cakram komputer ini.") from None


def sinkronkan_folder(jalan: Path) -> None:
    """Make a rename in this folder last through a power cut, where the system can (not on Windows)."""
    with contextlib.suppress(OSError, AttributeError):
        fd = os.open(jalan, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def sinkronkan_semua(hanya_tanya: bool = False) -> bool:
    """Make everything written so far last through a power cut, or only say whether the system can do that in one call (not Windows)."""
    if not hasattr(os, "sync"):
        return False
    if not hanya_tanya:
        os.sync()
    return True


def ganti_berkas(sementara: Path, tujuan: Path, windows: bool = sys.platform == "win32") -> None:
    """Move a finished file over the old one in one step; raise MesinBermasalah and leave the old one whole where that fails."""
    _coba(lambda: os.replace(sementara, tujuan), tujuan, windows)


def pastikan_terganti(tujuan: Path, windows: bool = sys.platform == "win32") -> None:
    """Raise MesinBermasalah where a file that is there cannot be replaced: asked of all before the first of several is moved."""
    if tujuan.exists():
        _coba(lambda: open(tujuan, "r+b").close(), tujuan, windows)


def _coba(kerja: Callable[[], object], tujuan: Path, windows: bool) -> None:
    """Do something with a file of ours; on Windows a virus scanner may hold it for a moment."""
    for tunda in (*(TUNDA_GANTI if windows else ()), None):
        try:
            kerja()
            return
        except PermissionError:
            if tunda is not None:
                time.sleep(tunda)
        except OSError as galat:
            raise MesinBermasalah(f"{tujuan.name} tidak dapat ditulis ({_sebab(galat)}). Berkas lama tidak berubah.") from None
    raise MesinBermasalah(
        f"{tujuan.name} tidak dapat diganti: mungkin sedang terbuka di Excel atau folder tidak boleh ditulisi. "
        "Tutup berkas itu, lalu jalankan lagi. Berkas lama tidak berubah."
    )


def belum_diunduh(keadaan: os.stat_result) -> bool:
    """Say whether a file is only a cloud placeholder (Windows: OneDrive, not downloaded yet)."""
    return bool(getattr(keadaan, "st_file_attributes", 0) & BELUM_DIUNDUH)


def _sebab(galat: OSError) -> str:
    """Return a reason without any path: the system's own words name files."""
    sebab = {EACCES: "tidak ada izin", ENOSPC: "cakram penuh", EROFS: "hanya dapat dibaca", ENOENT: "folder tidak ada"}
    return sebab.get(galat.errno or 0, f"kesalahan sistem {galat.errno}")
