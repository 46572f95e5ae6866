"""The workbook as a whole: sheets, drafts, text that stays text, formulas that are only ours, equal bytes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lkj_etl.laporan import Laporan
from lkj_etl.tulis.buku import LEMBAR, tulis_buku
from lkj_etl.tulis.lembar_kerja import TidakTertulis
from lkj_etl.tulis.pena import _muat
from tests.contoh_laporan import bagian, buka, capaian, galat, kas_kalumpang, laporan, serapan

NAKAL = (
    *("=1+1", "+1", "-1", "@SUM(A1)", "{=1+1}", "file://x", "http://a.b", "\uff1d1+1", "_x0041_", "1e5", "0,4"),
    *("a\x01b\u202ec\ufffe", "x" * 400),
)
_SEL, _DATA = r"[A-U]\d+", r"'Data 3\.[23]'!"
RUMUS_KITA = tuple(
    re.compile(pola, re.ASCII)
    for pola in (
        r"MIN\((MAX\()?(ROUND\(|IF\()[GH0-9*,/()=ROUND.-]+\)",
        rf"ROUND\({_SEL}\*100/{_SEL},2\)",
        r"SUM\(([A-K])\d+:\1\d+\)",
        r"SUM\(Data_3_3\[(pagu|realisasi)\]\)",
        r"ROUND\(AVERAGE\(D\d+:D\d+\),2\)",
        r'ROUND\(AVERAGEIFS\(Data_3_2\[capaian\],(Data_3_2\[no\],\d+,)?Data_3_2\[triwulan\],"F"\),2\)',
        r"ROUND\(F\d+-E\d+,2\)",
        rf"{_DATA}J\d+",
        r"ROUND\(SUM\(([FGH])\d+:\1\d+\),2\)",
        r'ROUND\(SUMIF\(A\d+:A\d+,"&gt;0",([FGH])\d+:\1\d+\),2\)',
        rf"IF\(AND\(ROUND\(F\d+-(SUM\()?{_DATA}P[P\d:]+\)?,2\)=0,ROUND\(G\d+-(SUM\()?{_DATA}U[U\d:]+\)?,2\)=0\),\"sama\",\"BERBEDA\"\)",
    )
)
LEMBAR_CONTOH = [
    "Ringkasan", "Tabel 3.1", "Tabel 3.2", "Tabel 3.3", "Gambar", "Narasi", "Efisiensi", "Temuan", "Rincian",
    "Data 3.2", "Data 3.3", "Jejak",
]  # fmt: skip


def milik_kita(rumus: str) -> bool:
    """Say whether a formula is one of those that the writer makes."""
    return any(pola.fullmatch(rumus) for pola in RUMUS_KITA)


def rumus_lembar(isi: dict[str, str]) -> dict[str, list[str]]:
    """Return the formulas of every sheet by its name."""
    nama = re.findall(r'<sheet name="([^"]+)"', isi["xl/workbook.xml"])
    return {n: re.findall(r"<f[^>]*>([^<]*)</f>", isi[f"xl/worksheets/sheet{i}.xml"]) for i, n in enumerate(nama, start=1)}


def test_sheets_in_order(tmp_path: Path) -> None:
    assert buka(tmp_path, laporan()).sheetnames == LEMBAR_CONTOH
    assert [satu.nama for satu in LEMBAR if satu.nama != "IKM"] == LEMBAR_CONTOH


def test_sheets_with_nothing_to_show_are_absent(tmp_path: Path) -> None:
    kosong = laporan(capaian=capaian(), serapan=serapan(), draf=True)
    assert {"Gambar", "Efisiensi", "IKM"}.isdisjoint(buka(tmp_path, kosong).sheetnames)


def test_every_sheet_prints_on_folio_landscape_one_page_wide_with_page_numbers(tmp_path: Path) -> None:
    for ws in buka(tmp_path, laporan()):
        assert (ws.page_setup.paperSize, ws.page_setup.orientation) == (14, "landscape"), ws.title
        tinggi = None if ws.title == "Ringkasan" else 0  # 1 is Excel's default and not written: Ringkasan is one page
        lebar = 3 if ws.title == "Data 3.3" else None  # 23 columns could not be read on one
        assert (ws.page_setup.fitToWidth, ws.page_setup.fitToHeight) == (lebar, tinggi), ws.title
        assert ws.sheet_properties.pageSetUpPr.fitToPage, ws.title
        assert ws.oddFooter.right.text == "Halaman &P dari &N", ws.title
        assert ws.print_area, ws.title
        assert not ws.oddHeader.center.text, ws.title


def test_draft_has_the_red_banner_on_every_sheet_and_is_the_same_below(tmp_path: Path) -> None:
    resmi = buka(tmp_path, laporan())
    lap = laporan(draf=True, temuan=(galat(), galat("C9"), galat(tingkat="peringatan")))
    draf = buka(tmp_path, lap)
    for ws in draf:
        assert ws["A1"].value == "DRAF - BELUM BOLEH DITANDATANGANI: 2 galat, lihat lembar Temuan", ws.title
        assert ws["A1"].fill.fgColor.rgb == "FFC00000"
        assert "DRAF" in ws.oddHeader.center.text
    assert draf["Tabel 3.2"]["A2"].value == resmi["Tabel 3.2"]["A1"].value
    assert draf["Tabel 3.2"]["I7"].value == "=MIN(ROUND(H7*100/G7,2),100)"
    assert draf["Data 3.2"].tables["Data_3_2"].ref == "A2:M37"
    sebab = buka(tmp_path, laporan(draf=True))["Jejak"]["A1"].value
    assert sebab == "DRAF - BELUM BOLEH DITANDATANGANI: ada anggaran yang belum dipetakan, lihat lembar Temuan"


def test_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    for nama in ("a.xlsx", "b/c.xlsx"):
        (tmp_path / nama).parent.mkdir(exist_ok=True)
        tulis_buku(laporan(draf=True, temuan=(galat(),)), tmp_path / nama)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b/c.xlsx").read_bytes()


def test_windows_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python's zip names the system that packed it, by default."""
    tulis_buku(laporan(), tmp_path / "sini.xlsx")
    monkeypatch.setattr(sys, "platform", "win32")
    tulis_buku(laporan(), tmp_path / "windows.xlsx")
    assert (tmp_path / "windows.xlsx").read_bytes() == (tmp_path / "sini.xlsx").read_bytes()


