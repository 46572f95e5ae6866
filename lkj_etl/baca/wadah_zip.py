"""The zip container of xlsx and ods: refused where its structure lies, streamed part by part where it does not."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from lkj_etl.baca.batas import Batas
from lkj_etl.baca.daftar_zip import Anggota, awal_isi, baca_daftar
from lkj_etl.baca.kisi import Tolak
from lkj_etl.baca.xml_aman import periksa_xml

POTONGAN = 1 << 18
UTUH, DEFLATE = 0, 8
BERSANDI = 0x1
AKHIRAN_XML = (".xml", ".rels")


class Wadah:
    """An opened and checked zip; names of parts compare without case, as Excel compares them."""

    def __init__(self, jalan: str, batas: Batas) -> None:
        """Open and check; raise Tolak on any structure that a sound Office file never has."""
        self.batas = batas
        self.terurai: set[str] = set()
        self._berkas: BinaryIO = open(jalan, "rb")  # noqa: SIM115 - closed by __exit__
        try:
            daftar, akhir = baca_daftar(self._berkas)
            _periksa_daftar(daftar, batas)
            self._awal = _periksa_letak(self._berkas, daftar, akhir)
        except BaseException:
            self._berkas.close()
            raise
        self._anggota = {a.nama.lower(): a for a in daftar}

    def __enter__(self) -> Wadah:
        return self

    def __exit__(self, *_: object) -> None:
        self._berkas.close()

    def ada(self, nama: str) -> bool:
        """Say whether the part exists."""
        return nama.lower() in self._anggota

    def nama(self) -> list[str]:
        """Return the names of all parts in lower case."""
        return list(self._anggota)

    def ukuran(self, nama: str) -> int:
        """Return the unpacked size in bytes that the zip declares; `alirkan` never yields more than that."""
        return self._anggota[nama.lower()].asli

    def alirkan(self, nama: str, potongan: int = POTONGAN) -> Iterator[bytes]:
        """Unpack a part in pieces of at most `potongan` bytes; raise Tolak where size or checksum differ from what the zip declares."""
        kunci = nama.lower()
        anggota = self._anggota.get(kunci)
        if anggota is None:
            raise Tolak("XLSX-BAGIAN-HILANG", bagian=nama)
        self.terurai.add(kunci)
        crc = banyak = 0
        try:
            for isi in self._mentah(anggota, potongan):
                banyak += len(isi)
                if banyak > anggota.asli:
                    raise Tolak("ZIP-RUSAK", bagian=nama)
                crc = zlib.crc32(isi, crc)
                yield isi
        except zlib.error:
            raise Tolak("ZIP-RUSAK", bagian=nama) from None
        if banyak < anggota.asli:
            raise Tolak("ZIP-RUSAK", bagian=nama)
        if crc != anggota.crc:
            raise Tolak("ZIP-CRC", bagian=nama)

    def _mentah(self, anggota: Anggota, potongan: int) -> Iterator[bytes]:
        """Yield unpacked bytes in bounded pieces, however tightly they are packed."""
        letak, sisa = self._awal[anggota.nama], anggota.mampat
        pemekar = zlib.decompressobj(-zlib.MAX_WBITS)
        while sisa:
            self._berkas.seek(letak)
            isi = self._berkas.read(min(potongan if anggota.metode == UTUH else POTONGAN, sisa))
            if not isi:
                return
            letak += len(isi)
            sisa -= len(isi)
            if anggota.metode == UTUH:
                yield isi
                continue
            while isi and not pemekar.eof:
                yield pemekar.decompress(isi, potongan)
                isi = pemekar.unconsumed_tail
        if anggota.metode == DEFLATE:
            yield pemekar.flush()

    def periksa_sisa(self) -> None:
        """Check every part that no reader has parsed: unpacked whole, and well-formed where it is XML."""
        for nama, anggota in self._anggota.items():
            if nama in self.terurai or nama.endswith("/"):
                continue
            if nama.endswith(AKHIRAN_XML) and anggota.asli:
                periksa_xml(self.alirkan(nama), nama, self.batas.kedalaman_xml)
            else:
                for _ in self.alirkan(nama):
                    pass


def _periksa_daftar(daftar: list[Anggota], batas: Batas) -> None:
    if len(daftar) > batas.anggota_zip or sum(a.asli for a in daftar) > batas.isi_zip:
        raise Tolak("ZIP-BOM")
    if len({a.nama.lower() for a in daftar}) < len(daftar):
        raise Tolak("ZIP-GANDA")
    for anggota in daftar:
        lurus = anggota.nama.replace("\\", "/")
        if lurus.startswith("/") or ".." in lurus.split("/") or lurus[1:2] == ":":
            raise Tolak("ZIP-JALUR")
        if anggota.bendera & BERSANDI:
            raise Tolak("BERKAS-BERSANDI")
        if anggota.metode not in (UTUH, DEFLATE):
            raise Tolak("ZIP-METODE")
        if anggota.asli > batas.nisbah_mulai and anggota.asli > batas.nisbah_zip * max(anggota.mampat, 1):
            raise Tolak("ZIP-BOM")


def _periksa_letak(berkas: BinaryIO, daftar: list[Anggota], akhir_isi: int) -> dict[str, int]:
    """Return where each member's bytes begin; refuse members that share bytes (a few kilobytes could then unpack to terabytes)."""
    akhir = 0
    hasil: dict[str, int] = {}
    for anggota in sorted(daftar, key=lambda a: a.letak):
        if anggota.letak < akhir:
            raise Tolak("ZIP-TUMPANG-TINDIH")
        hasil[anggota.nama] = awal_isi(berkas, anggota)
        akhir = hasil[anggota.nama] + anggota.mampat
    if akhir > akhir_isi:
        raise Tolak("ZIP-TUMPANG-TINDIH")
    return hasil
