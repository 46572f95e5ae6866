"""Sheet Rincian: the documents behind each leaf, folded under sums that equal Data 3.3."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkj_etl.laporan import Laporan
from lkj_etl.tulis import letak
from lkj_etl.tulis.rincian import BEDA, KOLOM
from schemas.hasil import GARIS_RINCIAN, RincianDaun, Serapan
from tests import bingkai
from tests.contoh_laporan import buka
from tests.contoh_narasi import hitung

GAJI = {"kode_program": "7.01.01", "program": "P", "kode_kegiatan": "7.01.01.2.02", "kegiatan": "Keuangan"}
GAJI |= {"kode_sub_kegiatan": "7.01.01.2.02.0001", "sub_kegiatan": "Gaji"}
RAPAT = GAJI | {"kode_sub_kegiatan": "7.01.01.2.02.0002", "sub_kegiatan": "Rapat"}
LEPAS = GAJI | {"kode_sub_kegiatan": "7.01.01.2.02.0009", "sub_kegiatan": "Tanpa pagu"}


def dokumen(hari: date, nomor: str, nilai: object, **isi: Any) -> dict[str, Any]:
    tw = {"triwulan": (hari.month + 2) // 3, "tanggal": hari}
    lain = {"jenis_dokumen": "SPP-LS", "nomor_dokumen": nomor, "kode_rekening": "5.1.01.01.001.00001", "realisasi": nilai}
    return {**GAJI, **tw, **lain, "nomor_spd": "SPD-1", **isi}


def contoh(triwulan: int = 2) -> Laporan:
    pagu = bingkai.pagu({**GAJI, "pagu": "600.50"}, {**GAJI, "pagu": 400}, {**RAPAT, "pagu": 50})
    belanja = bingkai.belanja(
        dokumen(date(2019, 6, 30), "B", "100.25"),
        dokumen(date(2019, 1, 7), "A", 200),
        dokumen(date(2019, 1, 7), "A", -20, kode_rekening="5.1.02"),
        dokumen(date(2019, 7, 1), "C", 70),
        dokumen(date(2019, 2, 1), "D", 5, **LEPAS),
    )
    semua = {"pagu": pagu, "belanja": belanja, "pemetaan": bingkai.pemetaan(), "triwulan_rinci": (1, 2, 3, 4)}
    return hitung(triwulan=triwulan, **semua)


def baris(ws: Any) -> list[list[Any]]:
    return [list(b) for b in ws.iter_rows(values_only=True)]


@pytest.fixture(scope="module")
def buku(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return buka(tmp_path_factory.mktemp("buku"), contoh(), nilai=True)


def test_dokumen_di_bawah_jumlah_daunnya(buku: Any) -> None:
    kepala, *isi = baris(buku["Rincian"])[1:]
    assert kepala == [judul.format(tw="II") for judul, _ in KOLOM]
    assert [b[:9] for b in isi[:7]] == [
        [1, "7.01.01.2.02.0001 Gaji", None, None, None, 1000.5, 280.25, 70, "sama"],
        [None, "Pagu", None, None, None, 600.5, None, None, None],
        [None, "Pagu", None, None, None, 400, None, None, None],
        [None, "A", "SPP-LS", datetime(2019, 1, 7), "5.1.01.01.001.00001", None, 200, None, None],  # noqa: DTZ001 - workbooks know no time zone
        [None, "A", "SPP-LS", datetime(2019, 1, 7), "5.1.02", None, -20, None, None],  # noqa: DTZ001 - workbooks know no time zone
        [None, "B", "SPP-LS", datetime(2019, 6, 30), "5.1.01.01.001.00001", None, 100.25, None, None],  # noqa: DTZ001 - workbooks know no time zone
        [None, "C", "SPP-LS", datetime(2019, 7, 1), "5.1.01.01.001.00001", None, None, 70, None],  # noqa: DTZ001 - workbooks know no time zone
    ]
    assert [b[9] for b in isi[:4]] == [
        "2 baris pagu, 4 baris realisasi",
        *(f"pagu.xlsx | Pagu | C{n}" for n in (2, 3)),
        "realisasi.xlsx | Realisasi | E3",
    ]
    assert isi[7][:9] == [2, "7.01.01.2.02.0002 Rapat", None, None, None, 50, 0, None, "sama"]
    assert isi[9][:9] == [3, "7.01.01.2.02.0009 Tanpa pagu", None, None, None, 0, 5, None, "sama"]
    assert isi[11][:9] == ["JUMLAH", None, None, None, None, 1050.5, 285.25, 70, "sama"]
    assert sum(b[20] for b in baris(buku["Data 3.3"])[2:]) == 285.25


def test_baris_sumber_terlipat_dan_dapat_dibuka(buku: Any) -> None:
    ws = buku["Rincian"]
    tingkat = {r: (ws.row_dimensions[r].outlineLevel, bool(ws.row_dimensions[r].hidden)) for r in range(3, 14)}
    assert {r for r, isi in tingkat.items() if isi == (1, True)} == {4, 5, 6, 7, 8, 9, 11, 13}
    assert {r for r, isi in tingkat.items() if isi == (0, False)} == {3, 10, 12}
    assert all(ws.row_dimensions[r].collapsed for r in (3, 10, 12))
    assert ws.sheet_properties.outlinePr.summaryBelow is False


def test_rumus_hidup_menjumlahkan_baris_di_bawahnya(tmp_path: Path) -> None:
    ws = buka(tmp_path, contoh())["Rincian"]
    assert [ws[f"{k}3"].value for k in "FGH"] == [f"=ROUND(SUM({k}4:{k}9),2)" for k in "FGH"]
    assert ws["I3"].value == "=IF(AND(ROUND(F3-'Data 3.3'!P3,2)=0,ROUND(G3-'Data 3.3'!U3,2)=0),\"sama\",\"BERBEDA\")"
    assert ws["G14"].value == '=ROUND(SUMIF(A3:A13,">0",G3:G13),2)'
    assert ws["D6"].number_format == "dd/mm/yyyy"
    assert all(ws[f"B{r}"].data_type == "s" for r in range(3, 14))


def test_tidak_ada_kolom_pribadi_dan_keterangan(buku: Any) -> None:
    teks = "\n".join(str(v) for b in baris(buku["Rincian"]) for v in b)
    assert "SPD-1" not in teks
    assert not {"nip", "nik", "npwp", "penerima", "keterangan"} & {k.casefold() for k in RincianDaun.to_schema().columns}


def test_yang_tidak_sama_dikatakan(tmp_path: Path) -> None:
    asal = contoh()
    lain = asal.serapan.with_columns(pl.lit(Decimal("1.00")).cast(pl.Decimal(38, 2)).alias("realisasi"))
    ws = buka(tmp_path, asal._replace(serapan=Serapan.validate(lain)), nilai=True)["Rincian"]
    assert [ws[f"I{r}"].value for r in (3, 10, 12, 14)] == [BEDA] * 4


def test_rekap_menyebut_sel_sumbernya(tmp_path: Path) -> None:
    pagu = bingkai.pagu({"program": "P", "kegiatan": "K", "pagu": 10})
    belanja = bingkai.belanja({"program": "P", "kegiatan": "K", "realisasi": 4})
    lap = hitung(pagu=pagu, belanja=belanja, pemetaan=bingkai.pemetaan())
    ws = buka(tmp_path, lap, nilai=True)["Rincian"]
    assert [[ws[f"{k}{r}"].value for k in "BFGJ"] for r in (3, 4, 5)] == [
        ["1 K", 10, 4, "1 baris pagu, 1 baris realisasi"],
        ["Pagu", 10, None, "pagu.xlsx | Pagu | C2"],
        ["Realisasi", None, 4, "realisasi.xlsx | Realisasi | E2"],
    ]


def test_di_atas_batas_jumlah_tetap_dan_sisanya_ditunjuk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letak, "GARIS_MAKS", 6)
    buku = buka(tmp_path, contoh(), nilai=True)
    isi = baris(buku["Rincian"])[2:]
    assert [b[0] for b in isi if isinstance(b[0], int)] == [1, 2, 3]
    assert [b[5:9] for b in isi if isinstance(b[0], int)] == [[1000.5, 280.25, 70, "sama"], [50, 0, None, "sama"], [0, 5, None, "sama"]]
    assert len([b for b in isi if b[9] and "|" in b[9]]) == 6
    assert "Baris sumber berjumlah 8" in isi[-1][0]
    assert "data/rincian.parquet" in isi[-1][0]
    data = buku["Data 3.3"]
    assert [data[f"U{r}"].hyperlink.location for r in (3, 4, 5)] == ["'Rincian'!A3", "'Rincian'!A10", "'Rincian'!A11"]


def test_tanpa_anggaran_tidak_ada_lembarnya(tmp_path: Path) -> None:
    kosong = hitung(pagu=bingkai.pagu(), belanja=bingkai.belanja(), pemetaan=bingkai.pemetaan())
    assert "Rincian" not in buka(tmp_path, kosong).sheetnames


BARIS = st.fixed_dictionaries(
    {
        "daun": st.sampled_from([(p, k) for p in "PQ" for k in ("K1", "K2")]),
        "realisasi": st.decimals(-(10**9), 10**12, places=2),
        "triwulan": st.none() | st.integers(1, 4),
    }
)


@settings(max_examples=25, deadline=None)
@given(st.lists(BARIS, max_size=12), st.integers(1, 4), st.integers(1, 4))
def test_baris_sumber_selalu_berjumlah_sama_dengan_daunnya(semua: list[dict[str, Any]], berpagu: int, triwulan: int) -> None:
    daun = [(p, k) for p in "PQ" for k in ("K1", "K2")][:berpagu]
    pagu = bingkai.pagu(*({"program": p, "kegiatan": k, "pagu": n} for n in (300, "0.55") for p, k in daun))
    isi = ({"program": b["daun"][0], "kegiatan": b["daun"][1], "realisasi": b["realisasi"], "triwulan": b["triwulan"]} for b in semua)
    peta = bingkai.pemetaan({"kode_indikator": "1.2", "program": "Q"}, {"kode_indikator": "1.1", "program": "P", "kegiatan": "K2"})
    lap = hitung(pagu=pagu, belanja=bingkai.belanja(*isi), pemetaan=peta, triwulan=triwulan)
    RincianDaun.validate(lap.rincian)
    kolom = dict(zip(GARIS_RINCIAN, ("pagu", "realisasi", "sesudah_triwulan"), strict=True))
    per_daun: dict[tuple[int, str], Decimal] = {}
    for n, garis, nilai in lap.rincian.select("daun", "garis", "nilai").iter_rows():
        per_daun[n, garis] = per_daun.get((n, garis), Decimal(0)) + nilai
    for n, d in enumerate(lap.serapan.iter_rows(named=True)):
        assert {g: per_daun.pop((n, g), Decimal(0)) for g in kolom} == {g: d[k] for g, k in kolom.items()}
    assert per_daun == {}
