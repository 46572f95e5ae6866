"""Sheets of an xlsx or xlsm workbook: the fast reader where the sheet has the plain shape, else the thorough one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from lkj_etl.baca.kilat_bagian import BentukAsing
from lkj_etl.baca.kilat_teks import TeksBersama, sari_teks
from lkj_etl.baca.kilat_xlsx import Baris, sari
from lkj_etl.baca.kisi import Catatan, Kisi, Tolak, huruf
from lkj_etl.baca.paket_xlsx import LembarBuku, baca_buku, baca_gaya, baca_teks_bersama
from lkj_etl.baca.sel import UTUH, Bagian, Sel
from lkj_etl.baca.sel_xlsx import PembacaLembar
from lkj_etl.baca.wadah_zip import Wadah
from lkj_etl.baca.xml_aman import jalankan, pengurai

TEKS_BANYAK = 20_000


def baca(wadah: Wadah, bagian: Bagian = UTUH) -> tuple[list[Kisi], list[Catatan]]:
    """Read every worksheet; raise Tolak where Excel itself would refuse or offer to repair the workbook.

    bagian: the share of the rows of large sheets that is wanted (`Lanjutan`).
    """
    buku = baca_buku(wadah)
    teks = _baca_teks(wadah, buku.bagian_teks) if buku.bagian_teks else []
    gaya = baca_gaya(wadah, buku.bagian_gaya) if buku.bagian_gaya else {}
    buat = partial(PembacaLembar, wadah.batas, teks=teks, gaya=gaya, basis_1904=buku.basis_1904)
    semua = [_baca_lembar(wadah, s, partial(buat, s), bagian) for s in buku.lembar if s.jenis == "worksheet"]
    for pembaca in semua:
        _periksa_gabungan(pembaca.kisi)
    return [p.kisi for p in semua], [Catatan("TAUTAN-DDE", p.kisi.nama, "-", {}) for p in semua if p.dde]


def _periksa_gabungan(kisi: Kisi) -> None:
    """Refuse merged ranges that share a cell: Excel would offer to repair them, by taking merged cells apart."""
    terbuka: list[tuple[int, int, int, int]] = []
    for rentang in sorted(kisi.gabungan):
        r1, c1, r2, c2 = rentang
        terbuka = [g for g in terbuka if g[2] >= r1]
        if any(g[1] <= c2 and c1 <= g[3] for g in terbuka):
            raise Tolak("XLSX-RUJUKAN", kisi.nama, f"{huruf(c1)}{r1}:{huruf(c2)}{r2}")
        terbuka.append(rentang)


def _baca_lembar(wadah: Wadah, lembar: LembarBuku, buat: Callable[[], PembacaLembar], bagian: Bagian) -> PembacaLembar:
    """Try the fast reader first; whatever it does not know or would refuse, the thorough one decides."""
    pembaca = buat()
    try:
        if wadah.ukuran(lembar.bagian) < wadah.batas.lembar_panjang:
            jalankan(pembaca.urai, sari(pembaca, wadah.alirkan(lembar.bagian), Baris), lembar.bagian)
        else:
            from lkj_etl.baca.panjang_xlsx import baca_panjang  # most runs have no large sheet

            baca_panjang(wadah, pembaca, lembar.bagian, bagian)
    except (BentukAsing, Tolak):
        if bagian != UTUH:
            raise Tolak("LEMBAR-TERLALU-BESAR", lembar.nama) from None  # no share of it can be told; the whole is asked for next
        pembaca = buat()
        jalankan(pembaca.urai, wadah.alirkan(lembar.bagian), lembar.bagian)
    return pembaca


def _baca_teks(wadah: Wadah, bagian: str) -> Sequence[Sel | None]:
    hasil: list[str] = []
    try:
        jalankan(pengurai(bagian), sari_teks(wadah.alirkan(bagian), hasil), bagian)
    except (BentukAsing, Tolak):
        return baca_teks_bersama(wadah, bagian)
    teks = TeksBersama(hasil)
    return teks if len(teks) > TEKS_BANYAK else list(teks)
