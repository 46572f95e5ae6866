"""Personal numbers planted in personal columns and in wrong cells appear in nothing that the program says or writes."""

from __future__ import annotations

import re
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from lkj_etl.tulis.buku_besar import jalan_buku_besar
from tests.berkas_contoh import xlsx
from tests.berkas_sipd import GAJI, Pagu, baris_pagu, tulis
from tests.contoh_kalumpang import BELANJA, DPA, KINERJA, tulis_contoh
from tests.data_kalumpang import KEGIATAN
from tests.jalan_lkj import Jawaban, laporan, lkj

NIP = "198501012010011001"
NIK = "6306011501850001"
REKENING = "1234567890123"
NAMA = "Rahasiawan Budiman"
TANAMAN = (NIP, NIK, REKENING, NAMA)
KOLOM_PRIBADI = ("NIP", "NIK", "Nama Pegawai", "No Rekening")
SURAT = "Penyediaan jasa Surat Menyurat"


class Tanam:
    """One cell of the Kalumpang files, found by what stands in its row and under which heading."""

    def __init__(self, berkas: str, lembar: str | None, baris: str, judul: str, nilai: object) -> None:
        self.berkas, self.lembar, self.baris, self.judul, self.nilai = berkas, lembar, baris, judul, nilai

    def __call__(self, folder: Path) -> None:
        buku = openpyxl.load_workbook(folder / self.berkas)
        ws: Any = buku[self.lembar] if self.lembar else buku.worksheets[0]
        semua = [s for b in ws.iter_rows() for s in b if s.value is not None]
        baris = next(s.row for s in semua if str(s.value).endswith(self.baris) and s.row > 1)
        kolom = next(s.column for s in semua if str(s.value).startswith(self.judul))
        ws.cell(baris, kolom).value = self.nilai
        buku.save(folder / self.berkas)


def _kolom_pribadi(folder: Path) -> None:
    """Add the personal columns to the DPA, filled in every row."""
    buku = openpyxl.load_workbook(folder / DPA)
    ws: Any = buku.worksheets[0]
    judul = next(s.row for b in ws.iter_rows() for s in b if s.value == "NO")
    for k, (nama, isi) in enumerate(zip(KOLOM_PRIBADI, (NIP, NIK, NAMA, REKENING), strict=True), start=4):
        ws.cell(judul, k).value = nama
        for r in range(judul + 1, ws.max_row + 1):
            ws.cell(r, k).value = isi
    buku.save(folder / DPA)


def _berkas_lain(nama: str, bentuk: str) -> Callable[[Path], None]:
    """Put a pagu file of another format in the place of the DPA: personal columns, and personal numbers as pagu, kode and nama."""

    def tanam(folder: Path) -> None:
        isi: list[list[object]] = [["Kode Kegiatan", "Program", "Kegiatan", *KOLOM_PRIBADI, "Pagu"]]
        isi += [[f"7.01.{n:02d}.2.01", p, k, NIP, NIK, NAMA, REKENING, pagu] for n, (p, _, k, pagu, _) in enumerate(KEGIATAN, start=1)]
        isi[2][-1], isi[3][0], isi[4][-1] = NIP, NIK, f"BPD {REKENING}"
        (folder / DPA).unlink()
        baris = [[str(n) for n in b] for b in isi]
        if bentuk == "csv":
            teks = "\n".join(";".join(b) for b in baris)
        elif bentuk == "html":
            teks = f"<table>{''.join('<tr>' + ''.join(f'<td>{n}</td>' for n in b) + '</tr>' for b in baris)}</table>".replace("&", "&amp;")
        if bentuk == "xlsx":
            (folder / nama).write_bytes(xlsx(isi))
        else:
            (folder / nama).write_text(teks, "utf-8")

    return tanam


