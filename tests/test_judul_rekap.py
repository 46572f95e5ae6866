"""Kind `rekap`: headings of two and three rows, merged as offices merge them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.baca_langsung import JUDUL, baca_berkas, temuan

FISIK: dict[str, list[list[Any]]] = {
    "uang dan fisik": [["KODE", "URAIAN", "PAGU", "REALISASI", None], [None, None, None, "KEUANGAN (Rp)", "FISIK (%)"]],
    "target dan realisasi": [
        ["KODE", "URAIAN", "PAGU", "REALISASI", None, "TARGET", None],
        [None, None, None, "KEUANGAN", "FISIK", "KEUANGAN", "FISIK"],
    ],
    "tiga baris": [
        ["KODE", "URAIAN", "PAGU", "REALISASI", None, None],
        [None, None, None, "KEUANGAN", None, "FISIK"],
        [None, None, None, "Rp", "%", "%"],
    ],
}


@pytest.mark.parametrize("nama", FISIK)
def test_kemajuan_fisik_bukan_realisasi_kedua(nama: str, tmp_path: Path) -> None:
    judul = FISIK[nama]
    isi = [["7.01.01.2.02.0001", "S", 100, 40, 40, 50], ["7.01.01.2.06.0002", "S2", 200, 60, 30, 35]]
    jalan = tmp_path / "x.xlsx"
    buku = openpyxl.Workbook()
    for baris in (*JUDUL, *judul, *isi):
        buku["Sheet"].append(baris)
    gabungan = {"uang dan fisik": ["D6:E6"], "target dan realisasi": ["D6:E6", "F6:G6"], "tiga baris": ["D6:F6", "D7:E7"]}[nama]
    for rentang in gabungan:
        buku["Sheet"].merge_cells(rentang)
    buku.save(jalan)
    b = baca_berkas(jalan)
    assert b.belanja is not None
    assert (temuan(b), b.belanja["realisasi"].to_list()) == ([], [40, 60])
