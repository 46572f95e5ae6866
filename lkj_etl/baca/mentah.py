"""A recognised table as the child sends it: allowed columns only, cells as kind and text."""

from collections.abc import Sequence
from typing import Any, NamedTuple, Self

from lkj_etl.baca.judul_dasar import samakan_judul
from lkj_etl.baca.kolom_padat import Padat

_HURUF = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class KolomMentah(NamedTuple):
    """One allowed column: letter, heading as typed, and per row the cell's kind (`-` blank) and text."""

    huruf: str
    judul: str
    jenis: str
    isi: Sequence[str]


class TabelMentah(NamedTuple):
    """One recognised sheet; `bagian` names a sheet of the kinerja workbook, `baris` are Excel row numbers, in step with every column."""

    jenis: str
    bagian: str
    lembar: str
    baris_judul: int
    judul: list[tuple[str, str]]
    baris: Sequence[int]
    kolom: dict[str, KolomMentah]
    basis_1904: bool

    def sel(self, kolom: str, i: int) -> str:
        """Return the Excel address of row `i` of a column."""
        return f"{self.kolom[kolom].huruf}{self.baris[i]}"

    def pertama(self, *kolom: str) -> str:
        """Return the first of these columns that the table has, "" for none."""
        return next((k for k in kolom if k in self.kolom), "")

    def judul_lagi(self, i: int) -> bool:
        """Say whether a row only repeats words of the headings, as at the top of a form's next page; one cell alone says nothing."""
        terisi = [k for k in self.kolom.values() if k.isi[i].strip()]
        return len(terisi) > 1 and all(k.jenis[i] == "s" and _dari_judul(k.isi[i], k.judul) for k in terisi)

    def pilih(self, posisi: list[int]) -> Self:
        """Return the same table with these rows (ascending) only."""
        if len(posisi) == len(self.baris):
            return self
        if posisi and posisi[-1] - posisi[0] + 1 == len(posisi):
            rentang = slice(posisi[0], posisi[-1] + 1)
            kolom = {n: k._replace(jenis=k.jenis[rentang], isi=k.isi[rentang]) for n, k in self.kolom.items()}
            return self._replace(baris=self.baris[rentang], kolom=kolom)
        kolom = {n: k._replace(jenis="".join(map(k.jenis.__getitem__, posisi)), isi=_pilih(k.isi, posisi)) for n, k in self.kolom.items()}
        return self._replace(baris=[self.baris[i] for i in posisi], kolom=kolom)


def _dari_judul(teks: str, judul: str) -> bool:
    kata = samakan_judul(teks)
    return bool(kata) and f" {kata} " in f" {samakan_judul(judul)} "  # of a heading in two rows each row comes again by itself


def _pilih(isi: Sequence[str], posisi: list[int]) -> Sequence[str]:
    return isi.pilih(posisi) if isinstance(isi, Padat) else list(map(isi.__getitem__, posisi))


def nomor_baris(sel: str) -> str:
    """Return the row of an Excel address (C12 -> 12); what names no cell stays as it is."""
    return sel.lstrip(_HURUF)


def dari_json(isi: dict[str, Any]) -> TabelMentah:
    """Rebuild a table from the child's answer."""
    kolom = {k: KolomMentah(v["huruf"], v["judul"], v["jenis"], v["isi"]) for k, v in isi["kolom"].items()}
    judul = [(sel, teks) for sel, teks in isi["judul"]]
    return TabelMentah(isi["jenis"], isi["bagian"], isi["lembar"], isi["baris_judul"], judul, isi["baris"], kolom, isi["basis_1904"])
