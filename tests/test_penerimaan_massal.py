"""Acceptance: a real SIPD export of a kabupaten through `lkj massal`, ten kecamatan at once."""

from __future__ import annotations

import csv
import os
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest

from tests.jalan_lkj import AKAR, Jawaban, program

SHARED = AKAR.parent / "shared"
BURU = SHARED / "uji" / "buru-2026"
EMAS = SHARED / "golden" / "buru_2026_per_sub_kegiatan.csv"
KECAMATAN = tuple(f"7.01.0.00.0.00.{n:02d}.0000" for n in range(1, 11))
DENGAN_REALISASI = KECAMATAN[:4]
JUMLAH = ("JUMLAH", "Jumlah menurut berkas sumber", "Selisih")

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir() and os.environ.get("CI") != "true",
    reason="berkas penerimaan (../shared) tidak ada di komputer ini",
)


class Jalan(NamedTuple):
    """What one run answered, and where it wrote."""

    jawab: Jawaban
    keluaran: Path


@pytest.fixture(scope="module")
def jalan(tmp_path_factory: pytest.TempPathFactory) -> Jalan:
    """Run the command once over the xlsx files of the export, as a program with its pool of processes."""
    masukan, keluaran = (tmp_path_factory.mktemp(n) for n in ("masukan", "keluaran"))
    for berkas in BURU.glob("*.xlsx"):
        (masukan / berkas.name).write_bytes(berkas.read_bytes())
    jawab = program("massal", "--masukan", masukan, "--keluaran", keluaran, "--tahun", 2026, "--triwulan", 1, "--json")
    return Jalan(jawab, keluaran)


def baris_ekspor(pola: str, kolom: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Read columns of the export apart from the program: the heading is the first row that has them all."""
    [berkas] = BURU.glob(pola)
    letak: list[int] = []
    for baris in openpyxl.load_workbook(berkas).worksheets[0].iter_rows(values_only=True):
        if letak:
            yield dict(zip(kolom, (baris[k] for k in letak), strict=True))
        elif set(kolom) <= set(baris):
            letak = [baris.index(k) for k in kolom]


def jumlah_ekspor() -> tuple[Decimal, Decimal]:
    """Return pagu and net realisasi of the ten kecamatan in the export; it has documents of January only."""
    pagu = (Decimal(str(b["PAGU"] or 0)) for b in baris_ekspor("rekap*.xlsx", ("KODE SKPD", "PAGU")) if b["KODE SKPD"] in KECAMATAN)
    kolom = ("Kode SKPD", "Nilai Realisasi", "Nilai Setoran")
    dokumen = (b for b in baris_ekspor("Laporan*.xlsx", kolom) if b["Kode SKPD"] in KECAMATAN)
    return sum(pagu, Decimal(0)), sum((Decimal(str(b[kolom[1]])) - Decimal(str(b[kolom[2]] or 0)) for b in dokumen), Decimal(0))


def data_33(keluaran: Path, kode: str) -> dict[str, tuple[Decimal, Decimal]]:
    [buku] = keluaran.glob(f"{kode}/2026/TW1/DRAF LKj TW1 2026 *.xlsx")
    ws = openpyxl.load_workbook(buku, data_only=True)["Data 3.3"]
    kepala, *isi = (r for r in ws.iter_rows(values_only=True) if r.count(None) < len(r) - 1)
    k = {nama: i for i, nama in enumerate(kepala)}
    return {b[k["kode_sub_kegiatan"]]: (Decimal(str(b[k["pagu"]])), Decimal(str(b[k["realisasi"]]))) for b in isi}


def kode_galat(buku: Path) -> set[str]:
    """Return the codes of the galat on sheet Temuan: below the banner and the heading stand No, Tingkat, Kode."""
    return {b[2] for b in openpyxl.load_workbook(buku)["Temuan"].iter_rows(values_only=True) if b[1] == "Galat"}


def test_ten_kecamatan_become_drafts_that_say_why_and_32_skpd_are_counted(jalan: Jalan) -> None:
    isi = jalan.jawab.json
    assert jalan.jawab.kode == isi["kode_keluar"] == 1, jalan.jawab.galat
    assert [k["kode_skpd"] for k in isi["kantor"]] == list(KECAMATAN)
    assert isi["skpd_lain"] == 32
    assert all(k["draf"] and k["gagal"] is None for k in isi["kantor"])
    for kode in KECAMATAN:
        [buku] = jalan.keluaran.glob(f"{kode}/2026/TW1/*.xlsx")
        sebab = {"BULAN-KOSONG"} if kode in DENGAN_REALISASI else {"TANPA-REALISASI", "SKPD-TIDAK-ADA"}
        assert kode_galat(buku) == {"TANPA-KINERJA", *sebab}


def test_the_kecamatan_with_expected_figures_are_exact_to_the_sen(jalan: Jalan) -> None:
    seharusnya: dict[str, dict[str, tuple[Decimal, Decimal]]] = defaultdict(dict)
    with EMAS.open(encoding="utf-8") as f:
        for b in csv.DictReader(f):
            seharusnya[b["kode_skpd"]][b["kode_sub_kegiatan"]] = (Decimal(b["pagu"]), Decimal(b["realisasi"]))
    assert tuple(seharusnya) == DENGAN_REALISASI
    for kode, daun in seharusnya.items():
        assert data_33(jalan.keluaran, kode) == daun
        kantor = next(k for k in jalan.jawab.json["kantor"] if k["kode_skpd"] == kode)
        assert [Decimal(kantor["total_keluar"][u]) for u in ("pagu", "realisasi")] == [sum(d[n] for d in daun.values()) for n in (0, 1)]


def test_the_totals_of_the_summary_are_the_exports(jalan: Jalan) -> None:
    pagu, realisasi = jumlah_ekspor()
    assert jalan.jawab.json["total_keluar"] == jalan.jawab.json["total_masuk"] == {"pagu": f"{pagu:.2f}", "realisasi": f"{realisasi:.2f}"}
    ws = openpyxl.load_workbook(jalan.keluaran / "2026" / "TW1" / "Rekap Kabupaten 2026 TW1.xlsx", data_only=True)["Rekap Kabupaten"]
    baris = {b[0]: [sen(n) for n in b[7:9]] for b in ws.iter_rows(values_only=True) if b[0] in JUMLAH}
    assert [baris[nama] for nama in JUMLAH] == [[pagu, realisasi], [pagu, realisasi], [0, 0]]
    assert any("32 SKPD lain" in str(b[0]) for b in ws.iter_rows(values_only=True))


def test_offices_without_a_realisasi_are_not_measured_and_have_no_rank(jalan: Jalan) -> None:
    ws = openpyxl.load_workbook(jalan.keluaran / "2026" / "TW1" / "Rekap Kabupaten 2026 TW1.xlsx", data_only=True)["Rekap Kabupaten"]
    baris = {b[2]: (b[1], b[9]) for b in ws.iter_rows(values_only=True) if b[2] in KECAMATAN}
    assert sorted(baris[k][0] for k in DENGAN_REALISASI) == [1, 2, 3, 4]
    assert {baris[k] for k in KECAMATAN[4:]} == {("-", "-")}


def sen(nilai: float) -> Decimal:
    """Return the amount that a cell's number stands for."""
    return Decimal(str(nilai)).quantize(Decimal("0.01"))
