"""One kabupaten as the flow that a worker runs: its state tells the outcome, its files are those of `lkj massal`."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import massal_mesin
from flows.massal_alir import massal_kabupaten
from tests import kabupaten_sintetis as sintetis
from tests.jalan_massal import jalan, serial, sidik


@pytest.fixture
def masukan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two small offices without a mistake; the flow works in this process."""
    monkeypatch.setattr(massal_mesin, "lokal", serial)
    sintetis.buat(tmp_path / "Kabupaten Contoh", 2, banyak_daun=6, cacat=0.0)
    return tmp_path / "Kabupaten Contoh"


def keadaan(masukan: Path, keluaran: Path, awalan: str = "") -> tuple[str | None, str | None]:
    """Return name and message of the state; the flow's own function, for which no server is needed."""
    akhir = massal_kabupaten.fn(str(masukan), str(keluaran), sintetis.TAHUN, sintetis.TRIWULAN, awalan)
    return akhir.name, akhir.message


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


def test_wrong_use_fails_with_the_sentence_for_the_user(masukan: Path, tmp_path: Path) -> None:
    assert keadaan(tmp_path / "kosong", tmp_path / "hasil") == ("Failed", 'Folder masukan "kosong" tidak ada atau tidak dapat dibuka.')
