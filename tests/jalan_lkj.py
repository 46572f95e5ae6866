"""Runs the command `lkj`: inside the test process (fast; an exception fails the test), or as a program of its own."""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import hypothesis  # noqa: F401 - the command bars it from its own process, where nobody needs it

from flows.cli import main

AKAR = Path(__file__).resolve().parents[1]
PROGRAM = (sys.executable, "-X", "utf8", "-c", "from flows.mulai import jalankan; jalankan()")
KUNCI_JSON = ["kode_keluar", "keluaran", "parameter", "putusan", "temuan", "total_masuk", "total_keluar"]
KUNCI_TEMUAN = ["kode", "tingkat", "berkas", "lembar", "sel", "isi", "saran"]
KUNCI_BARIS = ["dibaca", "dipakai", "ditolak", "ganda", "skpd_lain"]


class Jawaban(NamedTuple):
    """Exit code, stdout and stderr of one command."""

    kode: int
    keluar: str
    galat: str

    @property
    def json(self) -> dict[str, Any]:
        """Return stdout as the one object that it must be."""
        isi: dict[str, Any] = json.loads(self.keluar)
        return isi

    def temuan(self, tingkat: str = "galat") -> list[tuple[str, str, str, str]]:
        """Return (kode, berkas, lembar, sel) of the findings of one level."""
        return [(t["kode"], t["berkas"], t["lembar"], t["sel"]) for t in self.json["temuan"] if t["tingkat"] == tingkat]


def lkj(*argumen: object) -> Jawaban:
    """Run one command in this process."""
    keluar, galat = io.StringIO(), io.StringIO()
    with (
        mock.patch.object(sys, "argv", ["lkj", *map(str, argumen)]),
        mock.patch.object(sys, "stdin", io.StringIO()),
        contextlib.redirect_stdout(keluar),
        contextlib.redirect_stderr(galat),
    ):
        try:
            kode = main()
        finally:
            gc.enable()
    return Jawaban(kode, keluar.getvalue(), galat.getvalue())


def laporan(masukan: Path, keluaran: Path, *lain: object) -> Jawaban:
    """Run `lkj laporan --json` in this process."""
    return lkj("laporan", "--masukan", masukan, "--keluaran", keluaran, "--json", *lain)


def program(*argumen: object, lingkungan: Mapping[str, str] | None = None, folder: Path = AKAR) -> Jawaban:
    """Run one command as a program; it never has a terminal."""
    polos = {k: v for k, v in os.environ.items() if not k.startswith(("LKJ_", "PREFECT_"))}
    hasil = subprocess.run(
        [*PROGRAM, *map(str, argumen)],
        cwd=folder,
        env={**polos, "PYTHONPATH": str(AKAR), **(lingkungan or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return Jawaban(hasil.returncode, hasil.stdout, hasil.stderr)


def buku(keluaran: Path) -> list[str]:
    """Return the names of the workbooks in an output folder, marked copies of inputs apart."""
    return sorted(p.name for p in keluaran.rglob("*.xlsx") if "perbaikan" not in p.parts)


def json_saja(jawaban: Jawaban) -> dict[str, Any]:
    """Check that stdout is the one object of DESIGN 8 and that nobody sees a traceback."""
    assert jawaban.keluar.count("\n") == 1
    isi = jawaban.json
    assert list(isi) == KUNCI_JSON
    assert isi["kode_keluar"] == jawaban.kode
    assert list(isi["parameter"]) == ["tahun", "triwulan", "skpd"]
    for p in isi["putusan"]:
        assert list(p) == ["berkas", "jenis", "putusan", "baris"]
        assert list(p["baris"]) == KUNCI_BARIS
        assert p["baris"]["dibaca"] == sum(p["baris"][k] for k in KUNCI_BARIS[1:])
    for t in isi["temuan"]:
        assert list(t) == KUNCI_TEMUAN
    assert "Traceback" not in jawaban.galat
    return isi
