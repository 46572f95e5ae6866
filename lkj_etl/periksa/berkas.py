"""One file against its contracts, and its verdict; checks between files are elsewhere."""

from __future__ import annotations

from dataclasses import replace

from lkj_etl.bacaan import PEMILIK, Bacaan, Kinerja
from lkj_etl.jejak import Baris, Putusan
from lkj_etl.periksa.kontrak import periksa
from lkj_etl.temuan import Temuan
from schemas.anggaran import Belanja, Kas, Pagu
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


def _uang(b: Bacaan) -> list[Temuan]:
    sudah = {t.sel for t in b.temuan}
    hasil: list[Temuan] = []
    for rangka, model in ((b.pagu, Pagu), (b.belanja, Belanja), (b.kas, Kas)):
        if rangka is not None:
            utuh = rangka.filter(~PEMILIK.is_in(list(b.skpd_rusak))) if b.skpd_rusak else rangka
            hasil += periksa(utuh, model, berkas=b.berkas, lembar="-", huruf={}, sudah=sudah)[1]
    return hasil


def _kinerja(b: Bacaan, k: Kinerja) -> list[Temuan]:
    sudah = {t.sel for t in b.temuan}
    hasil: list[Temuan] = []
    for bagian, rangka, model in (
        ("Indikator", k.indikator, Indikator),
        ("Realisasi", k.realisasi, RealisasiIndikator),
        ("Pemetaan", k.pemetaan, Pemetaan),
    ):
        hasil += periksa(rangka, model, berkas=b.berkas, lembar=k.lembar[bagian], huruf=k.huruf[bagian], sudah=sudah)[1]
    if k.skm is not None:
        hasil += periksa(k.skm, Jawaban, berkas=b.berkas, lembar=k.lembar["SKM"], huruf=k.huruf["SKM"], sudah=sudah)[1]
    return hasil


def putusan(b: Bacaan) -> Putusan:
    """Return the verdict of DESIGN 4: refused, accepted with findings, accepted."""
    if b.ditolak:
        return "ditolak"
    return "diterima_dengan_catatan" if b.temuan else "diterima"
