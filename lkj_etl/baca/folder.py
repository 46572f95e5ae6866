"""The input folder: which files are read, which are passed over and why; and the private copy that is read instead."""

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from lkj_etl import sistem
from lkj_etl.baca.kisi import Catatan, Tolak

EKSTENSI = frozenset({"xlsx", "xlsm", "xls", "ods", "csv", "txt", "tsv", "htm", "html"})
TAK_TERBUKA = 'Folder masukan "{nama}" tidak ada atau tidak dapat dibuka.'
TANPA_BERKAS = 'Tidak ada berkas xlsx, xls, ods, csv atau html di folder "{nama}".'
SEMENTARA = frozenset({"tmp", "temp", "crdownload", "part", "partial", "download"})
SISTEM = frozenset({"thumbs.db", "desktop.ini"})
POTONGAN = 1 << 20
BERAT = 64 * POTONGAN  # from here on a second thread for the checksum pays
NAMA_CONTOH = "contoh-kalumpang-2019"  # ships with the program in input/: no file of the office, and no office of a kabupaten
TRIWULAN = re.compile(r"TW[1-4]")  # what the program itself makes below an output folder, and what it writes there
HASIL = re.compile(r"ringkasan\.json|(?:DRAF )?LKj TW[1-4] .+\.xlsx|Rekap Kabupaten .+\.xlsx")
DALAM = 3  # levels below the input folder at which forgotten tables are looked for


class Pindaian(NamedTuple):
    """What lies directly in a folder, sorted by name: files to read, (name, code) passed over, sub-folders with tables, and closed ones.

    `bersarang`: paths ("2026/TW2") of folders with tables inside sub-folders that have none themselves.
    """

    calon: list[Path]
    diabaikan: list[tuple[str, str]]
    subfolder: list[str]
    tertutup: list[str]
    bersarang: list[str]


class Salinan(NamedTuple):
    """The copy that is read: original name, path of the copy, sha256 and size of its bytes, remarks on the name."""

    nama: str
    jalan: Path
    sha256: str
    ukuran: int
    catatan: list[Catatan]


def pindai(folder: Path) -> Pindaian:
    """List a folder without following any link; order is by name, so the order of the disk never matters."""
    hasil = Pindaian([], [], [], [], [])
    for jalan in sorted(folder.iterdir(), key=lambda j: j.name):
        if jalan.is_dir() and not jalan.is_symlink() and _akhiran(jalan) not in EKSTENSI:
            if jalan.name != NAMA_CONTOH:
                _subfolder(jalan, (), hasil)
            continue
        try:
            kode = nilai_berkas(jalan)
        except Tolak as tolak:
            if tolak.catatan.kode == "BERKAS-HILANG":
                continue
            kode = None  # the copy will say what is wrong with it
        if kode is None:
            hasil.calon.append(jalan)
        else:
            hasil.diabaikan.append((nama_tampil(jalan), kode))
    return hasil


def di_subfolder(isi: Pindaian) -> str:
    """Return the sentence that tells where tables lie instead, for a folder without any; an empty text where they lie nowhere."""
    nama = next(iter((*isi.subfolder, *isi.bersarang)), None)
    return f" Ada berkas di subfolder {nama}: pindahkan berkasnya, atau sebut foldernya dengan --masukan." if nama else ""


def nilai_berkas(jalan: Path) -> str | None:
    """Return why a path is passed over (DIABAIKAN-*), None for a file to be read; raise Tolak BERKAS-HILANG or BERKAS-TANPA-IZIN.

    Only the name and the kind of directory entry count; the file is not opened (a pipe would wait for ever).
    """
    nama = jalan.name.lower()
    try:
        keadaan = jalan.lstat()
    except PermissionError:
        raise Tolak("BERKAS-TANPA-IZIN") from None
    except OSError:
        raise Tolak("BERKAS-HILANG") from None
    if nama.startswith("~$"):
        return "DIABAIKAN-KUNCI"
    if nama in SISTEM:
        return "DIABAIKAN-JENIS"
    if nama.startswith("."):
        return "DIABAIKAN-TERSEMBUNYI"
    if _akhiran(jalan) in SEMENTARA or nama.endswith("~") or nama.startswith("~"):
        return "DIABAIKAN-SEMENTARA"
    if stat.S_ISLNK(keadaan.st_mode):
        return "DIABAIKAN-TAUTAN"
    if stat.S_ISDIR(keadaan.st_mode) and not os.access(jalan, os.R_OK | os.X_OK):
        raise Tolak("BERKAS-TANPA-IZIN")
    if not stat.S_ISREG(keadaan.st_mode):
        return "DIABAIKAN-BUKAN-BERKAS"
    return None if _akhiran(jalan) in EKSTENSI else "DIABAIKAN-JENIS"


