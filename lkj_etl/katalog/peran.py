"""Findings about the files of a run taken together: office, period, roles, what is missing."""

from __future__ import annotations

from lkj_etl.katalog import Jenis, galat, peringatan

# see periksa/kantor, periksa/waktu
KANTOR_DAN_MASA: dict[str, Jenis] = {
    "KANTOR-TIDAK-DISEBUT": galat(
        "Tidak ada berkas terbaca yang menyebut nama kantor yang dilaporkan.",
        "Isi lembar Identitas di buku kerja kinerja, atau sebut kantornya dengan --skpd, lalu jalankan ulang.",
    ),
    "SKPD-LAIN": galat(
        'Berkas ini milik "{tertulis}", sedangkan laporan ini untuk {skpd}; isinya tidak dipakai.',
        "Ganti dengan berkas milik kantor ini, atau perbaiki nama atau kode kantor di sel ini.",
    ),
    "SKPD-TIDAK-ADA": galat(
        "Berkas ini memuat beberapa SKPD, tetapi tidak memuat {skpd}.{mirip}",
        "Periksa nama atau kode SKPD di lembar Identitas atau pilihan --skpd.",
    ),
    "TAHUN-LAIN": galat(
        "Tertulis tahun {tertulis}, sedangkan laporan ini untuk tahun {tahun}.",
        "Pakai berkas tahun {tahun}, atau perbaiki tahunnya di sel ini.",
    ),
    "TANGGAL-TAHUN-LAIN": galat(
        "Dokumen di baris ini bertanggal tahun {tertulis}, sedangkan laporan ini untuk tahun {tahun}.",
        "Perbaiki tanggalnya, atau pakai ekspor tahun {tahun}.",
    ),
    "PERIODE-LAIN": galat(
        "Tertulis triwulan {tertulis}, sedangkan laporan ini untuk triwulan {triwulan}; realisasi di berkas ini tidak dipakai.",
        "Pakai berkas s.d. triwulan {triwulan}, atau jalankan laporan untuk triwulan {tertulis}.",
    ),
    "PERIODE-MENDUA": galat(
        "Tertulis triwulan {tertulis}, sedangkan di berkas ini tertulis juga triwulan {lain}; tidak jelas realisasinya s.d. triwulan mana.",
        "Samakan triwulan di judul dan di kepala kolom dengan isi berkas.",
    ),
    "BULAN-LAIN": galat(
        "Judul menyebut bulan {bulan}, sehingga realisasi di berkas ini bukan kumulatif sampai akhir triwulan {triwulan}.",
        "Pakai berkas realisasi s.d. triwulan {triwulan}, atau perbaiki judulnya bila isinya memang sampai akhir triwulan.",
    ),
    "TRIWULAN-KURANG": galat(
        "Realisasi di berkas ini hanya untuk satu triwulan, sedangkan berkas triwulan {kurang} tidak ada.",
        "Letakkan juga berkas triwulan {kurang}, atau pakai berkas realisasi kumulatif (s.d.).",
    ),
    "TRIWULAN-RINCIAN-LAIN": peringatan(
        'Berkas triwulan {triwulan} merinci belanja dengan kode atau unit yang lain daripada "{lain}", sehingga tidak dipakai.',
        "Tidak perlu diubah bila realisasi per triwulan tidak diperlukan; bila perlu, pakai berkas triwulan itu dari sumber yang sama.",
    ),
}

