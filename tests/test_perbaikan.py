"""Marked copies: coloured and commented, repaired and dropped back they replace their original and the findings are gone."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt

from lkj_etl import sistem
from lkj_etl.kesalahan import MesinBermasalah
from tests.berkas_contoh import ods, ubah, xlsx
from tests.contoh_kalumpang import DPA, tulis_contoh
from tests.data_kalumpang import KEGIATAN
from tests.jalan_lkj import Jawaban, laporan

PERBAIKAN = Path("2019/TW2/perbaikan")
SALINAN = "DPA Kalumpang 2019 (perbaikan).xlsx"
SURAT = "Penyediaan jasa Surat Menyurat"
NS_KETAT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def _masukan(tmp_path: Path) -> Path:
    tulis_contoh(tmp_path / "masukan")
    return tmp_path / "masukan"


def _jalankan(tmp_path: Path) -> Jawaban:
    return laporan(tmp_path / "masukan", tmp_path / "keluaran", "--tahun", 2019, "--triwulan", 2)


def _sel(ws: Any, teks: str, kolom: int = 3) -> Any:
    return ws.cell(next(s.row for b in ws.iter_rows() for s in b if s.value == teks), kolom)


def _rusak(berkas: Path, nilai: object = "abc") -> tuple[str, Any]:
    """Spoil one pagu; return the cell and what stood there."""
    buku = openpyxl.load_workbook(berkas)
    sel = _sel(buku.worksheets[0], SURAT)
    lama, sel.value = sel.value, nilai
    buku.save(berkas)
    return str(sel.coordinate), lama


def _perbaiki(salinan: Path, ke: Path, sel: str, nilai: object) -> None:
    buku = openpyxl.load_workbook(salinan)
    buku.worksheets[0][sel].value = nilai
    buku.save(ke)


def test_repaired_copy_replaces_its_original_and_the_findings_are_gone(tmp_path: Path) -> None:
    masukan = _masukan(tmp_path)
    bersih = _jalankan(tmp_path).json["total_keluar"]
    sel, nilai = _rusak(masukan / DPA)
    draf = _jalankan(tmp_path)
    assert draf.kode == 1
    salinan = tmp_path / "keluaran" / PERBAIKAN / SALINAN
    assert str(salinan) in draf.json["keluaran"]
    assert [b.name for b in salinan.parent.iterdir()] == [SALINAN]
    _perbaiki(salinan, masukan / SALINAN, sel, nilai)
    resmi = _jalankan(tmp_path)
    assert resmi.kode == 0
    assert [(t["kode"], t["berkas"]) for t in resmi.json["temuan"]] == [("DIGANTI-PERBAIKAN", DPA)]
    assert resmi.json["total_keluar"] == bersih
    assert [p["baris"]["dibaca"] for p in resmi.json["putusan"] if p["berkas"].endswith(DPA)] == [0]
    (masukan / DPA).unlink()
    assert _jalankan(tmp_path).json["temuan"] == []


def test_cells_are_coloured_commented_and_listed(tmp_path: Path) -> None:
    masukan = _masukan(tmp_path)
    sel, _ = _rusak(masukan / DPA)
    temuan = [t for t in _jalankan(tmp_path).json["temuan"] if t["berkas"] == DPA]
    asli, buku = (openpyxl.load_workbook(b) for b in (masukan / DPA, tmp_path / "keluaran" / PERBAIKAN / SALINAN))
    ws = buku["DPA 2019"]
    assert ws[sel].value == "abc"
    assert ws[sel].fill.fgColor.rgb == "FFFFC7CE"
    isi = next(t["isi"] for t in temuan if t["sel"] == sel)
    assert isi in ws[sel].comment.text
    assert [[s.value for s in b] for b in ws] == [[s.value for s in b] for b in asli["DPA 2019"]]
    assert ws["C12"].number_format == asli["DPA 2019"]["C12"].number_format
    daftar = [[s.value for s in b] for b in buku["Daftar Temuan"].iter_rows(max_row=len(temuan) + 1)]
    assert daftar[0] == ["No", "Tingkat", "Lembar", "Sel", "Isi", "Saran"]
    assert sorted(b[3] for b in daftar[1:]) == sorted(t["sel"] for t in temuan)
    assert buku["Daftar Temuan"]["D2"].hyperlink.location == f"'DPA 2019'!{daftar[1][3]}"


@pytest.mark.parametrize("format_berkas", ["xls", "csv", "html", "ods", "ketat"])
def test_other_formats_become_an_xlsx_of_the_table_as_read(tmp_path: Path, format_berkas: str) -> None:
    masukan = _masukan(tmp_path)
    bersih = _jalankan(tmp_path).json["total_keluar"]
    (masukan / DPA).unlink()
    isi: list[list[object]] = [["No", "Program", "Kegiatan", "NIP", "Pagu"]]
    isi += [[int(n), program, kegiatan, "198501012010011001", pagu] for program, n, kegiatan, pagu, _ in KEGIATAN]
    isi[3][4] = "abc"
    berkas = masukan / f"Pagu 2019.{'xlsx' if format_berkas == 'ketat' else format_berkas}"
    berkas.write_bytes(BENTUK[format_berkas](isi))
    assert _jalankan(tmp_path).kode == 1
    salinan = tmp_path / "keluaran" / PERBAIKAN / "Pagu 2019 (perbaikan).xlsx"
    sel = openpyxl.load_workbook(salinan).worksheets[0]["E4"]
    assert (sel.value, sel.fill.fgColor.rgb) == ("abc", "FFFFC7CE")
    assert b"198501012010011001" not in b"".join(_bagian(salinan).values())
    _perbaiki(salinan, masukan / salinan.name, "E4", KEGIATAN[2][3])
    resmi = _jalankan(tmp_path)
    assert (resmi.kode, resmi.json["total_keluar"]) == (0, bersih)


def _xls(isi: list[list[object]]) -> bytes:
    buku, wadah = xlwt.Workbook(), io.BytesIO()
    ws = buku.add_sheet("Pagu")
    for r, baris in enumerate(isi):
        for k, nilai in enumerate(baris):
            ws.write(r, k, nilai)
    buku.save(wadah)
    return wadah.getvalue()


def _csv(isi: list[list[object]]) -> bytes:
    return "\n".join(";".join(map(str, b)) for b in isi).encode()


def _html(isi: list[list[object]]) -> bytes:
    return (
        "<table>" + "".join("<tr>" + "".join(f"<td>{str(n).replace('&', '&amp;')}</td>" for n in b) + "</tr>" for b in isi) + "</table>"
    ).encode()


def _ods(isi: list[list[object]]) -> bytes:
    def sel(nilai: object) -> str:
        if isinstance(nilai, int):
            return f'<table:table-cell office:value-type="float" office:value="{nilai}"/>'
        return f'<table:table-cell office:value-type="string"><text:p>{str(nilai).replace("&", "&amp;")}</text:p></table:table-cell>'

    return ods("".join(f"<table:table-row>{''.join(map(sel, b))}</table:table-row>" for b in isi))


def _ketat(isi: list[list[object]]) -> bytes:
    biasa = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    bagian = ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml")
    return ubah(xlsx(isi), dict.fromkeys(bagian, lambda teks: teks.replace(biasa, NS_KETAT)))


BENTUK = {"xls": _xls, "csv": _csv, "html": _html, "ods": _ods, "ketat": _ketat}


def _bagian(berkas: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(berkas) as z:
        return {n: z.read(n) for n in z.namelist()}


def test_copy_of_a_copy_keeps_its_name_and_replaces_the_whole_line(tmp_path: Path) -> None:
    masukan = _masukan(tmp_path)
    sel, nilai = _rusak(masukan / DPA)
    _jalankan(tmp_path)
    salinan = tmp_path / "keluaran" / PERBAIKAN / SALINAN
    _perbaiki(salinan, masukan / SALINAN, sel, "masih salah")
    assert _jalankan(tmp_path).kode == 1
    buku = openpyxl.load_workbook(salinan)
    assert buku.sheetnames == ["DPA 2019", "Daftar Temuan"]
    assert len(buku.custom_doc_props["lkj_asal"].value.split()) == 2
    _perbaiki(salinan, masukan / "hasil akhir.xlsx", sel, nilai)
    resmi = _jalankan(tmp_path)
    assert resmi.kode == 0
    assert sorted(t["berkas"] for t in resmi.json["temuan"] if t["kode"] == "DIGANTI-PERBAIKAN") == [SALINAN, DPA]
    assert all('"hasil akhir.xlsx"' in t["isi"] for t in resmi.json["temuan"])


def test_a_setting_that_names_the_original_means_its_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    masukan = _masukan(tmp_path)
    buku = openpyxl.load_workbook(masukan / DPA)
    satu, dua = (_sel(buku.worksheets[0], kegiatan) for kegiatan in [k[2] for k in KEGIATAN[3:5]])
    satu.value, dua.value = satu.value - 1000, dua.value + 1000
    buku.save(masukan / "A DPA lama.xlsx")
    sel, nilai = _rusak(masukan / DPA)
    monkeypatch.setenv("LKJ_BERKAS_PAGU", DPA)
    assert _jalankan(tmp_path).kode == 1
    _perbaiki(tmp_path / "keluaran" / PERBAIKAN / SALINAN, masukan / SALINAN, sel, nilai)
    hasil = _jalankan(tmp_path)
    assert (hasil.kode, [t["kode"] for t in hasil.json["temuan"]]) == (0, ["DIGANTI-PERBAIKAN"])


def test_the_original_stays_replaced_however_often_its_copy_is_repaired(tmp_path: Path) -> None:
    """DESIGN 6: a copy replaces its file, which may stay in the folder (so the sentence in the copy says)."""
    masukan = _masukan(tmp_path)
    sel, nilai = _rusak(masukan / DPA)
    _jalankan(tmp_path)
    for isi in ("belum", "masih belum", "juga belum", nilai):
        _perbaiki(tmp_path / "keluaran" / PERBAIKAN / SALINAN, masukan / SALINAN, sel, isi)
        hasil = _jalankan(tmp_path)
        assert [t["berkas"] for t in hasil.json["temuan"] if t["kode"] == "DIGANTI-PERBAIKAN"] == [DPA]
    assert hasil.kode == 0


def test_work_in_a_copy_is_not_overwritten_while_the_findings_stay_the_same(tmp_path: Path) -> None:
    masukan = _masukan(tmp_path)
    sel, _ = _rusak(masukan / DPA)
    _jalankan(tmp_path)
    salinan = tmp_path / "keluaran" / PERBAIKAN / SALINAN
    _perbaiki(salinan, salinan, sel, 123)
    isi = salinan.read_bytes()
    assert str(salinan) in _jalankan(tmp_path).json["keluaran"]
    assert salinan.read_bytes() == isi
    _rusak(masukan / DPA, None)
    _jalankan(tmp_path)
    assert salinan.read_bytes() != isi


def test_a_copy_that_is_open_in_excel_does_not_stop_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    masukan = _masukan(tmp_path)
    _rusak(masukan / DPA)
    asli = sistem.ganti_berkas

    def terbuka(dari: Path, ke: Path) -> None:
        if ke.parent.name == "perbaikan":
            raise MesinBermasalah(f"{ke.name} tidak dapat diganti: mungkin sedang terbuka di Excel.")
        asli(dari, ke)

    monkeypatch.setattr(sistem, "ganti_berkas", terbuka)
    jawaban = _jalankan(tmp_path)
    assert jawaban.kode == 1
    assert not list((tmp_path / "keluaran" / PERBAIKAN).iterdir())
    assert not [k for k in jawaban.json["keluaran"] if "perbaikan" in k]
