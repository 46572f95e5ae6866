"""A worksheet that writes its cells straight: the library's own way through attributes and checks takes half of a run.

What comes out is what the library would write, without the optional `spans` of rows. It knows the four kinds of cells of our
sheets; any other goes the library's way. The library's inner names are fixed by its version in pyproject.toml.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xlsxwriter.exceptions import OverlappingRange
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import CellBlankTuple, CellFormulaTuple, CellNumberTuple, CellStringTuple, Worksheet

BARIS_MAKS, KOLOM_MAKS = 1_048_576, 16_384
_KOLOM = tuple(xl_col_to_name(k) for k in range(64))
_DIKENAL = frozenset({CellBlankTuple, CellFormulaTuple, CellNumberTuple, CellStringTuple})
_buat = tuple.__new__  # the records of the library are tuples; their own constructors check what is known here


class LembarKerja(Worksheet):  # type: ignore[misc]  # the library is published without types
    """Cells of known kinds without detours; rows and columns count from 0, the return code is 0 or -1 (outside of the sheet)."""

    def teks(self, baris: int, kolom: int, isi: str, gaya: Any) -> int:
        """Put a text, at most 32,767 UTF-16 units long, into the table of shared strings."""
        if baris >= BARIS_MAKS or kolom >= KOLOM_MAKS:
            return -1
        daftar = self.str_table
        nomor = daftar.string_table.setdefault(isi, daftar.unique_count)
        if nomor == daftar.unique_count:
            daftar.unique_count += 1
        daftar.count += 1
        self.table[baris][kolom] = _buat(CellStringTuple, (nomor, gaya))
        return 0

    def angka(self, baris: int, kolom: int, nilai: float, gaya: Any) -> int:
        """Put a finite number."""
        if baris >= BARIS_MAKS or kolom >= KOLOM_MAKS:
            return -1
        self.table[baris][kolom] = _buat(CellNumberTuple, (nilai, gaya))
        return 0

    def kosong(self, baris: int, kolom: int, gaya: Any) -> int:
        """Put a blank cell with its look."""
        if baris >= BARIS_MAKS or kolom >= KOLOM_MAKS:
            return -1
        self.table[baris][kolom] = _buat(CellBlankTuple, (gaya,))
        return 0

    def rumus(self, baris: int, kolom: int, rumus: str, gaya: Any, nilai: float | str) -> int:
        """Put a formula with the value that it has; nothing newer than Excel 2007, so nothing needs a prefix."""
        if baris >= BARIS_MAKS or kolom >= KOLOM_MAKS:
            return -1
        self.table[baris][kolom] = _buat(CellFormulaTuple, (rumus.removeprefix("="), gaya, nilai))
        return 0

    def gabung(self, b1: int, k1: int, b2: int, k2: int, gaya: Any) -> int:
        """Merge a rectangle of at least two cells and give all of them the look; overlapping ones would break the file."""
        if b2 >= BARIS_MAKS or k2 >= KOLOM_MAKS:
            return -1
        wilayah = f"{_KOLOM[k1]}{b1 + 1}:{_KOLOM[k2]}{b2 + 1}"
        for baris in range(b1, b2 + 1):
            for kolom in range(k1, k2 + 1):
                if (baris, kolom) in self.merged_cells or (baris, kolom) in self.table_cells:
                    raise OverlappingRange(wilayah)
                self.merged_cells[baris, kolom] = wilayah
                self.table[baris][kolom] = _buat(CellBlankTuple, (gaya,))
        self.merge.append([b1, k1, b2, k2])
        return 0

    def tautan(self, baris: int, kolom: int, tempat: str, kiat: str, tampil: str) -> int:
        """Let a cell lead to a place of the same workbook."""
        if baris >= BARIS_MAKS or kolom >= KOLOM_MAKS:
            return -1
        self.hyperlinks[baris][kolom] = (tempat, kiat, tampil)
        return 0

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        """Return the formula without its leading sign."""
        return formula.removeprefix("=")

    def _assemble_xml_file(self) -> None:
        """Say first how far the cells reach: they were put without asking."""
        isi = [b for b, sel in self.table.items() if sel]
        if isi:
            kolom = [k for b in isi for k in self.table[b]]
            for nama, ada, pilih in (("row", isi, min), ("row", isi, max), ("col", kolom, min), ("col", kolom, max)):
                batas = f"dim_{nama}{pilih.__name__}"
                lama = getattr(self, batas)
                setattr(self, batas, pilih(ada) if lama is None else pilih(lama, pilih(ada)))
        super()._assemble_xml_file()

    def _write_rows(self) -> None:
        """Write every row with cells or a height of its own, its cells in one piece."""
        gaya: dict[Any, str] = {}
        for baris in sorted({b for b, sel in self.table.items() if sel} | self.row_info.keys()):
            sel = self.table.get(baris)
            if not sel:
                self._write_row(baris, None, self.row_info[baris], empty_row=True)
                continue
            self._write_row(baris, None, self.row_info.get(baris))
            nomor = f'{baris + 1}"'
            potongan: list[str] = []
            for kolom in sorted(sel):
                satu = sel[kolom]
                if satu.__class__ not in _DIKENAL or satu.format is None:
                    self.fh.write("".join(potongan))
                    potongan.clear()
                    self._write_cell(baris, kolom, satu)
                    continue
                rupa = gaya.get(satu.format)
                if rupa is None:
                    rupa = gaya[satu.format] = f' s="{satu.format._get_xf_index()}"'
                potongan.append(_sel(f'<c r="{_KOLOM[kolom]}{nomor}{rupa}', satu, self._escape_data))
            potongan.append("</row>")
            self.fh.write("".join(potongan))

    def _write_hyperlinks(self) -> None:
        """Write our own links; those to other files go the library's way."""
        dalam = [
            (b, k, isi)
            for b, per_kolom in sorted(self.hyperlinks.items())
            for k, isi in sorted(per_kolom.items())
            if isinstance(isi, tuple)
        ]
        if not dalam:
            super()._write_hyperlinks()
            return
        atribut = self._escape_attributes
        semua = (
            f'<hyperlink ref="{_KOLOM[k]}{b + 1}" location="{atribut(tempat)}" tooltip="{atribut(kiat)}" display="{atribut(tampil)}"/>'
            for b, k, (tempat, kiat, tampil) in dalam
        )
        self.fh.write(f"<hyperlinks>{''.join(semua)}</hyperlinks>")


def _sel(awal: str, sel: Any, aman: Callable[[str], str]) -> str:
    jenis = sel.__class__
    if jenis is CellStringTuple:
        return f'{awal} t="s"><v>{sel[0]}</v></c>'
    if jenis is CellNumberTuple:
        return f"{awal}><v>{sel[0]:.16G}</v></c>"
    if jenis is CellBlankTuple:
        return f"{awal}/>"
    ragam = ' t="str"' if isinstance(sel[2], str) else ""
    return f"{awal}{ragam}><f>{aman(sel[0])}</f><v>{aman(str(sel[2]))}</v></c>"
