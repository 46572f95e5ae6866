"""The fast reader of shared strings: plain ones by cutting text; at the first rich or odd one the thorough reader starts again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import overload

from lkj_etl.baca.kilat_bagian import BentukAsing, BentukBagian, belah
from lkj_etl.baca.kilat_xlsx import KENDALI, TERLARANG, teks_xml_semua
from lkj_etl.baca.paket_xlsx import buka_lolos
from lkj_etl.baca.sel import Sel

BUKA, TUTUP = b"<si><t>", b"</t></si>"
JAGA = b'<si><t xml:space="preserve">'
TEKS = BentukBagian(akar=b"<sst", awal=b"<si>", tutup=TUTUP, akhir=b"</sst>", unsur=True)


class TeksBersama(Sequence[Sel | None]):
    """Shared strings as cells; a million cells are made only as they are asked for."""

    def __init__(self, teks: list[str]) -> None:
        self._teks = teks

    def __len__(self) -> int:
        return len(self._teks)

    @overload
    def __getitem__(self, nomor: int) -> Sel | None: ...

    @overload
    def __getitem__(self, nomor: slice) -> Sequence[Sel | None]: ...

    def __getitem__(self, nomor: int | slice) -> Sel | Sequence[Sel | None] | None:
        if isinstance(nomor, slice):
            return TeksBersama(self._teks[nomor])
        teks = self._teks[nomor]
        return Sel("s", teks) if teks else None


def sari_teks(potongan: Iterator[bytes], hasil: list[str]) -> Iterator[bytes]:
    """Take the strings out of the part and append them to `hasil`; yield what is left, for expat to judge."""
    return belah(TEKS, potongan, lambda kepala: partial(_ambil, hasil=hasil))


def _ambil(isi: bytes, hasil: list[str]) -> None:
    """Read a stretch of whole strings."""
    if not isi:
        return
    polos = isi.replace(JAGA, BUKA)
    if not polos.startswith(BUKA) or not polos.endswith(TUTUP):
        raise BentukAsing
    if len(polos.translate(None, KENDALI)) < len(polos) or any(t in polos for t in (TERLARANG[-1:] if polos.isascii() else TERLARANG)):
        raise BentukAsing
    try:
        semua = polos[len(BUKA) : -len(TUTUP)].decode("utf-8").split("</t></si><si><t>")
    except UnicodeDecodeError:
        raise BentukAsing from None
    if polos.count(b"<") != 4 * len(semua):  # no other tag than the four around each string
        raise BentukAsing
    semua = teks_xml_semua(semua)
    if b"_x" in polos:
        semua = [buka_lolos(t) if "_x" in t else t for t in semua]
    hasil += semua
