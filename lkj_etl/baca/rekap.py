"""Kind `rekap`: one row per (sub) kegiatan with pagu and/or realisasi, as offices type it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import polars as pl

from lkj_etl.baca.garis import arti_satuan, bingkai
from lkj_etl.baca.kendali import NOL, periksa_persen, periksa_tanggal
from lkj_etl.baca.keterangan import keterangan
from lkj_etl.baca.kolom import Pembaca, Pencatat
from lkj_etl.baca.mentah import KolomMentah, TabelMentah, nomor_baris
from lkj_etl.baca.rekap_baris import KOLOM_RUPIAH, Pilahan, kolom_semua_tingkat, pilah, skala_di_kaki
from lkj_etl.baca.rekap_jumlah import periksa_isi_jumlah, sekali
from lkj_etl.baca.rekap_susunan import susun
from lkj_etl.baca.rekap_unsur import BarisRekap
from lkj_etl.baca.simpulan import simpulkan
from lkj_etl.bacaan import Bacaan, Keterangan
from lkj_etl.nilai.angka import format_rupiah
from lkj_etl.nilai.kode import kode_lain
from lkj_etl.nilai.nama import samakan
from lkj_etl.nilai.teks import bersihkan
from lkj_etl.temuan import Temuan
from schemas.anggaran import KUNCI


class Daun(NamedTuple):
    """A leaf with its amounts and the table that it stands in."""

    baris: BarisRekap
    tabel: TabelMentah
    jumlah: dict[str, Decimal | None]

    def sel(self, kolom: str) -> str:
        """Return the cell of one of its amounts."""
        return self.tabel.sel(kolom, self.baris.i)

    def nama(self) -> str:
        """Return the name of the leaf, its code where the file gives no name."""
        b = self.baris
        return b.sub_kegiatan or b.kegiatan or b.program or b.kode_sub_kegiatan or b.kode_kegiatan


def baca_rekap(berkas: str, tabel: list[TabelMentah], *, skala: str = "") -> Bacaan:
    """Read all recognised sheets of one file.

    Frames: `pagu` (schemas.anggaran.Pagu) where a pagu column stands, `belanja` (Belanja, triwulan null)
    where a realisasi column stands. A galat in a cell of kode, nama, pagu, realisasi or tanggal, or a key
    with two values, refuses the whole file, in a file of several SKPD that SKPD's rows (DESIGN 4, "Verdict of a file alone").
    """
    pencatat = Pencatat(berkas)
    kata = keterangan(tabel)
    tabel = [kolom_semua_tingkat(t) for t in tabel]
    daun: list[Daun] = []
    semua = [(t, pilah(t)) for t in tabel]
    kata.skala += [tempat for t, pilahan in semua for tempat in skala_di_kaki(t, pilahan)]
    satuan = arti_satuan(pencatat, kata, skala)
    for t, pilahan in semua:
        _janji_judul(pencatat, t, kata)
        daun += _baca_lembar(pencatat, t, pilahan, kata, satuan)
    tunggal, ganda = _tanpa_kembar(pencatat, daun)
    _periksa_lembar(pencatat, tunggal)
    kolom = {k for t in tabel for k in t.kolom}
    pagu = _pagu(berkas, tunggal) if "pagu" in kolom else None
    belanja = _belanja(berkas, tunggal) if "realisasi" in kolom else None
    program = {(d.tabel.lembar, d.tabel.baris[d.baris.i]): d.tabel.sel(*d.baris.tempat_program) for d in tunggal if d.baris.tempat_program}
    milik = _pemilik(daun, pencatat.temuan)
    return simpulkan(Bacaan(berkas, "rekap", pencatat.tutup(), kata, pagu, belanja, sel_program=program, pemilik=milik), len(daun), ganda)


def _pemilik(daun: list[Daun], temuan: list[Temuan]) -> dict[tuple[str, str], str]:
    """Say which office the row of each finding belongs to (see `bacaan.PEMILIK`)."""
    skpd = {(d.tabel.lembar, str(d.tabel.baris[d.baris.i])): d.baris.kode_skpd or d.baris.nama_skpd for d in daun}
    baris = ((t.lembar, t.sel, nomor_baris(t.sel)) for t in temuan)
    return {(lembar, sel): skpd[lembar, nomor] for lembar, sel, nomor in baris if (lembar, nomor) in skpd}


def _janji_judul(pencatat: Pencatat, t: TabelMentah, kata: Keterangan) -> None:
    """A title that promises realisasi over a table without that column: the heading was damaged."""
    if kata.menyebut_realisasi and "realisasi" not in t.kolom:
        ada = ", ".join(f'"{k.judul}"' for k in t.kolom.values())
        pencatat.catat("JUDUL-KURANG", t.lembar, "-", dicari='"Realisasi"', ada=ada, baris=t.baris_judul)


def _baca_lembar(pencatat: Pencatat, t: TabelMentah, pilahan: Pilahan, kata: Keterangan, satuan: Decimal) -> list[Daun]:
    data = t.pilih(pilahan.data)
    pembaca = Pembaca(data, pencatat, satuan)
    if not pilahan.data:
        pencatat.catat("TANPA-BARIS", t.lembar)
        return []
    baris = susun(pembaca)
    rupiah = {k: pembaca.rupiah(k) for k in KOLOM_RUPIAH if k in data.kolom}
    daun = [Daun(b, data, {k: v[b.i] for k, v in rupiah.items()}) for b in baris if not b.induk]
    _periksa_wajib(pembaca, daun)
    _periksa_kode(pembaca, baris, daun)
    _periksa_induk(pembaca, baris)
    periksa_isi_jumlah(pembaca, t, pilahan, baris, sekali(baris, rupiah))
    kosong: Sequence[Decimal | None] = [None] * len(baris)
    realisasi = rupiah.get("realisasi", kosong)
    periksa_persen(pembaca, rupiah.get("pagu", kosong), realisasi)
    tahun = int(kata.tahun[0].isi) if kata.tahun else None
    periksa_tanggal(pembaca, tahun)
    _periksa_tanda(pembaca, daun)
    return daun


def _periksa_wajib(pembaca: Pembaca, daun: list[Daun]) -> None:
    """A leaf has a kode, a nama and a pagu in every column that the file has for them; a blank realisasi is said aloud."""
    kolom = pembaca.tabel.kolom
    kode = pembaca.tabel.pertama("kode_sub_kegiatan", "kode_kegiatan", "kode")
    nama = pembaca.tabel.pertama("sub_kegiatan", "kegiatan", "uraian")
    for d in daun:
        b = d.baris
        for k in filter(None, (kode, nama, pembaca.tabel.pertama("pagu"))):
            sel = kolom[k]
            if _kosong(sel, b.i):
                pembaca.catat("SEL-KOSONG", k, b.i)
            elif k == "pagu" and d.jumlah["pagu"] is None and sel.jenis[b.i] in "snp":
                _catat_nihil(pembaca, b.i)
        if "realisasi" in kolom and _kosong(kolom["realisasi"], b.i):
            pembaca.catat("REALISASI-KOSONG", "realisasi", b.i)


def _periksa_kode(pembaca: Pembaca, baris: list[BarisRekap], daun: list[Daun]) -> None:
    """Rows of an office, or of accounts, repeat other rows; under 2019 one of Belanja Tidak Langsung is a leaf (5.1.1 Gaji)."""
    bersub = any(b.kode_sub_kegiatan for b in baris)
    for d in (d for d in daun if any(d.jumlah.values()) and not d.baris.kode_sub_kegiatan):
        kode = d.baris.kode_kegiatan
        if (apa := kode_lain(kode)) and (bersub or apa != "rekening" or not kode.startswith("5.1")):
            pembaca.catat("KODE-BUKAN-KEGIATAN", pembaca.tabel.pertama("kode", "uraian", "kode_kegiatan"), d.baris.i, apa=apa)


def _kosong(kolom: KolomMentah, i: int) -> bool:
    """Say whether nothing that can be seen stands in a cell."""
    return kolom.jenis[i] in "-s" and not bersihkan(kolom.isi[i]).teks


def _periksa_induk(pembaca: Pembaca, baris: list[BarisRekap]) -> None:
    """Where one column names every level, a program line without its name would hand its kegiatan to the program above."""
    for b in baris:
        if b.induk and b.kolom_nama == "uraian" and not (b.program or b.kegiatan or b.kode_program or b.kode_kegiatan):
            pembaca.catat("SEL-KOSONG", "uraian", b.i)


def _catat_nihil(pembaca: Pembaca, i: int) -> None:
    """`-` or `nihil` is no pagu; what could not be read as a number has its own finding already."""
    sudah = {(x.lembar, x.sel) for x in pembaca.pencatat.temuan if x.tingkat == "galat"}
    if (pembaca.tabel.lembar, pembaca.tabel.sel("pagu", i)) not in sudah:
        pembaca.catat("SEL-KOSONG", "pagu", i)


def _periksa_tanda(pembaca: Pembaca, daun: list[Daun]) -> None:
    for d in daun:
        realisasi, pagu = d.jumlah.get("realisasi"), d.jumlah.get("pagu")
        if pagu is not None and pagu < 0:
            pembaca.catat("PAGU-NEGATIF", "pagu", d.baris.i)
        if realisasi is not None and realisasi < 0:
            pembaca.catat("REALISASI-NEGATIF", "realisasi", d.baris.i)
        if realisasi is not None and pagu is not None and realisasi > pagu >= 0:
            nilai = {"daun": f'"{d.nama()}"', "realisasi": format_rupiah(realisasi), "pagu": format_rupiah(pagu)}
            pembaca.catat("REALISASI-MELEBIHI-PAGU", "realisasi", d.baris.i, **nilai)


def _tanpa_kembar(pencatat: Pencatat, daun: list[Daun]) -> tuple[list[Daun], int]:
    """Identical rows count once; one key with two values is a conflict at the later cell."""
    pertama: dict[tuple[str, ...], Daun] = {}
    ganda = 0
    for d in daun:
        dulu = pertama.setdefault(d.baris.kunci(), d)
        if dulu is d:
            continue
        ganda += 1
        kolom = d.baris.kolom_nama or "kode_sub_kegiatan"
        sel_nama = d.sel(kolom) if kolom in d.tabel.kolom else f"A{d.tabel.baris[d.baris.i]}"
        sebelumnya = f"{dulu.tabel.lembar} baris {dulu.tabel.baris[dulu.baris.i]}"
        if dulu.tabel.lembar != d.tabel.lembar:
            pencatat.catat("LEMBAR-GANDA", d.tabel.lembar, sel_nama, sebelumnya=sebelumnya)
            continue
        beda = next((k for k, v in d.jumlah.items() if v != dulu.jumlah.get(k)), None)
        if unit := _unit_kosong(d):
            pencatat.catat("SEL-KOSONG", d.tabel.lembar, d.sel(unit), kolom=d.tabel.kolom[unit].judul)
        elif beda is None and _nama(d) == _nama(dulu):
            pencatat.catat("BARIS-KEMBAR", d.tabel.lembar, sel_nama, sebelumnya=sebelumnya)
        else:
            pencatat.catat("KUNCI-BENTROK", d.tabel.lembar, d.sel(beda) if beda else sel_nama, sebelumnya=sebelumnya)
    return list(pertama.values()), ganda


def _periksa_lembar(pencatat: Pencatat, daun: list[Daun]) -> None:
    """Say where a sheet sums to the same as another one or as all the others: a recap beside the rows that it sums up.

    Sheets of different offices or units may have equal sums.
    """
    lembar: dict[str, dict[str, Decimal]] = {}
    unit: dict[str, set[tuple[str, ...]]] = {}
    for d in daun:
        satu = lembar.setdefault(d.tabel.lembar, {"pagu": NOL, "realisasi": NOL})
        unit.setdefault(d.tabel.lembar, set()).add(d.baris.kunci()[:2])
        for k in satu:
            satu[k] += d.jumlah.get(k) or NOL
    for n, (nama, satu) in enumerate(lembar.items()):
        lain = [x for x in lembar if x != nama and not unit[x].isdisjoint(unit[nama])]
        sana = [x for x in list(lembar)[:n] if x in lain and lembar[x] == satu]
        if len(lain) > 1 and not sana and all(satu[k] == sum(lembar[x][k] for x in lain) for k in satu):
            sana = lain
        if sana and any(satu.values()):
            pencatat.catat("TABEL-MUNGKIN-SAMA", nama, "-", sini="lembar ini", sana=f"lembar {', '.join(sana)}")


def _unit_kosong(d: Daun) -> str:
    """Return the column of units where it is blank: of two equal rows nobody can say that both are the same unit's."""
    return "" if d.baris.kode_sub_skpd or d.baris.nama_sub_skpd else d.tabel.pertama("kode_sub_skpd", "nama_sub_skpd")


