"""The kinerja template: a workbook for the office to fill in, with drop-downs, checks and explanations (DESIGN 4.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from xlsxwriter.exceptions import FileCreateError

from lkj_etl.kesalahan import MesinBermasalah
from lkj_etl.tulis import templat_anggaran, templat_petunjuk
from lkj_etl.tulis.buku_kerja import BukuKerja
from lkj_etl.tulis.gaya import gaya_buku, pilihan_dasar
from lkj_etl.tulis.halaman import Cetak
from lkj_etl.tulis.lembar_kerja import LembarKerja
from lkj_etl.tulis.pena import Pena
from lkj_etl.tulis.templat_bentuk import CONTOH, IDENTITAS, Kolom, Lembar
from lkj_etl.tulis.templat_kolom import INDIKATOR, PEMETAAN, REALISASI, TABEL
from lkj_etl.tulis.templat_periksa import Daftar, pasang, tolak_selain
from lkj_etl.tulis.ukuran import tinggi_teks

Isi = str | int | Decimal | None
Baris = Mapping[str, Isi]
KEPALA = 2
"""Row of the headings, counted from 0: title and purpose stand above."""
_BARIS_BANTU = 40
_KOLOM_EXCEL = 16_383
_TINGGI_KEPALA = 45.0
_GAYA = {"kode": "templat_kode", "bantu": "templat_bantu", "teks": "templat_teks", "skala": "templat_tengah"}
_KUNCI = {
    **dict.fromkeys(("format_cells", "format_columns", "format_rows", "insert_rows", "delete_rows", "sort", "autofilter"), True),
    "objects": True,
}


@dataclass(frozen=True, slots=True)
class IsiTemplat:
    """What is filled in beforehand; every table by column name of `templat_kolom`, a missing name is a blank cell.

    `anggaran`: (program, kegiatan, sub kegiatan) in the order of the budget file, "" where a level is missing.
    """

    identitas: Baris = field(default_factory=dict)
    indikator: Sequence[Baris] = ()
    realisasi: Sequence[Baris] = ()
    pemetaan: Sequence[Baris] = ()
    skm: Sequence[Baris] = ()
    anggaran: Sequence[tuple[str, str, str]] = ()


def tulis_templat(isi: IsiTemplat, tujuan: Path) -> None:
    """Write the template; same content, same bytes. Raises `MesinBermasalah` where the file cannot be written."""
    buku = BukuKerja(str(tujuan), pilihan_dasar())
    tahun = isi.identitas.get("tahun")
    buku.set_properties({"title": "Templat Kinerja", "created": datetime(tahun if isinstance(tahun, int) else 2000, 1, 1)})  # noqa: DTZ001 - workbooks know no time zone
    templat_petunjuk.tulis(Pena(buku.add_worksheet("Petunjuk", worksheet_class=LembarKerja), "Petunjuk", ""))
    _identitas(Pena(buku.add_worksheet("Identitas", worksheet_class=LembarKerja), "Identitas", ""), isi.identitas)
    kode = f"={INDIKATOR.nama}!$A${KEPALA + (2 if isi.indikator else 3)}:$A${INDIKATOR.baris_akhir}"  # without the example
    daftar = {(REALISASI.nama, "kode"): kode, (PEMETAAN.nama, "kode_indikator"): kode, **templat_anggaran.rentang(isi.anggaran)}
    for lembar, baris in zip(TABEL, (isi.indikator, isi.realisasi, isi.pemetaan, isi.skm), strict=True):
        _tabel(Pena(buku.add_worksheet(lembar.nama, worksheet_class=LembarKerja), lembar.nama, ""), lembar, baris, daftar)
    if isi.anggaran:
        ws = buku.add_worksheet(templat_anggaran.NAMA, worksheet_class=LembarKerja)
        templat_anggaran.tulis(Pena(ws, templat_anggaran.NAMA, ""), isi.anggaran)
    try:
        buku.close()
    except (FileCreateError, OSError):
        raise MesinBermasalah(f"{tujuan.name} tidak dapat ditulis. Periksa izin folder dan ruang penyimpanan.") from None


def _identitas(pena: Pena, isi: Baris) -> None:
    pena.kolom((30, 46, 76))
    _pembuka(pena, "Identitas", "keterangan kantor dan penanda tangan")
    for k, judul in enumerate(("Isian", "Nilai", "Keterangan")):
        pena.teks(KEPALA, k, judul, "templat_wajib" if k < 2 else "templat_pilihan")
    for i, (nama, label, arti) in enumerate(IDENTITAS, start=KEPALA + 1):
        pena.teks(i, 0, label, "templat_label")
        _sel(pena, i, 1, isi.get(nama), "templat_tahun" if nama == "tahun" else "templat_nilai")
        pena.teks(i, 2, arti, "teks")
        pena.tinggi(i, tinggi_teks(arti, pena.lebar[2]))
        if nama == "tahun":
            pesan = "Isi tahun anggaran dengan empat angka, misalnya 2026."
            tolak_selain(pena.ws, (i, 1, i, 1), {"validate": "integer", "criteria": "between", "minimum": 2000, "maximum": 2100}, pesan)
    pena.ws.protect("", _KUNCI)
    pena.cetak(Cetak((KEPALA, KEPALA), KEPALA + len(IDENTITAS), 2))


def _pembuka(pena: Pena, nama: str, guna: str) -> None:
    judul, akhir = f"{nama}: {guna}", 2 if nama == INDIKATOR.nama else len(pena.lebar) - 1
    pena.gabung(0, 0, 0, akhir, judul, "templat_judul")
    pena.tinggi(0, tinggi_teks(judul, pena.ruang(0, akhir), 12, tebal=True) + 4)
    pena.teks(1, 0, "Jangan ubah tulisan judul kolom. Arahkan penunjuk ke judul untuk membaca artinya.", "templat_guna")


def _tabel(pena: Pena, lembar: Lembar, isi: Sequence[Baris], daftar: Daftar) -> None:
    """One table: headings with notes, an example row where nothing is filled in, drop-downs and checks on every column."""
    pena.kolom([k.lebar for k in lembar.kolom])
    gaya = gaya_buku().format
    pena.ws.set_column(len(lembar.kolom), _KOLOM_EXCEL, None, gaya["templat_isi"])  # rows can only be deleted where no cell is locked
    _pembuka(pena, lembar.nama, lembar.guna)
    pena.tinggi(KEPALA, _TINGGI_KEPALA)
    awal = KEPALA + 1
    if not isi:
        _contoh(pena, lembar)
        awal += 1
    for k, kolom in enumerate(lembar.kolom):
        pena.ws.set_column(k, k, kolom.lebar, gaya[_gaya(kolom)])
        pena.teks(KEPALA, k, kolom.judul, "templat_wajib" if kolom.wajib else "templat_pilihan")
        pena.ws.write_comment(KEPALA, k, kolom.arti, {"x_scale": 2, "y_scale": 1.4, "font_name": "Arial", "font_size": 9})
        pasang(pena.ws, lembar, k, awal, daftar)
    for i, baris in enumerate(isi, start=awal):
        for k, kolom in enumerate(lembar.kolom):
            if baris.get(kolom.nama) is not None:
                _sel(pena, i, k, baris[kolom.nama], _gaya(kolom))
        pena.tinggi(i, max(15.0, *(tinggi_teks(str(baris.get(k.nama) or ""), k.lebar) for k in lembar.kolom)))
    if lembar is REALISASI:
        _bantu(pena, isi, awal)
    pena.ws.ignore_errors({"number_stored_as_text": f"A{KEPALA + 2}:A{lembar.baris_akhir}"})
    pena.ws.protect("", _KUNCI)
    pena.ws.hide_gridlines(0)
    pena.cetak(Cetak((KEPALA, KEPALA), None, len(lembar.kolom) - 1))
    if lembar is INDIKATOR:  # too wide for one page
        pena.ws.fit_to_pages(2, 0)
        pena.ws.repeat_columns(0, 2)
        pena.ws.freeze_panes(KEPALA + 1, 1)


def _contoh(pena: Pena, lembar: Lembar) -> None:
    for k, kolom in enumerate(lembar.kolom):
        pena.teks(KEPALA + 1, k, kolom.contoh if k else CONTOH, "templat_contoh")
    pena.tinggi(KEPALA + 1, max(15.0, *(tinggi_teks(k.contoh, k.lebar) for k in lembar.kolom)))


def _gaya(kolom: Kolom) -> str:
    return _GAYA.get(kolom.jenis, "templat_isi")


def _bantu(pena: Pena, isi: Sequence[Baris], awal: int) -> None:
    """Show the name of the indicator beside its code; the reader passes over this column."""
    tempat = f"{INDIKATOR.nama}!$A${KEPALA + 2}:$C${INDIKATOR.baris_akhir}"
    for n in range(len(isi) + _BARIS_BANTU):
        x = awal + n + 1
        nama = str(isi[n].get("bantu") or "") if n < len(isi) else ""
        pena.rumus_teks(
            x - 1, 1, f'=IF(A{x}="","",IFERROR(VLOOKUP(A{x},{tempat},3,FALSE),"kode tidak ada di lembar Indikator"))', nama, "templat_bantu"
        )


def _sel(pena: Pena, baris: int, kolom: int, isi: Isi, gaya: str) -> None:
    if isi is None or isinstance(isi, str):
        pena.teks(baris, kolom, isi or "", gaya)
    else:
        pena.angka(baris, kolom, isi, gaya)
