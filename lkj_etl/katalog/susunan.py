"""Findings about headings, rows, totals and the sheets of the kinerja workbook."""

from __future__ import annotations

from lkj_etl.katalog import Jenis, galat, peringatan

SUSUNAN: dict[str, Jenis] = {
    # recognition: see baca/kenali
    "JENIS-TAK-DIKENAL": galat(
        "Isi berkas ini tidak dikenali: tidak ada lembar dengan judul kolom kinerja, pagu, realisasi atau rekap.",
        "Pastikan baris judul kolom masih ada dan tidak diubah, lalu simpan dan jalankan ulang. Bila berkas ini bukan masukan, pindahkan dari folder.",
    ),
    "BERKAS-HASIL": galat(
        "Berkas ini hasil program ini (laporan atau rekap), bukan berkas masukan.",
        "Pindahkan berkas ini dari folder masukan; yang dibaca adalah DPA, ekspor SIPD, tabel realisasi, dan buku kerja kinerja.",
    ),
    "JUDUL-KURANG": galat(
        "Judul kolom yang diperlukan tidak ditemukan di baris {baris}: {dicari}. Judul yang ada: {ada}.",
        "Lengkapi atau perbaiki tulisan judul kolom itu, simpan, lalu jalankan ulang.",
    ),
    "JUDUL-KEMBAR": galat(
        'Judul kolom "{judul}" terdapat dua kali sehingga tidak jelas kolom mana yang berlaku.',
        "Hapus atau ganti nama salah satu kolom, simpan, lalu jalankan ulang.",
    ),
    "JUDUL-KOSONG": galat(
        "Kolom {kolom} berisi data tetapi tidak mempunyai judul, sehingga tidak dibaca.",
        "Ketik judul kolom itu; bila memang tidak diperlukan, hapus isinya.",
    ),
    "JUDUL-TAK-DIKENAL": peringatan(
        'Kolom "{judul}" tidak dikenal dan tidak dibaca.',
        "Biarkan bila memang kolom tambahan. Bila seharusnya dibaca, samakan judulnya dengan templat.",
    ),
    "KOLOM-PRIBADI": peringatan(
        'Kolom "{judul}" berisi data pribadi; kolom itu dilewati dan isinya tidak disimpan di mana pun.',
        "Sebaiknya hapus kolom itu sebelum berkas dibagikan.",
    ),
    "TERLALU-BANYAK-KOLOM": galat(
        "Baris judul memuat lebih dari {batas} kolom.",
        "Hapus kolom yang tidak dipakai, simpan, lalu jalankan ulang.",
    ),
    "TANPA-BARIS": galat(
        "Judul kolom ditemukan, tetapi tidak ada satu pun baris data di bawahnya.",
        "Isi datanya atau ekspor ulang berkas ini, lalu jalankan ulang.",
    ),
    "BERKAS-CAMPURAN": galat(
        "Satu berkas memuat beberapa jenis tabel sekaligus: {jenis}.",
        "Pisahkan setiap jenis tabel ke berkasnya sendiri, lalu jalankan ulang.",
    ),
    "LEMBAR-KURANG": galat(
        "Buku kerja kinerja belum lengkap: lembar {dicari} tidak ditemukan. Lembar yang dikenali: {ada}.",
        "Salin lembar itu dari templat kinerja, isi, simpan, lalu jalankan ulang.",
    ),
    "LEMBAR-KEMBAR": galat(
        "Ada lebih dari satu lembar {jenis} dalam buku kerja kinerja.",
        "Hapus lembar yang tidak dipakai, simpan, lalu jalankan ulang.",
    ),
    "LEMBAR-GANDA": galat(
        "Kunci baris ini sudah ada di lembar lain ({sebelumnya}); dua lembar memuat data yang sama sehingga tidak jelas mana yang berlaku.",
        "Hapus lembar yang tidak dipakai, simpan, lalu jalankan ulang.",
    ),
    "LEMBAR-TERSEMBUNYI": peringatan(
        "Data dibaca dari lembar yang disembunyikan.",
        "Tampilkan lembar itu di Excel dan pastikan memang lembar yang berlaku.",
    ),
    "BARIS-TERSEMBUNYI": peringatan(
        "Ada {banyak} baris data yang disembunyikan (baris {baris}); baris itu tetap dihitung.",
        "Tampilkan semua baris (hapus penyaring) dan pastikan isinya benar.",
    ),
    "KOLOM-TERSEMBUNYI": peringatan(
        "Kolom {kolom} disembunyikan, tetapi isinya tetap dibaca.",
        "Tampilkan kolom itu dan pastikan isinya benar.",
    ),
    "TEMUAN-DIRINGKAS": peringatan(
        "Masih ada {banyak} temuan {kode} lain di kolom {kolom} yang tidak ditulis satu per satu.",
        "Perbaiki dahulu temuan yang tertulis; sisanya biasanya mempunyai sebab yang sama.",
    ),
    "SKALA-BELUM-DITETAPKAN": galat(
        "Judul berkas menyebut angka dalam ribuan atau jutaan rupiah, sedangkan pengaturan skala belum diisi.",
        "Ubah angka menjadi rupiah penuh, atau isi skala di lkj.toml (ribuan atau jutaan).",
    ),
    "SKALA-BERBEDA": galat(
        "Judul menyebut angka dalam {disebut} rupiah, sedangkan pengaturan skala berisi {skala}.",
        "Samakan skala di lkj.toml dengan berkas ini, atau ubah angka di berkas menjadi rupiah penuh dan hapus sebutan itu dari judulnya.",
    ),
    "SKALA-SEBAGIAN": galat(
        "Berkas ini menyebut angka dalam ribuan atau jutaan rupiah, tetapi tidak untuk kolom {kolom}.",
        "Samakan satuan semua kolom rupiah di berkas ini, dan sebutkan di judul tabel.",
    ),
    # cells and rows of money tables: see baca/rekap, baca/sipd
    "REALISASI-KOSONG": peringatan(
        "Kolom {kolom} di baris ini kosong; dihitung sebagai Rp 0.",
        "Ketik 0 bila memang belum ada realisasi, atau isi jumlahnya.",
    ),
    "SEL-KOSONG": galat("Kolom {kolom} di baris ini kosong, padahal wajib diisi.", "Isi sel ini, simpan, lalu jalankan ulang."),
    "KODE-ANGKA": galat(
        "Kode di kolom {kolom} tersimpan sebagai angka sehingga angka nol di belakang dapat hilang (1.10 menjadi 1,1).",
        "Ubah format sel menjadi Teks, lalu ketik ulang kodenya dengan lengkap.",
    ),
    "KODE-TAK-TERBACA": galat(
        "Kode di kolom {kolom} bukan kode yang sah: hanya boleh angka dan titik.",
        "Ketik ulang kode itu; periksa huruf O atau huruf lain yang mirip angka.",
    ),
    "ANGKA-DUA-GAYA": galat(
        "Kolom {kolom} memuat dua gaya penulisan angka (1.234,00 dan 1,234.00) sehingga nilainya dapat keliru.",
        "Samakan gaya penulisan angka di seluruh kolom, sebaiknya sebagai angka Excel.",
    ),
    "BARIS-KEMBAR": peringatan(
        "Baris ini sama persis dengan {sebelumnya}; dihitung satu kali.",
        "Hapus baris yang berulang.",
    ),
    "KODE-BUKAN-KEGIATAN": galat(
        "Kode di baris ini adalah kode {apa}, bukan kegiatan atau sub kegiatan; jumlahnya akan terhitung dua kali.",
        "Hapus baris itu dari tabel, simpan, lalu jalankan ulang; yang dirinci per rekening dibaca dari ekspor SIPD atau AKLAP.",
    ),
    "TAHAPAN-GANDA": galat(
        'Baris ini pagu tahapan "{ini}", sedangkan baris {baris} memuat sub kegiatan dan rekening yang sama untuk "{lain}".',
        "Pagu dua tahapan tidak dijumlahkan: hapus baris tahapan yang sudah tidak berlaku, atau unduh satu tahapan saja dari SIPD.",
    ),
    "KUNCI-BENTROK": galat(
        "Kegiatan ini sudah ada di {sebelumnya} dengan isi yang berbeda.",
        "Pastikan mana yang benar, hapus yang lain, simpan, lalu jalankan ulang.",
    ),
    "TOTAL-BERKAS-BEDA": galat(
        "Jumlah di kolom {kolom} tertulis Rp {tertulis}, sedangkan baris-barisnya berjumlah Rp {dihitung} (selisih Rp {beda}).",
        "Periksa baris yang hilang atau angka yang salah ketik, atau perbaiki jumlahnya.",
    ),
    "BARIS-MUNGKIN-JUMLAH": galat(
        "Baris ini tampak seperti jumlah baris-baris {bawah}: {apa} sama persis. Bila memang jumlah, rupiahnya terhitung dua kali.",
        "Bila baris ini program atau induk lain, tandai sebagai induk: kosongkan nomornya, atau nomori induk I, II dan isinya 1, 2; "
        "dalam tabel berkode, awali kode isinya dengan kode induknya. Bila bukan, tambahkan baris JUMLAH di bawah tabel sebagai bukti.",
    ),
    "JUMLAH-MUNGKIN-GANDA": peringatan(
        "Baris ini sama persis dengan jumlah baris-baris {bawah}, dan JUMLAH berkas ini ikut menghitungnya.",
        "Pastikan JUMLAH itu tidak menghitung program sekaligus kegiatannya; bila demikian, perbaiki JUMLAH dan tandai baris ini sebagai induk.",
    ),
    "TABEL-MUNGKIN-SAMA": galat(
        "Jumlah rupiah di {sini} sama persis dengan jumlah di {sana}; mungkin rupiah yang sama dirinci dalam dua tabel, "
        "sehingga terhitung dua kali.",
        "Sisakan satu tabel di berkas ini: hapus rekapitulasi yang mengulang rinciannya, simpan, lalu jalankan ulang.",
    ),
    "TOTAL-TAK-TERBACA": galat("Jumlah di kolom {kolom} bukan angka.", "Ketik jumlah sebagai angka, atau kosongkan sel itu."),
    "PAGU-NEGATIF": galat("Pagu di kolom {kolom} bernilai negatif.", "Ketik pagu yang benar di sel ini."),
    "REALISASI-NEGATIF": peringatan(
        "Realisasi di kolom {kolom} bernilai negatif; dihitung sebagai koreksi.",
        "Pastikan memang pengembalian atau koreksi.",
    ),
    "SETORAN-NEGATIF": galat(
        "Setoran di kolom {kolom} bernilai negatif, sehingga menambah realisasi, padahal setoran menguranginya.",
        "Ketik setoran tanpa tanda minus; bila memang pembatalan setoran, ketik angkanya di Nilai Realisasi dan kosongkan sel ini.",
    ),
    "PERSEN-BEDA": peringatan(
        "Persentase di kolom {kolom} tidak sama dengan realisasi dibagi pagu (seharusnya {seharusnya}).",
        "Periksa pagu dan realisasi di baris ini; persentase di berkas tidak dipakai.",
    ),
    "PERSEN-DUA-SKALA": peringatan(
        "Persentase di kolom {kolom} ditulis dengan skala yang berbeda dari baris lain (0-1 dan 0-100).",
        "Samakan penulisan persentase di seluruh kolom.",
    ),
    "PERSEN-DUA-GAYA": peringatan(
        "Persentase di kolom {kolom} ditulis dengan dua gaya (12,5% dan 12.5%).", "Samakan penulisannya di seluruh kolom."
    ),
    "PERSEN-TAK-TERBACA": peringatan("Persentase di kolom {kolom} tidak terbaca sebagai angka.", "Perbaiki atau kosongkan sel ini."),
    "TANGGAL-LUAR-TAHUN": peringatan(
        "Tanggal di kolom {kolom} di luar tahun {tahun}.", "Pastikan tahunnya benar; tanggal ini tidak memengaruhi angka."
    ),
    "TANGGAL-CADANGAN": peringatan(
        "Pada {banyak} baris tanggal {dasar} kosong; dipakai tanggal dokumen.",
        "Lengkapi tanggal itu di SIPD bila sudah ada, lalu ekspor ulang.",
    ),
    # control files and anggaran kas: see baca/kontrol, baca/kas
    "NETO-BEDA": peringatan(
        "Neto tertulis Rp {tertulis}, sedangkan bruto dikurangi potongan Rp {seharusnya}.",
        "Periksa bruto, potongan, dan neto SP2D di baris ini.",
    ),
    "KAS-BEDA-PAGU-BARIS": peringatan(
        "Anggaran di kolom {kolom} Rp {pagu}, sedangkan rencana setahun di baris ini Rp {rencana} (selisih Rp {beda}).",
        "Samakan rencana penarikan setahun dengan anggarannya.",
    ),
    # kinerja workbook: see baca/kinerja*
    "IDENTITAS-KOSONG": galat("{isian} di lembar Identitas belum diisi.", "Isi nilainya di lembar Identitas, simpan, lalu jalankan ulang."),
    "ISIAN-TAK-DIKENAL": peringatan(
        'Isian "{isian}" di lembar Identitas tidak dikenal dan tidak dibaca.', "Samakan tulisan isian dengan templat."
    ),
    "ISIAN-KEMBAR": peringatan('Isian "{isian}" ditulis dua kali; yang pertama dipakai.', "Hapus salah satu barisnya."),
    "NIP-ANGKA": peringatan(
        "NIP tersimpan sebagai angka sehingga digit terakhirnya dapat berubah; NIP tidak dicetak.",
        "Ubah format sel menjadi Teks, lalu ketik ulang NIP.",
    ),
    "TAHUN-TAK-TERBACA": galat("Tahun anggaran tidak terbaca.", "Ketik tahun dengan empat angka, misalnya 2026."),
    "PILIHAN-TAK-DIKENAL": galat("Isi kolom {kolom} bukan salah satu pilihan yang berlaku.", "Pilih salah satu: {berlaku}."),
    "PREDIKAT-TAK-DIKENAL": galat("Target di kolom {kolom} bukan predikat.", "Pakai salah satu predikat: {berlaku}."),
    "INDIKATOR-KEMBAR": galat(
        "Kode indikator {kode} sudah dipakai di baris lain; baris ini dilewati.", "Beri kode yang berbeda untuk setiap indikator."
    ),
    "TRIWULAN-TAK-DIKENAL": galat("Triwulan di kolom {kolom} tidak dikenal; baris ini dilewati.", "Isi dengan 1, 2, 3 atau 4."),
    "REALISASI-DUA-KALI": galat(
        "Realisasi indikator {kode} triwulan {triwulan} sudah diisi di {sebelumnya}; baris ini dilewati.",
        "Sisakan satu baris untuk setiap indikator dan triwulan.",
    ),
}
