"""Kind `kontrol`: LRA per rekening and Register SP2D, whose total is compared and never printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import polars as pl

from lkj_etl.baca.baris_total import TOTAL
from lkj_etl.baca.garis import arti_satuan
from lkj_etl.baca.kendali import NOL, awal_baris, jumlah, periksa_jumlah, periksa_total
from lkj_etl.baca.keterangan import keterangan
from lkj_etl.baca.kolom import Pembaca, Pencatat
from lkj_etl.baca.mentah import TabelMentah
from lkj_etl.baca.rentang_judul import nomor
from lkj_etl.baca.simpulan import simpulkan
from lkj_etl.bacaan import Bacaan
from lkj_etl.nilai.angka import format_rupiah
from lkj_etl.nilai.kode import kode_baku
from schemas.anggaran import RUPIAH

BELANJA = "5"
SKEMA: dict[str, Any] = {
    "lembar": pl.String,
    "baris": pl.Int64,
    "sel": pl.String,
    "kode_skpd": pl.String,
    "nama_skpd": pl.String,
    "nomor": pl.String,
    "tanggal": pl.Date,
    "jumlah": RUPIAH,
}
_KATA = re.compile(r"[^\W\d_]{3}")  # three letters in a row: no damaged code has them
Isi = list[dict[str, Any]]


def baca_kontrol(berkas: str, tabel: list[TabelMentah], *, skala: str = "") -> Bacaan:
    """Read the sheets of one control file; frame `kontrol` (see `SKEMA`), amounts in rupiah.

    LRA: the leaf accounts of belanja (code 5...), without date. Register SP2D: Bruto per SP2D, dated by Tanggal
    Pembuatan. Names of payees are never loaded. Source of the shapes: FORMATS sections 5, 6, 10.
    """
    pencatat = Pencatat(berkas)
    kata = keterangan(tabel)
    satuan = arti_satuan(pencatat, kata, skala)
    isi: Isi = []
    for t in tabel:
        isi += PEMBACA[t.bagian](pencatat, t, satuan)
    kontrol = pl.DataFrame(isi, schema=SKEMA)
    return simpulkan(Bacaan(berkas, "kontrol", pencatat.tutup(), kata, kontrol=kontrol), kontrol.height)


def _baca_lra(pencatat: Pencatat, t: TabelMentah, satuan: Decimal) -> Isi:
    kode = [kode_baku(_teks(t, "kode", i)) or "" for i in range(len(t.baris))]
    for i in (i for i, k in enumerate(kode) if not k and _kode_rusak(t, i)):
        pencatat.catat("KODE-TAK-TERBACA", t.lembar, t.sel("kode", i), kolom=t.kolom["kode"].judul)
    posisi = [i for i, k in enumerate(kode) if k and not _teks(t, "uraian", i).isdigit()]
    kode = [kode[i] for i in posisi]
    pembaca = Pembaca(t.pilih(posisi), pencatat, satuan)
    realisasi = pembaca.rupiah("realisasi")
    induk = {".".join(k.split(".")[:n]) for k in kode for n in range(1, k.count(".") + 1)}
    daun = [i for i, k in enumerate(kode) if k not in induk]
    for i, k in enumerate(kode):
        if k in induk:
            anak = (d for d in daun if kode[d].startswith(f"{k}."))
            periksa_total(pembaca, pembaca.tabel, i, "realisasi", (jumlah(realisasi, anak),))
    return [_baris(pembaca, i, "realisasi", jumlah=n) for i in daun if kode[i].split(".")[0] == BELANJA and (n := realisasi[i]) is not None]


def _kode_rusak(t: TabelMentah, i: int) -> bool:
    """Say whether a row with an amount has a code with a wrong letter; words (JUMLAH) and the number of a column are no code."""
    teks = _teks(t, "kode", i)
    berkode = any(c.isdigit() for c in teks) and _KATA.search(teks) is None and nomor(teks) is None
    return berkode and bool(_teks(t, "realisasi", i))


def _baca_register(pencatat: Pencatat, t: TabelMentah, satuan: Decimal) -> Isi:
    semua = range(len(t.baris))
    total = [i for i in semua if TOTAL.match(awal_baris(_teks(t, k, i) for k in ("no", "tanggal_pembuatan", "nomor_sp2d", "nama_skpd")))]
    posisi = [i for i in semua if i not in total and (_teks(t, "nomor_sp2d", i) or _teks(t, "bruto", i))]
    pembaca = Pembaca(t.pilih(posisi), pencatat, satuan)
    nama, nomor, tanggal = pembaca.teks("nama_skpd"), pembaca.teks("nomor_sp2d"), pembaca.tanggal("tanggal_pembuatan")
    rupiah = {k: pembaca.rupiah(k) for k in ("bruto", "potongan", "neto")}
    for i, (bruto, potongan, neto) in enumerate(zip(*rupiah.values(), strict=True)):
        if bruto is None:
            pembaca.catat("SEL-KOSONG", "bruto", i)
        elif neto is not None and neto != bruto - (potongan or NOL):
            pembaca.catat("NETO-BEDA", "neto", i, seharusnya=format_rupiah(bruto - (potongan or NOL)), tertulis=format_rupiah(neto))
    for kolom, nilai in rupiah.items():
        periksa_jumlah(pembaca, t, total, kolom, nilai, range(len(nilai)))
    isi = enumerate(zip(nama, nomor, tanggal, rupiah["bruto"], strict=True))
    return [_baris(pembaca, i, "bruto", nama_skpd=n, nomor=s, tanggal=hari, jumlah=b) for i, (n, s, hari, b) in isi if b is not None]


def _baris(pembaca: Pembaca, i: int, kolom: str, **nilai: object) -> dict[str, Any]:
    t = pembaca.tabel
    dasar = {"kode_skpd": "", "nama_skpd": "", "nomor": "", "tanggal": None}
    return {**dasar, "lembar": t.lembar, "baris": t.baris[i], "sel": t.sel(kolom, i), **nilai}


def _teks(t: TabelMentah, kolom: str, i: int) -> str:
    return t.kolom[kolom].isi[i].strip().removesuffix(".0") if kolom in t.kolom else ""


PEMBACA: dict[str, Callable[[Pencatat, TabelMentah, Decimal], Isi]] = {"LRA": _baca_lra, "Register SP2D": _baca_register}
