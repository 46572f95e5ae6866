"""The two records that the stages hand on: what came in, and what is printed."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from lkj_etl.jejak import Identitas, JejakBerkas, Parameter
from lkj_etl.temuan import Temuan

if TYPE_CHECKING:
    import polars as pl
    from pandera.typing.polars import DataFrame

    from schemas.anggaran import Belanja, Kas, Pagu
    from schemas.hasil import Capaian, RincianDaun, Serapan
    from schemas.kinerja import Indikator, Pemetaan, RealisasiIndikator
    from schemas.skm import Ikm, Jawaban

TANPA_REALISASI = "TANPA-REALISASI"


class Total(NamedTuple):
    """Rupiah, exact to the sen."""

    pagu: Decimal
    realisasi: Decimal


class Terbit(NamedTuple):
    """What the official report of an earlier quarter printed, from the ledger; `sidik` is the sha256 of all of it.

    `indikator`: (kode, triwulan 1-4) -> realisasi and capaian as plain texts, None where it printed "-". `daun`: its leaves (codes
    and names as in schemas.hasil.Serapan) with realisasi s.d. that quarter in rupiah.
    """

    triwulan: int
    id_jalan: str
    sidik: str
    total: Total
    indikator: Mapping[tuple[str, int], tuple[str | None, str | None]]
    daun: Sequence[Mapping[str, Any]] = ()


class SumberAnggaran(NamedTuple):
    """What is printed under Tabel 3.3 about where the money figures come from (Indonesian texts)."""

    berkas_pagu: str = "-"
    berkas_realisasi: str = "-"
    dasar_tanggal: str = "-"
    tahapan: str = "-"


class Masukan(NamedTuple):
    """Checked frames of one office and quarter, with every finding on the way to them.

    `triwulan_rinci`: the quarters whose own realisasi the sources split. `total_masuk`: sums of the
    used files as read (pagu; realisasi up to the quarter), to be met again by the printed table.
    `kas`: planned spending of the office over the whole year, None where no file gives it.
    `huruf_pemetaan`: column letters of sheet Pemetaan in `berkas_kinerja`, for findings that point there.
    `skm`: the answers of sheet SKM, None where the workbook has no such sheet.
    """

    parameter: Parameter
    identitas: Identitas
    indikator: "DataFrame[Indikator]"
    realisasi: "DataFrame[RealisasiIndikator]"
    pemetaan: "DataFrame[Pemetaan]"
    pagu: "DataFrame[Pagu]"
    belanja: "DataFrame[Belanja]"
    triwulan_rinci: tuple[int, ...]
    sumber: SumberAnggaran
    total_masuk: Total
    huruf_pemetaan: Mapping[str, str]
    berkas_kinerja: str
    temuan: tuple[Temuan, ...]
    jejak: tuple[JejakBerkas, ...]
    skm: "DataFrame[Jawaban] | None" = None
    kas: "DataFrame[Kas] | None" = None


class BarisEfisiensi(NamedTuple):
    """Capaian (percent) beside rupiah of one `tingkat`: sasaran, indikator, program, overhead, lain, kantor.

    `rencana`: anggaran kas s.d. the quarter, None without one; serapan and serapan_rencana: percent of pagu and of rencana.
    `penilaian`: dinilai, tw4, belum_terukur, belum_tercapai, tanpa_anggaran, tidak; both kategori are empty unless dinilai,
    `kategori` (efficiency) also where nothing is spent yet.
    """

    tingkat: str
    no: int | None
    kode: str
    nama: str
    capaian: Decimal | None
    pagu: Decimal
    realisasi: Decimal
    rencana: Decimal | None
    serapan: Decimal | None
    serapan_rencana: Decimal | None
    penilaian: str
    kategori: str
    kategori_serapan: str


class Analisis(NamedTuple):
    """What is derived from the two tables.

    `status`: kode_indikator -> one of hitung.status.STATUS. `pembanding`, `kurva`: frames as hitung.pembanding and
    hitung.rencana say, without any row where the office gives nothing to compare with and no anggaran kas.
    """

    status: Mapping[str, str]
    efisiensi: tuple[BarisEfisiensi, ...]
    pembanding: "pl.DataFrame"
    kurva: "pl.DataFrame"


class _IsiLaporan(NamedTuple):
    """The fields of `Laporan`; a NamedTuple itself has no room for what is remembered.

    `rata_rata`: average capaian per sasaran and of the office, columns as hitung.rata_rata says.
    `rincian`: the lines of the sources behind the rows of `serapan`.
    `terbit`: the last official report of an earlier quarter, with which this one was compared.
    `ikm`: the survey's table, None where sheet SKM is not used; `masukan.realisasi` then holds its IKM.
    """

    masukan: Masukan
    capaian: "DataFrame[Capaian]"
    serapan: "DataFrame[Serapan]"
    temuan: tuple[Temuan, ...]
    total_keluar: Total
    draf: bool
    id_jalan: str
    pengaturan: tuple[tuple[str, str], ...]
    rata_rata: "pl.DataFrame"
    analisis: Analisis
    rincian: "DataFrame[RincianDaun]"
    terbit: Terbit | None = None
    ikm: "DataFrame[Ikm] | None" = None


class Laporan(_IsiLaporan):
    """Everything that the workbook shows; `draf` where a galat stands or money is not mapped.

    Every sheet goes through the rows of both tables, so they are taken out of the frames once.
    """

    @cached_property
    def baris_capaian(self) -> list[dict[str, Any]]:
        """The rows of `capaian`, columns as schemas.hasil.Capaian."""
        return list(self.capaian.iter_rows(named=True))

    @cached_property
    def baris_serapan(self) -> list[dict[str, Any]]:
        """The rows of `serapan`, columns as schemas.hasil.Serapan."""
        return list(self.serapan.iter_rows(named=True))

    @cached_property
    def tanpa_realisasi(self) -> bool:
        """Whether no file says what was spent: its zeros are then not figures, for what is not measured is not 0."""
        return any(t.kode == TANPA_REALISASI for t in self.temuan)
