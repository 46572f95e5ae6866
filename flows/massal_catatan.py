"""The memory of a run of many offices: what is finished, so that a killed run goes on where it stopped."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from flows.massal_kerja import Hasil
from lkj_etl.temuan import Temuan

FOLDER = "massal"
SELESAI = "selesai.jsonl"


class Catatan:
    """One file of JSON lines per run under `keluaran/.lkj/massal/<run id>/`; the caller holds the lock of `keluaran`.

    The run id comes from inputs, parameters, settings and version: another input, and nothing of an earlier run counts.
    """

    def __init__(self, keluaran: Path, id_jalan: str) -> None:
        self._keluaran = keluaran
        self.folder = keluaran / ".lkj" / FOLDER / id_jalan

    def buka(self) -> dict[str, Hasil]:
        """Return the offices whose workbooks stand as they were written (folder -> result); forget every other run."""
        for lama in self.folder.parent.glob("*"):
            if lama != self.folder:
                shutil.rmtree(lama, ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        semua: dict[str, Hasil] = {}
        with contextlib.suppress(FileNotFoundError):
            for baris in (self.folder / SELESAI).read_bytes().splitlines():
                with contextlib.suppress(ValueError, TypeError, KeyError):  # the last line of a killed run may be half
                    hasil = _urai(json.loads(baris))
                    semua[hasil.folder] = hasil
        return {k: h for k, h in semua.items() if self._utuh(h)}

    def tambah(self, hasil: Iterable[Hasil]) -> None:
        """Enter finished offices, lasting through a power cut; those that failed are tried again by the next run."""
        # The line break comes first: the line before may be the half one of a killed run.
        isi = "".join("\n" + json.dumps(asdict(h), ensure_ascii=True) for h in hasil if not h.gagal)
        with (self.folder / SELESAI).open("ab") as f:
            f.write(isi.encode("ascii"))
            f.flush()
            os.fsync(f.fileno())

    def tutup(self) -> None:
        """End the run: everything is written, the next one starts anew."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _utuh(self, h: Hasil) -> bool:
        """Say whether the workbook is the one that the office's `ringkasan.json` names, and all else is there."""
        try:
            buku = json.loads((self._keluaran / h.ringkasan).read_bytes())["buku_kerja"]
            sama = hashlib.sha256((self._keluaran / h.keluaran[0]).read_bytes()).hexdigest() == buku["sha256"]
            return sama and all((self._keluaran / b).is_file() for b in h.keluaran)
        except (OSError, IndexError, ValueError, KeyError, TypeError):
            return False


def _urai(isi: dict[str, Any]) -> Hasil:
    pasangan = {k: tuple(isi[k]) for k in ("keluaran", "masuk", "keluar", "jejak", "catatan")}
    return Hasil(**{**isi, **pasangan, "temuan": tuple(Temuan(*t) for t in isi["temuan"])})
