"""What one file gave: frames, findings, what its titles say, and what became of its rows."""

from dataclasses import dataclass, field
from typing import NamedTuple

import polars as pl

from lkj_etl.jejak import Baris, Identitas
from lkj_etl.temuan import Temuan

# Which office a row of a money frame belongs to: its code, its name where the file has no code.
PEMILIK = pl.when(pl.col("kode_skpd") != "").then(pl.col("kode_skpd")).otherwise(pl.col("nama_skpd"))


class Tempat(NamedTuple):
    """Something that a title or a column says, with its cell."""

    isi: str
    lembar: str
    sel: str


@dataclass(slots=True)
class Keterangan:
    """What the titles of one sheet say: year, quarter (cumulative or not), month inside a quarter, office, scale.

    `tanpa_skala`: in a file that names a scale, the headings of amounts that none covers.
    """

    tahun: list[Tempat] = field(default_factory=list)
    triwulan: list[Tempat] = field(default_factory=list)
    kumulatif: bool = True
    bulan: list[Tempat] = field(default_factory=list)
    skpd: list[Tempat] = field(default_factory=list)
    skala: list[Tempat] = field(default_factory=list)
    tanpa_skala: list[Tempat] = field(default_factory=list)
    menyebut_realisasi: bool = False


@dataclass(slots=True)
class Kinerja:
    """The kinerja workbook: identity, its three frames, and the column letters per sheet; `skm`: answers of sheet SKM."""

    identitas: Identitas
    indikator: pl.DataFrame
    realisasi: pl.DataFrame
    pemetaan: pl.DataFrame
    huruf: dict[str, dict[str, str]]
    sel_identitas: dict[str, str]
    lembar: dict[str, str]
    skm: pl.DataFrame | None = None


@dataclass(slots=True)
class Bacaan:
    """One file as read.

    `sel_program`: (lembar, baris) of a line -> cell that names its program, where that is another row.
    `identitas` is also there for a refused kinerja workbook whose sheet Identitas could be read.
    In a file of several offices `pemilik` says whose row a finding stands in, (lembar, sel) -> `PEMILIK`,
    and `skpd_rusak` are the offices whose rows are refused while the others stand.
    `kas`: schemas.anggaran.Kas. `kontrol`: realised spending of a control file (kode_skpd, nama_skpd, lembar, baris,
    sel, tanggal, jumlah; a date only where the file has one). `tanggal_dasar`: both dates of every line of a document
    report (lembar, baris, dokumen, sp2d), from which the total on the other basis is told. `huruf_skpd`: lembar -> letters
    of its columns kode_skpd and nama_skpd, as far as it has them.
    """

    berkas: str
    jenis: str
    temuan: list[Temuan]
    keterangan: Keterangan = field(default_factory=Keterangan)
    pagu: pl.DataFrame | None = None
    belanja: pl.DataFrame | None = None
    kinerja: Kinerja | None = None
    identitas: Identitas | None = None
    baris: Baris = field(default_factory=Baris)
    ditolak: bool = False
    sel_program: dict[tuple[str, int], str] = field(default_factory=dict)
    pemilik: dict[tuple[str, str], str] = field(default_factory=dict)
    skpd_rusak: frozenset[str] = frozenset()
    kas: pl.DataFrame | None = None
    kontrol: pl.DataFrame | None = None
    tanggal_dasar: pl.DataFrame | None = None
    huruf_skpd: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def rangka(self) -> pl.DataFrame | None:
        """Return the frame that says whose rows the file holds: pagu, else realisasi, anggaran kas, control."""
        return next((t for t in (self.pagu, self.belanja, self.kas, self.kontrol) if t is not None), None)

    def banyak_baris(self, kecuali: frozenset[str] = frozenset()) -> int:
        """Count the rows of the file that stand in that frame, those of some offices left out."""
        if self.rangka is None:
            return 0
        tersisa = self.rangka.filter(~PEMILIK.is_in(list(kecuali))) if kecuali else self.rangka
        if tersisa["lembar"].n_unique() < 2:  # the numbers alone tell rows of one sheet apart, and a column answers at once
            return tersisa["baris"].n_unique()
        return tersisa.select("lembar", "baris").n_unique()
