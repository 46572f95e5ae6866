"""The sentences of sheet Narasi as data: one pattern per state, way of counting and outcome; nothing here decides anything.

Marks: {p} the quarter with its year, {r} realisasi, {dari_target} " dari target 81" or nothing, {t} target,
{c} capaian as printed, {penuh} capaian before the cap, {atas} and {bawah} pembilang and penyebut, {jadwal} the quarters that are due.
A clause (`KLAUSA`) begins small and has no full stop: it follows "Capaian Indikator 1 ..., " and "Indikator ..., ".
"""

from __future__ import annotations

# --- What a quarter's row says, by state and way of counting -----------------------------------------------------------------------
KLAUSA: dict[str, dict[str, str]] = {
    "terukur": {
        "nilai": "hasil pengukuran pada {p} adalah {r}{dari_target}",
        "rasio": "pada {p} tercatat {atas} dari {bawah} dengan realisasi {r}{dari_target}",
        "rasio_penuh": "pada {p} tercapai seluruhnya ({atas} dari {bawah}) dengan realisasi {r}{dari_target}",
        "rasio_penuh_rendah": "pada {p} tercatat seluruhnya ({atas} dari {bawah}) dengan realisasi {r}{dari_target}",
        "predikat": "hasil evaluasi pada {p} adalah {r}{dari_target}",
        "ikm": "hasil Survei Kepuasan Masyarakat pada {p} adalah {r}{dari_target}",
    },
    "nihil": {
        "nilai": "pada {p} belum ada realisasi (nihil){dari_target}",
        "nilai_rendah": "pada {p} realisasinya nihil{dari_target}",
        "rasio": "pada {p} belum ada yang tercapai ({atas} dari {bawah}) dan realisasinya nihil{dari_target}",
        "rasio_rendah": "pada {p} tidak ada yang tercatat ({atas} dari {bawah}) dan realisasinya nihil{dari_target}",
        "predikat": "hasil evaluasi pada {p} adalah {r}{dari_target}",
        "ikm": "hasil Survei Kepuasan Masyarakat pada {p} adalah {r}{dari_target}",
    },
    "tidak_ada_kejadian": {
        "tercapai": "pada {p} belum ada kejadian yang menjadi dasar pengukuran, sehingga kinerja dinyatakan tercapai {penuh}",
        "tanpa_target": "pada {p} belum ada kejadian yang menjadi dasar pengukuran dan tidak ada target triwulan, sehingga capaian kinerjanya tidak dihitung",
        "kosong": "pada {p} belum ada kejadian yang menjadi dasar pengukuran, sehingga realisasi dan capaian kinerjanya tidak dihitung",
    },
    "belum_diukur": {
        "nilai": "hasil pengukuran yang dijadwalkan pada {p} belum tersedia, sehingga capaian kinerjanya belum dapat dinilai",
        "rasio": "data perhitungan yang dijadwalkan pada {p} belum tersedia, sehingga capaian kinerjanya belum dapat dinilai",
        "predikat": "hasil evaluasi yang dijadwalkan pada {p} belum diterima, sehingga capaian kinerjanya belum dapat dinilai",
        "ikm": "hasil Survei Kepuasan Masyarakat yang dijadwalkan pada {p} belum tersedia, sehingga capaian kinerjanya belum dapat dinilai",
    },
    "belum_waktunya": {
        "nilai": "pada {p} belum waktunya diukur{jadwal}",
        "rasio": "pada {p} belum waktunya dihitung{jadwal}",
        "predikat": "pada {p} belum waktunya dievaluasi{jadwal}",
        "ikm": "pada {p} belum waktunya dilaksanakan Survei Kepuasan Masyarakat{jadwal}",
    },
    "tidak_dijadwalkan": {
        "nilai": "pada {p} tidak dijadwalkan pengukuran{jadwal}",
        "rasio": "pada {p} tidak dijadwalkan penghitungan{jadwal}",
        "predikat": "pada {p} tidak dijadwalkan evaluasi{jadwal}",
        "ikm": "pada {p} tidak dijadwalkan Survei Kepuasan Masyarakat{jadwal}",
    },
}
JADWAL = "; jadwalnya pada {jadwal}"
DARI_TARGET = {"tinggi": " dari target {t}", "rendah": " terhadap target paling tinggi {t}"}

