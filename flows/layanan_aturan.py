"""The rules of the service as plain functions: which quarter a schedule means, what a drop lacks, what becomes of stopped runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from lkj_etl.temuan import Temuan, temuan

if TYPE_CHECKING:
    from lkj_etl.bacaan import Bacaan

ZONA = "Asia/Makassar"
WITA = timezone(timedelta(hours=8), "WITA")  # no summer time, and Windows has no table of zones of its own
# What a drop needs: part of the record of a file, finding where no file has it, what people call it.
BAGIAN = (
    ("kinerja", "TANPA-KINERJA", "buku kerja kinerja"),
    ("pagu", "TANPA-PAGU", "berkas pagu anggaran"),
    ("belanja", "TANPA-REALISASI", "berkas realisasi belanja"),
)
# What shows that the files do not tell of one office and one quarter.
TIDAK_SEIRING = frozenset(
    {
        *("TANPA-KINERJA", "TANPA-PAGU", "TANPA-REALISASI", "KINERJA-GANDA", "KANTOR-TIDAK-DISEBUT", "SKPD-LAIN", "SKPD-TIDAK-ADA"),
        *("TAHUN-LAIN", "PERIODE-LAIN", "TRIWULAN-KURANG"),
    }
)
COBA = 3  # how often a run that died is started


class Jalan(NamedTuple):
    """One run of a deployment that has begun or should have: its id, planned time, kind of state, and how often it was started."""

    id: UUID
    dijadwalkan: datetime
    jenis: str
    kali: int


class Keputusan(NamedTuple):
    """The runs to start once more and the runs to cancel."""

    ulang: list[UUID]
    batal: list[UUID]


def triwulan_lalu(dijadwalkan: datetime) -> tuple[int, int]:
    """Return (year, quarter) of the last quarter that had ended in WITA at an aware time; raise ValueError for a naive one."""
    if dijadwalkan.tzinfo is None:
        raise ValueError("the planned time needs a zone")
    setempat = dijadwalkan.astimezone(WITA)
    lewat = (setempat.month - 1) // 3
    return (setempat.year, lewat) if lewat else (setempat.year - 1, 4)


def sebut_kiriman(saat: datetime) -> str:
    """Return the name of a run for a drop as long as nobody knows whose it is: the aware time in WITA."""
    return f"Masukan baru {saat.astimezone(WITA):%d-%m-%Y %H.%M} WITA"


class Kurang(NamedTuple):
    """What a drop lacks: sentences for the office, and the findings that go with them."""

    kalimat: list[str]
    temuan: list[Temuan]


def kekurangan(berkas: Sequence[Bacaan]) -> Kurang:
    """Return what a drop lacks beside the findings of its files; no sentence: its files suffice.

    Whether they tell of one office and quarter is for `tidak_seiring`.
    """
    kalimat = [_sebut_ditolak(b) for b in berkas if b.ditolak]
    diterima = [b for b in berkas if not b.ditolak]
    belum = [(kode, nama) for bagian, kode, nama in BAGIAN if all(getattr(b, bagian) is None for b in diterima)]
    kalimat += [f"Belum ada {nama}." for _, nama in belum]
    hasil = [temuan(kode) for kode, _ in belum]
    satu, *lain = [b.berkas for b in diterima if b.kinerja is not None] or [""]
    if lain:
        kalimat.append("Ada lebih dari satu buku kerja kinerja; sisakan satu.")
        hasil += [temuan("KINERJA-GANDA", nama, satu=satu, dua=nama) for nama in lain]
    return Kurang(kalimat, hasil)


def _sebut_ditolak(b: Bacaan) -> str:
    """Say of a refused file what is wrong first, where, and what to do: its findings are on a page that few open."""
    galat = next((t for t in b.temuan if t.tingkat == "galat"), None)
    if galat is None:
        return f'Berkas "{b.berkas}" ditolak; perbaiki menurut temuannya.'
    tempat = " ".join(x for x in (galat.lembar, galat.sel) if x != "-")
    return f'Berkas "{b.berkas}" ditolak{f" ({tempat})" if tempat else ""}: {galat.isi} {galat.saran}'


def tidak_seiring(temuan: Sequence[Temuan]) -> list[str]:
    """Return why the files of a drop are not those of one office and one quarter; empty: they are."""
    penting = [t for t in temuan if t.tingkat == "galat" and t.kode in TIDAK_SEIRING]
    return ["".join([f'"{t.berkas}": ' if t.berkas != "-" else "", t.isi, " ", t.saran]) for t in penting]


def putuskan(jalan: Sequence[Jalan], hidup: bool) -> Keputusan:
    """Say what becomes of the runs of one deployment whose planned time has come; the newest one counts, older ones are covered by it.

    `hidup`: the service is up and its own runs may be at work; only one that died meanwhile is started again. Else nothing is
    at work any more: the newest is started (again), whatever had not ended before it is cancelled. A run that died `COBA`
    times is left.
    """
    urut = sorted(jalan, key=lambda j: j.dijadwalkan, reverse=True)
    if not urut:
        return Keputusan([], [])
    terbaru, lama = urut[0], urut[1:]
    mati = {"CRASHED"} if hidup else {"CRASHED", "PENDING", "RUNNING"}
    ulang = [terbaru.id] if terbaru.jenis in mati and terbaru.kali < COBA else []
    if hidup:
        return Keputusan(ulang, [])
    tertinggal = {"SCHEDULED", "PENDING", "RUNNING", "CANCELLING"}
    habis = [terbaru.id] if terbaru.jenis in tertinggal - {"SCHEDULED"} and not ulang else []
    return Keputusan(ulang, [*habis, *(j.id for j in lama if j.jenis in tertinggal)])
