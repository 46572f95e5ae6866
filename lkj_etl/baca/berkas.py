"""One file from the isolated reader to typed frames: the child's tables go to the reader of their kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from lkj_etl.baca.induk import Pembaca
from lkj_etl.baca.kinerja import baca_kinerja
from lkj_etl.baca.mentah import TabelMentah, dari_json
from lkj_etl.baca.pagu_sipd import baca_pagu_sipd
from lkj_etl.baca.realisasi_sipd import baca_realisasi_sipd
from lkj_etl.baca.rekap import baca_rekap
from lkj_etl.bacaan import Bacaan
from lkj_etl.pengaturan import Pengaturan
from lkj_etl.temuan import Temuan, temuan

Pembentuk = Callable[[str, list[TabelMentah], Pengaturan], Bacaan]

PEMBENTUK: dict[str, Pembentuk] = {
    "kinerja": lambda berkas, tabel, _: baca_kinerja(berkas, tabel),
    "rekap": lambda berkas, tabel, p: baca_rekap(berkas, tabel, skala=p.skala),
    "pagu-sipd": lambda berkas, tabel, p: baca_pagu_sipd(berkas, tabel, skala=p.skala),
    "realisasi-sipd": lambda berkas, tabel, p: baca_realisasi_sipd(berkas, tabel, skala=p.skala, dasar_tanggal=p.dasar_tanggal),
}


def baca_berkas(pembaca: Pembaca, salinan: Path, nama: str, pengaturan: Pengaturan) -> Bacaan:
    """Read the copy of the file `nama`; a refused file comes back with its finding and without frames."""
    return bentuk(pembaca.baca(salinan, nama), nama, pengaturan)


def bentuk(jawaban: dict[str, Any], nama: str, pengaturan: Pengaturan) -> Bacaan:
    """Turn the child's answer into frames and findings."""
    catatan = [_temuan(nama, c) for c in jawaban["catatan"]]
    if "tolak" in jawaban:
        return tolak(nama, [*catatan, _temuan(nama, jawaban["tolak"])])
    tabel = [dari_json(t) for t in jawaban["tabel"]]
    hasil = PEMBENTUK[tabel[0].jenis](nama, tabel, pengaturan)
    return replace(hasil, temuan=[*catatan, *hasil.temuan])


def tolak(nama: str, sebab: list[Temuan]) -> Bacaan:
    """Return a file that gives no row, with the findings that say why."""
    return Bacaan(nama, "-", sebab, ditolak=True)


def _temuan(nama: str, catatan: list[Any]) -> Temuan:
    kode, lembar, sel, nilai = catatan
    return temuan(kode, nama, lembar, sel, **nilai)
