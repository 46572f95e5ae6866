"""The computed tables of Kecamatan Kalumpang TW II 2019 against the figures of the source report, written out here."""

from __future__ import annotations

from decimal import Decimal

import polars as pl

from lkj_etl.hitung.capaian import capaian
from lkj_etl.hitung.pemetaan import petakan
from lkj_etl.hitung.rata_rata import rata_rata
from schemas.hasil import Capaian, Serapan
from tests import data_kalumpang as k
from tests.bingkai import serapan
from tests.data_kalumpang import ADM, BTL, LAPOR, PATEN, SARPRAS, UMUM

# One line per indicator: no kode | target realisasi capaian of TW 1 | TW 2 | TW 3 | TW 4 | Kondisi Akhir; "." a blank cell, "-" as printed.
TABEL_3_2 = """
1 1.1 | 81 - - | 81 81.03 100 | 81 - - | 81 - - | . 81.03 100
1 1.2 | 90 90 100 | 90 90 100 | 90 - - | 90 - - | . 90 100
1 1.3 | BB - - | BB - - | BB - - | BB - - | . - -
1 1.4 | 100 100 100 | 100 100 100 | 100 - - | 100 - - | . 100 100
2 2.1 | 90 - - | 90 - - | 90 - - | 90 - - | . - -
3 3.1 | 100 100 100 | 100 100 100 | 100 - - | 100 - - | . 100 100
4 4.1 | 10 0 0 | 25 0 0 | 50 - - | 85 - - | . 0 0
"""
TABEL_3_2_TERCETAK = """
1 1.1 | 81 0 0 | 81 - - | 81 - - | 81 - - | . 0 0
1 1.2 | 90 90 100 | 90 - - | 90 - - | 90 - - | . 90 100
1 1.3 | BB 0 0 | BB - - | BB - - | BB - - | . 0 0
1 1.4 | 100 100 100 | 100 - - | 100 - - | 100 - - | . 100 100
2 2.1 | 90 0 0 | 90 - - | 90 - - | 90 - - | . 0 0
3 3.1 | 100 100 100 | 100 - - | 100 - - | 100 - - | . 100 100
4 4.1 | 10 0 0 | 25 - - | 50 - - | 85 - - | . 0 0
"""

# No, kode indikator, program, no kegiatan, kegiatan, pagu, realisasi, persen.
TABEL_3_3 = (
    (1, "1.1", BTL, "1", "Gaji dan Tunjangan", 1_169_407_000, 230_241_504, 19.69),
    (1, "1.1", BTL, "2", "Tambahan penghasilan", 482_029_000, 107_144_450, 22.23),
    (1, "1.1", ADM, "1", "Penyediaan jasa Surat Menyurat", 1_350_000, 450_000, 33.33),
    (1, "1.1", ADM, "2", "Penyediaan jasa komunikasi, sumber daya air dan listrik", 37_200_000, 4_420_467, 11.88),
    (1, "1.1", ADM, "3", "Penyediaan jasa peralatan dan perlengkapan kantor", 6_150_000, 0, 0.0),
    (1, "1.1", ADM, "4", "Penyediaan jasa pemeliharaan dan perizinan kendaraan dnas/ operasional", 2_250_000, 0, 0.0),
    (1, "1.1", ADM, "5", "Penyebarluasan Informasi Tugas Pokok dan Fungsi SKPD", 11_000_000, 0, 0.0),
    (1, "1.1", ADM, "6", "Penyediaan alat tulis kantor", 15_000_000, 2_868_900, 19.13),
    (1, "1.1", ADM, "7", "Penyediaan barang cetakan & penggandaan", 9_179_600, 1_988_500, 21.66),
    (1, "1.1", ADM, "8", "Penyediaan komponen instalasi listrik/ penerangan bangunan kantor", 30_500_000, 640_000, 2.1),
    (1, "1.1", ADM, "9", "Penyediaan peralatan dan perlengkapan kantor", 190_280_000, 135_386_200, 71.15),
    (1, "1.1", ADM, "10", "Penyediaan bahan bacaan dan peraturan perundang-undangan", 3_600_000, 495_000, 13.75),
    (1, "1.1", ADM, "11", "Penyediaan makanan dan minuman", 17_160_000, 3_240_000, 18.88),
    (1, "1.1", ADM, "12", "Rapat kordinasi dan konsultasi luar daerah", 105_000_000, 22_825_000, 21.74),
    (1, "1.1", ADM, "13", "Kegiatan Penyediaan jasa tnaga pendukung Administrasi/ Teknis Lainnya", 53_550_000, 12_150_000, 22.69),
    (1, "1.1", ADM, "14", "Rapat koordinasi dan konsultasi dalam daerah", 20_000_000, 988_000, 4.94),
    (1, "1.1", SARPRAS, "1", "Pemeliharaan rutin/ brkala rumah jabatan", 10_000_000, 0, 0.0),
    (1, "1.1", SARPRAS, "2", "Pemeliharaan rutin/ brkala gedung kantor", 13_000_000, 0, 0.0),
    (1, "1.1", SARPRAS, "3", "Pemeliharaan rutin/ berkala kendaraan dinas", 27_000_000, 2_992_800, 11.08),
    (1, "1.1", SARPRAS, "4", "Rehab sedang/berat gedung kantor", 198_000_000, 0, 0.0),
    (1, "1.2", PATEN, "1", "Pelayanan Administrasi Terpadu Kecamatan (PATEN)", 15_850_000, 0, 0.0),
    (1, "1.3", LAPOR, "1", "Penyusunan laporan capaian kinerja & ihtisar realisasi kinerja SKPD", 3_496_000, 0, 0.0),
    (1, "1.4", LAPOR, "2", "Penyusunan pelaporan keuangan akhir tahun", 10_600_000, 0, 0.0),
    (2, "2.1", UMUM, "1", "Pemberdayaan Kesejahteraan Keluarga Tingkat Kecamatan", 19_000_000, 0, 0.0),
    (2, "2.1", UMUM, "2", "Operasional Rastra", 34_995_000, 0, 0.0),
    (3, "3.1", UMUM, "3", "Pembinaan pemerintahan umum", 123_541_000, 0, 0.0),
    (4, "4.1", UMUM, "4", "Musrenbang Tingkat Kecamatan", 20_000_000, 16_675_000, 83.38),
)


