"""Headings of the tables that control or plan: AKLAP report, LRA per rekening, Register SP2D, anggaran kas."""

from __future__ import annotations

from lkj_etl.baca.judul_dasar import Bentuk, Kolom, k
from lkj_etl.nilai.kode import KODE_AKUN, KODE_PROGRAM

_KELOMPOK = (
    ("operasi", ("operasi",)),
    ("modal", ("modal",)),
    ("tak_terduga", ("tidak terduga", "tak terduga")),
    ("transfer", ("transfer",)),
)
TAK_DIKENAL = "-"


def _pasangan(apa: str, *sebutan: str) -> tuple[Kolom, ...]:
    """Return one column per kelompok belanja: `Operasi | Anggaran`, also with the two words in the other order."""
    return tuple(
        k(f"{apa}_{nama}", *(j for s in sebutan for b in belanja for j in (f"{b} {s}", f"belanja {b} {s}", f"{s} {b}", f"{s} belanja {b}")))
        for nama, belanja in _KELOMPOK
    )


_KODE_AKLAP = k("kode", "kode", lebar=4)
_URAIAN_AKLAP = k("uraian", "uraian", pola=r"uraian urusan\b.*")
_ANGGARAN, _REALISASI = _pasangan("anggaran", "anggaran", "pagu"), _pasangan("realisasi", "realisasi")
_ABAIKAN_AKLAP = frozenset(
    {"no", "%", "persen", "persentase", "sisa", "sisa anggaran", "keterangan"}
    | {f"{j} {a}" for j in ("jumlah", "total") for a in ("anggaran", "realisasi", "%")}
)

AKLAP = Bentuk(
    "aklap",
    "",
    (_KODE_AKLAP, _URAIAN_AKLAP, *_ANGGARAN, *_REALISASI),
    (("kode",), ("uraian",), *((kolom.nama,) for pasang in zip(_ANGGARAN, _REALISASI, strict=True) for kolom in pasang)),
    _ABAIKAN_AKLAP,
    tuple(kolom.nama for kolom in (*_ANGGARAN, *_REALISASI)),
    isi=(KODE_PROGRAM, 0.01),
)

AKLAP_SATU = Bentuk(
    "aklap",
    "satu pasang",
    (
        _KODE_AKLAP,
        _URAIAN_AKLAP,
        k("anggaran_jumlah", "anggaran", "pagu", "jumlah anggaran", "total anggaran", "belanja anggaran"),
        k("realisasi_jumlah", "realisasi", "jumlah realisasi", "total realisasi", "belanja realisasi"),
    ),
    (("kode",), ("uraian",), ("anggaran_jumlah",), ("realisasi_jumlah",)),
    _ABAIKAN_AKLAP,
    isi=(KODE_PROGRAM, 0.01),
    tanpa=frozenset(s for _, semua in _KELOMPOK for s in semua),
)

LRA = Bentuk(
    "kontrol",
    "LRA",
    (
        k("kode", "kode rekening", "kode akun", "kode", "kode rek", "no. rekening", "no rekening", "nomor rekening", "kode_rekening",
            lebar=0),
        k("uraian", "uraian", "uraian rekening", "nama rekening", "nama akun", "uraian akun", "nama_rekening"),
        k("anggaran", "anggaran", "pagu", "pagu anggaran", "jumlah anggaran", "anggaran setelah perubahan", "nominal",
            pola=r"(?:jumlah )?anggaran(?: tahun)? \d{4}"),
        k("realisasi", "realisasi", "jumlah realisasi", pola=r"realisasi(?: anggaran)?(?: s\.?/?d\.?.*| sampai.*| (?:tahun )?20\d\d)?"),
    ),
    (("kode",), ("uraian",), ("anggaran",), ("realisasi",)),
    frozenset(
        {
            "no", "nomor", "level", "%", "persen", "persentase", "prosentase", "presentase", "sisa", "sisa anggaran", "keterangan",
            "dasar hukum",
            "lebih/(kurang)", "bertambah/(berkurang)", "previous_realisasi", "realisasi tahun lalu", "realisasi sebelumnya", "sebelum",
            "anggaran sebelum perubahan",
        }
    ),
    ("kode",),
    isi=(KODE_AKUN, 0.5),
    berentang=True,
)  # fmt: skip

