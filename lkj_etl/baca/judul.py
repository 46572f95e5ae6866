"""Headings as data: every kind of table that is recognised, and the lookup of a heading among its columns."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lkj_etl.baca.calon_judul import calon_nama
from lkj_etl.baca.judul_dasar import Bentuk
from lkj_etl.baca.judul_kinerja import IDENTITAS, INDIKATOR, PEMETAAN, REALISASI_KINERJA, SKM
from lkj_etl.baca.judul_lain import AKLAP, AKLAP_SATU, ANGGARAN_13, KAS, LRA, REGISTER_SP2D
from lkj_etl.baca.judul_uang import PAGU_SIPD, REALISASI_SIPD, REKAP

BENTUK = (
    *(REALISASI_SIPD, PAGU_SIPD, INDIKATOR, REALISASI_KINERJA, PEMETAAN, SKM, IDENTITAS),
    *(AKLAP, AKLAP_SATU, LRA, REGISTER_SP2D, KAS, ANGGARAN_13, REKAP),
)
_PETA = {(b.jenis, b.lembar): {j: k.nama for k in b.kolom for j in k.judul} for b in BENTUK}
# Columns whose heading stands over several: mostly none.
LEBAR = {(b.jenis, b.lembar): frozenset(k.nama for k in b.kolom if k.lebar != 1) for b in BENTUK}
_POLA = {(b.jenis, b.lembar): [(re.compile(k.pola), k.nama) for k in b.kolom if k.pola] for b in BENTUK}

PRIBADI = re.compile(
    r"^(?:nip|nik|npwp|ktp|no(?:mor)? ?(?:ktp|hp|telp\w*|induk.*|rek(?:ening)?(?: bank)?)|rekening(?: bank| penerima)?"
    r"|nama (?:pegawai|penerima|rekanan|bank|pptk|bendahara|kpa)|pegawai|penerima|alamat|tanggal lahir|tempat lahir)\b"
)


class Makna(NamedTuple):
    """What one heading says: the column that it is in each kind (position in `BENTUK` -> our name), and the kinds that it rules out."""

    kolom: dict[int, str]
    bukan: frozenset[int]


def nama_kolom(bentuk: Bentuk, judul: str) -> str | None:
    """Return our name of the column with this heading (already normalised), None where the kind has none."""
    kunci = (bentuk.jenis, bentuk.lembar)
    return _PETA[kunci].get(judul) or (_nama_berpola(kunci, judul) if _POLA[kunci] else None)


@lru_cache(maxsize=4096)
def makna(isi: str) -> Makna:
    """Return what a heading says, by the first of its readings (`calon_nama`) that a kind knows: most texts of a file say nothing."""
    semua = calon_nama(isi)
    mungkin = ((n, b) for n, b in enumerate(BENTUK) if not b.bukan or not any(re.search(b.bukan, j) for j in semua))
    nama = ((n, next(filter(None, (nama_kolom(bentuk, j) for j in semua)), "")) for n, bentuk in mungkin)
    return Makna({n: k for n, k in nama if k}, frozenset(n for n, b in enumerate(BENTUK) if not b.tanpa.isdisjoint(semua)))


@lru_cache(maxsize=4096)
def _nama_berpola(kunci: tuple[str, str], judul: str) -> str | None:
    return next((nama for pola, nama in _POLA[kunci] if pola.fullmatch(judul)), None)
