"""What we write holds to the rules of the format, judged by a port of the checks of Microsoft's own SDK: Excel has nothing to repair."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from lkj_etl.laporan import Total
from lkj_etl.tulis.buku import tulis_buku
from lkj_etl.tulis.rekap_isi import Kantor, Rekap
from lkj_etl.tulis.rekap_kabupaten import tulis_rekap
from lkj_etl.tulis.templat import IsiTemplat, tulis_templat
from tests.contoh_laporan import galat, kas_kalumpang, laporan

EXCEL = (FileFormat.OFFICE_2007, FileFormat.MICROSOFT_365)  # the oldest that reads xlsx, and today's


def _rekap(tujuan: Path) -> None:
    total = Total(Decimal("1000.00"), Decimal("250.50"))
    kosong = Total(Decimal(0), Decimal(0))
    kantor = [
        Kantor("7.01.0.00", "Kecamatan A", False, "", total, total, Decimal("87.5"), 6, 1, "7.01.0.00/2026/TW2/LKj.xlsx", []),
        Kantor("7.01.0.01", "Kecamatan <B> & C", True, "", total, total, None, 0, 7, "7.01.0.01/a.xlsx", [("ANGKA-RUSAK", "galat")]),
        Kantor("7.01.0.02", "Kecamatan D", True, "Cakram penuh.", kosong, total, None, 0, 0, "", []),
    ]
    ditulis = tulis_rekap(Rekap(2026, 2, kantor, 32, "0123456789ab", [("Rekap 5.xlsx", "0" * 64)], []), tujuan.parent)
    ditulis.rename(tujuan)


PENULIS: dict[str, Callable[[Path], object]] = {
    "resmi": lambda tujuan: tulis_buku(laporan(), tujuan),
    "draf": lambda tujuan: tulis_buku(laporan(draf=True, temuan=(galat(),), kas=kas_kalumpang(bulanan=True)), tujuan),
    "templat": lambda tujuan: tulis_templat(IsiTemplat(anggaran=[("7.01.02 P", "7.01.02.2.01 K", "7.01.02.2.01.0001 S")]), tujuan),
    "rekap": _rekap,
}


def _pelanggaran(berkas: Path, excel: FileFormat) -> list[str]:
    return [str(e) for e in OpenXmlValidator(file_format=excel).validate(berkas).errors]


@pytest.mark.parametrize("nama", PENULIS)
def test_every_workbook_holds_to_the_rules(nama: str, tmp_path: Path) -> None:
    berkas = tmp_path / f"{nama}.xlsx"
    PENULIS[nama](berkas)
    assert [p for excel in EXCEL for p in _pelanggaran(berkas, excel)] == []


@pytest.mark.parametrize(
    ("ada", "ganti"),
    [(b"<sheetData>", b"<data/><sheetData>"), (b' t="s"><v>', b' t="q"><v>'), (b"<mergeCells ", b"<mergeCells nama='1' ")],
)
def test_a_broken_rule_is_seen(ada: bytes, ganti: bytes, tmp_path: Path) -> None:
    utuh, rusak = tmp_path / "utuh.xlsx", tmp_path / "rusak.xlsx"
    PENULIS["resmi"](utuh)
    with zipfile.ZipFile(utuh) as dari, zipfile.ZipFile(rusak, "w") as ke:
        for nama in dari.namelist():
            isi = dari.read(nama)
            if nama == "xl/worksheets/sheet3.xml":
                assert ada in isi
                isi = isi.replace(ada, ganti, 1)
            ke.writestr(nama, isi)
    assert any("/xl/worksheets/sheet3.xml" in p for p in _pelanggaran(rusak, FileFormat.MICROSOFT_365))
