"""The last stage of a run: the inputs with findings once more, this time as marked copies for the user."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lkj_etl.baca.ambil import Ambilan
from lkj_etl.baca.folder import salin
from lkj_etl.baca.kisi import Tolak
from lkj_etl.laporan import Laporan
from lkj_etl.nilai.teks import aman_tampil

if TYPE_CHECKING:
    from lkj_etl.tulis.perbaikan import Salinan, Sumber


def salin_perbaikan(laporan: Laporan, ambilan: Sequence[Ambilan], keluaran: Path) -> Salinan:
    """Write a marked copy of every input with findings (DESIGN 6); the input itself is only read.

    A file that changed since it was judged gets none: its cells may have moved.
    """
    from lkj_etl.tulis.perbaikan import Salinan, perlu_salinan, tulis_perbaikan

    perlu = perlu_salinan(laporan)
    with tempfile.TemporaryDirectory(prefix="lkj-") as sementara:
        sumber: list[Sumber] = []
        catatan: list[str] = []
        for a in ambilan:
            if a.nama in perlu and a.sha256:
                sama = _ambil_lagi(a, Path(sementara))
                sumber += [sama] if sama else []
                catatan += (
                    [] if sama else [f'"{aman_tampil(a.nama)}" berubah selama laporan disusun, jadi salinan perbaikannya tidak dibuat.']
                )
        hasil = tulis_perbaikan(laporan, sumber, keluaran)
    return Salinan(hasil.jalan, [*catatan, *hasil.catatan])


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
