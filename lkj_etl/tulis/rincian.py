"""Sheet Rincian: the documents or source cells behind each leaf of Data 3.3, folded under its sums."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from lkj_etl.laporan import Laporan
from lkj_etl.nilai.teks import aman_tampil
from lkj_etl.nilai.triwulan import ROMAWI
from lkj_etl.tulis.data import letak_33
from lkj_etl.tulis.gaya import UKURAN_CATATAN
from lkj_etl.tulis.halaman import Cetak
from lkj_etl.tulis.letak import GARIS_MAKS, baris_data, garis_ditulis, sel
from lkj_etl.tulis.pena import Pena, Rujukan
from lkj_etl.tulis.ukuran import TINGGI_MIN, tinggi_teks

KOLOM: tuple[tuple[str, float], ...] = (
    ("No", 7),
    ("Uraian / Nomor Dokumen", 58),
    ("Jenis", 12),
    ("Tanggal", 12),
    ("Rekening", 20),
    ("Pagu (Rp)", 18),
    ("Realisasi s.d. TW {tw} (Rp)", 18),
    ("Sesudah TW {tw} (Rp)", 17),
    ("Cocok dengan Data 3.3", 15),
    ("Sumber (berkas | lembar | sel)", 50),
)
_NO, _URAIAN, _JENIS, _TANGGAL, _REKENING, _PAGU, _REALISASI, _SESUDAH, _COCOK, _SUMBER = range(len(KOLOM))
SAMA, BEDA = "sama", "BERBEDA"
_UANG = {"pagu": _PAGU, "realisasi": _REALISASI, "sesudah": _SESUDAH}
_TANPA_NOMOR = {"pagu": "Pagu", "realisasi": "Realisasi", "sesudah": "Realisasi sesudah triwulan"}
_DATA = {_PAGU: "pagu", _REALISASI: "realisasi"}
_TINGGI_KEPALA = 30.0
_HARI_NOL = date(1899, 12, 30)
_CATATAN = (
    "Tiap baris tebal adalah satu baris Data 3.3. Klik tanda + di kiri untuk membuka baris pagu dan dokumen realisasinya; tanda 1 dan 2 di "
    "kiri atas menutup dan membuka semuanya.",
    '"sama" berarti jumlah baris sumbernya sama dengan pagu dan realisasi di Data 3.3. Kolom sesudah triwulan tidak ikut dihitung.',
)
_CATATAN_PENUH = (
    "Baris sumber berjumlah {banyak} dan hanya {maks} yang pertama ditampilkan supaya berkas tetap ringan. Baris selebihnya tidak hilang: "
    "jumlahnya tercetak di atas dan rinciannya ada di data/rincian.parquet."
)
Garis = dict[str, Any]


def ada(laporan: Laporan) -> bool:
    """Say whether there is any leaf."""
    return not laporan.serapan.is_empty()


def tulis(pena: Pena, laporan: Laporan) -> None:
    """Write each leaf of Data 3.3 with its sums and, folded below, the lines of the sources; then the totals and notes."""
    pena.kolom([w for _, w in KOLOM])
    pena.ws.outline_settings(True, False, True, False)
    atas, tw = pena.awal, ROMAWI[laporan.masukan.parameter.triwulan - 1]
    for k, (judul, _) in enumerate(KOLOM):
        pena.teks(atas, k, judul.format(tw=tw), "daftar_kepala")
    pena.tinggi(atas, _TINGGI_KEPALA)
    per_daun = {n: list(isi) for n, isi in groupby(laporan.rincian.iter_rows(named=True), key=lambda g: int(g["daun"]))}
    banyak_unit = len({(b["kode_sub_skpd"], b["nama_sub_skpd"]) for b in laporan.baris_serapan})
    r = atas + 1
    for n, (daun, tampil) in enumerate(zip(laporan.baris_serapan, garis_ditulis(laporan), strict=True)):
        garis = per_daun.get(n, [])
        _daun(pena, r, n, nama_daun(daun, berunit=banyak_unit > 1), daun, garis, tampil)
        for i, satu in enumerate(garis[:tampil], start=r + 1):
            _garis(pena, i, satu)
        r += 1 + tampil
    _jumlah(pena, r, laporan)
    _akhir(pena, r, laporan)


def _daun(pena: Pena, r: int, n: int, uraian: str, daun: Garis, garis: list[Garis], tampil: int) -> None:
    """Write the row of a leaf: sums over the lines below it, compared with its row of Data 3.3."""
    banyak = Counter("pagu" if g["garis"] == "pagu" else "realisasi" for g in garis)
    sumber = ", ".join(f"{banyak[jenis]} baris {jenis}" for jenis in ("pagu", "realisasi") if banyak[jenis])
    baris = baris_data(pena.awal, n)
    pena.tautkan(r, _NO, Rujukan("Data 3.3", sel(letak_33("realisasi"), baris), f"Data 3.3 baris {baris}"))
    pena.angka(r, _NO, n + 1, "rinci_nomor")
    for k, isi in ((_URAIAN, uraian), (_JENIS, ""), (_TANGGAL, ""), (_REKENING, ""), (_SUMBER, sumber)):
        pena.teks(r, k, isi, "rinci_teks")
    jumlah = {k: sum((g["nilai"] for g in garis if g["garis"] == jenis), Decimal(0)) for jenis, k in _UANG.items()}
    for k, nilai in jumlah.items():
        if k == _SESUDAH and not nilai:
            pena.teks(r, k, "", "rinci_rupiah")
        elif tampil:
            pena.rumus(r, k, f"=ROUND(SUM({sel(k, r + 2)}:{sel(k, r + 1 + tampil)}),2)", nilai, "rinci_rupiah")
        else:
            pena.angka(r, k, nilai, "rinci_rupiah")
    cocok = all(jumlah[k] == daun[judul] for k, judul in _DATA.items())
    _cocok(pena, r, {k: f"'Data 3.3'!{sel(letak_33(judul), baris)}" for k, judul in _DATA.items()}, cocok=cocok)
    pena.lipat(r, max(TINGGI_MIN, tinggi_teks(uraian, KOLOM[_URAIAN][1], tebal=True)), r + 1, r + tampil)


def nama_daun(daun: Garis, *, berunit: bool) -> str:
    """Return code and name of a leaf, and its sub unit where the office has several."""
    kode = daun["kode_sub_kegiatan"] or daun["kode_kegiatan"] or daun["no_kegiatan"]
    unit = daun["nama_sub_skpd"] or daun["kode_sub_skpd"]
    nama = daun["sub_kegiatan"] or daun["kegiatan"] or daun["program"]
    return f"{kode} {nama}".strip() + (f" ({unit})" if unit and berunit else "")


def _garis(pena: Pena, r: int, g: Garis) -> None:
    pena.teks(r, _URAIAN, g["nomor_dokumen"] or _TANPA_NOMOR[g["garis"]], "isi_susut")
    if g["jenis_dokumen"]:
        pena.teks(r, _JENIS, g["jenis_dokumen"], "isi")
    if g["tanggal"] is not None:
        pena.angka(r, _TANGGAL, (g["tanggal"] - _HARI_NOL).days, "isi_tanggal")
    if g["kode_rekening"]:
        pena.teks(r, _REKENING, g["kode_rekening"], "isi")
    pena.angka(r, _UANG[g["garis"]], g["nilai"], "isi_rupiah")
    pena.teks(r, _SUMBER, f"{aman_tampil(g['berkas'])} | {aman_tampil(g['lembar'])} | {g['sel']}", "isi_susut")


def _cocok(pena: Pena, r: int, lawan: dict[int, str], *, cocok: bool) -> None:
    """Compare the sums of a row with cells of Data 3.3, to the sen."""
    syarat = ",".join(f"ROUND({sel(k, r + 1)}-{tujuan},2)=0" for k, tujuan in lawan.items())
    pena.rumus_teks(r, _COCOK, f'=IF(AND({syarat}),"{SAMA}","{BEDA}")', SAMA if cocok else BEDA, "rinci_nomor")


def _jumlah(pena: Pena, r: int, laporan: Laporan) -> None:
    """Write the totals over the leaves, compared with the columns of Data 3.3."""
    pena.gabung(r, 0, r, _REKENING, "JUMLAH", "jumlah_teks")
    jumlah = dict.fromkeys(_UANG.values(), Decimal(0))
    for garis, nilai in zip(laporan.rincian["garis"].to_list(), laporan.rincian["nilai"].to_list(), strict=True):
        jumlah[_UANG[garis]] += nilai
    for k, nilai in jumlah.items():
        nomor, isi = (f"{sel(i, pena.awal + 2)}:{sel(i, r)}" for i in (_NO, k))
        pena.rumus(r, k, f'=ROUND(SUMIF({nomor},">0",{isi}),2)', nilai, "rinci_rupiah")
    awal, akhir = baris_data(pena.awal, 0), baris_data(pena.awal, laporan.serapan.height - 1)
    kolom = {k: letak_33(judul) for k, judul in _DATA.items()}
    lawan = {k: f"SUM('Data 3.3'!{sel(d, awal)}:{sel(d, akhir)})" for k, d in kolom.items()}
    cocok = all(jumlah[k] == sum((b[judul] for b in laporan.baris_serapan), Decimal(0)) for k, judul in _DATA.items())
    _cocok(pena, r, lawan, cocok=cocok)
    pena.teks(r, _SUMBER, "", "rinci_teks")


def _akhir(pena: Pena, r: int, laporan: Laporan) -> None:
    catatan = list(_CATATAN)
    if sum(garis_ditulis(laporan)) < laporan.rincian.height:
        catatan.append(_CATATAN_PENUH.format(banyak=laporan.rincian.height, maks=GARIS_MAKS))
    for isi in catatan:
        r += 1
        pena.lebar_penuh(r, isi, "catatan", ukuran=UKURAN_CATATAN)
    pena.cetak(Cetak((pena.awal, pena.awal), r, len(KOLOM) - 1))
