"""Findings about files: what the gate, the containers and the folder may say."""

from __future__ import annotations

from lkj_etl.katalog import Jenis
from lkj_etl.katalog.bentuk import BENTUK

_SIMPAN_ULANG = "Buka berkas itu di Excel, simpan lagi sebagai Excel Workbook (.xlsx), lalu pakai hasilnya."
_KIRIM_ULANG = "Minta pengirim mengirim ulang berkas itu, atau unduh lagi dari aplikasi asalnya."


def _galat(isi: str, saran: str) -> Jenis:
    return Jenis("galat", isi, saran)


def _peringatan(isi: str, saran: str) -> Jenis:
    return Jenis("peringatan", isi, saran)


# The gate and the containers: the file gives no row.
_WADAH: dict[str, Jenis] = {
    "BERKAS-KOSONG": _galat(
        "Berkas ini kosong.",
        _KIRIM_ULANG,
    ),
    "BERKAS-TERLALU-BESAR": _galat(
        "Berkas ini lebih besar daripada batas {batas}.",
        "Bagi isinya menjadi beberapa berkas, misalnya per bulan.",
    ),
    "BERKAS-BERSANDI": _galat(
        "Berkas ini dilindungi kata sandi, jadi isinya tidak dapat dibaca.",
        "Hapus kata sandinya di Excel (File > Info > Protect Workbook), simpan, lalu pakai hasilnya.",
    ),
    "BERKAS-TAK-TERBACA": _galat(
        "Berkas ini tidak dapat dibaca ({sebab}).",
        _SIMPAN_ULANG,
    ),
    "BENTUK-TAK-DIKENAL": _galat(
        "Isi berkas ini bukan tabel: tidak ada tanda Excel, OpenDocument, HTML, atau teks.",
        _KIRIM_ULANG,
    ),
    "BENTUK-LAIN": _galat(
        "Isi berkas ini adalah {bentuk}, bukan tabel yang dapat dibaca.",
        "Buka berkas itu dan simpan tabelnya sebagai Excel Workbook (.xlsx).",
    ),
    "ZIP-TERPOTONG": _galat(
        "Berkas ini tidak lengkap: bagian akhirnya hilang, mungkin penyalinannya terputus.",
        _KIRIM_ULANG,
    ),
    "ZIP-RUSAK": _galat(
        "Susunan berkas ini rusak (bagian {bagian}).",
        _KIRIM_ULANG,
    ),
    "ZIP-CRC": _galat(
        "Isi berkas ini rusak: jumlah periksa bagian {bagian} tidak cocok.",
        _KIRIM_ULANG,
    ),
    "ZIP-BOM": _galat(
        "Isi berkas ini setelah dibuka jauh melebihi ukuran wajar, seperti berkas jebakan.",
        "Jangan pakai berkas ini. " + _KIRIM_ULANG,
    ),
    "ZIP-METODE": _galat(
        "Berkas ini dimampatkan dengan cara yang tidak dipakai Excel.",
        _SIMPAN_ULANG,
    ),
    "ZIP-GANDA": _galat(
        "Berkas ini memuat dua bagian bernama sama, sehingga isinya tidak pasti.",
        _SIMPAN_ULANG,
    ),
    "ZIP-TUMPANG-TINDIH": _galat(
        "Bagian-bagian berkas ini saling menumpuk, seperti berkas jebakan.",
        "Jangan pakai berkas ini. " + _KIRIM_ULANG,
    ),
    "ZIP-JALUR": _galat(
        "Berkas ini memuat bagian yang menunjuk ke luar berkas, seperti berkas jebakan.",
        "Jangan pakai berkas ini. " + _KIRIM_ULANG,
    ),
    "XML-DTD": _galat(
        "Bagian {bagian} memuat deklarasi DTD, yang tidak pernah ada di berkas Excel yang sehat.",
        "Jangan pakai berkas ini. " + _KIRIM_ULANG,
    ),
    "XML-RUSAK": _galat(
        "Bagian {bagian} rusak: susunan XML-nya tidak utuh.",
        _SIMPAN_ULANG,
    ),
    "XML-TERLALU-DALAM": _galat(
        "Bagian {bagian} tersusun terlalu dalam untuk berkas yang sehat.",
        _KIRIM_ULANG,
    ),
    "OLE-RUSAK": _galat(
        "Kepala atau tabel sektor berkas .xls ini rusak.",
        _KIRIM_ULANG,
    ),
    "OLE-TERPOTONG": _galat(
        "Berkas .xls ini tidak lengkap: sebagian isinya hilang.",
        _KIRIM_ULANG,
    ),
    "OLE-BERPUTAR": _galat(
        "Berkas .xls ini rusak: rantai sektornya berputar.",
        _KIRIM_ULANG,
    ),
    "MAKRO-TERSAMAR": _galat(
        "Berkas ini memuat makro padahal bernama .{nama}.",
        "Periksa asal berkas ini; bila tepercaya, simpan ulang di Excel sebagai .xlsx tanpa makro.",
    ),
}

