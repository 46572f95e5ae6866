"""The verdict of a money file of one or several offices: whole, without some offices, or not at all."""

from __future__ import annotations

from dataclasses import replace

from lkj_etl.bacaan import PEMILIK, Bacaan
from lkj_etl.jejak import Baris

# A total that differs (or may have been counted) or a year that cannot be read is a galat, but the rows themselves stand and are used
# (DESIGN 4).
BUKAN_PENOLAK = frozenset({"TOTAL-BERKAS-BEDA", "TOTAL-TAK-TERBACA", "BARIS-MUNGKIN-JUMLAH", "TABEL-MUNGKIN-SAMA", "TAHUN-TAK-TERBACA"})


def simpulkan(bacaan: Bacaan, dibaca: int, ganda: int = 0) -> Bacaan:
    """Refuse the rows of the offices whose cells hold a galat; refuse the file when nothing else is left.

    ganda: rows of the `dibaca` that repeat others and stand in no frame.
    """
    rangka = bacaan.rangka
    berat = [t for t in bacaan.temuan if t.tingkat == "galat" and t.kode not in BUKAN_PENOLAK]
    semua = set(rangka.select(PEMILIK).to_series()) if rangka is not None else set()
    rusak = frozenset(bacaan.pemilik.get((t.lembar, t.sel), "") for t in berat)
    ditolak = "" in rusak or not semua - rusak or (bool(rusak) and "" in semua)
    ganda = 0 if ditolak else ganda
    tersisa = 0 if ditolak else bacaan.banyak_baris(rusak)
    return replace(bacaan, ditolak=ditolak, skpd_rusak=rusak - {""}, baris=Baris(dibaca, tersisa, dibaca - tersisa - ganda, ganda))
