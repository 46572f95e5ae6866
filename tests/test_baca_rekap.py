"""Kind `rekap`: blank names, repetitions, conflicts, several offices."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lkj_etl.jejak import Baris
from tests.baca_langsung import JUDUL, baca, temuan

UANG = ["PAGU", "REALISASI"]


def test_sebelum_dan_setelah_di_bawah_satu_judul(tmp_path: Path) -> None:
    isi: list[list[Any]] = [["NO", "KEGIATAN", "PAGU ANGGARAN", None, "BERTAMBAH/(BERKURANG)"], [None, None, "SEBELUM", "SETELAH", None]]
    b = baca(tmp_path, [*JUDUL[:3], *isi, [1, "A", 1000, 1200, 200], ["JUMLAH", None, 1000, 1200, 200]])
    assert b.pagu is not None
    assert temuan(b) == []
    assert b.pagu.select("pagu_sebelum", "pagu").rows() == [(Decimal(1000), Decimal(1200))]


def rekap(*baris: list[Any]) -> list[list[Any]]:
    return [*JUDUL, ["NO", "KEGIATAN", *UANG], *baris]


def test_baris_kembar_dihitung_sekali_dan_jumlahnya_pun(tmp_path: Path) -> None:
    """A JUMLAH that counts the row twice contradicts what is printed; one that counts it once does not."""
    kembar: list[list[Any]] = [[1, "A b", 100, 1], [2, "A  B", 100, 1], [3, "B", 200, 5]]  # names compare without case and blanks
    sekali = baca(tmp_path, rekap(*kembar, ["JUMLAH", None, 300, 6]))
    assert temuan(sekali) == [("BARIS-KEMBAR", "B8")]
    assert sekali.baris == Baris(3, 2, 0, 1, 0)
    dua_kali = baca(tmp_path, rekap(*kembar, ["JUMLAH", None, 400, 7]))
    assert temuan(dua_kali) == [("TOTAL-BERKAS-BEDA", "C10"), ("TOTAL-BERKAS-BEDA", "D10"), ("BARIS-KEMBAR", "B8")]
    assert not dua_kali.ditolak


def test_kunci_sama_nilai_lain_menolak_berkas(tmp_path: Path) -> None:
    b = baca(tmp_path, rekap([1, "A", 100, 1], [2, "A", 110, 1]))
    assert (temuan(b), b.ditolak) == ([("KUNCI-BENTROK", "C8")], True)
    assert b.baris == Baris(2, 0, 2)


def test_kolom_berisi_tanpa_judul(tmp_path: Path) -> None:
    isi: list[list[Any]] = [["KEGIATAN", None, "REALISASI"], ["A", 100, 1], ["B", 200, 5]]
    assert temuan(baca(tmp_path, [*JUDUL, *isi])) == [("JUDUL-KOSONG", "B6")]
    hiasan: list[list[Any]] = [["KEGIATAN", None, "PAGU"], ["A", "Rp", 100], ["B", "Rp.", 200]]
    assert temuan(baca(tmp_path, [*JUDUL, *hiasan])) == []


def test_judul_yang_kurang_menyebut_pilihannya(tmp_path: Path) -> None:
    b = baca(tmp_path, [*JUDUL, ["NO", "PAGU", "REALISASI"], [1, 100, 1], [2, 200, 5]])
    assert temuan(b) == [("JUDUL-KURANG", "-")]
    assert '"Uraian" atau "Kegiatan" atau "Sub Kegiatan"' in b.temuan[0].isi


@pytest.mark.parametrize(("kolom", "pemilik"), [("Nama SKPD", ("Kecamatan A", "Kecamatan B")), ("Kode SKPD", ("7.01.01", "7.01.02"))])
def test_sel_rusak_hanya_menolak_kantornya(kolom: str, pemilik: tuple[str, str], tmp_path: Path) -> None:
    isi: list[list[Any]] = [
        ["NO", kolom, "KEGIATAN", *UANG],
        [1, pemilik[0], "X", 100, 10],
        [2, pemilik[1], "X", 200, "rusak"],
        [3, pemilik[1], "Y", 5, 1],
    ]
    b = baca(tmp_path, [*JUDUL, *isi])
    assert temuan(b) == [("ANGKA-BUKAN-ANGKA", "E8")]
    assert (b.ditolak, b.skpd_rusak, b.baris) == (False, frozenset({pemilik[1]}), Baris(3, 1, 2))
    isi[1][4] = "rusak juga"
    assert baca(tmp_path, [*JUDUL, *isi]).ditolak


def test_kantor_di_baris_pertamanya_saja_dan_jumlah_di_kolom_kode_kantor(tmp_path: Path) -> None:
    """The office's cell is merged over its rows: none of them may fall out of a file of several offices."""
    isi: list[list[Any]] = [
        ["Kode SKPD", "Nama SKPD", "KEGIATAN", *UANG],
        ["7.01.01", "Kecamatan A", "X", 100, 10],
        [None, None, "Y", 200, 20],
        ["7.01.02", "Kecamatan B", "X", 300, 30],
        [None, None, "Y", 400, 40],
        ["JUMLAH", None, None, 1000, 100],
    ]
    b = baca(tmp_path, [*JUDUL, *isi])
    assert b.pagu is not None
    assert (temuan(b), b.baris) == ([], Baris(4, 4))
    kantor = [("7.01.01", "Kecamatan A")] * 2 + [("7.01.02", "Kecamatan B")] * 2
    assert b.pagu.select("kode_skpd", "nama_skpd").rows() == kantor
    isi[-1][3] = 1001
    assert temuan(baca(tmp_path, [*JUDUL, *isi])) == [("TOTAL-BERKAS-BEDA", "D11")]


