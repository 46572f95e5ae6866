"""The output folder: names, one step into place, drafts and their archive, the files beside the workbook."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_etl.kesalahan import MesinBermasalah
from lkj_etl.tulis import keluaran
from lkj_etl.tulis.keluaran import nama_buku, periksa_buku, simpan
from tests.contoh_laporan import galat, laporan

RESMI = "LKj TW2 2019 Kecamatan Kalumpang.xlsx"


def _berkas(folder: Path) -> dict[str, bytes]:
    return {b.relative_to(folder).as_posix(): b.read_bytes() for b in sorted(folder.rglob("*")) if b.is_file()}


def _draf(**isi: Any) -> Any:
    return laporan(draf=True, temuan=(galat(),), **isi)


def test_official_run_writes_workbook_tables_and_summary(tmp_path: Path) -> None:
    hasil = simpan(laporan(), tmp_path)
    folder = tmp_path / "2019" / "TW2"
    assert [b.relative_to(folder).as_posix() for b in hasil] == [
        RESMI, "data/tabel_3_2.parquet", "data/tabel_3_3.parquet", "data/rincian.parquet", "data/temuan.parquet", "ringkasan.json",
    ]  # fmt: skip
    assert set(_berkas(folder)) == {b.relative_to(folder).as_posix() for b in hasil}


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    for nama in ("a", "b"):
        simpan(laporan(), tmp_path / nama)
        simpan(_draf(), tmp_path / nama)
    assert _berkas(tmp_path / "a") == _berkas(tmp_path / "b")


def test_parquet_holds_both_forms_and_no_column_of_the_writer(tmp_path: Path) -> None:
    simpan(_draf(), tmp_path)
    data = tmp_path / "2019" / "TW2" / "draf" / "data"
    tabel = pl.read_parquet(data / "tabel_3_2.parquet")
    assert tabel.columns == [
        "no", "kode_indikator", "sasaran", "indikator", "satuan", "target_tahunan_angka", "target_tahunan_teks", "triwulan", "target_angka",
        "target_teks", "realisasi_angka", "realisasi_teks", "capaian", "capaian_tanpa_batas", "keadaan", "sumber",
    ]  # fmt: skip
    assert tabel.row(11, named=True)["target_teks"] == "BB"
    uang = pl.read_parquet(data / "tabel_3_3.parquet")
    assert (uang.height, uang.columns[-1], uang["pagu"].sum()) == (27, "sumber", Decimal("2629137600.00"))
    assert pl.read_parquet(data / "temuan.parquet").rows() == [("ANGKA-BUKAN-ANGKA", "galat", "DPA.xlsx", "DPA", "C5", "Isi.", "Saran.")]


def test_summary_names_totals_averages_states_and_the_hash(tmp_path: Path) -> None:
    buku = simpan(laporan(), tmp_path)[0]
    isi = json.loads((buku.parent / "ringkasan.json").read_text("utf-8"))
    assert isi["buku_kerja"] == {"nama": RESMI, "sha256": hashlib.sha256(buku.read_bytes()).hexdigest()}
    assert isi["parameter"] == {
        "tahun": 2019, "triwulan": 2, "skpd": "", "nama_skpd": "Kecamatan Kalumpang", "rincian": "sub", "cetak_ulang": False,
    }  # fmt: skip
    assert isi["total_keluar"] == {"pagu": "2629137600.00", "realisasi": "542505821.00"}
    rata = isi["rata_rata_capaian"]  # (100 + 100 + 100 + 100 + 0) / 5, two indicators unmeasured
    assert (rata["rata_rata"], rata["terukur"], rata["belum_terukur"]) == ("80.00", 5, 2)
    assert [s["rata_rata"] for s in rata["sasaran"]] == ["100.00", None, "100.00", "0.00"]
    assert isi["keadaan"] == {"belum_waktunya": 19, "nihil": 2, "ringkas": 7, "terukur": 7}
    assert (isi["draf"], isi["id_jalan"], isi["temuan"]) == (False, "0123456789ab", [])


def test_draft_leaves_the_official_files_as_they_are(tmp_path: Path) -> None:
    simpan(laporan(), tmp_path)
    lama = _berkas(tmp_path)
    hasil = simpan(_draf(), tmp_path)
    baru = _berkas(tmp_path)
    assert {k: baru[k] for k in lama} == lama
    assert hasil[0].name == "DRAF " + RESMI
    assert set(baru) - set(lama) == {b.relative_to(tmp_path).as_posix() for b in hasil}


def test_official_run_moves_the_draft_to_the_archive_and_keeps_the_last(tmp_path: Path) -> None:
    arsip = tmp_path / "2019" / "TW2" / "arsip"
    setelan = (("simpan_arsip", "2"),)
    for n in range(3):
        simpan(_draf(id_jalan=f"{n:012d}"), tmp_path)
        simpan(laporan(pengaturan=setelan), tmp_path)
    assert sorted(b.name for b in arsip.iterdir()) == [f"0002 000000000001 DRAF {RESMI}", f"0003 000000000002 DRAF {RESMI}"]
    assert sorted(b.name for b in arsip.parent.iterdir()) == [RESMI, "arsip", "data", "ringkasan.json"]
    simpan(_draf(), tmp_path)
    simpan(laporan(pengaturan=(("simpan_arsip", "0"),)), tmp_path)
    assert not list(arsip.iterdir())


def test_draft_of_another_office_stays(tmp_path: Path) -> None:
    lain = simpan(_draf(nama_skpd="Kecamatan Lain"), tmp_path)
    simpan(laporan(), tmp_path)
    assert all(b.is_file() for b in lain)


@pytest.mark.parametrize("titik", ["tulis_buku", "periksa_buku", "ringkasan", "ganti_berkas"])
def test_a_failure_leaves_the_old_files_and_no_temporary_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, titik: str) -> None:
    simpan(laporan(), tmp_path)
    lama = _berkas(tmp_path)

    def gagal(*_: object) -> None:
        raise OSError(28, "penuh")

    monkeypatch.setattr(keluaran, titik, gagal)
    with pytest.raises(MesinBermasalah, match="Berkas lama tidak berubah"):
        simpan(laporan(id_jalan="f" * 12), tmp_path)
    assert _berkas(tmp_path) == lama


def test_a_table_that_cannot_be_replaced_leaves_the_workbook_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of the files is open elsewhere: none is replaced, so that workbook and figures stay of one run."""
    simpan(laporan(), tmp_path)
    lama = _berkas(tmp_path)
    asli = open

    def terbuka(berkas: Path, mode: str = "r", *lain: object) -> object:
        if Path(berkas).name == "ringkasan.json" and mode == "r+b":
            raise PermissionError(13, "x")
        return asli(berkas, mode, *lain)  # type: ignore[call-overload]  # what open takes

    monkeypatch.setattr("builtins.open", terbuka)
    with pytest.raises(MesinBermasalah, match="Berkas lama tidak berubah"):
        simpan(laporan(id_jalan="f" * 12), tmp_path)
    assert _berkas(tmp_path) == lama