def _sel(nilai: object) -> str:
    return "-" if nilai is None else f"{float(nilai):g}" if isinstance(nilai, Decimal | float) else str(nilai)


def _cetak(tabel: pl.DataFrame) -> str:
    """Write Tabel 3.2 in the notation of this file."""
    baris = []
    for (no, kode), kelompok in tabel.group_by("no", "kode_indikator", maintain_order=True):
        petak = []
        for b in kelompok.iter_rows(named=True):
            target, realisasi = (b[f"{k}_teks"] if b[f"{k}_angka"] is None else b[f"{k}_angka"] for k in ("target", "realisasi"))
            petak.append(f"{'.' if target is None else _sel(target)} {_sel(realisasi)} {_sel(b['capaian'])}")
        assert kelompok["triwulan"].to_list() == ["1", "2", "3", "4", "F"]
        baris.append(f"{no} {kode} | {' | '.join(petak)}")
    return "\n" + "\n".join(baris) + "\n"


def _serapan() -> pl.DataFrame:
    daun = serapan(k.pagu(), k.belanja(), triwulan=2, triwulan_rinci=())
    return petakan(daun, k.pemetaan(), k.indikator()).serapan


def test_tabel_3_2_seperti_diminta_teks_laporan() -> None:
    hasil = capaian(k.indikator(), k.realisasi(), triwulan=2)
    assert _cetak(hasil) == TABEL_3_2
    Capaian.validate(hasil)


def test_tabel_3_2_seperti_tercetak() -> None:
    assert _cetak(capaian(k.indikator(), k.realisasi_tercetak(), triwulan=2)) == TABEL_3_2_TERCETAK


def test_ikm_melampaui_target_dan_nilai_utuh_tersimpan() -> None:
    hasil = capaian(k.indikator(), k.realisasi(), triwulan=2).filter(kode_indikator="1.1")
    assert hasil["capaian_tanpa_batas"].to_list() == [None, 100.04, None, None, 100.04]


def test_keadaan_kalumpang() -> None:
    hasil = capaian(k.indikator(), k.realisasi(), triwulan=2)
    keadaan = {kode: isi["keadaan"].to_list()[:3] for (kode,), isi in hasil.group_by("kode_indikator")}
    assert keadaan == {
        "1.1": ["belum_waktunya", "terukur", "belum_waktunya"],
        "1.2": ["terukur", "terukur", "belum_waktunya"],
        "1.3": ["belum_waktunya", "belum_waktunya", "belum_waktunya"],
        "1.4": ["terukur", "terukur", "belum_waktunya"],
        "2.1": ["belum_waktunya", "belum_waktunya", "belum_waktunya"],
        "3.1": ["tidak_ada_kejadian", "tidak_ada_kejadian", "belum_waktunya"],
        "4.1": ["nihil", "nihil", "belum_waktunya"],
    }


def test_tabel_3_3() -> None:
    hasil = _serapan()
    kolom = ("no", "kode_indikator", "program", "no_kegiatan", "kegiatan", "pagu", "realisasi", "persen")
    assert tuple(hasil.select(kolom).iter_rows()) == TABEL_3_3
    assert (hasil["pagu"].sum(), hasil["realisasi"].sum()) == (Decimal(2_629_137_600), Decimal(542_505_821))
    assert set(hasil["blok"]) == {"peta"}
    Serapan.validate(hasil)


def test_tabel_3_3_memakai_nama_dari_pemetaan() -> None:
    nama = dict(_serapan().select("kode_indikator", "indikator").iter_rows())
    assert nama["2.1"] == "Persentase Desa dengan Administrasi Desa Yang baik"
    assert _serapan()["sasaran"].unique(maintain_order=True).to_list() == [
        "Meningkatkan Kualitas Pelayanan Publik",
        "Meningkatkan Tertib Administrasi Desa",
        "Meningkatkan Keamanan & Ketertiban Masyarakat",
        "Meningkatkan Partisipasi Masyarakat dalam pembangunan di kecamatan",
    ]


def test_setiap_baris_pemetaan_menemukan_daun() -> None:
    daun = serapan(k.pagu(), k.belanja(), triwulan=2, triwulan_rinci=())
    assert petakan(daun, k.pemetaan(), k.indikator()).tanpa_daun["baris"].to_list() == []


def test_rata_rata_kantor() -> None:
    # F: 100, 100, -, 100, -, 100, 0 -> 400 / 5; sasaran 1: 300 / 3
    hasil = rata_rata(capaian(k.indikator(), k.realisasi(), triwulan=2))
    assert hasil.select("tingkat", "no", "rata_rata", "terukur", "belum").rows() == [
        ("sasaran", 1, 100.0, 3, 1),
        ("sasaran", 2, None, 0, 1),
        ("sasaran", 3, 100.0, 1, 0),
        ("sasaran", 4, 0.0, 1, 0),
        ("kantor", None, 80.0, 5, 2),
    ]
