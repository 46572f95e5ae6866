"""The input folder: what is read, what is passed over, and the private copy."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from lkj_etl import sistem
from lkj_etl.baca import folder as modul
from lkj_etl.baca.folder import NAMA_CONTOH, di_subfolder, nilai_berkas, periksa_nama_aneh, pindai, salin
from lkj_etl.baca.kisi import Tolak
from tests.contoh_kalumpang import tulis_contoh
from tests.jalan_lkj import laporan

LINUX = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes and links as files exist on Unix only")


@pytest.mark.parametrize(
    ("nama", "kode"),
    [
        ("a.xlsx", None), ("A.XLSX", None), ("a.XlsM", None), ("a.xls", None), ("a.ods", None), ("a.csv", None),
        ("a.txt", None), ("a.tsv", None), ("a.htm", None), ("a.html", None), ("Laporan (2).xlsx", None),
        ("$(touch x);`id`.xlsx", None), ("=1+1.xlsx", None),
        ("~$a.xlsx", "DIABAIKAN-KUNCI"), ("a.tmp", "DIABAIKAN-SEMENTARA"), ("a.xlsx.crdownload", "DIABAIKAN-SEMENTARA"),
        ("a.xlsx.part", "DIABAIKAN-SEMENTARA"), ("a.xlsx~", "DIABAIKAN-SEMENTARA"), (".a.xlsx", "DIABAIKAN-TERSEMBUNYI"),
        ("Thumbs.db", "DIABAIKAN-JENIS"), ("desktop.ini", "DIABAIKAN-JENIS"), ("a.pdf", "DIABAIKAN-JENIS"),
        ("tanpa_akhiran", "DIABAIKAN-JENIS"),
    ],
)  # fmt: skip
def test_names_decide_what_is_passed_over(tmp_path: Path, nama: str, kode: str | None) -> None:
    (tmp_path / nama).write_bytes(b"x")
    assert nilai_berkas(tmp_path / nama) == kode


def test_the_folder_is_listed_by_name_and_subfolders_are_named(tmp_path: Path) -> None:
    for nama in ("b.xlsx", "a.csv", "~$b.xlsx", "catatan.pdf"):
        (tmp_path / nama).write_bytes(b"x")
    for nama in ("januari", "kosong", ".git", "folder.xlsx"):
        (tmp_path / nama).mkdir()
    (tmp_path / "januari" / "c.xlsx").write_bytes(b"x")
    (tmp_path / ".git" / "c.xlsx").write_bytes(b"x")
    hasil = pindai(tmp_path)
    assert [j.name for j in hasil.calon] == ["a.csv", "b.xlsx"]
    assert hasil.diabaikan == [
        ("catatan.pdf", "DIABAIKAN-JENIS"),
        ("folder.xlsx", "DIABAIKAN-BUKAN-BERKAS"),
        ("~$b.xlsx", "DIABAIKAN-KUNCI"),
    ]
    assert hasil.subfolder == ["januari"]


def test_tables_deeper_down_are_found_three_levels_below_and_where_none_lies_above_them(tmp_path: Path) -> None:
    for nama in ("2026/TW2", "2026/TW2/lama", "2025/TW4/data", "2024/TW1/data/x", "2023/.git", NAMA_CONTOH):
        (tmp_path / nama).mkdir(parents=True)
        (tmp_path / nama / "a.xlsx").write_bytes(b"x")
    for nama in ("2025/TW4", "2024/TW1", "2024/TW1/data"):
        (tmp_path / nama / "a.xlsx").unlink(missing_ok=True)
    hasil = pindai(tmp_path)
    assert (hasil.subfolder, hasil.bersarang) == ([], ["2025/TW4/data", "2026/TW2"])
    assert di_subfolder(hasil) == " Ada berkas di subfolder 2025/TW4/data: pindahkan berkasnya, atau sebut foldernya dengan --masukan."


@LINUX
def test_links_and_pipes_are_never_opened(tmp_path: Path) -> None:
    (tmp_path / "asli.xlsx").write_bytes(b"x")
    (tmp_path / "tautan.xlsx").symlink_to(tmp_path / "asli.xlsx")
    (tmp_path / "putar.xlsx").symlink_to("putar.xlsx")
    os.mkfifo(tmp_path / "pipa.xlsx")
    nilai = {n: nilai_berkas(tmp_path / n) for n in ("tautan.xlsx", "putar.xlsx", "pipa.xlsx")}
    assert nilai == {"tautan.xlsx": "DIABAIKAN-TAUTAN", "putar.xlsx": "DIABAIKAN-TAUTAN", "pipa.xlsx": "DIABAIKAN-BUKAN-BERKAS"}
    ke = tmp_path / "kerja"
    ke.mkdir()
    for nama, kode in nilai.items():
        with pytest.raises(Tolak) as galat:
            salin(tmp_path / nama, ke)
        assert galat.value.catatan.kode == kode


@pytest.mark.parametrize("berat", [0, 64 << 20])
def test_the_copy_carries_hash_and_size(tmp_path: Path, berat: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modul, "BERAT", berat)
    isi = bytes(n % 251 for n in range(3_000_000))
    (tmp_path / "a.xlsx").write_bytes(isi)
    hasil = salin(tmp_path / "a.xlsx", _kerja(tmp_path))
    assert (hasil.nama, hasil.sha256, hasil.ukuran, hasil.catatan) == ("a.xlsx", hashlib.sha256(isi).hexdigest(), len(isi), [])
    assert hasil.jalan.read_bytes() == isi
    assert list(hasil.jalan.parent.iterdir()) == [hasil.jalan]


def test_a_file_that_grows_meanwhile_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asal = tmp_path / "a.xlsx"
    asal.write_bytes(b"awal")
    baca = modul._baca

    def sambil_tumbuh(fd: int) -> bytes:
        isi = baca(fd)
        if not isi:
            with asal.open("ab") as berkas:
                berkas.write(b"ekor")
        return isi

    monkeypatch.setattr(modul, "_baca", sambil_tumbuh)
    assert _kode(asal, _kerja(tmp_path)) == "BERKAS-SEDANG-DISALIN"
    assert list((tmp_path / "kerja").iterdir()) == []


def test_a_vanished_file_is_refused(tmp_path: Path) -> None:
    assert _kode(tmp_path / "tidak ada.xlsx", _kerja(tmp_path)) == "BERKAS-HILANG"
    with pytest.raises(Tolak, match="BERKAS-HILANG"):
        nilai_berkas(tmp_path / "tidak ada.xlsx")


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulated, because root reads everything; the next test does it for real where it can."""
    (tmp_path / "a.xlsx").write_bytes(b"x")
    monkeypatch.setattr(os, "open", _dilarang)
    assert _kode(tmp_path / "a.xlsx", tmp_path) == "BERKAS-TANPA-IZIN"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_file_of_mode_000_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"x")
    (tmp_path / "a.xlsx").chmod(0)
    assert _kode(tmp_path / "a.xlsx", _kerja(tmp_path)) == "BERKAS-TANPA-IZIN"


