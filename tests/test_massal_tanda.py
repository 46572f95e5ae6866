"""The marked copies of many offices: files that kill the child which marks them cost their own copies and no other."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import openpyxl
import pytest

from lkj_etl.tulis import induk_tandai
from tests import kabupaten_sintetis as sintetis
from tests.jalan_massal import KANTOR, jalan, sidik, ubah

MATI = (0, 2)  # offices whose workbooks kill it
ANAK_MATI = """
import json, os, sys
sys.path[0:0] = [sys.argv[2]]
sys.path.append(sys.argv[1])
from lkj_etl.tulis import tandai
for satu in json.load(sys.stdin):
    if satu["sifat"].get("lkj_asal") in {mati!r}:
        os.abort()
    tandai.layani([satu])
"""


def test_files_that_kill_the_marking_child_cost_only_their_own_copies(
    kabupaten: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    masukan = shutil.copytree(kabupaten, tmp_path / "masukan")
    berkas = [masukan / f"Kinerja {n + 1:04d}.xlsx" for n in range(KANTOR)]
    for satu in berkas:
        ubah(satu, "Realisasi", "D2", "seratus")
    ubah(masukan / "Rekap 5.xlsx", "Sheet 1", "W6", "dua juta")  # the copy of a shared file is made as well
    jalan(masukan, tmp_path / "utuh")
    anak = tmp_path / "anak.py"
    anak.write_text(ANAK_MATI.format(mati=[hashlib.sha256(berkas[n].read_bytes()).hexdigest() for n in MATI]), encoding="utf-8")
    monkeypatch.setattr(induk_tandai, "ANAK", anak)
    hasil = jalan(masukan, tmp_path / "hasil")
    utuh = sidik(tmp_path / "utuh")
    for n in MATI:
        assert utuh.pop(f"{sintetis.kode_kantor(n)}/2026/TW2/perbaikan/Kinerja {n + 1:04d} (perbaikan).xlsx")
    assert sidik(tmp_path / "hasil") == utuh
    assert hasil.catatan == tuple(
        f'Salinan perbaikan "Kinerja {n + 1:04d} (perbaikan).xlsx" tidak dapat dibuat; temuannya ada di lembar Temuan.' for n in MATI
    )
    assert (hasil.kode_keluar, [h.gagal for h in hasil.kantor]) == (1, [""] * KANTOR)


def test_a_repaired_copy_of_a_shared_file_stays_as_the_user_left_it(kabupaten: Path, tmp_path: Path) -> None:
    """A file that its copy replaces gets no other one: that would lie over the repaired copy, without the repair."""
    masukan, keluaran = shutil.copytree(kabupaten, tmp_path / "masukan"), tmp_path / "hasil"
    pagu = openpyxl.load_workbook(masukan / "Rekap 5.xlsx")["Sheet 1"]["W6"].value
    ubah(masukan / "Rekap 5.xlsx", "Sheet 1", "W6", "dua juta")
    (salinan,) = jalan(masukan, keluaran).salinan
    ubah(salinan, "Sheet 1", "W6", pagu)
    shutil.copy(salinan, masukan)
    isi = salinan.read_bytes()
    hasil = jalan(masukan, keluaran)
    assert (hasil.salinan, salinan.read_bytes()) == ((), isi)
    assert [h.draf for h in hasil.kantor] == [False] * KANTOR
