"""Many offices in one run: each workbook as `lkj laporan` writes it, whoever runs it; a killed run goes on; the summary."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import subprocess
import time
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from flows import massal_mesin
from flows.massal import HasilMassal
from tests import kabupaten_sintetis as sintetis
from tests.jalan_lkj import AKAR, KUNCI_JSON, PROGRAM, laporan, lkj, program
from tests.jalan_massal import KANTOR, jalan, sidik

BURU = AKAR.parent / "shared" / "uji" / "buru-2026"
EMAS = AKAR.parent / "shared" / "golden" / "buru_2026_per_sub_kegiatan.csv"


@pytest.fixture(scope="module")
def masukan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Exports of four offices and a workbook for each."""
    folder = tmp_path_factory.mktemp("kabupaten")
    sintetis.buat(folder, KANTOR, banyak_daun=30, cacat=0.0)
    return folder


@pytest.fixture(scope="module")
def acuan(masukan: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[HasilMassal, Path]:
    """Run once without any fault."""
    keluaran = tmp_path_factory.mktemp("acuan")
    return jalan(masukan, keluaran), keluaran


def test_every_office_is_official_and_the_totals_are_the_sources(acuan: tuple[HasilMassal, Path]) -> None:
    hasil, _ = acuan
    assert [(h.kode, h.draf, h.gagal) for h in hasil.kantor] == [(sintetis.kode_kantor(n), False, "") for n in range(KANTOR)]
    assert all(h.masuk == h.keluar and Decimal(h.keluar[0]) > 0 for h in hasil.kantor)
    assert (hasil.kode_keluar, hasil.skpd_lain, hasil.lepas) == (0, 0, ())


def test_the_same_bytes_as_lkj_laporan(acuan: tuple[HasilMassal, Path], masukan: Path, tmp_path: Path) -> None:
    _, keluaran = acuan
    sendiri = tmp_path / "sendiri"
    sendiri.mkdir()
    for p in masukan.iterdir():
        if not p.name.startswith("Kinerja") or p.name == "Kinerja 0002.xlsx":
            (sendiri / p.name).write_bytes(p.read_bytes())
    jawab = laporan(sendiri, tmp_path / "hasil", "--tahun", sintetis.TAHUN, "--triwulan", sintetis.TRIWULAN)
    assert jawab.kode == 0
    assert sidik(tmp_path / "hasil") == sidik(keluaran / sintetis.kode_kantor(1))


def test_the_same_bytes_from_a_pool_of_processes(acuan: tuple[HasilMassal, Path], masukan: Path, tmp_path: Path) -> None:
    jalan(masukan, tmp_path, lambda: massal_mesin.lokal(2))
    assert sidik(tmp_path) == sidik(acuan[1])


def test_the_same_bytes_from_dask(acuan: tuple[HasilMassal, Path], masukan: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    jawab = program("massal", "--masukan", masukan, "--keluaran", tmp_path, "--tahun", 2026, "--triwulan", 2, "--mesin", "dask")
    assert jawab.kode == 0, jawab.galat
    assert sidik(tmp_path) == sidik(acuan[1])


def test_a_killed_run_goes_on_where_it_stopped_and_gives_the_same_bytes(tmp_path: Path) -> None:
    masukan, sekali, keluaran = tmp_path / "masukan", tmp_path / "sekali", tmp_path / "hasil"
    sintetis.buat(masukan, 12, banyak_daun=6, cacat=0.2)
    jalan(masukan, sekali)
    argumen = [*PROGRAM, "massal", "--masukan", str(masukan), "--keluaran", str(keluaran), "--tahun", "2026", "--triwulan", "2"]
    proses = subprocess.Popen(
        argumen, cwd=AKAR, env={**os.environ, "PYTHONPATH": str(AKAR)}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    batas = time.monotonic() + 60
    while not _tercatat(keluaran) and proses.poll() is None and time.monotonic() < batas:
        time.sleep(0.01)
    proses.kill()
    proses.wait()
    sudah = {p: p.stat().st_mtime_ns for p in _tercatat(keluaran)}
    assert 0 < len(sudah) < 12
    assert jalan(masukan, keluaran).kode_keluar == 1
    assert {p: p.stat().st_mtime_ns for p in sudah} == sudah  # finished offices were not written again
    assert sidik(keluaran) == sidik(sekali)
    assert not list((keluaran / ".lkj").glob("*/*/*")), "nothing of the run is left"


def _tercatat(keluaran: Path) -> list[Path]:
    """Return the workbooks that the run's own list calls finished."""
    hasil = []
    for berkas in keluaran.glob(".lkj/massal/*/selesai.jsonl"):
        for baris in berkas.read_text(encoding="ascii").splitlines():
            with contextlib.suppress(ValueError):
                hasil.append(keluaran / json.loads(baris)["keluaran"][0])
    return hasil


def test_the_summary_ranks_and_its_totals_equal_the_sources(acuan: tuple[HasilMassal, Path]) -> None:
    hasil, keluaran = acuan
    assert hasil.rekap == keluaran / "2026" / "TW2" / "Rekap Kabupaten 2026 TW2.xlsx"
    ws = openpyxl.load_workbook(hasil.rekap, data_only=True)["Rekap Kabupaten"]
    baris = list(ws.iter_rows(min_row=4, values_only=True))
    assert baris[0][2:5] == ("Kode SKPD", "Perangkat daerah", "Status")
    isi = baris[1 : KANTOR + 1]
    rata = {h.kode: float(h.rata_rata or 0) for h in hasil.kantor}
    assert [b[0] for b in isi] == [1, 2, 3, 4]
    assert [b[2] for b in isi] == sorted(rata, key=lambda k: -rata[k])
    assert sorted(b[1] for b in isi) == [1, 2, 3, 4]
    jumlah, sumber, selisih = baris[KANTOR + 1 : KANTOR + 4]
    assert jumlah[7] == sumber[7] == float(sum(Decimal(h.masuk[0]) for h in hasil.kantor))
    assert (selisih[7], selisih[8]) == (0, 0)
    tautan = ws.cell(5, 14).hyperlink.target.replace("%20", " ").replace("\\", "/")  # Excel writes it so itself
    assert (hasil.rekap.parent / tautan).is_file()


def test_the_command_answers_with_one_object(masukan: Path, tmp_path: Path) -> None:
    jawab = lkj("massal", "--masukan", masukan, "--keluaran", tmp_path, "--json", "--skpd", sintetis.nama_kantor(2))
    isi = jawab.json
    assert jawab.kode == isi["kode_keluar"] == 0
    assert list(isi) == [*KUNCI_JSON, "skpd_lain", "kantor"]
    assert isi["parameter"] == {"tahun": 2026, "triwulan": 2, "skpd": None}
    assert [k["kode_skpd"] for k in isi["kantor"]] == [sintetis.kode_kantor(2)]
    assert isi["total_masuk"] == isi["total_keluar"] == isi["kantor"][0]["total_keluar"]
    assert all(Path(k).is_file() for k in isi["keluaran"])


@pytest.mark.parametrize(
    ("argumen", "kata"),
    [
        (("--alamat", "tcp://127.0.0.1:1"), "--mesin dask"),
        (("--skpd-awalan", "abc"), "Awalan kode SKPD"),
        (("--skpd-awalan", "1.02"), "Tidak ada kantor"),
        (("--semua", "--skpd-awalan", "7"), "tidak dapat dipakai bersama"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(masukan: Path, tmp_path: Path, argumen: tuple[str, ...], kata: str) -> None:
    jawab = lkj("massal", "--masukan", masukan, "--keluaran", tmp_path, "--tahun", 2026, "--triwulan", 2, *argumen)
    assert jawab.kode == 2
    assert kata in jawab.galat


@pytest.mark.skipif(not EMAS.is_file() and os.environ.get("CI") != "true", reason="berkas penerimaan (../shared) tidak ada di komputer ini")
def test_a_published_export_gives_ten_kecamatan_exact_to_the_sen(tmp_path: Path) -> None:
    hasil = jalan(BURU, tmp_path, waktu=(2026, 1))
    assert len(hasil.kantor) == 10
    assert hasil.skpd_lain == 32
    assert all(h.draf and not h.gagal and "TANPA-KINERJA" in {t.kode for t in h.temuan} for h in hasil.kantor)
    seharusnya: dict[str, dict[str, tuple[Decimal, Decimal]]] = defaultdict(dict)
    with EMAS.open(encoding="utf-8") as f:
        for b in csv.DictReader(f):
            seharusnya[b["kode_skpd"]][b["kode_sub_kegiatan"]] = (Decimal(b["pagu"]), Decimal(b["realisasi"]))
    assert len(seharusnya) == 4
    for kode, daun in seharusnya.items():
        ws = openpyxl.load_workbook(next(tmp_path.glob(f"{kode}/2026/TW1/DRAF*.xlsx")), data_only=True)["Data 3.3"]
        kepala, *isi = (r for r in ws.iter_rows(values_only=True) if r.count(None) < len(r) - 1)
        k = {nama: i for i, nama in enumerate(kepala)}
        jumlah = {b[k["kode_sub_kegiatan"]]: (Decimal(str(b[k["pagu"]])), Decimal(str(b[k["realisasi"]]))) for b in isi}
        assert jumlah == daun
        satu = next(h for h in hasil.kantor if h.kode == kode)
        assert satu.keluar == tuple(f"{sum(d[n] for d in daun.values()):.2f}" for n in (0, 1))
    assert all(h.masuk == h.keluar for h in hasil.kantor)
