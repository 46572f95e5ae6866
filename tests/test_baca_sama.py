"""One workbook, three readers: by column, by cutting rows, by expat; every cell, address and refusal must be the same."""

from __future__ import annotations

import contextlib
import io
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from lkj_etl.baca import lembar_xlsx, panjang_xlsx
from lkj_etl.baca.anak import baca_berkas
from lkj_etl.baca.batas import Batas
from lkj_etl.baca.kilat_bagian import BentukAsing
from lkj_etl.baca.kisi import Kisi, Tolak
from tests.jalan_lkj import AKAR
from tests.lembar_besar import ANEH, ASING, buku, sel_teks

SHARED = AKAR.parent / "shared"
BATAS = {"panjang": Batas(lembar_panjang=0), "kilat": Batas(lembar_panjang=1 << 40), "teliti": Batas(lembar_panjang=1 << 40)}
Buku = list[dict[str, Any]]


@contextlib.contextmanager
def _pembaca(cara: str, kepala: int) -> Iterator[None]:
    """Let one reader read; `kepala`: rows that it keeps as cells before it reads by column, here in pages of a few rows."""
    with contextlib.ExitStack() as tumpuk:
        tumpuk.enter_context(mock.patch.object(panjang_xlsx, "BARIS_KEPALA", kepala))
        tumpuk.enter_context(mock.patch.object(panjang_xlsx, "HALAMAN", 700))
        if cara == "teliti":
            for nama in ("sari", "sari_teks"):
                tumpuk.enter_context(mock.patch.object(lembar_xlsx, nama, side_effect=BentukAsing))
        yield


def baca(jalan: Path, cara: str, kepala: int = 2) -> tuple[Buku | str, int]:
    """Return all that one reader found, or the code of its refusal, and how many sheets it has read by column."""
    with _pembaca(cara, kepala):
        try:
            lembar = baca_berkas(str(jalan), jalan.name, BATAS[cara])[1]
        except Tolak as galat:
            return galat.catatan.kode, 0
        kolom = sum(k.lanjutan is not None for k in lembar)
        return [_isi(k) for k in lembar], kolom


def _isi(kisi: Kisi) -> dict[str, Any]:
    kisi.utuhkan()
    kisi.baris_tersembunyi &= kisi.baris.keys()
    kisi.kolom_tersembunyi &= {k for b in kisi.baris.values() for k in b}
    return {nama: getattr(kisi, nama) for nama in Kisi.__slots__}


def ketiganya(jalan: Path, kepala: int = 2) -> tuple[Buku | str, int]:
    """Check that the three readers agree; return what they found and how many sheets were read by column."""
    panjang, kolom = baca(jalan, "panjang", kepala)
    assert panjang == baca(jalan, "kilat")[0], jalan.name
    assert panjang == baca(jalan, "teliti")[0], jalan.name
    return panjang, kolom


@pytest.fixture(scope="module")
def jalan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sama") / "x.xlsx"


TEKS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="]\ufffe\uffff"), min_size=1, max_size=6)
# What follows the address of a cell: as it is, or text in one of the ways that programs write it.
SEL = st.one_of(
    st.sampled_from(ANEH).map("".join),
    st.decimals(-(10**9), 10**9, places=3).map(' s="1"><v>{}</v></c>'.format),
    st.tuples(st.sampled_from(("bersama", "sebaris", "sheetjs")), TEKS),
)
BARIS = st.tuples(st.integers(1, 3), st.sampled_from(("", ' hidden="1"', ' spans="1:9" ht="0"')), st.lists(SEL, max_size=5))


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.lists(BARIS, min_size=8, max_size=20), st.booleans(), st.booleans())
def test_generated_sheets_read_alike(jalan: Path, baris: list[tuple[int, str, list[Any]]], kaya: bool, basis_1904: bool) -> None:
    teks, nomor, hasil = dict[str, int](), 0, list[str]()
    for lompat, atribut, sel in baris:
        nomor += lompat
        ekor = [s if isinstance(s, str) else sel_teks(s[0], s[1], teks) for s in sel]
        isi = "".join(f'<c r="{chr(65 + 2 * k)}{nomor}"{satu}' for k, satu in enumerate(ekor))
        hasil.append(f'<row r="{nomor}"{atribut}>{isi}</row>')
    jalan.write_bytes(buku("".join(hasil), list(teks), basis_1904=basis_1904, kaya=kaya))
    assert isinstance(ketiganya(jalan)[0], list)


