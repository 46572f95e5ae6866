"""`lkj templat`: what the template offers is what the reader accepts; filled in it passes; last quarter carries over."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from flows.perintah import CONTOH
from lkj_etl.baca.judul import nama_kolom
from lkj_etl.baca.judul_dasar import samakan_judul
from lkj_etl.baca.judul_kinerja import INDIKATOR as JUDUL_INDIKATOR
from lkj_etl.baca.judul_kinerja import KINERJA, SKM
from lkj_etl.baca.kinerja_identitas import ISIAN
from lkj_etl.baca.kinerja_indikator import DAFTAR
from lkj_etl.nilai.kode import pisah_kode_nama
from lkj_etl.nilai.nama import samakan
from lkj_etl.tulis.templat import IsiTemplat, tulis_templat
from lkj_etl.tulis.templat_anggaran import KOLOM as KOLOM_ANGGARAN
from lkj_etl.tulis.templat_bentuk import IDENTITAS
from lkj_etl.tulis.templat_kolom import TABEL
from schemas.kinerja import ARAH, BILA_KOSONG, CARA_HITUNG, JADWAL_UKUR, JENIS, JENIS_TARGET, VARIAN_RENDAH
from tests.jalan_lkj import laporan, lkj

LAMA = CONTOH / "Kinerja Kalumpang 2019.xlsx"
BENTUK = {b.lembar: b for b in (*KINERJA, SKM)}
AWAL = 5  # first row to fill in, below the example
PROGRAM = "7.01.02 PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK"
ANGGARAN = [
    (PROGRAM, "7.01.02.2.01 Koordinasi Penyelenggaraan Kegiatan Pemerintahan", "7.01.02.2.01.0003 Koordinasi dengan Perangkat Daerah"),
    (PROGRAM, "7.01.02.2.02 Penyelenggaraan Urusan Pemerintahan", "7.01.02.2.02.0001 Perencanaan Kegiatan Pelayanan"),
    ("7.01.03 PROGRAM PEMBERDAYAAN MASYARAKAT DESA", "7.01.03.2.01 Koordinasi Kegiatan Pemberdayaan Desa", ""),
]


def templat(folder: Path, *lain: object) -> Path:
    """Run the command on the example's budget and return the file."""
    hasil = lkj("templat", "--masukan", CONTOH, "--keluaran", folder / "templat.xlsx", *lain)
    assert hasil.kode == 0, hasil.galat
    return folder / "templat.xlsx"


def isi_templat(berkas: Path, *, skm: bool = False) -> None:
    """Fill in a template as an office would: one indicator, one quarter, one program."""
    wb = openpyxl.load_workbook(berkas)
    for baris in wb["Identitas"].iter_rows(min_row=4):
        baku = {"Nama perangkat daerah": "Kecamatan Kalumpang", "Tahun anggaran": 2019}.get(baris[0].value)
        if baku:
            baris[1].value = baku
    ikm = ("1.1", "Pelayanan", "Indeks Kepuasan Masyarakat", "Nilai", 81, None, 81, None, 81, "ikm" if skm else "nilai")
    tetap = ("makin tinggi makin baik", "posisi akhir", "semester", "kosong", "Jumlah x 25", "SKM")
    taruh(wb["Indikator"], (*ikm, *tetap, 81.5, None, 80.2, None, "IKU", 100, None))
    taruh(wb["Realisasi"], ("1.1", None, 2, None, None, None if skm else 81.03, "Sudah dinilai."))
    semua = [c.value for c in wb["Anggaran"]["A"][3:] if c.value]
    for n, program in enumerate(semua):
        taruh(wb["Pemetaan"], ("1.1", "Pelayanan", None, program), AWAL + n)
    if skm:
        taruh(wb["SKM"], (2, "Seseorang", 4, 3, 3, 4, 3, 3, 4, 3, 3))
    wb.save(berkas)


def taruh(ws: Any, nilai: tuple[Any, ...], baris: int = AWAL) -> None:
    for k, n in enumerate(nilai, start=1):
        if n is not None:
            ws.cell(baris, k).value = n


