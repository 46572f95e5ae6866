"""The engines of `lkj massal`: the same bytes from each, also after kills; the lock; what a missing engine says."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from flows import massal_mesin, massal_tanda
from flows.massal_catatan import Catatan
from flows.massal_kerja import Hasil
from lkj_etl.jejak import Baris, JejakBerkas
from lkj_etl.kesalahan import MesinBermasalah
from lkj_etl.temuan import temuan
from tests import jalan_layanan
from tests import kabupaten_sintetis as sintetis
from tests.jalan_layanan import hidup, keturunan
from tests.jalan_lkj import AKAR, PROGRAM, Jawaban, lkj, program
from tests.jalan_massal import MATI, jalan, sidik

KANTOR = 12
BATAS = 90  # seconds for a real process on a busy machine
WAKTU = ("--tahun", str(sintetis.TAHUN), "--triwulan", str(sintetis.TRIWULAN))
# Where the run dies, at which call of that, and how many offices (blocks have two) its list then calls finished.
MATI_DI = (
    ("rencanakan", 1, 0),
    ("catat_banyak", 1, 0),
    ("catat_banyak", 3, 4),
    ("catat_banyak", 1, 4),
    ("salin_semua", 1, 12),
    ("tulis_rekap", 1, 12),
)


@pytest.fixture(scope="module")
def masukan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve small offices, some with a typing mistake."""
    folder = tmp_path_factory.mktemp("kabupaten")
    sintetis.buat(folder, KANTOR, banyak_daun=6, cacat=0.2)
    return folder


