"""The last stage of a run: the inputs with findings once more, this time as marked copies for the user."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lkj_etl.baca.ambil import Ambilan
from lkj_etl.baca.folder import salin
from lkj_etl.baca.kisi import Tolak
from lkj_etl.laporan import Laporan
from lkj_etl.nilai.teks import aman_tampil
from lkj_etl.sementara import folder_sementara
from lkj_etl.temuan import Temuan

if TYPE_CHECKING:
    from lkj_etl.tulis.perbaikan import Salinan, Sumber


class Tandai(NamedTuple):
    """The copies of one report: findings per file name, the files as they were taken, and the quarter's folder."""

    perlu: Mapping[str, list[Temuan]]
    ambilan: Sequence[Ambilan]
    triwulan: Path


def salin_perbaikan(laporan: Laporan, ambilan: Sequence[Ambilan], keluaran: Path) -> Salinan:
    """Write a marked copy of every input with findings (DESIGN 6); the input itself is only read.

    A file that changed since it was judged gets none: its cells may have moved.
    """
    from lkj_etl.tulis.keluaran import folder_triwulan
    from lkj_etl.tulis.perbaikan import perlu_salinan

    p = laporan.masukan.parameter
    perlu = perlu_salinan(laporan.temuan, [(j.berkas, j.peran) for j in laporan.masukan.jejak])
    return salin_bertanda([Tandai(perlu, ambilan, folder_triwulan(keluaran, p.tahun, p.triwulan))])[0]


def salin_bertanda(semua: Sequence[Tandai]) -> list[Salinan]:
    """Write the copies of several reports together."""
    from lkj_etl.tulis.perbaikan import Permintaan, Salinan, tulis_perbaikan

    with folder_sementara() as sementara:
        catatan: list[list[str]] = []
        permintaan: list[Permintaan] = []
        for satu in semua:
            sumber = [(a, _ambil_lagi(a, sementara)) for a in satu.ambilan if a.nama in satu.perlu and a.sha256]
            berubah = (aman_tampil(a.nama) for a, s in sumber if s is None)
            catatan.append([f'"{nama}" berubah selama laporan disusun, jadi salinan perbaikannya tidak dibuat.' for nama in berubah])
            permintaan.append(Permintaan(satu.perlu, [s for _, s in sumber if s is not None], satu.triwulan))
        hasil = tulis_perbaikan(permintaan)
    return [Salinan(h.jalan, [*c, *h.catatan]) for h, c in zip(hasil, catatan, strict=True)]


def _ambil_lagi(a: Ambilan, sementara: Path) -> Sumber | None:
    """Copy the file again; None where its bytes are no longer those that were judged."""
    from lkj_etl.tulis.perbaikan import Sumber

    try:
        salinan = salin(a.jalan, sementara)
    except (Tolak, OSError):
        return None
    if salinan.sha256 != a.sha256:
        return None
    return Sumber(
        a.nama, salinan.jalan, a.sha256, tuple(a.jawaban.get("asal") or ()), a.jawaban.get("bentuk", ""), a.jawaban.get("tabel") or []
    )
