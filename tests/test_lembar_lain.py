"""The readers of HTML, OpenDocument and old binary .xls."""

from __future__ import annotations

import io
import struct
from datetime import date
from pathlib import Path

import pytest
import xlwt

from lkj_etl.baca.batas import Batas
from tests.berkas_contoh import baca, kode_tolak, ods, sel


def html(tabel: str) -> bytes:
    return f"<html><body>{tabel}</body></html>".encode()


def test_spans_keep_the_columns_in_place(tmp_path: Path) -> None:
    tabel = "<table><tr><th rowspan=2>Kode<th colspan=2>Jumlah<tr><th>Pagu<th>Realisasi<tr><td>7.01<td>1.000,00<td>5</table>"
    lembar, catatan = baca(tmp_path, html(tabel), "a.html")
    assert sel(lembar[0]) == {
        1: {1: ("s", "Kode"), 2: ("s", "Jumlah")},
        2: {2: ("s", "Pagu"), 3: ("s", "Realisasi")},
        3: {1: ("s", "7.01"), 2: ("s", "1.000,00"), 3: ("s", "5")},
    }
    assert (lembar[0].nama, lembar[0].gabungan, catatan) == ("Tabel 1", [(1, 1, 2, 1), (1, 2, 1, 3)], [])


def test_a_nested_table_is_a_sheet_of_its_own(tmp_path: Path) -> None:
    lembar, _ = baca(tmp_path, html("<table><tr><td>luar<table><tr><td>dalam</td></tr></table></td></tr></table>"), "a.html")
    assert [(k.nama, sel(k)) for k in lembar] == [("Tabel 1", {1: {1: ("s", "luar")}}), ("Tabel 2", {1: {1: ("s", "dalam")}})]


def test_a_page_behind_another_and_a_form_around_rows_or_cells_lose_nothing(tmp_path: Path) -> None:
    satu = "<html><head><title>x</title></head><body><table><tr><td>a</td></tr></table></body></html>"
    form = "<table><form><tr><td>b</td><form><td>c</td></form></tr></form><tbody><center><tr><td>d</td></tr></center></tbody></table>"
    lembar, _ = baca(tmp_path, f"{satu}<!DOCTYPE html>{satu.replace('>a<', '>z<')}{form}".encode(), "a.html")
    isi = [{1: {1: ("s", "a")}}, {1: {1: ("s", "z")}}, {1: {1: ("s", "b"), 2: ("s", "c")}, 2: {1: ("s", "d")}}]
    assert [sel(k) for k in lembar] == isi


def test_scripts_are_text_to_nobody_and_breaks_are_line_ends(tmp_path: Path) -> None:
    sel1 = "<td>a<br>b&nbsp;c <script>alert(1)</script><style>x</style></td>"
    lembar, _ = baca(tmp_path, html(f"<table><tr>{sel1}</tr><tr style='display: none'><td>d</td></tr></table>"), "a.html")
    assert sel(lembar[0]) == {1: {1: ("s", "a\nb\xa0c")}, 2: {1: ("s", "d")}}
    assert lembar[0].baris_tersembunyi == {2}


def test_the_number_that_excel_stored_in_its_page_wins(tmp_path: Path) -> None:
    lembar, _ = baca(tmp_path, html('<table><tr><td x:num="1169407000.5">1.169.407.001</td><td x:num>5</td></tr></table>'), "a.xls")
    assert sel(lembar[0]) == {1: {1: ("n", "1169407000.5"), 2: ("s", "5")}}


@pytest.mark.parametrize(("sandi", "bom"), [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("windows-1252", b"")])
def test_the_page_names_its_encoding(tmp_path: Path, sandi: str, bom: bytes) -> None:
    isi = bom + f'<html><meta charset="{sandi}"><table><tr><td>\u201c\xe9\u201d</td></tr></table></html>'.encode(sandi)
    assert sel(baca(tmp_path, isi, "a.html")[0][0]) == {1: {1: ("s", "\u201c\xe9\u201d")}}


@pytest.mark.parametrize(
    ("tabel", "kode"),
    [
        ("<p>tanpa tabel</p>", "HTML-TANPA-TABEL"),
        ("<table><tr><td>1</td></tr><tr><td>", "HTML-TERPOTONG"),
        ("<table><tr><td>" + "<div>" * 400 + "x</td></tr></table>", "HTML-RUSAK"),
        ("<table><tr><td>1</td></tr></table><tr><td>2</td></tr><table><tr><td>3</td></tr></table>", "HTML-RUSAK"),
        ("<table><tr>" + "<td colspan=1000>x</td>" * 17 + "</tr></table>", "LEMBAR-TERLALU-BESAR"),
    ],
)
def test_a_page_that_cannot_be_read_whole_is_refused(tmp_path: Path, tabel: str, kode: str) -> None:
    assert kode_tolak(tmp_path, html(tabel), "a.html") == kode


