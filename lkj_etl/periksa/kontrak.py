"""A frame against its contract: pandera answers, this translates every answer into a finding with its cell."""

from collections.abc import Container, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

import pandera.polars as pa
import polars as pl
from pandera.errors import SchemaErrors
from pandera.typing.polars import DataFrame

from lkj_etl.kesalahan import KESALAHAN_PROGRAM, LkjError
from lkj_etl.periksa.letak import TAK_BERSEL
from lkj_etl.temuan import Temuan, temuan
from schemas.tabel import TERISI, terisi

M = TypeVar("M", bound=pa.DataFrameModel)

KEMBAR = "multiple_fields_uniqueness"
KOLOM_TIADA = ("column_in_dataframe", "column_in_schema")

# Check of pandera -> code of the finding; whatever is not listed is a fault of the frame itself.
KODE = {
    "not_nullable": "KONTRAK-KOSONG",
    "greater_than": "KONTRAK-BATAS",
    "greater_than_or_equal_to": "KONTRAK-BATAS",
    "less_than": "KONTRAK-BATAS",
    "less_than_or_equal_to": "KONTRAK-BATAS",
    "isin": "KONTRAK-DAFTAR",
    "str_matches": "KONTRAK-POLA",
    KEMBAR: "KONTRAK-KEMBAR",
    "field_uniqueness": "KONTRAK-KEMBAR",
}
BATAS = {
    "greater_than": "lebih dari {min_value}",
    "greater_than_or_equal_to": "paling kecil {min_value}",
    "less_than": "kurang dari {max_value}",
    "less_than_or_equal_to": "paling besar {max_value}",
}


class Kasus(NamedTuple):
    """One broken promise: check, column and position (None: the column as a whole) in the frame."""

    periksa: str
    kolom: str
    indeks: int | None
    angka: Mapping[str, Any]


class Tempat(NamedTuple):
    """Where the rows of a frame stand in Excel: the frame's own columns first, then the caller's words."""

    tabel: pl.DataFrame
    berkas: str
    lembar: str
    huruf: Mapping[str, str]

    def isi(self, kolom: str, indeks: int) -> Any:
        """Return the value of the frame, None where the frame has no such column."""
        return self.tabel[kolom][indeks] if kolom in self.tabel.columns else None

    def alamat(self, kolom: str, indeks: int | None) -> tuple[str, str, str]:
        """Return file, sheet and cell; a column without a letter points at the first cell that the row is known by."""
        if indeks is None:
            return self.berkas, self.lembar, TAK_BERSEL
        berkas, lembar = self.isi("berkas", indeks) or self.berkas, self.isi("lembar", indeks) or self.lembar
        baris = self.isi("baris", indeks)
        if baris is not None and kolom in self.huruf:
            return berkas, lembar, f"{self.huruf[kolom]}{baris}"
        if sel := self.isi("sel", indeks):
            return berkas, lembar, sel
        huruf = next(iter(self.huruf.values()), None)
        return berkas, lembar, f"{huruf}{baris}" if huruf and baris is not None else TAK_BERSEL


def periksa(
    tabel: pl.DataFrame,
    model: type[pa.DataFrameModel],
    *,
    berkas: str,
    lembar: str,
    huruf: Mapping[str, str],
    sudah: Container[str] = (),
) -> list[Temuan]:
    """Return one finding per broken cell, none where the frame keeps its contract.

    tabel: must carry `baris` (Excel row); where it has `berkas`, `lembar`, `sel` per row, those count.
    huruf: column -> Excel letter; sudah: cells that the reader has reported.
    A repeated key is reported at the later rows only (DESIGN 6). The value of a cell never appears.
    """
    try:
        model.validate(tabel, lazy=True)
        return []
    except SchemaErrors as galat:
        kasus = galat.failure_cases
    tempat = Tempat(tabel, berkas, lembar, huruf)
    hasil = [_temuan(k, model, tempat) for k in _urai(kasus, model, tabel)] + _kembar(kasus, model, tempat)
    return [t for t in dict.fromkeys(hasil) if t.sel == TAK_BERSEL or t.sel not in sudah]


def memenuhi(tabel: pl.DataFrame, model: type[pa.DataFrameModel]) -> bool:
    """Say whether a frame keeps its contract, without naming what does not."""
    try:
        model.validate(tabel, lazy=True)
    except SchemaErrors:
        return False
    return True


def pastikan(tabel: pl.DataFrame, model: type[M]) -> DataFrame[M]:
    """Return a computed table as the promised one; a broken promise is a fault of the program and stops the run."""
    try:
        return model.validate(tabel, lazy=True)
    except SchemaErrors:
        raise LkjError(KESALAHAN_PROGRAM.format(sebab=f"tabel {model.__name__} tidak sesuai kontraknya")) from None


def _urai(kasus: pl.DataFrame, model: type[pa.DataFrameModel], tabel: pl.DataFrame) -> Iterator[Kasus]:
    """Turn pandera's table of failure cases into ours, with the figures that each check was given."""
    kolom = model.to_schema().columns
    for k in kasus.iter_rows(named=True):
        nama = str(k["failure_case"] if k["check"] in KOLOM_TIADA else k["column"])
        nomor = k["check_number"]
        if k["check"] == KEMBAR:
            continue
        if k["check"] == TERISI:
            isi = tabel[k["index"]].select(terisi(model)).row(0, named=True)
            yield from (Kasus("not_nullable", n, k["index"], {}) for n, ada in isi.items() if not ada)
            continue
        if nomor is None or nama not in kolom:
            yield Kasus(str(k["check"]), nama, k["index"], {})
        else:
            check = kolom[nama].checks[nomor]
            yield Kasus(str(check.name), nama, k["index"], check.statistics or {})


def _temuan(kasus: Kasus, model: type[pa.DataFrameModel], tempat: Tempat) -> Temuan:
    # without a row the check itself could not run: the column is of another type
    kode = "KONTRAK-JENIS" if kasus.indeks is None else KODE.get(kasus.periksa, "KONTRAK-JENIS")
    return temuan(
        kode,
        *tempat.alamat(kasus.kolom, kasus.indeks),
        kolom=_sebut(kasus.kolom),
        batas=BATAS.get(kasus.periksa, "").format(**kasus.angka),
        pilihan=", ".join(map(str, kasus.angka.get("allowed_values", ()))),
        arti=_arti(kasus.kolom, model),
        baris="-",
    )


def _sebut(kolom: str) -> str:
    return kolom.replace("_", " ")


def _arti(kolom: str, model: type[pa.DataFrameModel]) -> str:
    """Return the contract's own words about a column, for the advice."""
    kontrak = model.to_schema().columns.get(kolom)
    return (kontrak.description if kontrak else None) or _sebut(kolom)


def _kembar(kasus: pl.DataFrame, model: type[pa.DataFrameModel], tempat: Tempat) -> list[Temuan]:
    """Report a repeated key at the cell of its first column, in every row but the first that has it."""
    baris = kasus.filter(pl.col("check") == KEMBAR)["index"].to_list()
    kunci = [k for k in model.to_schema().unique or [] if k in tempat.tabel.columns]
    pertama: dict[tuple[Any, ...], int] = {}
    hasil = []
    for i in sorted(i for i in baris if i is not None):
        nilai = tuple(tempat.isi(k, i) for k in kunci)
        awal = pertama.setdefault(nilai, i)
        if awal != i:
            nama = " dan ".join(_sebut(k) for k in kunci)
            hasil.append(temuan("KONTRAK-KEMBAR", *tempat.alamat(kunci[0], i), kolom=nama, baris=tempat.isi("baris", awal)))
    return hasil
