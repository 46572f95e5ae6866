"""Rows of every file of a run: dibaca = dipakai + ditolak + ganda + skpd_lain, whatever becomes of the file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.baca_langsung import JUDUL
from tests.berkas_sipd import ALAT, GAJI, Dokumen, Pagu, baris_dokumen, baris_pagu, tulis
from tests.contoh_kalumpang import BELANJA, DPA, KINERJA, tulis_contoh
from tests.jalan_lkj import Jawaban, laporan

KANTOR = ("--tahun", 2026, "--triwulan", 1, "--skpd", "Kecamatan Contoh")
PAGU = [Pagu(GAJI, 1000), Pagu(ALAT, 300), Pagu(GAJI, 7000, skpd="06")]
BULAN = [[Dokumen(GAJI, 100, f"7 {b} 2026", f"D{b}")] for b in ("Januari", "Februari", "Maret")]


@pytest.fixture
def sipd(tmp_path: Path) -> Path:
    folder = tmp_path / "masukan"
    folder.mkdir()
    tulis(folder / "r.xlsx", baris_pagu(PAGU))
    tulis(folder / "d1.xlsx", baris_dokumen(BULAN[0]))
    tulis(folder / "d2.xlsx", baris_dokumen([*BULAN[1], *BULAN[2]]))
    return folder


def baris(jawaban: Jawaban) -> dict[str, tuple[str, tuple[int, ...]]]:
    hasil = {}
    for p in jawaban.json["putusan"]:
        isi = tuple(p["baris"].values())
        assert isi[0] == sum(isi[1:])
        hasil[Path(p["berkas"]).name] = (p["jenis"], isi)
    return hasil


def total(jawaban: Jawaban) -> tuple[str, str]:
    masuk, keluar = jawaban.json["total_masuk"], jawaban.json["total_keluar"]
    assert masuk == keluar
    return masuk["pagu"], masuk["realisasi"]


def galat(jawaban: Jawaban) -> list[str]:
    return [kode for kode, *_ in jawaban.temuan() if kode != "TANPA-KINERJA"]


def test_berkas_bulanan(sipd: Path, tmp_path: Path) -> None:
    j = laporan(sipd, tmp_path / "keluaran", *KANTOR)
    assert (galat(j), total(j)) == ([], ("1300.00", "300.00"))
    assert baris(j) == {
        "d1.xlsx": ("realisasi-sipd", (1, 1, 0, 0, 0)),
        "d2.xlsx": ("realisasi-sipd", (2, 2, 0, 0, 0)),
        "r.xlsx": ("pagu-sipd", (3, 2, 0, 0, 1)),
    }


def test_berkas_bulanan_bertumpang_tindih(sipd: Path, tmp_path: Path) -> None:
    tulis(sipd / "d3.xlsx", {"Jan": baris_dokumen(BULAN[0]), "Semua": baris_dokumen([b for x in BULAN for b in x])})
    j = laporan(sipd, tmp_path / "keluaran", *KANTOR)
    assert (galat(j), total(j)) == ([], ("1300.00", "300.00"))
    assert baris(j)["d3.xlsx"] == ("realisasi-sipd", (4, 0, 0, 4, 0))


def test_salinan_byte_demi_byte(sipd: Path, tmp_path: Path) -> None:
    shutil.copyfile(sipd / "r.xlsx", sipd / "salinan.xlsx")
    j = laporan(sipd, tmp_path / "keluaran", *KANTOR)
    assert (galat(j), total(j)) == ([], ("1300.00", "300.00"))
    assert baris(j)["salinan.xlsx"] == ("pagu-sipd", (3, 0, 0, 2, 1))
    assert "BERKAS-KEMBAR" in [kode for kode, *_ in j.temuan("peringatan")]


def test_pagu_sama_disimpan_ulang(sipd: Path, tmp_path: Path) -> None:
    tulis(sipd / "r2.xlsx", baris_pagu(PAGU[::-1]))
    j = laporan(sipd, tmp_path / "keluaran", *KANTOR)
    assert (galat(j), total(j)) == ([], ("1300.00", "300.00"))
    assert baris(j)["r2.xlsx"] == ("pagu-sipd", (3, 0, 0, 2, 1))


def test_pagu_beda_tidak_dipakai(sipd: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tulis(sipd / "r2.xlsx", baris_pagu([PAGU[0]._replace(pagu=1100), *PAGU[1:]]))
    j = laporan(sipd, tmp_path / "keluaran", *KANTOR)
    assert (galat(j), total(j)) == (["PAGU-GANDA"], ("1300.00", "300.00"))
    assert baris(j)["r2.xlsx"] == ("pagu-sipd", (3, 0, 2, 0, 1))
    monkeypatch.setenv("LKJ_BERKAS_PAGU", "r2.xlsx")
    j = laporan(sipd, tmp_path / "keluaran", *KANTOR)
    assert (galat(j), total(j)) == ([], ("1400.00", "300.00"))
    assert baris(j)["r.xlsx"] == ("pagu-sipd", (3, 0, 2, 0, 1))


def test_dokumen_sesudah_triwulan_tidak_dijumlahkan(sipd: Path, tmp_path: Path) -> None:
    tulis(sipd / "d3.xlsx", baris_dokumen([Dokumen(ALAT, 40, "3 April 2026", "DApril")]))
    j = laporan(sipd, tmp_path / "keluaran", *KANTOR)
    assert (galat(j), total(j)) == ([], ("1300.00", "300.00"))
    assert baris(j)["d3.xlsx"] == ("realisasi-sipd", (1, 1, 0, 0, 0))


def test_bulan_ada_menurut_tanggal_dokumen(sipd: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On SP2D dates March looks empty, but its export is there: the months are those of the documents."""
    maret = BULAN[2][0]._replace(lain={"Tanggal SP2D": "1 April 2026"})
    tulis(sipd / "d2.xlsx", baris_dokumen([*BULAN[1], maret]))
    monkeypatch.setenv("LKJ_DASAR_TANGGAL", "sp2d")
    j = laporan(sipd, tmp_path / "keluaran", *KANTOR)
    assert (galat(j), total(j)) == ([], ("1300.00", "200.00"))
    (sipd / "d2.xlsx").unlink()
    assert galat(laporan(sipd, tmp_path / "keluaran", *KANTOR)) == ["BULAN-KOSONG"]