def test_properties_come_from_the_run_and_not_from_the_clock(tmp_path: Path) -> None:
    sifat = bagian(tmp_path, laporan())["docProps/core.xml"]
    assert sifat.count("2019-06-30T00:00:00Z") == 2
    assert "Laporan Kinerja Triwulan II Tahun 2019 Kecamatan Kalumpang" in sifat
    assert "<dc:language>id-ID</dc:language>" in sifat


def _nakal() -> Any:
    isi = capaian(*({"kode_indikator": n, "sasaran": n, "indikator": n, "satuan": n, "sumber": n} for n in NAKAL))
    kolom = ("sasaran", "indikator", "program", "kegiatan", "sub_kegiatan", "nama_sub_skpd")
    uang = serapan(*(dict.fromkeys(kolom, n) | {"pagu": "1"} for n in NAKAL))
    temuan = tuple(galat(berkas=n, lembar=n, isi=n, saran=n) for n in NAKAL)
    identitas = {"sebutan": "=1+1", "jabatan": "@x", "nama": "-1", "tempat": "+1"}
    return laporan(capaian=isi, serapan=uang, temuan=temuan, draf=True, nama_skpd="=1+1", rincian="unit", **identitas)


def test_text_stays_text_and_every_formula_is_ours(tmp_path: Path) -> None:
    isi = bagian(tmp_path, _nakal())
    rumus = rumus_lembar(isi)
    assert len(rumus["Tabel 3.3"]) == len(NAKAL) + 3
    assert [r for satu in rumus.values() for r in satu if not milik_kita(r)] == []
    assert not [n for n in isi if "externalLink" in n]
    tautan = [t for n, xml in isi.items() if n.startswith("xl/worksheets/sheet") for t in re.findall(r"<hyperlink [^>]*>", xml)]
    assert tautan
    assert [t for t in tautan if "r:id" in t or "location=" not in t] == []
    buku = openpyxl.load_workbook(tmp_path / "buku.xlsx")
    dicetak = [s.value for s in buku["Data 3.2"]["C"][2:]]
    assert dicetak[:11] == list(NAKAL[:11])
    assert dicetak[11] == "a\\x01b\\u202ec_xFFFE_"  # Excel's own way to hold a character that XML forbids
    assert all(s.data_type == "s" for s in buku["Data 3.2"]["C"][2:])


def test_formulas_of_the_example_are_ours_and_counted(tmp_path: Path) -> None:
    rumus = rumus_lembar(bagian(tmp_path, laporan()))
    assert len(rumus["Tabel 3.2"]) == 9  # capaian of TW 1 and 2
    assert len(rumus["Tabel 3.3"]) == 28 + 2  # percents with the total's, two sums
    assert all(milik_kita(r) for satu in rumus.values() for r in satu)


