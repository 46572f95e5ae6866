"""docs/temuan.md is the catalogue in print; renew it with: LKJ_TULIS_ULANG=1 pytest tests/test_dokumen_temuan.py."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from string import Formatter

import pytest

from lkj_etl.katalog import Jenis
from lkj_etl.katalog.berkas import BERKAS
from lkj_etl.katalog.peran import PERAN
from lkj_etl.katalog.rekonsiliasi import REKONSILIASI
from lkj_etl.katalog.susunan import SUSUNAN
from lkj_etl.katalog.tabel import TABEL
from lkj_etl.temuan import KATALOG, temuan

DOKUMEN = Path(__file__).parent.parent / "docs" / "temuan.md"
RUANG: tuple[tuple[str, str, Mapping[str, Jenis]], ...] = (
    ("Berkas", "Yang diperiksa sebelum isi berkas dibaca: wadah, format, dan folder masukan.", BERKAS),
    ("Susunan tabel", "Yang diperiksa pada susunan tabel: judul kolom, baris, jumlah, dan isian buku kinerja.", SUSUNAN),
    ("Sel", "Yang diperiksa pada tiap sel: angka, kode, nama, dan tanggal.", TABEL),
    ("Peran", "Yang diperiksa pada berkas sebuah laporan bersama-sama: kantor, masa, sumber pagu dan realisasi, laporan terbit.", PERAN),
    ("Rekonsiliasi", "Yang diperiksa antarlembar, antarberkas, dan pada hasil hitungan.", REKONSILIASI),
)
PEMBUKA = """# Daftar temuan

Setiap temuan mempunyai kode tetap, tingkat, tempat (berkas, lembar, sel), uraian, dan saran perbaikan di Excel.

- **galat**: ada angka cetak yang bisa salah; laporan ditulis sebagai draf sampai diperbaiki.
- **peringatan**: angkanya tetap berlaku, tetapi sebaiknya diperiksa oleh petugas.

Kata dalam kurung siku, misalnya [indikator], diganti dengan keterangan yang sebenarnya. Sel `-` berarti yang ditemukan adalah sesuatu
yang tidak ada, sehingga tidak ada sel yang dapat ditunjuk.
"""


def uraikan() -> str:
    """Every kind of finding as one row of a table, grouped by catalogue table, in its order."""
    bagian = [PEMBUKA]
    for judul, kalimat, katalog in RUANG:
        baris = [f"| `{kode}` | {j.tingkat} | {_cetak(j.isi)} | {_cetak(j.saran)} |" for kode, j in katalog.items()]
        bagian.append("\n".join([f"## {judul}\n\n{kalimat}\n", "| Kode | Tingkat | Uraian | Saran |", "|---|---|---|---|", *baris, ""]))
    return "\n".join(bagian)


def _cetak(templat: str) -> str:
    teks = "".join(awal + (f"[{nama.replace('_', ' ')}]" if nama else "") for awal, nama, _, _ in Formatter().parse(templat))
    return teks.replace("|", "\\|")


def test_dokumen_temuan_sama_dengan_katalog() -> None:
    if os.environ.get("LKJ_TULIS_ULANG"):
        DOKUMEN.write_text(uraikan(), encoding="utf-8", newline="\n")
    assert DOKUMEN.read_text(encoding="utf-8") == uraikan(), "Katalog berubah: LKJ_TULIS_ULANG=1 pytest tests/test_dokumen_temuan.py"


def test_kode_tidak_dipakai_dua_ruang() -> None:
    assert len(KATALOG) == sum(len(katalog) for _, _, katalog in RUANG)


@pytest.mark.parametrize("kode", KATALOG)
def test_setiap_temuan_lengkap(kode: str) -> None:
    jenis = KATALOG[kode]
    assert re.fullmatch(r"[A-Z0-9]+(-[A-Z0-9]+)*", kode)
    assert jenis.tingkat in ("galat", "peringatan")
    nama = {n for kalimat in (jenis.isi, jenis.saran) for _, n, _, _ in Formatter().parse(kalimat) if n}
    contoh = {n: "" if n == "mirip" else "isi" for n in nama}  # {mirip} is a whole sentence, or nothing
    jadi = temuan(kode, "b.xlsx", "Lembar", "A1", **contoh)
    for kalimat in (jadi.isi, jadi.saran):
        assert kalimat.endswith(".")
        assert not {"{", "}"} & set(kalimat)