def judul(ws: Any) -> list[str]:
    return [c.value for c in ws[3] if c.value]


def daftar(ws: Any) -> dict[str, str]:
    """Return the drop-downs of a sheet: heading -> what its list is made of."""
    hasil: dict[str, str] = {}
    for aturan in ws.data_validations.dataValidation:
        if aturan.type == "list":
            hasil[ws.cell(3, next(iter(aturan.sqref.ranges)).min_col).value] = aturan.formula1
    return hasil


def pilihan(formula: str) -> list[str]:
    return formula.strip('"').split(",")


# ---- one source: headings, labels and lists are what the reader takes


@pytest.mark.parametrize("lembar", TABEL, ids=lambda x: x.nama)
def test_judul_dikenali_pembaca(lembar: Any) -> None:
    bentuk = BENTUK[lembar.nama]
    dibaca = [k for k in lembar.kolom if k.jenis != "bantu"]
    assert [nama_kolom(bentuk, samakan_judul(k.judul)) for k in dibaca] == [k.nama for k in dibaca]
    assert {samakan_judul(k.judul) for k in lembar.kolom if k.jenis == "bantu"} <= bentuk.abaikan
    wajib = {n for grup in bentuk.wajib for n in grup}
    assert {k.nama for k in dibaca if k.wajib} == wajib
    assert {k.nama for k in dibaca} == {k.nama for k in bentuk.kolom}


def test_isian_identitas_dikenali_pembaca() -> None:
    assert [ISIAN[samakan(label)] for _, label, _ in IDENTITAS] == [nama for nama, _, _ in IDENTITAS]
    assert {nama for nama, _, _ in IDENTITAS} == set(ISIAN.values())


def test_daftar_pilihan_sama_dengan_kontrak(tmp_path: Path) -> None:
    ada = daftar(openpyxl.load_workbook(templat(tmp_path))["Indikator"])
    harap = {
        "Cara Hitung": CARA_HITUNG,
        "Arah": ARAH,
        "Jenis Target": JENIS_TARGET,
        "Jadwal Ukur": tuple(JADWAL_UKUR),
        "Bila Tidak Ada Kejadian": BILA_KOSONG,
        "Jenis": JENIS,
        "Varian Makin Rendah": VARIAN_RENDAH,
    }
    assert {j: tuple(pilihan(f)) for j, f in ada.items()} == harap
    for nama, berlaku in DAFTAR.items():
        baku = next(k.judul for k in TABEL[0].kolom if k.nama == nama)
        assert set(harap[baku]) == set(berlaku.values()) - {""}
        assert [berlaku[samakan(p)] for p in harap[baku]] == list(harap[baku])


def test_triwulan_dan_kode_dipilih_dari_daftar(tmp_path: Path) -> None:
    wb = openpyxl.load_workbook(templat(tmp_path))
    assert pilihan(daftar(wb["Realisasi"])["Triwulan"]) == pilihan(daftar(wb["SKM"])["Triwulan"]) == ["1", "2", "3", "4"]
    assert daftar(wb["Realisasi"])["Kode"] == daftar(wb["Pemetaan"])["Kode Indikator"] == "Indikator!$A$5:$A$200"


def test_panjang_pesan_dan_rumus_dalam_batas_excel(tmp_path: Path) -> None:
    assert [k.nama for x in TABEL for k in x.kolom if len(k.arti) > 255 or len(k.judul) > 32] == []
    tulis_templat(IsiTemplat(anggaran=ANGGARAN), tmp_path / "t.xlsx")
    for ws in openpyxl.load_workbook(tmp_path / "t.xlsx"):
        for aturan in ws.data_validations.dataValidation:
            assert len(aturan.formula1 or "") <= 255, ws.title


# ---- the lists of the budget


