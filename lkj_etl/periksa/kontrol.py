"""Control totals beside the realisasi of the run: equal on the date basis of documents or of SP2D, or on neither."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

import polars as pl

from lkj_etl.bacaan import Bacaan
from lkj_etl.jejak import Parameter
from lkj_etl.nilai.angka import format_rupiah
from lkj_etl.nilai.triwulan import hari_terakhir
from lkj_etl.periksa.peran import Pembagian
from lkj_etl.periksa.waktu import periode_berkas
from lkj_etl.temuan import Temuan, temuan

NOL = Decimal(0)
DOKUMEN, SP2D, REALISASI = "dasar dokumen", "dasar SP2D", "realisasi"
_KOLOM = {DOKUMEN: "dokumen", SP2D: "sp2d"}


class Kendali(NamedTuple):
    """One control: the files that make it, its amount, and the days that it covers."""

    berkas: tuple[Bacaan, ...]
    jumlah: Decimal
    dari: date
    sampai: date


def periksa_kontrol(berkas: Sequence[Bacaan], dokumen: Sequence[Bacaan], parameter: Parameter, p: Pembagian) -> list[Temuan]:
    """Compare control files (`kontrol`, and `aklap` beside documents) with the realisasi; write what was found as their role.

    berkas: accepted files with the office's rows only; dokumen: the realisasi-sipd files of the run. A control that
    equals no basis is a peringatan with the difference to each (DESIGN 4, kind `kontrol`).
    """
    hasil: list[Temuan] = []
    for k in _kendali(berkas, parameter, p):
        dasar = _dasar(k, dokumen, parameter, p)
        sama = [nama for nama, jumlah in dasar.items() if jumlah == k.jumlah]
        if not dasar:
            peran = "kendali: tidak dibandingkan"
        elif sama:
            peran = f"kendali: sama dengan {' dan '.join(sama)}"
        else:
            peran = "kendali: berbeda"
            selisih = ", ".join(f"Rp {format_rupiah(k.jumlah - jumlah)} dari {nama}" for nama, jumlah in dasar.items())
            satu = k.berkas[-1]
            hasil.append(
                temuan(
                    "KONTROL-BEDA", satu.berkas, "-", "-", jumlah=format_rupiah(k.jumlah), selisih=selisih, sampai=f"{k.sampai:%d/%m/%Y}"
                )
            )
        for b in k.berkas:
            p.tambah_peran(b, peran)
    return hasil


def _kendali(berkas: Sequence[Bacaan], parameter: Parameter, p: Pembagian) -> list[Kendali]:
    """Return each LRA and AKLAP as a control of its own, all Register SP2D as one."""
    hasil: list[Kendali] = []
    for b in berkas:
        jumlah = _tanpa_tanggal(b, p)
        if jumlah is not None:
            triwulan = periode_berkas(b) or parameter.triwulan
            awal = 1 if b.keterangan.kumulatif else triwulan * 3 - 2
            hasil.append(Kendali((b,), jumlah, date(parameter.tahun, awal, 1), hari_terakhir(parameter.tahun, triwulan)))
    register = tuple(b for b in berkas if b.kontrol is not None and b.kontrol["tanggal"].is_not_null().any())
    if register:
        semua = pl.concat([b.kontrol for b in register if b.kontrol is not None]).unique(["nomor", "jumlah"], maintain_order=True)
        dari, sampai = date(parameter.tahun, 1, 1), hari_terakhir(parameter.tahun, parameter.triwulan)
        bruto = semua.filter(pl.col("tanggal").is_between(dari, sampai))["jumlah"].to_list()
        hasil.append(Kendali(register, sum(bruto, NOL), dari, sampai))
    return hasil


def _tanpa_tanggal(b: Bacaan, p: Pembagian) -> Decimal | None:
    """Return the total of a file that tells its period in the title, None for any other."""
    if b.kontrol is not None and not b.kontrol["tanggal"].is_not_null().any():
        return sum(b.kontrol["jumlah"].to_list(), NOL)
    if b.jenis == "aklap" and p.dokumen and b.belanja is not None:
        return sum(b.belanja["realisasi"].to_list(), NOL)
    return None


def _dasar(k: Kendali, dokumen: Sequence[Bacaan], parameter: Parameter, p: Pembagian) -> dict[str, Decimal]:
    """Return what the realisasi of those days is on each basis; empty where it cannot be told."""
    akhir = hari_terakhir(parameter.tahun, parameter.triwulan)
    if p.belanja is None or k.sampai > akhir:
        return {}
    if not p.dokumen:
        utuh = k.sampai == akhir and k.dari.month == 1
        return {REALISASI: sum(p.belanja["realisasi"].to_list(), NOL)} if utuh else {}
    tanggal = [b.tanggal_dasar.with_columns(berkas=pl.lit(b.berkas)) for b in dokumen if b.tanggal_dasar is not None]
    if not tanggal:
        return {}
    garis = p.belanja.join(pl.concat(tanggal), on=["berkas", "lembar", "baris"], how="inner")
    jumlah = {nama: garis.filter(pl.col(kolom).is_between(k.dari, k.sampai))["realisasi"].to_list() for nama, kolom in _KOLOM.items()}
    if not garis["sp2d"].is_not_null().any():
        del jumlah[SP2D]
    return {nama: sum(isi, NOL) for nama, isi in jumlah.items()}
