"""The marking child: a copy of a workbook with coloured, commented cells and a list of findings (the only user of openpyxl).

No reader is safe with every file, so openpyxl works in a process of its own, with a limit on memory and the parent's clock.
"""

from __future__ import annotations

import gc
import json
import re
import sys
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    # Started with -I -S, like the reader child: the program's folder, then the installed packages.
    sys.path[0:0] = [sys.argv[2]]
    sys.path.append(sys.argv[1])

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink

from lkj_etl.tulis.anggota_zip import anggota
from lkj_etl.tulis.rumus_salinan import Simpanan, sisipkan, tetapkan_rumus

MEMORI = 2 << 30
PENULIS = "lkj-etl"
DAFTAR = "Daftar Temuan"
KOLOM = (("No", 5), ("Tingkat", 12), ("Lembar", 20), ("Sel", 9), ("Isi", 70), ("Saran", 60))
WARNA = {"galat": "FFFFC7CE", "peringatan": "FFFFEB9C"}
SEBUTAN = {"galat": "Galat", "peringatan": "Peringatan"}
SIFAT = ("lkj_asal", "lkj_temuan")
UKURAN_KOMENTAR = {"width": 320, "height": 140}
_SEL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_WAKTU = b"2000-01-01T00:00:00Z"

Baris = dict[str, str]


def tandai(tugas: dict[str, Any]) -> None:
    """Write one marked copy.

    tugas: "asal" (workbook to mark, "" for a list alone), "ke" (finished file), "kerja" (scratch file), "terisi" ([sheet,
    cell] that must hold something), "temuan" ([{tingkat, lembar, sel, isi, saran}]), "sifat" (document properties), "petunjuk"
    (sentence below the list).
    Raises whatever openpyxl raises; the caller writes another kind of copy then.
    """
    simpanan: Simpanan = {}
    if tugas["asal"]:
        asal = BytesIO(Path(tugas["asal"]).read_bytes())  # by its name openpyxl would judge it
        buku = load_workbook(asal, keep_links=False, keep_vba=False)
        if not buku.sheetnames or any(n not in buku.sheetnames or buku[n][sel].value is None for n, sel in tugas["terisi"]):
            raise ValueError("lembar")  # Strict OOXML: openpyxl sees no sheet, or no cell, and says nothing
        simpanan = tetapkan_rumus(buku, asal)
        _buang_tanda_lama(buku)
        _tandai_sel(buku, tugas["temuan"])
    else:
        buku = Workbook()
        buku.remove(buku.active)
    _tulis_daftar(buku, tugas["temuan"], tugas["petunjuk"])
    for nama in SIFAT:
        if nama in buku.custom_doc_props.names:
            del buku.custom_doc_props[nama]
    for nama, isi in tugas["sifat"].items():
        buku.custom_doc_props.append(StringProperty(name=nama, value=isi))
    buku.save(tugas["kerja"])
    bagian = {ws.path.lstrip("/"): simpanan[ws.title] for ws in buku.worksheets if ws.title in simpanan}
    _kemas(Path(tugas["kerja"]), Path(tugas["ke"]), bagian)


def _buang_tanda_lama(buku: Any) -> None:
    """Take off our marks of an earlier copy, every link that leads out, and names of other workbooks."""
    if DAFTAR in buku.sheetnames and SIFAT[0] in buku.custom_doc_props.names:
        buku.remove(buku[DAFTAR])
    for ws in buku.worksheets:
        for baris in (s for s in ws._cells.values() if not isinstance(s, MergedCell)):
            baris.hyperlink = None
            if baris.comment is not None and baris.comment.author == PENULIS:
                baris.comment = None
                baris.fill = PatternFill()
    for tempat in (buku, *buku.worksheets):
        for nama in [n for n, d in tempat.defined_names.items() if "[" in (d.value or "")]:
            del tempat.defined_names[nama]


