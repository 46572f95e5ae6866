"""The plain script looping over many offices in one process: pandas + openpyxl, exports read once, two bare tables each, no check."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
from openpyxl import Workbook
from skrip_polos import tulis_32, tulis_33

KUNCI = ["Kode Program", "Nama Program", "Kode Kegiatan", "Nama Kegiatan", "Kode Sub Kegiatan", "Nama Sub Kegiatan"]


def main(masukan: Path, keluaran: Path) -> int:
    """Write one bare workbook per kinerja workbook of the folder; return how many."""
    pagu = pd.concat([baca_pagu(f) for f in sorted(masukan.glob("Rekap*.xlsx"))])
    realisasi = pd.concat([baca_realisasi(f) for f in sorted(masukan.glob("Laporan*.xlsx"))])
    per_pagu, per_realisasi = dict(list(pagu.groupby("Kode SKPD"))), dict(list(realisasi.groupby("Kode SKPD")))
    semua = sorted(masukan.glob("Kinerja*.xlsx"))
    for berkas in semua:
        satu_kantor(berkas, per_pagu, per_realisasi, keluaran / berkas.name)
    return len(semua)


def baca_pagu(berkas: Path) -> pd.DataFrame:
    """Return code, names and pagu of every line."""
    tabel = pd.read_excel(berkas, dtype=str)
    tabel.columns = [k.title().replace("Skpd", "SKPD") for k in tabel.columns]
    tabel["pagu"] = tabel["Pagu"].astype(float)
    return tabel[["Kode SKPD", *KUNCI, "pagu"]]


def baca_realisasi(berkas: Path) -> pd.DataFrame:
    """Return code and amount of every document line."""
    tabel = pd.read_excel(berkas, header=4, dtype=str)
    tabel = tabel[tabel["Kode SKPD"] != "Total"]
    tabel["realisasi"] = tabel["Nilai Realisasi"].astype(float) - tabel["Nilai Setoran"].astype(float)
    return tabel[["Kode SKPD", "Kode Sub Kegiatan", "realisasi"]]


def satu_kantor(berkas: Path, pagu: dict[str, pd.DataFrame], realisasi: dict[str, pd.DataFrame], keluaran: Path) -> None:
    """Read one office's workbook, compute both tables and write them as bare cells."""
    buku_kinerja = pd.ExcelFile(berkas)
    identitas = dict(buku_kinerja.parse("Identitas", dtype=str).itertuples(index=False, name=None))
    indikator = buku_kinerja.parse("Indikator", dtype={"Kode": str})
    nilai = buku_kinerja.parse("Realisasi", dtype={"Kode": str})
    peta = buku_kinerja.parse("Pemetaan", dtype={"Kode Indikator": str})
    kode = identitas["Kode SKPD"]
    jumlah = realisasi[kode].groupby("Kode Sub Kegiatan", as_index=False)["realisasi"].sum()
    daun = pagu[kode].groupby(KUNCI, as_index=False, sort=False)["pagu"].sum().merge(jumlah, on="Kode Sub Kegiatan", how="left")
    daun["realisasi"] = daun["realisasi"].fillna(0)
    daun["program"] = daun["Kode Program"] + " " + daun["Nama Program"]
    daun["kegiatan"] = daun["Kode Sub Kegiatan"] + " " + daun["Nama Sub Kegiatan"]
    daun["persen"] = (daun["realisasi"] / daun["pagu"] * 100).round(2)
    buku = Workbook()
    tulis_32(buku, indikator, nilai)
    tulis_33(buku, daun, peta)
    buku.save(keluaran)


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), Path(sys.argv[2])))
