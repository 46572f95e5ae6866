"""Roles of the money files: one gives pagu, one kind gives realisasi, the rest are control figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import polars as pl

from lkj_etl.bacaan import Bacaan
from lkj_etl.jejak import Parameter
from lkj_etl.nilai.angka import format_rupiah
from lkj_etl.nilai.nama import samakan
from lkj_etl.nilai.triwulan import BULAN, ROMAWI
from lkj_etl.pengaturan import Pengaturan
from lkj_etl.periksa.banding import Sumber, beda, mendua, sama
from lkj_etl.periksa.dokumen import satukan
from lkj_etl.periksa.masa import rangkai, semasa, serinci, yang_kurang
from lkj_etl.periksa.sipd import KEMBAR_DOKUMEN, bulan_kosong, garis_kembar, pagu_mungkin_lama
from lkj_etl.periksa.waktu import periode_berkas
from lkj_etl.temuan import Temuan, temuan

NOL = Decimal(0)
TANPA_PERAN, TIDAK_DIPAKAI = "-", "tidak dipakai"


@dataclass(slots=True)
class Pembagian:
    """Who gives what. `triwulan_rinci`: quarters whose own realisasi is known.

    `laporan_dokumen`: the document reports, where those give the realisasi.
    """

    pagu: Bacaan | None = None
    belanja: pl.DataFrame | None = None
    triwulan_rinci: tuple[int, ...] = ()
    laporan_dokumen: Sequence[Bacaan] = ()
    peran: dict[str, str] = field(default_factory=dict)
    ganda: dict[str, int] = field(default_factory=dict)
    temuan: list[Temuan] = field(default_factory=list)

    @property
    def dokumen(self) -> bool:
        """Say whether documents give the realisasi."""
        return bool(self.laporan_dokumen)

    def tanggal(self) -> Iterator[pl.Series]:
        """Yield the dates on which documents exist: by the chosen basis, then by the documents themselves.

        A monthly export is cut by document date: on another basis its month may look empty though the file is there.
        """
        if self.belanja is None:
            return
        yield self.belanja["tanggal"]
        for b in self.laporan_dokumen:
            if b.tanggal_dasar is not None:
                asal = b.tanggal_dasar.with_columns(berkas=pl.lit(b.berkas))
                yield self.belanja.join(asal, on=["berkas", "lembar", "baris"], how="inner")["dokumen"]

    def tambah_peran(self, b: Bacaan, peran: str) -> None:
        """Add a role to those that the file has already; a fuller word for the same role takes its place."""
        lama = self.peran.get(b.berkas, TANPA_PERAN)
        self.peran[b.berkas] = peran if lama == TANPA_PERAN or peran.startswith(lama) else f"{lama} dan {peran}"


def bagi(berkas: Sequence[Bacaan], triwulan: int, pengaturan: Pengaturan) -> Pembagian:
    """Choose the sources by rank (DESIGN 4, "Roles") and compare the rest with them, leaf by leaf.

    berkas: accepted money files with the office's rows only, in order of name. No clock and no file time decides.
    """
    hasil = Pembagian(peran={b.berkas: TANPA_PERAN for b in berkas})
    kini = [b for b in berkas if periode_berkas(b) in (None, triwulan)]
    lalu = [b for b in berkas if (p := periode_berkas(b)) is not None and p < triwulan]
    _pilih_pagu(kini, pengaturan.berkas_pagu, hasil)
    dokumen = [b for b in berkas if b.jenis == "realisasi-sipd" and b.belanja is not None]
    ringkas = [b for b in kini if b.jenis != "realisasi-sipd" and b.belanja is not None]
    rekap = [b for b in ringkas if b.jenis != "aklap"]
    if dokumen:
        _pakai_dokumen(dokumen, rekap, triwulan, hasil)
    elif ringkas:
        _pakai_ringkas(sorted(ringkas, key=_pangkat_realisasi), lalu, triwulan, pengaturan.berkas_realisasi, hasil)
    return hasil


def periksa_sumber(p: Pembagian, parameter: Parameter, pengaturan: Pengaturan) -> list[Temuan]:
    """Report missing sources and what only the chosen sources can show."""
    hasil: list[Temuan] = []
    if p.pagu is None or p.pagu.pagu is None:
        hasil.append(temuan("TANPA-PAGU"))
    if p.belanja is None:
        return [*hasil, temuan("TANPA-REALISASI")]
    if p.dokumen:
        kosong = bulan_kosong(p.tanggal(), tahun=parameter.tahun, triwulan=parameter.triwulan, kecuali=pengaturan.bulan_tanpa_realisasi)
        if kosong:
            hasil.append(temuan("BULAN-KOSONG", bulan=", ".join(BULAN[b - 1] for b in kosong)))
        hasil += garis_kembar(p.belanja, KEMBAR_DOKUMEN)
    if p.pagu is not None and p.pagu.pagu is not None:
        hasil += [*pagu_mungkin_lama(p.pagu.pagu, p.belanja), *mendua(p.pagu.pagu, p.belanja)]
    return hasil


def _pangkat_pagu(b: Bacaan) -> int:
    """Rank: Rekap SIPD, a rekap of pagu alone, one with realisasi beside it, aklap."""
    return 0 if b.jenis == "pagu-sipd" else 3 if b.jenis == "aklap" else 1 if b.belanja is None else 2


def _pangkat_realisasi(b: Bacaan) -> tuple[bool, bool]:
    return b.jenis != "aklap", not b.keterangan.kumulatif


def _pagu(b: Bacaan) -> Sumber:
    assert b.pagu is not None
    return Sumber(b.pagu, "pagu", b.sel_program)


def _realisasi(b: Bacaan) -> Sumber:
    assert b.belanja is not None
    return Sumber(b.belanja, "realisasi", b.sel_program)


def _pilih_pagu(kini: list[Bacaan], diminta: str, hasil: Pembagian) -> None:
    calon = sorted((b for b in kini if b.pagu is not None), key=_pangkat_pagu)
    if not calon:
        return
    dipilih, bebas = _utama(calon, diminta, "berkas_pagu", hasil)
    hasil.pagu = dipilih
    hasil.peran[dipilih.berkas] = "pagu"
    for b in (b for b in calon if b is not dipilih):
        if _pangkat_pagu(b) == _pangkat_pagu(dipilih):
            if b.belanja is None or dipilih.belanja is None:
                _setingkat(dipilih, b, "pagu", hasil, bebas=bebas)
            elif not bebas and not sama(_pagu(dipilih), _pagu(b)):
                hasil.temuan.append(_bentrok("PAGU-GANDA", dipilih, b, "pagu"))
        else:
            hasil.peran[b.berkas] = "kendali"
            hasil.temuan += beda(_pagu(dipilih), _pagu(b), kode="PAGU-BEDA", kode_hilang="PAGU-TIDAK-LENGKAP")


def _utama(calon: list[Bacaan], diminta: str, kunci: str, hasil: Pembagian) -> tuple[Bacaan, bool]:
    """Return the file that the settings name, True; where they name none of these, the first by rank, False."""
    ada = next((b for b in calon if diminta and samakan(b.berkas) == samakan(diminta)), None)
    if diminta and ada is None:
        hasil.temuan.append(temuan("BERKAS-PILIHAN-TIDAK-ADA", kunci=kunci, diminta=diminta, dipakai=calon[0].berkas))
    return ada or calon[0], ada is not None


def _setingkat(utama: Bacaan, b: Bacaan, kolom: str, hasil: Pembagian, *, bebas: bool) -> None:
    """Two files of one rank: equal per leaf -> the later one's rows are ganda; different -> the user must choose."""
    sumber = _pagu if kolom == "pagu" else _realisasi
    hasil.peran[b.berkas] = TIDAK_DIPAKAI
    if sama(sumber(utama), sumber(b)):
        hasil.peran[b.berkas] = "ganda"
        hasil.ganda[b.berkas] = b.baris.dipakai
        hasil.temuan.append(temuan("DATA-KEMBAR", b.berkas, "-", "-", lain=utama.berkas, kolom=kolom))
    elif not bebas:
        hasil.temuan.append(_bentrok(f"{kolom.upper()}-GANDA", utama, b, kolom))


