"""The terminal: names that would command it come out harmless, and a question is asked until its answer can be used."""

from __future__ import annotations

import contextlib
import io
import json
import os
import select
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from flows.layar import tanya
from lkj_etl.kesalahan import PemakaianSalah
from tests.contoh_kalumpang import DPA, KINERJA, tulis_contoh
from tests.jalan_lkj import AKAR, PROGRAM, laporan, lkj


@pytest.fixture
def contoh(tmp_path: Path) -> Path:
    folder = tmp_path / "masukan"
    tulis_contoh(folder)
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tidak mengenal nama berkas dengan huruf kendali")
def test_nama_berkas_aneh_tidak_merusak_layar(contoh: Path, tmp_path: Path) -> None:
    nama = "DPA \x1b[31mmerah\u202e.xlsx"
    (contoh / DPA).rename(contoh / nama)
    jawaban = lkj("laporan", "--masukan", contoh, "--keluaran", tmp_path / "keluaran", "--tahun", 2019, "--triwulan", 2)
    assert jawaban.kode == 0
    assert "\x1b" not in jawaban.keluar + jawaban.galat
    assert "\u202e" not in jawaban.keluar + jawaban.galat
    ulang = laporan(contoh, tmp_path / "keluaran", "--tahun", 2019, "--triwulan", 2)
    assert json.loads(ulang.keluar)["temuan"][0]["kode"] == "NAMA-BERKAS-ANEH"


def test_isi_perintah_tidak_mengacaukan_layar(contoh: Path, tmp_path: Path) -> None:
    """What somebody typed or dragged into the command is shown as harmless as a file's name."""
    tiada = lkj("laporan", "--masukan", tmp_path / "\x1b[31mtiada\u202e", "--keluaran", tmp_path / "keluaran")
    kantor = lkj("laporan", "--masukan", contoh, "--keluaran", tmp_path / "keluaran", "--skpd", "Kantor \x1b[31mLain")
    assert (tiada.kode, kantor.kode) == (2, 1)
    assert "\\x1b[31mtiada\\u202e" in tiada.galat
    assert "\x1b" not in tiada.galat + kantor.keluar + kantor.galat


def test_kantor_yang_belum_disebut_dan_draf_tanpa_galat_dikatakan(contoh: Path, tmp_path: Path) -> None:
    """No file names an office: the line does not begin with a comma. No galat, yet a draft: the line says why."""
    kinerja = load_workbook(contoh / KINERJA)
    kinerja["Pemetaan"].delete_rows(kinerja["Pemetaan"].max_row)
    kinerja.save(contoh / KINERJA)
    umum = ("--masukan", contoh, "--keluaran", tmp_path / "keluaran", "--tahun", 2019, "--triwulan", 2)
    belum = lkj("laporan", *umum)
    assert (belum.kode, "\n0 galat, " in f"\n{belum.keluar}") == (1, True)
    assert "DRAF (belum boleh ditandatangani; ada anggaran yang belum dipetakan): " in belum.keluar
    for berkas in (b for b in contoh.iterdir() if b.name != DPA):
        berkas.unlink()
    dpa = load_workbook(contoh / DPA)
    for sel in (s for baris in dpa.active.iter_rows() for s in baris if "KECAMATAN" in str(s.value)):
        sel.value = None
    dpa.save(contoh / DPA)
    tanpa = lkj("laporan", *umum)
    assert tanpa.kode == 1
    assert "\nKantor yang belum disebut, triwulan 2 tahun 2019\n" in tanpa.keluar
    assert "DRAF (belum boleh ditandatangani): " in tanpa.keluar


def test_pertanyaan_diulang_sampai_jawabannya_berlaku(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A quarter 7 or a word would end the run in a fault of the program."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("7\ndua\n\n0\n 3 \n4\n"))
    assert tanya("Triwulan, 1 sampai 4", range(1, 5)) == 3
    layar = capsys.readouterr()
    assert layar.err.count("Triwulan, 1 sampai 4:") == 5
    assert layar.out == ""


def test_pertanyaan_yang_tidak_dijawab(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("satu\n"))
    with pytest.raises(PemakaianSalah, match="belum dijawab"):
        tanya("Triwulan, 1 sampai 4", range(1, 5))


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of its own cannot be made there")
def test_pertanyaan_di_terminal_tidak_ditimpa_kemajuan(tmp_path: Path) -> None:
    """While it waits nothing is written: the turning sign of progress would run over what is being typed."""
    (tmp_path / "masukan").mkdir()
    (tmp_path / "masukan" / "dpa.csv").write_text("No;Kegiatan;Pagu\n1;Rapat;5000\n")
    induk, anak = os.openpty()
    perintah = [*PROGRAM, "laporan", "--masukan", str(tmp_path / "masukan"), "--keluaran", str(tmp_path / "hasil"), "--triwulan", "2"]
    proses = subprocess.Popen(
        perintah, cwd=AKAR, env={**os.environ, "PYTHONPATH": str(AKAR), "TERM": "xterm"}, stdin=anak, stderr=anak, stdout=subprocess.DEVNULL
    )
    os.close(anak)
    tertulis = b""
    while b"misalnya 2026: \r\n" not in tertulis:
        tertulis += os.read(induk, 4096)
    assert b"Membaca dpa.csv" in tertulis, "progress was shown until then"
    assert select.select([induk], [], [], 0.5)[0] == []
    os.write(induk, b"2026\n")
    while proses.poll() is None:
        if select.select([induk], [], [], 0.1)[0]:
            with contextlib.suppress(OSError):  # the program closed its end
                os.read(induk, 4096)
    os.close(induk)
    assert proses.returncode == 1
    assert (tmp_path / "hasil" / "2026" / "TW2").is_dir()
