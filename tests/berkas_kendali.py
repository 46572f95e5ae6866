"""Small files of the kinds that control or plan, built in code: AKLAP report, LRA, Register SP2D, anggaran kas (RAK); invented offices."""

from __future__ import annotations

import html
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from lkj_etl.baca.anak import jawab
from lkj_etl.baca.berkas import bentuk
from lkj_etl.baca.kenali import kenali
from lkj_etl.bacaan import Bacaan
from lkj_etl.pengaturan import Pengaturan

Baris = Sequence[Any]
Gabungan = Sequence[tuple[int, int, int, int]]
KELOMPOK = ("Operasi", "Modal", "Tidak Terduga", "Transfer")
URAIAN = "Uraian Urusan, Organisasi, Program, Kegiatan dan Sub Kegiatan"
BULAN = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember")
JUDUL_SP2D = [
    *("No", "Tanggal Pembuatan", "Tanggal Pencairan", "Nomor SP2D", "SKPD", "Nama Penerima", "Keterangan", "Jenis SP2D"),
    *("Bruto", "Potongan", "Neto"),
]
CAMAT, LURAH = "7.01.0.00.0.00.05.0000", "7.01.0.00.0.00.05.0001"


def aklap(isi: Sequence[Baris], *, triwulan: str = "s.d. Triwulan II") -> tuple[list[list[Any]], list[tuple[int, int, int, int]]]:
    """Return rows and merged ranges (1-based) of the report: title, three heading rows 5-7, column numbers, data from row 9.

    One row of `isi`: four codes, uraian, then up to eight amounts.
    """
    kepala: list[list[Any]] = [
        ["REKAPITULASI BELANJA DAERAH BESERTA HASIL DAN SUB KEGIATAN"],
        ["KABUPATEN CONTOH"],
        [f"TAHUN ANGGARAN 2026 {triwulan}"],
        [],
    ]
    kepala.append(["Kode", None, None, None, URAIAN, "Kelompok Belanja"])
    kepala.append([None] * 5 + [x for k in KELOMPOK for x in (k, None)])
    kepala.append([None] * 5 + ["Anggaran", "Realisasi"] * 4)
    kepala.append([str(n) for n in range(1, 14)])
    gabungan = [(5, 1, 7, 4), (5, 5, 7, 5), (5, 6, 5, 13), *((6, k, 6, k + 1) for k in (6, 8, 10, 12))]
    return kepala + [list(b) for b in isi], gabungan


def aklap_satu(isi: Sequence[Baris]) -> tuple[list[list[Any]], list[tuple[int, int, int, int]]]:
    """Return the same report with one pair of amounts: heading in row 3, data from row 4."""
    kepala: list[list[Any]] = [
        ["REKAPITULASI REALISASI TAHUN ANGGARAN 2026 s.d. Triwulan II"],
        [],
        ["Kode", None, None, None, "Uraian", "Anggaran", "Realisasi"],
    ]
    return kepala + [list(b) for b in isi], [(3, 1, 3, 4)]


def lra(isi: Sequence[Baris]) -> list[list[Any]]:
    """Return an LRA per rekening: heading in row 5, data from row 6; one row: code, uraian, anggaran, realisasi."""
    kepala: list[list[Any]] = [["LAPORAN REALISASI ANGGARAN"], ["SKPD : KECAMATAN CONTOH"], ["TAHUN ANGGARAN 2026 S.D. TRIWULAN I"], []]
    return [*kepala, ["Kode Rekening", "Uraian", "Anggaran", "Realisasi", "%"], *(list(b) for b in isi)]


def register_sp2d(isi: Sequence[Baris], skpd: str = "Kecamatan Contoh") -> list[list[Any]]:
    """Return a Register SP2D, heading in row 1; one row: tanggal, nomor, bruto, potongan, neto."""
    baris = [
        [n, hari, hari, nomor, skpd, "PENERIMA RAHASIA", "Bayar", "LS", bruto, potongan, neto]
        for n, (hari, nomor, bruto, potongan, neto) in enumerate(isi, start=1)
    ]
    return [JUDUL_SP2D, *baris]


def rak(isi: Sequence[tuple[str, str, Any, Sequence[Any]]]) -> list[list[Any]]:
    """Return an anggaran kas by month with quarters in between: heading in row 4, data from row 5; row: code, name, pagu, 12 months."""
    judul: list[Any] = ["Kode Sub Kegiatan", "Nama Sub Kegiatan", "Pagu"]
    for q in range(4):
        judul += [*BULAN[q * 3 : q * 3 + 3], f"Triwulan {('I', 'II', 'III', 'IV')[q]}"]
    baris = []
    for kode, nama, pagu, bulan in isi:
        tiga = [list(bulan[q * 3 : q * 3 + 3]) for q in range(4)]
        baris.append([kode, nama, pagu, *(x for q in tiga for x in (*q, sum(n or 0 for n in q)))])
    return [["ANGGARAN KAS BELANJA"], ["SKPD : KECAMATAN CONTOH"], ["TAHUN ANGGARAN 2026"], judul, *baris]


def tulis_xlsx(jalan: Path, baris: Sequence[Baris], gabungan: Gabungan = ()) -> None:
    """Write rows and merged ranges as a workbook; text stays text."""
    with xlsxwriter.Workbook(jalan, {"in_memory": True}) as buku:
        ws = buku.add_worksheet("Laporan")
        for r1, c1, r2, c2 in gabungan:
            ws.merge_range(r1 - 1, c1 - 1, r2 - 1, c2 - 1, "")
        for r, isi in enumerate(baris):
            for k, nilai in enumerate(isi):
                if isinstance(nilai, str):
                    ws.write_string(r, k, nilai)
                elif nilai is not None:
                    ws.write_number(r, k, nilai)


def tulis_html(jalan: Path, baris: Sequence[Baris], gabungan: Gabungan = ()) -> None:
    """Write rows as the HTML table that applications save as .xls."""
    rentang = {(r1, c1): (r2 - r1 + 1, c2 - c1 + 1) for r1, c1, r2, c2 in gabungan}
    tertutup = {(r, c) for r1, c1, r2, c2 in gabungan for r in range(r1, r2 + 1) for c in range(c1, c2 + 1)} - rentang.keys()
    teks = ["<html><body><table>"]
    for r, isi in enumerate(baris, start=1):
        sel = []
        for c in range(1, max(len(b) for b in baris) + 1):
            if (r, c) not in tertutup:
                tinggi, lebar = rentang.get((r, c), (1, 1))
                nilai = isi[c - 1] if c <= len(isi) and isi[c - 1] is not None else ""
                sel.append(f'<td rowspan="{tinggi}" colspan="{lebar}">{html.escape(str(nilai))}</td>')
        teks.append(f"<tr>{''.join(sel)}</tr>")
    jalan.write_text("\n".join([*teks, "</table></body></html>"]), "utf-8")


def baca_uang(jalan: Path, pengaturan: Pengaturan | None = None) -> Bacaan:
    """Read one file as the child and its parent do, in this process."""
    jawaban = json.loads(json.dumps(jawab({"jalan": str(jalan), "nama": jalan.name}, kenali)))
    return bentuk(jawaban, jalan.name, pengaturan or Pengaturan())


def kode(b: Bacaan) -> list[tuple[str, str, str]]:
    """Return the findings of a file as code, sheet and cell."""
    return [(t.kode, t.lembar, t.sel) for t in b.temuan]
