"""Kind `aklap`: the hierarchical report of anggaran and realisasi down to every account, leaves only."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from lkj_etl.baca.aklap_susunan import KEGIATAN, PROGRAM, REKENING, SUB_KEGIATAN, UNIT, Simpul, pilah, susun
from lkj_etl.baca.garis import arti_satuan, bingkai
from lkj_etl.baca.kendali import NOL, jumlah, periksa_jumlah, periksa_total
from lkj_etl.baca.keterangan import keterangan
from lkj_etl.baca.kolom import Pembaca, Pencatat
from lkj_etl.baca.mentah import KolomMentah, TabelMentah, nomor_baris
from lkj_etl.baca.simpulan import simpulkan
from lkj_etl.baca.sipd import pemilik
from lkj_etl.bacaan import Bacaan
from lkj_etl.nilai.teks import GARIS

Nilai = dict[str, Sequence[Decimal | None]]


class Daun(NamedTuple):
    """One sub kegiatan of one unit: the row that names it, its amounts with their cells, and its table."""

    simpul: Simpul
    tabel: TabelMentah
    pagu: Decimal
    realisasi: Decimal
    sel_pagu: str
    sel_realisasi: str
    umum: dict[str, str]

    def kunci(self) -> tuple[str, str]:
        """Return unit and code."""
        return self.umum["kode_sub_skpd"], self.simpul.kode


def baca_aklap(berkas: str, tabel: list[TabelMentah], *, skala: str = "") -> Bacaan:
    """Read the report; frames `pagu` and `belanja` (schemas.anggaran), one line per unit and sub kegiatan.

    Amounts are the sums of the leaf accounts over all kelompok belanja; triwulan is null, the title tells the period.
    Every subtotal and JUMLAH is compared with its leaves. Source of the shape: FORMATS section 4.
    """
    pencatat = Pencatat(berkas)
    kata = keterangan(tabel)
    satuan = arti_satuan(pencatat, kata, skala)
    daun: list[Daun] = []
    milik: dict[tuple[str, str], str] = {}
    for t in tabel:
        daun += _baca_lembar(pencatat, t, satuan, milik)
    _tanpa_kembar(pencatat, daun)
    pagu = bingkai("pagu", [_garis(berkas, d, d.sel_pagu, pagu=d.pagu) for d in daun])
    belanja = bingkai("belanja", [_garis(berkas, d, d.sel_realisasi, realisasi=d.realisasi) for d in daun])
    return simpulkan(Bacaan(berkas, "aklap", pencatat.tutup(), kata, pagu, belanja, pemilik=milik), len(daun))


def _baca_lembar(pencatat: Pencatat, t: TabelMentah, satuan: Decimal, milik: dict[tuple[str, str], str]) -> list[Daun]:
    rupiah = [k for k in t.kolom if k.startswith(("anggaran_", "realisasi_"))]
    baku = {k: _tanpa_garis(t.kolom[k]) for k in rupiah} | {k: _kode_teks(isi) for k, isi in t.kolom.items() if k.startswith("kode_")}
    t = t._replace(kolom={**t.kolom, **baku})
    pilahan = pilah(t, rupiah)
    for i in pilahan.tanpa_kode:
        pencatat.catat("SEL-KOSONG", t.lembar, t.sel("kode_4", i), kolom=t.kolom["kode_4"].judul)
    awal = len(pencatat.temuan)
    pembaca = Pembaca(t.pilih(pilahan.data), pencatat, satuan)
    simpul = susun(pembaca)
    nilai: Nilai = {k: pembaca.rupiah(k) for k in rupiah}
    _periksa_jumlah(pembaca, t, pilahan.total, simpul, nilai)
    hasil = _daun(pembaca, simpul, nilai)
    skpd = [_skpd(s) for s in simpul]
    milik |= pemilik(pembaca.tabel, skpd, pencatat.temuan[awal:])
    return hasil


def _tanpa_garis(k: KolomMentah) -> KolomMentah:
    """Read `-` as blank: in this report it is the ordinary way to print 0."""
    jenis = "".join("-" if j == "s" and not n.strip(f"{GARIS} ") else j for j, n in zip(k.jenis, k.isi, strict=True))
    return k._replace(jenis=jenis)


def _kode_teks(k: KolomMentah) -> KolomMentah:
    """Read a code of one part that Excel keeps as a number (5 or 5.0) as text."""
    bulat = [j == "n" and n.removesuffix(".0").isdigit() for j, n in zip(k.jenis, k.isi, strict=True)]
    jenis = "".join("s" if b else j for b, j in zip(bulat, k.jenis, strict=True))
    return k._replace(jenis=jenis, isi=[n.removesuffix(".0") if b else n for b, n in zip(bulat, k.isi, strict=True)])


def _periksa_jumlah(pembaca: Pembaca, t: TabelMentah, total: list[int], simpul: list[Simpul], nilai: Nilai) -> None:
    """Compare every row that has rows below it, and every JUMLAH, with the leaves; a difference is a galat at its cell."""
    daun = [s.i for s in simpul if not s.anak]
    for kolom, isi in nilai.items():
        for s in simpul:
            if s.anak:
                periksa_total(pembaca, pembaca.tabel, s.i, kolom, (jumlah(isi, (d.i for d in s.daun())),))
        periksa_jumlah(pembaca, t, total, kolom, isi, daun)


def _daun(pembaca: Pembaca, simpul: list[Simpul], nilai: Nilai) -> list[Daun]:
    """Sum the leaf accounts of each row that is itself no account; a sub kegiatan without accounts stands for itself."""
    nama_unit = {s.kode: s.nama for s in simpul if s.tingkat == UNIT}
    hasil: list[Daun] = []
    for s in simpul:
        if s.tingkat not in (PROGRAM, KEGIATAN, SUB_KEGIATAN) or any(a.tingkat != REKENING for a in s.anak):
            continue
        isi = s.daun()
        for apa, kode in (("anggaran_", "PAGU-NEGATIF"), ("realisasi_", "REALISASI-NEGATIF")):
            for kolom in (k for k in nilai if k.startswith(apa)):
                for d in isi:
                    if (nilai[kolom][d.i] or NOL) < 0:
                        pembaca.catat(kode, kolom, d.i)
        pagu, realisasi = (_jumlah(nilai, isi, apa) for apa in ("anggaran_", "realisasi_"))
        sel = [_sel(pembaca.tabel, nilai, [s, *isi], apa) for apa in ("anggaran_", "realisasi_")]
        hasil.append(Daun(s, pembaca.tabel, pagu, realisasi, sel[0], sel[1], _umum(s, nama_unit)))
    return hasil


def _jumlah(nilai: Nilai, daun: list[Simpul], apa: str) -> Decimal:
    return sum((jumlah(isi, (d.i for d in daun)) for k, isi in nilai.items() if k.startswith(apa)), NOL)


def _sel(tabel: TabelMentah, nilai: Nilai, simpul: list[Simpul], apa: str) -> str:
    """Return the cell that shows the amount: of the sub kegiatan itself, else of its first account with an amount."""
    kolom = [k for k in nilai if k.startswith(apa)]
    tempat = next(((k, s.i) for s in simpul for k in kolom if nilai[k][s.i]), (kolom[0], simpul[0].i))
    return tabel.sel(*tempat)


def _skpd(s: Simpul) -> str:
    """Return the office of a row: the code of its unit with a tail of zeros (7.01.0.00.0.00.02.0001 is a kelurahan of ...0000)."""
    unit = s.leluhur(UNIT)
    ruas = unit.kode.split(".") if unit is not None else []
    return ".".join([*ruas[:-1], "0" * len(ruas[-1])]) if len(ruas) >= 8 else ".".join(ruas)


def _umum(s: Simpul, nama_unit: dict[str, str]) -> dict[str, str]:
    unit, skpd = s.leluhur(UNIT), _skpd(s)
    hasil = {"kode_skpd": skpd, "nama_skpd": nama_unit.get(skpd, unit.nama if unit else ""), "tahapan": ""}
    nama = (("sub_skpd", UNIT), ("program", PROGRAM), ("kegiatan", KEGIATAN), ("sub_kegiatan", SUB_KEGIATAN))
    for kolom, tingkat in nama:
        di = s.leluhur(tingkat)
        hasil[f"kode_{kolom}"] = di.kode if di else ""
        hasil["nama_sub_skpd" if tingkat == UNIT else kolom] = di.nama if di else ""
    return hasil


def _garis(berkas: str, d: Daun, sel: str, **nilai: Decimal) -> dict[str, Any]:
    return {"berkas": berkas, "lembar": d.tabel.lembar, "baris": int(nomor_baris(sel)), "sel": sel, **d.umum, **nilai}


def _tanpa_kembar(pencatat: Pencatat, daun: list[Daun]) -> None:
    """A sub kegiatan of one unit stands in one place: a second one leaves open which of them counts."""
    pertama: dict[tuple[str, str], Daun] = {}
    for d in daun:
        dulu = pertama.setdefault(d.kunci(), d)
        if dulu is not d:
            kode = "KUNCI-BENTROK" if dulu.tabel.lembar == d.tabel.lembar else "LEMBAR-GANDA"
            sebelumnya = f"{dulu.tabel.lembar} baris {dulu.tabel.baris[dulu.simpul.i]}"
            pencatat.catat(kode, d.tabel.lembar, d.tabel.sel("kode_3", d.simpul.i), sebelumnya=sebelumnya)
