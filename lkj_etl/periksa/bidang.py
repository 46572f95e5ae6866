"""X.XX at the start of a code stands for the bidang of the office (DESIGN 4 "Codes")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from lkj_etl.bacaan import Bacaan
from lkj_etl.nilai.kode import TANPA_BIDANG, dengan_bidang

KODE = ("kode_program", "kode_kegiatan", "kode_sub_kegiatan")


def bidang_kantor(kode_skpd: str, berkas: Sequence[Bacaan]) -> str:
    """Return the office's bidang (7.01): from its code, else the only one that the programs of its files name, else X.XX."""
    ruas = kode_skpd.split(".")
    if len(ruas) > 2:
        return ".".join(ruas[:2])
    rangka = [t for b in berkas for t in (b.pagu, b.belanja) if t is not None]
    semua = {".".join(k.split(".")[:2]) for t in rangka for k in t["kode_program"].unique().to_list() if k}
    dikenal = sorted(semua - {TANPA_BIDANG})
    return dikenal[0] if len(dikenal) == 1 else TANPA_BIDANG


def pakai_bidang(b: Bacaan, bidang: str) -> Bacaan:
    """Return the file with X.XX replaced in the codes of pagu, realisasi and mapping."""
    pemetaan = None if b.kinerja is None else b.kinerja.pemetaan
    if not any(t is not None and _perlu(t) for t in (b.pagu, b.belanja, b.kas, pemetaan)):
        return b
    kinerja = None if b.kinerja is None else replace(b.kinerja, pemetaan=_ganti(b.kinerja.pemetaan, bidang))
    pagu, belanja, kas = (None if t is None else _ganti(t, bidang) for t in (b.pagu, b.belanja, b.kas))
    return replace(b, pagu=pagu, belanja=belanja, kas=kas, kinerja=kinerja)


def _perlu(tabel: pl.DataFrame) -> list[str]:
    """Return the columns that may hold such a code: what begins with X.XX is not before it in order, but all codes of digits are."""
    return [k for k in KODE if str(tabel[k].max() or "") >= TANPA_BIDANG]


def _ganti(tabel: pl.DataFrame, bidang: str) -> pl.DataFrame:
    return tabel.with_columns(pl.Series(k, [dengan_bidang(x, bidang) for x in tabel[k]], dtype=pl.String) for k in _perlu(tabel))
