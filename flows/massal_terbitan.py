"""What the Prefect pages show of a kabupaten: how far the run is, its offices with their state, totals and the summary's name."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import cast
from uuid import UUID

from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)

from flows.massal import HasilMassal
from flows.massal_kerja import Hasil
from flows.massal_rencana import Kabar
from flows.massal_tanda import TAHAP
from flows.prefect_terbitan import apa_adanya
from lkj_etl.nilai.angka import format_rupiah

BAGIAN = {  # percent of the whole, from and to
    "Membaca berkas": (0, 30),
    "Menulis laporan kantor": (30, 95),
    TAHAP: (95, 99),
    "Menulis rekap": (99, 100),
}


def kemajuan() -> Kabar:
    """Publish a progress of 0 percent; return what brings it forward, one message to the server for every whole percent."""
    artefak = cast("UUID", create_progress_artifact(0.0, key="kemajuan", description=next(iter(BAGIAN))))
    terakhir = 0

    def kabar(tahap: str, selesai: int, banyak: int) -> None:
        nonlocal terakhir
        awal, akhir = BAGIAN[tahap]
        persen = awal + (akhir - awal) * selesai // banyak
        if persen != terakhir:
            terakhir = persen
            update_progress_artifact(artefak, float(persen), description=f"{tahap}: {selesai} dari {banyak}")

    return kabar


def terbitkan(h: HasilMassal, nama: str) -> None:
    """Publish the offices as a table, those that need somebody's eye first, and the summary."""
    urut = sorted(h.kantor, key=lambda k: (not k.gagal, not k.draf))
    create_table_artifact([_baris(k) for k in urut], key="kantor", description=apa_adanya(nama))
    create_markdown_artifact(_ringkasan(h, nama), key="ringkasan", description=apa_adanya(nama))


def keadaan(k: Hasil) -> str:
    """Return what became of an office in one word."""
    return "Gagal" if k.gagal else "Draf" if k.draf else "Resmi"


def _baris(k: Hasil) -> dict[str, str | int]:
    banyak = Counter(t.tingkat for t in k.temuan)
    return {
        "Kantor": apa_adanya(k.nama or k.kode),
        "Keadaan": keadaan(k),
        "Galat": banyak["galat"],
        "Peringatan": banyak["peringatan"],
        "Sebab": apa_adanya(k.gagal),
        "Buku kerja": apa_adanya(k.keluaran[0] if k.keluaran else ""),
    }


def _ringkasan(h: HasilMassal, nama: str) -> str:
    def total(sebutan: str, isi: list[tuple[str, str]]) -> str:
        pagu, realisasi = (format_rupiah(sum((Decimal(p[n]) for p in isi), Decimal(0))) for n in (0, 1))
        return f"| {sebutan} | {pagu} | {realisasi} |"

    banyak = Counter(map(keadaan, h.kantor))
    return "\n".join(
        [
            f"## {apa_adanya(nama)}\n",
            "| | Pagu (Rp) | Realisasi (Rp) |",
            "|---|---:|---:|",
            total("Masuk", [k.masuk for k in h.kantor]),
            total("Keluar", [k.keluar for k in h.kantor]),
            f"\n- Rekap: **{apa_adanya(h.rekap.name)}**",
            f"- Kantor: {banyak['Resmi']} resmi, {banyak['Draf']} draf, {banyak['Gagal']} gagal",
            f"- SKPD lain, hanya dihitung: {h.skpd_lain}",
        ]
    )