# The folder: what is passed over, and what cannot be copied.
_FOLDER: dict[str, Jenis] = {
    "BERKAS-HILANG": _galat(
        "Berkas ini tidak ada atau hilang sebelum dibaca.",
        "Periksa nama dan letaknya, lalu jalankan lagi.",
    ),
    "BERKAS-TANPA-IZIN": _galat(
        "Berkas ini tidak boleh dibaca oleh pengguna yang menjalankan program.",
        "Beri izin baca, atau salin berkas itu ke folder masukan.",
    ),
    "BERKAS-SEDANG-DISALIN": _galat(
        "Berkas ini berubah selagi dibaca; mungkin masih disalin atau diunduh.",
        "Tunggu sampai selesai, lalu jalankan lagi.",
    ),
    "BERKAS-BELUM-DIUNDUH": _galat(
        "Berkas ini masih di awan dan belum diunduh ke komputer ini.",
        "Buka berkas itu sekali, atau pilih Always keep on this device, lalu jalankan lagi.",
    ),
    "DIABAIKAN-KUNCI": _galat(
        "Ini berkas kunci Excel (~$), bukan tabel.",
        "Tutup Excel; yang dibaca adalah berkas tanpa ~$.",
    ),
    "DIABAIKAN-SEMENTARA": _galat(
        "Ini berkas sementara atau unduhan yang belum selesai.",
        "Tunggu unduhan selesai, lalu pakai berkas jadinya.",
    ),
    "DIABAIKAN-TERSEMBUNYI": _galat(
        "Ini berkas tersembunyi.",
        "Ganti namanya tanpa titik di depan bila memang masukan.",
    ),
    "DIABAIKAN-TAUTAN": _galat(
        "Ini tautan (symlink) ke tempat lain; tautan tidak diikuti.",
        "Salin berkas aslinya ke folder masukan.",
    ),
    "DIABAIKAN-BUKAN-BERKAS": _galat(
        "Ini folder, pipa, atau perangkat, bukan berkas biasa.",
        "Letakkan berkas tabelnya langsung di folder masukan.",
    ),
    "DIABAIKAN-JENIS": _galat(
        "Jenis berkas ini tidak dibaca sebagai masukan.",
        "Pakai berkas xlsx, xlsm, xls, ods, csv, txt, tsv, htm, atau html.",
    ),
}

# What is read all the same.
_CATATAN: dict[str, Jenis] = {
    "ISI-LAIN-DARI-NAMA": _peringatan(
        "Isi berkas ini adalah {bentuk}, bukan seperti akhiran namanya (.{akhiran}); dibaca menurut isinya.",
        "Simpan ulang di Excel sebagai Excel Workbook (.xlsx) agar nama dan isinya sama.",
    ),
    "MAKRO-DIABAIKAN": _peringatan(
        "Berkas ini memuat makro; hanya nilai sel yang dibaca, makro tidak dijalankan.",
        "Simpan ulang sebagai .xlsx bila makronya tidak diperlukan.",
    ),
    "TAUTAN-LUAR": _peringatan(
        "Berkas ini memuat tautan ke berkas atau sumber data lain; tautan tidak diikuti, nilai yang tersimpan dipakai.",
        "Putuskan tautannya di Excel (Data > Edit Links > Break Link), lalu periksa nilainya.",
    ),
    "TAUTAN-DDE": _peringatan(
        "Berkas ini memuat tautan DDE ke program lain; tautan tidak diikuti.",
        "Periksa asal berkas ini dan hapus tautan DDE-nya.",
    ),
    "SEL-JAUH": _peringatan(
        "{banyak} sel berisi berada jauh di luar tabel (mulai sel ini) dan tidak dibaca.",
        "Hapus isi sel itu, atau pindahkan ke dalam tabel.",
    ),
    "TEKS-CP1252": _peringatan(
        "Berkas teks ini bukan UTF-8; dibaca sebagai Windows-1252.",
        "Periksa huruf khusus di nama, atau simpan sebagai CSV UTF-8.",
    ),
    "NAMA-BERKAS-ANEH": _peringatan(
        "Nama berkas ini memuat {banyak} huruf kendali atau arah tulis yang tidak terlihat.",
        "Ganti nama berkas itu dengan huruf biasa.",
    ),
}

BERKAS: dict[str, Jenis] = {**_WADAH, **BENTUK, **_FOLDER, **_CATATAN}
