"""One office: `lkj laporan` on the shipped example against the plain script, both compiled, in turn; prints the ratio.

Run: .venv/bin/python tests/bench/banding_laporan.py [banyak]. Builds the plain script's own venv on first use.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]
CONTOH = AKAR / "input" / "contoh-kalumpang-2019"
POLOS = AKAR / ".venv-polos"
PUSTAKA = ("pandas==2.3.*", "openpyxl==3.1.5")


def siapkan() -> Path:
    """Return the Python of the plain script's venv: pandas and openpyxl, compiled, no dependency of ours."""
    python = POLOS / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        venv.create(POLOS, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "--compile", *PUSTAKA], check=True)
        subprocess.run([python, "-m", "compileall", "-q", POLOS], check=False)
    return python


def ukur(perintah: list[str | Path], lingkungan: dict[str, str]) -> float:
    """Return the wall seconds of one whole process."""
    mulai = time.perf_counter()
    subprocess.run(perintah, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=lingkungan)
    return time.perf_counter() - mulai


def main(banyak: int) -> None:
    """Run both in turn and print minimum, median and the median of the pairwise ratios."""
    polos = siapkan()
    lingkungan = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as sementara:
        kita: list[str | Path] = [AKAR / "lkj", "laporan", "--masukan", CONTOH, "--keluaran", sementara]
        dia: list[str | Path] = [polos, Path(__file__).with_name("skrip_polos.py"), CONTOH, Path(sementara) / "polos.xlsx"]
        for perintah in (kita, dia):
            ukur(perintah, lingkungan)
        pasangan = [(ukur(kita, lingkungan), ukur(dia, lingkungan)) for _ in range(banyak)]
    for nama, semua in (("lkj laporan", [a for a, _ in pasangan]), ("skrip polos", [b for _, b in pasangan])):
        print(f"{nama}: min {min(semua):.3f} s, median {statistics.median(semua):.3f} s")
    print(f"rasio (median dari {banyak} pasang): {statistics.median(a / b for a, b in pasangan):.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 11)
