"""Roles of the money files: ranks, equal and different twins, control sources, quarters from several files."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from lkj_etl.bacaan import Bacaan, Keterangan, Tempat
from lkj_etl.jejak import Baris
from lkj_etl.pengaturan import Pengaturan
from lkj_etl.periksa.peran import Pembagian, bagi
from tests import bingkai

A, B = "Kegiatan A", "Kegiatan B"


def berkas(
    nama: str,
    pagu: dict[str, int] | None = None,
    realisasi: dict[str, int] | None = None,
    *,
    jenis: str = "rekap",
    triwulan: int | None = None,
    kumulatif: bool = True,
) -> Bacaan:
    """Build a file: kegiatan -> amount; `triwulan` is what its title names."""
    ciri = {"berkas": nama, "lembar": "L"}
    kata = Keterangan(triwulan=[] if triwulan is None else [Tempat(str(triwulan), "L", "A1")], kumulatif=kumulatif)
    rangka = None if pagu is None else bingkai.pagu(*({**ciri, "kegiatan": k, "pagu": n} for k, n in pagu.items()))
    belanja = None if realisasi is None else bingkai.belanja(*({**ciri, "kegiatan": k, "realisasi": n} for k, n in realisasi.items()))
    banyak = len(pagu or realisasi or {})
    return Bacaan(nama, jenis, [], kata, rangka, belanja, baris=Baris(banyak, banyak))


def kode(p: Pembagian) -> list[tuple[str, str, str]]:
    return [(t.kode, t.berkas, t.sel) for t in p.temuan]


def per_triwulan(p: Pembagian) -> dict[tuple[str, int | None], int]:
    assert p.belanja is not None
    jumlah = p.belanja.group_by("kegiatan", "triwulan", maintain_order=True).agg(pl.col("realisasi").sum())
    return {(k, q): int(n) for k, q, n in jumlah.iter_rows() if n}


def test_pangkat_pagu() -> None:
    """pagu-sipd > rekap without realisasi > rekap with both; the others are compared."""
    sipd = berkas("z.xlsx", {A: 1}, jenis="pagu-sipd")
    dpa = berkas("b.xlsx", {A: 1})
    keduanya = berkas("a.xlsx", {A: 1}, {A: 1})
    p = bagi([keduanya, dpa, sipd], 2, Pengaturan())
    assert (p.pagu, p.peran) == (sipd, {"a.xlsx": "kendali dan realisasi", "b.xlsx": "kendali", "z.xlsx": "pagu"})
    p = bagi([keduanya, dpa], 2, Pengaturan())
    assert (p.pagu, p.temuan) == (dpa, [])


def test_pagu_setingkat_sama() -> None:
    p = bagi([berkas("a.xlsx", {A: 1, B: 2}), berkas("b.xlsx", {B: 2, A: 1})], 2, Pengaturan())
    assert kode(p) == [("DATA-KEMBAR", "b.xlsx", "-")]
    assert p.ganda == {"b.xlsx": 2}


def test_pagu_setingkat_beda_menyebut_kedua_jumlah() -> None:
    dua = [berkas("a.xlsx", {A: 1_000}), berkas("b.xlsx", {A: 2_500})]
    p = bagi(dua, 2, Pengaturan())
    assert kode(p) == [("PAGU-GANDA", "b.xlsx", "-")]
    assert "1.000" in p.temuan[0].isi
    assert "2.500" in p.temuan[0].isi
    pilihan = bagi(dua, 2, Pengaturan(berkas_pagu="b.xlsx"))
    assert (pilihan.pagu, pilihan.temuan, pilihan.peran["a.xlsx"]) == (dua[1], [], "tidak dipakai")


def test_berkas_pilihan_yang_tidak_ada_tidak_memilih_apa_pun() -> None:
    """A name left from another quarter or misspelt must not hide that two files differ."""
    dua = [berkas("a.xlsx", {A: 1_000}), berkas("b.xlsx", {A: 2_500})]
    p = bagi(dua, 2, Pengaturan(berkas_pagu="c.xlsx"))
    assert kode(p) == [("BERKAS-PILIHAN-TIDAK-ADA", "-", "-"), ("PAGU-GANDA", "b.xlsx", "-")]
    assert bagi(dua, 2, Pengaturan(berkas_pagu="B.XLSX")).pagu is dua[1]  # as Windows compares names
    belanja = [berkas("a.xlsx", {A: 9}, {A: 1}), berkas("b.xlsx", {A: 9}, {A: 2})]
    p = bagi(belanja, 2, Pengaturan(berkas_realisasi="c.xlsx"))
    assert kode(p) == [("BERKAS-PILIHAN-TIDAK-ADA", "-", "-"), ("REALISASI-GANDA", "b.xlsx", "-")]


def test_berkas_pagu_memilih_juga_di_antara_tabel_berpagu_dan_berealisasi() -> None:
    dua = [berkas("a.xlsx", {A: 8}, {A: 1}), berkas("b.xlsx", {A: 9}, {A: 1})]
    assert kode(bagi(dua, 2, Pengaturan())) == [("PAGU-GANDA", "b.xlsx", "-"), ("DATA-KEMBAR", "b.xlsx", "-")]
    assert kode(bagi(dua, 2, Pengaturan(berkas_pagu="b.xlsx"))) == [("DATA-KEMBAR", "b.xlsx", "-")]


def test_pagu_kendali_beda_ditunjuk_di_kedua_sel() -> None:
    p = bagi([berkas("dpa.xlsx", {A: 1, B: 2}), berkas("r.xlsx", {A: 1, B: 3}, {A: 0, B: 0})], 2, Pengaturan())
    assert kode(p) == [("PAGU-BEDA", "r.xlsx", "C3"), ("PAGU-BEDA", "dpa.xlsx", "C3")]


def test_daun_yang_hanya_ada_di_satu_sumber() -> None:
    """A leaf of 0 may be absent."""
    p = bagi([berkas("dpa.xlsx", {A: 1, B: 2}), berkas("r.xlsx", {A: 1, "C": 0}, {A: 0, "C": 0})], 2, Pengaturan())
    assert kode(p) == [("PAGU-TIDAK-LENGKAP", "dpa.xlsx", "C3")]


def test_kumulatif_berurutan_memberi_triwulan() -> None:
    p = bagi(
        [berkas("1.xlsx", {A: 9}, {A: 3, B: 1}, triwulan=1), berkas("2.xlsx", {A: 9, B: 9}, {A: 5, B: 1}, triwulan=2)], 2, Pengaturan()
    )
    assert (p.temuan, p.triwulan_rinci) == ([], (1, 2))
    assert per_triwulan(p) == {(A, 1): 3, (B, 1): 1, (A, 2): 2}
    assert p.pagu is not None
    assert p.pagu.berkas == "2.xlsx", "pagu berkas triwulan lalu tidak dipakai dan tidak dibandingkan"


def test_satu_triwulan_saja_memerlukan_yang_sebelumnya() -> None:
    dua = berkas("2.xlsx", {A: 9}, {A: 5}, triwulan=2, kumulatif=False)
    assert kode(bagi([dua], 2, Pengaturan())) == [("TRIWULAN-KURANG", "2.xlsx", "-")]
    p = bagi([berkas("1.xlsx", {A: 9}, {A: 3}, triwulan=1, kumulatif=False), dua], 2, Pengaturan())
    assert (p.temuan, per_triwulan(p)) == ([], {(A, 1): 3, (A, 2): 5})


def test_sd_triwulan_lalu_memuat_semua_triwulan_sebelumnya() -> None:
    dua = berkas("2.xlsx", {A: 9}, {A: 3}, triwulan=2)
    p = bagi([dua, berkas("3.xlsx", {A: 9}, {A: 5}, triwulan=3, kumulatif=False)], 3, Pengaturan())
    assert (p.temuan, per_triwulan(p)) == ([], {(A, 3): 5, (A, None): 3})
    p = bagi([dua, berkas("4.xlsx", {A: 9}, {A: 5}, triwulan=4, kumulatif=False)], 4, Pengaturan())
    assert kode(p) == [("TRIWULAN-KURANG", "4.xlsx", "-")]


def test_kumulatif_yang_terputus_menyisakan_tanpa_triwulan() -> None:
    p = bagi([berkas("1.xlsx", {A: 9}, {A: 3}, triwulan=1), berkas("3.xlsx", {A: 9}, {A: 8}, triwulan=3)], 3, Pengaturan())
    assert (p.triwulan_rinci, per_triwulan(p)) == ((1,), {(A, 1): 3, (A, None): 5})


@pytest.mark.parametrize(("lain", "harap"), [(3, "DATA-KEMBAR"), (4, "REALISASI-GANDA")])
def test_dua_berkas_untuk_satu_triwulan_lalu(lain: int, harap: str) -> None:
    semua = [
        berkas("1a.xlsx", None, {A: 3}, triwulan=1),
        berkas("1b.xlsx", None, {A: lain}, triwulan=1),
        berkas("2.xlsx", None, {A: 5}, triwulan=2),
    ]
    p = bagi(semua, 2, Pengaturan())
    assert kode(p) == [(harap, "1b.xlsx", "-")]
    assert per_triwulan(p) == {(A, 1): 3, (A, 2): 2}


def dokumen(nama: str, *garis: dict[str, Any]) -> Bacaan:
    dasar = {"berkas": nama, "lembar": "L", "kode_sub_kegiatan": "7.01.01.2.02.0001", "jenis_dokumen": "SPP", "triwulan": 1}
    return Bacaan(
        nama, "realisasi-sipd", [], belanja=bingkai.belanja(*({**dasar, **g} for g in garis)), baris=Baris(len(garis), len(garis))
    )


def test_dokumen_mengalahkan_rekap_dan_dibandingkan() -> None:
    rekap = berkas("r.xlsx", None, {A: 0}, triwulan=1)
    rekap.belanja = bingkai.belanja({"berkas": "r.xlsx", "kode_sub_kegiatan": "7.01.01.2.02.0001", "realisasi": 7})
    p = bagi([dokumen("d.xlsx", {"nomor_dokumen": "1", "realisasi": 5}, {"nomor_dokumen": "2", "realisasi": 2}), rekap], 1, Pengaturan())
    assert (p.temuan, p.dokumen, p.peran) == ([], True, {"d.xlsx": "realisasi", "r.xlsx": "kendali"})
    rekap.belanja = rekap.belanja.with_columns(realisasi=pl.lit(Decimal("8.00"), pl.Decimal(38, 2)))
    p = bagi([dokumen("d.xlsx", {"nomor_dokumen": "1", "realisasi": 5}, {"nomor_dokumen": "2", "realisasi": 2}), rekap], 1, Pengaturan())
    assert kode(p) == [("REALISASI-BEDA", "r.xlsx", "E2")], "di dokumen tidak ada satu sel yang memuat jumlahnya"


SUB = "7.01.01.2.02.0001"


def bersub(nama: str, nilai: int, *, jenis: str = "rekap", kumulatif: bool = True, triwulan: int = 2) -> Bacaan:
    """One sub kegiatan with a code."""
    b = berkas(nama, None, {A: nilai}, jenis=jenis, triwulan=triwulan, kumulatif=kumulatif)
    assert b.belanja is not None
    b.belanja = b.belanja.with_columns(kode_sub_kegiatan=pl.lit(SUB))
    return b


@pytest.mark.parametrize(
    ("nilai", "kumulatif", "harap"),
    [
        (3, False, []),  # of the quarter alone
        (8, False, []),  # "Triwulan II" in the title, but s.d. in the amounts
        (8, True, []),
        (3, True, [("r.xlsx", "E2")]),
        (5, False, [("r.xlsx", "E2"), ("d.xlsx", "E3")]),
    ],
)
def test_pembanding_satu_triwulan_di_samping_dokumen(nilai: int, kumulatif: bool, harap: list[tuple[str, str]]) -> None:
    """Documents of 5 in TW I and 3 in TW II: the period is part of the key (DESIGN 4 "Roles")."""
    dok = dokumen("d.xlsx", {"nomor_dokumen": "1", "realisasi": 5}, {"nomor_dokumen": "2", "realisasi": 3, "triwulan": 2})
    p = bagi([dok, bersub("r.xlsx", nilai, kumulatif=kumulatif)], 2, Pengaturan())
    assert kode(p) == [("REALISASI-BEDA", *di) for di in harap]
    assert p.peran["r.xlsx"] == "kendali"


def test_satu_triwulan_di_samping_kumulatif() -> None:
    """Of one kind and of two: the cumulative file gives the realisasi, that of the quarter alone is compared with the quarter."""
    tw1, tw2 = bersub("1.xlsx", 5, triwulan=1), bersub("2.xlsx", 3, kumulatif=False)
    for utama in (bersub("sd.xlsx", 8), bersub("sd.xlsx", 8, jenis="aklap")):
        p = bagi([tw1, tw2, utama], 2, Pengaturan())
        assert (p.temuan, p.peran["sd.xlsx"], p.peran["2.xlsx"], per_triwulan(p)) == ([], "realisasi", "kendali", {(A, 1): 5, (A, 2): 3})
        p = bagi([tw2, utama], 2, Pengaturan())
        assert (p.temuan, p.peran["2.xlsx"]) == ([], "kendali: tidak dibandingkan"), "triwulan I tidak diketahui"
        p = bagi([tw1, bersub("2.xlsx", 4, kumulatif=False), utama], 2, Pengaturan())
        assert {t.kode for t in p.temuan} == {"REALISASI-BEDA"}
    lama = [bersub("2 sd.xlsx", 8), bersub("2 tw.xlsx", 3, kumulatif=False), bersub("3.xlsx", 9, triwulan=3)]
    p = bagi(lama, 3, Pengaturan())
    assert (p.temuan, per_triwulan(p)) == ([], {(A, 3): 1, (A, None): 8}), "dua berkas TW II dari masa yang berbeda tidak bertentangan"


@pytest.mark.parametrize("kumulatif", [True, False])
def test_triwulan_lalu_yang_merinci_dengan_cara_lain(kumulatif: bool) -> None:
    """A recap without codes beside one with codes: leaf by leaf nothing can be subtracted; a quarter alone still adds up."""
    lalu = berkas("1.xlsx", None, {A: 5}, triwulan=1, kumulatif=kumulatif)
    p = bagi([lalu, bersub("2.xlsx", 8, kumulatif=kumulatif)], 2, Pengaturan())
    if kumulatif:
        assert (kode(p), p.peran["1.xlsx"]) == ([("TRIWULAN-RINCIAN-LAIN", "1.xlsx", "-")], "tidak dipakai")
        assert (p.triwulan_rinci, per_triwulan(p)) == ((), {(A, None): 8})
    else:
        assert (p.temuan, per_triwulan(p)) == ([], {(A, 1): 5, (A, 2): 8})
