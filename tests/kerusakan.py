"""Damage done to a good folder, one at a time, with the finding that must name it; cells are found by what they hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl

from tests.contoh_kalumpang import BELANJA, DPA, KINERJA

ATK = "Penyediaan alat tulis kantor"
CETAK = "Penyediaan barang cetakan & penggandaan"
ADM = "Program Pelayanan Administrasi Perkantoran"


class Letak(NamedTuple):
    """Where a finding must stand."""

    kode: str
    berkas: str
    lembar: str
    sel: str


class Buku:
    """One workbook under repair: cells are found by what they hold, so that no test knows the builder's layout."""

    def __init__(self, folder: Path, nama: str, lembar: str | None = None) -> None:
        self.jalan = folder / nama
        self.isi = openpyxl.load_workbook(self.jalan)
        self.ws: Any = self.isi[lembar] if lembar else self.isi.worksheets[0]

    def cari(self, teks: str) -> Any:
        return next(s for b in self.ws.iter_rows() for s in b if isinstance(s.value, str) and s.value.strip().endswith(teks))

    def kolom(self, judul: str) -> int:
        return int(next(s for b in self.ws.iter_rows() for s in b if isinstance(s.value, str) and s.value.startswith(judul)).column)

    def sel(self, teks: str, judul: str) -> Any:
        """Return the cell in the row that names `teks`, under the heading `judul`."""
        return self.ws.cell(self.cari(teks).row, self.kolom(judul))

    def letak(self, kode: str, sel: Any) -> Letak:
        return Letak(kode, self.jalan.name, self.ws.title, sel if isinstance(sel, str) else sel.coordinate)

    def simpan(self) -> None:
        self.isi.save(self.jalan)


def judul_hilang(berkas: str, lembar: str | None, judul: str) -> Callable[[Path], list[Letak]]:
    def rusak(folder: Path) -> list[Letak]:
        b = Buku(folder, berkas, lembar)
        next(s for r in b.ws.iter_rows() for s in r if isinstance(s.value, str) and s.value.startswith(judul)).value = None
        b.simpan()
        return [b.letak("JUDUL-KURANG", "-")]

    return rusak


def isi_sel(berkas: str, lembar: str | None, teks: str, judul: str, nilai: object, kode: str) -> Callable[[Path], list[Letak]]:
    """Put `nilai` into the row that names `teks`; the finding stands in that cell."""

    def rusak(folder: Path) -> list[Letak]:
        b = Buku(folder, berkas, lembar)
        sel = b.sel(teks, judul)
        sel.value = nilai
        b.simpan()
        return [b.letak(kode, sel)]

    return rusak


def ganti_teks(berkas: str, lembar: str | None, lama: str, baru: object, kode: str) -> Callable[[Path], list[Letak]]:
    def rusak(folder: Path) -> list[Letak]:
        b = Buku(folder, berkas, lembar)
        sel = b.cari(lama)
        sel.value = baru
        b.simpan()
        return [b.letak(kode, sel)]

    return rusak


def tahun_identitas(folder: Path) -> list[Letak]:
    b = Buku(folder, KINERJA, "Identitas")
    sel = b.ws.cell(b.cari("Tahun anggaran").row, 2)
    sel.value = 2018
    b.simpan()
    return [b.letak("TAHUN-LAIN", sel)]


def kode_pemetaan(folder: Path) -> list[Letak]:
    b = Buku(folder, KINERJA, "Pemetaan")
    sel = b.sel(ADM, "Kode Indikator")
    sel.value = "9.9"
    b.simpan()
    return [b.letak("INDIKATOR-TIDAK-DIKENAL", sel)]


def kinerja_triwulan_tiga(folder: Path) -> list[Letak]:
    b = Buku(folder, KINERJA, "Realisasi")
    baris = b.ws.max_row + 1
    for k, nilai in enumerate(("1.2", 3, 20, 20), start=1):
        b.ws.cell(baris, k).value = nilai
    b.simpan()
    return [b.letak("REALISASI-TRIWULAN-DEPAN", f"C{baris}")]


