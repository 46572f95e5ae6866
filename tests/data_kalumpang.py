"""Kecamatan Kalumpang, TW II 2019: public figures of the source report, as frames that the readers would give."""

from __future__ import annotations

from typing import Any

from pandera.typing.polars import DataFrame

from schemas.anggaran import Belanja, Pagu
from schemas.kinerja import Indikator, Pemetaan, RealisasiIndikator
from tests import bingkai

BTL = "Belanja Tidak Langsung"
ADM = "Program Pelayanan Administrasi Perkantoran"
SARPRAS = "Program Peningkatn Sarana dan Prasarana Aparatur"
PATEN = "Program Pembinaan Pelaksanaan Pemerintahan Umum/ Kamtibmas/ Org. Kecamatan"
LAPOR = "Program peningkatan pengembangan sistem pelaporan capaian kinerja dan keuangan"
UMUM = "Program Pembinaan Pelaksanaan Pemerintahan Umum/Kamtibmas/ Organisasi Kecamatan"
SASARAN_1 = "Meningkatnya Pelayanan Publik Dan Akuntabilitas Kinerja"
SASARAN_2 = "Meningkatnya Kinerja Penyelenggaraan Tugas Pemerintahan Desa"
SASARAN_3 = "Meningkatnya Keamanan Dan Ketertiban Masyarakat"
SASARAN_4 = "Meningkatnya Partisipasi Masyarakat Dalam Pembangunan Di Kecamatan"
# Tabel 3.3 prints other names for the same sasaran and indicators.
SASARAN_3_3_1 = "Meningkatkan Kualitas Pelayanan Publik"
SASARAN_3_3_2 = "Meningkatkan Tertib Administrasi Desa"
SASARAN_3_3_3 = "Meningkatkan Keamanan & Ketertiban Masyarakat"
SASARAN_3_3_4 = "Meningkatkan Partisipasi Masyarakat dalam pembangunan di kecamatan"
INDIKATOR_3_3_1_1 = "Indeks Kepuasan Masyarakat"
INDIKATOR_3_3_1_2 = "Persentase Layanan Perizinan dan Non Perizinan tepat waktu"
INDIKATOR_3_3_1_3 = "Indikator Nilai Evaluasi AKIP"
INDIKATOR_3_3_1_4 = "Persentase temuan BPK/Inspektorat yg Ditindaklanjuti"
INDIKATOR_3_3_2_1 = "Persentase Desa dengan Administrasi Desa Yang baik"
INDIKATOR_3_3_3_1 = "Persentase Laporan Pengaduan keter-tiban masyarakat yang ditindaklanjuti"
INDIKATOR_3_3_4_1 = "Persentase jumlah Kegiatan pembangunan yang melibatkan masyarakat"

# Program, number, kegiatan, pagu and realisasi s.d. TW II in rupiah.
KEGIATAN: tuple[tuple[str, str, str, int, int], ...] = (
    (BTL, "1", "Gaji dan Tunjangan", 1_169_407_000, 230_241_504),
    (BTL, "2", "Tambahan penghasilan", 482_029_000, 107_144_450),
    (ADM, "1", "Penyediaan jasa Surat Menyurat", 1_350_000, 450_000),
    (ADM, "2", "Penyediaan jasa komunikasi, sumber daya air dan listrik", 37_200_000, 4_420_467),
    (ADM, "3", "Penyediaan jasa peralatan dan perlengkapan kantor", 6_150_000, 0),
    (ADM, "4", "Penyediaan jasa pemeliharaan dan perizinan kendaraan dnas/ operasional", 2_250_000, 0),
    (ADM, "5", "Penyebarluasan Informasi Tugas Pokok dan Fungsi SKPD", 11_000_000, 0),
    (ADM, "6", "Penyediaan alat tulis kantor", 15_000_000, 2_868_900),
    (ADM, "7", "Penyediaan barang cetakan & penggandaan", 9_179_600, 1_988_500),
    (ADM, "8", "Penyediaan komponen instalasi listrik/ penerangan bangunan kantor", 30_500_000, 640_000),
    (ADM, "9", "Penyediaan peralatan dan perlengkapan kantor", 190_280_000, 135_386_200),
    (ADM, "10", "Penyediaan bahan bacaan dan peraturan perundang-undangan", 3_600_000, 495_000),
    (ADM, "11", "Penyediaan makanan dan minuman", 17_160_000, 3_240_000),
    (ADM, "12", "Rapat kordinasi dan konsultasi luar daerah", 105_000_000, 22_825_000),
    (ADM, "13", "Kegiatan Penyediaan jasa tnaga pendukung Administrasi/ Teknis Lainnya", 53_550_000, 12_150_000),
    (ADM, "14", "Rapat koordinasi dan konsultasi dalam daerah", 20_000_000, 988_000),
    (SARPRAS, "1", "Pemeliharaan rutin/ brkala rumah jabatan", 10_000_000, 0),
    (SARPRAS, "2", "Pemeliharaan rutin/ brkala gedung kantor", 13_000_000, 0),
    (SARPRAS, "3", "Pemeliharaan rutin/ berkala kendaraan dinas", 27_000_000, 2_992_800),
    (SARPRAS, "4", "Rehab sedang/berat gedung kantor", 198_000_000, 0),
    (PATEN, "1", "Pelayanan Administrasi Terpadu Kecamatan (PATEN)", 15_850_000, 0),
    (LAPOR, "1", "Penyusunan laporan capaian kinerja & ihtisar realisasi kinerja SKPD", 3_496_000, 0),
    (LAPOR, "2", "Penyusunan pelaporan keuangan akhir tahun", 10_600_000, 0),
    (UMUM, "1", "Pemberdayaan Kesejahteraan Keluarga Tingkat Kecamatan", 19_000_000, 0),
    (UMUM, "2", "Operasional Rastra", 34_995_000, 0),
    (UMUM, "3", "Pembinaan pemerintahan umum", 123_541_000, 0),
    (UMUM, "4", "Musrenbang Tingkat Kecamatan", 20_000_000, 16_675_000),
)

