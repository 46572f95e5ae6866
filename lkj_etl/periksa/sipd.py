"""Checks on SIPD lines: months without documents, identical lines, a budget stage that is behind."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import polars as pl

from lkj_etl.bacaan import Bacaan
from lkj_etl.temuan import Temuan, temuan
from schemas.anggaran import KUNCI

# First match decides. "Perubahan penjabaran (pergeseran)" is a Pergeseran, hence its place before Perubahan.
TAHAPAN: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"(?i)pergeseran.*(setelah|sesudah|pasca)\s+perubahan"), 3),
    (re.compile(r"(?i)pergeseran"), 1),
    (re.compile(r"(?i)perubahan|\bdppa\b"), 2),
    (re.compile(r"(?i)murni|penetapan|induk"), 0),
)
SEBUTAN = ("Murni", "Pergeseran", "Perubahan", "Pergeseran setelah Perubahan")
NOMOR_PERGESERAN = re.compile(r"/P\d+/\d{1,2}/\d{4}\s*$")  # .../M/2/2026 is Murni, .../P1/4/2026 a later stage (FORMATS: document numbers)
PERGESERAN = 1
TERBANYAK = 100  # identical lines of one file that are named one by one
# What must agree in two lines that are one line written twice; the amount last (`garis_kembar`).
KEMBAR_DOKUMEN = (*KUNCI, "jenis_dokumen", "nomor_dokumen", "kode_rekening", "nomor_spd", "tanggal", "realisasi")
KEMBAR_KAS = (*KUNCI, "kode_rekening", "triwulan", "bulan", "rencana")


def bulan_kosong(tanggal: Iterable[pl.Series], *, tahun: int, triwulan: int, kecuali: Collection[int]) -> list[int]:
    """Return the months (1-12) from January to the quarter's end without any document.

    tanggal: dates of documents; the next are asked for only while a month is missing. kecuali: months that are known to have
    none (setting bulan_tanpa_realisasi).
    """
    kosong = [b for b in range(1, triwulan * 3 + 1) if b not in kecuali]
    for kolom in tanggal:
        ada = {t.month for t in kolom if t is not None and t.year == tahun}
        kosong = [b for b in kosong if b not in ada]
        if not kosong:
            break
    return kosong


def berbeda(kolom: pl.Series) -> list[Any]:
    """Return the distinct values of a column in order of appearance; where there is one, without a query."""
    return [kolom[0]] if kolom.n_unique() == 1 else kolom.unique(maintain_order=True).to_list()


def garis_kembar(frame: pl.DataFrame, kunci: Sequence[str]) -> list[Temuan]:
    """Name every line that repeats an earlier one in all columns of `kunci`; both stay and add up (DESIGN 4 "Duplicates").

    frame: lines with `berkas`, `lembar`, `baris`, `sel` (schemas.anggaran). One peringatan at the later line.
    """
    if frame[kunci[-1]].n_unique() == frame.height:  # amounts that all differ: the usual case of a small office
        return []
    berulang = frame[list(kunci)].is_duplicated()
    if not berulang.any():
        return []
    kembar = frame.filter(berulang)
    pertama: dict[tuple[Any, ...], dict[str, Any]] = {}
    hasil = []
    for garis in kembar.iter_rows(named=True):
        awal = pertama.setdefault(tuple(garis[k] for k in kunci), garis)
        if awal is not garis:
            hasil.append(temuan("GARIS-KEMBAR", garis["berkas"], garis["lembar"], garis["sel"], pertama=_sebut(awal, garis)))
    return hasil


def garis_kembar_sendiri(b: Bacaan) -> list[Temuan]:
    """Name the identical lines within each sheet of one file, as `laporan` does once it knows which sheets count."""
    frame, kunci = (b.kas, KEMBAR_KAS) if b.jenis == "kas" else (b.belanja, KEMBAR_DOKUMEN)
    if b.ditolak or b.jenis not in ("kas", "realisasi-sipd") or frame is None:
        return []
    hasil = garis_kembar(frame, ("lembar", *kunci))
    if lebih := hasil[TERBANYAK:]:  # an export pasted below itself
        kolom = lebih[0].sel.rstrip("0123456789")
        ringkas = temuan("TEMUAN-DIRINGKAS", b.berkas, lebih[0].lembar, banyak=len(lebih), kode="GARIS-KEMBAR", kolom=kolom)
        hasil[TERBANYAK:] = [ringkas]
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
    if pagu.is_empty() or pagu["pagu_sebelum"].null_count() < pagu.height:
        return []
    tahap_pagu = max((t for x in berbeda(pagu["tahapan"]) if (t := _tahap(x)) is not None), default=None)
    menurut_teks = {x: _tahap(x) for x in berbeda(belanja["tahapan"])}
    tahap = max((t for t in menurut_teks.values() if t is not None), default=0)
    if max(tahap, tahap_pagu or 0) < PERGESERAN and any(map(NOMOR_PERGESERAN.search, belanja["nomor_dokumen"])):
        tahap = PERGESERAN
    if tahap <= (tahap_pagu or 0):
        return []
    garis = next(g for g in belanja.iter_rows(named=True) if tahap in (menurut_teks[g["tahapan"]], _tahap_nomor(g["nomor_dokumen"])))
    masih = "tidak menyebut tahapannya" if tahap_pagu is None else f"masih {SEBUTAN[tahap_pagu]}"
    letak = (garis["berkas"], garis["lembar"], garis["sel"])
    return [temuan("PAGU-MUNGKIN-LAMA", *letak, tahap_realisasi=SEBUTAN[tahap], tahap_pagu=masih)]


def _tahap(tahapan: str) -> int | None:
    """Return the rank of a stage, None where the source names no known one."""
    return next((nomor for pola, nomor in TAHAPAN if pola.search(tahapan)), None)


def _tahap_nomor(nomor: str) -> int | None:
    return PERGESERAN if NOMOR_PERGESERAN.search(nomor) else None
