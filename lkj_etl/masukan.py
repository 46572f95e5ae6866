"""The seam: an input folder becomes checked frames of one office and quarter, with all findings."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, cast

import polars as pl
from pandera.typing.polars import DataFrame

from lkj_etl.baca.ambil import Ambilan, diganti
from lkj_etl.baca.berkas import bentuk
from lkj_etl.baca.folder import Pindaian
from lkj_etl.baca.garis import bingkai
from lkj_etl.baca.kinerja import kinerja_kosong
from lkj_etl.bacaan import Bacaan, Kinerja
from lkj_etl.jejak import Baris, Identitas, JejakBerkas, Parameter, Permintaan, Tanya
from lkj_etl.laporan import Masukan, SumberAnggaran, Total
from lkj_etl.nilai.nama import samakan
from lkj_etl.pengaturan import Pengaturan
from lkj_etl.periksa import kantor, sipd, waktu
from lkj_etl.periksa.berkas import periksa_semua, putusan
from lkj_etl.periksa.bidang import bidang_kantor, pakai_bidang
from lkj_etl.periksa.kas import pilih_kas
from lkj_etl.periksa.kinerja import periksa_kinerja
from lkj_etl.periksa.kontrol import periksa_kontrol
from lkj_etl.periksa.peran import TANPA_PERAN, TIDAK_DIPAKAI, Pembagian, bagi, periksa_sumber
from lkj_etl.temuan import Temuan, temuan
from schemas.anggaran import Belanja, Kas, Pagu
from schemas.kinerja import Indikator, Pemetaan, RealisasiIndikator
from schemas.skm import Jawaban

DASAR = {
    "dokumen": "tanggal dokumen",
    "sp2d": "tanggal SP2D",
    "transfer": "tanggal transfer",
    "campuran": "tanggal transfer untuk SPP-LS, tanggal dokumen untuk yang lain",
}
TAHUN, TRIWULAN = range(1900, 2100), range(1, 5)


class Terbaca(NamedTuple):
    """One input file after reading and contracts; `cakupan`: what the whole file holds, where `bacaan` has only some offices' rows."""

    ambilan: Ambilan
    bacaan: Bacaan
    cakupan: kantor.Cakupan | None = None


def baca_semua(ambilan: Sequence[Ambilan], pengaturan: Pengaturan) -> list[Terbaca]:
    """Turn the child's answers into checked files, each judged alone."""
    semua = periksa_semua([_satu(a, pengaturan) for a in ambilan])
    return [Terbaca(a, b) for a, b in zip(ambilan, semua, strict=True)]


def _satu(a: Ambilan, pengaturan: Pengaturan) -> Bacaan:
    if (lain := a.jawaban.get("kembar")) is not None:
        return kembar(a.nama, lain)
    return bentuk(a.jawaban, a.nama, pengaturan)


def kembar(nama: str, lain: str) -> Bacaan:
    """Return what stands for a file whose bytes another one has already given."""
    return Bacaan(nama, "-", [temuan("BERKAS-KEMBAR", nama, lain=lain)])


