"""Shared by the SIPD exports: codes and names of the hierarchy, rows per office, refused offices."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import Any

from lkj_etl.baca.baris_total import KELOMPOK, TOTAL
from lkj_etl.baca.kendali import NOL
from lkj_etl.baca.kolom import Pembaca
from lkj_etl.baca.kolom_padat import berbeda
from lkj_etl.baca.mentah import TabelMentah, nomor_baris
from lkj_etl.bacaan import Keterangan, Tempat
from lkj_etl.nilai.kode import dengan_bidang, kode_baku, kode_sub_kegiatan
from lkj_etl.nilai.nama import samakan
from lkj_etl.nilai.teks import bersihkan
from lkj_etl.temuan import Temuan

_KATA = re.compile(r"[^\W\d_]{3}")  # three letters in a row: no damaged code has them
_TAHUN = re.compile(r"(?:19|20)[0-9]{2}")
KOLOM_KODE = ("kode_skpd", "kode_sub_skpd", "kode_program", "kode_kegiatan", "kode_sub_kegiatan")
KOLOM_NAMA = ("nama_skpd", "nama_sub_skpd", "program", "kegiatan", "sub_kegiatan")


def pilah_total(tabel: TabelMentah) -> tuple[list[int], list[int]]:
    """Return data rows and total rows; SIPD writes `Total` in the first column and no code at all, Excel a code and Total.

    In neither: a title, a note or a signature, and a heading that comes again, as where monthly exports were pasted below one another.
    """
    kode = [tabel.kolom[k] for k in KOLOM_KODE if k in tabel.kolom]
    biasa = {isi: kode_baku(isi) is not None for isi in berbeda(kode[0].isi)} if kode else {}
    rekening = tabel.kolom.get("kode_rekening")
    total: list[int] = []
    kata: list[int] = []
    for i in [i for i, isi in enumerate(kode[0].isi) if not biasa[isi]] if kode else range(len(tabel.baris)):
        isi = [k.isi[i] for k in kode if k.isi[i].strip()]
        if not isi and rekening is not None and "." in rekening.isi[i] and kode_baku(rekening.isi[i]):
            continue  # a line that lost its codes: no total names an account
        if _hanya_kata(tabel, i):
            kata.append(i)
        elif not isi or TOTAL.match(isi[0]) or (len(isi) == 1 and (grup := KELOMPOK.fullmatch(isi[0])) and kode_baku(grup[1])):
            total.append(i)
    bukan = {*total, *kata}
    data = [i for i in range(len(tabel.baris)) if i not in bukan]
    return data, total


def jumlah_mungkin(
    tabel: TabelMentah, data: Sequence[int], total: Sequence[int], nilai: Sequence[Decimal | None]
) -> list[tuple[Decimal, ...]]:
    """Return per total row the sums that it may stand for, ascending; `nilai`: amounts of the `data` rows.

    Of all lines; where several rows call themselves total (exports below one another, subtotals) also of the lines above such a
    row, and of those since the one before it; where the row names a group of a column, of that group.
    """
    sampai = [NOL, *accumulate(n or NOL for n in nilai)]
    mungkin = {i: {sampai[-1]} for i in total}
    bernama = [i for i in total if any(TOTAL.match(k.isi[i]) for k in tabel.kolom.values())]
    for sebelum, i in pairwise([-1, *bernama]) if len(bernama) > 1 else ():
        atas = sampai[bisect(data, i)]
        mungkin[i] |= {atas, atas - sampai[bisect(data, sebelum)]}
    for k in (*KOLOM_KODE, *KOLOM_NAMA):
        kolom = tabel.kolom[k].isi if k in tabel.kolom else ()
        if grup := {i: g[1] for i in total if kolom and (g := KELOMPOK.fullmatch(kolom[i]))}:
            baku = kode_baku if k in KOLOM_KODE else samakan
            anggota = [(baku(kolom[i]), n) for i, n in zip(data, nilai, strict=True)]
            for i, nama in grup.items():
                mungkin[i].add(sum((n or NOL for kunci, n in anggota if kunci == baku(nama)), NOL))
    return [tuple(sorted(m)) for m in mungkin.values()]


def _hanya_kata(tabel: TabelMentah, i: int) -> bool:
    """Say whether a row without a readable office holds no figure: one or two cells of words, or the heading once more."""
    terisi = [k for k in tabel.kolom.values() if k.isi[i].strip()]
    kata = 0 < len(terisi) < 3 and all(k.jenis[i] == "s" and _KATA.search(k.isi[i]) for k in terisi)
    return (kata and not any(TOTAL.match(k.isi[i]) or KELOMPOK.fullmatch(k.isi[i]) for k in terisi)) or tabel.judul_lagi(i)


def hierarki(pembaca: Pembaca) -> dict[str, Sequence[str]]:
    """Return the columns of `schemas.anggaran.KUNCI`; X.XX becomes the bidang of the row."""
    kolom: dict[str, Sequence[str]] = {k: pembaca.kode(k, kode_sub_kegiatan if k == "kode_sub_kegiatan" else kode_baku) for k in KOLOM_KODE}
    kolom |= {k: pembaca.teks(k) for k in KOLOM_NAMA}
    kolom["no_kegiatan"] = [""] * len(pembaca.tabel.baris)
    bidang = pembaca.kode("kode_bidang")
    for k in ("kode_program", "kode_kegiatan", "kode_sub_kegiatan"):
        if any(kode.startswith("X") for kode in berbeda(kolom[k])):
            kolom[k] = [dengan_bidang(kode, b) for kode, b in zip(kolom[k], bidang, strict=True)]
    if "kode_sub_skpd" not in pembaca.tabel.kolom:
        kolom["kode_sub_skpd"], kolom["nama_sub_skpd"] = kolom["kode_skpd"], kolom["nama_skpd"]
    return kolom


def wajib_isi(pembaca: Pembaca, kolom: Iterable[str]) -> None:
    """Report blank cells in columns that every line must fill; a cell of blanks or invisible characters is blank."""
    for nama in kolom:
        mentah = pembaca.tabel.kolom.get(nama)
        if mentah is None:
            continue
        kosong = {isi for isi in berbeda(mentah.isi) if not bersihkan(isi).teks}
        if not kosong:
            continue
        for i, (jenis, isi) in enumerate(zip(mentah.jenis, mentah.isi, strict=True)):
            if jenis in "-s" and isi in kosong:
                pembaca.catat("SEL-KOSONG", nama, i)


def pemilik(tabel: TabelMentah, kode_skpd: Sequence[str], temuan: list[Temuan]) -> dict[tuple[str, str], str]:
    """Say which office the row of each finding belongs to: (lembar, sel) -> kode SKPD, for data rows; a row without one is everybody's."""
    if not temuan:
        return {}
    skpd = dict(zip(tabel.baris, kode_skpd, strict=True))
    hasil: dict[tuple[str, str], str] = {}
    for t in temuan:
        nomor = nomor_baris(t.sel)
        if t.lembar == tabel.lembar and nomor.isdigit() and skpd.get(int(nomor)):
            hasil[t.lembar, t.sel] = skpd[int(nomor)]
    return hasil


def tahun_kolom(kata: Keterangan, pembaca: Pembaca) -> None:
    """Add each year that a TAHUN column names, at its first cell; anything else there is a galat that does not repeat it."""
    if "tahun" not in pembaca.tabel.kolom:
        return
    dilihat: set[str] = set()
    for i, isi in enumerate(pembaca.teks("tahun")):
        if not isi or isi in dilihat:
            continue
        dilihat.add(isi)
        if _TAHUN.fullmatch(isi):
            kata.tahun.append(Tempat(isi, pembaca.tabel.lembar, pembaca.tabel.sel("tahun", i)))
        else:
            pembaca.catat("TAHUN-TAK-TERBACA", "tahun", i)


def garis_umum(berkas: str, tabel: TabelMentah, kolom: Mapping[str, Sequence[str]], sel: str) -> dict[str, Sequence[Any]]:
    """Return the columns that every money line has, with the cell of its amount."""
    banyak = len(tabel.baris)
    huruf = tabel.kolom[sel].huruf
    return {
        "berkas": [berkas] * banyak,
        "lembar": [tabel.lembar] * banyak,
        "baris": list(tabel.baris),
        "sel": [f"{huruf}{r}" for r in tabel.baris],
        **kolom,
    }