def jumlah_geser(berkas: str, judul: str) -> Callable[[Path], list[Letak]]:
    def rusak(folder: Path) -> list[Letak]:
        b = Buku(folder, berkas)
        sel = b.ws.cell(next(s.row for r in b.ws.iter_rows() for s in r if str(s.value).startswith("JUMLAH")), b.kolom(judul))
        sel.value += 1000
        b.simpan()
        return [b.letak("TOTAL-BERKAS-BEDA", sel)]

    return rusak


def kegiatan_dua_kali(berkas: str, judul: str) -> Callable[[Path], list[Letak]]:
    """The row below takes the name of the row above and keeps its own amount."""

    def rusak(folder: Path) -> list[Letak]:
        b = Buku(folder, berkas)
        atas, bawah = b.cari(ATK), b.cari(CETAK)
        bawah.value = atas.value
        b.simpan()
        return [b.letak("KUNCI-BENTROK", b.ws.cell(bawah.row, b.kolom(judul)))]

    return rusak


def digit_berubah(berkas: str, judul: str) -> Callable[[Path], list[Letak]]:
    """One digit of one pagu changes: the file's own total and the other file both say so."""

    def rusak(folder: Path) -> list[Letak]:
        b = Buku(folder, berkas)
        sel = b.sel(ATK, judul)
        sel.value += 30_000
        total = b.ws.cell(next(s.row for r in b.ws.iter_rows() for s in r if str(s.value).startswith("JUMLAH")), sel.column)
        b.simpan()
        hasil = [b.letak("TOTAL-BERKAS-BEDA", total)]
        return hasil if judul.startswith("REALISASI") else [*hasil, b.letak("PAGU-BEDA", sel)]

    return rusak


def baris_hilang(berkas: str) -> Callable[[Path], list[Letak]]:
    """A row goes and the totals are made to fit again: only the other file can tell, at its own row."""

    def rusak(folder: Path) -> list[Letak]:
        b = Buku(folder, berkas)
        lain = Buku(folder, DPA if berkas == BELANJA else BELANJA)
        baris = b.cari(ATK).row
        kolom = [
            k for k in range(1, b.ws.max_column + 1) if isinstance(b.ws.cell(baris, k).value, int) and b.ws.cell(baris, k).value > 1000
        ]
        induk = [s.row for r in b.ws.iter_rows() for s in r if str(s.value).startswith("JUMLAH") or (berkas == DPA and s.value == ADM)]
        for k in kolom:
            for i in induk:
                b.ws.cell(i, k).value -= b.ws.cell(baris, k).value
        for g in [g for g in b.ws.merged_cells.ranges if g.max_row >= baris]:
            b.ws.unmerge_cells(str(g))
        b.ws.delete_rows(baris)
        b.simpan()
        return [lain.letak("PAGU-TIDAK-LENGKAP", lain.sel(ATK, "PAGU ANGGARAN"))]

    return rusak


def baris_hilang_saja(berkas: str, judul: str) -> Callable[[Path], list[Letak]]:
    """A row goes and the totals stay: the total's cell says so."""

    def rusak(folder: Path) -> list[Letak]:
        b = Buku(folder, berkas)
        baris, kolom = b.cari(ATK).row, b.kolom(judul)
        for g in [g for g in b.ws.merged_cells.ranges if g.max_row >= baris]:
            b.ws.unmerge_cells(str(g))
        b.ws.delete_rows(baris)
        b.simpan()
        return [
            b.letak(
                "TOTAL-BERKAS-BEDA", b.ws.cell(next(s.row for r in b.ws.iter_rows() for s in r if str(s.value).startswith("JUMLAH")), kolom)
            )
        ]

    return rusak


