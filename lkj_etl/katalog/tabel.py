"""Findings about the inside of a table: headings, cells, numbers, codes, dates."""

from __future__ import annotations

from lkj_etl.katalog import Jenis, galat, peringatan

TABEL: dict[str, Jenis] = {
    # cells that hold numbers
    "SEL-GALAT": galat(
        "Sel di kolom {kolom} berisi nilai galat Excel (seperti #REF! atau #DIV/0!), bukan isi yang dapat dipakai.",
        "Perbaiki rumus di sel ini atau ketik nilainya, lalu simpan.",
    ),
    "RUMUS-TANPA-NILAI": galat(
        "Sel di kolom {kolom} berisi rumus yang hasilnya belum tersimpan di berkas.",
        "Buka berkas di Excel, tunggu sampai terhitung, lalu simpan.",
    ),
    "SEL-GABUNGAN": galat(
        "Sel di kolom {kolom} tertutup oleh sel gabungan, sehingga tidak jelas angka mana yang berlaku di sini.",
        "Pisahkan sel gabungan itu (Merge & Center > Unmerge Cells), lalu ketik angkanya di setiap sel.",
    ),
    "ANGKA-BUKAN-ANGKA": galat(
        "Isi sel di kolom {kolom} tidak dapat dibaca sebagai angka.",
        "Ketik angkanya saja, misalnya 1.169.407.000 atau 81,03, tanpa kata lain.",
    ),
    "ANGKA-ILMIAH": galat(
        "Angka di kolom {kolom} ditulis sebagai notasi ilmiah (seperti 1,17E+09), sehingga sebagian digitnya sudah hilang.",
        "Ambil lagi angka lengkapnya dari sumber; atur format sel menjadi Angka sebelum menyalin.",
    ),
    "ANGKA-DI-LUAR-BATAS": galat(
        "Angka di kolom {kolom} mencapai 1.000.000.000.000.000 (16 digit) atau lebih; Excel tidak lagi menyimpannya dengan tepat.",
        "Periksa apakah sel ini berisi nomor (misalnya nomor rekening) atau angka yang kelebihan nol, lalu perbaiki.",
    ),
    "ANGKA-MENDUA": galat(
        "Angka di kolom {kolom} dapat dibaca dengan dua cara: pemisahnya bisa berarti ribuan, bisa berarti desimal.",
        "Ketik ulang tanpa pemisah ribuan (misalnya 1500), atau dengan dua angka di belakang koma (misalnya 1,50).",
    ),
    "ANGKA-PERSEN": galat(
        "Sel di kolom {kolom} berisi persen, padahal kolom ini untuk rupiah.",
        "Ubah format sel menjadi Angka dan ketik jumlah rupiahnya.",
    ),
    "ANGKA-RIBUAN-TUNGGAL": peringatan(
        "Satu pemisah di depan tiga angka terakhir di kolom {kolom} dibaca sebagai pemisah ribuan.",
        "Pastikan jumlahnya benar; agar tidak meragukan, simpan sebagai angka Excel tanpa pemisah.",
    ),
    "ANGKA-DIBULATKAN": peringatan(
        "Jumlah rupiah di kolom {kolom} memuat lebih dari dua angka di belakang koma; dibulatkan ke sen.",
        "Periksa jumlah aslinya; tulis rupiah paling banyak sampai dua angka di belakang koma.",
    ),
    "ANGKA-NIHIL": peringatan(
        'Sel di kolom {kolom} berisi tanda kosong (seperti "-" atau "nihil"), dibaca sebagai tidak ada nilai.',
        "Ketik 0 bila memang nol, atau kosongkan sel bila belum ada nilainya.",
    ),
    "ANGKA-AKSARA-LAIN": peringatan(
        "Angka di kolom {kolom} memakai bentuk angka yang tidak biasa (bukan 0-9); sudah dibaca sebagai angka biasa.",
        "Ketik ulang angkanya dengan papan ketik biasa.",
    ),
    # answers of sheet SKM: see baca/kinerja_skm
    "SKM-DI-LUAR-SKALA": galat(
        "Jawaban di kolom {kolom} bukan 1, 2, 3, atau 4; jawaban ini tidak ikut dihitung.",
        "Perbaiki jawabannya; kosongkan sel bila responden tidak menjawab.",
    ),
    "SKM-TIDAK-DIJAWAB": peringatan(
        "Kolom {kolom} kosong pada {banyak} responden (baris {baris}); rata-ratanya dihitung dari yang menjawab.",
        "Lengkapi bila jawabannya ada di kuesioner; biarkan bila memang tidak dijawab.",
    ),
    # cells that hold dates
    "TANGGAL-TAK-TERBACA": galat(
        "Isi sel di kolom {kolom} tidak dapat dibaca sebagai tanggal.",
        "Ketik tanggal seperti 7 Januari 2026 atau 07/01/2026, dengan tahun empat angka.",
    ),
    "TANGGAL-MUSTAHIL": galat(
        "Tanggal di kolom {kolom} tidak ada di kalender (misalnya 31 Februari).",
        "Perbaiki hari, bulan, atau tahunnya menurut dokumen aslinya.",
    ),
    "TANGGAL-SERIAL": peringatan(
        "Tanggal di kolom {kolom} tersimpan sebagai angka tanpa format tanggal; dibaca sebagai tanggal Excel.",
        "Atur format sel menjadi Tanggal dan pastikan tanggalnya benar.",
    ),
    # cells that hold text
    "KARAKTER-TAK-TAMPAK": peringatan(
        "Sel di kolom {kolom} memuat karakter yang tidak tampak (biasanya terbawa saat menyalin); karakter itu dibuang.",
        "Ketik ulang isi sel ini.",
    ),
    "KARAKTER-ARAH": peringatan(
        "Sel di kolom {kolom} memuat karakter pengatur arah tulisan yang dapat mengacaukan tampilan; karakter itu dibuang.",
        "Ketik ulang isi sel ini.",
    ),
    "KARAKTER-KENDALI": peringatan(
        "Sel di kolom {kolom} memuat karakter kendali yang bukan bagian dari tulisan; karakter itu dibuang.",
        "Ketik ulang isi sel ini.",
    ),
    "UNICODE-RUSAK": peringatan(
        "Sel di kolom {kolom} memuat karakter yang rusak (separuh kode Unicode); karakter itu dibuang.",
        "Ketik ulang isi sel ini dan pastikan tidak ada huruf yang hilang.",
    ),
    "TEKS-PANJANG": peringatan(
        "Teks di kolom {kolom} lebih panjang dari 1.000 karakter; dipakai utuh, tetapi hampir pasti bukan isi yang dimaksud.",
        "Periksa apakah teks lain ikut tersalin ke sel ini.",
    ),
    "TEKS-MIRIP-RUMUS": peringatan(
        "Teks di kolom {kolom} diawali tanda seperti rumus (=, +, -, @, atau tab); ditulis sebagai teks biasa dan tidak pernah dihitung.",
        "Hapus tanda di awal teks bila memang tidak diperlukan.",
    ),
}
