"""Findings about files: what the gate, the containers and the folder may say."""

from __future__ import annotations

from lkj_etl.katalog import Jenis, galat, peringatan
from lkj_etl.katalog.bentuk import BENTUK, KIRIM_ULANG, SIMPAN_ULANG

# The gate and the containers: the file gives no row.
_WADAH: dict[str, Jenis] = {
    "BERKAS-KOSONG": galat(
        "Berkas ini kosong.",
        KIRIM_ULANG,
    ),
    "BERKAS-TERLALU-BESAR": galat(
        "Berkas ini lebih besar daripada batas {batas}.",
        "Bagi isinya menjadi beberapa berkas, misalnya per bulan.",
    ),
    "BERKAS-BERSANDI": galat(
        "Berkas ini dilindungi kata sandi, jadi isinya tidak dapat dibaca.",
        "Hapus kata sandinya di Excel (File > Info > Protect Workbook), simpan, lalu pakai hasilnya.",
    ),
    "BERKAS-TAK-TERBACA": galat(
        "Berkas ini tidak dapat dibaca ({sebab}).",
        SIMPAN_ULANG,
    ),
    "BENTUK-TAK-DIKENAL": galat(
        "Isi berkas ini bukan tabel: tidak ada tanda Excel, OpenDocument, HTML, atau teks.",
        KIRIM_ULANG,
    ),
    "BENTUK-LAIN": galat(
        "Isi berkas ini adalah {bentuk}, bukan tabel yang dapat dibaca.",
        "Buka berkas itu dan simpan tabelnya sebagai Excel Workbook (.xlsx).",
    ),
    "ZIP-TERPOTONG": galat(
        "Berkas ini tidak lengkap: bagian akhirnya hilang, mungkin penyalinannya terputus.",
        KIRIM_ULANG,
    ),
    "ZIP-RUSAK": galat(
        "Susunan berkas ini rusak (bagian {bagian}).",
        KIRIM_ULANG,
    ),
    "ZIP-CRC": galat(
        "Isi berkas ini rusak: jumlah periksa bagian {bagian} tidak cocok.",
        KIRIM_ULANG,
    ),
    "ZIP-BOM": galat(
        "Isi berkas ini setelah dibuka jauh melebihi ukuran wajar, seperti berkas jebakan.",
        "Jangan pakai berkas ini. " + KIRIM_ULANG,
    ),
    "ZIP-METODE": galat(
        "Berkas ini dimampatkan dengan cara yang tidak dipakai Excel.",
        SIMPAN_ULANG,
    ),
    "ZIP-GANDA": galat(
        "Berkas ini memuat dua bagian bernama sama, sehingga isinya tidak pasti.",
        SIMPAN_ULANG,
    ),
    "ZIP-TUMPANG-TINDIH": galat(
        "Bagian-bagian berkas ini saling menumpuk, seperti berkas jebakan.",
        "Jangan pakai berkas ini. " + KIRIM_ULANG,
    ),
    "ZIP-JALUR": galat(
        "Berkas ini memuat bagian yang menunjuk ke luar berkas, seperti berkas jebakan.",
        "Jangan pakai berkas ini. " + KIRIM_ULANG,
    ),
    "XML-DTD": galat(
        "Bagian {bagian} memuat deklarasi DTD, yang tidak pernah ada di berkas Excel yang sehat.",
        "Jangan pakai berkas ini. " + KIRIM_ULANG,
    ),
    "XML-RUSAK": galat(
        "Bagian {bagian} rusak: susunan XML-nya tidak utuh.",
        SIMPAN_ULANG,
    ),
    "XML-TERLALU-DALAM": galat(
        "Bagian {bagian} tersusun terlalu dalam untuk berkas yang sehat.",
        KIRIM_ULANG,
    ),
    "OLE-RUSAK": galat(
        "Kepala atau tabel sektor berkas .xls ini rusak.",
        KIRIM_ULANG,
    ),
    "OLE-TERPOTONG": galat(
        "Berkas .xls ini tidak lengkap: sebagian isinya hilang.",
        KIRIM_ULANG,
    ),
    "OLE-BERPUTAR": galat(
        "Berkas .xls ini rusak: rantai sektornya berputar.",
        KIRIM_ULANG,
    ),
    "MAKRO-TERSAMAR": galat(
        "Berkas ini memuat makro padahal bernama .{nama}.",
        "Periksa asal berkas ini; bila tepercaya, simpan ulang di Excel sebagai .xlsx tanpa makro.",
    ),
}