def test_baris_rusak_milik_kantor_lain(sipd: Path, tmp_path: Path) -> None:
    tulis(sipd / "r.xlsx", baris_pagu([*PAGU, Pagu(ALAT, "rusak", skpd="06")]))
    j = laporan(sipd, tmp_path / "keluaran", *KANTOR)
    assert (galat(j), total(j)) == ([], ("1300.00", "300.00"))
    assert baris(j)["r.xlsx"] == ("pagu-sipd", (4, 2, 0, 0, 2))


def test_baris_rusak_milik_kantor_sendiri(sipd: Path, tmp_path: Path) -> None:
    tulis(sipd / "r.xlsx", baris_pagu([*PAGU, Pagu(ALAT, "rusak")]))
    j = laporan(sipd, tmp_path / "keluaran", *KANTOR)
    assert galat(j)[:2] == ["ANGKA-BUKAN-ANGKA", "TANPA-PAGU"]
    assert baris(j)["r.xlsx"] == ("pagu-sipd", (4, 0, 3, 0, 1))


def test_baris_tanpa_kantor_dilihat_setiap_kantor(sipd: Path, tmp_path: Path) -> None:
    """Such a row refuses the whole file; every office's report must say why."""
    semua = [
        Dokumen(GAJI, 3, "9 Februari 2026", "K1"),
        Dokumen(GAJI, 4, "9 Februari 2026", "K2", skpd="06"),
        Dokumen(GAJI, 5, "9 Februari 2026", "K3", lain={"Kode SKPD": None}),
    ]
    tulis(sipd / "d4.xlsx", baris_dokumen(semua, kepala=False))
    for kantor, lain in (("Kecamatan Contoh", 1), ("Kecamatan Lain", 2)):
        j = laporan(sipd, tmp_path / kantor, "--tahun", 2026, "--triwulan", 1, "--skpd", kantor)
        assert ("SEL-KOSONG", "d4.xlsx", "Sheet 1", "A4") in j.temuan()
        assert baris(j)["d4.xlsx"] == ("realisasi-sipd", (3, 0, 3 - lain, 0, lain))


def test_kinerja_kedua_tidak_dipakai(tmp_path: Path) -> None:
    masukan = tmp_path / "masukan"
    tulis_contoh(masukan)
    import openpyxl

    wb = openpyxl.load_workbook(masukan / KINERJA)
    wb.save(masukan / "Z.xlsx")
    j = laporan(masukan, tmp_path / "keluaran", "--tahun", 2019, "--triwulan", 2)
    assert galat(j) == ["KINERJA-GANDA"]
    assert baris(j)["Z.xlsx"] == ("kinerja", (28, 0, 28, 0, 0))


def test_kinerja_ditolak_tetap_menentukan_kantor(tmp_path: Path) -> None:
    """A damaged Kinerja still names the office, so another office's DPA is not taken for it (DESIGN 8)."""
    import openpyxl

    masukan = tmp_path / "masukan"
    tulis_contoh(masukan)
    wb = openpyxl.load_workbook(masukan / KINERJA)
    wb["Pemetaan"]["D1"].value = None
    wb.save(masukan / KINERJA)
    dpa = openpyxl.load_workbook(masukan / DPA)
    dpa.active["A3"].value = "SKPD : KANTOR KECAMATAN ANGKINANG"
    dpa.save(masukan / DPA)
    j = laporan(masukan, tmp_path / "keluaran", "--tahun", 2019, "--triwulan", 2)
    assert j.json["parameter"]["skpd"] == "Kecamatan Kalumpang"
    assert ("SKPD-LAIN", DPA, "DPA 2019", "A3") in j.temuan()
    assert baris(j)[DPA] == ("rekap", (27, 0, 0, 0, 27))
    assert baris(j)[BELANJA] == ("rekap", (27, 27, 0, 0, 0))


def test_semua_berkas_ditolak_tetap_menulis_draf(tmp_path: Path) -> None:
    masukan = tmp_path / "masukan"
    masukan.mkdir()
    tulis(masukan / "x.xlsx", [*JUDUL, ["NO", "KEGIATAN", "PAGU", "REALISASI", "REALISASI"], [1, "A", 100, 10, 5]])
    j = laporan(masukan, tmp_path / "keluaran", "--tahun", 2026, "--triwulan", 2)
    assert j.kode == 1
    assert {"JUDUL-KEMBAR", "KANTOR-TIDAK-DISEBUT"} <= set(galat(j))
    assert j.json["keluaran"]
