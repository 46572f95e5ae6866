"""The documents keep up with the program; renew the settings with: LKJ_TULIS_ULANG=1 pytest tests/test_dokumen.py."""

from __future__ import annotations

import contextlib
import io
import os
import re
from pathlib import Path

import pytest

from flows.perintah import urai
from lkj_etl.pengaturan import ATURAN, URAIAN, Pengaturan
from lkj_etl.temuan import KATALOG

PROYEK = Path(__file__).resolve().parent.parent
PANDUAN = PROYEK / "docs" / "panduan.md"
AWAL, AKHIR = "<!-- pengaturan: dibuat oleh tests/test_dokumen.py -->", "<!-- akhir pengaturan -->"
DOKUMEN = sorted([*PROYEK.glob("*.md"), *(PROYEK / "docs").glob("*.md")])
UKURAN_GAMBAR = 200 * 1024


def baca(nama: str) -> str:
    return (PROYEK / nama).read_text("utf-8")


def bantuan(*perintah: str) -> str:
    """Return what `--help` prints."""
    keluar = io.StringIO()
    with contextlib.redirect_stdout(keluar), pytest.raises(SystemExit):
        urai([*perintah, "--help"])
    return keluar.getvalue()


PERINTAH = re.findall(r"^    (\w+)  +\w", bantuan(), re.MULTILINE)
PILIHAN = sorted({(p, o) for p in PERINTAH for o in re.findall(r"--[a-z][a-z-]+", bantuan(p))} - {(p, "--help") for p in PERINTAH})


def tabel_pengaturan() -> str:
    """Return every setting as one row: key, default as written in TOML, sentence."""
    baris = [f"| `{k}` | `{_toml(v)}` | {URAIAN[k]} |" for k, v in Pengaturan()._asdict().items()]
    return "\n".join([AWAL, "", "| Kunci | Nilai baku | Arti |", "|---|---|---|", *baris, "", AKHIR])


def _toml(nilai: object) -> str:
    if isinstance(nilai, bool):
        return str(nilai).lower()
    return f'"{nilai}"' if isinstance(nilai, str) else str(list(nilai)) if isinstance(nilai, tuple) else str(nilai)


def jangkar(isi: str) -> set[str]:
    """Return the anchors that a reader of Markdown makes of the headings."""
    judul = re.findall(r"^#+ (.+)$", re.sub(r"^```.*?^```", "", isi, flags=re.MULTILINE | re.DOTALL), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", j.lower()).replace(" ", "-") for j in judul}


def test_perintah_dan_pilihan_ditemukan() -> None:
    assert {"laporan", "periksa", "uji"} <= set(PERINTAH)
    assert ("laporan", "--triwulan") in PILIHAN


@pytest.mark.parametrize("nama", PERINTAH)
def test_setiap_perintah_ada_di_readme_dan_panduan(nama: str) -> None:
    for dokumen in ("README.md", "docs/panduan.md"):
        assert re.search(rf"\blkj {nama}\b", baca(dokumen)), dokumen


@pytest.mark.parametrize(("perintah", "pilihan"), PILIHAN)
def test_setiap_pilihan_ada_di_readme_dan_panduan(perintah: str, pilihan: str) -> None:
    for dokumen in ("README.md", "docs/panduan.md"):
        assert re.search(rf"{pilihan}\b", baca(dokumen)), f"{dokumen}: lkj {perintah} {pilihan}"


def test_dokumen_tidak_menyebut_pilihan_atau_perintah_yang_tidak_ada() -> None:
    kenal = {p for _, p in PILIHAN} | {"--help", "--version"}
    for dokumen in ("README.md", "docs/panduan.md", "docs/operasi.md"):
        isi = re.sub(r"^python -m pip .*$", "", baca(dokumen), flags=re.MULTILINE)  # whose options are pip's
        assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", isi)) <= kenal, dokumen
        assert set(re.findall(r"`(?:\./)?lkj(?:\.bat)? ([a-z]+)", isi)) <= set(PERINTAH), dokumen


def test_dua_perintah_pertama_di_readme() -> None:
    pertama = re.search(r"^```sh\n(.*?)^```", baca("README.md"), re.MULTILINE | re.DOTALL)
    assert pertama
    assert [b.split("#")[0].strip() for b in pertama[1].splitlines()] == ["./lkj laporan", "./lkj uji"]
    for pembungkus in ("lkj", "lkj.bat"):
        assert (PROYEK / pembungkus).is_file()


def test_tabel_pengaturan_sama_dengan_pengaturan() -> None:
    assert set(Pengaturan._fields) == set(URAIAN) == set(ATURAN)
    isi = PANDUAN.read_text("utf-8")
    depan, belakang = isi.split(AWAL)[0], isi.split(AKHIR)[1]
    baru = depan + tabel_pengaturan() + belakang
    if os.environ.get("LKJ_TULIS_ULANG"):
        PANDUAN.write_text(baru, encoding="utf-8", newline="\n")
    assert PANDUAN.read_text("utf-8") == baru, "Pengaturan berubah: LKJ_TULIS_ULANG=1 pytest tests/test_dokumen.py"


@pytest.mark.parametrize("dokumen", DOKUMEN, ids=lambda d: d.name)
def test_setiap_tautan_sampai(dokumen: Path) -> None:
    for tujuan in re.findall(r"\]\(([^)\s]+)\)", dokumen.read_text("utf-8")):
        if tujuan.startswith("https://"):
            continue
        nama, _, bagian = tujuan.partition("#")
        berkas = (dokumen.parent / nama).resolve() if nama else dokumen
        assert berkas.is_file(), tujuan
        assert not bagian or bagian in jangkar(berkas.read_text("utf-8")), tujuan


@pytest.mark.parametrize("dokumen", [d for d in DOKUMEN if d.name != "temuan.md"], ids=lambda d: d.name)
def test_kode_temuan_dan_jalur_yang_disebut_memang_ada(dokumen: Path) -> None:
    disebut = re.findall(r"`([^`\n]+)`", dokumen.read_text("utf-8"))
    assert {k for k in disebut if re.fullmatch(r"[A-Z]{3,}(?:-[A-Z]+)+", k)} <= set(KATALOG)
    jalur = {k for k in disebut if re.fullmatch(r"(?:flows|lkj_etl|schemas|tests|docs)/[\w./-]*", k)}
    assert [k for k in sorted(jalur) if not (PROYEK / k).exists()] == []


def test_gambar_kecil_dan_semuanya_dipakai() -> None:
    isi = "".join(d.read_text("utf-8") for d in DOKUMEN)
    for gambar in (PROYEK / "docs" / "gambar").iterdir():
        assert gambar.stat().st_size < UKURAN_GAMBAR, gambar.name
        assert gambar.name in isi, gambar.name
