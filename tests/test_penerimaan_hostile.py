"""Acceptance: every verdict of the hostile set, made anew by its own generator; no case may be missing."""

from __future__ import annotations

import csv
import json
import os
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.jalan_lkj import AKAR, PROGRAM, Jawaban, json_saja, laporan

HOSTILE = AKAR.parent / "shared" / "hostile"
BANYAK = 133
PUTUSAN = {"accepted": "diterima", "accepted_with_warning": "diterima_dengan_catatan", "rejected": "ditolak"}
BERSIH = "000_clean.xlsx"
BERSAMA = ("612_same_bytes_as_000.xlsx", "613_same_data_resaved.xlsx", "614_late_correction.xlsx")
TANPA_IZIN = "619_unreadable.xlsx"
DETIK, MEMORI = 60.0, 500 << 20
# Root passes over file modes by two capabilities (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH); without them the kernel treats it as anybody.
TANPA_KUASA = (
    "import ctypes, os, sys\n"
    "lib = ctypes.CDLL(None)\n"
    "assert not any(lib.prctl(24, kuasa, 0, 0, 0) for kuasa in (1, 2))\n"
    "os.execv(sys.argv[1], sys.argv[1:])\n"
)
# Runs a command and writes exit code and peak resident bytes of that one process to the file named first.
UKUR = (
    "import os, sys\n"
    "anak = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ)\n"
    "_, keadaan, pakai = os.wait4(anak, 0)\n"
    "open(sys.argv[1], 'w').write(f'{os.waitstatus_to_exitcode(keadaan)} {pakai.ru_maxrss * 1024}')\n"
)

pytestmark = pytest.mark.skipif(
    not HOSTILE.is_dir() and os.environ.get("CI") != "true",
    reason="berkas penerimaan (../shared) tidak ada di komputer ini",
)


class Perangkat(NamedTuple):
    """The generated files and what the manifest expects of each: file name -> verdict in our words."""

    folder: Path
    harap: dict[str, str]

    @property
    def sendiri(self) -> list[str]:
        """Return the files that `lkj periksa` judges alone."""
        return [n for n in self.harap if n not in BERSAMA and n != TANPA_IZIN]


class Semua(NamedTuple):
    """One run over all files that are judged alone, with its price."""

    jawaban: Jawaban
    detik: float
    memori: int


def _manifest(jalan: Path) -> list[dict[str, str]]:
    with jalan.open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas))


@pytest.fixture(scope="module")
def perangkat(tmp_path_factory: pytest.TempPathFactory) -> Perangkat:
    folder = tmp_path_factory.mktemp("hostile")
    perintah = [sys.executable, str(HOSTILE / "gen_hostile.py"), "--out", str(folder)]
    hasil = subprocess.run(perintah, capture_output=True, encoding="utf-8", timeout=300, check=True)
    assert "skipped" not in hasil.stderr
    assert f"{BANYAK} files" in hasil.stdout
    assert _manifest(folder / "manifest.csv") == _manifest(HOSTILE / "manifest.csv")
    return Perangkat(folder, {m["file"]: PUTUSAN[m["expected"]] for m in _manifest(HOSTILE / "manifest.csv")})


@pytest.fixture(scope="module")
def semua(perangkat: Perangkat, tmp_path_factory: pytest.TempPathFactory) -> Semua:
    ukuran = tmp_path_factory.mktemp("ukuran") / "hasil"
    perintah = [
        sys.executable,
        "-c",
        UKUR,
        str(ukuran),
        *PROGRAM,
        "periksa",
        *(str(perangkat.folder / n) for n in perangkat.sendiri),
        "--json",
    ]
    mulai = time.monotonic()
    hasil = subprocess.run(perintah, capture_output=True, encoding="utf-8", env=_lingkungan(), timeout=300, check=True)
    detik = time.monotonic() - mulai
    kode, memori = ukuran.read_text(encoding="ascii").split()
    return Semua(Jawaban(int(kode), hasil.stdout, hasil.stderr), detik, int(memori))


def _lingkungan() -> dict[str, str]:
    return {**{k: v for k, v in os.environ.items() if not k.startswith(("LKJ_", "PREFECT_"))}, "PYTHONPATH": str(AKAR)}


def test_setiap_kasus_ada(perangkat: Perangkat) -> None:
    """The pytest process itself must have made every file; a missing library of the generator is a failure, not a skip."""
    assert len(perangkat.harap) == BANYAK
    assert len(perangkat.sendiri) == 129
    assert all(os.path.lexists(perangkat.folder / n) for n in perangkat.harap)


def test_setiap_berkas_sendiri_mendapat_putusan_manifest(perangkat: Perangkat, semua: Semua) -> None:
    isi = json_saja(semua.jawaban)
    putusan = {Path(p["berkas"]).name: p["putusan"] for p in isi["putusan"]}
    assert putusan == {n: perangkat.harap[n] for n in perangkat.sendiri}
    assert semua.jawaban.kode == 1