# Kode, sasaran, indikator, satuan, target tahunan, targets TW 1-4, cara hitung, jadwal, bila tidak ada kejadian.
INDIKATOR: tuple[tuple[str, str, str, str, Any, tuple[Any, ...], str, str, str], ...] = (
    ("1.1", SASARAN_1, "Indeks Kepuasan Masyarakat", "Nilai", 81, (81, 81, 81, 81), "nilai", "24", "kosong"),
    (
        "1.2",
        SASARAN_1,
        "Persentase Layanan Perizinan dan Non Perizinan tepat waktu",
        "%",
        90,
        (90, 90, 90, 90),
        "rasio x target",
        "1234",
        "kosong",
    ),
    ("1.3", SASARAN_1, "Indikator Nilai Evaluasi AKIP", "Nilai", "BB", ("BB", "BB", "BB", "BB"), "predikat", "4", "kosong"),
    (
        "1.4",
        SASARAN_1,
        "Persentase temuan BPK/ Inspektorat Yang Ditindaklanjuti",
        "%",
        100,
        (100, 100, 100, 100),
        "rasio x 100",
        "1234",
        "tercapai 100%",
    ),
    ("2.1", SASARAN_2, "Persentase Desa yang memenuhi kriteria baik", "%", 90, (90, 90, 90, 90), "rasio x 100", "4", "kosong"),
    (
        "3.1",
        SASARAN_3,
        "Persentase Laporan Pengaduan Kamtibmas yang ditindaklanjuti",
        "%",
        100,
        (100, 100, 100, 100),
        "rasio x 100",
        "1234",
        "tercapai 100%",
    ),
    (
        "4.1",
        SASARAN_4,
        "Persentase jumlah pembangunan yang melibatkan masyarakat",
        "%",
        85,
        (10, 25, 50, 85),
        "rasio x target",
        "1234",
        "kosong",
    ),
)

# Kode, triwulan, pembilang, penyebut, nilai, penjelasan.
REALISASI: tuple[tuple[str, int, Any, Any, Any, str], ...] = (
    ("1.2", 1, 21, 21, None, "Seluruh layanan tepat waktu."),
    ("1.4", 1, None, None, 100, "Seluruh temuan Inspektorat telah ditindaklanjuti."),
    ("3.1", 1, 0, 0, None, "Belum ada laporan pengaduan dari masyarakat."),
    ("4.1", 1, 0, 80, None, "Belum ada kegiatan pembangunan yang dilaksanakan."),
    ("1.1", 2, None, None, "81.03", "Penilaian semester I telah dilaksanakan."),
    ("1.2", 2, 21, 21, None, "Dari 21 layanan periode April sampai dengan Juni 2019 seluruhnya tepat waktu."),
    ("1.3", 2, None, None, None, "Penilaian belum dapat dilaksanakan karena masih pada tahapan penyusunan."),
    ("1.4", 2, None, None, 100, "Seluruh temuan Inspektorat telah ditindaklanjuti."),
    ("2.1", 2, None, None, None, "Hasil penilaian belum final karena masih pada pelaksanaan penilaian desa."),
    ("3.1", 2, 0, 0, None, "Belum ada laporan pengaduan dari masyarakat."),
    ("4.1", 2, 0, 80, None, "Belum ada kegiatan pembangunan yang dilaksanakan dari 80 kegiatan."),
)

