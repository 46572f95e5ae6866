"""Small SIPD exports built in code: Rekap (pagu-sipd) and Laporan Realisasi Per Dokumen (realisasi-sipd), invented offices."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter

NAMA = {
    "7.01.01": "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA",
    "7.01.02": "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK",
    "7.01.03": "PROGRAM PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN",
    "7.01.01.2.02": "Administrasi Keuangan Perangkat Daerah",
    "7.01.01.2.06": "Administrasi Umum Perangkat Daerah",
    "7.01.02.2.01": "Koordinasi Penyelenggaraan Kegiatan\\n\\nPemerintahan di Tingkat Kecamatan",
    "7.01.03.2.01": "Kegiatan Pemberdayaan Kelurahan",
    "7.01.01.2.02.0001": "Penyediaan Gaji dan Tunjangan ASN",
    "7.01.01.2.06.0002": "Penyediaan Peralatan dan Perlengkapan Kantor",
    "7.01.02.2.01.0001": "Koordinasi/Sinergi Perencanaan",
    "7.01.03.2.01.0004": "Pembangunan Sarana dan Prasarana Kelurahan",
}
GAJI, ALAT, KOORDINASI, SARANA = (k for k in NAMA if k.count(".") == 5)
SKPD = {"05": "Kecamatan Contoh", "06": "Kecamatan Lain"}
JUDUL_PAGU = (
    "NO", "TAHUN", "KODE URUSAN", "NAMA URUSAN", "KODE SKPD", "NAMA SKPD", "KODE SUB UNIT", "NAMA SUB UNIT", "KODE BIDANG URUSAN",
    "NAMA BIDANG URUSAN", "KODE PROGRAM", "NAMA PROGRAM", "KODE KEGIATAN", "NAMA KEGIATAN", "KODE SUB KEGIATAN", "NAMA SUB KEGIATAN",
    "KODE SUMBER DANA", "NAMA SUMBER DANA", "KODE REKENING", "NAMA REKENING", "PAKET/KELOMPOK", "NAMA PAKET/KELOMPOK", "PAGU",
)  # fmt: skip
JUDUL_DOKUMEN = (
    "Kode SKPD", "Nama SKPD", "Kode Sub SKPD", "Nama Sub SKPD", "Kode Fungsi", "Nama Fungsi", "Kode Sub Fungsi", "Nama Sub Fungsi",
    "Kode Urusan", "Nama Urusan", "Kode Bidang Urusan", "Nama Bidang Urusan", "Kode Program", "Nama Program", "Kode Kegiatan",
    "Nama Kegiatan", "Kode Sub Kegiatan", "Nama Sub Kegiatan", "Kode Rekening", "Nama Rekening", "Nomor Dokumen", "Jenis Dokumen",
    "Jenis Transaksi", "Nomor DPT", "Tanggal Dokumen", "Keterangan Dokumen", "Nilai Realisasi", "Nilai Setoran", "NIP Pegawai",
    "Nama Pegawai", "Tanggal Simpan", "Nomor SPD", "Periode SPD", "Nilai SPD", "Tahapan SPD", "Nama Sub Tahapan Jadwal", "Tahapan APBD",
    "Nomor SPP", "Tanggal SPP", "Nomor SPM", "Tanggal SPM", "Nomor SP2D", "Tanggal SP2D", "Tanggal Transfer", "Nilai SP2D",
)  # fmt: skip


class Pagu(NamedTuple):
    """One line of a Rekap; `skpd` and `unit` are two digits each, unit 00 is the office itself."""

    kode: str
    pagu: float | str | None
    skpd: str = "05"
    unit: str = "0000"
    rekening: str = "5.1.02.01.001.00024"
    rincian: str = "Belanja Alat Tulis"
    tahun: int = 2026
    lain: Mapping[str, Any] = {}


class Dokumen(NamedTuple):
    """One line of a document."""

    kode: str
    nilai: float | str
    tanggal: str
    nomor: str
    setoran: float = 0
    skpd: str = "05"
    unit: str = "0000"
    rekening: str = "5.1.02.01.001.00024"
    spd: str = "81.05/01.0/000001/7.01.0.00.0.00.05.0000/M/1/2026"
    jenis: str = "SPP"
    transaksi: str = "LS"
    lain: Mapping[str, Any] = {}


def kode_skpd(skpd: str, unit: str = "0000") -> str:
    """Return the long SIPD code of an office or of a unit below it."""
    return f"7.01.0.00.0.00.{skpd}.{unit}"


def _hierarki(kode: str, skpd: str, unit: str) -> dict[str, Any]:
    segmen = kode.split(".")
    tingkat = {"PROGRAM": ".".join(segmen[:3]), "KEGIATAN": ".".join(segmen[:5]), "SUB KEGIATAN": kode if len(segmen) > 5 else None}
    hasil: dict[str, Any] = {
        "KODE SKPD": kode_skpd(skpd),
        "NAMA SKPD": SKPD[skpd],
        "KODE BIDANG URUSAN": "7.01",
        "NAMA BIDANG URUSAN": "KECAMATAN",
    }
    for nama, nilai in tingkat.items():
        hasil[f"KODE {nama}"] = nilai
        baku = ".".join((*segmen[:5], segmen[5].zfill(4))) if nilai and len(segmen) > 5 and nama == "SUB KEGIATAN" else nilai
        hasil[f"NAMA {nama}"] = NAMA[baku.replace("X.XX", "7.01")] if baku else None
    for nama in ("SUB UNIT", "SUB SKPD"):
        hasil[f"KODE {nama}"] = kode_skpd(skpd, unit)
        hasil[f"NAMA {nama}"] = SKPD[skpd] if unit == "0000" else f"Kelurahan {unit[-1]}"
    return hasil


def baris_pagu(semua: Sequence[Pagu], tambahan: Sequence[str] = ()) -> list[list[Any]]:
    """Return the Rekap as rows, heading first; `tambahan`: further columns, filled from `lain`."""
    judul = [*JUDUL_PAGU, *tambahan]
    hasil: list[list[Any]] = [judul]
    for no, b in enumerate(semua, start=1):
        isi = {**_hierarki(b.kode, b.skpd, b.unit), "NO": no, "TAHUN": b.tahun, "KODE REKENING": b.rekening, "NAMA REKENING": "Belanja"}
        isi |= {"PAKET/KELOMPOK": "Kelompok", "NAMA PAKET/KELOMPOK": b.rincian, "PAGU": b.pagu, "KODE SUMBER DANA": "1.1", **b.lain}
        hasil.append([isi.get(j) for j in judul])
    return hasil


def baris_dokumen(semua: Sequence[Dokumen], *, kepala: bool = True, total: bool = True) -> list[list[Any]]:
    """Return the document report as rows: titles, heading in row 5, a Total that stands one column too far right."""
    hasil: list[list[Any]] = [["LAPORAN REALISASI PER DOKUMEN"], ["KAB. CONTOH"], ["TAHUN 2026"], []] if kepala else []
    hasil.append(list(JUDUL_DOKUMEN))
    for b in semua:
        isi = {k.title().replace("Skpd", "SKPD"): v for k, v in _hierarki(b.kode, b.skpd, b.unit).items()}
        isi |= {"Kode Rekening": b.rekening, "Nomor Dokumen": b.nomor, "Jenis Dokumen": b.jenis, "Jenis Transaksi": b.transaksi}
        isi |= {
            "Tanggal Dokumen": b.tanggal,
            "Nilai Realisasi": b.nilai,
            "Nilai Setoran": b.setoran,
            "Nomor SPD": b.spd,
            "Nilai SPD": 999,
            **b.lain,
        }
        hasil.append([isi.get(j) for j in JUDUL_DOKUMEN])
    if total:
        akhir: list[Any] = [None] * len(JUDUL_DOKUMEN)
        akhir[0], letak = "Total", JUDUL_DOKUMEN.index("Nilai Realisasi") + 1
        akhir[letak] = sum(b.nilai for b in semua if isinstance(b.nilai, (int, float)))
        akhir[letak + 1] = sum(b.setoran for b in semua)
        hasil.append(akhir)
    return hasil


def tulis(jalan: Path, lembar: Mapping[str, Sequence[Sequence[Any]]] | Sequence[Sequence[Any]]) -> None:
    """Write rows as a workbook with one or several sheets; text stays text."""
    semua = lembar if isinstance(lembar, Mapping) else {"Sheet 1": lembar}
    with xlsxwriter.Workbook(jalan, {"in_memory": True}) as buku:
        for nama, baris in semua.items():
            ws = buku.add_worksheet(nama)
            for r, isi in enumerate(baris):
                for k, nilai in enumerate(isi):
                    if isinstance(nilai, str):
                        ws.write_string(r, k, nilai)
                    elif nilai is not None:
                        ws.write_number(r, k, nilai)


def tulis_csv(jalan: Path, baris: Sequence[Sequence[Any]], pisah: str = ";") -> None:
    """Write rows as csv with a BOM, as spreadsheet programs of Indonesian settings do."""
    with jalan.open("w", encoding="utf-8-sig", newline="") as berkas:
        csv.writer(berkas, delimiter=pisah).writerows(["" if n is None else n for n in isi] for isi in baris)