WAJIB_KINERJA = [
    *(
        ("Indikator", j)
        for j in ("Kode", "Sasaran", "Indikator Kinerja Sasaran", "Satuan", "Target Tahunan", "Target TW 3", "Cara Hitung", "Arah")
    ),
    *(("Indikator", j) for j in ("Jenis Target", "Jadwal Ukur", "Bila Tidak Ada Kejadian", "Formulasi", "Sumber Data")),
    *(("Realisasi", j) for j in ("Kode", "Triwulan", "Pembilang", "Penyebut", "Nilai", "Penjelasan", "Faktor Pendorong", "Tindak Lanjut")),
    *(("Pemetaan", j) for j in ("Kode Indikator", "Sasaran (Tabel 3.3)", "Indikator (Tabel 3.3)", "Program", "Kegiatan", "Sub Kegiatan")),
]
BURUK: dict[str, Callable[[Path], list[Letak]]] = {
    "judul hilang: pagu di DPA": judul_hilang(DPA, None, "PAGU ANGGARAN"),
    "judul hilang: kegiatan di DPA": judul_hilang(DPA, None, "PROGRAM / KEGIATAN"),
    "judul hilang: realisasi": judul_hilang(BELANJA, None, "REALISASI (Rp)"),
    "judul hilang: kegiatan di realisasi": judul_hilang(BELANJA, None, "KEGIATAN"),
    **{f"judul hilang: {lb}, {j}": judul_hilang(KINERJA, lb, j) for lb, j in WAJIB_KINERJA},
    "teks di sel angka: pagu": isi_sel(DPA, None, ATK, "PAGU", "lima belas juta", "ANGKA-BUKAN-ANGKA"),
    "teks di sel angka: realisasi": isi_sel(BELANJA, None, ATK, "REALISASI (Rp)", "belum", "ANGKA-BUKAN-ANGKA"),
    "teks di sel angka: target": isi_sel(KINERJA, "Indikator", "Indeks Kepuasan Masyarakat", "Target TW 2", "tinggi", "ANGKA-BUKAN-ANGKA"),
    "teks di sel angka: nilai": isi_sel(
        KINERJA, "Realisasi", "semester I telah dilaksanakan.", "Nilai", "baik sekali", "ANGKA-BUKAN-ANGKA"
    ),
    "kode indikator asing di Pemetaan": kode_pemetaan,
    "triwulan III di judul": ganti_teks(BELANJA, None, "S.D. TRIWULAN II", "TAHUN ANGGARAN 2019 - S.D. TRIWULAN III", "PERIODE-LAIN"),
    "triwulan III di Kinerja": kinerja_triwulan_tiga,
    "tahun 2018: DPA": ganti_teks(DPA, None, "TAHUN ANGGARAN 2019", "TAHUN ANGGARAN 2018", "TAHUN-LAIN"),
    "tahun 2018: realisasi": ganti_teks(BELANJA, None, "S.D. TRIWULAN II", "TAHUN ANGGARAN 2018 - S.D. TRIWULAN II", "TAHUN-LAIN"),
    "tahun 2018: Kinerja": tahun_identitas,
    "DPA kantor lain": ganti_teks(DPA, None, "KANTOR KECAMATAN KALUMPANG", "SKPD : KANTOR KECAMATAN ANGKINANG", "SKPD-LAIN"),
    "realisasi kantor lain": ganti_teks(BELANJA, None, "KANTOR KECAMATAN KALUMPANG", "KANTOR KECAMATAN ANGKINANG", "SKPD-LAIN"),
    "JUMLAH meleset: DPA": jumlah_geser(DPA, "PAGU"),
    "JUMLAH meleset: pagu di realisasi": jumlah_geser(BELANJA, "PAGU"),
    "JUMLAH meleset: realisasi": jumlah_geser(BELANJA, "REALISASI (Rp)"),
    "kegiatan dua kali: DPA": kegiatan_dua_kali(DPA, "PAGU"),
    "kegiatan dua kali: realisasi": kegiatan_dua_kali(BELANJA, "PAGU"),
    "digit berubah: DPA": digit_berubah(DPA, "PAGU"),
    "digit berubah: pagu di realisasi": digit_berubah(BELANJA, "PAGU"),
    "digit berubah: realisasi": digit_berubah(BELANJA, "REALISASI (Rp)"),
    "baris hilang: DPA": baris_hilang_saja(DPA, "PAGU"),
    "baris hilang: realisasi": baris_hilang_saja(BELANJA, "REALISASI (Rp)"),
    "baris hilang, jumlah disesuaikan: DPA": baris_hilang(DPA),
    "baris hilang, jumlah disesuaikan: realisasi": baris_hilang(BELANJA),
    "program berganti nama: DPA": ganti_teks(DPA, None, ADM, f"{ADM} Umum", "PROGRAM-TIDAK-SAMA"),
    "program berganti nama: realisasi": ganti_teks(BELANJA, None, ADM, f"{ADM} Umum", "PROGRAM-TIDAK-SAMA"),
}
