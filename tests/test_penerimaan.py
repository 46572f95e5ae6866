"""Acceptance: the source report's tables from the office's files, and four kecamatan of a real SIPD export."""

from __future__ import annotations

import csv
import os
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.jalan_lkj import AKAR, Jawaban, buku, laporan

SHARED = AKAR.parent / "shared"
KALUMPANG = SHARED / "uji" / "kalumpang-2019"
BURU = SHARED / "uji" / "buru-2026"
GOLDEN = SHARED / "golden"
KECAMATAN = ("Kecamatan Namlea", "Kecamatan Air Buaya", "Kecamatan Batabual", "Kecamatan Waeapo")

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir() and os.environ.get("CI") != "true",
    reason="berkas penerimaan (../shared) tidak ada di komputer ini",
)


def golden(nama: str) -> list[dict[str, str]]:
    with (GOLDEN / nama).open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas))


def salin(tujuan: Path, *semua: Path) -> Path:
    tujuan.mkdir()
    for asal in semua:
        (tujuan / asal.name).write_bytes(asal.read_bytes())
    return tujuan


def lembar(jalan: Path, nama: str) -> Any:
    return openpyxl.load_workbook(jalan, data_only=True)[nama]


def tercetak(ws: Any, awal: int, akhir: int, kolom: int) -> list[list[str]]:
    """Return rows as the eye sees them: number formats applied, merged cells repeated in every row."""
    gabungan = {
        (b, k): (r.min_row, r.min_col)
        for r in ws.merged_cells.ranges
        for b in range(r.min_row, r.max_row + 1)
        for k in range(r.min_col, r.max_col + 1)
    }
    return [[_teks(ws.cell(*gabungan.get((b, k), (b, k)))) for k in range(1, kolom + 1)] for b in range(awal, akhir + 1)]


def _teks(sel: Any) -> str:
    if sel.value is None or isinstance(sel.value, str):
        return sel.value or ""
    bulat = {"0": "{:.0f}", "0.00": "{:.2f}", "#,##0": "{:,.0f}", "General": "{:g}"}[sel.number_format]
    return bulat.format(sel.value).translate(str.maketrans(".,", ",."))


def data(jalan: Path, nama: str) -> list[dict[str, Any]]:
    """Return the rows of a data sheet below its headings (a draft has its banner above them)."""
    semua = list(lembar(jalan, nama).iter_rows(values_only=True))
    judul, *baris = semua[next(i for i, b in enumerate(semua) if b[0] == "no") :]
    return [dict(zip(judul, b, strict=True)) for b in baris]


@pytest.fixture(scope="module")
def kalumpang(tmp_path_factory: pytest.TempPathFactory) -> Jawaban:
    folder = tmp_path_factory.mktemp("kalumpang")
    masukan = salin(folder / "masukan", *KALUMPANG.glob("*.xlsx"))
    return laporan(masukan, folder / "keluaran", "--tahun", 2019, "--triwulan", 2)


@pytest.fixture(scope="module")
def tercetak_dulu(tmp_path_factory: pytest.TempPathFactory) -> Jawaban:
    folder = tmp_path_factory.mktemp("tercetak")
    uang = [p for p in KALUMPANG.glob("*.xlsx") if not p.name.startswith("Kinerja")]
    masukan = salin(folder / "masukan", *uang, *(KALUMPANG / "seperti-tercetak").glob("*.xlsx"))
    return laporan(masukan, folder / "keluaran", "--tahun", 2019, "--triwulan", 2)


def test_kalumpang_selesai_tanpa_temuan(kalumpang: Jawaban) -> None:
    assert (kalumpang.kode, kalumpang.galat, kalumpang.json["temuan"]) == (0, "", [])
    total = {"pagu": "2629137600.00", "realisasi": "542505821.00"}
    assert (kalumpang.json["total_masuk"], kalumpang.json["total_keluar"]) == (total, total)
    assert kalumpang.json["keluaran"][0].endswith("2019/TW2/LKj TW2 2019 Kecamatan Kalumpang.xlsx".replace("/", os.sep))