SATU = 'office:value-type="float" office:value="1"'


def ods_sel(atribut: str, teks: str = "") -> str:
    return f"<table:table-row><table:table-cell {atribut}>{f'<text:p>{teks}</text:p>' if teks else ''}</table:table-cell></table:table-row>"


@pytest.mark.parametrize(
    ("atribut", "teks", "diharap"),
    [
        ('office:value-type="float" office:value="1169407000.55"', "1.169.407.001", ("n", "1169407000.55")),
        ('office:value-type="currency" office:value="5"', "Rp5", ("n", "5")),
        ('office:value-type="percentage" office:value="0.9"', "90%", ("p", "0.9")),
        ('office:value-type="date" office:date-value="2026-06-01T00:00:00"', "1 Juni", ("d", "2026-06-01")),
        ('office:value-type="boolean" office:boolean-value="true"', "TRUE", ("b", "1")),
        (
            'office:value-type="string"',
            "dua<text:s text:c='2'/>kata<text:line-break/><text:span>baru</text:span>",
            ("s", "dua  kata\nbaru"),
        ),
        ('office:value-type="string" office:string-value="isi"', "", ("s", "isi")),
        ('office:value-type="string" office:string-value="" calcext:value-type="error"', "#DIV/0!", ("e", "#DIV/0!")),
        ('office:value-type="float" office:value="0" table:formula="of:=1/0"', "Err:502", ("e", "Err:502")),
        ('table:formula="of:=[.A1]*2"', "", ("f", "")),
    ],
)
def test_each_ods_value_type(tmp_path: Path, atribut: str, teks: str, diharap: tuple[str, str]) -> None:
    assert sel(baca(tmp_path, ods(ods_sel(atribut, teks)), "a.ods")[0][0]) == {1: {1: diharap}}


def test_ods_repeats_merges_and_hidden_parts(tmp_path: Path) -> None:
    angka = 'office:value-type="float" office:value="7"'
    isi = (
        '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/>'
        f'<table:table-cell table:number-columns-repeated="2" {angka}/></table:table-row>'
        '<table:table-row table:visibility="filter">'
        f'<table:table-cell table:number-columns-spanned="2" {angka}/><table:covered-table-cell/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    [kisi], _ = baca(tmp_path, ods(isi), "a.ods")
    assert sel(kisi) == {1: {2: ("n", "7"), 3: ("n", "7")}, 2: {2: ("n", "7"), 3: ("n", "7")}, 3: {1: ("n", "7")}}
    assert (kisi.gabungan, kisi.baris_tersembunyi, kisi.kolom_tersembunyi) == ([(3, 1, 3, 2)], {3}, {2, 3})


def test_a_comment_or_a_drawing_is_no_cell_text(tmp_path: Path) -> None:
    isi = (
        '<table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>catatan</text:p></office:annotation>'
        "<drawing:frame><text:p>gambar</text:p></drawing:frame><text:p>isi</text:p></table:table-cell></table:table-row>"
    )
    assert sel(baca(tmp_path, ods(isi), "a.ods")[0][0]) == {1: {1: ("s", "isi")}}


@pytest.mark.parametrize(("rumus", "kode"), [("DDE(&quot;a&quot;)", "TAUTAN-DDE"), ("['file:///C:/x.ods'#$S.A1]", "TAUTAN-LUAR")])
def test_links_within_ods_formulas_are_named(tmp_path: Path, rumus: str, kode: str) -> None:
    assert [c.kode for c in baca(tmp_path, ods(ods_sel(f'{SATU} table:formula="of:={rumus}"')), "a.ods")[1]] == [kode]


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        ('<table:table-row table:number-rows-repeated="99999999">' + "<table:table-cell/></table:table-row>", "ODS-PENGULANGAN"),
        (ods_sel(SATU).replace("row>", "row table:number-rows-repeated='999999'>", 1), "ODS-PENGULANGAN"),
        (ods_sel('table:number-columns-repeated="16385" office:value-type="float" office:value="1"'), "ODS-PENGULANGAN"),
        (ods_sel('table:number-columns-repeated="x"'), "ODS-RUSAK"),
        (ods_sel('office:value-type="float" office:value="nan"'), "ODS-RUSAK"),
        (ods_sel('office:value-type="date" office:date-value="2026-02-31"', "28 Februari 2026"), "ODS-RUSAK"),
        ("<table:table-row></table:table>", "XML-RUSAK"),
    ],
)  # fmt: skip
def test_ods_bombs_and_nonsense_are_refused(tmp_path: Path, isi: str, kode: str) -> None:
    assert kode_tolak(tmp_path, ods(isi), "a.ods") == kode


