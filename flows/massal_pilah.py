"""The shared exports cut into the blocks that are written together, one file at a time: no process ever holds all of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from flows.massal_baca import simpan
from flows.massal_kantor import KantorMassal
from lkj_etl.bacaan import Bacaan
from lkj_etl.masukan import Terbaca
from lkj_etl.nilai.banyak import JENIS_KANTOR, KANTOR, pisah
from lkj_etl.nilai.nama import samakan_skpd
from lkj_etl.periksa.kantor import Cakupan, Kantor, cakupan, cocok, pasti_tanpa

BINGKAI = ("pagu", "belanja", "kas", "kontrol")


class Bagian(NamedTuple):
    """What one block gets of one shared file: where it lies, the kind, and the offices that it has rows of (None: not cut)."""

    jalan: Path
    jenis: str
    isi: Cakupan | None


def pilah(bersama: Iterable[Terbaca], blok: Sequence[Sequence[KantorMassal]], ke: Path) -> list[tuple[Path, ...]]:
    """Put each block's rows of the shared files on disk and return, per block, the files to read.

    A file that names no office stays whole, and so does that of one, which only its office gets. Of an export in parts a block
    needs the parts that name its offices; the others only where an office is named by none.
    """
    nomor_kode = {k.kode: n for n, isi in enumerate(blok) for k in isi if k.kode}
    nomor_nama = {samakan_skpd(k.nama): n for n, isi in enumerate(blok) for k in isi}
    per_blok: list[list[Bagian]] = [[] for _ in blok]
    for urut, t in enumerate(bersama):
        for n, bagian in _satu_berkas(t, nomor_kode, nomor_nama, len(blok), ke / f"bersama-{urut:04d}"):
            per_blok[n].append(bagian)
    return [_perlu(isi, kantor) for isi, kantor in zip(per_blok, blok, strict=True)]


def _perlu(bagian: Sequence[Bagian], kantor: Sequence[KantorMassal]) -> tuple[Path, ...]:
    semua = [Kantor(k.kode, k.nama) for k in kantor]

    def lengkap(jenis: str) -> bool:
        ada = [b.isi for b in bagian if b.jenis == jenis and b.isi is not None]
        return all(any(cocok(isi, k) for isi in ada) for k in semua)

    utuh = {jenis: lengkap(jenis) for jenis in {b.jenis for b in bagian if b.isi is not None}}
    return tuple(b.jalan for b in bagian if b.isi is None or b.isi.di_sini or not utuh[b.jenis])


def satu_kantor(isi: Cakupan) -> bool:
    """Say whether the columns of a file name one office only."""
    return len({samakan_skpd(k.nama) or k.kode for k in isi.skpd}) == 1


def _satu_berkas(t: Terbaca, kode: Mapping[str, int], nama: Mapping[str, int], banyak: int, ke: Path) -> Iterator[tuple[int, Bagian]]:
    """Write one shared file, in pieces where it has several offices, and give (number, piece) for each block that gets one."""
    seluruh = cakupan(t.bacaan)
    blok = {k: n for k in seluruh.skpd if (n := kode.get(k.kode) if k.kode else nama.get(samakan_skpd(k.nama))) is not None}
    if seluruh.skpd and not satu_kantor(seluruh):
        yield from _potong(t, seluruh, blok, banyak, ke)
        return
    jalan = ke.with_suffix(".pkl")
    if blok:
        _simpan(jalan, t._replace(cakupan=seluruh))
        yield from ((n, Bagian(jalan, t.bacaan.jenis, seluruh)) for n in sorted(set(blok.values())))
    elif not _milik_lain(seluruh, nama):
        _simpan(jalan, t)
        yield from ((n, Bagian(jalan, t.bacaan.jenis, None)) for n in range(banyak))


def _milik_lain(isi: Cakupan, nama: Mapping[str, int]) -> bool:
    """Say whether a file is surely that of an office without a report: by its code, and by a name that nobody here has."""
    return bool(isi.skpd) and all(k.kode and samakan_skpd(k.nama) not in nama for k in isi.skpd)


def _potong(t: Terbaca, seluruh: Cakupan, blok: Mapping[Kantor, int], banyak: int, ke: Path) -> Iterator[tuple[int, Bagian]]:
    """Write an export in pieces; blocks without a row of it share one piece that has none."""
    belahan = _Belahan(t.bacaan, blok)
    hasil: dict[int, Bagian] = {}
    for n in [-1, *sorted(set(blok.values()))]:
        isi = seluruh._replace(di_sini=tuple(k for k, b in blok.items() if b == n))
        jalan = ke.with_name(f"{ke.name}-{n:05d}.pkl" if n >= 0 else f"{ke.name}-kosong.pkl")
        _simpan(jalan, t._replace(bacaan=belahan.ambil(t.bacaan, n), cakupan=isi))
        hasil[n] = Bagian(jalan, t.bacaan.jenis, isi)
    yield from ((n, hasil.get(n, hasil[-1])) for n in range(banyak))


def _simpan(jalan: Path, t: Terbaca) -> None:
    with jalan.open("wb") as wadah:
        simpan(wadah, t)


class Bersama(NamedTuple):
    """One shared file of a block, and of an export of several offices the part of each that is in the block."""

    utuh: Terbaca
    per_kantor: Mapping[Kantor, Terbaca]

    @property
    def satu_kantor(self) -> bool:
        """Say whether the whole file is one office's."""
        return self.utuh.cakupan is not None and satu_kantor(self.utuh.cakupan)

    def bagian_lain(self, kantor: Kantor, jenis: Collection[str]) -> bool:
        """Say whether the file surely has no row of an office that other files of its kind name (`jenis`)."""
        return self.utuh.bacaan.jenis in jenis and self.utuh.cakupan is not None and pasti_tanpa(self.utuh.cakupan.skpd, kantor)

    def milik(self, kantor: Kantor) -> Terbaca | None:
        """Return the office's rows, the whole file where it is no export or names the office twice; None for an export without it."""
        if self.utuh.cakupan is None:
            return self.utuh
        ada = cocok(self.utuh.cakupan, kantor)
        return None if not ada else self.per_kantor[ada[0]] if len(ada) == 1 else self.utuh


