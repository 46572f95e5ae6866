"""Sheet Petunjuk of the template: the steps, the colours, and every column in words."""

from __future__ import annotations

from lkj_etl.tulis.halaman import Cetak
from lkj_etl.tulis.pena import Pena
from lkj_etl.tulis.templat_bentuk import Kolom
from lkj_etl.tulis.templat_kolom import TABEL
from lkj_etl.tulis.ukuran import tinggi_teks

LANGKAH: tuple[str, ...] = (
    "1. Isi lembar Identitas, lalu Indikator, Realisasi, dan Pemetaan, dalam urutan itu. Lembar SKM hanya untuk cara hitung ikm.",
    "2. Baris berwarna abu-abu yang diawali kata Contoh hanya contoh: tidak ikut dibaca, boleh dibiarkan atau dihapus.",
    "3. Judul berwarna biru tua adalah kolom wajib; judul berwarna biru muda boleh dihapus atau dikosongkan.",
    "4. Sel dengan tanda panah berisi daftar pilihan. Isian yang belum sesuai ditolak dengan penjelasan.",
    "5. Kosong berarti belum ada; 0 berarti memang nol. Jangan menulis tanda strip atau kata nihil.",
    "6. Setiap triwulan tambahkan baris di lembar Realisasi; baris triwulan lalu jangan dihapus.",
    "7. Simpan berkas ini di folder input, bersama berkas anggaran dan realisasi, lalu jalankan lkj periksa dan lkj laporan.",
    "8. Triwulan berikutnya: lkj templat --dari berkas ini menyiapkan berkas baru berisi indikator, pemetaan, dan penjelasan lalu.",
)
_LEBAR = (38.0, 88.0, 40.0)
_TINGGI = 15.0
_JUDUL = ("Nama kolom", "Arti dan cara mengisi", "Contoh isian")


def tulis(pena: Pena) -> None:
    """Write the steps, then a table of columns per sheet; no row may look like the heading of an input table."""
    pena.kolom(_LEBAR)
    tinggi = [pena.lebar_penuh(0, "Petunjuk pengisian templat kinerja", "templat_judul", ukuran=12, ruang=4)]
    tinggi += [pena.lebar_penuh(i, langkah, "isi_lipat", ukuran=10) for i, langkah in enumerate(LANGKAH, start=1)]
    awal: set[int] = set()
    for lembar in TABEL:
        baris = len(tinggi) + 1
        awal.add(baris)
        tinggi += [_TINGGI, pena.lebar_penuh(baris, f"Lembar {lembar.nama}: {lembar.guna}", "blok", ukuran=10), _TINGGI]
        for k, judul in enumerate(_JUDUL):
            pena.teks(baris + 1, k, judul, "templat_label")
        tinggi += [_kolom(pena, baris + n, kolom) for n, kolom in enumerate(lembar.kolom, start=2)]
    pena.ws.protect("", {"format_columns": True, "format_rows": True})
    pena.ws.hide_gridlines(2)
    pena.halaman(0, tinggi, [i in awal for i in range(len(tinggi))], 0, 0)
    pena.cetak(Cetak(None, len(tinggi) - 1, len(_LEBAR) - 1))


def _kolom(pena: Pena, baris: int, kolom: Kolom) -> float:
    """Write what one column means and return the height of the row."""
    nama = f"{kolom.judul}{'' if kolom.wajib else ' (boleh dihapus)'}"
    pilihan = f" Pilihan: {'; '.join(kolom.pilihan)}." if kolom.pilihan else ""
    isi = (nama, kolom.arti + pilihan, kolom.contoh)
    for k, teks in enumerate(isi):
        pena.teks(baris, k, teks, "teks")
    poin = max(_TINGGI, *(tinggi_teks(t, w) for t, w in zip(isi, _LEBAR, strict=True)))
    pena.tinggi(baris, poin)
    return poin
