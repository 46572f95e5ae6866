"""The three input files of Kecamatan Kalumpang TW II 2019; `python -m tests.contoh_kalumpang` renews the shipped example."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from pathlib import Path
from typing import Any

from schemas.kinerja import ARAH, BILA_KOSONG, CARA_HITUNG, JENIS_TARGET
from tests.buku_contoh import Buku, buku, tinggi, tulis
from tests.data_kalumpang import INDIKATOR, KEGIATAN, PEMETAAN, REALISASI

CONTOH = Path(__file__).resolve().parent.parent / "input" / "contoh-kalumpang-2019"
DPA = "DPA Kalumpang 2019.xlsx"
BELANJA = "Realisasi Anggaran TW II 2019.xlsx"
KINERJA = "Kinerja Kalumpang 2019.xlsx"
BARIS_ISIAN = 200  # how far the drop-down lists of an empty form reach

IDENTITAS: tuple[tuple[str, Any], ...] = (
    ("Nama perangkat daerah", "Kecamatan Kalumpang"),
    ("Sebutan kantor", "Kantor Kecamatan Kalumpang"),
    ("Kode SKPD", None),
    ("Kabupaten/Kota", "Kabupaten Hulu Sungai Selatan"),
    ("Tahun anggaran", 2019),
    ("Jabatan penanda tangan", "CAMAT KALUMPANG"),
    ("Nama penanda tangan", None),
    ("Pangkat", None),
    ("NIP", None),
    ("Tempat", "Kalumpang"),
    ("Tanggal laporan", None),
)
# Formulasi and Sumber Data of Tabel 3.1; the report prints those of 1.1 to 1.3 and the formula of 4.1, the rest says what is counted.
FORMULASI = {
    "1.1": ("Total dari Nilai Persepsi per Unsur / Total Unsur yang Terisi x Nilai Penimbang", "Laporan Hasil Survey"),
    "1.2": ("Jumlah Layanan kepada Masyarakat Tepat Waktu / Jumlah Layanan kepada Masyarakat x 90%", "Laporan Hasil Survey"),
    "1.3": ("Hasil evaluasi AKIP", "Hasil Review"),
    "1.4": ("Jumlah Temuan yang Ditindaklanjuti / Jumlah Temuan x 100%", "Laporan Hasil Pemeriksaan"),
    "2.1": ("Jumlah Desa Berkriteria Baik / Jumlah Desa x 100%", "Hasil Penilaian Desa"),
    "3.1": ("Jumlah Laporan Pengaduan yang Ditindaklanjuti / Jumlah Laporan Pengaduan x 100%", "Buku Pengaduan"),
    "4.1": ("Jumlah Pembangunan yang Melibatkan Masyarakat / Jumlah Pembangunan yang Seharusnya Melibatkannya x 85%", "Laporan Desa"),
}
JADWAL = {"1234": "triwulan", "24": "semester", "4": "tahunan"}
LEBAR_DPA = (6, 76, 22)
LEBAR_BELANJA = (6, 44, 60, 20, 20, 9)
LEBAR_INDIKATOR = {"Kode": 7, "Sasaran": 34, "Indikator Kinerja Sasaran": 38, "Satuan": 9, "Target Tahunan": 10}
LEBAR_INDIKATOR |= dict.fromkeys(("Target TW 1", "Target TW 2", "Target TW 3", "Target TW 4"), 9)
LEBAR_INDIKATOR |= {"Cara Hitung": 15, "Arah": 24, "Jenis Target": 13, "Jadwal Ukur": 11, "Bila Tidak Ada Kejadian": 17}
LEBAR_INDIKATOR |= {"Formulasi": 50, "Sumber Data": 25}
LEBAR_REALISASI = {"Kode": 7, "Triwulan": 9, "Pembilang": 11, "Penyebut": 11, "Nilai": 9, "Penjelasan": 60}
LEBAR_REALISASI |= dict.fromkeys(("Faktor Pendorong", "Faktor Penghambat", "Tindak Lanjut"), 30)
LEBAR_PEMETAAN = {
    "Kode Indikator": 10,
    "Sasaran (Tabel 3.3)": 36,
    "Indikator (Tabel 3.3)": 40,
    "Program": 44,
    "Kegiatan": 44,
    "Sub Kegiatan": 36,
}


def persen(realisasi: int, pagu: int) -> float:
    """Return the percent as the report prints it."""
    return float((Decimal(realisasi) * 100 / pagu).quantize(Decimal("0.01"), ROUND_HALF_UP))


def tulis_dpa(jalan: Path) -> None:
    """Write the DPA: program rows, numbered kegiatan, JUMLAH."""
    with buku(jalan) as b:
        lembar = b.lembar("DPA 2019", LEBAR_DPA, 6)
        kepala = ("PEMERINTAH KABUPATEN HULU SUNGAI SELATAN", "DOKUMEN PELAKSANAAN ANGGARAN")
        for r, teks in enumerate((*kepala, "SKPD : KANTOR KECAMATAN KALUMPANG", "TAHUN ANGGARAN 2019")):
            lembar.merge_range(r, 0, r, 2, teks, b.kepala)
        for k, teks in enumerate(("NO", "PROGRAM / KEGIATAN", "PAGU ANGGARAN (Rp)")):
            lembar.write_string(5, k, teks, b.judul)
        r = 6
        for program, isi in groupby(KEGIATAN, key=lambda k: k[0]):
            kegiatan = list(isi)
            tulis(lembar, r, 0, None, b.tebal)
            tulis(lembar, r, 1, program, b.tebal)
            tulis(lembar, r, 2, sum(k[3] for k in kegiatan), b.tebal_rupiah)
            tinggi(lembar, r, ("", program, ""), LEBAR_DPA)
            r += 1
            for _, nomor, nama, pagu, _ in kegiatan:
                tulis(lembar, r, 0, int(nomor), b.nomor)
                tulis(lembar, r, 1, nama, b.isi)
                tulis(lembar, r, 2, pagu, b.rupiah)
                tinggi(lembar, r, ("", nama, ""), LEBAR_DPA)
                r += 1
        lembar.merge_range(r, 0, r, 1, "JUMLAH", b.jumlah)
        tulis(lembar, r, 2, sum(k[3] for k in KEGIATAN), b.tebal_rupiah)


def tulis_realisasi(jalan: Path) -> None:
    """Write the realisasi s.d. TW II: two-row heading, program cells merged over their kegiatan, JUMLAH ANGGARAN."""
    with buku(jalan) as b:
        lembar = b.lembar("Realisasi", LEBAR_BELANJA, 6)
        judul = ("LAPORAN REALISASI ANGGARAN PER KEGIATAN", "KANTOR KECAMATAN KALUMPANG", "TAHUN ANGGARAN 2019 - S.D. TRIWULAN II")
        for r, teks in enumerate(judul):
            lembar.merge_range(r, 0, r, 5, teks, b.kepala)
        for k, teks in enumerate(("NO", "PROGRAM", "KEGIATAN", "PAGU ANGGARAN (Rp)")):
            lembar.merge_range(4, k, 5, k, teks, b.judul)
        lembar.merge_range(4, 4, 4, 5, "CAPAIAN", b.judul)
        lembar.write_string(5, 4, "REALISASI (Rp)", b.judul)
        lembar.write_string(5, 5, "%", b.judul)
        r = 6
        for n, (program, isi) in enumerate(groupby(KEGIATAN, key=lambda k: k[0]), start=1):
            kegiatan = list(isi)
            akhir = r + len(kegiatan) - 1
            for k, (nilai, gaya) in enumerate(((n, b.nomor), (program, b.isi))):
                if akhir > r:
                    lembar.merge_range(r, k, akhir, k, None, gaya)
                tulis(lembar, r, k, nilai, gaya)
            for _, nomor, nama, pagu, realisasi in kegiatan:
                _baris_realisasi(b, lembar, r, f"{nomor} {nama}", pagu, realisasi)
                tinggi(lembar, r, (program if len(kegiatan) == 1 else "", f"{nomor} {nama}"), LEBAR_BELANJA[1:3])
                r += 1
        lembar.merge_range(r, 0, r, 2, "JUMLAH ANGGARAN", b.jumlah)
        pagu, realisasi = sum(k[3] for k in KEGIATAN), sum(k[4] for k in KEGIATAN)
        tulis(lembar, r, 3, pagu, b.tebal_rupiah)
        tulis(lembar, r, 4, realisasi, b.tebal_rupiah)
        tulis(lembar, r, 5, persen(realisasi, pagu), b.tebal_persen)


def _baris_realisasi(b: Buku, lembar: Any, r: int, kegiatan: str, pagu: int, realisasi: int) -> None:
    tulis(lembar, r, 2, kegiatan, b.isi)
    tulis(lembar, r, 3, pagu, b.rupiah)
    tulis(lembar, r, 4, realisasi, b.rupiah)
    tulis(lembar, r, 5, persen(realisasi, pagu), b.persen)


def tulis_kinerja(jalan: Path) -> None:
    """Write the kinerja workbook: the form that the office fills in, with drop-downs for the closed lists."""
    with buku(jalan) as b:
        _identitas(b)
        baris = (
            (kode, sasaran, nama, satuan, tahunan, *target, cara, ARAH[0], JENIS_TARGET[0], JADWAL[jadwal], kosong, *FORMULASI[kode])
            for kode, sasaran, nama, satuan, tahunan, target, cara, jadwal, kosong in INDIKATOR
        )
        lembar = b.tabel("Indikator", LEBAR_INDIKATOR, baris, ("Kode", "Jadwal Ukur"))
        pilihan = {"Cara Hitung": CARA_HITUNG, "Arah": ARAH, "Jenis Target": JENIS_TARGET, "Bila Tidak Ada Kejadian": BILA_KOSONG}
        for judul, daftar in pilihan.items():
            _pilihan(lembar, list(LEBAR_INDIKATOR).index(judul), list(daftar))
        _pilihan(lembar, list(LEBAR_INDIKATOR).index("Jadwal Ukur"), list(JADWAL.values()), ketat=False)
        isi = ((k, tw, a, p, float(n) if isinstance(n, str) else n, teks, None, None, None) for k, tw, a, p, n, teks in REALISASI)
        lembar = b.tabel("Realisasi", LEBAR_REALISASI, isi, ("Kode",))
        kode = f"=Indikator!$A$2:$A${BARIS_ISIAN}"
        _pilihan(lembar, 0, kode)
        _pilihan(lembar, 1, [1, 2, 3, 4])
        lembar = b.tabel("Pemetaan", LEBAR_PEMETAAN, ((*p, None) for p in PEMETAAN), ("Kode Indikator",))
        _pilihan(lembar, 0, kode)


def _identitas(b: Buku) -> None:
    lembar = b.lembar("Identitas", (28, 52), 1)
    for k, judul in enumerate(("Isian", "Nilai")):
        lembar.write_string(0, k, judul, b.judul)
    for r, (isian, nilai) in enumerate(IDENTITAS, start=1):
        tulis(lembar, r, 0, isian, b.tebal)
        tulis(lembar, r, 1, nilai, b.kode if isian in ("Kode SKPD", "NIP") else b.isi)


def _pilihan(lembar: Any, kolom: int, daftar: list[Any] | str, *, ketat: bool = True) -> None:
    """Offer a drop-down list below the heading; `ketat` forbids other values."""
    aturan = {"validate": "list", "source": daftar, "error_type": "stop" if ketat else "information"}
    aturan |= {"error_title": "Pilihan tidak dikenal", "error_message": "Pilih salah satu isian dari daftar."}
    lembar.data_validation(1, kolom, BARIS_ISIAN - 1, kolom, aturan)


def tulis_contoh(folder: Path) -> None:
    """Write all three files into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    tulis_dpa(folder / DPA)
    tulis_realisasi(folder / BELANJA)
    tulis_kinerja(folder / KINERJA)


if __name__ == "__main__":
    tulis_contoh(CONTOH)
