"""Dates: words, figures, serials of both date systems, and days that do not exist."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_etl.nilai.tanggal import Tanggal, tanggal
from lkj_etl.nilai.triwulan import BULAN
from lkj_etl.temuan import KATALOG


@pytest.mark.parametrize(
    ("jenis", "isi", "nilai"),
    [
        ("s", "7 Januari 2026", date(2026, 1, 7)),
        ("s", "07 januari 2026", date(2026, 1, 7)),
        ("s", "3 April 2026", date(2026, 4, 3)),
        ("s", "1 Pebruari 2019", date(2019, 2, 1)),
        ("s", "10 Nopember 2019", date(2019, 11, 10)),
        ("s", "17 Agt 2019", date(2019, 8, 17)),
        ("s", "17-Agu-2019", date(2019, 8, 17)),
        ("s", "5 Des. 2019", date(2019, 12, 5)),
        ("s", "Rabu, 7 Januari 2026", date(2026, 1, 7)),
        ("s", "7\u00a0Januari\u00a02026", date(2026, 1, 7)),
        ("s", "03/04/2026", date(2026, 4, 3)),
        ("s", "3-4-2026", date(2026, 4, 3)),
        ("s", "31.12.2026", date(2026, 12, 31)),
        ("s", "07/01/2026 10:30:00", date(2026, 1, 7)),
        ("s", "2026-04-03", date(2026, 4, 3)),
        ("s", "2026-01-07T00:00:00Z", date(2026, 1, 7)),
        ("s", "2026-01-07 23:59:59+08:00", date(2026, 1, 7)),
        ("d", "2026-06-01", date(2026, 6, 1)),
        ("d", "2026-06-01T00:00:00", date(2026, 6, 1)),
    ],
)
def test_tanggal_terbaca(jenis: str, isi: str, nilai: date) -> None:
    assert tanggal(jenis, isi) == Tanggal(nilai, (), None, False)


@pytest.mark.parametrize(
    ("jenis", "isi", "basis_1904", "nilai"),
    [
        ("n", "1", False, date(1900, 1, 1)),
        ("n", "59", False, date(1900, 2, 28)),
        ("n", "61", False, date(1900, 3, 1)),
        ("n", "46174", False, date(2026, 6, 1)),
        ("n", "46174.75", False, date(2026, 6, 1)),
        ("n", "0", True, date(1904, 1, 1)),
        ("n", "60", True, date(1904, 3, 1)),
        ("n", "44712", True, date(2026, 6, 1)),
        ("s", "46174", False, date(2026, 6, 1)),
    ],
)
def test_nomor_seri(jenis: str, isi: str, basis_1904: bool, nilai: date) -> None:
    assert tanggal(jenis, isi, basis_1904) == Tanggal(nilai, ("TANGGAL-SERIAL",), None, False)


@pytest.mark.parametrize(("jenis", "isi"), [("-", ""), ("s", ""), ("s", " "), ("s", "-"), ("s", "\u2013"), ("s", "null"), ("s", "NULL")])
def test_kosong(jenis: str, isi: str) -> None:
    assert tanggal(jenis, isi) == Tanggal(None, (), None, True)


@pytest.mark.parametrize(
    ("jenis", "isi", "galat"),
    [
        ("s", "31/02/2026", "TANGGAL-MUSTAHIL"),
        ("s", "29 Februari 2026", "TANGGAL-MUSTAHIL"),
        ("s", "2026-13-01", "TANGGAL-MUSTAHIL"),
        ("s", "12/25/2026", "TANGGAL-MUSTAHIL"),
        ("s", "07/01/0026", "TANGGAL-MUSTAHIL"),
        ("s", "00/00/0000", "TANGGAL-MUSTAHIL"),
        ("n", "60", "TANGGAL-MUSTAHIL"),
        ("n", "0", "TANGGAL-MUSTAHIL"),
        ("s", "07/01/26", "TANGGAL-TAK-TERBACA"),
        ("s", "07/01-2026", "TANGGAL-TAK-TERBACA"),
        ("s", "Januari 2026", "TANGGAL-TAK-TERBACA"),
        ("s", "7 Janvier 2026", "TANGGAL-TAK-TERBACA"),
        ("s", "belum", "TANGGAL-TAK-TERBACA"),
        ("s", "197001012000031001", "TANGGAL-TAK-TERBACA"),
        ("n", "-1", "TANGGAL-TAK-TERBACA"),
        ("n", "20260107", "TANGGAL-TAK-TERBACA"),
        ("n", "9999999", "TANGGAL-TAK-TERBACA"),
        ("n", "1E+20", "TANGGAL-TAK-TERBACA"),
        ("p", "0.5", "TANGGAL-TAK-TERBACA"),
        ("b", "1", "TANGGAL-TAK-TERBACA"),
        ("e", "#N/A", "SEL-GALAT"),
        ("s", "#REF!", "SEL-GALAT"),
        ("f", "", "RUMUS-TANPA-NILAI"),
    ],
)
def test_galat(jenis: str, isi: str, galat: str) -> None:
    assert tanggal(jenis, isi) == Tanggal(None, (), galat, False)


def test_karakter_tak_tampak_dicatat() -> None:
    assert tanggal("s", "\u200e7 Januari 2026\u200b") == Tanggal(date(2026, 1, 7), ("KARAKTER-TAK-TAMPAK", "KARAKTER-ARAH"), None, False)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_semua_cara_tulis_sama(hari: date) -> None:
    cara = (f"{hari.day} {BULAN[hari.month - 1]} {hari.year}", f"{hari:%d/%m/%Y}", f"{hari:%d-%m-%Y}", hari.isoformat())
    assert {tanggal("s", teks).nilai for teks in cara} == {hari}


@given(st.integers(min_value=61, max_value=100_000))
def test_nomor_seri_berurutan(seri: int) -> None:
    hari = tanggal("n", str(seri)).nilai
    assert hari == date(1899, 12, 30) + timedelta(days=seri)
    assert tanggal("n", str(seri - 1462 if seri > 1462 else seri), True).nilai == (
        hari if seri > 1462 else date(1904, 1, 1) + timedelta(days=seri)
    )


@given(
    st.sampled_from(["-", "s", "n", "p", "d", "b", "e", "f"]),
    st.text() | st.text(st.sampled_from("0123456789/-. :TZJanFebr,\u200b"), max_size=24),
    st.booleans(),
)
def test_isi_apa_pun_punya_jawaban(jenis: str, isi: str, basis_1904: bool) -> None:
    hasil = tanggal(jenis, isi, basis_1904)
    assert [hasil.nilai is not None, hasil.galat is not None, hasil.kosong].count(True) == 1
    assert {*hasil.catatan, *([hasil.galat] if hasil.galat else [])} <= KATALOG.keys()
