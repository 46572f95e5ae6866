"""What the Prefect pages show of a report: the name of the run, the table of findings, totals and the workbook's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prefect import get_client, runtime
from prefect.artifacts import create_markdown_artifact, create_table_artifact

from flows.layar import sebab_draf
from lkj_etl.jejak import Parameter
from lkj_etl.laporan import Laporan
from lkj_etl.nilai.angka import format_rupiah
from lkj_etl.nilai.teks import aman_tampil
from lkj_etl.nilai.triwulan import ROMAWI
from lkj_etl.temuan import Temuan
from lkj_etl.tulis.keluaran import nama_buku

BANYAK_TEMUAN = 500  # rows of the table artifact; the workbook has all
KOLOM = ("Tingkat", "Isi", "Saran", "Berkas", "Lembar", "Sel", "Kode")  # the page cuts wide tables: first what is wrong and what to do
MARKDOWN = re.compile(r"[\\`*_\[\]<>|~&]|^[-+=#]|(?<=\d)[.)](?=\s)|:(?=//)|(?<=www)\.", re.IGNORECASE)


def terbitkan(laporan: Laporan) -> None:
    """Name the run after office and quarter; publish findings and totals as artifacts."""
    nama = sebut_laporan(laporan.masukan.parameter) + (" (draf)" if laporan.draf else "")
    namai(nama)
    terbitkan_temuan(laporan.temuan, nama)
    create_markdown_artifact(_markdown(laporan, nama), key="ringkasan", description=apa_adanya(nama))


def terbitkan_kekurangan(kurang: Sequence[str], temuan: Sequence[Temuan], nama: str) -> None:
    """Name the run; publish what a drop still lacks, with the findings of the files that are there."""
    namai(nama)
    terbitkan_temuan(temuan, nama)
    judul = apa_adanya(nama)
    butir = [f"- {apa_adanya(k)}" for k in kurang]
    akhir = "\nLengkapi folder masukan; laporan disusun sendiri setelah lengkap."
    create_markdown_artifact("\n".join([f"## {judul}\n", *butir, akhir]), key="kekurangan", description=judul)


def namai(nama: str) -> None:
    """Give the flow run that is running its name."""
    with get_client(sync_client=True) as server:
        server.update_flow_run(runtime.flow_run.id, name=nama)


def terbitkan_temuan(temuan: Sequence[Temuan], nama: str) -> None:
    """Publish the findings as a table, galat first."""
    urut = sorted(temuan, key=lambda t: t.tingkat != "galat")
    tabel = [{k: apa_adanya(getattr(t, k.lower())) for k in KOLOM} for t in urut[:BANYAK_TEMUAN]]
    sisa = f"; {len(urut) - len(tabel)} temuan lain ada di lembar Temuan" if len(urut) > len(tabel) else ""
    create_table_artifact(tabel, key="temuan", description=apa_adanya(nama) + sisa)


def apa_adanya(teks: str) -> str:
    """Return a text so that the pages of Prefect show its letters; "-" stands for nothing.

    They read titles, tables and summaries as Markdown, in which a name from a workbook could fetch a picture from elsewhere.
    """
    return "" if teks == "-" else MARKDOWN.sub(r"\\\g<0>", aman_tampil(teks))


def banyak(laporan: Laporan) -> str:
    """Return the number of findings of each level, in words, and what else makes a draft."""
    galat = sum(t.tingkat == "galat" for t in laporan.temuan)
    return f"{galat} galat, {len(laporan.temuan) - galat} peringatan{sebab_draf(laporan)}"


def sebut(depan: str, tahun: int | None, triwulan: int | None) -> str:
    """Return e.g. "Kecamatan Kalumpang triwulan II 2019"; what the request leaves open is left out."""
    return " ".join([depan, "triwulan", *([ROMAWI[triwulan - 1]] if triwulan else []), *([str(tahun)] if tahun else [])])


def sebut_laporan(p: Parameter) -> str:
    """Return e.g. "Kecamatan Kalumpang triwulan II 2019": the report that a run writes."""
    return sebut(aman_tampil(p.sebutan), p.tahun, p.triwulan)


def _markdown(laporan: Laporan, nama: str) -> str:
    """Return the totals that came in and went out, and what was written."""
    total = (("Masuk", laporan.masukan.total_masuk), ("Keluar", laporan.total_keluar))
    realisasi = ("belum ada" if laporan.tanpa_realisasi else format_rupiah(t.realisasi) for _, t in total)
    return "\n".join(
        [
            f"## {apa_adanya(nama)}\n",
            "| | Pagu (Rp) | Realisasi (Rp) |",
            "|---|---:|---:|",
            *(f"| {sebutan} | {format_rupiah(t.pagu)} | {r} |" for (sebutan, t), r in zip(total, realisasi, strict=True)),
            f"\n- Buku kerja: **{apa_adanya(nama_buku(laporan))}**",
            f"- Temuan: {banyak(laporan)}",
            f"- ID jalan: `{laporan.id_jalan}`",
        ]
    )