def test_temporary_files_of_a_dead_run_are_removed(tmp_path: Path) -> None:
    simpan(laporan(), tmp_path)
    for folder in (tmp_path / "2019/TW2", tmp_path / "2019/TW2/data"):
        (folder / ".~lkj-0.xlsx").write_bytes(b"setengah")
    simpan(laporan(), tmp_path)
    assert not list(tmp_path.rglob(".~lkj-*"))


def test_a_damaged_workbook_is_not_moved_into_place(tmp_path: Path) -> None:
    buku = simpan(laporan(), tmp_path)[0]
    isi, nama = buku.read_bytes(), openpyxl.load_workbook(buku).sheetnames
    assert isi[30:].startswith(b"[Content_Types].xml")
    satu_byte = (isi[:n] + bytes([isi[n] ^ 1]) + isi[n + 1 :] for n in (0, 26, 31, 60))  # signature, length of the name, name, content
    for rusak in (isi[: len(isi) // 2], isi[:2000] + bytes(64) + isi[2064:], b"", *satu_byte):
        with pytest.raises(MesinBermasalah, match="tidak utuh"):
            periksa_buku(rusak, nama)
    with pytest.raises(MesinBermasalah, match="tidak utuh"):
        periksa_buku(isi, nama[1:])
    periksa_buku(isi, nama)


def test_output_folder_that_is_a_file_is_the_machine_s_problem(tmp_path: Path) -> None:
    (tmp_path / "2019").write_bytes(b"")
    with pytest.raises(MesinBermasalah):
        simpan(laporan(), tmp_path)


@pytest.mark.parametrize(
    ("nama", "diharap"),
    [
        ("=1+1", "LKj TW2 2019 =1+1.xlsx"),
        ("Dinas A/B: C?", "LKj TW2 2019 Dinas A B C.xlsx"),
        ("..\\..\\x", "LKj TW2 2019 x.xlsx"),
        ("a\u202eb\n\x00c  d. ", "LKj TW2 2019 a b c d.xlsx"),
        ("***", "LKj TW2 2019 Perangkat Daerah.xlsx"),
    ],
)
def test_file_name_is_safe(nama: str, diharap: str) -> None:
    asal = laporan(nama_skpd=nama)
    assert nama_buku(asal) == diharap


@given(st.text(max_size=300))
def test_any_name_gives_one_that_every_system_takes(nama: str) -> None:
    hasil = keluaran.nama_aman(nama)
    assert 0 < len(hasil) <= 100
    assert len(hasil.encode("utf-8")) <= 180
    assert not set(hasil) & set('<>:"/\\|?*')
    assert hasil == hasil.strip(" .")
    assert not [h for h in hasil if unicodedata.category(h)[0] == "C"]


def test_a_very_long_office_name_is_written(tmp_path: Path) -> None:
    assert simpan(laporan(nama_skpd="Kecamatan " + "Panjang " * 60), tmp_path)[0].is_file()
