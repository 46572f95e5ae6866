"""The parent's side of the isolated reader: one child, watched on clock and memory, replaced when it fails."""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import threading
import time
from pathlib import Path
from typing import IO, Any

from lkj_etl import sistem
from lkj_etl.baca.batas import Batas
from lkj_etl.baca.kolom_padat import buka
from lkj_etl.baca.sel import UTUH, Bagian

AKAR = Path(__file__).resolve().parents[2]
ANAK = Path(__file__).with_name("anak.py")
DETIK = 60.0
MEMORI = 1536 << 20
JAWABAN = 512 << 20
JEDA = 0.05


class Pembaca:
    """One reader child; `baca` never raises for what is in a file, and never waits longer than `detik`.

    Use as a context manager. The child starts at once and loads while the parent imports its own libraries.
    """

    def __init__(self, detik: float = DETIK, memori: int = MEMORI, batas: Batas | None = None, anak: Path = ANAK) -> None:
        self._detik, self._memori, self.batas = detik, memori, batas or Batas()
        self._perintah = sistem.perintah_anak(anak, AKAR)
        self._proses: subprocess.Popen[bytes] | None = None
        self._mulai()

    def __enter__(self) -> Pembaca:
        return self

    def __exit__(self, *_: object) -> None:
        self.tutup()

    def baca(self, jalan: Path, nama: str, bagian: Bagian = UTUH) -> dict[str, Any]:
        """Read the copy `jalan` of the file `nama`, of large sheets the share `bagian` of their rows.

        Answer: {"bentuk", "catatan": [[kode, lembar, sel, {..}]], "tabel": [..]}, or for a refused file
        {"tolak": [kode, lembar, sel, {..}], "catatan", "tabel"}; a dead, slow or greedy child is such a refusal.
        """
        if self._proses is None or self._proses.poll() is not None:
            self.tutup()
            self._mulai()
        permintaan = {"jalan": str(jalan), "nama": nama, "batas": self.batas._asdict(), "bagian": bagian}
        try:
            self._kirim(json.dumps(permintaan).encode("ascii") + b"\n")
            jawaban = _urai(self._tunggu())
        except _Gagal as galat:
            self.tutup()
            return {"tolak": [str(galat), "-", "-", {}], "catatan": [], "tabel": []}
        return jawaban

    def tutup(self) -> None:
        """End the child and the thread that listens to it."""
        if self._proses is None:
            return
        sistem.bunuh(self._proses)
        self._telinga.join(5)
        for pipa in (self._proses.stdin, self._proses.stdout):
            with contextlib.suppress(OSError):
                if pipa is not None:
                    pipa.close()
        self._proses = None

    def hentikan(self) -> None:
        """End the child at once; whoever waits for its answer is told that it died."""
        if self._proses is not None:
            sistem.bunuh(self._proses)

    def _mulai(self) -> None:
        self._proses = sistem.mulai_anak(self._perintah)
        self._antre: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        assert self._proses.stdout is not None
        self._telinga = threading.Thread(target=_dengar, args=(self._proses.stdout, self._antre), daemon=True)
        self._telinga.start()

    def _kirim(self, baris: bytes) -> None:
        pipa = self._proses.stdin if self._proses else None
        assert pipa is not None
        try:
            pipa.write(baris)
            pipa.flush()
        except OSError:
            raise _Gagal("PEMBACA-MATI") from None

    def _tunggu(self) -> bytes:
        """Wait for the answer; a panic can leave a child asleep for ever, so only the clock decides."""
        assert self._proses is not None
        akhir = time.monotonic() + self._detik
        while time.monotonic() < akhir:
            try:
                isi = self._antre.get(timeout=JEDA)
            except queue.Empty:
                if (sistem.memori_proses(self._proses.pid) or 0) > self._memori:
                    raise _Gagal("PEMBACA-MEMORI") from None
                continue
            if isi is None:
                raise _Gagal("PEMBACA-MATI")
            return isi
        raise _Gagal("PEMBACA-TERLALU-LAMA")


class _Gagal(Exception):
    """The child failed; the text is the code of the finding."""


def _dengar(pipa: IO[bytes], antre: queue.SimpleQueue[bytes | None]) -> None:
    """Move answers from the pipe to the queue (pipes cannot be polled on Windows); None at the end or on nonsense."""
    try:
        while len(kepala := pipa.read(8)) == 8:
            panjang = int.from_bytes(kepala, "big")
            if panjang > JAWABAN or len(isi := pipa.read(panjang)) < panjang:
                break
            antre.put(isi)
    except (OSError, ValueError, MemoryError):
        pass
    antre.put(None)


def _urai(isi: bytes) -> dict[str, Any]:
    """Return the answer where it has the promised shape: a corrupted child may send anything."""
    try:
        jawaban = json.loads(isi)
    except (ValueError, RecursionError):
        raise _Gagal("PEMBACA-MATI") from None
    if not isinstance(jawaban, dict):
        raise _Gagal("PEMBACA-MATI")
    sah = _catatan_sah(jawaban["tolak"]) if "tolak" in jawaban else isinstance(jawaban.get("bentuk"), str)
    sah = sah and all(map(_catatan_sah, _daftar(jawaban.get("catatan"))))
    if not sah or not all(isinstance(t, dict) for t in _daftar(jawaban.get("tabel"))):
        raise _Gagal("PEMBACA-MATI")
    try:
        for tabel in jawaban["tabel"]:
            if "kolom" in tabel:
                buka(tabel)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        raise _Gagal("PEMBACA-MATI") from None
    return jawaban


def _daftar(isi: object) -> list[object]:
    return isi if isinstance(isi, list) else [None]


def _catatan_sah(isi: object) -> bool:
    if not isinstance(isi, list) or len(isi) != 4 or not isinstance(isi[3], dict):
        return False
    return all(isinstance(x, str) for x in (*isi[:3], *isi[3].values()))
