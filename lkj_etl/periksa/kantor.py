"""Whose report this is: the office of the run, and the rows of each file that belong to it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

import polars as pl

from lkj_etl.bacaan import Bacaan, Tempat
from lkj_etl.jejak import Baris, Identitas
from lkj_etl.kesalahan import PemakaianSalah
from lkj_etl.nilai.kode import kode_baku
from lkj_etl.nilai.nama import samakan, samakan_skpd, terdekat
from lkj_etl.temuan import Temuan, temuan


class Kantor(NamedTuple):
    """The office: code (empty where no file gives one) and name as written."""

    kode: str
    nama: str


class Cakupan(NamedTuple):
    """What a whole file of several offices holds, where a record has the rows of some of them only (`di_sini`)."""

    skpd: tuple[Kantor, ...]
    banyak: int
    di_sini: tuple[Kantor, ...]


class Bagian(NamedTuple):
    """What one file holds for the office; `lain`: the file is another office's as a whole."""

    bacaan: Bacaan
    lain: bool


def tentukan(berkas: Sequence[Bacaan], diminta: str | None) -> Kantor:
    """Return the office: as asked, else of Identitas (also of a refused kinerja workbook), else the name that the files agree on first.

    Raise `PemakaianSalah` where files name several offices and none is asked for (a kabupaten-wide export alone). Where no
    file names any, the report is a draft without a name.
    """
    beridentitas = sorted((b for b in berkas if b.identitas and b.identitas.nama_skpd), key=lambda b: b.ditolak)
    identitas = beridentitas[0].identitas if beridentitas else None
    if diminta:
        kantor = _lengkapi(berkas, kode_baku(diminta) or "", "" if kode_baku(diminta) else diminta)
        return kantor._replace(nama=_tertulis(kantor, berkas, identitas))
    if identitas is not None:
        return _lengkapi(berkas, kode_baku(identitas.kode_skpd) or "", identitas.nama_skpd)
    for b in berkas:
        semua = _skpd(b)
        if len(semua) == 1 and semua[0].nama:
            return _lengkapi(berkas, semua[0].kode, semua[0].nama)
        if not semua and b.keterangan.skpd:
            return _lengkapi(berkas, "", b.keterangan.skpd[0].isi)
    if not any(_skpd(b) for b in berkas):
        return Kantor("", "")
    raise PemakaianSalah('Kantor yang dilaporkan belum jelas. Sebutkan, misalnya: --skpd "Kecamatan Kalumpang".')


def _lengkapi(berkas: Sequence[Bacaan], kode: str, nama: str) -> Kantor:
    """Find the missing half of the office's identity in the files' own columns."""
    for calon in (k for b in berkas for k in _skpd(b)):
        if kode and calon.kode == kode:
            return Kantor(kode, nama or calon.nama)
        if nama and not kode and samakan_skpd(calon.nama) == samakan_skpd(nama):
            return Kantor(calon.kode, nama)
    if not nama:
        dikenal = [k.kode for b in berkas for k in _skpd(b)]
        mirip = terdekat(kode, dikenal)
        saran = f" Yang paling mirip: {mirip}." if mirip else ""
        raise PemakaianSalah(f"SKPD {kode} tidak ditemukan di berkas masukan.{saran}")
    return Kantor(kode, nama)


def _tertulis(kantor: Kantor, berkas: Sequence[Bacaan], identitas: Identitas | None) -> str:
    """Return the office's name as Identitas or else a file writes it, not as somebody typed it: it is printed."""
    semua = [Kantor(kode_baku(identitas.kode_skpd) or "", identitas.nama_skpd)] if identitas else []
    semua += [k for b in berkas for k in _skpd(b)]
    kunci = samakan_skpd(kantor.nama)
    return next((k.nama for k in semua if k.nama and (samakan_skpd(k.nama) == kunci or (k.kode and k.kode == kantor.kode))), kantor.nama)