def satukan(
    terbaca: Sequence[Terbaca],
    permintaan: Permintaan,
    pengaturan: Pengaturan,
    *,
    pindaian: Pindaian | None = None,
    tanya: Tanya | None = None,
    pemilik: kantor.Kantor | None = None,
) -> Masukan:
    """Choose office, period and sources, check the files against one another; `pemilik`: the office, where it is known already.

    Raise `PemakaianSalah` where office, year or quarter can neither be found in the inputs nor asked (`tanya`).
    """
    terbaca = _lewati_diganti(terbaca)
    semua = [t.bacaan for t in terbaca]
    pemilik = pemilik or kantor.tentukan(semua, permintaan.skpd)
    parameter = _parameter(semua, permintaan, pemilik, tanya)
    berkas, dipakai, temuan_berkas = _milik_kantor(terbaca, pemilik, parameter)
    uang = [b for b in dipakai if b.pagu is not None or b.belanja is not None]
    hasil = [*_sekitar(pemilik, pindaian), *temuan_berkas, *_periode(uang, parameter.triwulan)]
    pembagian = bagi(uang, parameter.triwulan, _ikuti_perbaikan(terbaca, pengaturan))
    kas, temuan_kas = pilih_kas([b for b in dipakai if b.kas is not None], pembagian)
    hasil += [*temuan_kas, *periksa_kontrol(dipakai, [b for b in uang if b.tanggal_dasar is not None], parameter, pembagian)]
    kinerja, temuan_kinerja = _kinerja([b for b in dipakai if b.kinerja], parameter)
    hasil += [*pembagian.temuan, *temuan_kinerja, *periksa_sumber(pembagian, parameter, pengaturan)]
    if kinerja is not None:
        pembagian.peran[kinerja.berkas] = "kinerja"
    bertemuan = frozenset(t.berkas for t in hasil)
    jejak = tuple(_jejak(t, berkas, pembagian, bertemuan) for t in terbaca)
    identitas = next((b.identitas for b in semua if b.identitas), Identitas(nama_skpd=parameter.nama_skpd))
    isi = _masukan(parameter, identitas, kinerja, kas, pembagian, pengaturan)
    return isi._replace(temuan=tuple(dict.fromkeys(hasil)), jejak=jejak)


def _milik_kantor(
    terbaca: Sequence[Terbaca], pemilik: kantor.Kantor, parameter: Parameter
) -> tuple[dict[str, Bacaan], list[Bacaan], list[Temuan]]:
    """Cut every file down to the office's rows: all files by name, those that the run may use, and what was found."""
    berkas: dict[str, Bacaan] = {}
    dipakai: list[Bacaan] = []
    hasil: list[Temuan] = []
    for t in terbaca:
        bagian, salah = kantor.bagian(t.bacaan, pemilik, t.cakupan)
        b = berkas[t.bacaan.berkas] = bagian.bacaan
        hasil += [*b.temuan, *salah, *kantor.skpd_identitas(t.bacaan, pemilik)]
        if not bagian.lain and not b.ditolak:
            hasil += waktu.periksa_tahun(b, parameter.tahun)
            dipakai.append(b)
    bidang = bidang_kantor(parameter.skpd, dipakai)
    return berkas, [pakai_bidang(b, bidang) for b in dipakai], _tanpa_bagian_lain(hasil, terbaca, {b.jenis for b in dipakai}, pemilik)


def _tanpa_bagian_lain(semua: Sequence[Temuan], terbaca: Sequence[Terbaca], jenis: Collection[str], pemilik: kantor.Kantor) -> list[Temuan]:
    """Leave out that the office is missing where a file is a part (a month, some offices) of an export that others give it (`jenis`).

    Only where its code surely is not there; a month that should be there is missed by BULAN-KOSONG.
    """
    tanpa = {t.berkas for t in semua if t.kode == "SKPD-TIDAK-ADA"}
    calon = (t for t in terbaca if t.bacaan.berkas in tanpa and t.bacaan.jenis in jenis)
    wajar = {t.bacaan.berkas for t in calon if kantor.pasti_tanpa((t.cakupan or kantor.cakupan(t.bacaan)).skpd, pemilik)}
    return [t for t in semua if t.kode != "SKPD-TIDAK-ADA" or t.berkas not in wajar]


def _sekitar(pemilik: kantor.Kantor, pindaian: Pindaian | None) -> list[Temuan]:
    """Report an office that nobody names, and sub-folders that were not read."""
    hasil = [] if pemilik.kode or pemilik.nama else [temuan("KANTOR-TIDAK-DISEBUT")]
    if pindaian is not None:
        hasil += [temuan("SUBFOLDER-TIDAK-DIBACA", nama=n) for n in (*pindaian.subfolder, *pindaian.bersarang)]
        hasil += [temuan("SUBFOLDER-TERTUTUP", nama=n) for n in pindaian.tertutup]
    return hasil


