"""`lkj templat`: what the template offers is what the reader accepts; filled in it passes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from flows.perintah import CONTOH
from lkj_etl.baca.judul import nama_kolom
from lkj_etl.baca.judul_dasar import samakan_judul
from lkj_etl.baca.judul_kinerja import INDIKATOR as JUDUL_INDIKATOR
from lkj_etl.baca.judul_kinerja import KINERJA, SKM
from lkj_etl.baca.kinerja_identitas import ISIAN
from lkj_etl.baca.kinerja_indikator import DAFTAR
from lkj_etl.nilai.kode import pisah_kode_nama
from lkj_etl.nilai.nama import samakan
from lkj_etl.tulis.templat import IsiTemplat, tulis_templat
from lkj_etl.tulis.templat_anggaran import KOLOM as KOLOM_ANGGARAN
from lkj_etl.tulis.templat_bentuk import IDENTITAS
from lkj_etl.tulis.templat_kolom import TABEL
from schemas.kinerja import ARAH, BILA_KOSONG, CARA_HITUNG, JADWAL_UKUR, JENIS, JENIS_TARGET, VARIAN_RENDAH
from tests.jalan_lkj import laporan, lkj
from tests.jalan_templat import ANGGARAN, LAMA, PROGRAM, isi_templat, judul, templat

BENTUK = {b.lembar: b for b in (*KINERJA, SKM)}


def daftar(ws: Any) -> dict[str, str]:
    """Return the drop-downs of a sheet: heading -> what its list is made of."""
    hasil: dict[str, str] = {}
    for aturan in ws.data_validations.dataValidation:
        if aturan.type == "list":
            hasil[ws.cell(3, next(iter(aturan.sqref.ranges)).min_col).value] = aturan.formula1
    return hasil


def pilihan(formula: str) -> list[str]:
    return formula.strip('"').split(",")


# ---- one source: headings, labels and lists are what the reader takes


@pytest.mark.parametrize("lembar", TABEL, ids=lambda x: x.nama)
def test_judul_dikenali_pembaca(lembar: Any) -> None:
    bentuk = BENTUK[lembar.nama]
    dibaca = [k for k in lembar.kolom if k.jenis != "bantu"]
    assert [nama_kolom(bentuk, samakan_judul(k.judul)) for k in dibaca] == [k.nama for k in dibaca]
    assert {samakan_judul(k.judul) for k in lembar.kolom if k.jenis == "bantu"} <= bentuk.abaikan
    wajib = {n for grup in bentuk.wajib for n in grup}
    assert {k.nama for k in dibaca if k.wajib} == wajib
    assert {k.nama for k in dibaca} == {k.nama for k in bentuk.kolom}


def test_isian_identitas_dikenali_pembaca() -> None:
    assert [ISIAN[samakan(label)] for _, label, _ in IDENTITAS] == [nama for nama, _, _ in IDENTITAS]
    assert {nama for nama, _, _ in IDENTITAS} == set(ISIAN.values())


def test_daftar_pilihan_sama_dengan_kontrak(tmp_path: Path) -> None:
    ada = daftar(openpyxl.load_workbook(templat(tmp_path))["Indikator"])
    harap = {
        "Cara Hitung": CARA_HITUNG,
        "Arah": ARAH,
        "Jenis Target": JENIS_TARGET,
        "Jadwal Ukur": tuple(JADWAL_UKUR),
        "Bila Tidak Ada Kejadian": BILA_KOSONG,
        "Jenis": JENIS,
        "Varian Makin Rendah": VARIAN_RENDAH,
    }
    assert {j: tuple(pilihan(f)) for j, f in ada.items()} == harap
    for nama, berlaku in DAFTAR.items():
        baku = next(k.judul for k in TABEL[0].kolom if k.nama == nama)
        assert set(harap[baku]) == set(berlaku.values()) - {""}
        assert [berlaku[samakan(p)] for p in harap[baku]] == list(harap[baku])


def test_triwulan_dan_kode_dipilih_dari_daftar(tmp_path: Path) -> None:
    wb = openpyxl.load_workbook(templat(tmp_path))
    assert pilihan(daftar(wb["Realisasi"])["Triwulan"]) == pilihan(daftar(wb["SKM"])["Triwulan"]) == ["1", "2", "3", "4"]
    assert daftar(wb["Realisasi"])["Kode"] == daftar(wb["Pemetaan"])["Kode Indikator"] == "Indikator!$A$5:$A$200"


def test_panjang_pesan_dan_rumus_dalam_batas_excel(tmp_path: Path) -> None:
    assert [k.nama for x in TABEL for k in x.kolom if len(k.arti) > 255 or len(k.judul) > 32] == []
    tulis_templat(IsiTemplat(anggaran=ANGGARAN), tmp_path / "t.xlsx")
    for ws in openpyxl.load_workbook(tmp_path / "t.xlsx"):
        for aturan in ws.data_validations.dataValidation:
            assert len(aturan.formula1 or "") <= 255, ws.title


# ---- the lists of the budget


def test_daftar_anggaran_per_tingkat(tmp_path: Path) -> None:
    tulis_templat(IsiTemplat(anggaran=ANGGARAN), tmp_path / "t.xlsx")
    wb = openpyxl.load_workbook(tmp_path / "t.xlsx")
    ws = wb["Anggaran"]
    assert [[c.value for c in b] for b in ws.iter_rows(min_row=4)] == [
        [PROGRAM, PROGRAM, ANGGARAN[0][1], ANGGARAN[0][1], ANGGARAN[0][2]],
        [ANGGARAN[2][0], PROGRAM, ANGGARAN[1][1], ANGGARAN[1][1], ANGGARAN[1][2]],
        [None, ANGGARAN[2][0], ANGGARAN[2][1], None, None],
    ]
    ada = daftar(wb["Pemetaan"])
    assert ada["Program"] == "Anggaran!$A$4:$A$5"
    assert ada["Kegiatan"].startswith('IF($D5="",Anggaran!$C$4:$C$6,OFFSET(Anggaran!$C$4,MATCH($D5,Anggaran!$B$4:$B$6,0)-1')
    for program, kegiatan, _ in ANGGARAN:
        assert " ".join(pisah_kode_nama(program)) == program
        assert " ".join(pisah_kode_nama(kegiatan)) == kegiatan


def test_judul_daftar_anggaran_bukan_judul_masukan() -> None:
    from lkj_etl.baca.judul import BENTUK as SEMUA

    assert [n for b in SEMUA for j, _ in KOLOM_ANGGARAN if (n := nama_kolom(b, samakan_judul(j)))] == []


def test_daftar_program_dari_berkas_anggaran(tmp_path: Path) -> None:
    wb = openpyxl.load_workbook(templat(tmp_path))
    program = [c.value for c in wb["Anggaran"]["A"][3:] if c.value]
    assert len(program) == 6
    assert program[0] == "Belanja Tidak Langsung"
    assert wb["Identitas"]["B8"].value == 2019


@pytest.mark.parametrize("json", [[], ["--json"]])
def test_folder_tanpa_berkas_anggaran_disebut_di_stderr(tmp_path: Path, json: list[str]) -> None:
    """A program that reads stdout as JSON must not take the sentence from whoever looks at the terminal."""
    (tmp_path / "kosong").mkdir()
    hasil = lkj("templat", "--masukan", tmp_path / "kosong", "--keluaran", tmp_path, *json)
    assert hasil.kode == 0
    assert "belum terisi" in hasil.galat
    assert not json or hasil.json["keluaran"] == [str(tmp_path / "Templat Kinerja.xlsx")]
    assert "Anggaran" not in openpyxl.load_workbook(tmp_path / "Templat Kinerja.xlsx").sheetnames


# ---- filled in


@pytest.mark.parametrize("skm", [False, True])
def test_templat_yang_diisi_diterima(tmp_path: Path, skm: bool) -> None:
    berkas = templat(tmp_path)
    isi_templat(berkas, skm=skm)
    hasil = lkj("periksa", berkas, "--json")
    assert [(p["jenis"], p["putusan"]) for p in hasil.json["putusan"]] == [("kinerja", "diterima")]
    assert hasil.json["temuan"] == []


@pytest.mark.parametrize(("skm", "nilai"), [(False, 81.03), (True, 83.33)])
def test_laporan_dari_templat_yang_diisi(tmp_path: Path, skm: bool, nilai: float) -> None:
    folder = tmp_path / "masukan"
    shutil.copytree(CONTOH, folder)
    (folder / LAMA.name).unlink()
    isi_templat(templat(folder), skm=skm)  # (4+3+3+4+3+3+4+3+3) / 9 x 25 = 30 / 9 x 25 = 83,33
    hasil = laporan(folder, tmp_path / "keluar")
    assert hasil.temuan() == []
    assert hasil.kode == 0
    data = openpyxl.load_workbook(hasil.json["keluaran"][0], data_only=True)["Data 3.2"]
    assert [b[8] for b in data.iter_rows(values_only=True) if b[1] == "1.1" and str(b[6]) == "2"] == [nilai]


def test_templat_kosong_tanpa_baris_tidak_dibaca_sebagai_data(tmp_path: Path) -> None:
    hasil = lkj("periksa", templat(tmp_path), "--json")
    assert hasil.json["putusan"][0]["baris"]["dibaca"] == 0
    assert hasil.json["putusan"][0]["putusan"] == "ditolak"  # DESIGN 4: a file without a data row
    assert [(t["kode"], t["lembar"]) for t in hasil.json["temuan"]] == [("TANPA-BARIS", "Indikator")]


def test_baris_contoh_yang_ditimpa_menjadi_data(tmp_path: Path) -> None:
    berkas = templat(tmp_path)
    wb = openpyxl.load_workbook(berkas)
    wb["Indikator"]["A4"] = "1.1"
    wb.save(berkas)
    assert lkj("periksa", berkas, "--json").json["putusan"][0]["baris"]["dibaca"] == 1


def test_judul_yang_dihapus_menolak_berkas_dan_disebut(tmp_path: Path) -> None:
    berkas = templat(tmp_path)
    isi_templat(berkas)
    wb = openpyxl.load_workbook(berkas)
    wb["Indikator"]["J3"] = "Cara"
    wb.save(berkas)
    hasil = lkj("periksa", berkas, "--json")
    assert [(t["kode"], t["lembar"]) for t in hasil.json["temuan"]] == [("JUDUL-KURANG", "Indikator")]
    assert '"Cara Hitung"' in hasil.json["temuan"][0]["isi"]


def test_kolom_pilihan_boleh_dihapus(tmp_path: Path) -> None:
    berkas = templat(tmp_path)
    isi_templat(berkas)
    wb = openpyxl.load_workbook(berkas)
    assert judul(wb["Indikator"])[16:] == [k.judul for k in TABEL[0].kolom if not k.wajib]
    wb["Indikator"].delete_cols(17, 7)
    del wb["SKM"]
    wb.save(berkas)
    assert lkj("periksa", berkas, "--json").json["putusan"][0]["putusan"] == "diterima"


# ---- how it looks and protects


def sel_terkunci(ws: Any) -> Iterator[tuple[str, bool]]:
    for k, nama in enumerate(judul(ws), start=1):
        yield nama, ws.cell(3, k).protection.locked


def test_judul_terkunci_badan_terbuka_dan_diterangkan(tmp_path: Path) -> None:
    wb = openpyxl.load_workbook(templat(tmp_path))
    for lembar in TABEL:
        ws = wb[lembar.nama]
        assert ws.protection.sheet
        assert all(terkunci for _, terkunci in sel_terkunci(ws))
        assert not ws["A4"].protection.locked
        for huruf in ("A", openpyxl.utils.get_column_letter(len(lembar.kolom))):
            assert ws.column_dimensions[huruf].width
        assert [ws.cell(3, k).comment is not None for k in range(1, len(lembar.kolom) + 1)] == [True] * len(lembar.kolom)
        assert ws.freeze_panes[1:] == "4"
        assert (ws["A4"].value, ws["A4"].number_format) == ("Contoh", "@")
    assert JUDUL_INDIKATOR.lembar == "Indikator"


def test_bita_sama_untuk_isi_yang_sama(tmp_path: Path) -> None:
    for nama in ("a.xlsx", "b.xlsx"):
        tulis_templat(IsiTemplat(identitas={"tahun": 2026}, anggaran=ANGGARAN), tmp_path / nama)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").properties.created == datetime(2026, 1, 1)  # noqa: DTZ001 - workbooks know no time zone


def test_berkas_yang_ada_tidak_ditimpa(tmp_path: Path) -> None:
    berkas = templat(tmp_path)
    lama = berkas.read_bytes()
    hasil = lkj("templat", "--masukan", CONTOH, "--keluaran", berkas)
    assert hasil.kode == 2
    assert "sudah ada" in hasil.galat
    assert berkas.read_bytes() == lama
    assert [p.name for p in tmp_path.iterdir()] == ["templat.xlsx"]
