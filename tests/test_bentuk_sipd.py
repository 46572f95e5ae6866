"""Variants of the SIPD exports that offices really send: aliases, NBSP, text amounts, month sheets, Rekap 4, short and staged forms."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lkj_etl.jejak import Baris
from tests.baca_langsung import baca, temuan
from tests.berkas_sipd import ALAT, GAJI, JUDUL_DOKUMEN, JUDUL_PAGU, SARANA, Dokumen, Pagu, baris_dokumen, baris_pagu, kode_skpd

ALIAS = {
    "NIP Pegawai": "NIP",
    "Kode Bidang Urusan": "Kode Bidang",
    "Kode Sub Kegiatan": "Kode Subkegiatan",
    "Kode Sub SKPD": "Kode Unit SKPD",
}
DOKUMEN = [Dokumen(GAJI, "1.169.407,50", "07/01/2026", "D1"), Dokumen(ALAT, "500,00", "08/04/2026", "D2")]
JUMLAH = [(GAJI, Decimal("1169407.50"), 1), (ALAT, Decimal("500.00"), 2)]
REKAP4 = {"PAKET/KELOMPOK": "KODE STANDAR HARGA", "NAMA PAKET/KELOMPOK": "NAMA STANDAR HARGA"}
PAGU = [Pagu(GAJI, 2700000.1), Pagu(ALAT, None)]


def realisasi(b: Any) -> list[tuple[Any, ...]]:
    assert b.belanja is not None
    return list(b.belanja.select("kode_sub_kegiatan", "realisasi", "triwulan").rows())


def ganti(isi: list[list[Any]], nama: dict[str, str]) -> list[list[Any]]:
    return [[nama.get(s, s) if isinstance(s, str) else s for s in b] for b in isi]


def dokumen(semua: list[Dokumen] = DOKUMEN, **cara: Any) -> list[list[Any]]:
    return baris_dokumen(semua, total=False, **cara)


@pytest.mark.parametrize(
    ("judul", "sebutan"), [("{}", []), ("\u00a0{}\u00a0", []), (" {} :", []), ("{}\u200b", [("KARAKTER-TAK-TAMPAK", "A5")])]
)
def test_judul_dengan_spasi_tak_putus_dan_alias(judul: str, sebutan: list[tuple[str, str]], tmp_path: Path) -> None:
    """Characters that nobody sees are named once, not in each of the headings."""
    isi = ganti(dokumen(), {j: judul.format(ALIAS.get(j, j)).replace(" ", "\u00a0") for j in JUDUL_DOKUMEN})
    b = baca(tmp_path, isi)
    assert (b.jenis, temuan(b), realisasi(b)) == ("realisasi-sipd", sebutan, JUMLAH)


def test_kolom_bulan_yang_ditambahkan_kantor(tmp_path: Path) -> None:
    isi = [[("BULAN" if b[:1] == ["Kode SKPD"] else "JANUARI"), *b] for b in dokumen(kepala=False)]
    b = baca(tmp_path, isi)
    assert (temuan(b), realisasi(b)) == ([], JUMLAH)


def test_46_kolom_dengan_total_sejajar_dan_teks_kosong(tmp_path: Path) -> None:
    """The userscript's export: Nomor in front, empty cells are "", the total stands under what it sums."""
    isi = [
        ["Nomor" if b[:1] == ["Kode SKPD"] else str(n), *(("" if s is None else s) for s in b)] for n, b in enumerate(dokumen(kepala=False))
    ]
    total = ["Total", *("1.169.907,50" if j == "Nilai Realisasi" else "" for j in JUDUL_DOKUMEN)]
    b = baca(tmp_path, [*isi, total])
    assert (temuan(b), realisasi(b), b.baris) == ([], JUMLAH, Baris(2, 2))
    total[JUDUL_DOKUMEN.index("Nilai Realisasi") + 1] = "1.169.907,51"
    assert temuan(baca(tmp_path, [*isi, total])) == [("TOTAL-BERKAS-BEDA", "AB4")]


def test_beberapa_lembar_bulan_dalam_satu_buku(tmp_path: Path) -> None:
    b = baca(tmp_path, {"JAN": dokumen(DOKUMEN[:1]), "APR": dokumen(DOKUMEN[1:], kepala=False)})
    assert (temuan(b), realisasi(b)) == ([], JUMLAH)
    assert b.belanja is not None
    assert b.belanja.select("lembar", "baris", "urut").rows() == [("JAN", 6, 0), ("APR", 2, 1)]


