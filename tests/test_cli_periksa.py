"""`lkj periksa`: every file judged alone; a file that is named always gets a verdict."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contoh_kalumpang import BELANJA, DPA, KINERJA, tulis_contoh
from tests.jalan_lkj import json_saja, lkj


@pytest.fixture
def contoh(tmp_path: Path) -> Path:
    folder = tmp_path / "masukan"
    tulis_contoh(folder)
    return folder


def test_folder_dan_berkas(contoh: Path) -> None:
    (contoh / "~$DPA Kalumpang 2019.xlsx").write_bytes(b"kunci")
    folder = lkj("periksa", contoh, "--json")
    assert folder.kode == 0
    isi = json_saja(folder)
    assert [Path(p["berkas"]).name for p in isi["putusan"]] == sorted((BELANJA, DPA, KINERJA))
    assert {p["putusan"] for p in isi["putusan"]} == {"diterima"}
    assert isi["parameter"] == {"tahun": None, "triwulan": None, "skpd": None}
    berkas = lkj("periksa", contoh / DPA, contoh / KINERJA, "--json")
    assert [p["jenis"] for p in berkas.json["putusan"]] == ["rekap", "kinerja"]
    assert [p["berkas"] for p in berkas.json["putusan"]] == [str(contoh / DPA), str(contoh / KINERJA)]


@pytest.mark.parametrize(
    ("nama", "kode"),
    [
        ("~$DPA.xlsx", "DIABAIKAN-KUNCI"),
        ("unduhan.xlsx.tmp", "DIABAIKAN-SEMENTARA"),
        (".tersembunyi.xlsx", "DIABAIKAN-TERSEMBUNYI"),
        ("surat.docx", "DIABAIKAN-JENIS"),
        ("folder.xlsx", "DIABAIKAN-BUKAN-BERKAS"),
        ("tautan.xlsx", "DIABAIKAN-TAUTAN"),
        ("hilang.xlsx", "BERKAS-HILANG"),
    ],
)
def test_berkas_yang_disebut_selalu_diputus(nama: str, kode: str, contoh: Path, tmp_path: Path) -> None:
    jalan = tmp_path / nama
    if nama == "folder.xlsx":
        jalan.mkdir()
    elif nama == "tautan.xlsx":
        jalan.symlink_to(contoh / DPA)
    elif nama != "hilang.xlsx":
        jalan.write_bytes((contoh / DPA).read_bytes())
    jawaban = lkj("periksa", jalan, "--json")
    assert jawaban.kode == 1
    (putusan,) = json_saja(jawaban)["putusan"]
    assert (putusan["berkas"], putusan["putusan"]) == (str(jalan), "ditolak")
    assert [t["kode"] for t in jawaban.json["temuan"]] == [kode]


def test_untuk_orang(contoh: Path) -> None:
    (contoh / DPA).write_bytes(b"bukan buku kerja")
    jawaban = lkj("periksa", contoh)
    assert jawaban.kode == 1
    assert f"DITOLAK: {contoh / DPA}" in jawaban.keluar
    assert f"diterima: {contoh / KINERJA}" in jawaban.keluar


def test_baris_rusak_satu_kantor_bukan_penolakan_berkas(tmp_path: Path) -> None:
    """`ditolak` means: gives no row. The other office's rows stand."""
    from tests.berkas_sipd import GAJI, Pagu, baris_pagu, tulis

    tulis(tmp_path / "r.xlsx", baris_pagu([Pagu(GAJI, 1000), Pagu(GAJI, "rusak", skpd="06")]))
    jawaban = lkj("periksa", tmp_path / "r.xlsx", "--json")
    (putusan,) = json_saja(jawaban)["putusan"]
    assert (jawaban.kode, putusan["putusan"]) == (0, "diterima_dengan_catatan")
    assert putusan["baris"] == {"dibaca": 2, "dipakai": 1, "ditolak": 1, "ganda": 0, "skpd_lain": 0}
