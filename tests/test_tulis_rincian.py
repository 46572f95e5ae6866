"""Tabel 3.3 in its forms: 8 columns, with sub kegiatan, per sub unit; order, numbering, blocks and zero rows."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkj_etl.laporan import Laporan
from lkj_etl.nilai.persen import persen
from lkj_etl.tulis.susun_33 import bentuk, susun
from tests.contoh_laporan import baris, buka, cari, laporan, serapan, ubah

P = {"kode_program": "7.01.01", "program": "PROGRAM A"}
A: dict[str, Any] = {**P, "kode_kegiatan": "7.01.01.2.01", "kegiatan": "Kegiatan A", "no_kegiatan": "1"}
B: dict[str, Any] = {**P, "kode_kegiatan": "7.01.01.2.02", "kegiatan": "Kegiatan B", "no_kegiatan": "2"}
SUB_1 = {"kode_sub_kegiatan": "7.01.01.2.01.0001", "sub_kegiatan": "Sub 1"}
SUB_2 = {"kode_sub_kegiatan": "7.01.01.2.01.0002", "sub_kegiatan": "Sub 2"}
SUB_B = {"kode_sub_kegiatan": "7.01.01.2.02.0001", "sub_kegiatan": "Sub B"}
UNIT_1 = {"kode_sub_skpd": "1", "nama_sub_skpd": "Kelurahan Satu"}
UNIT_2 = {"kode_sub_skpd": "2", "nama_sub_skpd": "Kelurahan Dua"}
KALUMPANG = laporan()
DUA_UNIT = (
    {**A, **SUB_1, **UNIT_1, "pagu": 100, "realisasi": 10},
    {**B, **SUB_B, **UNIT_1, "pagu": 50, "realisasi": 0},
    {**A, **SUB_1, **UNIT_2, "pagu": 200, "realisasi": 20},
    {**A, **SUB_2, **UNIT_2, "pagu": 300, "realisasi": 30},
)


def _isi(lap: Laporan) -> list[tuple[str, str, str, int, int]]:
    semua, _ = susun(lap, bentuk(lap))
    return [(b.teks_kegiatan, b.sub, b.unit, int(b.pagu), int(b.realisasi)) for b in semua]


def test_sub_sums_over_units_and_draws_a_kegiatan_together(tmp_path: Path) -> None:
    ws = buka(tmp_path, laporan(serapan=serapan(*DUA_UNIT)), nilai=True)["Tabel 3.3"]
    assert [s.value for s in ws[4]][4:6] == ["KEGIATAN", "SUB KEGIATAN"]
    assert [b[4:] for b in baris(ws, 6, 9)] == [
        ["1 Kegiatan A", "Sub 1", 300, 30, 10],
        [None, "Sub 2", 300, 30, 10],
        ["2 Kegiatan B", "Sub B", 50, 0, 0],
        [None, None, 650, 60, 9.23],
    ]
    assert {"E6:E7", "D6:D8", "A9:F9"} <= {str(r) for r in ws.merged_cells.ranges}


def test_kegiatan_gives_the_eight_column_form(tmp_path: Path) -> None:
    ws = buka(tmp_path, laporan(serapan=serapan(*DUA_UNIT), rincian="kegiatan"), nilai=True)["Tabel 3.3"]
    assert ws.max_column == 8
    assert [b[4:7] for b in baris(ws, 6, 7)] == [["1 Kegiatan A", 600, 60], ["2 Kegiatan B", 50, 0]]


def test_unit_prints_each_sub_unit(tmp_path: Path) -> None:
    lap = laporan(serapan=serapan(*DUA_UNIT), rincian="unit")
    assert [s.value for s in buka(tmp_path, lap)["Tabel 3.3"][4]][5:7] == ["SUB KEGIATAN", "SUB UNIT"]
    assert _isi(lap) == [
        ("1 Kegiatan A", "Sub 1", "Kelurahan Satu", 100, 10),
        ("1 Kegiatan A", "Sub 1", "Kelurahan Dua", 200, 20),
        ("1 Kegiatan A", "Sub 2", "Kelurahan Dua", 300, 30),
        ("2 Kegiatan B", "Sub B", "Kelurahan Satu", 50, 0),
    ]


@pytest.mark.parametrize("rincian", ["kegiatan", "sub", "unit"])
def test_data_without_sub_kegiatan_always_has_eight_columns(rincian: str) -> None:
    assert bentuk(laporan(rincian=rincian)) == "kegiatan"


def test_mapping_order_stands_before_the_order_of_the_source() -> None:
    lain = {**A, "kode_program": "7.01.02", "program": "PROGRAM B", "kode_kegiatan": "7.01.02.2.01", "kegiatan": "Kegiatan C", "pagu": 1}
    lap = laporan(serapan=serapan({**A, "pagu": 1, "baris_peta": 2}, {**lain, "baris_peta": 3}, {**B, "pagu": 1, "baris_peta": 4}))
    assert [b[0] for b in _isi(lap)] == ["1 Kegiatan A", "1 Kegiatan C", "2 Kegiatan B"]


def test_rows_without_money_are_counted_or_printed_as_the_setting_says() -> None:
    tabel = serapan({**A, "pagu": 0}, {**B, "pagu": 5}, {**B, "kegiatan": "N", "kode_kegiatan": "9", "realisasi": -5, "blok": "tanpa_pagu"})
    semua, sisa = susun(laporan(serapan=tabel), "kegiatan")
    assert [(b.kegiatan, sisa) for b in semua] == [("Kegiatan B", 1), ("N", 1)]
    semua, sisa = susun(laporan(serapan=tabel, pengaturan=(("cetak_pagu_nol", "ya"),)), "kegiatan")
    assert ([b.kegiatan for b in semua], sisa) == (["Kegiatan A", "Kegiatan B", "N"], 0)


def test_unmapped_money_and_realisasi_without_pagu_stand_in_blocks_at_the_end(tmp_path: Path) -> None:
    kosong = {"no": None, "sasaran": "", "indikator": "", "kode_indikator": "", "baris_peta": None}
    tabel = serapan(
        {**A, "pagu": 100, "realisasi": 1},
        {**B, **kosong, "pagu": 50, "blok": "belum_dipetakan"},
        {**B, **kosong, "kode_kegiatan": "8", "kegiatan": "Lain", "no_kegiatan": "", "realisasi": 7, "blok": "tanpa_pagu"},
    )
    ws = buka(tmp_path, laporan(serapan=tabel), nilai=True)["Tabel 3.3"]
    assert [(b[0], b[4], *b[5:]) for b in baris(ws, 6, 11)] == [
        (1, "1 Kegiatan A", 100, 1, 1),
        ("BELUM DIPETAKAN", None, None, None, None),
        (None, "2 Kegiatan B", 50, 0, 0),
        ("TANPA PAGU", None, None, None, None),
        (None, "Lain", 0, 7, "-"),
        ("JUMLAH ANGGARAN", None, 150, 8, 5.33),
    ]
    rumus = buka(tmp_path, laporan(serapan=tabel))["Tabel 3.3"]
    assert rumus[f"F{cari(rumus, 'JUMLAH')}"].value == "=SUM(F6:F10)"


def test_total_without_pagu_prints_a_dash(tmp_path: Path) -> None:
    ws = buka(tmp_path, laporan(serapan=serapan({"realisasi": 7, "blok": "tanpa_pagu"})), nilai=True)["Tabel 3.3"]
    assert [s.value for s in ws[8]][5:] == [0, 7, "-"]


def test_indikator_cell_lists_the_others_only_on_their_rows(tmp_path: Path) -> None:
    satu, dua = {"indikator_lain": "X; Y", "kode_lain": "2"}, {"indikator_lain": "X; Y", "kode_lain": "2\n3"}
    tabel = serapan({**A, "pagu": 1, **dua}, {**B, "pagu": 1}, {**B, "kode_kegiatan": "K9", "pagu": 1, **satu})
    assert [b[2] for b in baris(buka(tmp_path, laporan(serapan=tabel))["Tabel 3.3"], 6, 8)] == ["I\nX\nY", "I", "I\nX; Y"]


def test_percent_is_exact_and_half_up() -> None:
    assert persen(Decimal("16675000"), Decimal("20000000")) == Decimal("83.38")
    assert persen(Decimal(1), Decimal(0)) is None


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 2), st.integers(0, 9), st.integers(-9, 9)), max_size=12))
def test_every_form_keeps_the_totals(isi: list[tuple[int, int, int, int, int]]) -> None:
    leaf = [
        {"program": f"P{p}", "kegiatan": f"K{k}", "sub_kegiatan": f"S{k}", "kode_sub_skpd": f"{u}", "pagu": pagu, "realisasi": r}
        for p, k, u, pagu, r in isi
    ]
    lap = ubah(KALUMPANG, serapan=serapan(*leaf))
    for rincian in ("kegiatan", "sub", "unit"):
        semua, _ = susun(lap, bentuk(ubah(lap, rincian=rincian)))
        assert sum(b.pagu for b in semua) == sum(i[3] for i in isi)
        assert sum(b.realisasi for b in semua) == sum(i[4] for i in isi)
