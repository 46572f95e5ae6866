"""A sheet as cells with true Excel addresses; the one shape that every format reader returns."""

from typing import Any, NamedTuple

from lkj_etl.baca.lanjutan import Lanjutan
from lkj_etl.baca.sel import UTUH, Sel


class Kisi:
    """One sheet: rows and columns count from 1, blank cells are absent.

    baris: row -> column -> cell; gabungan: merged ranges as (first row, first column, last row, last column).
    lanjutan: of a large sheet the rows behind those of `baris`, by column.
    A plain class, because dataclasses cost the child 8 ms of its start.
    """

    __slots__ = ("baris", "baris_tersembunyi", "basis_1904", "gabungan", "kolom_tersembunyi", "lanjutan", "nama", "tersembunyi")

    def __init__(
        self,
        nama: str,
        tersembunyi: bool = False,
        baris: dict[int, dict[int, Sel]] | None = None,
        gabungan: list[tuple[int, int, int, int]] | None = None,
        basis_1904: bool = False,
    ) -> None:
        self.nama = nama
        self.tersembunyi = tersembunyi
        self.baris: dict[int, dict[int, Sel]] = {} if baris is None else baris
        self.gabungan: list[tuple[int, int, int, int]] = [] if gabungan is None else gabungan
        self.baris_tersembunyi: set[int] = set()
        self.kolom_tersembunyi: set[int] = set()
        self.basis_1904 = basis_1904
        self.lanjutan: Lanjutan | None = None

    def utuhkan(self) -> None:
        """Move the rows of `lanjutan` into `baris`; raise Tolak where those are more cells than may be kept one by one."""
        if self.lanjutan is None:
            return
        if self.lanjutan.bagian != UTUH or sum(map(len, self.baris.values())) + self.lanjutan.banyak_sel() > self.lanjutan.batas_sel:
            raise Tolak("LEMBAR-TERLALU-BESAR", self.nama)
        self.baris.update(self.lanjutan.baris())
        self.baris_tersembunyi &= self.baris.keys()
        self.lanjutan = None


class Catatan(NamedTuple):
    """A finding of the child: the parent turns it into a `Temuan` (code and arguments of the catalogue)."""

    kode: str
    lembar: str
    sel: str
    nilai: dict[str, str]


class Tolak(Exception):
    """The file gives no row; carries the one finding that says why.

    `identitas`: sheet Identitas of a refused kinerja workbook, which still says whose report this is.
    """

    def __init__(self, kode: str, lembar: str = "-", sel: str = "-", **nilai: str) -> None:
        super().__init__(kode)
        self.catatan = Catatan(kode, lembar, sel, nilai)
        self.identitas: list[dict[str, Any]] = []


def huruf(kolom: int) -> str:
    """Return the column letters of a column number: 1 -> A, 27 -> AA."""
    teks = ""
    while kolom:
        kolom, sisa = divmod(kolom - 1, 26)
        teks = chr(65 + sisa) + teks
    return teks