def _bentrok(kode: str, utama: Bacaan, b: Bacaan, kolom: str) -> Temuan:
    jumlah = [format_rupiah(_jumlah(x.pagu if kolom == "pagu" else x.belanja, kolom)) for x in (utama, b)]
    return temuan(kode, b.berkas, "-", "-", satu=utama.berkas, jumlah_satu=jumlah[0], dua=b.berkas, jumlah_dua=jumlah[1])


def _jumlah(garis: pl.DataFrame | None, kolom: str) -> Decimal:
    return NOL if garis is None else sum(garis[kolom].to_list(), NOL)


def _pakai_dokumen(dokumen: list[Bacaan], rekap: list[Bacaan], triwulan: int, hasil: Pembagian) -> None:
    semua = pl.concat([b.belanja for b in dokumen if b.belanja is not None])
    tunggal = satukan(semua)
    hasil.belanja = tunggal.garis
    if len(dokumen) > 1:  # every file counts from 0
        hasil.belanja = hasil.belanja.with_columns(pl.int_range(pl.len(), dtype=pl.Int64).alias("urut"))
    hasil.triwulan_rinci = (1, 2, 3, 4)
    hasil.laporan_dokumen = dokumen
    hasil.temuan += tunggal.temuan
    for b in dokumen:
        hasil.peran[b.berkas] = "realisasi"
        hasil.ganda[b.berkas] = tunggal.ganda.get(b.berkas, 0)
    for b in rekap:
        _banding_semasa(hasil, b, triwulan)


