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
    r"\b(ribu|juta|mil[iy]ar)(?:an)?\s*(?:rupiah|rp)|\brp\.?\s*(ribu|juta|mil[iy]ar|000)(?:an)?\b|\bdalam (ribu|juta|mil[iy]ar)an\b",
    re.IGNORECASE,
)
_SEBUTAN = {"ribu": "ribuan", "000": "ribuan", "juta": "jutaan", "miliar": "miliaran", "milyar": "miliaran"}
_KOLOM_RUPIAH = re.compile(r"pagu|anggaran|realisasi|nilai_|bruto|potongan|neto|bulan_|tw_")
_POLA_SKPD = re.compile(
    r"^\s*(?:skpd|opd|nama skpd|perangkat daerah|unit organisasi|organisasi|satuan kerja)\s*[:=]\s*(.+)$"
    r"|^\s*((?:kantor\s+)?(?:kecamatan|kelurahan|dinas|badan|inspektorat|sekretariat)\b.+)$",
    re.IGNORECASE,
)


def skala_disebut(teks: str) -> str:
    """Return the scale that a title or heading names: ribuan, jutaan, miliaran, or "" for none."""
    cocok = _POLA_SKALA.search(teks)
    return _SEBUTAN[next(filter(None, cocok.groups())).casefold()] if cocok else ""


def keterangan(tabel: list[TabelMentah]) -> Keterangan:
    """Read the titles above the headings, and the headings themselves."""
    hasil = Keterangan()
    for t in tabel:
        for sel, teks in [*t.judul, *((f"{k.huruf}{t.baris_judul}", k.judul) for k in t.kolom.values())]:
            _tambah(hasil, Tempat(bersihkan(teks).teks, t.lembar, sel), judul_kolom=sel.endswith(str(t.baris_judul)))
    if hasil.skala:
        hasil.tanpa_skala = [tempat for t in tabel for tempat in _tanpa_skala(t)]
    return hasil


def _tanpa_skala(t: TabelMentah) -> list[Tempat]:
    """Return the headings of amounts for which neither they nor a title of their table names a scale."""
    if any(skala_disebut(bersihkan(teks).teks) for _, teks in t.judul):
        return []
    rupiah = [k for nama, k in t.kolom.items() if _KOLOM_RUPIAH.match(nama)]
    return [Tempat(k.judul, t.lembar, f"{k.huruf}{t.baris_judul}") for k in rupiah if not skala_disebut(bersihkan(k.judul).teks)]


def _tambah(hasil: Keterangan, tempat: Tempat, *, judul_kolom: bool) -> None:
    periode: Periode = periode_judul(tempat.isi)
    if periode.tahun is not None and not judul_kolom:
        hasil.tahun.append(tempat._replace(isi=str(periode.tahun)))
    if periode.triwulan is not None:
        hasil.triwulan.append(tempat._replace(isi=str(periode.triwulan)))
        hasil.kumulatif = hasil.kumulatif and periode.kumulatif
    if periode.triwulan is None and periode.bulan is not None:
        hasil.bulan.append(tempat._replace(isi=str(periode.bulan)))
    if skala_disebut(tempat.isi):
        hasil.skala.append(tempat)
    if judul_kolom:
        return
    if cocok := _POLA_SKPD.match(tempat.isi):
        hasil.skpd.append(tempat._replace(isi=(cocok[1] or cocok[2]).strip()))
    hasil.menyebut_realisasi = hasil.menyebut_realisasi or "realisasi" in tempat.isi.casefold()