# --- How a clause of a measured quarter ends, by outcome ---------------------------------------------------------------------------
AKHIR: dict[str, str] = {
    "lebih": ", sehingga target terlampaui dengan capaian kinerja {c}",
    "sama": ", sehingga target terpenuhi dengan capaian kinerja {c}",
    "kurang": ", sehingga target belum terpenuhi dan capaian kinerjanya {c}",
    "hampir": ", sedikit di bawah target dengan capaian kinerja yang dibulatkan menjadi {c}",
    "rendah_lebih": ", sehingga target terpenuhi (makin rendah makin baik) dengan capaian kinerja {c}",
    "rendah_sama": ", sehingga target terpenuhi dengan capaian kinerja {c}",
    "rendah_kurang": ", sehingga target belum terpenuhi (makin rendah makin baik) dan capaian kinerjanya {c}",
    "rendah_hampir": ", sedikit di atas target dengan capaian kinerja yang dibulatkan menjadi {c}",
    "predikat_penuh": ", sehingga target terpenuhi dengan capaian kinerja {c}",
    "predikat_kurang": ", sehingga target belum terpenuhi dan capaian kinerjanya {c}",
    "tanpa_target": "; triwulan ini tidak mempunyai target, sehingga capaian kinerjanya tidak dihitung",
    "target_nol": "; capaian kinerjanya tidak dapat dihitung karena targetnya 0",
    "tidak_dinilai": "",
}

# --- Section 3.3: the same outcome told as an evaluation ---------------------------------------------------------------------------
EVALUASI: dict[str, str] = {
    "lebih": "Realisasi {p} sebesar {r} melampaui target triwulan sebesar {t}, sehingga capaian kinerjanya {c}",
    "sama": "Realisasi {p} sebesar {r} sama dengan target triwulan, sehingga capaian kinerjanya {c}",
    "kurang": "Realisasi {p} sebesar {r} belum memenuhi target triwulan sebesar {t}, sehingga capaian kinerjanya {c}",
    "hampir": "Realisasi {p} sebesar {r} sedikit di bawah target triwulan sebesar {t}, dengan capaian kinerja yang dibulatkan menjadi {c}",
    "rendah_lebih": "Realisasi {p} sebesar {r} lebih rendah daripada batas target triwulan sebesar {t}; karena makin rendah makin baik, target terpenuhi dengan capaian kinerja {c}",
    "rendah_sama": "Realisasi {p} sebesar {r} tepat pada batas target triwulan, sehingga target terpenuhi dengan capaian kinerja {c}",
    "rendah_kurang": "Realisasi {p} sebesar {r} lebih tinggi daripada batas target triwulan sebesar {t}; karena makin rendah makin baik, target belum terpenuhi dan capaian kinerjanya {c}",
    "rendah_hampir": "Realisasi {p} sebesar {r} sedikit di atas batas target triwulan sebesar {t}, dengan capaian kinerja yang dibulatkan menjadi {c}",
    "predikat_penuh": "Hasil evaluasi {p} berupa {r} memenuhi target {t}, sehingga capaian kinerjanya {c}",
    "predikat_kurang": "Hasil evaluasi {p} berupa {r} belum memenuhi target {t}, sehingga capaian kinerjanya {c}",
    "tanpa_target": "Realisasi {p} sebesar {r}; triwulan ini tidak mempunyai target, sehingga capaian kinerjanya tidak dihitung",
    "target_nol": "Realisasi {p} sebesar {r}; capaian kinerjanya tidak dapat dihitung karena target triwulan ini 0",
}
HITUNGAN = "Perhitungannya: {atas}/{bawah} x {kali} = {r}"
DIBATASI = "Sebelum dibatasi, capaian kinerjanya {penuh}; sesuai ketentuan, yang dicetak paling tinggi {c}"

