"""Laws that hold for every input: bounds, sums, and that the order of rows means nothing."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from itertools import product
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from pandera.typing.polars import DataFrame
from polars.testing import assert_frame_equal

from lkj_etl.hitung.capaian import capaian
from lkj_etl.hitung.pemetaan import petakan
from lkj_etl.periksa.pengukuran import Ukuran, hitung_rasio
from schemas.anggaran import Belanja
from schemas.kinerja import ARAH, BILA_KOSONG, JENIS_TARGET, RASIO, VARIAN_RENDAH, RealisasiIndikator
from tests import bingkai
from tests.bingkai import serapan

BERGESER = settings(max_examples=25, deadline=None)
DAUN = [(p, k) for p in ("P", "Q", "R") for k in ("K1", "K2")]
ANGKA = st.decimals(0, 10_000, places=3)
INDIKATOR = st.fixed_dictionaries(
    {
        "cara_hitung": st.sampled_from(("nilai", "rasio x 100", "rasio x target", "ikm")),
        "arah": st.sampled_from(ARAH),
        "jenis_target": st.sampled_from(JENIS_TARGET),
        "varian_rendah": st.sampled_from(VARIAN_RENDAH),
        "bila_kosong": st.sampled_from(BILA_KOSONG),
        "batas_capaian": st.sampled_from((None, 100, 120)),
        "target_tahunan": ANGKA,
        **{f"target_tw{n}": st.none() | ANGKA for n in (1, 2, 3, 4)},
    }
)
REALISASI = st.fixed_dictionaries(
    {
        "pembilang": st.none() | st.integers(0, 50),
        "penyebut": st.none() | st.integers(0, 50),
        "nilai": st.none() | st.decimals(-100, 10_000, places=3),
    }
)
BARIS_BELANJA = st.fixed_dictionaries(
    {
        "daun": st.sampled_from(DAUN),
        "realisasi": st.decimals(-(10**9), 10**12, places=2),
        "triwulan": st.none() | st.integers(1, 4),
    }
)


def _isian(data: st.DataObject, banyak: int) -> list[dict[str, Any]]:
    return [{"kode": f"k{i}", "triwulan": tw, **data.draw(REALISASI)} for i in range(banyak) for tw in (1, 2, 3)]


def _acak(data: st.DataObject, tabel: pl.DataFrame) -> pl.DataFrame:
    return tabel[data.draw(st.permutations(range(tabel.height)))] if tabel.height else tabel


def _belanja(baris: list[dict[str, Any]]) -> DataFrame[Belanja]:
    return bingkai.belanja(
        *({"program": b["daun"][0], "kegiatan": b["daun"][1], **{k: b[k] for k in ("realisasi", "triwulan")}} for b in baris)
    )


@BERGESER
@given(st.lists(INDIKATOR, min_size=1, max_size=6), st.data())
def test_capaian_antara_nol_dan_batas(indikator: list[dict[str, Any]], data: st.DataObject) -> None:
    tabel = bingkai.indikator(*({"kode": f"k{i}", **b} for i, b in enumerate(indikator)))
    hasil = capaian(tabel, bingkai.realisasi(*_isian(data, tabel.height)), triwulan=2)
    terukur = hasil.filter(pl.col("capaian").is_not_null())
    assert (terukur["capaian"] >= 0).all()
    assert (terukur["capaian"] <= terukur["batas"]).all()
    assert (terukur["capaian"] == terukur.select(pl.min_horizontal("capaian_tanpa_batas", "batas")).to_series()).all()
    assert hasil.height == 5 * tabel.height


@BERGESER
@given(st.lists(INDIKATOR, min_size=1, max_size=6), st.data())
def test_rumus_memberi_angka_yang_sama(indikator: list[dict[str, Any]], data: st.DataObject) -> None:
    tabel = bingkai.indikator(*({"kode": f"k{i}", **b} for i, b in enumerate(indikator)))
    hasil = capaian(tabel, bingkai.realisasi(*_isian(data, tabel.height)), triwulan=3)
    for b in hasil.filter(~pl.col("rumus").is_in(["predikat", "tanpa"])).iter_rows(named=True):
        r, t = b["realisasi_angka"], b["target_angka"]
        if b["rumus"] in ("nol", "penuh"):
            assert min(100.0 if b["rumus"] == "penuh" or r == 0 else 0.0, b["batas"]) == b["capaian"]
            continue
        persen = {"tinggi": (r, t), "rendah": (2 * t - r, t), "rendah_rasio": (t, r)}[b["rumus"]]
        bulat = (persen[0] * 100 / persen[1]).quantize(Decimal("0.01"), ROUND_HALF_UP)
        assert min(float(max(bulat, Decimal(0)) if b["rumus"] == "rendah" else bulat), b["batas"]) == b["capaian"]


@BERGESER
@given(st.lists(INDIKATOR, min_size=1, max_size=4), st.data())
def test_urutan_realisasi_tidak_berarti(indikator: list[dict[str, Any]], data: st.DataObject) -> None:
    tabel = bingkai.indikator(*({"kode": f"k{i}", **b} for i, b in enumerate(indikator)))
    isian = bingkai.realisasi(*_isian(data, tabel.height))
    acak = RealisasiIndikator.validate(_acak(data, isian))
    assert_frame_equal(capaian(tabel, isian, triwulan=3), capaian(tabel, acak, triwulan=3))


@BERGESER
@given(st.lists(BARIS_BELANJA, max_size=12), st.integers(0, len(DAUN)), st.integers(1, 4), st.data())
def test_tidak_ada_rupiah_yang_hilang_dan_urutan_belanja_tidak_berarti(
    baris: list[dict[str, Any]], berpagu: int, triwulan: int, data: st.DataObject
) -> None:
    pagu = bingkai.pagu(*({"program": p, "kegiatan": k, "pagu": 1000} for p, k in DAUN[:berpagu]))
    belanja = _belanja(baris)
    peta = bingkai.pemetaan({"kode_indikator": "1", "program": "P"}, {"kode_indikator": "1", "program": "Q", "kegiatan": "K2"})
    indikator = bingkai.indikator({"kode": "1"})
    hasil = petakan(serapan(pagu, belanja, triwulan=triwulan, triwulan_rinci=(1, 2, 3, 4)), peta, indikator).serapan
    assert hasil["pagu"].sum() == 1000 * berpagu
    assert hasil["realisasi"].sum() == sum(b["realisasi"] for b in baris if b["triwulan"] is None or b["triwulan"] <= triwulan)
    assert hasil["sesudah_triwulan"].sum() == sum(b["realisasi"] for b in baris if b["triwulan"] is not None and b["triwulan"] > triwulan)
    for n in (1, 2, 3, 4):
        assert hasil[f"realisasi_tw{n}"].sum() == sum(b["realisasi"] for b in baris if b["triwulan"] == n)
    acak = Belanja.validate(_acak(data, belanja))
    ulang = petakan(serapan(pagu, acak, triwulan=triwulan, triwulan_rinci=(1, 2, 3, 4)), peta, indikator).serapan
    assert_frame_equal(hasil, ulang)


def test_yang_dibandingkan_pemeriksa_ialah_yang_dicetak() -> None:
    """NILAI-BEDA-HITUNGAN counts a ratio by itself (no check imports a computation): it must give what Tabel 3.2 prints."""
    semua = [
        ({"cara_hitung": cara, "bila_kosong": kosong, "target_tahunan": target, "target_tw1": target}, {"pembilang": a, "penyebut": b})
        for cara, kosong, target in product(RASIO, BILA_KOSONG, (85, "12.005"))
        for a, b in product(range(5), range(5))
        if b or not a  # the other is PENYEBUT-NOL, which no one counts
    ]
    tabel = bingkai.indikator(*({"kode": f"k{i}", **indikator} for i, (indikator, _) in enumerate(semua)))
    isian = bingkai.realisasi(*({"kode": f"k{i}", "triwulan": 1, **ukuran} for i, (_, ukuran) in enumerate(semua)))
    dicetak = capaian(tabel, isian, triwulan=1).filter(triwulan="1")["realisasi_angka"].to_list()
    assert dicetak == [hitung_rasio(Ukuran(*b)) for b in zip(tabel.iter_rows(named=True), isian.iter_rows(named=True), strict=True)]
