"""One file against its contracts, and its verdict; checks between files are elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import pandera.polars as pa
import polars as pl

from lkj_etl.bacaan import PEMILIK, Bacaan, Kinerja
from lkj_etl.jejak import Baris, Putusan
from lkj_etl.nilai.banyak import gabung
from lkj_etl.periksa.kontrak import memenuhi, periksa
from lkj_etl.temuan import Temuan
from schemas.anggaran import Belanja, Kas, Pagu
from schemas.banyak import IndikatorBanyak, RealisasiBanyak
from schemas.kinerja import Indikator, Pemetaan, RealisasiIndikator
from schemas.skm import Jawaban


def periksa_berkas(b: Bacaan) -> Bacaan:
    """Return the file with the findings of its contracts; a broken contract refuses a money file as a whole.

    The readers leave out what they cannot take, so a contract breaks only where they were too kind.
    """
    if b.ditolak:
        return b
    hasil = _uang(b) if b.kinerja is None else _kinerja(b, b.kinerja)
    if not hasil:
        return b
    ditolak = Baris(b.baris.dibaca, 0, b.baris.dibaca)
    return replace(b, temuan=[*b.temuan, *hasil], ditolak=True, pagu=None, belanja=None, kas=None, kinerja=None, baris=ditolak)


def periksa_semua(semua: Sequence[Bacaan]) -> list[Bacaan]:
    """Return every file as `periksa_berkas` does; of several kinerja workbooks the contracts are checked once over all rows.

    A contract costs the same for ten rows and for ten thousand. Only where one breaks is each workbook checked by itself.
    """
    kinerja = [b.kinerja for b in semua if b.kinerja is not None and not b.ditolak]
    sudah = len(kinerja) > 1 and _sah(kinerja)
    return [b if sudah and b.kinerja is not None else periksa_berkas(b) for b in semua]


def _sah(kinerja: Sequence[Kinerja]) -> bool:
    skm = [k.skm for k in kinerja if k.skm is not None]
    tabel: tuple[tuple[pl.DataFrame, type[pa.DataFrameModel]], ...] = (
        (gabung([k.indikator for k in kinerja]), IndikatorBanyak),
        (gabung([k.realisasi for k in kinerja]), RealisasiBanyak),
        (pl.concat([k.pemetaan for k in kinerja]), Pemetaan),
        *(((pl.concat(skm), Jawaban),) if skm else ()),
    )
    return all(memenuhi(isi, model) for isi, model in tabel)


def _uang(b: Bacaan) -> list[Temuan]:
    sudah = {t.sel for t in b.temuan}
    hasil: list[Temuan] = []
    for rangka, model in ((b.pagu, Pagu), (b.belanja, Belanja), (b.kas, Kas)):
        if rangka is not None:
            utuh = rangka.filter(~PEMILIK.is_in(list(b.skpd_rusak))) if b.skpd_rusak else rangka
            hasil += periksa(utuh, model, berkas=b.berkas, lembar="-", huruf={}, sudah=sudah)
    return hasil


def _kinerja(b: Bacaan, k: Kinerja) -> list[Temuan]:
    sudah = {t.sel for t in b.temuan}
    hasil: list[Temuan] = []
    for bagian, rangka, model in (
        ("Indikator", k.indikator, Indikator),
        ("Realisasi", k.realisasi, RealisasiIndikator),
        ("Pemetaan", k.pemetaan, Pemetaan),
    ):
        hasil += periksa(rangka, model, berkas=b.berkas, lembar=k.lembar[bagian], huruf=k.huruf[bagian], sudah=sudah)
    if k.skm is not None:
        hasil += periksa(k.skm, Jawaban, berkas=b.berkas, lembar=k.lembar["SKM"], huruf=k.huruf["SKM"], sudah=sudah)
    return hasil


def putusan(b: Bacaan, bertemuan: Collection[str] = ()) -> Putusan:
    """Return the verdict of DESIGN 4: refused, accepted with findings, accepted; `bertemuan`: files with a finding beside another file."""
    if b.ditolak:
        return "ditolak"
    return "diterima_dengan_catatan" if b.temuan or b.berkas in bertemuan else "diterima"
