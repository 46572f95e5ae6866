"""Document lines that come again in another monthly file: counted once when equal, a galat when not."""

from typing import NamedTuple

import polars as pl

from lkj_etl.nilai.teks import KOSONG_EKSPOR
from lkj_etl.temuan import Temuan, temuan

KUNCI = ("kode_skpd", "kode_sub_skpd", "jenis_dokumen", "nomor_dokumen", "kode_sub_kegiatan", "kode_rekening", "nomor_spd")
ASAL = ("berkas", "lembar")
TERTULIS = ("jenis_dokumen", "nomor_dokumen", "nomor_spd")  # text of the key: two routes of export differ in blanks, case and empty cells
KOSONG = sorted(KOSONG_EKSPOR | {"-"})
NILAI = pl.concat_str(pl.col("realisasi").cast(pl.String), pl.col("tanggal").cast(pl.String).fill_null("-"), separator=" ")


class Tunggal(NamedTuple):
    """Lines without repetitions, and how many were left out per file."""

    garis: pl.DataFrame
    ganda: dict[str, int]
    temuan: list[Temuan]


def satukan(belanja: pl.DataFrame) -> Tunggal:
    """Drop the lines of a document that an earlier file or sheet gives already (DESIGN 4, "Duplicates").

    belanja: schemas.anggaran.Belanja of all realisasi-sipd files in order of name. The values of a key (amount and date) are
    compared as a multiset; a key that comes again with others is a galat at the later file's first line. The date stands in
    for a number that is not there: a day belongs to one monthly file, so lines of that day in two files are the same lines.
    """
    if all(belanja[k].n_unique() < 2 for k in ASAL):
        return Tunggal(belanja, {}, [])
    asal = belanja.select(ASAL).unique(maintain_order=True).with_row_index("asal")
    bernomor = _samakan(belanja.join(asal, on=ASAL, how="left", maintain_order="left"))
    nilai = bernomor.group_by(*KUNCI, "asal").agg(NILAI.sort().alias("isi"))
    pertama = (
        nilai.sort("asal").group_by(KUNCI).agg(pl.col("asal").first().alias("asal_pertama"), pl.col("isi").first().alias("isi_pertama"))
    )
    ulang = nilai.join(pertama, on=KUNCI).filter(pl.col("asal") != pl.col("asal_pertama"))
    ulang = ulang.with_columns(sama=pl.col("isi") == pl.col("isi_pertama"))
    bertanda = bernomor.join(ulang.select(*KUNCI, "asal", "sama"), on=[*KUNCI, "asal"], how="left", maintain_order="left")
    kembar = bertanda.filter(pl.col("sama"))
    bentrok = bertanda.filter(~pl.col("sama")).unique([*KUNCI, "asal"], keep="first", maintain_order=True)
    ganda = dict(kembar.group_by("berkas").len().iter_rows())
    hasil = [
        _kembar(g)
        for g in kembar.group_by(*ASAL, maintain_order=True).agg(pl.col("sel").first(), pl.len().alias("banyak")).iter_rows(named=True)
    ]
    hasil += [temuan("DOKUMEN-BENTROK", g["berkas"], g["lembar"], g["sel"]) for g in bentrok.head(100).iter_rows(named=True)]
    return Tunggal(belanja.filter(bertanda["sama"].fill_null(value=False).not_()), ganda, hasil)


def _samakan(garis: pl.DataFrame) -> pl.DataFrame:
    """Return the lines with the texts of their key made comparable; SPD counts only where every file and sheet names any.

    Zeros that fill up a piece of an account's code tell none apart: 5.1.02.01.01.0024 of one route is 5.1.02.01.001.00024 of another.
    """
    polos = [pl.col(k).str.replace_all(r"\s", "").str.to_lowercase() for k in TERTULIS]
    garis = garis.with_columns(polos).with_columns(pl.col(TERTULIS).replace(KOSONG, ""))
    nomor = pl.when(pl.col("nomor_dokumen") == "").then(pl.col("tanggal").cast(pl.String).fill_null("")).otherwise("nomor_dokumen")
    tanpa_spd = garis.group_by("asal").agg((pl.col("nomor_spd") == "").all())["nomor_spd"].any()
    spd = pl.lit("") if tanpa_spd else pl.col("nomor_spd")
    rekening = pl.col("kode_rekening").str.replace_all(r"\b0+(\d)", "$1")
    return garis.with_columns(nomor_dokumen=nomor, nomor_spd=spd, kode_rekening=rekening)


def _kembar(g: dict[str, object]) -> Temuan:
    return temuan("DOKUMEN-KEMBAR", str(g["berkas"]), str(g["lembar"]), str(g["sel"]), banyak=g["banyak"])
