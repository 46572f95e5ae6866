"""Comparing two sources and monthly document files: by the finest key that both carry."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lkj_etl.periksa.banding import Sumber, beda, mendua, sama
from lkj_etl.periksa.dokumen import satukan
from tests import bingkai

SUB = "7.01.01.2.02.0001"


def sumber(*garis: dict[str, Any]) -> Sumber:
    return Sumber(bingkai.pagu(*garis), "pagu", {})


@pytest.mark.parametrize(
    ("satu", "dua"),
    [
        ([{"kegiatan": "Keg  A", "pagu": 5}], [{"kegiatan": "KEG A", "pagu": 5}]),
        ([{"program": "P", "kegiatan": "A", "pagu": 5}], [{"kegiatan": "A", "pagu": 5}]),
        ([{"kode_sub_kegiatan": SUB, "sub_kegiatan": "lama", "pagu": 5}], [{"kode_sub_kegiatan": SUB, "sub_kegiatan": "baru", "pagu": 5}]),
        ([{"kode_sub_kegiatan": SUB, "kode_kegiatan": SUB[:12], "pagu": 5}] * 2, [{"kode_kegiatan": SUB[:12], "pagu": 10}]),
        (
            [{"kode_sub_skpd": "1", "kegiatan": "A", "pagu": 2}, {"kode_sub_skpd": "2", "kegiatan": "A", "pagu": 3}],
            [{"kegiatan": "A", "pagu": 5}],
        ),
        ([{"kegiatan": "A", "pagu": 5}, {"kegiatan": "B", "pagu": 0}], [{"kegiatan": "A", "pagu": 5}]),
    ],
    ids=["nama", "tanpa program", "kode mengalahkan nama", "per kegiatan", "per unit", "daun nol"],
)
def test_sama(satu: list[dict[str, Any]], dua: list[dict[str, Any]]) -> None:
    satu = [{"kode_program": "7.01.01", **g} if "kode_kegiatan" in g else g for g in satu]
    dua = [{"kode_program": "7.01.01", **g} if "kode_kegiatan" in g else g for g in dua]
    assert sama(sumber(*satu), sumber(*dua))
    assert beda(sumber(*satu), sumber(*dua), kode="PAGU-BEDA", kode_hilang="PAGU-TIDAK-LENGKAP") == []


def test_kegiatan_2019_bernomor_sama_di_dua_program() -> None:
    """Codes that do not repeat their program's are told apart by it."""
    satu = sumber({"kode_program": "01", "kode_kegiatan": "02", "pagu": 5}, {"kode_program": "02", "kode_kegiatan": "02", "pagu": 7})
    dua = sumber({"kode_program": "01", "kode_kegiatan": "02", "pagu": 7}, {"kode_program": "02", "kode_kegiatan": "02", "pagu": 5})
    assert not sama(satu, dua)


def test_program_yang_tidak_dikenal_satu_temuan_per_pihak() -> None:
    lama = sumber(*({"program": "Program Umum", "kegiatan": k, "pagu": 5} for k in "AB"), {"program": "Lain", "kegiatan": "C", "pagu": 1})
    baru = sumber(*({"program": "Program Umun", "kegiatan": k, "pagu": 5} for k in "AB"), {"program": "Lain", "kegiatan": "C", "pagu": 1})
    hasil = beda(lama, baru, kode="PAGU-BEDA", kode_hilang="PAGU-TIDAK-LENGKAP")
    assert [t.kode for t in hasil] == ["PROGRAM-TIDAK-SAMA"] * 2
    assert 'Yang paling mirip di sana: "Program Umum"' in hasil[0].isi


def test_program_tidak_dibandingkan_bila_ada_kode() -> None:
    utama = sumber({"kode_sub_kegiatan": SUB, "program": "P", "pagu": 5})
    kendali = sumber(
        {"kode_sub_kegiatan": SUB, "program": "P", "pagu": 5}, {"kode_sub_kegiatan": SUB[:-1] + "2", "program": "Q", "pagu": 1}
    )
    hasil = beda(utama, kendali, kode="PAGU-BEDA", kode_hilang="PAGU-TIDAK-LENGKAP")
    assert [(t.kode, t.sel) for t in hasil] == [("PAGU-TIDAK-LENGKAP", "C3")]


