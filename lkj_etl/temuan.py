"""One remark on the input, and the only way to make one: by its code, from the catalogue."""

from collections.abc import Iterable
from typing import NamedTuple

from lkj_etl.katalog import Jenis, Tingkat
from lkj_etl.katalog.berkas import BERKAS
from lkj_etl.katalog.peran import PERAN
from lkj_etl.katalog.rekonsiliasi import REKONSILIASI
from lkj_etl.katalog.susunan import SUSUNAN
from lkj_etl.katalog.tabel import TABEL

KATALOG: dict[str, Jenis] = {**BERKAS, **SUSUNAN, **TABEL, **PERAN, **REKONSILIASI}
PANJANG_KUTIPAN = 120


class Temuan(NamedTuple):
    """One remark; `sel` is the true Excel address that the user can jump to, `-` where there is none."""

    kode: str
    tingkat: Tingkat
    berkas: str
    lembar: str
    sel: str
    isi: str
    saran: str


def temuan(kode: str, berkas: str = "-", lembar: str = "-", sel: str = "-", /, **nilai: object) -> Temuan:
    """Fill the sentence of `kode` with `nilai`; long values are shortened, never personal ones given."""
    jenis = KATALOG[kode]
    pendek = {k: _pendek(v) for k, v in nilai.items()}
    return Temuan(kode, jenis.tingkat, berkas, lembar, sel, jenis.isi.format(**pendek), jenis.saran.format(**pendek))


def ada_galat(temuan: Iterable[Temuan]) -> bool:
    """Say whether a figure of the report could be wrong: then the report is a draft."""
    return any(t.tingkat == "galat" for t in temuan)


def _pendek(nilai: object) -> object:
    if isinstance(nilai, str) and len(nilai) > PANJANG_KUTIPAN:
        return nilai[: PANJANG_KUTIPAN - 1] + "…"
    return nilai
