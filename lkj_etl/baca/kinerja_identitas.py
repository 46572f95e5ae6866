"""Sheet Identitas: label and value; names and NIP go to the signature block and nowhere else."""

from __future__ import annotations

import re

from lkj_etl.baca.kolom import Pembaca
from lkj_etl.jejak import Identitas
from lkj_etl.nilai.kode import kode_baku
from lkj_etl.nilai.nama import samakan
from lkj_etl.nilai.tanggal import tanggal
from lkj_etl.nilai.teks import GARIS
from lkj_etl.nilai.triwulan import BULAN

ISIAN = {
    "nama perangkat daerah": "nama_skpd",
    "nama skpd": "nama_skpd",
    "sebutan kantor": "sebutan",
    "kode skpd": "kode_skpd",
    "kabupaten/kota": "kabupaten",
    "kabupaten": "kabupaten",
    "kabupaten / kota": "kabupaten",
    "tahun anggaran": "tahun",
    "tahun": "tahun",
    "jabatan penanda tangan": "jabatan",
    "jabatan penandatangan": "jabatan",
    "jabatan": "jabatan",
    "nama penanda tangan": "nama",
    "nama penandatangan": "nama",
    "pangkat": "pangkat",
    "pangkat penanda tangan": "pangkat",
    "nip": "nip",
    "nip penanda tangan": "nip",
    "tempat": "tempat",
    "tanggal laporan": "tanggal",
}
WAJIB = {"nama_skpd": "Nama perangkat daerah", "tahun": "Tahun anggaran"}
_TAHUN = re.compile(r"(?:19|20)\d\d")


def baca_identitas(pembaca: Pembaca) -> tuple[Identitas, dict[str, str]]:
    """Return the identity and the cell of each value; a missing required value is a galat."""
    isi: dict[str, str] = {}
    sel: dict[str, str] = {}
    label = pembaca.teks("isian")
    nilai = pembaca.teks("nilai")
    for i, (nama, teks) in enumerate(zip(label, nilai, strict=True)):
        kunci = ISIAN.get(samakan(nama).rstrip(" :"))
        if kunci is None:
            if nama:
                pembaca.catat("ISIAN-TAK-DIKENAL", "isian", i, isian=nama)
            continue
        if kunci in isi:
            pembaca.catat("ISIAN-KEMBAR", "isian", i, isian=nama)
            continue
        jenis = pembaca.tabel.kolom["nilai"].jenis[i]
        isi[kunci], sel[kunci] = teks, pembaca.tabel.sel("nilai", i)
        if kunci == "nip" and jenis in "np":
            pembaca.catat("NIP-ANGKA", "nilai", i)
            isi[kunci] = ""
        if kunci == "kode_skpd":
            isi[kunci] = _kode_skpd(pembaca, i, teks)
        if kunci == "tanggal" and jenis in "nd":
            isi[kunci] = _tanggal(jenis, pembaca.tabel.kolom["nilai"].isi[i], pembaca.tabel.basis_1904) or teks
    tahun = _tahun(pembaca, isi, sel)
    for kunci, nama in WAJIB.items():
        if not isi.get(kunci):
            pembaca.pencatat.catat("IDENTITAS-KOSONG", pembaca.tabel.lembar, sel.get(kunci, "-"), isian=nama)
    teks_saja = {k: v for k, v in isi.items() if k != "tahun"}
    return Identitas(tahun=tahun, **teks_saja), sel


def _kode_skpd(pembaca: Pembaca, i: int, teks: str) -> str:
    """Return the office's code as typed; a number, which may have lost its zeros, or what is no code is a galat and left out."""
    if not teks.strip(GARIS):
        return ""
    salah = "KODE-ANGKA" if pembaca.tabel.kolom["nilai"].jenis[i] in "npd" else "" if kode_baku(teks) else "KODE-TAK-TERBACA"
    if salah:
        pembaca.catat(salah, "nilai", i)
    return "" if salah else teks


def _tahun(pembaca: Pembaca, isi: dict[str, str], sel: dict[str, str]) -> int | None:
    teks = isi.get("tahun", "")
    if not teks:
        return None
    if _TAHUN.fullmatch(teks) is None:
        pembaca.pencatat.catat("TAHUN-TAK-TERBACA", pembaca.tabel.lembar, sel["tahun"])
        return None
    return int(teks)


def _tanggal(jenis: str, isi: str, basis_1904: bool) -> str:
    hari = tanggal(jenis, isi, basis_1904).nilai
    return "" if hari is None else f"{hari.day} {BULAN[hari.month - 1]} {hari.year}"
