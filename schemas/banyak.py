"""The contracts whose keys hold per office, for a pass over many offices: `kantor` is the office's number in the run."""

from __future__ import annotations

import polars as pl

from schemas.hasil import Capaian
from schemas.kinerja import Indikator, RealisasiIndikator
from schemas.skm import Ikm
from schemas.tabel import wajib


class IndikatorBanyak(Indikator):
    """Rows of sheet Indikator of many offices."""

    kantor: pl.Int32 = wajib(ge=0)

    class Config:
        """One row per office and kode."""

        unique = ["kantor", "kode"]


class RealisasiBanyak(RealisasiIndikator):
    """Rows of sheet Realisasi of many offices."""

    kantor: pl.Int32 = wajib(ge=0)

    class Config:
        """One row per office, kode and triwulan."""

        unique = ["kantor", "kode", "triwulan"]


class CapaianBanyak(Capaian):
    """Rows of Data 3.2 of many offices."""

    kantor: pl.Int32 = wajib(ge=0)

    class Config:
        """One row per office, indicator and triwulan."""

        unique = ["kantor", "kode_indikator", "triwulan"]


class IkmBanyak(Ikm):
    """The survey's table of many offices."""

    kantor: pl.Int32 = wajib(ge=0)

    class Config:
        """One row per office, triwulan and unsur."""

        unique = ["kantor", "triwulan", "unsur"]
