"""Sheet Jejak: what was asked, which files came in, what became of their rows, what went out."""

from decimal import Decimal
from typing import NamedTuple

import polars
import xlsxwriter

from lkj_etl import VERSI
from lkj_etl.jejak import JejakBerkas
from lkj_etl.laporan import Laporan, Terbit
from lkj_etl.nilai.teks import aman_tampil
from lkj_etl.nilai.triwulan import ROMAWI
from lkj_etl.tulis.halaman import Cetak
from lkj_etl.tulis.kalimat import nama_skpd
from lkj_etl.tulis.pena import Angka, Pena
from lkj_etl.tulis.ukuran import TINGGI_MAKS, tinggi_teks

LEBAR = (36.0, 20.0, 24.0, 24.0, 11.0, 11.0, 11.0, 11.0, 11.0, 13.0, 70.0)
KEPALA_BERKAS = (
    "Berkas", "Jenis", "Peran", "Putusan", "Baris dibaca", "Dipakai", "Ditolak", "Ganda", "SKPD lain", "Ukuran (byte)", "SHA-256",
)  # fmt: skip
KEPALA_TOTAL = ("Total (Rp)", "Masuk", "Keluar", "Selisih")
PUTUSAN = {"diterima": "diterima", "diterima_dengan_catatan": "diterima dengan catatan", "ditolak": "ditolak"}
_YA = {True: "ya", False: "tidak"}


class _Sel(NamedTuple):
    isi: str | Angka
    gaya: str = "isi"


def tulis(pena: Pena, laporan: Laporan) -> None:
    """Write the blocks one below the other, each under its own heading line."""
    pena.kolom(LEBAR)
    r = pena.awal
    for judul, baris in (
        ("Jejak jalan", _parameter(laporan)),
        ("Berkas masukan", _berkas(laporan)),
        ("Total masuk dan keluar", _total(laporan)),
        *([("Laporan terbit yang dibandingkan (buku besar)", _terbit(laporan.terbit))] if laporan.terbit else []),
        ("Pengaturan", [[_Sel(k), _Sel(aman_tampil(v) or "-", "isi")] for k, v in laporan.pengaturan]),
        ("Versi", _versi()),
    ):
        for k in range(len(LEBAR)):
            pena.teks(r, k, judul if k == 0 else "", "bagian")
        r += 1
        for isi in baris:
            _baris(pena, r, isi)
            r += 1
        r += 1
    pena.cetak(Cetak(None, r - 2, len(LEBAR) - 1))


def _baris(pena: Pena, r: int, isi: list[_Sel]) -> None:
    perlu = 0.0
    for k, sel in enumerate(isi):
        if isinstance(sel.isi, str):
            pena.teks(r, k, sel.isi, sel.gaya)
            if sel.gaya in ("isi_lipat", "daftar_kepala"):
                perlu = max(perlu, tinggi_teks(sel.isi, LEBAR[k], tebal=sel.gaya == "daftar_kepala"))
        else:
            pena.angka(r, k, sel.isi, sel.gaya)
    if perlu > 16:
        pena.tinggi(r, min(TINGGI_MAKS, perlu))


def _parameter(laporan: Laporan) -> list[list[_Sel]]:
    p = laporan.masukan.parameter
    isi: tuple[tuple[str, str | Angka], ...] = (
        ("Perangkat daerah", aman_tampil(nama_skpd(laporan))),
        ("Kode SKPD", p.skpd or "-"),
        ("Tahun anggaran", p.tahun),
        ("Triwulan", p.triwulan),
        ("Rincian", p.rincian),
        ("Cetak ulang", _YA[p.cetak_ulang]),
        ("Draf", _YA[laporan.draf]),
        ("ID jalan", laporan.id_jalan),
    )
    return [[_Sel(k), _Sel(v, "isi" if isinstance(v, str) else "isi_bulat")] for k, v in isi]


def _berkas(laporan: Laporan) -> list[list[_Sel]]:
    if not laporan.masukan.jejak:
        return [[_Sel("Tidak ada berkas masukan")]]
    return [[_Sel(k, "daftar_kepala") for k in KEPALA_BERKAS], *(_satu_berkas(j) for j in laporan.masukan.jejak)]


def _satu_berkas(j: JejakBerkas) -> list[_Sel]:
    b = j.baris
    return [
        _Sel(aman_tampil(j.berkas), "isi_lipat"),
        _Sel(aman_tampil(j.jenis) or "-", "isi_lipat"),
        _Sel(aman_tampil(j.peran) or "-", "isi_lipat"),
        _Sel(PUTUSAN[j.putusan], "isi_lipat"),
        *(_Sel(n, "isi_ribuan") for n in (b.dibaca, b.dipakai, b.ditolak, b.ganda, b.skpd_lain, j.ukuran)),
        _Sel(j.sha256 or "-"),
    ]


def _total(laporan: Laporan) -> list[list[_Sel]]:
    masuk, keluar = laporan.masukan.total_masuk, laporan.total_keluar

    def baris(nama: str, m: Decimal, k: Decimal) -> list[_Sel]:
        return [_Sel(nama), *(_Sel(n, "isi_rupiah") for n in (m, k, k - m))]

    kepala = [_Sel(k, "daftar_kepala") for k in KEPALA_TOTAL]
    return [kepala, baris("Pagu", masuk.pagu, keluar.pagu), baris("Realisasi", masuk.realisasi, keluar.realisasi)]


def _terbit(t: Terbit) -> list[list[_Sel]]:
    isi: tuple[tuple[str, str], ...] = (("Triwulan", ROMAWI[t.triwulan - 1]), ("ID jalan", t.id_jalan), ("SHA-256 angkanya", t.sidik))
    uang = (("Pagu (Rp)", t.total.pagu), ("Realisasi (Rp)", t.total.realisasi))
    return [*([_Sel(k), _Sel(v)] for k, v in isi), *([_Sel(k), _Sel(v, "isi_rupiah")] for k, v in uang)]


def _versi() -> list[list[_Sel]]:
    return [[_Sel(n), _Sel(v)] for n, v in (("lkj-etl", VERSI), ("polars", polars.__version__), ("XlsxWriter", xlsxwriter.__version__))]
