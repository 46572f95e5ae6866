"""Number formats: what a stored number shows, a percentage, a date or itself, and which day a serial is."""

from __future__ import annotations

import pytest

from lkj_etl.baca.format_angka import iso_serial, jenis_format
from lkj_etl.nilai.tanggal import tanggal


@pytest.mark.parametrize(
    ("serial", "basis_1904", "hari"),
    [
        ("1", False, "1900-01-01"),
        ("59", False, "1900-02-28"),
        ("60", False, None),
        ("61", False, "1900-03-01"),
        ("46174", False, "2026-06-01"),
        ("46174.99", False, "2026-06-01"),
        ("2958465", False, "9999-12-31"),
        ("2958466", False, None),
        ("0", False, None),
        ("-1", False, None),
        ("1e300", False, None),
        ("0", True, "1904-01-01"),
        ("44712", True, "2026-06-01"),
    ],
)
def test_serials_are_the_days_that_excel_shows(serial: str, basis_1904: bool, hari: str | None) -> None:
    assert iso_serial(serial, basis_1904) == hari


@pytest.mark.parametrize(
    ("nomor", "pola", "jenis"),
    [
        (0, None, "n"), (9, None, "p"), (10, None, "p"), (14, None, "d"), (20, None, "n"), (22, None, "d"), (46, None, "n"),
        (164, "0.00%", "p"), (164, "dd/mm/yyyy", "d"), (164, "[$-421]dd mmmm yyyy;@", "d"), (164, '"Rp"#,##0', "n"),
        (164, '#,##0_);[Red]\\(#,##0\\)', "n"), (164, "General", "n"), (164, "hh:mm:ss", "n"), (164, "mmm-yy", "d"), (164, '0" hari"', "n"),
        (14, "0.00", "n"), (164, '0.00"%"', "n"),
    ],
)  # fmt: skip
def test_number_formats(nomor: int, pola: str | None, jenis: str) -> None:
    assert jenis_format(nomor, pola) == jenis


@pytest.mark.parametrize("basis_1904", [False, True])
def test_a_day_is_the_same_whether_its_cell_is_known_as_a_date_or_not(basis_1904: bool) -> None:
    """The rule stands twice: child and parent share no module that counts days."""
    for serial in (*range(401), *range(401, 80_000, 7)):
        dibaca = tanggal("n", str(serial), basis_1904).nilai
        assert iso_serial(str(serial), basis_1904) == (dibaca.isoformat() if dibaca else None), serial
