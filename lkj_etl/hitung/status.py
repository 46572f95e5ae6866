"""What became of each indicator up to the run's quarter: reached, not reached, not measured, not due."""

from __future__ import annotations

import polars as pl

from lkj_etl.nilai.skala import CAPAIAN_PENUH

STATUS = ("tercapai", "belum_tercapai", "belum_diukur", "tanpa_kejadian", "tanpa_target", "belum_waktunya")
_KEADAAN = {"belum_diukur": "belum_diukur", "tidak_ada_kejadian": "tanpa_kejadian", "terukur": "tanpa_target", "nihil": "tanpa_target"}


def status_indikator(capaian: pl.DataFrame) -> dict[str, str]:
    """Return one of `STATUS` per kode_indikator, in the order of Tabel 3.2.

    Measured: by the printed Kondisi Akhir, from 100 on it is reached. Else belum_diukur where a quarter was due,
    tanpa_kejadian where all that was due had no event, tanpa_target where a figure has no target to be compared with,
    belum_waktunya where nothing was due yet.
    """
    hasil: dict[str, str] = {}
    for kode, triwulan, keadaan, nilai in capaian[["kode_indikator", "triwulan", "keadaan", "capaian"]].rows():
        lama = hasil.setdefault(kode, "belum_waktunya")
        if triwulan == "F":
            baru = lama if nilai is None else "tercapai" if nilai >= CAPAIAN_PENUH else "belum_tercapai"
        else:
            baru = lama if lama == "belum_diukur" else _KEADAAN.get(keadaan, lama)
        hasil[kode] = baru
    return hasil
