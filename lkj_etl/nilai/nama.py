"""The one comparison of names: equal after normalising or not equal; a near miss is only ever named, never matched."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from lkj_etl.nilai.kode import pisah_kode_nama
from lkj_etl.nilai.teks import bersihkan

AMBANG_MIRIP = 0.75
_PANJANG_BANDING = 250  # searching likeness or labels grows with the square of the length

# A label counts with a colon; SKPD and OPD also without one, because no office is called so.
_LABEL = re.compile(
    r"(?:nama )?(?:(?:skpd|opd|perangkat daerah|unit organisasi|unit kerja|sub unit|organisasi|satuan kerja) ?: ?|(?:skpd|opd) )"
)
_SEBUTAN = "kantor "


@lru_cache(maxsize=16384)
def samakan(nama: str) -> str:
    r"""Return the comparison key: NFKC, case folded, every run of white space (also a literal `\n`) one space; nothing more.

    Invisible characters are dropped first, as `bersihkan` does for print.
    """
    kunci = bersihkan(nama).teks
    if kunci.isascii():
        return bersihkan(kunci.casefold()).teks
    while (lipat := _lipat(kunci)) != kunci:  # folding can give characters that NFKC changes again; two rounds are rare
        kunci = lipat
    return kunci


@lru_cache(maxsize=4096)
def samakan_skpd(nama: str) -> str:
    """Return the key of an office: as `samakan`, without a leading label, code or "Kantor".

    `SKPD : 7.01.0.00.0.00.02.0000 - KANTOR KECAMATAN AIR BUAYA` equals `Kecamatan Air Buaya` (DESIGN 8).
    """
    kunci = samakan(nama)[:_PANJANG_BANDING].rstrip()
    while True:
        label = _LABEL.match(kunci)
        pendek = kunci[label.end() :] if label else kunci
        pendek = pisah_kode_nama(pendek)[1] or pendek
        pendek = pendek.removeprefix(_SEBUTAN)
        if pendek == kunci or not pendek:
            return kunci
        kunci = pendek


def terdekat(nama: str, calon: Iterable[str]) -> str | None:
    """Return the candidate most like `nama` (at least `AMBANG_MIRIP`; the first of equals), for the sentence of a finding."""
    pembanding = SequenceMatcher(autojunk=False)
    pembanding.set_seq2(samakan(nama)[:_PANJANG_BANDING])
    terbaik, nilai = None, AMBANG_MIRIP
    for satu in calon:
        pembanding.set_seq1(samakan(satu)[:_PANJANG_BANDING])
        if pembanding.real_quick_ratio() < nilai or pembanding.quick_ratio() < nilai:
            continue
        mirip = pembanding.ratio()
        if mirip > nilai or (terbaik is None and mirip == nilai):
            terbaik, nilai = satu, mirip
    return terbaik


def _lipat(teks: str) -> str:
    return bersihkan(unicodedata.normalize("NFKC", teks).casefold()).teks
