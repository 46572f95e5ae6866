"""Findings about formats: what the readers of xlsx, xls, ods, html and text may say."""

from __future__ import annotations

from lkj_etl.katalog import Jenis, galat

SIMPAN_ULANG = "Buka berkas itu di Excel, simpan lagi sebagai Excel Workbook (.xlsx), lalu pakai hasilnya."
KIRIM_ULANG = "Minta pengirim mengirim ulang berkas itu, atau unduh lagi dari aplikasi asalnya."


# The container is sound, the sheet inside is not: the file gives no row.
BENTUK: dict[str, Jenis] = {
    "XLSX-RUSAK": galat(
        "Susunan bagian {bagian} tidak sesuai aturan Excel.",
        SIMPAN_ULANG,
    ),
    "XLSX-BAGIAN-HILANG": galat(
        "Bagian {bagian} tidak ada di dalam berkas.",
        KIRIM_ULANG,
    ),
    "XLSX-RUJUKAN": galat(
        "Alamat sel atau rentang di sini tidak berlaku.",
        SIMPAN_ULANG,
    ),
    "XLSX-URUTAN": galat(
        "Baris atau sel mulai dari sini tidak berurutan.",
        SIMPAN_ULANG,
    ),
    "XLSX-TEKS-BERSAMA": galat(
        "Sel ini menunjuk teks yang tidak ada di dalam berkas.",
        KIRIM_ULANG,
    ),
    "XLSX-ANGKA": galat(
        "Sel ini bertipe angka, tanggal, atau benar/salah, tetapi isinya bukan itu.",
        "Ketik ulang isi sel ini di Excel, lalu simpan.",
    ),
    "XLS-RUSAK": galat(
        "Isi berkas .xls ini rusak.",
        SIMPAN_ULANG,
    ),
    "ODS-RUSAK": galat(
        "Isi berkas OpenDocument ini rusak.",
        "Buka di LibreOffice, simpan sebagai Excel (.xlsx), lalu pakai hasilnya.",
    ),
    "ODS-PENGULANGAN": galat(
        "Sel berisi diulang melebihi batas, seperti berkas jebakan.",
        "Hapus baris dan kolom berulang di bawah dan di kanan tabel, lalu simpan.",
    ),
    "HTML-RUSAK": galat(
        "Halaman HTML ini rusak atau tersusun terlalu dalam.",
        SIMPAN_ULANG,
    ),
    "HTML-TERPOTONG": galat(
        "Halaman HTML ini tidak lengkap: tabelnya tidak ditutup.",
        KIRIM_ULANG,
    ),
    "HTML-TANPA-TABEL": galat(
        "Halaman HTML ini tidak memuat tabel.",
        KIRIM_ULANG,
    ),
    "TEKS-NUL": galat(
        "Berkas teks ini memuat bita NUL, jadi bukan teks yang utuh.",
        KIRIM_ULANG,
    ),
    "TEKS-PENGODEAN": galat(
        "Pengodean huruf berkas teks ini tidak dikenal.",
        "Simpan ulang sebagai CSV UTF-8 atau sebagai Excel Workbook (.xlsx).",
    ),
    "TEKS-BARIS-PANJANG": galat(
        "Ada baris teks yang lebih panjang dari {batas} huruf.",
        KIRIM_ULANG,
    ),
    "TEKS-KUTIP-TERBUKA": galat(
        "Ada tanda kutip yang dibuka tetapi tidak ditutup, sehingga batas kolom tidak pasti.",
        "Tutup tanda kutip itu, atau simpan tabelnya sebagai Excel Workbook (.xlsx).",
    ),
    "TEKS-KOLOM-LEBIH": galat(
        "Baris ini berisi {ada} kolom, sedangkan judulnya {judul}; mungkin pemisah kolom dipakai di dalam angka.",
        "Ekspor ulang dengan pemisah titik koma, atau simpan sebagai Excel Workbook (.xlsx).",
    ),
    "TEKS-KOLOM-KURANG": galat(
        "Baris ini berisi {ada} kolom, sedangkan judulnya {judul}.",
        "Lengkapi baris ini, atau ekspor ulang sebagai Excel Workbook (.xlsx).",
    ),
    "LEMBAR-TIDAK-ADA": galat(
        "Buku kerja ini tidak memuat lembar.",
        KIRIM_ULANG,
    ),
    "LEMBAR-TAK-TERLIHAT": galat(
        "Semua lembar buku kerja ini tersembunyi.",
        "Tampilkan lembar itu di Excel (klik kanan nama lembar > Unhide), lalu simpan.",
    ),
    "LEMBAR-TERLALU-BESAR": galat(
        "Lembar ini berisi lebih banyak sel daripada yang dapat dibaca.",
        "Hapus bagian yang tidak dipakai, atau bagi isinya menjadi beberapa berkas.",
    ),
    "PEMBACA-MATI": galat(
        "Berkas ini membuat pembaca berhenti mendadak, jadi isinya tidak dapat dibaca.",
        SIMPAN_ULANG,
    ),
    "PEMBACA-TERLALU-LAMA": galat(
        "Berkas ini tidak selesai dibaca dalam batas waktu.",
        SIMPAN_ULANG,
    ),
    "PEMBACA-MEMORI": galat(
        "Berkas ini memerlukan lebih banyak memori daripada batas.",
        SIMPAN_ULANG,
    ),
}
