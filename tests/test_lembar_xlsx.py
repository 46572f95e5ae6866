"""The xlsx reader: every cell type as stored, and refusal of what Excel itself would repair."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lkj_etl.baca.batas import Batas
from lkj_etl.baca.paket_xlsx import buka_lolos
from lkj_etl.baca.sel_xlsx import kolom_huruf, urai_rentang
from tests.berkas_contoh import BUKU, LEMBAR1, TEKS, baca, kode_tolak, lembar_xml, sel, ubah, xlsx

KETAT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
BIASA = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def baris(isi: str) -> str:
    return f'<row r="1">{isi}</row>'


@pytest.mark.parametrize(
    ("xml", "diharap"),
    [
        ('<c r="A1"><v>1169407000</v></c>', ("n", "1169407000")),
        ('<c r="A1" t="n"><v>52441553.489999995</v></c>', ("n", "52441553.489999995")),
        ('<c r="A1"><v>1E+20</v></c>', ("n", "1E+20")),
        ('<c r="A1"><v> 5 </v></c>', ("n", "5")),
        ('<c r="A1" t="str"><f>A2</f><v>teks</v></c>', ("s", "teks")),
        ('<c r="A1" t="inlineStr"><is><r><t>dua </t></r><r><t>potong</t></r><rPh><t>x</t></rPh></is></c>', ("s", "dua potong")),
        ('<c r="A1" t="str"><v>a_x000B_b</v></c>', ("s", "a\vb")),
        ('<c r="A1" t="b"><v>1</v></c>', ("b", "1")),
        ('<c r="A1" t="e"><v>#REF!</v></c>', ("e", "#REF!")),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', ("e", "#DIV/0!")),
        ('<c r="A1" t="d"><v>2026-06-01T00:00:00</v></c>', ("d", "2026-06-01")),
        ('<c r="A1"><f>1000000*2</f></c>', ("f", "")),
        ('<c r="A1"><f>1000000*2</f><v></v></c>', ("f", "")),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', ("n", "2")),
        ('<c r="A1" t="str"><f>A2</f></c>', ("f", "")),
    ],
)
def test_each_cell_type_is_kept_as_stored(tmp_path: Path, xml: str, diharap: tuple[str, str]) -> None:
    lembar, _ = baca(tmp_path, lembar_xml(baris(xml)))
    assert sel(lembar[0]) == {1: {1: diharap}}


@pytest.mark.parametrize(
    "xml",
    [
        '<c r="A1" s="0"/>',
        '<c r="A1" t="s"><v></v></c>',
        '<c r="A1" t="s"><v/></c>',
        '<c r="A1" t="str"><f>""</f><v></v></c>',
        '<c r="A1"><v> </v></c>',
    ],
)
def test_blank_cells_are_absent(tmp_path: Path, xml: str) -> None:
    lembar, _ = baca(tmp_path, lembar_xml(baris(xml)))
    assert sel(lembar[0]) == {}


@pytest.mark.parametrize(
    ("data", "kode"),
    [
        ('<row r="2"/><row r="1"/>', "XLSX-URUTAN"),
        ('<row r="1"/><row r="1"/>', "XLSX-URUTAN"),
        (baris('<c r="B1"/><c r="A1"/>'), "XLSX-URUTAN"),
        (baris('<c r="A1"/><c r="A1"/>'), "XLSX-URUTAN"),
        ('<row r="0"/>', "XLSX-RUJUKAN"),
        (baris('<c r="A0"/>'), "XLSX-RUJUKAN"),
        (baris('<c r="A2"/>'), "XLSX-RUJUKAN"),
        (baris('<c r="11"/>'), "XLSX-RUJUKAN"),
        (baris('<c r="XFE1"/>'), "XLSX-RUJUKAN"),
        (baris('<c r="A\u0661"/>'), "XLSX-RUJUKAN"),
        ('<row r="1048577"/>', "XLSX-RUJUKAN"),
        (baris('<c r="A1" t="s"><v>999999</v></c>'), "XLSX-TEKS-BERSAMA"),
        (baris('<c r="A1" t="s"><v>-1</v></c>'), "XLSX-TEKS-BERSAMA"),
        (baris('<c r="A1"><v>satu milyar</v></c>'), "XLSX-ANGKA"),
        (baris('<c r="A1"><v>nan</v></c>'), "XLSX-ANGKA"),
        (baris('<c r="A1"><v>1_000</v></c>'), "XLSX-ANGKA"),
        (baris('<c r="A1"><v>\u0661\u0661</v></c>'), "XLSX-ANGKA"),
        (baris('<c r="A1" t="d"><v>2026-02-31</v></c>'), "XLSX-ANGKA"),
        (baris('<c r="A1" t="b"><v>ya</v></c>'), "XLSX-ANGKA"),
        (baris('<c r="A1"><c r="B1"/></c>'), "XLSX-RUSAK"),
        ('<c r="A1"/>', "XLSX-RUSAK"),
        (baris("<x>" * 300 + "</x>" * 300), "XML-TERLALU-DALAM"),
        (baris("<c></v>"), "XML-RUSAK"),
    ],
)
def test_what_excel_would_repair_is_refused(tmp_path: Path, data: str, kode: str) -> None:
    assert kode_tolak(tmp_path, lembar_xml(data)) == kode


def test_missing_numbers_of_rows_and_cells_are_counted(tmp_path: Path) -> None:
    lembar, _ = baca(
        tmp_path, lembar_xml('<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row>')
    )
    assert sel(lembar[0]) == {1: {1: ("n", "1"), 2: ("n", "2")}, 5: {3: ("n", "3"), 4: ("n", "4")}}


@pytest.mark.parametrize("awalan", ["", "x:"])
@pytest.mark.parametrize("ruang", [BIASA, KETAT])
def test_strict_workbooks_and_any_prefix_are_read(tmp_path: Path, ruang: str, awalan: str) -> None:
    isi = f'<{awalan}row r="1"><{awalan}c r="A1"><{awalan}v>7</{awalan}v></{awalan}c></{awalan}row>'
    deklarasi = f'xmlns{":x" if awalan else ""}="{ruang}"'
    xml = f"<{awalan}worksheet {deklarasi}><{awalan}sheetData>{isi}</{awalan}sheetData></{awalan}worksheet>"
    lembar, _ = baca(tmp_path, ubah(xlsx(), {LEMBAR1: lambda _: xml}))
    assert sel(lembar[0]) == {1: {1: ("n", "7")}}


def test_a_whole_workbook_with_text_numbers_and_dates(tmp_path: Path) -> None:
    lembar, catatan = baca(tmp_path, xlsx([["Nama", "Pagu", "Tanggal"], ["Kantor", 0.1, date(2026, 6, 1)]]))
    assert (lembar[0].nama, lembar[0].tersembunyi, catatan) == ("Rekap", False, [])
    assert sel(lembar[0]) == {
        1: {1: ("s", "Nama"), 2: ("s", "Pagu"), 3: ("s", "Tanggal")},
        2: {1: ("s", "Kantor"), 2: ("n", "0.1"), 3: ("d", "2026-06-01")},
    }


def test_the_1904_date_system_is_read_from_the_workbook(tmp_path: Path) -> None:
    isi = ubah(xlsx([[date(2026, 6, 1)]]), {BUKU: lambda s: s.replace("<workbookPr ", '<workbookPr date1904="1" ')})
    lembar, _ = baca(tmp_path, isi)
    assert lembar[0].basis_1904
    assert sel(lembar[0]) == {1: {1: ("d", "2030-06-02")}}


def test_rich_text_and_phonetic_hints_of_shared_strings(tmp_path: Path) -> None:
    si = "<si><r><t>Kan</t></r><r><t>tor</t></r><rPh sb='0' eb='1'><t>hint</t></rPh></si>"
    isi = ubah(xlsx([["a"]]), {TEKS: lambda s: s.replace("<si><t>a</t></si>", si)})
    assert sel(baca(tmp_path, isi)[0][0]) == {1: {1: ("s", "Kantor")}}


def test_escapes_give_back_their_character() -> None:
    assert buka_lolos("a_x0009_b") == "a\tb"
    assert buka_lolos("_xD83D__xDE00_") == "\U0001f600"
    assert buka_lolos("a_xD83D_b") == "a\ud83db"
    assert buka_lolos("_x005F_x000B_") == "_x000B_"
    assert buka_lolos("kode_x1") == "kode_x1"


@pytest.mark.parametrize(
    ("ganti", "kode"),
    [
        (lambda s: s.replace('<sheet name="Rekap" sheetId="1" r:id="rId1"/>', ""), "LEMBAR-TIDAK-ADA"),
        (lambda s: s.replace('sheetId="1"', 'sheetId="1" state="veryHidden"'), "LEMBAR-TAK-TERLIHAT"),
        (lambda s: s.replace('r:id="rId1"', 'r:id="rId99"'), "XLSX-RUSAK"),
        (lambda s: s.replace('r:id="rId1"', ""), "XLSX-RUSAK"),
        (lambda s: s.replace("</sheets>", '<sheet name="REKAP" sheetId="2" r:id="rId2"/></sheets>'), "XLSX-RUSAK"),
        (lambda s: s.replace('r:id="rId1"', 'r:id=""'), "LEMBAR-TIDAK-ADA"),
    ],
)
def test_a_workbook_without_a_sheet_to_see_is_refused(tmp_path: Path, ganti: object, kode: str) -> None:
    assert callable(ganti)
    assert kode_tolak(tmp_path, ubah(xlsx(), {BUKU: ganti})) == kode


def test_a_macro_module_in_the_list_of_sheets_is_passed_over(tmp_path: Path) -> None:
    """Excel 5 modules live on in xlsm files: listed with an empty r:id, without a part, and Excel opens the file."""
    modul = '<sheet name="Module1" sheetId="9" state="veryHidden" r:id=""/></sheets>'
    lembar, catatan = baca(tmp_path, ubah(xlsx(), {BUKU: lambda s: s.replace("</sheets>", modul)}))
    assert ([k.nama for k in lembar], catatan) == (["Rekap"], [])


@pytest.mark.parametrize("bagian", [LEMBAR1, BUKU, TEKS, "xl/styles.xml"])
def test_a_missing_part_is_refused(tmp_path: Path, bagian: str) -> None:
    assert kode_tolak(tmp_path, ubah(xlsx(), buang=(bagian,))) == "XLSX-BAGIAN-HILANG"


def test_hidden_rows_columns_and_merges_are_kept(tmp_path: Path) -> None:
    data = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="B2"><v>2</v></c></row><row r="3" hidden="1"/>'
    kolom = '</sheetData><cols><col min="2" max="16384" hidden="1"/></cols><mergeCells><mergeCell ref="A1:B2"/></mergeCells><sheetData>'
    lembar, _ = baca(tmp_path, lembar_xml(data + kolom))
    assert (lembar[0].baris_tersembunyi, lembar[0].kolom_tersembunyi, lembar[0].gabungan) == ({2}, {2}, [(1, 1, 2, 2)])
    assert kode_tolak(tmp_path, lembar_xml("", '<mergeCells><mergeCell ref="B2:A1"/></mergeCells>')) == "XLSX-RUJUKAN"


@pytest.mark.parametrize(("dua", "kode"), [("B2:C3", "XLSX-RUJUKAN"), ("A1:B2", "XLSX-RUJUKAN"), ("C1:D2", "-"), ("A3:B3", "-")])
def test_merged_ranges_that_share_a_cell_are_refused(tmp_path: Path, dua: str, kode: str) -> None:
    gabungan = f'<mergeCells><mergeCell ref="{dua}"/><mergeCell ref="A1:B2"/></mergeCells>'
    assert kode_tolak(tmp_path, lembar_xml('<row r="1"><c r="A1"><v>1</v></c></row>', gabungan)) == kode


def test_a_stray_cell_is_dropped_with_a_remark_and_a_far_table_is_kept(tmp_path: Path) -> None:
    tabel = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}"><v>1</v></c></row>' for n in range(1, 31))
    tercecer = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    lembar, catatan = baca(tmp_path, lembar_xml(tabel + tercecer))
    assert len(lembar[0].baris) == 30
    assert [(c.kode, c.sel, c.nilai) for c in catatan] == [("SEL-JAUH", "XFD1048576", {"banyak": "1"})]
    jauh = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(5001, 5031))
    lembar, catatan = baca(tmp_path, lembar_xml(tabel + jauh))
    assert (len(lembar[0].baris), catatan) == (60, [])


def test_a_stray_column_is_dropped_with_a_remark(tmp_path: Path) -> None:
    tabel = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 31))
    lembar, catatan = baca(tmp_path, lembar_xml(tabel.replace("<v>2</v></c>", '<v>2</v></c><c r="KK2"><v>9</v></c>')))
    assert max(k for b in lembar[0].baris.values() for k in b) == 1
    assert [(c.kode, c.sel) for c in catatan] == [("SEL-JAUH", "KK2")]


def test_the_declared_dimension_is_not_trusted(tmp_path: Path) -> None:
    isi = ubah(xlsx(), {LEMBAR1: lambda s: s.replace("<sheetData>", '<dimension ref="A1:A1"/><sheetData>')})
    assert len(baca(tmp_path, isi)[0][0].baris) == 3


def test_blank_styled_rows_are_dropped(tmp_path: Path) -> None:
    isi = lembar_xml(
        baris('<c r="A1"><v>1</v></c>') + "".join(f'<row r="{n}" hidden="1"><c r="A{n}" s="0"/></row>' for n in range(2, 20_002))
    )
    lembar, _ = baca(tmp_path, isi)
    assert (len(lembar[0].baris), lembar[0].baris_tersembunyi) == (1, set())


def test_more_cells_than_the_limit_are_refused(tmp_path: Path) -> None:
    assert kode_tolak(tmp_path, xlsx(), batas=Batas(sel=8)) == "LEMBAR-TERLALU-BESAR"
    assert kode_tolak(tmp_path, xlsx(), batas=Batas(sel=9)) == "-"


def test_column_letters_and_ranges() -> None:
    assert [kolom_huruf(h) for h in ("A", "Z", "AA", "XFD", "XFE", "", "a", "A1", "ABCD")] == [1, 26, 27, 16384, 0, 0, 0, 0, 0]
    assert urai_rentang("B2:C3") == (2, 2, 3, 3)
    assert urai_rentang("B2") == (2, 2, 2, 2)
    assert [urai_rentang(r) for r in ("", "A0", "A1:B2:C3", "2A", "A1:", "A99999999")] == [None] * 6