def test_bulan_yang_ditempel_di_bawah_bulan_lain(tmp_path: Path) -> None:
    """Titles and heading stand once more in the middle, a note below: words, no data; one damaged code is still refused."""
    isi = [*dokumen(DOKUMEN[:1]), [], *dokumen(DOKUMEN[1:]), [], ["Catatan: angka sementara"]]
    b = baca(tmp_path, isi)
    assert (temuan(b), realisasi(b), b.baris) == ([], JUMLAH, Baris(2, 2))
    b = baca(tmp_path, [*isi, ["7.O1"]])
    assert (("KODE-TAK-TERBACA", "A16") in temuan(b), b.ditolak) == (True, True)
    pagu = baris_pagu(PAGU)
    b = baca(tmp_path, [*pagu[:2], *pagu[:1], *pagu[2:]])
    assert (temuan(b), b.baris) == ([], Baris(2, 2))


@pytest.mark.parametrize("hilang", ["Tanggal Dokumen", "Nilai Setoran", "Kode Sub SKPD"])
def test_judul_yang_berubah_disebut_bersama_yang_ada(hilang: str, tmp_path: Path) -> None:
    b = baca(tmp_path, ganti(dokumen(), {hilang: "Kolom Baru"}))
    [(kode, _)] = temuan(b)
    assert (kode, b.ditolak) == ("JUDUL-KURANG", True)
    assert f'"{hilang}"'.casefold() in b.temuan[0].isi.casefold()
    assert '"Kolom Baru"' in b.temuan[0].isi


PENDEK = [j for j in JUDUL_PAGU if not j.endswith("PAKET/KELOMPOK")]
SUSUNAN = {
    "rekap 5": (JUDUL_PAGU, {}, "W"),
    "rekap 4": (JUDUL_PAGU, REKAP4, "W"),
    "tanpa kolom akhir": (PENDEK, {}, "U"),
    "dengan TAHAPAN": ([*JUDUL_PAGU, "TAHAPAN"], {}, "W"),
}


@pytest.mark.parametrize("nama", SUSUNAN)
def test_bentuk_rekap_sipd(nama: str, tmp_path: Path) -> None:
    judul, alias, kolom = SUSUNAN[nama]
    penuh = baris_pagu([p._replace(lain={"TAHAPAN": "Murni"}) for p in PAGU], ["TAHAPAN"])
    letak = [penuh[0].index(j) for j in judul]
    b = baca(tmp_path, ganti([[r[k] for k in letak] for r in penuh], alias))
    assert (b.jenis, temuan(b)) == ("pagu-sipd", [])
    assert b.pagu is not None
    assert b.pagu.select("kode_sub_kegiatan", "sel", "pagu", "tahapan").rows() == [
        (GAJI, f"{kolom}2", Decimal("2700000.10"), "Murni" if "TAHAPAN" in judul else ""),
        (ALAT, f"{kolom}3", Decimal("0.00"), "Murni" if "TAHAPAN" in judul else ""),
    ]


def test_pagu_teks_dengan_koma_ribuan(tmp_path: Path) -> None:
    b = baca(tmp_path, baris_pagu([Pagu(GAJI, "1,169,407,000"), Pagu(ALAT, "5,000,000.50")]))
    assert b.pagu is not None
    assert (temuan(b), b.pagu["pagu"].to_list()) == ([], [Decimal(1169407000), Decimal("5000000.5")])


@pytest.mark.parametrize(
    ("isi", "diharap"),
    [
        (None, []),
        ("null", ["ANGKA-NIHIL"]),
        ("-", ["ANGKA-NIHIL", "SEL-KOSONG"]),
        ("Rp -", ["ANGKA-NIHIL", "SEL-KOSONG"]),
        ("Nihil", ["ANGKA-NIHIL", "SEL-KOSONG"]),
    ],
)
def test_pagu_yang_kosong_dan_pagu_yang_ditulis_tidak_ada(tmp_path: Path, isi: str | None, diharap: list[str]) -> None:
    """Empty (or what an export writes for it) is 0 and the leaf stays; "there is none" in an amount is a galat (DESIGN 4)."""
    b = baca(tmp_path, baris_pagu([Pagu(GAJI, 100), Pagu(ALAT, isi)]))
    assert [kode for kode, _ in temuan(b)] == diharap


