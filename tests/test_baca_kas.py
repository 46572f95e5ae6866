"""Anggaran kas: months or quarters per line, group rows and totals compared, a table of realisasi refused."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from lkj_etl.bacaan import Bacaan
from tests.berkas_kendali import BULAN, baca_uang, kode, rak, tulis_html, tulis_xlsx
from tests.berkas_sipd import tulis

GAJI, ALAT = "7.01.01.2.02.0001", "7.01.01.2.06.0002"


def jumlah(b: Bacaan, *kolom: str) -> list[tuple[Any, ...]]:
    """Return the plan summed per key, in order."""
    assert b.kas is not None
    return list(b.kas.group_by(kolom, maintain_order=True).agg(pl.col("rencana").sum()).iter_rows())


def test_bulan_dipakai_dan_triwulan_di_sela_tidak(tmp_path: Path) -> None:
    isi: list[tuple[str, str, Any, list[Any]]] = [
        ("7.01.01.2.02.01", "Gaji", 1300, [100] * 11 + [200]),
        (ALAT, "Alat", "1.000,50", [None, "1.000,50", *[0] * 10]),
    ]
    baris = rak([(k, n, p, [x if isinstance(x, int) else None for x in b]) for k, n, p, b in isi])
    baris[5][4] = "1.000,50"
    tulis_xlsx(tmp_path / "rak.xlsx", baris)
    b = baca_uang(tmp_path / "rak.xlsx")
    assert (b.jenis, b.ditolak, kode(b)) == ("kas", False, [])
    assert jumlah(b, "kode_sub_kegiatan", "triwulan") == [
        (GAJI, 1, Decimal("300.00")),
        (GAJI, 2, Decimal("300.00")),
        (GAJI, 3, Decimal("300.00")),
        (GAJI, 4, Decimal("400.00")),
        (ALAT, 1, Decimal("1000.50")),
        (ALAT, 2, Decimal("0.00")),
        (ALAT, 3, Decimal("0.00")),
        (ALAT, 4, Decimal("0.00")),
    ]
    assert b.kas is not None
    assert b.kas.filter(pl.col("bulan") == 12)["sel"].to_list() == ["R5", "R6"]
    assert b.kas.row(0, named=True)["nama_skpd"] == "KECAMATAN CONTOH"
    assert (b.baris.dibaca, b.baris.dipakai) == (2, 2)
    assert b.keterangan.triwulan == []


def test_pagu_baris_dan_total_dibandingkan(tmp_path: Path) -> None:
    baris = rak([(GAJI, "Gaji", 1201, [100] * 12), (ALAT, "Alat", 600, [50] * 12)])
    total = ["Total", None, 1801, *([150, 150, 150, 450] * 3), 150, 151, 150, 451]
    tulis_html(tmp_path / "rak.xls", [*baris, total])
    b = baca_uang(tmp_path / "rak.xls")
    assert [t for t in kode(b) if t[0] in ("KAS-BEDA-PAGU-BARIS", "TOTAL-BERKAS-BEDA")] == [
        ("KAS-BEDA-PAGU-BARIS", "Tabel 1", "C5"),
        ("TOTAL-BERKAS-BEDA", "Tabel 1", "Q7"),
    ]
    assert "Rp 1.201" in next(t.isi for t in b.temuan if t.kode == "KAS-BEDA-PAGU-BARIS")


def test_triwulan_saja_dengan_kode_bertingkat(tmp_path: Path) -> None:
    baris: list[list[Any]] = [
        ["RENCANA PENARIKAN DANA TAHUN 2026"],
        ["Kode", "Uraian", "Anggaran", "TW 1", "TW 2", "TW 3", "TW 4"],
        ["7.01.01", "Program", 1000, 250, 250, 250, 250],
        ["7.01.01.2.02", "Kegiatan", 1000, 250, 250, 250, 251],
        ["Kode", "Uraian", "Anggaran", "TW 1", "TW 2", "TW 3", "TW 4"],
        [GAJI, "Gaji", 1000, 250, 250, 250, 250],
        ["5.1.01", "Pegawai", 600, 150, 150, 150, 150],
        ["5.1.02", "Barang", 400, 100, 100, 100, 100],
    ]
    tulis_xlsx(tmp_path / "rak.xlsx", baris)
    b = baca_uang(tmp_path / "rak.xlsx")
    assert kode(b) == [("TOTAL-BERKAS-BEDA", "Laporan", "G4")]
    assert jumlah(b, "kode_program", "kode_kegiatan", "kode_sub_kegiatan", "sub_kegiatan", "kode_rekening", "bulan") == [
        ("7.01.01", "7.01.01.2.02", GAJI, "Gaji", "5.1.01", None, Decimal("600.00")),
        ("7.01.01", "7.01.01.2.02", GAJI, "Gaji", "5.1.02", None, Decimal("400.00")),
    ]


def test_program_x_xx_di_atas_sub_kegiatan_berbidang(tmp_path: Path) -> None:
    """X.XX stands for the bidang that the other codes name: the plan of the program is that of its sub kegiatan, once."""
    judul = ["Kode", "Uraian", "Anggaran", "TW I", "TW II", "TW III", "TW IV"]
    angka = [1000, 250, 250, 250, 250]
    tulis(tmp_path / "rak.xlsx", [["RENCANA PENARIKAN DANA TAHUN 2026"], judul, ["X.XX.01", "Program", *angka], [GAJI, "Gaji", *angka]])
    b = baca_uang(tmp_path / "rak.xlsx")
    assert kode(b) == []
    assert jumlah(b, "kode_sub_kegiatan") == [(GAJI, Decimal("1000.00"))]


def test_kode_terpecah_dan_sub_kegiatan_di_judul(tmp_path: Path) -> None:
    """One sheet per sub kegiatan: pieces of the account code in six columns with dots, group rows above their lines."""
    judul = ["Kode Rekening", *[None] * 5, "Uraian", "Pagu", *BULAN]
    grup = ["5.", "1.", "02.", None, None, None, "Belanja Barang", 24, *[2] * 12]
    daun = ["5.", "1.", "02.", "01.", "001.", "00024", "Alat Tulis", 24, *[2] * 12]
    tulis_xlsx(tmp_path / "rak.xlsx", [["RAK"], ["Sub Kegiatan", f": {ALAT} Penyediaan Peralatan"], judul, grup, daun], [(3, 1, 3, 6)])
    b = baca_uang(tmp_path / "rak.xlsx")
    assert kode(b) == []
    assert jumlah(b, "kode_sub_kegiatan", "sub_kegiatan", "kode_rekening") == [
        (ALAT, "Penyediaan Peralatan", "5.1.02.01.001.00024", Decimal("24.00"))
    ]


def test_rekap_kantor_hanya_target_belanja(tmp_path: Path) -> None:
    """The recap of a BPKAD: `Rp.` in a column of its own under a merged heading; pendapatan and realisasi do not count."""
    judul = ["Nama OPD", "Total Anggaran", None, "Rincian", *BULAN]
    isi: list[list[Any]] = [
        ["Kecamatan Contoh", "Rp. ", 120, "PENDAPATAN Target", *[7] * 12],
        ["Kecamatan Contoh", "Rp. ", 120, "BELANJA Target", *[10] * 12],
        ["Kecamatan Contoh", "Rp. ", 120, "BELANJA Realisasi", *[9] * 12],
    ]
    tulis_xlsx(tmp_path / "rak.xlsx", [["ANGGARAN KAS"], judul, *isi], [(2, 2, 2, 3)])
    b = baca_uang(tmp_path / "rak.xlsx")
    assert kode(b) == []
    assert jumlah(b, "nama_skpd", "kode_sub_kegiatan") == [("Kecamatan Contoh", "", Decimal("120.00"))]


def test_realisasi_per_bulan_bukan_anggaran_kas(tmp_path: Path) -> None:
    baris = rak([(GAJI, "Gaji", 1200, [100] * 12)])
    tulis_xlsx(tmp_path / "r.xlsx", [["LAPORAN REALISASI PER BULAN"], *baris[1:]])
    b = baca_uang(tmp_path / "r.xlsx")
    assert b.ditolak
    assert "JENIS-TAK-DIKENAL" in [t.kode for t in b.temuan]


def test_bulan_yang_hilang_disebut(tmp_path: Path) -> None:
    baris = [[s for k, s in enumerate(r) if k not in (4, 6)] if len(r) > 3 else r for r in rak([(GAJI, "Gaji", 1200, [100] * 12)])]
    tulis_xlsx(tmp_path / "rak.xlsx", baris)
    [t] = baca_uang(tmp_path / "rak.xlsx").temuan
    assert t.kode == "JUDUL-KURANG"
    assert '"Februari"' in t.isi


def test_dua_lembar_dengan_rencana_untuk_baris_yang_sama_ditolak(tmp_path: Path) -> None:
    """The plan before and after a change in one workbook: which one counts is not ours to say."""
    murni, geser = rak([(GAJI, "Gaji", 12, [1] * 12)]), rak([(ALAT, "Alat", 5, [5] + [0] * 11), (GAJI, "Gaji", 7, [7] + [0] * 11)])
    tulis(tmp_path / "rak.xlsx", {"Murni": murni, "Pergeseran": geser})
    b = baca_uang(tmp_path / "rak.xlsx")
    assert (b.ditolak, kode(b)) == (True, [("LEMBAR-GANDA", "Pergeseran", "D6")])
    tulis(tmp_path / "rak.xlsx", {"Gaji": murni, "Alat": geser[:5]})
    b = baca_uang(tmp_path / "rak.xlsx")
    assert (b.ditolak, kode(b), jumlah(b, "kode_sub_kegiatan")) == (False, [], [(GAJI, Decimal("12.00")), (ALAT, Decimal("5.00"))])


@pytest.mark.parametrize("kantor", [(None, None, "Kecamatan Contoh"), ("Kecamatan Contoh", None, None)])
def test_kantor_atau_unit_kosong_di_baris_program(kantor: tuple[str | None, ...], tmp_path: Path) -> None:
    """The plan of a program or kegiatan is that of its sub kegiatan, once, whichever of the rows names office and unit."""
    judul = ["Kode", "Uraian", "Nama SKPD", "Kode Sub SKPD", "Anggaran", "TW I", "TW II", "TW III", "TW IV"]
    tingkat, unit = ("7.01.01", "7.01.01.2.02", GAJI), (None, None, "7.01.0.00.0.00.05.0001")
    isi = [[k, "x", s, u, 1000, 250, 250, 250, 250] for k, s, u in zip(tingkat, kantor, unit, strict=True)]
    tulis(tmp_path / "rak.xlsx", [["RENCANA PENARIKAN DANA TAHUN 2026"], judul, *isi])
    b = baca_uang(tmp_path / "rak.xlsx")
    assert kode(b) == []
    assert jumlah(b, "nama_skpd", "kode_sub_skpd", "kode_sub_kegiatan") == [("Kecamatan Contoh", unit[-1], GAJI, Decimal("1000.00"))]
    isi[0][5] = 251
    tulis(tmp_path / "rak.xlsx", [["RENCANA PENARIKAN DANA TAHUN 2026"], judul, *isi])
    assert ("TOTAL-BERKAS-BEDA", "Sheet 1", "F3") in kode(baca_uang(tmp_path / "rak.xlsx"))


@pytest.mark.parametrize(("bulan", "harap"), [("belum", ["ANGKA-BUKAN-ANGKA"] * 12), ("-", []), (None, [])])
def test_bulan_yang_semuanya_kata_tidak_dilewati(bulan: str | None, harap: list[str], tmp_path: Path) -> None:
    """A plan that cannot be read refuses the file: left out, serapan would be judged against too little. `-` plans nothing."""
    baris = rak([(GAJI, "Gaji", 1200, [100] * 12), (ALAT, "Alat", 600, [0] * 12)])
    baris[5][3:] = [bulan] * 16
    kaki = [[], ["Mengetahui", None, None, "Contoh, 2 Januari 2026"], ["NIP. 1970", None, None, "Bendahara"]]
    tulis(tmp_path / "rak.xlsx", [*baris, *kaki])
    b = baca_uang(tmp_path / "rak.xlsx")
    assert ([t.kode for t in b.temuan if t.tingkat == "galat"], b.ditolak) == (harap, bool(harap))
