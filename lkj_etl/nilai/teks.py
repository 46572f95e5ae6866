"""Text of a cell: made clean for print, and made harmless for a terminal or a sheet."""

import re
import unicodedata
from typing import NamedTuple

PANJANG_WAJAR = 1000
KOSONG_EKSPOR = frozenset(("", "null", "undefined"))  # what exports write for an empty cell (FORMATS section 1)
GALAT_JENIS = {"e": "SEL-GALAT", "f": "RUMUS-TANPA-NILAI", "g": "SEL-GABUNGAN"}  # kinds of cell that hold no value -> the finding
GARIS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"

_DIBUANG: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("KARAKTER-TAK-TAMPAK", re.compile("[\\u00ad\\u180e\\u200b-\\u200d\\u2060-\\u2064\\u206a-\\u206f\\ufeff\\U000e0000-\\U000e007f]")),
    ("KARAKTER-ARAH", re.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]")),
    # U+FFFE and U+FFFF are no controls, but like them XML does not allow them: Excel would offer to repair the file.
    ("KARAKTER-KENDALI", re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ufff9-\\ufffb\\ufffe\\uffff]")),
    ("UNICODE-RUSAK", re.compile("[\\ud800-\\udfff]")),
)
_CATATAN_KARAKTER = frozenset(kode for kode, _ in _DIBUANG)
_AWAL_RUMUS = frozenset("=+-@")
_AWAL_RUMUS_MENTAH = frozenset("=+-@\t\r")
_TEKS_GALAT = re.compile(r"#(?:N/A|[A-Z_]+[!?]|DIV/0!)|Err:[0-9]{3}", re.ASCII | re.IGNORECASE)
_TAUTAN = re.compile(r"[a-z][a-z0-9+.-]*:\S*", re.ASCII | re.IGNORECASE)  # a web address is long by nature, and not prose
_LOLOS = frozenset(("Zs", "Co", "Cn"))


class Bersih(NamedTuple):
    """Cleaned text and the codes (peringatan) of what was found in it, each once."""

    teks: str
    catatan: tuple[str, ...]


def bersihkan(teks: str) -> Bersih:
    r"""Remove what nobody can see and make every run of white space (also a literal `\n`) one space.

    Zero-width, direction and control characters and lone surrogates go with a note, no-break spaces become spaces
    silently (DESIGN 4 "Peringatan of reading"). The words themselves stay as written.
    """
    bersih, catatan = teks, []
    if not teks.isprintable():  # true for nearly every cell, and then nothing below can match
        for kode, pola in _DIBUANG:
            bersih, jumlah = pola.subn("", bersih)
            if jumlah:
                catatan.append(kode)
    bersih = " ".join(bersih.replace("\\n", " ").split())
    if bersih == teks and teks[:1].isalnum() and len(teks) <= PANJANG_WAJAR:  # so are nearly all of them
        return Bersih(teks, ())
    if len(bersih) > PANJANG_WAJAR and not _TAUTAN.fullmatch(bersih):
        catatan.append("TEKS-PANJANG")
    if _mirip_rumus(teks, bersih):
        catatan.append("TEKS-MIRIP-RUMUS")
    return Bersih(bersih, tuple(catatan))


def catatan_karakter(catatan: tuple[str, ...]) -> tuple[str, ...]:
    """Keep the notes on removed characters: length and leading sign mean nothing in a number, date or code."""
    return tuple(k for k in catatan if k in _CATATAN_KARAKTER) if catatan else catatan


def teks_galat(teks: str) -> bool:
    """Say whether cleaned text is an error value that was pasted as text (`#REF!`, `#N/A`, `Err:502`)."""
    return teks[:1] in ("#", "E", "e") and _TEKS_GALAT.fullmatch(teks) is not None


def aman_tampil(nama: str) -> str:
    r"""Write characters that could move, hide or break a line (file names, sheet names) as \xNN or \uNNNN."""
    if nama.isprintable():
        return nama
    return "".join(c if c.isprintable() or unicodedata.category(c) in _LOLOS else _lolos(ord(c)) for c in nama)


def _lolos(titik: int) -> str:
    if titik < 0x100:
        return f"\\x{titik:02x}"
    return f"\\u{titik:04x}" if titik < 0x10000 else f"\\U{titik:08x}"


def _mirip_rumus(teks: str, bersih: str) -> bool:
    if not bersih or not bersih.strip(GARIS):
        return False
    awal = bersih[0]
    if awal.isalnum() and teks[0] == awal:
        return False
    return teks[0] in _AWAL_RUMUS_MENTAH or unicodedata.normalize("NFKC", awal)[0] in _AWAL_RUMUS