def test_a_closed_sub_folder_is_said_aloud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "arsip").mkdir()
    asli = Path.iterdir

    def iterdir(folder: Path) -> Iterator[Path]:
        if folder.name == "arsip":
            raise PermissionError
        return asli(folder)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    hasil = pindai(tmp_path)
    assert (hasil.subfolder, hasil.tertutup) == ([], ["arsip"])


def test_a_folder_that_may_not_be_opened_is_named_for_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(Tolak, match="BERKAS-TANPA-IZIN"):
        nilai_berkas(tmp_path)


def test_a_file_that_may_not_even_be_looked_at_is_no_lost_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may be listed but not entered: the file stays in the scan and gets the verdict that is true."""
    jalan = tmp_path / "a.xlsx"
    jalan.write_bytes(b"x")
    monkeypatch.setattr(Path, "lstat", _dilarang)
    assert pindai(tmp_path).calon == [jalan]
    with pytest.raises(Tolak, match="BERKAS-TANPA-IZIN"):
        nilai_berkas(jalan)


def test_a_cloud_placeholder_is_not_opened_for_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"x")
    monkeypatch.setattr(sistem, "belum_diunduh", lambda keadaan: True)
    assert _kode(tmp_path / "a.xlsx", _kerja(tmp_path)) == "BERKAS-BELUM-DIUNDUH"


@pytest.mark.parametrize(
    ("nama", "aneh"), [("a\nb.xlsx", True), ("\x1b[31mmerah\u202exslx.xlsx", True), ("a\u200b.xlsx", True), ("Laporan é (2).xlsx", False)]
)
def test_names_that_hide_something_are_remarked(nama: str, aneh: bool) -> None:
    assert [c.kode for c in periksa_nama_aneh(nama)] == ["NAMA-BERKAS-ANEH"] * aneh


def _kerja(folder: Path) -> Path:
    (folder / "kerja").mkdir()
    return folder / "kerja"


def _kode(jalan: Path, ke: Path) -> str:
    with pytest.raises(Tolak) as galat:
        salin(jalan, ke)
    return galat.value.catatan.kode


def _dilarang(*_: object) -> int:
    raise PermissionError(13, "x")


def test_our_own_reports_below_the_input_wait_for_nobody(tmp_path: Path) -> None:
    """Output in the input folder: the second run finds what the first one found, and so writes the same bytes."""
    tulis_contoh(tmp_path)
    hasil = []
    for _ in range(2):
        jawaban = laporan(tmp_path, tmp_path, "--tahun", 2019, "--triwulan", 2)
        hasil.append((jawaban.json["temuan"], Path(jawaban.json["keluaran"][0]).read_bytes()))
    assert hasil[0] == hasil[1]
    berkas = tmp_path / "2019" / "TW1" / "Realisasi TW I.csv"  # the office's own folders may be called like that
    berkas.parent.mkdir()
    berkas.write_text("a;b\n", encoding="utf-8")
    assert pindai(tmp_path).bersarang == ["2019/TW1"]
