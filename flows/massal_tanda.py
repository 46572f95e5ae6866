"""The marked copies of a run of many offices: one stage when all workbooks stand, so that a few marking children do them all.

A copy is no part of what `massal_catatan` calls finished: the stage asks for every one again, and those that stand are left.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from flows.massal_baca import Berkas, muat
from flows.massal_kerja import Hasil
from flows.massal_mesin import Mesin
from flows.massal_rencana import Kabar, Rencana
from flows.perbaikan import Tandai, salin_bertanda
from lkj_etl.temuan import Temuan
from lkj_etl.tulis.keluaran import folder_triwulan
from lkj_etl.tulis.perbaikan import Salinan, perlu_salinan

BLOK_TANDA = 32  # reports that share one marking child
TAHAP = "Menyalin berkas untuk diperbaiki"


class Tanda(NamedTuple):
    """The copies of one report: the quarter's folder, the findings per file, and where what was read of these files lies."""

    triwulan: Path
    perlu: Mapping[str, list[Temuan]]
    berkas: tuple[Berkas, ...]


class Tersalin(NamedTuple):
    """The results of the offices with their copies, the copies of the shared files, and a sentence for each of these that is not."""

    kantor: list[Hasil]
    bersama: list[Path]
    catatan: list[str]


def salin_semua(keluaran: Path, r: Rencana, hasil: Sequence[Hasil], mesin: Mesin, kabar: Kabar) -> Tersalin:
    """Write the marked copies of each office's own files, and those of the shared files, which no office owns alone.

    `kabar` counts reports whose copies are done; a run without any finding has no such stage.
    """
    mutlak = keluaran.absolute()  # other processes and machines have other folders

    def triwulan(kantor: str) -> Path:
        return folder_triwulan(mutlak / kantor, r.tahun, r.triwulan)

    nama = {b.nama for b in r.bersama}
    temuan = dict.fromkeys(t for h in hasil for t in h.temuan if t.berkas in nama)
    diganti = {t.berkas for t in temuan if t.kode == "DIGANTI-PERBAIKAN"}
    bersama = _tanda(triwulan(""), temuan, [(b.nama, "") for b in r.bersama if b.nama not in diganti], r.bersama)
    kantor = [
        _tanda(triwulan(h.folder), h.temuan, ((j["berkas"], j["peran"]) for j in h.jejak), k.berkas)
        for k, h in zip(r.kantor, hasil, strict=True)
    ]
    blok = _blok(bersama, kantor)
    banyak = sum(map(len, blok))
    jadi: dict[Path, Salinan] = {}
    if blok:
        kabar(TAHAP, 0, banyak)
    for kerja, isi in mesin.kerjakan(tandai_blok, blok):
        jadi.update(zip((t.triwulan for t in kerja), isi, strict=True))
        kabar(TAHAP, len(jadi), banyak)
    tanpa = Salinan([], [])
    milik = [_dengan(h, jadi.get(t.triwulan, tanpa), mutlak) for h, t in zip(hasil, kantor, strict=True)]
    jalan, catatan = jadi.get(bersama.triwulan, tanpa)
    return Tersalin(milik, [keluaran / j.relative_to(mutlak) for j in jalan], catatan)


def tandai_blok(kerja: Sequence[Tanda]) -> list[Salinan]:
    """Write the copies of a block of reports."""
    return salin_bertanda([Tandai(t.perlu, [muat(b.wadah, b.letak).ambilan for b in t.berkas], t.triwulan) for t in kerja])


def _tanda(triwulan: Path, temuan: Iterable[Temuan], peran: Iterable[tuple[str, str]], berkas: Sequence[Berkas]) -> Tanda:
    milik = {b.nama for b in berkas}
    perlu = perlu_salinan(temuan, [(nama, satu) for nama, satu in peran if nama in milik])
    return Tanda(triwulan, perlu, tuple(b for b in berkas if b.nama in perlu))


def _blok(bersama: Tanda, kantor: Sequence[Tanda]) -> Sequence[Sequence[Tanda]]:
    """Return the blocks; that of the shared files, the largest, comes first."""
    perlu = [t for t in kantor if t.perlu]
    return [[bersama]] * bool(bersama.perlu) + [perlu[i : i + BLOK_TANDA] for i in range(0, len(perlu), BLOK_TANDA)]


def _dengan(h: Hasil, salinan: Salinan, keluaran: Path) -> Hasil:
    jalan = (j.relative_to(keluaran).as_posix() for j in salinan.jalan)
    return replace(h, keluaran=(*h.keluaran, *jalan), catatan=tuple(salinan.catatan))
