"""One kabupaten as the flow that a worker runs: its state tells the outcome, its files are those of `lkj massal`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from flows import massal_mesin
from tests import kabupaten_sintetis as sintetis
from tests.jalan_massal import jalan, serial, sidik

pytestmark = pytest.mark.usefixtures("alur")


@pytest.fixture
def masukan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two small offices without a mistake; the flow works in this process."""
    monkeypatch.setattr(massal_mesin, "lokal", serial)
    sintetis.buat(tmp_path / "Kabupaten Contoh", 2, banyak_daun=6, cacat=0.0)
    return tmp_path / "Kabupaten Contoh"


def keadaan(masukan: Path, keluaran: Path, awalan: str = "") -> tuple[str | None, str | None]:
    """Return name and message of the state."""
    from flows.massal_alir import massal_kabupaten

    akhir = massal_kabupaten(str(masukan), str(keluaran), sintetis.TAHUN, sintetis.TRIWULAN, awalan, return_state=True)
    return akhir.name, akhir.message


def artefak() -> dict[str, Any]:
    """Return the artifacts of the newest run by their keys: what they hold."""
    from prefect import get_client
    from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterFlowRunId
    from prefect.client.schemas.sorting import FlowRunSort

    with get_client(sync_client=True) as server:
        jalan = server.read_flow_runs(sort=FlowRunSort.START_TIME_DESC, limit=1)[0]
        assert jalan.name == "Kabupaten Contoh triwulan II 2026"
        semua = server.read_artifacts(artifact_filter=ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[jalan.id])))
    return {str(a.key): a.data for a in semua}


def test_a_whole_kabupaten_is_completed_with_the_files_of_the_command(masukan: Path, tmp_path: Path) -> None:
    assert keadaan(masukan, tmp_path / "alir") == ("Completed", "2 kantor: 2 resmi, 0 draf, 0 gagal. Rekap Kabupaten 2026 TW2.xlsx.")
    jalan(masukan, tmp_path / "perintah")
    assert sidik(tmp_path / "alir") == sidik(tmp_path / "perintah")


def test_an_office_without_its_workbook_makes_a_draft(masukan: Path, tmp_path: Path) -> None:
    (masukan / "Kinerja 0002.xlsx").unlink()
    nama, pesan = keadaan(masukan, tmp_path / "hasil", awalan="7.01")
    assert nama == "Draf"
    assert pesan is not None
    assert pesan.startswith("2 kantor: 1 resmi, 1 draf, 0 gagal.")


def test_the_pages_show_the_offices_the_totals_and_how_far_it_is(masukan: Path, tmp_path: Path) -> None:
    (masukan / "Kinerja 0002.xlsx").unlink()
    keadaan(masukan, tmp_path / "hasil", awalan="7.01")
    isi = artefak()
    assert isi["kemajuan"] == 100
    assert [(k["Keadaan"], k["Buku kerja"].startswith("7.01")) for k in json.loads(isi["kantor"])] == [("Draf", True), ("Resmi", True)]
    pagu, realisasi = _jumlah(masukan / "Rekap 5.xlsx", "pagu"), _jumlah(masukan / "Laporan Realisasi Per Dokumen.xlsx", "nilai realisasi")
    for arah in ("Masuk", "Keluar"):
        assert f"| {arah} | {pagu:,} | {realisasi:,} |".replace(",", ".") in isi["ringkasan"]
    assert "- Rekap: **Rekap Kabupaten 2026 TW2.xlsx**\n- Kantor: 1 resmi, 1 draf, 0 gagal" in isi["ringkasan"]


def _jumlah(berkas: Path, kolom: str) -> int:
    """Add up a column of an export below its heading; the line of the total, which repeats it, apart."""
    baris = list(openpyxl.load_workbook(berkas).active.iter_rows(values_only=True))
    judul = next(n for n, b in enumerate(baris) if kolom in [str(s).lower() for s in b])
    letak = [str(s).lower() for s in baris[judul]].index(kolom)
    return sum(int(b[letak]) for b in baris[judul + 1 :] if b[0] != "Total")


def test_the_progress_counts_files_offices_and_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import massal_terbitan
    from tests.test_massal_pintu import TAHAP

    assert tuple(massal_terbitan.BAGIAN) == TAHAP, "a stage without its share of the whole would end the run"
    kabar: list[tuple[float, str]] = []
    monkeypatch.setattr(massal_terbitan, "create_progress_artifact", lambda *_, **__: "x")
    monkeypatch.setattr(massal_terbitan, "update_progress_artifact", lambda _, persen, description: kabar.append((persen, description)))
    lihat = massal_terbitan.kemajuan()
    for tahap, banyak in (("Membaca berkas", 4), ("Menulis laporan kantor", 1000), ("Menulis rekap", 1)):
        for selesai in range(banyak + 1):
            lihat(tahap, selesai, banyak)
    assert kabar[:4] == [(n * 7.5 // 1, f"Membaca berkas: {n} dari 4") for n in range(1, 5)]
    assert [persen for persen, _ in kabar[4:]] == [*range(31, 96), 99, 100], "no file needs a marked copy"
    assert kabar[-3] == (95, "Menulis laporan kantor: 1000 dari 1000")


def test_wrong_use_fails_with_the_sentence_for_the_user(masukan: Path, tmp_path: Path) -> None:
    assert keadaan(tmp_path / "kosong", tmp_path / "hasil") == ("Failed", 'Folder masukan "kosong" tidak ada atau tidak dapat dibuka.')
