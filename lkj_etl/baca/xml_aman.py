"""The one way to read XML here: expat, no document type, bounded depth, refusal instead of repair."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.parsers import expat

from lkj_etl.baca.kisi import Tolak

Mulai = Callable[[str, dict[str, str]], object]
Selesai = Callable[[str], object]


def pengurai(bagian: str) -> expat.XMLParserType:
    """Return a parser that names elements "namespace local" and refuses a DOCTYPE in whatever encoding it hides."""
    urai = expat.ParserCreate(None, " ")
    urai.buffer_text = True

    def dtd(*_: object) -> None:
        raise Tolak("XML-DTD", bagian=bagian)

    urai.StartDoctypeDeclHandler = dtd
    return urai


def jalankan(urai: expat.XMLParserType, potongan: Iterable[bytes], bagian: str) -> None:
    """Feed the pieces; raise Tolak XML-RUSAK where the text is not well-formed."""
    aliran = iter(potongan)
    try:
        for isi in aliran:
            urai.Parse(isi, False)
        urai.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError):
        # Damaged bytes show as broken XML first; the rest of the part tells whether its checksum names the cause.
        for _ in aliran:
            pass
        raise Tolak("XML-RUSAK", bagian=bagian) from None


def urai_xml(
    potongan: Iterable[bytes],
    bagian: str,
    mulai: Mulai,
    selesai: Selesai,
    teks: Callable[[str], object] | None = None,
    kedalaman: int = 256,
) -> None:
    """Parse a part with the given handlers; raise Tolak on a document type, broken XML or more than `kedalaman` levels."""
    dalam = 0

    def masuk(nama: str, atribut: dict[str, str]) -> None:
        nonlocal dalam
        dalam += 1
        if dalam > kedalaman:
            raise Tolak("XML-TERLALU-DALAM", bagian=bagian)
        mulai(nama, atribut)

    def keluar(nama: str) -> None:
        nonlocal dalam
        dalam -= 1
        selesai(nama)

    urai = pengurai(bagian)
    urai.StartElementHandler = masuk
    urai.EndElementHandler = keluar
    if teks is not None:
        urai.CharacterDataHandler = teks
    jalankan(urai, potongan, bagian)


def periksa_xml(potongan: Iterable[bytes], bagian: str, kedalaman: int) -> None:
    """Check a part that nobody reads: a broken one makes Excel offer a repair, so the file is not sound."""
    urai_xml(potongan, bagian, lambda nama, atribut: None, lambda nama: None, None, kedalaman)
