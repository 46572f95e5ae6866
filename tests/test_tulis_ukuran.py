"""Row heights and page breaks: no cut text, no lost row, no page that ends inside what must stay together."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_etl.tulis.halaman import boleh_putus, kapasitas, potong
from lkj_etl.tulis.ukuran import TINGGI_MAKS, Gabungan, banyak_baris, ratakan, tinggi_teks
from tests.contoh_laporan import buka, capaian, cari, laporan, serapan


@pytest.mark.parametrize(
    ("teks", "lebar", "diharap"),
    [
        ("", 10, 1),
        ("NO", 5, 1),
        ("Indeks Kepuasan Masyarakat", 28, 1),
        ("Indeks Kepuasan Masyarakat", 18, 2),
        ("a\nb\nc", 50, 3),
        ("W" * 100, 10, 29),  # three in a line: 0.944 of 13.3 pixels each, in 10 units of 7 less the indentation
    ],
)
def test_lines_of_a_wrapped_text(teks: str, lebar: float, diharap: int) -> None:
    assert banyak_baris(teks, lebar) == diharap


@given(st.text(alphabet="ab cW1\n", max_size=200), st.integers(5, 60))
def test_a_wider_cell_never_needs_more_lines(teks: str, lebar: int) -> None:
    assert banyak_baris(teks, lebar + 5) <= banyak_baris(teks, lebar)


def test_rows_under_a_merged_cell_share_what_its_text_lacks() -> None:
    assert ratakan([15.0, 15.0, 20.0], [Gabungan(0, 1, 60.0)]) == [30.0, 30.0, 20.0]
    assert ratakan([15.0], [Gabungan(0, 0, 5000.0)]) == [TINGGI_MAKS]


def test_no_page_begins_before_the_text_of_a_merged_cell_has_room() -> None:
    assert boleh_putus([15.0] * 5, [Gabungan(1, 4, 31.0)]) == [True, True, False, False, True]


def test_no_page_begins_where_the_text_has_no_room_once_more() -> None:
    assert boleh_putus([15.0] * 5, [Gabungan(0, 4, 15.0, 30.0)]) == [True, True, True, True, False]


@given(
    st.lists(st.floats(15, 60), min_size=1, max_size=60).flatmap(
        lambda t: st.tuples(st.just(t), st.lists(st.booleans(), min_size=len(t), max_size=len(t)))
    )
)
def test_pages_hold_every_row_once_and_none_is_overfull(isi: tuple[list[float], list[bool]]) -> None:
    tinggi, boleh = isi
    putus = potong(tinggi, boleh, 200.0, 150.0)
    assert putus == sorted(set(putus))
    assert all(0 < p < len(tinggi) for p in putus)
    batas = [0, *putus, len(tinggi)]
    assert all(sum(tinggi[a:b]) <= (150.0 if a else 200.0) for a, b in pairwise(batas))


def test_a_page_ends_at_the_last_allowed_row() -> None:
    assert potong([50.0] * 6, [True, True, True, False, True, True], 180.0, 180.0) == [2, 5]


def test_a_page_rather_ends_before_a_new_part_that_leaves_it_well_filled() -> None:
    assert potong([50.0] * 6, [True] * 6, 200.0, 200.0, {0, 3}) == [3]
    assert potong([50.0] * 6, [True] * 6, 200.0, 200.0, {0, 2}) == [4]  # half a page stays empty: too much
    assert potong([50.0] * 6, [True, True, True, False, True, True], 200.0, 200.0, {0, 3}) == [4]


def test_capacity_is_that_of_the_smaller_paper() -> None:
    assert kapasitas([100.0]) < kapasitas([200.0])  # a wide table is printed smaller: more rows fit


def test_page_of_tabel_3_2_never_ends_inside_an_indicator(tmp_path: Path) -> None:
    ws = buka(tmp_path, laporan())["Tabel 3.2"]
    putus = [b.id for b in ws.row_breaks.brk]
    assert putus
    assert all((p - 4) % 5 == 0 for p in putus)


@pytest.mark.parametrize("lembar", ["Tabel 3.2", "Tabel 3.3"])
def test_what_goes_on_over_a_page_is_named_again_at_its_top(tmp_path: Path, lembar: str) -> None:
    nama = {"no": 1, "sasaran": "Sasaran", "indikator": "Indikator"}
    daun = {**nama, "program": "Program", "pagu": 1}
    uang = serapan(*({**daun, "kegiatan": f"K{i}"} for i in range(70)))
    kinerja = capaian(
        *({**nama, "kode_indikator": f"1.{i}", "indikator": f"I{i}", "triwulan": t} for i in range(12) for t in ("1", "2", "3", "4", "F"))
    )
    ws = buka(tmp_path, laporan(capaian=kinerja, serapan=uang))[lembar]
    atas = [b.id + 1 for b in ws.row_breaks.brk]
    assert len(atas) >= 2
    kolom = "ABCD" if lembar == "Tabel 3.3" else "AB"
    diharap = [1, "Sasaran (lanjutan)", "Indikator (lanjutan)", "Program (lanjutan)"][: len(kolom)]
    assert [[ws[f"{k}{r}"].value for k in kolom] for r in atas] == [diharap] * len(atas)
    gabung = {str(r) for r in ws.merged_cells.ranges}
    awal = [6 if lembar == "Tabel 3.3" else 5, *atas]
    assert {f"A{a}:A{z - 1}" for a, z in pairwise(awal)} <= gabung
    assert [ws[f"B{r}"].value for r in awal[:1]] == ["Sasaran"]


def test_a_sasaran_that_fits_on_a_page_is_not_cut(tmp_path: Path) -> None:
    ws = buka(tmp_path, laporan())["Tabel 3.3"]
    assert [b.id + 1 for b in ws.row_breaks.brk] == [29]  # sasaran 2 begins there
    assert not [s.value for b in ws.iter_rows() for s in b if "(lanjutan)" in str(s.value)]


def test_signature_stays_with_the_last_rows_of_tabel_3_3(tmp_path: Path) -> None:
    for n in (20, 24, 25, 26, 27, 28, 32):
        ws = buka(tmp_path, laporan(serapan=serapan(*({"kegiatan": f"K{i}", "pagu": 1} for i in range(n)))))["Tabel 3.3"]
        jumlah = cari(ws, "JUMLAH")
        assert not [b.id for b in ws.row_breaks.brk if b.id >= jumlah - 1]


def test_height_follows_a_long_text_in_a_single_row(tmp_path: Path) -> None:
    panjang = "Penyediaan jasa komunikasi, sumber daya air dan listrik " * 8
    ws = buka(tmp_path, laporan(serapan=serapan({"kegiatan": panjang, "pagu": 1}, {"kegiatan": "B", "pagu": 1})))["Tabel 3.3"]
    assert ws.row_dimensions[6].height >= tinggi_teks("1 " + panjang, ws.column_dimensions["E"].width) > 60
    assert ws.row_dimensions[7].height == 15
