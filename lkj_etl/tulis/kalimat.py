"""Titles, notes and the signature block: every sentence of the printed tables in one place."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

import polars as pl

from lkj_etl.laporan import Laporan
from lkj_etl.nilai.angka import format_rupiah
from lkj_etl.nilai.predikat import PREDIKAT, batas_bawah
from lkj_etl.nilai.skala import SKALA_86, SKALA_86_LAIN
from lkj_etl.nilai.teks import aman_tampil
from lkj_etl.nilai.triwulan import BILANGAN, ROMAWI, bulan_akhir, bulan_laporan

TITIK = "." * 40
_DRAF = "DRAF - BELUM BOLEH DITANDATANGANI: {sebab}, lihat lembar Temuan"


class BarisTtd(NamedTuple):
    """One line of the signature block; `gaya` is a name in `gaya.GAYA`."""

    isi: str
    gaya: str = "ttd"


def sebutan(laporan: Laporan) -> str:
    """Return what the office calls itself in titles: sebutan kantor, else the name of the perangkat daerah."""
    identitas = laporan.masukan.identitas
    return identitas.sebutan or identitas.nama_skpd or laporan.masukan.parameter.nama_skpd


def nama_skpd(laporan: Laporan) -> str:
    """Return the name of the perangkat daerah, for the file name and the author of the workbook."""
    return laporan.masukan.parameter.nama_skpd or laporan.masukan.identitas.nama_skpd or "Perangkat Daerah"


def judul_31(laporan: Laporan) -> tuple[str, ...]:
    """Return the title lines of Tabel 3.1."""
    return _ada("Tabel 3.1", f"Formulasi Pengukuran Indikator Kinerja Utama Tahun {laporan.masukan.parameter.tahun}", sebutan(laporan))


def judul_32(laporan: Laporan) -> tuple[str, ...]:
    """Return the title lines of Tabel 3.2 (quarter in Roman figures, as in the source report)."""
    return _ada("Tabel 3.2", f"Capaian Kinerja Triwulan {ROMAWI[laporan.masukan.parameter.triwulan - 1]} {sebutan(laporan)}".strip())


def judul_33(laporan: Laporan) -> tuple[str, ...]:
    """Return the title lines of Tabel 3.3 (quarter in words, as in the source report)."""
    p = laporan.masukan.parameter
    return _ada("Tabel 3.3", f"Realisasi Anggaran Triwulan {BILANGAN[p.triwulan - 1]} Tahun Anggaran {p.tahun}", sebutan(laporan))


def judul_ringkasan(laporan: Laporan) -> tuple[str, ...]:
    """Return the title lines of Ringkasan."""
    p = laporan.masukan.parameter
    return _ada(f"Ringkasan Laporan Kinerja Triwulan {ROMAWI[p.triwulan - 1]} Tahun {p.tahun}", sebutan(laporan))


def judul_gambar(laporan: Laporan) -> tuple[str, ...]:
    """Return the title line of Gambar."""
    p = laporan.masukan.parameter
    return _ada(f"Capaian Indikator Kinerja Triwulan {ROMAWI[p.triwulan - 1]} Tahun {p.tahun} {sebutan(laporan)}".strip())


def judul_efisiensi(laporan: Laporan) -> tuple[str, ...]:
    """Return the title lines of Efisiensi."""
    p = laporan.masukan.parameter
    return _ada(f"Capaian Kinerja dan Serapan Anggaran s.d. Triwulan {ROMAWI[p.triwulan - 1]} Tahun {p.tahun}", sebutan(laporan))


def _ada(*baris: str) -> tuple[str, ...]:
    return tuple(b for b in baris if b)


def spanduk(laporan: Laporan) -> str:
    """Return the banner of a draft, an empty text for an official workbook."""
    if not laporan.draf:
        return ""
    galat = sum(t.tingkat == "galat" for t in laporan.temuan)
    return _DRAF.format(sebab=f"{galat} galat" if galat else "ada anggaran yang belum dipetakan")


def konvensi_predikat() -> str:
    """Return the office's convention for predikat indicators (DESIGN 5), printed under Tabel 3.1."""
    kelas = ", ".join(f"{p} > {batas_bawah(p)}" for p in PREDIKAT[:-1])
    return (
        f"Capaian indikator predikat: kelas menurut nilai evaluasi AKIP ({kelas}, {PREDIKAT[-1]} untuk nilai lainnya). Kelas yang sama "
        "dengan atau di atas target dihitung 100%; di bawahnya, nilai (bila hanya predikat: batas bawah kelasnya, D = 0) dibagi batas "
        "bawah kelas target, paling tinggi 99,99%."
    )


