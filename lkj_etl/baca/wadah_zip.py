"""The zip container of xlsx and ods: refused where its structure lies, streamed part by part where it does not."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator

from lkj_etl.baca.batas import Batas
from lkj_etl.baca.kisi import Tolak
from lkj_etl.baca.xml_aman import periksa_xml

POTONGAN = 1 << 18
KEPALA_LOKAL = struct.Struct("<4s22xHH")
METODE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
AKHIRAN_XML = (".xml", ".rels")


class Wadah:
    """An opened and checked zip; names of parts compare without case, as Excel compares them."""

    def __init__(self, jalan: str, batas: Batas) -> None:
        """Open and check; raise Tolak on any structure that a sound Office file never has."""
        self.batas = batas
        self.terurai: set[str] = set()
        try:
            self._zip = zipfile.ZipFile(jalan)
        except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError):
            raise Tolak("ZIP-TERPOTONG") from None
        try:
            daftar = self._zip.infolist()
            _periksa_daftar(daftar, batas)
            _periksa_letak(self._zip, daftar)
        except BaseException:
            self._zip.close()
            raise
        self._anggota = {i.filename.lower(): i for i in daftar}

    def __enter__(self) -> Wadah:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def ada(self, nama: str) -> bool:
        """Say whether the part exists."""
        return nama.lower() in self._anggota

    def nama(self) -> list[str]:
        """Return the names of all parts in lower case."""
        return list(self._anggota)

    def ukuran(self, nama: str) -> int:
        """Return the unpacked size in bytes that the zip declares; zipfile never unpacks more than that."""
        return self._anggota[nama.lower()].file_size

    def alirkan(self, nama: str) -> Iterator[bytes]:
        """Unpack a part piece by piece; raise Tolak where its bytes are damaged (the checksum included)."""
        kunci = nama.lower()
        self.terurai.add(kunci)
        try:
            with self._zip.open(self._anggota[kunci]) as aliran:
                while isi := aliran.read(POTONGAN):
                    yield isi
        except KeyError:
            raise Tolak("XLSX-BAGIAN-HILANG", bagian=nama) from None
        except zipfile.BadZipFile as galat:
            raise Tolak("ZIP-CRC" if "CRC" in str(galat) else "ZIP-RUSAK", bagian=nama) from None
        except (zlib.error, EOFError, struct.error, NotImplementedError, RuntimeError):
            raise Tolak("ZIP-RUSAK", bagian=nama) from None

    def periksa_sisa(self) -> None:
        """Check every part that no reader has parsed: unpacked whole, and well-formed where it is XML."""
        for nama, info in self._anggota.items():
            if nama in self.terurai or info.is_dir():
                continue
            if nama.endswith(AKHIRAN_XML) and info.file_size:
                periksa_xml(self.alirkan(nama), nama, self.batas.kedalaman_xml)
            else:
                for _ in self.alirkan(nama):
                    pass


def _periksa_daftar(daftar: list[zipfile.ZipInfo], batas: Batas) -> None:
    if len(daftar) > batas.anggota_zip:
        raise Tolak("ZIP-BOM")
    nama = [i.filename.lower() for i in daftar]
    if len(set(nama)) < len(nama):
        raise Tolak("ZIP-GANDA")
    for info in daftar:
        lurus = info.filename.replace("\\", "/")
        if lurus.startswith("/") or ".." in lurus.split("/") or lurus[1:2] == ":":
            raise Tolak("ZIP-JALUR")
        if info.flag_bits & 1:
            raise Tolak("BERKAS-BERSANDI")
        if info.compress_type not in METODE:
            raise Tolak("ZIP-METODE")
        if info.file_size > batas.nisbah_mulai and info.file_size > batas.nisbah_zip * max(info.compress_size, 1):
            raise Tolak("ZIP-BOM")
    if sum(i.file_size for i in daftar) > batas.isi_zip:
        raise Tolak("ZIP-BOM")


def _periksa_letak(berkas: zipfile.ZipFile, daftar: list[zipfile.ZipInfo]) -> None:
    """Refuse members that share bytes: a few kilobytes could then unpack to terabytes (CVE-2024-0450)."""
    aliran = berkas.fp
    assert aliran is not None
    akhir = 0
    for info in sorted(daftar, key=lambda i: i.header_offset):
        if info.header_offset < akhir:
            raise Tolak("ZIP-TUMPANG-TINDIH")
        aliran.seek(info.header_offset)
        kepala = aliran.read(KEPALA_LOKAL.size)
        if len(kepala) < KEPALA_LOKAL.size or kepala[:4] != b"PK\3\4":
            raise Tolak("ZIP-RUSAK", bagian=info.filename)
        _, panjang_nama, panjang_ekstra = KEPALA_LOKAL.unpack(kepala)
        akhir = info.header_offset + KEPALA_LOKAL.size + panjang_nama + panjang_ekstra + info.compress_size
    if akhir > berkas.start_dir:
        raise Tolak("ZIP-TUMPANG-TINDIH")
