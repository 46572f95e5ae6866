"""Kind `realisasi-sipd`: SIPD Penatausahaan "Laporan Realisasi Per Dokumen", 45 or 46 columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import polars as pl

from lkj_etl.baca.garis import arti_satuan, bingkai_kolom, deret
from lkj_etl.baca.kendali import NOL, periksa_total
from lkj_etl.baca.keterangan import keterangan
from lkj_etl.baca.kolom import Pembaca, Pencatat, per_beda
from lkj_etl.baca.kolom_padat import petakan
from lkj_etl.baca.mentah import TabelMentah
from lkj_etl.baca.simpulan import simpulkan
from lkj_etl.baca.sipd import garis_umum, hierarki, jumlah_mungkin, pemilik, pilah_total, wajib_isi
from lkj_etl.bacaan import Bacaan
from lkj_etl.nilai.tanggal import tanggal
from lkj_etl.nilai.teks import bersihkan
from lkj_etl.pengaturan import DasarTanggal

WAJIB = ("kode_skpd", "kode_sub_skpd", "kode_program", "kode_kegiatan", "kode_sub_kegiatan")
_KOLOM_TANGGAL = {"dokumen": "tanggal_dokumen", "sp2d": "tanggal_sp2d", "transfer": "tanggal_transfer"}


def baca_realisasi_sipd(berkas: str, tabel: list[TabelMentah], *, skala: str = "", dasar_tanggal: DasarTanggal = "dokumen") -> Bacaan:
    """Read the export; frame `belanja` (schemas.anggaran.Belanja), realisasi = Nilai Realisasi - Nilai Setoran.

    `triwulan` comes from the chosen date; Nilai SP2D and Nilai SPD repeat per line and are not read.
    The Total, also misplaced by one column as SIPD writes it, is compared with the gross sum.
    """
    pencatat = Pencatat(berkas)
    kata = keterangan(tabel)
    satuan = arti_satuan(pencatat, kata, skala)
    bingkai: list[pl.DataFrame] = []
    dasar: list[pl.DataFrame] = []
    milik: dict[tuple[str, str], str] = {}
    for t in tabel:
        data, total = pilah_total(t)
        pembaca = Pembaca(t.pilih(data), pencatat, satuan)
        awal = len(pencatat.temuan)
        lembar = _baca_lembar(berkas, pembaca, dasar_tanggal)
        milik |= pemilik(pembaca.tabel, lembar["kode_skpd"].to_list(), pencatat.temuan[awal:])
        _periksa_total(pembaca, t, data, total)
        bingkai.append(lembar)
        dasar.append(_dua_tanggal(pembaca))
    belanja = pl.concat(bingkai).with_columns(pl.int_range(pl.len(), dtype=pl.Int64).alias("urut"))
    hasil = Bacaan(berkas, "realisasi-sipd", pencatat.tutup(), kata, belanja=belanja, pemilik=milik, tanggal_dasar=pl.concat(dasar))
    return simpulkan(hasil, belanja.height)


def _baca_lembar(berkas: str, pembaca: Pembaca, dasar: DasarTanggal) -> pl.DataFrame:
    wajib_isi(pembaca, WAJIB)
    kolom = hierarki(pembaca)
    realisasi = pembaca.rupiah("nilai_realisasi")
    setoran = pembaca.rupiah("nilai_setoran")
    nilai = pembaca.tabel.kolom["nilai_realisasi"]
    for i, (r, s) in enumerate(zip(realisasi, setoran, strict=True)):
        if r is None and s is None and nilai.jenis[i] in "-s":
            pembaca.catat("SEL-KOSONG", "nilai_realisasi", i)
        elif r is None and not s and nilai.jenis[i] in "-s" and not bersihkan(nilai.isi[i]).teks:
            pembaca.catat("REALISASI-KOSONG", "nilai_realisasi", i)
        elif (r or NOL) < 0:
            pembaca.catat("REALISASI-NEGATIF", "nilai_realisasi", i)
        if (s or NOL) < 0:
            pembaca.catat("SETORAN-NEGATIF", "nilai_setoran", i)
    _tanggal_kosong(pembaca)
    hari = _tanggal(pembaca, dasar)
    umum = garis_umum(berkas, pembaca.tabel, kolom, "nilai_realisasi")
    bersih = [(r or NOL) - (s or NOL) for r, s in zip(realisasi, setoran, strict=True)]
    lain = {k: pembaca.teks(k) for k in ("tahapan", "jenis_dokumen", "nomor_dokumen", "nomor_spd")}
    rekening = pembaca.kode("kode_rekening")
    triwulan = petakan(lambda t: None if t is None else (t.month + 2) // 3, hari)
    return bingkai_kolom("belanja", {**umum, **lain, "kode_rekening": rekening, "tanggal": hari, "triwulan": triwulan, "realisasi": bersih})


def _tanggal_kosong(pembaca: Pembaca) -> None:
    """Report lines without a document date, also where SIPD wrote `null` or `-`: money without a date belongs to no quarter."""
    t = pembaca.tabel
    kolom = t.kolom.get("tanggal_dokumen")
    if kolom is None:
        return
    berbeda, kosong = per_beda(kolom, lambda jenis, isi: tanggal(jenis, isi, t.basis_1904).kosong)
    if any(berbeda):
        for i in (i for i, k in enumerate(kosong) if k):
            pembaca.catat("SEL-KOSONG", "tanggal_dokumen", i)


def _tanggal(pembaca: Pembaca, dasar: DasarTanggal) -> Sequence[date | None]:
    """Return the date that decides the month; an empty one falls back to the document's, counted."""
    dokumen = pembaca.tanggal("tanggal_dokumen")
    if dasar == "dokumen":
        return dokumen
    if dasar == "campuran":
        jenis = [f"{d} {t}".upper() for d, t in zip(pembaca.teks("jenis_dokumen"), pembaca.teks("jenis_transaksi"), strict=True)]
        pilihan = pembaca.tanggal("tanggal_transfer")
        dipilih: Sequence[date | None] = [p if "SPP" in j and "LS" in j else d for p, j, d in zip(pilihan, jenis, dokumen, strict=True)]
    else:
        dipilih = pembaca.tanggal(_KOLOM_TANGGAL[dasar])
    kosong = sum(1 for t, d in zip(dipilih, dokumen, strict=True) if t is None and d is not None)
    if kosong:
        pembaca.pencatat.catat("TANGGAL-CADANGAN", pembaca.tabel.lembar, "-", banyak=kosong, dasar=dasar)
    return [t or d for t, d in zip(dipilih, dokumen, strict=True)]


