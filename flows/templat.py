"""The composition of `lkj templat`: budget lists from the input folder, last quarter's workbook, one file written once."""

import contextlib
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import polars as pl

from lkj_etl.baca.ambil import Lapor, ambil
from lkj_etl.baca.folder import TAK_TERBUKA, pindai
from lkj_etl.bacaan import Bacaan, Kinerja
from lkj_etl.jejak import Identitas
from lkj_etl.kesalahan import MesinBermasalah, PemakaianSalah
from lkj_etl.masukan import baca_semua
from lkj_etl.pengaturan import Pengaturan
from lkj_etl.periksa import kantor, waktu
from lkj_etl.sementara import folder_sementara
from lkj_etl.sistem import ganti_berkas
from lkj_etl.tulis.keluaran import nama_aman
from lkj_etl.tulis.templat import IsiTemplat, tulis_templat
from lkj_etl.tulis.templat_isi import baris_indikator, baris_pemetaan, baris_realisasi, baris_skm, daftar_anggaran, triwulan_terisi

_SISA = ".lkj-templat"


class Permintaan(NamedTuple):
    """What the user asked for; None: found in the files, or left blank in the template."""

    masukan: Path
    keluaran: Path
    tahun: int | None = None
    triwulan: int | None = None
    skpd: str | None = None
    dari: Path | None = None


class Hasil(NamedTuple):
    """The file that was written, and sentences about what could not be filled in."""

    berkas: Path
    catatan: list[str]


class Periode(NamedTuple):
    """Year and quarter that the template is for; `baru`: another year than the workbook it comes from."""

    tahun: int | None
    triwulan: int
    baru: bool


def templat(permintaan: Permintaan, pengaturan: Pengaturan, lapor: Lapor) -> Hasil:
    """Write the template; raise `PemakaianSalah` where it would replace a file, or where `dari` is no kinerja workbook."""
    catatan: list[str] = []
    lama = None if permintaan.dari is None else _lama(permintaan.dari, pengaturan, lapor, catatan)
    milik, tahun, anggaran = _anggaran(permintaan, lama, pengaturan, lapor, catatan)
    periode = _periode(permintaan, lama) if lama else Periode(permintaan.tahun or tahun, permintaan.triwulan or 1, baru=True)
    isi = _isi(lama, milik, periode, anggaran, pengaturan)
    if lama is not None:
        catatan.append(f"Disiapkan untuk triwulan {periode.triwulan} tahun {periode.tahun or '(belum diisi)'}.")
    return Hasil(_simpan(isi, permintaan.keluaran, periode if lama else None), catatan)


def _baca(berkas: Sequence[Path], pengaturan: Pengaturan, lapor: Lapor) -> list[Bacaan]:
    with folder_sementara() as sementara:
        return [t.bacaan for t in baca_semua(ambil(berkas, sementara, lapor, lewati_kembar=True), pengaturan)]


def _lama(berkas: Path, pengaturan: Pengaturan, lapor: Lapor, catatan: list[str]) -> Kinerja:
    bacaan = _baca([berkas], pengaturan, lapor)[0]
    if bacaan.kinerja is None:
        sebab = f" {bacaan.temuan[0].isi}" if bacaan.temuan else ""
        raise PemakaianSalah(f'"{berkas.name}" bukan buku kerja kinerja yang dapat dipakai.{sebab}')
    galat = sum(t.tingkat == "galat" for t in bacaan.temuan)
    if galat:
        catatan.append(f"{galat} sel di {berkas.name} tidak terbaca dan tidak terbawa. Lihat: lkj periksa.")
    return bacaan.kinerja


def _anggaran(
    permintaan: Permintaan, lama: Kinerja | None, pengaturan: Pengaturan, lapor: Lapor, catatan: list[str]
) -> tuple[kantor.Kantor, int | None, list[tuple[str, str, str]]]:
    """Return the office, the year that the files agree on, and the leaves of the budget files of the input folder."""
    diminta = permintaan.skpd or ((lama.identitas.kode_skpd or lama.identitas.nama_skpd) if lama else None) or None
    try:
        calon = pindai(permintaan.masukan).calon
    except OSError:
        raise PemakaianSalah(TAK_TERBUKA.format(nama=permintaan.masukan.name)) from None
    semua = [b for b in _baca(calon, pengaturan, lapor) if not b.ditolak] if calon else []
    if not any(b.pagu is not None for b in semua):
        catatan.append(f'Tidak ada berkas anggaran di folder "{permintaan.masukan.name}", jadi daftar program dan kegiatan belum terisi.')
        return kantor.Kantor("", ""), None, []
    milik = kantor.tentukan(semua, diminta)
    pagu = [p for b in semua if b.pagu is not None and (p := kantor.bagian(b, milik)[0].bacaan.pagu) is not None]
    daftar = list(dict.fromkeys(x for p in pagu for x in daftar_anggaran(p)))
    if not daftar:
        catatan.append(f"Berkas anggaran tidak memuat baris untuk {milik.nama or milik.kode}, jadi daftar program belum terisi.")
    return milik, waktu.dari_masukan(semua).tahun, daftar


