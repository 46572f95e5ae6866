"""Sheets of an xlsx or xlsm workbook: the fast reader where the sheet has the plain shape, else the thorough one."""

from __future__ import annotations

from lkj_etl.baca.kilat_xlsx import BentukAsing, sari
from lkj_etl.baca.kisi import Catatan, Kisi, Sel, Tolak
from lkj_etl.baca.paket_xlsx import Buku, LembarBuku, baca_buku, baca_gaya, baca_teks_bersama
from lkj_etl.baca.sel_xlsx import PembacaLembar
from lkj_etl.baca.wadah_zip import Wadah
from lkj_etl.baca.xml_aman import jalankan


def baca(wadah: Wadah) -> tuple[list[Kisi], list[Catatan]]:
    """Read every worksheet; raise Tolak where Excel itself would refuse or offer to repair the workbook."""
    buku = baca_buku(wadah)
    teks = baca_teks_bersama(wadah, buku.bagian_teks) if buku.bagian_teks else []
    gaya = baca_gaya(wadah, buku.bagian_gaya) if buku.bagian_gaya else {}
    return [_baca_lembar(wadah, buku, s, teks, gaya) for s in buku.lembar if s.jenis == "worksheet"], []


def _baca_lembar(wadah: Wadah, buku: Buku, lembar: LembarBuku, teks: list[Sel | None], gaya: dict[str, str]) -> Kisi:
    """Try the fast reader first; whatever it does not know or would refuse, the thorough one decides."""
    for cepat in (True, False):
        pembaca = PembacaLembar(wadah.batas, lembar, teks, gaya, buku.basis_1904)
        potongan = wadah.alirkan(lembar.bagian)
        try:
            jalankan(pembaca.urai, sari(pembaca, potongan) if cepat else potongan, lembar.bagian)
            break
        except (BentukAsing, Tolak):
            if not cepat:
                raise
    return pembaca.kisi
