"""`Rekap Kabupaten`: the offices of one run side by side, ranked by capaian and by serapan, with totals against the sources."""

from __future__ import annotations

from datetime import datetime, time
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from lkj_etl.laporan import Total
from lkj_etl.nilai.persen import persen
from lkj_etl.nilai.teks import aman_tampil
from lkj_etl.nilai.triwulan import ROMAWI, bulan_akhir, hari_terakhir
from lkj_etl.sistem import ganti_berkas, sinkronkan_folder
from lkj_etl.tulis.buku import pilihan_buku
from lkj_etl.tulis.buku_kerja import BukuKerja
from lkj_etl.tulis.gaya import UKURAN_CATATAN
from lkj_etl.tulis.halaman import Cetak
from lkj_etl.tulis.keluaran import SEMENTARA, buang_sisa, folder_triwulan, nama_aman, paksa_ke_cakram, periksa_buku
from lkj_etl.tulis.lembar_kerja import LembarKerja
from lkj_etl.tulis.letak import sel
from lkj_etl.tulis.pena import Pena
from lkj_etl.tulis.rekap_isi import DRAF, GAGAL, RESMI, Kantor, Rekap, urutkan
from lkj_etl.tulis.rekap_lain import tulis_jejak, tulis_temuan
from lkj_etl.tulis.ukuran import TINGGI_MIN, tinggi_teks

KOLOM: tuple[tuple[str, float], ...] = (
    ("Peringkat capaian", 10),
    ("Peringkat serapan", 10),
    ("Kode SKPD", 24),
    ("Perangkat daerah", 34),
    ("Status", 12),
    ("Galat", 8),
    ("Peringatan", 11),
    ("Pagu (Rp)", 20),
    ("Realisasi (Rp)", 20),
    ("Serapan (%)", 11),
    ("Rata-rata capaian (%)", 11),
    ("Indikator terukur", 10),
    ("Belum terukur", 10),
    ("Buku kerja", 48),
)
_PERINGKAT, _SERAPAN_KE, _KODE, _NAMA, _STATUS, _GALAT, _PERINGATAN, _PAGU, _REALISASI, _SERAPAN, _CAPAIAN, _TERUKUR, _BELUM, _BUKU = range(
    len(KOLOM)
)
_GAYA_STATUS = {RESMI: "baik", DRAF: "perhatian", GAGAL: "salah"}
_LEMBAR = "Rekap Kabupaten", "Temuan", "Jejak"
_CATATAN = (
    "Peringkat capaian menurut rata-rata Kondisi Akhir seluruh indikator yang terukur; peringkat serapan menurut realisasi dibagi pagu. "
    "Kantor tanpa angka itu, termasuk yang tidak ada di berkas realisasi, tidak berperingkat.",
    "DRAF: masih ada galat atau anggaran yang belum dipetakan; sebabnya ada di lembar Temuan buku kerjanya. GAGAL: tidak ada buku kerja "
    "yang ditulis; sebabnya di kolom terakhir.",
)


def tulis_rekap(rekap: Rekap, keluaran: Path) -> Path:
    """Write `<tahun>/TW<n>/Rekap Kabupaten <tahun> TW<n>.xlsx` beside its place, check it, move it there; return its path.

    The summary of one office alone carries its name and leaves that of all offices as it is.
    Raises `MesinBermasalah` as the workbooks of the offices do.
    """
    folder = folder_triwulan(keluaran, rekap.tahun, rekap.triwulan)
    folder.mkdir(parents=True, exist_ok=True)
    buang_sisa(folder)
    ekor = f" {nama_aman(rekap.hanya)}" if rekap.hanya else ""
    tujuan = folder / f"Rekap Kabupaten {rekap.tahun} TW{rekap.triwulan}{ekor}.xlsx"
    sementara = folder / f"{SEMENTARA}rekap.xlsx"
    try:
        sementara.write_bytes(_buku(rekap))
        paksa_ke_cakram(sementara)
        periksa_buku(sementara.read_bytes(), list(_LEMBAR))
        ganti_berkas(sementara, tujuan)
        sinkronkan_folder(folder)
    finally:
        sementara.unlink(missing_ok=True)
    return tujuan


def _buku(rekap: Rekap) -> bytes:
    wadah = BytesIO()
    buku = BukuKerja(wadah, pilihan_buku())
    judul = f"Rekap Kabupaten Triwulan {ROMAWI[rekap.triwulan - 1]} Tahun {rekap.tahun}"
    buku.set_properties({"title": judul, "created": datetime.combine(hari_terakhir(rekap.tahun, rekap.triwulan), time())})
    for nama, tulis in zip(_LEMBAR, (_lembar_rekap, tulis_temuan, tulis_jejak), strict=True):
        tulis(Pena(buku.add_worksheet(nama, worksheet_class=LembarKerja), nama, ""), rekap)
    buku.close()
    return wadah.getvalue()