def _nama(d: Daun) -> tuple[str, ...]:
    return samakan(d.baris.program), samakan(d.baris.kegiatan), samakan(d.baris.sub_kegiatan)


def _umum(berkas: str, d: Daun, kolom: str) -> dict[str, Any]:
    b = d.baris
    tempat = {"berkas": berkas, "lembar": d.tabel.lembar, "baris": d.tabel.baris[b.i], "sel": d.sel(kolom), "tahapan": ""}
    return {**tempat, **{k: getattr(b, k) for k in KUNCI}}


def _pagu(berkas: str, daun: list[Daun]) -> pl.DataFrame:
    garis = [
        {**_umum(berkas, d, "pagu"), "pagu_sebelum": d.jumlah.get("pagu_sebelum"), "pagu": d.jumlah.get("pagu")}
        for d in daun
        if "pagu" in d.jumlah
    ]
    return bingkai("pagu", garis)


def _belanja(berkas: str, daun: list[Daun]) -> pl.DataFrame:
    """A blank realisasi is no spending: it prints 0 (DESIGN 4, "Peringatan of reading")."""
    garis = [{**_umum(berkas, d, "realisasi"), "realisasi": d.jumlah["realisasi"] or NOL} for d in daun if "realisasi" in d.jumlah]
    return bingkai("belanja", garis)
