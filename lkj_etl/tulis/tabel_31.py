"""Sheet Tabel 3.1: how each indikator kinerja utama is measured."""

from __future__ import annotations

from lkj_etl.laporan import Laporan
from lkj_etl.nilai.nama import samakan
from lkj_etl.tulis.cetakan import Cetakan, deret
from lkj_etl.tulis.kalimat import judul_31, konvensi_predikat
from lkj_etl.tulis.pena import Pena

KOLOM: tuple[tuple[str, float], ...] = (
    ("No", 5),
    ("Kinerja Utama", 32),
    ("Indikator Kinerja Utama", 36),
    ("Penjelasan/Formulasi", 56),
    ("Sumber Data", 24),
)
_TINGGI_KEPALA = 21.0
_KOSONG = "Belum ada data indikator kinerja."


def tulis(pena: Pena, laporan: Laporan) -> None:
    """Print the indicators grouped by sasaran; those marked PK only are no IKU (unless all are)."""
    c = Cetakan(pena, [w for _, w in KOLOM], judul_31(laporan))
    for k, (isi, _) in enumerate(KOLOM):
        pena.teks(c.baris, k, isi, "kepala")
    c.kepala_baris([_TINGGI_KEPALA])
    baris = _baris(laporan)
    if not baris:
        c.melintang(len(KOLOM) - 1, _KOSONG, "kosong")
        c.selesai()
        return
    awal = c.tambah(len(baris))
    for a, z in deret([b[0] for b in baris]):
        c.gabung(awal + a, awal + z, 0, baris[a][0], "bulat")
        c.gabung(awal + a, awal + z, 1, baris[a][1])
    for i, b in enumerate(baris):
        for k, isi in enumerate(b[2:], start=2):
            c.teks(awal + i, k, str(isi))
    ada_predikat = "predikat" in laporan.masukan.indikator["cara_hitung"].to_list()
    c.selesai([konvensi_predikat()] if ada_predikat else [])


def _baris(laporan: Laporan) -> list[tuple[int, str, str, str, str]]:
    """Return no, sasaran, indikator, formulasi, sumber data.

    no: position of the sasaran in sheet Indikator, its name compared as for Tabel 3.2, so that both tables number alike.
    """
    indikator = laporan.masukan.indikator
    kolom = ("sasaran", "indikator", "formulasi", "sumber_data", "jenis")
    semua = list(zip(*(indikator[k].to_list() for k in kolom), strict=True))
    nomor = {s: n for n, s in enumerate(dict.fromkeys(samakan(b[0]) for b in semua), start=1)}
    utama = [b for b in semua if b[4].strip().upper() != "PK"] or semua
    return sorted(((nomor[samakan(b[0])], b[0], b[1], b[2], b[3]) for b in utama), key=lambda b: b[0])
