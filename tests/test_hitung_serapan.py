"""Realisasi against pagu per leaf: keys, sums, quarters, percent, leaves without pagu."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from tests import bingkai
from tests.bingkai import belanja, pagu, serapan

SATU = {"kode_program": "7.01.01", "program": "Penunjang", "kode_kegiatan": "7.01.01.2.01", "kegiatan": "Perencanaan"}
SUB1 = {**SATU, "kode_sub_kegiatan": "7.01.01.2.01.0001", "sub_kegiatan": "Dokumen"}
SUB2 = {**SATU, "kode_sub_kegiatan": "7.01.01.2.01.0002", "sub_kegiatan": "Evaluasi"}
NAMA = {"program": "Program A", "kegiatan": "Kegiatan A", "no_kegiatan": "1"}


def _uang(hasil: pl.DataFrame, *kolom: str) -> list[tuple[Any, ...]]:
    return hasil.select(kolom or ("pagu", "realisasi", "persen")).rows()


def test_persen_setengah_ke_atas_dan_pagu_nol_tanpa_persen() -> None:
    hasil = serapan(
        pagu({**SUB1, "pagu": 20_000_000}, {**SUB2, "pagu": 0}), belanja({**SUB1, "realisasi": 16_675_000}), triwulan=2, triwulan_rinci=()
    )
    assert _uang(hasil) == [(20_000_000, 16_675_000, 83.38), (0, 0, None)]
    assert hasil["blok"].to_list() == ["belum_dipetakan"] * 2


def test_baris_pagu_dan_belanja_dijumlah_sampai_sen() -> None:
    hasil = serapan(
        pagu({**SUB1, "pagu": "0.10"}, {**SUB2, "pagu": 5}, {**SUB1, "pagu": "999999999999999.20"}),
        belanja(*({**SUB1, "realisasi": "0.10"} for _ in range(3)), {**SUB1, "realisasi": "-0.05"}),
        triwulan=1,
        triwulan_rinci=(),
    )
    assert _uang(hasil, "kode_sub_kegiatan", "pagu", "realisasi") == [
        ("7.01.01.2.01.0001", Decimal("999999999999999.30"), Decimal("0.25")),
        ("7.01.01.2.01.0002", Decimal(5), Decimal(0)),
    ]


def test_triwulan_sesudah_laporan_dipisah_dan_kolom_rinci() -> None:
    baris = [{**SUB1, "triwulan": tw, "realisasi": 10**tw} for tw in (1, 2, 3)]
    hasil = serapan(pagu({**SUB1, "pagu": 1000}, {**SUB2, "pagu": 1}), belanja(*baris), triwulan=2, triwulan_rinci=(1, 2, 3))
    kolom = ("realisasi", "sesudah_triwulan", "realisasi_tw1", "realisasi_tw2", "realisasi_tw3", "realisasi_tw4")
    assert _uang(hasil, *kolom) == [(110, 1000, 10, 100, 1000, None), (0, 0, 0, 0, 0, None)]


def test_belanja_tanpa_triwulan_adalah_kumulatif() -> None:
    baris = [{**SUB1, "realisasi": 50}, {**SUB1, "triwulan": 1, "realisasi": 7}]
    hasil = serapan(pagu({**SUB1, "pagu": 100}), belanja(*baris), triwulan=1, triwulan_rinci=(1,))
    assert _uang(hasil, "realisasi", "realisasi_tw1", "realisasi_tw2", "sesudah_triwulan") == [(57, 7, None, 0)]


def test_pagu_sebelum_dijumlah_atau_kosong() -> None:
    hasil = serapan(
        pagu({**SUB1, "pagu": 2, "pagu_sebelum": 1}, {**SUB1, "pagu": 2, "pagu_sebelum": 4}, {**SUB2, "pagu": 1}),
        belanja(),
        triwulan=1,
        triwulan_rinci=(),
    )
    assert hasil["pagu_sebelum"].to_list() == [5, None]


def test_realisasi_tanpa_pagu_tidak_hilang() -> None:
    baris = [{**SUB2, "realisasi": 7}, {**SUB1, "realisasi": 1}]
    hasil = serapan(pagu({**SUB1, "pagu": 10}), belanja(*baris), triwulan=1, triwulan_rinci=())
    assert _uang(hasil, "sub_kegiatan", "pagu", "realisasi", "persen", "blok", "sumber") == [
        ("Dokumen", 10, 1, 10.0, "belum_dipetakan", "pagu.xlsx | Pagu | C2"),
        ("Evaluasi", 0, 7, None, "tanpa_pagu", "realisasi.xlsx | Realisasi | E2"),
    ]


@pytest.mark.parametrize(("baris", "blok"), [({"realisasi": 0}, []), ({"realisasi": 5, "triwulan": 4}, ["tanpa_pagu"])])
def test_daun_tanpa_pagu_hanya_bila_ada_uang(baris: dict[str, Any], blok: list[str]) -> None:
    hasil = serapan(pagu({**SUB1, "pagu": 10}), belanja({**SUB2, **baris}), triwulan=1, triwulan_rinci=())
    assert hasil["blok"].to_list() == ["belum_dipetakan", *blok]


def test_bertemu_menurut_kode_walau_nama_lain() -> None:
    hasil = serapan(
        pagu({**SUB1, "pagu": 10}), belanja({**SUB1, "sub_kegiatan": "DOKUMEN (lama)", "realisasi": 5}), triwulan=1, triwulan_rinci=()
    )
    assert _uang(hasil, "sub_kegiatan", "persen") == [("Dokumen", 50.0)]


def test_kode_lain_nama_sama_tidak_bertemu() -> None:
    hasil = serapan(
        pagu({**SUB1, "pagu": 10}),
        belanja({**SUB1, "kode_sub_kegiatan": "7.01.01.2.01.0009", "realisasi": 5}),
        triwulan=1,
        triwulan_rinci=(),
    )
    assert hasil["blok"].to_list() == ["belum_dipetakan", "tanpa_pagu"]


def test_bertemu_menurut_nama_bila_satu_sumber_tanpa_kode() -> None:
    nama = {k: f"  {v.upper()} " for k, v in SUB1.items() if not k.startswith("kode")}
    hasil = serapan(pagu({**SUB1, "pagu": 10}), belanja({**nama, "realisasi": 5}), triwulan=1, triwulan_rinci=())
    assert _uang(hasil, "kode_sub_kegiatan", "sub_kegiatan", "persen", "blok") == [
        ("7.01.01.2.01.0001", "Dokumen", 50.0, "belum_dipetakan")
    ]


def test_nama_mirip_tidak_bertemu() -> None:
    hasil = serapan(pagu({**NAMA, "pagu": 10}), belanja({**NAMA, "kegiatan": "Kegiatn A", "realisasi": 5}), triwulan=1, triwulan_rinci=())
    assert hasil["blok"].to_list() == ["belum_dipetakan", "tanpa_pagu"]


def test_kegiatan_bernama_sama_di_dua_program_tetap_dua_daun() -> None:
    lain = {**NAMA, "program": "Program B"}
    hasil = serapan(pagu({**NAMA, "pagu": 10}, {**lain, "pagu": 20}), belanja({**lain, "realisasi": 5}), triwulan=1, triwulan_rinci=())
    assert _uang(hasil, "program", "pagu", "realisasi") == [("Program A", 10, 0), ("Program B", 20, 5)]


def test_kode_kegiatan_pendek_dibedakan_oleh_programnya() -> None:
    a, b = ({"kode_program": p, "kode_kegiatan": "01", "kegiatan": f"Kegiatan {p}"} for p in ("1.20.01", "1.20.02"))
    hasil = serapan(pagu({**a, "pagu": 10}, {**b, "pagu": 20}), belanja({**b, "realisasi": 5}), triwulan=1, triwulan_rinci=())
    assert _uang(hasil, "kegiatan", "pagu", "realisasi") == [("Kegiatan 1.20.01", 10, 0), ("Kegiatan 1.20.02", 20, 5)]


def test_baris_tanpa_kode_di_sumber_berkode_tidak_bertemu_diam_diam() -> None:
    kode = {k: v for k, v in SUB1.items() if k.startswith("kode")}
    nama = {k: v for k, v in SUB1.items() if not k.startswith("kode")}
    hasil = serapan(pagu({**kode, "pagu": 10}), belanja({**SUB1, "realisasi": 5}, {**nama, "realisasi": 1}), triwulan=1, triwulan_rinci=())
    assert _uang(hasil, "pagu", "realisasi", "blok") == [(10, 5, "belum_dipetakan"), (0, 1, "tanpa_pagu")]


def test_unit_dibedakan_bila_kedua_sumber_menyebutnya() -> None:
    u1, u2 = ({**SUB1, "kode_sub_skpd": f"7.01.{n}", "nama_sub_skpd": f"Kelurahan {n}"} for n in (1, 2))
    hasil = serapan(pagu({**u1, "pagu": 10}, {**u2, "pagu": 30}), belanja({**u2, "realisasi": 6}), triwulan=1, triwulan_rinci=())
    assert _uang(hasil, "nama_sub_skpd", "pagu", "persen") == [("Kelurahan 1", 10, 0.0), ("Kelurahan 2", 30, 20.0)]


def test_unit_dijumlah_bila_satu_sumber_tidak_menyebutnya() -> None:
    u1, u2 = ({**SUB1, "kode_sub_skpd": f"7.01.{n}", "nama_sub_skpd": f"Kelurahan {n}"} for n in (1, 2))
    hasil = serapan(pagu({**u1, "pagu": 10}, {**u2, "pagu": 30}), belanja({**SUB1, "realisasi": 6}), triwulan=1, triwulan_rinci=())
    assert _uang(hasil, "kode_sub_skpd", "nama_sub_skpd", "pagu", "persen") == [("", "", 40, 15.0)]


def test_unit_dijumlah_bila_satu_berkas_tidak_menyebutnya() -> None:
    """TW I from a recap without units, TW II from one with them: every file has a say in what tells leaves apart."""
    unit = [{**SUB1, "kode_sub_skpd": u} for u in ("7.01.0001", "7.01.0002")]
    tw2 = [{**u, "berkas": "2.xlsx", "triwulan": 2, "realisasi": 20} for u in unit]
    dua = belanja({**SUB1, "berkas": "1.xlsx", "triwulan": 1, "realisasi": 7}, *tw2)
    hasil = serapan(pagu(*({**u, "pagu": 100} for u in unit)), dua, triwulan=2, triwulan_rinci=(1, 2))
    assert _uang(hasil, "blok", "pagu", "realisasi_tw1", "realisasi_tw2", "realisasi") == [("belum_dipetakan", 200, 7, 40, 47)]


def test_sub_kegiatan_dijumlah_bila_satu_sumber_hanya_sampai_kegiatan() -> None:
    hasil = serapan(pagu({**SUB1, "pagu": 10}, {**SUB2, "pagu": 30}), belanja({**SATU, "realisasi": 6}), triwulan=1, triwulan_rinci=())
    assert _uang(hasil, "kode_kegiatan", "kode_sub_kegiatan", "pagu", "persen", "blok") == [
        ("7.01.01.2.01", "", 40, 15.0, "belum_dipetakan")
    ]


def test_sumber_tanpa_bagian_yang_sama_tidak_dilebur() -> None:
    kode = {k: v for k, v in SUB1.items() if k.startswith("kode")}
    nama = {k: v for k, v in SUB2.items() if not k.startswith("kode")}
    hasil = serapan(pagu({**kode, "pagu": 10}), belanja({**nama, "realisasi": 6}), triwulan=1, triwulan_rinci=())
    assert _uang(hasil, "pagu", "realisasi", "blok") == [(10, 0, "belum_dipetakan"), (0, 6, "tanpa_pagu")]


def test_satu_kode_satu_nama_yang_pertama() -> None:
    hasil = serapan(
        pagu(
            {**SUB2, "pagu": 1, "kegiatan": "", "urut": 0},
            {**SUB1, "pagu": 1, "urut": 1},
            {**SUB2, "pagu": 1, "kegiatan": "Lain", "urut": 2},
        ),
        belanja(),
        triwulan=1,
        triwulan_rinci=(),
    )
    assert hasil["kegiatan"].to_list() == ["Perencanaan", "Perencanaan"]
    assert hasil["sub_kegiatan"].to_list() == ["Evaluasi", "Dokumen"]


@pytest.mark.parametrize("isi_pagu", [[], [{**SUB1, "pagu": 10}]])
@pytest.mark.parametrize("isi_belanja", [[], [{**SUB1, "realisasi": 5}]])
def test_bingkai_kosong(isi_pagu: list[dict[str, Any]], isi_belanja: list[dict[str, Any]]) -> None:
    hasil = serapan(bingkai.pagu(*isi_pagu), bingkai.belanja(*isi_belanja), triwulan=1, triwulan_rinci=(1,))
    assert hasil.height == min(1, len(isi_pagu) + len(isi_belanja))
    assert hasil["pagu"].sum() == 10 * len(isi_pagu)
    assert hasil["realisasi"].sum() == 5 * len(isi_belanja)
    assert hasil.schema["realisasi_tw1"] == pl.Decimal(38, 2)