def _skpd(b: Bacaan) -> Sequence[Kantor]:
    """Return the offices that a file's columns name, in order of appearance."""
    rangka = b.rangka
    if rangka is None:
        return []
    unik = rangka.select("kode_skpd", "nama_skpd").unique(maintain_order=True)
    return [Kantor(k, n) for k, n in unik.iter_rows() if k or n]


def cakupan(b: Bacaan) -> Cakupan:
    """Return the offices that a file's columns name, and the number of its rows."""
    semua = tuple(_skpd(b))
    return Cakupan(semua, b.banyak_baris(), semua)


def bagian(b: Bacaan, kantor: Kantor, seluruh: Cakupan | None = None) -> tuple[Bagian, list[Temuan]]:
    """Keep the office's rows of a money file; another office's own file is `SKPD-LAIN` and gives none.

    In a file of several offices the others are only counted, and findings in their rows are theirs. `seluruh`: what the whole
    file holds, where `b` has the rows of some offices only.
    """
    semua = _skpd(b) if seluruh is None else seluruh.skpd
    if not semua:
        salah = [t for t in b.keterangan.skpd if not _sebut(t.isi, kantor.nama)]
        semua_lain = bool(salah) and len(salah) == len(b.keterangan.skpd)
        return _milik_lain(b, salah, kantor.nama or kantor.kode) if semua_lain else (Bagian(b, lain=False), [])
    sendiri = [k for k in semua if _sama(k, kantor)] if seluruh is None else cocok(seluruh, kantor)
    if not sendiri and len({samakan_skpd(k.nama) or k.kode for k in semua}) == 1:
        return _milik_lain(b, [_tempat_kolom(b, kantor)], _sebutan(kantor, semua))
    if not sendiri:
        mirip = terdekat(kantor.nama, [k.nama for k in semua])
        dekat = next((k for k in semua if k.nama == mirip), None) if mirip else None
        saran = f' Yang paling mirip: "{_sebutan(dekat, [kantor])}".' if dekat else ""
        return _kosongkan(b), [temuan("SKPD-TIDAK-ADA", b.berkas, _lembar(b), "-", skpd=_sebutan(kantor, semua), mirip=saran)]
    if len(semua) == 1:
        return Bagian(b, lain=False), []
    if seluruh is None:
        return Bagian(_sendiri(_saring(b, sendiri), sendiri, b.banyak_baris()), lain=False), []
    baris_sendiri = b if len(sendiri) == len(seluruh.di_sini) else _saring(b, sendiri)
    return Bagian(_sendiri(baris_sendiri, sendiri, seluruh.banyak), lain=False), []


def cocok(isi: Cakupan, kantor: Kantor) -> list[Kantor]:
    """Return the office as the rows of the record name it, more than once where they write its name differently."""
    return [k for k in isi.di_sini if _sama(k, kantor)]


def pasti_tanpa(semua: Sequence[Kantor], kantor: Kantor) -> bool:
    """Say whether an office is surely not among those of a file: by codes; a name may only be written in another way."""
    return bool(kantor.kode) and all(k.kode and k.kode != kantor.kode for k in semua)


def _sama(k: Kantor, kantor: Kantor) -> bool:
    if k.kode and kantor.kode:
        return k.kode == kantor.kode
    return _senama(k, kantor)


def _sebut(judul: str, nama: str) -> bool:
    """A title may go on behind the office's name (KECAMATAN KALUMPANG KABUPATEN ...)."""
    isi, dicari = samakan_skpd(judul), samakan_skpd(nama)
    return isi == dicari or f" {dicari} " in f" {isi} "


def _milik_lain(b: Bacaan, tempat: Iterable[Tempat], skpd: str) -> tuple[Bagian, list[Temuan]]:
    salah = [temuan("SKPD-LAIN", b.berkas, t.lembar, t.sel, tertulis=t.isi, skpd=skpd) for t in tempat]
    return _kosongkan(b), salah


