"""The computed tables: what can hardly be, money without a place, and totals that must meet."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from lkj_etl.jejak import Identitas, Parameter
from lkj_etl.laporan import Masukan, SumberAnggaran, Total
from lkj_etl.pengaturan import Pengaturan
from lkj_etl.periksa.hasil import periksa_hasil, total_keluar
from lkj_etl.temuan import Temuan, temuan
from schemas.anggaran import Belanja, Pagu
from schemas.hasil import Capaian, Serapan
from schemas.kinerja import Indikator, Pemetaan, RealisasiIndikator


def rangka(model: Any, *baris: dict[str, Any]) -> Any:
    skema = {nama: kolom.dtype.type for nama, kolom in model.to_schema().columns.items()}
    return pl.DataFrame([{k: b.get(k, "" if skema[k] == pl.String else None) for k in skema} for b in baris], schema=skema)


def ukuran(kode: str = "1.1", **ganti: Any) -> dict[str, Any]:
    dasar = {
        "kode_indikator": kode, "satuan": "Dokumen", "triwulan": "1", "target_angka": Decimal(10), "realisasi_angka": Decimal(10),
        "capaian": 100.0, "capaian_tanpa_batas": 100.0, "keadaan": "terukur", "sumber": "K.xlsx | Realisasi | E2",
    }  # fmt: skip
    return {**dasar, **ganti}


def daun(nama: str = "Gaji", pagu: str = "100.00", realisasi: str = "40.00", **ganti: Any) -> dict[str, Any]:
    dasar = {
        "blok": "peta", "kode_skpd": "7.01.01", "kode_sub_skpd": "7.01.01", "kode_program": "7.01.01", "program": "PROGRAM PENUNJANG",
        "kode_kegiatan": "7.01.01.2.02", "kegiatan": "Administrasi Keuangan", "kode_sub_kegiatan": "7.01.01.2.02.0001",
        "sub_kegiatan": nama, "pagu": Decimal(pagu), "realisasi": Decimal(realisasi), "sumber": "P.xlsx | Rekap | W2",
    }  # fmt: skip
    return {**dasar, **ganti}


def garis(**ganti: Any) -> dict[str, Any]:
    return {**daun(), "berkas": "R.xlsx", "lembar": "Data", "baris": 6, "sel": "AA6", "triwulan": 1, **ganti}


def jalankan(
    capaian: Sequence[dict[str, Any]] = (),
    serapan: Sequence[dict[str, Any]] = (),
    *,
    belanja: Sequence[dict[str, Any]] = (),
    peta: Sequence[dict[str, Any]] = (),
    indikator: Sequence[str] = (),
    triwulan: int = 2,
    masuk: Total | None = None,
    terbaca: tuple[Temuan, ...] = (),
) -> list[Temuan]:
    tabel = rangka(Serapan, *serapan)
    masukan = Masukan(
        parameter=Parameter(2026, triwulan, "7.01.01", "Kecamatan Contoh"),
        identitas=Identitas(),
        indikator=rangka(Indikator, *({"kode": k} for k in indikator)),
        realisasi=rangka(RealisasiIndikator),
        pemetaan=rangka(Pemetaan, *peta),
        pagu=rangka(Pagu),
        belanja=rangka(Belanja, *belanja),
        triwulan_rinci=(1, 2),
        sumber=SumberAnggaran(),
        total_masuk=masuk or total_keluar(tabel),
        huruf_pemetaan={"program": "D", "kegiatan": "E", "sub_kegiatan": "F"},
        berkas_kinerja="K.xlsx",
        temuan=terbaca,
        jejak=(),
    )
    return periksa_hasil(
        masukan,
        rangka(Capaian, *capaian),
        tabel,
        [p["baris"] for p in peta],
        pengaturan=Pengaturan(),
    )


def letak(temuan: list[Temuan]) -> list[tuple[str, str, str, str, str]]:
    return [(t.kode, t.tingkat, t.berkas, t.lembar, t.sel) for t in temuan]


@pytest.mark.parametrize(
    ("baris", "kode"),
    [
        (ukuran(capaian_tanpa_batas=200.0), None),
        (ukuran(capaian_tanpa_batas=200.01), "CAPAIAN-TIDAK-WAJAR"),
        (ukuran(satuan="%", target_angka=Decimal(90), realisasi_angka=Decimal("100.01")), "REALISASI-TIDAK-WAJAR"),
        (ukuran(satuan="Nilai", target_angka=Decimal(81), realisasi_angka=Decimal(8103)), "REALISASI-TIDAK-WAJAR"),
        (
            ukuran(satuan="Indeks", target_angka=None, target_tahunan_angka=Decimal(80), realisasi_angka=Decimal(101)),
            "REALISASI-TIDAK-WAJAR",
        ),
        (ukuran(satuan="Nilai", target_angka=Decimal(81), realisasi_angka=Decimal("81.03"), capaian_tanpa_batas=100.04), None),
        (ukuran(satuan="Nilai", target_angka=None, realisasi_angka=Decimal(7512), rumus="predikat"), "REALISASI-TIDAK-WAJAR"),
        (ukuran(satuan="%", target_angka=Decimal(120), realisasi_angka=Decimal(110)), None),
        (ukuran(satuan="Dokumen", realisasi_angka=Decimal(110), capaian_tanpa_batas=110.0), None),
        (ukuran(triwulan="F", capaian_tanpa_batas=900.0), None),
        (ukuran(realisasi_angka=None, capaian_tanpa_batas=None), None),
    ],
)
def test_angka_yang_hampir_mustahil(baris: dict[str, Any], kode: str | None) -> None:
    temuan = jalankan([baris])
    assert letak(temuan) == ([(kode, "peringatan", "K.xlsx", "Realisasi", "E2")] if kode else [])
    assert all("1.1" in t.isi for t in temuan)


def test_indikator_yang_tidak_tercetak() -> None:
    temuan = jalankan([ukuran("1.1")], indikator=["1.1", "1.2"])
    assert letak(temuan) == [("INDIKATOR-HILANG", "galat", "K.xlsx", "Indikator", "-")]
    assert "1.2" in temuan[0].isi


def test_realisasi_melebihi_pagu_menunjuk_sel_realisasi() -> None:
    lebih = daun(realisasi="1234567.50", pagu="1000000.00")
    assert jalankan(serapan=[daun(realisasi="100.00")]) == []
    temuan = jalankan(serapan=[lebih], belanja=[garis()])
    assert letak(temuan) == [("REALISASI-MELEBIHI-PAGU", "peringatan", "R.xlsx", "Data", "AA6")]
    assert "Rp 1.234.567,50 lebih besar daripada pagunya, Rp 1.000.000" in temuan[0].isi


def test_realisasi_melebihi_pagu_yang_sudah_disebut_saat_membaca() -> None:
    terbaca = temuan("REALISASI-MELEBIHI-PAGU", "R.xlsx", "Data", "AA6", daun='"Gaji"', realisasi="101", pagu="100")
    assert jalankan(serapan=[daun(realisasi="101.00")], belanja=[garis()], terbaca=(terbaca,)) == []


def test_realisasi_dua_berkas_kumulatif_menunjuk_berkas_yang_lebih_akhir() -> None:
    lalu = garis(berkas="TW1.xlsx", sel="E9", triwulan=1)
    kumulatif = [lalu, garis(berkas="TW2.xlsx", sel="E9", triwulan=2), {**lalu, "triwulan": 2}]
    turun = daun(realisasi="101.00", realisasi_tw1=Decimal("111.00"), realisasi_tw2=Decimal("-10.00"))
    assert letak(jalankan(serapan=[turun], belanja=kumulatif)) == [
        ("REALISASI-MELEBIHI-PAGU", "peringatan", "TW2.xlsx", "Data", "E9"),
        ("REALISASI-MENURUN", "peringatan", "TW2.xlsx", "Data", "E9"),
    ]


def test_realisasi_dari_beberapa_dokumen_menunjuk_sel_pagu() -> None:
    temuan = jalankan(serapan=[daun(realisasi="101.00")], belanja=[garis(), garis(baris=7, sel="AA7")])
    assert letak(temuan) == [("REALISASI-MELEBIHI-PAGU", "peringatan", "P.xlsx", "Rekap", "W2")]


def test_realisasi_ditemukan_lewat_nama_bila_tanpa_kode() -> None:
    tanpa = {"kode_program": "", "kode_kegiatan": "", "kode_sub_kegiatan": ""}
    temuan = jalankan(serapan=[daun("GAJI", realisasi="101.00", **tanpa)], belanja=[garis(sub_kegiatan="Gaji ", **tanpa)])
    assert [(t.berkas, t.sel) for t in temuan] == [("R.xlsx", "AA6")]


def test_realisasi_tanpa_pagu_menyebut_yang_paling_mirip() -> None:
    asing = daun("Penyediaan Gaji dan Tunjangn", "0.00", "5.00", blok="tanpa_pagu", kode_sub_kegiatan="", sumber="R.xlsx | Data | AA9")
    temuan = jalankan(serapan=[daun("Penyediaan Gaji dan Tunjangan"), asing])
    assert letak(temuan) == [("REALISASI-TANPA-PAGU-MIRIP", "galat", "R.xlsx", "Data", "AA9")]
    assert "7.01.01.2.02.0001 Penyediaan Gaji dan Tunjangan" in temuan[0].isi
    temuan = jalankan(serapan=[daun("Musrenbang"), asing])
    assert letak(temuan) == [("REALISASI-TANPA-PAGU", "galat", "R.xlsx", "Data", "AA9")]


@pytest.mark.parametrize(
    ("triwulan", "kode"),
    [
        ({3: "7.00"}, []),  # documents after the quarter are left out: no finding (DESIGN 5)
        ({1: "7.00", 2: "-7.00"}, ["REALISASI-TANPA-PAGU", "REALISASI-MENURUN"]),
    ],
)
def test_tanpa_pagu_tetapi_semuanya_sesudah_triwulan(triwulan: dict[int, str], kode: list[str]) -> None:
    per_tw = {f"realisasi_tw{q}": Decimal(triwulan.get(q, "0.00")) for q in (1, 2, 3, 4)}
    asing = daun("Musrenbang", "0.00", "0.00", blok="tanpa_pagu", kode_sub_kegiatan="7.01.02.2.01.0009", **per_tw)
    assert [t.kode for t in jalankan(serapan=[daun(), asing], triwulan=2)] == kode


@pytest.mark.parametrize(
    ("ganti", "kode", "sel", "kata"),
    [
        ({"program": "PROGRAM PENUNJNG"}, "PEMETAAN-TANPA-DAUN-MIRIP", "D5", "adalah PROGRAM PENUNJANG."),
        ({"program": "Rastra"}, "PEMETAAN-TANPA-DAUN", "D5", "program"),
        ({"program": "Program Penunjang", "kegiatan": "Administrasi Keuangn"}, "PEMETAAN-TANPA-DAUN-MIRIP", "E5", "Administrasi Keuangan"),
        ({"kode_sub_kegiatan": "7.01.01.2.02.0009"}, "PEMETAAN-TANPA-DAUN-MIRIP", "F5", "7.01.01.2.02.0001"),
        ({}, "PEMETAAN-KOSONG", "D5", "tidak menyebut"),
    ],
)
def test_baris_pemetaan_yang_tidak_menemukan_daun(ganti: dict[str, Any], kode: str, sel: str, kata: str) -> None:
    temuan = jalankan(serapan=[daun()], peta=[{"baris": 5, "kode_indikator": "2.1", **ganti}])
    assert letak(temuan) == [(kode, "peringatan", "K.xlsx", "Pemetaan", sel)]
    assert "2.1" in temuan[0].isi
    assert kata in temuan[0].isi


def test_belum_dipetakan_satu_temuan_per_program() -> None:
    lepas = {"blok": "belum_dipetakan"}
    semua = [
        daun("A", "1000.00", "0.00", **lepas),
        daun("B", "500.50", "20.00", **lepas),
        daun("C", "7.00", "0.00", kode_program="7.01.02", program="PROGRAM LAIN", **lepas),
        daun("D", "0.00", "0.00", kode_program="7.01.03", program="TANPA UANG", **lepas),
        daun("E"),
    ]
    temuan = jalankan(serapan=semua)
    assert letak(temuan) == [("BELUM-DIPETAKAN", "peringatan", "K.xlsx", "Pemetaan", "-")] * 2
    assert temuan[0].isi.startswith("2 baris anggaran pada 7.01.01 PROGRAM PENUNJANG")
    assert "pagu Rp 1.500,50, realisasi Rp 20" in temuan[0].isi
    assert temuan[1].isi.startswith("1 baris anggaran pada 7.01.02 PROGRAM LAIN")


def test_realisasi_triwulan_yang_menurun() -> None:
    turun = daun(realisasi_tw1=Decimal("50.00"), realisasi_tw2=Decimal("-10.00"), realisasi_tw3=Decimal("-1.00"))
    temuan = jalankan(serapan=[turun], belanja=[garis(), garis(triwulan=2, sel="AA9", baris=9)])
    assert letak(temuan) == [("REALISASI-MENURUN", "peringatan", "R.xlsx", "Data", "AA9")]
    assert "s.d. TW II" in temuan[0].isi
    assert "Rp 10." in temuan[0].isi


def test_total_keluar_sama_dengan_total_masuk() -> None:
    semua = [daun("A", "0.10", "0.20"), daun("B", "0.20", "0.10", blok="belum_dipetakan"), daun("C", "0.00", "0.05", blok="tanpa_pagu")]
    assert total_keluar(rangka(Serapan, *semua)) == Total(Decimal("0.30"), Decimal("0.35"))
    assert total_keluar(rangka(Serapan)) == Total(Decimal("0.00"), Decimal("0.00"))
    temuan = [t for t in jalankan(serapan=semua, masuk=Total(Decimal("0.30"), Decimal("0.36"))) if t.kode == "TOTAL-TIDAK-SAMA"]
    assert letak(temuan) == [("TOTAL-TIDAK-SAMA", "galat", "-", "-", "-")]
    assert "realisasi" in temuan[0].isi
    assert "Rp 0,35" in temuan[0].isi
    assert "Rp 0,36" in temuan[0].isi
