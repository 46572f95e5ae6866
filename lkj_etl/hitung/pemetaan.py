"""Leaves under their indicators: which row of sheet Pemetaan holds, and the order of Tabel 3.3 (DESIGN 4.1, 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from lkj_etl.hitung.kantor import KANTOR, beri_kantor, lepas_kantor
from lkj_etl.hitung.nomor_kegiatan import nomori_kegiatan
from lkj_etl.hitung.samakan import nomori_sasaran, samakan_kolom, satu_ejaan
from lkj_etl.nilai.kode import kode_sub_kegiatan, pisah_kode_nama
from schemas.hasil import BLOK, JUDUL_BLOK, Serapan
from schemas.tabel import kolom

if TYPE_CHECKING:
    from pandera.typing.polars import DataFrame

    from schemas.kinerja import Indikator, Pemetaan

_TINGKAT = (("kode_program", "program"), ("kode_kegiatan", "kegiatan"), ("kode_sub_kegiatan", "sub_kegiatan"))
_TEKS_PETA = ("sasaran", "indikator", "indikator_lain", "kode_indikator", "kode_lain")
_ANGKA_PETA = ("no", "posisi", "urutan", "baris_peta")
_PETA = ("kode_indikator", "sasaran", "indikator", "no", "posisi", "baris_peta")


class HasilPeta(NamedTuple):
    """The rows of Data 3.3 (`schemas.hasil.Serapan`) and the Excel rows of sheet Pemetaan that find no leaf (kantor, baris).

    `asal`: for each row of Data 3.3 its row in the leaves that came in.
    """

    serapan: pl.DataFrame
    tanpa_daun: pl.DataFrame
    asal: pl.Series


def petakan(
    daun: pl.DataFrame, pemetaan: DataFrame[Pemetaan], indikator: DataFrame[Indikator], *, cetak_pagu_nol: bool = False
) -> HasilPeta:
    """Put every leaf of `serapan_banyak` under the indicator of its most specific Pemetaan row, in the order of Tabel 3.3.

    Of several rows of one rank the first of the sheet holds, the others stand in `indikator_lain`. Rows of an unknown
    indicator are left out. Leaves without a row come in block BELUM DIPETAKAN, realisasi without pagu in block TANPA PAGU.
    `cetak_pagu_nol`: kegiatan without pagu and realisasi are printed, and so numbered. Frames of many offices carry `kantor`.
    """
    tabel = beri_kantor(daun).with_row_index("daun")
    peta = _baris_peta(beri_kantor(pemetaan), beri_kantor(indikator))
    calon = _cocokkan(tabel, peta)
    tabel = tabel.join(_pemenang(calon, peta), on="daun", how="left", maintain_order="left")
    dipetakan = pl.col("urutan").is_not_null() & (pl.col("blok") != "tanpa_pagu")
    tabel = tabel.with_columns(pl.when(dipetakan).then(pl.lit("peta")).otherwise("blok").alias("blok"))
    di_peta = pl.col("blok") == "peta"
    tabel = tabel.with_columns(
        *(pl.when(di_peta).then(k).alias(k) for k in _ANGKA_PETA),
        *(pl.when(di_peta).then(k).otherwise(pl.lit("")).alias(k) for k in _TEKS_PETA),
    ).with_columns(pl.coalesce(pl.col("blok").replace_strict(JUDUL_BLOK, default=None, return_dtype=pl.String), "sasaran").alias("sasaran"))
    urutan_blok = pl.col("blok").replace_strict({b: i for i, b in enumerate(BLOK)}, return_dtype=pl.Int8)
    tabel = nomori_kegiatan(tabel.sort(KANTOR, urutan_blok, "no", "posisi", "urutan", "daun"), cetak_pagu_nol)
    tanpa_daun = peta.join(calon, on="urutan", how="anti", maintain_order="left").select(KANTOR, pl.col("baris_peta").alias("baris"))
    hasil = tabel.select(KANTOR, *kolom(Serapan))
    return HasilPeta(lepas_kantor(hasil, pemetaan), tanpa_daun, tabel["daun"])


def _baris_peta(pemetaan: pl.DataFrame, indikator: pl.DataFrame) -> pl.DataFrame:
    """Rows of known indicators with their rank (3 sub kegiatan, 2 kegiatan, 1 program), position and names to print."""
    dikenal = nomori_sasaran(indikator).select(
        pl.col("kode").alias("kode_indikator"),
        KANTOR,
        "no",
        pl.int_range(pl.len()).alias("posisi"),
        pl.col("sasaran").alias("sasaran_3_2"),
        pl.col("indikator").alias("indikator_3_2"),
    )
    peringkat = pl.lit(0)
    for angka, (kode, nama) in enumerate(_TINGKAT, start=1):
        peringkat = pl.when((pl.col(kode) != "") | (pl.col(nama) != "")).then(angka).otherwise(peringkat)
    tabel = (
        pemetaan.join(dikenal, on=[KANTOR, "kode_indikator"], how="inner", maintain_order="left")
        .with_columns(
            pl.when(pl.col("sasaran") == "").then("sasaran_3_2").otherwise("sasaran").alias("sasaran"),
            pl.when(pl.col("indikator") == "").then("indikator_3_2").otherwise("indikator").alias("indikator"),
            peringkat.alias("peringkat"),
        )
        .rename({"baris": "baris_peta"})
        .with_row_index("urutan")
    )
    return satu_ejaan(satu_ejaan(tabel, "sasaran", "no"), "indikator", "kode_indikator")


def _cocokkan(daun: pl.DataFrame, peta: pl.DataFrame) -> pl.DataFrame:
    """Return every pair of leaf and row of an office that agree on all levels that the row gives: daun, urutan, peringkat."""
    kanan = _kunci(peta, "_peta").with_columns(peta["urutan"], peta["peringkat"]).filter(pl.col("peringkat") > 0)
    pasangan = _kunci(_pisahkan(daun), "").with_columns(daun["daun"]).join(kanan, on=KANTOR)
    return pasangan.filter(*(_sepadan(kode, nama) for kode, nama in _TINGKAT)).select("daun", "urutan", "peringkat")


def _pisahkan(daun: pl.DataFrame) -> pl.DataFrame:
    """Split a name "code name" of a level that has no code of its own: what Pemetaan copies from such a file is split, too."""
    for kode, nama in _TINGKAT:
        tanpa_kode = pl.col(kode) == ""
        pisah = {n: pisah_kode_nama(n) for n in daun.filter(tanpa_kode)[nama].unique().to_list()}
        if ada := {n: (kode_sub_kegiatan(k) or k, sisa) for n, (k, sisa) in pisah.items() if k}:
            kode_baru, nama_baru = (
                pl.col(nama).replace_strict({n: isi[i] for n, isi in ada.items()}, default=lain)
                for i, lain in enumerate(("", pl.col(nama)))
            )
            daun = daun.with_columns(pl.when(tanpa_kode).then(x).otherwise(k).alias(k) for k, x in ((kode, kode_baru), (nama, nama_baru)))
    return daun


def _kunci(tabel: pl.DataFrame, akhiran: str) -> pl.DataFrame:
    kode = [tabel[k].alias(k + akhiran) for k, _ in _TINGKAT]
    return pl.DataFrame([tabel[KANTOR], *kode, *(samakan_kolom(tabel[n]).alias(n + akhiran) for _, n in _TINGKAT)])


def _sepadan(kode: str, nama: str) -> pl.Expr:
    """By code where both have one, else by name; a level that the row leaves blank fits every leaf."""
    kode_peta, nama_peta = pl.col(f"{kode}_peta"), pl.col(f"{nama}_peta")
    berkode = (kode_peta != "") & (pl.col(kode) != "")
    sama = pl.when(berkode).then(kode_peta == pl.col(kode)).otherwise((nama_peta != "") & (nama_peta == pl.col(nama)))
    return ((kode_peta == "") & (nama_peta == "")) | sama


def _pemenang(calon: pl.DataFrame, peta: pl.DataFrame) -> pl.DataFrame:
    """Return for each leaf the row that holds, and the other indicators of its rank."""
    terbaik = pl.col("peringkat") == pl.col("peringkat").max().over("daun")
    setara = (
        calon.filter(terbaik)
        .sort("daun", "urutan")
        .join(peta.select("urutan", "indikator", "kode_indikator"), on="urutan", how="left", maintain_order="left")
    )
    lain = (("indikator", "; ", "indikator_lain"), ("kode_indikator", "\n", "kode_lain"))
    menang = setara.group_by("daun", maintain_order=True).agg(
        pl.col("urutan").first(), *(_lain(k).str.join(p).alias(n) for k, p, n in lain)
    )
    return menang.join(peta.select("urutan", *_PETA), on="urutan", how="left", maintain_order="left")


def _lain(kolom: str) -> pl.Expr:
    """Give what differs from the first of a group, each once."""
    return pl.col(kolom).filter(pl.col(kolom) != pl.col(kolom).first()).unique(maintain_order=True)