def _periode(permintaan: Permintaan, lama: Kinerja) -> Periode:
    """Find the next quarter of the old workbook: the one after its last value, of the next year after a full one."""
    dulu, terisi = lama.identitas.tahun, triwulan_terisi(lama.realisasi, lama.skm)
    tahun = permintaan.tahun or (dulu + 1 if dulu and terisi == 4 and permintaan.triwulan is None else dulu)
    if tahun and dulu and tahun < dulu:
        raise PemakaianSalah(f"Buku kerja itu dari tahun {dulu}, sesudah tahun {tahun} yang diminta.")
    baru = tahun != dulu
    return Periode(tahun, permintaan.triwulan or (1 if baru else min(terisi + 1, 4)), baru)


def _isi(
    lama: Kinerja | None, milik: kantor.Kantor, periode: Periode, anggaran: list[tuple[str, str, str]], pengaturan: Pengaturan
) -> IsiTemplat:
    identitas = lama.identitas if lama else Identitas()
    isian: dict[str, str | int | Decimal | None] = {
        k: getattr(identitas, k) or None
        for k in ("nama_skpd", "sebutan", "kode_skpd", "kabupaten", "jabatan", "nama", "pangkat", "nip", "tempat")
    }
    isian |= {
        "nama_skpd": isian["nama_skpd"] or milik.nama or None,
        "kode_skpd": isian["kode_skpd"] or milik.kode or None,
        "tahun": periode.tahun,
    }
    if lama is None:
        return IsiTemplat(identitas=isian, anggaran=anggaran)
    return IsiTemplat(
        identitas=isian,
        indikator=baris_indikator(lama.indikator, _realisasi_lalu(lama, pengaturan) if periode.baru else None),
        realisasi=baris_realisasi(lama.indikator, None if periode.baru else lama.realisasi, periode.triwulan),
        pemetaan=baris_pemetaan(lama.pemetaan),
        skm=[] if periode.baru else baris_skm(lama.skm, periode.triwulan),
        anggaran=anggaran,
    )


def _realisasi_lalu(lama: Kinerja, pengaturan: Pengaturan) -> dict[str, Decimal | str]:
    """Return the Kondisi Akhir of the old year, number or predikat, for the column Realisasi Tahun Lalu."""
    from typing import cast

    from pandera.typing.polars import DataFrame

    from lkj_etl.hitung.capaian import capaian
    from lkj_etl.hitung.ikm import dengan_ikm, ikm
    from schemas.kinerja import Indikator, RealisasiIndikator
    from schemas.skm import Jawaban

    indikator, realisasi = cast("DataFrame[Indikator]", lama.indikator), cast("DataFrame[RealisasiIndikator]", lama.realisasi)
    if lama.skm is not None:
        tabel = ikm(cast("DataFrame[Jawaban]", lama.skm), triwulan=4, bobot=pengaturan.bobot_unsur)
        realisasi = cast("DataFrame[RealisasiIndikator]", dengan_ikm(indikator, realisasi, tabel))
    akhir = capaian(indikator, realisasi, triwulan=4).filter(pl.col("triwulan") == "F")
    isi = akhir.select("kode_indikator", "realisasi_angka", "realisasi_teks").iter_rows()
    return {kode: huruf if angka is None else angka for kode, angka, huruf in isi if angka is not None or huruf is not None}


def _simpan(isi: IsiTemplat, keluaran: Path, periode: Periode | None) -> Path:
    """Write beside the place, then move; a file that is already there stays."""
    tujuan = keluaran if keluaran.suffix.lower() == ".xlsx" and not keluaran.is_dir() else keluaran / _nama(isi, periode)
    if tujuan.exists():
        raise PemakaianSalah(f'"{tujuan.name}" sudah ada dan tidak ditimpa. Pindahkan dulu, atau sebutkan nama lain dengan --keluaran.')
    sementara = tujuan.with_name(f"{_SISA}-{tujuan.name}")
    try:
        tujuan.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise MesinBermasalah(f'Folder "{tujuan.parent.name}" tidak dapat dibuat. Periksa izin folder dan ruang penyimpanan.') from None
    try:
        tulis_templat(isi, sementara)
        ganti_berkas(sementara, tujuan)
    finally:
        with contextlib.suppress(OSError):
            sementara.unlink(missing_ok=True)
    return tujuan


def _nama(isi: IsiTemplat, periode: Periode | None) -> str:
    """Return Kinerja [TW2] [2019] [Kecamatan Kalumpang].xlsx, or Templat Kinerja.xlsx where nothing is known."""
    bagian = [f"TW{periode.triwulan}"] if periode else []
    bagian += [str(isi.identitas[k]) for k in ("tahun", "nama_skpd") if isi.identitas.get(k)]
    return nama_aman(" ".join(["Kinerja", *bagian]) if bagian else "Templat Kinerja") + ".xlsx"