def salin(jalan: Path, ke: Path) -> Salinan:
    """Copy a file into the folder `ke` under its own sha256 and measure it on the way.

    Raise Tolak: BERKAS-HILANG, BERKAS-TANPA-IZIN, BERKAS-BELUM-DIUNDUH, BERKAS-SEDANG-DISALIN (it changed meanwhile),
    DIABAIKAN-TAUTAN or -BUKAN-BERKAS (it was exchanged after the scan). A full disk raises OSError: that is ours, not the file's.
    """
    with os.fdopen(_buka(jalan), "rb") as asal:
        awal = os.fstat(asal.fileno())
        if not stat.S_ISREG(awal.st_mode):
            raise Tolak("DIABAIKAN-BUKAN-BERKAS")
        if sistem.belum_diunduh(awal):
            raise Tolak("BERKAS-BELUM-DIUNDUH")
        sementara = ke / "menyalin"
        sidik, ukuran = hashlib.sha256(), 0
        with open(sementara, "wb") as tujuan, _sambil(sidik.update, awal.st_size >= BERAT) as hitung:
            while isi := _baca(asal.fileno()):
                hitung(isi)
                ukuran += len(isi)
                tujuan.write(isi)
        akhir = os.fstat(asal.fileno())
    if (ukuran, awal.st_size, awal.st_mtime_ns) != (akhir.st_size, akhir.st_size, akhir.st_mtime_ns):
        sementara.unlink()
        raise Tolak("BERKAS-SEDANG-DISALIN")
    salinan = ke / sidik.hexdigest()
    os.replace(sementara, salinan)
    return Salinan(nama_tampil(jalan), salinan, sidik.hexdigest(), ukuran, periksa_nama_aneh(jalan.name))


@contextmanager
def _sambil(kerja: Callable[[bytes], None], berat: bool) -> Iterator[Callable[[bytes], None]]:
    """Give what does `kerja` piece by piece; `berat`: in a thread of its own, one piece behind the caller."""
    if not berat:
        yield kerja
        return
    from concurrent.futures import Future, ThreadPoolExecutor  # not at the top: an ordinary run never needs it

    with ThreadPoolExecutor(1) as pelaksana:
        terakhir: list[Future[None]] = []

        def titip(isi: bytes) -> None:
            if terakhir:
                terakhir.pop().result()
            terakhir.append(pelaksana.submit(kerja, isi))

        yield titip


def nama_tampil(jalan: Path) -> str:
    r"""Return the file name as text; bytes that are no UTF-8 (names out of an old zip) become \xNN, so that they can be written."""
    return os.fsencode(jalan.name).decode("utf-8", "backslashreplace")


def periksa_nama_aneh(nama: str) -> list[Catatan]:
    """Name the control and direction characters of a file name: they can hide what it really is."""
    aneh = [x for x in nama if unicodedata.category(x) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
    return [Catatan("NAMA-BERKAS-ANEH", "-", "-", {"banyak": str(len(aneh))})] if aneh else []


def _buka(jalan: Path) -> int:
    bendera = os.O_RDONLY
    for nama in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC", "O_NOCTTY"):
        bendera |= getattr(os, nama, 0)
    try:
        return os.open(jalan, bendera)
    except PermissionError:
        raise Tolak("BERKAS-TANPA-IZIN") from None
    except FileNotFoundError:
        raise Tolak("BERKAS-HILANG") from None
    except OSError:
        raise Tolak("DIABAIKAN-TAUTAN" if jalan.is_symlink() else "BERKAS-TAK-TERBACA", sebab="OSError") from None


def _baca(fd: int) -> bytes:
    try:
        return os.read(fd, POTONGAN)
    except PermissionError:
        raise Tolak("BERKAS-TANPA-IZIN") from None
    except OSError:
        raise Tolak("BERKAS-TAK-TERBACA", sebab="OSError") from None


def _subfolder(folder: Path, di: tuple[str, ...], hasil: Pindaian) -> None:
    """Note a folder that holds a table, else those inside it (`di`: the names that lead to it), or that nobody may look into it.

    Our own reports, where the output lies below the input, wait for nobody: else the second run would differ from the first.
    """
    if folder.name.startswith("."):
        return
    letak = (*di, nama_tampil(folder))
    try:
        isi = sorted(folder.iterdir())
        if TRIWULAN.fullmatch(folder.name) and any(HASIL.fullmatch(j.name) for j in isi):
            return
        if any(map(_terbaca, isi)):
            (hasil.bersarang if di else hasil.subfolder).append("/".join(letak))
            return
        anak = [j for j in isi if j.is_dir() and not j.is_symlink()]
    except PermissionError:
        hasil.tertutup.append("/".join(letak))
        return
    except OSError:
        return
    for satu in anak if len(letak) < DALAM else ():
        _subfolder(satu, letak, hasil)


def _terbaca(jalan: Path) -> bool:
    try:
        return nilai_berkas(jalan) is None
    except Tolak:
        return False


def _akhiran(jalan: Path) -> str:
    return jalan.suffix[1:].lower()