def test_daftar_anggaran_per_tingkat(tmp_path: Path) -> None:
    tulis_templat(IsiTemplat(anggaran=ANGGARAN), tmp_path / "t.xlsx")
    wb = openpyxl.load_workbook(tmp_path / "t.xlsx")
    ws = wb["Anggaran"]
    assert [[c.value for c in b] for b in ws.iter_rows(min_row=4)] == [
        [PROGRAM, PROGRAM, ANGGARAN[0][1], ANGGARAN[0][1], ANGGARAN[0][2]],
        [ANGGARAN[2][0], PROGRAM, ANGGARAN[1][1], ANGGARAN[1][1], ANGGARAN[1][2]],
        [None, ANGGARAN[2][0], ANGGARAN[2][1], None, None],
    ]
    ada = daftar(wb["Pemetaan"])
    assert ada["Program"] == "Anggaran!$A$4:$A$5"
    assert ada["Kegiatan"].startswith('IF($D5="",Anggaran!$C$4:$C$6,OFFSET(Anggaran!$C$4,MATCH($D5,Anggaran!$B$4:$B$6,0)-1')
    for program, kegiatan, _ in ANGGARAN:
        assert " ".join(pisah_kode_nama(program)) == program
        assert " ".join(pisah_kode_nama(kegiatan)) == kegiatan


def test_judul_daftar_anggaran_bukan_judul_masukan() -> None:
    from lkj_etl.baca.judul import BENTUK as SEMUA

    assert [n for b in SEMUA for j, _ in KOLOM_ANGGARAN if (n := nama_kolom(b, samakan_judul(j)))] == []


def test_daftar_program_dari_berkas_anggaran(tmp_path: Path) -> None:
    wb = openpyxl.load_workbook(templat(tmp_path))
    program = [c.value for c in wb["Anggaran"]["A"][3:] if c.value]
    assert len(program) == 6
    assert program[0] == "Belanja Tidak Langsung"
    assert wb["Identitas"]["B8"].value == 2019


