"""Totals of a rekap: total rows, and lines above others, against the leaves that they sum."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from lkj_etl.baca.kendali import jumlah, periksa_jumlah, periksa_total
from lkj_etl.baca.kolom import Pembaca
from lkj_etl.baca.mentah import TabelMentah
from lkj_etl.baca.rekap_baris import Pilahan
from lkj_etl.baca.rekap_ganda import periksa_ganda
from lkj_etl.baca.rekap_unsur import BarisRekap

Rupiah = dict[str, Sequence[Decimal | None]]


def sekali(baris: list[BarisRekap], rupiah: Rupiah) -> Rupiah:
    """Return the amounts without those of rows that repeat another: what counts once is compared once."""
    dilihat: set[tuple[Any, ...]] = set()
    ulang: set[int] = set()
    for b in baris:
        isi = (b.kunci(), *(nilai[b.i] for nilai in rupiah.values()))
        if not b.induk and isi in dilihat:
            ulang.add(b.i)
        dilihat.add(isi)
    return {k: [None if i in ulang else n for i, n in enumerate(nilai)] for k, nilai in rupiah.items()}


def periksa_isi_jumlah(pembaca: Pembaca, t: TabelMentah, pilahan: Pilahan, baris: list[BarisRekap], rupiah: Rupiah) -> None:
    """Compare every total row and every program or kegiatan line with the leaves that it sums, and the leaves with those below them.

    rupiah: the amounts, each counted once.
    """
    daun = [b.i for b in baris if not b.induk]
    cocok: set[int] = set()
    for kolom, nilai in rupiah.items():
        cocok.update(periksa_jumlah(pembaca, t, pilahan.total, kolom, nilai, daun, seluruh=pilahan.seluruh))
        for b in baris:
            if b.induk and nilai[b.i] is not None:
                periksa_total(pembaca, pembaca.tabel, b.i, kolom, _calon_jumlah(b, baris, nilai))
    _periksa_tabel_kedua(pembaca, t, pilahan, daun, rupiah)
    periksa_ganda(pembaca, baris, rupiah, [t.baris[i] for i in sorted(cocok)])


def _periksa_tabel_kedua(pembaca: Pembaca, t: TabelMentah, pilahan: Pilahan, daun: list[int], rupiah: Rupiah) -> None:
    """Say where the last total repeats an earlier one and the leaves above both are more: a second table that sums up the first.

    pilahan.total: positions in `t`; daun: positions in the table of `pembaca`.
    """
    kolom = list(rupiah)
    semua = [[pembaca.satu_rupiah(t.kolom[k].jenis[i], t.kolom[k].isi[i]).nilai for k in kolom] for i in pilahan.total]
    if pilahan.seluruh is None or semua[-1] not in semua[:-1] or not any(semua[-1]):
        return
    dulu, akhir = t.baris[pilahan.total[semua.index(semua[-1])]], t.baris[pilahan.total[-1]]
    antara = [i for i in daun if dulu < pembaca.tabel.baris[i] < akhir]
    sebelum = [i for i in daun if pembaca.tabel.baris[i] < akhir]
    if antara and semua[-1] != [jumlah(rupiah[k], sebelum) for k in kolom]:
        sel = t.sel(kolom[-1], pilahan.total[-1])
        pembaca.pencatat.catat("TABEL-MUNGKIN-SAMA", t.lembar, sel, sini="baris ini", sana=f"baris {dulu}")


def _calon_jumlah(induk: BarisRekap, baris: list[BarisRekap], nilai: Sequence[Decimal | None]) -> list[Decimal]:
    """Return what a line above others may sum: the leaves below it.

    Without codes a line right above another one of its level (BELANJA LANGSUNG, the office) may sum the leaves of those that follow:
    up to the next such line, or all.
    """
    if kode := induk.kode():
        anak = [b for b in baris if b.kode().startswith(f"{kode}.") and induk.sekantor(b)]
        return [jumlah(nilai, (b.i for b in anak if not b.induk))]
    bawah = baris[induk.i + 1 :]
    habis = [next((b.i for b in bawah if b.dalam() <= induk.dalam()), len(baris))]
    if _di_atas_sesamanya(induk, baris):
        habis += [next((b.i for b in bawah if _di_atas_sesamanya(b, baris)), len(baris)), len(baris)]
    return [jumlah(nilai, (b.i for b in baris[induk.i + 1 : akhir] if not b.induk)) for akhir in habis]


def _di_atas_sesamanya(b: BarisRekap, baris: list[BarisRekap]) -> bool:
    return b.induk and any(lain.induk and lain.dalam() == b.dalam() for lain in baris[b.i + 1 : b.i + 2])
