"""Which columns of a rekap are pagu and realisasi: by stage (murni, pergeseran, perubahan) and by what they sum."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.baca_langsung import JUDUL, baca
from tests.berkas_kendali import baca_uang, tulis_xlsx

SUB = "7.01.01.2.02.0001"


@pytest.mark.parametrize(
    ("judul", "harap"),
    [
        (["PAGU MURNI", "PAGU PERGESERAN", "REALISASI"], ("C", "D", "E")),
        (["ANGGARAN SEBELUM PERGESERAN I", "ANGGARAN SETELAH PERGESERAN I", "REALISASI"], ("C", "D", "E")),
        (["PAGU SEBELUM EFISIENSI", "PAGU SETELAH EFISIENSI", "REALISASI"], ("C", "D", "E")),
        (["APBD MURNI", "APBD PERUBAHAN", "REALISASI"], ("C", "D", "E")),
        (["SEBELUM PERUBAHAN", "SESUDAH PERUBAHAN", "REALISASI"], ("C", "D", "E")),
        (["PAGU", "REALISASI S.D. BULAN LALU", "REALISASI S.D. BULAN INI"], ("", "C", "E")),
        (["PAGU", "REALISASI TAHUN LALU", "REALISASI"], ("", "C", "E")),
    ],
)
def test_kolom_uang_menurut_tahapan_dan_masanya(judul: list[str], harap: tuple[str, ...], tmp_path: Path) -> None:
    """Pagu is what the latest stage says, realisasi what is spent up to the quarter (DESIGN 4 "Roles")."""
    b = baca(tmp_path, [*JUDUL, ["KODE", "URAIAN", *judul], [SUB, "S", 1000, 900, 800]])
    assert (b.ditolak, b.pagu is None, b.belanja is None) == (False, False, False)
    assert b.pagu is not None
    assert b.belanja is not None
    nilai = {"": None, "C": Decimal(1000), "D": Decimal(900), "E": Decimal(800)}
    assert (b.pagu["pagu_sebelum"][0], b.pagu["pagu"][0], b.belanja["realisasi"][0]) == tuple(nilai[k] for k in harap)


@pytest.mark.parametrize(
    ("judul", "kode"),
    [
        (["PAGU", "PAGU PERGESERAN", "REALISASI"], "JUDUL-KEMBAR"),  # the first one is the budget before the change
        (["ANGGARAN", "ANGGARAN SETELAH PERGESERAN I", "REALISASI"], "JUDUL-KEMBAR"),
        (["PAGU", "PAGU EFISIENSI", "REALISASI"], "JUDUL-KEMBAR"),
        (["PAGU", "REALISASI BULAN INI", "KUMULATIF"], "JUDUL-KURANG"),
        (["PAGU", "REALISASI TRIWULAN LALU", "REALISASI TRIWULAN INI"], "JUDUL-KURANG"),
        (["PAGU", "REALISASI S.D. TRIWULAN LALU", "JUMLAH"], "JUDUL-KURANG"),
    ],
)
def test_kolom_uang_yang_mungkin_bukan_yang_berlaku_menolak_berkas(judul: list[str], kode: str, tmp_path: Path) -> None:
    """An unread column beside an old pagu, or beside what one month spent, would leave a wrong figure in the report."""
    b = baca(tmp_path, [["REALISASI ANGGARAN"], *JUDUL, ["KODE", "URAIAN", *judul], [SUB, "S", 1000, 900, 800]])
    assert (b.ditolak, kode in [t.kode for t in b.temuan]) == (True, True)


@pytest.mark.parametrize(
    ("bawah", "realisasi"),
    [
        (["KEUANGAN", "FISIK"], 800),
        (["RP", "%"], 800),
        (["TRIWULAN INI", "%"], None),  # of the quarter alone: no amount up to it
        (["BULAN INI", "S.D. BULAN INI"], 80),
    ],
)
def test_kolom_di_bawah_judul_realisasi(bawah: list[str], realisasi: int | None, tmp_path: Path) -> None:
    """What the lower row says counts, not that REALISASI stands above it."""
    judul: list[list[Any]] = [["KODE", "URAIAN", "PAGU", "REALISASI", None], [None, None, None, *bawah]]
    gabungan = [(6, 1, 7, 1), (6, 2, 7, 2), (6, 3, 7, 3), (6, 4, 6, 5)]
    tulis_xlsx(tmp_path / "x.xlsx", [*JUDUL, *judul, [SUB, "S", 1000, 800, 80]], gabungan)
    b = baca_uang(tmp_path / "x.xlsx")
    assert (None if b.belanja is None else b.belanja["realisasi"].to_list()) == (None if realisasi is None else [Decimal(realisasi)])
