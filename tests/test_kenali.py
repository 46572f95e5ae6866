"""Recognition by content: headings decide, not the name of file or sheet; what is missing, doubled or mixed is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lkj_etl.baca.judul import BENTUK, makna
from tests.baca_langsung import JUDUL, baca, baca_berkas, temuan
from tests.berkas_sipd import GAJI, JUDUL_PAGU, Dokumen, Pagu, baris_dokumen, baris_pagu
from tests.contoh_kalumpang import BELANJA, DPA, KINERJA, tulis_contoh
from tests.jalan_lkj import laporan

REKAP: list[list[Any]] = [*JUDUL, ["NO", "KEGIATAN", "PAGU", "REALISASI"], [1, "A", 100, 10]]


@pytest.mark.parametrize(
    ("isi", "jenis"),
    [
        (REKAP, "rekap"),
        (baris_pagu([Pagu(GAJI, 1)]), "pagu-sipd"),
        (baris_dokumen([Dokumen(GAJI, 1, "7 Januari 2026", "D")]), "realisasi-sipd"),
    ],
)
@pytest.mark.parametrize("nama", ["Book1.xlsx", "kinerja.xlsx", "unduhan.csv"])
def test_nama_berkas_tidak_menentukan(isi: list[list[Any]], jenis: str, nama: str, tmp_path: Path) -> None:
    lebar = max(len(b) for b in isi)
    b = baca(tmp_path, [[*x, *[None] * (lebar - len(x))] for x in isi], nama)
    assert (b.jenis, b.ditolak) == (jenis, False)


@pytest.mark.parametrize(("asal", "jenis"), [(DPA, "rekap"), (BELANJA, "rekap"), (KINERJA, "kinerja")])
def test_nama_lembar_tidak_menentukan(asal: str, jenis: str, tmp_path: Path) -> None:
    tulis_contoh(tmp_path)
    wb = openpyxl.load_workbook(tmp_path / asal)
    for i, ws in enumerate(wb):
        ws.title = f"Sheet{i}"
    wb.save(tmp_path / "data.xlsx")
    b = baca_berkas(tmp_path / "data.xlsx")
    assert (b.jenis, temuan(b)) == (jenis, [])


@pytest.mark.parametrize(
    "judul",
    [
        ["No.", "Kegiatan", "Pagu Anggaran (Rp)", "Realisasi s.d. Triwulan II (Rp)"],
        ["NOMOR", " kegiatan ", "ANGGARAN", "JUMLAH REALISASI"],
        ["No", "Uraian", "Pagu", "Realisasi Keuangan"],
        ["NO", "NAMA KEGIATAN", "PAGU\nANGGARAN", "REALISASI\u00a0ANGGARAN"],
    ],
)
def test_judul_yang_ditulis_lain(judul: list[str], tmp_path: Path) -> None:
    b = baca(tmp_path, [*JUDUL, judul, [1, 2, 3, 4], [1, "A", 100, 10]])
    assert (temuan(b), b.baris.dipakai) == ([], 1)
    assert (b.pagu is not None, b.belanja is not None) == (True, True)


@pytest.mark.parametrize("hilang", [j for j in JUDUL_PAGU if j.split()[-1] in ("SKPD", "PROGRAM", "KEGIATAN", "PAGU")])
def test_judul_sipd_yang_hilang_disebut(hilang: str, tmp_path: Path) -> None:
    isi = baris_pagu([Pagu(GAJI, 1)])
    isi[0][isi[0].index(hilang)] = None
    b = baca(tmp_path, isi)
    assert temuan(b) == [("JUDUL-KURANG", "-")]
    assert f'"{hilang.title()}"' in b.temuan[0].isi


def test_judul_kembar(tmp_path: Path) -> None:
    b = baca(tmp_path, [*JUDUL, ["NO", "KEGIATAN", "PAGU", "REALISASI TW I", "REALISASI TW II"], [1, "A", 100, 10, 5]])
    assert (temuan(b), b.ditolak) == ([("JUDUL-KEMBAR", "E6")], True)


def test_satu_berkas_satu_jenis(tmp_path: Path) -> None:
    campuran: dict[str, list[list[Any]]] = {"A": REKAP, "B": baris_pagu([Pagu(GAJI, 1)])}
    b = baca(tmp_path, campuran)
    assert (temuan(b), b.ditolak) == ([("BERKAS-CAMPURAN", "-")], True)


@pytest.mark.parametrize("lembar", ["Identitas", "Indikator", "Realisasi", "Pemetaan"])
def test_lembar_kinerja_yang_hilang(lembar: str, tmp_path: Path) -> None:
    """The other sheets still say whose report this is."""
    tulis_contoh(tmp_path)
    wb = openpyxl.load_workbook(tmp_path / KINERJA)
    del wb[lembar]
    wb.save(tmp_path / KINERJA)
    b = baca_berkas(tmp_path / KINERJA)
    assert temuan(b) == [("LEMBAR-KURANG", "-")]
    assert f'"{lembar}"' in b.temuan[0].isi
    assert (b.identitas is not None) is (lembar != "Identitas")


def test_bukan_masukan(tmp_path: Path) -> None:
    b = baca(tmp_path, [["Daftar hadir"], ["Nama", "Paraf"], ["Ani", "x"]])
    assert (temuan(b), b.jenis) == ([("JENIS-TAK-DIKENAL", "-")], "-")


@pytest.mark.parametrize(("tanda", "kode"), [("\u200b", "KARAKTER-TAK-TAMPAK"), ("\u200f", "KARAKTER-ARAH"), ("\u00a0", "")])
def test_judul_dengan_huruf_yang_tidak_terlihat(tanda: str, kode: str, tmp_path: Path) -> None:
    """The column is read and its heading named, as a cell would be; a no-break space is a space."""
    b = baca(tmp_path, [*JUDUL, ["Kode", "Uraian", f"{tanda}Pagu"], [GAJI, "Gaji", 5]])
    assert (b.ditolak, temuan(b)) == (False, [(kode, "C6")] if kode else [])


def test_hasil_program_bukan_masukan(tmp_path: Path) -> None:
    """A report of last quarter left in the folder would be compared, or used as its own source: one sentence says what it is."""
    masukan, keluaran = tmp_path / "masukan", tmp_path / "keluaran"
    tulis_contoh(masukan)
    pilihan = ("--tahun", 2019, "--triwulan", 2)
    (hasil,) = laporan(masukan, keluaran, *pilihan).json["keluaran"][:1]
    (masukan / "LKj lama.xlsx").write_bytes(Path(hasil).read_bytes())
    jawaban = laporan(masukan, tmp_path / "lagi", *pilihan)
    assert [(t["kode"], t["sel"]) for t in jawaban.json["temuan"] if t["berkas"] == "LKj lama.xlsx"] == [("BERKAS-HASIL", "-")]
    assert (jawaban.kode, len(jawaban.temuan())) == (1, 1)
    rekap = baca(tmp_path, {"Rekap Kabupaten": [["Kode", "Nama", "Pagu"], ["1", "A", 5]], "Jejak": [["Berkas"]]})
    assert (temuan(rekap), rekap.ditolak) == ([("BERKAS-HASIL", "-")], True)


def test_setiap_judul_yang_dikenal_berarti() -> None:
    """Only texts that say something about a kind are tried; what stands in the rows of a table is none of them."""
    judul = {j for b in BENTUK for j in (*b.tanpa, *(j for k in b.kolom for j in k.judul))}
    assert not [j for j in judul if not any(makna(j))]
    assert not any(makna("penyediaan peralatan rumah tangga"))