# --- Kondisi Akhir (F) -------------------------------------------------------------------------------------------------------------
KONDISI: dict[str, str] = {
    "sama": "Hasil ini sekaligus menjadi kondisi akhir sampai dengan {p}",
    "posisi_lama": "Kondisi akhir sampai dengan {p} masih hasil Triwulan {lama}, yaitu {r} dengan capaian kinerja {c}",
    "kumulatif": "Realisasi kumulatif sampai dengan {p} adalah {r}, dengan capaian kinerja {c} terhadap jumlah target triwulan yang telah diukur",
    "kumulatif_rasio": "Realisasi kumulatif sampai dengan {p} adalah {r}, dengan capaian kinerja {c} terhadap rata-rata target triwulan yang telah diukur",
    "rata": "Rata-rata realisasi sampai dengan {p} adalah {r}, dengan capaian kinerja {c} terhadap rata-rata target triwulan yang telah diukur",
    "tanpa_capaian": "Kondisi akhir sampai dengan {p} adalah {r}, tanpa capaian kinerja",
    "belum": "Kondisi akhir belum dapat dilaporkan karena sampai dengan {p} belum ada hasil yang dapat dinilai",
}
KONDISI_DIBATASI = " (sebelum dibatasi {penuh})"

# --- Openings, headings, the office's own words ------------------------------------------------------------------------------------
JUDUL = "Narasi Laporan Kinerja {p}"
PETUNJUK = "Salin paragraf yang diperlukan ke naskah laporan. Angkanya sama dengan Tabel 3.2 dan Tabel 3.3; penjelasan, faktor, dan tindak lanjut diambil dari lembar Realisasi sebagaimana ditulis."
BAGIAN = {
    "3.1": "3.1. Capaian Indikator Kinerja Utama",
    "3.3": "3.3. Evaluasi dan Analisis Pengukuran Kinerja atas Perjanjian Kinerja",
    "3.4": "3.4. Realisasi Anggaran",
    "4": "BAB IV PENUTUP",
}
SASARAN = {"3.1": "Sasaran Strategis {no}: {sasaran}", "3.3": "Sasaran {no}: {sasaran}", "4": "{no}. {sasaran}"}
PEMBUKA = {
    "3.1": "Capaian kinerja {kantor} pada {p} diuraikan per sasaran dan indikator kinerja sebagai berikut.",
    "3.3": "Hasil evaluasi kinerja {p} terhadap indikator kinerja {kantor} adalah sebagai berikut.",
}
INDIKATOR_31 = "Capaian Indikator {n} {indikator}, {klausa}"
INDIKATOR_33 = {
    "angka": "{indikator} mempunyai target tahun {tahun} sebesar {tahunan}",
    "predikat": "{indikator} mempunyai target tahun {tahun} berupa {tahunan}",
    "tanpa": "{indikator} tidak mempunyai target tahun {tahun}",
}
INDIKATOR_4 = "{huruf}) {indikator}, {klausa}"
SEBUT_INDIKATOR = {"3.3": "Indikator kinerja {nama}", "4": "Indikator {nama}"}  # not before a name that begins with "Indikator"
FAKTOR = {
    "pendorong": "Faktor pendorong: {isi}",
    "penghambat": "Faktor penghambat: {isi}",
    "tindak_lanjut": "Tindak lanjut: {isi}",
}
TANPA_INDIKATOR = "Belum ada data indikator kinerja."

# --- Counts by status, in this order -----------------------------------------------------------------------------------------------
STATUS: dict[str, str] = {
    "tercapai": "{n} indikator memenuhi target",
    "belum_tercapai": "{n} indikator belum memenuhi target",
    "tanpa_kejadian": "{n} indikator tidak dihitung karena belum ada kejadian",
    "belum_diukur": "hasil pengukuran {n} indikator belum tersedia",
    "tanpa_target": "capaian {n} indikator tidak dihitung karena tidak ada target triwulannya",
    "belum_waktunya": "{n} indikator belum waktunya diukur",
}
SASARAN_33 = "Sasaran ini diukur dengan {n} indikator kinerja. Menurut Kondisi Akhir sampai dengan {p}, {status}"
RATA_SASARAN = "Rata-rata capaian kinerja sasaran ini dari {n} indikator yang telah diukur adalah {c}"

