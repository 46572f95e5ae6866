"""Leaves by name and cell: how a leaf is called, where its realisasi stands, and which mapping row misses it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import polars as pl

from lkj_etl.nilai.nama import samakan, terdekat
from lkj_etl.periksa.letak import Letak
from lkj_etl.temuan import Temuan

Baris = dict[str, Any]
LetakSel = tuple[str, str, str]
TINGKAT = (("program", "program"), ("kegiatan", "kegiatan"), ("sub_kegiatan", "sub kegiatan"))


def _tingkat(daun: Mapping[str, Any]) -> str:
    """Return the lowest level that the source gives by code or name."""
    return next((t for t, _ in reversed(TINGKAT) if daun[t] or daun[f"kode_{t}"]), "program")


def nama_daun(daun: Baris) -> str:
    """Return the name of a leaf's lowest level, its code where the source has no name."""
    tingkat = _tingkat(daun)
    return str(daun[tingkat] or daun[f"kode_{tingkat}"])


def sebut_daun(daun: Mapping[str, Any]) -> str:
    """Return code and name of the lowest level, with the sub unit where it is another than the office itself."""
    tingkat = _tingkat(daun)
    nama = " ".join(t for t in (daun[f"kode_{tingkat}"], daun[tingkat]) if t)
    unit = daun["nama_sub_skpd"] if daun["kode_sub_skpd"] != daun["kode_skpd"] else ""
    return f"{nama} ({unit})" if unit else nama


class SumberBelanja:
    """Finds the one cell that gives a leaf's realisasi; built when first asked, because most runs never ask."""

    def __init__(self, belanja: pl.DataFrame) -> None:
        self._belanja = belanja

    def letak(self, daun: Baris, triwulan: int | None = None) -> LetakSel | None:
        """Return (berkas, lembar, sel) where exactly one line gives the amount (of that quarter), else None.

        A cumulative file is also the subtrahend of the next one: its cells stand twice and give no amount of the later quarter.
        """
        for kunci in kunci_daun(daun):
            if garis := self._indeks.get(kunci):
                banyak = Counter(t for q, t in garis if triwulan is None or q == triwulan)
                dulu = {t for q, t in garis if triwulan is not None and q is not None and q < triwulan}
                sel = [t for t, n in banyak.items() if n % 2 and t not in dulu]
                return sel[0] if len(sel) == 1 else None
        return None

    @cached_property
    def _indeks(self) -> dict[tuple[str, ...], list[tuple[int | None, LetakSel]]]:
        indeks = defaultdict(list)
        for b in self._belanja.iter_rows(named=True):
            for kunci in kunci_daun(b):
                indeks[kunci].append((b["triwulan"], (b["berkas"], b["lembar"], b["sel"])))
        return dict(indeks)


def kunci_daun(daun: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Return the keys of a leaf: unit and code where there is a code, then unit and normalised names."""
    kode = daun["kode_sub_kegiatan"] or daun["kode_kegiatan"]
    nama = (daun["kode_sub_skpd"], *(samakan(daun[t]) for t, _ in TINGKAT))
    return [(daun["kode_sub_skpd"], kode), nama] if kode else [nama]


def tanpa_daun(pemetaan: Iterable[Baris], serapan: Iterable[Baris], letak: Letak) -> Iterator[Temuan]:
    """Say for each mapping row (schemas.kinerja.Pemetaan) without a leaf (Serapan) which level is not in the pagu file."""
    semua = [b for b in serapan if b["blok"] != "tanpa_pagu"]
    for peta in pemetaan:
        yield _satu_peta(peta, semua, letak)


def _satu_peta(peta: Baris, daun: list[Baris], letak: Letak) -> Temuan:
    """Go down the levels; the first one that no leaf has is the one to mend, with its most similar name."""
    ciri = {"baris": peta["baris"], "indikator": peta["kode_indikator"]}
    diberi = [t for t, _ in TINGKAT if peta[f"kode_{t}"] or peta[t]]
    if not diberi:
        return letak.temuan("PEMETAAN-KOSONG", "program", **ciri)
    for tingkat in diberi:
        kolom = f"kode_{tingkat}" if peta[f"kode_{tingkat}"] else tingkat
        cocok = [d for d in daun if samakan(d[kolom]) == samakan(peta[kolom])]
        if not cocok:
            break
        daun = cocok
    mirip = terdekat(peta[kolom], dict.fromkeys(d[kolom] for d in daun if d[kolom])) if not cocok else None
    kode = "PEMETAAN-TANPA-DAUN-MIRIP" if mirip else "PEMETAAN-TANPA-DAUN"
    return letak.temuan(kode, tingkat, **ciri, tingkat=dict(TINGKAT)[tingkat], terdekat=mirip)