def test_an_ods_with_hidden_tables_only_is_refused(tmp_path: Path) -> None:
    gaya = '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>'
    assert kode_tolak(tmp_path, ods("", gaya, 'table:name="Rekap" table:style-name="ta1"'), "a.ods") == "LEMBAR-TAK-TERLIHAT"


def xls() -> bytes:
    buku = xlwt.Workbook()
    lembar = buku.add_sheet("Rekap")
    lembar.write_merge(0, 0, 0, 1, "Judul")
    for k, nilai in enumerate((1169407000, 0.1, 52441553.489999995, "teks", True)):
        lembar.write(1, k, nilai)
    lembar.write(2, 0, date(2026, 6, 1), xlwt.easyxf(num_format_str="dd/mm/yyyy"))
    lembar.write(2, 1, 0.9, xlwt.easyxf(num_format_str="0.00%"))
    lembar.row(2).set_cell_error(2, 0x17)
    lembar.row(2).hidden = True
    lembar.col(3).hidden = True
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def test_an_old_workbook_with_every_kind_of_cell(tmp_path: Path) -> None:
    [kisi], catatan = baca(tmp_path, xls(), "a.xls")
    assert sel(kisi) == {
        1: {1: ("s", "Judul")},
        2: {1: ("n", "1169407000"), 2: ("n", "0.1"), 3: ("n", "52441553.489999995"), 4: ("s", "teks"), 5: ("b", "1")},
        3: {1: ("d", "2026-06-01"), 2: ("p", "0.9"), 3: ("e", "#REF!")},
    }
    assert (kisi.nama, kisi.gabungan, kisi.baris_tersembunyi, kisi.kolom_tersembunyi) == ("Rekap", [(1, 1, 1, 2)], {3}, {4})
    assert catatan == []


@pytest.mark.parametrize("bagian", [0.3, 0.6, 0.9])
def test_a_half_copied_xls_is_refused(tmp_path: Path, bagian: float) -> None:
    utuh = xls()
    assert kode_tolak(tmp_path, utuh[: int(len(utuh) * bagian)], "a.xls") == "OLE-TERPOTONG"


def test_sector_chains_that_loop_and_impossible_headers_are_refused(tmp_path: Path) -> None:
    utuh = xls()
    putar = bytearray(utuh)
    struct.pack_into("<4I", putar, 512 + struct.unpack_from("<I", utuh, 76)[0] * 512, 1, 2, 3, 0)
    assert kode_tolak(tmp_path, bytes(putar), "a.xls") == "OLE-BERPUTAR"
    for letak, nilai in ((30, 31), (28, 0), (32, 0)):
        rusak = bytearray(utuh)
        struct.pack_into("<H", rusak, letak, nilai)
        assert kode_tolak(tmp_path, bytes(rusak), "a.xls") == "OLE-RUSAK"


def test_damaged_records_are_refused(tmp_path: Path) -> None:
    rusak = bytearray(xls())
    rusak[512 + 4] = 0xFF
    assert kode_tolak(tmp_path, bytes(rusak), "a.xls") == "XLS-RUSAK"


def test_an_ole_container_without_workbook_is_named(tmp_path: Path) -> None:
    lain = xls().replace("Workbook".encode("utf-16-le"), "WordDocu".encode("utf-16-le"))
    assert kode_tolak(tmp_path, lain, "a.xls") == "BENTUK-LAIN"


def test_limits_hold_for_every_format(tmp_path: Path) -> None:
    isi = ods(ods_sel('office:value-type="float" office:value="1" table:number-columns-repeated="9"'))
    assert kode_tolak(tmp_path, isi, "a.ods", Batas(sel=8)) == "LEMBAR-TERLALU-BESAR"
    assert kode_tolak(tmp_path, html("<table><tr><td>1<td>2</table>"), "a.html", Batas(sel=1)) == "LEMBAR-TERLALU-BESAR"
    assert kode_tolak(tmp_path, b"a;b\n1;2\n", "a.csv", Batas(sel=3)) == "LEMBAR-TERLALU-BESAR"
