"""Kind `kas`: anggaran kas (RAK) per month or quarter, the plan of spending."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from lkj_etl.baca.garis import arti_satuan, bingkai
from lkj_etl.baca.kas_susunan import Baris, pilah, susun
from lkj_etl.baca.kendali import NOL, jumlah, periksa_jumlah, periksa_total
from lkj_etl.baca.keterangan import keterangan
from lkj_etl.baca.kolom import Pembaca, Pencatat
from lkj_etl.baca.mentah import TabelMentah
from lkj_etl.baca.simpulan import simpulkan
from lkj_etl.bacaan import Bacaan, Keterangan
from lkj_etl.nilai.angka import format_rupiah

KUNCI = ("kode_skpd", "nama_skpd", "kode_sub_skpd", "nama_sub_skpd", "kode_sub_kegiatan", "kode_rekening", "triwulan", "bulan")
Nilai = dict[str, Sequence[Decimal | None]]
_RENCANA = re.compile(r"\bkas\b|\brak\b|rencana|penarikan|rancangan", re.IGNORECASE)
_REALISASI = re.compile(r"realisasi|evaluasi|capaian", re.IGNORECASE)


def baca_kas(berkas: str, tabel: list[TabelMentah], *, skala: str = "") -> Bacaan:
    """Read the plan; frame `kas` (schemas.anggaran.Kas), one line per row and month, or quarter where months are absent.

    Group rows and totals are compared with their lines; quarters beside months are not read. A table that calls
    itself realisasi is none: refused as JENIS-TAK-DIKENAL, and so are two sheets that plan the same line (LEMBAR-GANDA).
    Source of the shapes: FORMATS section 9.
    """
    pencatat = Pencatat(berkas)
    kata = keterangan(tabel)
    kata.triwulan.clear()  # its columns name every quarter, its titles none
    satuan = arti_satuan(pencatat, kata, skala)
    garis: list[dict[str, Any]] = []
    lembar_lain: dict[tuple[Any, ...], str] = {}
    for t in tabel:
        if _bukan_rencana(t):
            pencatat.catat("JENIS-TAK-DIKENAL", t.lembar)
        lembar = _baca_lembar(berkas, pencatat, t, kata, satuan)
        _lembar_ganda(pencatat, lembar, lembar_lain)
        garis += lembar
    hasil = Bacaan(berkas, "kas", pencatat.tutup(), kata, kas=bingkai("kas", garis))
    return simpulkan(hasil, hasil.banyak_baris())


def _lembar_ganda(pencatat: Pencatat, lembar: list[dict[str, Any]], lain: dict[tuple[Any, ...], str]) -> None:
    """Report amounts that an earlier sheet plans too, by sub kegiatan, account and month; add those of this sheet to `lain`: key -> place.

    Without a sub kegiatan none is known.
    """
    kini: dict[tuple[Any, ...], str] = {}
    for g in (g for g in lembar if g["rencana"] and g["kode_sub_kegiatan"]):
        kunci = tuple(g[k] for k in KUNCI)
        if kunci in lain:
            pencatat.catat("LEMBAR-GANDA", g["lembar"], g["sel"], sebelumnya=lain[kunci])
        else:
            kini.setdefault(kunci, f"{g['lembar']} baris {g['baris']}")
    lain |= kini


def _bukan_rencana(t: TabelMentah) -> bool:
    teks = " ".join(
        [t.lembar, *(isi for _, isi in t.judul), *(k.judul for nama, k in t.kolom.items() if nama.startswith(("bulan_", "tw_")))]
    )
    return _REALISASI.search(teks) is not None and _RENCANA.search(teks) is None


def _baca_lembar(berkas: str, pencatat: Pencatat, t: TabelMentah, kata: Keterangan, satuan: Decimal) -> list[dict[str, Any]]:
    waktu = [k for q in range(1, 5) for k in _kolom_triwulan(t, q)]
    pilahan = pilah(t, waktu)
    if not pilahan.data:
        pencatat.catat("TANPA-BARIS", t.lembar)
        return []
    pembaca = Pembaca(t.pilih(pilahan.data), pencatat, satuan)
    baris = susun(pembaca)
    nilai = {k: pembaca.rupiah(k) for k in waktu}
    _periksa_pagu(pembaca, baris, nilai)
    _periksa_jumlah(pembaca, t, pilahan.total, baris, nilai)
    skpd = kata.skpd[0].isi if kata.skpd and len({s.isi for s in kata.skpd}) == 1 else ""
    return [
        _garis(berkas, pembaca.tabel, i, k, n, {**b.isi, "nama_skpd": b.isi["nama_skpd"] or ("" if b.isi["kode_skpd"] else skpd)})
        for i, b in enumerate(baris)
        if b.daun
        for k in waktu
        if (n := nilai[k][i]) is not None
    ]


def _kolom_triwulan(t: TabelMentah, triwulan: int) -> list[str]:
    """Return the months of a quarter, the quarter's own column where one of them is absent."""
    bulan = [f"bulan_{b}" for b in range(triwulan * 3 - 2, triwulan * 3 + 1)]
    return bulan if all(b in t.kolom for b in bulan) else [f"tw_{triwulan}"]


def _periksa_pagu(pembaca: Pembaca, baris: list[Baris], nilai: Nilai) -> None:
    """Compare the pagu of each line with its months (peringatan)."""
    for i, (b, pagu) in enumerate(zip(baris, pembaca.rupiah("pagu"), strict=True)):
        rencana = sum((v[i] or NOL for v in nilai.values()), NOL)
        if b.daun and pagu is not None and pagu != rencana:
            angka = {"pagu": format_rupiah(pagu), "rencana": format_rupiah(rencana), "beda": format_rupiah(rencana - pagu)}
            pembaca.catat("KAS-BEDA-PAGU-BARIS", "pagu", i, **angka)


def _periksa_jumlah(pembaca: Pembaca, t: TabelMentah, total: Sequence[int], baris: list[Baris], nilai: Nilai) -> None:
    """Compare group rows and totals with the lines that they sum (galat at their cell)."""
    daun = [i for i, b in enumerate(baris) if b.daun]
    for kolom, isi in nilai.items():
        for i, b in enumerate(baris):
            if not b.daun and isi[i] is not None:
                skpd, unit, kode = b.kunci
                sekantor = (d for d in daun if baris[d].kunci[0] == skpd and unit in ("", baris[d].kunci[1]))
                anak = (d for d in sekantor if baris[d].kunci[2].startswith(f"{kode}."))
                periksa_total(pembaca, pembaca.tabel, i, kolom, (jumlah(isi, anak),))
        periksa_jumlah(pembaca, t, total, kolom, isi, daun)


def _garis(berkas: str, t: TabelMentah, i: int, kolom: str, nilai: Decimal, b: dict[str, str]) -> dict[str, Any]:
    jenis, _, nomor = kolom.partition("_")
    bulan = int(nomor) if jenis == "bulan" else None
    triwulan = (bulan + 2) // 3 if bulan else int(nomor)
    sub = {} if b["kode_sub_skpd"] else {"kode_sub_skpd": b["kode_skpd"], "nama_sub_skpd": b["nama_skpd"]}
    tempat = {"berkas": berkas, "lembar": t.lembar, "baris": t.baris[i], "sel": t.sel(kolom, i)}
    return {**b, **sub, **tempat, "triwulan": triwulan, "bulan": bulan, "rencana": nilai}
