"""The kinerja template as data: the sheets, their columns, what each one means and what may be typed there."""

from __future__ import annotations

from lkj_etl.nilai.predikat import PREDIKAT
from lkj_etl.tulis.templat_bentuk import Kolom, Lembar
from schemas.kinerja import ARAH, BILA_KOSONG, CARA_HITUNG, JADWAL_UKUR, JENIS, JENIS_TARGET, VARIAN_RENDAH
from schemas.skm import TERENDAH, TERTINGGI, UNSUR

_PREDIKAT = ", ".join(PREDIKAT)


def _target(n: int) -> Kolom:
    arti = f"Posisi akhir: target pada akhir triwulan {n}; kumulatif: bagian triwulan itu. Kosong: tidak diukur."
    return Kolom(f"target_tw{n}", f"Target TW {n}", 9, arti, "81", "ukuran")


INDIKATOR = Lembar(
    "Indikator",
    "satu baris untuk setiap indikator kinerja sasaran, dalam urutan Tabel 3.2",
    (
        Kolom(
            "kode",
            "Kode",
            8,
            "Kode indikator buatan kantor, tidak boleh kembar. Diketik sebagai teks, jadi 1.1 dan 1.10 berbeda.",
            "1.1",
            "kode",
        ),
        Kolom(
            "sasaran",
            "Sasaran",
            30,
            "Sasaran seperti dicetak di Tabel 3.2; tulis sama persis untuk indikator satu sasaran.",
            "Meningkatnya Pelayanan Publik",
        ),
        Kolom("indikator", "Indikator Kinerja Sasaran", 30, "Nama indikator seperti dicetak di Tabel 3.2.", "Indeks Kepuasan Masyarakat"),
        Kolom("satuan", "Satuan", 10, "Misalnya %, Nilai, Indeks, Dokumen.", "Nilai"),
        Kolom(
            "target_tahunan",
            "Target Tahunan",
            10,
            f"Menurut Perjanjian Kinerja: angka, atau predikat ({_PREDIKAT}). "
            "Posisi akhir: sama dengan target triwulan terakhir; kumulatif dari nilai: jumlahnya; selain itu: rata-ratanya.",
            "81",
            "ukuran",
        ),
        *(_target(n) for n in (1, 2, 3, 4)),
        Kolom(
            "cara_hitung",
            "Cara Hitung",
            15,
            "nilai: diketik di kolom Nilai. rasio x 100: Pembilang / Penyebut x 100. "
            "rasio x target: Pembilang / Penyebut x target tahunan. "
            "predikat: huruf AA sampai D atau nilainya. ikm: dihitung dari lembar SKM.",
            "ikm",
            pilihan=CARA_HITUNG,
        ),
        Kolom("arah", "Arah", 15, "Apakah angka yang lebih tinggi atau yang lebih rendah berarti lebih baik.", ARAH[0], pilihan=ARAH),
        Kolom(
            "jenis_target",
            "Jenis Target",
            13,
            "posisi akhir: dipakai nilai triwulan terakhir. kumulatif: nilai tiap triwulan dijumlahkan. rata-rata: dirata-ratakan.",
            JENIS_TARGET[0],
            pilihan=JENIS_TARGET,
        ),
        Kolom(
            "jadwal_ukur",
            "Jadwal Ukur",
            12,
            "Kapan indikator diukur: triwulan (setiap triwulan), semester (TW 2 dan 4), tahunan (TW 4), atau nomornya, misalnya 1,3.",
            "semester",
            pilihan=tuple(JADWAL_UKUR),
            terbuka=True,
        ),
        Kolom(
            "bila_kosong",
            "Bila Tidak Ada Kejadian",
            14,
            "Bila Pembilang dan Penyebut sama-sama 0 (misalnya tidak ada pengaduan): dicetak kosong, atau dinyatakan tercapai 100%.",
            BILA_KOSONG[0],
            pilihan=BILA_KOSONG,
        ),
        Kolom("formulasi", "Formulasi", 34, "Rumus atau penjelasan pengukuran untuk Tabel 3.1.", "Jumlah NRR tertimbang x 25"),
        Kolom("sumber_data", "Sumber Data", 18, "Sumber data untuk Tabel 3.1.", "Laporan hasil SKM"),
        Kolom("target_rpjmd", "Target RPJMD", 10, "Target tahun ini menurut RPJMD: angka atau predikat.", "81,5", "ukuran", wajib=False),
        Kolom("target_renstra", "Target Akhir Renstra", 10, "Target pada akhir masa Renstra.", "85", "ukuran", wajib=False),
        Kolom("realisasi_tahun_lalu", "Realisasi Tahun Lalu", 10, "Realisasi akhir tahun sebelumnya.", "80,2", "ukuran", wajib=False),
        Kolom("standar_nasional", "Standar Nasional", 10, "Angka nasional sebagai pembanding, bila ada.", "", "ukuran", wajib=False),
        Kolom(
            "jenis",
            "Jenis",
            9,
            "IKU: indikator kinerja utama (masuk Tabel 3.1). PK: hanya di Perjanjian Kinerja. IKU/PK: keduanya.",
            JENIS[0],
            pilihan=JENIS,
            wajib=False,
        ),
        Kolom(
            "batas_capaian",
            "Batas Capaian",
            9,
            "Capaian tertinggi yang dicetak, dalam persen. Kosong: pengaturan lkj, biasanya 100.",
            "100",
            "angka",
            wajib=False,
        ),
        Kolom(
            "varian_rendah",
            "Varian Makin Rendah",
            10,
            "Hanya untuk arah makin rendah. linear (baku): (2 x target - realisasi) / target. rasio: target / realisasi.",
            "",
            pilihan=VARIAN_RENDAH,
            wajib=False,
        ),
    ),
    200,
)

