"""The workbook: its sheets in order, written with constant options so that equal inputs give equal bytes."""

from collections.abc import Callable
from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from lkj_etl.kesalahan import MesinBermasalah
from lkj_etl.laporan import Laporan
from lkj_etl.nilai.teks import aman_tampil
from lkj_etl.nilai.triwulan import ROMAWI, hari_terakhir
from lkj_etl.tulis import data, efisiensi, gambar, ikm, jejak, lembar_ringkasan, narasi, rincian, tabel_31, tabel_32, tabel_33, temuan
from lkj_etl.tulis.buku_kerja import BukuKerja
from lkj_etl.tulis.gaya import pilihan_dasar
from lkj_etl.tulis.kalimat import nama_skpd, spanduk
from lkj_etl.tulis.lembar_kerja import LembarKerja
from lkj_etl.tulis.pena import Pena


class Lembar(NamedTuple):
    """One sheet: its name, what writes it, and whether there is anything to show (else it is absent, not empty)."""

    nama: str
    tulis: Callable[[Pena, Laporan], None]
    ada: Callable[[Laporan], bool] = lambda _: True


LEMBAR: tuple[Lembar, ...] = (
    Lembar("Ringkasan", lembar_ringkasan.tulis),
    Lembar("Tabel 3.1", tabel_31.tulis),
    Lembar("Tabel 3.2", tabel_32.tulis),
    Lembar("Tabel 3.3", tabel_33.tulis),
    Lembar("Gambar", gambar.tulis, gambar.ada),
    Lembar("Narasi", narasi.tulis),
    Lembar("Efisiensi", efisiensi.tulis, efisiensi.ada),
    Lembar("IKM", ikm.tulis, ikm.ada),
    Lembar("Temuan", temuan.tulis),
    Lembar("Rincian", rincian.tulis, rincian.ada),
    Lembar("Data 3.2", data.tulis_32),
    Lembar("Data 3.3", data.tulis_33),
    Lembar("Jejak", jejak.tulis),
)
_WARNA_DRAF = "#C00000"
_PANJANG_SIFAT = 255  # Excel's limit for a document property
_TINGGI_BARIS = 17  # pixels of an empty row in Arial 10


def daftar_lembar(laporan: Laporan) -> list[Lembar]:
    """Return the sheets of this report in their order."""
    return [satu for satu in LEMBAR if satu.ada(laporan)]


def tulis_buku(laporan: Laporan, tujuan: Path) -> None:
    """Write the workbook to `tujuan`; no clock, path or random value gets into it.

    Raises `TidakTertulis` where a cell cannot hold its value, `MesinBermasalah` where the file cannot be written.
    """
    wadah = BytesIO()  # a disk that fills up inside the library leaves a broken zip object, whose end complains on the terminal
    buku = BukuKerja(wadah, pilihan_buku())
    _sifat(buku, laporan)
    draf = spanduk(laporan)
    for satu in daftar_lembar(laporan):
        ws = buku.add_worksheet(satu.nama, worksheet_class=LembarKerja)
        if draf:
            ws.set_tab_color(_WARNA_DRAF)
        satu.tulis(Pena(ws, satu.nama, draf), laporan)
    buku.close()
    try:
        tujuan.write_bytes(wadah.getvalue())
    except OSError:
        raise MesinBermasalah(
            "Buku kerja tidak dapat ditulis ke folder keluaran: mungkin cakram penuh atau folder tidak boleh ditulisi. "
            "Kosongkan ruang cakram atau periksa izin folder, lalu jalankan lagi. Berkas lama tidak berubah."
        ) from None


def pilihan_buku() -> dict[str, Any]:
    """Return the options of a report and of the summary of a kabupaten."""
    return {**pilihan_dasar(), "default_row_height": _TINGGI_BARIS}


def _sifat(buku: Any, laporan: Laporan) -> None:
    p = laporan.masukan.parameter
    nama = aman_tampil(nama_skpd(laporan))
    judul = f"Laporan Kinerja Triwulan {ROMAWI[p.triwulan - 1]} Tahun {p.tahun} {nama}"
    buku.set_properties(
        {
            "title": ("DRAF " if laporan.draf else "") + judul[:_PANJANG_SIFAT],
            "author": nama[:_PANJANG_SIFAT],
            "created": datetime.combine(hari_terakhir(p.tahun, p.triwulan), time()),
        }
    )
