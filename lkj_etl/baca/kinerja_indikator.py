"""Sheet Indikator: targets, ways of counting and closed lists, one row per indicator."""

from __future__ import annotations

import re
from typing import Any

import polars as pl

from lkj_etl.baca.kolom import Pembaca, sampai_sepersejuta
from lkj_etl.nilai import predikat
from lkj_etl.nilai.angka import bilangan
from lkj_etl.nilai.nama import samakan
from schemas.kinerja import ARAH, BILA_KOSONG, CARA_HITUNG, JADWAL_UKUR, JENIS, JENIS_TARGET, PEMBANDING, Indikator, kolom_predikat
from schemas.tabel import skema

TARGET = ("target_tahunan", "target_tw1", "target_tw2", "target_tw3", "target_tw4")
TEKS = ("kode", "sasaran", "indikator", "satuan", "formulasi", "sumber_data")

# Closed lists: what may be typed (compared without case and extra blanks) -> the value of the contract.
DAFTAR: dict[str, dict[str, str]] = {
    "cara_hitung": {
        **{c: c for c in CARA_HITUNG},
        "rasio x 100%": "rasio x 100",
        "rasio × 100": "rasio x 100",
        "rasio × target": "rasio x target",
    },
    "arah": {**{a: a for a in ARAH}, "makin tinggi": ARAH[0], "makin rendah": ARAH[1]},
    "jenis_target": {**{j: j for j in JENIS_TARGET}, "rata rata": "rata-rata", "akumulasi": "kumulatif"},
    "bila_kosong": {**{b: b for b in BILA_KOSONG}, "": "kosong", "tercapai 100 %": "tercapai 100%"},
    "varian_rendah": {
        "": "linear",
        "linear": "linear",
        "(2 x target - realisasi)/target": "linear",
        "(2 x target - realisasi) / target": "linear",
        "rasio": "rasio",
        "target/realisasi": "rasio",
        "target / realisasi": "rasio",
    },
    "jenis": {"": "", **{j.casefold(): j for j in JENIS}},
}
BAKU = {
    "cara_hitung": "nilai",
    "arah": ARAH[0],
    "jenis_target": "posisi akhir",
    "bila_kosong": "kosong",
    "varian_rendah": "linear",
    "jenis": "",
}
_DAFTAR_JADWAL = re.compile(r"[1-4](?:\s*[,;.&+]\s*[1-4])*")

SKEMA = skema(Indikator)


def baca_indikator(pembaca: Pembaca) -> pl.DataFrame:
    """Return frame schemas.kinerja.Indikator; a second row of one kode and a row without names are left out."""
    kolom = _kolom(pembaca)
    dipakai = [i for i in range(len(pembaca.tabel.baris)) if _lengkap(pembaca, kolom, i)]
    # by rows: of 31 short columns polars takes three times as long
    return pl.DataFrame([tuple(nilai[i] for nilai in kolom.values()) for i in dipakai], schema=SKEMA, orient="row")


def _kolom(pembaca: Pembaca) -> dict[str, list[Any]]:
    banyak = len(pembaca.tabel.baris)
    kolom: dict[str, list[Any]] = {k: list(pembaca.teks(k)) for k in TEKS if k != "kode"}
    kolom |= {"baris": list(pembaca.tabel.baris), "kode": list(pembaca.kode_indikator("kode"))}
    kolom |= {k: _pilihan(pembaca, k) for k in DAFTAR}
    kolom["jadwal_ukur"] = _jadwal(pembaca)
    for nama in (*TARGET, *PEMBANDING):
        pasangan = [_target(pembaca, nama, i, kolom["cara_hitung"][i]) for i in range(banyak)]
        kolom[nama] = [angka for angka, _ in pasangan]
        kolom[kolom_predikat(nama)] = [huruf for _, huruf in pasangan]
    kolom["batas_capaian"] = [_target(pembaca, "batas_capaian", i, "nilai")[0] for i in range(banyak)]
    for i, batas in enumerate(kolom["batas_capaian"]):
        if batas is not None and batas <= 0:
            pembaca.catat("KONTRAK-BATAS", "batas_capaian", i, batas="lebih dari 0")
            kolom["batas_capaian"][i] = None
    return {nama: kolom[nama] for nama in SKEMA}


def _lengkap(pembaca: Pembaca, kolom: dict[str, list[Any]], i: int) -> bool:
    """Report blank names; fill a blank sasaran from the row above so that the draft stays readable."""
    for nama in ("kode", "sasaran", "indikator"):
        if not kolom[nama][i]:
            pembaca.catat("SEL-KOSONG", nama, i)
    if not kolom["sasaran"][i] and i:
        kolom["sasaran"][i] = kolom["sasaran"][i - 1]
    kode = kolom["kode"][i]
    if kode and kode in kolom["kode"][:i]:
        pembaca.catat("INDIKATOR-KEMBAR", "kode", i, kode=kode)
        return False
    return bool(kode and kolom["sasaran"][i] and kolom["indikator"][i])


def _pilihan(pembaca: Pembaca, nama: str) -> list[str]:
    hasil: list[str] = []
    for i, teks in enumerate(pembaca.teks(nama)):
        nilai = DAFTAR[nama].get(samakan(teks))
        if nilai is None:
            berlaku = ", ".join(f'"{v}"' for v in dict.fromkeys(DAFTAR[nama].values()) if v)
            pembaca.catat("SEL-KOSONG" if not teks else "PILIHAN-TAK-DIKENAL", nama, i, berlaku=berlaku)
        hasil.append(BAKU[nama] if nilai is None else nilai)
    return hasil


def _jadwal(pembaca: Pembaca) -> list[str]:
    """Read triwulan, semester, tahunan or a list of quarters; Excel may have turned 2,4 into the number 2.4."""
    hasil: list[str] = []
    for i, teks in enumerate(pembaca.teks("jadwal_ukur")):
        baku = JADWAL_UKUR.get(samakan(teks))
        if baku is None and _DAFTAR_JADWAL.fullmatch(teks):
            baku = "".join(sorted(set(re.findall(r"[1-4]", teks))))
        if baku is None:
            pembaca.catat(
                "SEL-KOSONG" if not teks else "PILIHAN-TAK-DIKENAL", "jadwal_ukur", i, berlaku='"triwulan", "semester", "tahunan", "2,4"'
            )
        hasil.append(baku or JADWAL_UKUR["triwulan"])
    return hasil


def _target(pembaca: Pembaca, nama: str, i: int, cara: str) -> tuple[Any, str | None]:
    """Return (number, None) or, for a predikat indicator, (None, letters); what it is compared with may be a number there, too."""
    mentah = pembaca.tabel.kolom.get(nama)
    if mentah is None or mentah.jenis[i] == "-":
        return None, None
    jenis, isi = mentah.jenis[i], mentah.isi[i]
    if cara == "predikat" and jenis == "s" and (huruf := predikat.baku(isi)):
        return None, huruf
    dibaca = bilangan(jenis, isi)
    tertutup = jenis == "g"
    for kode in (*dibaca.catatan, *([dibaca.galat] if dibaca.galat and (tertutup or cara != "predikat") else ())):
        pembaca.catat(kode, nama, i)
    if not tertutup and cara == "predikat" and (dibaca.galat or nama in TARGET) and not dibaca.kosong:
        pembaca.catat("PREDIKAT-TAK-DIKENAL", nama, i, berlaku=", ".join(predikat.PREDIKAT))
        return None, None
    return None if dibaca.nilai is None else sampai_sepersejuta(dibaca.nilai), None
