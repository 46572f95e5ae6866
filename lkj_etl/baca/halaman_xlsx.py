"""Cells of one column of a large sheet part, cut out of many rows at once, by the same strict pattern as one by one."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from typing import Any

from lkj_etl.baca.kilat_bagian import BentukAsing
from lkj_etl.baca.kilat_xlsx import (
    AKHIR_NILAI,
    ANGKA,
    BERSAMA,
    ENTITAS,
    ISI_SEL,
    KENDALI,
    TERLARANG,
    nilai_sel,
    teks_xml,
    teks_xml_semua,
)
from lkj_etl.baca.lanjutan import KODE, NOMOR, PEMISAH, TEKS, Halaman, KolomPanjang
from lkj_etl.baca.paket_xlsx import buka_lolos
from lkj_etl.baca.sel import Sel
from lkj_etl.baca.sel_xlsx import PembacaLembar

AWAL_NILAI = re.compile(rb"[^<>]*>(?:<v>|<is><t(?: xml:space=\"preserve\")?>)")
SEMUA_ANGKA = re.compile(rb"-?[0-9]+(?:\.[0-9]+)?(?:\x01-?[0-9]+(?:\.[0-9]+)?)*")
AKHIR_BYTE = AKHIR_NILAI.encode()
ENTITAS_BYTE = tuple(e.encode() for e in ENTITAS)
# Where this many cells of a stretch, and one in four, are new, the next stretches are cut as a whole: 1, 3, 7 .. of them.
DIKENAL_BANYAK, SATU_DARI, JEDA_TERLAMA = 32, 4, 63
DIKENAL_TERBANYAK = 50_000


class Campur(Exception):
    """The rows do not all go on with the same column."""


class PembacaKolom:
    """Reads stretches of one column; what stands behind an address is read once, however often it is repeated."""

    def __init__(self, pembaca: PembacaLembar, kolom: KolomPanjang, atribut: dict[bytes, int]) -> None:
        """`atribut`: what stands before a stored value -> what kind of cell that is; all columns of a sheet share it."""
        self._pembaca, self.kolom, self._atribut = pembaca, kolom, atribut
        # What ends a cell's text (the address of the next one, without its row) -> text of the cell -> position in `beda`.
        self._dikenal: dict[bytes, _Dikenal] = {}
        self._padat = self._jeda = 0

    def baca(self, potongan: Sequence[bytes], ekor: bytes) -> Halaman:
        """Read the same column of many rows; raise Campur or BentukAsing.

        potongan: per row what stands between the cell's address and `ekor`, and `ekor` itself.
        """
        if self._padat and (halaman := self._sekaligus(potongan, ekor)) is not None:
            self._padat -= 1
            return halaman
        dikenal = self._dikenal.get(ekor)
        if dikenal is None or len(dikenal) > DIKENAL_TERBANYAK:
            dikenal = self._dikenal[ekor] = _Dikenal(self, ekor)
        pertama = potongan[0]
        if pertama == potongan[-1] and potongan.count(pertama) == len(potongan):
            return Halaman(KODE, array("I", [dikenal[pertama]]) * len(potongan))
        sebelum = len(dikenal)
        kunci = array("I", map(dikenal.__getitem__, potongan))
        if len(dikenal) - sebelum > max(DIKENAL_BANYAK, len(potongan) // SATU_DARI):
            self._padat = self._jeda = min(2 * self._jeda + 1, JEDA_TERLAMA)
        return Halaman(KODE, kunci)

    def satu(self, isi: bytes) -> Sel | None:
        """Read what stands behind one address."""
        depan, _, nilai = isi.partition(b"<v>")
        kenal, angka = self._atribut.get(depan), nilai[: -len(AKHIR_BYTE)]
        if kenal is not None and angka.isdigit() and nilai.endswith(AKHIR_BYTE):
            return self._polos(kenal, angka)
        cocok = ISI_SEL.fullmatch(_teks_sah(isi))
        if cocok is None:
            raise BentukAsing
        _, gaya, jenis, rumus, tersimpan, sebaris = cocok.groups()
        if rumus is None and tersimpan is not None and (jenis == "s" or (jenis in (None, "n") and gaya not in self._pembaca.gaya)):
            self._atribut[depan] = BERSAMA if jenis == "s" else ANGKA
        return nilai_sel(self._pembaca, gaya, jenis, rumus, tersimpan, sebaris)

    def _polos(self, kenal: int, angka: bytes) -> Sel | None:
        if kenal == ANGKA:
            return Sel("n", angka.decode("ascii"))
        if (nomor := int(angka)) >= len(self._pembaca.teks):
            raise BentukAsing
        return self._pembaca.teks[nomor]

    def _sekaligus(self, potongan: Sequence[bytes], ekor: bytes) -> Halaman | None:
        """Cut the values of cells that differ in nothing else out of their joined text; None where they do differ."""
        contoh = potongan[0]
        awal = AWAL_NILAI.match(contoh)
        if awal is None or not contoh.endswith(ekor):
            return None
        depan, akhir = awal[0], contoh.find(b"<", awal.end())
        belakang = contoh[akhir:]
        semua = PEMISAH.join(potongan)
        if not semua.endswith(belakang):
            return None
        nilai = semua.replace(belakang + PEMISAH + depan, PEMISAH)[len(depan) : -len(belakang)]
        if b"<" in nilai or b">" in nilai or nilai.count(PEMISAH) != len(potongan) - 1:
            return None
        bentuk = ISI_SEL.fullmatch((depan + belakang.removesuffix(ekor)).decode("utf-8", "replace"))
        if bentuk is None:
            return None
        return self._sejenis(nilai, bentuk[2], bentuk[3], sebaris=bentuk[6] is not None)

    def _sejenis(self, nilai: bytes, gaya: str | None, jenis: str | None, *, sebaris: bool) -> Halaman | None:
        """Check joined values of one type and style all at once; None where they must be looked at one by one."""
        if jenis in ("str", "inlineStr"):
            _periksa_teks(nilai)
            return Halaman(TEKS, nilai)
        if sebaris or jenis not in (None, "n", "s"):
            return None
        if jenis == "s":
            return self._bersama(nilai)
        tampil = self._pembaca.gaya.get(gaya, "n") if gaya else "n"
        return Halaman(tampil, nilai) if tampil != "d" and SEMUA_ANGKA.fullmatch(nilai) else None

    def _bersama(self, nilai: bytes) -> Halaman | None:
        semua = nilai.split(PEMISAH)
        if not all(semua) or not b"".join(semua).isdigit():
            return None
        nomor = list(map(int, semua))  # an array would overflow at a number that is none of a string
        return Halaman(NOMOR, array("I", nomor)) if max(nomor) < len(self._pembaca.teks) else None


class _Dikenal(dict[bytes, int]):
    """Text behind an address -> position in `KolomPanjang.beda`, worked out at the first sight."""

    def __init__(self, pembaca: PembacaKolom, ekor: bytes) -> None:
        super().__init__()
        self._pembaca, self._ekor = pembaca, ekor

    def __missing__(self, potongan: bytes) -> int:
        if not potongan.endswith(self._ekor):
            raise Campur
        isi = potongan[: len(potongan) - len(self._ekor)]
        if b'<c r="' in isi:
            raise Campur
        self[potongan] = kode = self._pembaca.kolom.kode(self._pembaca.satu(isi))
        return kode


def _teks_sah(isi: bytes) -> str:
    """Return the text of one cell where it holds only what XML allows."""
    try:
        teks = isi.decode("utf-8")
    except UnicodeDecodeError:
        raise BentukAsing from None
    if not teks.isprintable():
        _periksa_byte(isi)
    if "]]>" in teks:
        raise BentukAsing
    return teks


def _periksa_byte(isi: bytes) -> None:
    if len(isi.translate(None, KENDALI)) < len(isi) or any(t in isi for t in TERLARANG):
        raise BentukAsing


def _periksa_teks(nilai: bytes) -> None:
    """Check what the strict reader checks text by text: characters, encoding, references."""
    _periksa_byte(nilai.replace(PEMISAH, b"\n"))
    bernomor = b"&" in nilai and nilai.count(b"&") != sum(map(nilai.count, ENTITAS_BYTE))
    if bernomor or not nilai.isascii():
        try:
            teks = nilai.decode("utf-8")
        except UnicodeDecodeError:
            raise BentukAsing from None
        if bernomor:
            teks_xml(teks)


def buat_sel(teks: Sequence[Sel | None], jenis: str, isi: list[Any]) -> list[Sel | None]:
    """Make the cells of what a page keeps (`lanjutan.Buat`)."""
    if jenis == NOMOR:
        return [teks[i] for i in isi]
    buat, semua = tuple.__new__, PEMISAH.join(isi).decode("utf-8").split(PEMISAH.decode("ascii"))
    if jenis == TEKS:
        semua = [buka_lolos(t) if "_x" in t else t for t in teks_xml_semua(semua)]
    return [buat(Sel, (jenis, t)) if t else None for t in semua]
