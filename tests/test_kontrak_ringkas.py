"""One query over a frame and pandera column by column must agree about every contract and every kind of damage."""

from __future__ import annotations

import inspect
from datetime import date
from decimal import Decimal
from typing import Any

import pandera.polars as pa
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandera.errors import SchemaErrors

from schemas import anggaran, banyak, hasil, kinerja, skm
from schemas.tabel import SYARAT, Tabel, dipenuhi, kolom, wajib

KONTRAK: list[type[Tabel]] = sorted(
    {
        model
        for modul in (anggaran, banyak, hasil, kinerja, skm)
        for _, model in inspect.getmembers(modul, inspect.isclass)
        if issubclass(model, Tabel) and model not in (Tabel, anggaran.Garis)
    },
    key=lambda model: model.__name__,
)
ISI: dict[type[pl.DataType], list[Any]] = {
    pl.Int8: [None, -1, 0, 1, 2, 3, 4, 5, 12, 13],
    pl.Int32: [None, -1, 0, 1, 7],
    pl.Int64: [None, -1, 0, 1, 7],
    pl.UInt32: [None, 0, 1],
    pl.Float64: [None, -0.5, 0.0, 0.5, 1.0, 4.0, 4.5, 100.0],
    pl.Boolean: [None, True, False],
    pl.Date: [None, date(2019, 3, 31)],
    pl.Decimal: [None, Decimal("-0.01"), Decimal(0), Decimal("24.99"), Decimal(25), Decimal(100), Decimal("100.01")],
    pl.String: [None, "", "a", "1", "24", "5", "1a"],
}


def pandera_setuju(model: type[Tabel], tabel: pl.DataFrame) -> bool:
    """Ask pandera itself, past the query of `Tabel.validate`."""
    try:
        pa.DataFrameModel.validate.__func__(model, tabel, lazy=True)  # type: ignore[attr-defined]  # the function below the class method
    except SchemaErrors:
        return False
    return True


def isian(model: type[Tabel]) -> dict[str, list[Any]]:
    """Return for each column values inside and outside of the contract."""
    semua = {}
    for nama, satu in model.to_schema().columns.items():
        jenis: Any = satu.dtype
        daftar = [n for c in satu.checks if c.name == "isin" for n in (c.statistics or {})["allowed_values"]]
        semua[nama] = daftar + ISI[jenis.type.base_type()]
    return semua


def sah(model: type[Tabel], baris: int = 3) -> pl.DataFrame:
    """Return a frame that keeps the contract: of each column the first value that pandera takes; keys differ by row."""
    skema = model.to_schema()
    jenis: dict[str, Any] = {nama: kolom.dtype.type for nama, kolom in skema.columns.items()}
    pilihan = isian(model)
    isi: dict[str, list[Any]] = {}
    for nama in skema.columns:
        boleh = [n for n in pilihan[nama] if n not in (None, "") and _boleh(model, nama, n)]
        isi[nama] = [boleh[i % len(boleh)] if nama in (skema.unique or []) else boleh[0] for i in range(baris)]
    return pl.DataFrame(isi, schema=jenis)


def _boleh(model: type[Tabel], nama: str, nilai: Any) -> bool:
    kolom = model.to_schema().columns[nama]
    jenis: Any = kolom.dtype
    satu = pl.DataFrame({nama: [nilai]}, schema={nama: jenis.type})
    try:
        pa.DataFrameSchema({nama: kolom}).validate(satu, lazy=True)
    except SchemaErrors:
        return False
    return True


@pytest.mark.parametrize("model", KONTRAK)
def test_kolom_seperti_skema(model: type[Tabel]) -> None:
    assert kolom(model) == list(model.to_schema().columns)


@pytest.mark.parametrize("model", KONTRAK)
def test_kontrak_dikenal_seluruhnya(model: type[Tabel]) -> None:
    assert {c.name for kolom in model.to_schema().columns.values() for c in kolom.checks} <= SYARAT.keys()
    assert dipenuhi(model, sah(model))
    assert pandera_setuju(model, sah(model))


@pytest.mark.parametrize("model", KONTRAK)
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_sama_dengan_pandera(model: type[Tabel], data: st.DataObject) -> None:
    tabel, pilihan = sah(model), isian(model)
    for nama in data.draw(st.lists(st.sampled_from(sorted(pilihan)), min_size=1, max_size=3)):
        kolom = tabel[nama].to_list()
        kolom[data.draw(st.integers(0, tabel.height - 1))] = data.draw(st.sampled_from(pilihan[nama]))
        tabel = tabel.with_columns(pl.Series(nama, kolom, dtype=tabel.schema[nama]))
    assert dipenuhi(model, tabel) == pandera_setuju(model, tabel)


@pytest.mark.parametrize("model", KONTRAK)
def test_kolom_kurang_lebih_atau_berjenis_lain(model: type[Tabel]) -> None:
    tabel = sah(model)
    for rusak in (
        tabel.drop(tabel.columns[0]),
        tabel.with_columns(asing=1),
        tabel.with_columns(pl.lit("x").cast(pl.Binary).alias(tabel.columns[-1])),
    ):
        assert not dipenuhi(model, rusak)
        assert not pandera_setuju(model, rusak)


@pytest.mark.parametrize("model", KONTRAK)
def test_tanpa_baris_dan_urutan_kolom_lain(model: type[Tabel]) -> None:
    tabel = sah(model)
    for utuh in (tabel.clear(), tabel.select(reversed(tabel.columns))):
        assert dipenuhi(model, utuh)
        assert pandera_setuju(model, utuh)


def test_syarat_lain_diserahkan_kepada_pandera() -> None:
    class Lain(Tabel):
        kode: str = wajib(str_startswith="A")

    assert not dipenuhi(Lain, pl.DataFrame({"kode": ["A1"]}))
    assert Lain.validate(pl.DataFrame({"kode": ["A1"]}), lazy=True).height == 1
    with pytest.raises(SchemaErrors):
        Lain.validate(pl.DataFrame({"kode": ["B1"]}), lazy=True)
