"""Sheet Petunjuk of the template: the steps, the colours, and every column in words."""

from __future__ import annotations

from lkj_etl.tulis.halaman import Cetak
from lkj_etl.tulis.pena import Pena
from lkj_etl.tulis.templat_bentuk import Kolom
from lkj_etl.tulis.templat_kolom import TABEL
from lkj_etl.tulis.ukuran import tinggi_teks

LANGKAH: tuple[str, ...] = (
    "1. Isi sheet Identitas, lalu Indikator, Realisasi, dan Pemetaan, dalam urutan itu. Sheet SKM hanya untuk cara hitung ikm.",
    "2. Baris berwarna abu-abu yang diawali kata Contoh hanya contoh: tidak ikut dibaca, boleh dibiarkan atau dihapus.",
    "3. Judul berwarna biru tua adalah kolom wajib; judul berwarna biru muda boleh dihapus atau dikosongkan.",
    "4. Sel dengan tanda panah berisi daftar pilihan. Isian yang belum sesuai ditolak dengan penjelasan.",
    "5. Kosong berarti belum ada; 0 berarti memang nol. Jangan menulis tanda strip atau kata nihil.",
    "6. Setiap triwulan tambahkan baris di sheet Realisasi; baris triwulan lalu jangan dihapus.",
    "7. Simpan berkas ini di folder input, bersama berkas anggaran dan realisasi, lalu jalankan lkj periksa dan lkj laporan.",
    "8. Triwulan berikutnya: lkj templat --dari berkas ini menyiapkan berkas baru berisi indikator, pemetaan, dan penjelasan lalu.",
)
_LEBAR = (26.0, 92.0, 40.0)
_JUDUL = ("Nama kolom", "Arti dan cara mengisi", "Contoh isian")


def tulis(pena: Pena) -> None:
    """Write the steps, then a table of columns per sheet; no row may look like the heading of an input table."""
    pena.kolom(_LEBAR)
    pena.teks(0, 0, "Petunjuk pengisian templat kinerja", "templat_judul")
    baris = 1
    for langkah in LANGKAH:
        pena.lebar_penuh(baris, langkah, "isi_lipat", ukuran=10)
        baris += 1
    for lembar in TABEL:
        baris += 1
        pena.lebar_penuh(baris, f"Sheet {lembar.nama}: {lembar.guna}", "blok", ukuran=10)
        for k, judul in enumerate(_JUDUL):
            pena.teks(baris + 1, k, judul, "templat_label")
        baris += 2
        for kolom in lembar.kolom:
            _kolom(pena, baris, kolom)
            baris += 1
    pena.ws.protect("", {"format_columns": True, "format_rows": True})
    pena.ws.hide_gridlines(2)
    pena.cetak(Cetak(None, baris - 1, len(_LEBAR) - 1))


def _kolom(pena: Pena, baris: int, kolom: Kolom) -> None:
    nama = f"{kolom.judul}{'' if kolom.wajib else ' (boleh dihapus)'}"
    pilihan = f" Pilihan: {'; '.join(kolom.pilihan)}." if kolom.pilihan else ""
    isi = (nama, kolom.arti + pilihan, kolom.contoh)
    for k, teks in enumerate(isi):
        pena.teks(baris, k, teks, "teks")
    pena.tinggi(baris, max(15.0, *(tinggi_teks(t, w) for t, w in zip(isi, _LEBAR, strict=True))))
