"""Columns kept as distinct values and keys say the same as plain lists, whatever is asked of them."""

from __future__ import annotations

from array import array
from datetime import date
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_etl.baca.garis import BANYAK, deret
from lkj_etl.baca.kolom import Pembaca, Pencatat, per_beda
from lkj_etl.baca.kolom_padat import Padat, berbeda, buka, petakan, sandikan
from lkj_etl.baca.mentah import KolomMentah, TabelMentah
from lkj_etl.baca.sel import Sel
from schemas.anggaran import RUPIAH

SEL = st.sampled_from(
    [
        *[Sel("-", ""), Sel("f", ""), Sel("e", "#REF!"), Sel("s", "7.01.02"), Sel("n", "7.01"), Sel("s", "1.169.407,50")],
        *[Sel("n", "1169407000"), Sel("s", "1169407000"), Sel("s", "3 Maret 2026"), Sel("d", "2026-03-03"), Sel("p", "0.5")],
        *[Sel("s", "teks\u200b"), Sel("s", "#N/A"), Sel("s", "=A1"), Sel("s", " "), Sel("b", "1"), Sel("n", "45000")],
    ]
)
KOLOM = st.lists(SEL, min_size=1, max_size=12)


def padat(sel: list[Sel]) -> Padat[str]:
    """Give each kind and text a key, with two that no row has."""
    beda = list(dict.fromkeys([Sel("-", ""), Sel("e", "#NULL!"), *sel]))
    kolom = {"x": sandikan(beda, array("I", map(beda.index, sel)))}
    buka({"baris": list(range(1, len(sel) + 1)), "kolom": kolom})
    assert kolom["x"]["jenis"] == "".join(s.jenis for s in sel)
    hasil = kolom["x"]["isi"]
    assert isinstance(hasil, Padat)
    return hasil


def tabel(sel: list[Sel], isi: list[str] | Padat[str]) -> TabelMentah:
    kolom = {"x": KolomMentah("C", "X", "".join(s.jenis for s in sel), isi)}
    return TabelMentah("rekap", "", "Data", 1, [], range(2, len(sel) + 2), kolom, basis_1904=False)


@given(sel=KOLOM, cara=st.sampled_from(["teks", "kode", "kode_indikator", "rupiah", "bilangan", "tanggal"]))
def test_columns_are_read_as_their_cells(sel: list[Sel], cara: str) -> None:
    hasil = []
    for isi in ([s.isi for s in sel], padat(sel)):
        pencatat = Pencatat("a.xlsx")
        dibaca = getattr(Pembaca(tabel(sel, isi), pencatat), cara)("x")
        hasil.append((list(dibaca), pencatat.tutup()))
    assert hasil[0] == hasil[1]


@given(sel=KOLOM)
def test_one_text_in_cells_of_two_kinds_is_told_apart(sel: list[Sel]) -> None:
    teks = list(dict.fromkeys(s.isi for s in sel))
    isi = Padat[str](teks, array("H", (teks.index(s.isi) for s in sel)))
    kolom = KolomMentah("C", "X", "".join(s.jenis for s in sel), isi)
    beda, semua = per_beda(kolom, lambda jenis, isi: (jenis, isi))
    assert list(semua) == [tuple(s) for s in sel]
    assert set(beda) == set(semua)


@given(depan=KOLOM, belakang=KOLOM, data=st.data())
def test_rows_are_joined_chosen_and_mapped_as_of_a_list(depan: list[Sel], belakang: list[Sel], data: st.DataObject) -> None:
    polos = [s.isi for s in (*depan, *belakang)]
    satu = padat(depan).sambung(padat(belakang))
    assert list(satu) == polos
    assert set(berbeda(satu)) == set(polos)
    posisi = sorted(data.draw(st.sets(st.integers(0, len(polos) - 1))))
    assert list(satu.pilih(posisi)) == [polos[i] for i in posisi]
    assert list(satu[1:]) == polos[1:]
    assert set(berbeda(satu[1:])) == set(polos[1:])
    assert [satu[i] for i in range(len(polos))] == polos
    assert list(petakan(len, satu)) == petakan(len, polos) == [len(n) for n in polos]


def test_only_what_stands_in_a_row_is_read() -> None:
    dibaca: list[str] = []

    def baca(isi: str) -> str:
        dibaca.append(isi)
        return isi.upper()

    assert list(Padat[str](["a", "b", "a", "c"], array("I", [1, 3, 1])).petakan(baca)) == ["B", "C", "B"]
    assert sorted(dibaca) == ["b", "c"]


def test_a_key_behind_the_texts_is_nonsense() -> None:
    kolom = sandikan([Sel("-", ""), Sel("s", "a")], array("I", [0, 2]))
    with pytest.raises((ValueError, IndexError)):
        buka({"baris": [1, 2], "kolom": {"x": kolom}})


@pytest.mark.parametrize("banyak", [3, BANYAK + 1])
def test_a_frame_is_made_of_keys_as_of_values(banyak: int) -> None:
    for jenis, beda in ((pl.String, ["", "a", "b"]), (RUPIAH, [None, Decimal("1.50"), Decimal("-2")]), (pl.Date, [None, date(2026, 1, 2)])):
        semua = [beda[n % 2] for n in range(banyak)]
        isi = Padat[object](beda, array("I", (n % 2 for n in range(banyak))))
        assert pl.Series(deret(isi, jenis), dtype=jenis).to_list() == semua
        assert pl.Series(deret(semua, jenis), dtype=jenis).to_list() == semua
        sama = [beda[1]] * banyak
        assert pl.Series(deret(sama, jenis), dtype=jenis).to_list() == sama
