"""Sheet Temuan: what the checks found, errors first, each with its cell and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lkj_etl.laporan import Laporan
from lkj_etl.nilai.teks import aman_tampil
from lkj_etl.temuan import Temuan
from lkj_etl.tulis.halaman import Cetak
from lkj_etl.tulis.pena import Pena
from lkj_etl.tulis.ukuran import TINGGI_MAKS, TINGGI_MIN, tinggi_teks

KOLOM: tuple[tuple[str, float], ...] = (
    ("No", 7),
    ("Tingkat", 14),
    ("Kode", 31),
    ("Berkas", 30),
    ("Lembar", 16),
    ("Sel", 9),
    ("Isi", 52),
    ("Saran", 46),
)
TIDAK_ADA = "Tidak ada temuan"
_TINGKAT = {"galat": "Galat", "peringatan": "Peringatan"}
_SEL = re.compile(r"([A-Z]{1,3})([0-9]+)")


def tulis(pena: Pena, laporan: Laporan) -> None:
    """List every finding of the run."""
    pena.kolom([w for _, w in KOLOM])
    atas, akhir = pena.awal, len(KOLOM) - 1
    for k, (judul, _) in enumerate(KOLOM):
        pena.teks(atas, k, judul, "daftar_kepala")
    baris = urutkan(laporan.temuan)
    for r, t in enumerate(baris, start=atas + 1):
        _satu(pena, r, r - atas, t)
    if not baris:
        pena.gabung(atas + 1, 0, atas + 1, akhir, TIDAK_ADA, "daftar")
    bawah = atas + max(1, len(baris))
    pena.saring(atas, bawah, akhir)
    pena.cetak(Cetak((atas, atas), bawah, akhir))


def _satu(pena: Pena, r: int, nomor: int, t: Temuan) -> None:
    isi = (_TINGKAT[t.tingkat], t.kode, aman_tampil(t.berkas), aman_tampil(t.lembar), t.sel, aman_tampil(t.isi), aman_tampil(t.saran))
    pena.angka(r, 0, nomor, "daftar_nomor")
    for k, teks in enumerate(isi, start=1):
        pena.teks(r, k, teks, "daftar_galat" if k == 1 and t.tingkat == "galat" else "daftar")
    perlu = max(tinggi_teks(teks, KOLOM[k][1]) for k, teks in enumerate(isi, start=1))
    pena.tinggi(r, min(TINGGI_MAKS, max(TINGGI_MIN, perlu)))


def urutkan(temuan: Iterable[Temuan]) -> list[Temuan]:
    """Sort errors first, then by file, sheet and cell (C9 before C10), so that equal inputs give equal sheets."""
    return sorted(temuan, key=lambda t: (t.tingkat != "galat", t.berkas, t.lembar, _letak(t.sel), t.sel, t.kode, t.isi, t.saran))


def _letak(sel: str) -> tuple[int, int, str]:
    cocok = _SEL.match(sel)
    return (int(cocok[2]), len(cocok[1]), cocok[1]) if cocok else (0, 0, "")
