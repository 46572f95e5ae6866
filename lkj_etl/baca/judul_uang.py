"""Headings of the tables of money: rekap as offices type it, and both SIPD exports."""

from __future__ import annotations

from lkj_etl.baca.judul_dasar import Bentuk, k

_PERIODE = r"(?: (?:s\.?/?d\.?|sd|sampai|triwulan|tw|bulan|semester|tahun|kumulatif)\b.*)?"
# No amount up to the run's quarter: what was spent before it, in one month or quarter alone, or what was built.
_LAIN = r"\b(?:lalu|sebelumnya)\b|^(?:realisasi |keuangan )*(?:bulan|triwulan|tw|semester) ini\b"
# What was built or done, not spent, although "Realisasi" stands below it.
_HASIL = r"(?:kinerja|output|keluaran|volume|vol|k)"
_BUKAN_UANG = rf"^fisik\b.* (?:target|realisasi|capaian)\b|^{_HASIL}\b.* (?:target|realisasi|capaian|%)|^{_HASIL}$"
_NAMA = r"(?:(?:uraian|nama|rincian)\W+)?(?:(?:bidang )?urusan(?: pemerintahan)?\W+(?:dan )?)*"
_TAHAP = r"(?:perubahan|pergeseran|efisiensi|refocusing|rasionalisasi|revisi)(?: (?:ke ?-? ?)?(?:[1-9]|i{1,3}|iv|v))?"

REKAP = Bentuk(
    "rekap",
    "",
    (
        k("no", "no", "nomor", "no urut", "nomor urut"),
        k("kode_skpd", "kode skpd", "kode unit skpd", "kode perangkat daerah", "kode opd"),
        k("nama_skpd", "nama skpd", "skpd", "perangkat daerah", "nama perangkat daerah", "opd", "nama opd", "unit kerja", "organisasi"),
        k("kode_sub_skpd", "kode sub skpd", "kode sub unit", "kode unit"),
        k("nama_sub_skpd", "nama sub skpd", "nama sub unit", "sub unit", "sub skpd", "unit", "nama unit", "kelurahan"),
        k(
            "kode",
            "kode",
            "kode program/kegiatan",
            "kode program/kegiatan/sub kegiatan",
            "kode program, kegiatan dan sub kegiatan",
            "kode rek",
            "kode kegiatan/sub kegiatan",
            pola=r"(?:no(?:mor)?\.? )?kode\b.*\b(?:program|kegiatan)\b.*|no(?:mor)?\.? kode",
        ),
        k("kode_rekening", "kode rekening", pola=r"(?:no(?:mor)?\.? )?kode\b.*\brek(?:ening)?"),
        k("kode_program", "kode program"),
        k("kode_kegiatan", "kode kegiatan"),
        k("kode_sub_kegiatan", "kode sub kegiatan", "kode subkegiatan"),
        k(
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
            pola=rf"{_NAMA}(?:program|kegiatan)\b\W*(?:(?:dan|kegiatan)\b\W*)*(?:sub ?)?kegiatan",
        ),
        k("program", "program", "nama program"),
        k("kegiatan", "kegiatan", "nama kegiatan", "uraian kegiatan"),
        k("sub_kegiatan", "sub kegiatan", "nama sub kegiatan", "subkegiatan", "nama subkegiatan"),
        k(
            "pagu_sebelum",
            "sebelum",
            "pagu sebelum",
            "anggaran sebelum",
            "pagu murni",
            "anggaran murni",
            "apbd murni",
            "dpa murni",
            "pagu awal",
            pola=rf"(?:(?:pagu|anggaran|jumlah)(?: anggaran)? )?sebelum {_TAHAP}",
        ),
        k(
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
            pola=r"(?:pagu|jumlah) (?:anggaran|dpa)?(?: tahun)?(?: anggaran)? ?\d{4}"
            rf"|(?:(?:pagu|anggaran|jumlah)(?: anggaran)? )?(?:setelah|sesudah) {_TAHAP}|(?:pagu|anggaran|apbd|dpa) {_TAHAP}",
        ),
        k("realisasi", "realisasi", pola=rf"(?:jumlah |total |nilai )?realisasi(?: anggaran| keuangan| belanja)?{_PERIODE}"),
        k(
            "persen",
            "%",
            "persen",
            "persentase",
            "prosentase",
            "persentase realisasi",
            "realisasi %",
            "capaian %",
            "% realisasi",
            "serapan",
            "serapan %",
            "persentase serapan",
            "tingkat serapan",
            "% capaian",
            "persen realisasi",
        ),
        k("tanggal", "tanggal", "tgl"),
        # beside KEUANGAN under REALISASI: known, so that the heading above does not make it a second realisasi; no rule reads it
        k("fisik", "fisik", "fisik %", pola=r"(?:target|realisasi|capaian|progres|kemajuan) fisik(?: .*)?"),
    ),
    (("uraian", "kegiatan", "sub_kegiatan", "kode", "kode_sub_kegiatan", "kode_kegiatan"), ("pagu", "realisasi")),
    frozenset(
        {
            "sisa",
            "sisa anggaran",
            "sisa pagu",
            "keterangan",
            "ket",
            "sumber dana",
            "lokasi",
            "capaian",
            "indikator",
            "sasaran",
            "target",
            "satuan",
            "bertambah/(berkurang)",
            "bertambah/berkurang",
            "nama urusan",
            "kode urusan",
            *("fisik", "fisik %", "k", "kinerja", "output", "keluaran", "volume", "vol"),  # over target and realisasi
        }
    ),
    turun=("kode_sub_skpd", "nama_sub_skpd", "kode_program", "kode_kegiatan"),
    bukan=rf"{_LAIN}|{_BUKAN_UANG}",
    sendiri=("pagu_sebelum", "pagu", "realisasi"),
)

