"""The OLE2 container of old .xls: header, sector chains and directory checked before any reader walks them."""

from __future__ import annotations

import struct

from lkj_etl.baca.kisi import Tolak

AKHIR, BEBAS = 0xFFFFFFFE, 0xFFFFFFFF
SEKTOR_TERBESAR = 0xFFFFFFFA
BATAS_MINI = 4096
# Header fields: version, byte order, shifts; number of FAT sectors, directory start; mini FAT; DIFAT.
KEPALA = struct.Struct("<HHHH6xIIIIIIIII")
ENTRI = struct.Struct("<64sHBB48xIII")
BUKU = ("workbook", "book")
TERSANDI = "encryptedpackage"
MAKRO = frozenset({"_vba_project_cur", "_vba_project", "vba"})
DOKUMEN_LAIN = {"worddocument": "dokumen Word", "powerpoint document": "PowerPoint", "catalog": "berkas sistem Windows"}


def periksa_ole(isi: bytes) -> bool:
    """Check the container of an .xls and say whether it carries macros.

    Raise Tolak: OLE-RUSAK (impossible header), OLE-TERPOTONG (sectors beyond the end), OLE-BERPUTAR (a chain that loops),
    BERKAS-BERSANDI (an encrypted xlsx lives in such a container too), BENTUK-LAIN (no workbook inside).
    """
    if len(isi) < 1536:
        raise Tolak("OLE-TERPOTONG")
    wadah = _Wadah(isi)
    nama = {n: (awal, ukuran) for n, awal, ukuran in wadah.direktori()}
    if TERSANDI in nama:
        raise Tolak("BERKAS-BERSANDI")
    buku = next((nama[n] for n in BUKU if n in nama), None)
    if buku is None:
        lain = next((t for n, t in DOKUMEN_LAIN.items() if n in nama), "dokumen Office lama tanpa lembar kerja")
        raise Tolak("BENTUK-LAIN", bentuk=lain)
    awal, ukuran = buku
    if ukuran >= BATAS_MINI:
        rantai = wadah.rantai(awal)
        if len(rantai) * wadah.sektor < ukuran:
            raise Tolak("OLE-TERPOTONG")
    return bool(MAKRO & nama.keys())


class _Wadah:
    """Sector table of one file."""

    def __init__(self, isi: bytes) -> None:
        self._isi = isi
        _, urutan, geser, geser_mini, _, fat, self._awal_direktori, _, _, _, _, difat, banyak_difat = KEPALA.unpack_from(isi, 26)
        if urutan != 0xFFFE or geser not in (9, 12) or geser_mini != 6:
            raise Tolak("OLE-RUSAK")
        self.sektor = 1 << geser
        # The last sector need not be filled: some writers do not pad it.
        self._banyak = -(-len(isi) // self.sektor) - 1
        if fat > self._banyak or banyak_difat > self._banyak:
            raise Tolak("OLE-RUSAK" if fat > 1 << 22 else "OLE-TERPOTONG")
        daftar = [s for s in struct.unpack_from("<109I", isi, 76) if s <= SEKTOR_TERBESAR]
        dikunjungi: set[int] = set()
        while difat <= SEKTOR_TERBESAR and banyak_difat:
            if difat in dikunjungi:
                raise Tolak("OLE-BERPUTAR")
            dikunjungi.add(difat)
            *isi_difat, difat = self._angka(difat)
            daftar += [s for s in isi_difat if s <= SEKTOR_TERBESAR]
        self._fat = [n for s in daftar[:fat] for n in self._angka(s)]

    def _angka(self, sektor: int) -> tuple[int, ...]:
        return struct.unpack(f"<{self.sektor // 4}I", self._baca(sektor).ljust(self.sektor, b"\xff"))

    def _baca(self, sektor: int) -> bytes:
        if sektor >= self._banyak:
            raise Tolak("OLE-TERPOTONG")
        awal = (sektor + 1) * self.sektor
        return self._isi[awal : awal + self.sektor]

    def rantai(self, sektor: int) -> list[int]:
        """Return the sectors of a stream in order."""
        hasil: list[int] = []
        dikunjungi: set[int] = set()
        while sektor != AKHIR:
            if sektor in dikunjungi:
                raise Tolak("OLE-BERPUTAR")
            if sektor >= self._banyak:
                raise Tolak("OLE-TERPOTONG")
            if sektor >= len(self._fat):
                raise Tolak("OLE-RUSAK")
            dikunjungi.add(sektor)
            hasil.append(sektor)
            sektor = self._fat[sektor]
            if sektor == BEBAS:
                raise Tolak("OLE-RUSAK")
        return hasil

    def direktori(self) -> list[tuple[str, int, int]]:
        """Return name in lower case, first sector and size of every entry."""
        isi = b"".join(self._baca(s) for s in self.rantai(self._awal_direktori))
        hasil = []
        for letak in range(0, len(isi) - 127, 128):
            nama, panjang, jenis, _, awal, ukuran, _ = ENTRI.unpack_from(isi, letak)
            if jenis in (1, 2, 5) and 2 <= panjang <= 64:
                hasil.append((nama[: panjang - 2].decode("utf-16-le", "replace").lower(), awal, ukuran))
        return hasil
