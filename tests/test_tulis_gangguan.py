"""What may happen while writing: kill at any moment, full disk, read-only folder, output open in Excel, a second run."""

from __future__ import annotations

import hashlib
import os
import random
import sqlite3
import subprocess
import sys
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lkj_etl import sistem
from lkj_etl.tulis.buku_besar import catat, jalan_buku_besar
from lkj_etl.tulis.keluaran import simpan
from tests.contoh_kalumpang import tulis_contoh
from tests.contoh_laporan import laporan as contoh
from tests.jalan_lkj import AKAR, Jawaban, laporan, program

BUKU = Path("2019/TW2/LKj TW2 2019 Kecamatan Kalumpang.xlsx")
MOMEN = 50
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_FSIZE dan izin folder hanya di POSIX")


def _sidik(berkas: Path) -> str:
    return hashlib.sha256(berkas.read_bytes()).hexdigest()


@pytest.fixture
def resmi(tmp_path: Path) -> dict[Path, bytes]:
    """An official report in place, and an input that would give another one; the bytes of the old files."""
    tulis_contoh(tmp_path / "masukan")
    assert laporan(tmp_path / "masukan", tmp_path / "keluaran", "--tahun", 2019, "--triwulan", 2).kode == 0
    return {b: b.read_bytes() for b in (tmp_path / "keluaran" / "2019").rglob("*") if b.is_file()}


def _ulang(tmp_path: Path) -> Jawaban:
    return laporan(tmp_path / "masukan", tmp_path / "keluaran", "--tahun", 2019, "--triwulan", 2, "--rincian", "kegiatan")


def _utuh(resmi: dict[Path, bytes], tmp_path: Path) -> None:
    assert {b: b.read_bytes() for b in (tmp_path / "keluaran" / "2019").rglob("*") if b.is_file()} == resmi


def _bunuh_berkali(folder: Path, biji: int, banyak: int, boleh: set[str]) -> None:
    """Start, kill at a random moment of the writing, look; then one whole run, and look again."""
    acak = random.Random(biji)
    for _ in range(banyak):
        proses = subprocess.Popen([sys.executable, "-m", "tests.tulis_terus", str(folder)], cwd=AKAR, stdout=subprocess.PIPE)
        assert proses.stdout is not None
        with proses, proses.stdout:
            assert proses.stdout.readline() == b"siap\n"
            time.sleep(acak.uniform(0, 0.15))
            proses.kill()
        if (folder / BUKU).exists():
            with zipfile.ZipFile(folder / BUKU) as z:
                assert z.testzip() is None
            assert _sidik(folder / BUKU) in boleh
        _periksa_buku_besar(folder, boleh)
        with sistem.kunci(folder / ".lkj" / "kunci"):
            hasil = simpan(contoh(id_jalan="a" * 12), folder)
            assert catat(folder, hasil[-1], 0)
        assert not list(folder.rglob(".~lkj-*"))
        _periksa_buku_besar(folder, {_sidik(folder / BUKU)})


def _periksa_buku_besar(folder: Path, boleh: set[str]) -> None:
    if not jalan_buku_besar(folder).exists():
        return
    db = sqlite3.connect(jalan_buku_besar(folder))
    try:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            assert {s for (s,) in db.execute("SELECT sha256 FROM terbit")} <= boleh
            lengkap = "SELECT count(*) FROM terbit_daun d JOIN terbit t USING (kantor, tahun, triwulan) GROUP BY kantor"
            assert db.execute(lengkap).fetchall() in ([], [(27,)])
    finally:
        db.close()


