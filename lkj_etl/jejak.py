"""The trail of a run: what was asked, which files came in, what became of their rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Putusan = Literal["diterima", "diterima_dengan_catatan", "ditolak"]
Rincian = Literal["kegiatan", "sub", "unit"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """What one run reports on; `skpd` is the code (empty where no file gives one)."""

    tahun: int
    triwulan: int
    skpd: str
    nama_skpd: str
    rincian: Rincian = "sub"
    cetak_ulang: bool = False


@dataclass(frozen=True, slots=True)
class Permintaan:
    """What the user asked for; None: to be found in the inputs."""

    tahun: int | None = None
    triwulan: int | None = None
    skpd: str | None = None
    rincian: Rincian = "sub"
    cetak_ulang: bool = False


@dataclass(frozen=True, slots=True)
class Identitas:
    """Sheet Identitas; empty texts print as a dotted line. Names and NIP go to the signature block only."""

    nama_skpd: str = ""
    sebutan: str = ""
    kode_skpd: str = ""
    kabupaten: str = ""
    tahun: int | None = None
    jabatan: str = ""
    nama: str = field(default="", repr=False)
    pangkat: str = field(default="", repr=False)
    nip: str = field(default="", repr=False)
    tempat: str = ""
    tanggal: str = ""


@dataclass(frozen=True, slots=True)
class Baris:
    """Rows of one file: dibaca = dipakai + ditolak + ganda + skpd_lain."""

    dibaca: int = 0
    dipakai: int = 0
    ditolak: int = 0
    ganda: int = 0
    skpd_lain: int = 0


@dataclass(frozen=True, slots=True)
class JejakBerkas:
    """One input file: identity, kind, verdict, role in the run (`peran`, Indonesian words) and rows."""

    berkas: str
    jenis: str
    putusan: Putusan
    sha256: str = ""
    ukuran: int = 0
    peran: str = "-"
    baris: Baris = field(default_factory=Baris)