KASUS: dict[str, Callable[[Path], None]] = {
    "kolom pribadi": _kolom_pribadi,
    "csv": _berkas_lain("pagu.csv", "csv"),
    "html": _berkas_lain("pagu.html", "html"),
    "xlsx": _berkas_lain("pagu.xlsx", "xlsx"),
    "pagu teks": Tanam(DPA, None, SURAT, "PAGU", NIP),
    "pagu angka": Tanam(DPA, None, SURAT, "PAGU", int(NIK)),
    "pagu kata": Tanam(DPA, None, SURAT, "PAGU", f"{NAMA} {REKENING}"),
    "realisasi teks": Tanam(BELANJA, None, SURAT, "REALISASI (", NIK),
    "realisasi angka": Tanam(BELANJA, None, SURAT, "REALISASI (", int(NIP)),
    "persen": Tanam(BELANJA, None, SURAT, "%", NIP),
    "nilai angka": Tanam(KINERJA, "Realisasi", "2.1", "Nilai", int(NIP)),
    "nilai teks": Tanam(KINERJA, "Realisasi", "2.1", "Nilai", NIK),
    "pembilang": Tanam(KINERJA, "Realisasi", "1.2", "Pembilang", int(NIK)),
    "penyebut": Tanam(KINERJA, "Realisasi", "1.2", "Penyebut", NIP),
    "triwulan": Tanam(KINERJA, "Realisasi", "1.2", "Triwulan", NIP),
    "kode realisasi": Tanam(KINERJA, "Realisasi", "1.2", "Kode", NIP),
    "target": Tanam(KINERJA, "Indikator", "1.2", "Target TW 2", int(NIP)),
    "target tahunan": Tanam(KINERJA, "Indikator", "1.2", "Target Tahunan", NIK),
    "cara hitung": Tanam(KINERJA, "Indikator", "1.2", "Cara Hitung", NAMA),
    "jadwal": Tanam(KINERJA, "Indikator", "1.2", "Jadwal Ukur", REKENING),
    "kode pemetaan": Tanam(KINERJA, "Pemetaan", "1.2", "Kode Indikator", NIP),
    "tahun": Tanam(KINERJA, "Identitas", "Tahun anggaran", "Nilai", int(NIK)),
    "kode skpd": Tanam(KINERJA, "Identitas", "Kode SKPD", "Nilai", NIP),
}


TANPA_TEMUAN = {"kode skpd"}  # optional, and only compared with files that have such a column


