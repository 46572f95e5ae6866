"""Names: equal after normalising, or not equal; a near miss is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_etl.nilai.nama import samakan, samakan_skpd, terdekat

NAMA_LIAR = st.text() | st.text(st.sampled_from("\\nNn \u200b\uff3c\u0345\u1e9e\u0130\u00a8:kKopdOPD.1-"), max_size=24)


@pytest.mark.parametrize(
    ("satu", "dua"),
    [
        ("Gaji dan Tunjangan", "GAJI DAN TUNJANGAN"),
        ("Ketentraman\\n\\ndan Ketertiban", "Ketentraman dan Ketertiban"),
        ("Penyediaan\u00a0Bahan", "penyediaan  bahan "),
        ("Ｋｅｃａｍａｔａｎ", "Kecamatan"),
        ("Pemerintahan\nDesa", "PEMERINTAHAN DESA"),
    ],
)
def test_sama(satu: str, dua: str) -> None:
    assert samakan(satu) == samakan(dua)


@pytest.mark.parametrize(
    ("satu", "dua"),
    [("Ketentraman", "Ketenteraman"), ("BPK/ Inspektorat", "BPK/Inspektorat"), ("keter-tiban", "ketertiban"), ("A", "А")],
)
def test_beda(satu: str, dua: str) -> None:
    assert samakan(satu) != samakan(dua)


@pytest.mark.parametrize(
    "nama",
    [
        "Kecamatan Kalumpang",
        "SKPD : KANTOR KECAMATAN KALUMPANG",
        "SKPD: Kecamatan Kalumpang",
        "Kantor Kecamatan Kalumpang",
        "Unit Organisasi : Kecamatan Kalumpang",
        "OPD Kecamatan Kalumpang",
        "Nama SKPD : Kecamatan Kalumpang",
        "Perangkat Daerah : Kantor Kecamatan Kalumpang",
        "SKPD : 7.01.0.00.0.00.02.0000 - KANTOR KECAMATAN KALUMPANG",
        "7.01.0.00.0.00.02.0000 Kecamatan Kalumpang",
    ],
)
def test_nama_skpd_sama(nama: str) -> None:
    assert samakan_skpd(nama) == "kecamatan kalumpang"


@pytest.mark.parametrize(
    ("nama", "kunci"),
    [("Kantor", "kantor"), ("Kantor Kesbangpol", "kesbangpol"), ("Organisasi Wanita", "organisasi wanita"), ("", ""), ("SKPD :", "skpd :")],
)
def test_nama_skpd_lain(nama: str, kunci: str) -> None:
    assert samakan_skpd(nama) == kunci


def test_terdekat() -> None:
    calon = ["Gaji dan Tunjangan", "Penyediaan jasa Surat Menyurat", "Penyediaan alat tulis kantor"]
    assert terdekat("Penyedian Jasa Surat Menyurat", calon) == "Penyediaan jasa Surat Menyurat"
    assert terdekat("GAJI DAN TUNJANGAN", calon) == "Gaji dan Tunjangan"
    assert terdekat("Musrenbang Tingkat Kecamatan", calon) is None
    assert terdekat("Gaji", []) is None


def test_terdekat_memilih_yang_pertama_dari_yang_sama_dekat() -> None:
    assert terdekat("Program ABX", iter(["Program ABY", "Program ABZ"])) == "Program ABY"


def test_terdekat_cukup_cepat_untuk_ratusan_calon_panjang() -> None:
    calon = [f"{'Penyediaan Bahan Kantor ' * 500}{i}" for i in range(100)]
    assert terdekat("Penyediaan Bahan Kantor " * 500, calon) == calon[0]


@given(NAMA_LIAR)
def test_samakan_tidak_berubah_lagi(nama: str) -> None:
    assert samakan(samakan(nama)) == samakan(nama)
    assert samakan_skpd(samakan_skpd(nama)) == samakan_skpd(nama)


@given(st.text(st.sampled_from("abcXYZ /-.,1"), max_size=30))
def test_samakan_tidak_membedakan_huruf_dan_spasi(nama: str) -> None:
    assert samakan(nama.upper().replace(" ", " \n ")) == samakan(nama.lower())