def test_kalumpang_putusan_dan_baris(kalumpang: Jawaban) -> None:
    putusan = {Path(p["berkas"]).name: p for p in kalumpang.json["putusan"]}
    assert {p["putusan"] for p in putusan.values()} == {"diterima"}
    for nama in ("DPA Kalumpang 2019.xlsx", "Realisasi Anggaran TW II 2019.xlsx"):
        assert putusan[nama]["baris"] == {"dibaca": 27, "dipakai": 27, "ditolak": 0, "ganda": 0, "skpd_lain": 0}


@pytest.mark.parametrize(("sumber", "emas"), [("kalumpang", "tabel_3_2_tw2.csv"), ("tercetak_dulu", "tabel_3_2_tw2_seperti_tercetak.csv")])
def test_data_3_2_sama_dengan_golden(sumber: str, emas: str, request: pytest.FixtureRequest) -> None:
    jawaban: Jawaban = request.getfixturevalue(sumber)
    ada = data(Path(jawaban.json["keluaran"][0]), "Data 3.2")
    harap = golden(emas)
    assert len(ada) == len(harap) == 35
    for a, h in zip(ada, harap, strict=True):
        sebut = {1: "TW 1", 2: "TW 2", 3: "TW 3", 4: "TW 4", "F": "Kondisi Akhir (F)"}[a["triwulan"]]
        assert [str(a["no"]), a["sasaran"], a["indikator"], a["satuan"], sebut] == [
            h[k] for k in ("no", "sasaran", "indikator", "satuan", "triwulan")
        ]
        for kolom in ("target_tahunan", "target", "realisasi", "capaian"):
            _sama_angka(a[kolom], h[kolom])


def _sama_angka(ada: object, harap: str) -> None:
    """A number where numeric, text for a predikat, blank where none."""
    if harap in ("", "-"):
        assert ada is None
    elif isinstance(ada, str):
        assert ada == harap
    else:
        assert Decimal(str(ada)) == Decimal(harap)


@pytest.mark.parametrize(("sumber", "emas"), [("kalumpang", "tabel_3_2_tw2.csv"), ("tercetak_dulu", "tabel_3_2_tw2_seperti_tercetak.csv")])
def test_tabel_3_2_tercetak_sel_demi_sel(sumber: str, emas: str, request: pytest.FixtureRequest) -> None:
    jawaban: Jawaban = request.getfixturevalue(sumber)
    ws = lembar(Path(jawaban.json["keluaran"][0]), "Tabel 3.2")
    assert ws["A2"].value == "Capaian Kinerja Triwulan II Kantor Kecamatan Kalumpang"
    assert [sel.value for sel in ws[4]][:9] == list(range(1, 10))
    assert tercetak(ws, 5, 39, 9) == [
        [nilai.replace(".", ",") if k in ("realisasi", "capaian") else nilai for k, nilai in b.items()] for b in golden(emas)
    ]


def test_data_3_3_sama_dengan_golden(kalumpang: Jawaban) -> None:
    ada = data(Path(kalumpang.json["keluaran"][0]), "Data 3.3")
    *harap, _ = golden("tabel_3_3.csv")
    assert len(ada) == len(harap) == 27
    for a, h in zip(ada, harap, strict=True):
        teks = ("sasaran", "indikator", "program", "no_kegiatan", "kegiatan")
        assert [str(a["no"]), *(a[k] for k in teks)] == [h[k] for k in ("no", *teks)]
        assert (a["pagu"], a["realisasi"]) == (int(h["pagu"]), int(h["realisasi"]))
        assert Decimal(str(a["persen"])) == Decimal(h["persen"].replace(",", "."))


