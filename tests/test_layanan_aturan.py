"""The rules of the service: the quarter of a planned time, what a drop lacks, what becomes of runs after a stop."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import polars as pl
import pytest

from flows.layanan_aturan import TIDAK_SEIRING, Jalan, kekurangan, putuskan, tidak_seiring, triwulan_lalu
from lkj_etl.baca.kinerja import kinerja_kosong
from lkj_etl.bacaan import Bacaan
from lkj_etl.pengaturan import Pengaturan
from lkj_etl.temuan import KATALOG, temuan

KINERJA = Bacaan("kinerja.xlsx", "kinerja", [], kinerja=kinerja_kosong())
PAGU = Bacaan("pagu.xlsx", "pagu", [], pagu=pl.DataFrame())
BELANJA = Bacaan("realisasi.xlsx", "realisasi", [], belanja=pl.DataFrame())
RUSAK = Bacaan("rusak.xlsx", "tak-dikenal", [], ditolak=True)


@pytest.fixture(params=["UTC", "Asia/Makassar", "America/New_York"])
def _zona(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("this system has one zone per machine")
    with monkeypatch.context() as m:
        m.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("_zona")
@pytest.mark.parametrize(
    ("saat", "harapan"),
    [
        (datetime(2026, 12, 31, 15, 59, tzinfo=UTC), (2026, 3)),  # 23:59 WITA
        (datetime(2026, 12, 31, 16, 0, tzinfo=UTC), (2026, 4)),  # midnight WITA
        (datetime(2026, 12, 31, 17, 1, tzinfo=UTC), (2026, 4)),
        (datetime(2027, 1, 4, 23, 0, tzinfo=UTC), (2026, 4)),  # the schedule itself: 5 January 07:00 WITA
        (datetime(2026, 4, 4, 23, 0, tzinfo=UTC), (2026, 1)),
        (datetime(2026, 7, 4, 23, 0, tzinfo=UTC), (2026, 2)),
        (datetime(2026, 10, 4, 23, 0, tzinfo=UTC), (2026, 3)),
    ],
)
def test_quarter_follows_the_planned_time_in_wita_not_the_machine(saat: datetime, harapan: tuple[int, int]) -> None:
    assert triwulan_lalu(saat) == harapan


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError):
        triwulan_lalu(datetime(2026, 12, 31, 16, 59, tzinfo=UTC).replace(tzinfo=None))


def test_default_schedule_is_seven_oclock_of_the_fifth_after_each_quarter() -> None:
    assert Pengaturan().jadwal_layanan.split() == ["0", "7", "5", "1,4,7,10", "*"]


@pytest.mark.parametrize(
    ("berkas", "harapan", "kode"),
    [
        ([KINERJA, PAGU, BELANJA], [], []),
        ([KINERJA, PAGU], ["Belum ada berkas realisasi belanja."], ["TANPA-REALISASI"]),
        ([PAGU, BELANJA], ["Belum ada buku kerja kinerja."], ["TANPA-KINERJA"]),
        ([KINERJA, BELANJA], ["Belum ada berkas pagu anggaran."], ["TANPA-PAGU"]),
        ([KINERJA, PAGU, BELANJA, RUSAK], ['Berkas "rusak.xlsx" ditolak; perbaiki menurut temuannya.'], []),
        ([KINERJA, KINERJA, PAGU, BELANJA], ["Ada lebih dari satu buku kerja kinerja; sisakan satu."], ["KINERJA-GANDA"]),
    ],
)
def test_a_drop_says_what_it_lacks(berkas: list[Bacaan], harapan: list[str], kode: list[str]) -> None:
    kurang = kekurangan(berkas)
    assert kurang.kalimat == harapan
    assert [t.kode for t in kurang.temuan] == kode


def test_of_a_refused_file_the_first_galat_is_said_with_its_cell_and_what_to_do() -> None:
    isi = [
        temuan("BARIS-TERSEMBUNYI", "r.xlsx", "Rekap", "A3", banyak=1, baris="3"),
        temuan("ANGKA-BUKAN-ANGKA", "r.xlsx", "Rekap", "W6", kolom="PAGU"),
    ]
    (kalimat,) = kekurangan([KINERJA, PAGU, BELANJA, Bacaan("r.xlsx", "pagu-sipd", isi, ditolak=True)]).kalimat
    assert kalimat == f'Berkas "r.xlsx" ditolak (Rekap W6): {isi[1].isi} {isi[1].saran}'


def test_files_of_another_office_or_period_do_not_go_together() -> None:
    assert set(KATALOG) >= TIDAK_SEIRING
    lain = temuan("SKPD-LAIN", "a.xlsx", tertulis="Kecamatan Lain", skpd="Kecamatan Kalumpang")
    assert tidak_seiring([temuan("TANPA-PAGU"), lain])[1].startswith('"a.xlsx": Berkas ini milik "Kecamatan Lain"')
    assert tidak_seiring([temuan("TAHUN-TAK-TERBACA")]) == []


def _jalan(*isi: tuple[str, int]) -> list[Jalan]:
    """Return runs planned one day after another: (kind of state, times started)."""
    return [Jalan(UUID(int=n), datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=n), *i) for n, i in enumerate(isi)]


@pytest.mark.parametrize(
    ("jalan", "hidup", "ulang", "batal"),
    [
        ([], False, [], []),
        ([("RUNNING", 1)], False, [0], []),
        ([("PENDING", 0)], False, [0], []),
        ([("CRASHED", 1)], False, [0], []),
        ([("CRASHED", 1)], True, [0], []),
        ([("RUNNING", 1)], True, [], []),
        ([("RUNNING", 3)], False, [], [0]),
        ([("CRASHED", 3)], True, [], []),
        ([("SCHEDULED", 0), ("SCHEDULED", 0), ("SCHEDULED", 0)], False, [], [0, 1]),  # three missed: caught up once
        ([("SCHEDULED", 0), ("SCHEDULED", 0)], True, [], []),
        ([("RUNNING", 1), ("COMPLETED", 1)], False, [], [0]),  # a newer one has covered it
        ([("CRASHED", 1), ("COMPLETED", 1)], False, [], []),
        ([("FAILED", 1)], False, [], []),
        ([("CANCELLED", 1)], True, [], []),
        ([("CANCELLING", 1)], False, [], [0]),
    ],
)
def test_after_a_stop_the_newest_run_counts(jalan: list[tuple[str, int]], hidup: bool, ulang: list[int], batal: list[int]) -> None:
    keputusan = putuskan(_jalan(*jalan)[::-1], hidup)
    assert [u.int for u in keputusan.ulang] == ulang
    assert sorted(u.int for u in keputusan.batal) == batal
