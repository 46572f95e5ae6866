"""Formulas of a marked copy: plain arithmetic stays alive beside its stored value, everything else becomes that value.

So a total follows the repair of an amount, and nothing in the copy can reach out of the workbook. openpyxl writes formulas
without stored values, which our own reader would then refuse; they are put back into the finished XML.
"""

from __future__ import annotations

import re
from html import escape
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

Simpanan = dict[str, dict[str, str]]  # sheet -> cell -> attribute and value as XML
FUNGSI = frozenset(
    {"SUM", "SUBTOTAL", "ROUND", "ROUNDUP", "ROUNDDOWN", "IF", "IFERROR", "SUMIF", "AVERAGE", "MIN", "MAX", "ABS", "PRODUCT"}
)
_AMAN = re.compile(r"=(?>[A-Z]++\(|\$?[A-Z]{1,3}\$?[0-9]{1,7}|[0-9.]++%?|[-+*/^(),:<>= ]|\"[^\"]{0,40}\")++")
_NAMA_FUNGSI = re.compile(r"([A-Z]+)\(")
_SEL_RUMUS = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f>[^<]*</f>)<v\s*(?:/>|></v>)</c>')


def tetapkan_rumus(buku: Any, asal: BytesIO) -> Simpanan:
    """Replace every formula that is no plain arithmetic by its stored value; return the stored values of the others."""
    rumus = [(ws.title, sel) for ws in buku.worksheets for sel in ws._cells.values() if sel.data_type == "f"]
    simpanan: Simpanan = {}
    if not rumus:
        return simpanan
    asal.seek(0)
    nilai = load_workbook(asal, keep_links=False, keep_vba=False, data_only=True)
    for lembar, sel in rumus:
        tersimpan = nilai[lembar][sel.coordinate]
        if isinstance(sel.value, str) and aman(sel.value):
            if tersimpan.value is not None:
                simpanan.setdefault(lembar, {})[sel.coordinate] = _xml(tersimpan)
        else:
            sel.value, sel.data_type = tersimpan.value, tersimpan.data_type
    return simpanan


def aman(rumus: str) -> bool:
    """Say whether a formula only computes with cells of its own sheet."""
    return _AMAN.fullmatch(rumus) is not None and all(nama in FUNGSI for nama in _NAMA_FUNGSI.findall(rumus))


def _xml(sel: Any) -> str:
    jenis = {"s": ' t="str"', "b": ' t="b"', "e": ' t="e"'}.get(sel.data_type, "")
    isi = sel.value
    if sel.data_type == "d":
        from openpyxl.utils.datetime import to_excel

        isi = to_excel(isi, sel.parent.parent.epoch)
    return f"{jenis}|{escape(str(int(isi) if isinstance(isi, bool) else isi), quote=False)}"


def sisipkan(xml: bytes, simpanan: dict[str, str]) -> bytes:
    """Put the stored values behind the formulas of one sheet part as openpyxl wrote it."""

    def ganti(cocok: re.Match[bytes]) -> bytes:
        jenis, _, isi = simpanan.get(cocok[1].decode(), "").partition("|")
        if not isi:
            return cocok[0]
        return b'<c r="' + cocok[1] + b'"' + cocok[2] + jenis.encode() + b">" + cocok[3] + b"<v>" + isi.encode() + b"</v></c>"

    return _SEL_RUMUS.sub(ganti, xml)
