"""Tracing: every number of Tabel 3.2 and 3.3 leads to its row of data, from there to the lines of the sources."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from lkj_etl.laporan import Laporan
from lkj_etl.tulis.letak import rentang, sebut_baris
from tests import bingkai
from tests import data_kalumpang as dk
from tests.contoh_laporan import bagian, buka, laporan
from tests.contoh_narasi import hitung, kasus_tw2, laporan_kasus

TUJUAN = re.compile(r"'?([^'!]+)'?!([A-Z]+\d+(?::[A-Z]+\d+)?)")


def kalumpang() -> Laporan:
    semua = {"realisasi": dk.realisasi(), "pemetaan": dk.pemetaan(), "pagu": dk.pagu(), "belanja": dk.belanja()}
    return hitung(**semua)


def berunit() -> Laporan:
    """Two units that spend on the same kegiatan, and one kegiatan of one unit alone between them."""
    baris = [
        {"kode_sub_skpd": unit, "nama_sub_skpd": unit, "kode_program": "7.01.02", "program": "P"}
        | {"kode_kegiatan": f"7.01.02.2.0{k}", "kegiatan": f"K{k}", "pagu": 100 * k, "realisasi": 10 * k}
        for unit, k in (("U1", 1), ("U1", 2), ("U2", 1))
    ]
    pagu = bingkai.pagu(*({k: v for k, v in b.items() if k != "realisasi"} for b in baris))
    belanja = bingkai.belanja(*({k: v for k, v in b.items() if k != "pagu"} for b in baris))
    return hitung(pagu=pagu, belanja=belanja, pemetaan=bingkai.pemetaan())


def tujuan(buku: Any, s: Any) -> list[Any]:
    """Return the cells that a link leads to."""
    lembar, alamat = TUJUAN.fullmatch(s.hyperlink.location).groups()  # type: ignore[union-attr]  # no match fails the test
    kiri, atas, kanan, bawah = range_boundaries(alamat)
    return [c for b in buku[lembar].iter_rows(atas, bawah, kiri, kanan) for c in b]


def bilangan(ws: Any, kolom: str, awal: int, akhir: int) -> list[Any]:
    return [s for k in kolom for s in (ws[f"{k}{r}"] for r in range(awal, akhir + 1)) if isinstance(s.value, int | float)]


@pytest.fixture(scope="module")
def buku(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any]:
    folder = tmp_path_factory.mktemp("buku")
    return buka(folder, kalumpang(), nilai=True), openpyxl.load_workbook(folder / "buku.xlsx")


def test_setiap_bilangan_tabel_3_2_menuju_baris_datanya(buku: tuple[Any, Any]) -> None:
    nilai, _ = buku
    sel = bilangan(nilai["Tabel 3.2"], "EGHI", 5, 39)
    assert len(sel) == 6 + 6 * 4 + 14 + 14
    for s in sel:
        [data] = tujuan(nilai, s)
        assert data.parent.title == "Data 3.2"
        assert data.value == s.value, s.coordinate
        assert nilai["Data 3.2"][f"F{data.row}"].value == nilai["Tabel 3.2"][f"E{5 + (s.row - 5) // 5 * 5}"].value
    for s in bilangan(nilai["Tabel 3.2"], "H", 5, 39):
        assert re.fullmatch(r"k\.xlsx \| Realisasi \| E\d+", nilai["Data 3.2"][f"M{tujuan(nilai, s)[0].row}"].value)
    assert [tujuan(nilai, nilai["Tabel 3.2"][f"A{r}"])[0].coordinate for r in (5, 25, 30, 35)] == ["A2", "A22", "A27", "A32"]


def test_setiap_bilangan_tabel_3_3_menuju_baris_datanya_lalu_ke_barisnya_di_rincian(buku: tuple[Any, Any]) -> None:
    nilai, _ = buku
    ws = nilai["Tabel 3.3"]
    for r in range(6, 33):
        for k, kolom in (("F", "P"), ("G", "U"), ("H", "V")):
            [data] = tujuan(nilai, ws[f"{k}{r}"])
            assert (data.parent.title, data.column_letter, data.value) == ("Data 3.3", kolom, ws[f"{k}{r}"].value)
            assert ws[f"E{r}"].value.endswith(nilai["Data 3.3"][f"L{data.row}"].value)
        for kolom, uang in (("P", "F"), ("U", "G")):
            data = nilai["Data 3.3"][f"{kolom}{tujuan(nilai, ws[f'F{r}'])[0].row}"]
            [daun] = tujuan(nilai, data)
            assert daun.parent.title == "Rincian"
            assert nilai["Rincian"][f"{uang}{daun.row}"].value == data.value
            assert tujuan(nilai, daun)[0].row == data.row
    assert [len(tujuan(nilai, ws[f"{k}33"])) for k in "FG"] == [27, 27]
    assert ws["H33"].hyperlink.location == "'Data 3.3'!U2:U28"


def test_tautan_tidak_mengubah_rupa_dan_rumus(buku: tuple[Any, Any]) -> None:
    _, rumus = buku
    for nama, kolom, awal in (("Tabel 3.2", "GHI", 5), ("Tabel 3.3", "FGH", 6)):
        for s in (rumus[nama][f"{k}{r}"] for k in kolom for r in range(awal, awal + 27)):
            assert s.font.underline is None
            assert s.font.color is None or s.font.color.rgb in (None, "FF000000") or s.font.color.theme == 1, s.coordinate
    assert rumus["Tabel 3.2"]["I6"].value == "=MIN(ROUND(H6*100/G6,2),100)"
    assert rumus["Tabel 3.2"]["I6"].hyperlink.location == "'Data 3.2'!J3"
    assert rumus["Tabel 3.2"]["H6"].number_format == "0.00"
    assert rumus["Tabel 3.3"]["F33"].value == "=SUM(F6:F32)"
    assert rumus["Tabel 3.3"]["F33"].hyperlink.location == "'Data 3.3'!P2:P28"
    assert {rumus["Tabel 3.3"][f"F{r}"].number_format for r in range(6, 34)} == {"#,##0"}


def test_teks_tidak_ditaut_dan_tidak_ada_tautan_keluar(tmp_path: Path) -> None:
    isi = bagian(tmp_path, laporan_kasus(kasus_tw2(), 2))
    lembar = [x for n, x in isi.items() if n.startswith("xl/worksheets/sheet")]
    tautan = [t for x in lembar for t in re.findall(r"<hyperlink [^>]*>", x)]
    assert len(tautan) > 300
    assert not [t for t in tautan if "r:id" in t or "://" in t]
    buku = openpyxl.load_workbook(tmp_path / "buku.xlsx")
    for ws in buku:
        assert not [s.coordinate for b in ws.iter_rows() for s in b if s.hyperlink and s.data_type == "s"], ws.title


def test_baris_yang_menjumlahkan_beberapa_daun_menunjuk_semuanya(tmp_path: Path) -> None:
    buku = buka(tmp_path, berunit(), nilai=True)
    ws = buku["Tabel 3.3"]
    awal = next(r for r in range(1, 20) if ws[f"E{r}"].value == "1 K1")
    assert [ws[f"{k}{awal}"].value for k in "FGH"] == [200, 20, 10]
    assert [ws[f"{k}{awal + 1}"].value for k in "FGH"] == [200, 20, 10]
    kiat = ws[f"F{awal}"].hyperlink.tooltip
    baris = [int(n) for n in re.findall(r"\d+", kiat.removeprefix("Data 3.3"))]
    data = buku["Data 3.3"]
    assert sum(Decimal(data[f"P{r}"].value) for r in baris) == 200
    assert {data[f"L{r}"].value for r in baris} == {"K1"}
    assert len(baris) == 2


def test_draf_menggeser_tautan(tmp_path: Path) -> None:
    buku = buka(tmp_path, laporan(draf=True), nilai=True)
    for alamat in ("G6", "H7", "I7"):
        s = buku["Tabel 3.2"][alamat]
        assert tujuan(buku, s)[0].value == s.value
    for alamat in ("F7", "G8", "H9"):
        s = buku["Tabel 3.3"][alamat]
        assert tujuan(buku, s)[0].value == s.value
    assert tujuan(buku, buku["Data 3.3"]["U4"])[0].parent.title == "Rincian"
    assert buku["Rincian"][f"G{tujuan(buku, buku['Data 3.3']['U4'])[0].row}"].value == buku["Data 3.3"]["U4"].value


def test_sebutan_baris() -> None:
    assert [sebut_baris(b) for b in ([7], [7, 8, 9], [7, 9])] == ["baris 7", "baris 7-9", "baris 7, 9"]
    assert sebut_baris(range(2, 60, 2)) == "baris 2, 4, 6, 8, 10, 12, 14, 16 dan 21 lainnya"
    assert [rentang(15, b) for b in ([7], [7, 8, 9], [7, 8, 12])] == ["P7", "P7:P9", "P7:P8"]
