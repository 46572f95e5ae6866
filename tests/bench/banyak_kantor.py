"""Many offices: `lkj massal` on synthetic exports against the plain script, in one process and started per office; prints ratios.

Run: .venv/bin/python tests/bench/banyak_kantor.py [--kantor 200 2000] [--polos] [--folder DIR] [--ulang 3].
The exports are made once per size (seeded) and kept in DIR. Everything counts: start of all processes,
reading, checks, all sheets, data files, summary.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from banding_laporan import AKAR, CONTOH, siapkan

from tests import kabupaten_sintetis as sintetis

POLOS_SATU, POLOS_BANYAK = (Path(__file__).with_name(n) for n in ("skrip_polos.py", "skrip_polos_banyak.py"))


class Ukuran(NamedTuple):
    """Wall and processor seconds of a command with all its children, and the largest resident set of any one process (MiB)."""

    detik: float
    prosesor: float
    memori: float


def ukur(perintah: list[str | Path]) -> Ukuran:
    """Run one command to its end; exit 1 (a draft among the offices) is a result."""
    lingkungan = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    mulai = time.perf_counter()
    with tempfile.TemporaryFile() as kata:
        anak = subprocess.Popen(perintah, stdout=subprocess.DEVNULL, stderr=kata, env=lingkungan)
        _, keadaan, pakai = os.wait4(anak.pid, 0)  # of this command and what it waited for, not of an earlier one
        detik, anak.returncode = time.perf_counter() - mulai, os.waitstatus_to_exitcode(keadaan)
        if anak.returncode not in (0, 1):
            kata.seek(0)
            raise SystemExit(kata.read().decode())
    return Ukuran(detik, pakai.ru_utime + pakai.ru_stime, pakai.ru_maxrss / 1024)


def ekspor(folder: Path, banyak: int) -> Path:
    """Return the synthetic exports of `banyak` offices, made where they are not there yet."""
    tujuan = folder / f"kabupaten-{banyak}"
    if not (tujuan / "selesai").exists():
        print(f"membuat ekspor sintetis {banyak} kantor ...", flush=True)
        shutil.rmtree(tujuan, ignore_errors=True)
        sintetis.buat(tujuan, banyak)
        (tujuan / "selesai").touch()
    return tujuan


def massal(masukan: Path, keluaran: Path) -> Ukuran:
    """Run the whole command into a new folder: where thousands of files have just gone, ext4 makes new ones slowly."""
    tw = ["--tahun", str(sintetis.TAHUN), "--triwulan", str(sintetis.TRIWULAN)]
    return ukur([AKAR / "lkj", "massal", "--masukan", masukan, "--keluaran", keluaran, *tw])


def tengah(semua: list[Ukuran]) -> Ukuran:
    """Return the run with the median of wall seconds."""
    return sorted(semua)[len(semua) // 2]


def baris(nama: str, banyak: int, u: Ukuran) -> None:
    """Print one line of the table."""
    waktu = f"{u.detik:8.1f} s {u.detik / banyak * 1000:8.1f} ms/kantor {u.prosesor / banyak * 1000:8.1f} ms prosesor"
    print(f"{nama:<28}{banyak:>6} kantor {waktu} {u.memori:7.0f} MiB")


def main(pilihan: argparse.Namespace) -> None:
    """Run our side and the plain one in turn, print the table and the ratios."""
    print(f"{os.cpu_count()} prosesor, beban {os.getloadavg()[0]:.1f}")
    polos = siapkan() if pilihan.polos else None
    per_kantor: dict[int, Ukuran] = {}
    with tempfile.TemporaryDirectory(dir=pilihan.folder) as sementara:
        for banyak in pilihan.kantor:
            masukan = ekspor(pilihan.folder, banyak)
            kita, dia = [], []
            for n in range(pilihan.ulang):
                kita.append(massal(masukan, Path(sementara) / f"massal-{banyak}-{n}"))
                if polos:
                    (Path(sementara) / "polos").mkdir(exist_ok=True)
                    dia.append(ukur([polos, POLOS_BANYAK, masukan, Path(sementara) / "polos"]))
            baris("lkj massal", banyak, tengah(kita))
            per_kantor[banyak] = tengah(kita)
            if polos:
                baris("skrip polos, satu proses", banyak, tengah(dia))
                rasio, prosesor = (
                    statistics.median(getattr(d, u) / getattr(k, u) for k, d in zip(kita, dia, strict=True)) for u in ("detik", "prosesor")
                )
                print(f"  skrip polos satu proses / lkj massal: {rasio:.2f} x waktu, {prosesor:.2f} x waktu prosesor")
        if polos:
            satu = statistics.median(ukur([polos, POLOS_SATU, CONTOH, Path(sementara) / "x.xlsx"]).detik for _ in range(5))
            kita_satu = per_kantor[pilihan.kantor[0]].detik / pilihan.kantor[0]
            print(f"skrip polos, dijalankan per kantor: {satu * 1000:.0f} ms; / lkj massal: {satu / kita_satu:.1f} x")
    if len(per_kantor) > 1:
        dasar, awal = next(iter(per_kantor.items()))
        for banyak, u in list(per_kantor.items())[1:]:
            waktu, prosesor = (getattr(u, n) / banyak / (getattr(awal, n) / dasar) for n in ("detik", "prosesor"))
            print(f"biaya per kantor {banyak} / {dasar}: {waktu:.2f} x waktu, {prosesor:.2f} x waktu prosesor")


if __name__ == "__main__":
    pengurai = argparse.ArgumentParser(description=__doc__)
    pengurai.add_argument("--kantor", type=int, nargs="+", default=[200])
    pengurai.add_argument("--polos", action="store_true")
    pengurai.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "lkj-bench")
    pengurai.add_argument("--ulang", type=int, default=3)
    isi = pengurai.parse_args()
    isi.folder.mkdir(parents=True, exist_ok=True)
    main(isi)
