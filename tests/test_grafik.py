"""Charts: what is filled into a shape is what the library writes for the whole chart."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter

from lkj_etl.tulis.buku import pilihan_buku
from lkj_etl.tulis.buku_kerja import BukuKerja
from lkj_etl.tulis.grafik import Deret, Grafik, Rentang, Sumbu, ukur
from lkj_etl.tulis.lembar_kerja import LembarKerja
from lkj_etl.tulis.pena import Pena

HURUF = {"name": "Arial", "size": 9, "bold": False}
LABEL = {"value": True, "font": HURUF}
KISI = {"visible": True, "line": {"color": "#D9D9D9"}}
HITAM = {"color": "#000000"}
ISI: list[tuple[str | float | None, ...]] = [(1, "Januari", 86.5, 80), (2, "A & B <C>", None, 0), (3, "Maret", -1200000.25, 90.125)]
"""Triwulan, a name, target and realisasi; None is a cell that is not there."""


def kami(buat: Callable[[], list[Grafik]], isi: list[tuple[str | float | None, ...]] = ISI) -> list[str]:
    """Return the XML of the charts as our workbook has them, all on one sheet called "Data 3.2"."""
    buku = BukuKerja(wadah := BytesIO(), pilihan_buku())
    pena = Pena(buku.add_worksheet("Data 3.2", worksheet_class=LembarKerja), "Data 3.2", "")
    for r, baris in enumerate(isi):
        for k, nilai in enumerate(baris):
            if isinstance(nilai, str):
                pena.teks(r, k, nilai, "data")
            elif nilai is not None:
                pena.angka(r, k, nilai, "data")
    for i, satu in enumerate(buat()):
        pena.pasang(10 * i, 6, ukur(satu, (20.0, 20.0), 120.0), "Keterangan")
    buku.close()
    return grafik_dalam(wadah)


def pustaka(pilihan: list[dict[str, Any]]) -> list[str]:
    """Return the XML of the charts as the library makes them with these options."""
    buku = xlsxwriter.Workbook(wadah := BytesIO(), {"in_memory": True})
    ws = buku.add_worksheet("Data 3.2")
    for r, baris in enumerate(ISI):
        for k, nilai in enumerate(baris):
            if nilai is not None:
                ws.write(r, k, nilai)
    for satu in pilihan:
        grafik = buku.add_chart({"type": satu["jenis"]})
        for seri in satu["seri"]:
            grafik.add_series(seri)
        for nama in ("x_axis", "y_axis", "title", "legend"):
            getattr(grafik, f"set_{nama}")(satu[nama])
        ws.insert_chart(0, 6, grafik)
    buku.close()
    return grafik_dalam(wadah)


def grafik_dalam(wadah: BytesIO) -> list[str]:
    with zipfile.ZipFile(wadah) as z:
        return [z.read(n).decode() for n in sorted(z.namelist()) if n.startswith("xl/charts/chart")]


def sel(kolom: int) -> Rentang:
    return Rentang("Data 3.2", 0, kolom, len(ISI) - 1, kolom)


def batang(satuan: str = "Persen & lain", judul: str = "") -> Grafik:
    deret = [Deret("Target", "target", sel(0), sel(2)), Deret("Realisasi", "realisasi", sel(0), sel(3))]
    return Grafik("column", deret, Sumbu(tegak=satuan, format_datar='"TW "0'), judul)


def garis() -> Grafik:
    deret = [
        Deret("Anggaran kas", "rencana_garis", sel(1), sel(2), berlabel=False),
        Deret("Realisasi", "realisasi_garis", sel(1), sel(3)),
    ]
    return Grafik("line", deret, Sumbu(), "Kurva S")


def seri(nama: str, kategori: int, nilai: int, **lain: Any) -> dict[str, Any]:
    akhir = len(ISI) - 1
    return {"name": nama, "categories": ["Data 3.2", 0, kategori, akhir, kategori], "values": ["Data 3.2", 0, nilai, akhir, nilai], **lain}


BATANG = {
    "jenis": "column",
    "seri": [
        seri("Target", 0, 2, fill={"color": "#D9D9D9"}, border=HITAM, data_labels=LABEL, gap=80),
        seri("Realisasi", 0, 3, fill={"color": "#1F3864"}, border=HITAM, data_labels=LABEL, gap=80),
    ],
    "x_axis": {"name": "", "name_font": HURUF, "num_font": HURUF, "num_format": '"TW "0'},
    "y_axis": {"name": "Persen & lain", "name_font": HURUF, "num_font": HURUF, "major_gridlines": KISI, "min": 0},
    "title": {"none": True},
    "legend": {"position": "right", "font": HURUF},
}
GARIS = {
    "jenis": "line",
    "seri": [
        seri(
            "Anggaran kas",
            1,
            2,
            line={"color": "#7F7F7F", "width": 2.25, "dash_type": "dash"},
            marker={"type": "diamond", "size": 6},
        ),
        seri("Realisasi", 1, 3, line={"color": "#1F3864", "width": 2.5}, marker={"type": "circle", "size": 6}, data_labels=LABEL),
    ],
    "x_axis": {"name": "", "name_font": HURUF, "num_font": HURUF},
    "y_axis": {"name": "", "name_font": HURUF, "num_font": HURUF, "major_gridlines": KISI, "min": 0},
    "title": {"name": "Kurva S", "name_font": {"name": "Arial", "size": 10}, "overlay": False},
    "legend": {"position": "bottom", "font": HURUF},
}


def test_isi_cetakan_sama_dengan_pustaka() -> None:
    assert kami(lambda: [batang(), garis(), batang()]) == pustaka([BATANG, GARIS, BATANG])


def test_grafik_kedua_tidak_mewarisi_yang_pertama() -> None:
    pertama, kedua = kami(lambda: [batang("Orang"), batang("Dokumen")])
    assert [[n for n in ("Orang", "Dokumen") if n in xml] for xml in (pertama, kedua)] == [["Orang"], ["Dokumen"]]
    assert set(re.findall(r'5\d{7}(?=")', pertama)) == {"50010001", "50010002"}
    assert set(re.findall(r'5\d{7}(?=")', kedua)) == {"50020001", "50020002"}


@pytest.mark.parametrize(("isi", "titik"), [("", []), ("Baik", []), (0, [("1", "0")])])
def test_sel_tanpa_angka_tidak_menjadi_nol(isi: str | float, titik: list[tuple[str, str]]) -> None:
    """A blank cell and a text are no figure; a 0 is one."""
    baris: list[tuple[str | float | None, ...]] = [(1, "a", 5, None), (2, "b", isi, None), (3, "c", 7, None)]
    (xml,) = kami(lambda: [Grafik("column", [Deret("Target", "target", sel(0), sel(2))], Sumbu())], baris)
    nilai = re.findall(r'<c:pt idx="(\d)"><c:v>([^<]*)</c:v>', xml.partition("<c:val>")[2])
    assert nilai == [("0", "5"), *titik, ("2", "7")]