def _lembar_rekap(pena: Pena, rekap: Rekap) -> None:
    pena.kolom([w for _, w in KOLOM])
    judul = (
        f"Rekap Kabupaten Triwulan {ROMAWI[rekap.triwulan - 1]} Tahun Anggaran {rekap.tahun}",
        f"Realisasi s.d. {bulan_akhir(rekap.triwulan)} {rekap.tahun}",
    )
    for r, isi in enumerate(judul):
        pena.lebar_penuh(r, isi, "judul", ukuran=12)
    atas = len(judul) + 1
    for k, (isi, _) in enumerate(KOLOM):
        pena.teks(atas, k, isi, "kepala")
    pena.tinggi(atas, 40)
    r = atas
    for r, (capaian_ke, serapan_ke, kantor) in enumerate(urutkan(rekap.kantor), start=atas + 1):
        _baris(pena, r, capaian_ke, serapan_ke, kantor, rekap)
    pena.saring(atas, max(r, atas + 1), len(KOLOM) - 1)
    _jumlah(pena, atas + 1, r + 1, rekap)
    r += 5
    for isi in (f"{rekap.skpd_lain} SKPD lain di berkas masukan hanya dihitung dan tidak dilaporkan.", *_CATATAN):
        pena.lebar_penuh(r, isi, "catatan", ukuran=UKURAN_CATATAN)
        r += 1
    pena.cetak(Cetak((atas, atas), r - 1, len(KOLOM) - 1))


def _baris(pena: Pena, r: int, capaian_ke: int | None, serapan_ke: int | None, k: Kantor, rekap: Rekap) -> None:
    angka: tuple[tuple[int, int | None, str], ...] = (
        (_PERINGKAT, capaian_ke, "bulat"),
        (_SERAPAN_KE, serapan_ke, "bulat"),
        (_GALAT, k.banyak("galat"), "bulat"),
    )
    angka += ((_PERINGATAN, k.banyak("peringatan"), "bulat"), (_TERUKUR, k.terukur, "bulat"), (_BELUM, k.belum, "bulat"))
    for kolom, nilai, gaya in angka:
        if nilai is None:
            pena.teks(r, kolom, "-", "tengah")
        else:
            pena.angka(r, kolom, nilai, gaya)
    nama = aman_tampil(k.nama)
    for kolom, isi, gaya in ((_KODE, k.kode or "-", "teks"), (_NAMA, nama, "teks"), (_STATUS, k.status, _GAYA_STATUS[k.status])):
        pena.teks(r, kolom, isi, gaya)
    pena.angka(r, _PAGU, k.keluar.pagu, "rupiah_sen")
    pena.angka(r, _REALISASI, k.keluar.realisasi, "rupiah_sen")
    _persen(pena, r, k.serapan, "persen")
    if k.rata_rata is None:
        pena.teks(r, _CAPAIAN, "-", "strip")
    else:
        pena.angka(r, _CAPAIAN, k.rata_rata, "persen")
    if k.buku:
        pena.tautkan_berkas(r, _BUKU, f"../../{k.buku}", "Buka buku kerja kantor ini")
    isi = k.gagal or k.buku.rpartition("/")[2]
    pena.teks(r, _BUKU, isi, "teks")
    pena.tinggi(r, max(TINGGI_MIN, tinggi_teks(nama, KOLOM[_NAMA][1]), tinggi_teks(isi, KOLOM[_BUKU][1])))


def _persen(pena: Pena, r: int, hasil: Decimal | None, gaya: str) -> None:
    if hasil is None:
        pena.teks(r, _SERAPAN, "-", "strip")
    else:
        pena.rumus(r, _SERAPAN, f"=ROUND({sel(_REALISASI, r + 1)}*100/{sel(_PAGU, r + 1)},2)", hasil, gaya)


def _jumlah(pena: Pena, awal: int, r: int, rekap: Rekap) -> None:
    """Write the totals: of the lines above, of the sources as read, and their difference."""
    keluar, masuk = (
        Total(*(sum((getattr(getattr(k, arah), u) for k in rekap.kantor), Decimal(0)) for u in ("pagu", "realisasi")))
        for arah in ("keluar", "masuk")
    )
    for n, nama in enumerate(("JUMLAH", "Jumlah menurut berkas sumber", "Selisih")):
        pena.gabung(r + n, 0, r + n, _PERINGATAN, nama, "jumlah_teks")
        for k in range(_SERAPAN, len(KOLOM)):
            pena.teks(r + n, k, "", "jumlah_teks")
    for kolom, ukuran in ((_PAGU, "pagu"), (_REALISASI, "realisasi")):
        a, b = getattr(keluar, ukuran), getattr(masuk, ukuran)
        if rekap.kantor:
            pena.rumus(r, kolom, f"=ROUND(SUM({sel(kolom, awal + 1)}:{sel(kolom, r)}),2)", a, "jumlah_rupiah_sen")
        else:
            pena.angka(r, kolom, a, "jumlah_rupiah_sen")
        pena.angka(r + 1, kolom, b, "jumlah_rupiah_sen")
        pena.rumus(r + 2, kolom, f"=ROUND({sel(kolom, r + 1)}-{sel(kolom, r + 2)},2)", a - b, "jumlah_rupiah_sen")
    _persen(pena, r, persen(keluar.realisasi, keluar.pagu), "jumlah_persen")
    for n in range(3):
        pena.tinggi(r + n, TINGGI_MIN + 3)