def test_yang_ditolak_tidak_memberi_baris_dan_menyebut_sebabnya(perangkat: Perangkat, semua: Semua) -> None:
    isi = semua.jawaban.json
    menyebut = {t["berkas"] for t in isi["temuan"] if t["isi"] and t["saran"]}
    for p in isi["putusan"]:
        if p["putusan"] == "ditolak":
            assert p["baris"]["dipakai"] == 0
            assert Path(p["berkas"]).name in menyebut
        else:
            assert p["baris"]["dipakai"] > 0, p["berkas"]
            assert (Path(p["berkas"]).name in menyebut) == (p["putusan"] == "diterima_dengan_catatan")


def test_seluruh_perangkat_di_bawah_batas_waktu_dan_memori(semua: Semua) -> None:
    assert semua.jawaban.galat == ""
    assert semua.detik < DETIK
    assert semua.memori < MEMORI


def test_putusan_tidak_bergantung_pada_berkas_di_sebelahnya(perangkat: Perangkat) -> None:
    """Named alone, a file gets the verdict that it got among all the others: one of each group, and what once killed a reader."""
    for nama in (BERSIH, "106_zip_bomb_deflate.xlsx", "122_far_cell.xlsx", "128_xls_fat_loop.xls", "202_html_as_xls.xls", "618_fifo.xlsx"):
        hasil = subprocess.run(
            [*PROGRAM, "periksa", str(perangkat.folder / nama), "--json"],
            capture_output=True,
            encoding="utf-8",
            env=_lingkungan(),
            timeout=60,
            check=False,
        )
        (putusan,) = json.loads(hasil.stdout)["putusan"]
        assert (putusan["putusan"], hasil.stderr) == (perangkat.harap[nama], "")
        assert hasil.returncode == int(putusan["putusan"] == "ditolak")


@pytest.fixture(scope="module")
def sebelah(perangkat: Perangkat, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Return the answer of `lkj laporan` per file laid beside 000, and with none ("")."""
    hasil = {}
    for nama in ("", *BERSAMA):
        folder = tmp_path_factory.mktemp("bersama")
        masukan = folder / "masukan"
        masukan.mkdir()
        for n in filter(None, (BERSIH, nama)):
            shutil.copy(perangkat.folder / n, masukan)
        jawaban = laporan(masukan, folder / "keluaran", "--tahun", 2026, "--triwulan", 2)
        hasil[nama] = json_saja(jawaban)
    return hasil


@pytest.mark.parametrize("nama", BERSAMA)
def test_di_sebelah_000_putusannya_seperti_manifest(nama: str, perangkat: Perangkat, sebelah: dict[str, dict[str, Any]]) -> None:
    putusan = {Path(p["berkas"]).name: p for p in sebelah[nama]["putusan"]}
    assert {n: p["putusan"] for n, p in putusan.items()} == {n: perangkat.harap[n] for n in (BERSIH, nama)}
    assert putusan[BERSIH]["baris"]["dipakai"] == 12


@pytest.mark.parametrize("nama", BERSAMA)
def test_isi_yang_sama_dihitung_sekali(nama: str, sebelah: dict[str, dict[str, Any]]) -> None:
    """Of the correction too not one rupiah is taken: which of the two is right is for a person to say."""
    for total in ("total_masuk", "total_keluar"):
        assert sebelah[nama][total] == sebelah[""][total]
    baru = {t["kode"] for t in sebelah[nama]["temuan"]} - {t["kode"] for t in sebelah[""]["temuan"]}
    assert ("REALISASI-GANDA" in baru) == (nama == BERSAMA[2])


def test_pembetulan_menunjukkan_kedua_total(sebelah: dict[str, dict[str, Any]]) -> None:
    """Rows 1 and 2 of 614 say 500.000.000 and 500.000.001 where 000 says 467.762.800 and 484.581.870 (40% and 41% of their pagu)."""
    (t,) = [t for t in sebelah[BERSAMA[2]]["temuan"] if t["kode"] == "REALISASI-GANDA"]
    assert (t["tingkat"], t["berkas"]) == ("galat", BERSAMA[2])
    assert "6.778.212.220" in t["isi"]
    assert "6.825.867.551" in t["isi"]
    assert sebelah[BERSAMA[2]]["kode_keluar"] == 1
    assert Path(sebelah[BERSAMA[2]]["keluaran"][0]).name.startswith("DRAF ")


def test_tanpa_izin_baca_ditolak(perangkat: Perangkat) -> None:
    """Root is stripped of the right to pass over file modes; any other user needs no stripping."""
    berkas = perangkat.folder / TANPA_IZIN
    assert stat.S_IMODE(berkas.stat().st_mode) == 0
    perintah = [*PROGRAM, "periksa", str(berkas), "--json"]
    if os.geteuid() == 0:
        perintah = [sys.executable, "-c", TANPA_KUASA, *perintah]
    hasil = subprocess.run(perintah, capture_output=True, encoding="utf-8", env=_lingkungan(), timeout=60, check=False)
    isi = json_saja(Jawaban(hasil.returncode, hasil.stdout, hasil.stderr))
    assert [p["putusan"] for p in isi["putusan"]] == [perangkat.harap[TANPA_IZIN]]
    assert [(t["kode"], t["tingkat"]) for t in isi["temuan"]] == [("BERKAS-TANPA-IZIN", "galat")]
    assert (hasil.returncode, hasil.stderr) == (1, "")
