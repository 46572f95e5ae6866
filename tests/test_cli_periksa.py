"""`lkj periksa`: every file judged alone; a file that is named always gets a verdict."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.berkas_contoh import xlsx
from tests.contoh_kalumpang import BELANJA, DPA, KINERJA, tulis_contoh
from tests.jalan_lkj import AKAR, PROGRAM, json_saja, lkj, program

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="nama berkas berupa bita, dan /dev/full, hanya di Linux")


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


@pytest.mark.parametrize("nama", ["a" * 300 + ".xlsx", "a" * 300, f"{DPA}/x.xlsx"])
def test_nama_yang_tidak_dapat_ditanyakan_tetap_diputus(nama: str, contoh: Path) -> None:
    jawaban = lkj("periksa", contoh / nama, contoh / DPA, "--json")
    assert [p["putusan"] for p in json_saja(jawaban)["putusan"]] == ["ditolak", "diterima"]
    assert [t["kode"] for t in jawaban.json["temuan"]] == ["BERKAS-HILANG"]


@LINUX
def test_nama_dengan_bita_bukan_utf8(contoh: Path, tmp_path: Path) -> None:
    """Such names come out of old zip files; they are written with their bytes as numbers."""
    aneh = tmp_path / os.fsdecode(b"DPA \xff\xfe.xlsx")
    (contoh / DPA).rename(aneh)
    jawaban = program("periksa", aneh, "--json")
    (putusan,) = json_saja(jawaban)["putusan"]
    assert (putusan["berkas"], putusan["putusan"], putusan["baris"]["dipakai"]) == (str(aneh), "diterima_dengan_catatan", 27)
    assert [(t["kode"], t["berkas"]) for t in jawaban.json["temuan"]] == [("NAMA-BERKAS-ANEH", r"DPA \xff\xfe.xlsx")]


@LINUX
def test_nama_dengan_bita_bukan_utf8_di_folder_laporan(contoh: Path, tmp_path: Path) -> None:
    (contoh / DPA).rename(contoh / os.fsdecode(b"DPA \xff.xlsx"))
    jawaban = program("laporan", "--masukan", contoh, "--keluaran", tmp_path / "keluaran", "--tahun", 2019, "--triwulan", 2, "--json")
    assert jawaban.kode == 0
    assert json_saja(jawaban)["total_keluar"]["pagu"] == "2629137600.00"


def test_terminal_tanpa_huruf_nama_berkas(contoh: Path) -> None:
    (contoh / DPA).rename(contoh / "年報.xlsx")
    jawaban = program("periksa", contoh, lingkungan={"PYTHONIOENCODING": "cp1252"})
    assert (jawaban.kode, jawaban.galat) == (0, "")
    assert r"\u5e74\u5831.xlsx" in jawaban.keluar


@LINUX
@pytest.mark.parametrize("banyak", [1, 60])
def test_jawaban_yang_tidak_muat_bukan_keberhasilan(banyak: int, contoh: Path) -> None:
    with Path("/dev/full").open("wb") as penuh:
        hasil = subprocess.run(
            [*PROGRAM, "periksa", *[str(contoh / DPA)] * banyak, "--json"],
            env={**os.environ, "PYTHONPATH": str(AKAR)},
            stdout=penuh,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
    assert hasil.returncode == 3
    assert "Traceback" not in hasil.stderr


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


def test_garis_yang_sama_persis_disebut_juga_tanpa_laporan(tmp_path: Path) -> None:
    """Both stay and add up, and a person should look (DESIGN 4 "Duplicates"): that is a verdict of the file alone."""
    from tests.berkas_kendali import rak, tulis_xlsx
    from tests.berkas_sipd import GAJI, Dokumen, baris_dokumen, tulis

    satu = Dokumen(GAJI, 100, "7 Januari 2026", "D1")
    tulis(tmp_path / "realisasi.xlsx", baris_dokumen([satu, satu._replace(nomor="D2"), satu]))
    tulis_xlsx(tmp_path / "kas.xlsx", rak([(GAJI, "Gaji", 12, [12, *[0] * 11])] * 2))
    jawaban = lkj("periksa", tmp_path / "realisasi.xlsx", tmp_path / "kas.xlsx", "--json")
    assert [p["putusan"] for p in jawaban.json["putusan"]] == ["diterima_dengan_catatan"] * 2
    kembar = [(b, s) for k, b, _, s in jawaban.temuan("peringatan") if k == "GARIS-KEMBAR"]
    assert kembar[:2] == [("realisasi.xlsx", "AA8"), ("kas.xlsx", "D6")]
    tulis(tmp_path / "dua kali.xlsx", baris_dokumen([satu] * 103))
    temuan = lkj("periksa", tmp_path / "dua kali.xlsx", "--json").json["temuan"]
    assert [t["kode"] for t in temuan] == ["GARIS-KEMBAR"] * 100 + ["TEMUAN-DIRINGKAS"]
    assert temuan[-1]["isi"].startswith("Masih ada 2 temuan GARIS-KEMBAR")


@pytest.mark.parametrize("kolom", [0, 1], ids=["kode", "nama"])
@pytest.mark.parametrize("isi", [" ", "\u00a0", "\u200b"], ids=["spasi", "nbsp", "lebar nol"])
def test_sel_rekap_yang_hanya_tampak_kosong(isi: str, kolom: int, tmp_path: Path) -> None:
    baris: list[list[object]] = [["7.01.01.2.06.0001", "Bahan Kantor", 1000, 5], ["7.01.01.2.06.0002", "Jasa", 2000, 6]]
    baris[1][kolom] = isi
    (tmp_path / "r.xlsx").write_bytes(xlsx([["Kode Sub Kegiatan", "Nama Sub Kegiatan", "Pagu", "Realisasi"], *baris]))
    jawaban = lkj("periksa", tmp_path / "r.xlsx", "--json")
    assert [p["putusan"] for p in jawaban.json["putusan"]] == ["ditolak"]
    assert [(k, s) for k, _, _, s in jawaban.temuan()] == [("SEL-KOSONG", f"{'AB'[kolom]}3")]
