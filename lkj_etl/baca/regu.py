"""One reader child or two: the second one comes where there is more than a moment's work. Answers keep the order of the questions."""

from __future__ import annotations

import os
import queue
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lkj_etl.baca.induk import Pembaca
from lkj_etl.baca.kolom_padat import sambung
from lkj_etl.baca.sel import Bagian

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

MIB = 1 << 20
# Measured on two cores: below this a second child (30 ms to start) gains nothing; above, two share the rows of one file.
RAMAI, BESAR = 4 * MIB, 16 * MIB
ANAK = 2
GAGAL = "PEMBACA-"  # codes of a child that is slow, greedy or dead


class Tugas(NamedTuple):
    """One file to read: the copy, the name it came under, its size in bytes."""

    jalan: Path
    nama: str
    ukuran: int


class Regu:
    """Reader children under one roof; use as a context manager. The first child starts at once."""

    def __init__(self, buat: Callable[[], Pembaca] = Pembaca, anak: int | None = None, besar: int = BESAR, ramai: int = RAMAI) -> None:
        self._buat, self._besar, self._ramai = buat, besar, ramai
        self._anak = min(ANAK, os.cpu_count() or 1) if anak is None else anak
        self._pembaca = [buat()]

    def __enter__(self) -> Regu:
        return self

    def __exit__(self, *_: object) -> None:
        for pembaca in self._pembaca:
            pembaca.tutup()

    def baca(self, semua: Sequence[Tugas], lapor: Callable[[str], None]) -> Iterator[dict[str, Any]]:
        """Yield the answer of `Pembaca.baca` to each file, in the order given."""
        if not self._layak(semua):
            for t in semua:
                lapor(t.nama)
                yield self._pembaca[0].baca(t.jalan, t.nama)
            return
        while len(self._pembaca) < self._anak:
            self._pembaca.append(self._buat())
        besar = {t.jalan: self._berdua(t, lapor) for t in semua if self._terbagi(t)}
        yield from self._bergantian(semua, besar, lapor)

    def _layak(self, semua: Sequence[Tugas]) -> bool:
        """Say whether a second child is worth its start."""
        ramai = len(semua) > 1 and sum(t.ukuran for t in semua) >= self._ramai
        return self._anak > 1 and (ramai or any(map(self._terbagi, semua)))

    def _terbagi(self, t: Tugas) -> bool:
        """Say whether two children share the rows of this file: only those of a large zip can be."""
        if t.ukuran < self._besar:
            return False
        with t.jalan.open("rb") as berkas:
            return berkas.read(2) == b"PK"

    def _bergantian(
        self, semua: Sequence[Tugas], besar: dict[Path, dict[str, Any]], lapor: Callable[[str], None]
    ) -> Iterator[dict[str, Any]]:
        """Let each child take the next file as soon as it is free."""
        bebas: queue.SimpleQueue[Pembaca] = queue.SimpleQueue()
        for pembaca in self._pembaca:
            bebas.put(pembaca)

        def kerjakan(t: Tugas) -> dict[str, Any]:
            pembaca = bebas.get()
            try:
                return pembaca.baca(t.jalan, t.nama)
            finally:
                bebas.put(pembaca)

        with self._pelaksana() as pelaksana:
            hasil = [(t, None if t.jalan in besar else pelaksana.submit(kerjakan, t)) for t in semua]
            for t, kelak in hasil:
                if kelak is None:
                    yield besar[t.jalan]
                    continue
                lapor(t.nama)
                yield kelak.result()

    @contextmanager
    def _pelaksana(self) -> Iterator[ThreadPoolExecutor]:
        """Give a thread per child; whoever breaks off (Ctrl+C) ends the children, and does not wait for what they read."""
        from concurrent.futures import ThreadPoolExecutor  # not at the top: an ordinary run never needs it

        pelaksana = ThreadPoolExecutor(len(self._pembaca))
        try:
            yield pelaksana
        except BaseException:
            pelaksana.shutdown(wait=False, cancel_futures=True)
            for pembaca in self._pembaca:
                pembaca.hentikan()
            raise
        finally:
            pelaksana.shutdown()

    def _berdua(self, t: Tugas, lapor: Callable[[str], None]) -> dict[str, Any]:
        """Read one file in shares; where they do not make one table, one child reads it whole."""
        lapor(t.nama)
        with self._pelaksana() as pelaksana:
            kelak = [
                pelaksana.submit(pembaca.baca, t.jalan, t.nama, Bagian(ke, len(self._pembaca))) for ke, pembaca in enumerate(self._pembaca)
            ]
            depan, *belakang = bagian = [k.result() for k in kelak]
        if gagal := next((j for j in bagian if j.get("tolak", [""])[0].startswith(GAGAL)), None):
            return gagal  # what a share hangs or dies of, the whole does as well
        jarak = self._pembaca[0].batas.jarak_baris
        if all(_gabung(depan, b, jarak) for b in belakang):
            return depan
        return self._pembaca[0].baca(t.jalan, t.nama)


def _gabung(depan: dict[str, Any], belakang: dict[str, Any], jarak_baris: int) -> bool:
    """Put the tables of a share behind those of the first; False where only the whole file can tell what they are.

    A share of a sheet cannot count hidden rows, nor refuse in the words of the whole.
    """
    if "tolak" in depan or "tolak" in belakang or depan["catatan"] != belakang["catatan"]:
        return False
    if any(kode == "BARIS-TERSEMBUNYI" for kode, *_ in depan["catatan"]) or len(depan["tabel"]) != len(belakang["tabel"]):
        return False
    return all(sambung(a, b, jarak_baris) for a, b in zip(depan["tabel"], belakang["tabel"], strict=True))
