"""`lkj templat` in tests: run it on the example's budget, fill it in as an office would."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl

from flows.perintah import CONTOH
from tests.jalan_lkj import lkj

LAMA = CONTOH / "Kinerja Kalumpang 2019.xlsx"
AWAL = 5  # first row to fill in, below the example
PROGRAM = "7.01.02 PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK"
ANGGARAN = [
    (PROGRAM, "7.01.02.2.01 Koordinasi Penyelenggaraan Kegiatan Pemerintahan", "7.01.02.2.01.0003 Koordinasi dengan Perangkat Daerah"),
    (PROGRAM, "7.01.02.2.02 Penyelenggaraan Urusan Pemerintahan", "7.01.02.2.02.0001 Perencanaan Kegiatan Pelayanan"),
    ("7.01.03 PROGRAM PEMBERDAYAAN MASYARAKAT DESA", "7.01.03.2.01 Koordinasi Kegiatan Pemberdayaan Desa", ""),
]


def templat(folder: Path, *lain: object) -> Path:
    """Run the command on the example's budget and return the file."""
    hasil = lkj("templat", "--masukan", CONTOH, "--keluaran", folder / "templat.xlsx", *lain)
    assert hasil.kode == 0, hasil.galat
    return folder / "templat.xlsx"


def isi_templat(berkas: Path, *, skm: bool = False) -> None:
    """Fill in a template as an office would: one indicator, one quarter, one program."""
    wb = openpyxl.load_workbook(berkas)
    for baris in wb["Identitas"].iter_rows(min_row=4):
        baku = {"Nama perangkat daerah": "Kecamatan Kalumpang", "Tahun anggaran": 2019}.get(baris[0].value)
        if baku:
            baris[1].value = baku
    ikm = ("1.1", "Pelayanan", "Indeks Kepuasan Masyarakat", "Nilai", 81, None, 81, None, 81, "ikm" if skm else "nilai")
    tetap = ("makin tinggi makin baik", "posisi akhir", "semester", "kosong", "Jumlah x 25", "SKM")
    taruh(wb["Indikator"], (*ikm, *tetap, 81.5, None, 80.2, None, "IKU", 100, None))
    taruh(wb["Realisasi"], ("1.1", None, 2, None, None, None if skm else 81.03, "Sudah dinilai."))
    semua = [c.value for c in wb["Anggaran"]["A"][3:] if c.value]
    for n, program in enumerate(semua):
        taruh(wb["Pemetaan"], ("1.1", "Pelayanan", None, program), AWAL + n)
    if skm:
        taruh(wb["SKM"], (2, "Seseorang", 4, 3, 3, 4, 3, 3, 4, 3, 3))
    wb.save(berkas)


def taruh(ws: Any, nilai: tuple[Any, ...], baris: int = AWAL) -> None:
    for k, n in enumerate(nilai, start=1):
        if n is not None:
            ws.cell(baris, k).value = n


def judul(ws: Any) -> list[str]:
    return [c.value for c in ws[3] if c.value]
