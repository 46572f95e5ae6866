"""The other sheets of the summary of a kabupaten: findings counted by code, and the trail of the run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lkj_etl import VERSI
from lkj_etl.nilai.teks import aman_tampil
from lkj_etl.tulis.halaman import Cetak
from lkj_etl.tulis.pena import Pena
from lkj_etl.tulis.rekap_isi import STATUS, Rekap
from lkj_etl.tulis.ukuran import TINGGI_MIN, tinggi_teks

BANYAK_NAMA = 10
LEBAR_NAMA = 80.0


def tulis_temuan(pena: Pena, rekap: Rekap) -> None:
    """Count the findings: how often each stands, in how many offices, and which (the first of them)."""
    kolom = (("Tingkat", 13.0), ("Kode", 34.0), ("Banyaknya", 12.0), ("Kantor", 12.0), ("Di kantor", LEBAR_NAMA))
    pena.kolom([w for _, w in kolom])
    banyak = Counter(t for k in rekap.kantor for t in k.temuan)
    kantor: dict[tuple[str, str], list[str]] = {}
    for k in sorted(rekap.kantor, key=lambda k: (k.kode, k.nama)):
        for t in set(k.temuan):
            kantor.setdefault(t, []).append(aman_tampil(k.nama or k.kode))
    for c, (isi, _) in enumerate(kolom):
        pena.teks(0, c, isi, "daftar_kepala")
    urut = sorted(banyak, key=lambda t: (t[1] != "galat", -len(kantor[t]), t[0]))
    for r, t in enumerate(urut, start=1):
        pena.teks(r, 0, t[1].capitalize(), "daftar_galat" if t[1] == "galat" else "daftar")
        pena.teks(r, 1, t[0], "daftar")
        pena.angka(r, 2, banyak[t], "bulat")
        pena.angka(r, 3, len(kantor[t]), "bulat")
        nama = _sebut(kantor[t])
        pena.teks(r, 4, nama, "daftar")
        pena.tinggi(r, max(TINGGI_MIN, tinggi_teks(nama, LEBAR_NAMA)))
    if not urut:
        pena.gabung(1, 0, 1, len(kolom) - 1, "Tidak ada temuan", "daftar")
    pena.cetak(Cetak((0, 0), max(1, len(urut)), len(kolom) - 1))


def _sebut(nama: list[str]) -> str:
    lain = len(nama) - BANYAK_NAMA
    return ", ".join(nama[:BANYAK_NAMA]) + (f", dan {lain} kantor lain" if lain > 0 else "")


def tulis_jejak(pena: Pena, rekap: Rekap) -> None:
    """Say what was asked, how many offices came out how, and from which shared files."""
    pena.kolom((40.0, 70.0))
    status = Counter(k.status for k in rekap.kantor)
    bagian: tuple[tuple[str, Sequence[tuple[str, str]]], ...] = (
        (
            "Jejak jalan",
            [
                ("Tahun anggaran", str(rekap.tahun)),
                ("Triwulan", str(rekap.triwulan)),
                ("Kantor", str(len(rekap.kantor))),
                *((nama, str(status[nama])) for nama in STATUS),
                ("SKPD lain di berkas", str(rekap.skpd_lain)),
                ("ID jalan", rekap.id_jalan),
                ("Versi", VERSI),
            ],
        ),
        ("Berkas bersama (SHA-256)", [(aman_tampil(n), s or "-") for n, s in rekap.berkas]),
        ("Pengaturan", [(k, aman_tampil(v) or "-") for k, v in rekap.pengaturan]),
    )
    r = 0
    for judul, isi in bagian:
        pena.teks(r, 0, judul, "bagian")
        pena.teks(r, 1, "", "bagian")
        for k, v in isi:
            r += 1
            pena.teks(r, 0, k, "isi_lipat")
            pena.teks(r, 1, v, "isi_lipat")
        r += 2
    pena.cetak(Cetak(None, r - 2, 1))
