"""The rows of a large sheet behind its first ones, kept by column: distinct cells and, per row, which of them (runs in the child)."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from lkj_etl.baca.kolom_padat import sandikan
from lkj_etl.baca.sel import KOSONG, Bagian, Sel

PEMISAH = b"\x01"  # no XML text holds this character
Buat = Callable[[str, list[Any]], list[Sel | None]]  # kind of a page and what it keeps of distinct cells -> these cells
KODE, NOMOR, TEKS = "kode", "nomor", "s"


class Halaman(NamedTuple):
    """Cells of one column in consecutive rows.

    jenis: KODE (isi = positions in `KolomPanjang.beda`), NOMOR (numbers of shared strings), else the kind of all cells
    (TEKS, n, p) with their XML texts joined by PEMISAH.
    """

    jenis: str
    isi: array[int] | bytes


class KolomPanjang:
    """One column; `beda` are its distinct cells so far, the first one blank."""

    __slots__ = ("_halaman", "_kode", "_panjang", "beda")

    def __init__(self) -> None:
        self.beda: list[Sel | None] = [None]
        self._kode: dict[Sel, int] = {}
        self._halaman: list[Halaman] = []
        self._panjang = 0

    def kode(self, sel: Sel | None) -> int:
        """Return the position of a cell in `beda`."""
        if sel is None:
            return 0
        kode = self._kode.setdefault(sel, len(self.beda))
        if kode == len(self.beda):
            self.beda.append(sel)
        return kode

    def tambah(self, awal: int, banyak: int, halaman: Halaman) -> None:
        """Append the cells of `banyak` rows from position `awal` on; rows that were passed over are blank."""
        self._isi_kosong(awal)
        terakhir = self._halaman[-1] if self._halaman else None
        if terakhir is not None and terakhir.jenis == halaman.jenis and isinstance(terakhir.isi, array):
            assert isinstance(halaman.isi, array)
            terakhir.isi.extend(halaman.isi)
        else:
            self._halaman.append(halaman)
        self._panjang += banyak

    def _isi_kosong(self, sampai: int) -> None:
        if kurang := sampai - self._panjang:
            self._halaman.append(Halaman(KODE, array("I", bytes(array("I").itemsize * kurang))))
            self._panjang = sampai

    def rangkum(self, banyak: int, buat: Buat) -> array[int]:
        """Return per row the position in `beda` (0 = blank)."""
        self._isi_kosong(banyak)
        kamus: dict[str, dict[Any, int]] = {}
        kunci = array("I")
        for jenis, isi in self._halaman:
            if jenis == KODE:
                assert isinstance(isi, array)
                kunci.extend(isi)
                continue
            semua = isi.split(PEMISAH) if isinstance(isi, bytes) else isi
            kode = kamus.setdefault(jenis, {})
            if baru := [k for k in dict.fromkeys(semua) if k not in kode]:
                self._beri_kode(kode, baru, buat(jenis, baru))
            kunci.extend(map(kode.__getitem__, semua))
        self._halaman.clear()
        return kunci

    def _beri_kode(self, kode: dict[Any, int], baru: list[Any], sel: list[Sel | None]) -> None:
        kode.update(zip(baru, range(len(self.beda), len(self.beda) + len(baru)), strict=True))
        self.beda += sel
        if None in sel:
            kode.update((k, 0) for k, s in zip(baru, sel, strict=True) if s is None)


class Lanjutan:
    """The rows behind the first ones; their numbers ascend, `isi` gives a column in step with them.

    batas_sel: how many cells the sheet may hold where somebody needs them one by one. bagian: of a file that two children
    read together the share of these rows; the first rows belong to the first share.
    """

    def __init__(self, buat: Buat, batas_sel: int, bagian: Bagian) -> None:
        self.batas_sel, self.bagian = batas_sel, bagian
        self.nomor: array[int] = array("I")
        self.kolom: dict[int, KolomPanjang] = {}
        self._buat = buat
        self._urut: list[int] | None = None
        self._jadi: dict[int, tuple[list[Sel | None], array[int]]] = {}

    def urutkan(self) -> None:
        """Close the writing: pages may have brought rows of one shape before rows of another."""
        if any(a > b for a, b in pairwise(self.nomor)):
            self._urut = sorted(range(len(self.nomor)), key=self.nomor.__getitem__)
            self.nomor = array("I", map(self.nomor.__getitem__, self._urut))

    def isi(self, kolom: int) -> tuple[list[Sel | None], array[int]]:
        """Return the distinct cells of a column (the first one blank), and which of them stands in each row."""
        if kolom not in self._jadi:
            satu = self.kolom.get(kolom, KolomPanjang())
            kunci = satu.rangkum(len(self.nomor), self._buat)
            if self._urut is not None:
                kunci = array("I", map(kunci.__getitem__, self._urut))
            self._jadi[kolom] = (satu.beda, kunci)
        return self._jadi[kolom]

    def kosong(self, kolom: Iterable[int]) -> list[int]:
        """Return the positions of the rows that hold nothing in any of these columns."""
        sisa: Sequence[int] = range(len(self.nomor))
        for c in kolom:
            kunci = self.isi(c)[1]
            if len(sisa) == len(kunci) and not kunci.count(0):
                return []
            sisa = [i for i in sisa if not kunci[i]]
        return list(sisa)

    def banyak_sel(self) -> int:
        """Count the filled cells."""
        return sum(len(kunci) - kunci.count(0) for kunci in (self.isi(c)[1] for c in self.kolom))

    def baris(self) -> Iterator[tuple[int, dict[int, Sel]]]:
        """Yield number and cells of every row that holds any, as `Kisi.baris` keeps them."""
        semua: list[dict[int, Sel]] = [{} for _ in self.nomor]
        for c in sorted(self.kolom):
            beda, kunci = self.isi(c)
            for sel, k in zip(semua, kunci, strict=True):
                if (isi := beda[k]) is not None:
                    sel[c] = isi
        return ((n, sel) for n, sel in zip(self.nomor, semua, strict=True) if sel)


class Pilihan(NamedTuple):
    """The rows of `lanjutan` that hold something of a table; `depan` cuts the list of the first rows (0: another share's)."""

    lanjutan: Lanjutan | None
    posisi: list[int] | None
    nomor: list[int]
    depan: int | None

    def sandi(self, kolom: int, depan: Sequence[Sel]) -> dict[str, Any]:
        """Return what stands in a column behind its first cells, for the answer; nothing where the sheet has no such rows."""
        if self.lanjutan is None:
            return {}
        beda, kunci = self.lanjutan.isi(kolom)
        if self.posisi is not None:
            kunci = array("I", map(kunci.__getitem__, self.posisi))
        return sandikan([*(s or KOSONG for s in beda), *depan], array("I", range(len(beda), len(beda) + len(depan))) + kunci)


def pilih(lanjutan: Lanjutan | None, kolom: Iterable[int]) -> Pilihan:
    """Return the rows that hold something in any of these columns."""
    if lanjutan is None:
        return Pilihan(None, None, [], None)
    depan = 0 if lanjutan.bagian.ke else None
    if not (kosong := set(lanjutan.kosong(kolom))):
        return Pilihan(lanjutan, None, list(lanjutan.nomor), depan)
    posisi = [i for i in range(len(lanjutan.nomor)) if i not in kosong]
    return Pilihan(lanjutan, posisi, [lanjutan.nomor[i] for i in posisi], depan)