@pytest.fixture(scope="module")
def acuan(masukan: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Hash every file of a run in one process that nobody disturbs."""
    keluaran = tmp_path_factory.mktemp("acuan")
    assert jalan(masukan, keluaran).kode_keluar == 1
    return sidik(keluaran)


def massal(masukan: Path, keluaran: Path, *lain: str, lingkungan: dict[str, str] | None = None) -> Jawaban:
    return program("massal", "--masukan", masukan, "--keluaran", keluaran, *WAKTU, *lain, lingkungan=lingkungan)


def test_the_same_bytes_from_a_pool_of_processes(acuan: dict[str, str], masukan: Path, tmp_path: Path) -> None:
    jalan(masukan, tmp_path, lambda: massal_mesin.lokal(2))
    assert sidik(tmp_path) == acuan


def test_the_same_bytes_from_a_dask_cluster_of_its_own(acuan: dict[str, str], masukan: Path, tmp_path: Path) -> None:
    jawab = massal(masukan, tmp_path, "--mesin", "dask")
    assert jawab.kode == 1, jawab.galat
    assert sidik(tmp_path) == acuan


@pytest.fixture
def klaster(tmp_path: Path) -> Iterator[str]:
    """Start a Dask scheduler and one worker as programs of their own; return the address."""
    lingkungan = {**os.environ, "PYTHONPATH": str(AKAR)}
    catatan, alamat = tmp_path / "penjadwal", tmp_path / "alamat.json"
    dask = [sys.executable, "-m", "dask", "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    pekerja = [sys.executable, "-m", "dask", "worker", "--scheduler-file", str(alamat), "--nthreads", "1", "--no-dashboard"]
    semua: list[subprocess.Popen[bytes]] = []
    with catatan.open("wb") as f:
        try:
            for perintah in ([*dask, "--scheduler-file", str(alamat)], pekerja):
                semua.append(subprocess.Popen(perintah, cwd=tmp_path, env=lingkungan, stdout=f, stderr=f))
            tunggu(lambda: b"Register worker" in catatan.read_bytes(), semua[0])
            yield _alamat(catatan)
        finally:
            for p in reversed(semua):
                p.terminate()
                p.wait(BATAS)


def _alamat(catatan: Path) -> str:
    return next(k for k in catatan.read_text().split() if k.startswith("tcp://"))


def test_the_same_bytes_from_a_cluster_at_an_address(acuan: dict[str, str], masukan: Path, tmp_path: Path, klaster: str) -> None:
    jawab = massal(masukan, tmp_path / "hasil", "--mesin", "dask", "--alamat", klaster)
    assert jawab.kode == 1, jawab.galat
    assert sidik(tmp_path / "hasil") == acuan


def test_nobody_at_the_address_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(massal_mesin, "TUNGGU_PENJADWAL", 0.2)
    with pytest.raises(MesinBermasalah, match=r"tcp://127\.0\.0\.1:1 tidak dapat dihubungi"), massal_mesin.dask("tcp://127.0.0.1:1"):
        pass


def test_without_dask_the_sentence_says_what_to_install(masukan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)  # as where it is not installed
    jawab = lkj("massal", "--masukan", masukan, "--keluaran", tmp_path, *WAKTU, "--mesin", "dask")
    assert jawab.kode == 2
    assert massal_mesin.TANPA_DASK in jawab.galat


def test_a_worker_that_dies_ends_the_run_with_a_sentence() -> None:
    with pytest.raises(MesinBermasalah, match="mungkin karena memori"), massal_mesin.lokal(2) as mesin:
        list(mesin.kerjakan(os._exit, [1]))


def test_memory_is_bounded_no_more_blocks_are_under_way_than_the_workers_need() -> None:
    jalan: list[int] = []
    terbanyak = 0

    def kirim(fungsi: Callable[[int], int], satu: int) -> Future[int]:
        nonlocal terbanyak
        jalan.append(satu)
        terbanyak = max(terbanyak, len(jalan))
        masa: Future[int] = Future()
        masa.set_result(fungsi(satu))
        return masa

    hasil = []
    for satu, isi in massal_mesin.Antrean(kirim, 4, lambda semua: {next(iter(semua))}).kerjakan(lambda n: n * n, iter(range(50))):
        jalan.remove(satu)
        hasil.append((satu, isi))
    assert sorted(hasil) == [(n, n * n) for n in range(50)]
    assert terbanyak == 4


def test_a_run_killed_again_and_again_gives_the_bytes_of_one_never_killed(acuan: dict[str, str], masukan: Path, tmp_path: Path) -> None:
    lingkungan = {**os.environ, "PYTHONPATH": str(AKAR)}
    sudah: dict[Path, int] = {}
    for tempat, kali, selesai in MATI_DI:
        perintah = [*PROGRAM[:-1], MATI, tempat, str(kali), "massal", "--masukan", str(masukan), "--keluaran", str(tmp_path), *WAKTU]
        assert subprocess.run(perintah, cwd=AKAR, env=lingkungan, stdin=subprocess.DEVNULL, timeout=BATAS, check=False).returncode == 137
        assert {p: p.stat().st_mtime_ns for p in sudah} == sudah, "finished offices are not written again"
        sudah = {p: p.stat().st_mtime_ns for p in _tercatat(tmp_path)}
        assert len(sudah) == selesai, tempat
    assert massal(masukan, tmp_path).kode == 1
    assert {p: p.stat().st_mtime_ns for p in sudah} == sudah
    assert sidik(tmp_path) == acuan
    assert not list((tmp_path / ".lkj").glob("*/*/*")), "nothing of the run is left"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups to send Ctrl+C to")
@pytest.mark.parametrize("buku", [0, 1])
def test_ctrl_c_ends_all_processes_with_one_sentence(masukan: Path, tmp_path: Path, buku: int) -> None:
    proses = subprocess.Popen(
        [*PROGRAM, "massal", "--masukan", str(masukan), "--keluaran", str(tmp_path), *WAKTU],
        cwd=AKAR,
        env={**os.environ, "PYTHONPATH": str(AKAR)},
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    tunggu(partial(_sampai, tmp_path, buku), proses)
    semua = keturunan(proses.pid)
    os.killpg(proses.pid, signal.SIGINT)
    assert proses.communicate(timeout=BATAS)[1] == b"Dihentikan; berkas lama tidak berubah.\n"
    assert proses.returncode == 3
    jalan_layanan.tunggu(lambda: not any(map(hidup, semua)), "a process of the run goes on")


def test_copies_that_are_missing_after_a_kill_are_made_by_the_next_run(
    acuan: dict[str, str], masukan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as m:
        m.setattr(massal_tanda, "tandai_blok", _berhenti)
        with pytest.raises(KeyboardInterrupt):
            jalan(masukan, tmp_path)
    buku = {p: p.stat().st_mtime_ns for p in _tercatat(tmp_path)}
    tanpa_salinan = {k for k in acuan if "/perbaikan/" not in k and not k.startswith("2026/")}
    assert len(buku) == KANTOR
    assert sidik(tmp_path).keys() == tanpa_salinan < acuan.keys()
    ulang = jalan(masukan, tmp_path)
    assert sidik(tmp_path) == acuan
    assert {p: p.stat().st_mtime_ns for p in buku} == buku, "finished offices are not written again"
    assert {k for h in ulang.kantor for k in h.keluaran} == {k for k in acuan if not k.startswith("2026/")}


def _berhenti(_: object) -> None:
    raise KeyboardInterrupt


def test_the_list_of_finished_offices_gives_back_what_it_was_told(tmp_path: Path) -> None:
    buku, berkas = tmp_path / "a.xlsx", JejakBerkas("DPA.xlsx", "rekap", "diterima", baris=Baris(2, 1, 1))
    buku.write_bytes(b"buku")
    sidik_buku = hashlib.sha256(b"buku").hexdigest()
    (tmp_path / "r.json").write_text(json.dumps({"buku_kerja": {"sha256": sidik_buku}}), encoding="ascii")
    satu, dua = (
        Hasil(
            n, n, n, ringkasan="r.json", keluaran=("a.xlsx", "r.json"), temuan=(temuan("SEL-GALAT", "DPA.xlsx", "DPA", "C5", kolom="Pagu"),)
        )
        for n in ("7.01", "7.02")
    )
    dua = replace(dua, jejak=(berkas.data(),), rata_rata="83.38")
    Catatan(tmp_path, "abc").buka()
    Catatan(tmp_path, "abc").tambah([satu])
    with (tmp_path / ".lkj/massal/abc/selesai.jsonl").open("a", encoding="ascii") as f:
        f.write('\n{"kode": "7.03", "na')  # killed in the middle of a line
    Catatan(tmp_path, "abc").tambah([dua])
    assert Catatan(tmp_path, "abc").buka() == {"7.01": satu, "7.02": dua}
    buku.write_bytes(b"lain")
    assert Catatan(tmp_path, "abc").buka() == {}, "a workbook that is not the one it was is written again"


def _sampai(keluaran: Path, buku: int) -> bool:
    return (keluaran / ".lkj" / "kunci").exists() and len(list(keluaran.glob("7.*/2026/TW2/*.xlsx"))) >= buku


def _tercatat(keluaran: Path) -> list[Path]:
    """Return the workbooks that the run's own list calls finished; its last line may be half."""
    hasil = []
    for berkas in keluaran.glob(".lkj/massal/*/selesai.jsonl"):
        for baris in berkas.read_text(encoding="ascii").splitlines():
            with contextlib.suppress(ValueError):
                hasil.append(keluaran / json.loads(baris)["keluaran"][0])
    return hasil


def tunggu(sampai: Callable[[], bool], proses: subprocess.Popen[bytes]) -> None:
    """Ask until it holds; fail where the process ends or the time is over."""
    batas = time.monotonic() + BATAS
    while not sampai():
        assert time.monotonic() < batas, "nothing happened in time"
        with contextlib.suppress(subprocess.TimeoutExpired):
            pytest.fail(f"the process ended too early: {proses.wait(0.01)}")
