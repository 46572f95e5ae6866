"""Sheets of the document report as XML, in the ways that programs write them, with odd cells and rows strewn in."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from lkj_etl.baca.kisi import huruf
from tests.berkas_contoh import BUKU, LEMBAR1, TEKS, ubah, xlsx
from tests.berkas_sipd import GAJI, SARANA, Dokumen, baris_dokumen

RUANG = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
GAYA = (
    f'<styleSheet xmlns="{RUANG}"><numFmts count="1"><numFmt numFmtId="164" formatCode="&quot;Rp.&quot;#,##0"/></numFmts>'
    '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="14"/></cellXfs></styleSheet>'
)
# What may stand in a cell besides its column's own text: (attributes, what follows). All of it is known to the fast readers ...
ANEH = (
    ("", "/>"), (' s="1"', "/>"), (' t="str"', "><v></v></c>"), (' t="e"', "><v>#REF!</v></c>"), (' t="e"', "/>"),
    (' t="b"', "><v>1</v></c>"), ("", "><f>A1*2</f></c>"), ("", "><f>A1&amp;B1</f><v>17</v></c>"), (' s="2"', "><v>0.25</v></c>"),
    (' s="3"', "><v>46174</v></c>"), (' s="3"', "><v>60</v></c>"), (' s="1"', "><v>-1500.5</v></c>"), ("", "><v>1E+20</v></c>"),
    (' t="n"', "><v>12</v></c>"), (' t="inlineStr"', "><is><t>a &lt; b &amp; c</t></is></c>"), (' t="str"', "><v>_x0041_ &amp;lt;</v></c>"),
    (' t="inlineStr"', '><is><t xml:space="preserve"> é\n </t></is></c>'), (' t="str"', "><f>A1</f><v>5 &gt; 4</v></c>"),
    (' t="d"', "><v>2026-03-04</v></c>"), (' t="s"', "><v>0</v></c>"), (' t="s"', "><v>1</v></c>"), (' t="s"', "><v></v></c>"),
    (' s="2" t="n"', "><v>2.5E-3</v></c>"), (' s="3"', "><v>46174.5</v></c>"), ("", "><v> 7 </v></c>"), ("", "><v>007</v></c>"),
    (' t="str"', "><f>A1</f></c>"), (' t="str"', "><v>a&#65;&#x2013;&amp;&#13;</v></c>"),
    (' t="str"', "><v>1.169.407.000</v></c>"), (' t="str"', "><v>(5.000)</v></c>"),
)  # fmt: skip
# ... and none of this is: one such cell, and the thorough reader reads the sheet.
ASING = (
    (' t="inlineStr"', "><is><r><t>kaya</t></r></is></c>"), (' cm="1"', "><v>1</v></c>"), (' t="str" s="1"', "><v>a</v></c>"),
    (' t="inlineStr"', '><is><t>a</t><rPh sb="0" eb="1"><t>b</t></rPh></is></c>'), ("", "><v><![CDATA[5]]></v></c>"),
    ("", "><v>5</v><extLst/></c>"), ("", '><f t="shared" si="0"/><v>5</v></c>'), ("", "><v>5</v ></c>"),
)  # fmt: skip


def buku(baris: str, teks: list[str], akhir: str = "", kolom: str = "", basis_1904: bool = False, kaya: bool = True) -> bytes:
    """Return a workbook with these rows; its first shared string is "kaya", rich or plain, the second one empty."""
    pertama = "<r><t>ka</t></r><r><t>ya</t></r>" if kaya else "<t>kaya</t>"
    kedua = "<t/>" if kaya else "<t></t>"
    bersama = "".join(f'<si><t xml:space="preserve">{t}</t></si>' for t in teks)
    lembar = f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{RUANG}">{kolom}<sheetData>{baris}</sheetData>{akhir}</worksheet>'
    ganti: dict[str, Callable[[str], str]] = {
        LEMBAR1: lambda _: lembar,
        TEKS: lambda _: f'<sst xmlns="{RUANG}"><si>{pertama}</si><si>{kedua}</si>{bersama}</sst>',
        BUKU: lambda b: b.replace("<workbookPr", '<workbookPr date1904="1"') if basis_1904 else b,
        "xl/styles.xml": lambda _: GAYA,
    }
    return ubah(xlsx(), ganti)


def sel_teks(cara: str, isi: str, teks: dict[str, int]) -> str:
    """Return what follows the address of a text cell as Excel (bersama), SheetJS or a streaming writer (sebaris) writes it."""
    aman = isi.replace("&", "&amp;").replace("<", "&lt;")
    if cara == "bersama":
        return f' t="s"><v>{teks.setdefault(aman, len(teks) + 2)}</v></c>'
    return f' t="str"><v>{aman}</v></c>' if cara == "sheetjs" else f' t="inlineStr"><is><t>{aman}</t></is></c>'


def xml_baris(acak: random.Random, isi: list[list[Any]], cara: str, aneh: float, teks: dict[str, int]) -> str:
    """Write rows as XML; now and then a row is hidden, blank or absent, and a cell is something else."""
    hasil: list[str] = []
    nomor = 0
    for urut, baris in enumerate(isi):
        nomor += 1 if urut < 8 or acak.random() > aneh else acak.randint(2, 4)
        if aneh and acak.random() < 0.02:
            hasil.append(acak.choice((f'<row r="{nomor}"/>', f'<row r="{nomor}" spans="1:3"></row>')))
            nomor += 1
        hasil.append(f'<row r="{nomor}"' + (acak.choice(("", ' spans="1:45"', ' hidden="1"', ' ht="0"')) if aneh else "") + ">")
        for k, nilai in enumerate(baris, start=1):
            atribut, ekor = acak.choice(ANEH) if urut > 5 and acak.random() < aneh else ("", "")
            if ekor:
                hasil.append(f'<c r="{huruf(k)}{nomor}"{atribut}{ekor}')
            elif isinstance(nilai, str):
                hasil.append(f'<c r="{huruf(k)}{nomor}"{sel_teks(cara, nilai, teks)}')
            elif nilai is not None:
                hasil.append(f'<c r="{huruf(k)}{nomor}" s="1"><v>{nilai}</v></c>')
        hasil.append("</row>")
    return "".join(hasil)


def dokumen(acak: random.Random, banyak: int) -> list[list[Any]]:
    """Return a document report: personal columns filled, a date missing now and then, amounts all different."""
    isi = [
        Dokumen(
            acak.choice((GAJI, SARANA)),
            acak.randint(1, 10**8),
            f"{acak.randint(1, 28)} Mei 2026",
            f"DOK {n} & {n // 2}",
            setoran=n % 3,
            lain={"Tanggal SP2D": None if n % 5 else "2 Mei 2026", "NIP Pegawai": f"1970{n}", "Keterangan Dokumen": f"Ket {n}"},
        )
        for n in range(banyak)
    ]
    return baris_dokumen(isi)
