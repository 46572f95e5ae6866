"""The text reader: encoding, separator and quotes from the bytes; ragged and damaged tables refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_etl.baca import lembar_csv
from lkj_etl.baca.batas import Batas
from tests.berkas_contoh import baca, kode_tolak, sel

TABEL = "Kode;Nama;Pagu\r\n7.01;Satu;1.000,00\r\n7.02;Dua;2.000,00\r\n"
DIHARAP = {
    1: {1: ("s", "Kode"), 2: ("s", "Nama"), 3: ("s", "Pagu")},
    2: {1: ("s", "7.01"), 2: ("s", "Satu"), 3: ("s", "1.000,00")},
    3: {1: ("s", "7.02"), 2: ("s", "Dua"), 3: ("s", "2.000,00")},
}


@pytest.mark.parametrize(
    "isi",
    [
        TABEL.encode(),
        b"\xef\xbb\xbf" + TABEL.encode(),
        b"\xff\xfe" + TABEL.encode("utf-16-le"),
        b"\xfe\xff" + TABEL.encode("utf-16-be"),
        b"\xff\xfe" + TABEL.replace(";", "\t").encode("utf-16-le"),
        TABEL.replace(";", "\t").encode(),
        TABEL.replace(";", "|").encode(),
        b"sep=;\r\n" + TABEL.encode(),
        b"Sep=|\n" + TABEL.replace(";", "|").encode(),
        TABEL.replace("\r\n", "\n").encode(),
        TABEL.replace("\r\n", "\r").encode(),
        TABEL.replace("Satu;", '"Satu";').encode(),
        TABEL.replace(";1.000,00\r\n", ";1.000,00\n").replace("Pagu\r\n", "Pagu\r").encode(),
        TABEL.rstrip().encode(),
        TABEL.encode() + b"\r\n;;\r\n",
    ],
)
def test_one_table_in_many_clothes(tmp_path: Path, isi: bytes) -> None:
    lembar, catatan = baca(tmp_path, isi, "a.csv")
    assert (sel(lembar[0]), catatan) == (DIHARAP, [])


def test_quoted_separators_and_line_breaks_stay_in_the_cell(tmp_path: Path) -> None:
    lembar, _ = baca(tmp_path, b'Kode,Nama,Pagu\r\n7.01,"baris satu\r\nbaris ""dua""","1.000,50"\r\n7.02,Tiga,5\r\n', "a.csv")
    assert sel(lembar[0])[2] == {1: ("s", "7.01"), 2: ("s", 'baris satu\nbaris "dua"'), 3: ("s", "1.000,50")}
    assert sel(lembar[0])[3][1] == ("s", "7.02")


def test_titles_above_the_heading_may_be_shorter_and_rows_keep_their_number(tmp_path: Path) -> None:
    lembar, _ = baca(tmp_path, b"REKAP PAGU\r\n\r\nTahun;2026\r\n" + TABEL.encode(), "a.csv")
    assert sorted(lembar[0].baris) == [1, 3, 4, 5, 6]


def test_windows_1252_is_read_with_a_remark(tmp_path: Path) -> None:
    lembar, catatan = baca(tmp_path, TABEL.replace("Satu", "\u201csatu\u201d").encode("cp1252"), "a.csv")
    assert sel(lembar[0])[2][2] == ("s", "\u201csatu\u201d")
    assert [c.kode for c in catatan] == ["TEKS-CP1252"]


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        (TABEL.replace("Satu", "Sa\0tu").encode(), "TEKS-NUL"),
        (b"\xff\xfe" + TABEL.replace("Satu", "Sa\0tu").encode("utf-16-le"), "TEKS-NUL"),
        (TABEL.encode().replace(b"Satu", b"\x81\x8d"), "TEKS-PENGODEAN"),
        (b"\xff\xfe" + TABEL.encode("utf-16-le")[:-1], "TEKS-PENGODEAN"),
        (b"a" * 1_000_001, "TEKS-BARIS-PANJANG"),
        (TABEL.replace("Satu", '"Satu').encode(), "TEKS-KUTIP-TERBUKA"),
        (TABEL.replace("Satu", '"Satu').replace("Dua", 'Dua"').encode(), "TEKS-KUTIP-TERBUKA"),
        (TABEL.replace("Satu", '"Satu').replace("Dua", '"Dua').encode(), "TEKS-KUTIP-TERBUKA"),
        (f"{TABEL}7.03;Tiga;5\r\n".replace("7.01", '"7.01').replace("7.03", '"7.03').encode(), "TEKS-KUTIP-TERBUKA"),
        (b'a;b;c;d;e\r\n1;x;2;"y;5\r\n2;z";3;;;\r\n', "TEKS-KUTIP-TERBUKA"),  # closed in another column
        (TABEL.replace("Satu;", "").encode(), "TEKS-KOLOM-KURANG"),
        (TABEL.replace("Satu;", "Satu;lagi;").encode(), "TEKS-KOLOM-LEBIH"),
        (b"Kode,Nama,Pagu\n7.01,Satu,1000,50\n7.02,Dua,2000,75\n", "TEKS-KOLOM-LEBIH"),
        (b" \r\n\r\n", "BERKAS-KOSONG"),
    ],
)
def test_a_damaged_text_table_is_refused(tmp_path: Path, isi: bytes, kode: str) -> None:
    assert kode_tolak(tmp_path, isi, "a.csv") == kode


def test_a_text_of_several_lines_with_separators_is_no_swallowed_row(tmp_path: Path) -> None:
    """Quotes that enclose whole rows lose their rupiah; words with separators and line breaks are only words."""
    nama = "Rapat; Pelatihan\nBimbingan; Kunjungan 2026"
    lembar, _ = baca(tmp_path, TABEL.replace("Satu", f'"{nama}"').encode(), "a.csv")
    assert sel(lembar[0])[2][2] == ("s", nama)


def test_empty_cells_beyond_the_heading_are_harmless(tmp_path: Path) -> None:
    lembar, _ = baca(tmp_path, TABEL.replace("00\r\n", "00;\r\n").encode(), "a.csv")
    assert sel(lembar[0]) == DIHARAP


@given(
    st.lists(
        st.lists(
            st.text(st.characters(blacklist_characters="\0", blacklist_categories=["Cs"]), max_size=8).filter(
                lambda v: ";" not in v or {"\r", "\n"}.isdisjoint(v)
            ),
            min_size=3,
            max_size=3,
        ),
        min_size=1,
    )
)
def test_what_a_spreadsheet_quotes_comes_back_cell_by_cell(isi: list[list[str]]) -> None:
    """Law: every cell that is written quoted is read as it was, line ends in it as LF; what looks like rows is another matter."""
    judul = [["Kode", "Nama", "Pagu"]]
    teks = "".join(";".join('"' + v.replace('"', '""') + '"' for v in b) + "\r\n" for b in judul + isi)
    [kisi], _ = lembar_csv.baca(teks.encode(), Batas())
    for nomor, baris in enumerate(isi, 2):
        rapi = [v.replace("\r\n", "\n").replace("\r", "\n") for v in baris]
        if any(v.strip() for v in rapi):
            assert [kisi.baris[nomor][k].isi if k in kisi.baris[nomor] else "" for k in (1, 2, 3)] == rapi
