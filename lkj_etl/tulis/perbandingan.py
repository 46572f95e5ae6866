"""The comparison block of sheet Efisiensi: Kondisi Akhir beside last year, RPJMD, Renstra and the national standard."""

from __future__ import annotations

from typing import Any

from lkj_etl.laporan import Laporan
from lkj_etl.tulis.cetakan import Cetakan, deret

SEBUTAN = {
    "realisasi_tahun_lalu": "Realisasi tahun lalu",
    "target_rpjmd": "Target RPJMD",
    "target_renstra": "Target akhir Renstra",
    "standar_nasional": "Standar nasional",
}
KEPALA = ("NO", "SASARAN", "INDIKATOR KINERJA", "KONDISI AKHIR", "PEMBANDING", "NILAI PEMBANDING", "CAPAIAN TERHADAP PEMBANDING (%)")
_NO, _SASARAN, _INDIKATOR, _REALISASI, _PEMBANDING, _NILAI, _CAPAIAN = range(7)


def tulis_perbandingan(c: Cetakan, laporan: Laporan) -> None:
    """Add the block where the office gives a figure to compare with; nothing else."""
    baris = list(laporan.analisis.pembanding.iter_rows(named=True))
    if not baris:
        return
    akhir = len(c.pena.lebar) - 1
    if c.baris > c.badan:
        c.tambah(1)
    kepala = c.melintang(akhir, "PERBANDINGAN KONDISI AKHIR (tanpa batas capaian)", "blok")
    r = c.tambah(1)
    for k, isi in enumerate(KEPALA[:_CAPAIAN]):
        c.teks(r, k, isi, "kepala")
    c.rentang(r, _CAPAIAN, akhir, KEPALA[_CAPAIAN], "kepala")
    pokok = {b["kode_indikator"]: (b["no"], b["sasaran"], b["indikator"]) for b in laporan.baris_capaian}
    awal = c.tambah(len(baris))
    c.jaga_utuh(kepala, c.baris - 1)
    for a, z in deret([b["kode_indikator"] for b in baris]):
        no, sasaran, indikator = pokok[baris[a]["kode_indikator"]]
        for k, isi in ((_NO, str(no)), (_SASARAN, sasaran), (_INDIKATOR, indikator)):
            c.gabung(awal + a, awal + z, k, isi, "tengah" if k == _NO else "teks")
    for i, b in enumerate(baris, start=awal):
        _nilai(c, i, _REALISASI, b["realisasi_angka"], b["realisasi_teks"])
        c.teks(i, _PEMBANDING, SEBUTAN[b["pembanding"]])
        _nilai(c, i, _NILAI, b["nilai_angka"], b["nilai_teks"])
        c.rentang(i, _CAPAIAN, akhir, "-" if b["capaian"] is None else b["capaian"], "desimal")


def _nilai(c: Cetakan, r: int, k: int, angka: Any, teks: str | None) -> None:
    if angka is None:
        c.pena.teks(r, k, teks or "-", "tengah")
    else:
        c.pena.angka(r, k, angka, "bulat" if angka == int(angka) else "desimal")
