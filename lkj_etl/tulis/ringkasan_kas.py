"""The block of Ringkasan with anggaran kas: plan against realisasi, deviation, S-curve."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import polars as pl

from lkj_etl.jejak import Parameter
from lkj_etl.nilai.angka import format_persen
from lkj_etl.nilai.triwulan import BULAN, ROMAWI
from lkj_etl.tulis.grafik import Deret, Grafik, Rentang, Sumbu, ukur
from lkj_etl.tulis.ringkasan_halaman import TINGGI_GRAFIK, Halaman

KEPALA = (
    (0, 1, "Sampai dengan"), (2, 2, "Anggaran kas s.d. (Rp)"), (3, 3, "Realisasi s.d. (Rp)"), (4, 4, "Anggaran kas (% pagu)"),
    (5, 5, "Realisasi (% pagu)"), (6, 6, "Deviasi (poin)"),
)  # fmt: skip
_RENCANA, _REALISASI, _P_RENCANA, _P_REALISASI, _DEVIASI, _GRAFIK = range(2, 8)
_TINGGI = 13.0
_TRIWULANAN = 4


def tulis_kas(h: Halaman, kurva: pl.DataFrame, p: Parameter) -> None:
    """Write one row per month or quarter, cumulative; after the run's quarter realisasi and deviasi stay blank."""
    atas = h.kepala(KEPALA)
    baris = list(kurva.iter_rows(named=True))
    poin = max(_TINGGI, TINGGI_GRAFIK / len(baris))
    for b in baris:
        r = h.baris(poin)
        h.pena.gabung(r, 0, r, 1, nama_periode(b["periode"], len(baris)), "teks")
        h.pena.angka(r, _RENCANA, b["rencana"], "rupiah")
        _angka(h, r, _REALISASI, b["realisasi"], "rupiah")
        _angka(h, r, _P_RENCANA, b["persen_rencana"], "persen")
        _angka(h, r, _P_REALISASI, b["persen_realisasi"], "persen")
        if b["deviasi"] is None:
            h.pena.teks(r, _DEVIASI, "", "persen")
        else:
            h.pena.rumus(r, _DEVIASI, f"=ROUND(F{r + 1}-E{r + 1},2)", b["deviasi"], "persen")
    _grafik(h, atas, baris, p)


def nama_periode(periode: int, banyak: int) -> str:
    """Return what a row is called: Triwulan II, or the month."""
    return f"Triwulan {ROMAWI[periode - 1]}" if banyak == _TRIWULANAN else BULAN[periode - 1]


def _angka(h: Halaman, r: int, k: int, nilai: Any, gaya: str) -> None:
    if nilai is None:
        h.pena.teks(r, k, "", gaya)
    else:
        h.pena.angka(r, k, nilai, gaya)


def _grafik(h: Halaman, atas: int, baris: list[dict[str, Any]], p: Parameter) -> None:
    nama, awal, akhir = h.pena.nama, atas + 1, h.r - 1

    def sel(kolom: int) -> Rentang:
        return Rentang(nama, awal, kolom, akhir, kolom)

    deret = [
        Deret("Anggaran kas", "rencana_garis", sel(0), sel(_P_RENCANA), berlabel=False),
        Deret("Realisasi", "realisasi_garis", sel(0), sel(_P_REALISASI), berlabel=len(baris) == _TRIWULANAN),
    ]
    hasil = Grafik("line", deret, Sumbu(), "Kurva S: anggaran kas dan realisasi kumulatif (% pagu)")
    isi = "; ".join(
        f"s.d. {nama_periode(b['periode'], len(baris))} anggaran kas {_teks(b['persen_rencana'])}, realisasi {_teks(b['persen_realisasi'])}"
        for b in baris
    )
    keterangan = f"Kurva S anggaran kas dan realisasi kumulatif tahun {p.tahun} dalam persen pagu, grafik garis: {isi}."
    h.pena.pasang(atas, _GRAFIK, ukur(hasil, h.pena.lebar[_GRAFIK:], h.pena.poin(atas, akhir)), keterangan)


def _teks(nilai: float | None) -> str:
    return "belum ada" if nilai is None else format_persen(Decimal(str(nilai)))
