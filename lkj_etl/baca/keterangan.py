"""What the titles and headings of a file say about year, quarter, office and scale."""

from __future__ import annotations

import re
from decimal import Decimal

from lkj_etl.baca.mentah import TabelMentah
from lkj_etl.bacaan import Keterangan, Tempat
from lkj_etl.nilai.teks import bersihkan
from lkj_etl.nilai.triwulan import Periode, periode_judul

SKALA = {"": Decimal(1), "rupiah": Decimal(1), "ribuan": Decimal(1_000), "jutaan": Decimal(1_000_000)}
_POLA_SKALA = re.compile(
    r"\b(?:dalam\s+)?(ribuan|jutaan|ribu|juta|milyar|miliar)\s*(?:rupiah|rp)|\brp\.?\s*(ribu|juta|ribuan|jutaan|000)\b", re.IGNORECASE
)
_POLA_SKPD = re.compile(
    r"^\s*(?:skpd|opd|nama skpd|perangkat daerah|unit organisasi|organisasi|satuan kerja)\s*[:=]\s*(.+)$"
    r"|^\s*((?:kantor\s+)?(?:kecamatan|kelurahan|dinas|badan|inspektorat|sekretariat)\b.+)$",
    re.IGNORECASE,
)


def keterangan(tabel: list[TabelMentah]) -> Keterangan:
    """Read the titles above the headings, and the headings themselves."""
    hasil = Keterangan()
    for t in tabel:
        for sel, teks in [*t.judul, *((f"{k.huruf}{t.baris_judul}", k.judul) for k in t.kolom.values())]:
            _tambah(hasil, Tempat(bersihkan(teks).teks, t.lembar, sel), judul_kolom=sel.endswith(str(t.baris_judul)))
    return hasil


def _tambah(hasil: Keterangan, tempat: Tempat, *, judul_kolom: bool) -> None:
    periode: Periode = periode_judul(tempat.isi)
    if periode.tahun is not None and not judul_kolom:
        hasil.tahun.append(tempat._replace(isi=str(periode.tahun)))
    if periode.triwulan is not None:
        hasil.triwulan.append(tempat._replace(isi=str(periode.triwulan)))
        hasil.kumulatif = hasil.kumulatif and periode.kumulatif
    if periode.triwulan is None and periode.bulan is not None:
        hasil.bulan.append(tempat._replace(isi=str(periode.bulan)))
    if _POLA_SKALA.search(tempat.isi):
        hasil.skala.append(tempat)
    if judul_kolom:
        return
    if cocok := _POLA_SKPD.match(tempat.isi):
        hasil.skpd.append(tempat._replace(isi=(cocok[1] or cocok[2]).strip()))
    hasil.menyebut_realisasi = hasil.menyebut_realisasi or "realisasi" in tempat.isi.casefold()
