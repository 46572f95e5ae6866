"""The table of contents of a zip, read strictly; the `zipfile` module would cost the child a fifth of its start."""

import os
import struct
from typing import BinaryIO, NamedTuple

from lkj_etl.baca.kisi import Tolak

AKHIR = struct.Struct("<4s4xHHIIH")
AKHIR_64 = struct.Struct("<4s28xQQQ")
PENUNJUK_64 = struct.Struct("<4s4xQ4x")
ENTRI = struct.Struct("<4s4xHH4xIIIHHH8xI")
LOKAL = 30
EKOR = AKHIR.size + 0xFFFF
PENUH = 0xFFFFFFFF
UTF8 = 0x800


class Anggota(NamedTuple):
    """One member: name, flags, method, checksum, packed and unpacked bytes, and where its local header stands."""

    nama: str
    bendera: int
    metode: int
    crc: int
    mampat: int
    asli: int
    letak: int


def baca_daftar(berkas: BinaryIO) -> tuple[list[Anggota], int]:
    """Return the members and where the table begins; raise Tolak ZIP-TERPOTONG without end record, ZIP-RUSAK on nonsense."""
    ukuran = berkas.seek(0, os.SEEK_END)
    awal_ekor = berkas.seek(max(0, ukuran - EKOR))
    ekor = berkas.read()
    letak = ekor.rfind(b"PK\5\6")
    if letak < 0 or letak + AKHIR.size > len(ekor):
        raise Tolak("ZIP-TERPOTONG")
    _, _, _, panjang, awal, _ = AKHIR.unpack_from(ekor, letak)
    akhir = awal_ekor + letak
    if letak >= PENUNJUK_64.size and ekor.startswith(b"PK\6\7", letak - PENUNJUK_64.size):
        _, akhir = PENUNJUK_64.unpack_from(ekor, letak - PENUNJUK_64.size)
        berkas.seek(min(akhir, ukuran))
        tanda, _, panjang, awal = AKHIR_64.unpack(berkas.read(AKHIR_64.size).ljust(AKHIR_64.size, b"\0"))
        if tanda != b"PK\6\6":
            raise Tolak("ZIP-RUSAK", bagian="daftar isi")
    if awal + panjang > akhir:
        raise Tolak("ZIP-RUSAK", bagian="daftar isi")
    berkas.seek(awal)
    try:
        return _urai(berkas.read(panjang)), awal
    except (struct.error, UnicodeDecodeError):
        raise Tolak("ZIP-RUSAK", bagian="daftar isi") from None


def _urai(isi: bytes) -> list[Anggota]:
    hasil: list[Anggota] = []
    letak = 0
    while letak < len(isi):
        tanda, bendera, metode, crc, mampat, asli, n_nama, n_ekstra, n_catatan, lokal = ENTRI.unpack_from(isi, letak)
        if tanda != b"PK\1\2":
            raise Tolak("ZIP-RUSAK", bagian="daftar isi")
        letak += ENTRI.size
        nama = isi[letak : letak + n_nama].decode("utf-8" if bendera & UTF8 else "cp437")
        ekstra = isi[letak + n_nama : letak + n_nama + n_ekstra]
        asli, mampat, lokal = _besar(ekstra, asli, mampat, lokal)
        hasil.append(Anggota(nama, bendera, metode, crc, mampat, asli, lokal))
        letak += n_nama + n_ekstra + n_catatan
    return hasil


def _besar(ekstra: bytes, *nilai: int) -> list[int]:
    """Take from the zip64 field what does not fit into 32 bits."""
    hasil, letak = list(nilai), 0
    while PENUH in hasil and letak + 4 <= len(ekstra):
        jenis, panjang = struct.unpack_from("<HH", ekstra, letak)
        letak += 4
        if jenis == 1:
            banyak = hasil.count(PENUH)
            angka = iter(struct.unpack_from(f"<{banyak}Q", ekstra[letak : letak + panjang]))
            return [next(angka) if x == PENUH else x for x in hasil]
        letak += panjang
    return hasil


def awal_isi(berkas: BinaryIO, anggota: Anggota) -> int:
    """Return where the packed bytes of a member begin; raise Tolak ZIP-RUSAK where its local header is not there."""
    berkas.seek(anggota.letak)
    kepala = berkas.read(LOKAL)
    if len(kepala) < LOKAL or kepala[:4] != b"PK\3\4":
        raise Tolak("ZIP-RUSAK", bagian=anggota.nama)
    n_nama, n_ekstra = struct.unpack_from("<HH", kepala, 26)
    if berkas.read(n_nama) != anggota.nama.encode("utf-8" if anggota.bendera & UTF8 else "cp437"):
        raise Tolak("ZIP-RUSAK", bagian=anggota.nama)
    return anggota.letak + LOKAL + int(n_nama) + int(n_ekstra)
