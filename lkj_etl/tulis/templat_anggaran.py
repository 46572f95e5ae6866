"""Sheet Anggaran of the template: the programs, kegiatan and sub kegiatan that the drop-downs of Pemetaan offer."""

from __future__ import annotations

from collections.abc import Sequence

from lkj_etl.tulis.halaman import Cetak
from lkj_etl.tulis.pena import Pena
from lkj_etl.tulis.templat_kolom import PEMETAAN
from lkj_etl.tulis.ukuran import tinggi_teks

Daun = tuple[str, str, str]
NAMA = "Anggaran"
# Headings that no kind of input file has: the sheet must never be taken for a budget.
KOLOM: tuple[tuple[str, float], ...] = (
    ("Daftar Program", 38),
    ("Milik Program", 38),
    ("Daftar Kegiatan", 44),
    ("Milik Kegiatan", 44),
    ("Daftar Sub Kegiatan", 50),
)
_KEPALA = 2
_AWAL = _KEPALA + 2  # first row of the lists, counted from 1


def daftar(anggaran: Sequence[Daun]) -> tuple[list[str], list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the programs, (program, kegiatan) and (kegiatan, sub kegiatan), each once, children of one parent together."""
    program = list(dict.fromkeys(p for p, _, _ in anggaran if p))
    kegiatan = list(dict.fromkeys((p, k) for p, k, _ in anggaran if k))
    sub = list(dict.fromkeys((k, s) for _, k, s in anggaran if s))
    induk = {p: i for i, p in enumerate(program)}
    ibu = {k: i for i, k in enumerate(dict.fromkeys(k for _, k in kegiatan))}
    return program, sorted(kegiatan, key=lambda x: induk.get(x[0], -1)), sorted(sub, key=lambda x: ibu.get(x[0], -1))


def rentang(anggaran: Sequence[Daun]) -> dict[tuple[str, str], str]:
    """Return the list formula of each column of Pemetaan; # stands for the row. A chosen parent narrows the list."""
    program, kegiatan, sub = daftar(anggaran)
    hasil: dict[tuple[str, str], str] = {}
    if program:
        hasil[PEMETAAN.nama, "program"] = f"={NAMA}!$A${_AWAL}:$A${_AWAL + len(program) - 1}"
    for nama, sel, induk, kolom, isi in (("kegiatan", "$D#", "B", "C", kegiatan), ("sub_kegiatan", "$E#", "D", "E", sub)):
        if isi:
            semua, milik = (f"{NAMA}!${h}${_AWAL}:${h}${_AWAL + len(isi) - 1}" for h in (kolom, induk))
            geser = f"OFFSET({NAMA}!${kolom}${_AWAL},MATCH({sel},{milik},0)-1,0,SUMPRODUCT(--({milik}={sel})),1)"
            hasil[PEMETAAN.nama, nama] = f'=IF({sel}="",{semua},{geser})'
    return hasil


def tulis(pena: Pena, anggaran: Sequence[Daun]) -> None:
    """Write the lists, each below its heading."""
    program, kegiatan, sub = daftar(anggaran)
    pena.kolom([w for _, w in KOLOM])
    judul = "Anggaran: daftar untuk kolom Program, Kegiatan, dan Sub Kegiatan di lembar Pemetaan"
    pena.lebar_penuh(0, judul, "templat_judul", ukuran=12, ruang=4)
    pena.teks(1, 0, "Diambil dari berkas anggaran waktu templat dibuat; tidak ikut dibaca dan tidak perlu diubah.", "templat_guna")
    for k, (judul, _) in enumerate(KOLOM):
        pena.teks(_KEPALA, k, judul, "templat_pilihan")
    banyak = max(len(program), len(kegiatan), len(sub))
    tinggi = [15.0] * banyak
    isi: tuple[Sequence[tuple[str, ...]], ...] = ([(p,) for p in program], kegiatan, sub)
    for kolom, baris in zip((0, 1, 3), isi, strict=True):
        for i, sel in enumerate(baris, start=_KEPALA + 1):
            for k, teks in enumerate(sel, start=kolom):
                pena.teks(i, k, teks, "isi_lipat")
                tinggi[i - _KEPALA - 1] = max(tinggi[i - _KEPALA - 1], tinggi_teks(teks, pena.lebar[k]))
    for i, poin in enumerate(tinggi, start=_KEPALA + 1):
        pena.tinggi(i, poin)
    pena.cetak(Cetak((_KEPALA, _KEPALA), _KEPALA + banyak, len(KOLOM) - 1))
