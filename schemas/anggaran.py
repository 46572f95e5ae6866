"""Money as it comes in: pagu lines and realisasi lines of one office or of a whole kabupaten."""

from typing import Annotated

import pandera.polars as pa
import polars as pl

from schemas.tabel import Tabel, wajib

RUPIAH = pl.Decimal(38, 2)
Rupiah = Annotated[pl.Decimal, 38, 2]  # the same, as an annotation of a column

KUNCI = (
    "kode_skpd",
    "nama_skpd",
    "kode_sub_skpd",
    "nama_sub_skpd",
    "kode_program",
    "program",
    "kode_kegiatan",
    "no_kegiatan",
    "kegiatan",
    "kode_sub_kegiatan",
    "sub_kegiatan",
)


class Garis(Tabel):
    """Where a line stands and which leaf it belongs to; an empty text means: the source does not say.

    `urut` is the position of the line in its source, over all its sheets; `sel` the cell of the amount.
    Codes are canonical text; sub kegiatan tails have four digits; X.XX is replaced by the bidang.
    """

    urut: pl.Int64 = wajib()
    berkas: str = wajib()
    lembar: str = wajib()
    baris: pl.Int64 = wajib()
    sel: str = wajib()
    kode_skpd: str = wajib()
    nama_skpd: str = wajib()
    kode_sub_skpd: str = wajib()
    nama_sub_skpd: str = wajib()
    kode_program: str = wajib()
    program: str = wajib()
    kode_kegiatan: str = wajib()
    no_kegiatan: str = wajib(description="Nomor kegiatan seperti di sumber")
    kegiatan: str = wajib()
    kode_sub_kegiatan: str = wajib()
    sub_kegiatan: str = wajib()
    tahapan: str = wajib(description="Tahapan APBD seperti di sumber: Murni, Pergeseran, Perubahan")


class Pagu(Garis):
    """One line of budget. Key: none, lines are additive (rekap files have one line per leaf)."""

    pagu_sebelum: Rupiah = pa.Field(nullable=True, description="Rupiah; hanya bila sumber memuat Sebelum/Setelah")
    pagu: Rupiah = wajib(ge=0, description="Rupiah, sampai sen")


class Belanja(Garis):
    """One line of realised spending (nilai realisasi minus nilai setoran), lines are additive.

    `triwulan` is the quarter that the amount belongs to; null = cumulative up to the run's quarter,
    without a split. Negative amounts are corrections.
    """

    triwulan: pl.Int8 = pa.Field(nullable=True, ge=1, le=4)
    tanggal: pl.Date = pa.Field(nullable=True, description="Tanggal menurut `dasar_tanggal`")
    jenis_dokumen: str = wajib()
    nomor_dokumen: str = wajib()
    kode_rekening: str = wajib()
    nomor_spd: str = wajib()
    realisasi: Rupiah = wajib()


class Kas(Garis):
    """One month or quarter of the planned spending (anggaran kas, RAK) of one line; lines are additive.

    Codes go as deep as the source's rows: sub kegiatan, or only the office. `sel` is the cell of the amount.
    """

    triwulan: pl.Int8 = wajib(ge=1, le=4)
    bulan: pl.Int8 = pa.Field(nullable=True, ge=1, le=12, description="Kosong bila sumber hanya memuat triwulan")
    kode_rekening: str = wajib()
    rencana: Rupiah = wajib(description="Rupiah, sampai sen")
