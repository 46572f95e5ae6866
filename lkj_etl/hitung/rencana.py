"""Anggaran kas beside the leaves, and the S-curve of plan against realisasi (DESIGN 4 "kas", RULES 6)."""

from decimal import Decimal
from typing import NamedTuple

import polars as pl

from lkj_etl.hitung.bulat import bagi_ratus, dari_ratus, sen
from lkj_etl.hitung.daun import KUNCI_DAUN, beri_kunci, kunci_satu
from schemas.anggaran import RUPIAH

_NOL = pl.lit(0, dtype=RUPIAH)
KOLOM_KURVA: dict[str, pl.DataType | type[pl.DataType]] = {
    "periode": pl.Int64, "rencana": RUPIAH, "realisasi": RUPIAH, "persen_rencana": pl.Float64, "persen_realisasi": pl.Float64,
    "deviasi": pl.Float64,
}  # fmt: skip
KURVA_KOSONG = pl.DataFrame(schema=KOLOM_KURVA)


class Rencana(NamedTuple):
    """The plan s.d. the quarter in rupiah: of the office, and per row of Serapan where the plan tells its parts apart."""

    kantor: Decimal
    daun: list[Decimal] | None


def rencana(serapan: pl.DataFrame, kas: pl.DataFrame, triwulan: int) -> Rencana:
    """Put the lines of `kas` (schemas.anggaran.Kas) beside the rows of `serapan` (schemas.hasil.Serapan), 0 where it has none."""
    kantor = sum(kas.filter(pl.col("triwulan") <= triwulan)["rencana"].to_list(), Decimal(0))
    return Rencana(kantor, _daun(serapan, kas, triwulan))


def _daun(serapan: pl.DataFrame, kas: pl.DataFrame, triwulan: int) -> list[Decimal] | None:
    """Give the plan per leaf; that of several leaves stands in the first of them.

    None where a line of the plan finds no leaf, or leaves of different indicators.
    """
    kunci = kunci_satu(serapan, kas)
    sampai = beri_kunci(kas.filter(pl.col("triwulan") <= triwulan), kunci).group_by(KUNCI_DAUN).agg(pl.col("rencana").sum())
    daun = beri_kunci(serapan, kunci).with_row_index("daun").join(sampai, on=KUNCI_DAUN, how="left", maintain_order="left")
    bertemu = daun.filter(pl.col("rencana").is_not_null())
    pertama = bertemu.group_by(KUNCI_DAUN).agg(pl.col("daun").first(), pl.struct("blok", "kode_indikator").n_unique().alias("banyak"))
    if pertama.height < sampai.filter(pl.col("rencana") != 0).height or (pertama["banyak"] > 1).any():
        return None
    dipakai = pl.col("daun").is_in(pertama["daun"].implode())
    return daun.select(pl.when(dipakai).then(pl.col("rencana").fill_null(_NOL)).otherwise(_NOL).alias("rencana"))["rencana"].to_list()


def kurva(serapan: pl.DataFrame, belanja: pl.DataFrame, kas: pl.DataFrame, triwulan: int, rinci: tuple[int, ...]) -> pl.DataFrame:
    """Return the S-curve: periode (months 1-12, else quarters 1-4), cumulative rencana and realisasi, both in percent of pagu.

    By month where every line of the plan names one and every line of realisasi has a date in its quarter. realisasi and
    deviasi (percentage points, of the printed percents) are null after the run's quarter and where no source splits them.
    """
    dihitung = belanja.filter((pl.col("triwulan") <= triwulan).fill_null(True))
    bulan = pl.col("tanggal").dt.month()
    cocok = dihitung.select(((bulan + 2) // 3 == pl.col("triwulan")).fill_null(False).all()).item()
    bulanan = not dihitung.is_empty() and cocok and kas["bulan"].null_count() == 0
    periode, panjang = ("bulan", 12) if bulanan else ("triwulan", 4)
    rencana_kas = _per_periode(kas.select(pl.col(periode).alias("periode"), pl.col("rencana").alias("nilai")))
    if bulanan:
        nilai = _per_periode(dihitung.select(bulan.alias("periode"), pl.col("realisasi").alias("nilai")))
    else:
        nilai = {n: sum(serapan[f"realisasi_tw{n}"].drop_nulls().to_list(), Decimal(0)) for n in rinci if n <= triwulan}
    total = sum(serapan["realisasi"].to_list(), Decimal(0))
    baris = []
    for n in range(1, panjang + 1):
        ada = n <= triwulan * panjang // 4 and (bulanan or all(q in nilai for q in range(1, n + 1)))
        sampai = sum((v for k, v in nilai.items() if k <= n), Decimal(0)) if ada else None
        baris.append((n, sum((v for k, v in rencana_kas.items() if k <= n), Decimal(0)), total if n == triwulan * panjang // 4 else sampai))
    return _persen(baris, sum(serapan["pagu"].to_list(), Decimal(0)))


def _per_periode(tabel: pl.DataFrame) -> dict[int, Decimal]:
    return dict(tabel.group_by("periode").agg(pl.col("nilai").sum()).iter_rows())


def _persen(baris: list[tuple[int, Decimal, Decimal | None]], pagu: Decimal) -> pl.DataFrame:
    tabel = pl.DataFrame(baris, schema={k: KOLOM_KURVA[k] for k in ("periode", "rencana", "realisasi")}, orient="row")
    seluruh = sen(pl.lit(pagu, dtype=RUPIAH))
    ratus = {k: bagi_ratus(sen(pl.col(k)) * 100, seluruh) for k in ("rencana", "realisasi")}
    return tabel.with_columns(
        dari_ratus(ratus["rencana"]).alias("persen_rencana"),
        dari_ratus(ratus["realisasi"]).alias("persen_realisasi"),
        dari_ratus(ratus["realisasi"] - ratus["rencana"]).alias("deviasi"),
    )