def _periode(uang: Sequence[Bacaan], triwulan: int) -> list[Temuan]:
    setara = {waktu.periode_berkas(b) for b in uang}
    return [t for b in uang for t in waktu.periksa_periode(b, triwulan, ada_pengganti=triwulan in setara)]


def _lewati_diganti(terbaca: Sequence[Terbaca]) -> list[Terbaca]:
    """Pass over every file whose repaired copy lies beside it (DESIGN 6)."""
    pengganti = diganti(t.ambilan for t in terbaca)
    return [
        t._replace(bacaan=Bacaan(t.ambilan.nama, "-", [temuan("DIGANTI-PERBAIKAN", t.ambilan.nama, asal=t.ambilan.nama, lain=lain)]))
        if (lain := pengganti.get(t.ambilan.sha256))
        else t
        for t in terbaca
    ]


def _ikuti_perbaikan(terbaca: Sequence[Terbaca], p: Pengaturan) -> Pengaturan:
    """Let a setting that names a file mean its repaired copy, where one replaces it."""
    pengganti = diganti(t.ambilan for t in terbaca)
    baru = {samakan(t.ambilan.nama): pengganti.get(t.ambilan.sha256, t.ambilan.nama) for t in terbaca}
    return p._replace(**{k: baru.get(samakan(n := getattr(p, k)), n) for k in ("berkas_pagu", "berkas_realisasi")})


def _parameter(semua: list[Bacaan], permintaan: Permintaan, pemilik: kantor.Kantor, tanya: Tanya | None) -> Parameter:
    ditemukan = waktu.Waktu(None, None) if permintaan.tahun and permintaan.triwulan else waktu.dari_masukan(semua)
    tahun = permintaan.tahun or ditemukan.tahun or (tanya("Tahun anggaran, misalnya 2026", TAHUN) if tanya else None)
    triwulan = permintaan.triwulan or ditemukan.triwulan or (tanya("Triwulan, 1 sampai 4", TRIWULAN) if tanya else None)
    tahun, triwulan = waktu.pastikan_jelas(tahun, triwulan, "laporan")
    return Parameter(tahun, triwulan, pemilik.kode, pemilik.nama, permintaan.rincian, permintaan.cetak_ulang)


def _kinerja(calon: list[Bacaan], parameter: Parameter) -> tuple[Bacaan | None, list[Temuan]]:
    if not calon:
        return None, [temuan("TANPA-KINERJA")]
    b = calon[0]
    hasil = [temuan("KINERJA-GANDA", lain.berkas, satu=b.berkas, dua=lain.berkas) for lain in calon[1:]]
    k = b.kinerja
    assert k is not None
    galat = [t for t in b.temuan if t.tingkat == "galat"]  # a cell with a peringatan gave its value
    sudah = {(bagian, t.sel) for t in galat for bagian, lembar in k.lembar.items() if lembar == t.lembar}
    isi = periksa_kinerja(
        k.indikator,
        k.realisasi,
        k.pemetaan,
        huruf=k.huruf,
        berkas=b.berkas,
        triwulan=parameter.triwulan,
        cetak_ulang=parameter.cetak_ulang,
        sudah=sudah,
        skm=k.skm,
    )
    return b, hasil + [t._replace(lembar=k.lembar.get(t.lembar, t.lembar)) for t in isi]


