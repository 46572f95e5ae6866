"""The quarterly flow: the plain run's own figures and errors, told to Prefect without any value of a cell."""

from __future__ import annotations

import json
import shutil
import time
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any
from unittest import mock

import pytest

from flows import rangkaian
from flows.perintah import CONTOH
from flows.rangkaian import Hasil
from lkj_etl.jejak import Permintaan
from lkj_etl.kesalahan import MesinBermasalah, PemakaianSalah
from lkj_etl.laporan import Laporan
from lkj_etl.pengaturan import Pengaturan, terapkan
from tests.contoh_kalumpang import BELANJA
from tests.jalan_massal import sidik

if TYPE_CHECKING:
    from prefect.client.schemas.objects import FlowRun

TAHAP = [
    "Membaca berkas masukan",
    "Memeriksa dan mencocokkan berkas",
    "Melihat laporan triwulan sebelumnya",
    "Menghitung tabel laporan",
    "Menulis buku kerja",
    "Mencatat di buku besar",
    "Menyalin berkas untuk diperbaiki",
]
NIK = "3201234567890001 BUDI"


@pytest.fixture(scope="module")
def resmi(alur: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> tuple[Hasil, FlowRun]:
    """Run the shipped example."""
    hasil: Hasil = alur.jalankan(CONTOH, tmp_path_factory.mktemp("resmi"), Permintaan(tahun=2019), Pengaturan())
    return hasil, _terakhir()


@pytest.fixture(scope="module")
def draf(alur: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> tuple[Hasil, FlowRun]:
    """Run the example without its file of realisasi, with other settings than the defaults."""
    masukan = tmp_path_factory.mktemp("masukan")
    for berkas in CONTOH.glob("*.xlsx"):
        if berkas.name != BELANJA:
            shutil.copy(berkas, masukan)
    setelan = Pengaturan(batas_wajar=Decimal(150), bulan_tanpa_realisasi=(1, 2), cetak_pagu_nol=True)
    hasil: Hasil = alur.jalankan(masukan, tmp_path_factory.mktemp("draf"), Permintaan(2019, 2), setelan)
    return hasil, _terakhir()


def _terakhir() -> FlowRun:
    from prefect import get_client
    from prefect.client.schemas.sorting import FlowRunSort

    with get_client(sync_client=True) as server:
        return server.read_flow_runs(sort=FlowRunSort.START_TIME_DESC, limit=1)[0]


def _artefak(jalan: FlowRun) -> dict[str, Any]:
    from prefect import get_client
    from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterFlowRunId

    with get_client(sync_client=True) as server:
        semua = server.read_artifacts(artifact_filter=ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[jalan.id])))
    return {str(a.key): a for a in semua}


def _tugas(jalan: FlowRun) -> list[str]:
    """Return the names of the finished stages in their order; the server enters them a moment after the run."""
    from prefect import get_client
    from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId
    from prefect.client.schemas.sorting import TaskRunSort

    batas = time.monotonic() + 30
    saring = FlowRunFilter(id=FlowRunFilterId(any_=[jalan.id]))
    nama: list[str] = []
    with get_client(sync_client=True) as server:
        while len(nama) < len(TAHAP) and time.monotonic() < batas:
            semua = server.read_task_runs(flow_run_filter=saring, sort=TaskRunSort.EXPECTED_START_TIME_ASC)
            nama = [t.name for t in semua if t.name in TAHAP and t.state_name == "Completed"]
    return nama


def test_flow_writes_the_same_bytes_as_the_plain_run(resmi: tuple[Hasil, FlowRun], tmp_path: Path) -> None:
    polos = rangkaian.laporan_triwulan(CONTOH, tmp_path, Permintaan(tahun=2019), Pengaturan())
    keluaran = resmi[0].keluaran[0].parents[2]
    assert [p.relative_to(keluaran) for p in resmi[0].keluaran] == [p.relative_to(tmp_path) for p in polos.keluaran]
    assert sidik(keluaran) == sidik(tmp_path)
    assert sidik(tmp_path)


