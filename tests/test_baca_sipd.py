"""Kinds `pagu-sipd` and `realisasi-sipd`: shapes of the export, codes, dates, what is skipped, whose rows are refused."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from lkj_etl.baca.kisi import huruf
from lkj_etl.jejak import Baris
from lkj_etl.pengaturan import DasarTanggal, Pengaturan
from tests.baca_langsung import baca, temuan
from tests.berkas_sipd import ALAT, GAJI, JUDUL_DOKUMEN, SARANA, Dokumen, Pagu, baris_dokumen, baris_pagu, kode_skpd

DOKUMEN = [
    Dokumen(GAJI, 100, "7 Januari 2026", "D1", setoran=30),
    Dokumen(ALAT, 10.5, "8 April 2026", "D2"),
    Dokumen(GAJI, 70, "9 Mei 2026", "L", skpd="06"),
]
SETELAH = {"lain": {"TAHAPAN": "Perubahan", "PAGU SEBELUM": 900}}


def isi_dokumen(b: Any) -> list[tuple[Any, ...]]:
    assert b.belanja is not None
    return list(b.belanja.select("kode_sub_kegiatan", "realisasi", "triwulan", "nomor_dokumen").rows())


BERSIH = [(GAJI, Decimal(70), 1, "D1"), (ALAT, Decimal("10.5"), 2, "D2"), (GAJI, Decimal(70), 2, "L")]


@pytest.mark.parametrize("kepala", [True, False], ids=["judul di baris 5", "judul di baris 1"])
@pytest.mark.parametrize("bernomor", [True, False], ids=["46 kolom", "45 kolom"])
@pytest.mark.parametrize("akhiran", ["xlsx", "csv"])
def test_bentuk_ekspor_dokumen(kepala: bool, bernomor: bool, akhiran: str, tmp_path: Path) -> None:
    isi = baris_dokumen(DOKUMEN, kepala=kepala, total=not bernomor)
    if bernomor:
        isi = [[None, *b] if b[:1] != ["Kode SKPD"] else ["Nomor", *b] for b in isi]
    lebar = max(len(b) for b in isi)
    b = baca(tmp_path, [[*x, *[None] * (lebar - len(x))] for x in isi], f"unduhan (2).{akhiran}")
    assert (b.jenis, temuan(b), isi_dokumen(b)) == ("realisasi-sipd", [], BERSIH)
    assert b.baris == Baris(3, 3)


@pytest.mark.parametrize("tanggal", ["7 Januari 2026", "07/01/2026", "2026-01-07", "7 jan 2026"])
def test_tanggal_teks(tanggal: str, tmp_path: Path) -> None:
    b = baca(tmp_path, baris_dokumen([Dokumen(GAJI, 1, tanggal, "D1")]))
    assert b.belanja is not None
    assert (temuan(b), [str(t) for t in b.belanja["tanggal"]]) == ([], ["2026-01-07"])


def test_total_yang_bergeser_dibandingkan_menurut_nilai(tmp_path: Path) -> None:
    isi = baris_dokumen(DOKUMEN)
    assert isi[-1][JUDUL_DOKUMEN.index("Nilai Setoran")] == 180.5
    assert temuan(baca(tmp_path, isi)) == []
    isi[-1][JUDUL_DOKUMEN.index("Nilai Setoran")] += 1000
    b = baca(tmp_path, isi)
    assert (temuan(b), b.ditolak) == ([("TOTAL-BERKAS-BEDA", "AB9")], False)


def test_ekor_dua_angka_dan_bidang(tmp_path: Path) -> None:
    b = baca(tmp_path, baris_pagu([Pagu("7.01.01.2.02.01", 1), Pagu("X.XX.01.2.06.0002", 2)]))
    assert b.pagu is not None
    assert b.pagu.select("kode_program", "kode_sub_kegiatan").rows() == [("7.01.01", GAJI), ("7.01.01", ALAT)]


def test_baris_tanpa_pagu(tmp_path: Path) -> None:
    """A registered sub kegiatan stays with pagu 0; a row that ends at the kegiatan and has no pagu is skipped and counted."""
    b = baca(tmp_path, baris_pagu([Pagu(GAJI, 1), Pagu(ALAT, None), Pagu("7.01.02.2.01", None)]))
    assert b.pagu is not None
    assert (temuan(b), b.pagu["pagu"].to_list(), b.baris) == ([], [Decimal(1), Decimal(0)], Baris(3, 2, 1))
    assert temuan(baca(tmp_path, baris_pagu([Pagu(GAJI, 1), Pagu("7.01.02.2.01", 5)]))) == [("SEL-KOSONG", "O3")]


def test_sebelum_setelah_dan_tahapan(tmp_path: Path) -> None:
    b = baca(tmp_path, baris_pagu([Pagu(GAJI, 1000, lain=SETELAH["lain"])], ("PAGU SEBELUM", "TAHAPAN")))
    assert b.pagu is not None
    assert b.pagu.select("pagu_sebelum", "pagu", "tahapan").rows() == [(Decimal(900), Decimal(1000), "Perubahan")]


def test_baris_pagu_yang_sama_persis_dijumlahkan_dan_disebut(tmp_path: Path) -> None:
    """Identical lines add up, with a peringatan that names both rows; another rekening, rincian or amount makes another line."""
    semua = [Pagu(GAJI, 100), Pagu(GAJI, 100, rekening="5.1.02.01.001.00025"), Pagu(GAJI, 100, rincian="Kertas"), Pagu(GAJI, 90)]
    b = baca(tmp_path, baris_pagu([*semua, Pagu(GAJI, 0), Pagu(GAJI, 0)]))
    assert temuan(b) == []
    b = baca(tmp_path, baris_pagu([*semua, Pagu(GAJI, 100)]))
    assert b.pagu is not None
    assert (temuan(b), b.pagu["pagu"].sum()) == ([("GARIS-KEMBAR", "W6")], Decimal(490))
    assert "baris 2;" in b.temuan[0].isi


def test_baris_serupa_tetap_dijumlahkan(tmp_path: Path) -> None:
    b = baca(tmp_path, baris_pagu([Pagu(GAJI, 1), Pagu(GAJI, 1)]))
    assert b.pagu is not None
    assert (b.pagu["pagu"].sum(), b.baris, temuan(b)) == (2, Baris(2, 2), [("GARIS-KEMBAR", "W3")])


@pytest.mark.parametrize(
    "lain",
    [Pagu(GAJI, 1), Pagu(GAJI, 5, tahun=2026, rincian="Paket lain"), Pagu("7.01.01.2.02.01", 1)],
    ids=["sama persis", "Rekap 4 beside Rekap 5", "two-digit tail"],
)
def test_dua_lembar_dengan_kunci_yang_sama_ditolak(lain: Pagu, tmp_path: Path) -> None:
    b = baca(tmp_path, {"A": baris_pagu([Pagu(GAJI, 1)]), "B": baris_pagu([Pagu(ALAT, 2), lain])})
    assert ([(t.kode, t.lembar, t.sel) for t in b.temuan], b.ditolak) == ([("LEMBAR-GANDA", "B", "O3")], True)


def test_lembar_yang_membagi_rekening_tetap_dijumlahkan(tmp_path: Path) -> None:
    """Belanja operasi on one sheet and belanja modal on another; the sub kegiatan without pagu stands on both."""
    modal = Pagu(GAJI, 3, rekening="5.2.02.05.001.00005")
    b = baca(tmp_path, {"A": baris_pagu([Pagu(GAJI, 1), Pagu(ALAT, None)]), "B": baris_pagu([modal, Pagu(ALAT, None)])})
    assert b.pagu is not None
    assert (b.pagu["pagu"].sum(), b.baris, temuan(b)) == (4, Baris(4, 4), [])


def test_lembar_ganda_hanya_menolak_kantornya(tmp_path: Path) -> None:
    b = baca(tmp_path, {"A": baris_pagu([Pagu(GAJI, 1), Pagu(GAJI, 7, skpd="06")]), "B": baris_pagu([Pagu(GAJI, 7, skpd="06")])})
    assert (b.ditolak, b.skpd_rusak, b.baris) == (False, frozenset({kode_skpd("06")}), Baris(3, 1, 2))


@pytest.mark.parametrize(
    ("salah", "kode"),
    [
        (Dokumen(SARANA, "abc", "1 Mei 2026", "X", skpd="06"), "ANGKA-BUKAN-ANGKA"),
        (Dokumen(SARANA, 5, "31 Februari 2026", "X", skpd="06"), "TANGGAL-MUSTAHIL"),
        (Dokumen(SARANA, 5, "", "X", skpd="06"), "SEL-KOSONG"),
        (Dokumen(SARANA, 5, "1 Mei 2026", "X", skpd="06", setoran=-3), "SETORAN-NEGATIF"),  # what was paid back would be spent twice
        (Dokumen(SARANA, 5, "1 Mei 2026", "X", skpd="06", lain={"Kode Sub Kegiatan": "7.O1.03.2.01.0004"}), "KODE-TAK-TERBACA"),
    ],
)
def test_sel_rusak_hanya_menolak_kantornya(salah: Dokumen, kode: str, tmp_path: Path) -> None:
    b = baca(tmp_path, baris_dokumen([*DOKUMEN, salah]))
    assert [k for k, _ in temuan(b)] == [kode]
    assert (b.ditolak, b.skpd_rusak, b.baris) == (False, frozenset({kode_skpd("06")}), Baris(4, 2, 2))


@pytest.mark.parametrize("kode", ["7.O1", 7.01])
def test_kode_kantor_yang_rusak_menolak_berkas(kode: str | float, tmp_path: Path) -> None:
    """Nobody can say whose row it is: as an office of its own (7.01) its rupiah would be missing in the report, and no finding of it."""
    b = baca(tmp_path, baris_dokumen([*DOKUMEN, Dokumen(SARANA, 5, "1 Mei 2026", "X", lain={"Kode SKPD": kode})]))
    assert (b.ditolak, b.baris) == (True, Baris(4, 0, 4))


@pytest.mark.parametrize(
    ("dasar", "triwulan", "cadangan"), [("dokumen", [1, 1], 0), ("sp2d", [2, 1], 1), ("transfer", [3, 1], 1), ("campuran", [3, 1], 0)]
)
def test_dasar_tanggal(dasar: DasarTanggal, triwulan: list[int], cadangan: int, tmp_path: Path) -> None:
    """SPP-LS goes by transfer under `campuran`, a TBP by its own date; an empty chosen date falls back, counted."""
    ls = Dokumen(GAJI, 1, "7 Januari 2026", "A", lain={"Tanggal SP2D": "1 April 2026", "Tanggal Transfer": "1 Juli 2026"})
    tbp = Dokumen(GAJI, 1, "8 Januari 2026", "B", jenis="TBP", transaksi="UP")
    b = baca(tmp_path, baris_dokumen([ls, tbp]), pengaturan=Pengaturan(dasar_tanggal=dasar))
    assert b.belanja is not None
    assert b.belanja["triwulan"].to_list() == triwulan
    assert [k for k, _ in temuan(b)] == ["TANGGAL-CADANGAN"] * cadangan


def test_tanggal_terbaca_untuk_kedua_dasar(tmp_path: Path) -> None:
    b = baca(tmp_path, baris_dokumen([Dokumen(GAJI, 1, "7 Januari 2026", "A", lain={"Tanggal SP2D": "1 April 2026"})]))
    assert b.tanggal_dasar is not None
    assert b.tanggal_dasar.select(pl.col("dokumen", "sp2d").cast(pl.String)).rows() == [("2026-01-07", "2026-04-01")]


@pytest.mark.parametrize(
    ("nilai", "setoran", "kode"),
    [(None, 0, ["REALISASI-KOSONG"]), (" ", 0, ["REALISASI-KOSONG"]), ("null", 0, ["ANGKA-NIHIL"]), (None, 5, []), (0, 0, [])],
)
def test_nilai_realisasi_kosong_dihitung_nol_dan_disebut(nilai: Any, setoran: int, kode: list[str], tmp_path: Path) -> None:
    """A blank realisasi prints 0 with a peringatan (DESIGN 4); a line that only pays back has none."""
    b = baca(tmp_path, baris_dokumen([DOKUMEN[0], Dokumen(ALAT, nilai, "8 Januari 2026", "D2", setoran=setoran)], kepala=False))
    assert b.belanja is not None
    assert (temuan(b), b.belanja["realisasi"][1]) == ([(k, "AA3") for k in kode], Decimal(-setoran))


KOSONG = (" ", "\u00a0", "\u200b")  # a blank, a no-break space, a zero-width space: nobody sees anything in such a cell


@pytest.mark.parametrize("isi", KOSONG)
@pytest.mark.parametrize("judul", ["Kode SKPD", "Kode Sub SKPD", "Kode Program", "Kode Kegiatan", "Kode Sub Kegiatan", "Tanggal Dokumen"])
def test_sel_yang_hanya_tampak_kosong_tidak_lolos(judul: str, isi: str, tmp_path: Path) -> None:
    """Without its office or its date a line would count for nobody, or for every quarter."""
    b = baca(tmp_path, baris_dokumen([DOKUMEN[0], Dokumen(ALAT, 10.5, "8 April 2026", "D2", lain={judul: isi})], kepala=False))
    assert [t for t in b.temuan if t.kode == "SEL-KOSONG"] == [t for t in b.temuan if t.tingkat == "galat"]
    assert [t.sel for t in b.temuan if t.kode == "SEL-KOSONG"] == [f"{huruf(JUDUL_DOKUMEN.index(judul) + 1)}3"]
    assert b.ditolak


@pytest.mark.parametrize("isi", [None, "", "-", "null"])
def test_dokumen_tanpa_tanggal_ditolak(isi: str | None, tmp_path: Path) -> None:
    """SIPD writes `null` where it has no date (FORMATS 1)."""
    b = baca(tmp_path, baris_dokumen([Dokumen(GAJI, 100, "7 Januari 2026", "D1", lain={"Tanggal Dokumen": isi})], kepala=False))
    assert [(t.kode, t.sel) for t in b.temuan] == [("SEL-KOSONG", "Y2")]
    assert b.ditolak


@pytest.mark.parametrize("isi", KOSONG)
@pytest.mark.parametrize("judul", ["KODE SKPD", "KODE PROGRAM", "KODE KEGIATAN"])
def test_kode_pagu_yang_hanya_tampak_kosong_tidak_lolos(judul: str, isi: str, tmp_path: Path) -> None:
    b = baca(tmp_path, baris_pagu([Pagu(GAJI, 1000), Pagu(ALAT, 500, lain={judul: isi})]))
    assert [t.kode for t in b.temuan if t.tingkat == "galat"] == ["SEL-KOSONG"]
    assert b.ditolak