def test_a_text_over_excel_s_limit_is_cut_and_says_so(tmp_path: Path) -> None:
    ws = buka(tmp_path, laporan(serapan=serapan({"kegiatan": "k" * 40_000, "pagu": 1})))["Data 3.3"]
    assert len(ws["L2"].value) == 32_767
    assert ws["L2"].value.endswith("[dipotong: teks terlalu panjang untuk satu sel Excel]")
    assert len(_muat("\U0001f600" * 20_000).encode("utf-16-le")) <= 32_767 * 2


def test_a_cell_that_cannot_be_written_stops_the_workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lkj_etl.tulis.lembar_kerja.BARIS_MAKS", 5)  # a sheet that ends there
    with pytest.raises(TidakTertulis, match='Lembar "Ringkasan" baris 6 kolom 1 tidak dapat ditulis'):
        tulis_buku(laporan(), tmp_path / "a.xlsx")


def test_a_figure_that_is_no_number_stops_the_workbook(tmp_path: Path) -> None:
    with pytest.raises(TidakTertulis):
        tulis_buku(laporan(capaian=capaian({"realisasi": 1, "rumus": "tanpa", "capaian": float("nan")})), tmp_path / "a.xlsx")


def _tanpa_nilai(asal: Path, tujuan: Path) -> None:
    """Copy the workbook with 0 as the stored value of every formula."""
    with zipfile.ZipFile(asal) as a, zipfile.ZipFile(tujuan, "w") as t:
        for nama in a.namelist():
            isi = a.read(nama)
            t.writestr(nama, re.sub(rb"</f><v>[^<]*</v>", b"</f><v>0</v>", isi) if "worksheets/sheet" in nama else isi)


def _semua_rumus() -> Laporan:
    """Return a report with every formula of Tabel 3.2, and a mean that ends in half a hundredth (83.335)."""
    isi = [
        {"target": t, "realisasi": r, "rumus": rumus, "batas": b, "capaian": c, "kode_indikator": str(n)}
        for n, (rumus, t, r, b, c) in enumerate(
            [
                ("tinggi", 81, "81.03", 100.0, 100), ("tinggi", 80, "66.7", 100.0, "83.38"), ("rendah", 10, "12.5", 100.0, 75),
                ("rendah", 10, 30, 100.0, 0), ("rendah_rasio", 10, 15, 100.0, "66.67"), ("nol", 10, 0, 100.0, 100),
                ("nol", 0, 3, 100.0, 0), ("tinggi", 80, 100, 120.0, 120), ("penuh", "12.005", "12.01", 100.0, 100),
            ]
        )
    ]  # fmt: skip
    akhir = {"triwulan": "F", "keadaan": "ringkas", "rumus": "tanpa"}
    isi += [{**akhir, "kode_indikator": k, "capaian": c, "capaian_tanpa_batas": c} for k, c in (("0", 100), ("1", "66.67"))]
    uang = ({"kode_indikator": "0", "pagu": 3, "realisasi": 2}, {"kode_indikator": "1", "pagu": "0.07", "realisasi": "0.05"})
    return laporan(capaian=capaian(*sorted(isi, key=lambda b: str(b["kode_indikator"]))), serapan=serapan(*uang))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice tidak terpasang")
@pytest.mark.parametrize("lap", [_semua_rumus(), laporan(kas=kas_kalumpang(), draf=True)], ids=["rumus", "kas"])
def test_stored_values_are_what_libreoffice_computes(tmp_path: Path, lap: Laporan) -> None:
    tulis_buku(lap, tmp_path / "a.xlsx")
    _tanpa_nilai(tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    profil = tmp_path / "profil"
    (profil / "user").mkdir(parents=True)
    (profil / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        '<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>'
        "</item></oor:items>",
        "utf-8",
    )
    perintah = ["soffice", f"-env:UserInstallation={profil.as_uri()}", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*perintah, "--outdir", str(tmp_path / "lo"), str(tmp_path / "b.xlsx")], check=True, capture_output=True, timeout=120)
    kita = openpyxl.load_workbook(tmp_path / "a.xlsx", data_only=True)
    mereka = openpyxl.load_workbook(tmp_path / "lo" / "b.xlsx", data_only=True)
    rumus = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sel = [(ws.title, s.coordinate) for ws in rumus for b in ws.iter_rows() for s in b if s.data_type == "f"]
    assert len(sel) > 30
    assert {s: kita[s[0]][s[1]].value for s in sel} == {s: mereka[s[0]][s[1]].value for s in sel}
