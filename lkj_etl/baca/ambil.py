"""From paths to the child's answers: pass over, copy, read. Standard library only, so it can run while polars loads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from lkj_etl.baca.folder import nilai_berkas, salin
from lkj_etl.baca.induk import Pembaca
from lkj_etl.baca.kisi import Catatan, Tolak

Lapor = Callable[[str], None]


class Ambilan(NamedTuple):
    """One input file: path as given, name, identity of its bytes, and the child's answer."""

    jalan: Path
    nama: str
    sha256: str
    ukuran: int
    jawaban: dict[str, Any]


def ambil(semua: Iterable[Path], ke: Path, lapor: Lapor, *, lewati_kembar: bool) -> list[Ambilan]:
    """Copy each file into the private folder `ke` and let one child read the copies, in the order given.

    A path that is no input (lock file, link, pipe ...) comes back refused with its DIABAIKAN code. With
    `lewati_kembar` a file whose bytes came before is answered by {"kembar": name of the first} and not read again.
    """
    hasil: list[Ambilan] = []
    pertama: dict[str, str] = {}
    with Pembaca() as pembaca:
        for jalan in semua:
            lapor(jalan.name)
            try:
                if (kode := nilai_berkas(jalan)) is not None:
                    raise Tolak(kode)
                salinan = salin(jalan, ke)
            except Tolak as galat:
                hasil.append(Ambilan(jalan, jalan.name, "", 0, _tolak(galat.catatan)))
                continue
            kembar = pertama.setdefault(salinan.sha256, salinan.nama)
            if lewati_kembar and kembar != salinan.nama:
                jawaban: dict[str, Any] = {"kembar": kembar}
            else:
                jawaban = pembaca.baca(salinan.jalan, salinan.nama)
                jawaban["catatan"] = [*salinan.catatan, *jawaban["catatan"]]
            hasil.append(Ambilan(jalan, salinan.nama, salinan.sha256, salinan.ukuran, jawaban))
    return hasil


def _tolak(catatan: Catatan) -> dict[str, Any]:
    return {"tolak": list(catatan), "catatan": []}


def diganti(semua: Iterable[Ambilan]) -> dict[str, str]:
    """Return the files that a repaired copy among them replaces: sha256 of the original -> name of the copy."""
    salinan = [(a.nama, a.sha256, sidik) for a in semua for sidik in a.jawaban.get("asal") or [] if sidik != a.sha256]
    lama = {sidik for _, _, sidik in salinan}
    return {sidik: nama for nama, _, sidik in sorted(salinan, key=lambda s: s[1] not in lama)}
