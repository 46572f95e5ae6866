"""What Ringkasan and Efisiensi show beyond the two tables, put together from the other modules of this package."""

from __future__ import annotations

import polars as pl

from lkj_etl.hitung.efisiensi import efisiensi
from lkj_etl.hitung.pembanding import pembanding
from lkj_etl.hitung.rencana import KURVA_KOSONG, kurva, rencana
from lkj_etl.hitung.status import status_indikator
from lkj_etl.laporan import Analisis, Masukan


def analisis(
    masukan: Masukan, capaian: pl.DataFrame, serapan: pl.DataFrame, rata_rata: pl.DataFrame, banding: pl.DataFrame | None = None
) -> Analisis:
    """Return status, efisiensi, pembanding and kurva of one office; frames as `lkj_etl.laporan.Analisis` says.

    `banding`: the office's part of `pembanding`, where a pass over many offices has made it already.
    """
    triwulan = masukan.parameter.triwulan
    kas = masukan.kas
    kas_kini, garis = None, KURVA_KOSONG
    if kas is not None and not kas.is_empty() and not serapan.is_empty():
        kas_kini = rencana(serapan, kas, triwulan)
        garis = kurva(serapan, masukan.belanja, kas, triwulan, masukan.triwulan_rinci)
    return Analisis(
        status=status_indikator(capaian),
        efisiensi=efisiensi(capaian, serapan, rata_rata, kas_kini, triwulan),
        pembanding=pembanding(capaian, masukan.indikator) if banding is None else banding,
        kurva=garis,
    )
