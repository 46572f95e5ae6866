"""From paths to the child's answers: pass over, copy, read. Standard library only, so it can run while polars loads."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from lkj_etl.baca.folder import Salinan, nama_tampil, nilai_berkas, salin
from lkj_etl.baca.kisi import Catatan, Tolak
from lkj_etl.baca.regu import Regu, Tugas

H = TypeVar("H")
Lapor = Callable[[str], None]


class Ambilan(NamedTuple):
    """One input file: path as given, name, identity of its bytes, and the child's answer."""

    jalan: Path
    nama: str
    sha256: str
    ukuran: int
    jawaban: dict[str, Any]


def ambil(semua: Iterable[Path], ke: Path, lapor: Lapor, *, lewati_kembar: bool, sambil: Callable[[], None] | None = None) -> list[Ambilan]:
    """Copy each file into the private folder `ke` and let the children read the copies; answers in the order given.

    A path that is no input (lock file, link, pipe ...) comes back refused with its DIABAIKAN code. With
    `lewati_kembar` a file whose bytes came before is answered by {"kembar": name of the first} and not read again.
    `sambil` is called as soon as the first child has started.
    """
    with Regu() as regu:
        if sambil:
            sambil()
        diambil = [_salin(jalan, ke) for jalan in semua]
        pertama: dict[str, str] = {}
        kembar: dict[int, str] = {}
        tugas: list[Tugas] = []
        for i, s in enumerate(diambil):
            if isinstance(s.isi, Catatan):
                continue
            satu = pertama.setdefault(s.isi.sha256, s.isi.nama)
            if lewati_kembar and satu != s.isi.nama:
                kembar[i] = satu
            else:
                tugas.append(Tugas(s.isi.jalan, s.isi.nama, s.isi.ukuran))
        jawaban = regu.baca(tugas, lapor)
        return [_ambilan(s, kembar.get(i), jawaban) for i, s in enumerate(diambil)]


class _Disalin(NamedTuple):
    """One path and its private copy, or why there is none."""

    jalan: Path
    isi: Salinan | Catatan


def _salin(jalan: Path, ke: Path) -> _Disalin:
    try:
        if (kode := nilai_berkas(jalan)) is not None:
            raise Tolak(kode)
        return _Disalin(jalan, salin(jalan, ke))
    except Tolak as galat:
        return _Disalin(jalan, galat.catatan)


def _ambilan(s: _Disalin, kembar: str | None, jawaban: Iterator[dict[str, Any]]) -> Ambilan:
    if isinstance(s.isi, Catatan):
        return Ambilan(s.jalan, nama_tampil(s.jalan), "", 0, _tolak(s.isi))
    if kembar is not None:
        isi: dict[str, Any] = {"kembar": kembar}
    else:
        isi = next(jawaban)
        isi["catatan"] = [*s.isi.catatan, *isi["catatan"]]
    return Ambilan(s.jalan, s.isi.nama, s.isi.sha256, s.isi.ukuran, isi)


def _tolak(catatan: Catatan) -> dict[str, Any]:
    return {"tolak": list(catatan), "catatan": []}


def diganti(semua: Iterable[Ambilan]) -> dict[str, str]:
    """Return the files that a repaired copy among them replaces: sha256 of the original -> name of the copy."""
    return pengganti((a.nama, a.sha256, a.jawaban.get("asal") or ()) for a in semua)


def pengganti(semua: Iterable[tuple[H, str, Iterable[str]]]) -> dict[str, H]:
    """Return the repaired copy per sha256 of a file that it replaces; each file comes with its hash and those that it replaces."""
    salinan = [(satu, sha256, sidik) for satu, sha256, asal in semua for sidik in asal if sidik != sha256]
    lama = {sidik for _, _, sidik in salinan}
    return {sidik: satu for satu, _, sidik in sorted(salinan, key=lambda s: s[1] not in lama)}