@pytest.mark.parametrize("asing", ASING)
def test_a_shape_that_is_not_known_is_read_by_the_thorough_reader(jalan: Path, asing: tuple[str, str]) -> None:
    acak = random.Random(1)
    baris = [
        "".join(f'<c r="{k}{n}"><v>{acak.randint(1, 999)}</v></c>' for k in "AB") + (f'<c r="C{n}"{"".join(asing)}' if n == 30 else "")
        for n in range(1, 41)
    ]
    jalan.write_bytes(buku("".join(f'<row r="{n}">{isi}</row>' for n, isi in enumerate(baris, 1)), []))
    isi_buku, kolom = ketiganya(jalan)
    assert kolom == 0
    assert isinstance(isi_buku, list)
    assert 3 in isi_buku[0]["baris"][30]


def _xlsxwriter(isi: list[list[Any]], sebaris: bool) -> bytes:
    keluar = io.BytesIO()
    tulis = xlsxwriter.Workbook(keluar, {"constant_memory": sebaris, "in_memory": not sebaris})
    lembar = tulis.add_worksheet("Data")
    hari = tulis.add_format({"num_format": "dd/mm/yyyy"})
    for b, baris in enumerate(isi):
        for k, nilai in enumerate(baris):
            if isinstance(nilai, date):
                lembar.write_datetime(b, k, nilai, hari)
            elif isinstance(nilai, bool):
                lembar.write_boolean(b, k, nilai)
            elif isinstance(nilai, str):
                lembar.write_string(b, k, nilai)
            elif nilai is not None:
                lembar.write_number(b, k, nilai)
    tulis.close()
    return keluar.getvalue()


def _openpyxl(isi: list[list[Any]], sekali: bool) -> bytes:
    tulis = openpyxl.Workbook(write_only=sekali)
    lembar = tulis.create_sheet("Data") if sekali else tulis.active
    for baris in isi:
        lembar.append(baris)
    keluar = io.BytesIO()
    tulis.save(keluar)
    return keluar.getvalue()


SEBARIS = pytest.param(
    "xlsxwriter sebaris",
    marks=pytest.mark.skipif(sys.platform == "win32", reason="there it writes line breaks that only the thorough reader takes"),
)


@pytest.mark.parametrize("cara", ["xlsxwriter", SEBARIS, "openpyxl", "openpyxl sekali"])
def test_what_the_usual_libraries_write_is_read_by_column(jalan: Path, cara: str) -> None:
    isi: list[list[Any]] = [
        [
            f"7.01.{n:04d}",
            f"Belanja & <lain> \u201cno {n}\u201d",
            n * 1_169_407_000,
            0.25 * n,
            date(2026, 1 + n % 12, 3),
            None,
            n % 2 == 0,
            " x\ny ",
        ]
        for n in range(1, 60)
    ]
    tulis = _xlsxwriter if cara.startswith("xlsxwriter") else _openpyxl
    jalan.write_bytes(tulis(isi, " " in cara))
    isi_buku, kolom = ketiganya(jalan)
    assert kolom == 1
    assert isinstance(isi_buku, list)
    baris = isi_buku[0]["baris"]
    assert sorted(baris) == list(range(1, 60))
    for n, sel in baris.items():
        harap = [("s", f"7.01.{n:04d}"), ("s", isi[n - 1][1]), n * 1_169_407_000, 0.25 * n, ("d", isi[n - 1][4].isoformat())]
        assert [sel[k] if isinstance(h, tuple) else float(sel[k].isi) for k, h in enumerate(harap, 1)] == harap
        assert (sel[7], sel[8], sel.keys()) == (("b", str(int(n % 2 == 0))), ("s", " x\ny "), {1, 2, 3, 4, 5, 7, 8})


def _semua_xlsx(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*.xls[xm]") if p.is_file() and not p.is_symlink())


@pytest.mark.skipif(
    not SHARED.is_dir() and os.environ.get("CI") != "true", reason="berkas penerimaan (../shared) tidak ada di komputer ini"
)
def test_every_real_and_every_hostile_workbook_reads_alike(tmp_path: Path) -> None:
    perintah = [sys.executable, str(SHARED / "hostile" / "gen_hostile.py"), "--out", str(tmp_path), "--bomb-mib", "8"]
    subprocess.run(perintah, capture_output=True, timeout=120, check=True)
    semua = [*_semua_xlsx(SHARED / "uji"), *_semua_xlsx(AKAR / "input"), *_semua_xlsx(tmp_path)]
    hasil = [ketiganya(p, kepala=8) for p in semua]
    assert len(semua) > 90
    assert sum(kolom for _, kolom in hasil) > 50
