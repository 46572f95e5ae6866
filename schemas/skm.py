"""The satisfaction survey: raw answers of sheet SKM, and the table of unsur that gives the IKM of a quarter."""

import pandera.polars as pa
import polars as pl

from schemas.kinerja import Bilangan
from schemas.tabel import Tabel, wajib

# The nine unsur of PermenPANRB 14/2017, in its order: column of sheet SKM -> name.
UNSUR: dict[str, str] = {
    "u1": "Persyaratan",
    "u2": "Sistem, mekanisme, dan prosedur",
    "u3": "Waktu penyelesaian",
    "u4": "Biaya/tarif",
    "u5": "Produk spesifikasi jenis pelayanan",
    "u6": "Kompetensi pelaksana",
    "u7": "Perilaku pelaksana",
    "u8": "Penanganan pengaduan, saran, dan masukan",
    "u9": "Sarana dan prasarana",
}
TERENDAH, TERTINGGI = 1, 4


class Jawaban(Tabel):
    """One row per respondent of sheet SKM, in the order of the sheet; null = not answered. Nobody's name is in it.

    `sumber` is "berkas | lembar | sel" of the first unsur.
    """

    baris: pl.Int64 = wajib(description="Nomor baris Excel")
    triwulan: pl.Int8 = wajib(ge=1, le=4)
    u1: pl.Int8 = pa.Field(nullable=True, ge=TERENDAH, le=TERTINGGI)
    u2: pl.Int8 = pa.Field(nullable=True, ge=TERENDAH, le=TERTINGGI)
    u3: pl.Int8 = pa.Field(nullable=True, ge=TERENDAH, le=TERTINGGI)
    u4: pl.Int8 = pa.Field(nullable=True, ge=TERENDAH, le=TERTINGGI)
    u5: pl.Int8 = pa.Field(nullable=True, ge=TERENDAH, le=TERTINGGI)
    u6: pl.Int8 = pa.Field(nullable=True, ge=TERENDAH, le=TERTINGGI)
    u7: pl.Int8 = pa.Field(nullable=True, ge=TERENDAH, le=TERTINGGI)
    u8: pl.Int8 = pa.Field(nullable=True, ge=TERENDAH, le=TERTINGGI)
    u9: pl.Int8 = pa.Field(nullable=True, ge=TERENDAH, le=TERTINGGI)
    sumber: str = wajib()


class Ikm(Tabel):
    """Nine rows per quarter, U1 to U9; what belongs to the quarter (responden, ikm, mutu) is the same in all nine.

    `nrr` = jumlah / n over those who answered, `tertimbang` = nrr x bobot, both unrounded; null where nobody answered.
    `ikm` = sum(tertimbang) x 25, exact, HALF_UP to 2; null where an unsur has no answer at all.
    """

    triwulan: pl.Int8 = wajib(ge=1, le=4)
    responden: pl.Int64 = wajib(ge=1)
    unsur: str = wajib(isin=tuple(u.upper() for u in UNSUR))
    nama: str = wajib(berisi=True)
    n: pl.Int64 = wajib(ge=0, description="Banyaknya responden yang menjawab unsur ini")
    jumlah: pl.Int64 = wajib(ge=0, description="Jumlah nilai jawaban")
    bobot: pl.Float64 = wajib(ge=0, le=1)
    nrr: pl.Float64 = pa.Field(nullable=True, ge=TERENDAH, le=TERTINGGI)
    tertimbang: pl.Float64 = pa.Field(nullable=True, ge=0, le=TERTINGGI)
    ikm: Bilangan = pa.Field(nullable=True, ge=25, le=100)
    mutu: str = wajib(description="A sampai D; kosong bila IKM tidak dapat dihitung")
    baris: pl.Int64 = wajib(description="Baris Excel responden pertama triwulan itu")
    sumber: str = wajib(description='"berkas | lembar | sel" responden pertama triwulan itu')

    class Config:
        """One row per triwulan and unsur."""

        unique = ["triwulan", "unsur"]
