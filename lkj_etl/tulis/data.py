"""Sheets Data 3.2 and Data 3.3: the figures as native Excel tables, one row per record, for pivots and formulas."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from lkj_etl.laporan import Laporan
from lkj_etl.tulis.halaman import Cetak
from lkj_etl.tulis.letak import baris_data, rujukan_rincian
from lkj_etl.tulis.pena import Pena
from lkj_etl.tulis.ukuran import TINGGI_MAKS, TINGGI_MIN, tinggi_teks


class Kolom(NamedTuple):
    """Heading (DESIGN 7), the frame columns to take the value from (the first that is not null), width, style of numbers.

    Names are wrapped, so that none is cut.
    """

    judul: str
    asal: tuple[str, ...] = ()
    lebar: float = 12
    gaya: str = "data"

    @property
    def sumber(self) -> tuple[str, ...]:
        """The frame columns; by default the heading itself."""
        return self.asal or (self.judul,)


KOLOM_32: tuple[Kolom, ...] = (
    Kolom("no", lebar=6),
    Kolom("kode_indikator", lebar=16),
    Kolom("sasaran", lebar=38),
    Kolom("indikator", lebar=36),
    Kolom("satuan"),
    Kolom("target_tahunan", ("target_tahunan_angka", "target_tahunan_teks"), 17),
    Kolom("triwulan", lebar=11),
    Kolom("target", ("target_angka", "target_teks"), 10),
    Kolom("realisasi", ("realisasi_angka", "realisasi_teks"), 12),
    Kolom("capaian", lebar=11),
    Kolom("capaian_tanpa_batas", lebar=23),
    Kolom("keadaan", lebar=20),
    Kolom("sumber", lebar=40),
)
_RP = 19.0
KOLOM_33: tuple[Kolom, ...] = (
    Kolom("no", lebar=6),
    Kolom("sasaran", lebar=44),
    Kolom("indikator", lebar=44),
    Kolom("indikator_lain", lebar=24),
    Kolom("kode_skpd", lebar=23),
    Kolom("kode_sub_skpd", lebar=23),
    Kolom("nama_sub_skpd", lebar=24),
    Kolom("kode_program", lebar=15),
    Kolom("program", lebar=48),
    Kolom("kode_kegiatan", lebar=16),
    Kolom("no_kegiatan", lebar=14),
    Kolom("kegiatan", lebar=50),
    Kolom("kode_sub_kegiatan", lebar=20),
    Kolom("sub_kegiatan", lebar=56),
    Kolom("pagu_sebelum", (), _RP, "data_rupiah"),
    Kolom("pagu", (), _RP, "data_rupiah"),
    *(Kolom(f"realisasi_tw{n}", (), _RP, "data_rupiah") for n in (1, 2, 3, 4)),
    Kolom("realisasi", (), _RP, "data_rupiah"),
    Kolom("persen", (), 10, "data_persen"),
    Kolom("sumber", lebar=46),
)
_LETAK_32 = {k.judul: n for n, k in enumerate(KOLOM_32)}
_LETAK_33 = {k.judul: n for n, k in enumerate(KOLOM_33)}
_HALAMAN_33 = 3  # pages beside one another: on one its print could not be read
_BERINCIAN = ("pagu", "realisasi")  # the columns whose lines sheet Rincian shows
_NOMOR_TRIWULAN = {"1": 1, "2": 2, "3": 3, "4": 4}


def tulis_32(pena: Pena, laporan: Laporan) -> None:
    """Write Data 3.2: five rows per indicator; triwulan 1-4 as numbers, F as text."""
    letak = letak_32("triwulan")
    baris = [[*b[:letak], _NOMOR_TRIWULAN.get(b[letak], b[letak]), *b[letak + 1 :]] for b in _baris(laporan.baris_capaian, KOLOM_32)]
    _tabel(pena, "Data_3_2", KOLOM_32, baris)


def tulis_33(pena: Pena, laporan: Laporan) -> None:
    """Write Data 3.3: every leaf of the pagu file, also those without money."""
    for n, tujuan in enumerate(rujukan_rincian(laporan, pena.awal)):
        for kolom in _BERINCIAN:
            pena.tautkan(baris_data(pena.awal, n) - 1, letak_33(kolom), tujuan)
    _tabel(pena, "Data_3_3", KOLOM_33, _baris(laporan.baris_serapan, KOLOM_33), _HALAMAN_33)


def letak_33(judul: str) -> int:
    """Return the position of a column of Data 3.3, from 0."""
    return _LETAK_33[judul]


def letak_32(judul: str) -> int:
    """Return the position of a column of Data 3.2, from 0."""
    return _LETAK_32[judul]


def kolom_parquet(kolom: Sequence[Kolom]) -> list[str]:
    """Return the frame columns behind the sheet, in its order: text and number forms stand apart there."""
    return [nama for k in kolom for nama in k.sumber]


def _baris(baris: Sequence[Mapping[str, Any]], kolom: Sequence[Kolom]) -> list[list[Any]]:
    """Return the values row by row; a number form wins over the text form."""
    sumber = [(k.sumber[0], k.sumber[-1]) for k in kolom]
    return [[b[angka] if b[angka] is not None else b[teks] for angka, teks in sumber] for b in baris]


def _tabel(pena: Pena, nama: str, kolom: Sequence[Kolom], baris: Sequence[Sequence[Any]], halaman: int = 1) -> None:
    """Draw one Excel table below the banner, if any; a null or an empty text leaves the cell blank."""
    pena.kolom([k.lebar for k in kolom])
    atas, akhir = pena.awal, len(kolom) - 1
    bawah = atas + max(1, len(baris))  # a table without any row is not allowed by Excel
    pena.tabel_asli(atas, bawah, [k.judul for k in kolom], nama)
    for r, isi in enumerate(baris, start=atas + 1):
        perlu = TINGGI_MIN
        for k, nilai in enumerate(isi):
            if isinstance(nilai, str):
                if nilai:
                    pena.teks(r, k, nilai, "data_teks")
                    if len(nilai) > kolom[k].lebar / 2:  # not even capitals need a second line below that
                        perlu = max(perlu, tinggi_teks(nilai, kolom[k].lebar))
            elif nilai is not None:
                pena.angka(r, k, nilai, kolom[k].gaya)
        if perlu > TINGGI_MIN:
            pena.tinggi(r, min(perlu, TINGGI_MAKS))
    pena.cetak(Cetak((atas, atas), bawah, akhir, lebar=halaman))
