"""Sheet SKM beside the other sheets: which quarters it answers, for which indicators, and typed values that differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import polars as pl

from lkj_etl.nilai.angka import bulat
from lkj_etl.periksa.letak import TAK_BERSEL, Letak, letak_sumber, sebut_angka, sebut_kode, tw
from lkj_etl.periksa.target import target_triwulan
from lkj_etl.temuan import Temuan, temuan
from schemas.skm import UNSUR

Baris = dict[str, Any]


def triwulan_terjawab(skm: pl.DataFrame) -> dict[int, int]:
    """Return the quarters in which every unsur has an answer, so that an IKM exists -> Excel row of the first respondent."""
    per_triwulan = skm.group_by("triwulan").agg(pl.col("baris").first(), pl.min_horizontal(pl.col(u).count() for u in UNSUR).alias("n"))
    return {q: baris for q, baris, n in per_triwulan.sort("triwulan").iter_rows() if n}


def periksa_skm(
    skm: pl.DataFrame, indikator: Iterable[Baris], diketik: set[tuple[str, int]], letak: Letak, *, triwulan: int, cetak_ulang: bool
) -> Iterator[Temuan]:
    """Check the answers against the run's quarter and the schedule of each `ikm` indicator without a typed Nilai (DESIGN 5).

    skm: schemas.skm.Jawaban. indikator: all rows of sheet Indikator. diketik: (kode, quarter) of typed values, which are
    checked where they stand.
    """
    if skm.is_empty():
        return
    terjawab = triwulan_terjawab(skm)
    for q, unsur in _tanpa_jawaban(skm):
        yield temuan("SKM-UNSUR-KOSONG", letak.berkas, letak.lembar, TAK_BERSEL, unsur=unsur.upper(), triwulan=tw(q))
    ikm = [b for b in indikator if b["cara_hitung"] == "ikm"]
    if not ikm:
        yield temuan("SKM-TANPA-INDIKATOR", letak.berkas, letak.lembar)
    for b in ikm:
        for q, baris in terjawab.items():
            if (b["kode"], q) not in diketik and (kode := _kode(b, q, triwulan, cetak_ulang)):
                yield letak.temuan(kode, "u1", baris, indikator=b["kode"], triwulan=tw(q), laporan=tw(triwulan))


def _kode(indikator: Baris, q: int, triwulan: int, cetak_ulang: bool) -> str | None:
    """Name what is odd about answers of quarter `q`, None where nothing is."""
    if q > triwulan:
        return "REALISASI-TRIWULAN-DEPAN-DIABAIKAN" if cetak_ulang else "REALISASI-TRIWULAN-DEPAN"
    if target_triwulan(indikator, q) is None:
        return "REALISASI-TANPA-TARGET"
    return None if str(q) in indikator["jadwal_ukur"] else "REALISASI-DI-LUAR-JADWAL"


def _tanpa_jawaban(skm: pl.DataFrame) -> Iterator[tuple[int, str]]:
    """Yield quarter and unsur where nobody answered an unsur."""
    per_triwulan = skm.group_by("triwulan").agg(pl.col(u).count() for u in UNSUR).sort("triwulan")
    for isi in per_triwulan.iter_rows(named=True):
        yield from ((isi["triwulan"], u) for u in UNSUR if not isi[u])


def periksa_ikm(indikator: pl.DataFrame, realisasi: pl.DataFrame, ikm: pl.DataFrame) -> Iterator[Temuan]:
    """Compare a typed Nilai of an `ikm` indicator with the IKM of the answers; the typed one is printed (DESIGN 5).

    indikator, realisasi: schemas.kinerja, as typed; ikm: schemas.skm.Ikm.
    """
    hitungan: Mapping[int, Decimal] = {q: n for q, n in ikm.select("triwulan", "ikm").iter_rows() if n is not None}
    kode = set(indikator.filter(pl.col("cara_hitung") == "ikm")["kode"])
    for k, q, nilai, sumber in realisasi.select("kode", "triwulan", "nilai", "sumber").iter_rows():
        seharusnya = hitungan.get(q)
        if k in kode and nilai is not None and seharusnya is not None and bulat(nilai) != seharusnya:
            sebut = {"indikator": sebut_kode(k), "triwulan": tw(q), "hitungan": sebut_angka(bulat(seharusnya))}
            yield temuan("NILAI-BEDA-IKM", *letak_sumber(sumber), **sebut)
