"""Nothing readable is lost: read = used + refused + duplicate + other SKPD, for every file, whatever lies in the folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.berkas_contoh import xlsx
from tests.contoh_kalumpang import BELANJA, DPA, KINERJA, tulis_contoh
from tests.jalan_lkj import laporan

JUDUL = ["Kode SKPD", "Nama SKPD", "Program", "Kegiatan", "Pagu"]


def _sel(berkas: str, ubah: Callable[[Any], None]) -> Callable[[Path], None]:
    def kerja(folder: Path) -> None:
        buku = openpyxl.load_workbook(folder / berkas)
        ubah(buku.worksheets[0])
        buku.save(folder / berkas)

    return kerja


def _baris_kembar(ws: Any) -> None:
    """Repeat one kegiatan as it stands, below its last row (the total keeps what it was: a finding, but no other row)."""
    for k in (1, 2, 3):
        ws.cell(11, k).value = ws.cell(10, k).value


def _kabupaten(folder: Path) -> None:
    """Replace the DPA by the table of three offices."""
    buku = openpyxl.load_workbook(folder / DPA)
    asal = [[s.value for s in b] for b in buku.worksheets[0].iter_rows(min_row=7)]
    program, isi = "", []
    for no, nama, pagu in asal:
        program = program if no else nama
        if isinstance(no, int):
            isi.append(["7.01.0.00.0.00.01.0000", "Kecamatan Kalumpang", program, nama, pagu])
    lain = [
        [f"7.01.0.00.0.00.0{n}.0000", f"Kecamatan Lain {n}", "Program Lain", f"Kegiatan {k}", 1000 * k]
        for n in (2, 3)
        for k in range(1, n + 2)
    ]
    (folder / DPA).write_bytes(xlsx([JUDUL, *lain[:3], *isi, *lain[3:]]))


def _kantor_lain(folder: Path) -> None:
    (folder / "Lain.xlsx").write_bytes(xlsx([JUDUL, ["7.01.0.00.0.00.02.0000", "Kecamatan Lain", "Program", "Kegiatan", 5]]))


def _salinan(nama: str) -> Callable[[Path], None]:
    def kerja(folder: Path) -> None:
        shutil.copy(folder / DPA, folder / nama)

    return kerja


def _terpotong(folder: Path) -> None:
    (folder / DPA).write_bytes((folder / DPA).read_bytes()[:3000])


def _simpan_ulang(folder: Path) -> None:
    buku = openpyxl.load_workbook(folder / DPA)
    buku.save(folder / "DPA lagi.xlsx")


RAGAM: dict[str, tuple[Callable[[Path], None], dict[str, dict[str, int]]]] = {
    "bersih": (lambda _: None, {DPA: {"dipakai": 27}, BELANJA: {"dipakai": 27}, KINERJA: {"dipakai": 28}}),
    "pagu rusak": (_sel(DPA, lambda ws: setattr(ws.cell(10, 3), "value", "abc")), {DPA: {"dipakai": 0, "ditolak": 27}}),
    "judul hilang": (_sel(DPA, lambda ws: setattr(ws.cell(6, 3), "value", None)), {DPA: {"dipakai": 0}}),
    "berkas terpotong": (_terpotong, {DPA: {"dibaca": 0}}),
    "salinan byte": (_salinan("Z.xlsx"), {"Z.xlsx": {"dipakai": 0}}),
    "disimpan ulang": (_simpan_ulang, {"DPA lagi.xlsx": {"ganda": 27, "dipakai": 0}}),
    "sekabupaten": (_kabupaten, {DPA: {"dipakai": 27, "skpd_lain": 7, "dibaca": 34}}),
    "kantor lain": (_kantor_lain, {"Lain.xlsx": {"skpd_lain": 1, "dipakai": 0}}),
    "baris kembar": (_sel(DPA, _baris_kembar), {}),
    "kode indikator salah": (_sel(KINERJA, lambda ws: setattr(ws.cell(2, 2), "value", None)), {}),
}


@pytest.mark.parametrize("ragam", RAGAM)
def test_every_row_is_accounted_for(tmp_path: Path, ragam: str) -> None:
    tulis_contoh(tmp_path / "masukan")
    ubah, harap = RAGAM[ragam]
    ubah(tmp_path / "masukan")
    jawaban = laporan(tmp_path / "masukan", tmp_path / "keluaran", "--tahun", 2019, "--triwulan", 2)
    semua = {Path(p["berkas"]).name: p["baris"] for p in jawaban.json["putusan"]}
    for nama, b in semua.items():
        assert b["dibaca"] == b["dipakai"] + b["ditolak"] + b["ganda"] + b["skpd_lain"], nama
        assert min(b.values()) >= 0, nama
    for nama, isi in harap.items():
        assert {k: semua[nama][k] for k in isi} == isi
    _sama_dengan_lembar(Path(jawaban.json["keluaran"][0]), semua)


def _sama_dengan_lembar(buku: Path, semua: dict[str, dict[str, int]]) -> None:
    """Sheet Jejak says the same of every file."""
    ws = openpyxl.load_workbook(buku)["Jejak"]
    judul = next(b for b in ws.iter_rows(values_only=True) if b[0] == "Berkas")
    letak = [judul.index(k) for k in ("Baris dibaca", "Dipakai", "Ditolak", "Ganda", "SKPD lain")]
    baris = {b[0]: [b[k] for k in letak] for b in ws.iter_rows(values_only=True) if b[0] in semua}
    assert baris == {n: [b[k] for k in ("dibaca", "dipakai", "ditolak", "ganda", "skpd_lain")] for n, b in semua.items()}
