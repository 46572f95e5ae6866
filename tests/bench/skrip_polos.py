"""The plain script we race against: pandas + openpyxl, the two bare tables of Kalumpang, no check at all."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
from openpyxl import Workbook


def main(masukan: Path, keluaran: Path) -> None:
    """Read the three workbooks, compute both tables and write them as bare cells."""
    kinerja = next(masukan.glob("*inerja*.xlsx"))
    realisasi = next(masukan.glob("*ealisasi*.xlsx"))
    indikator = pd.read_excel(kinerja, sheet_name="Indikator", dtype={"Kode": str})
    nilai = pd.read_excel(kinerja, sheet_name="Realisasi", dtype={"Kode": str})
    peta = pd.read_excel(kinerja, sheet_name="Pemetaan", dtype={"Kode Indikator": str})
    anggaran = baca_anggaran(realisasi)
    buku = Workbook()
    tulis_32(buku, indikator, nilai)
    tulis_33(buku, anggaran, peta)
    buku.save(keluaran)


def baca_anggaran(berkas: Path) -> pd.DataFrame:
    """Return one row per kegiatan with program, pagu and realisasi."""
    mentah = pd.read_excel(berkas, header=None)
    mulai = mentah.index[mentah[2].astype(str).str.strip().str.upper() == "KEGIATAN"][0] + 2
    tabel = mentah.iloc[mulai:, 1:5].copy()
    tabel.columns = ["program", "kegiatan", "pagu", "realisasi"]
    tabel["program"] = tabel["program"].ffill()
    tabel = tabel.dropna(subset=["kegiatan"])
    for kolom in ("pagu", "realisasi"):
        teks = tabel[kolom].map(lambda n: n.replace(".", "").replace(",", ".") if isinstance(n, str) else n)
        tabel[kolom] = pd.to_numeric(teks)
    tabel["persen"] = (tabel["realisasi"] / tabel["pagu"] * 100).round(2)
    return tabel


def tulis_32(buku: Workbook, indikator: pd.DataFrame, nilai: pd.DataFrame) -> None:
    """Write the achievement table: target, realisasi and capaian per quarter."""
    ws = buku.active
    ws.title = "Tabel 3.2"
    ws.append(["SASARAN", "INDIKATOR", "SATUAN", "TARGET TAHUNAN", "TRIWULAN", "TARGET", "REALISASI", "CAPAIAN"])
    for _, i in indikator.iterrows():
        for tw in range(1, 5):
            isi = nilai[(nilai["Kode"] == i["Kode"]) & (nilai["Triwulan"] == tw)]
            target, hasil = i[f"Target TW {tw}"], realisasi_indikator(i, isi)
            capaian = min(round(hasil / target * 100, 2), 100) if hasil is not None and not isinstance(target, str) and target else None
            ws.append([i["Sasaran"], i["Indikator Kinerja Sasaran"], i["Satuan"], i["Target Tahunan"], f"TW {tw}", target, hasil, capaian])


def realisasi_indikator(indikator: pd.Series, isi: pd.DataFrame) -> float | None:
    """Return the figure of one quarter, None where nothing was measured."""
    if isi.empty:
        return None
    b = isi.iloc[0]
    if pd.notna(b["Nilai"]):
        return float(str(b["Nilai"]).replace(",", "."))
    if pd.isna(b["Pembilang"]) or not b["Penyebut"]:
        return None
    faktor = indikator["Target Tahunan"] if indikator["Cara Hitung"] == "rasio x target" else 100
    return float(b["Pembilang"] / b["Penyebut"] * faktor)


def tulis_33(buku: Workbook, anggaran: pd.DataFrame, peta: pd.DataFrame) -> None:
    """Write the budget table with its total."""
    ws = buku.create_sheet("Tabel 3.3")
    ws.append(["SASARAN", "INDIKATOR", "PROGRAM", "KEGIATAN", "PAGU", "REALISASI", "%"])
    gabung = anggaran.merge(peta.drop_duplicates("Program"), left_on="program", right_on="Program", how="left")
    for _, b in gabung.iterrows():
        ws.append(
            [b["Sasaran (Tabel 3.3)"], b["Indikator (Tabel 3.3)"], b["program"], b["kegiatan"], b["pagu"], b["realisasi"], b["persen"]]
        )
    ws.append(["JUMLAH", None, None, None, int(anggaran["pagu"].sum()), int(anggaran["realisasi"].sum()), None])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
