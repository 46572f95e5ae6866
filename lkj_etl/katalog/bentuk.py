"""Findings about formats: what the readers of xlsx, xls, ods, html and text may say."""

from __future__ import annotations

from lkj_etl.katalog import Jenis

_SIMPAN_ULANG = "Buka berkas itu di Excel, simpan lagi sebagai Excel Workbook (.xlsx), lalu pakai hasilnya."
_KIRIM_ULANG = "Minta pengirim mengirim ulang berkas itu, atau unduh lagi dari aplikasi asalnya."


def _galat(isi: str, saran: str) -> Jenis:
    return Jenis("galat", isi, saran)


# The container is sound, the sheet inside is not: the file gives no row.
BENTUK: dict[str, Jenis] = {
    "XLSX-RUSAK": _galat(
        "Susunan bagian {bagian} tidak sesuai aturan Excel.",
        _SIMPAN_ULANG,
    ),
    "XLSX-BAGIAN-HILANG": _galat(
        "Bagian {bagian} tidak ada di dalam berkas.",
        _KIRIM_ULANG,
    ),
    "XLSX-RUJUKAN": _galat(
        "Alamat sel atau rentang di sini tidak berlaku.",
        _SIMPAN_ULANG,
    ),
    "XLSX-URUTAN": _galat(
        "Baris atau sel mulai dari sini tidak berurutan.",
        _SIMPAN_ULANG,
    ),
    "XLSX-TEKS-BERSAMA": _galat(
        "Sel ini menunjuk teks yang tidak ada di dalam berkas.",
        _KIRIM_ULANG,
    ),
    "XLSX-ANGKA": _galat(
        "Sel ini bertipe angka, tanggal, atau benar/salah, tetapi isinya bukan itu.",
        "Ketik ulang isi sel ini di Excel, lalu simpan.",
    ),
    "XLS-RUSAK": _galat(
        "Isi berkas .xls ini rusak.",
        _SIMPAN_ULANG,
    ),
    "ODS-RUSAK": _galat(
        "Isi berkas OpenDocument ini rusak.",
        "Buka di LibreOffice, simpan sebagai Excel (.xlsx), lalu pakai hasilnya.",
    ),
    "ODS-PENGULANGAN": _galat(
        "Sel berisi diulang melebihi batas, seperti berkas jebakan.",
        "Hapus baris dan kolom berulang di bawah dan di kanan tabel, lalu simpan.",
    ),
    "HTML-RUSAK": _galat(
        "Halaman HTML ini rusak atau tersusun terlalu dalam.",
        _SIMPAN_ULANG,
    ),
    "HTML-TERPOTONG": _galat(
        "Halaman HTML ini tidak lengkap: tabelnya tidak ditutup.",
        _KIRIM_ULANG,
    ),
    "HTML-TANPA-TABEL": _galat(
        "Halaman HTML ini tidak memuat tabel.",
        _KIRIM_ULANG,
    ),
    "TEKS-NUL": _galat(
        "Berkas teks ini memuat bita NUL, jadi bukan teks yang utuh.",
        _KIRIM_ULANG,
    ),
    "TEKS-PENGODEAN": _galat(
        "Pengodean huruf berkas teks ini tidak dikenal.",
        "Simpan ulang sebagai CSV UTF-8 atau sebagai Excel Workbook (.xlsx).",
    ),
    "TEKS-BARIS-PANJANG": _galat(
        "Ada baris teks yang lebih panjang dari {batas} huruf.",
        _KIRIM_ULANG,
    ),
    "TEKS-KUTIP-TERBUKA": _galat(
        "Ada tanda kutip yang dibuka tetapi tidak ditutup, sehingga batas kolom tidak pasti.",
        "Tutup tanda kutip itu, atau simpan tabelnya sebagai Excel Workbook (.xlsx).",
    ),
    "TEKS-KOLOM-LEBIH": _galat(
        "Baris ini berisi {ada} kolom, sedangkan judulnya {judul}; mungkin pemisah kolom dipakai di dalam angka.",
        "Ekspor ulang dengan pemisah titik koma, atau simpan sebagai Excel Workbook (.xlsx).",
    ),
    "TEKS-KOLOM-KURANG": _galat(
        "Baris ini berisi {ada} kolom, sedangkan judulnya {judul}.",
        "Lengkapi baris ini, atau ekspor ulang sebagai Excel Workbook (.xlsx).",
    ),
    "LEMBAR-TIDAK-ADA": _galat(
        "Buku kerja ini tidak memuat lembar.",
        _KIRIM_ULANG,
    ),
    "LEMBAR-TAK-TERLIHAT": _galat(
        "Semua lembar buku kerja ini tersembunyi.",
        "Tampilkan lembar itu di Excel (klik kanan nama lembar > Unhide), lalu simpan.",
    ),
    "LEMBAR-TERLALU-BESAR": _galat(
        "Lembar ini berisi lebih banyak sel daripada yang dapat dibaca.",
        "Hapus bagian yang tidak dipakai, atau bagi isinya menjadi beberapa berkas.",
    ),
    "PEMBACA-MATI": _galat(
        "Berkas ini membuat pembaca berhenti mendadak, jadi isinya tidak dapat dibaca.",
        _SIMPAN_ULANG,
    ),
    "PEMBACA-TERLALU-LAMA": _galat(
        "Berkas ini tidak selesai dibaca dalam batas waktu.",
        _SIMPAN_ULANG,
    ),
    "PEMBACA-MEMORI": _galat(
        "Berkas ini memerlukan lebih banyak memori daripada batas.",
        _SIMPAN_ULANG,
    ),
}
