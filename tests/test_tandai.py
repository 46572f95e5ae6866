"""One marked copy: what stays of the original, what is taken out, and what is never opened."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from flows.perbaikan import salin_perbaikan
from lkj_etl.baca.ambil import ambil
from lkj_etl.jejak import JejakBerkas
from lkj_etl.temuan import Temuan
from lkj_etl.tulis.perbaikan import _nama_salinan
from lkj_etl.tulis.rumus_salinan import aman
from tests import contoh_laporan
from tests.berkas_contoh import xlsx


def bagian_zip(berkas: Path) -> dict[str, bytes]:
    """Return the parts of a workbook."""
    with zipfile.ZipFile(berkas) as z:
        return {n: z.read(n) for n in z.namelist()}


def _satu(folder: Path, nama: str, isi: bytes, *temuan: tuple[str, str]) -> Path | None:
    """Mark one file with findings (lembar, sel); return the copy."""
    folder.mkdir(exist_ok=True)
    (folder / nama).write_bytes(isi)
    (folder / "kerja").mkdir(exist_ok=True)
    ambilan = ambil([folder / nama], folder / "kerja", lambda _: None, lewati_kembar=True)
    isi_temuan = tuple(Temuan("UJI", "peringatan", nama, lembar, sel, "=1+1 isi", "saran") for lembar, sel in temuan)
    lap = contoh_laporan.laporan(temuan=isi_temuan, jejak=(JejakBerkas(nama, "rekap", "diterima_dengan_catatan", ambilan[0].sha256),))
    hasil = salin_perbaikan(lap, ambilan, folder / "keluaran")
    assert not hasil.catatan
    return hasil.jalan[0] if hasil.jalan else None


def test_arithmetic_stays_alive_with_its_value_and_nothing_leads_out(tmp_path: Path) -> None:
    wadah = io.BytesIO()
    buku = xlsxwriter.Workbook(wadah, {"in_memory": True})
    ws = buku.add_worksheet("Rekap")
    for r, (kode, uraian, pagu) in enumerate(
        (("7.01.01.2.06.0001", "=1+1", 10), ("7.01.01.2.06.0002", "Jasa", 5), ("JUMLAH", "", 0)), start=1
    ):
        for k, teks in enumerate((kode, uraian)):
            ws.write_string(r, k, teks)
        ws.write_number(r, 2, pagu)
    for k, teks in enumerate(("Kode", "Uraian", "Pagu")):
        ws.write_string(0, k, teks)
    ws.write_formula(3, 2, "=SUM(C2:C3)", None, 15)
    ws.write_formula(4, 2, "='[lain.xlsx]Rekap'!A1", None, 7)
    ws.write_url(5, 1, "https://contoh.invalid/x", None, "tautan")
    buku.close()
    salinan = _satu(tmp_path, "a.xlsx", wadah.getvalue(), ("Rekap", "C2"), ("-", "-"))
    assert salinan is not None
    rumus, nilai = (openpyxl.load_workbook(salinan, data_only=d)["Rekap"] for d in (False, True))
    assert (rumus["C4"].value, nilai["C4"].value) == ("=SUM(C2:C3)", 15)
    assert rumus["C5"].value == 7
    assert (rumus["B2"].value, rumus["B2"].data_type, rumus["B6"].hyperlink) == ("=1+1", "s", None)
    bagian = bagian_zip(salinan)
    assert not [n for n in bagian if "externalLink" in n or "vba" in n.lower()]
    assert b"contoh.invalid" not in b"".join(bagian.values())
    assert sum(len(re.findall(rb"<f[ >]", isi)) for isi in bagian.values()) == 1


@pytest.mark.parametrize(
    ("rumus", "boleh"),
    [
        ("=SUM(C2:C3)", True),
        ("=IF($A$1>0,ROUND(B2*100/C2,2),0)", True),
        ('=HYPERLINK("http://a")', False),
        ("=WEBSERVICE(A1)", False),
        ("=Sheet2!A1", False),
        ("=[1]Rekap!A1", False),
        ("=cmd|' /C calc'!A0", False),
        ("=" + "1" * 5000 + "!", False),
    ],
)
def test_only_plain_arithmetic_is_kept_as_formula(rumus: str, boleh: bool) -> None:
    assert aman(rumus) is boleh


def test_same_inputs_give_the_same_copies(tmp_path: Path) -> None:
    isi = xlsx()
    satu, dua = (_satu(tmp_path / n, "a.xlsx", isi, ("Rekap", "C2")) for n in ("x", "y"))
    assert satu is not None
    assert dua is not None
    assert satu.read_bytes() == dua.read_bytes()
    with zipfile.ZipFile(satu) as z:
        assert {(i.create_system, i.date_time) for i in z.infolist()} == {(3, (1980, 1, 1, 0, 0, 0))}  # as on Linux, on every system


def test_a_refused_container_is_never_opened_but_its_findings_are_listed(tmp_path: Path) -> None:
    salinan = _satu(tmp_path, "rusak.xlsx", xlsx()[:-200], ("-", "-"))
    assert salinan is not None
    buku = openpyxl.load_workbook(salinan)
    assert buku.sheetnames == ["Daftar Temuan"]
    assert "lkj_asal" not in buku.custom_doc_props.names
    assert buku["Daftar Temuan"]["E2"].value == "=1+1 isi"
    assert buku["Daftar Temuan"]["E2"].data_type == "s"


def test_a_file_that_changed_meanwhile_gets_no_copy(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(xlsx())
    ambilan = ambil([tmp_path / "a.xlsx"], tmp_path, lambda _: None, lewati_kembar=True)
    (tmp_path / "a.xlsx").write_bytes(xlsx(nama="Lain"))
    temuan = (Temuan("UJI", "peringatan", "a.xlsx", "Rekap", "C2", "i", "s"),)
    lap = contoh_laporan.laporan(temuan=temuan, jejak=(JejakBerkas("a.xlsx", "rekap", "diterima", ambilan[0].sha256),))
    hasil = salin_perbaikan(lap, ambilan, tmp_path / "keluaran")
    assert hasil.jalan == []
    assert len(hasil.catatan) == 1
    assert "berubah" in hasil.catatan[0]


def test_names_are_safe_short_and_different() -> None:
    nama = ["a.xls", "A.xlsx", "x/..\u202e.csv", "p" * 250 + ".xlsx", "b (perbaikan) (perbaikan 2).xlsx"]
    assert _nama_salinan(nama)[:3] == ["a (perbaikan).xlsx", "A (perbaikan 2).xlsx", "berkas (perbaikan).xlsx"]
    assert _nama_salinan(nama)[4] == "b (perbaikan).xlsx"
    assert all(len(n) < 130 for n in _nama_salinan(nama))
