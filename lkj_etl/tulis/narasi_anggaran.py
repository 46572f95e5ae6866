"""What the narrative says of the budget: totals, overhead apart, per program, highest and lowest serapan."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkj_etl.laporan import BarisEfisiensi, Laporan
from lkj_etl.nilai.angka import format_rupiah
from lkj_etl.nilai.persen import persen
from lkj_etl.nilai.triwulan import ROMAWI, bulan_akhir
from lkj_etl.tulis import pola_narasi as pola
from lkj_etl.tulis.kalimat import nama_skpd, sebutan
from lkj_etl.tulis.kata import deretan, kalimat, periode, persen_serapan, sebut

_NAMA_DISEBUT = 3
_NOL = Decimal(0)


def kantor(laporan: Laporan) -> str:
    """Return what the office is called in sentences."""
    return sebutan(laporan) or nama_skpd(laporan)


def paragraf_34(laporan: Laporan) -> list[str]:
    """Return the paragraphs of section 3.4; one sentence where there is no budget, or no word of what was spent."""
    if laporan.serapan.is_empty():
        return [pola.TANPA_ANGGARAN]
    p = laporan.masukan.parameter
    bernilai = [b for b in laporan.analisis.efisiensi if b.pagu or b.realisasi]
    if laporan.tanpa_realisasi:
        pagu = format_rupiah(sum((b["pagu"] for b in laporan.baris_serapan), _NOL))
        return [kalimat(pola.TANPA_REALISASI.format(kantor=kantor(laporan), tahun=p.tahun, pagu=pagu, sd=ROMAWI[p.triwulan - 1]))]
    per = {t: [b for b in bernilai if b.tingkat == t] for t in ("program", "overhead", "kantor")}
    pembuka = pola.ANGGARAN.format(
        kantor=kantor(laporan),
        kabupaten=f" {laporan.masukan.identitas.kabupaten}".rstrip(),
        tahun=p.tahun,
        sd=ROMAWI[p.triwulan - 1],
        bulan=bulan_akhir(p.triwulan),
        **uang(per["kantor"]),
    )
    isi = [" ".join(map(kalimat, [pembuka, *_sebelum(laporan), *_lain(laporan)]))]
    if per["overhead"]:
        tersendiri = [pola.PENUNJANG.format(nama=deretan([_nama(b) for b in per["overhead"]]), **uang(per["overhead"]))]
        tersendiri += [pola.INTI.format(**uang(per["program"]))] if per["program"] else []
        isi.append(" ".join(map(kalimat, tersendiri)))
    if per["program"]:
        isi.append(" ".join(map(kalimat, [pola.PROGRAM_PEMBUKA, *_ekstrem(per["program"])])))
        isi += [kalimat(pola.PROGRAM.format(nama=_nama(b), **uang([b]))) for b in per["program"]]
    return isi


def uang(baris: Sequence[BarisEfisiensi], pola_serapan: str = pola.SERAPAN) -> dict[str, str]:
    """Return pagu, realisasi and serapan of some rows together, as they stand in sentences."""
    pagu, realisasi = sum((b.pagu for b in baris), _NOL), sum((b.realisasi for b in baris), _NOL)
    bagian = persen(realisasi, pagu)
    serapan = pola.TANPA_SERAPAN if bagian is None else pola_serapan.format(persen=persen_serapan(bagian))
    return {"pagu": format_rupiah(pagu), "realisasi": format_rupiah(realisasi), "serapan": serapan}


def penutup_anggaran(laporan: Laporan) -> list[str]:
    """Return the sentence of BAB IV on the budget, none without one or without realisasi."""
    if laporan.serapan.is_empty() or laporan.tanpa_realisasi:
        return []
    p = laporan.masukan.parameter
    isi = uang([b for b in laporan.analisis.efisiensi if b.tingkat == "kantor"], pola.SERAPAN_PENDEK)
    return [kalimat(pola.PENUTUP_ANGGARAN.format(kantor=kantor(laporan), p=periode(p.triwulan, p.tahun), **isi))]


def _nama(b: BarisEfisiensi) -> str:
    return sebut(b.nama or b.kode)


def _sebelum(laporan: Laporan) -> list[str]:
    """Return the sentence on pagu before and after a change, none where the source has only one."""
    semua = [b["pagu_sebelum"] for b in laporan.baris_serapan if b["pagu_sebelum"] is not None]
    if not semua:
        return []
    sebelum = sum(semua, _NOL)
    selisih = sum((b["pagu"] for b in laporan.baris_serapan), _NOL) - sebelum
    arah = "naik" if selisih > 0 else "turun" if selisih < 0 else "tetap"
    return [pola.SEBELUM[arah].format(sebelum=format_rupiah(sebelum), selisih=format_rupiah(abs(selisih)))]


def _lain(laporan: Laporan) -> list[str]:
    """Return a sentence on what is not mapped, and one on what has no pagu; none where there is no such money."""
    hasil = []
    for blok, pola_blok in pola.LAIN.items():
        pagu, realisasi = (sum((b[k] for b in laporan.baris_serapan if b["blok"] == blok), _NOL) for k in ("pagu", "realisasi"))
        if pagu or realisasi:
            hasil.append(pola_blok.format(pagu=format_rupiah(pagu), realisasi=format_rupiah(realisasi)))
    return hasil


def _ekstrem(program: Sequence[BarisEfisiensi]) -> list[str]:
    """Return the sentence on the highest and the lowest serapan, none where all are equal."""
    nilai = [(b.serapan, _nama(b)) for b in program if b.serapan is not None]
    angka = [s for s, _ in nilai]
    if len(set(angka)) < 2:
        return []
    bagian = []
    for ujung, kunci in ((max(angka), "tertinggi"), (min(angka), "terendah")):
        nama = [n for s, n in nilai if s == ujung]
        disebut = deretan(nama) if len(nama) <= _NAMA_DISEBUT else pola.EKSTREM_BANYAK.format(n=len(nama))
        bagian.append(pola.EKSTREM[kunci].format(persen=persen_serapan(ujung), nama=disebut))
    return [", sedangkan ".join(bagian)]
