"""Checked inputs become reports: one vectorised pass over all offices given, of which one office is the special case."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from lkj_etl import VERSI
from lkj_etl.laporan import Laporan, Masukan, Terbit
from lkj_etl.pengaturan import Pengaturan
from lkj_etl.temuan import ada_galat

if TYPE_CHECKING:
    import polars as pl
    from pandera.typing.polars import DataFrame

    from schemas.skm import Ikm


def hitung_laporan(masukan: Masukan, pengaturan: Pengaturan, terbit: Terbit | None = None) -> Laporan:
    """Compute both tables and check them; a report with a galat is a draft that shows what stands."""
    return hitung_banyak([masukan], pengaturan, [terbit])[0]


def hitung_banyak(semua: Sequence[Masukan], pengaturan: Pengaturan, terbit: Sequence[Terbit | None]) -> list[Laporan]:
    """Compute the reports of many offices of one year and quarter in one pass; nothing of one office reaches another."""
    from lkj_etl.hitung.capaian import capaian
    from lkj_etl.hitung.daun import garis_berkunci
    from lkj_etl.hitung.garis_daun import garis_daun
    from lkj_etl.hitung.pembanding import pembanding
    from lkj_etl.hitung.pemetaan import petakan
    from lkj_etl.hitung.rata_rata import rata_rata
    from lkj_etl.hitung.serapan import serapan_banyak
    from lkj_etl.nilai.banyak import KANTOR, gabung, pisah
    from lkj_etl.periksa.kontrak import pastikan
    from schemas.banyak import CapaianBanyak
    from schemas.hasil import Serapan

    if not semua:
        return []
    triwulan, banyak = semua[0].parameter.triwulan, len(semua)
    semua, tabel_ikm = dengan_skm(semua, pengaturan)
    indikator, realisasi, pemetaan, pagu, belanja = (
        cast("Any", gabung([getattr(m, k) for m in semua])) for k in ("indikator", "realisasi", "pemetaan", "pagu", "belanja")
    )
    tabel_32 = pastikan(capaian(indikator, realisasi, triwulan=triwulan, batas_capaian=pengaturan.batas_capaian), CapaianBanyak)
    garis = garis_berkunci(pagu, belanja)
    daun = serapan_banyak(garis, triwulan=triwulan, triwulan_rinci=[m.triwulan_rinci for m in semua])
    peta = petakan(daun, pemetaan, indikator, cetak_pagu_nol=pengaturan.cetak_pagu_nol)
    pastikan(peta.serapan.drop(KANTOR), Serapan)
    tabel = {
        "capaian": tabel_32,
        "serapan": peta.serapan,
        "rata": rata_rata(tabel_32, range(banyak)),
        "banding": pembanding(tabel_32, indikator),
        "rincian": garis_daun(garis, daun[peta.asal], triwulan=triwulan),
        "tanpa_daun": peta.tanpa_daun,
    }
    per_kantor = (dict(zip(tabel, isi, strict=True)) for isi in zip(*(pisah(t, banyak) for t in tabel.values()), strict=True))
    return [_laporan(m, pengaturan, t, ikm, **isi) for m, t, ikm, isi in zip(semua, terbit, tabel_ikm, per_kantor, strict=True)]


def _laporan(
    masukan: Masukan,
    pengaturan: Pengaturan,
    terbit: Terbit | None,
    ikm: DataFrame[Ikm] | None,
    *,
    capaian: Any,
    serapan: Any,
    rata: pl.DataFrame,
    banding: pl.DataFrame,
    rincian: Any,
    tanpa_daun: pl.DataFrame,
) -> Laporan:
    """Check one office's part of the tables and put its report together."""
    from lkj_etl.hitung.analisis import analisis
    from lkj_etl.periksa.hasil import periksa_hasil, total_keluar
    from lkj_etl.periksa.terbit import periksa_terbit

    semua = (*masukan.temuan, *periksa_hasil(masukan, capaian, serapan, tanpa_daun["baris"].to_list(), pengaturan=pengaturan))
    lama = periksa_terbit(capaian, serapan, masukan.belanja, terbit, triwulan=masukan.parameter.triwulan) if terbit else []
    semua = tuple(dict.fromkeys((*semua, *lama)))
    belum = not pengaturan.izinkan_belum_dipetakan and any(t.kode == "BELUM-DIPETAKAN" for t in semua)
    return Laporan(
        masukan=masukan,
        capaian=capaian,
        serapan=serapan,
        temuan=semua,
        total_keluar=total_keluar(serapan),
        draf=ada_galat(semua) or belum,
        id_jalan=id_jalan(masukan, pengaturan, terbit),
        pengaturan=pengaturan.uraian(),
        rata_rata=rata,
        analisis=analisis(masukan, capaian, serapan, rata, banding),
        rincian=rincian,
        terbit=terbit,
        ikm=ikm,
    )


def dengan_skm(semua: Sequence[Masukan], pengaturan: Pengaturan) -> tuple[list[Masukan], list[DataFrame[Ikm] | None]]:
    """Give the `ikm` indicators of every office what its sheet SKM says, and return its table; without answers nothing changes."""
    hasil, tabel = list(semua), cast("list[DataFrame[Ikm] | None]", [None] * len(semua))
    berisi = [i for i, m in enumerate(semua) if m.skm is not None and not m.skm.is_empty()]
    if not berisi:
        return hasil, tabel
    from lkj_etl.hitung.ikm import dengan_ikm, ikm
    from lkj_etl.nilai.banyak import gabung, pisah
    from lkj_etl.periksa.kontrak import pastikan
    from lkj_etl.periksa.skm import periksa_ikm
    from schemas.banyak import IkmBanyak, RealisasiBanyak

    dipilih = [semua[i] for i in berisi]
    jawaban, indikator, realisasi = (cast("Any", gabung([getattr(m, k) for m in dipilih])) for k in ("skm", "indikator", "realisasi"))
    semua_ikm = pastikan(ikm(jawaban, triwulan=semua[0].parameter.triwulan, bobot=pengaturan.bobot_unsur), IkmBanyak)
    semua_realisasi = pastikan(dengan_ikm(indikator, realisasi, semua_ikm), RealisasiBanyak)
    for i, m, satu, isi in zip(berisi, dipilih, pisah(semua_ikm, len(berisi)), pisah(semua_realisasi, len(berisi)), strict=True):
        salah = tuple(periksa_ikm(m.indikator, m.realisasi, satu))
        hasil[i] = m._replace(realisasi=cast("Any", isi), temuan=(*m.temuan, *salah))
        tabel[i] = None if satu.is_empty() else cast("DataFrame[Ikm]", satu)
    return hasil, tabel


def id_jalan(masukan: Masukan, pengaturan: Pengaturan, terbit: Terbit | None = None) -> str:
    """Return the run id: 12 hex digits of inputs, parameters, settings and version; never a path or a clock (DESIGN 7)."""
    p = masukan.parameter
    bagian = [*sorted(j.sha256 for j in masukan.jejak), p.tahun, p.triwulan, p.skpd, p.nama_skpd, p.rincian, p.cetak_ulang, VERSI]
    bagian += [f"{k}={v}" for k, v in pengaturan.uraian()]
    bagian += [terbit.sidik] if terbit else []
    return hashlib.sha256("\n".join(map(str, bagian)).encode()).hexdigest()[:12]
