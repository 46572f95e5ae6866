"""Small literal frames for tests: only what matters is written, the rest is what an empty cell gives."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, TypeVar

import pandera.polars as pa
import polars as pl
from pandera.typing.polars import DataFrame

from lkj_etl.hitung.daun import garis_berkunci
from lkj_etl.hitung.serapan import serapan_banyak
from schemas.anggaran import Belanja, Kas, Pagu
from schemas.kinerja import Indikator, Pemetaan, RealisasiIndikator
from schemas.tabel import kolom_wajib

M = TypeVar("M", bound=pa.DataFrameModel)


def bingkai(model: type[M], baris: list[dict[str, Any]], bawaan: dict[str, Any] | None = None) -> DataFrame[M]:
    """Build a checked frame; missing columns are "" for texts and null for the rest, `baris` and `urut` count."""
    kolom = model.to_schema().columns
    asing = {k for b in baris for k in b} - set(kolom)
    assert not asing, asing
    wajib = kolom_wajib(model)
    isi: dict[str, list[Any]] = {}
    for nama, skema in kolom.items():
        kosong = "" if nama in wajib else None
        nilai = [{"baris": i + 2, "urut": i, **(bawaan or {}), **b}.get(nama, kosong) for i, b in enumerate(baris)]
        desimal = isinstance(skema.dtype.type, pl.Decimal)
        isi[nama] = [Decimal(str(n)) if desimal and n is not None else n for n in nilai]
    tabel = pl.DataFrame(isi, schema={nama: skema.dtype.type for nama, skema in kolom.items()})
    return model.validate(tabel)


def indikator(*baris: dict[str, Any]) -> DataFrame[Indikator]:
    """Indicators: by default one of satuan %, nilai, makin tinggi, posisi akhir, every quarter."""
    bawaan = {
        "sasaran": "Sasaran A",
        "indikator": "Indikator A",
        "satuan": "%",
        "cara_hitung": "nilai",
        "arah": "makin tinggi makin baik",
        "jenis_target": "posisi akhir",
        "jadwal_ukur": "1234",
        "bila_kosong": "kosong",
        "varian_rendah": "linear",
    }
    return bingkai(Indikator, list(baris), bawaan)


def realisasi(*baris: dict[str, Any]) -> DataFrame[RealisasiIndikator]:
    """Rows of sheet Realisasi; `sumber` is "k.xlsx | Realisasi | E<baris>"."""
    isi = [{"sumber": f"k.xlsx | Realisasi | E{i}", **b} for i, b in enumerate(baris, start=2)]
    return bingkai(RealisasiIndikator, isi)


def pemetaan(*baris: dict[str, Any]) -> DataFrame[Pemetaan]:
    """Rows of sheet Pemetaan from row 2."""
    return bingkai(Pemetaan, list(baris))


def pagu(*baris: dict[str, Any]) -> DataFrame[Pagu]:
    """Lines of a pagu source, cells C2, C3, ..."""
    isi = [{"berkas": "pagu.xlsx", "lembar": "Pagu", "sel": f"C{i}", **b} for i, b in enumerate(baris, start=2)]
    return bingkai(Pagu, isi)


def belanja(*baris: dict[str, Any]) -> DataFrame[Belanja]:
    """Lines of a realisasi source, cells E2, E3, ..."""
    isi = [{"berkas": "realisasi.xlsx", "lembar": "Realisasi", "sel": f"E{i}", **b} for i, b in enumerate(baris, start=2)]
    return bingkai(Belanja, isi)


def kas(*baris: dict[str, Any]) -> DataFrame[Kas]:
    """Lines of anggaran kas, cells D2, D3, ...; a month tells its quarter."""
    dasar = ({"berkas": "kas.xlsx", "lembar": "RAK", "sel": f"D{i}", **b} for i, b in enumerate(baris, start=2))
    return bingkai(Kas, [{"triwulan": (b["bulan"] + 2) // 3, **b} if "bulan" in b else b for b in dasar])


def serapan(pagu: DataFrame[Pagu], belanja: DataFrame[Belanja], *, triwulan: int, triwulan_rinci: tuple[int, ...]) -> pl.DataFrame:
    """Return the leaves of one office."""
    return serapan_banyak(garis_berkunci(pagu, belanja), triwulan=triwulan, triwulan_rinci=[triwulan_rinci])
