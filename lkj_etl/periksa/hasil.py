"""Checks on the computed tables: figures that can hardly be, money without a place, totals out against totals in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import polars as pl

from lkj_etl.laporan import Masukan, Total
from lkj_etl.nilai.angka import format_angka, format_persen, format_rupiah
from lkj_etl.nilai.nama import samakan, terdekat
from lkj_etl.pengaturan import Pengaturan
from lkj_etl.periksa.letak import Letak, sebut_kode, tw
from lkj_etl.periksa.peta import SumberBelanja, nama_daun, sebut_daun, tanpa_daun
from lkj_etl.temuan import Temuan, temuan

Baris = dict[str, Any]
SATUAN_SERATUS = ("%", "persen", "persentase", "nilai", "indeks")
SERATUS = Decimal(100)
NOL = Decimal("0.00")


def periksa_hasil(
    masukan: Masukan,
    capaian: pl.DataFrame,
    serapan: pl.DataFrame,
    baris_tanpa_daun: Sequence[int],
    *,
    pengaturan: Pengaturan,
) -> list[Temuan]:
    """Return the findings on Tabel 3.2 (schemas.hasil.Capaian), then on Tabel 3.3 (schemas.hasil.Serapan).

    baris_tanpa_daun: Excel rows of sheet Pemetaan that found no leaf. Rules: the reconciliation table of DESIGN 5.
    """
    triwulan = masukan.parameter.triwulan
    hasil = list(_tidak_wajar(capaian, triwulan, pengaturan.batas_wajar))
    hasil += _hilang(masukan.indikator, capaian, masukan.berkas_kinerja)
    peta = masukan.pemetaan.filter(pl.col("baris").is_in(list(baris_tanpa_daun)))
    hasil += tanpa_daun(peta, serapan, Letak(masukan.berkas_kinerja, "Pemetaan", masukan.huruf_pemetaan))
    hasil += _daun(serapan, SumberBelanja(masukan.belanja), triwulan)
    hasil += _belum_dipetakan(serapan, masukan.berkas_kinerja)
    return hasil + _total(masukan.total_masuk, total_keluar(serapan))


def total_keluar(serapan: pl.DataFrame) -> Total:
    """Return what Tabel 3.3 prints in all: pagu and realisasi, exact to the sen."""
    return Total(*(sum(serapan[k].to_list(), NOL) for k in ("pagu", "realisasi")))


def _tidak_wajar(capaian: pl.DataFrame, triwulan: int, batas: Decimal) -> Iterator[Temuan]:
    """Uncapped capaian above `batas`, or a value above 100 where satuan and target say that 100 is the top."""
    for b in capaian.filter(pl.col("triwulan") != "F").iter_rows(named=True):
        if int(b["triwulan"]) > triwulan or b["realisasi_angka"] is None:
            continue
        letak, kode, kini = _letak(b["sumber"]), sebut_kode(b["kode_indikator"]), tw(int(b["triwulan"]))
        target = b["target_tahunan_angka"] if b["target_angka"] is None else b["target_angka"]
        bebas = b["capaian_tanpa_batas"]
        if b["realisasi_angka"] > SERATUS and target is not None and target <= SERATUS and samakan(b["satuan"]) in SATUAN_SERATUS:
            yield temuan("REALISASI-TIDAK-WAJAR", *letak, indikator=kode, triwulan=kini, satuan=b["satuan"])
        elif bebas is not None and Decimal(str(bebas)) > batas:
            angka = format_persen(Decimal(str(bebas)))
            yield temuan("CAPAIAN-TIDAK-WAJAR", *letak, indikator=kode, triwulan=kini, capaian=angka, batas=format_angka(batas))


def _hilang(indikator: pl.DataFrame, capaian: pl.DataFrame, berkas: str) -> Iterator[Temuan]:
    tercetak = set(capaian["kode_indikator"].to_list())
    for kode in indikator["kode"].to_list():
        if kode not in tercetak:
            yield temuan("INDIKATOR-HILANG", berkas, "Indikator", "-", indikator=sebut_kode(kode))


def _daun(serapan: pl.DataFrame, belanja: SumberBelanja, triwulan: int) -> Iterator[Temuan]:
    """Per leaf: realisasi without pagu, realisasi over pagu, realisasi that falls from one quarter to the next."""
    berpagu = {nama_daun(b): sebut_daun(b) for b in serapan.filter(pl.col("blok") != "tanpa_pagu").iter_rows(named=True)}
    if not berpagu:
        return  # without any pagu file `TANPA-PAGU` says it once
    for b in serapan.iter_rows(named=True):
        nama, realisasi = sebut_daun(b), format_rupiah(b["realisasi"])
        if b["blok"] == "tanpa_pagu":
            mirip = berpagu.get(terdekat(nama_daun(b), berpagu) or "")
            kode = "REALISASI-TANPA-PAGU-MIRIP" if mirip else "REALISASI-TANPA-PAGU"
            yield temuan(kode, *_letak(b["sumber"]), daun=nama, realisasi=realisasi, terdekat=mirip)
        elif b["realisasi"] > b["pagu"]:
            letak = belanja.letak(b) or _letak(b["sumber"])
            yield temuan("REALISASI-MELEBIHI-PAGU", *letak, daun=nama, realisasi=realisasi, pagu=format_rupiah(b["pagu"]))
        for q in range(2, triwulan + 1):
            if (sendiri := b[f"realisasi_tw{q}"]) is not None and sendiri < 0:
                letak = belanja.letak(b, q) or _letak(b["sumber"])
                yield temuan("REALISASI-MENURUN", *letak, daun=nama, triwulan=tw(q), selisih=format_rupiah(-sendiri))


def _belum_dipetakan(serapan: pl.DataFrame, berkas: str) -> Iterator[Temuan]:
    """Leaves with money that no mapping names, one peringatan per program, in the order of the table."""
    berisi = serapan.filter((pl.col("blok") == "belum_dipetakan") & ((pl.col("pagu") != 0) | (pl.col("realisasi") != 0)))
    for _, grup in berisi.group_by(["kode_program", "program"], maintain_order=True):
        total, awal = total_keluar(grup), grup.row(0, named=True)
        nama = " ".join(t for t in (awal["kode_program"], awal["program"]) if t) or "(tanpa program)"
        angka = {"pagu": format_rupiah(total.pagu), "realisasi": format_rupiah(total.realisasi)}
        yield temuan("BELUM-DIPETAKAN", berkas, "Pemetaan", "-", jumlah=grup.height, program=nama, **angka)


def _total(masuk: Total, keluar: Total) -> list[Temuan]:
    pasangan = (("pagu", masuk.pagu, keluar.pagu), ("realisasi", masuk.realisasi, keluar.realisasi))
    return [
        temuan("TOTAL-TIDAK-SAMA", ukuran=ukuran, masuk=format_rupiah(a), keluar=format_rupiah(b)) for ukuran, a, b in pasangan if a != b
    ]


def _letak(sumber: str) -> tuple[str, str, str]:
    """Split "berkas | lembar | sel" (a file name may itself hold a bar)."""
    bagian = sumber.rsplit(" | ", 2)
    return (bagian[0], bagian[1], bagian[2]) if len(bagian) == 3 else (sumber or "-", "-", "-")
