"""Checks on SIPD lines: months without documents, identical lines, a budget stage that is behind."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import polars as pl

from lkj_etl.temuan import Temuan, temuan

# First match decides. "Perubahan penjabaran (pergeseran)" is a Pergeseran, hence its place before Perubahan.
TAHAPAN: tuple[tuple[str, int], ...] = (
    (r"(?i)pergeseran.*(setelah|sesudah|pasca)\s+perubahan", 3),
    (r"(?i)pergeseran", 1),
    (r"(?i)perubahan|\bdppa\b", 2),
    (r"(?i)murni|penetapan|induk", 0),
)
SEBUTAN = ("Murni", "Pergeseran", "Perubahan", "Pergeseran setelah Perubahan")
NOMOR_PERGESERAN = r"/P\d+/\d{1,2}/\d{4}\s*$"  # .../M/2/2026 is Murni, .../P1/4/2026 a later stage (FORMATS: document numbers)
PERGESERAN = 1


def bulan_kosong(garis: pl.DataFrame, *, tahun: int, triwulan: int, kecuali: Collection[int]) -> list[int]:
    """Return the months (1-12) from January to the quarter's end without any document.

    garis: frame with a column `tanggal`. kecuali: months that are known to have none (setting bulan_tanpa_realisasi).
    """
    ada = {t.month for t in garis["tanggal"].unique().to_list() if t is not None and t.year == tahun}
    return [b for b in range(1, triwulan * 3 + 1) if b not in ada and b not in kecuali]


def garis_kembar(frame: pl.DataFrame, kunci: Sequence[str]) -> list[Temuan]:
    """Name every line that repeats an earlier one in all columns of `kunci`; both stay and add up (DESIGN 4 "Duplicates").

    frame: lines with `berkas`, `lembar`, `baris`, `sel` (schemas.anggaran). One peringatan at the later line.
    """
    kembar = frame.filter(pl.struct(kunci).is_duplicated())
    pertama: dict[tuple[Any, ...], dict[str, Any]] = {}
    hasil = []
    for garis in kembar.iter_rows(named=True):
        awal = pertama.setdefault(tuple(garis[k] for k in kunci), garis)
        if awal is not garis:
            hasil.append(temuan("GARIS-KEMBAR", garis["berkas"], garis["lembar"], garis["sel"], pertama=_sebut(awal, garis)))
    return hasil


def _sebut(awal: dict[str, Any], garis: dict[str, Any]) -> str:
    """Name the earlier line, with its file and sheet where they are others."""
    if (awal["berkas"], awal["lembar"]) == (garis["berkas"], garis["lembar"]):
        return f"baris {awal['baris']}"
    return f"baris {awal['baris']} lembar {awal['lembar']} berkas {awal['berkas']}"


def pagu_mungkin_lama(pagu: pl.DataFrame, belanja: pl.DataFrame) -> list[Temuan]:
    """Say that the realisasi knows a later stage of the budget than the pagu file (one peringatan, DESIGN 4 "Roles").

    Stages come from `tahapan` and from document numbers (P codes); a pagu file with amounts before and after the change
    is never behind, one without any stage counts as Murni.
    """
    if pagu.is_empty() or pagu["pagu_sebelum"].is_not_null().any():
        return []
    tahap_pagu = pagu.select(_tahap().max()).item()
    nomor = pl.when(pl.col("nomor_dokumen").str.contains(NOMOR_PERGESERAN)).then(PERGESERAN)
    bertahap = belanja.with_columns(tahap=pl.max_horizontal(_tahap(), nomor))
    tahap = bertahap["tahap"].max()
    if not isinstance(tahap, int) or tahap <= (tahap_pagu or 0):
        return []
    garis = bertahap.filter(pl.col("tahap") == tahap).row(0, named=True)
    masih = "tidak menyebut tahapannya" if tahap_pagu is None else f"masih {SEBUTAN[tahap_pagu]}"
    letak = (garis["berkas"], garis["lembar"], garis["sel"])
    return [temuan("PAGU-MUNGKIN-LAMA", *letak, tahap_realisasi=SEBUTAN[tahap], tahap_pagu=masih)]


def _tahap() -> pl.Expr:
    """Return the rank of `tahapan`, null where the source names no known stage."""
    pola = [pl.when(pl.col("tahapan").str.contains(p)).then(nomor) for p, nomor in TAHAPAN]
    return pl.coalesce(pola).cast(pl.Int64)
