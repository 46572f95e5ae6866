"""The plan of spending (anggaran kas) of the run: which file gives it, and whether it adds up to the pagu."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import polars as pl

from lkj_etl.bacaan import Bacaan
from lkj_etl.nilai.angka import format_rupiah
from lkj_etl.periksa.peran import TIDAK_DIPAKAI, Pembagian
from lkj_etl.periksa.sipd import KEMBAR_KAS, garis_kembar
from lkj_etl.temuan import Temuan, temuan

NOL = Decimal(0)


def pilih_kas(berkas: Sequence[Bacaan], p: Pembagian) -> tuple[pl.DataFrame | None, list[Temuan]]:
    """Return the plan (schemas.anggaran.Kas) of the first file by name and of those for other sub kegiatan, and what is to be looked at.

    berkas: accepted `kas` files with the office's rows only. A file that plans the same again is `ganda`, one that plans otherwise
    a galat: nobody can say which of them is in force. The total over the year is compared with the pagu source.
    """
    if not berkas:
        return None, []
    utama = berkas[0]
    berunit = all((b.kas["kode_sub_skpd"] != "").all() for b in berkas if b.kas is not None)
    kolom = ("kode_sub_skpd", "kode_sub_kegiatan") if berunit else ("kode_sub_kegiatan",)
    bagian: list[pl.DataFrame] = []
    sudah: set[tuple[str, ...]] = set()
    hasil: list[Temuan] = []
    for b in berkas:
        assert b.kas is not None
        daun = set(b.kas.select(kolom).unique().iter_rows())
        if b is utama or (sudah.isdisjoint(daun) and all(d[-1] for d in sudah | daun)):
            p.tambah_peran(b, "anggaran kas")
            bagian.append(b.kas)
            sudah |= daun
        elif _sama(pl.concat(bagian), b.kas, kolom):
            p.tambah_peran(b, "ganda")
            p.ganda[b.berkas] = b.baris.dipakai
            hasil.append(temuan("DATA-KEMBAR", b.berkas, "-", "-", lain=utama.berkas, kolom="rencana"))
        else:
            p.tambah_peran(b, TIDAK_DIPAKAI)
            jumlah_dua = format_rupiah(sum(b.kas["rencana"].to_list(), NOL))
            jumlah_satu = format_rupiah(sum(utama.kas["rencana"].to_list(), NOL)) if utama.kas is not None else "-"
            nilai = {"jumlah_satu": jumlah_satu, "jumlah_dua": jumlah_dua}
            hasil.append(temuan("KAS-GANDA", b.berkas, "-", "-", satu=utama.berkas, dua=b.berkas, **nilai))
    kas = pl.concat(bagian)
    hasil += garis_kembar(kas, KEMBAR_KAS)
    rencana = sum(kas["rencana"].to_list(), NOL)
    pagu = p.pagu.pagu if p.pagu is not None else None
    jumlah = NOL if pagu is None else sum(pagu["pagu"].to_list(), NOL)
    if pagu is not None and rencana != jumlah:
        nilai = {"rencana": format_rupiah(rencana), "pagu": format_rupiah(jumlah), "beda": format_rupiah(rencana - jumlah)}
        hasil.append(temuan("KAS-BEDA-PAGU", utama.berkas, "-", "-", **nilai, lain=str(pagu["berkas"][0]) if pagu.height else "-"))
    return kas, hasil


def _sama(dipakai: pl.DataFrame, lain: pl.DataFrame, kolom: Sequence[str]) -> bool:
    """Say whether a plan gives for each of its leaves what the plan in use gives; without sub kegiatan, in total.

    Per month where both have months, else per quarter.
    """
    rinci = all((k["kode_sub_kegiatan"] != "").all() for k in (dipakai, lain))
    masa = "triwulan" if any(k["bulan"].null_count() for k in (dipakai, lain)) else "bulan"
    kunci = [*kolom, masa] if rinci else [masa]
    if rinci:
        dipakai = dipakai.join(lain.select(kolom).unique(), on=kolom, how="semi")
    satu, dua = (dict(_per(k, kunci)) for k in (dipakai, lain))
    return all(satu.get(k, NOL) == dua.get(k, NOL) for k in satu.keys() | dua.keys())


def _per(kas: pl.DataFrame, kunci: Sequence[str]) -> Iterator[tuple[tuple[object, ...], Decimal]]:
    for *isi, rencana in kas.group_by(kunci).agg(pl.col("rencana").sum()).iter_rows():
        yield tuple(isi), rencana