def _jejak(t: Terbaca, berkas: Mapping[str, Bacaan], p: Pembagian, bertemuan: Collection[str]) -> JejakBerkas:
    """Say what became of a file (`bertemuan`: files with findings) and its rows; what the run has no use for counts as refused."""
    b = berkas[t.bacaan.berkas]
    ganda = p.ganda.get(b.berkas, 0)
    baris = b.baris._replace(dipakai=b.baris.dipakai - ganda, ganda=b.baris.ganda + ganda) if ganda else b.baris
    peran = p.peran.get(b.berkas, TANPA_PERAN)
    if (kembaran := berkas.get(t.ambilan.jawaban.get("kembar", ""))) is not None:
        peran, lain = "ganda", kembaran.baris.skpd_lain
        baris = Baris(kembaran.baris.dibaca, 0, 0, kembaran.baris.dibaca - lain, lain)
    elif any(x.kode == "DIGANTI-PERBAIKAN" for x in b.temuan):
        peran = "diganti"
    elif b.ditolak:
        peran, baris = "ditolak", Baris(b.baris.dibaca, 0, b.baris.dibaca - b.baris.skpd_lain, 0, b.baris.skpd_lain)
    elif peran in (TANPA_PERAN, TIDAK_DIPAKAI):
        baris = baris._replace(dipakai=0, ditolak=baris.ditolak + baris.dipakai)
    return JejakBerkas(
        b.berkas, b.jenis if kembaran is None else kembaran.jenis, putusan(b, bertemuan), t.ambilan.sha256, t.ambilan.ukuran, peran, baris
    )


def _masukan(
    parameter: Parameter, identitas: Identitas, kinerja: Bacaan | None, kas: pl.DataFrame | None, p: Pembagian, pengaturan: Pengaturan
) -> Masukan:
    """Put the chosen frames together, without findings and trail yet; what no file gives is an empty frame."""
    k: Kinerja = kinerja.kinerja if kinerja is not None and kinerja.kinerja is not None else kinerja_kosong()
    pagu = p.pagu.pagu if p.pagu is not None and p.pagu.pagu is not None else bingkai("pagu", [])
    belanja = p.belanja if p.belanja is not None else bingkai("belanja", [])
    return Masukan(
        parameter=parameter,
        identitas=identitas,
        indikator=cast("DataFrame[Indikator]", k.indikator),
        realisasi=cast("DataFrame[RealisasiIndikator]", k.realisasi),
        pemetaan=cast("DataFrame[Pemetaan]", k.pemetaan),
        pagu=cast("DataFrame[Pagu]", pagu),
        belanja=cast("DataFrame[Belanja]", belanja),
        triwulan_rinci=p.triwulan_rinci,
        sumber=_sumber(p, pagu, belanja, pengaturan),
        total_masuk=Total(Decimal(pagu["pagu"].sum()), _realisasi_sampai(belanja, parameter.triwulan)),
        huruf_pemetaan=k.huruf.get("Pemetaan", {}),
        berkas_kinerja=kinerja.berkas if kinerja is not None else "-",
        temuan=(),
        jejak=(),
        skm=cast("DataFrame[Jawaban] | None", k.skm),
        kas=cast("DataFrame[Kas] | None", kas),
    )


def _realisasi_sampai(belanja: pl.DataFrame, triwulan: int) -> Decimal:
    """Sum the lines up to the quarter, and those without one."""
    akhir, tw = belanja["triwulan"].max(), pl.col("triwulan")
    sampai = belanja.filter(tw.is_null() | (tw <= triwulan)) if isinstance(akhir, int) and akhir > triwulan else belanja
    return Decimal(sampai["realisasi"].sum())


def _sumber(p: Pembagian, pagu: pl.DataFrame, belanja: pl.DataFrame, pengaturan: Pengaturan) -> SumberAnggaran:
    pagu_dari, belanja_dari, tahapan = (
        "; ".join(filter(None, sipd.berbeda(kolom))) or "-" for kolom in (pagu["berkas"], belanja["berkas"], pagu["tahapan"])
    )
    return SumberAnggaran(pagu_dari, belanja_dari, DASAR[pengaturan.dasar_tanggal] if p.dokumen else "-", tahapan)