def test_tabel_3_3_tercetak_sel_demi_sel(kalumpang: Jawaban) -> None:
    ws = lembar(Path(kalumpang.json["keluaran"][0]), "Tabel 3.3")
    assert (ws["A2"].value, ws["A3"].value) == ("Realisasi Anggaran Triwulan Kedua Tahun Anggaran 2019", "Kantor Kecamatan Kalumpang")
    harap = golden("tabel_3_3.csv")
    kegiatan = [
        [
            b["no"],
            b["sasaran"],
            b["indikator"],
            b["program"],
            f"{b['no_kegiatan']} {b['kegiatan']}",
            _ribuan(b["pagu"]),
            _ribuan(b["realisasi"]),
            b["persen"],
        ]
        for b in harap[:-1]
    ]
    assert tercetak(ws, 6, 32, 8) == kegiatan
    assert tercetak(ws, 33, 33, 8) == [["JUMLAH ANGGARAN"] * 5 + ["2.629.137.600", "542.505.821", "20,63"]]


def _ribuan(teks: str) -> str:
    return f"{int(teks):,}".replace(",", ".")


def test_seperti_tercetak_menyebut_yang_belum_diukur(tercetak_dulu: Jawaban) -> None:
    assert tercetak_dulu.kode == 0
    kurang = [t for t in tercetak_dulu.json["temuan"] if t["kode"] == "BELUM-DIUKUR" and "TW II," in t["isi"]]
    assert [t["isi"].split()[1] for t in kurang] == ["1.1", "1.2", "1.4", "3.1", "4.1"]
    assert {t["tingkat"] for t in kurang} == {"peringatan"}
    assert [t for t in tercetak_dulu.json["temuan"] if t["kode"] == "BELUM-DIUKUR"] == kurang


@pytest.mark.parametrize("kantor", KECAMATAN)
def test_buru_sampai_sen(kantor: str, tmp_path: Path) -> None:
    jawaban = laporan(BURU, tmp_path, "--tahun", 2026, "--triwulan", 1, "--skpd", kantor)
    harap = {b["kode_sub_kegiatan"]: b for b in golden("buru_2026_per_sub_kegiatan.csv") if b["nama_skpd"] == kantor}
    ada = data(Path(jawaban.json["keluaran"][0]), "Data 3.3")
    jumlah: dict[str, list[Decimal]] = defaultdict(lambda: [Decimal(0), Decimal(0)])
    for b in ada:
        jumlah[b["kode_sub_kegiatan"]][0] += Decimal(str(b["pagu"]))
        jumlah[b["kode_sub_kegiatan"]][1] += Decimal(str(b["realisasi"]))
        assert b["kode_skpd"] == harap[b["kode_sub_kegiatan"]]["kode_skpd"]
    assert {k: tuple(v) for k, v in jumlah.items()} == {k: (Decimal(b["pagu"]), Decimal(b["realisasi"])) for k, b in harap.items()}
    assert len(ada) == len(harap), "satu daun per sub kegiatan: kecamatan ini tidak mempunyai unit bawahan"
    for b in ada:
        assert (b["persen"] is None) == (b["pagu"] == 0)
        if b["pagu"]:
            assert Decimal(str(b["persen"])) == Decimal(harap[b["kode_sub_kegiatan"]]["persen"])


@pytest.mark.parametrize("kantor", KECAMATAN)
def test_buru_draf_yang_menyebut_sebabnya(kantor: str, tmp_path: Path) -> None:
    jawaban = laporan(BURU, tmp_path, "--tahun", 2026, "--triwulan", 1, "--skpd", kantor)
    assert jawaban.kode == 1
    assert buku(tmp_path) == [f"DRAF LKj TW1 2026 {kantor}.xlsx"]
    galat = [t for t in jawaban.json["temuan"] if t["tingkat"] == "galat"]
    assert [t["kode"] for t in galat] == ["TANPA-KINERJA", "BULAN-KOSONG"]
    assert "Februari, Maret" in galat[1]["isi"]
    assert "Januari" not in galat[1]["isi"]
    for p in jawaban.json["putusan"]:
        baris = p["baris"]
        assert baris["dibaca"] == baris["dipakai"] + baris["ditolak"] + baris["ganda"] + baris["skpd_lain"]
    masuk, keluar = jawaban.json["total_masuk"], jawaban.json["total_keluar"]
    assert masuk == keluar
