"""Two reader children: shares of one large file make the whole, many files keep their order, a share that fails ends the file."""

from __future__ import annotations

import random
import time
from array import array
from pathlib import Path
from typing import Any, ClassVar

import pytest

from lkj_etl.baca.induk import DETIK, Pembaca
from lkj_etl.baca.kolom_padat import buka, sambung, sandikan
from lkj_etl.baca.regu import Regu, Tugas
from lkj_etl.baca.sel import UTUH, Bagian, Sel
from tests.berkas_contoh import xlsx
from tests.berkas_sipd import GAJI
from tests.lembar_besar import buku, dokumen, xml_baris
from tests.test_baca_besar import BIASA, PANJANG, berdaftar, jawaban


class Mencatat(Pembaca):
    """A real child; notes the shares that it was asked for."""

    diminta: ClassVar[list[Bagian]] = []

    def baca(self, jalan: Path, nama: str, bagian: Bagian = UTUH) -> dict[str, Any]:
        self.diminta.append(bagian)
        return super().baca(jalan, nama, bagian)


def test_two_children_make_the_whole(tmp_path: Path) -> None:
    acak, jalan, kabar = random.Random(3), tmp_path / "x.xlsx", list[str]()
    jalan.write_bytes(buku(xml_baris(acak, dokumen(acak, 2500), "sebaris", 0.0, {}), []))
    Mencatat.diminta.clear()
    with Regu(lambda: Mencatat(batas=PANJANG), anak=2, besar=0) as regu:
        semua = list(regu.baca([Tugas(jalan, "x.xlsx", 1)], kabar.append))
    assert [berdaftar(j) for j in semua] == [jawaban(jalan, PANJANG)]
    assert sorted(Mencatat.diminta) == [(0, 2), (1, 2)]  # nobody had to read the whole
    assert kabar == ["x.xlsx"]


def test_where_shares_do_not_fit_one_child_reads_all(tmp_path: Path) -> None:
    acak, teks = random.Random(4), dict[str, int]()
    badan = xml_baris(acak, dokumen(acak, 900), "bersama", 0.0, teks)
    for nama, ubahan in (
        ("tersembunyi", badan.replace('<row r="800"', '<row r="800" hidden="1"')),
        ("berpindah", badan.replace('<row r="890"', '<row r="889"')),
        ("rusak", badan.replace('<c r="B890"', '<d r="B890"')),
    ):
        jalan = tmp_path / nama
        jalan.write_bytes(buku(ubahan, list(teks)))
        with Regu(lambda: Pembaca(batas=PANJANG), anak=2, besar=0) as regu:
            satu = next(regu.baca([Tugas(jalan, "x.xlsx", 1)], lambda kabar: None))
            assert berdaftar(satu) == jawaban(jalan, BIASA), nama


def test_many_files_are_answered_in_order(tmp_path: Path) -> None:
    semua = []
    for n in range(6):
        jalan = tmp_path / f"{n}"
        jalan.write_bytes(
            xlsx([["Kode Sub Kegiatan", "Nama Sub Kegiatan", "Pagu"], *([f"{GAJI[:-1]}{n}", "Sub", 5] for _ in range(n + 1))])
        )
        semua.append(Tugas(jalan, f"{n}.xlsx", jalan.stat().st_size))
    with Regu(anak=2, ramai=1) as dua, Regu(anak=1) as satu:
        berdua, sendiri = (list(regu.baca(semua, lambda kabar: None)) for regu in (dua, satu))
    assert berdua == sendiri
    assert [len(j["tabel"][0]["baris"]) for j in berdua] == [1, 2, 3, 4, 5, 6]


def potongan(baris: list[int], huruf: str = "C", judul_di: int = 1) -> dict[str, Any]:
    """Return one share of a table, opened as in the parent."""
    kolom = {"huruf": huruf, "judul": "Pagu", **sandikan([Sel("-", ""), Sel("n", "5")], array("I", [1] * len(baris)))}
    tabel = {"jenis": "pagu-sipd", "lembar": "L", "baris_judul": judul_di, "baris": baris, "kolom": {"pagu": kolom}}
    buka(tabel)
    return tabel


def test_shares_are_joined_under_one_heading_only() -> None:
    depan = potongan([2, 3])
    assert sambung(depan, potongan([4, 6]), jarak_baris=10)
    assert (list(depan["baris"]), depan["kolom"]["pagu"]["jenis"], list(depan["kolom"]["pagu"]["isi"])) == ([2, 3, 4, 6], "nnnn", ["5"] * 4)
    for lain in (potongan([4], huruf="D"), potongan([4], judul_di=2), potongan([3]), potongan([14]), potongan([])):
        assert not sambung(potongan([2, 3]), lain, jarak_baris=10)


class Palsu(Pembaca):
    """Answers every file with one refusal and notes the shares that it was asked for."""

    def __init__(self, kode: str, diminta: list[Bagian]) -> None:
        self._kode, self._diminta = kode, diminta
        self.batas = PANJANG

    def baca(self, jalan: Path, nama: str, bagian: Bagian = UTUH) -> dict[str, Any]:
        self._diminta.append(bagian)
        return {"tolak": [self._kode, "-", "-", {}], "catatan": [], "tabel": []}

    def tutup(self) -> None:
        pass


@pytest.mark.parametrize(("kode", "berapa_kali"), [("PEMBACA-TERLALU-LAMA", 2), ("LEMBAR-TERLALU-BESAR", 3)])
def test_what_a_share_hangs_on_is_not_asked_for_again(tmp_path: Path, kode: str, berapa_kali: int) -> None:
    jalan = tmp_path / "x"
    jalan.write_bytes(xlsx())
    diminta: list[Bagian] = []
    with Regu(lambda: Palsu(kode, diminta), anak=2, besar=0) as regu:
        (jawaban,) = regu.baca([Tugas(jalan, "x.xlsx", 1)], lambda kabar: None)
    assert jawaban["tolak"][0] == kode
    assert sorted(diminta) == [(0, 1)] * (berapa_kali - 2) + [(0, 2), (1, 2)]


def test_only_a_zip_is_read_in_shares(tmp_path: Path) -> None:
    jalan = tmp_path / "x"
    jalan.write_bytes(b"Kode Sub Kegiatan;Nama Sub Kegiatan;Pagu\n")
    diminta: list[Bagian] = []
    with Regu(lambda: Palsu("BERKAS-KOSONG", diminta), anak=2, besar=0) as regu:
        assert len(list(regu.baca([Tugas(jalan, "x.csv", 1)], lambda kabar: None))) == 1
    assert diminta == [UTUH]


def test_whoever_breaks_off_does_not_wait_for_the_children(tmp_path: Path) -> None:
    """Ctrl+C while two children read: both end at once, not after their 60 seconds; the next file gets fresh ones."""
    anak = tmp_path / "anak_uji.py"
    anak.write_text("import sys, time\nsys.stdin.buffer.readline()\ntime.sleep(3600)\n", "utf-8")
    jalan = tmp_path / "x"
    jalan.write_bytes(xlsx())

    def putus(kabar: str) -> None:
        raise KeyboardInterrupt

    awal = time.monotonic()
    with Regu(lambda: Pembaca(anak=anak), anak=2, ramai=0) as regu, pytest.raises(KeyboardInterrupt):
        list(regu.baca([Tugas(jalan, "x.xlsx", 1)] * 3, putus))
    assert time.monotonic() - awal < DETIK / 4
