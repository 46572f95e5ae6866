"""The shipped example: its files are what the builder writes, and the report on them is the source report's TW II."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any
from unittest import mock

import openpyxl
import pytest

from tests.contoh_kalumpang import BELANJA, CONTOH, DPA, KINERJA, tulis_contoh
from tests.contoh_laporan import KALUMPANG
from tests.data_kalumpang import INDIKATOR, KEGIATAN
from tests.jalan_lkj import Jawaban, laporan, lkj

# The column % of the source report's Tabel 3.3, top to bottom.
PERSEN = (
    *("19.69", "22.23", "33.33", "11.88", "0.00", "0.00", "0.00", "19.13", "21.66", "2.10", "71.15", "13.75", "18.88", "21.74", "22.69"),
    *("4.94", "0.00", "0.00", "11.08", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "83.38"),
)


@pytest.fixture(scope="module")
def hasil(tmp_path_factory: pytest.TempPathFactory) -> Jawaban:
    """`./lkj laporan` without an option, on a clone whose input/ holds no file of an office."""
    folder = tmp_path_factory.mktemp("contoh")
    (folder / "input").mkdir()
    with mock.patch("flows.cli.MASUKAN", folder / "input"):
        return lkj("laporan", "--keluaran", folder / "output", "--json")


def lembar(jawaban: Jawaban, nama: str) -> Any:
    return openpyxl.load_workbook(jawaban.json["keluaran"][0], data_only=True)[nama]


def test_berkas_contoh_sama_dengan_pembuatnya(tmp_path: Path) -> None:
    tulis_contoh(tmp_path)
    assert sorted(b.name for b in tmp_path.iterdir()) == sorted((BELANJA, DPA, KINERJA))
    assert sorted(b.name for b in CONTOH.iterdir() if not b.name.startswith("~$")) == sorted((BELANJA, DPA, KINERJA))
    for baru in tmp_path.iterdir():
        # The parts, not the zip: other builds of zlib pack the same text otherwise.
        with zipfile.ZipFile(baru) as a, zipfile.ZipFile(CONTOH / baru.name) as b:
            assert a.namelist() == b.namelist()
            assert [a.read(n) for n in a.namelist()] == [b.read(n) for n in b.namelist()], f"{baru.name}: python -m tests.contoh_kalumpang"


def test_contoh_menjadi_laporan_resmi_tanpa_temuan(hasil: Jawaban) -> None:
    assert hasil.kode == 0
    assert "dipakai contoh di input/contoh-kalumpang-2019" in hasil.galat
    assert hasil.json["temuan"] == []
    assert hasil.json["parameter"] == {"tahun": 2019, "triwulan": 2, "skpd": "Kecamatan Kalumpang"}
    assert [p["putusan"] for p in hasil.json["putusan"]] == ["diterima"] * 3
    assert Path(hasil.json["keluaran"][0]).name == "LKj TW2 2019 Kecamatan Kalumpang.xlsx"
    assert hasil.json["total_masuk"] == hasil.json["total_keluar"] == {"pagu": "2629137600.00", "realisasi": "542505821.00"}


def test_tabel_3_3_seperti_laporan_sumber(hasil: Jawaban) -> None:
    baris = [b for b in lembar(hasil, "Tabel 3.3").iter_rows(max_col=8, values_only=True) if isinstance(b[5], int | float)]
    *rinci, jumlah = [(b[4], b[5], b[6], f"{b[7]:.2f}") for b in baris]
    assert rinci == [(f"{no} {nama}", pagu, realisasi, p) for (_, no, nama, pagu, realisasi), p in zip(KEGIATAN, PERSEN, strict=True)]
    assert jumlah[1:] == (2_629_137_600, 542_505_821, "20.63")
    assert baris[-1][0] == "JUMLAH ANGGARAN"


def test_tabel_3_2_seperti_naskah_laporan_sumber(hasil: Jawaban) -> None:
    semua = lembar(hasil, "Tabel 3.2").iter_rows(min_col=6, max_col=9, values_only=True)
    baris = [b for b in semua if str(b[0]).startswith(("TW ", "Kondisi"))]
    assert baris == [b for indikator in INDIKATOR for b in _lima_baris(indikator)]


def _lima_baris(indikator: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    tw1, tw2, akhir = ((_cetak(r), _cetak(c)) for r, c in KALUMPANG[indikator[0]])
    belum = ("-", "-")
    target = [f"TW {n}" for n in range(1, 5)]
    isi = [(*pasangan, *nilai) for pasangan, nilai in zip(zip(target, indikator[5], strict=True), (tw1, tw2, belum, belum), strict=True)]
    return [*isi, ("Kondisi Akhir (F)", None, *akhir)]


def _cetak(nilai: Any) -> Any:
    return "-" if nilai is None else float(nilai) if isinstance(nilai, str) else nilai


def test_nama_berkas_tidak_berpengaruh(tmp_path: Path, hasil: Jawaban) -> None:
    masukan = tmp_path / "masukan"
    masukan.mkdir()
    for n, nama in enumerate((BELANJA, DPA, KINERJA)):
        (masukan / f"berkas {n}.xlsx").write_bytes((CONTOH / nama).read_bytes())
    lain = laporan(masukan, tmp_path / "keluaran")
    assert lain.kode == 0
    assert lain.json["total_keluar"] == hasil.json["total_keluar"]
