"""Rows that could be a heading: one, two or three of them, flattened to one text per column (runs in the child)."""

from __future__ import annotations

from collections.abc import Iterator

from lkj_etl.baca.judul_dasar import samakan_judul
from lkj_etl.baca.kisi import Kisi
from lkj_etl.baca.sel import Sel

BARIS_DICARI = 100
PANJANG_JUDUL = 120
LEBAR_GABUNGAN = 1_000
SUSUN = "\x1f"  # stands between the rows of one heading; a cell may hold line breaks itself
Teks = dict[int, str]


def calon_judul(kisi: Kisi) -> Iterator[tuple[int, int, Teks]]:
    """Yield first row, last row and texts by column of what could be a heading, in the order of the sheet.

    A cell merged over several columns of one row gives its text to each of them. Three rows are tried only
    where the upper two hold such a cell, or where a sheet without merged cells (csv) leaves blanks in their place.
    """
    mendatar: dict[int, dict[int, int]] = {}
    for r1, c1, r2, c2 in kisi.gabungan:
        if r1 == r2 and c1 < c2 < c1 + LEBAR_GABUNGAN:
            mendatar.setdefault(r1, {}).update(dict.fromkeys(range(c1, c2 + 1), c1))
    for nomor in sorted(kisi.baris)[:BARIS_DICARI]:
        atas = teks_baris(kisi.baris[nomor])
        if len(atas) >= 2:
            yield nomor, nomor, atas
        tengah, bawah = (teks_baris(kisi.baris.get(nomor + n, {})) for n in (1, 2))
        if not atas or not tengah:
            continue
        renggang = not kisi.gabungan and len(atas) >= 3 and bool(atas.keys() - tengah.keys())
        yield nomor, nomor + 1, _susun(_lebarkan(atas, mendatar.get(nomor, {}), tengah if renggang else {}), tengah)
        if bawah and (renggang or nomor in mendatar or nomor + 1 in mendatar):
            lebar = _lebarkan(tengah, mendatar.get(nomor + 1, {}), bawah if renggang else {})
            yield nomor, nomor + 2, _susun(_lebarkan(atas, mendatar.get(nomor, {}), lebar if renggang else {}), lebar, bawah)


def teks_baris(sel: dict[int, Sel]) -> Teks:
    """Return the texts of a row that are short enough for a heading."""
    return {c: s.isi for c, s in sel.items() if s.jenis == "s" and 0 < len(s.isi.strip()) <= PANJANG_JUDUL}


def calon_nama(isi: str) -> list[str]:
    """Return what a heading may mean, normalised: its lowest row, that with the rows above it, the rows above alone."""
    bagian = [b for b in isi.split(SUSUN) if b]
    return [samakan_judul(" ".join(bagian[awal:akhir])) for akhir in range(len(bagian), 0, -1) for awal in range(akhir - 1, -1, -1)]


def _lebarkan(teks: Teks, mendatar: dict[int, int], bawah: Teks) -> Teks:
    """Give the text of a merged cell to all its columns; `bawah`: also to every column with a text below and none here."""
    hasil = dict(teks)
    for c, jangkar in mendatar.items():
        if c not in hasil and jangkar in teks:
            hasil[c] = teks[jangkar]
    for c in bawah:
        if c not in hasil and (kiri := max((k for k in teks if k < c), default=0)):
            hasil[c] = teks[kiri]
    return hasil


def _susun(*baris: Teks) -> Teks:
    return {c: SUSUN.join(b.get(c, "") for b in baris).strip(SUSUN) for c in sorted({c for b in baris for c in b})}
