"""The kinerja workbook as a whole: targets, measurements, mapping, and what is missing between its sheets."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

import polars as pl

from lkj_etl.periksa.letak import Letak, sebut_kode, tw
from lkj_etl.periksa.pengukuran import Ukuran, periksa_ukuran
from lkj_etl.periksa.skm import periksa_skm, triwulan_terjawab
from lkj_etl.periksa.target import periksa_target, target_triwulan
from lkj_etl.temuan import Temuan

Baris = dict[str, Any]
LEMBAR = ("Indikator", "Realisasi", "Pemetaan", "SKM")


def periksa_kinerja(
    indikator: pl.DataFrame,
    realisasi: pl.DataFrame,
    pemetaan: pl.DataFrame,
    *,
    huruf: Mapping[str, Mapping[str, str]],
    berkas: str,
    triwulan: int,
    cetak_ulang: bool,
    sudah: Container[tuple[str, str]] = (),
    skm: pl.DataFrame | None = None,
) -> list[Temuan]:
    """Return every finding on the sheets, in the order Indikator, Realisasi, SKM, Pemetaan.

    Frames by schemas.kinerja and (skm) schemas.skm.Jawaban. huruf: sheet -> column -> Excel letter. sudah: (sheet, cell) whose
    value the reader left out with a galat; nothing is said twice about them, and rules that lack their value are passed over.
    Without any indicator (the sheet was not usable) nothing is said. Rules: DESIGN 5 and its reconciliation table.
    """
    if indikator.is_empty():
        return []
    letak = {nama: Letak(berkas, nama, huruf.get(nama, {}), sudah) for nama in LEMBAR}
    kamus: dict[str, Baris] = {b["kode"]: b for b in indikator.rows(named=True)}
    hasil = [t for b in kamus.values() for t in periksa_target(b, letak["Indikator"])]
    terukur: set[tuple[str, int]] = set()
    for b in realisasi.rows(named=True):
        if b["kode"] not in kamus:
            hasil.append(_tidak_dikenal("kode", b, kamus, letak["Realisasi"]))
            continue
        ukuran = Ukuran(kamus[b["kode"]], b)
        hasil += periksa_ukuran(ukuran, letak["Realisasi"], triwulan=triwulan, cetak_ulang=cetak_ulang)
        if ukuran.terukur:
            terukur.add((b["kode"], b["triwulan"]))
    if skm is not None:
        hasil += periksa_skm(skm, kamus.values(), terukur, letak["SKM"], triwulan=triwulan, cetak_ulang=cetak_ulang)
        terukur |= {(k, q) for k, b in kamus.items() if b["cara_hitung"] == "ikm" for q in triwulan_terjawab(skm)}
    hasil += _belum_diukur(kamus, terukur, triwulan, letak["Realisasi"])
    hasil += _pemetaan(kamus, pemetaan, letak["Pemetaan"])
    return [t for t in hasil if (t.lembar, t.sel) not in sudah]


def _tidak_dikenal(kolom: str, baris: Baris, kamus: Mapping[str, Baris], letak: Letak) -> Temuan:
    """An indicator code that sheet Indikator lacks: galat at its cell, with the most similar code."""
    kode = str(baris[kolom])
    mirip = max(kamus, key=lambda k: SequenceMatcher(None, k[:40], kode[:40], autojunk=False).ratio())
    return letak.temuan("INDIKATOR-TIDAK-DIKENAL", kolom, baris["baris"], indikator=kode, terdekat=sebut_kode(mirip))


def _belum_diukur(kamus: Mapping[str, Baris], terukur: set[tuple[str, int]], triwulan: int, letak: Letak) -> Iterator[Temuan]:
    """Due (by schedule, with a target) up to the run's quarter, and no value: one peringatan per indicator and quarter."""
    for q in range(1, triwulan + 1):
        for kode, baris in kamus.items():
            jatuh_tempo = str(q) in baris["jadwal_ukur"] and target_triwulan(baris, q) is not None
            if jatuh_tempo and (kode, q) not in terukur:
                yield letak.hilang("BELUM-DIUKUR", indikator=kode, triwulan=tw(q))


def _pemetaan(kamus: Mapping[str, Baris], pemetaan: pl.DataFrame, letak: Letak) -> Iterator[Temuan]:
    """Codes of the mapping that nobody knows, indicators that nothing maps to."""
    dipetakan = set(pemetaan["kode_indikator"].to_list())
    for b in pemetaan.iter_rows(named=True):
        if b["kode_indikator"] not in kamus:
            yield _tidak_dikenal("kode_indikator", b, kamus, letak)
    for kode in kamus:
        if kode not in dipetakan:
            yield letak.hilang("INDIKATOR-TANPA-PEMETAAN", indikator=kode)
