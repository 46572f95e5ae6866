"""The leaf: which lines of pagu and belanja belong together, and what it is called (DESIGN 2, 4 "Codes", "Names")."""

from collections.abc import Sequence
from typing import NamedTuple, Self

import polars as pl

from lkj_etl.hitung.kantor import KANTOR, beri_kantor, milik
from lkj_etl.hitung.samakan import samakan_kolom
from schemas.anggaran import KUNCI

IDENTITAS = tuple(k for k in KUNCI if k != "nama_skpd")
"""Columns that say what a leaf is, as they are printed."""
KUNCI_DAUN = (KANTOR, "kunci_skpd", "kunci_unit", "kunci_daun")
UNIT = ("kode_sub_skpd", "nama_sub_skpd")
SUB = ("kode_sub_kegiatan", "sub_kegiatan")
URUTAN_SUMBER = ("urut", "berkas", "lembar", "baris", "sel")
_NAMA = ("program", "kegiatan", "sub_kegiatan")
_BERKODE = (
    (("kode_skpd", "kode_sub_skpd"), "nama_sub_skpd"),
    (("kode_program",), "program"),
    (("kode_program", "kode_kegiatan"), "kegiatan"),
    (("kode_program", "kode_kegiatan", "kode_sub_kegiatan"), "sub_kegiatan"),
)


class KunciBersama(NamedTuple):
    """What both sources tell, and so what a leaf is told apart by: SKPD, unit, sub kegiatan, codes, and which names."""

    skpd: bool
    unit: bool
    sub: bool
    kode: bool
    nama: tuple[str, ...]


class Garis(NamedTuple):
    """Lines of the offices that share one kind of key, with `KUNCI_DAUN`; those of pagu in the order of their source, names made one."""

    kunci: KunciBersama
    pagu: pl.DataFrame
    belanja: pl.DataFrame

    def milik(self, kantor: Sequence[int]) -> Self:
        """Keep the lines of some offices."""
        return self._replace(pagu=milik(self.pagu, kantor), belanja=milik(self.belanja, kantor))


def garis_berkunci(pagu: pl.DataFrame, belanja: pl.DataFrame) -> list[Garis]:
    """Give every line the key of its leaf; what an office's sources tell decides over its own key only (column `kantor`)."""
    pagu, belanja = beri_kantor(pagu), beri_kantor(belanja)
    semua = kunci_bersama(pagu, belanja)
    hasil = []
    for kunci, kantor in semua.items():
        garis = Garis(kunci, pagu, belanja)
        garis = garis.milik(kantor) if len(semua) > 1 else garis
        hasil.append(Garis(kunci, beri_kunci(seragamkan_nama(garis.pagu.sort(URUTAN_SUMBER)), kunci), beri_kunci(garis.belanja, kunci)))
    return hasil


def kunci_bersama(pagu: pl.DataFrame, belanja: pl.DataFrame) -> dict[KunciBersama, list[int]]:
    """Find the finest key that both sources of an office carry in each of their files, and the offices that have it (column `kantor`).

    A source without any row asks for nothing.
    """
    per_kantor: dict[int, frozenset[str]] = {}
    for tabel in map(beri_kantor, (pagu, belanja)):
        sumber = pl.col("berkas") if "berkas" in tabel.columns else pl.lit("")  # leaves that are computed already have no file
        terisi = tabel.group_by(KANTOR, sumber, maintain_order=True).agg((pl.col(k) != "").any() for k in IDENTITAS)
        for kantor, _, *isi in terisi.iter_rows():
            ada = frozenset(k for k, i in zip(IDENTITAS, isi, strict=True) if i)
            per_kantor[kantor] = per_kantor.get(kantor, ada) & ada
    hasil: dict[KunciBersama, list[int]] = {}
    for kantor in sorted(per_kantor):
        hasil.setdefault(_kunci(per_kantor[kantor]), []).append(kantor)
    return hasil or {_kunci(frozenset()): []}


