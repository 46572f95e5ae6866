"""Which year and quarter the run reports on, and every title or date that says otherwise."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import polars as pl

from lkj_etl.bacaan import Bacaan
from lkj_etl.kesalahan import PemakaianSalah
from lkj_etl.nilai.triwulan import BULAN, ROMAWI
from lkj_etl.temuan import Temuan, temuan


class Waktu(NamedTuple):
    """Year and quarter as far as the inputs tell them; None where they say nothing or disagree."""

    tahun: int | None
    triwulan: int | None


def dari_masukan(berkas: Sequence[Bacaan]) -> Waktu:
    """Return the year on which all titles, columns and dates agree, and the latest quarter that they name.

    Quarter: titles of money files, else the last realisasi date, else the last quarter filled in the kinerja workbook.
    """
    tahun = {int(t.isi) for b in berkas for t in b.keterangan.tahun if t.isi.isdigit()}
    for b in berkas:
        if b.belanja is not None:
            tahun |= set(b.belanja["tanggal"].dt.year().drop_nulls().to_list())
    judul = [int(t.isi) for b in berkas for t in b.keterangan.triwulan]
    tanggal = [q for b in berkas if b.belanja is not None for q in b.belanja["triwulan"].drop_nulls().unique().to_list()]
    kinerja = [q for b in berkas if b.kinerja is not None for q in b.kinerja.realisasi["triwulan"].to_list()]
    triwulan = next((max(calon) for calon in (judul, tanggal, kinerja) if calon), None)
    return Waktu(next(iter(tahun)) if len(tahun) == 1 else None, triwulan)


def pastikan_jelas(tahun: int | None, triwulan: int | None, perintah: str) -> tuple[int, int]:
    """Return year and quarter; raise `PemakaianSalah`, with the options that `perintah` (its name) still needs, where one is not known."""
    if tahun is None or triwulan is None:
        kurang = " dan ".join(n for n, v in (("--tahun", tahun), ("--triwulan", triwulan)) if v is None)
        raise PemakaianSalah(
            f"Tahun atau triwulan laporan belum jelas dari berkas masukan. Sebutkan {kurang}, "
            f"misalnya: lkj {perintah} --tahun 2026 --triwulan 2."
        )
    return tahun, triwulan


def periksa_tahun(b: Bacaan, tahun: int) -> list[Temuan]:
    """Report titles, columns and document dates of another year (galat at the cell)."""
    hasil = [
        temuan("TAHUN-LAIN", b.berkas, t.lembar, t.sel, tertulis=t.isi, tahun=tahun) for t in b.keterangan.tahun if t.isi != str(tahun)
    ]
    if b.belanja is None:
        return hasil
    ujung = (b.belanja["tanggal"].min(), b.belanja["tanggal"].max())
    if all(t is None or (isinstance(t, date) and t.year == tahun) for t in ujung):
        return hasil
    luar = b.belanja.filter(pl.col("tanggal").dt.year() != tahun)
    for g in luar.head(100).iter_rows(named=True):
        hasil.append(temuan("TANGGAL-TAHUN-LAIN", g["berkas"], g["lembar"], g["sel"], tertulis=g["tanggal"].year, tahun=tahun))
    return hasil


def periode_berkas(b: Bacaan) -> int | None:
    """Return the quarter that a file's titles name, None where they name none."""
    return max((int(t.isi) for t in b.keterangan.triwulan), default=None)


def periksa_periode(b: Bacaan, triwulan: int, *, ada_pengganti: bool) -> list[Temuan]:
    """Report a file whose title names a later quarter, or an earlier one while no file of the run's quarter is there.

    A summary that ends in the middle of a quarter lacks the rest of it, and of one whose title and heading name two quarters nobody
    can say which it holds; document reports come month by month.
    """
    ringkas = b.belanja is not None and b.jenis != "realisasi-sipd"
    if ringkas and b.keterangan.bulan:
        t = b.keterangan.bulan[0]
        return [temuan("BULAN-LAIN", b.berkas, t.lembar, t.sel, bulan=BULAN[int(t.isi) - 1], triwulan=ROMAWI[triwulan - 1])]
    periode = periode_berkas(b)
    if periode is None:
        return []
    lain = [t for t in b.keterangan.triwulan if ringkas and int(t.isi) != periode]
    hasil = [temuan("PERIODE-MENDUA", b.berkas, t.lembar, t.sel, tertulis=ROMAWI[int(t.isi) - 1], lain=ROMAWI[periode - 1]) for t in lain]
    if periode == triwulan or (periode < triwulan and ada_pengganti):
        return hasil
    t = next(t for t in b.keterangan.triwulan if int(t.isi) == periode)
    hasil.append(temuan("PERIODE-LAIN", b.berkas, t.lembar, t.sel, tertulis=ROMAWI[periode - 1], triwulan=ROMAWI[triwulan - 1]))
    return hasil
