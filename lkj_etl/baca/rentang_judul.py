"""Headings that stand over several columns: which columns they cover, and where the cells really are (runs in the child)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from lkj_etl.baca.judul_dasar import Bentuk
from lkj_etl.baca.kisi import Kisi
from lkj_etl.baca.sel import KOSONG, Sel
from lkj_etl.nilai.kode import KODE_PROGRAM

BARIS_CONTOH = 200
KODE_TERSEDIKIT = 2
_KODE = re.compile(KODE_PROGRAM)
_NOMOR = re.compile(r"(?:\((\d{1,2})\)|-?(\d{1,2})\.?)(?:\s*[=(:].*)?", re.ASCII | re.DOTALL)


def rentang_judul(c: int, teks: dict[int, str], kembar: list[int]) -> range:
    """Return the columns from heading `c` up to the next other heading."""
    berikut = min((k for k in teks if k > c and k not in kembar), default=max([c, *kembar]) + 1)
    return range(c, berikut)


def rentang_sesuai(kisi: Kisi, bentuk: Bentuk, akhir: int, rentang: dict[str, range]) -> bool:
    """Say whether the code columns are as wide as the kind wants them, and hold the codes that the kind has."""
    lebar = {k.nama: k.lebar for k in bentuk.kolom if k.lebar > 1}
    if any(len(r) != lebar[n] for n, r in rentang.items() if n in lebar):
        return False
    if bentuk.isi is None or "kode" not in rentang:
        return True
    pola, bagian = re.compile(bentuk.isi[0]), bentuk.isi[1]
    baris = [kisi.baris[r] for r in sorted(r for r in kisi.baris if r > akhir)[:BARIS_CONTOH]]
    kode = [semua for b in baris if not nomor_kolom(b) and (semua := _kode_baris(b, rentang["kode"], pisah=bool(lebar)))]
    cocok = sum(any(pola.fullmatch(k) for k in semua) for semua in kode)
    return bool(kode) and cocok >= bagian * len(kode)


def _kode_baris(baris: dict[int, Sel], rentang: range, *, pisah: bool) -> list[str]:
    """Return the codes of a row, of several columns as they are or as one; words are no codes."""
    sel = [baris[c] for c in rentang if c in baris] if pisah else [gabung(baris, rentang)]
    return [k for s in sel if (k := re.sub(r"\s+", "", s.isi).rstrip(".")) and any(h.isdigit() for h in k)]


def gabung(baris: dict[int, Sel], rentang: Iterable[int]) -> Sel:
    """Return one code from its pieces in several columns (`5.` | `1.` | `02.`); a single filled cell as it is."""
    isi = [baris[c] for c in rentang if c in baris and baris[c].isi.strip()]
    if len(isi) < 2:
        return isi[0] if isi else KOSONG
    galat = next((s for s in isi if s.jenis in "ef"), None)
    return galat or Sel("s", ".".join(s.isi.strip().removesuffix(".0").strip(" .") for s in isi))


def kolom_isi(kisi: Kisi, akhir: int, c: int) -> int:
    """Return the column that holds the amounts of heading `c`: under a merged heading, or where data cells are merged over `c`.

    Printed forms anchor a merged cell in another column than the heading (`Rp.` in one, the amount in the next;
    REALISASI over S while its cells R:S keep the amount in R).
    """
    if not kisi.gabungan:
        return c
    calon = {c}
    for r1, c1, _, c2 in kisi.gabungan:
        if c1 <= c <= c2 and c1 < c2 < c1 + 20:
            calon.update(range(c1, c2 + 1) if r1 <= akhir else (c1,))
    if len(calon) == 1:
        return c
    baris = [kisi.baris[r] for r in sorted(r for r in kisi.baris if r > akhir)[:BARIS_CONTOH]]
    return max(
        sorted(calon, key=lambda k: (k != c, k)), key=lambda k: (sum(_berangka(b.get(k)) for b in baris), sum(k in b for b in baris))
    )


def berkode(isi: Iterable[str]) -> bool:
    """Say whether at least two cells of a column, and at least half of them, are codes of programs and what is below them."""
    terisi = [re.sub(r"\s+", "", teks) for teks in islice(isi, BARIS_CONTOH) if teks.strip()]
    return sum(_KODE.fullmatch(teks) is not None for teks in terisi) >= max(KODE_TERSEDIKIT, len(terisi) / 2)


def nomor_kolom(sel: dict[int, Sel]) -> bool:
    """Say whether a row only numbers the columns: 1, 2, 3 ... (as printed forms do below the heading)."""
    angka = [nomor(s.isi) for _, s in sorted(sel.items()) if s.isi.strip()]
    return len(angka) >= 2 and angka == list(range(1, len(angka) + 1))


def nomor(isi: str) -> int | None:
    """Return the number of a column as forms write it: `3`, `(3)` (which Excel takes for -3), `5 = 4 / 3 x 100`, `(5)=(4:3)`, `6 (3-4)`."""
    cocok = _NOMOR.fullmatch(isi.strip().removesuffix(".0"))
    return int(cocok[1] or cocok[2]) if cocok else None


def _berangka(sel: Sel | None) -> bool:
    return sel is not None and (sel.jenis in "npf" or any(h.isdigit() for h in sel.isi))