REGISTER_SP2D = Bentuk(
    "kontrol",
    "Register SP2D",
    (
        k("no", "no", "nomor"),
        k("tanggal_pembuatan", "tanggal pembuatan", "tgl pembuatan"),
        k("tanggal_pencairan", "tanggal pencairan", "tgl pencairan"),
        k("nomor_sp2d", "nomor sp2d", "no sp2d", "no. sp2d"),
        k("nama_skpd", "skpd", "nama skpd", "opd", "perangkat daerah"),
        k("jenis_sp2d", "jenis sp2d", "jenis"),
        k("bruto", "bruto", "nilai bruto", "jumlah bruto"),
        k("potongan", "potongan", "nilai potongan", "jumlah potongan"),
        k("neto", "neto", "netto", "nilai neto", "nilai netto", "jumlah neto"),
    ),
    (("tanggal_pembuatan",), ("nomor_sp2d",), ("nama_skpd",), ("bruto",), ("potongan",), ("neto",)),
    frozenset({"nama penerima", "penerima", "keterangan", "status"}),
    ("bruto", "neto"),
)

_ROMAWI = ("i", "ii", "iii", "iv")
_BULAN = (
    ("januari", "jan"), ("februari", "feb", "pebruari"), ("maret", "mar"), ("april", "apr"), ("mei",), ("juni", "jun"), ("juli", "jul"),
    ("agustus", "agu", "agt", "ags"), ("september", "sep", "sept"), ("oktober", "okt"), ("november", "nov", "nopember"), ("desember",
    "des"),
)  # fmt: skip
_TW = tuple(
    k(f"tw_{n}", *(f"{kata}{x}" for kata in ("triwulan ", "tw ", "tw", "tw.", "tw. ", "triwulan ke-") for x in (r, str(n))))
    for n, r in enumerate(_ROMAWI, start=1)
)
_BULANAN = tuple(k(f"bulan_{n}", *nama, f"bulan {n}", f"bulan {nama[0]}") for n, nama in enumerate(_BULAN, start=1))

KAS = Bentuk(
    "kas",
    "",
    (
        k("no", "no", "nomor"),
        k("kode_skpd", "kode skpd", "kode opd"),
        k("nama_skpd", "nama skpd", "skpd", "nama opd", "opd", "perangkat daerah"),
        k("kode_sub_skpd", "kode sub skpd", "kode sub unit", "kode unit"),
        k("nama_sub_skpd", "nama sub skpd", "sub skpd", "nama sub unit", "sub unit"),
        k("kode_program", "kode program"),
        k("program", "nama program", "program"),
        k("kode_kegiatan", "kode kegiatan"),
        k("kegiatan", "nama kegiatan", "kegiatan"),
        k("kode_sub_kegiatan", "kode sub kegiatan", "kode subkegiatan"),
        k("sub_kegiatan", "nama sub kegiatan", "sub kegiatan", "nama subkegiatan"),
        k("kode_rekening", "kode akun", "kode rekening", lebar=0),
        k("kode", "kode", "kode program/kegiatan/sub kegiatan", lebar=0),
        k("uraian", "uraian", "nama akun", "nama rekening", "program/kegiatan", "program/kegiatan/sub kegiatan"),
        k("rincian", "rincian"),
        k("pagu", "nilai rincian", "pagu", "pagu anggaran", "anggaran", "total anggaran", "jumlah anggaran"),
        *_BULANAN,
        *_TW,
    ),
    (
        ("kode_sub_kegiatan", "sub_kegiatan", "kode", "kode_rekening", "uraian", "nama_skpd"),
        *((f"bulan_{b}", f"tw_{(b + 2) // 3}") for b in range(1, 13)),
    ),
    frozenset(
        {
            "nilai realisasi", "total rak", "kode urusan", "nama urusan", "kode/nama urusan", "urusan", "bidang urusan",
            "kode bidang urusan", "nama bidang urusan",
            "jumlah", "total", "jumlah total", "keterangan", "sumber dana", "nama sumber dana", "sisa", "sisa pagu", "semester i",
            "semester ii",
        }
    ),
    (*(kolom.nama for kolom in _BULANAN), *(kolom.nama for kolom in _TW)),
    berentang=True,
)  # fmt: skip

# Printed budgets of Permendagri 13/2006: every level from BELANJA down in one column, no line of its own per kegiatan.
# Recognised only to be refused: read as a rekap, each level would be counted again.
ANGGARAN_13 = Bentuk(
    TAK_DIKENAL,
    "",
    (
        k("kode", "no. rekening", "no rekening", "nomor rekening", lebar=0),
        k("uraian", "uraian"),
        k("sebelum", "sebelum", "anggaran", "jumlah"),
        k("sesudah", "sesudah", "setelah", "realisasi", "keterangan", "penjelasan"),
    ),
    (("kode",), ("uraian",), ("sebelum",), ("sesudah",)),
    isi=(r"\d+(?:\.\d+){2,}", 0.5),
)