# --- Section 3.4 -------------------------------------------------------------------------------------------------------------------
ANGGARAN = "Dalam rangka menjalankan tugas pokok dan fungsi serta mewujudkan target kinerja yang ingin dicapai, {kantor} melaksanakan program dan kegiatan yang dianggarkan melalui Anggaran Pendapatan dan Belanja Daerah (APBD){kabupaten} Tahun Anggaran {tahun} dengan pagu anggaran sebesar Rp {pagu}. Realisasi anggaran sampai dengan Triwulan {sd} (akhir {bulan} {tahun}) sebesar Rp {realisasi}{serapan}"
SERAPAN = " atau {persen} dari pagu anggaran"
TANPA_SERAPAN = "; serapannya tidak dihitung karena pagunya 0"
SEBELUM = {
    "naik": "Pagu tersebut adalah pagu setelah perubahan. Pagu sebelum perubahan sebesar Rp {sebelum}, sehingga pagu bertambah Rp {selisih}",
    "turun": "Pagu tersebut adalah pagu setelah perubahan. Pagu sebelum perubahan sebesar Rp {sebelum}, sehingga pagu berkurang Rp {selisih}",
    "tetap": "Pagu tersebut adalah pagu setelah perubahan dan jumlahnya sama dengan pagu sebelum perubahan, yaitu Rp {sebelum}",
}
PENUNJANG = "Belanja penunjang kantor ({nama}) disajikan tersendiri karena melayani seluruh sasaran: pagu sebesar Rp {pagu} dan realisasi sebesar Rp {realisasi}{serapan}"
INTI = "Di luar belanja penunjang tersebut, pagu program sebesar Rp {pagu} dan realisasinya sebesar Rp {realisasi}{serapan}"
PROGRAM_PEMBUKA = "Realisasi anggaran per program adalah sebagai berikut."
PROGRAM = "{nama}: pagu sebesar Rp {pagu} dan realisasi sebesar Rp {realisasi}{serapan}"
EKSTREM = {
    "tertinggi": "Serapan tertinggi, yaitu {persen}, terdapat pada {nama}",
    "terendah": "serapan terendah, yaitu {persen}, terdapat pada {nama}",
}
EKSTREM_BANYAK = "{n} program"
LAIN = {
    "belum_dipetakan": "Di dalam jumlah tersebut terdapat pagu sebesar Rp {pagu} dan realisasi sebesar Rp {realisasi} yang belum dipetakan ke indikator kinerja",
    "tanpa_pagu": "Di dalam jumlah tersebut terdapat realisasi sebesar Rp {realisasi} yang tidak mempunyai pagu",
}
TANPA_REALISASI = (
    "Pagu anggaran {kantor} Tahun Anggaran {tahun} sebesar Rp {pagu}. Belum ada berkas realisasi yang dapat dipakai, "
    "sehingga realisasi sampai dengan Triwulan {sd} belum dapat dilaporkan"
)
TANPA_ANGGARAN = "Belum ada data pagu dan realisasi anggaran."

# --- BAB IV ------------------------------------------------------------------------------------------------------------------------
PENUTUP = "Berdasarkan data capaian {n} indikator kinerja {kantor} sampai dengan {p}, {status}"
RATA_KANTOR = "Rata-rata capaian kinerja dari {n} indikator yang telah diukur adalah {c}"
PENUTUP_RINCI = "Adapun capaian per indikator kinerja adalah sebagai berikut."
PENUTUP_ANGGARAN = (
    "Dari sisi anggaran, realisasi {kantor} sampai dengan {p} sebesar Rp {realisasi} dari pagu anggaran sebesar Rp {pagu}{serapan}"
)
SERAPAN_PENDEK = " atau {persen}"
DEMIKIAN = "Demikian Laporan Kinerja {nama} {pa} disusun sebagai bentuk pertanggungjawaban atas apa yang telah dilaksanakan. Semoga apa yang tersaji dapat memberikan masukan untuk peningkatan kinerja {nama} di masa yang akan datang."
