"""`lkj templat --dari`: last quarter's workbook carries over, last year's gives its Kondisi Akhir."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import openpyxl

from flows.perintah import CONTOH
from tests.jalan_lkj import laporan, lkj
from tests.jalan_templat import LAMA, judul, templat


def nilai(ws: Any, kolom: int, awal: int = 4) -> list[Any]:
    return [b[kolom - 1].value for b in ws.iter_rows(min_row=awal) if b[0].value]


def test_triwulan_berikut_membawa_semua_isian(tmp_path: Path) -> None:
    berkas = templat(tmp_path, "--dari", LAMA)
    wb, dulu = openpyxl.load_workbook(berkas), openpyxl.load_workbook(LAMA)
    assert [b[1].value for b in wb["Identitas"].iter_rows(min_row=4)][:2] == ["Kecamatan Kalumpang", "Kantor Kecamatan Kalumpang"]
    for k in range(1, 17):
        assert nilai(wb["Indikator"], k) == nilai(dulu["Indikator"], k, 2), k
    for k in range(1, 7):
        assert nilai(wb["Pemetaan"], k) == nilai(dulu["Pemetaan"], k, 2), k
    lalu = [b for b in wb["Realisasi"].iter_rows(min_row=4, values_only=True) if b[0] and b[2] < 3]
    lama = [b for b in dulu["Realisasi"].iter_rows(min_row=2, values_only=True) if b[0]]
    angka = {"81,03": 81.03}
    assert [(b[0], *b[2:]) for b in lalu] == [(*b[:4], angka.get(b[4], b[4]), *b[5:]) for b in lama]
    baru = [b for b in wb["Realisasi"].iter_rows(min_row=4, values_only=True) if b[0] and b[2] == 3]
    assert [b[0] for b in baru] == nilai(wb["Indikator"], 1)
    assert {n for b in baru for n in b[3:]} == {None}
    assert lkj("periksa", berkas, "--json").json["putusan"][0]["putusan"] == "diterima"


def test_laporan_triwulan_lalu_sama_dari_berkas_terusan(tmp_path: Path) -> None:
    folder = tmp_path / "masukan"
    shutil.copytree(CONTOH, folder)
    templat(folder, "--dari", LAMA)
    (folder / LAMA.name).unlink()
    tabel = []
    for masukan in (CONTOH, folder):
        hasil = laporan(masukan, tmp_path / masukan.name / "keluar", "--tahun", 2019, "--triwulan", 2)
        buku = openpyxl.load_workbook(hasil.json["keluaran"][0], data_only=True)
        tabel.append([[b[:12] for b in buku[n].iter_rows(values_only=True)] for n in ("Data 3.2", "Data 3.3")])
    assert tabel[0] == tabel[1]


def test_tahun_baru_mengosongkan_realisasi_dan_mengisi_tahun_lalu(tmp_path: Path) -> None:
    wb = openpyxl.load_workbook(templat(tmp_path, "--dari", LAMA, "--tahun", 2020))
    assert wb["Identitas"]["B8"].value == 2020
    assert {b[2] for b in wb["Realisasi"].iter_rows(min_row=4, values_only=True) if b[0]} == {1}
    assert {n for b in wb["Realisasi"].iter_rows(min_row=4, values_only=True) for n in b[3:]} == {None}
    lalu = dict(
        zip(nilai(wb["Indikator"], 1), nilai(wb["Indikator"], judul(wb["Indikator"]).index("Realisasi Tahun Lalu") + 1), strict=True)
    )
    assert lalu == {"1.1": 81.03, "1.2": 90, "1.3": None, "1.4": 100, "2.1": None, "3.1": 100, "4.1": 0}


def test_predikat_pembanding_dan_kondisi_akhir_ikut_dibawa(tmp_path: Path) -> None:
    lama = tmp_path / "lama.xlsx"
    wb = openpyxl.load_workbook(LAMA)
    ws = wb["Indikator"]
    for k, (nama, huruf) in enumerate((("Target Akhir Renstra", "A"), ("Realisasi Tahun Lalu", "B")), start=ws.max_column + 1):
        ws.cell(1, k, nama)
        ws.cell(4, k, huruf)
    wb["Realisasi"]["E8"] = "BB"  # 1.3 in TW II
    wb.save(lama)
    for tahun, lalu in ((), "B"), (("--tahun", 2020), "BB"):
        baru = openpyxl.load_workbook(templat(tmp_path / lalu, "--dari", lama, *tahun))["Indikator"]
        isi = dict(zip(judul(baru), (s.value for s in baru[6]), strict=True))
        assert (isi["Kode"], isi["Target Akhir Renstra"], isi["Realisasi Tahun Lalu"]) == ("1.3", "A", lalu)


def test_jawaban_skm_ikut_dibawa_tanpa_nama(tmp_path: Path) -> None:
    lama = tmp_path / "lama.xlsx"
    shutil.copy(LAMA, lama)
    wb = openpyxl.load_workbook(lama)
    ws = wb.create_sheet("SKM")
    ws.append(["Triwulan", "Responden", *(f"U{n}" for n in range(1, 10))])
    ws.append([2, "Seseorang", 4, 3, 3, None, 3, 3, 4, 3, 3])
    wb.save(lama)
    ws = openpyxl.load_workbook(templat(tmp_path, "--dari", lama))["SKM"]
    assert [c.value for c in ws[4]] == [2, 1, 4, 3, 3, None, 3, 3, 4, 3, 3]


def test_yang_bukan_buku_kinerja_ditolak_dengan_kalimat(tmp_path: Path) -> None:
    hasil = lkj("templat", "--masukan", CONTOH, "--keluaran", tmp_path, "--dari", CONTOH / "DPA Kalumpang 2019.xlsx")
    assert hasil.kode == 2
    assert "bukan buku kerja kinerja" in hasil.galat
    assert lkj("templat", "--masukan", CONTOH, "--keluaran", tmp_path, "--dari", LAMA, "--tahun", 2018).kode == 2
    assert lkj("templat", "--masukan", tmp_path / "tiada", "--keluaran", tmp_path).kode == 2
    assert list(tmp_path.iterdir()) == []
