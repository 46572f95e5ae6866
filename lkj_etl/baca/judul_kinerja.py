"""Headings of the sheets of the kinerja workbook."""

from __future__ import annotations

from lkj_etl.baca.judul_dasar import Bentuk, k

IDENTITAS = Bentuk("kinerja", "Identitas", (k("isian", "isian"), k("nilai", "nilai")), (("isian",), ("nilai",)), frozenset({"keterangan"}))

_TARGET = tuple(
    k(f"target_tw{i}", f"target tw {i}", pola=rf"target (?:tw|tri ?wulan|trw)[ .:-]*(?:{i}|{r})")
    for i, r in ((1, "i"), (2, "ii"), (3, "iii"), (4, "iv"))
)

INDIKATOR = Bentuk(
    "kinerja",
    "Indikator",
    (
        k("kode", "kode", "kode indikator"),
        k("sasaran", "sasaran", "sasaran strategis"),
        k("indikator", "indikator kinerja sasaran", "indikator kinerja", "indikator"),
        k("satuan", "satuan"),
        k("target_tahunan", "target tahunan", "target setahun"),
        *_TARGET,
        k("cara_hitung", "cara hitung", "cara menghitung"),
        k("arah", "arah"),
        k("jenis_target", "jenis target"),
        k("jadwal_ukur", "jadwal ukur", "jadwal pengukuran"),
        k("bila_kosong", "bila tidak ada kejadian"),
        k("formulasi", "formulasi", "penjelasan/formulasi"),
        k("sumber_data", "sumber data"),
        k("target_rpjmd", "target rpjmd"),
        k("target_renstra", "target akhir renstra", "target renstra"),
        k("realisasi_tahun_lalu", "realisasi tahun lalu"),
        k("standar_nasional", "standar nasional"),
        k("jenis", "jenis", "jenis (iku/pk)"),
        k("batas_capaian", "batas capaian", "batas capaian %"),
        k("varian_rendah", "varian makin rendah"),
    ),
    tuple(
        (k,)
        for k in (
            "kode", "sasaran", "indikator", "satuan", "target_tahunan", "target_tw1", "target_tw2", "target_tw3", "target_tw4",
            "cara_hitung", "arah", "jenis_target", "jadwal_ukur", "bila_kosong", "formulasi", "sumber_data",
        )
    ),
    frozenset({"keterangan", "catatan"}),
    ("cara_hitung", "jadwal_ukur", "jenis_target", "bila_kosong"),
    turun=("sasaran",),
    sendiri=("target_tahunan", *(kolom.nama for kolom in _TARGET)),
)  # fmt: skip

REALISASI_KINERJA = Bentuk(
    "kinerja",
    "Realisasi",
    (
        k("kode", "kode", "kode indikator"),
        k("triwulan", "triwulan", "tw"),
        k("pembilang", "pembilang"),
        k("penyebut", "penyebut"),
        k("nilai", "nilai"),
        k("penjelasan", "penjelasan"),
        k("pendorong", "faktor pendorong"),
        k("penghambat", "faktor penghambat"),
        k("tindak_lanjut", "tindak lanjut"),
    ),
    tuple((k,) for k in ("kode", "triwulan", "pembilang", "penyebut", "nilai", "penjelasan", "pendorong", "penghambat", "tindak_lanjut")),
    frozenset({"indikator", "indikator kinerja sasaran", "keterangan", "catatan"}),
    ("pembilang", "penyebut", "pendorong", "penghambat"),
    turun=("kode", "triwulan"),
    sendiri=("pembilang", "penyebut", "nilai"),
)

PEMETAAN = Bentuk(
    "kinerja",
    "Pemetaan",
    (
        k("kode_indikator", "kode indikator", "kode"),
        k("sasaran", "sasaran (tabel 3.3)", "sasaran"),
        k("indikator", "indikator (tabel 3.3)", "indikator"),
        k("program", "program"),
        k("kegiatan", "kegiatan"),
        k("sub_kegiatan", "sub kegiatan"),
    ),
    tuple((k,) for k in ("kode_indikator", "sasaran", "indikator", "program", "kegiatan", "sub_kegiatan")),
    frozenset({"keterangan", "catatan"}),
    turun=("kode_indikator", "sasaran", "indikator", "program", "kegiatan"),
)

_UNSUR = tuple(k(f"u{n}", f"u{n}", f"u {n}", f"unsur {n}", pola=rf"u(?:nsur)? ?{n}\b.*") for n in range(1, 10))

SKM = Bentuk(
    "kinerja",
    "SKM",
    (k("triwulan", "triwulan", "tw"), *_UNSUR),
    (("triwulan",), *((kolom.nama,) for kolom in _UNSUR)),
    # who answered, and what was asked about him, is never read
    frozenset(
        {
            "responden", "nama", "nama responden", "no", "nomor", "no responden", "nomor responden", "no. responden",
            "umur", "usia", "jenis kelamin", "pendidikan", "pekerjaan", "jenis layanan", "layanan", "tanggal", "tanggal survei",
            "saran", "keterangan", "catatan", "jumlah", "rata-rata",
        }
    ),
    tuple(kolom.nama for kolom in _UNSUR),
    turun=("triwulan",),
)  # fmt: skip

KINERJA = (IDENTITAS, INDIKATOR, REALISASI_KINERJA, PEMETAAN)  # the sheets that must be there; SKM may be
