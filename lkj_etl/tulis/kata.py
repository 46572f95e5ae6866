"""Figures and words inside sentences: each figure as its table cell shows it, each sentence with one full stop."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkj_etl.nilai.angka import format_angka, format_persen, format_rupiah
from lkj_etl.nilai.teks import bersihkan
from lkj_etl.nilai.triwulan import ROMAWI

_TANPA_SEBUTAN = ("", "nilai", "indeks", "angka", "skor", "poin")
_AKHIR_KALIMAT = (".", "!", "?", "…")
_PENUTUP = "\"'”’"
_DIBUANG = " \t\r\n.,;:"
_HURUF = 26


def angka(nilai: float | Decimal) -> str:
    """Write a figure as Tabel 3.2 shows it, whole or with two decimals, in Indonesian style: 81, 81,03, 1.500."""
    return format_rupiah(Decimal(str(nilai)))


def cacah(nilai: Decimal) -> str:
    """Write a count or another figure of the input with all the decimals that it has."""
    return angka(nilai) if nilai == round(nilai, 2) else format_angka(nilai)


def persen(nilai: float | Decimal) -> str:
    """Write a capaian: 100%, 83,38%."""
    return f"{angka(nilai)}%"


def persen_serapan(nilai: Decimal) -> str:
    """Write a percent as Tabel 3.3 shows it, always with two decimals: 20,63%, 0,00%."""
    return f"{format_persen(nilai)}%"


def bersatuan(nilai: float | Decimal, satuan: str) -> str:
    """Write a figure with its unit: 90%, 12 Dokumen; a unit that only says "Nilai" is not repeated."""
    ringkas = satuan.strip()
    if ringkas.casefold() in _TANPA_SEBUTAN:
        return angka(nilai)
    return persen(nilai) if ringkas == "%" else f"{angka(nilai)} {ringkas}"


def periode(triwulan: int, tahun: int) -> str:
    """Return "Triwulan II Tahun 2019"."""
    return f"Triwulan {ROMAWI[triwulan - 1]} Tahun {tahun}"


def deretan(kata: Sequence[str]) -> str:
    """Join words: "a", "a dan b", "a, b, dan c"."""
    if len(kata) < 3:
        return " dan ".join(kata)
    return ", ".join(kata[:-1]) + f", dan {kata[-1]}"


def kalimat(teks: str) -> str:
    """Return the sentence with a capital and one full stop."""
    return teks[:1].upper() + tutup(teks)[1:]


def tutup(teks: str) -> str:
    """End a text with exactly one full stop, unless it ends with another mark of its own."""
    isi = teks.rstrip(_DIBUANG)
    asal = teks.rstrip()
    if isi.endswith(("!", "?", "…")) or (isi.rstrip(_PENUTUP) != isi and isi.rstrip(_PENUTUP).endswith(_AKHIR_KALIMAT)):
        return isi
    return isi + "." if asal else ""


def sebut(nama: str) -> str:
    """Return a name inside a sentence: without the stop that its cell ends with."""
    return nama.rstrip(_DIBUANG) or nama


def ucapan(teks: str) -> str:
    """Return what the office wrote, cleaned and ended; an empty text where it wrote nothing that says anything ("-", ".")."""
    bersih = bersihkan(teks).teks
    return tutup(bersih) if any(h.isalnum() for h in bersih) else ""


def huruf(n: int) -> str:
    """Return the letter of a list item: 0 -> a, 25 -> z, 26 -> aa."""
    putaran, sisa = divmod(n, _HURUF)
    return chr(ord("a") + sisa) * (putaran + 1)