def _kosongkan(b: Bacaan) -> Bagian:
    hitungan = Baris(b.baris.dibaca, 0, b.baris.ditolak, b.baris.ganda, b.baris.dibaca - b.baris.ditolak - b.baris.ganda)
    return Bagian(replace(b, pagu=None, belanja=None, kas=None, kontrol=None, baris=hitungan), lain=True)


def _saring(b: Bacaan, sendiri: list[Kantor]) -> Bacaan:
    milik = pl.struct("kode_skpd", "nama_skpd").is_in([{"kode_skpd": k.kode, "nama_skpd": k.nama} for k in sendiri])
    pagu, belanja, kas, kontrol = (None if t is None else t.filter(milik) for t in (b.pagu, b.belanja, b.kas, b.kontrol))
    return replace(b, pagu=pagu, belanja=belanja, kas=kas, kontrol=kontrol)


def _sendiri(b: Bacaan, sendiri: list[Kantor], seluruh: int) -> Bacaan:
    """Give a file with the office's rows only its findings, and the count of what became of all the rows that it was read with."""
    milik = {"", *(k.kode or k.nama for k in sendiri)}  # a row that names no office refuses the file for all of them
    temuan_sendiri = [t for t in b.temuan if b.pemilik.get((t.lembar, t.sel), "") in milik]
    banyak = b.banyak_baris()
    rusak = bool(b.skpd_rusak & milik)
    lain = seluruh - banyak
    dipakai = 0 if rusak else banyak
    hitungan = Baris(b.baris.dibaca, dipakai, b.baris.dibaca - dipakai - b.baris.ganda - lain, b.baris.ganda, lain)
    return replace(b, temuan=temuan_sendiri, baris=hitungan, ditolak=b.ditolak or rusak)


def _tempat_kolom(b: Bacaan, kantor: Kantor) -> Tempat:
    """Return the first cell of the column that names another office: of its code where the names are the same."""
    rangka = b.rangka
    assert rangka is not None
    baris = rangka.row(0, named=True)
    tertulis = Kantor(baris["kode_skpd"], baris["nama_skpd"])
    huruf = b.huruf_skpd.get(baris["lembar"], {})
    urutan = ("kode_skpd", "nama_skpd") if _senama(tertulis, kantor) else ("nama_skpd", "kode_skpd")
    kolom = next((huruf[k] for k in urutan if k in huruf and baris[k]), None)
    return Tempat(_sebutan(tertulis, [kantor]), baris["lembar"], f"{kolom}{baris['baris']}" if kolom else baris["sel"])


def _senama(k: Kantor, kantor: Kantor) -> bool:
    return bool(k.nama) and samakan_skpd(k.nama) == samakan_skpd(kantor.nama)


def _sebutan(k: Kantor, lain: Iterable[Kantor]) -> str:
    """Name an office beside others: with its code where the name alone would not tell it from one of them."""
    perlu = k.nama and k.kode and any(_senama(k, satu) or not satu.nama for satu in lain)
    return f"{k.nama} ({k.kode})" if perlu else k.nama or k.kode


def _lembar(b: Bacaan) -> str:
    rangka = b.rangka
    return "-" if rangka is None or rangka.is_empty() else str(rangka["lembar"][0])


def skpd_identitas(b: Bacaan, kantor: Kantor) -> list[Temuan]:
    """Compare sheet Identitas with the office of the run."""
    if b.kinerja is None or not b.kinerja.identitas.nama_skpd or samakan(b.kinerja.identitas.nama_skpd) == samakan(kantor.nama):
        return []
    if _sama(Kantor(kode_baku(b.kinerja.identitas.kode_skpd) or "", b.kinerja.identitas.nama_skpd), kantor):
        return []
    sel = b.kinerja.sel_identitas["nama_skpd"]
    nilai = {"tertulis": b.kinerja.identitas.nama_skpd, "skpd": kantor.nama or kantor.kode}
    return [temuan("SKPD-LAIN", b.berkas, b.kinerja.lembar["Identitas"], sel, **nilai)]
