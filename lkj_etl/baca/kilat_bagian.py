"""The fast way through a part of a workbook: whole elements cut out of the text, all around them left for expat to judge."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

KEPALA_TERBESAR = 1 << 20
ELEMEN_TERBESAR = 8 << 20
_SANDI = re.compile(rb"encoding=[\"']([^\"']*)")


class BentukAsing(Exception):
    """The part has another shape than the fast reader knows."""


class BentukBagian(NamedTuple):
    """How a part is built: its root, where its elements begin, and the ends of an element and of all of them.

    `awal` is the tag around the elements, or (`unsur`) the first element's own, which is no part of the head.
    """

    akar: bytes
    awal: bytes
    tutup: bytes
    akhir: bytes
    unsur: bool = False


def belah(bagian: BentukBagian, potongan: Iterator[bytes], mulai: Callable[[bytes], Callable[[bytes], None]]) -> Iterator[bytes]:
    """Give stretches of whole elements to what `mulai` makes of the head of the part; yield all that is left.

    Raise `BentukAsing` where the head is not plain UTF-8 XML, or an element or the head has no end within reason.
    """
    kepala, lanjut = _kepala(bagian, potongan)
    yield kepala
    ambil, sisa = mulai(kepala), b""
    while True:
        utuh, sisa = _utuh(bagian.tutup, sisa, lanjut)
        if bagian.akhir in utuh or bagian.akhir in sisa:
            break
        if utuh:
            ambil(utuh)
        berikut = next(potongan, None)
        if berikut is None or len(sisa) > ELEMEN_TERBESAR:
            raise BentukAsing
        lanjut = berikut
    isi, tanda, ekor = (utuh + sisa).partition(bagian.akhir)
    ambil(isi)
    yield tanda + ekor
    yield from potongan


def _utuh(tutup: bytes, sisa: bytes, lanjut: bytes) -> tuple[bytes, bytes]:
    """Return the whole elements of what was left and what came next, and what is left now; of much text only one copy is made."""
    if (letak := lanjut.rfind(tutup)) < 0:
        sisa, lanjut = b"", sisa + lanjut  # the tag may lie across the cut
        if (letak := lanjut.rfind(tutup)) < 0:
            return b"", lanjut
    batas = letak + len(tutup)
    return b"".join((sisa, memoryview(lanjut)[:batas])), lanjut[batas:]


def _kepala(bagian: BentukBagian, potongan: Iterator[bytes]) -> tuple[bytes, bytes]:
    """Return the part up to its elements, and what follows; only UTF-8, no prefix, no comment."""
    isi = b""
    while (letak := isi.find(bagian.awal)) < 0:
        lanjut = next(potongan, None)
        if lanjut is None or len(isi) > KEPALA_TERBESAR:
            raise BentukAsing
        isi += lanjut
    kepala = isi[: letak if bagian.unsur else letak + len(bagian.awal)]
    sandi = _SANDI.search(kepala[:200])
    if bagian.akar not in kepala or b"<!" in kepala or (sandi and sandi[1].lower() != b"utf-8"):
        raise BentukAsing
    return kepala, isi[len(kepala) :]
