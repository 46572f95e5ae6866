"""The fast sheet reader: on every text it either agrees with the thorough one or steps aside."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from lkj_etl.baca.batas import Batas
from lkj_etl.baca.kilat_bagian import BentukAsing
from lkj_etl.baca.kilat_xlsx import Baris, sari
from lkj_etl.baca.kisi import Kisi, Tolak
from lkj_etl.baca.paket_xlsx import LembarBuku
from lkj_etl.baca.sel import Sel
from lkj_etl.baca.sel_xlsx import PembacaLembar
from lkj_etl.baca.xml_aman import jalankan

RUANG = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TEKS = [Sel("s", "satu"), None, Sel("s", "tiga")]
GAYA = {"2": "p", "3": "d"}
TIPE = ("", ' t="s"', ' t="str"', ' t="e"', ' t="b"', ' t="n"', ' t="d"', ' t="inlineStr"')
BADAN = (
    "", "<v>1</v>", "<v>2</v>", "<v>46174</v>", "<v>0.5</v>", "<v>a&lt;b</v>", "<v></v>", "<v>-1</v>", "<v>1_0</v>", "<f>A1</f><v>1</v>",
    "<f>A1</f>", "<f>A1</f><v></v>", "<is><t>u</t></is>", "<v>x</v>", "<v>2026-01-02</v>", "<v> 5 </v>", "<v>é</v>", "<v>_x0041_</v>",
)  # fmt: skip
SISIPAN = (
    '<row r="1">', '<row r="7"/>', "<row>", '<row 1="2">', '<row r="4" r="5">', '<row r="3" y:a="1">', "</row>", '<c r="A1">', '<c t="n">',
    "</c>", "<v>1</v>", "<v/>", "<v>x&#65;</v>", "<v>&a;</v>", "<f>&1</f>", "<f/>", " ", "\n", "\r", "\x01", "\ufffe", "<!-- c -->",
    "<![CDATA[x]]>", "]]>", "<x/>", "<?pi x?>", '<c r="A4" xmlns="y">', "<sheetData>", "</sheetData>", "&",
)  # fmt: skip


def kerjakan(badan: str, cepat: bool, potong: int = 1 << 20) -> dict[str, object] | str:
    """Read a sheet; what it holds, or the code of the refusal, or "asing"."""
    kepala = f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{RUANG}"><cols><col min="1" max="1" hidden="1"/></cols><sheetData>'
    xml = f'{kepala}{badan}</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>'.encode()
    pembaca = PembacaLembar(Batas(), LembarBuku("L", "lembar", "worksheet", False), TEKS, GAYA, False)
    potongan: Iterator[bytes] = iter([xml[i : i + potong] for i in range(0, len(xml), potong)])
    try:
        jalankan(pembaca.urai, sari(pembaca, potongan, Baris) if cepat else potongan, "lembar")
    except BentukAsing:
        return "asing"
    except Tolak as galat:
        return galat.catatan.kode
    return {nama: getattr(pembaca.kisi, nama) for nama in Kisi.__slots__}


def susun(acak: random.Random) -> list[str]:
    """Return a well-formed random sheet in pieces."""
    hasil: list[str] = []
    baris = 0
    for _ in range(acak.randint(1, 4)):
        baris += acak.randint(1, 3)
        hasil.append(f'<row r="{baris}"' + acak.choice((">", ' hidden="1">', ' spans="1:2">')))
        kolom = 0
        for _ in range(acak.randint(0, 4)):
            kolom += acak.randint(1, 2)
            awal = f'<c r="{chr(64 + kolom)}{baris}"' + acak.choice(("", ' s="2"', ' s="3"')) + acak.choice(TIPE)
            hasil.append(f"{awal}/>" if acak.random() < 0.1 else f"{awal}>{acak.choice(BADAN)}</c>")
        hasil.append("</row>")
    return hasil


def rusak(acak: random.Random, bagian: list[str]) -> str:
    """Damage a sheet in up to three places."""
    for _ in range(acak.randint(0, 3)):
        letak, cara = acak.randrange(len(bagian)), acak.random()
        if cara < 0.4:
            bagian.insert(letak, acak.choice(SISIPAN))
        elif cara < 0.6:
            bagian[letak] = acak.choice(SISIPAN)
        elif cara < 0.8 and len(bagian) > 1:
            del bagian[letak]
        else:
            huruf = acak.randrange(len(bagian[letak]) or 1)
            bagian[letak] = bagian[letak][:huruf] + acak.choice('<>/"&x1A =;') + bagian[letak][huruf + 1 :]
    return "".join(bagian)


@pytest.mark.parametrize("benih", range(40))
def test_the_fast_reader_agrees_or_steps_aside(benih: int) -> None:
    acak = random.Random(benih)
    for _ in range(100):
        badan = rusak(acak, susun(acak))
        cepat, teliti = kerjakan(badan, True, acak.choice([7, 50, 1 << 20])), kerjakan(badan, False)
        assert isinstance(cepat, str) or cepat == teliti, badan


def test_the_plain_shape_needs_no_second_reading() -> None:
    badan = (
        '<row r="1" spans="1:3"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" t="str"><v>a &amp; b</v></c></row><row r="2"/>'
        '<row r="4" ht="15" customHeight="1"><c r="A4"><v>1169407000</v></c><c r="B4" s="2"><v>0.5</v></c><c r="C4" s="1"/>'
        '<c r="D4" s="3"><v>46174</v></c><c r="E4"><f>A4*2</f></c><c r="F4" t="e"><v>#REF!</v></c></row>'
    )
    hasil = kerjakan(badan, True)
    assert isinstance(hasil, dict)
    assert hasil["baris"] == {
        1: {1: ("s", "satu"), 2: ("s", "a & b")},
        4: {1: ("n", "1169407000"), 2: ("p", "0.5"), 4: ("d", "2026-06-01"), 5: ("f", ""), 6: ("e", "#REF!")},
    }
    assert (hasil["gabungan"], hasil["kolom_tersembunyi"]) == ([(1, 1, 2, 2)], {1})


@pytest.mark.parametrize(
    "badan", ['<row r="1"><c r="A1"><v>1</v></c> </row>', "<!-- x -->", '<row r="1"><c r="A1"><v>1</v></c>', '<row r="1"><c r="A2"/></row>']
)
def test_anything_else_is_left_to_the_thorough_reader(badan: str) -> None:
    assert kerjakan(badan, True) in ("asing", "XML-RUSAK")
