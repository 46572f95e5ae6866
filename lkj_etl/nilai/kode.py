"""The one code type: text, split on dots, never by length; and codes or numbers that share a cell with a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from lkj_etl.nilai.teks import GARIS, bersihkan

Tingkat = Literal["program", "kegiatan", "sub_kegiatan", "lain"]

# At most 6 digits: the longest segment in use has 5 (rekening 00026), and a NIP or NIK must never pass for a code.
_RUAS = r"(?:[0-9]{1,6}|[Xx]{1,2})"
_KODE = re.compile(rf"{_RUAS}(?:\s*\.\s*{_RUAS})*(?:\s*\.)*")
_KODE_NAMA = re.compile(rf"({_RUAS}(?:\s*\.\s*{_RUAS})+)(?:\s*\.)?(?=[{GARIS}\s:|]|(?<=\.)[^\W\d]|$)[{GARIS}\s:|]*(.*)")
_NOMOR_NAMA = re.compile(r"([0-9]{1,3})(?:\s*[.)]\s*(?=[^\d\s])|\s+)(.+)")
_NOMOR_SAJA = re.compile(r"([0-9]{1,3})\s*[.)]?")

_BIDANG = r"(?:[0-9]\.[0-9]{2}|X\.XX)"
_POLA: tuple[tuple[Tingkat, re.Pattern[str]], ...] = (
    ("program", re.compile(rf"{_BIDANG}\.[0-9]{{2}}")),
    ("kegiatan", re.compile(rf"{_BIDANG}\.[0-9]{{2}}\.[0-9]\.[0-9]{{2}}")),
    ("sub_kegiatan", re.compile(rf"{_BIDANG}\.[0-9]{{2}}\.[0-9]\.[0-9]{{2}}\.[0-9]{{1,4}}")),
)
TANPA_BIDANG = "X.XX"
# An account (5.1.02.01, 5.2.2): its second piece has one digit, that of a program (7.01.02, 1.20.03) has two.
KODE_AKUN = r"[1-9](?:\.\d(?:\.\d+)*)?"
KODE_PROGRAM = r"(?:\d|[xX])\.(?:\d{2}|[xX]{2})\.\d{2}(?:\..*)?"  # of a program or of what is below it
_AKUN = re.compile(rf"(?:{_BIDANG}\.[0-9]{{2}}\.[0-9]\.[0-9]{{2}}\.[0-9]{{1,4}}\.)?{KODE_AKUN}")
_SKPD = re.compile(r"(?:[0-9]\.[0-9]{2}\.){3}[0-9]{2}\.[0-9]{3,4}")


@lru_cache(maxsize=16384)
def kode_baku(teks: str) -> str | None:
    """Return the canonical code, or None where the text is none (letter O, Cyrillic look-alikes, words, a NIP).

    Blanks around dots and trailing dots go: `1.20 . 1.20.08 . 01.` -> `1.20.1.20.08.01`. Tails keep their length
    (rekening, SKPD and indicator codes have their own); X and XX stand for the bidang of the SKPD.
    """
    bersih = bersihkan(teks).teks
    if _KODE.fullmatch(bersih) is None:
        return None
    return bersih.replace(" ", "").rstrip(".").upper()


@lru_cache(maxsize=16384)
def kode_sub_kegiatan(teks: str) -> str | None:
    """Return the canonical code with the tail of a sub kegiatan in 4 digits: 7.01.01.2.01.01 -> 7.01.01.2.01.0001.

    Both tails are one code (DESIGN 4 "Codes"). Only u.bb.pp.k.kk.s is touched: neither rekening (5.1.02...), SKPD,
    program and kegiatan codes nor codes of Permendagri 13/2006.
    """
    kode = kode_baku(teks)
    if kode is None or tingkat(kode) != "sub_kegiatan":
        return kode
    depan, _, ekor = kode.rpartition(".")
    return f"{depan}.{ekor.zfill(4)}"


def tingkat(kode: str) -> Tingkat:
    """Tell the level of a canonical code of Permendagri 90/2019; a 3-part SKPD code of 13/2006 (1.20.08) looks like a program."""
    return next((nama for nama, pola in _POLA if pola.fullmatch(kode)), "lain")


def kode_lain(kode: str) -> str:
    """Say what a canonical code of no level is: of an account (also behind a sub kegiatan) or of an office; "" for neither."""
    return "rekening" if _AKUN.fullmatch(kode) else "perangkat daerah" if _SKPD.fullmatch(kode) else ""


def bidang_tunggal(semua: Iterable[str]) -> str:
    """Return the bidang that codes of programs and below name beside X.XX; "" where none of them is X.XX, or they name none or two."""
    bidang = {".".join(k.split(".")[:2]) for k in semua if k.count(".") > 1}
    return next(iter(bidang - {TANPA_BIDANG})) if TANPA_BIDANG in bidang and len(bidang) == 2 else ""


def dengan_bidang(kode: str, bidang: str) -> str:
    """Put the SKPD's bidang (7.01) in place of a leading X.XX; any other code stays, and X.XX itself where no bidang is known (yet)."""
    if bidang and (kode == TANPA_BIDANG or kode.startswith(TANPA_BIDANG + ".")):
        return bidang + kode.removeprefix(TANPA_BIDANG)
    return kode


def pisah_kode_nama(teks: str) -> tuple[str, str]:
    """Split "code name", "code - name", a code alone or a name alone into (canonical code, name), "" where one is missing.

    Beside a name a code needs a dot, else `2 Tambahan penghasilan` would be code 2 (see `pisah_nomor_nama`).
    """
    bersih = bersihkan(teks).teks
    if (kode := kode_baku(bersih)) is not None:
        return kode, ""
    cocok = _KODE_NAMA.fullmatch(bersih)
    kode = kode_baku(cocok[1]) if cocok else None
    return (kode, cocok[2].strip()) if cocok and kode else ("", bersih)


def pisah_nomor_nama(teks: str) -> tuple[str, str]:
    """Split `9 Penyediaan`, `9. Penyediaan`, `10) Penyediaan` into (number, name), number "" where there is none.

    A name that itself begins with a number of up to 3 digits (`17 Agustus`) cannot be told apart and is split too:
    call this only for columns that hold number and name.
    """
    bersih = bersihkan(teks).teks
    if cocok := _NOMOR_SAJA.fullmatch(bersih):
        return cocok[1], ""
    cocok = _NOMOR_NAMA.fullmatch(bersih)
    return (cocok[1], cocok[2]) if cocok else ("", bersih)
