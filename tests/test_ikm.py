"""IKM of sheet SKM: hand-computed samples, findings at their cells, and the way into Tabel 3.2 and sheet IKM."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.perintah import CONTOH
from lkj_etl.baca.judul import BENTUK, nama_kolom
from lkj_etl.baca.judul_dasar import samakan_judul
from lkj_etl.baca.judul_kinerja import SKM
from lkj_etl.hitung.ikm import dengan_ikm, ikm
from lkj_etl.kesalahan import PemakaianSalah
from lkj_etl.nilai.mutu import kelas
from lkj_etl.pengaturan import terapkan
from lkj_etl.periksa.kontrak import pastikan
from schemas.kinerja import Indikator, RealisasiIndikator
from schemas.skm import UNSUR, Ikm, Jawaban
from tests import data_kalumpang as dk
from tests.bingkai import bingkai
from tests.jalan_lkj import Jawaban as Keluaran
from tests.jalan_lkj import buku, laporan, lkj

KINERJA = "Kinerja Kalumpang 2019.xlsx"
# Three respondents; the third did not answer U4. NRR: six times 10/3, then U4 8/2 = 4, U5 9/3 = 3, U7 12/3 = 4.
# Sum 20 + 11 = 31; 31 / 9 x 25 = 775 / 9 = 86,111...
TIGA: tuple[list[int | None], ...] = ([4, 3, 4, 4, 3, 4, 4, 3, 4], [3, 3, 3, 4, 3, 3, 4, 3, 3], [3, 4, 3, None, 3, 3, 4, 4, 3])


def jawaban(*baris: Sequence[int | None], triwulan: int = 2) -> Any:
    """Return the frame of these answers, U1 to U9."""
    isi = [
        {"baris": i, "triwulan": triwulan, "sumber": f"K.xlsx | SKM | C{i}", **dict(zip(UNSUR, b, strict=True))}
        for i, b in enumerate(baris, start=2)
    ]
    return bingkai(Jawaban, isi)


def nilai(tabel: pl.DataFrame) -> list[Decimal | None]:
    return tabel.unique("triwulan", maintain_order=True)["ikm"].to_list()


def test_contoh_dihitung_tangan() -> None:
    hasil = pastikan(ikm(jawaban(*TIGA), triwulan=2), Ikm)
    assert hasil["unsur"].to_list() == ["U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9"]
    assert hasil["n"].to_list() == [3, 3, 3, 2, 3, 3, 3, 3, 3]
    assert hasil["jumlah"].to_list() == [10, 10, 10, 8, 9, 10, 12, 10, 10]
    assert hasil["nrr"].to_list() == pytest.approx([10 / 3, 10 / 3, 10 / 3, 4, 3, 10 / 3, 4, 10 / 3, 10 / 3])
    assert hasil["tertimbang"].sum() == pytest.approx(31 / 9)
    assert set(hasil["ikm"]) == {Decimal("86.11")}
    assert set(hasil["mutu"]) == {"B"}
    assert set(hasil["responden"]) == {3}


def test_setengah_dibulatkan_ke_atas() -> None:
    delapan = [[4] * 9] + [[3] * 9] * 7  # NRR 25/8 = 3,125 each; 3,125 x 25 = 78,125
    assert nilai(ikm(jawaban(*delapan), triwulan=2)) == [Decimal("78.13")]


@pytest.mark.parametrize("bentuk", ["{}", "[{}]"])
def test_bobot_pengaturan(bentuk: str) -> None:
    # 10/3 x 0,2 + (31 - 10/3) x 0,1 = 3,4333...; x 25 = 85,8333...
    bobot = terapkan({"bobot_unsur": bentuk.format("0.2,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1")}).bobot_unsur
    assert nilai(ikm(jawaban(*TIGA), triwulan=2, bobot=bobot)) == [Decimal("85.83")]


@pytest.mark.parametrize("bobot", ["0.5,0.5", "0.2" + ",0.2" * 8, "1.2,-0.2" + ",0" * 7, "satu"])
def test_bobot_yang_bukan_bobot(bobot: str) -> None:
    with pytest.raises(PemakaianSalah, match="bobot_unsur"):
        terapkan({"bobot_unsur": bobot})


def test_unsur_tanpa_jawaban_tidak_memberi_ikm() -> None:
    hasil = pastikan(ikm(jawaban([4, 4, 4, None, 4, 4, 4, 4, 4]), triwulan=2), Ikm)
    assert nilai(hasil) == [None]
    assert set(hasil["mutu"]) == {""}


def test_triwulan_sesudah_laporan_tidak_dihitung() -> None:
    semua = pl.concat([jawaban(*TIGA, triwulan=4), jawaban([4] * 9, triwulan=2)])
    hasil = ikm(semua, triwulan=2)
    assert hasil["triwulan"].unique().to_list() == [2]
    assert nilai(hasil) == [Decimal(100)]


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(1, 4), min_size=9, max_size=9), min_size=1, max_size=12))
def test_ikm_antara_25_dan_100_dan_sama_dengan_hitungan_bulat(semua: list[list[int]]) -> None:
    atas, bawah = sum(map(sum, semua)) * 2500, 9 * len(semua)  # hundredths of the index as a fraction
    harap = Decimal((2 * atas + bawah) // (2 * bawah)) / 100
    assert nilai(ikm(jawaban(*semua), triwulan=2)) == [harap]
    assert 25 <= harap <= 100


@pytest.mark.parametrize(
    ("angka", "huruf"),
    [
        ("100", "A"),
        ("88.31", "A"),
        ("88.30", "B"),
        ("81.03", "B"),
        ("76.61", "B"),
        ("76.60", "C"),
        ("65", "C"),
        ("64.99", "D"),
        ("25", "D"),
    ],
)
def test_mutu(angka: str, huruf: str) -> None:
    assert kelas(Decimal(angka)).huruf == huruf


def test_nilai_yang_diketik_berdiri_sendiri() -> None:
    indikator = dk.indikator().with_columns(
        pl.when(pl.col("kode") == "1.1").then(pl.lit("ikm")).otherwise("cara_hitung").alias("cara_hitung")
    )
    ketik = {"penjelasan": "x", "pendorong": "", "penghambat": "", "tindak_lanjut": "", "sumber": "K.xlsx | Realisasi | E2"}
    diketik = bingkai(RealisasiIndikator, [{"baris": 2, "kode": "1.1", "triwulan": 1, "nilai": Decimal(80), **ketik}])
    dihitung = pl.concat([ikm(jawaban(*TIGA, triwulan=q), triwulan=4) for q in (1, 2)])
    hasil = dengan_ikm(pastikan(indikator, Indikator), diketik, dihitung)
    assert hasil.select("kode", "triwulan", "nilai", "penjelasan", "sumber").rows() == [
        ("1.1", 1, Decimal(80), "x", "K.xlsx | Realisasi | E2"),
        ("1.1", 2, Decimal("86.11"), "", "K.xlsx | SKM | C2"),
    ]


def test_nama_responden_tidak_pernah_menjadi_kolom() -> None:
    assert nama_kolom(SKM, samakan_judul("Responden")) is None
    assert SKM in BENTUK
    assert {"responden", "nama", "nama responden"} <= SKM.abaikan


# ---- through the whole program


def masukan(folder: Path, *baris: Sequence[Any], nilai: object = None, cara: str = "ikm") -> Path:
    """Copy the example, let 1.1 count as `ikm`, and add a sheet SKM with these rows (Triwulan, Responden, U1..U9)."""
    tujuan = folder / "masukan"
    shutil.copytree(CONTOH, tujuan)
    wb = openpyxl.load_workbook(tujuan / KINERJA)
    wb["Indikator"]["J2"] = cara
    for b in wb["Realisasi"].iter_rows(min_row=2):
        if b[0].value == "1.1":
            b[4].value = nilai
    ws = wb.create_sheet("SKM")
    for isi in (("Triwulan", "Responden", *(f"U{n}" for n in range(1, 10))), *baris):
        ws.append(isi)
    wb.save(tujuan / KINERJA)
    return tujuan


def tiga(triwulan: object = 2) -> list[tuple[Any, ...]]:
    return [(triwulan, f"Warga {i}", *b) for i, b in enumerate(TIGA, start=1)]


def temuan(hasil: Keluaran, tingkat: str) -> set[tuple[str, str, str]]:
    return {(k, lembar, sel) for k, berkas, lembar, sel in hasil.temuan(tingkat) if berkas in (KINERJA, "-")}


def test_ikm_masuk_ke_tabel_dan_ke_lembarnya(tmp_path: Path) -> None:
    hasil = laporan(masukan(tmp_path, *tiga()), tmp_path / "keluar")
    assert temuan(hasil, "galat") == set()
    assert ("SKM-TIDAK-DIJAWAB", "SKM", "F4") in temuan(hasil, "peringatan")
    wb = openpyxl.load_workbook(hasil.json["keluaran"][0], data_only=True)
    baris = [[c.value for c in b] for b in wb["Data 3.2"].iter_rows()]
    satu = next(b for b in baris if b[1] == "1.1" and str(b[6]) == "2")
    assert satu[8] == 86.11
    assert satu[12] == f"{KINERJA} | SKM | C2"
    isi = [c.value for c in wb["IKM"]["G"]]
    assert isi[isi.index(86.11) + 1] == "B (Baik)"
    assert [c.value for c in wb["IKM"]["C"] if isinstance(c.value, int)] == [3, 3, 3, 2, 3, 3, 3, 3, 3]
    rumus = [c.value for c in openpyxl.load_workbook(hasil.json["keluaran"][0])["IKM"]["G"] if str(c.value).startswith("=")]
    assert len(rumus) == 12
    assert "Warga" not in "".join(str(c.value) for ws in wb for b in ws.iter_rows() for c in b)


def test_tanpa_jawaban_tidak_ada_lembar_ikm_dan_belum_diukur(tmp_path: Path) -> None:
    hasil = laporan(masukan(tmp_path), tmp_path / "keluar")
    assert "IKM" not in openpyxl.load_workbook(hasil.json["keluaran"][0]).sheetnames
    assert ("BELUM-DIUKUR", "Realisasi", "-") in temuan(hasil, "peringatan")


def test_nilai_yang_berbeda_adalah_galat_dan_dicetak(tmp_path: Path) -> None:
    hasil = laporan(masukan(tmp_path, *tiga(), nilai=81.03), tmp_path / "keluar")
    assert hasil.kode == 1
    assert temuan(hasil, "galat") == {("NILAI-BEDA-IKM", "Realisasi", "E6")}
    assert "86,11" in next(t["isi"] for t in hasil.json["temuan"] if t["kode"] == "NILAI-BEDA-IKM")
    wb = openpyxl.load_workbook(hasil.json["keluaran"][0], data_only=True)
    satu = next(b for b in wb["Data 3.2"].iter_rows(values_only=True) if b[1] == "1.1" and str(b[6]) == "2")
    assert satu[8] == 81.03
    assert buku(tmp_path / "keluar")[0].startswith("DRAF")


def test_nilai_yang_sama_tanpa_temuan(tmp_path: Path) -> None:
    hasil = laporan(masukan(tmp_path, *tiga(), nilai=86.11), tmp_path / "keluar")
    assert temuan(hasil, "galat") == set()


def test_di_luar_skala_ditinggalkan_dengan_galat(tmp_path: Path) -> None:
    rusak = [(2, "A", 5, 4, 4, 4, 4, 4, 4, 4, 4), ("TW II", "B", 3, 4, 4, 4, 4, 4, 4, 4, 2.5), ("II", "C", 3, 0, "x", 4, 4, 4, 4, 4, 4)]
    hasil = laporan(masukan(tmp_path, *rusak), tmp_path / "keluar")
    assert temuan(hasil, "galat") == {
        ("SKM-DI-LUAR-SKALA", "SKM", "C2"),
        ("SKM-DI-LUAR-SKALA", "SKM", "K3"),
        ("SKM-DI-LUAR-SKALA", "SKM", "D4"),
        ("ANGKA-BUKAN-ANGKA", "SKM", "E4"),
    }


def test_triwulan_yang_belum_tiba_dan_di_luar_jadwal(tmp_path: Path) -> None:
    hasil = laporan(masukan(tmp_path, *tiga(3), *tiga(1)), tmp_path / "keluar")
    assert temuan(hasil, "galat") == {("REALISASI-TRIWULAN-DEPAN", "SKM", "C2")}
    assert ("REALISASI-DI-LUAR-JADWAL", "SKM", "C5") in temuan(hasil, "peringatan")


def test_jawaban_tanpa_indikator_ikm_dan_unsur_tanpa_jawaban(tmp_path: Path) -> None:
    hasil = laporan(masukan(tmp_path, (2, "A", 4, None, 4, 4, 4, 4, 4, 4, 4), nilai="81,03", cara="nilai"), tmp_path / "keluar")
    assert {("SKM-TANPA-INDIKATOR", "SKM", "-"), ("SKM-UNSUR-KOSONG", "SKM", "-")} <= temuan(hasil, "peringatan")
    assert temuan(hasil, "galat") == set()


def test_judul_skm_yang_kurang_menolak_berkas(tmp_path: Path) -> None:
    folder = masukan(tmp_path, *tiga())
    wb = openpyxl.load_workbook(folder / KINERJA)
    wb["SKM"]["G1"] = "Umur"
    wb.save(folder / KINERJA)
    hasil = lkj("periksa", folder / KINERJA, "--json")
    assert hasil.kode == 1
    assert [(t["kode"], t["lembar"]) for t in hasil.json["temuan"] if t["tingkat"] == "galat"] == [("JUDUL-KURANG", "SKM")]
