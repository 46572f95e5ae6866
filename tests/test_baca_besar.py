"""Large sheets, read by column: on every file the same answer as cell by cell, or a step aside; never another table."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from lkj_etl.baca import panjang_xlsx
from lkj_etl.baca.anak import baca_berkas, jawab
from lkj_etl.baca.batas import Batas
from lkj_etl.baca.berkas import bentuk
from lkj_etl.baca.kenali import kenali
from lkj_etl.baca.kisi import Kisi, Tolak
from lkj_etl.baca.kolom import Pembaca as PembacaTabel
from lkj_etl.baca.kolom import Pencatat
from lkj_etl.baca.kolom_padat import buka, sambung
from lkj_etl.baca.mentah import KolomMentah, TabelMentah
from lkj_etl.nilai import angka
from lkj_etl.pengaturan import Pengaturan
from tests.berkas_sipd import GAJI, JUDUL_DOKUMEN, SARANA, Pagu, baris_pagu
from tests.lembar_besar import buku, dokumen, xml_baris
from tests.test_kilat_xlsx import rusak, susun

NILAI = JUDUL_DOKUMEN.index("Nilai Realisasi")
PANJANG, BIASA = Batas(lembar_panjang=0), Batas(lembar_panjang=1 << 40)


@pytest.fixture(autouse=True)
def _halaman_kecil(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panjang_xlsx, "HALAMAN", 20_000)


def jawaban(jalan: Path, batas: Batas, bagian: tuple[int, int] = (0, 1)) -> dict[str, Any]:
    """Return the child's answer as the parent sees it."""
    permintaan = {"jalan": str(jalan), "nama": "x.xlsx", "batas": batas._asdict(), "bagian": bagian}
    hasil: dict[str, Any] = json.loads(json.dumps(jawab(permintaan, kenali)))
    for tabel in hasil["tabel"]:
        buka(tabel)
    return berdaftar(hasil)


def berdaftar(jawaban: dict[str, Any]) -> dict[str, Any]:
    """Return the same answer with row numbers as lists: a range of the same numbers is equal to none."""
    for tabel in jawaban["tabel"]:
        tabel["baris"] = list(tabel["baris"])
    return jawaban


@pytest.mark.parametrize("cara", ["bersama", "sheetjs", "sebaris"])
@pytest.mark.parametrize("aneh", [0.0, 0.002, 0.2])
def test_the_answer_is_the_same_as_cell_by_cell(tmp_path: Path, cara: str, aneh: float) -> None:
    acak, teks = random.Random(f"{cara}{aneh}"), dict[str, int]()
    badan = xml_baris(acak, dokumen(acak, 700), cara, aneh, teks)
    jalan = tmp_path / "x.xlsx"
    akhir = '<mergeCells><mergeCell ref="A1:AS1"/></mergeCells>' if aneh else ""
    kolom = '<cols><col min="5" max="6" hidden="1"/></cols>' if aneh else ""
    jalan.write_bytes(buku(badan, list(teks), akhir, kolom, basis_1904=aneh > 0.1, kaya=aneh > 0.1))
    panjang, biasa = jawaban(jalan, PANJANG), jawaban(jalan, BIASA)
    assert panjang == biasa
    assert baca_berkas(str(jalan), "x.xlsx", PANJANG)[1][0].lanjutan is not None  # it did not step aside
    assert len(panjang["tabel"][0]["baris"]) > 690


def test_pagu_with_headings_in_the_first_row(tmp_path: Path) -> None:
    acak, teks = random.Random(5), dict[str, int]()
    isi = baris_pagu([Pagu(SARANA, 1000 + n, rincian=f"Rincian {n}") for n in range(900)])
    jalan = tmp_path / "x.xlsx"
    jalan.write_bytes(buku(xml_baris(acak, isi, "bersama", 0.001, teks), list(teks)))
    assert jawaban(jalan, PANJANG) == jawaban(jalan, BIASA)


def test_another_kind_is_put_together_again(tmp_path: Path) -> None:
    isi: list[list[Any]] = [
        ["Kode Sub Kegiatan", "Nama Sub Kegiatan", "Pagu"],
        *([f"{GAJI[:-4]}{n:04d}", f"Sub {n}", n] for n in range(1, 900)),
    ]
    jalan, teks = tmp_path / "x.xlsx", dict[str, int]()
    jalan.write_bytes(buku(xml_baris(random.Random(1), isi, "sebaris", 0.0, teks), list(teks)))
    assert jawaban(jalan, PANJANG) == jawaban(jalan, BIASA)
    assert jawaban(jalan, PANJANG._replace(sel=1000))["tolak"][0] == "LEMBAR-TERLALU-BESAR"


@pytest.mark.parametrize("cara", ["bersama", "sheetjs", "sebaris"])
def test_shares_are_parts_of_the_whole(tmp_path: Path, cara: str) -> None:
    acak, teks = random.Random(3), dict[str, int]()
    jalan = tmp_path / "x.xlsx"
    jalan.write_bytes(buku(xml_baris(acak, dokumen(acak, 900), cara, 0.0, teks), list(teks)))
    depan, belakang = (jawaban(jalan, PANJANG, (ke, 2))["tabel"][0] for ke in (0, 1))
    assert min(len(depan["baris"]), len(belakang["baris"])) > 200
    assert sambung(depan, belakang, PANJANG.jarak_baris)
    assert berdaftar({"tabel": [depan]})["tabel"] == jawaban(jalan, PANJANG)["tabel"]


