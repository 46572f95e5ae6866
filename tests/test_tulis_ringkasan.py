"""Sheet Ringkasan: key figures equal to the tables, states, charts fed from cells, one page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from lkj_etl.katalog.kelompok import KELOMPOK, kelompok
from lkj_etl.laporan import Laporan, Terbit, Total
from lkj_etl.temuan import KATALOG
from tests import data_kalumpang as dk
from tests.bingkai import realisasi
from tests.contoh_laporan import bagian, buka, capaian, cari, galat, kas_kalumpang, laporan, serapan
from tests.contoh_narasi import hitung

AWAL_SASARAN, AWAL_PROGRAM = 8, 13  # headings on the page of the example


def sel(ws: Any, *alamat: str) -> list[Any]:
    return [ws[a].value for a in alamat]


def baris_mulai(ws: Any, teks: str) -> int:
    return next(int(s.row) for b in ws.iter_rows() for s in b if s.value == teks)


def test_key_figures_are_those_of_the_tables(tmp_path: Path) -> None:
    wb = buka(tmp_path, laporan(), nilai=True)
    ws, tabel = wb["Ringkasan"], wb["Tabel 3.3"]
    assert sel(ws, "A1", "A2") == ["Ringkasan Laporan Kinerja Triwulan II Tahun 2019", "Kantor Kecamatan Kalumpang"]
    jumlah = cari(tabel, "JUMLAH")
    assert sel(ws, "A5", "C5", "E5") == [tabel[f"{k}{jumlah}"].value for k in "FGH"] == [2_629_137_600, 542_505_821, 20.63]
    assert sel(ws, "I5", "I6", "C6") == [80, "5 indikator terukur; 2 belum terukur, tidak dihitung", "s.d. Juni 2019"]


def test_averages_per_sasaran_leave_the_unmeasured_blank(tmp_path: Path) -> None:
    ws = buka(tmp_path, laporan(), nilai=True)["Ringkasan"]
    r = AWAL_SASARAN
    assert sel(ws, f"A{r}", f"D{r}", f"E{r}") == ["No", "Rata-rata capaian (%)", "Kategori capaian"]
    assert [sel(ws, f"A{i}", f"C{i}", f"D{i}", f"E{i}") for i in range(r + 1, r + 5)] == [
        [1, "3 dari 4", 100, "dinilai pada TW IV"],
        [2, "0 dari 1", None, "belum terukur"],
        [3, "1 dari 1", 100, "dinilai pada TW IV"],
        [4, "1 dari 1", 0, "dinilai pada TW IV"],
    ]


def test_programs_with_overhead_last_add_up(tmp_path: Path) -> None:
    ws = buka(tmp_path, laporan(), nilai=True)["Ringkasan"]
    r = AWAL_PROGRAM + 1
    assert ws[f"B{r}"].value == "Program"
    isi = [sel(ws, *(f"{k}{i}" for k in "BCDEF")) for i in range(r + 1, r + 7)]
    assert [b[3] for b in isi] == [36.93, 1.21, 0, 0, 8.44, 20.43]  # SEED_TRAPS 0: subtotals per program
    assert [b[4] for b in isi] == ["dinilai pada TW IV"] * 5 + ["overhead kantor"]
    assert isi[5][0] == "Belanja Tidak Langsung"
    assert sel(ws, *(f"{k}{r + 7}" for k in "ACDE")) == ["JUMLAH ANGGARAN", 2_629_137_600, 542_505_821, 20.63]


def test_at_tw_iv_categories_stand_beside_full_capaian(tmp_path: Path) -> None:
    ws = buka(tmp_path, laporan(triwulan=4), nilai=True)["Ringkasan"]
    assert [ws[f"E{i}"].value for i in range(AWAL_SASARAN + 1, AWAL_SASARAN + 5)] == [
        "Sangat Tinggi", "belum terukur", "Sangat Tinggi", "tidak dinilai: capaian di bawah 100%",
    ]  # fmt: skip
    assert ws[f"F{AWAL_PROGRAM + 2}"].value == "Sangat Rendah"
    assert "> 90 Sangat Tinggi, > 75 Tinggi, > 65 Sedang, > 50 Rendah, selebihnya Sangat Rendah" in str(
        [s.value for b in ws.iter_rows() for s in b]
    )


def test_states_of_indicators_and_checks(tmp_path: Path) -> None:
    temuan = (galat(), galat("C9", kode="BELUM-DIUKUR", tingkat="peringatan"), galat(kode="BELUM-DIUKUR", tingkat="peringatan"))
    ws = buka(tmp_path, laporan(temuan=temuan), nilai=True)["Ringkasan"]
    r = baris_mulai(ws, "Keadaan indikator")
    assert [ws[f"C{i}"].value for i in range(r + 1, r + 6)] == [4, 1, 0, 2, 7]
    hasil = {ws[f"E{i}"].value: (ws[f"I{i}"].value, ws[f"I{i}"].fill.fgColor.rgb) for i in range(r + 1, r + 1 + len(KELOMPOK))}
    assert list(hasil) == list(KELOMPOK)
    assert hasil["Judul, kolom dan isi sel"] == ("1 temuan, 1 di antaranya galat", "FFC00000")
    assert hasil["Realisasi kinerja"] == ("2 temuan (peringatan)", "FFFFEB9C")
    assert hasil["Total masuk dan keluar"][0] == "ok"
    assert hasil["Laporan triwulan sebelumnya"][0] == "tidak diperiksa"


def test_previous_report_and_missing_inputs_decide_what_was_looked_at(tmp_path: Path) -> None:
    lama = Terbit(1, "a", "b", Total(dk_nol(), dk_nol()), {})
    ws = buka(tmp_path, laporan(terbit=lama), nilai=True)["Ringkasan"]
    assert ws[f"I{baris_mulai(ws, 'Laporan triwulan sebelumnya')}"].value == "ok"
    kosong = laporan(capaian=capaian(), serapan=serapan(), indikator=dk.indikator()[:0], draf=True)
    ws = buka(tmp_path, kosong, nilai=True)["Ringkasan"]
    tak_diperiksa = [n for n in KELOMPOK if ws[f"I{baris_mulai(ws, n)}"].value == "tidak diperiksa"]
    assert tak_diperiksa == [
        "Indikator dan target", "Realisasi kinerja", "Pemetaan anggaran", "Realisasi terhadap pagu", "Laporan triwulan sebelumnya",
    ]  # fmt: skip
    assert sel(ws, "A6", "E6", "I6") == [0, "-", "-"]


def dk_nol() -> Any:
    return laporan().total_keluar.pagu * 0


def test_every_finding_has_a_group() -> None:
    assert {kelompok(k) for k in KATALOG} == set(KELOMPOK)


def test_a_file_of_another_office_year_quarter_or_month_fails_the_same_check() -> None:
    kode = ("KANTOR-TIDAK-DISEBUT", "SKPD-LAIN", "TAHUN-LAIN", "PERIODE-LAIN", "PERIODE-MENDUA", "BULAN-LAIN", "BULAN-KOSONG")
    assert {kelompok(k) for k in kode} == {"Perangkat daerah, tahun, periode"}


def grafik(folder: Path, lap: Laporan) -> dict[str, list[str]]:
    """Return per chart on Ringkasan (by the column of its figures) the references of its values."""
    isi = bagian(folder, lap)
    rujukan = [re.findall(r"<c:val><c:numRef><c:f>([^<]*)</c:f>", x) for n, x in sorted(isi.items()) if n.startswith("xl/charts/chart")]
    return {r[0]: r for r in rujukan if r[0].startswith("Ringkasan!")}


def test_charts_are_native_and_fed_from_the_cells_of_the_page(tmp_path: Path) -> None:
    assert set(grafik(tmp_path, laporan())) == {"Ringkasan!$D$9:$D$12", "Ringkasan!$E$15:$E$20"}
    gambar = bagian(tmp_path, laporan())["xl/drawings/drawing1.xml"]
    assert re.findall(r'descr="([^"]*)"', gambar) == [
        "Rata-rata capaian per sasaran (%), grafik kolom menurut nomor di tabel: 1 100,00; 2 belum ada; 3 100,00; 4 0,00.",
        "Serapan per program (%), grafik kolom menurut nomor di tabel: 1 36,93; 2 1,21; 3 0,00; 4 0,00; 5 8,44; 6 20,43.",
    ]


def test_no_chart_without_a_figure_to_draw(tmp_path: Path) -> None:
    """TW I of an office whose indicators are all measured later."""
    assert [k[11:12] for k in grafik(tmp_path, hitung(triwulan=1, realisasi=realisasi(), pagu=dk.pagu(), belanja=dk.belanja()))] == ["E"]


@pytest.mark.parametrize("bulanan", [False, True])
def test_anggaran_kas_adds_the_s_curve_and_the_deviation(tmp_path: Path, bulanan: bool) -> None:
    lap = laporan(kas=kas_kalumpang(bulanan), triwulan_rinci=())
    ws = buka(tmp_path, lap, nilai=True)["Ringkasan"]
    assert ws["E6"].value == "anggaran kas s.d. Juni 50,00%; deviasi -29,37 poin persen"
    assert any("Skala serapan terhadap anggaran kas s.d. Juni (Permendagri" in str(s.value) for s in ws["A"])  # beside percents of pagu
    r = baris_mulai(ws, "Sampai dengan")
    # the realisasi of the example has no dates: by quarter, whatever the plan tells
    assert [ws[f"A{i}"].value for i in range(r + 1, r + 5)] == ["Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV"]
    assert sel(ws, *(f"{k}{r + 2}" for k in "CDEFG")) == [1_314_568_800, 542_505_821, 50, 20.63, -29.37]
    assert sel(ws, *(f"{k}{r + 3}" for k in "CDEFG")) == [1_971_853_200, None, 75, None, None]
    assert grafik(tmp_path, lap)[f"Ringkasan!$E${r + 1}:$E${r + 4}"] == [f"Ringkasan!${k}${r + 1}:${k}${r + 4}" for k in "EF"]


def test_one_page_whatever_is_on_it(tmp_path: Path) -> None:
    ws = buka(tmp_path, laporan(kas=kas_kalumpang(), draf=True))["Ringkasan"]
    assert ws.sheet_properties.pageSetUpPr.fitToPage
    assert (ws.page_setup.fitToHeight, ws.page_setup.fitToWidth) == (None, None)  # both 1
    assert ws["A1"].value.startswith("DRAF")
