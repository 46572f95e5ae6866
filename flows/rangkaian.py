"""The composition of the quarterly report: its stages, run plainly or as Prefect tasks, written once."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, ParamSpec, Protocol, TypeVar

from flows.hitungan import hitung_laporan
from flows.perbaikan import salin_perbaikan
from flows.pustaka import muat_sambil_membaca
from lkj_etl import sistem
from lkj_etl.baca.ambil import Ambilan, Lapor, ambil
from lkj_etl.baca.folder import TAK_TERBUKA, TANPA_BERKAS, Pindaian, di_subfolder, pindai
from lkj_etl.jejak import Parameter, Permintaan, Tanya
from lkj_etl.kesalahan import PemakaianSalah
from lkj_etl.laporan import Laporan, Masukan, Terbit
from lkj_etl.pengaturan import Pengaturan
from lkj_etl.sementara import folder_sementara

P = ParamSpec("P")
H = TypeVar("H")


class Jalan(Protocol):
    """Runs one stage: at once, or as a task."""

    def __call__(self, tahap: Callable[P, H], *args: P.args, **kwargs: P.kwargs) -> H:
        """Return what the stage returns."""


def langsung(tahap: Callable[P, H], *args: P.args, **kwargs: P.kwargs) -> H:
    """Run a stage as the plain function that it is."""
    return tahap(*args, **kwargs)


def diam(laporan: Laporan) -> None:
    """Publish nothing."""


def tanpa_kabar(kabar: str) -> None:
    """Report no progress."""


class Hasil(NamedTuple):
    """What a run left: the report, the files (the workbook first), and sentences about what could not be left."""

    laporan: Laporan
    keluaran: list[Path]
    catatan: tuple[str, ...] = ()


class Terambil(NamedTuple):
    """What lies in the folder and what the reader child made of it."""

    pindaian: Pindaian
    ambilan: list[Ambilan]


def ambil_masukan(folder: Path, lapor: Lapor = tanpa_kabar) -> Terambil:
    """Copy the files of the folder and read the copies in the child."""
    try:
        pindaian = pindai(folder)
    except OSError:
        raise PemakaianSalah(TAK_TERBUKA.format(nama=folder.name)) from None
    if not pindaian.calon:
        raise PemakaianSalah(TANPA_BERKAS.format(nama=folder.name) + di_subfolder(pindaian))
    with folder_sementara() as sementara:
        return Terambil(pindaian, ambil(pindaian.calon, sementara, lapor, lewati_kembar=True, sambil=muat_sambil_membaca))


def baca_masukan(terambil: Terambil, permintaan: Permintaan, pengaturan: Pengaturan, tanya: Tanya | None = None) -> Masukan:
    """Check the files, choose sources, compare them."""
    from lkj_etl.masukan import baca_semua, satukan

    return satukan(baca_semua(terambil.ambilan, pengaturan), permintaan, pengaturan, pindaian=terambil.pindaian, tanya=tanya)


def baca_terbit(keluaran: Path, parameter: Parameter) -> Terbit | None:
    """Return what the last report of an earlier quarter published, from the ledger; an input like the files."""
    from lkj_etl.tulis.buku_besar import terbit_sebelumnya

    return terbit_sebelumnya(keluaran, parameter)


def tulis_laporan(laporan: Laporan, keluaran: Path) -> list[Path]:
    """Write workbook, parquet and summary; return their paths, the workbook first."""
    from lkj_etl.tulis.keluaran import simpan

    return simpan(laporan, keluaran)


def catat_jalan(laporan: Laporan, keluaran: Path, tertulis: list[Path]) -> tuple[str, ...]:
    """Enter the run in the ledger; a sentence where that failed (the next run makes up for it from the outputs)."""
    from lkj_etl.tulis.buku_besar import catat

    berhasil = catat(keluaran, tertulis[-1], kode_keluar=int(laporan.draf))
    return () if berhasil else ("Buku besar di folder keluaran tidak dapat ditulis; proses berikutnya melengkapinya dari hasil yang ada.",)


def laporan_triwulan(
    folder: Path,
    keluaran: Path,
    permintaan: Permintaan,
    pengaturan: Pengaturan,
    *,
    jalan: Jalan = langsung,
    terbitkan: Callable[[Laporan], None] = diam,
    lapor: Lapor = tanpa_kabar,
    tanya: Tanya | None = None,
) -> Hasil:
    """Write the report of one office and quarter, one run at a time per output folder.

    Raise `SedangBerjalan` where another run holds the lock, `PemakaianSalah` where a parameter is missing,
    `MesinBermasalah` where the disk refuses.
    """
    with sistem.kunci(sistem.folder_kerja(keluaran) / "kunci"):
        terambil = jalan(ambil_masukan, folder, lapor)
        masukan = jalan(baca_masukan, terambil, permintaan, pengaturan, tanya)
        terbit = jalan(baca_terbit, keluaran, masukan.parameter)
        laporan = jalan(hitung_laporan, masukan, pengaturan, terbit)
        tertulis = jalan(tulis_laporan, laporan, keluaran)
        catatan = jalan(catat_jalan, laporan, keluaran, tertulis)
        salinan = jalan(salin_perbaikan, laporan, terambil.ambilan, keluaran)
    terbitkan(laporan)
    return Hasil(laporan, [*tertulis, *salinan.jalan], (*catatan, *salinan.catatan))
