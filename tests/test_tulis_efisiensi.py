"""Sheet Efisiensi: capaian beside serapan, figures of the tables, a category only where it may stand, comparisons."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests import data_kalumpang as dk
from tests.bingkai import kas
from tests.contoh_kalumpang import KINERJA, tulis_contoh
from tests.contoh_laporan import baris, buka, cari, kas_kalumpang, laporan
from tests.jalan_lkj import laporan as jalankan

PEMBANDING = {"target_rpjmd": "81.5", "target_renstra": 84, "realisasi_tahun_lalu": 80, "standar_nasional": "76.61"}


def isi_lembar(ws: Any) -> list[list[Any]]:
    return baris(ws, 1, ws.max_row)


def test_capaian_beside_serapan_per_sasaran_and_indikator(tmp_path: Path) -> None:
    ws = buka(tmp_path, laporan(), nilai=True)["Efisiensi"]
    assert ws["A1"].value == "Capaian Kinerja dan Serapan Anggaran s.d. Triwulan II Tahun 2019"
    assert [ws[f"{k}3"].value for k in "ABDEFGH"] == [
        "NO", "SASARAN / INDIKATOR KINERJA", "CAPAIAN (%)", "PAGU (Rp)", "REALISASI (Rp)", "SERAPAN (%)", "PENILAIAN",
    ]  # fmt: skip
    assert [[ws[f"{k}{r}"].value for k in "ADEFG"] for r in range(4, 8)] == [
        ["1", 100, 780_165_600, 188_444_867, 24.15],
        [None, 100, 750_219_600, 188_444_867, 25.12],  # IKM without Belanja Tidak Langsung
        [None, 100, 15_850_000, 0, 0],
        [None, "-", 3_496_000, 0, 0],
    ]
    assert {ws[f"H{r}"].value for r in range(4, 15)} == {"dinilai pada TW IV"}


def test_parts_are_formulas_over_their_rows_and_the_office_is_that_of_the_data(tmp_path: Path) -> None:
    rumus, nilai = buka(tmp_path, laporan())["Efisiensi"], buka(tmp_path, laporan(), nilai=True)["Efisiensi"]
    assert [rumus[f"{k}4"].value for k in "DEFG"] == [
        "=ROUND(AVERAGE(D5:D8),2)", "=SUM(E5:E8)", "=SUM(F5:F8)", "=ROUND(F4*100/E4,2)",
    ]  # fmt: skip
    assert [rumus["D5"].value, rumus["D6"].value] == ["='Data 3.2'!J6", "='Data 3.2'!J11"]
    r = next(i for i, b in enumerate(isi_lembar(nilai), start=1) if b[1] == "KANTOR (JUMLAH ANGGARAN)")
    assert [nilai[f"{k}{r}"].value for k in "DEFG"] == [80, 2_629_137_600, 542_505_821, 20.63]
    assert rumus[f"E{r}"].value == "=SUM(Data_3_3[pagu])"
    atas = cari(nilai, "OVERHEAD KANTOR")
    assert [nilai[f"{k}{atas + 1}"].value for k in "BDEFGH"] == ["Belanja Tidak Langsung", "-", 1_651_436_000, 337_385_954, 20.43, "-"]


def test_at_tw_iv_a_category_with_its_scale_stands_only_beside_full_capaian(tmp_path: Path) -> None:
    ws = buka(tmp_path, laporan(triwulan=4), nilai=True)["Efisiensi"]
    nilai = {ws[f"B{r}"].value: ws[f"H{r}"].value for r in range(4, 15)}
    assert nilai["Indeks Kepuasan Masyarakat"] == "Efisien; serapan Sangat Rendah"
    assert nilai["Indikator Nilai Evaluasi AKIP"] == "tidak dinilai: capaian belum terukur"
    assert nilai["Persentase jumlah pembangunan yang melibatkan masyarakat"] == "tidak dinilai: capaian di bawah 100%"
    assert nilai["Persentase Laporan Pengaduan Kamtibmas yang ditindaklanjuti"] == "Belum ada realisasi; serapan Sangat Rendah"
    catatan = " ".join(str(b[0]) for b in isi_lembar(ws))
    assert "serapan dinilai terhadap pagu" in catatan
    assert "Permendagri 86/2017" in catatan


def test_with_anggaran_kas_the_plan_is_a_column_and_the_base(tmp_path: Path) -> None:
    ws = buka(tmp_path, laporan(kas=kas_kalumpang()), nilai=True)["Efisiensi"]
    assert [ws[f"{k}3"].value for k in "HIJ"] == ["ANGGARAN KAS s.d. JUNI (Rp)", "SERAPAN THD. ANGGARAN KAS (%)", "PENILAIAN"]
    assert [ws[f"{k}5"].value for k in "HIJ"] == [375_109_800, 50.24, "Efisien; serapan Rendah"]
    r = next(i for i, b in enumerate(isi_lembar(ws), start=1) if b[1] == "KANTOR (JUMLAH ANGGARAN)")
    assert [ws[f"{k}{r}"].value for k in "HIJ"] == [1_314_568_800, 41.27, "dinilai pada TW IV"]


def test_a_plan_of_the_office_only_is_compared_with_the_office_only(tmp_path: Path) -> None:
    garis = kas(*({"nama_skpd": "Kecamatan Kalumpang", "triwulan": q, "rencana": 600_000_000} for q in (1, 2, 3, 4)))
    ws = buka(tmp_path, laporan(kas=garis), nilai=True)["Efisiensi"]
    assert [ws[f"{k}5"].value for k in "HIJ"] == ["-", "-", "dinilai pada TW IV"]
    r = next(i for i, b in enumerate(isi_lembar(ws), start=1) if b[1] == "KANTOR (JUMLAH ANGGARAN)")
    assert [ws[f"{k}{r}"].value for k in "HI"] == [1_200_000_000, 45.21]
    assert any("hanya dibandingkan untuk kantor" in str(b[0]) for b in isi_lembar(ws))


def _dengan_pembanding() -> Any:
    tabel = dk.indikator()
    isi = [
        {**b, **({k: Decimal(str(v)) for k, v in PEMBANDING.items()} if b["kode"] == "1.1" else {})} for b in tabel.iter_rows(named=True)
    ]
    return tabel.clear().vstack(type(tabel)(isi, schema=tabel.schema))


def test_comparisons_stand_below_where_the_office_gives_them(tmp_path: Path) -> None:
    ws = buka(tmp_path, laporan(indikator=_dengan_pembanding()), nilai=True)["Efisiensi"]
    r = cari(ws, "PERBANDINGAN") + 2
    assert [[ws[f"{k}{i}"].value for k in "DEFG"] for i in range(r, r + 4)] == [
        [81.03, "Realisasi tahun lalu", 80, 101.29],
        [81.03, "Target RPJMD", 81.5, 99.42],
        [81.03, "Target akhir Renstra", 84, 96.46],
        [81.03, "Standar nasional", 76.61, 105.77],
    ]
    assert "PERBANDINGAN" not in str(isi_lembar(buka(tmp_path, laporan())["Efisiensi"]))


@pytest.mark.parametrize("kolom", [("Target RPJMD", {"1.1": 81.5, "1.3": 82.55})])
def test_pk_against_rpjmd_in_a_kinerja_file(tmp_path: Path, kolom: tuple[str, dict[str, float]]) -> None:
    """The report promises 81 and BB where the RPJMD says 81,5 and 82,55 (class A): SEED_TRAPS 9."""
    tulis_contoh(tmp_path / "masukan")
    buku = openpyxl.load_workbook(tmp_path / "masukan" / KINERJA)
    ws = buku["Indikator"]
    judul, isi = kolom
    tujuan = ws.max_column + 1
    ws.cell(1, tujuan, judul)
    for r in range(2, ws.max_row + 1):
        if ws.cell(r, 1).value in isi:
            ws.cell(r, tujuan, isi[ws.cell(r, 1).value])
    buku.save(tmp_path / "masukan" / KINERJA)
    jawaban = jalankan(tmp_path / "masukan", tmp_path / "keluaran")
    assert jawaban.kode == 0
    huruf = ws.cell(1, tujuan).column_letter
    temuan = {(t["kode"], t["sel"]): t["isi"] for t in jawaban.json["temuan"] if "RPJMD" in t["kode"]}
    assert set(temuan) == {("TARGET-DI-BAWAH-RPJMD", f"{huruf}2"), ("PREDIKAT-BEDA-RPJMD", f"{huruf}4")}
    assert "(81) belum mencapai target RPJMD (81,5)" in temuan["TARGET-DI-BAWAH-RPJMD", f"{huruf}2"]
    assert "BB, sedangkan target RPJMD 82,55 termasuk predikat A" in temuan["PREDIKAT-BEDA-RPJMD", f"{huruf}4"]
    [hasil] = (tmp_path / "keluaran" / "2019" / "TW2").glob("*.xlsx")
    ws = openpyxl.load_workbook(hasil, data_only=True)["Efisiensi"]
    r = cari(ws, "PERBANDINGAN") + 2
    assert [[ws[f"{k}{i}"].value for k in "DEFG"] for i in (r, r + 1)] == [
        [81.03, "Target RPJMD", 81.5, 99.42],
        ["-", "Target RPJMD", 82.55, "-"],
    ]