PERAN: dict[str, Jenis] = {
    # what is missing or too much: see masukan
    "TANPA-KINERJA": galat(
        "Tidak ada buku kerja kinerja yang dapat dipakai, sehingga Tabel 3.1 dan Tabel 3.2 kosong dan anggaran belum dipetakan.",
        "Letakkan buku kerja kinerja kantor ini di folder masukan, lalu jalankan ulang.",
    ),
    "TANPA-PAGU": galat(
        "Tidak ada berkas pagu yang dapat dipakai untuk kantor ini.",
        "Letakkan Rekap SIPD atau DPA di folder masukan, lalu jalankan ulang.",
    ),
    "TANPA-REALISASI": galat(
        "Tidak ada berkas realisasi yang dapat dipakai untuk kantor ini dan triwulan ini.",
        "Letakkan laporan realisasi s.d. triwulan ini di folder masukan, lalu jalankan ulang.",
    ),
    "KINERJA-GANDA": galat(
        'Ada dua buku kerja kinerja: "{satu}" dan "{dua}". Yang pertama dipakai untuk draf.',
        "Pindahkan salah satunya dari folder masukan, lalu jalankan ulang.",
    ),
    "BERKAS-KEMBAR": peringatan(
        'Isi berkas ini sama persis dengan "{lain}"; dihitung satu kali.',
        "Hapus salah satu salinan dari folder masukan.",
    ),
    "DIGANTI-PERBAIKAN": peringatan(
        'Berkas "{asal}" tidak dibaca karena digantikan oleh salinan perbaikannya, "{lain}".',
        "Bila perbaikannya sudah benar, hapus berkas asli dari folder masukan.",
    ),
    "SUBFOLDER-TERTUTUP": peringatan(
        "Subfolder {nama} tidak boleh dibuka, jadi tidak diketahui apakah ada berkas tabel di dalamnya.",
        "Minta izin membaca folder itu, atau pindahkan berkas yang harus ikut ke folder masukan.",
    ),
    "SUBFOLDER-TIDAK-DIBACA": peringatan(
        "Subfolder {nama} berisi berkas tabel yang tidak dibaca.",
        "Pindahkan berkasnya ke folder masukan bila harus ikut, atau sebut foldernya dengan --masukan.",
    ),
    **KANTOR_DAN_MASA,
    # roles: see periksa/peran
    "PAGU-GANDA": galat(
        'Ada dua berkas pagu yang berbeda: "{satu}" (Rp {jumlah_satu}) dan "{dua}" (Rp {jumlah_dua}). Yang pertama dipakai untuk draf.',
        "Pindahkan berkas yang tidak berlaku, atau isi berkas_pagu di lkj.toml dengan nama berkas yang berlaku.",
    ),
    "REALISASI-GANDA": galat(
        'Ada dua berkas realisasi yang berbeda: "{satu}" (Rp {jumlah_satu}) dan "{dua}" (Rp {jumlah_dua}). Yang pertama dipakai untuk draf.',
        "Pindahkan berkas yang tidak berlaku, atau isi berkas_realisasi di lkj.toml dengan nama berkas yang berlaku.",
    ),
    "BERKAS-PILIHAN-TIDAK-ADA": peringatan(
        'Pengaturan {kunci} menyebut "{diminta}", tetapi tidak ada berkas bernama itu yang dapat dipakai; yang dipakai "{dipakai}".',
        "Letakkan berkas itu di folder masukan, atau perbaiki atau hapus namanya di lkj.toml.",
    ),
    "DATA-KEMBAR": peringatan(
        '{kolom} di berkas ini sama untuk setiap baris dengan "{lain}"; dihitung satu kali.',
        "Hapus salah satunya dari folder masukan.",
    ),
    "PAGU-BEDA": galat(
        'Pagu "{daun}" di berkas ini Rp {ini}, sedangkan di "{berkas_lain}" sel {sel_lain} Rp {lain}.',
        "Samakan kedua berkas; salah satu angkanya keliru.",
    ),
    "PAGU-TIDAK-LENGKAP": galat(
        'Pagu "{daun}" sebesar Rp {jumlah} tidak ditemukan di "{lain}".{mirip}',
        "Lengkapi baris yang hilang atau samakan nama dan kodenya.",
    ),
    "REALISASI-BEDA": galat(
        'Realisasi "{daun}" di berkas ini Rp {ini}, sedangkan menurut "{berkas_lain}" Rp {lain}.',
        "Periksa berkas realisasi mana yang terakhir; keduanya harus sama.",
    ),
    "REALISASI-TIDAK-LENGKAP": galat(
        'Realisasi "{daun}" sebesar Rp {jumlah} tidak ditemukan di "{lain}".{mirip}',
        "Lengkapi baris yang hilang atau samakan nama dan kodenya.",
    ),
    "PROGRAM-TIDAK-SAMA": galat(
        'Program "{program}" tidak ditemukan di "{lain}".{mirip}',
        "Samakan tulisan nama program di kedua berkas.",
    ),
    "NAMA-MENDUA": galat(
        '"{daun}" di baris ini juga ada di "{program}", sedangkan "{berkas}" tidak menyebut program atau kode, sehingga realisasinya tidak dapat dipisahkan.',
        "Tambahkan kolom program atau kode di berkas realisasi, lalu jalankan ulang.",
    ),
    # control totals and the plan: see periksa/kontrol, periksa/kas
    "KONTROL-BEDA": peringatan(
        "Realisasi belanja di berkas ini s.d. {sampai} Rp {jumlah} tidak sama dengan realisasi laporan: selisih {selisih}.",
        "Pastikan kedua berkas memuat kantor, masa, dan dokumen yang sama; angka berkas ini hanya pembanding.",
    ),
    "KAS-GANDA": galat(
        'Ada dua berkas anggaran kas yang berbeda: "{satu}" (Rp {jumlah_satu}) dan "{dua}" (Rp {jumlah_dua}). Yang pertama dipakai untuk draf.',
        "Pindahkan berkas anggaran kas yang tidak berlaku.",
    ),
    "KAS-BEDA-PAGU": peringatan(
        'Rencana setahun di anggaran kas Rp {rencana}, sedangkan pagu di "{lain}" Rp {pagu} (selisih Rp {beda}).',
        "Pakai anggaran kas dari tahapan APBD yang sama dengan pagunya.",
    ),
    # documents: see periksa/dokumen
    "DOKUMEN-KEMBAR": peringatan(
        "Sebanyak {banyak} baris dokumen sudah ada di berkas atau lembar realisasi sebelumnya; dihitung satu kali.",
        "Tidak perlu diubah bila memang ekspor bulan yang bertumpang tindih.",
    ),
    "DOKUMEN-BENTROK": galat(
        "Dokumen di baris ini sudah ada di berkas atau lembar realisasi sebelumnya dengan nilai yang berbeda.",
        "Ekspor ulang kedua bulan dari SIPD dan buang berkas yang lama.",
    ),
    # against what earlier reports published: see periksa/terbit
    "TOTAL-BASI": peringatan(
        "Total realisasi Rp {jumlah} sama persis dengan laporan {triwulan} yang sudah terbit; mungkin berkas realisasi triwulan lalu yang terpakai.",
        "Pastikan berkas realisasi di folder masukan memang s.d. triwulan ini. Bila memang tidak ada belanja baru, tidak perlu diubah.",
    ),
    "ANGKA-TERBIT-BERUBAH": peringatan(
        "{apa} {triwulan} menurut laporan yang sudah terbit {lama}, sekarang {baru}.",
        "Pastikan perubahan ini memang koreksi; bila ya, sebutkan di laporan, bila tidak, kembalikan angkanya.",
    ),
}
