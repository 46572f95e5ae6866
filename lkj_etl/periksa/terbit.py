"""This report against what earlier quarters published: the same totals again, or a published quarter with another figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import polars as pl

from lkj_etl.laporan import Terbit
from lkj_etl.nilai.angka import angka_polos, format_rupiah
from lkj_etl.periksa.letak import letak_sumber, sebut_angka, sebut_kode, tw
from lkj_etl.periksa.peta import SumberBelanja, kunci_daun, sebut_daun
from lkj_etl.temuan import Temuan, temuan

NOL = Decimal("0.00")


def periksa_terbit(capaian: pl.DataFrame, serapan: pl.DataFrame, belanja: pl.DataFrame, terbit: Terbit, *, triwulan: int) -> list[Temuan]:
    """Compare Tabel 3.2 (schemas.hasil.Capaian) and 3.3 (Serapan) with the last report of an earlier quarter of this year.

    Rules: DESIGN 5, peringatan "totals equal to the previous quarter's report", "a published earlier quarter changed", "series that
    falls". `belanja` (schemas.anggaran.Belanja) tells the cells. The last report prints all quarters before it; what it restated
    itself was told when it was written.
    """
    menurun = _menurun(serapan, SumberBelanja(belanja), terbit, triwulan)
    indikator = (*_indikator_berubah(capaian, terbit), *_indikator_hilang(capaian, terbit))
    return [*_basi(serapan, terbit, triwulan), *_total_berubah(serapan, terbit), *menurun, *indikator]


def _basi(serapan: pl.DataFrame, terbit: Terbit, triwulan: int) -> Iterator[Temuan]:
    kini = sum(serapan["realisasi"].to_list(), NOL)
    if terbit.triwulan == triwulan - 1 and kini and kini == terbit.total.realisasi:
        yield temuan("TOTAL-BASI", jumlah=format_rupiah(kini), triwulan=tw(terbit.triwulan))


def _total_berubah(serapan: pl.DataFrame, t: Terbit) -> Iterator[Temuan]:
    """Add up what the sources now say for the quarters of an earlier report, where they split it."""
    kolom = [serapan[f"realisasi_tw{q}"].to_list() for q in range(1, t.triwulan + 1)]
    semua = [nilai for k in kolom for nilai in k]
    if any(nilai is None for nilai in semua):
        return
    kini = sum(semua, NOL)
    if kini != t.total.realisasi:
        lama, baru = (f"Rp {format_rupiah(n)}" for n in (t.total.realisasi, kini))
        yield temuan("ANGKA-TERBIT-BERUBAH", apa="Total realisasi anggaran s.d.", triwulan=tw(t.triwulan), lama=lama, baru=baru)


def _menurun(serapan: pl.DataFrame, belanja: SumberBelanja, t: Terbit, triwulan: int) -> Iterator[Temuan]:
    """Leaves whose realisasi s.d. this quarter is below the published one, also those that are gone (at `-`).

    Where the sources split it, `periksa_hasil` and the total of the quarters tell. That all of them are gone says only that this
    report tells its leaves apart in another way.
    """
    banyak = Counter(kunci for d in t.daun for kunci in kunci_daun(d))  # a kegiatan number of 2019 may stand in two programs
    lama = {kunci: d["realisasi"] for d in t.daun for kunci in kunci_daun(d) if banyak[kunci] == 1}
    semua = serapan.rows(named=True) if lama else []
    if any(b[f"realisasi_tw{q}"] is not None for b in semua[:1] for q in range(t.triwulan + 1, triwulan + 1)):
        return
    for b in semua:
        dulu = next((lama[k] for k in kunci_daun(b) if k in lama), NOL)
        if b["realisasi"] < dulu:
            angka = {"triwulan": tw(triwulan), "selisih": format_rupiah(dulu - b["realisasi"])}
            yield temuan("REALISASI-MENURUN", *(belanja.letak(b) or letak_sumber(b["sumber"])), daun=sebut_daun(b), **angka)
    kini = {kunci for b in semua for kunci in kunci_daun(b)}
    hilang = [d for d in t.daun if kini.isdisjoint(kunci_daun(d))]
    for d in hilang if len(hilang) < len(t.daun) else ():
        if d["realisasi"] > 0:
            yield temuan("REALISASI-MENURUN", daun=sebut_daun(d), triwulan=tw(triwulan), selisih=format_rupiah(d["realisasi"]))


def _indikator_berubah(capaian: pl.DataFrame, terbit: Terbit) -> Iterator[Temuan]:
    for b in capaian.iter_rows(named=True):
        lama = None if b["triwulan"] == "F" else terbit.indikator.get((b["kode_indikator"], int(b["triwulan"])))
        if lama is None:
            continue
        angka = b["realisasi_angka"]
        realisasi = (lama[0], b["realisasi_teks"] if angka is None else angka_polos(angka))
        persen = (lama[1], angka_polos(b["capaian"]))
        for sebutan, (dulu, kini) in (("Realisasi", realisasi), ("Capaian", persen)):
            if dulu != kini:
                apa = f"{sebutan} indikator {sebut_kode(b['kode_indikator'])}"
                nilai = {"apa": apa, "triwulan": tw(int(b["triwulan"])), "lama": _sebut(dulu), "baru": _sebut(kini)}
                yield temuan("ANGKA-TERBIT-BERUBAH", *letak_sumber(b["sumber"]), **nilai)
                break


def _indikator_hilang(capaian: pl.DataFrame, terbit: Terbit) -> Iterator[Temuan]:
    """Indicators that were published with a figure and are not in this report at all, each by its last figure.

    That all of them are gone says only that this report has other codes.
    """
    ada = set(capaian["kode_indikator"])
    terakhir = {kode: (q, angka[0]) for (kode, q), angka in sorted(terbit.indikator.items()) if angka[0] is not None}
    hilang = [kode for kode in terakhir if kode not in ada]
    for kode in hilang if ada & {kode for kode, _ in terbit.indikator} else ():
        q, dulu = terakhir[kode]
        yield temuan(
            "ANGKA-TERBIT-BERUBAH", apa=f"Realisasi indikator {sebut_kode(kode)}", triwulan=tw(q), lama=_sebut(dulu), baru=_sebut(None)
        )


def _sebut(teks: str | None) -> str:
    """Return a figure or predikat for the sentence, as the tables print it."""
    if teks is None:
        return "-"
    return sebut_angka(Decimal(teks)) if teks.lstrip("-")[:1].isdigit() else teks
