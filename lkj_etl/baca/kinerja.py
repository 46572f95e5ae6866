"""Kind `kinerja`: the office's template workbook, sheets Identitas, Indikator, Realisasi, Pemetaan and, where used, SKM."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import polars as pl

from lkj_etl.baca.kinerja_identitas import baca_identitas
from lkj_etl.baca.kinerja_indikator import baca_indikator
from lkj_etl.baca.kinerja_skm import baca_skm
from lkj_etl.baca.kolom import Pembaca, Pencatat, sampai_sepersejuta
from lkj_etl.baca.mentah import TabelMentah
from lkj_etl.bacaan import Bacaan, Keterangan, Kinerja, Tempat
from lkj_etl.jejak import Baris, Identitas
from lkj_etl.nilai import predikat
from lkj_etl.nilai.angka import bilangan
from lkj_etl.nilai.kode import kode_sub_kegiatan, pisah_kode_nama, tingkat
from lkj_etl.nilai.triwulan import baca_triwulan
from schemas.kinerja import Indikator, Pemetaan, RealisasiIndikator
from schemas.tabel import skema

_REALISASI, _PEMETAAN = skema(RealisasiIndikator), skema(Pemetaan)


def baca_kinerja(berkas: str, tabel: list[TabelMentah]) -> Bacaan:
    """Read the template; a bad cell is a galat and its value is left out, the other rows stand.

    Frames: schemas.kinerja.Indikator, RealisasiIndikator and Pemetaan, schemas.skm.Jawaban, in the order of the sheets.
    """
    pencatat = Pencatat(berkas)
    lembar = {t.bagian: t for t in tabel}
    pembaca = {bagian: Pembaca(t, pencatat) for bagian, t in lembar.items()}
    identitas, sel = baca_identitas(pembaca["Identitas"])
    indikator = baca_indikator(pembaca["Indikator"])
    kinerja = Kinerja(
        identitas=identitas,
        indikator=indikator,
        realisasi=_baca_realisasi(pembaca["Realisasi"], berkas, dict(indikator.select("kode", "cara_hitung").iter_rows())),
        pemetaan=_baca_pemetaan(pembaca["Pemetaan"]),
        huruf={bagian: {nama: k.huruf for nama, k in t.kolom.items()} for bagian, t in lembar.items()},
        sel_identitas=sel,
        lembar={bagian: t.lembar for bagian, t in lembar.items()},
        skm=baca_skm(pembaca["SKM"], berkas) if "SKM" in pembaca else None,
    )
    kata = Keterangan()
    nama = lembar["Identitas"].lembar
    if identitas.tahun is not None:
        kata.tahun.append(Tempat(str(identitas.tahun), nama, sel["tahun"]))
    if identitas.nama_skpd:
        kata.skpd.append(Tempat(identitas.nama_skpd, nama, sel["nama_skpd"]))
    dibaca = sum(len(t.baris) for bagian, t in lembar.items() if bagian != "Identitas")
    dipakai = sum(t.height for t in (kinerja.indikator, kinerja.realisasi, kinerja.pemetaan, kinerja.skm) if t is not None)
    return Bacaan(
        berkas, "kinerja", pencatat.tutup(), kata, kinerja=kinerja, identitas=identitas, baris=Baris(dibaca, dipakai, dibaca - dipakai)
    )


def _baca_realisasi(pembaca: Pembaca, berkas: str, cara: Mapping[str, str]) -> pl.DataFrame:
    """Read the measurements; `cara`: kode -> Cara Hitung, because only a predikat may be typed as letters."""
    kode = pembaca.kode_indikator("kode")
    mentah = pembaca.tabel.kolom["triwulan"]
    triwulan = [baca_triwulan(j, n) for j, n in zip(mentah.jenis, mentah.isi, strict=True)]
    pembilang, penyebut = (_tak_negatif(pembaca, k) for k in ("pembilang", "penyebut"))
    nilai = [_nilai(pembaca, i, berhuruf=cara.get(k, "predikat") == "predikat") for i, k in enumerate(kode)]
    teks = {k: pembaca.teks(k) for k in ("penjelasan", "pendorong", "penghambat", "tindak_lanjut")}
    baris: list[tuple[Any, ...]] = []
    dilihat: dict[tuple[str, int], int] = {}
    for i, (k, tw) in enumerate(zip(kode, triwulan, strict=True)):
        if not _kunci_realisasi(pembaca, i, k, tw, dilihat) or tw is None:
            continue
        angka, huruf = nilai[i]
        kolom = "nilai" if angka is not None or huruf else "pembilang" if pembilang[i] is not None else "kode"
        sumber = f"{berkas} | {pembaca.tabel.lembar} | {pembaca.tabel.sel(kolom, i)}"
        lain = (v[i] for v in teks.values())
        baris.append((pembaca.tabel.baris[i], k, tw, pembilang[i], penyebut[i], angka, huruf, *lain, sumber))
    return _bingkai(baris, _REALISASI)


def _tak_negatif(pembaca: Pembaca, kolom: str) -> list[Decimal | None]:
    """Return counts; one below 0 is a galat at its cell and left out, as every bad cell of this workbook."""
    semua = pembaca.bilangan(kolom)
    for i, n in enumerate(semua):
        if n is not None and n < 0:
            pembaca.catat("KONTRAK-BATAS", kolom, i, batas="paling kecil 0")
            semua[i] = None
    return semua


def _kunci_realisasi(pembaca: Pembaca, i: int, kode: str, triwulan: int | None, dilihat: dict[tuple[str, int], int]) -> bool:
    if not kode:
        pembaca.catat("SEL-KOSONG", "kode", i)
    if triwulan is None:
        kosong = pembaca.tabel.kolom["triwulan"].jenis[i] == "-"
        pembaca.catat("SEL-KOSONG" if kosong else "TRIWULAN-TAK-DIKENAL", "triwulan", i)
    if not kode or triwulan is None:
        return False
    dulu = dilihat.setdefault((kode, triwulan), pembaca.tabel.baris[i])
    if dulu != pembaca.tabel.baris[i]:
        pembaca.catat("REALISASI-DUA-KALI", "kode", i, kode=kode, triwulan=triwulan, sebelumnya=f"baris {dulu}")
        return False
    return True


def _nilai(pembaca: Pembaca, i: int, *, berhuruf: bool) -> tuple[Any, str | None]:
    """A typed Nilai is a number, or where the indicator is a predikat its letters."""
    mentah = pembaca.tabel.kolom["nilai"]
    jenis, isi = mentah.jenis[i], mentah.isi[i]
    if jenis == "-":
        return None, None
    if berhuruf and jenis == "s" and (huruf := predikat.baku(isi)):
        return None, huruf
    dibaca = bilangan(jenis, isi)
    for kode in (*dibaca.catatan, *([dibaca.galat] if dibaca.galat else ())):
        pembaca.catat(kode, "nilai", i)
    return None if dibaca.nilai is None else sampai_sepersejuta(dibaca.nilai), None


def _baca_pemetaan(pembaca: Pembaca) -> pl.DataFrame:
    kode = pembaca.kode_indikator("kode_indikator")
    sasaran, indikator = pembaca.teks("sasaran"), pembaca.teks("indikator")
    tingkatan = [[pisah_kode_nama(t) for t in pembaca.teks(k)] for k in ("program", "kegiatan", "sub_kegiatan")]
    baris: list[tuple[Any, ...]] = []
    for i, k in enumerate(kode):
        if not k:
            pembaca.catat("SEL-KOSONG", "kode_indikator", i)
            continue
        pasangan = [t[i] for t in tingkatan]
        if not any(c or n for c, n in pasangan):
            pembaca.catat("SEL-KOSONG", "program", i)
            continue
        isi = [x for c, n in pasangan for x in (kode_sub_kegiatan(c) or "", n)]
        _naikkan(isi)
        baris.append((pembaca.tabel.baris[i], k, sasaran[i], indikator[i], *isi))
    return _bingkai(baris, _PEMETAAN)


def _naikkan(isi: list[str]) -> None:
    """Fill a missing program or kegiatan code from the deeper code that contains it."""
    if tingkat(isi[4]) == "sub_kegiatan" and not isi[2]:
        isi[2] = ".".join(isi[4].split(".")[:5])
    if tingkat(isi[2]) == "kegiatan" and not isi[0]:
        isi[0] = ".".join(isi[2].split(".")[:3])


def kinerja_kosong() -> Kinerja:
    """Return a kinerja workbook without a row, for a draft that lacks it."""
    kosong = (_bingkai([], skema(Indikator)), _bingkai([], _REALISASI), _bingkai([], _PEMETAAN))
    return Kinerja(Identitas(), *kosong, huruf={}, sel_identitas={}, lembar={})


def _bingkai(baris: Sequence[tuple[Any, ...]], skema: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(list(baris), schema=skema, orient="row")