def test_run_is_named_after_office_and_quarter_and_its_stages_are_tasks(resmi: tuple[Hasil, FlowRun]) -> None:
    _, jalan = resmi
    assert jalan.name == "Kecamatan Kalumpang triwulan II 2019"
    assert jalan.state is not None
    assert (jalan.state.type.value, jalan.state.name) == ("COMPLETED", "Resmi")
    assert jalan.state.message == "LKj TW2 2019 Kecamatan Kalumpang.xlsx: 0 galat, 0 peringatan."
    assert _tugas(jalan) == TAHAP


def test_parameters_name_folders_and_settings_only(resmi: tuple[Hasil, FlowRun], draf: tuple[Hasil, FlowRun]) -> None:
    lain: dict[str, Any] = {"tahun": 2019, "triwulan": None, "skpd": None, "rincian": "sub", "cetak_ulang": False, "pengaturan": {}}
    assert resmi[1].parameters == {
        "masukan": "input/contoh-kalumpang-2019",
        "keluaran": str(resmi[0].keluaran[0].parents[2]),
        **lain,
    }
    assert draf[1].parameters["pengaturan"] == {"batas_wajar": "150", "bulan_tanpa_realisasi": "1,2", "cetak_pagu_nol": "True"}


def test_every_setting_survives_as_text(alur: ModuleType) -> None:
    bobot = (Decimal("0.2"), *[Decimal("0.1")] * 8)
    setelan = Pengaturan(
        Decimal("120.5"), Decimal(300), "sp2d", (1, 12), True, True, "a.xlsx", "b.xlsx", "ribuan", 3, bobot, "* * * * *", 1, 5000
    )
    teks = alur.setelan_teks(setelan)
    assert set(teks) == set(Pengaturan._fields)
    assert terapkan(teks) == setelan
    assert alur.setelan_teks(Pengaturan()) == {}


def test_artifacts_show_totals_and_the_workbook(resmi: tuple[Hasil, FlowRun]) -> None:
    artefak = _artefak(resmi[1])
    assert set(artefak) == {"temuan", "ringkasan", "kemajuan"}
    assert artefak["kemajuan"].data == 100
    assert json.loads(artefak["temuan"].data) == []
    for bagian in ("| Masuk | 2.629.137.600 | 542.505.821 |", "| Keluar | 2.629.137.600 | 542.505.821 |"):
        assert bagian in artefak["ringkasan"].data
    assert "**LKj TW2 2019 Kecamatan Kalumpang.xlsx**" in artefak["ringkasan"].data
    assert {artefak[k].description for k in ("temuan", "ringkasan")} == {"Kecamatan Kalumpang triwulan II 2019"}


def test_draft_has_a_state_and_a_name_of_its_own_and_all_findings(draf: tuple[Hasil, FlowRun]) -> None:
    hasil, jalan = draf
    assert hasil.laporan.draf
    assert jalan.state is not None
    assert (jalan.state.type.value, jalan.state.name) == ("COMPLETED", "Draf")
    assert jalan.state.message is not None
    assert jalan.state.message.startswith("DRAF LKj TW2 2019 Kecamatan Kalumpang.xlsx: ")
    assert jalan.name == "Kecamatan Kalumpang triwulan II 2019 (draf)"
    tabel = json.loads(_artefak(jalan)["temuan"].data)
    urutan = [t["Tingkat"] for t in tabel]
    assert urutan[0] == "galat"
    assert urutan == sorted(urutan)
    assert sorted(t["Kode"] for t in tabel) == sorted(t.kode for t in hasil.laporan.temuan)
    kurang = next(t for t in hasil.laporan.temuan if t.kode == "TANPA-REALISASI")
    satu = next(t for t in tabel if t["Kode"] == "TANPA-REALISASI")
    assert satu == {
        **{"Tingkat": "galat", "Isi": kurang.isi, "Saran": kurang.saran},
        **{"Berkas": "", "Lembar": "", "Sel": "", "Kode": "TANPA-REALISASI"},
    }


