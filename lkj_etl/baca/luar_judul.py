"""What stands in a table outside its known columns: a column without a heading, a total named in an unread column (child)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lkj_etl.baca.baris_total import TOTAL
from lkj_etl.baca.kisi import Catatan, Kisi, huruf
from lkj_etl.baca.rentang_judul import berkode
from lkj_etl.baca.sel import Sel

_HIASAN = re.compile(r"\s*(?:rp\.?|idr|[:=-]*)\s*", re.IGNORECASE)
SEDIKITNYA = 2
# Where such a name is put: the first of these columns that the table has, the narrowest level first, as its rows name that one.
KUNCI = ("uraian", "sub_kegiatan", "kegiatan", "program", "kode_sub_kegiatan", "kode_kegiatan", "kode", "kode_program")


def kolom_tanpa_judul(kisi: Kisi, akhir: int, judul: set[int], nomor: list[int]) -> Iterator[Catatan]:
    """Name each column between the headings (columns `judul`, last row `akhir`) that holds data in the rows `nomor` but no heading.

    Such a heading was deleted or never typed; what stands below it would be lost in silence.
    """
    for c in range(min(judul), max(judul)):
        if c in judul:
            continue
        isi = [sel for r in nomor if (sel := kisi.baris[r].get(c)) is not None and _HIASAN.fullmatch(sel.isi) is None]
        if len(isi) >= SEDIKITNYA:
            atas = next((r1 for r1, c1, r2, _ in kisi.gabungan if c1 == c and r1 <= akhir <= r2), akhir)
            yield Catatan("JUDUL-KOSONG", kisi.nama, f"{huruf(c)}{atas}", {"kolom": huruf(c)})


def nama_jumlah(kisi: Kisi, dibaca: set[int], nomor: list[int]) -> dict[int, Sel]:
    """Return row -> cell of the totals whose name stands in a column that is not read (JUMLAH merged over it)."""
    hasil: dict[int, Sel] = {}
    for r in nomor:
        baris = kisi.baris[r]
        pertama = min((c for c in baris if baris[c].isi.strip()), default=0)
        if pertama and pertama not in dibaca and baris[pertama].jenis == "s" and TOTAL.match(baris[pertama].isi):
            hasil[r] = baris[pertama]
    return hasil


def kolom_kode(kisi: Kisi, calon: Iterable[int], nomor: list[int]) -> int | None:
    """Return the first of these columns, whose headings nobody knows, that holds codes of programs and what is below them."""
    return next((c for c in sorted(calon) if berkode([kisi.baris[r][c].isi for r in nomor if c in kisi.baris[r]])), None)