def test_nama_yang_mendua() -> None:
    """Money on a kegiatan that two programs have cannot be split when the realisasi names no program."""
    pagu = bingkai.pagu(
        {"program": "P", "kegiatan": "A", "pagu": 5},
        {"program": "Q", "kegiatan": "a", "pagu": 7},
        {"program": "Q", "kegiatan": "B"} | {"pagu": 1},
    )
    tanpa = bingkai.belanja({"kegiatan": "A", "realisasi": 1})
    assert [(t.kode, t.sel) for t in mendua(pagu, tanpa)] == [("NAMA-MENDUA", "C3")]
    assert mendua(pagu, bingkai.belanja({"kegiatan": "B", "realisasi": 1})) == []
    assert mendua(pagu, bingkai.belanja({"program": "P", "kegiatan": "A", "realisasi": 1})) == []
    tw1 = {"berkas": "1.xlsx", "kegiatan": "A", "realisasi": 1}
    dua = bingkai.belanja(tw1, {"berkas": "2.xlsx", "program": "P", "kegiatan": "A", "realisasi": 1})
    assert [t.kode for t in mendua(pagu, dua)] == ["NAMA-MENDUA"], "satu berkas saja tanpa program sudah cukup"


def garis(berkas: str, nomor: str, realisasi: int, hari: int = 7, **lain: Any) -> dict[str, Any]:
    dasar = {"berkas": berkas, "lembar": "L", "kode_skpd": "1", "kode_sub_kegiatan": SUB, "jenis_dokumen": "SPP", "triwulan": 1}
    return {**dasar, "nomor_dokumen": nomor, "realisasi": realisasi, "tanggal": date(2026, 1, hari), **lain}


@pytest.mark.parametrize(
    ("semua", "jumlah", "ganda", "kode"),
    [
        ([garis("a", "1", 5), garis("b", "2", 5)], 10, {}, []),
        ([garis("a", "1", 5), garis("b", "1", 5)], 5, {"b": 1}, ["DOKUMEN-KEMBAR"]),
        ([garis("a", "1", 5), garis("a", "1", 5), garis("b", "1", 5), garis("b", "1", 5)], 10, {"b": 2}, ["DOKUMEN-KEMBAR"]),
        ([garis("a", "1", 5), garis("a", "1", 5), garis("b", "1", 5)], 15, {}, ["DOKUMEN-BENTROK"]),
        ([garis("a", "1", 5), garis("b", "1", 6)], 11, {}, ["DOKUMEN-BENTROK"]),
        ([garis("a", "1", 5), garis("b", "1", 5, hari=8)], 10, {}, ["DOKUMEN-BENTROK"]),
        ([garis("a", "1", 5, nomor_spd="1"), garis("b", "1", 5, nomor_spd="2")], 10, {}, []),
        ([garis("a", "1", 5, nomor_spd="2"), garis("b", "1", 5, nomor_spd="null")], 5, {"b": 1}, ["DOKUMEN-KEMBAR"]),
        ([garis("a", "81/M 1", 5), garis("b", "81/ m1", 5)], 5, {"b": 1}, ["DOKUMEN-KEMBAR"]),
        (
            [garis("a", "1", 5, kode_rekening="5.1.02.01.001.00024"), garis("b", "1", 5, kode_rekening="5.1.02.01.01.0024")],
            *(5, {"b": 1}, ["DOKUMEN-KEMBAR"]),
        ),
        ([garis("a", "1", 5, kode_rekening="5.1.02.01.010.1"), garis("b", "1", 5, kode_rekening="5.1.02.01.01.1")], 10, {}, []),
        ([garis("a", "1", 5), garis("b", "1", 5, kode_sub_skpd="2")], 10, {}, []),
        ([garis("a", "1", 5), garis("a", "1", 5, lembar="M")], 5, {"a": 1}, ["DOKUMEN-KEMBAR"]),
        ([garis("a", "", 5), garis("b", "null", 5)], 5, {"b": 1}, ["DOKUMEN-KEMBAR"]),
        ([garis("a", "-", 5), garis("b", "-", 5, hari=8)], 10, {}, []),
        ([garis("a", "", 5), garis("b", "", 6)], 11, {}, ["DOKUMEN-BENTROK"]),
    ],
    ids=[
        "lain",
        "sama",
        "himpunan sama",
        "himpunan beda",
        "nilai beda",
        "tanggal beda",
        "SPD lain",
        "tanpa SPD",
        "nomor dengan spasi lain",
        "rekening dengan nol lain",
        "rekening lain",
        "unit lain",
        "lembar lain",
        "tanpa nomor",
        "tanpa nomor di hari lain",
        "tanpa nomor dengan nilai lain",
    ],
)
def test_dokumen_di_dua_berkas(semua: list[dict[str, Any]], jumlah: int, ganda: dict[str, int], kode: list[str]) -> None:
    hasil = satukan(bingkai.belanja(*semua))
    assert (hasil.garis["realisasi"].sum(), hasil.ganda, [t.kode for t in hasil.temuan]) == (jumlah, ganda, kode)
    assert hasil.garis.height + sum(hasil.ganda.values()) == len(semua)
