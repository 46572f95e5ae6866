"""Which Pemetaan row holds for a leaf, and the order, blocks and numbers of Tabel 3.3."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from lkj_etl.hitung.pemetaan import HasilPeta, petakan
from schemas.hasil import Serapan
from tests.bingkai import belanja, indikator, pagu, pemetaan, serapan

INDIKATOR = (
    {"kode": "2.1", "sasaran": "Zebra", "indikator": "Ind 2.1"},
    {"kode": "1.1", "sasaran": "Apel", "indikator": "Ind 1.1"},
    {"kode": "1.2", "sasaran": "apel", "indikator": "Ind 1.2"},
)


def _daun(program: str, kegiatan: str, sub: str = "", pagu: int | None = 100, realisasi: int = 0, **lain: Any) -> dict[str, Any]:
    return {"program": program, "kegiatan": kegiatan, "sub_kegiatan": sub, "pagu": pagu, "_r": realisasi, **lain}


def _petakan(daun: list[dict[str, Any]], peta: list[dict[str, Any]], *, cetak_pagu_nol: bool = False) -> HasilPeta:
    identitas = [{k: v for k, v in d.items() if k not in ("pagu", "_r")} for d in daun]
    garis_pagu = [{**i, "pagu": d["pagu"]} for i, d in zip(identitas, daun, strict=True) if d["pagu"] is not None]
    garis_belanja = [{**i, "realisasi": d["_r"]} for i, d in zip(identitas, daun, strict=True)]
    tabel = serapan(pagu(*garis_pagu), belanja(*garis_belanja), triwulan=2, triwulan_rinci=())
    hasil = petakan(tabel, pemetaan(*peta), indikator(*INDIKATOR), cetak_pagu_nol=cetak_pagu_nol)
    Serapan.validate(hasil.serapan)
    assert hasil.serapan["pagu"].sum() == sum(d["pagu"] or 0 for d in daun)
    assert hasil.serapan["realisasi"].sum() == sum(d["_r"] for d in daun)
    return hasil


def _peta(kode: str, program: str = "", kegiatan: str = "", sub: str = "", **lain: Any) -> dict[str, Any]:
    return {"kode_indikator": kode, "program": program, "kegiatan": kegiatan, "sub_kegiatan": sub, **lain}


def _isi(hasil: HasilPeta, *kolom: str) -> list[tuple[Any, ...]]:
    return hasil.serapan.select(kolom).rows()


def test_baris_paling_rinci_menang() -> None:
    daun = [_daun("P", "K1", "S1"), _daun("P", "K1", "S2"), _daun("P", "K2", "S3")]
    hasil = _petakan(daun, [_peta("2.1", "P"), _peta("1.1", "P", "K1"), _peta("1.2", "P", "K1", "S2")])
    assert dict(_isi(hasil, "sub_kegiatan", "kode_indikator")) == {"S3": "2.1", "S1": "1.1", "S2": "1.2"}
    assert hasil.tanpa_daun["baris"].to_list() == []


def test_nama_disamakan_dan_kegiatan_tanpa_program_berlaku_di_semua_program() -> None:
    hasil = _petakan([_daun("P", "Rapat"), _daun("Q", "RAPAT")], [_peta("1.1", "", "  rapat ")])
    assert _isi(hasil, "program", "kode_indikator") == [("P", "1.1"), ("Q", "1.1")]


@pytest.mark.parametrize(("kode", "nama"), [("7.01.01", ""), ("", "PROGRAM SATU"), ("7.01.01", "PROGRAM SATU")])
def test_kode_dan_nama_dalam_satu_sel_berkas_pagu(kode: str, nama: str) -> None:
    """DESIGN 4.1: a Pemetaan row gives code, name or "code name", as the pagu file writes it, in own columns or in one cell."""
    daun = [_daun("7.01.01 Program  Satu", "K1"), _daun("7.01.02 Program Dua", "K2")]
    hasil = _petakan(daun, [_peta("1.1", nama, kode_program=kode)])
    assert _isi(hasil, "program", "kode_indikator") == [("7.01.01 Program  Satu", "1.1"), ("7.01.02 Program Dua", "")]
    assert hasil.tanpa_daun["baris"].to_list() == []


def test_sasaran_dan_indikator_yang_ditulis_berbeda_tercetak_seperti_yang_pertama() -> None:
    daun = [_daun("P", "K1"), _daun("P", "K2"), _daun("P", "K3")]
    hasil = _petakan(daun, [_peta("1.2", "P", "K1"), _peta("1.1", "P", "K2", indikator="Mutu"), _peta("1.1", "P", "K3", indikator=" MUTU")])
    assert _isi(hasil, "no", "sasaran", "indikator") == [(2, "Apel", "Mutu"), (2, "Apel", "Mutu"), (2, "Apel", "Ind 1.2")]


def test_kegiatan_dengan_program_hanya_di_program_itu() -> None:
    hasil = _petakan([_daun("P", "Rapat"), _daun("Q", "Rapat")], [_peta("1.1", "Q", "Rapat")])
    assert _isi(hasil, "program", "blok") == [("Q", "peta"), ("P", "belum_dipetakan")]


@pytest.mark.parametrize(
    ("peta", "kena"),
    [
        ({"kode_kegiatan": "7.01.01.2.01"}, True),
        ({"kode_kegiatan": "7.01.01.2.01", "kegiatan": "nama lain"}, True),  # the code decides
        ({"kode_kegiatan": "7.01.01.2.02", "kegiatan": "K"}, False),
        ({"kegiatan": "K"}, True),
        ({"kode_program": "7.01.02", "kode_kegiatan": "7.01.01.2.01"}, False),
    ],
)
def test_kode_mendahului_nama(peta: dict[str, Any], kena: bool) -> None:
    daun = _daun("P", "K", kode_program="7.01.01", kode_kegiatan="7.01.01.2.01")
    hasil = _petakan([daun], [{"kode_indikator": "1.1", **peta}])
    assert hasil.serapan["blok"].to_list() == ["peta" if kena else "belum_dipetakan"]
    assert hasil.tanpa_daun["baris"].to_list() == ([] if kena else [2])


def test_baris_berkode_memakai_nama_bila_daun_tanpa_kode() -> None:
    peta = [{"kode_indikator": "1.1", "kode_program": "7.01.01", "program": "P"}, {"kode_indikator": "1.2", "kode_program": "7.01.02"}]
    hasil = _petakan([_daun("P", "K")], peta)
    assert hasil.serapan["kode_indikator"].to_list() == ["1.1"]
    assert hasil.tanpa_daun["baris"].to_list() == [3]


def test_setingkat_yang_pertama_di_lembar_dan_yang_lain_disebut_sekali() -> None:
    peta = [
        _peta("1.2", "P", indikator="Layanan"),
        _peta("1.1", "P", indikator="Kepuasan"),
        _peta("2.1", "P", indikator="Temuan"),
        _peta("2.1", "P", indikator="Temuan"),
        _peta("1.2", "P", indikator="Layanan"),
    ]
    hasil = _petakan([_daun("P", "K", realisasi=5)], peta)
    assert _isi(hasil, "indikator", "indikator_lain", "baris_peta") == [("Layanan", "Kepuasan; Temuan", 2)]
    assert _isi(hasil, "kode_indikator", "kode_lain") == [("1.2", "1.1\n2.1")]


def test_indikator_lain_dikenal_dari_kodenya_bukan_dari_namanya() -> None:
    """Two indicators may have one name, and a name may hold what stands between names."""
    hasil = _petakan([_daun("P", "K")], [_peta(k, "P", indikator=n) for k, n in (("1.2", "A"), ("1.1", "A"), ("2.1", "B; C"))])
    assert _isi(hasil, "indikator_lain", "kode_lain") == [("B; C", "1.1\n2.1")]


def test_baris_yang_kalah_rinci_tidak_disebut_dan_tetap_menemukan_daun() -> None:
    hasil = _petakan([_daun("P", "K")], [_peta("2.1", "P"), _peta("1.1", "P", "K"), _peta("1.2", "P", "Tidak ada")])
    assert _isi(hasil, "kode_indikator", "indikator_lain") == [("1.1", "")]
    assert hasil.tanpa_daun["baris"].to_list() == [4]


def test_indikator_asing_dan_baris_tanpa_nama_tidak_memetakan() -> None:
    hasil = _petakan([_daun("P", "K")], [_peta("9.9", "P"), _peta("1.1")])
    assert hasil.serapan["blok"].to_list() == ["belum_dipetakan"]
    assert hasil.tanpa_daun["baris"].to_list() == [3]


def test_nama_tabel_3_3_dari_pemetaan_lalu_dari_indikator() -> None:
    hasil = _petakan(
        [_daun("P", "K"), _daun("Q", "K")], [_peta("1.1", "P", sasaran="Sasaran 3.3", indikator="Indikator 3.3"), _peta("1.1", "Q")]
    )
    assert _isi(hasil, "no", "sasaran", "indikator") == [(2, "Sasaran 3.3", "Indikator 3.3"), (2, "Apel", "Ind 1.1")]


def test_urutan_tabel_3_3() -> None:
    daun = [
        _daun("U", "K0"),
        _daun("A", "K1"),
        _daun("B", "K2"),
        _daun("C", "K3"),
        _daun("B", "K4"),
        _daun("D", "K5", pagu=None, realisasi=3),
    ]
    peta = [_peta("1.2", "A"), _peta("1.1", "C"), _peta("1.1", "B"), _peta("2.1", "B", "K4"), _peta("1.1", "D")]
    hasil = _petakan([*daun], peta)
    assert _isi(hasil, "no", "kode_indikator", "kegiatan", "blok") == [
        (1, "2.1", "K4", "peta"),
        (2, "1.1", "K3", "peta"),  # the Pemetaan row decides before the pagu source
        (2, "1.1", "K2", "peta"),
        (2, "1.2", "K1", "peta"),
        (None, "", "K0", "belum_dipetakan"),
        (None, "", "K5", "tanpa_pagu"),  # even though a row maps it
    ]
    assert hasil.serapan["sasaran"].to_list()[-2:] == ["BELUM DIPETAKAN", "TANPA PAGU"]
    assert hasil.serapan["baris_peta"].to_list() == [5, 3, 4, 2, None, None]


def test_nomor_dari_sumber_tetap() -> None:
    hasil = _petakan([_daun("P", "K1", no_kegiatan="4"), _daun("P", "K2", no_kegiatan="9", pagu=0)], [_peta("1.1", "P")])
    assert _isi(hasil, "kegiatan", "no_kegiatan") == [("K1", "4"), ("K2", "9")]


def test_nomor_mulai_lagi_per_program_dan_menurut_urutan_tabel() -> None:
    daun = [_daun("P", "K1"), _daun("P", "K2"), _daun("Q", "K3"), _daun("P", "K4")]
    hasil = _petakan(daun, [_peta("2.1", "P", "K4"), _peta("1.1", "P"), _peta("1.2", "Q")])
    assert _isi(hasil, "kegiatan", "no_kegiatan") == [("K4", "1"), ("K1", "2"), ("K2", "3"), ("K3", "1")]


def test_kegiatan_di_dua_indikator_membawa_satu_nomor() -> None:
    daun = [_daun("P", "K1", "S1"), _daun("P", "K1", "S2"), _daun("P", "K2", "S3")]
    hasil = _petakan(daun, [_peta("2.1", "P", "K1", "S2"), _peta("1.1", "P")])
    assert _isi(hasil, "sub_kegiatan", "no_kegiatan") == [("S2", "1"), ("S1", "1"), ("S3", "2")]


@pytest.mark.parametrize(("cetak_pagu_nol", "nomor"), [(False, ["", "1", "2"]), (True, ["1", "2", "3"])])
def test_kegiatan_yang_tidak_dicetak_tidak_bernomor(cetak_pagu_nol: bool, nomor: list[str]) -> None:
    daun = [_daun("P", "K1", pagu=0), _daun("P", "K2"), _daun("P", "K3", pagu=0, realisasi=1)]
    assert _petakan(daun, [_peta("1.1", "P")], cetak_pagu_nol=cetak_pagu_nol).serapan["no_kegiatan"].to_list() == nomor


def test_kegiatan_bernomor_bila_salah_satu_daunnya_dicetak() -> None:
    daun = [_daun("P", "K1", "S1", pagu=0), _daun("P", "K1", "S2")]
    assert _petakan(daun, [_peta("1.1", "P")]).serapan["no_kegiatan"].to_list() == ["1", "1"]


def test_bingkai_kosong() -> None:
    kosong = serapan(pagu(), belanja(), triwulan=1, triwulan_rinci=())
    hasil = petakan(kosong, pemetaan(), indikator())
    Serapan.validate(hasil.serapan)
    assert (hasil.serapan.is_empty(), hasil.tanpa_daun["baris"].to_list()) == (True, [])
    tanpa_daun = petakan(kosong, pemetaan(_peta("1.1", "P")), indikator(*INDIKATOR))
    assert tanpa_daun.tanpa_daun["baris"].to_list() == [2]
    tanpa_peta = petakan(serapan(pagu(_garis()), belanja(), triwulan=1, triwulan_rinci=()), pemetaan(), indikator())
    assert tanpa_peta.serapan["blok"].to_list() == ["belum_dipetakan"]
    assert isinstance(tanpa_peta.serapan.schema["no"], pl.Int64)


def _garis() -> dict[str, Any]:
    return {"program": "P", "kegiatan": "K", "pagu": 1}