def test_sel_rusak_tanpa_kolom_kantor_menolak_semuanya(tmp_path: Path) -> None:
    b = baca(tmp_path, rekap([1, "A", 100, "rusak"], [2, "B", 200, 5]))
    assert (b.ditolak, b.baris) == (True, Baris(2, 0, 2))


def test_nama_yang_kosong_ditunjuk_di_selnya(tmp_path: Path) -> None:
    """A nameless program line would hand its kegiatan to the program above, a nameless kegiatan its money to nobody."""
    program: list[list[Any]] = [
        ["NO", "PROGRAM / KEGIATAN", *UANG],
        [None, "P", 100, 0],
        [1, "A", 100, 0],
        [None, None, 5, 0],
        [1, "B", 5, 0],
    ]
    assert temuan(baca(tmp_path, [*JUDUL, *program])) == [("SEL-KOSONG", "B9")]
    kegiatan: list[list[Any]] = [["PROGRAM", "KEGIATAN", *UANG], ["P", "A", 100, 0], [None, None, 5, 0], [None, "B", 7, 0]]
    b = baca(tmp_path, [*JUDUL, *kegiatan])
    assert (temuan(b), b.ditolak) == ([("SEL-KOSONG", "B8")], True)


def test_rumus_yang_tersalin_terlalu_jauh_bukan_baris(tmp_path: Path) -> None:
    b = baca(tmp_path, rekap([1, "A", 100, 1], [None, None, 0, 0], [None, None, 0, 0]))
    assert (temuan(b), b.baris) == ([], Baris(1, 1))


def test_nama_pendek_di_dalam_judulnya_bukan_judul_lagi(tmp_path: Path) -> None:
    """A letter of "KEGIATAN" ("A") is not a word of it: the row stays, and its pagu is missed aloud."""
    b = baca(tmp_path, [*JUDUL, ["NO", "KEGIATAN", *UANG], [1, "B", 100, 0], [None, "A", "-", "-"]])
    assert b.ditolak
    assert ("SEL-KOSONG", "C8") in temuan(b)


@pytest.mark.parametrize("baris", [[None, "B", "5o0", 0], [None, None, 500, 0], [None, "B", "-", "x"]])
def test_yang_bernama_atau_berangka_di_bawah_jumlah_bukan_tanda_tangan(baris: list[Any], tmp_path: Path) -> None:
    b = baca(tmp_path, [*JUDUL, ["NO", "KEGIATAN", *UANG], [1, "A", 100, 0], [None, "JUMLAH", 100, 0], baris])
    assert b.ditolak
    assert {sel[1:] for kode, sel in temuan(b) if kode != "TOTAL-BERKAS-BEDA"} == {"9"}


@pytest.mark.parametrize("isi", ["#REF!", "#REF! ", "\u00a0#N/A"])
def test_nilai_galat_yang_ditempel_sebagai_teks_bukan_nama(isi: str, tmp_path: Path) -> None:
    """Blanks around it hide nothing: such a text would be printed as the name of a kegiatan."""
    b = baca(tmp_path, [*JUDUL, ["NO", "KEGIATAN", *UANG], [1, "A", 100, 0], [2, isi, 100, 0]])
    assert ("SEL-GALAT", "B8") in temuan(b)


def test_satu_temuan_untuk_satu_sel_di_kolom_nomor(tmp_path: Path) -> None:
    b = baca(tmp_path, [*JUDUL, ["NO", "URAIAN", *UANG], ["1\u200b", "A", 100, 1], [2, "B", 200, 5]])
    assert temuan(b) == [("KARAKTER-TAK-TAMPAK", "A7")]


@pytest.mark.parametrize(
    ("catatan", "harap"),
    [("Catatan: angka dalam ribuan rupiah", [("SKALA-BELUM-DITETAPKAN", "A9")]), ("Contoh, 1 Juli 2026", [])],
)
def test_satuan_yang_disebut_di_bawah_tabel(catatan: str, harap: list[tuple[str, str]], tmp_path: Path) -> None:
    """Read as rupiah, the report would print a thousandth (DESIGN 4 "Numbers")."""
    b = baca(tmp_path, rekap([1, "A", 100, 1], [None, "JUMLAH", 100, 1], [catatan]))
    assert (temuan(b), b.ditolak) == (harap, bool(harap))


def test_ribuan_di_dalam_nama_kegiatan_bukan_satuan(tmp_path: Path) -> None:
    b = baca(tmp_path, rekap([1, "Bantuan seribu rupiah, dalam ribuan paket", 100, 1], ["JUMLAH", None, 100, 1]))
    assert (temuan(b), b.ditolak) == ([], False)
