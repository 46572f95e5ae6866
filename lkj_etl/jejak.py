"""The trail of a run: what was asked, which files came in, what became of their rows."""

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

Putusan = Literal["diterima", "diterima_dengan_catatan", "ditolak"]
Rincian = Literal["kegiatan", "sub", "unit"]
Tanya = Callable[[str, range], int]
"""Asks a person for a number: the question, and the answers that may be given."""


class Parameter(NamedTuple):
    """What one run reports on; `skpd` is the code (empty where no file gives one)."""

    tahun: int
    triwulan: int
    skpd: str
    nama_skpd: str
    rincian: Rincian = "sub"
    cetak_ulang: bool = False

    @property
    def sebutan(self) -> str:
        """Return what people call the office; no file and no option need have named it."""
        return self.nama_skpd or self.skpd or "Kantor yang belum disebut"


class Permintaan(NamedTuple):
    """What the user asked for; None: to be found in the inputs."""

    tahun: int | None = None
    triwulan: int | None = None
    skpd: str | None = None
    rincian: Rincian = "sub"
    cetak_ulang: bool = False


class Identitas(NamedTuple):
    """Sheet Identitas; empty texts print as a dotted line. Names and NIP go to the signature block only."""

    nama_skpd: str = ""
    sebutan: str = ""
    kode_skpd: str = ""
    kabupaten: str = ""
    tahun: int | None = None
    jabatan: str = ""
    nama: str = ""
    pangkat: str = ""
    nip: str = ""
    tempat: str = ""
    tanggal: str = ""

    def __repr__(self) -> str:
        """Return the office only: whatever prints this record must not print who signs."""
        return f"Identitas({self.nama_skpd!r})"


class Baris(NamedTuple):
    """Rows of one file: dibaca = dipakai + ditolak + ganda + skpd_lain."""

    dibaca: int = 0
    dipakai: int = 0
    ditolak: int = 0
    ganda: int = 0
    skpd_lain: int = 0


class JejakBerkas(NamedTuple):
    """One input file: identity, kind, verdict, role in the run (`peran`, Indonesian words) and rows."""

    berkas: str
    jenis: str
    putusan: Putusan
    sha256: str = ""
    ukuran: int = 0
    peran: str = "-"
    baris: Baris = Baris()

    def data(self) -> dict[str, Any]:
        """Return the record with its rows as plain data, for JSON."""
        return {**self._asdict(), "baris": self.baris._asdict()}
