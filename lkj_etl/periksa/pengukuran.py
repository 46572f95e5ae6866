"""Rules of sheet Realisasi: one measurement of one indicator in one quarter."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from lkj_etl.nilai.angka import bulat
from lkj_etl.nilai.nama import samakan
from lkj_etl.periksa.letak import Letak, sebut_angka, tw
from lkj_etl.periksa.target import PERSEN, berpersen, pecahan, target_triwulan
from lkj_etl.temuan import Temuan
from schemas.kinerja import KUMULATIF, RASIO

Baris = dict[str, Any]
TARGET_BESAR = 10
"""From this percent on a value of at most 1 is hardly a percent."""
TIDAK_ADA_KEJADIAN = "tidak ada kejadian (0/0)"


class Ukuran(NamedTuple):
    """One row of schemas.kinerja.RealisasiIndikator beside its row of schemas.kinerja.Indikator."""

    indikator: Baris
    baris: Baris

    @property
    def rasio(self) -> bool:
        """Say whether Pembilang and Penyebut count for this indicator."""
        return self.indikator["cara_hitung"] in RASIO

    @property
    def ada_nilai(self) -> bool:
        """Say whether a figure or predikat was typed."""
        return self.baris["nilai"] is not None or self.baris["nilai_predikat"] is not None

    @property
    def ada_pasangan(self) -> bool:
        """Say whether both Pembilang and Penyebut are there."""
        return self.baris["pembilang"] is not None and self.baris["penyebut"] is not None

    @property
    def terisi(self) -> bool:
        """Say whether the row gives any figure at all; a row with only texts does not."""
        return any(self.baris[k] is not None for k in ("nilai", "nilai_predikat", "pembilang", "penyebut"))

    @property
    def terukur(self) -> bool:
        """Say whether the row counts as a measurement; a faulty one does, because its fault is reported by itself."""
        return self.terisi if self.rasio else self.ada_nilai

    @property
    def kolom(self) -> str:
        """Return the column that gives the value."""
        if self.ada_nilai:
            return "nilai"
        return "pembilang" if self.baris["pembilang"] is not None else "penyebut"

    def temuan(self, kode: str, kolom: str, letak: Letak, **nilai: object) -> Temuan:
        """Make a finding at a cell of this row that names indicator and quarter."""
        return letak.temuan(
            kode, kolom, self.baris["baris"], indikator=self.indikator["kode"], triwulan=tw(self.baris["triwulan"]), **nilai
        )


def periksa_ukuran(ukuran: Ukuran, letak: Letak, *, triwulan: int, cetak_ulang: bool) -> Iterator[Temuan]:
    """Check one measurement against the run's quarter, the schedule and its own arithmetic (DESIGN 5)."""
    if not ukuran.terisi:
        return
    if ukuran.baris["triwulan"] > triwulan:
        kode = "REALISASI-TRIWULAN-DEPAN-DIABAIKAN" if cetak_ulang else "REALISASI-TRIWULAN-DEPAN"
        yield ukuran.temuan(kode, ukuran.kolom, letak, laporan=tw(triwulan))
        if cetak_ulang:
            return
    elif ukuran.terukur:
        yield from _jadwal(ukuran, letak)
        yield from _pecahan(ukuran, letak)
    yield from _pasangan(ukuran, letak) if ukuran.rasio else _tidak_dipakai(ukuran, letak)


def _jadwal(ukuran: Ukuran, letak: Letak) -> Iterator[Temuan]:
    """A value in a quarter that is not due is used, with a peringatan; without target it has no capaian."""
    if target_triwulan(ukuran.indikator, ukuran.baris["triwulan"]) is None:
        yield ukuran.temuan("REALISASI-TANPA-TARGET", ukuran.kolom, letak)
    elif str(ukuran.baris["triwulan"]) not in ukuran.indikator["jadwal_ukur"]:
        yield ukuran.temuan("REALISASI-DI-LUAR-JADWAL", ukuran.kolom, letak)