def test_folder_tanpa_berkas_anggaran(tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    hasil = lkj("templat", "--masukan", tmp_path / "kosong", "--keluaran", tmp_path)
    assert hasil.kode == 0
    assert "belum terisi" in hasil.keluar
    assert "Anggaran" not in openpyxl.load_workbook(tmp_path / "Templat Kinerja.xlsx").sheetnames


# ---- filled in


@pytest.mark.parametrize("skm", [False, True])
def test_templat_yang_diisi_diterima(tmp_path: Path, skm: bool) -> None:
    berkas = templat(tmp_path)
    isi_templat(berkas, skm=skm)
    hasil = lkj("periksa", berkas, "--json")
    assert [(p["jenis"], p["putusan"]) for p in hasil.json["putusan"]] == [("kinerja", "diterima")]
    assert hasil.json["temuan"] == []


@pytest.mark.parametrize(("skm", "nilai"), [(False, 81.03), (True, 83.33)])
def test_laporan_dari_templat_yang_diisi(tmp_path: Path, skm: bool, nilai: float) -> None:
    folder = tmp_path / "masukan"
    shutil.copytree(CONTOH, folder)
    (folder / LAMA.name).unlink()
    isi_templat(templat(folder), skm=skm)  # (4+3+3+4+3+3+4+3+3) / 9 x 25 = 30 / 9 x 25 = 83,33
    hasil = laporan(folder, tmp_path / "keluar")
    assert hasil.temuan() == []
    assert hasil.kode == 0
    data = openpyxl.load_workbook(hasil.json["keluaran"][0], data_only=True)["Data 3.2"]
    assert [b[8] for b in data.iter_rows(values_only=True) if b[1] == "1.1" and str(b[6]) == "2"] == [nilai]


def test_templat_kosong_tanpa_baris_tidak_dibaca_sebagai_data(tmp_path: Path) -> None:
    hasil = lkj("periksa", templat(tmp_path), "--json")
    assert hasil.json["putusan"][0]["baris"]["dibaca"] == 0
    assert [t["kode"] for t in hasil.json["temuan"]] == []


def test_baris_contoh_yang_ditimpa_menjadi_data(tmp_path: Path) -> None:
    berkas = templat(tmp_path)
    wb = openpyxl.load_workbook(berkas)
    wb["Pemetaan"]["A4"] = "1.1"
    wb.save(berkas)
    assert lkj("periksa", berkas, "--json").json["putusan"][0]["baris"]["dibaca"] == 1


def test_judul_yang_dihapus_menolak_berkas_dan_disebut(tmp_path: Path) -> None:
    berkas = templat(tmp_path)
    isi_templat(berkas)
    wb = openpyxl.load_workbook(berkas)
    wb["Indikator"]["J3"] = "Cara"
    wb.save(berkas)
    hasil = lkj("periksa", berkas, "--json")
    assert [(t["kode"], t["lembar"]) for t in hasil.json["temuan"]] == [("JUDUL-KURANG", "Indikator")]
    assert '"Cara Hitung"' in hasil.json["temuan"][0]["isi"]


def test_kolom_pilihan_boleh_dihapus(tmp_path: Path) -> None:
    berkas = templat(tmp_path)
    isi_templat(berkas)
    wb = openpyxl.load_workbook(berkas)
    assert judul(wb["Indikator"])[16:] == [k.judul for k in TABEL[0].kolom if not k.wajib]
    wb["Indikator"].delete_cols(17, 7)
    del wb["SKM"]
    wb.save(berkas)
    assert lkj("periksa", berkas, "--json").json["putusan"][0]["putusan"] == "diterima"


# ---- how it looks and protects


def sel_terkunci(ws: Any) -> Iterator[tuple[str, bool]]:
    for k, nama in enumerate(judul(ws), start=1):
        yield nama, ws.cell(3, k).protection.locked


def test_judul_terkunci_badan_terbuka_dan_diterangkan(tmp_path: Path) -> None:
    wb = openpyxl.load_workbook(templat(tmp_path))
    for lembar in TABEL:
        ws = wb[lembar.nama]
        assert ws.protection.sheet
        assert all(terkunci for _, terkunci in sel_terkunci(ws))
        assert not ws["A4"].protection.locked
        for huruf in ("A", openpyxl.utils.get_column_letter(len(lembar.kolom))):
            assert ws.column_dimensions[huruf].width
        assert [ws.cell(3, k).comment is not None for k in range(1, len(lembar.kolom) + 1)] == [True] * len(lembar.kolom)
        assert ws.freeze_panes[1:] == "4"
        assert (ws["A4"].value, ws["A4"].number_format) == ("Contoh", "@")
    assert JUDUL_INDIKATOR.lembar == "Indikator"


def test_bita_sama_untuk_isi_yang_sama(tmp_path: Path) -> None:
    for nama in ("a.xlsx", "b.xlsx"):
        tulis_templat(IsiTemplat(identitas={"tahun": 2026}, anggaran=ANGGARAN), tmp_path / nama)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").properties.created == datetime(2026, 1, 1)  # noqa: DTZ001 - workbooks know no time zone


def test_berkas_yang_ada_tidak_ditimpa(tmp_path: Path) -> None:
    berkas = templat(tmp_path)
    lama = berkas.read_bytes()
    hasil = lkj("templat", "--masukan", CONTOH, "--keluaran", berkas)
    assert hasil.kode == 2
    assert "sudah ada" in hasil.galat
    assert berkas.read_bytes() == lama
    assert [p.name for p in tmp_path.iterdir()] == ["templat.xlsx"]


# ---- carried over


def nilai(ws: Any, kolom: int, awal: int = 4) -> list[Any]:
    return [b[kolom - 1].value for b in ws.iter_rows(min_row=awal) if b[0].value]


def test_triwulan_berikut_membawa_semua_isian(tmp_path: Path) -> None:
    berkas = templat(tmp_path, "--dari", LAMA)
    wb, dulu = openpyxl.load_workbook(berkas), openpyxl.load_workbook(LAMA)
    assert [b[1].value for b in wb["Identitas"].iter_rows(min_row=4)][:2] == ["Kecamatan Kalumpang", "Kantor Kecamatan Kalumpang"]
    for k in range(1, 17):
        assert nilai(wb["Indikator"], k) == nilai(dulu["Indikator"], k, 2), k
    for k in range(1, 7):
        assert nilai(wb["Pemetaan"], k) == nilai(dulu["Pemetaan"], k, 2), k
    lalu = [b for b in wb["Realisasi"].iter_rows(min_row=4, values_only=True) if b[0] and b[2] < 3]
    lama = [b for b in dulu["Realisasi"].iter_rows(min_row=2, values_only=True) if b[0]]
    angka = {"81,03": 81.03}
    assert [(b[0], *b[2:]) for b in lalu] == [(*b[:4], angka.get(b[4], b[4]), *b[5:]) for b in lama]
    baru = [b for b in wb["Realisasi"].iter_rows(min_row=4, values_only=True) if b[0] and b[2] == 3]
    assert [b[0] for b in baru] == nilai(wb["Indikator"], 1)
    assert {n for b in baru for n in b[3:]} == {None}
    assert lkj("periksa", berkas, "--json").json["putusan"][0]["putusan"] == "diterima"


def test_laporan_triwulan_lalu_sama_dari_berkas_terusan(tmp_path: Path) -> None:
    folder = tmp_path / "masukan"
    shutil.copytree(CONTOH, folder)
    templat(folder, "--dari", LAMA)
    (folder / LAMA.name).unlink()
    tabel = []
    for masukan in (CONTOH, folder):
        hasil = laporan(masukan, tmp_path / masukan.name / "keluar", "--tahun", 2019, "--triwulan", 2)
        buku = openpyxl.load_workbook(hasil.json["keluaran"][0], data_only=True)
        tabel.append([[b[:12] for b in buku[n].iter_rows(values_only=True)] for n in ("Data 3.2", "Data 3.3")])
    assert tabel[0] == tabel[1]


def test_tahun_baru_mengosongkan_realisasi_dan_mengisi_tahun_lalu(tmp_path: Path) -> None:
    wb = openpyxl.load_workbook(templat(tmp_path, "--dari", LAMA, "--tahun", 2020))
    assert wb["Identitas"]["B8"].value == 2020
    assert {b[2] for b in wb["Realisasi"].iter_rows(min_row=4, values_only=True) if b[0]} == {1}
    assert {n for b in wb["Realisasi"].iter_rows(min_row=4, values_only=True) for n in b[3:]} == {None}
    lalu = dict(
        zip(nilai(wb["Indikator"], 1), nilai(wb["Indikator"], judul(wb["Indikator"]).index("Realisasi Tahun Lalu") + 1), strict=True)
    )
    assert lalu == {"1.1": 81.03, "1.2": 90, "1.3": None, "1.4": 100, "2.1": None, "3.1": 100, "4.1": 0}


def test_jawaban_skm_ikut_dibawa_tanpa_nama(tmp_path: Path) -> None:
    lama = tmp_path / "lama.xlsx"
    shutil.copy(LAMA, lama)
    wb = openpyxl.load_workbook(lama)
    ws = wb.create_sheet("SKM")
    ws.append(["Triwulan", "Responden", *(f"U{n}" for n in range(1, 10))])
    ws.append([2, "Seseorang", 4, 3, 3, None, 3, 3, 4, 3, 3])
    wb.save(lama)
    ws = openpyxl.load_workbook(templat(tmp_path, "--dari", lama))["SKM"]
    assert [c.value for c in ws[4]] == [2, 1, 4, 3, 3, None, 3, 3, 4, 3, 3]


def test_yang_bukan_buku_kinerja_ditolak_dengan_kalimat(tmp_path: Path) -> None:
    hasil = lkj("templat", "--masukan", CONTOH, "--keluaran", tmp_path, "--dari", CONTOH / "DPA Kalumpang 2019.xlsx")
    assert hasil.kode == 2
    assert "bukan buku kerja kinerja" in hasil.galat
    assert lkj("templat", "--masukan", CONTOH, "--keluaran", tmp_path, "--dari", LAMA, "--tahun", 2018).kode == 2
    assert lkj("templat", "--masukan", tmp_path / "tiada", "--keluaran", tmp_path).kode == 2
    assert list(tmp_path.iterdir()) == []
