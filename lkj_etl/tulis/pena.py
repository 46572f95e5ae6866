"""The ink: every cell of the workbook goes through here, text only as text, nothing left out in silence."""

from collections.abc import Collection, Sequence
from decimal import Decimal
from math import isfinite
from typing import NamedTuple

from lkj_etl.nilai.teks import aman_tampil, bersihkan
from lkj_etl.tulis.gaya import PIKSEL_HURUF, PIKSEL_TEPI, gaya_buku
from lkj_etl.tulis.grafik import Grafik
from lkj_etl.tulis.halaman import Cetak, kapasitas, potong, siapkan
from lkj_etl.tulis.lembar_kerja import LembarKerja, TidakTertulis
from lkj_etl.tulis.ukuran import tinggi_teks

PANJANG_SEL = 32_767  # Excel's limit, counted in UTF-16 units
_EKOR = " … [dipotong: teks terlalu panjang untuk satu sel Excel]"

TAUTAN_MAKS = 65_000  # Excel takes 65,530 links per sheet

Angka = int | float | Decimal


class Rujukan(NamedTuple):
    """A place of the workbook: cell or range of a sheet, and what the pointer shows over the link (at most 255 characters)."""

    lembar: str
    sel: str
    kiat: str


class Pena:
    """Writes on one sheet; rows and columns count from 0, styles are names in `gaya.GAYA`.

    `awal` is the first row of the content: 0, or 1 under the banner of a draft.
    """

    __slots__ = ("_rupa", "_tautan", "_teks", "_tinggi", "awal", "draf", "lebar", "nama", "ws")

    def __init__(self, ws: LembarKerja, nama: str, draf: str) -> None:
        self.ws, self.nama, self.draf = ws, nama, draf
        self._rupa = gaya_buku().rupa
        self._teks = ws.str_table.string_table
        self.awal = 1 if draf else 0
        self.lebar: tuple[float, ...] = ()
        self._tinggi: dict[int, float] = {}
        self._tautan = 0

    def kolom(self, lebar: Sequence[float]) -> None:
        """Set the column widths and, on a draft, write the banner over these columns."""
        self.lebar = tuple(lebar)
        for k, w in enumerate(lebar):
            self.ws.lebar(k, w)
        if self.draf:
            self.gabung(0, 0, 0, len(lebar) - 1, self.draf, "draf")
            self.tinggi(0, max(21.0, tinggi_teks(self.draf, self.ruang(0, len(lebar) - 1), 11, tebal=True)))

    def ruang(self, k1: int, k2: int) -> float:
        """Return the width for text of the columns k1..k2, in Excel width units."""
        return sum(self.lebar[k1 : k2 + 1]) + (k2 - k1) * PIKSEL_TEPI / PIKSEL_HURUF

    def teks(self, baris: int, kolom: int, isi: str, gaya: str) -> None:
        """Write text as text, whatever it begins with; an empty text leaves a formatted blank cell."""
        if isi:  # what stands somewhere in the workbook has been looked at
            self.ws.teks(baris, kolom, isi if isi in self._teks else _muat(isi), self._rupa[gaya])
        else:
            self.ws.kosong(baris, kolom, self._rupa[gaya])

    def angka(self, baris: int, kolom: int, nilai: Angka, gaya: str) -> None:
        """Write a number; rupiah come as Decimal and are exact up to 15 digits. NaN and infinity are no numbers of a report."""
        bilangan = float(nilai)
        if not isfinite(bilangan):
            raise TidakTertulis(self.nama, baris, kolom)
        self.ws.angka(baris, kolom, bilangan, self._rupa[gaya])

    def rumus(self, baris: int, kolom: int, rumus: str, nilai: Angka, gaya: str) -> None:
        """Write one of our own formulas with the value it has."""
        bilangan = float(nilai)
        simpan = int(bilangan) if bilangan.is_integer() else bilangan
        self.ws.rumus(baris, kolom, rumus, self._rupa[gaya], simpan)

    def rumus_teks(self, baris: int, kolom: int, rumus: str, isi: str, gaya: str) -> None:
        """Write one of our own formulas with the text it gives."""
        self.ws.rumus(baris, kolom, rumus, self._rupa[gaya], isi)

    def gabung(self, b1: int, k1: int, b2: int, k2: int, isi: str | Angka, gaya: str) -> None:
        """Write over a rectangle of cells; a single cell is simply written (Excel cannot merge one)."""
        if (b1, k1) != (b2, k2):
            self.ws.gabung(b1, k1, b2, k2, self._rupa[gaya])
        if isinstance(isi, str):
            self.teks(b1, k1, isi, gaya)
        else:
            self.angka(b1, k1, isi, gaya)

    def tautkan(self, baris: int, kolom: int, tujuan: Rujukan) -> None:
        """Let the cell lead to another place of the workbook; call it first, then write the cell: it looks as it would without.

        Beyond what Excel takes on one sheet nothing is linked any more.
        """
        self._tautan += 1
        if self._tautan <= TAUTAN_MAKS:
            self.ws.tautan(baris, kolom, f"'{tujuan.lembar}'!{tujuan.sel}", tujuan.kiat, f"Lihat {tujuan.lembar}")

    def tautkan_berkas(self, baris: int, kolom: int, jalan: str, kiat: str) -> None:
        """Let the cell open another workbook of ours by its path from this one; write the cell afterwards, as with `tautkan`."""
        self._tautan += 1
        if self._tautan <= TAUTAN_MAKS and "#" not in jalan:  # Excel takes what follows the sign for a place inside the file
            kode = self.ws.write_url(baris, kolom, f"external:{jalan}", gaya_buku().format["data"], "Buka", kiat)
            self._cek(kode, baris, kolom)

    def tabel_asli(self, atas: int, bawah: int, judul: Sequence[str], nama: str) -> None:
        """Make the cells from column A a native Excel table with these headings in row `atas`."""
        pilihan = {
            "name": nama,
            "style": "Table Style Light 9",
            "columns": [{"header": j, "header_format": gaya_buku().format["data_kepala"]} for j in judul],
        }
        self._cek(self.ws.add_table(atas, 0, bawah, len(judul) - 1, pilihan), atas, 0)

    def saring(self, atas: int, bawah: int, kolom_akhir: int) -> None:
        """Put filter arrows on the headings in row `atas`."""
        self._cek(self.ws.autofilter(atas, 0, bawah, kolom_akhir) or 0, atas, 0)

    def pasang(self, baris: int, kolom: int, grafik: Grafik, keterangan: str) -> None:
        """Place a chart with its alt text at a cell; it moves and grows with the cells.

        A drawing has no way to hold a character that XML forbids: these are left out.
        """
        pilihan = {"description": bersihkan(keterangan).teks, "object_position": 1}
        self._cek(self.ws.insert_chart(baris, kolom, grafik, pilihan) or 0, baris, kolom)

    def tinggi(self, baris: int, poin: float) -> None:
        """Set the height of a row in points."""
        self._tinggi[baris] = poin
        self.ws.tinggi(baris, poin)

    def lipat(self, kepala: int, tinggi: float, awal: int, akhir: int) -> None:
        """Fold the rows awal..akhir under the row `kepala` above them, `tinggi` points high; they open with its plus sign."""
        self.ws.tinggi(kepala, tinggi, kepala_lipatan=akhir >= awal)
        for baris in range(awal, akhir + 1):
            self.ws.lipat(baris)

    def poin(self, awal: int, akhir: int) -> float:
        """Return the points of the rows awal..akhir, whose heights are all set."""
        return sum(self._tinggi[b] for b in range(awal, akhir + 1))

    def lebar_penuh(self, baris: int, isi: str, gaya: str, *, ukuran: int, ruang: float = 0.0) -> float:
        """Write a text over all columns, set the row's height to it (and `ruang` points below) and return that height."""
        akhir = len(self.lebar) - 1
        self.gabung(baris, 0, baris, akhir, isi, gaya)
        poin = tinggi_teks(isi, self.ruang(0, akhir), ukuran, tebal=gaya == "judul") + ruang
        self.tinggi(baris, poin)
        return poin

    def cetak(self, cetak: Cetak) -> None:
        """Set up the paper of this sheet."""
        siapkan(self.ws, cetak, draf=bool(self.draf))

    def halaman(
        self, mulai: int, tinggi: Sequence[float], boleh: Sequence[bool], atas: float, kepala: float, bagian: Collection[int] = ()
    ) -> list[int]:
        """Break pages in the rows from `mulai` on and return the rows that begin one, counted from `mulai`.

        `atas`: points above the rows; `kepala`: points of the repeated headings; `bagian`: rows where a page rather begins.
        """
        ruang = kapasitas(self.lebar)
        putus = potong(tinggi, boleh, ruang - atas, ruang - kepala, bagian)
        if putus:
            self._cek(self.ws.set_h_pagebreaks([mulai + p for p in putus]) or 0, mulai, 0)
        return putus

    def _cek(self, kode: int, baris: int, kolom: int) -> None:
        if kode != 0:
            raise TidakTertulis(self.nama, baris, kolom)


def _muat(isi: str) -> str:
    """Show what XML cannot hold or nobody would see, and cut what Excel cannot hold, saying so in the cell."""
    if not isi.isprintable():
        isi = "\n".join(aman_tampil(b) for b in isi.split("\n"))
    if len(isi) * 2 <= PANJANG_SEL or len(isi.encode("utf-16-le")) <= PANJANG_SEL * 2:
        return isi
    ruang = (PANJANG_SEL - len(_EKOR)) * 2
    return isi.encode("utf-16-le")[:ruang].decode("utf-16-le", "ignore") + _EKOR