@pytest.fixture
def sementara(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary folder of our own, to see what is left in it."""
    folder = tmp_path / "sementara"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.mark.parametrize("kasus", KASUS)
def test_planted_values_appear_nowhere(tmp_path: Path, sementara: Path, kasus: str) -> None:
    masukan, keluaran = tmp_path / "masukan", tmp_path / "keluaran"
    tulis_contoh(masukan)
    KASUS[kasus](masukan)
    semua = (
        lkj("periksa", "--json", masukan),
        lkj("periksa", masukan),
        laporan(masukan, keluaran, "--tahun", 2019, "--triwulan", 2),
        lkj("laporan", "--masukan", masukan, "--keluaran", keluaran, "--tahun", 2019, "--triwulan", 2),
    )
    if kasus not in TANPA_TEMUAN:
        assert any(j.json["temuan"] for j in semua if j.keluar.startswith("{")), "the planted value must be seen"
    for sumber, teks in (*_ucapan(semua), *_tertulis(keluaran)):
        _tanpa_pribadi(sumber, teks)
    assert list(sementara.iterdir()) == []


@pytest.mark.parametrize("nilai", [NIP, int(NIK), "²"])
def test_tahun_ekspor_yang_bukan_tahun_tidak_diulang(tmp_path: Path, nilai: object) -> None:
    """Column TAHUN of a Rekap is told in findings and decides the year of a run: only a year may come out of it."""
    masukan, keluaran = tmp_path / "masukan", tmp_path / "keluaran"
    masukan.mkdir()
    isi = baris_pagu([Pagu(GAJI, 1000), Pagu(GAJI, 2000)])
    isi[2][isi[0].index("TAHUN")] = nilai
    tulis(masukan / "pagu.xlsx", isi)
    semua = (lkj("periksa", masukan, "--json"), laporan(masukan, keluaran, "--triwulan", 1, "--skpd", "Kecamatan Contoh"))
    assert [semua[0].json["putusan"][0][k] for k in ("putusan", "baris")] == [
        "diterima_dengan_catatan",
        {"dibaca": 2, "dipakai": 2, "ditolak": 0, "ganda": 0, "skpd_lain": 0},
    ]
    assert semua[1].json["parameter"]["tahun"] == 2026
    assert ("TAHUN-TAK-TERBACA", "pagu.xlsx", "Sheet 1", "B3") in semua[1].temuan()
    for sumber, teks in (*_ucapan(semua), *_tertulis(keluaran)):
        _tanpa_pribadi(sumber, teks)


def _tanpa_pribadi(sumber: str, teks: str) -> None:
    rapat = re.sub(r"(?<=\d)[.,\u00a0' ](?=\d)", "", teks)
    bocor = [t for t in TANAMAN if t in teks or t in rapat]
    assert not bocor, f"{sumber}: {bocor}"
    panjang = re.findall(r"(?<![0-9a-f])(?:1\.98501012|6\.30601150)\d*e\+?1[57]", teks, re.IGNORECASE)
    assert not panjang, sumber


def _ucapan(semua: tuple[Jawaban, ...]) -> Iterator[tuple[str, str]]:
    for j in semua:
        yield "stdout", j.keluar
        yield "stderr", j.galat


def _tertulis(keluaran: Path) -> Iterator[tuple[str, str]]:
    """Yield the text of every output; of a marked copy, which is the user's own table, only our list."""
    for berkas in (b for b in keluaran.rglob("*") if b.is_file()):
        yield "nama", berkas.name
        if berkas.parent.name == "perbaikan":
            daftar = openpyxl.load_workbook(berkas)["Daftar Temuan"]
            yield berkas.name, "\n".join(str(s.value) for b in daftar.iter_rows() for s in b)
        elif berkas.suffix == ".xlsx":
            with zipfile.ZipFile(berkas) as z:
                for nama in z.namelist():
                    yield f"{berkas.name}:{nama}", z.read(nama).decode("utf-8", "replace")
        elif berkas.suffix == ".parquet":
            yield berkas.name, str(pl.read_parquet(berkas).rows())
        elif berkas.suffix == ".json":
            yield berkas.name, berkas.read_text("utf-8")
    db = sqlite3.connect(jalan_buku_besar(keluaran))
    try:
        yield "buku besar", "\n".join(db.iterdump())
    finally:
        db.close()


def test_only_the_signer_is_printed_and_only_in_the_signature_block(tmp_path: Path) -> None:
    tulis_contoh(tmp_path / "masukan")
    for isian, nilai in (("NIP", NIP), ("Nama penanda tangan", NAMA)):
        Tanam(KINERJA, "Identitas", isian, "Nilai", nilai)(tmp_path / "masukan")
    keluaran = tmp_path / "keluaran"
    jawaban = laporan(tmp_path / "masukan", keluaran, "--tahun", 2019, "--triwulan", 2)
    assert jawaban.kode == 0
    for sumber, teks in (*_ucapan((jawaban,)), *((s, t) for s, t in _tertulis(keluaran) if not s.endswith("sharedStrings.xml"))):
        _tanpa_pribadi(sumber, teks)
    buku = openpyxl.load_workbook(Path(jawaban.json["keluaran"][0]))
    tempat = {
        ws.title for ws in buku for b in ws.iter_rows() for s in b if isinstance(s.value, str) and (NIP in s.value or NAMA in s.value)
    }
    assert tempat
    assert tempat <= {"Tabel 3.1", "Tabel 3.2", "Tabel 3.3"}
