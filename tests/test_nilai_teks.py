"""Text of a cell: what is removed, what is noted, what a terminal may see."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_etl.nilai.teks import aman_tampil, bersihkan, teks_galat

TEKS_LIAR = st.text(st.characters(categories=None)) | st.text(st.sampled_from("\\n \t\r\n\u200b\u202e\ud83d\x00\x0b=-\u2013+@\uff1dab"))


@pytest.mark.parametrize(
    ("mentah", "bersih", "catatan"),
    [
        ("Gaji dan Tunjangan", "Gaji dan Tunjangan", ()),
        ("", "", ()),
        ("  Gaji   dan\tTunjangan ", "Gaji dan Tunjangan", ()),
        ("Penyediaan\u00a0Bahan\u202fKantor 1", "Penyediaan Bahan Kantor 1", ()),
        ("line1\nline2\n\n", "line1 line2", ()),
        ("Ketentraman\\n\\ndan Ketertiban", "Ketentraman dan Ketertiban", ()),
        ("7.01.01\u200b.2.06.0001", "7.01.01.2.06.0001", ("KARAKTER-TAK-TAMPAK",)),
        ("\ufeff7.01", "7.01", ("KARAKTER-TAK-TAMPAK",)),
        ("\u200bKode\u200b", "Kode", ("KARAKTER-TAK-TAMPAK",)),
        ("Belanja \u202egpj.exe", "Belanja gpj.exe", ("KARAKTER-ARAH",)),
        ("\u200f\u200eX\u2067Y\u2069", "XY", ("KARAKTER-ARAH",)),
        ("a\x0bb", "ab", ("KARAKTER-KENDALI",)),
        ("x\x1b[31mred", "x[31mred", ("KARAKTER-KENDALI",)),
        ("a\uffffb", "ab", ("KARAKTER-KENDALI",)),
        ("a\ud83db", "ab", ("UNICODE-RUSAK",)),
        ("\u200b\u202e\x00", "", ("KARAKTER-TAK-TAMPAK", "KARAKTER-ARAH", "KARAKTER-KENDALI")),
        ("x" * 1000, "x" * 1000, ()),
        ("x" * 1001, "x" * 1001, ("TEKS-PANJANG",)),
        (" " * 2000, "", ()),
    ],
)
def test_bersihkan(mentah: str, bersih: str, catatan: tuple[str, ...]) -> None:
    assert bersihkan(mentah) == (bersih, catatan)


@pytest.mark.parametrize("teks", ["=1+1", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "\tNama", "\uff1d1+1", "\u200b=1", " =1+1"])
def test_awal_rumus_diberi_catatan(teks: str) -> None:
    assert "TEKS-MIRIP-RUMUS" in bersihkan(teks).catatan


@pytest.mark.parametrize("teks", ["-", "\u2013", "--", " - ", "\t", "{=1+1}", "a=1", "(5.000)", "\\\\192.0.2.1\\share", "1-2"])
def test_bukan_awal_rumus(teks: str) -> None:
    assert bersihkan(teks).catatan == ()


@given(TEKS_LIAR)
def test_teks_bersih_tidak_berubah_lagi(teks: str) -> None:
    bersih = bersihkan(teks).teks
    lagi = bersihkan(bersih)
    assert lagi.teks == bersih
    assert set(lagi.catatan) <= {"TEKS-PANJANG", "TEKS-MIRIP-RUMUS"}
    assert "\n" not in bersih
    assert bersih == bersih.strip()


@given(TEKS_LIAR)
def test_catatan_masing_masing_sekali(teks: str) -> None:
    catatan = bersihkan(teks).catatan
    assert len(catatan) == len(set(catatan))


@pytest.mark.parametrize("teks", ["#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "Err:502"])
def test_nilai_galat_sebagai_teks(teks: str) -> None:
    assert teks_galat(teks)


@pytest.mark.parametrize("teks", ["", "#", "#1", "######", "REF!", "# Program", "Err"])
def test_bukan_nilai_galat(teks: str) -> None:
    assert not teks_galat(teks)


@pytest.mark.parametrize(
    ("nama", "tampil"),
    [
        ("Rekap Juni.xlsx", "Rekap Juni.xlsx"),
        ("Kecamatan\u00a0X – é.xlsx", "Kecamatan\u00a0X – é.xlsx"),
        ("a\x1b[31m.xlsx", "a\\x1b[31m.xlsx"),
        ("a\nb", "a\\x0ab"),
        ("gpj\u202exslx", "gpj\\u202exslx"),
        ("a\u2028b", "a\\u2028b"),
        ("a\udc80b", "a\\udc80b"),
        ("a\U000e0041", "a\\U000e0041"),
    ],
)
def test_aman_tampil(nama: str, tampil: str) -> None:
    assert aman_tampil(nama) == tampil


@given(TEKS_LIAR)
def test_aman_tampil_tidak_mengacaukan_baris(nama: str) -> None:
    tampil = aman_tampil(nama)
    assert len(tampil.splitlines()) <= 1
    tampil.encode("utf-8")