def _tandai_sel(buku: Any, temuan: list[Baris]) -> None:
    """Colour each cell that a finding names, the worst level wins, and put its sentences in one comment."""
    per_sel: dict[tuple[str, str], list[Baris]] = {}
    for t in temuan:
        if t["lembar"] in buku.sheetnames and _SEL.fullmatch(t["sel"]):
            per_sel.setdefault((t["lembar"], _jangkar(buku[t["lembar"]], t["sel"])), []).append(t)
    for (lembar, alamat), isi in per_sel.items():
        sel = buku[lembar][alamat]
        tingkat = "galat" if any(t["tingkat"] == "galat" for t in isi) else "peringatan"
        sel.fill = PatternFill("solid", fgColor=WARNA[tingkat])
        lama = [sel.comment.text] if sel.comment is not None else []
        kalimat = [f"{SEBUTAN[t['tingkat']]}: {t['isi']}\n{t['saran']}" for t in isi]
        sel.comment = Comment("\n\n".join([*lama, *kalimat]), PENULIS, **UKURAN_KOMENTAR)


def _jangkar(ws: Any, sel: str) -> str:
    """Return the first cell of the merged range around a cell, else the cell itself."""
    for rentang in ws.merged_cells.ranges:
        if sel in rentang:
            return str(rentang.start_cell.coordinate)
    return sel


def _tulis_daftar(buku: Any, temuan: list[Baris], petunjuk: str) -> None:
    ws = buku.create_sheet(DAFTAR)
    rapi, tebal = Alignment(wrap_text=True, vertical="top"), Font(bold=True)
    for k, (judul, lebar) in enumerate(KOLOM, start=1):
        _teks(ws, 1, k, judul).font = tebal
        ws.column_dimensions[ws.cell(1, k).column_letter].width = lebar
    for n, t in enumerate(temuan, start=1):
        ws.cell(n + 1, 1, n).alignment = rapi
        isi = (SEBUTAN[t["tingkat"]], t["lembar"], t["sel"], t["isi"], t["saran"])
        for k, teks in enumerate(isi, start=2):
            _teks(ws, n + 1, k, teks).alignment = rapi
        ws.cell(n + 1, 2).fill = PatternFill("solid", fgColor=WARNA[t["tingkat"]])
        if t["lembar"] in buku.sheetnames and _SEL.fullmatch(t["sel"]):
            _tautkan(ws.cell(n + 1, 4), t)
    _teks(ws, len(temuan) + 3, 5, petunjuk).alignment = rapi
    ws.freeze_panes = "A2"
    for lembar in buku.worksheets:
        lembar.sheet_view.tabSelected = False
    buku.active = buku.sheetnames.index(ws.title)


def _tautkan(sel: Any, t: Baris) -> None:
    nama = t["lembar"].replace("'", "''")
    sel.hyperlink = Hyperlink(ref=sel.coordinate, location=f"'{nama}'!{t['sel']}")
    sel.font = Font(color="FF0563C1", underline="single")


def _teks(ws: Any, baris: int, kolom: int, isi: str) -> Any:
    """Write text as text: openpyxl would make a formula of what begins with an equals sign."""
    sel = ws.cell(baris, kolom, isi or "-")
    sel.data_type = "s"
    return sel


def _kemas(kerja: Path, ke: Path, simpanan: dict[str, dict[str, str]]) -> None:
    """Pack the saved workbook again without a clock, with the stored values of its formulas."""
    with zipfile.ZipFile(kerja) as asal, zipfile.ZipFile(ke, "w", zipfile.ZIP_DEFLATED) as tujuan:
        for nama in asal.namelist():
            isi = asal.read(nama)
            if nama == "docProps/core.xml":
                isi = _MODIFIED.sub(rb"\g<1>" + _WAKTU, isi)
            if nama in simpanan:
                isi = sisipkan(isi, simpanan[nama])
            tujuan.writestr(anggota(nama), isi, zipfile.ZIP_DEFLATED)


def layani(tugas: Iterable[dict[str, Any]]) -> None:
    """Do the tasks in turn; after each write one line: 1 where it was done, else 0."""
    for satu in tugas:
        try:
            tandai(satu)
            jadi = True
        except Exception:  # noqa: BLE001 - openpyxl raises anything, and its texts quote cells; the parent makes another copy
            jadi = False
        sys.stdout.write(f"{int(jadi)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    import warnings

    from lkj_etl import sistem

    gc.disable()
    warnings.simplefilter("ignore")
    sistem.batasi_memori(MEMORI)
    layani(json.load(sys.stdin))
