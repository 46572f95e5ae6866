"""What the summary of a kabupaten shows: one record per office, and the order in which they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from lkj_etl.laporan import TANPA_REALISASI, Total
from lkj_etl.nilai.persen import persen

RESMI, DRAF, GAGAL = STATUS = ("Resmi", "DRAF", "GAGAL")


@dataclass(frozen=True, slots=True)
class Kantor:
    """One line: office, state, findings, what went out and what the used sources held; `buku` is a path below the output folder.

    `rata_rata`: percent, None where nothing is measured. `gagal`: why there is no workbook. `temuan`: (kode, tingkat) of each.
    """

    kode: str
    nama: str
    draf: bool
    gagal: str
    keluar: Total
    masuk: Total
    rata_rata: Decimal | None
    terukur: int
    belum: int
    buku: str
    temuan: Sequence[tuple[str, str]]

    @property
    def status(self) -> str:
        """Return the word of column Status."""
        return GAGAL if self.gagal else DRAF if self.draf else RESMI

    @property
    def serapan(self) -> Decimal | None:
        """Return percent of pagu, None where there is no pagu or no file that says what was spent."""
        tanpa = any(kode == TANPA_REALISASI for kode, _ in self.temuan)
        return None if tanpa else persen(self.keluar.realisasi, self.keluar.pagu)

    def banyak(self, tingkat: str) -> int:
        """Count the findings of a level."""
        return sum(t == tingkat for _, t in self.temuan)


class Rekap(NamedTuple):
    """Everything the summary shows; `berkas`: (name, sha256) of the shared files; `skpd_lain`: offices of the files without a report.

    `hanya`: the name of the office where only one was asked for.
    """

    tahun: int
    triwulan: int
    kantor: Sequence[Kantor]
    skpd_lain: int
    id_jalan: str
    berkas: Sequence[tuple[str, str]]
    pengaturan: Sequence[tuple[str, str]]
    hanya: str = ""


def urutkan(semua: Sequence[Kantor]) -> list[tuple[int | None, int | None, Kantor]]:
    """Return the offices by capaian, then serapan, then code, with both ranks; equal figures share a rank, none has no rank."""
    capaian_ke = _peringkat([k.rata_rata for k in semua])
    serapan_ke = _peringkat([k.serapan for k in semua])
    urut = sorted(semua, key=lambda k: (_turun(k.rata_rata), _turun(k.serapan), k.kode, k.nama))
    return [(capaian_ke.get(k.rata_rata), serapan_ke.get(k.serapan), k) for k in urut]


def _peringkat(nilai: Sequence[Decimal | None]) -> dict[Decimal | None, int]:
    hasil: dict[Decimal | None, int] = {}
    for n, satu in enumerate(sorted((v for v in nilai if v is not None), reverse=True), start=1):
        hasil.setdefault(satu, n)
    return hasil


def _turun(nilai: Decimal | None) -> tuple[bool, Decimal]:
    return (nilai is None, -(nilai or Decimal(0)))