def skala_86(terhadap: str = "") -> str:
    """Return the scale of Permendagri 86/2017, printed where a category stands; `terhadap`: what serapan is judged against."""
    kelas = ", ".join(f"> {batas} {sebutan}" for batas, sebutan in SKALA_86)
    return f"Skala serapan{terhadap} (Permendagri 86/2017): {kelas}, selebihnya {SKALA_86_LAIN}."


BELUM_ADA_REALISASI = "Sumber realisasi: belum ada berkas yang dapat dipakai; angka 0 di kolom realisasi bukan hasil belanja."


def catatan_33(laporan: Laporan, tidak_dicetak: int) -> list[str]:
    """Return the notes under Tabel 3.3: sources, date basis, period, stage of pagu, what is left out."""
    p, s = laporan.masukan.parameter, laporan.masukan.sumber
    catatan = [
        f"Sumber pagu: {aman_tampil(s.berkas_pagu)}{_bila('; tahapan pagu: ', s.tahapan)}.",
        BELUM_ADA_REALISASI
        if laporan.tanpa_realisasi
        else f"Sumber realisasi: {aman_tampil(s.berkas_realisasi)}{_bila('; dasar tanggal: ', s.dasar_tanggal)}.",
        f"Realisasi s.d. {bulan_akhir(p.triwulan)} {p.tahun}.",
    ]
    if any(b["pagu_sebelum"] is not None for b in laporan.baris_serapan):
        sebelum, sesudah = (_jumlah(laporan.baris_serapan, k) for k in ("pagu_sebelum", "pagu"))
        catatan.append(f"Pagu sebelum: Rp {sebelum}; pagu setelah: Rp {sesudah}.")
    if tidak_dicetak:
        catatan.append(f"{tidak_dicetak} baris tanpa pagu dan tanpa realisasi tidak dicetak; lihat lembar Data 3.3.")
    if (laporan.masukan.belanja["triwulan"] > p.triwulan).any():
        kemudian = laporan.masukan.belanja.filter(pl.col("triwulan") > p.triwulan)
        bernomor = kemudian.filter(pl.col("nomor_dokumen") != "").select("jenis_dokumen", "nomor_dokumen")
        banyak = bernomor.n_unique() + kemudian.height - bernomor.height
        rupiah = _jumlah(laporan.baris_serapan, "sesudah_triwulan")
        catatan.append(f"{banyak} dokumen bertanggal sesudah Triwulan {ROMAWI[p.triwulan - 1]} sebesar Rp {rupiah} tidak dihitung.")
    return catatan


def _bila(depan: str, isi: str) -> str:
    return "" if isi in ("", "-") else depan + aman_tampil(isi)


def _jumlah(baris: Iterable[Mapping[str, Any]], kolom: str) -> str:
    return format_rupiah(sum((b[kolom] for b in baris if b[kolom] is not None), Decimal(0)))


def tanda_tangan(laporan: Laporan) -> list[BarisTtd]:
    """Return the signature block; what the office left blank prints a dotted line."""
    i, p = laporan.masukan.identitas, laporan.masukan.parameter
    tanggal = i.tanggal or bulan_laporan(p.tahun, p.triwulan)
    jabatan = f"{i.jabatan.rstrip(', ')}," if i.jabatan.strip() else TITIK
    atas = [f"{i.tempat or TITIK[:20]}, {tanggal}", jabatan, "", "", ""]
    nama = BarisTtd(i.nama, "ttd_nama") if i.nama else BarisTtd(TITIK)
    bawah = [i.pangkat] if i.pangkat else []
    return [*map(BarisTtd, atas), nama, *map(BarisTtd, [*bawah, f"NIP. {i.nip or TITIK[:34]}"])]


def daftar(baris: Iterable[str]) -> str:
    """Join lines of one cell, without blanks and repetitions."""
    return "\n".join(dict.fromkeys(b for b in baris if b))