@pytest.mark.parametrize("cara", ["bersama", "sheetjs", "sebaris"])
def test_plain_pages_are_read_whole(tmp_path: Path, cara: str, monkeypatch: pytest.MonkeyPatch) -> None:
    acak, teks = random.Random(2), dict[str, int]()
    jalan = tmp_path / "x.xlsx"
    jalan.write_bytes(buku(xml_baris(acak, dokumen(acak, 900), cara, 0.0, teks), list(teks)))
    monkeypatch.setattr(panjang_xlsx.BarisPanjang, "_satu_satu", None)
    lanjutan = baca_berkas(str(jalan), "x.xlsx", PANJANG)[1][0].lanjutan
    assert lanjutan is not None
    assert len(lanjutan.nomor) > 500
    assert list(lanjutan.nomor) == sorted(lanjutan.nomor)


@pytest.mark.parametrize("isi", [["15", "0"], ["15", "1.500", "-"], ["1234567890123456"], ["", "7"], ["5", "x"], ["١٢"]])
def test_a_column_of_amounts_reads_as_its_cells(isi: list[str]) -> None:
    kolom = KolomMentah("A", "Pagu", "s" * len(isi), isi)
    tabel = TabelMentah("rekap", "", "L", 1, [], list(range(2, len(isi) + 2)), {"pagu": kolom}, False)
    pencatat = Pencatat("b")
    assert PembacaTabel(tabel, pencatat).rupiah("pagu") == [angka.rupiah("s", n).nilai for n in isi]
    galat = [kode for n in isi for kode in (angka.rupiah("s", n).galat, *angka.rupiah("s", n).catatan) if kode]
    assert [t.kode for t in pencatat.temuan] == galat


@pytest.mark.parametrize(("kata", "skala", "kali"), [("ribuan", "ribuan", 1000), ("jutaan", "jutaan", 10**6), ("", "ribuan", 1)])
def test_amounts_of_a_large_sheet_are_in_the_scale_of_its_title(tmp_path: Path, kata: str, skala: str, kali: int) -> None:
    acak, teks = random.Random(8), dict[str, int]()
    isi = dokumen(acak, 500)
    harap = [(b[NILAI] - b[NILAI + 1]) * kali for b in isi[5:-1]]
    isi[3] = [f"(dalam {kata} rupiah)"] if kata else []
    jalan = tmp_path / "x.xlsx"
    jalan.write_bytes(buku(xml_baris(acak, isi, "sebaris", 0.0, teks), [], kaya=False))
    hasil = bentuk(jawaban(jalan, PANJANG), "x.xlsx", Pengaturan(skala=skala))
    assert hasil.belanja is not None
    assert hasil.belanja["realisasi"].to_list() == harap
    assert not kata or "SKALA-BELUM-DITETAPKAN" in [t.kode for t in bentuk(jawaban(jalan, PANJANG), "x.xlsx", Pengaturan()).temuan]


def isi_kisi(jalan: Path, batas: Batas) -> dict[str, object] | str:
    """Return everything of the first sheet, its rows together again, or the code of the refusal."""
    try:
        kisi = baca_berkas(str(jalan), "x.xlsx", batas)[1][0]
        kisi.utuhkan()
    except Tolak as galat:
        return galat.catatan.kode
    kisi.baris_tersembunyi &= kisi.baris.keys()
    kisi.kolom_tersembunyi &= {k for b in kisi.baris.values() for k in b}
    return {nama: getattr(kisi, nama) for nama in Kisi.__slots__}


@pytest.mark.parametrize("benih", range(20))
def test_damaged_sheets_are_refused_or_read_alike(tmp_path: Path, benih: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panjang_xlsx, "BARIS_KEPALA", 1)
    monkeypatch.setattr(panjang_xlsx, "HALAMAN", 150)
    acak, jalan = random.Random(benih), tmp_path / "x.xlsx"
    for _ in range(25):
        bagian, awal = [], 0
        for _ in range(8):
            satu = susun(acak)
            geser = "".join(satu).count("<row")
            bagian += [_geser(b, awal) for b in satu]
            awal += 12 + geser
        jalan.write_bytes(buku(rusak(acak, bagian), ["tiga"]))
        assert isi_kisi(jalan, PANJANG) == isi_kisi(jalan, BIASA)


def _geser(potongan: str, tambah: int) -> str:
    """Move the row number of a piece of `susun` down."""
    depan, tanda, sisa = potongan.partition(' r="')
    if not tanda:
        return potongan
    rujukan, _, ekor = sisa.partition('"')
    kolom = rujukan.rstrip("0123456789")
    return f'{depan} r="{kolom}{int(rujukan[len(kolom) :]) + tambah}"{ekor}'


def test_stray_cells_far_below_are_seen(tmp_path: Path) -> None:
    acak, teks = random.Random(9), dict[str, int]()
    badan = xml_baris(acak, dokumen(acak, 500), "bersama", 0.0, teks) + '<row r="90000"><c r="A90000"><v>1</v></c></row>'
    jalan = tmp_path / "x.xlsx"
    jalan.write_bytes(buku(badan, list(teks)))
    panjang = jawaban(jalan, PANJANG)
    assert panjang == jawaban(jalan, BIASA)
    assert [c[0] for c in panjang["catatan"]] == ["SEL-JAUH"]


def test_columns_that_may_not_be_read_do_not_leave_the_child(tmp_path: Path) -> None:
    acak, teks = random.Random(11), dict[str, int]()
    jalan = tmp_path / "x.xlsx"
    jalan.write_bytes(buku(xml_baris(acak, dokumen(acak, 500), "sheetjs", 0.0, teks), []))
    assert "1970499" not in json.dumps(jawab({"jalan": str(jalan), "nama": "x.xlsx", "batas": PANJANG._asdict()}, kenali))
    assert "NIP Pegawai" in JUDUL_DOKUMEN
