"""Quarters: cells, names, last days, and the period that a title tells."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_etl.nilai.triwulan import BILANGAN, ROMAWI, Periode, baca_triwulan, bulan_akhir, bulan_laporan, hari_terakhir, periode_judul


@pytest.mark.parametrize(
    ("jenis", "isi", "hasil"),
    [
        ("n", "1", 1),
        ("n", "2.0", 2),
        ("s", "4", 4),
        ("s", "I", 1),
        ("s", "iv", 4),
        ("s", "Ⅲ", 3),
        ("s", "TW 1", 1),
        ("s", "TW II", 2),
        ("s", "TW3", 3),
        ("s", "TW-IV", 4),
        ("s", "TW. II", 2),
        ("s", "Triwulan Kedua", 2),
        ("s", "Triwulan 2", 2),
        ("s", "TRIWULAN\u00a0KE-3", 3),
        ("s", "ke-4", 4),
        ("s", "triwulan ke empat", 4),
        ("n", "5", None),
        ("n", "0", None),
        ("n", "1.5", None),
        ("s", "", None),
        ("s", "V", None),
        ("s", "TW", None),
        ("s", "TW 12", None),
        ("s", "Semester I", None),
        ("-", "", None),
        ("d", "2026-01-01", None),
        ("e", "#REF!", None),
    ],
)
def test_baca_triwulan(jenis: str, isi: str, hasil: int | None) -> None:
    assert baca_triwulan(jenis, isi) == hasil


def test_nama_dan_hari() -> None:
    assert ROMAWI == ("I", "II", "III", "IV")
    assert BILANGAN == ("Pertama", "Kedua", "Ketiga", "Keempat")
    assert [bulan_akhir(tw) for tw in (1, 2, 3, 4)] == ["Maret", "Juni", "September", "Desember"]
    assert [hari_terakhir(2019, tw) for tw in (1, 2, 3, 4)] == [date(2019, 3, 31), date(2019, 6, 30), date(2019, 9, 30), date(2019, 12, 31)]
    assert [bulan_laporan(2019, tw) for tw in (1, 2, 3, 4)] == ["April 2019", "Juli 2019", "Oktober 2019", "Januari 2020"]


@pytest.mark.parametrize(
    ("judul", "periode"),
    [
        ("", Periode(None, None, True)),
        ("LAPORAN REALISASI ANGGARAN PER KEGIATAN", Periode(None, None, True)),
        ("PEMERINTAH KABUPATEN HULU SUNGAI SELATAN", Periode(None, None, True)),
        ("TAHUN ANGGARAN 2019 - S.D. TRIWULAN II", Periode(2019, 2, True)),
        ("TAHUN 2026", Periode(2026, None, True)),
        ("TAHUN ANGGARAN 2019", Periode(2019, None, True)),
        ("T.A. 2019", Periode(2019, None, True)),
        ("TA 2026", Periode(2026, None, True)),
        ("KOTA 2026", Periode(None, None, True)),
        ("Periode: s.d. Triwulan II", Periode(None, 2, True)),
        ("s/d TW 3 Tahun 2026", Periode(2026, 3, True)),
        ("sd Triwulan Kedua", Periode(None, 2, True)),
        ("sampai dengan akhir Triwulan IV 2026", Periode(2026, 4, True)),
        ("Realisasi Kumulatif Triwulan II", Periode(None, 2, True)),
        ("Triwulan II Tahun 2019", Periode(2019, 2, False)),
        ("TW II", Periode(None, 2, False)),
        ("TW II/2019", Periode(2019, 2, False)),
        ("Capaian Kinerja Triwulan Kedua Tahun Anggaran 2019", Periode(2019, 2, False)),
        ("Triwulan II – Tahun 2019", Periode(2019, 2, False)),
        ("Triwulan I s.d. II Tahun 2019", Periode(2019, 2, True)),
        ("Triwulan I - III 2019", Periode(2019, 3, True)),
        ("Triwulan I s.d. Triwulan IV", Periode(None, 4, True)),
        ("Triwulan I dan II", Periode(None, 2, True)),
        ("Triwulan II dan III", Periode(None, None, True)),
        ("Triwulan II, 1 Juli 2019", Periode(None, 2, False)),
        ("Laporan per triwulan", Periode(None, None, True)),
        ("Semester I Tahun 2019", Periode(2019, 2, True)),
        ("Semester Kedua 2019", Periode(2019, 4, True)),
        ("s.d. Juni 2019", Periode(2019, 2, True)),
        ("Bulan Januari s.d. Juni 2019", Periode(2019, 2, True)),
        ("Januari - Maret 2026", Periode(2026, 1, True)),
        ("1 Januari 2026 s.d. 30 Juni 2026", Periode(2026, 2, True)),
        ("Periode 01/01/2026 s/d 31/03/2026", Periode(2026, 1, True)),
        ("PER 31 DESEMBER 2025", Periode(2025, 4, True)),
        ("April s.d. Juni 2019", Periode(2019, 2, False)),
        ("Triwulan II (Januari s.d. Juni 2019)", Periode(2019, 2, True)),
        ("Triwulan II (April s.d. Juni 2019)", Periode(2019, 2, False)),
        ("s.d. Mei 2019", Periode(2019, None, True, 5)),
        ("s.d. 15 Juni 2019", Periode(2019, None, True, 6)),
        ("Bulan Februari 2026", Periode(2026, None, False, 2)),
        ("Kalumpang, Juli 2019", Periode(None, None, True)),
        ("Perda Nomor 29 Tahun 2014", Periode(None, None, True)),
        ("Perda No. 5 Tahun 2018 tentang APBD Tahun Anggaran 2019", Periode(2019, None, True)),
        ("Peraturan Presiden Nomor 29 Tahun 2014 tentang SAKIP - Triwulan II Tahun 2019", Periode(2019, 2, False)),
        ("Nomor ..... Tahun 2014", Periode(None, None, True)),
        ("PERMENDAGRI 77 TAHUN 2020", Periode(None, None, True)),
        ("UU 23 Tahun 2014 TAHUN 2026", Periode(2026, None, True)),
        ("RENSTRA TAHUN 2018-2023", Periode(None, None, True)),
        ("RENSTRA 2018 - 2023 TAHUN 2019", Periode(2019, None, True)),
        ("TAHUN 2019 dan TAHUN 2020", Periode(None, None, True)),
        ("TAHUN ANGGARAN 2026 dicetak tahun 2027", Periode(2026, None, True)),
        ("PEMERINTAH KABUPATEN CONTOH REKAP PAGU DAN REALISASI TAHUN ANGGARAN 2026 Periode: s.d. Triwulan II", Periode(2026, 2, True)),
        ("LAPORAN REALISASI PER DOKUMEN KAB. BURU TAHUN 2026", Periode(2026, None, True)),
        ("DOKUMEN PELAKSANAAN ANGGARAN SKPD : KANTOR KECAMATAN KALUMPANG TAHUN ANGGARAN 2019", Periode(2019, None, True)),
    ],
)
def test_periode_judul(judul: str, periode: Periode) -> None:
    assert periode_judul(judul) == periode


@given(st.integers(2000, 2099), st.integers(1, 4), st.booleans())
def test_judul_bentuk_kami_terbaca(tahun: int, triwulan: int, kumulatif: bool) -> None:
    sd = "s.d. " if kumulatif else ""
    assert periode_judul(f"{sd}Triwulan {ROMAWI[triwulan - 1]} Tahun {tahun}") == (tahun, triwulan, kumulatif, None)
    assert periode_judul(f"{sd}TW {triwulan} TAHUN ANGGARAN {tahun}") == (tahun, triwulan, kumulatif, None)


@given(
    st.text()
    | st.lists(st.sampled_from(["Triwulan", "TW", "II", "s.d.", "-", "Juni", "31", "Tahun", "2019", "Perda", "No", "per"])).map(" ".join)
)
def test_judul_apa_pun_punya_jawaban(judul: str) -> None:
    periode = periode_judul(judul)
    assert periode.triwulan in (None, 1, 2, 3, 4)
    assert periode.tahun is None or 2000 <= periode.tahun <= 2099
    assert baca_triwulan("s", judul) in (None, 1, 2, 3, 4)
