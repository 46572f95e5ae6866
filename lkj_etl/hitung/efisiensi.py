"""Capaian beside serapan, and a category only where both are complete (DESIGN 5 "Efisiensi")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import Any, TypeVar

import polars as pl

from lkj_etl.hitung.rencana import Rencana
from lkj_etl.laporan import BarisEfisiensi
from lkj_etl.nilai.nama import samakan
from lkj_etl.nilai.persen import dua_desimal, persen, rata
from lkj_etl.nilai.skala import CAPAIAN_PENUH, efisien, kategori

POLA_OVERHEAD = re.compile(r"[^.]+\.[^.]+\.01")  # X.XX.01: penunjang urusan pemerintahan
NAMA_OVERHEAD = "belanja tidak langsung"
TERAKHIR = 4
_KOLOM = ("no", "kode_lain", "kode_program", "program", "pagu", "realisasi", "blok", "kode_indikator")
_NOL = Decimal(0)
_TANPA_CAPAIAN = ("overhead", "lain")
Daun = dict[str, Any]
K = TypeVar("K")


def efisiensi(
    capaian: pl.DataFrame,
    serapan: pl.DataFrame,
    rata_rata: pl.DataFrame,
    rencana: Rencana | None,
    triwulan: int,
) -> tuple[BarisEfisiensi, ...]:
    """Return the rows: every sasaran before its indikator, then program, overhead (per program), lain (per blok), kantor.

    Overhead (Belanja Tidak Langsung, X.XX.01) is the office's and left out of sasaran, indikator and program; a leaf of
    several indicators counts under its first. Capaian is Kondisi Akhir; of sasaran and kantor as in `rata_rata`, of a program
    the mean over the measured indicators that it serves. `rencana`: None without anggaran kas.
    """
    daun = [dict(zip(_KOLOM, b, strict=True)) for b in serapan[list(_KOLOM)].rows()]
    for i, d in enumerate(daun):
        d["rencana"] = None if rencana is None or rencana.daun is None else rencana.daun[i]
    bersama, inti = (_per(daun, _overhead).get(k, []) for k in (True, False))
    terpeta = [d for d in inti if d["blok"] == "peta"]
    per_sasaran, per_indikator = (_per(terpeta, itemgetter(k)) for k in ("no", "kode_indikator"))
    akhir = [b for tw, *b in capaian[["triwulan", "no", "kode_indikator", "indikator", "capaian"]].rows() if tw == "F"]
    nilai = {kode: dua_desimal(c) for _, kode, _, c in akhir}
    buat = _Pembuat(rencana, triwulan)
    hasil: list[BarisEfisiensi] = []
    *sasaran, kantor = rata_rata[["no", "sasaran", "rata_rata"]].rows()
    for no, nama, c in sasaran:
        hasil.append(buat.baris("sasaran", no, "", nama, dua_desimal(c), per_sasaran.get(no, ())))
        hasil += [buat.baris("indikator", no, k, i, nilai[k], per_indikator.get(k, ())) for n, k, i, _ in akhir if n == no]
    melayani = _indikator_program(terpeta)
    for kunci, isi in _per(inti, _program).items():
        dilayani = [c for k in melayani.get(kunci, ()) if (c := nilai.get(k)) is not None]
        hasil.append(buat.baris("program", None, isi[0]["kode_program"], isi[0]["program"], rata(dilayani), isi))
    hasil += [buat.baris("overhead", None, i[0]["kode_program"], i[0]["program"], None, i) for i in _per(bersama, _program).values()]
    hasil += [buat.baris("lain", None, b, "", None, i) for b, i in _per(inti, itemgetter("blok")).items() if b != "peta"]
    return (*hasil, buat.baris("kantor", None, "", "", dua_desimal(kantor[-1]), daun))


class _Pembuat:
    """Makes rows of one run: what serapan is judged against is the same for all of them."""

    def __init__(self, rencana: Rencana | None, triwulan: int) -> None:
        self._rencana = rencana
        self._triwulan = triwulan

    def baris(self, tingkat: str, no: int | None, kode: str, nama: str, capaian: Decimal | None, daun: Sequence[Daun]) -> BarisEfisiensi:
        pagu, realisasi = (sum((d[k] for d in daun), _NOL) for k in ("pagu", "realisasi"))
        rencana = self._dari_rencana(tingkat, daun)
        serapan, terhadap_rencana = persen(realisasi, pagu), None if rencana is None else persen(realisasi, rencana)
        dasar = serapan if self._triwulan == TERAKHIR else terhadap_rencana
        penilaian = self._penilaian(tingkat, capaian, dasar)
        kelas = ("", "")
        if penilaian == "dinilai" and capaian is not None and dasar is not None:
            kelas = (efisien(capaian, dasar) if realisasi else "", kategori(dasar))
        return BarisEfisiensi(tingkat, no, kode, nama, capaian, pagu, realisasi, rencana, serapan, terhadap_rencana, penilaian, *kelas)

    def _dari_rencana(self, tingkat: str, daun: Sequence[Daun]) -> Decimal | None:
        if self._rencana is None:
            return None
        if tingkat == "kantor":
            return self._rencana.kantor
        return None if self._rencana.daun is None else sum((d["rencana"] for d in daun), _NOL)

    def _penilaian(self, tingkat: str, capaian: Decimal | None, dasar: Decimal | None) -> str:
        """Say whether a category may stand; before TW IV all that lacks a full capaian or a plan waits for TW IV."""
        if tingkat in _TANPA_CAPAIAN:
            return "tidak"
        if capaian is not None and capaian >= CAPAIAN_PENUH and dasar is not None:
            return "dinilai"
        if self._triwulan < TERAKHIR:
            return "tw4"
        return "belum_terukur" if capaian is None else "belum_tercapai" if capaian < CAPAIAN_PENUH else "tanpa_anggaran"


def _overhead(d: Daun) -> bool:
    return POLA_OVERHEAD.fullmatch(d["kode_program"]) is not None or samakan(d["program"]) == NAMA_OVERHEAD


def _program(d: Daun) -> str:
    return str(d["kode_program"] or d["program"])


def _per(daun: Iterable[Daun], kunci: Callable[[Daun], K]) -> dict[K, list[Daun]]:
    hasil: dict[K, list[Daun]] = {}
    for d in daun:
        hasil.setdefault(kunci(d), []).append(d)
    return hasil


def _indikator_program(terpeta: Iterable[Daun]) -> dict[str, dict[str, None]]:
    """Return the codes of the indicators that each program serves, also those that a leaf serves besides its first."""
    hasil: dict[str, dict[str, None]] = {}
    for d in terpeta:
        kode = [d["kode_indikator"], *d["kode_lain"].split("\n")] if d["kode_lain"] else [d["kode_indikator"]]
        hasil.setdefault(_program(d), {}).update(dict.fromkeys(kode))
    return hasil
