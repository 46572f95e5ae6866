"""Which check a finding belongs to: the groups that Ringkasan shows with their state."""

from __future__ import annotations

from lkj_etl.katalog import Jenis
from lkj_etl.katalog.berkas import BERKAS
from lkj_etl.katalog.peran import KANTOR_DAN_MASA, PERAN
from lkj_etl.katalog.rekonsiliasi import REKONSILIASI
from lkj_etl.katalog.susunan import SUSUNAN
from lkj_etl.katalog.tabel import TABEL

DIBACA = "Berkas terbaca utuh"
ISI_SEL = "Judul, kolom dan isi sel"
SUMBER = "Kelengkapan dan pilihan berkas"
PERIODE = "Perangkat daerah, tahun, periode"
TOTAL = "Total masuk dan keluar"
ANTARBERKAS = "Angka antarberkas"
TARGET = "Indikator dan target"
KINERJA = "Realisasi kinerja"
PEMETAAN = "Pemetaan anggaran"
PAGU = "Realisasi terhadap pagu"
SEBELUMNYA = "Laporan triwulan sebelumnya"
KELOMPOK = (DIBACA, ISI_SEL, SUMBER, PERIODE, TOTAL, ANTARBERKAS, TARGET, KINERJA, PEMETAAN, PAGU, SEBELUMNYA)

# Table by table, then code by code: what comes later decides.
_BAKU: tuple[tuple[dict[str, Jenis], str], ...] = (
    (BERKAS, DIBACA), (SUSUNAN, ISI_SEL), (TABEL, ISI_SEL), (PERAN, SUMBER), (KANTOR_DAN_MASA, PERIODE), (REKONSILIASI, KINERJA),
)  # fmt: skip
_KHUSUS: dict[str, tuple[str, ...]] = {
    ISI_SEL: ("KONTRAK-KOSONG", "KONTRAK-BATAS", "KONTRAK-DAFTAR", "KONTRAK-POLA", "KONTRAK-KEMBAR", "KONTRAK-JENIS"),
    PERIODE: ("TAHUN-TAK-TERBACA", "TANGGAL-LUAR-TAHUN", "BULAN-KOSONG"),
    TOTAL: (
        *("TOTAL-BERKAS-BEDA", "TOTAL-TAK-TERBACA", "TOTAL-TIDAK-SAMA", "KONTROL-BEDA", "PERSEN-BEDA", "NETO-BEDA"),
        *("BARIS-MUNGKIN-JUMLAH", "JUMLAH-MUNGKIN-GANDA", "TABEL-MUNGKIN-SAMA"),
    ),
    ANTARBERKAS: (
        *("PAGU-BEDA", "PAGU-TIDAK-LENGKAP", "REALISASI-BEDA", "REALISASI-TIDAK-LENGKAP", "PROGRAM-TIDAK-SAMA", "NAMA-MENDUA"),
        *("KAS-BEDA-PAGU", "KAS-BEDA-PAGU-BARIS", "DATA-KEMBAR", "DOKUMEN-KEMBAR", "DOKUMEN-BENTROK", "GARIS-KEMBAR", "PAGU-MUNGKIN-LAMA"),
    ),
    TARGET: (
        *("TARGET-TAHUNAN-TIDAK-COCOK", "TARGET-NOL", "TARGET-NEGATIF", "JENIS-TARGET-TIDAK-BERLAKU", "TARGET-MENURUN"),
        *("TARGET-DI-BAWAH-RPJMD", "PREDIKAT-BEDA-RPJMD", "INDIKATOR-TIDAK-DIKENAL", "INDIKATOR-HILANG", "INDIKATOR-KEMBAR"),
        *("TARGET-MUNGKIN-PECAHAN", "TARGET-TANPA-JADWAL", "BATAS-CAPAIAN-RENDAH"),
    ),
    PEMETAAN: ("INDIKATOR-TANPA-PEMETAAN", "PEMETAAN-TANPA-DAUN", "PEMETAAN-TANPA-DAUN-MIRIP", "PEMETAAN-KOSONG", "BELUM-DIPETAKAN"),
    PAGU: ("REALISASI-MELEBIHI-PAGU", "REALISASI-TANPA-PAGU", "REALISASI-TANPA-PAGU-MIRIP", "REALISASI-MENURUN"),
    SEBELUMNYA: ("TOTAL-BASI", "ANGKA-TERBIT-BERUBAH"),
}
_PER_KODE = {kode: nama for tabel, nama in _BAKU for kode in tabel} | {kode: nama for nama, isi in _KHUSUS.items() for kode in isi}


def kelompok(kode: str) -> str:
    """Return the group of a finding, one of `KELOMPOK`; KeyError for a code that no catalogue knows."""
    return _PER_KODE[kode]