def _dua_tanggal(pembaca: Pembaca) -> pl.DataFrame:
    """Return both dates of every line (`Bacaan.tanggal_dasar`); what cannot be read is null, and no finding where it is not used."""
    t = pembaca.tabel
    isi = {"dokumen": t.kolom.get("tanggal_dokumen"), "sp2d": t.kolom.get("tanggal_sp2d")}
    hari = {
        nama: [None] * len(t.baris) if k is None else petakan(lambda n: n.nilai, per_beda(k, lambda j, n: tanggal(j, n, t.basis_1904))[1])
        for nama, k in isi.items()
    }
    skema = {"lembar": pl.String, "baris": pl.Int64, "dokumen": pl.Date, "sp2d": pl.Date}
    kolom = {"lembar": [t.lembar] * len(t.baris), "baris": t.baris, **hari}
    return pl.DataFrame({k: deret(n, skema[k]) for k, n in kolom.items()}, schema=skema)


def _periksa_total(pembaca: Pembaca, t: TabelMentah, data: list[int], total: list[int]) -> None:
    """Compare by value, not by column: SIPD's Total stands one column to the right of what it sums."""
    if not total:
        return
    bruto = {k: jumlah_mungkin(t, data, total, _nilai(pembaca, k)) for k in ("nilai_realisasi", "nilai_setoran") if k in t.kolom}
    for n, i in enumerate(total):
        geser = t.kolom["nilai_realisasi"].jenis[i] == "-" or not t.kolom["nilai_realisasi"].isi[i].strip()
        if geser and "nilai_setoran" in t.kolom:
            periksa_total(pembaca, t, i, "nilai_setoran", bruto["nilai_realisasi"][n])
        elif not geser:
            for k, jumlah in bruto.items():
                periksa_total(pembaca, t, i, k, jumlah[n])


def _nilai(pembaca: Pembaca, kolom: str) -> list[Decimal | None]:
    return [n.nilai for n in per_beda(pembaca.tabel.kolom[kolom], pembaca.satu_rupiah)[1]]