def kunci_satu(pagu: pl.DataFrame, belanja: pl.DataFrame) -> KunciBersama:
    """Find the finest key that both sources of one office carry."""
    return next(iter(kunci_bersama(pagu, belanja)))


def _kunci(ada: frozenset[str]) -> KunciBersama:
    sub = not ada.isdisjoint(SUB)
    kode = ("kode_sub_kegiatan" if sub else "kode_kegiatan") in ada
    nama = _NAMA if kode else tuple(n for n in _NAMA if n in ada)
    if not kode and ada.isdisjoint(_NAMA[1:]):  # nothing in common: every source keeps its own leaves, and none of them meet
        sub, kode, nama = True, True, _NAMA
    return KunciBersama("kode_skpd" in ada, "kode_sub_skpd" in ada, sub, kode, nama)


def beri_kunci(garis: pl.DataFrame, kunci: KunciBersama) -> pl.DataFrame:
    """Add the columns `KUNCI_DAUN` beside `kantor`: a code stands for itself, names are compared normalised and never meet a code."""
    kode = _kode_daun(kunci.sub) if kunci.kode else pl.lit("")
    garis = beri_kantor(garis).with_columns(
        (pl.col("kode_skpd") if kunci.skpd else pl.lit("")).alias("kunci_skpd"),
        (pl.col("kode_sub_skpd") if kunci.unit else pl.lit("")).alias("kunci_unit"),
        kode.alias("kunci_daun"),
    )
    if kunci.kode and (garis["kunci_daun"] != "").all():
        return garis
    nama = pl.concat_str([samakan_kolom(garis[n]) for n in kunci.nama], separator="\n")
    return garis.with_columns(pl.when(pl.col("kunci_daun") == "").then("\n" + nama).otherwise("kunci_daun").alias("kunci_daun"))


def wajah(kunci: KunciBersama) -> list[pl.Expr]:
    """What a leaf prints, as aggregates of its lines in source order: the first text; of units or sub kegiatan summed together, none."""
    dilebur = (() if kunci.unit else UNIT) + (() if kunci.sub else SUB)
    teks = {nama: pl.col(nama).filter(pl.col(nama) != "").first().fill_null("") for nama in IDENTITAS}
    for nama in dilebur:
        teks[nama] = pl.when(pl.col(nama).n_unique() == 1).then(teks[nama]).otherwise(pl.lit(""))
    sumber = pl.concat_str("berkas", "lembar", "sel", separator=" | ").first()
    return [*(ekspresi.alias(nama) for nama, ekspresi in teks.items()), sumber.alias("sumber")]


def _kode_daun(sub: bool) -> pl.Expr:
    """Give the deepest code; a kegiatan code that does not repeat its program's is told apart by it."""
    program, kegiatan = pl.col("kode_program"), pl.col("kode_kegiatan")
    lengkap = pl.when(kegiatan.str.starts_with(program)).then(kegiatan).otherwise(program + " " + kegiatan)
    dalam = pl.when(kegiatan == "").then(pl.lit("")).otherwise(lengkap)
    return pl.when(pl.col("kode_sub_kegiatan") != "").then("kode_sub_kegiatan").otherwise(dalam) if sub else dalam


def seragamkan_nama(daun: pl.DataFrame) -> pl.DataFrame:
    """Give every code of an office one name: the first that stands in the order of the rows."""
    return daun.with_columns(_nama_kode(kode, nama) for kode, nama in _BERKODE if (daun[kode[-1]] != "").any())


def _nama_kode(kode: tuple[str, ...], nama: str) -> pl.Expr:
    pertama = pl.col(nama).filter(pl.col(nama) != "").first().over(KANTOR, *kode).fill_null("")
    return pl.when(pl.col(kode[-1]) == "").then(nama).otherwise(pertama).alias(nama)
