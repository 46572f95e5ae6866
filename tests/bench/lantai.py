"""The floor under `lkj massal`: what no program can save; prints processor milliseconds per office.

Run: .venv/bin/python tests/bench/lantai.py MASUKAN KELUARAN, after a run of `lkj massal` from MASUKAN to KELUARAN. Floor = bytes
read, inflated and parsed once, and bytes deflated, hashed and written once; interpreter and imports are shown apart, as every
process pays them once. The processor's time of a child, so that a busy machine tells about the same.
"""

from __future__ import annotations

import hashlib
import os
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from xml.parsers.expat import ParserCreate

AKAR = Path(__file__).resolve().parents[2]
MULAI = "from flows.massal_mesin import siapkan_pekerja; siapkan_pekerja()"


def prosesor(kerja: Callable[[], object]) -> float:
    """Return the processor seconds of one call."""
    mulai = time.process_time()
    kerja()
    return time.process_time() - mulai


def baca(semua: Iterable[Path]) -> None:
    """Read, inflate and parse every part of every workbook."""
    for berkas in semua:
        with zipfile.ZipFile(berkas) as z:
            for nama in z.namelist():
                ParserCreate().Parse(z.read(nama), True)


def tulis(semua: Iterable[tuple[list[bytes], bytes]], ke: Path) -> None:
    """Deflate the parts of every workbook, hash and write it; other files are only written."""
    for bagian, isi in semua:
        for satu in bagian:
            pemadat = zlib.compressobj(6, zlib.DEFLATED, -15)
            pemadat.compress(satu)
            pemadat.flush()
        hashlib.sha256(isi).digest()
        ke.write_bytes(isi)


def isi_berkas(berkas: Path) -> tuple[list[bytes], bytes]:
    """Return the inflated parts of a workbook (none of another file), and the bytes as they lie."""
    if berkas.suffix != ".xlsx":
        return [], berkas.read_bytes()
    with zipfile.ZipFile(berkas) as z:
        return [z.read(nama) for nama in z.namelist()], berkas.read_bytes()


def mulai_pekerja() -> float:
    """Return the processor seconds of interpreter and imports of one worker."""
    awal = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-I", "-X", "utf8", "-c", MULAI], check=True, cwd=AKAR)
    akhir = resource.getrusage(resource.RUSAGE_CHILDREN)
    return akhir.ru_utime + akhir.ru_stime - awal.ru_utime - awal.ru_stime


def main(masukan: Path, keluaran: Path) -> None:
    """Measure each part three times, keep the smallest, print the table."""
    buku = sorted(masukan.rglob("*.xlsx"))
    kantor = [f for f in keluaran.iterdir() if (f / str(2026)).is_dir()]
    hasil = [isi_berkas(p) for f in kantor for p in sorted(f.rglob("*")) if p.is_file() and ".lkj" not in p.parts]
    with tempfile.TemporaryDirectory() as sementara:
        ke = Path(sementara) / "x"
        masuk = min(prosesor(lambda: baca(buku)) for _ in range(3))
        keluar = min(prosesor(lambda: tulis(hasil, ke)) for _ in range(3))
    byte = sum(len(isi) for _, isi in hasil) // len(kantor)
    mentah = sum(len(b) for bagian, _ in hasil for b in bagian) // len(kantor)
    print(f"{os.cpu_count()} prosesor, beban {os.getloadavg()[0]:.1f}; {len(kantor)} kantor, {len(hasil) // len(kantor)} berkas per kantor")
    print(f"penerjemah dan pustaka, satu proses: {min(mulai_pekerja() for _ in range(3)) * 1000:.0f} ms")
    print(f"masukan dibuka dan diurai:           {masuk / len(kantor) * 1000:.1f} ms/kantor")
    print(f"keluaran dimampatkan dan ditulis:    {keluar / len(kantor) * 1000:.1f} ms/kantor ({mentah:,} byte menjadi {byte:,})")
    print(f"lantai:                              {(masuk + keluar) / len(kantor) * 1000:.1f} ms/kantor")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