def test_kill_at_any_moment_leaves_the_old_or_the_new_workbook_and_a_sound_ledger(tmp_path: Path) -> None:
    boleh = {_sidik(simpan(contoh(id_jalan=c * 12), tmp_path / c)[0]) for c in "ab"}
    with ThreadPoolExecutor(2) as dua:
        kerja = [dua.submit(_bunuh_berkali, tmp_path / f"k{n}", n, MOMEN // 2, boleh) for n in range(2)]
        for k in kerja:
            k.result()


@POSIX
def test_full_disk_exits_3_and_leaves_the_old_report_whole(tmp_path: Path, resmi: dict[Path, bytes]) -> None:
    """RLIMIT_FSIZE stands in for a full disk: every write beyond it fails."""
    batas = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (16000, 16000))"
    )
    perintah = [
        sys.executable,
        "-c",
        f"{batas}; from flows.mulai import jalankan; jalankan()",
        "laporan",
        "--masukan",
        str(tmp_path / "masukan"),
    ]
    perintah += ["--keluaran", str(tmp_path / "keluaran"), "--tahun", "2019", "--triwulan", "2", "--rincian", "kegiatan"]
    hasil = subprocess.run(perintah, cwd=AKAR, capture_output=True, text=True, timeout=60, check=False)
    assert hasil.returncode == 3
    assert "Berkas lama tidak berubah" in hasil.stderr
    assert "Traceback" not in hasil.stderr
    _utuh(resmi, tmp_path)


@POSIX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root menulis ke mana saja; lihat uji berikutnya")
def test_read_only_output_folder_exits_3(tmp_path: Path, resmi: dict[Path, bytes]) -> None:
    folder = tmp_path / "keluaran" / "2019" / "TW2"
    folder.chmod(0o500)
    try:
        jawaban = _ulang(tmp_path)
    finally:
        folder.chmod(0o700)
    assert jawaban.kode == 3
    _utuh(resmi, tmp_path)


@pytest.mark.parametrize("nomor", [13, 28, 30])
def test_a_machine_that_refuses_exits_3_with_a_sentence(
    tmp_path: Path, resmi: dict[Path, bytes], monkeypatch: pytest.MonkeyPatch, nomor: int
) -> None:
    def menolak(*_: object) -> None:
        raise OSError(nomor, "rahasia", str(tmp_path))

    monkeypatch.setattr(os, "fsync", menolak)
    jawaban = _ulang(tmp_path)
    assert (jawaban.kode, jawaban.json["keluaran"]) == (3, [])
    assert "Berkas lama tidak berubah" in jawaban.galat
    assert "rahasia" not in jawaban.galat
    _utuh(resmi, tmp_path)


def test_output_open_in_excel_exits_3_and_says_which_file(
    tmp_path: Path, resmi: dict[Path, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    asli = os.replace

    def terbuka(dari: Path, ke: Path) -> None:
        if Path(ke).suffix == ".xlsx":
            raise PermissionError(13, "dipakai program lain")
        asli(dari, ke)

    monkeypatch.setattr(os, "replace", terbuka)
    jawaban = _ulang(tmp_path)
    assert jawaban.kode == 3
    assert "Excel" in jawaban.galat
    assert BUKU.name in jawaban.galat
    _utuh(resmi, tmp_path)


def test_a_second_run_exits_4_without_waiting_and_a_killed_one_frees_the_lock(tmp_path: Path) -> None:
    tulis_contoh(tmp_path / "masukan")
    kunci = tmp_path / "keluaran" / ".lkj" / "kunci"
    pemegang = f"""
import pathlib, sys
from lkj_etl import sistem
with sistem.kunci(pathlib.Path({str(kunci)!r})):
    print(1, flush=True)
    sys.stdin.read()
"""
    proses = subprocess.Popen([sys.executable, "-c", pemegang], cwd=AKAR, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert proses.stdout is not None
    argumen = ("laporan", "--masukan", tmp_path / "masukan", "--keluaran", tmp_path / "keluaran", "--tahun", 2019, "--triwulan", 2)
    with proses, proses.stdout:
        proses.stdout.readline()
        kedua = program(*argumen)
        masih = proses.poll() is None
        proses.kill()
    assert (kedua.kode, masih) == (4, True)
    assert "Traceback" not in kedua.galat
    assert program(*argumen).kode == 0