# What the office really printed for TW II: the table of TW I, typed as Nilai.
REALISASI_TERCETAK = (("1.1", 1, 0), ("1.2", 1, 90), ("1.3", 1, 0), ("1.4", 1, 100), ("2.1", 1, 0), ("3.1", 1, 100), ("4.1", 1, 0))

# Kode indikator, sasaran and indikator of Tabel 3.3, program, kegiatan ("" = the rest of the program).
PEMETAAN: tuple[tuple[str, str, str, str, str], ...] = (
    ("1.1", SASARAN_3_3_1, INDIKATOR_3_3_1_1, BTL, ""),
    ("1.1", SASARAN_3_3_1, INDIKATOR_3_3_1_1, ADM, ""),
    ("1.1", SASARAN_3_3_1, INDIKATOR_3_3_1_1, SARPRAS, ""),
    ("1.2", SASARAN_3_3_1, INDIKATOR_3_3_1_2, PATEN, ""),
    ("1.3", SASARAN_3_3_1, INDIKATOR_3_3_1_3, LAPOR, "Penyusunan laporan capaian kinerja & ihtisar realisasi kinerja SKPD"),
    ("1.4", SASARAN_3_3_1, INDIKATOR_3_3_1_4, LAPOR, "Penyusunan pelaporan keuangan akhir tahun"),
    ("2.1", SASARAN_3_3_2, INDIKATOR_3_3_2_1, UMUM, "Pemberdayaan Kesejahteraan Keluarga Tingkat Kecamatan"),
    ("2.1", SASARAN_3_3_2, INDIKATOR_3_3_2_1, UMUM, "Operasional Rastra"),
    ("3.1", SASARAN_3_3_3, INDIKATOR_3_3_3_1, UMUM, "Pembinaan pemerintahan umum"),
    ("4.1", SASARAN_3_3_4, INDIKATOR_3_3_4_1, UMUM, "Musrenbang Tingkat Kecamatan"),
)


def indikator() -> DataFrame[Indikator]:
    """Sheet Indikator."""
    baris = []
    for kode, sasaran, nama, satuan, tahunan, target, cara, jadwal, bila_kosong in INDIKATOR:
        awal = "predikat" if cara == "predikat" else "target"
        isi = {f"{awal}_tahunan": tahunan} | {f"{awal}_tw{n}": t for n, t in enumerate(target, start=1)}
        sifat = {"satuan": satuan, "cara_hitung": cara, "jadwal_ukur": jadwal, "bila_kosong": bila_kosong}
        baris.append({"kode": kode, "sasaran": sasaran, "indikator": nama, **sifat, **isi})
    return bingkai.indikator(*baris)


def realisasi() -> DataFrame[RealisasiIndikator]:
    """Sheet Realisasi as the report's own text asks for."""
    kolom = ("kode", "triwulan", "pembilang", "penyebut", "nilai", "penjelasan")
    return bingkai.realisasi(*(dict(zip(kolom, baris, strict=True)) for baris in REALISASI))


def realisasi_tercetak() -> DataFrame[RealisasiIndikator]:
    """Sheet Realisasi as the office printed it."""
    return bingkai.realisasi(*({"kode": kode, "triwulan": triwulan, "nilai": nilai} for kode, triwulan, nilai in REALISASI_TERCETAK))


def pemetaan() -> DataFrame[Pemetaan]:
    """Sheet Pemetaan."""
    kolom = ("kode_indikator", "sasaran", "indikator", "program", "kegiatan")
    return bingkai.pemetaan(*(dict(zip(kolom, baris, strict=True)) for baris in PEMETAAN))


def pagu() -> DataFrame[Pagu]:
    """The DPA: names only, number given."""
    return bingkai.pagu(*({"program": p, "no_kegiatan": n, "kegiatan": k, "pagu": pagu} for p, n, k, pagu, _ in KEGIATAN))


def belanja() -> DataFrame[Belanja]:
    """The realisasi table: cumulative, not split by quarter."""
    return bingkai.belanja(*({"program": p, "no_kegiatan": n, "kegiatan": k, "realisasi": r} for p, n, k, _, r in KEGIATAN))
