"""Sheet Gambar: order, captions and numbers of the source report's 3.1, charts from Data 3.2, the box of a predikat."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from lkj_etl.tulis.gambar import keterangan, susun
from tests.contoh_laporan import bagian, buka, capaian, laporan

PENUH, NOL = {"capaian": 100, "capaian_tanpa_batas": 100}, {"capaian": 0, "capaian_tanpa_batas": 0}
KETERANGAN = [
    "Gambar 3.1 Capaian Indikator Indeks Kepuasan Masyarakat",
    "Gambar 3.2 Capaian Indikator Persentase Layanan Perizinan dan Non Perizinan tepat waktu",
    "Gambar 3.3 Capaian Indikator Persentase temuan BPK/ Inspektorat Yang Ditindaklanjuti",
    "Gambar 3.4 Capaian Indikator Persentase Desa yang memenuhi kriteria baik",
    "Gambar 3.5 Capaian Indikator Persentase Laporan Pengaduan Kamtibmas yang ditindaklanjuti",
    "Gambar 3.6 Capaian Indikator Persentase jumlah pembangunan yang melibatkan masyarakat",
]


def teks(ws: Any) -> list[str]:
    return [s.value for b in ws.iter_rows() for s in b if isinstance(s.value, str)]


def grafik_gambar(isi: dict[str, str]) -> list[str]:
    """Return the XML of the charts that show target and realisasi, in their order."""
    nomor = sorted((int(re.findall(r"\d+", n)[0]), n) for n in isi if n.startswith("xl/charts/chart"))
    return [isi[n] for _, n in nomor if "'Data 3.2'!" in isi[n]]


def test_captions_count_charts_only_and_headings_are_the_source_report_s(tmp_path: Path) -> None:
    ws = buka(tmp_path, laporan())["Gambar"]
    isi = teks(ws)
    assert [t for t in isi if t.startswith("Gambar ")] == KETERANGAN
    assert [t for t in isi if t.startswith("CAPAIAN INDIKATOR")] == [
        *(f"CAPAIAN INDIKATOR {n}" for n in (1, 2, 3, 4)),
        *["CAPAIAN INDIKATOR"] * 3,
    ]
    assert sum(t == "CAPAIAN IKU SKPD :" for t in isi) == 7
    assert [t[-1] for t in isi if t.startswith("SASARAN STRATEGIS")] == ["1", "1", "1", "1", "2", "3", "4"]
    assert "MENINGKATNYA PELAYANAN PUBLIK DAN AKUNTABILITAS KINERJA" in isi


def test_a_predikat_has_the_box_instead_of_a_chart(tmp_path: Path) -> None:
    ws = buka(tmp_path, laporan())["Gambar"]
    kotak = next(s for b in ws.iter_rows() for s in b if s.value == "PREDIKAT NILAI EVALUASI AKIP")
    bawah = [[ws.cell(kotak.row + i, kotak.column + k).value for k in (0, 1)] for i in (1, 2)]
    assert bawah == [["TARGET", "BB"], ["CAPAIAN", "-"]]


@pytest.mark.parametrize(("akhir", "diharap"), [("A", "A"), ("78.5", 78.5)])
def test_the_box_shows_letters_or_nilai(tmp_path: Path, akhir: str, diharap: object) -> None:
    pokok = {"indikator": "Predikat SAKIP", "rumus": "predikat", "target_tahunan": "BB", "target": "BB"}
    isi = capaian(
        *({**pokok, "triwulan": str(n)} for n in (1, 2, 3, 4)),
        {**pokok, "target": None, "triwulan": "F", "keadaan": "ringkas", "rumus": "tanpa", "realisasi": akhir, **PENUH},
    )
    ws = buka(tmp_path, laporan(capaian=isi))["Gambar"]
    kotak = [s for b in ws.iter_rows() for s in b if s.value == "PREDIKAT SAKIP"][-1]  # the first is the name of the indicator
    assert ws.cell(kotak.row + 2, kotak.column + 1).value == diharap
    assert ws.cell(kotak.row + 2, kotak.column + 1).number_format == ("0.00" if diharap == 78.5 else "General")  # as in Tabel 3.2


def test_charts_are_fed_from_data_3_2_measured_or_not(tmp_path: Path) -> None:
    semua = grafik_gambar(bagian(tmp_path, laporan()))
    assert len(semua) == 6
    nilai = [re.findall(r"<c:val><c:numRef><c:f>([^<]*)</c:f>", x) for x in semua]
    awal = [2, 7, 17, 22, 27, 32]  # the predikat stands in the rows 12 to 16
    assert nilai == [[f"'Data 3.2'!${k}${r}:${k}${r + 3}" for k in "HI"] for r in awal]
    assert [x for x in semua if "dispBlanksAs" in x] == []  # absent: Excel leaves a gap
    titik = re.findall(r"<c:v>([^<]*)</c:v>", semua[0].split("<c:val>")[-1])
    assert titik == ["81.03"]  # the one measured quarter of four
    belum = semua[3].split("<c:val>")[-1]
    assert "<c:v>" not in belum


def test_a_draft_moves_the_cells_of_the_charts(tmp_path: Path) -> None:
    assert "'Data 3.2'!$H$3:$H$6" in grafik_gambar(bagian(tmp_path, laporan(draf=True)))[0]


def test_alt_text_tells_the_figures(tmp_path: Path) -> None:
    isi = bagian(tmp_path, laporan())
    alternatif = [t for n, x in sorted(isi.items()) if n.startswith("xl/drawings/drawing") for t in re.findall(r'descr="([^"]*)"', x)]
    gambar = [t for t in alternatif if t.startswith("Gambar 3.")]
    assert len(gambar) == 6
    assert gambar[0] == (
        "Gambar 3.1 Capaian Indikator Indeks Kepuasan Masyarakat tahun 2019, grafik kolom: TW 1 target 81, realisasi belum ada; "
        "TW 2 target 81, realisasi 81,03; TW 3 target 81, realisasi belum ada; TW 4 target 81, realisasi belum ada."
    )
    assert "TW 1 target 10, realisasi 0; TW 2 target 25, realisasi 0" in gambar[5]


def test_numbers_restart_per_sasaran_and_interleaved_codes_keep_the_table_s_order() -> None:
    isi = capaian(
        *(
            {"kode_indikator": k, "no": n, "sasaran": f"S{n}", "indikator": k, "triwulan": t, "rumus": r}
            for n, k, r in ((1, "b", "tinggi"), (1, "a", "predikat"), (2, "c", "rendah"))
            for t in ("1", "2", "3", "4", "F")
        )
    )
    semua = susun(laporan(capaian=isi))
    assert [(g.pokok["indikator"], g.urutan, g.nomor, g.letak) for g in semua] == [("b", 1, 1, 0), ("a", 2, 0, 5), ("c", 0, 2, 10)]
    assert [keterangan(g) for g in semua] == ["Gambar 3.1 Capaian Indikator b", "", "Gambar 3.2 Capaian Indikator c"]


def test_negative_values_are_not_cut_off(tmp_path: Path) -> None:
    isi = capaian(*({"triwulan": t, "target": 2, "realisasi": -1, **NOL, "keadaan": "terukur"} for t in ("1", "2", "3", "4", "F")))
    [grafik] = grafik_gambar(bagian(tmp_path, laporan(capaian=isi)))
    assert '<c:min val="0"/>' not in grafik
    assert '<c:min val="0"/>' in grafik_gambar(bagian(tmp_path, laporan()))[0]


def test_a_page_holds_two_pairs(tmp_path: Path) -> None:
    xml = bagian(tmp_path, laporan())["xl/worksheets/sheet5.xml"]
    putus = [int(n) for n in re.findall(r'<brk id="(\d+)"', xml)]
    assert len(putus) == 1
    ws = buka(tmp_path, laporan())["Gambar"]
    di_atas = [
        s.value for b in ws.iter_rows(max_row=putus[0]) for s in b if isinstance(s.value, str) and s.value.startswith("CAPAIAN INDIKATOR")
    ]
    assert len(di_atas) == 4