def per_kantor(t: Terbaca) -> Bersama:
    """Cut a shared file of one block into its offices, once for all of them."""
    if t.cakupan is None:
        return Bersama(t, {})
    if satu_kantor(t.cakupan):
        return Bersama(t, {k: t._replace(cakupan=None) for k in t.cakupan.di_sini})
    nomor = {k: n for n, k in enumerate(t.cakupan.di_sini)}
    belahan = _Belahan(t.bacaan, nomor)
    return Bersama(t, {k: Terbaca(t.ambilan, belahan.ambil(t.bacaan, n), t.cakupan._replace(di_sini=(k,))) for k, n in nomor.items()})


class _Belahan:
    """One file of several offices: its frames and its findings per part; parts count from 0."""

    def __init__(self, b: Bacaan, bagian: Mapping[Kantor, int]) -> None:
        kunci = ["kode_skpd", "nama_skpd"]
        skema = {"kode_skpd": pl.String, "nama_skpd": pl.String, KANTOR: JENIS_KANTOR}
        peta = pl.DataFrame([(k.kode, k.nama, n) for k, n in bagian.items()], schema=skema, orient="row")
        self._banyak = max(bagian.values(), default=-1) + 1
        self._tabel: dict[str, list[pl.DataFrame]] = {}
        for nama in BINGKAI:
            isi: pl.DataFrame | None = getattr(b, nama)
            if isi is not None:
                self._belah(nama, isi.join(peta, on=kunci, maintain_order="left"))
        if b.tanggal_dasar is not None and b.belanja is not None:
            baris = b.belanja.join(peta, on=kunci).select("lembar", "baris", KANTOR)
            self._belah("tanggal_dasar", b.tanggal_dasar.join(baris, on=["lembar", "baris"], maintain_order="left"))
        milik = {k.kode or k.nama: n for k, n in bagian.items()}
        self._temuan: dict[int, list[int]] = {}
        for i, t in enumerate(b.temuan):
            pemilik = b.pemilik.get((t.lembar, t.sel)) or None  # a row that names no office is everybody's
            if pemilik is None or pemilik in milik:
                self._temuan.setdefault(-1 if pemilik is None else milik[pemilik], []).append(i)

    def _belah(self, nama: str, isi: pl.DataFrame) -> None:
        bagian = list(pisah(isi.sort(KANTOR, maintain_order=True), self._banyak))
        self._tabel[nama] = [*bagian, isi.drop(KANTOR).clear()]  # the last one is part -1

    def ambil(self, b: Bacaan, nomor: int) -> Bacaan:
        """Return the file with the rows and findings of one part, and the findings that belong to no row; -1: only those."""
        tabel: dict[str, Any] = {nama: bagian[nomor] for nama, bagian in self._tabel.items()}
        temuan = [b.temuan[i] for i in sorted({*self._temuan.get(-1, []), *self._temuan.get(nomor, [])})]
        pemilik = {tempat: p for t in temuan if (p := b.pemilik.get(tempat := (t.lembar, t.sel))) is not None}
        return replace(b, temuan=temuan, pemilik=pemilik, **tabel)
