"""The last block of Ringkasan: how many indicators stand where, and the state of every group of checks."""

from __future__ import annotations

from collections import Counter

from lkj_etl.katalog.kelompok import KELOMPOK, KINERJA, PAGU, PEMETAAN, SEBELUMNYA, TARGET, kelompok
from lkj_etl.laporan import Laporan
from lkj_etl.nilai.triwulan import ROMAWI, bulan_akhir
from lkj_etl.tulis.kalimat import skala_86
from lkj_etl.tulis.ringkasan_halaman import Halaman

STATUS = {
    "tercapai": "Tercapai (capaian 100% atau lebih)",
    "belum_tercapai": "Belum tercapai (capaian di bawah 100%)",
    "belum_diukur": "Belum diukur, padahal sudah jadwalnya",
    "tanpa_kejadian": "Tidak ada kejadian yang diukur",
    "tanpa_target": "Terukur tanpa target, capaian tidak dihitung",
    "belum_waktunya": "Belum waktunya diukur",
}
SELALU = ("tercapai", "belum_tercapai", "belum_diukur", "belum_waktunya")
BAIK = "ok"
TIDAK_DIPERIKSA = "tidak diperiksa"
_ANGKA, _PERIKSA, _KEADAAN = (2, 2), (4, 7), (8, 10)
_TINGGI_SKALA = 3


def tulis_keadaan(h: Halaman, laporan: Laporan) -> None:
    """Write both lists side by side, the scale of the categories under the shorter one."""
    hitung = Counter(laporan.analisis.status.values())
    kiri = [(teks, hitung[s]) for s, teks in STATUS.items() if hitung[s] or s in SELALU]
    kanan = keadaan(laporan)
    h.kepala(((0, 1, "Keadaan indikator"), (*_ANGKA, "Jumlah"), (*_PERIKSA, "Pemeriksaan"), (*_KEADAAN, "Hasil")))
    awal = h.r
    for nama, hasil, gaya in kanan:
        r = h.baris()
        h.pena.gabung(r, *_letak(r, _PERIKSA), nama, "teks")
        h.pena.gabung(r, *_letak(r, _KEADAAN), hasil, gaya)
    for r, (teks, banyak) in enumerate(kiri, start=awal):
        h.pena.gabung(r, 0, r, 1, teks, "teks")
        h.pena.angka(r, _ANGKA[0], banyak, "bulat")
    r = awal + len(kiri)
    h.pena.gabung(r, 0, r, 1, "Jumlah indikator", "jumlah_kiri")
    h.pena.rumus(r, _ANGKA[0], f"=SUM(C{awal + 1}:C{r})", sum(n for _, n in kiri), "jumlah_bulat")
    h.pena.gabung(r + 1, 0, r + _TINGGI_SKALA, 2, skala_86(_terhadap(laporan)), "catatan")


def _terhadap(laporan: Laporan) -> str:
    """Say that the categories are of anggaran kas, where the percents beside them are of pagu."""
    triwulan = laporan.masukan.parameter.triwulan
    dinilai = any(b.penilaian == "dinilai" for b in laporan.analisis.efisiensi) and triwulan < len(ROMAWI)
    return f" terhadap anggaran kas s.d. {bulan_akhir(triwulan)}" if dinilai else ""


def keadaan(laporan: Laporan) -> list[tuple[str, str, str]]:
    """Return name, result and style of every group of checks; "ok" only of what was looked at."""
    per: dict[str, Counter[str]] = {}
    for t in laporan.temuan:
        per.setdefault(kelompok(t.kode), Counter())[t.tingkat] += 1
    return [(nama, *_hasil(per.get(nama, Counter()), _diperiksa(nama, laporan))) for nama in KELOMPOK]


def _hasil(jumlah: Counter[str], diperiksa: bool) -> tuple[str, str]:
    banyak = sum(jumlah.values())
    if jumlah["galat"]:
        return f"{banyak} temuan, {jumlah['galat']} di antaranya galat", "salah"
    if banyak:
        return f"{banyak} temuan (peringatan)", "perhatian"
    return (BAIK if diperiksa else TIDAK_DIPERIKSA), "baik"


def _diperiksa(nama: str, laporan: Laporan) -> bool:
    if nama in (TARGET, KINERJA):
        return not laporan.masukan.indikator.is_empty()
    if nama == PEMETAAN:
        return not laporan.masukan.indikator.is_empty() and not laporan.serapan.is_empty()
    if nama == PAGU:
        return not laporan.serapan.is_empty()
    return nama != SEBELUMNYA or bool(laporan.terbit)


def _letak(r: int, kolom: tuple[int, int]) -> tuple[int, int, int]:
    return kolom[0], r, kolom[1]