# The folder: what is passed over, and what cannot be copied.
_FOLDER: dict[str, Jenis] = {
    "BERKAS-HILANG": galat(
        "Berkas ini tidak ada atau hilang sebelum dibaca.",
        "Periksa nama dan letaknya, lalu jalankan lagi.",
    ),
    "BERKAS-TANPA-IZIN": galat(
        "Berkas ini tidak boleh dibaca: program lain sedang menguncinya, atau pengguna yang menjalankan program tidak diberi izin.",
        "Tutup program yang membukanya atau beri izin baca, lalu jalankan lagi.",
    ),
    "BERKAS-SEDANG-DISALIN": galat(
        "Berkas ini berubah selagi dibaca; mungkin masih disalin atau diunduh.",
        "Tunggu sampai selesai, lalu jalankan lagi.",
    ),
    "BERKAS-BELUM-DIUNDUH": galat(
        "Berkas ini masih di awan dan belum diunduh ke komputer ini.",
        "Buka berkas itu sekali, atau pilih Always keep on this device, lalu jalankan lagi.",
    ),
    "DIABAIKAN-KUNCI": galat(
        "Ini berkas kunci Excel (~$), bukan tabel.",
        "Tutup Excel; yang dibaca adalah berkas tanpa ~$.",
    ),
    "DIABAIKAN-SEMENTARA": galat(
        "Ini berkas sementara atau unduhan yang belum selesai.",
        "Tunggu unduhan selesai, lalu pakai berkas jadinya.",
    ),
    "DIABAIKAN-TERSEMBUNYI": galat(
        "Ini berkas tersembunyi.",
        "Ganti namanya tanpa titik di depan bila memang masukan.",
    ),
    "DIABAIKAN-TAUTAN": galat(
        "Ini tautan (symlink) ke tempat lain; tautan tidak diikuti.",
        "Salin berkas aslinya ke folder masukan.",
    ),
    "DIABAIKAN-BUKAN-BERKAS": galat(
        "Ini folder, pipa, atau perangkat, bukan berkas biasa.",
        "Letakkan berkas tabelnya langsung di folder masukan.",
    ),
    "DIABAIKAN-JENIS": galat(
        "Jenis berkas ini tidak dibaca sebagai masukan.",
        "Pakai berkas xlsx, xlsm, xls, ods, csv, txt, tsv, htm, atau html.",
    ),
}

# What is read all the same.
_CATATAN: dict[str, Jenis] = {
    "ISI-LAIN-DARI-NAMA": peringatan(
        "Isi berkas ini adalah {bentuk}, bukan seperti akhiran namanya (.{akhiran}); dibaca menurut isinya.",
        "Simpan ulang di Excel sebagai Excel Workbook (.xlsx) agar nama dan isinya sama.",
    ),
    "MAKRO-DIABAIKAN": peringatan(
        "Berkas ini memuat makro; hanya nilai sel yang dibaca, makro tidak dijalankan.",
        "Simpan ulang sebagai .xlsx bila makronya tidak diperlukan.",
    ),
    "TAUTAN-LUAR": peringatan(
        "Berkas ini memuat tautan ke berkas atau sumber data lain; tautan tidak diikuti, nilai yang tersimpan dipakai.",
        "Putuskan tautannya di Excel (Data > Edit Links > Break Link), lalu periksa nilainya.",
    ),
    "TAUTAN-DDE": peringatan(
        "Berkas ini memuat tautan DDE ke program lain; tautan tidak diikuti.",
        "Periksa asal berkas ini dan hapus tautan DDE-nya.",
    ),
    "SEL-JAUH": peringatan(
        "{banyak} sel berisi berada jauh di luar tabel (mulai sel ini) dan tidak dibaca.",
        "Hapus isi sel itu, atau pindahkan ke dalam tabel.",
    ),
    "TEKS-CP1252": peringatan(
        "Berkas teks ini bukan UTF-8; dibaca sebagai Windows-1252.",
        "Periksa huruf khusus di nama, atau simpan sebagai CSV UTF-8.",
    ),
    "NAMA-BERKAS-ANEH": peringatan(
        "Nama berkas ini memuat {banyak} huruf kendali atau arah tulis yang tidak terlihat.",
        "Ganti nama berkas itu dengan huruf biasa.",
    ),
}

BERKAS: dict[str, Jenis] = {**_WADAH, **BENTUK, **_FOLDER, **_CATATAN}
