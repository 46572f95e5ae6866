"""What the titles above a table say: scale, year, quarter, whether it is cumulative, whose it is; shown by the kind `rekap`."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lkj_etl.pengaturan import Pengaturan
from tests.baca_langsung import baca, temuan

UANG = ["PAGU", "REALISASI"]
RIBUAN: list[list[Any]] = [["KECAMATAN CONTOH"], ["TAHUN 2026 S.D. TRIWULAN II (dalam ribuan rupiah)"], ["KEGIATAN", *UANG]]


def test_skala(tmp_path: Path) -> None:
    isi: list[list[Any]] = [
        *RIBUAN,
        ["A", 1000, 10],
    ]
    assert temuan(baca(tmp_path, isi)) == [("SKALA-BELUM-DITETAPKAN", "A2")]
    b = baca(tmp_path, isi, pengaturan=Pengaturan(skala="ribuan"))
    assert b.pagu is not None
    assert (temuan(b), b.pagu["pagu"].to_list()) == ([], [Decimal(1_000_000)])


def test_skala_dikalikan_sebelum_dibulatkan_juga_pada_jumlah(tmp_path: Path) -> None:
    """230.241,504 thousand is Rp 230.241.504: rounded first, it would lose Rp 4 and meet no total."""
    isi: list[list[Any]] = [
        *RIBUAN,
        ["A", 1169407, 230241.504],
        ["B", 0.5, 0],
        ["JUMLAH", 1169407.5, 230241.504],
    ]
    b = baca(tmp_path, isi, pengaturan=Pengaturan(skala="ribuan"))
    assert b.pagu is not None
    assert b.belanja is not None
    assert temuan(b) == []
    assert b.pagu["pagu"].to_list() == [Decimal(1_169_407_000), Decimal(500)]
    assert b.belanja["realisasi"].to_list() == [Decimal(230_241_504), Decimal(0)]


def test_skala_hanya_untuk_berkas_yang_menyebutnya(tmp_path: Path) -> None:
    b = baca(tmp_path, [["TAHUN 2026 S.D. TRIWULAN II"], ["KEGIATAN", *UANG], ["A", 1000, 10]], pengaturan=Pengaturan(skala="ribuan"))
    assert b.pagu is not None
    assert b.pagu["pagu"].to_list() == [Decimal(1000)]


@pytest.mark.parametrize(
    ("judul", "bulan", "triwulan", "kumulatif"),
    [
        ("KEADAAN S.D. MEI 2026", ["5"], [], True),
        ("BULAN JUNI 2026", ["6"], [], True),
        ("S.D. JUNI 2026", [], ["2"], True),
        ("TRIWULAN II TAHUN 2026", [], ["2"], False),
    ],
)
def test_periode_di_judul(judul: str, bulan: list[str], triwulan: list[str], kumulatif: bool, tmp_path: Path) -> None:
    b = baca(tmp_path, [["KECAMATAN CONTOH"], [judul], ["KEGIATAN", *UANG], ["A", 1000, 10]])
    kata = b.keterangan
    assert ([t.isi for t in kata.bulan], [t.isi for t in kata.triwulan], kata.kumulatif) == (bulan, triwulan, kumulatif)


@pytest.mark.parametrize(
    ("judul", "kolom", "kumulatif"),
    [
        (["LAPORAN TRIWULAN II TAHUN 2026"], "REALISASI S.D. TW II", True),
        (["LAPORAN TRIWULAN II TAHUN 2026", "PERIODE 1 JANUARI S.D. 30 JUNI 2026"], "REALISASI", True),
        (["S.D. TRIWULAN II TAHUN 2026"], "REALISASI TW II", True),
        (["LAPORAN TRIWULAN II TAHUN 2026", "PERIODE 1 APRIL S.D. 30 JUNI 2026"], "REALISASI TW II", False),
    ],
)
def test_sekali_disebut_sd_berarti_kumulatif(judul: list[str], kolom: str, kumulatif: bool, tmp_path: Path) -> None:
    """Two such files, of TW I and TW II, must not be added up (DESIGN 4, "Roles": "s.d." = cumulative)."""
    b = baca(tmp_path, [*([j] for j in judul), ["KEGIATAN", "PAGU", kolom], ["A", 1000, 10]])
    assert ({t.isi for t in b.keterangan.triwulan}, b.keterangan.kumulatif) == ({"2"}, kumulatif)


@pytest.mark.parametrize("tahun", [2026, "2026"])
def test_judul_dan_isinya_di_dua_sel(tahun: int | str, tmp_path: Path) -> None:
    """A form names its value in the cell beside the label: it counts like one text, at the value's cell."""
    kepala: list[list[Any]] = [
        ["Nama SKPD", ":", "7.01.0.00.0.00.05.0000 - Kecamatan Contoh"],
        ["Tahun Anggaran", None, tahun],
        ["Triwulan", "I"],
    ]
    b = baca(tmp_path, [*kepala, ["KEGIATAN", *UANG], ["A", 1000, 10]])
    kata = b.keterangan
    assert [(t.isi, t.sel) for t in kata.skpd] == [("Kecamatan Contoh", "C1")]
    assert [(t.isi, t.sel) for t in kata.tahun] == [("2026", "C2")]
    assert [(t.isi, t.sel) for t in kata.triwulan] == [("1", "B3")]


@pytest.mark.parametrize(
    ("pagu", "realisasi", "tahun"),
    [
        ("PAGU", "REALISASI TAHUN 2025", [("2026", "A1"), ("2025", "C2")]),
        ("PAGU ANGGARAN 2025", "REALISASI", [("2026", "A1"), ("2025", "B2")]),
        ("PAGU ANGGARAN TAHUN 2026", "REALISASI S.D. TW II", [("2026", "A1"), ("2026", "B2")]),
    ],
)
def test_tahun_di_kepala_kolom_uang(pagu: str, realisasi: str, tahun: list[tuple[str, str]], tmp_path: Path) -> None:
    """Amounts of another year under this year's title are told by their heading (DESIGN 5: year in a title or column)."""
    b = baca(tmp_path, [["S.D. TRIWULAN II TAHUN 2026"], ["KEGIATAN", pagu, realisasi], ["A", 1000, 10]])
    assert [(t.isi, t.sel) for t in b.keterangan.tahun] == tahun
