"""Sheets of an old binary .xls workbook, through xlrd (the one .xls reader that survived every damaged file)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from lkj_etl.baca.format_angka import iso_serial, jenis_format
from lkj_etl.baca.gerbang import TANDA_OLE
from lkj_etl.baca.kisi import Catatan, Kisi, Tolak
from lkj_etl.baca.sel import Sel
from lkj_etl.baca.wadah_ole import periksa_ole

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet

GALAT = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
TEKS, ANGKA, TANGGAL, BENAR_SALAH, KESALAHAN = 1, 2, 3, 4, 5
BULAT_PASTI = 1e15
SUMBER = ((2, "TAUTAN-LUAR"), (4, "TAUTAN-DDE"))


def baca(isi: bytes) -> tuple[list[Kisi], list[Catatan], bool]:
    """Read every worksheet: sheets, findings, macros present. Raise Tolak on any damage."""
    makro = periksa_ole(isi) if isi.startswith(TANDA_OLE) else False
    import xlrd

    try:
        buku = xlrd.open_workbook(file_contents=isi, logfile=io.StringIO(), formatting_info=True, ragged_rows=True)
        hasil = [_lembar(buku, s) for s in buku.sheets()]
    except MemoryError:
        raise
    except Exception as galat:  # noqa: BLE001 - damaged records raise anything from AssertionError to struct.error
        sandi = isinstance(galat, xlrd.XLRDError) and "encrypted" in str(galat)
        raise Tolak("BERKAS-BERSANDI" if sandi else "XLS-RUSAK") from None
    if not hasil:
        raise Tolak("LEMBAR-TIDAK-ADA")
    if all(k.tersembunyi for k in hasil):
        raise Tolak("LEMBAR-TAK-TERLIHAT")
    jenis = set(getattr(buku, "_supbook_types", []))
    return hasil, [Catatan(kode, "-", "-", {}) for nomor, kode in SUMBER if nomor in jenis], makro


def _lembar(buku: Book, lembar: Sheet) -> Kisi:
    kisi = Kisi(lembar.name, lembar.visibility != 0, basis_1904=buku.datemode == 1)
    tampil = {i: _tampil(buku, xf.format_key) for i, xf in enumerate(buku.xf_list)}
    for b in range(lembar.nrows):
        jenis, isi = lembar.row_types(b), lembar.row_values(b)
        gaya = lembar._cell_xf_indexes[b] if buku.formatting_info else ()
        baris = {}
        for k, (satu, nilai) in enumerate(zip(jenis, isi, strict=False), 1):
            xf = tampil.get(gaya[k - 1], "n") if k <= len(gaya) else "n"
            if (sel := _nilai(satu, nilai, xf, kisi.basis_1904)) is not None:
                baris[k] = sel
        if baris:
            kisi.baris[b + 1] = baris
    kisi.gabungan = [(b1 + 1, k1 + 1, b2, k2) for b1, b2, k1, k2 in lembar.merged_cells]
    kisi.baris_tersembunyi = {b + 1 for b, info in lembar.rowinfo_map.items() if info.hidden and b + 1 in kisi.baris}
    kisi.kolom_tersembunyi = {k + 1 for k, info in lembar.colinfo_map.items() if info.hidden}
    return kisi


def _tampil(buku: Book, nomor: int) -> str:
    pola = buku.format_map.get(nomor)
    return jenis_format(nomor, pola.format_str if pola is not None and pola.format_str else None)


def _nilai(jenis: int, nilai: Any, tampil: str, basis_1904: bool) -> Sel | None:
    """Return one cell; a stored double keeps its shortest exact decimal text."""
    if jenis == TEKS:
        return Sel("s", nilai) if nilai else None
    if jenis == KESALAHAN:
        return Sel("e", GALAT.get(nilai, "#N/A"))
    if jenis == BENAR_SALAH:
        return Sel("b", "1" if nilai else "0")
    if jenis not in (ANGKA, TANGGAL):
        return None
    if nilai != nilai or abs(nilai) == float("inf"):
        return Sel("e", "#NUM!")
    angka = str(int(nilai)) if nilai == int(nilai) and abs(nilai) < BULAT_PASTI else repr(nilai)
    if tampil == "d" and (hari := iso_serial(angka, basis_1904)):
        return Sel("d", hari)
    return Sel(tampil if tampil == "p" else "n", angka)
