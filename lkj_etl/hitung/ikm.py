"""IKM from the raw answers of sheet SKM (PermenPANRB 14/2017; DESIGN 5 "Realisasi of a quarter")."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import polars as pl

from lkj_etl.hitung.kantor import JENIS_KANTOR, KANTOR, beri_kantor, lepas_kantor
from lkj_etl.nilai.mutu import kelas
from schemas.skm import TERTINGGI, UNSUR, Ikm
from schemas.tabel import skema

if TYPE_CHECKING:
    from pandera.typing.polars import DataFrame

    from schemas.kinerja import Indikator, RealisasiIndikator
    from schemas.skm import Jawaban

KALI = 100 // TERTINGGI
"""An average answer of 4 is an IKM of 100."""

_SKEMA: dict[str, Any] = {KANTOR: JENIS_KANTOR, **skema(Ikm)}


def ikm(jawaban: DataFrame[Jawaban], *, triwulan: int, bobot: Sequence[Decimal] = ()) -> pl.DataFrame:
    """Return nine rows per answered quarter up to the run's, with the columns of `schemas.skm.Ikm`.

    `bobot`: nine weights that sum to 1, U1 first; none given: 1/9 each. IKM is computed in fractions and rounded once.
    """
    semua = [Fraction(b) for b in bobot] or [Fraction(1, len(UNSUR))] * len(UNSUR)
    per_triwulan = (
        beri_kantor(jawaban)
        .filter(pl.col("triwulan") <= triwulan)
        .group_by(KANTOR, "triwulan")
        .agg(
            pl.len().cast(pl.Int64).alias("responden"),
            *(pl.col(u).count().cast(pl.Int64).alias(f"n_{u}") for u in UNSUR),
            *(pl.col(u).cast(pl.Int64).sum().alias(f"jumlah_{u}") for u in UNSUR),
            pl.col("baris", "sumber").first(),
        )
        .sort(KANTOR, "triwulan")
    )
    baris = [b for isi in per_triwulan.iter_rows(named=True) for b in _satu_triwulan(isi, semua)]
    return lepas_kantor(pl.DataFrame(baris, schema=_SKEMA, orient="row"), jawaban)


def _satu_triwulan(isi: dict[str, Any], bobot: Sequence[Fraction]) -> list[tuple[Any, ...]]:
    nrr = [Fraction(isi[f"jumlah_{u}"], isi[f"n_{u}"]) if isi[f"n_{u}"] else None for u in UNSUR]
    tertimbang = [None if n is None else n * b for n, b in zip(nrr, bobot, strict=True)]
    terjawab = [t for t in tertimbang if t is not None]
    hasil = _bulat(sum(terjawab, Fraction(0)) * KALI) if len(terjawab) == len(UNSUR) else None
    mutu = "" if hasil is None else kelas(hasil).huruf
    return [
        (
            isi[KANTOR],
            isi["triwulan"],
            isi["responden"],
            u.upper(),
            nama,
            isi[f"n_{u}"],
            isi[f"jumlah_{u}"],
            float(bobot[i]),
            _desimal(nrr[i]),
            _desimal(tertimbang[i]),
            hasil,
            mutu,
            isi["baris"],
            isi["sumber"],
        )
        for i, (u, nama) in enumerate(UNSUR.items())
    ]


def _bulat(nilai: Fraction) -> Decimal:
    """Round a positive figure HALF_UP to two decimals."""
    return Decimal(int(nilai * 100 + Fraction(1, 2))) / 100


def _desimal(nilai: Fraction | None) -> float | None:
    return None if nilai is None else float(nilai)


def dengan_ikm(indikator: DataFrame[Indikator], realisasi: DataFrame[RealisasiIndikator], tabel: pl.DataFrame) -> pl.DataFrame:
    """Give every `ikm` indicator the IKM of `tabel` as its Nilai, in the quarters where none was typed.

    Returns RealisasiIndikator; a quarter that sheet Realisasi does not name gets a row of its own at the end.
    """
    per_triwulan = beri_kantor(tabel).filter(pl.col("ikm").is_not_null()).unique([KANTOR, "triwulan"], keep="first", maintain_order=True)
    per_triwulan = per_triwulan.select(KANTOR, "triwulan", "ikm", pl.col("sumber").alias("sumber_ikm"), pl.col("baris").alias("baris_ikm"))
    dari_skm = beri_kantor(indikator).filter(pl.col("cara_hitung") == "ikm").select(KANTOR, "kode")
    dari_skm = dari_skm.join(per_triwulan, on=KANTOR, maintain_order="left_right")
    kunci = [KANTOR, "kode", "triwulan"]
    gabung = beri_kantor(realisasi).join(dari_skm, on=kunci, how="full", coalesce=True, maintain_order="left_right")
    dipakai = pl.col("nilai").is_null() & pl.col("ikm").is_not_null()
    return (
        gabung.with_columns(
            pl.col("baris").fill_null(pl.col("baris_ikm")),
            pl.when(dipakai).then("ikm").otherwise("nilai").alias("nilai"),
            pl.when(dipakai).then("sumber_ikm").otherwise("sumber").alias("sumber"),
            pl.col("penjelasan", "pendorong", "penghambat", "tindak_lanjut").fill_null(""),
        )
        .sort(KANTOR, maintain_order=True)
        .select(realisasi.columns)
    )