def test_dua_tahapan_dalam_satu_rekap_tidak_dijumlahkan(tmp_path: Path) -> None:
    """Murni and Pergeseran below one another: added up, every leaf would have its pagu twice. An office of one stage stands."""
    murni = [Pagu(GAJI, 1000, lain={"TAHAPAN": "APBD Murni"}), Pagu(ALAT, 500, lain={"TAHAPAN": "APBD Murni"})]
    geser = [
        Pagu(GAJI, 900, lain={"TAHAPAN": "Pergeseran I"}),
        Pagu(GAJI, 600, rekening="5.1.02.01.001.00052", lain={"TAHAPAN": "Pergeseran I"}),
    ]
    lain = [Pagu(GAJI, 700, skpd="06", lain={"TAHAPAN": "Pergeseran I"})]
    b = baca(tmp_path, baris_pagu([*murni, *geser, *lain], ["TAHAPAN"]))
    assert (temuan(b), b.ditolak, b.skpd_rusak) == ([("TAHAPAN-GANDA", "X4")], False, frozenset({kode_skpd("05")}))
    b = baca(tmp_path, baris_pagu([murni[0], geser[1], *lain], ["TAHAPAN"]))
    assert temuan(b) == [], "tiap baris satu tahapan: tidak ada yang terhitung dua kali"


def test_anggaran_permendagri_13_2006_tidak_dibaca_sebagai_rekap(tmp_path: Path) -> None:
    """Its rows are every level of the budget; read as a rekap each level would be counted again."""
    isi: list[list[Any]] = [
        ["Judul", "PENJABARAN APBD", *[None] * 5],
        ["No. Rekening", "Uraian", "Sebelum", "Sesudah", "Angka", "Prosentase", "Keterangan"],
        ["1.20.1.20.08.00.00.5.", "BELANJA", "1000.00", "1200.00", "200.00", "20.00", None],
        ["1.20 . 1.20.08 . 01.01 . 5.2. ", "Penyediaan Jasa Surat", "600.00", "800.00", "200.00", "33.33", None],
    ]
    for nama in ("p13.csv", "p13.xlsx"):
        b = baca(tmp_path, isi, nama)
        assert (temuan(b), b.ditolak) == ([("JENIS-TAK-DIKENAL", "-")], True)


def test_total_setiap_bulan_yang_ditempel(tmp_path: Path) -> None:
    """Each block keeps its Total, one column too far right; a Total that fits neither its block nor all above is named."""
    januari, april = (baris_dokumen([d._replace(nilai=n)]) for d, n in zip(DOKUMEN, (1000, 500), strict=True))
    b = baca(tmp_path, [*januari, *april])
    assert (temuan(b), [r[1] for r in realisasi(b)]) == ([], [Decimal(1000), Decimal(500)])
    april[-1][JUDUL_DOKUMEN.index("Nilai Realisasi") + 1] = 1500
    assert temuan(baca(tmp_path, [*januari, *april])) == []
    april[-1][JUDUL_DOKUMEN.index("Nilai Realisasi") + 1] = 1000
    assert temuan(baca(tmp_path, [*januari, *april])) == [("TOTAL-BERKAS-BEDA", "AB14")]


def test_subtotal_excel_bukan_garis(tmp_path: Path) -> None:
    """Data > Subtotal writes "<code> Total" into the column of its group, also for groups within groups; each is compared with its own."""
    judul, *isi = baris_pagu([Pagu(GAJI, 5), Pagu(ALAT, 7), Pagu(ALAT, 8), Pagu(SARANA, 1)])
    kolom = {"sub": judul.index("KODE SUB KEGIATAN"), "program": judul.index("KODE PROGRAM")}

    def subtotal(tingkat: str, nama: str, nilai: int) -> list[Any]:
        return [nama if n == kolom[tingkat] else None for n in range(len(judul) - 1)] + [nilai]

    rekap = [judul, isi[0], subtotal("sub", f"{GAJI} Total", 5), *isi[1:3], subtotal("sub", f"{ALAT} Total", 15)]
    rekap += [subtotal("program", "7.01.01 Total", 20), isi[3], subtotal("sub", f"{SARANA} Total", 1)]
    rekap += [subtotal("program", "7.01.03 Total", 1)]
    b = baca(tmp_path, [*rekap, subtotal("program", "Grand Total", 21)])
    assert b.pagu is not None
    assert (temuan(b), b.baris, b.pagu["pagu"].sum()) == ([], Baris(4, 4), Decimal(21))
    rekap[5][-1] = 16
    assert temuan(baca(tmp_path, [*rekap, subtotal("program", "Grand Total", 21)])) == [("TOTAL-BERKAS-BEDA", "W6")]


