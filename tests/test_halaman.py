"""The pages of `lkj layanan` as somebody at a browser meets them, from the address in the terminal to the table of findings."""

from __future__ import annotations

import re
import shutil
import signal
import sys
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from flows.layanan_setelan import berkas_sandi
from tests.contoh_kalumpang import KINERJA, tulis_contoh
from tests.jalan_layanan import Layanan, tunggu
from tests.peramban import ENTER, PENGEMUDI, PERAMBAN, Peramban, peramban
from tests.test_data_pribadi import KASUS, TANAMAN

RESMI = "Kecamatan Kalumpang triwulan II 2019"
DRAF = f"{RESMI} (draf)"
pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or not (PENGEMUDI and PERAMBAN), reason="no Chromium with its driver, or no SIGTERM"
)


class Dibaca(NamedTuple):
    """The text of each page in the order of a visit, and every address that was asked for."""

    masuk: str
    daftar: str
    tugas: str
    temuan: str
    ringkasan: str
    penyebaran: str
    diminta: list[str]


@pytest.fixture(scope="module")
def layanan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Layanan]:
    """Give a service that has answered two drops with personal columns: an official report, then a draft over a NIK in a cell."""
    satu = Layanan(tmp_path_factory.mktemp("layanan"), jadwal="0 7 5 1,4,7,10 *")
    asal = tmp_path_factory.mktemp("asal")
    tulis_contoh(asal)
    KASUS["kolom pribadi"](asal)
    shutil.copytree(asal, satu.masukan)
    satu.mulai()
    try:
        tunggu(lambda: satu.jalan("masukan-baru", "Resmi"), "no report for the first drop")
        KASUS["nilai teks"](asal)
        shutil.copy(asal / KINERJA, satu.masukan)
        tunggu(lambda: satu.jalan("masukan-baru", "Draf"), "no draft for the second drop")
        yield satu
    finally:
        satu.hentikan(signal.SIGTERM)


@pytest.fixture(scope="module")
def dibaca(layanan: Layanan, tmp_path_factory: pytest.TempPathFactory) -> Dibaca:
    """Follow the address of the terminal, log in, and look at the draft, at the official report and at the plan."""
    with peramban(tmp_path_factory.mktemp("profil")) as jendela:
        alamat = re.search(r"Halaman Prefect: (http\S+),", layanan.kata())
        assert alamat is not None
        jendela.buka(alamat[1])
        masuk = jendela.tunggu("Login")
        jendela.ketik("//input[@type='password']", berkas_sandi(layanan.keluaran).read_text("ascii") + ENTER)
        daftar = jendela.tunggu("2 runs", RESMI, DRAF)
        jendela.klik(_tautan(DRAF))
        jendela.klik("//li[@id='task-runs']")
        tugas = jendela.tunggu("Menyalin berkas untuk diperbaiki", "(7 Completed)")
        temuan = _artefak(jendela, "temuan", "Saran")
        jendela.klik("//a[normalize-space()='Runs']")
        jendela.klik(_tautan(RESMI))
        ringkasan = _artefak(jendela, "ringkasan", "Buku kerja:")
        tunggu(lambda: _rencana(layanan), "the planned runs keep Prefect's names")
        jendela.klik("//a[normalize-space()='Flows']")
        penyebaran = jendela.tunggu("Next run", "Laporan triwulan")
        return Dibaca(masuk, daftar, tugas, temuan, ringkasan, penyebaran, jendela.diminta())


def _tautan(kata: str) -> str:
    return f"//a[normalize-space()='{kata}']"


def _artefak(jendela: Peramban, kunci: str, kata: str) -> str:
    """Open an artifact of the run that is shown."""
    jendela.klik("//li[@id='artifacts']")
    jendela.klik(f"//a[contains(., '{kunci}')]")
    return jendela.tunggu(kata)


def _rencana(layanan: Layanan) -> bool:
    semua = layanan.daftar("flow_runs", flow_runs={"state": {"type": {"any_": ["SCHEDULED"]}}}, limit=3, sort="EXPECTED_START_TIME_ASC")
    return bool(semua) and all(j["name"].startswith("Laporan triwulan") for j in semua)


def test_the_list_of_runs_tells_office_quarter_and_draft_from_official(dibaca: Dibaca) -> None:
    baris = [b.strip() for b in dibaca.daftar.splitlines()]
    assert [baris[baris.index(nama) + 1] for nama in (DRAF, RESMI)] == ["Draf", "Resmi"]
    assert RESMI not in dibaca.masuk, "nothing is shown before the password"


def test_stages_have_names_that_people_understand(dibaca: Dibaca) -> None:
    nama = [
        *("Membaca berkas masukan", "Memeriksa dan mencocokkan berkas", "Melihat laporan triwulan sebelumnya", "Menghitung tabel laporan"),
        *("Menulis buku kerja", "Mencatat di buku besar", "Menyalin berkas untuk diperbaiki"),
    ]
    assert [b for b in dibaca.tugas.splitlines() if b in nama] == nama[::-1]  # the newest first


def test_the_findings_are_a_table(dibaca: Dibaca) -> None:
    baris = [b.strip() for b in re.split(r"[\n\t]", dibaca.temuan) if b.strip()]
    judul = baris.index("Tingkat")
    assert baris[judul : judul + 7] == ["Tingkat", "Isi", "Saran", "Berkas", "Lembar", "Sel", "Kode"]
    assert baris[judul + 7] == "galat"
    assert {"ANGKA-DI-LUAR-BATAS", KINERJA} < set(baris)


def test_the_summary_has_the_totals_and_the_name_of_the_workbook(dibaca: Dibaca) -> None:
    for kata in ("Masuk\t2.629.137.600\t542.505.821", "Keluar\t2.629.137.600\t542.505.821", "LKj TW2 2019 Kecamatan Kalumpang.xlsx"):
        assert kata in dibaca.ringkasan


def test_the_next_run_is_named_after_its_quarter(dibaca: Dibaca) -> None:
    assert re.search(r"^Laporan triwulan (I|II|III|IV) 20\d\d$", dibaca.penyebaran, re.MULTILINE)


def test_nothing_personal_is_shown_and_nobody_else_is_asked(layanan: Layanan, dibaca: Dibaca) -> None:
    assert [t for t in TANAMAN if t in "\n".join(dibaca[:-1])] == []
    assert dibaca.diminta
    assert [a for a in dibaca.diminta if not a.startswith((layanan.asal, "data:"))] == []
    assert "V2 UI" not in dibaca.daftar, "the other pages of Prefect do ask somebody else"
