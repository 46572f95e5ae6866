"""Sheet Tabel 3.2: achievement of each indicator per quarter, five rows per indicator."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from lkj_etl.laporan import Laporan
from lkj_etl.nilai.angka import bulat
from lkj_etl.tulis.cetakan import Cetakan, deret
from lkj_etl.tulis.data import letak_32
from lkj_etl.tulis.kalimat import judul_32, tanda_tangan
from lkj_etl.tulis.letak import baris_data, sel
from lkj_etl.tulis.pena import Angka, Pena, Rujukan

KOLOM: tuple[tuple[str, float], ...] = (
    ("NO", 5),
    ("SASARAN", 32),
    ("INDIKATOR KINERJA SASARAN", 40),
    ("SATUAN", 10),
    ("TARGET TAHUNAN", 12),
    ("TRIWULAN", 19),
    ("TARGET", 11),
    ("REALISASI", 12),
    ("CAPAIAN (%)", 13),
)
_NO, _SASARAN, _INDIKATOR, _SATUAN, _TAHUNAN, _TRIWULAN, _TARGET, _REALISASI, _CAPAIAN = range(9)
# Column -> heading in Data 3.2, and the frame column that says whether there is a number.
_TERTAUT_SASARAN = {_NO: ("no", "no")}
_TERTAUT_INDIKATOR = {_TAHUNAN: ("target_tahunan", "target_tahunan_angka")}
_TERTAUT = {_TARGET: ("target", "target_angka"), _REALISASI: ("realisasi", "realisasi_angka"), _CAPAIAN: ("capaian", "capaian")}
_KOLOM_TTD = (_TRIWULAN, _CAPAIAN)
_TINGGI_KEPALA = (30.0, 12.75)
_KOSONG = "Belum ada data indikator kinerja."

NAMA_TRIWULAN = {"1": "TW 1", "2": "TW 2", "3": "TW 3", "4": "TW 4", "F": "Kondisi Akhir (F)"}

# The formula of a capaian cell: {t} target, {r} realisasi, {b} cap. "nol": where the rule does not divide, or its floor holds;
# The difference is rounded to the decimals of a target: 2*80-155,62 would be 4,3799999999999955, and its capaian 5,47 where 5,48 is due.
# "penuh": tercapai 100% though the target as printed gives another figure (12,01 for 12,005).
RUMUS = {
    "tinggi": "=MIN(ROUND({r}*100/{t},2),{b})",
    "rendah": "=MIN(MAX(ROUND(ROUND(2*{t}-{r},6)*100/{t},2),0),{b})",
    "rendah_rasio": "=MIN(ROUND({t}*100/{r},2),{b})",
    "nol": "=MIN(IF({r}=0,100,0),{b})",
    "penuh": "=MIN(100,{b})",
}


def tulis(pena: Pena, laporan: Laporan) -> None:
    """Print NO and SASARAN over all their rows, the indicator over its five, live capaian in the rows of the quarters."""
    c = Cetakan(pena, [w for _, w in KOLOM], judul_32(laporan))
    for k, (isi, _) in enumerate(KOLOM):
        pena.teks(c.baris, k, isi, "kepala")
        pena.angka(c.baris + 1, k, k + 1, "nomor")
    c.kepala_baris(_TINGGI_KEPALA)
    if not laporan.baris_capaian:
        c.melintang(len(KOLOM) - 1, _KOSONG, "kosong")
    else:
        _badan(c, laporan.baris_capaian)
    c.selesai(ttd=tanda_tangan(laporan), kolom_ttd=_KOLOM_TTD)


def _badan(c: Cetakan, baris: list[dict[str, Any]]) -> None:
    awal = c.tambah(len(baris))
    for a, z in deret([b["no"] for b in baris]):
        _tautkan(c.pena, awal + a, a, baris[a], _TERTAUT_SASARAN)
        c.gabung(awal + a, awal + z, _NO, baris[a]["no"], "bulat")
    for a, z in deret([(b["no"], b["sasaran"]) for b in baris]):
        c.gabung(awal + a, awal + z, _SASARAN, baris[a]["sasaran"])
    for a, z in deret([b["kode_indikator"] for b in baris]):
        _tautkan(c.pena, awal + a, a, baris[a], _TERTAUT_INDIKATOR)
        _indikator(c, awal + a, awal + z, baris[a])
    for i, isi in enumerate(baris):
        _tautkan(c.pena, awal + i, i, isi, _TERTAUT)
        _triwulan(c.pena, awal + i, isi)


def _tautkan(pena: Pena, r: int, i: int, isi: Mapping[str, Any], kolom: Mapping[int, tuple[str, str]]) -> None:
    """Let the numbers of row `r` lead to row `i` of Data 3.2, which names the cell of the input.

    Texts (a predikat, "-") lead nowhere: LibreOffice would print them blue. The number of their sasaran does.
    """
    baris = baris_data(pena.awal, i)
    for k, (judul, asal) in kolom.items():
        if isi[asal] is not None:
            pena.tautkan(r, k, Rujukan("Data 3.2", sel(letak_32(judul), baris), f"Data 3.2 baris {baris}: sumber angka ini"))


def _indikator(c: Cetakan, awal: int, akhir: int, isi: dict[str, Any]) -> None:
    """Write what an indicator says once for its five rows, and keep these on one page."""
    tahunan = isi["target_tahunan_angka"]
    nilai = tahunan if tahunan is not None else isi["target_tahunan_teks"] or "-"
    c.gabung(awal, akhir, _INDIKATOR, isi["indikator"])
    c.gabung(awal, akhir, _SATUAN, isi["satuan"], "tengah")
    c.gabung(awal, akhir, _TAHUNAN, nilai, _gaya(nilai, ""))
    c.jaga_utuh(awal, akhir)


def _triwulan(pena: Pena, r: int, isi: dict[str, Any]) -> None:
    """Write TRIWULAN, TARGET, REALISASI and CAPAIAN of one row."""
    akhir = isi["triwulan"] == "F"
    depan = "akhir_" if akhir else ""
    pena.teks(r, _TRIWULAN, NAMA_TRIWULAN[isi["triwulan"]], "akhir_teks" if akhir else "tengah")
    _nilai(pena, r, _TARGET, isi["target_angka"], isi["target_teks"] or ("" if akhir else "-"), depan)
    _nilai(pena, r, _REALISASI, isi["realisasi_angka"], isi["realisasi_teks"] or "-", depan)
    capaian = isi["capaian"]
    rumus = None if akhir or capaian is None else rumus_capaian(isi, r)
    if rumus is None:
        _nilai(pena, r, _CAPAIAN, capaian, "-", depan)
    else:
        pena.rumus(r, _CAPAIAN, rumus, capaian, _gaya(capaian, depan))


def rumus_capaian(isi: dict[str, Any], r: int) -> str | None:
    """Return the live formula of row `r` (0-based), None where there is nothing to compute from (predikat, no target)."""
    pola = RUMUS.get(isi["rumus"])
    if pola is None or isi["target_angka"] is None or isi["realisasi_angka"] is None:
        return None
    return pola.format(t=f"G{r + 1}", r=f"H{r + 1}", b=f"{isi['batas']:.12g}")


def _nilai(pena: Pena, r: int, kolom: int, angka: Angka | None, teks: str, depan: str) -> None:
    if angka is None:
        pena.teks(r, kolom, teks, f"{depan}teks" if depan else "tengah")
    else:
        pena.angka(r, kolom, angka, _gaya(angka, depan))


def _gaya(nilai: Angka | str, depan: str) -> str:
    """Return the style of a figure: what prints whole (HALF_UP) without decimals, the rest with two; texts centred."""
    if isinstance(nilai, str):
        return "tengah"
    return depan + ("bulat" if (bulat(nilai) if isinstance(nilai, Decimal) else nilai) % 1 == 0 else "desimal")
