"""Tabel 3.1, 3.2 and 3.3: the golden figures, layout, merges, live formulas and what stands below the tables."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from lkj_etl.tulis.tabel_32 import RUMUS
from tests.bingkai import belanja, indikator
from tests.contoh_laporan import KALUMPANG, baris, buka, capaian, cari, laporan, serapan

JUDUL_32 = ["NO", "SASARAN", "INDIKATOR KINERJA SASARAN", "SATUAN", "TARGET TAHUNAN", "TRIWULAN", "TARGET", "REALISASI", "CAPAIAN (%)"]
JUDUL_33 = ["NO", "SASARAN", "INDIKATOR KINERJA SASARAN", "PROGRAM", "KEGIATAN", "PAGU ANGGARAN (Rp)", "CAPAIAN"]
# Golden Tabel 3.3, the total last.
PERSEN_33 = "19.69 22.23 33.33 11.88 0 0 0 19.13 21.66 2.1 71.15 13.75 18.88 21.74 22.69 4.94 0 0 11.08 0 0 0 0 0 0 0 83.38 20.63"


def test_tabel_3_2_prints_the_golden_figures(tmp_path: Path) -> None:
    ws = buka(tmp_path, laporan(), nilai=True)["Tabel 3.2"]
    assert [ws["A1"].value, ws["A2"].value] == ["Tabel 3.2", "Capaian Kinerja Triwulan II Kantor Kecamatan Kalumpang"]
    assert baris(ws, 3, 4) == [JUDUL_32, [1, 2, 3, 4, 5, 6, 7, 8, 9]]
    tampil = [[s.value for s in b[5:]] for b in ws.iter_rows(min_row=5, max_row=39)]
    assert [b[0] for b in tampil] == ["TW 1", "TW 2", "TW 3", "TW 4", "Kondisi Akhir (F)"] * 7
    for n, (kode, (tw1, tw2, akhir)) in enumerate(KALUMPANG.items()):
        diharap = [tw1, tw2, (None, None), (None, None), akhir]
        dicetak = [tuple(b[2:]) for b in tampil[n * 5 : n * 5 + 5]]
        assert dicetak == [tuple("-" if v is None else float(v) for v in p) for p in diharap], kode
    assert [b[1] for b in tampil[30:]] == [10, 25, 50, 85, None]
    assert [b[1] for b in tampil[10:15]] == ["BB", "BB", "BB", "BB", None]


def test_tabel_3_2_shows_81_100_and_81_03_and_merges_as_the_source_does(tmp_path: Path) -> None:
    ws = buka(tmp_path, laporan())["Tabel 3.2"]
    assert {a: ws[a].number_format for a in ("E5", "G6", "H6", "I6", "H11", "H9", "I9")} == {
        "E5": "0", "G6": "0", "H6": "0.00", "I6": "0", "H11": "0", "H9": "0.00", "I9": "0",
    }  # fmt: skip
    gabung = {str(r) for r in ws.merged_cells.ranges}
    indikator_ = {f"{k}{r}:{k}{r + 4}" for k in "CDE" for r in range(5, 40, 5)}
    sasaran = {f"{k}5:{k}24" for k in "AB"} | {f"{k}{r}:{k}{r + 4}" for k in "AB" for r in (25, 30, 35)}
    assert {g for g in gabung if int(g.split(":")[0][1:]) in range(5, 40)} == indikator_ | sasaran
    assert [ws[f"A{r}"].value for r in (5, 25, 30, 35)] == [1, 2, 3, 4]
    assert ws.freeze_panes == "A5"
    assert ws.print_title_rows == "$3:$4"


@pytest.mark.parametrize(
    ("rumus", "target", "realisasi", "batas", "nilai", "diharap"),
    [
        ("tinggi", 81, "81.03", 100.0, 100, "=MIN(ROUND(H5*100/G5,2),100)"),
        ("tinggi", 80, 100, 120.0, 120, "=MIN(ROUND(H5*100/G5,2),120)"),
        ("nol", 10, -1, 100.0, 0, "=MIN(IF(H5=0,100,0),100)"),
        ("rendah", 10, 15, 100.0, 50, "=MIN(MAX(ROUND(ROUND(2*G5-H5,6)*100/G5,2),0),100)"),
        ("rendah_rasio", 10, 15, 100.0, "66.67", "=MIN(ROUND(G5*100/H5,2),100)"),
        ("nol", 10, 0, 90.0, 90, "=MIN(IF(H5=0,100,0),90)"),
        ("nol", 0, 3, 100.0, 0, "=MIN(IF(H5=0,100,0),100)"),
        ("penuh", "12.005", "12.01", 90.0, 90, "=MIN(100,90)"),
        ("predikat", "BB", "B", 100.0, "85.71", 85.71),
        ("tanpa", 80, 40, 100.0, 50, 50),
    ],
)
def test_capaian_of_a_quarter_is_a_live_formula_with_its_value(
    tmp_path: Path, rumus: str, target: object, realisasi: object, batas: float, nilai: object, diharap: object
) -> None:
    isi = {"target": target, "realisasi": realisasi, "rumus": rumus, "batas": batas, "capaian": nilai}
    lap = laporan(capaian=capaian(isi))
    assert buka(tmp_path, lap)["Tabel 3.2"]["I5"].value == diharap
    assert buka(tmp_path, lap, nilai=True)["Tabel 3.2"]["I5"].value == float(str(nilai))


@pytest.mark.parametrize(("target", "bentuk"), [("26.005", "0.00"), ("26.0049", "0"), ("61.995", "0"), ("26.01", "0.00"), ("26", "0")])
def test_a_target_of_more_than_two_decimals_is_shown_as_it_rounds(tmp_path: Path, target: str, bentuk: str) -> None:
    """26,005 is 26,01, as Narasi says it, and not 26."""
    lap = laporan(capaian=capaian({"target": target, "realisasi": 1, "capaian": 1, "target_tahunan": target}))
    ws = buka(tmp_path, lap)["Tabel 3.2"]
    assert [ws[s].number_format for s in ("E5", "G5")] == [bentuk] * 2


@pytest.mark.parametrize(("target", "realisasi", "capaian"), [(80, 155.62, 5.48), (80, 84.3, 94.63), (3.2, 6.33, 2.19), (12, 10.5, 100)])
def test_rumus_makin_rendah_memberi_angka_yang_tersimpan(target: float, realisasi: float, capaian: float) -> None:
    """As Excel computes: in doubles, ROUND by their 15 digits. (2 x 80 - 155,62) x 100 / 80 is 5,475 and rounds up."""

    def bulat(nilai: float, desimal: int) -> float:
        return float(Decimal(f"{nilai:.15g}").quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP))

    rumus = RUMUS["rendah"].format(t=target, r=realisasi, b=100).removeprefix("=")
    assert eval(rumus, {"MIN": min, "MAX": max, "ROUND": bulat}) == capaian


def test_a_quarter_without_target_prints_its_value_and_a_dash(tmp_path: Path) -> None:
    ws = buka(tmp_path, laporan(capaian=capaian({"realisasi": "81.03"}, {"triwulan": "F", "keadaan": "ringkas"})))["Tabel 3.2"]
    assert [[s.value for s in b] for b in ws["E5:I6"]] == [
        ["-", "TW 1", "-", 81.03, "-"],
        [None, "Kondisi Akhir (F)", None, "-", "-"],
    ]


def test_tabel_3_3_prints_the_golden_figures(tmp_path: Path) -> None:
    ws = buka(tmp_path, laporan(), nilai=True)["Tabel 3.3"]
    assert [ws[f"A{r}"].value for r in (1, 2, 3)] == [
        "Tabel 3.3", "Realisasi Anggaran Triwulan Kedua Tahun Anggaran 2019", "Kantor Kecamatan Kalumpang",
    ]  # fmt: skip
    assert baris(ws, 4, 5) == [[*JUDUL_33, None], [None] * 6 + ["REALISASI (Rp)", "%"]]
    assert [ws[f"H{r}"].value for r in range(6, 34)] == [float(p) for p in PERSEN_33.split()]
    assert [ws[f"E{r}"].value for r in (6, 7, 16, 28, 32)] == [
        "1 Gaji dan Tunjangan",
        "2 Tambahan penghasilan",
        "9 Penyediaan peralatan dan perlengkapan kantor",
        "2 Penyusunan pelaporan keuangan akhir tahun",
        "4 Musrenbang Tingkat Kecamatan",
    ]
    assert [ws[f"{k}33"].value for k in "AFGH"] == ["JUMLAH ANGGARAN", 2629137600, 542505821, 20.63]
    assert {ws[f"{k}{r}"].number_format for k in "FG" for r in range(6, 34)} == {"#,##0"}
    assert {ws[f"H{r}"].number_format for r in range(6, 34)} == {"0.00"}


def test_tabel_3_3_has_live_percents_and_totals_and_merges_each_column_by_itself(tmp_path: Path) -> None:
    ws = buka(tmp_path, laporan())["Tabel 3.3"]
    assert [ws[f"H{r}"].value for r in range(6, 34)] == [f"=ROUND(G{r}*100/F{r},2)" for r in range(6, 34)]
    assert [ws["F33"].value, ws["G33"].value] == ["=SUM(F6:F32)", "=SUM(G6:G32)"]
    gabung = {str(r) for r in ws.merged_cells.ranges}
    assert gabung >= {"A6:A28", "B6:B28", "C6:C25", "D6:D7", "D8:D21", "D22:D25", "A29:A30", "B29:B30", "C29:C30", "A33:E33"}
    assert gabung >= {"D27:D28", "D29:D32"}  # one program goes on under the next indikator and the next sasaran
    assert not {g for g in gabung if g.startswith("E") and int(g[1:].split(":")[0]) > 5}


def test_tabel_3_1_groups_by_sasaran_and_states_the_predikat_convention(tmp_path: Path) -> None:
    ws = buka(tmp_path, laporan())["Tabel 3.1"]
    assert baris(ws, 1, 4)[1][0] == "Formulasi Pengukuran Indikator Kinerja Utama Tahun 2019"
    assert [s.value for s in ws[4]] == ["No", "Kinerja Utama", "Indikator Kinerja Utama", "Penjelasan/Formulasi", "Sumber Data"]
    assert {"A5:A8", "B5:B8"} <= {str(r) for r in ws.merged_cells.ranges}
    assert "AA > 90, A > 80, BB > 70, B > 60, CC > 50, C > 30, D" in ws["A12"].value
    tanpa = laporan(indikator=indikator({"kode": "1", "jenis": "PK"}, {"kode": "2", "indikator": "B", "jenis": "IKU"}))
    assert [b[2] for b in baris(buka(tmp_path, tanpa)["Tabel 3.1"], 5, 5)] == ["B"]


def test_tabel_3_1_numbers_a_sasaran_as_tabel_3_2_does_however_it_is_typed(tmp_path: Path) -> None:
    """NO is the position of the sasaran, names compared without case and blanks (DESIGN 4 "Names", 5 "Order of Tabel 3.3")."""
    nama = ("Meningkatnya Pelayanan", "MENINGKATNYA  Pelayanan", "Lain")
    semua = laporan(indikator=indikator(*({"kode": str(i), "sasaran": s, "jenis": "IKU"} for i, s in enumerate(nama))))
    ws = buka(tmp_path, semua)["Tabel 3.1"]
    assert [ws[f"A{r}"].value for r in (5, 6, 7)] == [1, None, 2]
    assert "A5:A6" in {str(r) for r in ws.merged_cells.ranges}


def test_tables_without_data_print_their_headings_and_say_so(tmp_path: Path) -> None:
    buku = buka(tmp_path, laporan(indikator=indikator(), capaian=capaian(), serapan=serapan()))
    assert buku["Tabel 3.1"]["A5"].value == "Belum ada data indikator kinerja."
    assert buku["Tabel 3.2"]["A5"].value == "Belum ada data indikator kinerja."
    assert buku["Tabel 3.3"]["A6"].value == "Belum ada data pagu dan realisasi."
    assert buku["Temuan"]["A2"].value == "Tidak ada temuan"


def test_notes_say_sources_basis_period_stage_and_what_is_left_out(tmp_path: Path) -> None:
    dari = {"triwulan": 3, "jenis_dokumen": "SPP-LS", "realisasi": 10}
    lap = laporan(
        serapan=serapan({"pagu": 100, "pagu_sebelum": "80.5", "sesudah_triwulan": 30}, {"kegiatan": "L"}),
        belanja=belanja({**dari, "nomor_dokumen": "1"}, {**dari, "nomor_dokumen": "1"}, {**dari, "nomor_dokumen": "2"}),
        sumber=type(laporan().masukan.sumber)("P.xlsx", "R.xlsx", "tanggal dokumen", "Pergeseran"),
    )
    ws = buka(tmp_path, lap)["Tabel 3.3"]
    r = cari(ws, "Sumber pagu")
    assert [ws[f"A{i}"].value for i in range(r, r + 6)] == [
        "Sumber pagu: P.xlsx; tahapan pagu: Pergeseran.",
        "Sumber realisasi: R.xlsx; dasar tanggal: tanggal dokumen.",
        "Realisasi s.d. Juni 2019.",
        "Pagu sebelum: Rp 80,50; pagu setelah: Rp 100.",
        "1 baris tanpa pagu dan tanpa realisasi tidak dicetak; lihat lembar Data 3.3.",
        "2 dokumen bertanggal sesudah Triwulan II sebesar Rp 30 tidak dihitung.",
    ]


@pytest.mark.parametrize("lembar", ["Tabel 3.2", "Tabel 3.3"])
def test_signature_prints_what_is_filled_and_dots_for_what_is_not(tmp_path: Path, lembar: str) -> None:
    kosong = [s.value for b in buka(tmp_path, laporan())[lembar].iter_rows() for s in b if s.value]
    assert kosong[-4:-2] == ["Kalumpang, Juli 2019", "CAMAT KALUMPANG,"]
    assert set(kosong[-2]) == {"."}
    assert kosong[-1].startswith("NIP. ....")
    isi = laporan(nama="NAMA CAMAT", pangkat="Pembina", nip="1", tanggal="31 Juli 2019")
    penuh = [s.value for b in buka(tmp_path, isi)[lembar].iter_rows() for s in b if s.value]
    assert penuh[-5:] == ["Kalumpang, 31 Juli 2019", "CAMAT KALUMPANG,", "NAMA CAMAT", "Pembina", "NIP. 1"]
