"""The one number parser: every style of the offices, every trap, and the laws it keeps."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_etl.nilai.angka import Angka, bilangan, format_angka, format_persen, format_rupiah, persen, rupiah
from lkj_etl.temuan import KATALOG

SEN = st.decimals(min_value=-(10**15) + 1, max_value=10**15 - 1, places=2)
ANGKA_LIAR = st.text() | st.text(st.sampled_from("0123456789.,-+()%RpIDR eE=\u2013\u00a0\u0661\uff11nihil/#"), max_size=24)


def angka(nilai: str, gaya: str = "", *catatan: str) -> Angka:
    return Angka(Decimal(nilai), gaya, catatan, None, False)


def gagal(galat: str, *catatan: str) -> Angka:
    return Angka(None, "", catatan, galat, False)


def kosong(*catatan: str) -> Angka:
    return Angka(None, "", catatan, None, True)


@pytest.mark.parametrize(
    ("jenis", "isi", "hasil"),
    [
        ("n", "1169407000", angka("1169407000")),
        ("n", "0", angka("0")),
        ("n", "-5000", angka("-5000")),
        ("n", "52441553.489999995", angka("52441553.49")),
        ("n", "5.2E7", angka("52000000")),
        ("n", "1169407000.3051", angka("1169407000.31", "", "ANGKA-DIBULATKAN")),
        ("n", "1169407000.3049999", angka("1169407000.31", "", "ANGKA-DIBULATKAN")),
        ("n", "99999999999999.99", angka("99999999999999.99")),
        ("n", "1E-400", angka("0")),
        ("n", "1E+20", gagal("ANGKA-DI-LUAR-BATAS")),
        ("n", "1E+308", gagal("ANGKA-DI-LUAR-BATAS")),
        ("n", "9007199254740993", gagal("ANGKA-DI-LUAR-BATAS")),
        ("n", "1000000000000000", gagal("ANGKA-DI-LUAR-BATAS")),
        ("n", "999999999999999", angka("999999999999999")),
        ("n", "999999999999999.999", gagal("ANGKA-DI-LUAR-BATAS")),
        ("n", "NaN", gagal("ANGKA-BUKAN-ANGKA")),
        ("n", "1" * 100_000 + "!", gagal("ANGKA-BUKAN-ANGKA")),
        ("n", "1_000", gagal("ANGKA-BUKAN-ANGKA")),
        ("n", "", gagal("ANGKA-BUKAN-ANGKA")),
        ("s", "1169407000", angka("1169407000")),
        ("s", "1.169.407.000", angka("1169407000", "id")),
        ("s", "1.169.407.000,00", angka("1169407000", "id")),
        ("s", "1,169,407.00", angka("1169407", "us")),
        ("s", "1,169,407", angka("1169407", "us")),
        ("s", "1.169,40", angka("1169.4", "id")),
        ("s", "1,169.40", angka("1169.4", "us")),
        ("s", "0,00", angka("0", "id")),
        ("s", "0.00", angka("0", "us")),
        ("s", "1234.00", angka("1234", "us")),
        ("s", "Rp 1.169.407.000", angka("1169407000", "id")),
        ("s", "Rp.1.181.907.000,-", angka("1181907000", "id")),
        ("s", "IDR 1.194.407.000", angka("1194407000", "id")),
        ("s", "Rp1.206.907.000,00", angka("1206907000", "id")),
        ("s", "1.234.567 IDR", angka("1234567", "id")),
        ("s", "Rp\u00a01.169.407.000", angka("1169407000", "id")),
        ("s", "\u00a01.181.907.000\u202f", angka("1181907000", "id")),
        ("s", "Rp 5.000,-", angka("5000", "id")),
        ("s", "5000,-", angka("5000", "id")),
        ("s", "(5.000)", angka("-5000", "id", "ANGKA-RIBUAN-TUNGGAL")),
        ("s", "( 1.500.000 )", angka("-1500000", "id")),
        ("s", "(Rp 1.500.000)", angka("-1500000", "id")),
        ("s", "Rp (1.500.000)", angka("-1500000", "id")),
        ("s", "-1.500.000", angka("-1500000", "id")),
        ("s", "Rp -1.500.000", angka("-1500000", "id")),
        ("s", "\u22121.500.000", angka("-1500000", "id")),
        ("s", "1.169", angka("1169", "id", "ANGKA-RIBUAN-TUNGGAL")),
        ("s", "1,169", angka("1169", "us", "ANGKA-RIBUAN-TUNGGAL")),
        ("s", "1.169\u200d.407.000", angka("1169407000", "id", "KARAKTER-TAK-TAMPAK")),
        ("s", "\u200e1.169.407", angka("1169407", "id", "KARAKTER-ARAH")),
        ("s", "１１６９４０７０００", angka("1169407000", "", "ANGKA-AKSARA-LAIN")),
        ("s", "١١٦٩٤٠٧٠٠٠", angka("1169407000", "", "ANGKA-AKSARA-LAIN")),
        ("s", "1169407000,3051", angka("1169407000.31", "id", "ANGKA-DIBULATKAN")),
        ("s", "52441553.489999995", angka("52441553.49", "us")),
        ("s", "0,000", angka("0", "id")),
        ("s", "-0", angka("0")),
        ("p", "0", angka("0")),
        ("-", "", kosong()),
        ("s", "", kosong()),
        ("s", "  \u00a0", kosong()),
        ("s", "-", kosong("ANGKA-NIHIL")),
        ("s", "\u2013", kosong("ANGKA-NIHIL")),
        ("s", "Rp -", kosong("ANGKA-NIHIL")),
        ("s", "n/a", kosong("ANGKA-NIHIL")),
        ("s", "Nihil", kosong("ANGKA-NIHIL")),
        ("s", "null", kosong("ANGKA-NIHIL")),
        ("s", "1,17E+09", gagal("ANGKA-ILMIAH")),
        ("s", "2.61024E+11", gagal("ANGKA-ILMIAH")),
        ("s", "1e5", gagal("ANGKA-ILMIAH")),
        ("s", "NaN", gagal("ANGKA-BUKAN-ANGKA")),
        ("s", "inf", gagal("ANGKA-BUKAN-ANGKA")),
        ("s", "-Infinity", gagal("ANGKA-BUKAN-ANGKA")),
        ("s", "lima juta", gagal("ANGKA-BUKAN-ANGKA")),
        ("s", "Rp", gagal("ANGKA-BUKAN-ANGKA")),
        ("s", "1.1694.07", gagal("ANGKA-BUKAN-ANGKA")),
        ("s", "1.169,407.00", gagal("ANGKA-BUKAN-ANGKA")),
        ("s", "1 169 407", gagal("ANGKA-BUKAN-ANGKA")),
        ("s", "1_169", gagal("ANGKA-BUKAN-ANGKA")),
        ("s", "5²", gagal("ANGKA-BUKAN-ANGKA")),
        ("s", "(-5.000)", gagal("ANGKA-BUKAN-ANGKA")),
        ("s", "(5.000", gagal("ANGKA-BUKAN-ANGKA")),
        ("s", "1" * 100_000, gagal("ANGKA-BUKAN-ANGKA")),
        ("s", "9007199254740993", gagal("ANGKA-DI-LUAR-BATAS")),
        ("s", "1.000.000.000.000.000", gagal("ANGKA-DI-LUAR-BATAS")),
        ("s", "1169.407", gagal("ANGKA-MENDUA")),
        ("s", "1.169,407", gagal("ANGKA-MENDUA")),  # 1.169.407 with a comma typed for a dot, or 1.169 and a part of a rupiah
        ("s", "1,169.407", gagal("ANGKA-MENDUA")),
        ("s", "1.169,4070", angka("1169.41", "id", "ANGKA-DIBULATKAN")),
        ("s", "1.169.407.000,305", angka("1169407000.31", "id", "ANGKA-DIBULATKAN")),
        ("s", "0.500", gagal("ANGKA-MENDUA")),
        ("s", "90%", gagal("ANGKA-PERSEN")),
        ("p", "0.9", gagal("ANGKA-PERSEN")),
        ("s", "#REF!", gagal("SEL-GALAT")),
        ("e", "#DIV/0!", gagal("SEL-GALAT")),
        ("f", "", gagal("RUMUS-TANPA-NILAI")),
        ("b", "1", gagal("ANGKA-BUKAN-ANGKA")),
        ("d", "2026-01-07", gagal("ANGKA-BUKAN-ANGKA")),
    ],
)
def test_rupiah(jenis: str, isi: str, hasil: Angka) -> None:
    assert rupiah(jenis, isi) == hasil


@pytest.mark.parametrize(
    ("jenis", "isi", "hasil"),
    [
        ("s", "81,03", angka("81.03", "id")),
        ("s", "81.03", angka("81.03", "us")),
        ("s", "0,90", angka("0.9", "id")),
        ("s", "0.125", angka("0.125", "us")),
        ("s", "1500", angka("1500")),
        ("s", "1234,567", angka("1234.567", "id")),
        ("s", "1.500.000", angka("1500000", "id")),
        ("s", "1.500,00", angka("1500", "id")),
        ("s", "90%", angka("90")),
        ("s", "90 %", angka("90")),
        ("s", "12,5%", angka("12.5", "id")),
        ("n", "81.03", angka("81.03")),
        ("n", "0.28999999999999998", angka("0.29")),
        ("n", "81.034999999999997", angka("81.035")),
        ("n", "5.5511151231257827E-17", angka("0")),
        ("p", "0.9", angka("90")),
        ("p", "1", angka("100")),
        ("p", "0.28999999999999998", angka("29")),
        ("n", "1E+20", gagal("ANGKA-DI-LUAR-BATAS")),
        ("s", "1.500", gagal("ANGKA-MENDUA")),
        ("s", "1,500", gagal("ANGKA-MENDUA")),
        ("s", "21 layanan", gagal("ANGKA-BUKAN-ANGKA")),
        ("s", "21/21", gagal("ANGKA-BUKAN-ANGKA")),
        ("s", "-", kosong("ANGKA-NIHIL")),
        ("-", "", kosong()),
        ("e", "#N/A", gagal("SEL-GALAT")),
        ("f", "", gagal("RUMUS-TANPA-NILAI")),
    ],
)
def test_bilangan(jenis: str, isi: str, hasil: Angka) -> None:
    assert bilangan(jenis, isi) == hasil


@pytest.mark.parametrize(
    ("jenis", "isi", "hasil", "pangkat"),
    [
        ("s", "12,5%", angka("12.5", "id"), -1),
        ("s", "12.5 %", angka("12.5", "us"), -1),
        ("n", "0.125", angka("0.125"), -3),
        ("n", "12.5", angka("12.5"), -1),
        ("n", "0.1969", angka("0.1969"), -4),
        ("n", "0.19690000000000002", angka("0.1969"), -4),
        ("p", "0.1969", angka("19.69"), -2),
        ("p", "1", angka("100"), 0),
        ("s", "19,690", angka("19.690", "id"), -3),
    ],
)
def test_persen(jenis: str, isi: str, hasil: Angka, pangkat: int) -> None:
    terbaca = persen(jenis, isi)
    assert terbaca == hasil
    assert terbaca.nilai is not None
    assert terbaca.nilai.as_tuple().exponent == pangkat


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        ("1169407000", "1.169.407.000"),
        ("1169407000.00", "1.169.407.000"),
        ("1169407000.5", "1.169.407.000,50"),
        ("-5000", "-5.000"),
        ("0", "0"),
        ("-0.001", "0"),
        ("0.005", "0,01"),
        ("999999999999999.99", "999.999.999.999.999,99"),
    ],
)
def test_format_rupiah(nilai: str, teks: str) -> None:
    assert format_rupiah(Decimal(nilai)) == teks


@pytest.mark.parametrize(("nilai", "teks"), [("19.69", "19,69"), ("83.375", "83,38"), ("0", "0,00"), ("100", "100,00"), ("-0.001", "0,00")])
def test_format_persen(nilai: str, teks: str) -> None:
    assert format_persen(Decimal(nilai)) == teks


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [("81.03", "81,03"), ("81.00", "81"), ("1E+2", "100"), ("1500", "1500"), ("0.9", "0,9"), ("1.125", "1,1250"), ("-0.0", "0")],
)
def test_format_angka(nilai: str, teks: str) -> None:
    assert format_angka(Decimal(nilai)) == teks


@given(SEN)
def test_rupiah_yang_ditulis_terbaca_sama(nilai: Decimal) -> None:
    terbaca = rupiah("s", format_rupiah(nilai))
    assert terbaca.nilai == nilai
    assert terbaca.galat is None
    assert terbaca.gaya in ("", "id")


@given(SEN)
def test_rupiah_tersimpan_utuh(nilai: Decimal) -> None:
    assert rupiah("n", f"{nilai:f}") == Angka(nilai, "", (), None, False)


@given(st.decimals(min_value=-(10**14), max_value=10**14, places=5) | st.decimals(min_value=-9999, max_value=9999, places=3))
def test_bilangan_yang_ditulis_terbaca_sama(nilai: Decimal) -> None:
    assert bilangan("s", format_angka(nilai)).nilai == nilai


@given(st.floats(min_value=0, max_value=1e12, allow_nan=False).map(lambda x: round(x, 2)))
def test_angka_biner_kembali_ke_yang_diketik(nilai: float) -> None:
    assert rupiah("n", f"{nilai:.17g}").nilai == Decimal(str(nilai))


@given(st.sampled_from(["-", "s", "n", "p", "d", "b", "e", "f"]), ANGKA_LIAR)
def test_isi_apa_pun_punya_jawaban(jenis: str, isi: str) -> None:
    for baca in (rupiah, bilangan, persen):
        hasil = baca(jenis, isi)
        assert [hasil.nilai is not None, hasil.galat is not None, hasil.kosong].count(True) == 1
        assert hasil.gaya in ("", "id", "us")
        assert {*hasil.catatan, *([hasil.galat] if hasil.galat else [])} <= KATALOG.keys()
        assert all(KATALOG[kode].tingkat == "peringatan" for kode in hasil.catatan)
        assert hasil.galat is None or KATALOG[hasil.galat].tingkat == "galat"
