"""Headings as data: for every kind of table its columns, their synonyms, and what makes it that kind."""

from __future__ import annotations

import re

from lkj_etl.baca.judul_dasar import Bentuk, samakan_judul
from lkj_etl.baca.judul_dasar import k as _k
from lkj_etl.baca.judul_lain import AKLAP, AKLAP_SATU, KAS, LRA, REGISTER_SP2D

__all__ = ["BENTUK", "IDENTITAS", "KINERJA", "LEBAR", "PRIBADI", "REKAP", "SKM", "Bentuk", "nama_kolom", "samakan_judul"]

_PERIODE = r"(?: (?:s\.?/?d\.?|sd|sampai|triwulan|tw|bulan|semester|tahun|kumulatif)\b.*)?"

REKAP = Bentuk(
    "rekap",
    "",
    (
        _k("no", "no", "nomor", "no urut", "nomor urut"),
        _k("kode_skpd", "kode skpd", "kode unit skpd", "kode perangkat daerah", "kode opd"),
        _k("nama_skpd", "nama skpd", "skpd", "perangkat daerah", "nama perangkat daerah", "opd", "nama opd", "unit kerja", "organisasi"),
        _k("kode_sub_skpd", "kode sub skpd", "kode sub unit", "kode unit"),
        _k("nama_sub_skpd", "nama sub skpd", "nama sub unit", "sub unit", "sub skpd", "unit", "nama unit", "kelurahan"),
        _k("kode", "kode", "kode program/kegiatan", "kode program/kegiatan/sub kegiatan", "kode program, kegiatan dan sub kegiatan", "kode rek", "kode kegiatan/sub kegiatan"),
        _k("kode_program", "kode program"),
        _k("kode_kegiatan", "kode kegiatan"),
        _k("kode_sub_kegiatan", "kode sub kegiatan", "kode subkegiatan"),
        _k(
            "uraian",
            "uraian",
            "program/kegiatan",
            "program/kegiatan/sub kegiatan",
            "program dan kegiatan",
            "program, kegiatan dan sub kegiatan",
            "program, kegiatan, sub kegiatan",
            "nama program/kegiatan",
            "nama program/kegiatan/sub kegiatan",
            "uraian program/kegiatan",
            "uraian program/kegiatan/sub kegiatan",
            "kegiatan/sub kegiatan",
            "nama",
        ),
        _k("program", "program", "nama program"),
        _k("kegiatan", "kegiatan", "nama kegiatan"),
        _k("sub_kegiatan", "sub kegiatan", "nama sub kegiatan", "subkegiatan", "nama subkegiatan"),
        _k("pagu_sebelum", "sebelum", "pagu sebelum", "anggaran sebelum", "sebelum perubahan", "pagu sebelum perubahan", "anggaran sebelum perubahan", "sebelum pergeseran", "pagu sebelum pergeseran", "anggaran sebelum pergeseran", "pagu murni", "anggaran murni", "pagu awal"),
        _k(
            "pagu",
            "pagu",
            "pagu anggaran",
            "anggaran",
            "jumlah anggaran",
            "jumlah pagu",
            "pagu dpa",
            "anggaran dpa",
            "nilai pagu",
            "total pagu",
            "total anggaran",
            "setelah",
            "sesudah",
            "pagu setelah",
            "pagu sesudah",
            "anggaran setelah",
            "setelah perubahan",
            "sesudah perubahan",
            "pagu setelah perubahan",
            "anggaran setelah perubahan",
            "setelah pergeseran",
            "pagu setelah pergeseran",
            "anggaran setelah pergeseran",
            "pagu perubahan",
            pola=r"(?:pagu|jumlah) (?:anggaran|dpa)?(?: tahun)?(?: anggaran)? ?\d{4}",
        ),
        _k("realisasi", "realisasi", pola=rf"(?:jumlah |total |nilai )?realisasi(?: anggaran| keuangan| belanja)?{_PERIODE}"),
        _k("persen", "%", "persen", "persentase", "prosentase", "persentase realisasi", "realisasi %", "capaian %", "% realisasi", "serapan", "serapan %", "persentase serapan", "tingkat serapan", "% capaian", "persen realisasi"),
        _k("tanggal", "tanggal", "tgl"),
    ),
    (("uraian", "kegiatan", "sub_kegiatan", "kode", "kode_sub_kegiatan", "kode_kegiatan"), ("pagu", "realisasi")),
    frozenset({"sisa", "sisa anggaran", "sisa pagu", "keterangan", "ket", "sumber dana", "lokasi", "capaian", "indikator", "sasaran", "target", "volume", "satuan", "bertambah/(berkurang)", "bertambah/berkurang", "nama urusan", "kode urusan"}),
)

