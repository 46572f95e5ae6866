"""Where a row stands in Excel, and how its figures may be named in a sentence."""

from collections.abc import Container, Mapping
from decimal import Decimal
from typing import NamedTuple

from lkj_etl.nilai.angka import format_angka
from lkj_etl.nilai.triwulan import ROMAWI
from lkj_etl.temuan import Temuan, temuan

TAK_BERSEL = "-"
TERLALU_BESAR = Decimal(10) ** 12  # 15 digits and more could be a personal number in the wrong column
TERLALU_BANYAK_DIGIT = 12


class Letak(NamedTuple):
    """One sheet of the kinerja workbook; `huruf`: column -> Excel letter, `sudah`: (sheet, cell) that the reader left out."""

    berkas: str
    lembar: str
    huruf: Mapping[str, str]
    sudah: Container[tuple[str, str]] = ()

    def sel(self, kolom: str, baris: int) -> str:
        """Return the address of a cell; a column that the sheet lacks points at the row's first known cell."""
        huruf = self.huruf.get(kolom) or next(iter(self.huruf.values()), "")
        return f"{huruf}{baris}" if huruf else TAK_BERSEL

    def terlapor(self, kolom: str, baris: int) -> bool:
        """Say whether the reader has already reported this cell (its value was left out)."""
        return (self.lembar, self.sel(kolom, baris)) in self.sudah

    def temuan(self, kode: str, kolom: str, baris: int, *, indikator: str, **nilai: object) -> Temuan:
        """Make a finding at the cell of a row."""
        return temuan(kode, self.berkas, self.lembar, self.sel(kolom, baris), indikator=sebut_kode(indikator), **nilai)

    def hilang(self, kode: str, *, indikator: str, **nilai: object) -> Temuan:
        """Make a finding about a thing that is missing: there is no cell to show."""
        return temuan(kode, self.berkas, self.lembar, TAK_BERSEL, indikator=sebut_kode(indikator), **nilai)


def letak_sumber(sumber: str) -> tuple[str, str, str]:
    """Split "berkas | lembar | sel" as the tables carry it (a file name may itself hold a bar)."""
    bagian = sumber.rsplit(" | ", 2)
    return (bagian[0], bagian[1], bagian[2]) if len(bagian) == 3 else (sumber or TAK_BERSEL, TAK_BERSEL, TAK_BERSEL)


def tw(triwulan: int) -> str:
    """Return the quarter as the report writes it: TW II."""
    return f"TW {ROMAWI[triwulan - 1]}"


def sebut_angka(nilai: Decimal) -> str:
    """Return a figure for a sentence; numbers of 13 digits and more are never repeated."""
    return format_angka(nilai) if abs(nilai) < TERLALU_BESAR else "(angka sangat besar)"


def sebut_kode(kode: str) -> str:
    """Return an indicator code for a sentence; what has the digits of a personal number is never repeated."""
    return kode if sum(c.isdigit() for c in kode) < TERLALU_BANYAK_DIGIT else "(bukan kode)"
