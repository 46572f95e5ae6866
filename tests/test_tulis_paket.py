"""The parts of the file as Excel checks them when it opens one: no duplicate, nothing that points nowhere, valid names and ranges."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest
import xlsxwriter
from openpyxl.utils import range_boundaries

from lkj_etl.laporan import Laporan
from lkj_etl.tulis.buku import tulis_buku
from lkj_etl.tulis.buku_kerja import BukuKerja
from lkj_etl.tulis.templat import IsiTemplat, tulis_templat
from tests.contoh_laporan import galat, kas_kalumpang, laporan

NAMA_LEMBAR = re.compile(r"(?!')[^\[\]:*?/\\]{1,31}(?<!')")
NAMA_TABEL = re.compile(r"[A-Za-z_][\w.]{0,254}")
RELASI = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
GAMBAR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


def _laporan() -> Iterator[tuple[str, Laporan]]:
    yield "resmi", laporan()
    yield "draf", laporan(draf=True, temuan=(galat(),), kas=kas_kalumpang(bulanan=True))


@pytest.fixture(scope="module", params=["resmi", "draf", "templat"])
def berkas(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    tujuan = tmp_path_factory.mktemp("paket") / f"{request.param}.xlsx"
    if request.param == "templat":
        tulis_templat(IsiTemplat(anggaran=[("7.01.02 P", "7.01.02.2.01 K", "7.01.02.2.01.0001 S")]), tujuan)
    else:
        tulis_buku(dict(_laporan())[request.param], tujuan)
    return tujuan


def test_parts_are_named_once_declared_and_reached(berkas: Path) -> None:
    with zipfile.ZipFile(berkas) as z:
        nama = z.namelist()
        assert len({n.casefold() for n in nama}) == len(nama)
        assert z.testzip() is None
        jenis = ET.fromstring(z.read("[Content_Types].xml"))
        disebut = {a.get("PartName", "").lstrip("/") for a in jenis if a.get("PartName")}
        akhiran = {a.get("Extension") for a in jenis if a.get("Extension")}
        assert disebut <= set(nama)
        assert [n for n in nama if n not in disebut and n.rsplit(".", 1)[-1] not in akhiran and n != "[Content_Types].xml"] == []
        for n in (n for n in nama if n.endswith(".rels")):
            folder = posixpath.dirname(posixpath.dirname(n))
            semua = ET.fromstring(z.read(n)).findall(RELASI)
            assert len({r.get("Id") for r in semua}) == len(semua)
            luar = [r.get("Target") for r in semua if r.get("TargetMode") == "External"]
            assert luar == []
            dituju = {posixpath.normpath(posixpath.join("/" + folder, r.get("Target", ""))).lstrip("/") for r in semua}
            assert dituju <= set(nama), n


def test_sheets_tables_and_merged_cells_are_valid(berkas: Path) -> None:
    buku = openpyxl.load_workbook(berkas)
    assert len({n.casefold() for n in buku.sheetnames}) == len(buku.sheetnames)
    assert [n for n in buku.sheetnames if not NAMA_LEMBAR.fullmatch(n)] == []
    tabel = [(ws, t) for ws in buku for t in ws.tables.values()]
    assert len({t.displayName.casefold() for _, t in tabel} | {str(t.id) for _, t in tabel}) == 2 * len(tabel)
    for ws, t in tabel:
        k1, b1, k2, b2 = range_boundaries(t.ref)
        assert NAMA_TABEL.fullmatch(t.displayName)
        assert b2 > b1
        judul = [k.name for k in t.tableColumns]
        assert judul == [ws.cell(b1, k).value for k in range(k1, k2 + 1)]
        assert len(set(judul)) == len(judul)
    for ws in buku:
        kotak = [range_boundaries(str(r)) for r in ws.merged_cells.ranges] + [range_boundaries(t.ref) for t in ws.tables.values()]
        assert not [(a, b) for a, b in combinations(kotak, 2) if a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]], ws.title


def test_links_lead_to_cells_of_the_workbook(berkas: Path) -> None:
    buku = openpyxl.load_workbook(berkas)
    semua = [c.hyperlink.location for ws in buku for baris in ws.iter_rows() for c in baris if c.hyperlink]
    assert bool(semua) == (berkas.stem != "templat")
    for tautan in semua:
        lembar, sel = tautan.rsplit("!", 1)
        _, b1, _, b2 = range_boundaries(sel)
        assert 1 <= b1 <= b2 <= buku[lembar.strip("'")].max_row, tautan


def test_every_chart_has_alt_text_of_its_own(berkas: Path) -> None:
    with zipfile.ZipFile(berkas) as z:
        gambar = [n for n in z.namelist() if re.fullmatch(r"xl/drawings/drawing\d+\.xml", n)]
        assert bool(gambar) == (berkas.stem != "templat")
        for n in gambar:
            sifat = [s for b in ET.fromstring(z.read(n)).iter(f"{GAMBAR}graphicFrame") for s in b.iter(f"{GAMBAR}cNvPr")]
            assert sifat
            keterangan = [s.get("descr", "") for s in sifat]
            assert all(len(k) > 40 and k.endswith(".") for k in keterangan)
            assert len(set(keterangan)) == len(keterangan)
            assert len({s.get("id") for s in sifat}) == len(sifat)


def test_teks_bersama_ditulis_seperti_pustaka(tmp_path: Path) -> None:
    """The short way of the table of texts gives what the library itself would write, also where a text is not plain."""
    teks = (
        "Kecamatan",
        "a & b < c > d",
        '"kutip"',
        " depan",
        "belakang ",
        "dua\nbaris",
        "_x0041_",
        "\x01",
        "\ufffe",
        "<r>x</r>",
        "\xa0",
        "日本",
    )
    isi: list[bytes] = []
    for n, jenis in enumerate((xlsxwriter.Workbook, BukuKerja)):
        tujuan = tmp_path / f"{n}.xlsx"
        with jenis(tujuan, {"in_memory": True}) as buku:
            lembar = buku.add_worksheet()
            for baris, satu in enumerate(teks):
                assert lembar.write_string(baris, 0, satu) == 0
        with zipfile.ZipFile(tujuan) as z:
            isi.append(z.read("xl/sharedStrings.xml"))
    assert isi[0] == isi[1]
    assert isi[0].count(b"<si>") == len(teks)