def _banding_semasa(hasil: Pembagian, b: Bacaan, triwulan: int) -> None:
    """Compare a control with the realisasi of its time: up to the quarter, or of the quarter alone where that is known.

    A title "Triwulan II" over amounts that are equal s.d. the quarter is no difference.
    """
    assert hasil.belanja is not None
    tw = pl.col("triwulan")
    sumber = Sumber(hasil.belanja.filter((tw <= triwulan).fill_null(value=True)), "realisasi", {})
    if not b.keterangan.kumulatif and not sama(sumber, _realisasi(b)):
        sumber = Sumber(hasil.belanja.filter(tw == triwulan), "realisasi", {})
        if triwulan not in hasil.triwulan_rinci:
            hasil.tambah_peran(b, "kendali: tidak dibandingkan")
            return
    hasil.tambah_peran(b, "kendali")
    hasil.temuan += beda(sumber, _realisasi(b), kode="REALISASI-BEDA", kode_hilang="REALISASI-TIDAK-LENGKAP")


def _pakai_ringkas(calon: list[Bacaan], lalu: list[Bacaan], triwulan: int, diminta: str, hasil: Pembagian) -> None:
    """Use `aklap` or `rekap`, whichever ranks first; the other kind, or a file of the quarter alone, is compared per leaf."""
    utama, bebas = _utama(calon, diminta, "berkas_realisasi", hasil)
    hasil.tambah_peran(utama, "realisasi")
    lain = [b for b in calon if b is not utama]
    for b in (b for b in lain if semasa(utama, b, triwulan)):
        if b.jenis == utama.jenis:
            _setingkat(utama, b, "realisasi", hasil, bebas=bebas)
        else:
            hasil.tambah_peran(b, "kendali")
            hasil.temuan += beda(_realisasi(utama), _realisasi(b), kode="REALISASI-BEDA", kode_hilang="REALISASI-TIDAK-LENGKAP")
    per_triwulan = _per_triwulan(utama, lalu, triwulan, hasil)
    if kurang := yang_kurang(per_triwulan, triwulan):
        daftar = ", ".join(ROMAWI[q - 1] for q in kurang)
        hasil.temuan.append(temuan("TRIWULAN-KURANG", utama.berkas, "-", "-", kurang=daftar))
    hasil.belanja, hasil.triwulan_rinci = rangkai(per_triwulan, triwulan)
    for b in (b for b in lain if not semasa(utama, b, triwulan)):
        if bebas and b.jenis == utama.jenis:
            hasil.tambah_peran(b, TIDAK_DIPAKAI)
        else:
            _banding_semasa(hasil, b, triwulan)


def _per_triwulan(utama: Bacaan, lalu: list[Bacaan], triwulan: int, hasil: Pembagian) -> dict[int, Bacaan]:
    """Return the file of each quarter: of several the one of the same kind, of these the cumulative one."""
    per_triwulan = {triwulan: utama}
    for b in sorted(lalu, key=lambda b: (b.jenis != utama.jenis, not b.keterangan.kumulatif)):
        if b.belanja is None or (p := periode_berkas(b)) is None:
            continue
        if utama.keterangan.kumulatif and not serinci(utama, b):
            hasil.tambah_peran(b, TIDAK_DIPAKAI)
            hasil.temuan.append(temuan("TRIWULAN-RINCIAN-LAIN", b.berkas, "-", "-", triwulan=ROMAWI[p - 1], lain=utama.berkas))
        elif (dulu := per_triwulan.setdefault(p, b)) is b:
            hasil.tambah_peran(b, f"realisasi {'s.d. ' if b.keterangan.kumulatif else ''}triwulan {ROMAWI[p - 1]}")
        elif dulu.jenis == b.jenis and semasa(dulu, b, p):
            _setingkat(dulu, b, "realisasi", hasil, bebas=False)
    return per_triwulan