def test_the_pages_show_names_letter_by_letter(alur: ModuleType) -> None:
    """They read Markdown: a name must not become a picture from elsewhere, a link or a list."""
    from flows.prefect_terbitan import apa_adanya

    contoh = {
        "Kecamatan ![x](http://a.example/b.png)": r"Kecamatan !\[x\](http\://a.example/b.png)",
        "<img src=x>_a_ **b** `c` a|b": r"\<img src=x\>\_a\_ \*\*b\*\* \`c\` a\|b",
        "1. Pagu www.a.example": r"1\. Pagu www\.a.example",
        "- a": r"\- a",
        "-": "",
    }
    assert {teks: apa_adanya(teks) for teks in contoh} == contoh
    assert apa_adanya("LKj TW2 2019 Kec. Kalumpang (1.2).xlsx") == "LKj TW2 2019 Kec. Kalumpang (1.2).xlsx"


def test_mistake_of_the_user_comes_out_as_the_same_exception(alur: ModuleType, tmp_path: Path) -> None:
    kosong = tmp_path / "kosong"
    kosong.mkdir()
    with pytest.raises(PemakaianSalah, match=r'^Tidak ada berkas .* di folder "kosong"\.$'):
        alur.jalankan(kosong, tmp_path / "keluaran", Permintaan(), Pengaturan())
    jalan = _terakhir()
    assert jalan.name == "Laporan triwulan"
    assert jalan.state is not None
    assert (jalan.state.type.value, jalan.state.message) == ("FAILED", 'Tidak ada berkas xlsx, xls, ods, csv atau html di folder "kosong".')


def test_fault_of_the_program_comes_out_but_its_text_stays_out_of_prefect(
    alur: ModuleType, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def hitung_laporan(*_: object) -> None:
        raise ValueError(NIK)

    with mock.patch.object(rangkaian, "hitung_laporan", hitung_laporan), pytest.raises(ValueError, match=NIK):
        alur.jalankan(CONTOH, tmp_path, Permintaan(), Pengaturan())
    jalan = _terakhir()
    assert jalan.state is not None
    kalimat = "Kesalahan program (ValueError). Laporkan tulisan ini kepada pengelola lkj."
    assert (jalan.state.type.value, jalan.state.message) == ("FAILED", kalimat)
    assert NIK not in caplog.text


def test_only_a_stage_that_the_disk_refused_is_tried_again(alur: ModuleType, tmp_path: Path) -> None:
    dicoba: list[str] = []

    def tulis_laporan(laporan: Laporan, keluaran: Path) -> list[Path]:
        dicoba.append("tulis")
        if len(dicoba) == 1:
            raise OSError(28, "penuh")
        return tulis(laporan, keluaran)

    def hitung_laporan(*_: object) -> None:
        dicoba.append("hitung")
        raise MesinBermasalah("bukan urusan cakram")

    tulis = rangkaian.tulis_laporan
    with mock.patch("flows.prefect_tugas.TUNDA_ULANG", [0.0, 0.0]):
        with mock.patch.object(rangkaian, "tulis_laporan", tulis_laporan):
            hasil = alur.jalankan(CONTOH, tmp_path, Permintaan(), Pengaturan())
        assert (hasil.keluaran[0].is_file(), dicoba) == (True, ["tulis", "tulis"])
        with mock.patch.object(rangkaian, "hitung_laporan", hitung_laporan), pytest.raises(MesinBermasalah):
            alur.jalankan(CONTOH, tmp_path, Permintaan(), Pengaturan())
    assert dicoba == ["tulis", "tulis", "hitung"]


def test_flow_can_be_served_with_plain_values(alur: ModuleType, tmp_path: Path) -> None:
    from prefect.utilities.callables import parameter_schema

    assert parameter_schema(alur.laporan_triwulan).required == ["masukan", "keluaran"]
    keadaan = alur.laporan_triwulan(masukan="input/contoh-kalumpang-2019", keluaran=str(tmp_path), triwulan=2, return_state=True)
    assert keadaan.name == "Resmi"
    assert (tmp_path / "2019" / "TW2" / "LKj TW2 2019 Kecamatan Kalumpang.xlsx").is_file()
