"""Findings about contracts of tables, about the kinerja sheets as a whole, between files, and about the results."""

from __future__ import annotations

from lkj_etl.katalog import Jenis, galat, peringatan

REKONSILIASI: dict[str, Jenis] = {
    # contracts: see periksa/kontrak
    "KONTRAK-KOSONG": galat(
        "Kolom {kolom} kosong, padahal wajib diisi.",
        "Isi sel ini di Excel, simpan, lalu jalankan ulang.",
    ),
    "KONTRAK-BATAS": galat(
        "Angka di kolom {kolom} di luar batas yang berlaku; seharusnya {batas}.",
        "Ketik angka yang benar di sel ini.",
    ),
    "KONTRAK-DAFTAR": galat(
        "Isi kolom {kolom} bukan salah satu pilihan yang berlaku.",
        "Pilih salah satu: {pilihan}.",
    ),
    "KONTRAK-POLA": galat(
        "Isi kolom {kolom} tidak berbentuk seperti yang diminta.",
        "Ketik ulang sel ini. Yang diminta: {arti}.",
    ),
    "KONTRAK-KEMBAR": galat(
        "Isi {kolom} pada baris ini sudah dipakai di baris {baris}.",
        "Hapus salah satu baris, atau perbaiki isian yang keliru.",
    ),
    "KONTRAK-JENIS": galat(
        "Kolom {kolom} tidak dapat dipakai karena tidak ada atau jenis isinya tidak sesuai.",
        "Periksa judul dan isi kolom itu, bandingkan dengan templat (lkj templat).",
    ),
    # sheet Indikator: see periksa/target
    "TARGET-TAHUNAN-TIDAK-COCOK": galat(
        "Target Tahunan indikator {indikator} tidak sama dengan {aturan}, yaitu {hitungan}.",
        "Samakan Target Tahunan dengan Target TW 1-4, atau perbaiki Jenis Target.",
    ),
    "TARGET-NOL": galat(
        "Target indikator {indikator} bernilai 0, padahal arahnya makin tinggi makin baik; capaiannya tidak dapat dihitung.",
        "Isi target yang sebenarnya, atau kosongkan target triwulan yang memang belum dijadwalkan.",
    ),
    "TARGET-NEGATIF": galat(
        "Target indikator {indikator} bernilai kurang dari 0; capaiannya tidak dapat dihitung.",
        "Isi target 0 atau lebih.",
    ),
    "JENIS-TARGET-TIDAK-BERLAKU": galat(
        "Indikator {indikator} dihitung dengan cara {cara}; Jenis Target-nya hanya boleh posisi akhir.",
        "Ubah Jenis Target menjadi posisi akhir.",
    ),
    "TARGET-MENURUN": peringatan(
        "Target {triwulan} indikator {indikator} lebih rendah daripada target {sebelum}, padahal posisi akhir seharusnya naik.",
        "Periksa apakah target triwulan tertukar; biarkan bila memang demikian.",
    ),
    "TARGET-MUNGKIN-PECAHAN": peringatan(
        "Target Tahunan indikator {indikator} tidak lebih dari 1, padahal satuannya persen; mungkin tertulis sebagai pecahan (0,87 untuk 87%).",
        "Bila pecahan, ketik persennya (87), atau beri sel itu format persen, begitu juga target triwulannya; biarkan bila memang demikian.",
    ),
    "TARGET-TANPA-JADWAL": peringatan(
        "Indikator {indikator} tidak pernah jatuh tempo tahun ini: tidak satu pun triwulan di Jadwal Ukur mempunyai target.",
        "Isi target triwulan itu (untuk jadwal tahunan: Target TW 4), atau perbaiki Jadwal Ukur.",
    ),
    "BATAS-CAPAIAN-RENDAH": peringatan(
        "Batas Capaian indikator {indikator} {batas}%: target yang tercapai pun dicetak dengan capaian paling tinggi {batas}%.",
        "Ketik batas dalam persen, misalnya 120 untuk 120%, atau kosongkan; biarkan bila memang demikian.",
    ),
    "TARGET-DI-BAWAH-RPJMD": peringatan(
        "Target tahunan indikator {indikator} ({target}) belum mencapai target RPJMD ({rpjmd}).",
        "Periksa target di Perjanjian Kinerja dan di RPJMD; biarkan bila keduanya memang berbeda.",
    ),
    "PREDIKAT-BEDA-RPJMD": peringatan(
        "Target tahunan indikator {indikator} adalah predikat {target}, sedangkan target RPJMD {rpjmd} termasuk predikat {kelas}.",
        "Periksa target di Perjanjian Kinerja dan di RPJMD; biarkan bila keduanya memang berbeda.",
    ),
    "INDIKATOR-TANPA-PEMETAAN": peringatan(
        "Indikator {indikator} tidak mempunyai baris di lembar Pemetaan, sehingga tidak muncul di Tabel 3.3.",
        "Tambahkan baris Pemetaan untuk indikator ini bila ada program atau kegiatan yang mendukungnya.",
    ),
    # sheet Realisasi: see periksa/pengukuran
    "INDIKATOR-TIDAK-DIKENAL": galat(
        "Kode indikator {indikator} tidak ada di lembar Indikator; kode yang paling mirip adalah {terdekat}.",
        "Perbaiki kode ini, atau tambahkan indikatornya di lembar Indikator.",
    ),
    "REALISASI-TRIWULAN-DEPAN": galat(
        "Indikator {indikator} sudah terisi untuk {triwulan}, padahal laporan ini baru sampai {laporan}.",
        "Hapus isian triwulan yang belum tiba, atau perbaiki kolom Triwulan; untuk mencetak ulang triwulan lalu pakai --cetak-ulang.",
    ),
    "REALISASI-TRIWULAN-DEPAN-DIABAIKAN": peringatan(
        "Isian indikator {indikator} untuk {triwulan} tidak dipakai dalam cetak ulang laporan {laporan}.",
        "Tidak perlu diubah.",
    ),
    "REALISASI-DI-LUAR-JADWAL": peringatan(
        "Indikator {indikator} terisi untuk {triwulan}, padahal menurut Jadwal Ukur belum waktunya diukur; isiannya tetap dipakai.",
        "Periksa kolom Triwulan dan Jadwal Ukur; biarkan bila pengukuran memang lebih awal.",
    ),
    "REALISASI-TANPA-TARGET": peringatan(
        "Indikator {indikator} terisi untuk {triwulan} yang tidak mempunyai target; realisasinya dicetak tanpa capaian dan tidak ikut Kondisi Akhir.",
        "Isi target triwulan itu di lembar Indikator, atau hapus isian ini bila keliru.",
    ),
    "REALISASI-MUNGKIN-PECAHAN": peringatan(
        "Nilai indikator {indikator} untuk {triwulan} tidak lebih dari 1, padahal satuannya persen dan targetnya jauh lebih besar; "
        "mungkin tertulis sebagai pecahan (0,87 untuk 87%).",
        "Bila pecahan, ketik persennya (87), atau beri sel itu format persen; biarkan bila memang demikian.",
    ),
    "BELUM-DIUKUR": peringatan(
        "Indikator {indikator} seharusnya sudah diukur pada {triwulan}, tetapi belum ada nilainya.",
        "Isi nilainya di lembar Realisasi; bila memang belum ada, jelaskan di kolom Penjelasan.",
    ),
    "NILAI-BEDA-HITUNGAN": galat(
        "Nilai indikator {indikator} untuk {triwulan} berbeda dari hasil Pembilang dan Penyebut, yaitu {hitungan}.",
        "Kosongkan Nilai agar dihitung otomatis, atau perbaiki Pembilang dan Penyebut.",
    ),
    # sheet SKM: see periksa/skm
    "NILAI-BEDA-IKM": galat(
        "Nilai indikator {indikator} untuk {triwulan} berbeda dari IKM hasil jawaban di lembar SKM, yaitu {hitungan}.",
        "Kosongkan Nilai agar IKM dihitung dari lembar SKM, atau perbaiki jawabannya.",
    ),
    "SKM-UNSUR-KOSONG": peringatan(
        "Tidak ada satu pun jawaban untuk unsur {unsur} pada {triwulan}, sehingga IKM triwulan itu tidak dapat dihitung.",
        "Lengkapi jawaban unsur itu, atau ketik nilai IKM di kolom Nilai lembar Realisasi.",
    ),
    "SKM-TANPA-INDIKATOR": peringatan(
        'Lembar SKM terisi, tetapi tidak ada indikator dengan Cara Hitung "ikm", sehingga IKM tidak masuk ke Tabel 3.2.',
        'Pilih "ikm" di kolom Cara Hitung indikator kepuasan masyarakat, atau biarkan bila nilainya memang diketik.',
    ),
    "PENYEBUT-NOL": galat(
        "Penyebut indikator {indikator} untuk {triwulan} bernilai 0, padahal Pembilang lebih dari 0.",
        "Perbaiki Penyebut; bila memang tidak ada kejadian, isi keduanya dengan 0.",
    ),
    "PEMBILANG-MELEBIHI-PENYEBUT": peringatan(
        "Pembilang indikator {indikator} untuk {triwulan} lebih besar daripada Penyebut, padahal satuannya persen.",
        "Periksa apakah Pembilang dan Penyebut tertukar atau salah ketik.",
    ),
    "PASANGAN-TIDAK-LENGKAP": galat(
        "Indikator {indikator} untuk {triwulan} hanya terisi {ada}; {kurang} masih kosong.",
        "Isi {kurang}, atau kosongkan keduanya dan isi Nilai.",
    ),
    "KUMULATIF-TANPA-PASANGAN": galat(
        "Indikator {indikator} dijumlahkan dari Pembilang dan Penyebut tiap triwulan, tetapi {triwulan} hanya berisi Nilai.",
        "Isi Pembilang dan Penyebut untuk triwulan itu.",
    ),
    "PEMBILANG-TIDAK-DIPAKAI": peringatan(
        "Indikator {indikator} dihitung dengan cara {cara}, sehingga Pembilang dan Penyebut untuk {triwulan} tidak dipakai.",
        "Isi kolom Nilai, atau ubah Cara Hitung di lembar Indikator menjadi rasio.",
    ),
    # SIPD lines: see periksa/sipd
    "BULAN-KOSONG": galat(
        "Belum ada dokumen realisasi untuk bulan {bulan}; berkas realisasinya mungkin belum diunduh.",
        "Unduh realisasi bulan itu dari SIPD; bila memang tidak ada, isi pengaturan bulan_tanpa_realisasi.",
    ),
    "GARIS-KEMBAR": peringatan(
        "Baris ini sama persis dengan {pertama}; keduanya tetap dijumlahkan.",
        "Periksa apakah baris ini terunduh dua kali; biarkan bila memang dua transaksi.",
    ),
    "PAGU-MUNGKIN-LAMA": peringatan(
        "Realisasi sudah memakai tahapan {tahap_realisasi}, sedangkan berkas pagu {tahap_pagu}; pagunya mungkin sudah berubah.",
        "Unduh pagu tahapan terakhir dari SIPD dan gantikan berkas pagu yang lama.",
    ),
    # results: see periksa/hasil
    "CAPAIAN-TIDAK-WAJAR": peringatan(
        "Capaian indikator {indikator} pada {triwulan} sebelum dibatasi adalah {capaian} %, di atas batas wajar {batas} %.",
        "Periksa target, realisasi, dan satuannya; biarkan bila memang demikian.",
    ),
    "REALISASI-TIDAK-WAJAR": peringatan(
        "Realisasi indikator {indikator} pada {triwulan} lebih dari 100, padahal satuannya {satuan} dan targetnya paling tinggi 100.",
        "Periksa letak koma desimal dan satuannya.",
    ),
    "INDIKATOR-HILANG": galat(
        "Indikator {indikator} ada di lembar Indikator tetapi tidak ada di Tabel 3.2.",
        "Periksa temuan lain pada baris indikator itu, lalu jalankan ulang.",
    ),
    "REALISASI-MELEBIHI-PAGU": peringatan(
        "Realisasi {daun} sebesar Rp {realisasi} lebih besar daripada pagunya, Rp {pagu}.",
        "Periksa apakah pagu yang dipakai sudah yang terakhir, dan apakah realisasinya benar.",
    ),
    "REALISASI-TANPA-PAGU": galat(
        "Realisasi {daun} sebesar Rp {realisasi} tidak mempunyai pagu.",
        "Samakan kode atau nama di berkas pagu dan berkas realisasi, atau lengkapi berkas pagu.",
    ),
    "REALISASI-TANPA-PAGU-MIRIP": galat(
        "Realisasi {daun} sebesar Rp {realisasi} tidak mempunyai pagu; yang paling mirip di berkas pagu adalah {terdekat}.",
        "Samakan kode atau nama di berkas pagu dan berkas realisasi.",
    ),
    "PEMETAAN-TANPA-DAUN": peringatan(
        "Baris pemetaan indikator {indikator} tidak menemukan {tingkat} itu di berkas pagu.",
        "Salin kode atau nama {tingkat} persis dari berkas pagu.",
    ),
    "PEMETAAN-TANPA-DAUN-MIRIP": peringatan(
        "Baris pemetaan indikator {indikator} tidak menemukan {tingkat} itu di berkas pagu; yang paling mirip adalah {terdekat}.",
        "Salin kode atau nama {tingkat} persis dari berkas pagu.",
    ),
    "PEMETAAN-KOSONG": peringatan(
        "Baris pemetaan indikator {indikator} tidak menyebut program, kegiatan, atau sub kegiatan.",
        "Isi Program, Kegiatan, atau Sub Kegiatan, atau hapus baris ini.",
    ),
    "BELUM-DIPETAKAN": peringatan(
        "{jumlah} baris anggaran pada {program} belum dipetakan ke indikator: pagu Rp {pagu}, realisasi Rp {realisasi}.",
        "Tambahkan baris di lembar Pemetaan untuk program itu.",
    ),
    "REALISASI-MENURUN": peringatan(
        "Realisasi {daun} s.d. {triwulan} lebih kecil daripada s.d. triwulan sebelumnya, berkurang Rp {selisih}.",
        "Periksa apakah ada setoran atau koreksi; bila tidak, periksa berkas kedua triwulan.",
    ),
    "TOTAL-TIDAK-SAMA": galat(
        "Total {ukuran} di Tabel 3.3 Rp {keluar}, padahal total di berkas masukan Rp {masuk}.",
        "Jangan terbitkan laporan ini; laporkan kejadian ini kepada pengelola lkj.",
    ),
}