_HIERARKI = (
    _k("kode_skpd", "kode skpd"),
    _k("nama_skpd", "nama skpd"),
    _k("kode_bidang", "kode bidang urusan", "kode bidang"),
    _k("kode_program", "kode program"),
    _k("program", "nama program"),
    _k("kode_kegiatan", "kode kegiatan"),
    _k("kegiatan", "nama kegiatan"),
    _k("kode_sub_kegiatan", "kode sub kegiatan", "kode subkegiatan"),
    _k("sub_kegiatan", "nama sub kegiatan", "nama subkegiatan"),
    _k("kode_rekening", "kode rekening"),
)
_WAJIB_HIERARKI = tuple((k,) for k in ("kode_skpd", "nama_skpd", "kode_program", "program", "kode_kegiatan", "kegiatan", "kode_sub_kegiatan", "sub_kegiatan"))
_ABAIKAN_HIERARKI = frozenset({"no", "nomor", "kode urusan", "nama urusan", "nama bidang urusan", "nama bidang", "nama rekening"})

PAGU_SIPD = Bentuk(
    "pagu-sipd",
    "",
    (
        *_HIERARKI,
        _k("tahun", "tahun"),
        _k("kode_sub_skpd", "kode sub unit", "kode sub skpd", "kode unit skpd"),
        _k("nama_sub_skpd", "nama sub unit", "nama sub skpd", "nama unit skpd"),
        _k("kode_sumber_dana", "kode sumber dana"),
        _k("tahapan", "tahapan", "tahapan apbd"),
        _k("pagu_sebelum", "pagu sebelum", "pagu murni"),
        _k("pagu", "pagu", "pagu setelah", "pagu perubahan", "nilai pagu", "nilai"),
        _k("kode_rincian", "kode standar harga", "paket/kelompok"),
        _k("nama_rincian", "nama standar harga", "nama paket/kelompok"),
    ),
    (*_WAJIB_HIERARKI, ("kode_rekening",), ("pagu",)),
    _ABAIKAN_HIERARKI | {"nama sumber dana"},
    ("kode_sumber_dana", "kode_rincian", "nama_rincian"),
)

REALISASI_SIPD = Bentuk(
    "realisasi-sipd",
    "",
    (
        *_HIERARKI,
        _k("kode_sub_skpd", "kode sub skpd", "kode sub unit", "kode unit skpd"),
        _k("nama_sub_skpd", "nama sub skpd", "nama sub unit", "nama unit skpd"),
        _k("nomor_dokumen", "nomor dokumen"),
        _k("jenis_dokumen", "jenis dokumen"),
        _k("jenis_transaksi", "jenis transaksi"),
        _k("tanggal_dokumen", "tanggal dokumen"),
        _k("nilai_realisasi", "nilai realisasi"),
        _k("nilai_setoran", "nilai setoran"),
        _k("nomor_spd", "nomor spd"),
        _k("tahapan", "tahapan apbd"),
        _k("tanggal_sp2d", "tanggal sp2d"),
        _k("tanggal_transfer", "tanggal transfer", "tanggal sp2d transfer"),
    ),
    (*_WAJIB_HIERARKI, ("kode_sub_skpd",), ("kode_rekening",), ("nomor_dokumen",), ("jenis_dokumen",), ("tanggal_dokumen",), ("nilai_realisasi",), ("nilai_setoran",)),
    _ABAIKAN_HIERARKI
    | {
        "kode fungsi", "nama fungsi", "kode sub fungsi", "nama sub fungsi", "nomor dpt", "keterangan dokumen", "nip pegawai", "nip",
        "nama pegawai", "tanggal simpan", "periode spd", "nilai spd", "tahapan spd", "nama sub tahapan jadwal", "nomor spp",
        "tanggal spp", "nomor spm", "tanggal spm", "nomor sp2d", "nilai sp2d", "bulan",
    },
    ("tanggal_dokumen", "nilai_realisasi", "nomor_dokumen", "jenis_dokumen"),
)  # fmt: skip

IDENTITAS = Bentuk("kinerja", "Identitas", (_k("isian", "isian"), _k("nilai", "nilai")), (("isian",), ("nilai",)), frozenset({"keterangan"}))

_TARGET = tuple(_k(f"target_tw{i}", f"target tw {i}", f"target tw{i}", f"target triwulan {i}", f"target tw {r}", f"target triwulan {r}") for i, r in ((1, "i"), (2, "ii"), (3, "iii"), (4, "iv")))

