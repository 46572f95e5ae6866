"""What a heading is: the records of columns and tables, and the one comparison of headings (runs in the child)."""

import re
import unicodedata
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

# Invisible characters that a copied heading may carry; the table of `nilai.teks` decides for cells.
_TAK_TAMPAK: dict[int, None] = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD, 0x200E, 0x200F], None)
# A scale between the brackets is dropped as well: `keterangan` reads it from the heading as it stands.
_KALI = r"(?:(?:ribu|juta|mil[iy]ar)(?:an)?|000)"
_SATUAN = re.compile(rf"\(\s*(?:dalam )?(?:(?:{_KALI} ?)?(?:rp\.?|rupiah)(?: ?{_KALI})?|{_KALI})\s*\)|\brp\.?$")


class Kolom(NamedTuple):
    """One column: our name and its headings, normalised; `pola` catches headings that carry a period.

    lebar: 1 = one column; n > 1 = the heading stands over n columns, taken apart as nama_1 .. nama_n;
    0 = over any number of columns, whose cells are one code cut in pieces (joined with dots).
    """

    nama: str
    judul: tuple[str, ...]
    pola: str = ""
    lebar: int = 1


class Bentuk(NamedTuple):
    """One kind of table. `wajib`: every group needs one of its columns; `abaikan`: known, not read.

    `khas`: one of these columns tells a damaged table of this kind from any other. `isi`: pattern of the codes in
    the column `kode`, and the share of rows that must have such a code. `berentang`: amounts may stand under a
    merged heading, in another of its columns. `tanpa`: headings, normalised, beside which a table is not of this kind.
    `turun`: columns whose text, merged over rows, stands in each of them.
    `bukan`: pattern of headings that are none of its columns, whatever stands above them.
    `sendiri`: columns of figures, each of which must stand in a cell of its own.
    """

    jenis: str
    lembar: str
    kolom: tuple[Kolom, ...]
    wajib: tuple[tuple[str, ...], ...]
    abaikan: frozenset[str] = frozenset()
    khas: tuple[str, ...] = ()
    isi: tuple[str, float] | None = None
    berentang: bool = False
    tanpa: frozenset[str] = frozenset()
    turun: tuple[str, ...] = ()
    bukan: str = ""
    sendiri: tuple[str, ...] = ()

    def kurang(self, kolom: AbstractSet[str]) -> list[tuple[str, ...]]:
        """Return the required groups that have none of these columns."""
        return [grup for grup in self.wajib if kolom.isdisjoint(grup)]

    def judul_baku(self, nama: str) -> str:
        """Return the usual heading of a column, as a message names it."""
        return next(k.judul[0] for k in self.kolom if k.nama == nama).title()


class Cocok(NamedTuple):
    """A possible heading: rows `awal`..`akhir`, our column -> column number, headings by column number.

    `rentang`: the columns under a heading that stands over several (Kolom.lebar).
    """

    bentuk: Bentuk
    awal: int
    akhir: int
    kolom: dict[str, int]
    kembar: list[tuple[str, int]]
    teks: dict[int, str]
    rentang: dict[str, range]

    @property
    def kurang(self) -> list[tuple[str, ...]]:
        """Return the required groups that have no column."""
        return self.bentuk.kurang(self.kolom.keys())


def k(nama: str, *judul: str, pola: str = "", lebar: int = 1) -> Kolom:
    """Return one column; short, because the tables of headings hold nothing else."""
    return Kolom(nama, judul, pola, lebar)


def rapikan_judul(teks: str) -> str:
    """Return a heading as typed, on one line."""
    return re.sub(r"\s+", " ", teks).strip()


@lru_cache(maxsize=4096)
def samakan_judul(teks: str) -> str:
    """Return a heading for comparison: NFKC, case, blanks, line breaks, "(Rp)" and final dots do not count."""
    polos = unicodedata.normalize("NFKC", teks.replace("\\n", " ")).translate(_TAK_TAMPAK).casefold()
    polos = re.sub(r"\s+", " ", polos).strip()
    polos = _SATUAN.sub("", polos)
    polos = re.sub(r"\s*/\s*", "/", polos)
    polos = re.sub(r"\s*\(\s*%\s*\)$", " %", polos)
    return polos.strip(" .:*_-")
