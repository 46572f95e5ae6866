"""Indicators of a published report that the next one does not have any more."""

from __future__ import annotations

import pytest

from lkj_etl.laporan import Terbit, Total
from lkj_etl.periksa.terbit import periksa_terbit
from tests.contoh_laporan import laporan

TERBIT = {
    ("1.2", 1): ("90", "100"),
    ("1.2", 2): ("90", "100"),
    ("9.1", 1): ("80.25", "89.17"),
    ("9.1", 2): (None, None),
    ("9.2", 2): (None, None),
}


@pytest.mark.parametrize(("dikenal", "harap"), [(True, ["9.1"]), (False, [])])
def test_an_indicator_that_fell_out_is_told_with_its_last_published_figure(*, dikenal: bool, harap: list[str]) -> None:
    """DESIGN 5: a published earlier quarter changed; that every code is another one says nothing of the figures."""
    lap = laporan(triwulan=3)
    lama = {k: v for k, v in TERBIT.items() if dikenal or k[0] != "1.2"}
    terbit = Terbit(2, "", "", Total(*(lap.total_keluar[:2])), lama)
    temuan = [t for t in periksa_terbit(lap.capaian, lap.serapan, lap.masukan.belanja, terbit, triwulan=3) if "indikator" in t.isi]
    assert [(t.kode, t.tingkat, t.sel) for t in temuan] == [("ANGKA-TERBIT-BERUBAH", "peringatan", "-")] * len(harap)
    assert [t.isi for t in temuan] == [f"Realisasi indikator {k} TW I menurut laporan yang sudah terbit 80,25, sekarang -." for k in harap]
