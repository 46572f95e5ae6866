"""What the titles and headings of a file say about year, quarter, office and scale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lkj_etl.baca.mentah import TabelMentah, nomor_baris
from lkj_etl.bacaan import Keterangan, Tempat
from lkj_etl.nilai.kode import pisah_kode_nama
from lkj_etl.nilai.teks import bersihkan
from lkj_etl.nilai.triwulan import Periode, periode_judul

SKALA = {"": Decimal(1), "rupiah": Decimal(1), "ribuan": Decimal(1_000), "jutaan": Decimal(1_000_000)}
_POLA_SKALA = re.compile(
    r"\b(ribu|juta|mil[iy]ar)(?:an)?\s*(?:rupiah|rp)|\brp\.?\s*(ribu|juta|mil[iy]ar|000)(?:an)?\b|\bdalam (ribu|juta|mil[iy]ar)an\b",
    re.IGNORECASE,
)
_SEBUTAN = {"ribu": "ribuan", "000": "ribuan", "juta": "jutaan", "miliar": "miliaran", "milyar": "miliaran"}
_KOLOM_RUPIAH = re.compile(r"pagu|anggaran|realisasi|nilai_|bruto|potongan|neto|bulan_|tw_")
_KOLOM_TAHUN = re.compile(r"pagu$|anggaran|realisasi|nilai_realisasi")  # amounts that are printed or compared, of the year that they name
_SEBUT_SKPD = "skpd|opd|nama skpd|perangkat daerah|unit organisasi|organisasi|satuan kerja"
_LABEL = re.compile(rf"(?:tahun(?: anggaran)?|t\.? ?a\.?|tri ?wulan|tw|periode|bulan|semester|{_SEBUT_SKPD})\s*[:=]?", re.IGNORECASE)
_POLA_SKPD = re.compile(
    rf"^\s*(?:{_SEBUT_SKPD})\s*[:=]\s*(.+)$"
    r"|^\s*((?:kantor\s+)?(?:kecamatan|kelurahan|dinas|badan|inspektorat|sekretariat)\b.+)$",
    re.IGNORECASE,
)


def skala_disebut(teks: str) -> str:
    """Return the scale that a title or heading names: ribuan, jutaan, miliaran, or "" for none."""
    cocok = _POLA_SKALA.search(teks)
    return _SEBUTAN[next(filter(None, cocok.groups())).casefold()] if cocok else ""


def keterangan(tabel: list[TabelMentah]) -> Keterangan:
    """Read the titles above the headings, and the headings themselves.

    "Laporan Triwulan II" over "Realisasi s.d. TW II" (or the other way round) is cumulative: a file that says "s.d." once
    means it, and only one that names the quarter alone is that quarter's (DESIGN 4, "Roles").
    """
    hasil = Keterangan()
    sebutan: list[bool] = []
    for t in tabel:
        for tempat in _titel(t):
            sebutan += _tambah(hasil, tempat)
            _tambah_kantor(hasil, tempat)
        for nama, k in t.kolom.items():
            tempat = Tempat(bersihkan(k.judul).teks, t.lembar, f"{k.huruf}{t.baris_judul}")
            sebutan += _tambah(hasil, tempat, bertahun=_KOLOM_TAHUN.match(nama) is not None)
    hasil.kumulatif = any(sebutan) or not sebutan
    if hasil.skala:
        hasil.tanpa_skala = [tempat for t in tabel for tempat in _tanpa_skala(t)]
    return hasil


def _titel(t: TabelMentah) -> Iterator[Tempat]:
    """Yield the titles; a label and its value in the next cell of the row are one, at the value's cell."""
    label, baris_label = "", ""
    for sel, teks in t.judul:
        isi, baris = bersihkan(teks).teks, nomor_baris(sel)
        if label and baris == baris_label and isi in ("", ":", "="):
            continue
        yield Tempat(f"{label} : {isi.lstrip(': ')}" if label and baris == baris_label else isi, t.lembar, sel)
        label, baris_label = (isi.rstrip(" :="), baris) if _LABEL.fullmatch(isi) else ("", "")


def _tanpa_skala(t: TabelMentah) -> list[Tempat]:
    """Return the headings of amounts for which neither they nor a title of their table names a scale."""
    if any(skala_disebut(bersihkan(teks).teks) for _, teks in t.judul):
        return []
    rupiah = [k for nama, k in t.kolom.items() if _KOLOM_RUPIAH.match(nama)]
    return [Tempat(k.judul, t.lembar, f"{k.huruf}{t.baris_judul}") for k in rupiah if not skala_disebut(bersihkan(k.judul).teks)]


def _tambah(hasil: Keterangan, tempat: Tempat, *, bertahun: bool = True) -> list[bool]:
    """Take year (`bertahun`), period and scale; return whether the quarter is cumulative, nothing where none is named."""
    periode: Periode = periode_judul(tempat.isi)
    if periode.tahun is not None and bertahun:
        hasil.tahun.append(tempat._replace(isi=str(periode.tahun)))
    if skala_disebut(tempat.isi):
        hasil.skala.append(tempat)
    if periode.triwulan is None:
        if periode.bulan is not None:
            hasil.bulan.append(tempat._replace(isi=str(periode.bulan)))
        return []
    hasil.triwulan.append(tempat._replace(isi=str(periode.triwulan)))
    return [periode.kumulatif]


def _tambah_kantor(hasil: Keterangan, tempat: Tempat) -> None:
    """Take the office that a title names, without its code, and whether the title speaks of realisasi."""
    cocok = _POLA_SKPD.match(tempat.isi)
    if cocok and (nama := pisah_kode_nama(cocok[1] or cocok[2])[1].strip()):
        hasil.skpd.append(tempat._replace(isi=nama))
    hasil.menyebut_realisasi = hasil.menyebut_realisasi or "realisasi" in tempat.isi.casefold()