def test_baris_tanpa_kode_bukan_jumlah_antara(tmp_path: Path) -> None:
    """A line that lost its codes equals the one line above it: no subtotal, for it does not call itself one."""
    judul, *isi = baris_pagu([Pagu(GAJI, 5), Pagu(ALAT, 7)])
    hilang = [None] * (len(judul) - 1) + [5]
    assert temuan(baca(tmp_path, [judul, isi[0], hilang, isi[1], hilang])) == [("TOTAL-BERKAS-BEDA", "W3"), ("TOTAL-BERKAS-BEDA", "W5")]
    jumlah = [[None] * 4 + ["JUMLAH"] + [None] * (len(judul) - 6) + [n] for n in (5, 12)]
    assert temuan(baca(tmp_path, [judul, isi[0], jumlah[0], isi[1], jumlah[1]])) == []


@pytest.mark.parametrize("kolom", ["KODE SKPD", "KODE KEGIATAN", "NAMA SUB KEGIATAN", "PAGU"])
def test_tanda_tangan_di_bawah_ekspor_bukan_garis(kolom: str, tmp_path: Path) -> None:
    """Whichever column it stands in; words for the pagu of a line that lost its codes, or of a total, are still a galat."""
    judul, *isi = baris_pagu([Pagu(GAJI, 5), Pagu(ALAT, 7)])

    def baris(**sel: Any) -> list[Any]:
        return [sel.get(j) for j in judul]

    jumlah = baris(NO="JUMLAH", PAGU=12)
    kaki = [baris(**{"NAMA SKPD": "Mengetahui", kolom: "Contoh, 30 Juni 2026"}), baris(**{kolom: "NIP. 19700101 200003 1 001"})]
    b = baca(tmp_path, [judul, *isi, jumlah, *kaki])
    assert (temuan(b), b.baris) == ([], Baris(2, 2))
    hilang = baris(**{"NAMA SKPD": "Kecamatan", "NAMA PROGRAM": "Program", "PAGU": "belum"})
    total = baris(**{"KODE SKPD": "Total", "PAGU": "belum"})
    assert temuan(baca(tmp_path, [judul, *isi, hilang, total])) == [("TOTAL-TAK-TERBACA", "W4"), ("TOTAL-TAK-TERBACA", "W5")]


def test_garis_yang_kehilangan_kode_bukan_total(tmp_path: Path) -> None:
    """Its amount equals the sum of the rest; the account says that it is a line, and the sheet is not used without it."""
    judul, *isi = baris_pagu([Pagu(GAJI, 5), Pagu(ALAT, 5)])
    kode = [n for n, j in enumerate(JUDUL_PAGU) if j.startswith("KODE ") and j not in ("KODE REKENING", "KODE SUMBER DANA")]
    b = baca(tmp_path, [judul, isi[0], [None if n in kode else s for n, s in enumerate(isi[1])]])
    assert (b.ditolak, {("SEL-KOSONG", "E3"), ("SEL-KOSONG", "O3")} <= set(temuan(b))) == (True, True)


def test_nomor_kolom_di_bawah_judul_yang_digabung(tmp_path: Path) -> None:
    """A heading merged over two rows leaves the second one empty; the row of column numbers below it is no office "1"."""
    nomor = [str(n) for n in range(1, len(JUDUL_PAGU) + 1)]
    judul, *isi = baris_pagu(PAGU)
    b = baca(tmp_path, [judul, [], nomor, *isi])
    assert (temuan(b), b.baris) == ([], Baris(2, 2))