_HIERARKI = (
    k("kode_skpd", "kode skpd"),
    k("nama_skpd", "nama skpd"),
    k("kode_bidang", "kode bidang urusan", "kode bidang"),
    k("kode_program", "kode program"),
    k("program", "nama program"),
    k("kode_kegiatan", "kode kegiatan"),
    k("kegiatan", "nama kegiatan"),
    k("kode_sub_kegiatan", "kode sub kegiatan", "kode subkegiatan"),
    k("sub_kegiatan", "nama sub kegiatan", "nama subkegiatan"),
    k("kode_rekening", "kode rekening"),
)
_WAJIB_HIERARKI = tuple(
    (k,) for k in ("kode_skpd", "nama_skpd", "kode_program", "program", "kode_kegiatan", "kegiatan", "kode_sub_kegiatan", "sub_kegiatan")
)
_ABAIKAN_HIERARKI = frozenset({"no", "nomor", "kode urusan", "nama urusan", "nama bidang urusan", "nama bidang", "nama rekening"})

PAGU_SIPD = Bentuk(
    "pagu-sipd",
    "",
    (
        *_HIERARKI,
        k("tahun", "tahun"),
        k("kode_sub_skpd", "kode sub unit", "kode sub skpd", "kode unit skpd"),
        k("nama_sub_skpd", "nama sub unit", "nama sub skpd", "nama unit skpd"),
        k("kode_sumber_dana", "kode sumber dana"),
        k("tahapan", "tahapan", "tahapan apbd"),
        k("pagu_sebelum", "pagu sebelum", "pagu murni", pola=rf"pagu sebelum {_TAHAP}"),
        k("pagu", "pagu", "pagu setelah", "nilai pagu", "nilai", pola=rf"pagu (?:setelah )?{_TAHAP}"),
        k("kode_rincian", "kode standar harga", "paket/kelompok"),
        k("nama_rincian", "nama standar harga", "nama paket/kelompok"),
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
        k("kode_sub_skpd", "kode sub skpd", "kode sub unit", "kode unit skpd"),
        k("nama_sub_skpd", "nama sub skpd", "nama sub unit", "nama unit skpd"),
        k("nomor_dokumen", "nomor dokumen"),
        k("jenis_dokumen", "jenis dokumen"),
        k("jenis_transaksi", "jenis transaksi"),
        k("tanggal_dokumen", "tanggal dokumen"),
        k("nilai_realisasi", "nilai realisasi"),
        k("nilai_setoran", "nilai setoran"),
        k("nomor_spd", "nomor spd"),
        k("tahapan", "tahapan apbd"),
        k("tanggal_sp2d", "tanggal sp2d"),
        k("tanggal_transfer", "tanggal transfer", "tanggal sp2d transfer"),
    ),
    (
        *_WAJIB_HIERARKI,
        *((k,) for k in ("kode_sub_skpd", "kode_rekening", "nomor_dokumen", "jenis_dokumen", "tanggal_dokumen")),
        *((k,) for k in ("nilai_realisasi", "nilai_setoran")),
    ),
    _ABAIKAN_HIERARKI
    | {
        "kode fungsi", "nama fungsi", "kode sub fungsi", "nama sub fungsi", "nomor dpt", "keterangan dokumen", "nip pegawai", "nip",
        "nama pegawai", "tanggal simpan", "periode spd", "nilai spd", "tahapan spd", "nama sub tahapan jadwal", "nomor spp",
        "tanggal spp", "nomor spm", "tanggal spm", "nomor sp2d", "nilai sp2d", "bulan",
    },
    ("tanggal_dokumen", "nilai_realisasi", "nomor_dokumen", "jenis_dokumen"),
)  # fmt: skip
