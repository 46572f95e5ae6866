"""A worksheet whose cells are kept as the XML that they will be: the library's own way through records takes half of a run.

What comes out is what the library would write, without the optional `spans` of rows. It knows the four kinds of cells of our
sheets. The library's inner names are fixed by its version in pyproject.toml.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from xlsxwriter.exceptions import OverlappingRange
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import ColumnInfo, Worksheet

from lkj_etl.kesalahan import LkjError

BARIS_MAKS = 1_048_576
KOLOM_MAKS = 64  # of our sheets
_KOLOM = tuple(xl_col_to_name(k) for k in range(KOLOM_MAKS))
_TERLIPAT = ' hidden="1" outlineLevel="1"'


class TidakTertulis(LkjError):
    """A cell could not be written as it is; the workbook would lie."""

    def __init__(self, lembar: str, baris: int, kolom: int) -> None:
        sel = f'Lembar "{lembar}" baris {baris + 1} kolom {kolom + 1}'
        super().__init__(f"{sel} tidak dapat ditulis. Laporkan pesan ini kepada pengelola lkj.")


class LembarKerja(Worksheet):  # type: ignore[misc]  # the library is published without types
    """Cells of known kinds without detours; rows and columns count from 0. Raise `TidakTertulis` outside of what a sheet has.

    `rupa` is the attribute of a style, as `gaya.Gaya.rupa` has it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._isi: defaultdict[int, dict[int, str]] = defaultdict(dict)
        self._rupa_baris: dict[int, str] = {}

    def teks(self, baris: int, kolom: int, isi: str, rupa: str) -> None:
        """Put a text, at most 32,767 UTF-16 units long, into the table of shared strings."""
        if baris >= BARIS_MAKS or kolom >= KOLOM_MAKS:
            raise TidakTertulis(self.name, baris, kolom)
        daftar = self.str_table
        nomor = daftar.string_table.setdefault(isi, daftar.unique_count)
        if nomor == daftar.unique_count:
            daftar.unique_count += 1
        daftar.count += 1
        self._isi[baris][kolom] = f'<c r="{_KOLOM[kolom]}{baris + 1}"{rupa} t="s"><v>{nomor}</v></c>'

    def angka(self, baris: int, kolom: int, nilai: float, rupa: str) -> None:
        """Put a finite number."""
        if baris >= BARIS_MAKS or kolom >= KOLOM_MAKS:
            raise TidakTertulis(self.name, baris, kolom)
        self._isi[baris][kolom] = f'<c r="{_KOLOM[kolom]}{baris + 1}"{rupa}><v>{nilai:.16G}</v></c>'

    def kosong(self, baris: int, kolom: int, rupa: str) -> None:
        """Put a blank cell with its look."""
        if baris >= BARIS_MAKS or kolom >= KOLOM_MAKS:
            raise TidakTertulis(self.name, baris, kolom)
        self._isi[baris][kolom] = f'<c r="{_KOLOM[kolom]}{baris + 1}"{rupa}/>'

    def rumus(self, baris: int, kolom: int, rumus: str, rupa: str, nilai: float | str) -> None:
        """Put a formula with the value that it has; nothing newer than Excel 2007, so nothing needs a prefix."""
        if baris >= BARIS_MAKS or kolom >= KOLOM_MAKS:
            raise TidakTertulis(self.name, baris, kolom)
        ragam = ' t="str"' if isinstance(nilai, str) else ""
        isi = f"<f>{self._escape_data(rumus.removeprefix('='))}</f><v>{self._escape_data(str(nilai))}</v>"
        self._isi[baris][kolom] = f'<c r="{_KOLOM[kolom]}{baris + 1}"{rupa}{ragam}>{isi}</c>'

    def gabung(self, b1: int, k1: int, b2: int, k2: int, rupa: str) -> None:
        """Merge a rectangle of at least two cells and give all of them the look; overlapping ones would break the file."""
        if b2 >= BARIS_MAKS or k2 >= KOLOM_MAKS:
            raise TidakTertulis(self.name, b2, k2)
        wilayah = f"{_KOLOM[k1]}{b1 + 1}:{_KOLOM[k2]}{b2 + 1}"
        for baris in range(b1, b2 + 1):
            sel = self._isi[baris]
            for kolom in range(k1, k2 + 1):
                if (baris, kolom) in self.merged_cells or (baris, kolom) in self.table_cells:
                    raise OverlappingRange(wilayah)
                self.merged_cells[baris, kolom] = wilayah
                sel[kolom] = f'<c r="{_KOLOM[kolom]}{baris + 1}"{rupa}/>'
        self.merge.append(wilayah)

    def tautan(self, baris: int, kolom: int, tempat: str, kiat: str, tampil: str) -> None:
        """Let a cell lead to a place of the same workbook."""
        if baris >= BARIS_MAKS or kolom >= KOLOM_MAKS:
            raise TidakTertulis(self.name, baris, kolom)
        self.hyperlinks[baris][kolom] = (tempat, kiat, tampil)

    def lebar(self, kolom: int, lebar: float) -> None:
        """Give a column its width in Excel's units, at least 1."""
        if kolom >= KOLOM_MAKS:
            raise TidakTertulis(self.name, 0, kolom)
        self.col_info[kolom] = ColumnInfo(width=int(lebar * self.max_digit_width + 0.5) + self.cell_padding)
        self.col_size_changed = True

    def tinggi(self, baris: int, poin: float, *, kepala_lipatan: bool = False) -> None:
        """Give a row its height; the head of folded rows shows the sign that opens them."""
        if baris >= BARIS_MAKS:
            raise TidakTertulis(self.name, baris, 0)
        piksel = int(poin * 4 / 3 + 0.5)
        rupa = "" if piksel == self.original_row_height else f' ht="{piksel * 0.75:.16g}" customHeight="1"'
        self._rupa_baris[baris] = f'{rupa} collapsed="1"' if kepala_lipatan else rupa
        self.row_sizes[baris] = [piksel, False]  # charts ask for it

    def lipat(self, baris: int) -> None:
        """Fold a row away under the head above it."""
        if baris >= BARIS_MAKS:
            raise TidakTertulis(self.name, baris, 0)
        self._rupa_baris[baris] = _TERLIPAT
        self.row_sizes[baris] = [self.default_row_height, True]
        self.outline_row_level = 1

    def _write_string(self, row: int, col: int, string: str, cell_format: Any = None) -> int:
        """Put the texts that the library writes itself: headings of native tables, links to other files."""
        self.teks(row, col, string, f' s="{cell_format._get_xf_index()}"' if cell_format else "")
        return 0

    def _get_range_data(self, row_start: int, col_start: int, row_end: int, col_end: int) -> list[str | None]:
        """Return what charts keep of a range: numbers and texts as text, "" for a blank cell, None for no cell."""
        return [self._nilai(b, k) for b in range(row_start, row_end + 1) for k in range(col_start, col_end + 1)]

    def _nilai(self, baris: int, kolom: int) -> str | None:
        sel = self._isi[baris].get(kolom) if baris in self._isi else None
        if sel is None:
            return None
        isi = sel.rpartition("<v>")[2].removesuffix("</v></c>") if sel.endswith("</c>") else ""
        return str(self.str_table._get_shared_string(int(isi))) if ' t="s"' in sel else isi

    def _assemble_xml_file(self) -> None:
        """Say first how far the cells reach: they were put without asking."""
        if self._isi:
            kolom = [k for sel in self._isi.values() for k in (min(sel), max(sel))]
            self._check_dimensions(min(self._isi), min(kolom))
            self._check_dimensions(max(self._isi), max(kolom))
        super()._assemble_xml_file()

    def _write_rows(self) -> None:
        """Write every row with cells or a look of its own."""
        semua: list[str] = []
        for baris in sorted(self._isi.keys() | self._rupa_baris.keys()):
            sel = self._isi.get(baris)
            semua.append(f'<row r="{baris + 1}"{self._rupa_baris.get(baris, "")}')
            if sel:
                semua.append(">")
                semua += [sel[k] for k in sorted(sel)]
                semua.append("</row>")
            else:
                semua.append("/>")
        self.fh.write("".join(semua))

    def _write_merge_cells(self) -> None:
        """Write the merged rectangles, whose names are known."""
        if self.merge:
            isi = '"/><mergeCell ref="'.join(self.merge)
            self.fh.write(f'<mergeCells count="{len(self.merge)}"><mergeCell ref="{isi}"/></mergeCells>')

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
