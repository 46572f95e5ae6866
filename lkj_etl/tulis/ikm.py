"""Sheet IKM: how the answers of sheet SKM become the index of each quarter (PermenPANRB 14/2017)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import polars as pl

from lkj_etl.laporan import Laporan
from lkj_etl.nilai.angka import SEN, format_persen
from lkj_etl.nilai.mutu import MUTU, Mutu, kelas
from lkj_etl.nilai.triwulan import ROMAWI
from lkj_etl.tulis.cetakan import Cetakan
from lkj_etl.tulis.kalimat import sebutan
from lkj_etl.tulis.pena import Pena

KOLOM: tuple[tuple[str, float], ...] = (
    ("No", 7),
    ("Unsur Pelayanan", 50),
    ("Responden Menjawab", 16),
    ("Jumlah Nilai", 14),
    ("NRR per Unsur", 14),
    ("Bobot", 12),
    ("NRR Tertimbang", 16),
)
_AKHIR = len(KOLOM) - 1
_TINGGI_KEPALA = 33.0


def ada(laporan: Laporan) -> bool:
    """Say whether sheet SKM gave any answer up to the quarter."""
    return laporan.ikm is not None


def tulis(pena: Pena, laporan: Laporan) -> None:
    """Print one block per quarter: nine unsur, the index and its class; every derived figure is a live formula."""
    if laporan.ikm is None:
        return
    judul = ("Indeks Kepuasan Masyarakat (IKM)", sebutan(laporan), f"Tahun {laporan.masukan.parameter.tahun}")
    c = Cetakan(pena, [w for _, w in KOLOM], judul)
    for k, (isi, _) in enumerate(KOLOM):
        pena.teks(c.baris, k, isi, "kepala")
    c.kepala_baris([_TINGGI_KEPALA])
    sama = laporan.ikm["bobot"].n_unique() == 1
    for (triwulan,), tabel in laporan.ikm.group_by("triwulan", maintain_order=True):
        awal = c.melintang(_AKHIR, f"Triwulan {ROMAWI[int(str(triwulan)) - 1]}: {tabel['responden'][0]} responden", "blok")
        _unsur(c, tabel, sama)
        _hasil(c, tabel)
        c.jaga_utuh(awal, c.baris - 1)
    c.selesai(_catatan(laporan, sama))


def _unsur(c: Cetakan, tabel: pl.DataFrame, sama: bool) -> None:
    """Write the nine rows: counts as they are, averages as formulas on them."""
    for b in tabel.iter_rows(named=True):
        i = c.tambah(1)
        pena, x = c.pena, i + 1
        pena.teks(i, 0, b["unsur"], "tengah")
        c.teks(i, 1, b["nama"])
        pena.angka(i, 2, b["n"], "bulat")
        pena.angka(i, 3, b["jumlah"], "bulat")
        if sama:
            pena.rumus(i, 5, f"=1/{tabel.height}", b["bobot"], "nrr")
        else:
            pena.angka(i, 5, b["bobot"], "nrr")
        if b["nrr"] is None:
            for k in (4, 6):
                pena.teks(i, k, "-", "tengah")
            continue
        pena.rumus(i, 4, f"=D{x}/C{x}", b["nrr"], "nrr")
        pena.rumus(i, 6, f"=E{x}*F{x}", b["tertimbang"], "nrr")


def _hasil(c: Cetakan, tabel: pl.DataFrame) -> None:
    """Write the sum, the index and its class below the nine rows."""
    b: dict[str, Any] = tabel.row(0, named=True)
    pena, atas = c.pena, c.baris - tabel.height + 1
    jumlah, nilai, mutu = (c.tambah(1) for _ in range(3))
    for baris, isi in ((jumlah, "Jumlah NRR tertimbang"), (nilai, "IKM (jumlah NRR tertimbang x 25)"), (mutu, "Mutu pelayanan")):
        pena.gabung(baris, 0, baris, _AKHIR - 1, isi, "jumlah_kiri")
    if b["ikm"] is None:
        for baris in (jumlah, nilai, mutu):
            pena.teks(baris, _AKHIR, "-", "jumlah_teks")
        return
    pena.rumus(jumlah, _AKHIR, f"=SUM(G{atas}:G{jumlah})", tabel["tertimbang"].sum(), "jumlah_nrr")
    pena.rumus(nilai, _AKHIR, f"=ROUND(G{jumlah + 1}*25,2)", b["ikm"], "jumlah_ikm")
    pena.rumus_teks(mutu, _AKHIR, _rumus_mutu(f"G{nilai + 1}"), _sebut_mutu(kelas(b["ikm"])), "jumlah_teks")


def _sebut_mutu(mutu: Mutu) -> str:
    return f"{mutu.huruf} ({mutu.sebutan})"


def _rumus_mutu(sel: str) -> str:
    """Return nested IFs from the best class down; the lowest needs no condition."""
    rumus = f'"{_sebut_mutu(MUTU[-1])}"'
    for m in reversed(MUTU[:-1]):
        rumus = f'IF({sel}>={m.batas},"{_sebut_mutu(m)}",{rumus})'
    return f"={rumus}"


def _catatan(laporan: Laporan, sama: bool) -> list[str]:
    return [
        f'Sumber: lembar SKM pada "{laporan.masukan.berkas_kinerja}". '
        "NRR (nilai rata-rata) per unsur = jumlah nilai / responden yang menjawab.",
        "Bobot: 1/9 untuk setiap unsur." if sama else "Bobot menurut pengaturan bobot_unsur.",
        f"Mutu pelayanan (PermenPANRB Nomor 14 Tahun 2017): {daftar_mutu()}.",
    ]


def daftar_mutu() -> str:
    """Return the classes with their ranges: "A (Sangat Baik) 88,31-100; B ..."."""
    atas = [Decimal(100), *(m.batas - SEN for m in MUTU[:-1])]
    return "; ".join(f"{_sebut_mutu(m)} {format_persen(m.batas)}-{format_persen(a)}" for m, a in zip(MUTU, atas, strict=True))
