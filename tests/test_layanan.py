"""`lkj layanan` on a real server: nobody types, the workbook is there; killed or stopped, nothing is lost, doubled or left behind."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest

from flows.layanan_aturan import triwulan_lalu
from flows.layanan_setelan import folder_layanan
from tests.contoh_kalumpang import BELANJA, DPA, KINERJA, tulis_contoh
from tests.jalan_layanan import Layanan, hidup, keturunan, tunggu
from tests.jalan_lkj import buku, program
from tests.test_data_pribadi import KASUS, TANAMAN

BUKU = "LKj TW2 2019 Kecamatan Kalumpang.xlsx"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")


class Kiriman(NamedTuple):
    """What became of two drops: the service, the run of each, and the workbook."""

    layanan: Layanan
    kurang: dict[str, Any]
    lengkap: dict[str, Any]
    isi: bytes


class Terbunuh(NamedTuple):
    """What a service left that was killed while a run was at work: its processes still alive, that run, its state after the next start."""

    layanan: Layanan
    tersisa: list[int]
    terhenti: dict[str, Any]
    akhir: dict[str, Any]


@pytest.fixture(scope="module")
def layanan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Layanan]:
    """Give a service that plans a run every minute; no process of it outlives the tests."""
    satu = Layanan(tmp_path_factory.mktemp("layanan"))
    satu.mulai()
    yield satu
    if satu.proses.poll() is None:
        satu.hentikan(signal.SIGTERM)


@pytest.fixture(scope="module")
def kiriman(layanan: Layanan, tmp_path_factory: pytest.TempPathFactory) -> Kiriman:
    """Drop one file with personal numbers in columns and in a cell for rupiah, then all three with personal columns."""
    asal = tmp_path_factory.mktemp("asal")
    tulis_contoh(asal)
    KASUS["kolom pribadi"](asal)
    rusak = shutil.copytree(asal, asal / "rusak")
    KASUS["pagu teks"](rusak)
    shutil.copy(rusak / DPA, layanan.masukan)
    kurang = tunggu(lambda: layanan.jalan("masukan-baru", "Belum lengkap"), "no answer to the first drop")[0]
    for nama in (KINERJA, BELANJA, DPA):
        shutil.copy(asal / nama, layanan.masukan)
    lengkap = tunggu(lambda: layanan.jalan("masukan-baru", "Resmi"), "no report for the second drop")[0]
    return Kiriman(layanan, kurang, lengkap, _buku(layanan).read_bytes())


@pytest.fixture(scope="module")
def terbunuh(kiriman: Kiriman) -> Terbunuh:
    """Change the drop, kill the service as soon as the new run is at work, start it again and wait for the end of that run."""
    layanan = kiriman.layanan
    tunggu(lambda: _terjadwal(layanan), "no scheduled run")
    _buku(layanan).unlink()
    os.utime(layanan.masukan / DPA, (1, 1))
    terhenti = tunggu(lambda: layanan.jalan("masukan-baru", "Running"), "the changed drop is not answered")[0]
    semua = keturunan(layanan.proses.pid)
    layanan.hentikan(signal.SIGKILL)
    tunggu(lambda: not any(map(hidup, semua)), f"left behind by the killed service: {semua}")
    layanan.mulai()
    akhir = tunggu(lambda: [j for j in layanan.jalan("masukan-baru", "Resmi") if j["id"] == terhenti["id"]], "the run is lost")[0]
    return Terbunuh(layanan, semua, terhenti, akhir)


def _buku(layanan: Layanan) -> Path:
    return layanan.keluaran / "2019" / "TW2" / BUKU


def _terjadwal(layanan: Layanan) -> list[dict[str, Any]]:
    return [j for j in layanan.jalan("laporan-triwulan") if j["auto_scheduled"] and j["state_type"] in ("COMPLETED", "FAILED")]


def test_server_is_closed_to_whoever_lacks_the_password_or_comes_from_elsewhere(layanan: Layanan) -> None:
    with layanan.luar() as milik, layanan.luar("lkj:salah") as asing:
        assert milik.get("/admin/version").is_success
        assert asing.get("/admin/version").status_code == 401
        assert milik.post("/flow_runs/filter", json={}).status_code == 403, "no CSRF token"
        kepala = {n: milik.get("/health", headers={"Origin": n}).headers for n in (layanan.asal, "http://lain.example")}
        assert [h.get("access-control-allow-origin") for h in kepala.values()] == [layanan.asal, None]
        setelan = milik.get("/admin/settings").json()
    assert (setelan["server"]["analytics_enabled"], setelan["server"]["api"]["host"]) == (False, "127.0.0.1")


def test_a_second_service_for_the_same_output_is_told_so(layanan: Layanan) -> None:
    jawaban = program("layanan", "--masukan", layanan.masukan, "--keluaran", layanan.keluaran)
    assert (jawaban.kode, jawaban.galat) == (4, "Layanan untuk folder keluaran ini sudah berjalan.\n")


def test_an_incomplete_drop_is_told_what_it_lacks(kiriman: Kiriman) -> None:
    for kalimat in ("Belum ada buku kerja kinerja.", "Belum ada berkas realisasi belanja."):
        assert kalimat in kiriman.kurang["state"]["message"]
    assert kiriman.kurang["name"] == "Masukan belum lengkap"
    artefak = kiriman.layanan.artefak(kiriman.kurang)
    assert "- Belum ada buku kerja kinerja." in artefak["kekurangan"]["data"]
    assert {"TANPA-KINERJA", "TANPA-REALISASI"} < {t["Kode"] for t in json.loads(artefak["temuan"]["data"])}


def test_a_complete_drop_gives_the_report(kiriman: Kiriman) -> None:
    jalan = kiriman.lengkap
    assert (jalan["name"], jalan["state_type"]) == ("Kecamatan Kalumpang triwulan II 2019", "COMPLETED")
    assert jalan["state"]["message"].startswith(f"{BUKU}: 0 galat, ")
    ringkasan = kiriman.layanan.artefak(jalan)["ringkasan"]["data"]
    assert "| Keluar | 2.629.137.600 | 542.505.821 |" in ringkasan
    assert f"**{BUKU}**" in ringkasan


def test_the_schedule_gives_the_report_of_the_quarter_that_has_ended(terbunuh: Terbunuh) -> None:
    jalan = _terjadwal(terbunuh.layanan)[-1]
    tahun, triwulan = triwulan_lalu(datetime.fromisoformat(jalan["expected_start_time"]))
    assert jalan["state_name"] == "Draf", "the files are those of 2019"
    pesan = jalan["state"]["message"]
    assert pesan.startswith(f"DRAF LKj TW{triwulan} {tahun} ")
    assert (terbunuh.layanan.keluaran / str(tahun) / f"TW{triwulan}" / pesan.partition(":")[0]).is_file()


def test_a_killed_service_loses_and_doubles_nothing(kiriman: Kiriman, terbunuh: Terbunuh) -> None:
    assert terbunuh.akhir["run_count"] >= 2
    assert terbunuh.akhir["parameters"] == terbunuh.terhenti["parameters"]
    semua = terbunuh.layanan.jalan("masukan-baru")
    assert [j["id"] for j in semua if j["parameters"]["sidik"] == terbunuh.akhir["parameters"]["sidik"]] == [terbunuh.terhenti["id"]]
    assert _buku(terbunuh.layanan).read_bytes() == kiriman.isi
    assert buku(terbunuh.layanan.keluaran / "2019") == [BUKU]


def test_a_stopped_service_leaves_no_process_and_no_personal_number(terbunuh: Terbunuh) -> None:
    """The last test of this service: the database is whole once its server has ended."""
    layanan = terbunuh.layanan
    semua = keturunan(layanan.proses.pid)
    assert layanan.hentikan(signal.SIGTERM) == 0
    assert layanan.kata().endswith("Layanan berhenti.\n")
    tunggu(lambda: not any(map(hidup, semua)), "a process of the service goes on")  # helpers end a moment after it
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{layanan.asal}/api/health", trust_env=False)
    folder = folder_layanan(layanan.keluaran)
    assert not (folder / "sementara").exists()
    tersimpan = b"".join(b.read_bytes() for b in sorted(folder.iterdir())) + layanan.berkas_kata.read_bytes()
    assert b"Kecamatan Kalumpang triwulan II 2019" in tersimpan
    assert [t for t in TANAMAN if t.encode() in tersimpan] == []