REALISASI = Lembar(
    "Realisasi",
    "satu baris untuk setiap indikator dan triwulan yang sudah diukur atau dijelaskan",
    (
        Kolom("kode", "Kode", 8, "Kode indikator dari lembar Indikator; pilih dari daftar.", "", "kode"),
        Kolom(
            "bantu",
            "Indikator",
            30,
            "Terisi sendiri dari kode, supaya mudah diperiksa. Tidak ikut dibaca.",
            "Indeks Kepuasan Masyarakat",
            "bantu",
        ),
        Kolom("triwulan", "Triwulan", 9, "Triwulan pengukuran: 1, 2, 3, atau 4.", "2", pilihan=("1", "2", "3", "4"), jenis="bilangan"),
        Kolom(
            "pembilang",
            "Pembilang",
            11,
            "Untuk cara hitung rasio: jumlah yang memenuhi. 0 berarti memang nol; kosong berarti belum ada.",
            "21",
            "angka",
        ),
        Kolom(
            "penyebut",
            "Penyebut",
            11,
            "Untuk cara hitung rasio: jumlah seluruhnya. Tidak ada kejadian: isi Pembilang dan Penyebut dengan 0.",
            "21",
            "angka",
        ),
        Kolom(
            "nilai",
            "Nilai",
            11,
            f"Untuk cara hitung nilai (angka) atau predikat ({_PREDIKAT}). Kosongkan untuk rasio dan ikm: hasilnya dihitung sendiri.",
            "81,03",
            "ukuran",
        ),
        Kolom(
            "penjelasan",
            "Penjelasan",
            40,
            "Keadaan triwulan ini, juga alasan bila belum diukur.",
            "Penilaian semester I telah dilaksanakan.",
        ),
        Kolom("pendorong", "Faktor Pendorong", 28, "Apa yang membantu tercapainya target. Boleh kosong.", "Petugas loket cukup"),
        Kolom("penghambat", "Faktor Penghambat", 28, "Apa yang menghambat. Boleh kosong.", "Ruang tunggu sempit"),
        Kolom("tindak_lanjut", "Tindak Lanjut", 28, "Apa yang akan dilakukan. Boleh kosong.", "Menata ulang ruang tunggu"),
    ),
    800,
)

PEMETAAN = Lembar(
    "Pemetaan",
    "program, kegiatan, atau sub kegiatan mana yang mendukung indikator mana (Tabel 3.3)",
    (
        Kolom("kode_indikator", "Kode Indikator", 10, "Kode indikator dari lembar Indikator; pilih dari daftar.", "", "kode"),
        Kolom(
            "sasaran",
            "Sasaran (Tabel 3.3)",
            30,
            "Sasaran seperti dicetak di Tabel 3.3. Kosong: dari lembar Indikator.",
            "Meningkatkan Pelayanan Publik",
        ),
        Kolom(
            "indikator",
            "Indikator (Tabel 3.3)",
            30,
            "Indikator seperti dicetak di Tabel 3.3. Kosong: dari lembar Indikator.",
            "Indeks Kepuasan Masyarakat",
        ),
        Kolom(
            "program",
            "Program",
            42,
            "Kode, nama, atau kode dan nama. Kegiatan kosong berarti seluruh sisa program ini.",
            "7.01.02 Program Pelayanan",
            terbuka=True,
        ),
        Kolom(
            "kegiatan",
            "Kegiatan",
            42,
            "Diisi bila hanya kegiatan ini yang mendukung. Sub kegiatan kosong: seluruh sisa kegiatan ini.",
            terbuka=True,
        ),
        Kolom("sub_kegiatan", "Sub Kegiatan", 42, "Diisi bila hanya sub kegiatan ini yang mendukung.", terbuka=True),
    ),
    400,
)

SKM = Lembar(
    "SKM",
    "jawaban survei kepuasan masyarakat, satu baris setiap responden (hanya untuk cara hitung ikm)",
    (
        Kolom("triwulan", "Triwulan", 10, "Triwulan survei: 1, 2, 3, atau 4.", "", "bilangan", pilihan=("1", "2", "3", "4")),
        Kolom("bantu", "Responden", 12, "Nomor urut saja; nama tidak perlu. Kolom ini tidak dibaca.", "1", "bantu"),
        *(
            Kolom(u, u.upper(), 8, f"{nama}: jawaban {TERENDAH} sampai {TERTINGGI}. Kosong bila tidak dijawab.", "3", "skala")
            for u, nama in UNSUR.items()
        ),
    ),
    5_000,
)

TABEL = (INDIKATOR, REALISASI, PEMETAAN, SKM)