def _pecahan(ukuran: Ukuran, letak: Letak) -> Iterator[Temuan]:
    """A typed 0,87 where the target is 90%."""
    nilai, target = ukuran.baris["nilai"], target_triwulan(ukuran.indikator, ukuran.baris["triwulan"])
    besar = isinstance(target, Decimal) and target >= TARGET_BESAR
    if besar and nilai is not None and pecahan(nilai) and berpersen(ukuran.indikator):
        yield ukuran.temuan("REALISASI-MUNGKIN-PECAHAN", "nilai", letak)


def _tidak_dipakai(ukuran: Ukuran, letak: Letak) -> Iterator[Temuan]:
    """Pembilang and Penyebut mean nothing for nilai, predikat and ikm."""
    for kolom in ("pembilang", "penyebut"):
        if ukuran.baris[kolom] is not None:
            yield ukuran.temuan("PEMBILANG-TIDAK-DIPAKAI", kolom, letak, cara=ukuran.indikator["cara_hitung"])
            return


def _pasangan(ukuran: Ukuran, letak: Letak) -> Iterator[Temuan]:
    pembilang, penyebut = ukuran.baris["pembilang"], ukuran.baris["penyebut"]
    if not ukuran.ada_pasangan:
        yield from _tanpa_pasangan(ukuran, letak)
        return
    if penyebut == 0 and pembilang > 0:
        yield ukuran.temuan("PENYEBUT-NOL", "penyebut", letak)
        return
    if pembilang > penyebut and samakan(ukuran.indikator["satuan"]) in PERSEN:
        yield ukuran.temuan("PEMBILANG-MELEBIHI-PENYEBUT", "pembilang", letak)
    if ukuran.baris["nilai"] is not None:
        hitungan = hitung_rasio(ukuran)
        if hitungan is None:
            yield ukuran.temuan("NILAI-BEDA-HITUNGAN", "nilai", letak, hitungan=TIDAK_ADA_KEJADIAN)
        elif bulat(ukuran.baris["nilai"]) != hitungan:
            yield ukuran.temuan("NILAI-BEDA-HITUNGAN", "nilai", letak, hitungan=sebut_angka(hitungan))


def _tanpa_pasangan(ukuran: Ukuran, letak: Letak) -> Iterator[Temuan]:
    """One of the two is blank, or both are where the sum over the year needs them."""
    nomor = ukuran.baris["baris"]
    if letak.terlapor("pembilang", nomor) or letak.terlapor("penyebut", nomor):
        return
    if ukuran.baris["pembilang"] is not None:
        yield ukuran.temuan("PASANGAN-TIDAK-LENGKAP", "penyebut", letak, ada="Pembilang", kurang="Penyebut")
    elif ukuran.baris["penyebut"] is not None:
        yield ukuran.temuan("PASANGAN-TIDAK-LENGKAP", "pembilang", letak, ada="Penyebut", kurang="Pembilang")
    elif ukuran.indikator["jenis_target"] == KUMULATIF:
        yield ukuran.temuan("KUMULATIF-TANPA-PASANGAN", "nilai", letak)


def hitung_rasio(ukuran: Ukuran) -> Decimal | None:
    """Return what Pembilang and Penyebut give, HALF_UP to 2 decimals; 0/0 gives the quarter's target or None (kosong).

    A missing annual target is reported elsewhere: then the typed value itself is returned.
    """
    pembilang, penyebut = ukuran.baris["pembilang"], ukuran.baris["penyebut"]
    if penyebut == 0:
        target = target_triwulan(ukuran.indikator, ukuran.baris["triwulan"])
        tercapai = ukuran.indikator["bila_kosong"] == "tercapai 100%"
        return bulat(target) if tercapai and isinstance(target, Decimal) else None
    kali = Decimal(100) if ukuran.indikator["cara_hitung"] == "rasio x 100" else ukuran.indikator["target_tahunan"]
    if kali is None:
        return bulat(ukuran.baris["nilai"])
    return bulat(pembilang * kali / penyebut)
