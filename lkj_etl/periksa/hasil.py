"""Checks on the computed tables: figures that can hardly be, money without a place, totals out against totals in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import Any

import polars as pl

from lkj_etl.laporan import Masukan, Total
from lkj_etl.nilai.angka import format_angka, format_persen, format_rupiah
from lkj_etl.nilai.nama import samakan, terdekat
from lkj_etl.pengaturan import Pengaturan
from lkj_etl.periksa.letak import Letak, letak_sumber, sebut_kode, tw
from lkj_etl.periksa.peta import SumberBelanja, nama_daun, sebut_daun, tanpa_daun
from lkj_etl.temuan import Temuan, temuan

Baris = dict[str, Any]
SATUAN_SERATUS = ("%", "persen", "persentase", "nilai", "indeks")
SERATUS = Decimal(100)
NOL = Decimal("0.00")
_KOLOM_CAPAIAN = (
    "kode_indikator", "satuan", "triwulan", "target_tahunan_angka", "target_angka", "realisasi_angka", "capaian_tanpa_batas", "rumus",
    "sumber",
)  # fmt: skip


def periksa_hasil(
    masukan: Masukan,
    capaian: pl.DataFrame,
    serapan: pl.DataFrame,
    baris_tanpa_daun: Collection[int],
    *,
    pengaturan: Pengaturan,
) -> list[Temuan]:
    """Return the findings on Tabel 3.2 (schemas.hasil.Capaian), then on Tabel 3.3 (schemas.hasil.Serapan).

    baris_tanpa_daun: Excel rows of sheet Pemetaan that found no leaf. Rules: the reconciliation table of DESIGN 5.
    """
    triwulan = masukan.parameter.triwulan
    hasil = list(_tidak_wajar(capaian[list(_KOLOM_CAPAIAN)].rows(named=True), triwulan, pengaturan.batas_wajar))
    hasil += _hilang(masukan.indikator, capaian, masukan.berkas_kinerja)
    daun = serapan.rows(named=True)
    peta = [b for b in masukan.pemetaan.rows(named=True) if b["baris"] in baris_tanpa_daun] if baris_tanpa_daun else []
    hasil += tanpa_daun(peta, daun, Letak(masukan.berkas_kinerja, "Pemetaan", masukan.huruf_pemetaan))
    terbaca = {(t.kode, t.berkas, t.lembar, t.sel) for t in masukan.temuan}  # a table with both columns was told on reading
    hasil += [t for t in _daun(daun, SumberBelanja(masukan.belanja), triwulan) if (t.kode, t.berkas, t.lembar, t.sel) not in terbaca]
    hasil += _belum_dipetakan(daun, masukan.berkas_kinerja)
    return hasil + _total(masukan.total_masuk, total_keluar(serapan))


def total_keluar(serapan: pl.DataFrame) -> Total:
    """Return what Tabel 3.3 prints in all: pagu and realisasi, exact to the sen."""
    return Total(*(Decimal(serapan[k].sum()) for k in ("pagu", "realisasi")))


def _tidak_wajar(capaian: Sequence[Baris], triwulan: int, batas: Decimal) -> Iterator[Temuan]:
    """Uncapped capaian above `batas`, or a value above 100 where satuan and target, or its being a nilai AKIP, say that 100 is the top."""
    for b in capaian:
        if b["triwulan"] == "F" or int(b["triwulan"]) > triwulan or b["realisasi_angka"] is None:
            continue
        target = b["target_tahunan_angka"] if b["target_angka"] is None else b["target_angka"]
        bebas = b["capaian_tanpa_batas"]
        puncak = b["rumus"] == "predikat" or (target is not None and target <= SERATUS and samakan(b["satuan"]) in SATUAN_SERATUS)
        if b["realisasi_angka"] > SERATUS and puncak:
            kode, nilai = "REALISASI-TIDAK-WAJAR", {"satuan": b["satuan"]}
        elif bebas is not None and Decimal(str(bebas)) > batas:
            kode, nilai = "CAPAIAN-TIDAK-WAJAR", {"capaian": format_persen(Decimal(str(bebas))), "batas": format_angka(batas)}
        else:
            continue
        yield temuan(kode, *letak_sumber(b["sumber"]), indikator=sebut_kode(b["kode_indikator"]), triwulan=tw(int(b["triwulan"])), **nilai)


def _hilang(indikator: pl.DataFrame, capaian: pl.DataFrame, berkas: str) -> Iterator[Temuan]:
    tercetak = set(capaian["kode_indikator"].to_list())
    for kode in indikator["kode"].to_list():
        if kode not in tercetak:
            yield temuan("INDIKATOR-HILANG", berkas, "Indikator", "-", indikator=sebut_kode(kode))


def _daun(serapan: Sequence[Baris], belanja: SumberBelanja, triwulan: int) -> Iterator[Temuan]:
    """Per leaf: realisasi without pagu, realisasi over pagu, realisasi that falls from one quarter to the next."""
    berpagu = [b for b in serapan if b["blok"] != "tanpa_pagu"]
    if not berpagu:
        return  # without any pagu file `TANPA-PAGU` says it once
    dikenal = {nama_daun(b): sebut_daun(b) for b in berpagu} if len(berpagu) < len(serapan) else {}
    for b in serapan:
        if b["blok"] == "tanpa_pagu" and _sesudah_saja(b, triwulan):
            continue
        if b["blok"] == "tanpa_pagu":
            mirip = dikenal.get(terdekat(nama_daun(b), dikenal) or "")
            kode = "REALISASI-TANPA-PAGU-MIRIP" if mirip else "REALISASI-TANPA-PAGU"
            yield temuan(kode, *letak_sumber(b["sumber"]), daun=sebut_daun(b), realisasi=format_rupiah(b["realisasi"]), terdekat=mirip)
        elif b["realisasi"] > b["pagu"]:
            letak = belanja.letak(b) or letak_sumber(b["sumber"])
            angka = {k: format_rupiah(b[k]) for k in ("realisasi", "pagu")}
            yield temuan("REALISASI-MELEBIHI-PAGU", *letak, daun=sebut_daun(b), **angka)
        for q in range(2, triwulan + 1):
            if (sendiri := b[f"realisasi_tw{q}"]) is not None and sendiri < 0:
                letak = belanja.letak(b, q) or letak_sumber(b["sumber"])
                yield temuan("REALISASI-MENURUN", *letak, daun=sebut_daun(b), triwulan=tw(q), selisih=format_rupiah(-sendiri))


def _sesudah_saja(b: Baris, triwulan: int) -> bool:
    """Say whether all spending of a leaf came after the quarter: that is left out and no finding (DESIGN 5, "Serapan")."""
    return not b["realisasi"] and not any(b[f"realisasi_tw{q}"] for q in range(1, triwulan + 1))


def _belum_dipetakan(serapan: Sequence[Baris], berkas: str) -> Iterator[Temuan]:
    """Leaves with money that no mapping names, one peringatan per program, in the order of the table."""
    per_program: dict[tuple[str, str], list[Baris]] = {}
    for b in serapan:
        if b["blok"] == "belum_dipetakan" and (b["pagu"] or b["realisasi"]):
            per_program.setdefault((b["kode_program"], b["program"]), []).append(b)
    for program, isi in per_program.items():
        nama = " ".join(filter(None, program)) or "(tanpa program)"
        angka = {k: format_rupiah(sum((b[k] for b in isi), NOL)) for k in ("pagu", "realisasi")}
        yield temuan("BELUM-DIPETAKAN", berkas, "Pemetaan", "-", jumlah=len(isi), program=nama, **angka)


def _total(masuk: Total, keluar: Total) -> list[Temuan]:
    pasangan = (("pagu", masuk.pagu, keluar.pagu), ("realisasi", masuk.realisasi, keluar.realisasi))
    return [
        temuan("TOTAL-TIDAK-SAMA", ukuran=ukuran, masuk=format_rupiah(a), keluar=format_rupiah(b)) for ukuran, a, b in pasangan if a != b
    ]
