"""Changing one cell of the input changes exactly the figures that depend on it, on every sheet."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from unittest import mock

import openpyxl
import pytest

from tests import contoh_kalumpang as pembuat
from tests import data_kalumpang as dk
from tests.jalan_lkj import laporan

Sel = dict[tuple[str, str], Any]
JEJAK_BERKAS = {"J", "K"}  # size and sha256 of the input
NARASI_ANGGARAN = ("Dalam rangka", "Belanja penunjang kantor", f"{dk.UMUM}:", "Berdasarkan data")


def buku(folder: Path, **ganti: Any) -> Any:
    """Write the three files with some of the builder's tables replaced, and return the finished workbook with its stored values."""
    with mock.patch.multiple(pembuat, **{"KEGIATAN": dk.KEGIATAN, **ganti}):
        pembuat.tulis_contoh(folder / "in")
    jawaban = laporan(folder / "in", folder / "out")
    assert jawaban.kode == 0
    assert jawaban.json["temuan"] == []
    return openpyxl.load_workbook(jawaban.json["keluaran"][0], data_only=True)


@pytest.fixture(scope="module")
def asal(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return buku(tmp_path_factory.mktemp("asal"))


def isi(buku: Any) -> Sel:
    return {(ws.title, s.coordinate): s.value for ws in buku for b in ws.iter_rows() for s in b if s.value is not None}


def berubah(asal: Any, baru: Any) -> Sel:
    """Return the cells that differ with their new values, without run id, size and hash of the inputs."""
    lama, kini = isi(asal), isi(baru)
    assert asal.sheetnames == baru.sheetnames
    beda = {k: kini.get(k) for k in lama.keys() | kini.keys() if lama.get(k) != kini.get(k)}
    id_jalan = f"B{baris(asal['Jejak'], 'A', 'ID jalan')}"
    return {k: v for k, v in beda.items() if k[0] != "Jejak" or (k[1] != id_jalan and k[1][0] not in JEJAK_BERKAS)}


def baris(ws: Any, kolom: str, teks: str) -> int:
    """Return the row whose cell in a column is the text, else the first that begins with it."""
    sel = [s for s in ws[kolom] if isinstance(s.value, str) and s.value.startswith(teks)]
    return int(next((s for s in sel if s.value == teks), sel[0]).row)


def ganti(tabel: tuple[Any, ...], kunci: Mapping[int, object], kolom: int, nilai: object) -> tuple[Any, ...]:
    """Return the builder's table with one value of the one matching row replaced."""
    cocok = [n for n, b in enumerate(tabel) if all(b[k] == v for k, v in kunci.items())]
    assert len(cocok) == 1
    return tuple((*b[:kolom], nilai, *b[kolom + 1 :]) if n == cocok[0] else b for n, b in enumerate(tabel))


def angka(asal: Any, semua: Mapping[tuple[str, str, str, str], object]) -> Sel:
    """Turn (sheet, label column, label, column) into cells: the row is found by its label."""
    return {(nama, f"{kolom}{baris(asal[nama], k, teks)}"): nilai for (nama, k, teks, kolom), nilai in semua.items()}


def narasi(asal: Any, *awal: str) -> set[tuple[str, str]]:
    """Return the paragraphs that begin so; each must be there once."""
    hasil = set()
    for teks in awal:
        [s] = [s for s in asal["Narasi"]["A"] if isinstance(s.value, str) and s.value.startswith(teks)]
        hasil.add(("Narasi", s.coordinate))
    return hasil


def pastikan(asal: Any, baru: Any, tabel: Sel, paragraf: set[tuple[str, str]]) -> None:
    beda = berubah(asal, baru)
    assert {k for k in beda if k[0] == "Narasi"} == paragraf
    assert {k: v for k, v in beda.items() if k[0] != "Narasi"} == tabel


def test_satu_nilai_indikator(asal: Any, tmp_path: Path) -> None:
    """IKM of TW 2 from 81,03 to 80: 80 x 100 / 81 = 98,77; sasaran 298,77 / 3 = 99,59; kantor 398,77 / 5 = 79,75."""
    baru = buku(tmp_path, REALISASI=ganti(dk.REALISASI, {0: "1.1", 1: 2}, 4, "80"))
    tabel = {("Tabel 3.2", f"{k}{r}"): v for r in (6, 9) for k, v in (("H", 80), ("I", 98.77))}
    tabel |= {("Data 3.2", f"{k}{r}"): v for r in (3, 6) for k, v in (("I", 80), ("J", 98.77), ("K", 98.77))}
    tabel |= angka(
        asal,
        {
            ("Ringkasan", "B", dk.SASARAN_1, "D"): 99.59,
            ("Ringkasan", "A", "Tercapai", "C"): 3,
            ("Ringkasan", "A", "Belum tercapai", "C"): 2,
            ("Efisiensi", "B", dk.SASARAN_1, "D"): 99.59,
            ("Efisiensi", "B", "Indeks Kepuasan", "D"): 98.77,
            ("Efisiensi", "B", "KANTOR", "D"): 79.75,
            ("Efisiensi", "B", dk.ADM, "D"): 98.77,
            ("Efisiensi", "B", dk.SARPRAS, "D"): 98.77,
        },
    )
    ikm = ("Capaian Indikator 1 Indeks", "Indikator kinerja Indeks", "a) Indikator Indeks", "Sasaran ini diukur dengan 4", "Berdasarkan")
    pastikan(asal, baru, tabel | _kartu(asal, {"I": 79.75}), narasi(asal, *ikm))


def test_satu_realisasi_anggaran(asal: Any, tmp_path: Path) -> None:
    """Musrenbang from 16.675.000 to 10.000.000 of 20.000.000; total 535.830.821 of 2.629.137.600 = 20,38; program 5,06."""
    baru = buku(tmp_path, KEGIATAN=ganti(dk.KEGIATAN, {2: "Musrenbang Tingkat Kecamatan"}, 4, 10_000_000))
    total, kegiatan = 535_830_821, 10_000_000
    tabel = {("Tabel 3.3", "G32"): kegiatan, ("Tabel 3.3", "H32"): 50, ("Tabel 3.3", "G33"): total, ("Tabel 3.3", "H33"): 20.38}
    tabel |= {("Data 3.3", "U28"): kegiatan, ("Data 3.3", "V28"): 50}
    rinci = baris(asal["Rincian"], "B", "4 Musrenbang")
    tabel |= {("Rincian", f"G{rinci}"): kegiatan, ("Rincian", f"G{rinci + 2}"): kegiatan}
    tabel |= angka(
        asal,
        {
            ("Rincian", "A", "JUMLAH", "G"): total,
            ("Ringkasan", "B", dk.UMUM, "D"): kegiatan,
            ("Ringkasan", "B", dk.UMUM, "E"): 5.06,
            ("Ringkasan", "A", "JUMLAH", "D"): total,
            ("Ringkasan", "A", "JUMLAH", "E"): 20.38,
            ("Efisiensi", "B", dk.SASARAN_4, "F"): kegiatan,
            ("Efisiensi", "B", dk.SASARAN_4, "G"): 50,
            ("Efisiensi", "B", "Persentase jumlah pembangunan", "F"): kegiatan,
            ("Efisiensi", "B", "Persentase jumlah pembangunan", "G"): 50,
            ("Efisiensi", "B", "KANTOR", "F"): total,
            ("Efisiensi", "B", "KANTOR", "G"): 20.38,
            ("Efisiensi", "B", dk.UMUM, "F"): kegiatan,
            ("Efisiensi", "B", dk.UMUM, "G"): 5.06,
            ("Jejak", "A", "Realisasi", "B"): total,
            ("Jejak", "A", "Realisasi", "C"): total,
        },
    )
    pastikan(asal, baru, tabel | _kartu(asal, {"C": total, "E": 20.38}), narasi(asal, *NARASI_ANGGARAN))


def test_satu_pagu(asal: Any, tmp_path: Path) -> None:
    """Operasional Rastra from 34.995.000 to 40.000.000 without realisasi: its percent stays 0; total 20,60; program 8,23."""
    baru = buku(tmp_path, KEGIATAN=ganti(dk.KEGIATAN, {2: "Operasional Rastra"}, 3, 40_000_000))
    total, program, sasaran = 2_634_142_600, 202_541_000, 59_000_000
    tabel = {("Tabel 3.3", "F30"): 40_000_000, ("Tabel 3.3", "F33"): total, ("Tabel 3.3", "H33"): 20.6, ("Data 3.3", "P26"): 40_000_000}
    rinci = baris(asal["Rincian"], "B", "2 Operasional Rastra")
    tabel |= {("Rincian", f"F{rinci}"): 40_000_000, ("Rincian", f"F{rinci + 1}"): 40_000_000}
    tabel |= angka(
        asal,
        {
            ("Rincian", "A", "JUMLAH", "F"): total,
            ("Ringkasan", "B", dk.UMUM, "C"): program,
            ("Ringkasan", "B", dk.UMUM, "E"): 8.23,
            ("Ringkasan", "A", "JUMLAH", "C"): total,
            ("Ringkasan", "A", "JUMLAH", "E"): 20.6,
            ("Efisiensi", "B", dk.SASARAN_2, "E"): sasaran,
            ("Efisiensi", "B", "Persentase Desa", "E"): sasaran,
            ("Efisiensi", "B", "KANTOR", "E"): total,
            ("Efisiensi", "B", "KANTOR", "G"): 20.6,
            ("Efisiensi", "B", dk.UMUM, "E"): program,
            ("Efisiensi", "B", dk.UMUM, "G"): 8.23,
            ("Jejak", "A", "Pagu", "B"): total,
            ("Jejak", "A", "Pagu", "C"): total,
        },
    )
    pastikan(asal, baru, tabel | _kartu(asal, {"A": total, "E": 20.6}), narasi(asal, *NARASI_ANGGARAN))


def _kartu(asal: Any, nilai: Mapping[str, object]) -> Sel:
    """Return the key figures of Ringkasan: each stands under its heading."""
    r = baris(asal["Ringkasan"], "A", "PAGU ANGGARAN") + 1
    return {("Ringkasan", f"{k}{r}"): v for k, v in nilai.items()}