INDIKATOR = Bentuk(
    "kinerja",
    "Indikator",
    (
        _k("kode", "kode", "kode indikator"),
        _k("sasaran", "sasaran", "sasaran strategis"),
        _k("indikator", "indikator kinerja sasaran", "indikator kinerja", "indikator"),
        _k("satuan", "satuan"),
        _k("target_tahunan", "target tahunan", "target setahun"),
        *_TARGET,
        _k("cara_hitung", "cara hitung", "cara menghitung"),
        _k("arah", "arah"),
        _k("jenis_target", "jenis target"),
        _k("jadwal_ukur", "jadwal ukur", "jadwal pengukuran"),
        _k("bila_kosong", "bila tidak ada kejadian"),
        _k("formulasi", "formulasi", "penjelasan/formulasi"),
        _k("sumber_data", "sumber data"),
        _k("target_rpjmd", "target rpjmd"),
        _k("target_renstra", "target akhir renstra", "target renstra"),
        _k("realisasi_tahun_lalu", "realisasi tahun lalu"),
        _k("standar_nasional", "standar nasional"),
        _k("jenis", "jenis", "jenis (iku/pk)"),
        _k("batas_capaian", "batas capaian", "batas capaian %"),
        _k("varian_rendah", "varian makin rendah"),
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
)  # fmt: skip

REALISASI_KINERJA = Bentuk(
    "kinerja",
    "Realisasi",
    (
        _k("kode", "kode", "kode indikator"),
        _k("triwulan", "triwulan", "tw"),
        _k("pembilang", "pembilang"),
        _k("penyebut", "penyebut"),
        _k("nilai", "nilai"),
        _k("penjelasan", "penjelasan"),
        _k("pendorong", "faktor pendorong"),
        _k("penghambat", "faktor penghambat"),
        _k("tindak_lanjut", "tindak lanjut"),
    ),
    tuple((k,) for k in ("kode", "triwulan", "pembilang", "penyebut", "nilai", "penjelasan", "pendorong", "penghambat", "tindak_lanjut")),
    frozenset({"indikator", "indikator kinerja sasaran", "keterangan", "catatan"}),
    ("pembilang", "penyebut", "pendorong", "penghambat"),
)

PEMETAAN = Bentuk(
    "kinerja",
    "Pemetaan",
    (
        _k("kode_indikator", "kode indikator", "kode"),
        _k("sasaran", "sasaran (tabel 3.3)", "sasaran"),
        _k("indikator", "indikator (tabel 3.3)", "indikator"),
        _k("program", "program"),
        _k("kegiatan", "kegiatan"),
        _k("sub_kegiatan", "sub kegiatan"),
    ),
    tuple((k,) for k in ("kode_indikator", "sasaran", "indikator", "program", "kegiatan", "sub_kegiatan")),
    frozenset({"keterangan", "catatan"}),
    (),
)

_UNSUR = tuple(_k(f"u{n}", f"u{n}", f"u {n}", f"unsur {n}", pola=rf"u(?:nsur)? ?{n}\b.*") for n in range(1, 10))

SKM = Bentuk(
    "kinerja",
    "SKM",
    (_k("triwulan", "triwulan", "tw"), *_UNSUR),
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
)  # fmt: skip

KINERJA = (IDENTITAS, INDIKATOR, REALISASI_KINERJA, PEMETAAN)  # the sheets that must be there; SKM may be
BENTUK = (
    *(REALISASI_SIPD, PAGU_SIPD, INDIKATOR, REALISASI_KINERJA, PEMETAAN, SKM, IDENTITAS),
    *(AKLAP, AKLAP_SATU, LRA, REGISTER_SP2D, KAS, REKAP),
)
_PETA = {(b.jenis, b.lembar): {j: k.nama for k in b.kolom for j in k.judul} for b in BENTUK}
# Columns whose heading stands over several: mostly none.
LEBAR = {(b.jenis, b.lembar): frozenset(k.nama for k in b.kolom if k.lebar != 1) for b in BENTUK}
_POLA = {(b.jenis, b.lembar): [(re.compile(k.pola), k.nama) for k in b.kolom if k.pola] for b in BENTUK}

PRIBADI = re.compile(
    r"^(?:nip|nik|npwp|ktp|no(?:mor)? ?(?:ktp|hp|telp\w*|induk.*|rek(?:ening)?(?: bank)?)|rekening(?: bank| penerima)?|nama (?:pegawai|penerima|rekanan|bank|pptk|bendahara|kpa)"
    r"|pegawai|penerima|alamat|tanggal lahir|tempat lahir)\b"
)


def nama_kolom(bentuk: Bentuk, judul: str) -> str | None:
    """Return our name of the column with this heading (already normalised), None where the kind has none."""
    kunci = (bentuk.jenis, bentuk.lembar)
    return _PETA[kunci].get(judul) or next((nama for pola, nama in _POLA[kunci] if pola.fullmatch(judul)), None)
