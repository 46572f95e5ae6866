"""What a run says: one JSON object, or sentences for a person; progress only on a terminal."""

from __future__ import annotations

import contextlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from flows.rangkaian import Hasil
from lkj_etl.baca.ambil import Lapor
from lkj_etl.jejak import Baris, Putusan, Tanya
from lkj_etl.kesalahan import PemakaianSalah
from lkj_etl.nilai.angka import format_rupiah
from lkj_etl.nilai.teks import aman_tampil
from lkj_etl.temuan import Temuan, ada_galat

if TYPE_CHECKING:
    from lkj_etl.bacaan import Bacaan
    from lkj_etl.laporan import Laporan

BANYAK_TEMUAN = 20
SEBUTAN_PUTUSAN = {"diterima": "diterima", "diterima_dengan_catatan": "diterima dengan catatan", "ditolak": "DITOLAK"}


def tulis(teks: str = "") -> None:
    """Write one line for the user; no name in it can break the line or command the terminal."""
    print(aman_tampil(teks))


def kabari(*kalimat: str) -> None:
    """Write lines beside the result (stderr), which may be JSON."""
    for teks in kalimat:
        print(aman_tampil(teks), file=sys.stderr)


def tanya(apa: str, boleh: range) -> int:
    """Ask on the terminal until one of these numbers is the answer; raise `PemakaianSalah` where there is none."""
    while True:
        kabari(f"{apa}: ")
        jawab = sys.stdin.readline()
        if not jawab:
            raise PemakaianSalah(f"{apa}: belum dijawab.")
        if jawab.strip().isdecimal() and int(jawab) in boleh:
            return int(jawab)


def json_dasar(kode_keluar: int) -> dict[str, Any]:
    """Return the object of DESIGN 8 with nothing in it yet."""
    kosong = {"pagu": "0.00", "realisasi": "0.00"}
    return {
        "kode_keluar": kode_keluar,
        "keluaran": [],
        "parameter": {"tahun": None, "triwulan": None, "skpd": None},
        "putusan": [],
        "temuan": [],
        "total_masuk": kosong,
        "total_keluar": dict(kosong),
    }


def json_putusan(jalan: Path | str, jenis: str, putusan: Putusan, baris: Baris) -> dict[str, Any]:
    """Return the verdict of one file; `berkas` is the path as given."""
    return {"berkas": str(jalan), "jenis": jenis, "putusan": putusan, "baris": baris._asdict()}


def json_laporan(hasil: Hasil, kode_keluar: int, jalan: dict[str, Path]) -> dict[str, Any]:
    """Return the whole answer of `lkj laporan`."""
    laporan, masukan = hasil.laporan, hasil.laporan.masukan
    p = masukan.parameter
    isi = json_dasar(kode_keluar)
    isi["keluaran"] = [str(k) for k in hasil.keluaran]
    isi["parameter"] = {"tahun": p.tahun, "triwulan": p.triwulan, "skpd": p.skpd or p.nama_skpd}
    isi["putusan"] = [json_putusan(jalan.get(j.berkas, Path(j.berkas)), j.jenis, j.putusan, j.baris) for j in masukan.jejak]
    isi["temuan"] = [t._asdict() for t in laporan.temuan]
    for nama, total in (("total_masuk", masukan.total_masuk), ("total_keluar", laporan.total_keluar)):
        isi[nama] = {k: f"{rupiah:.2f}" for k, rupiah in total._asdict().items()}
    return isi


def cetak_json(isi: dict[str, Any]) -> None:
    """Write one object on stdout and nothing else."""
    tulis(json.dumps(isi, ensure_ascii=True))


def cetak_laporan(hasil: Hasil) -> None:
    """Tell a person what was written and what to look at."""
    laporan, p = hasil.laporan, hasil.laporan.masukan.parameter
    cetak_temuan(laporan.temuan)
    keluar = laporan.total_keluar
    tulis(f"{p.sebutan}, triwulan {p.triwulan} tahun {p.tahun}")
    realisasi = "belum ada berkasnya" if laporan.tanpa_realisasi else f"Rp {format_rupiah(keluar.realisasi)}"
    tulis(f"Pagu Rp {format_rupiah(keluar.pagu)}; realisasi {realisasi}")
    sebutan = f"DRAF (belum boleh ditandatangani{sebab_draf(laporan)})" if laporan.draf else "Laporan"
    tulis(f"{sebutan}: {hasil.keluaran[0]}")
    salinan = [k for k in hasil.keluaran if k.parent.name == "perbaikan"]
    if salinan:
        tulis(f"Salinan untuk diperbaiki ({len(salinan)} berkas): {salinan[0].parent}")


def sebab_draf(laporan: Laporan) -> str:
    """Return, to be appended, why a report is a draft though no galat stands; else an empty text."""
    return "; ada anggaran yang belum dipetakan" if laporan.draf and not ada_galat(laporan.temuan) else ""


def cetak_temuan(semua: Sequence[Temuan]) -> None:
    """List the findings, galat first; the rest is counted, the workbook has all."""
    urut = sorted(semua, key=lambda t: t.tingkat != "galat")
    for t in urut[:BANYAK_TEMUAN]:
        tempat = " ".join(x for x in (t.berkas, t.lembar, t.sel) if x != "-") or "keseluruhan"
        tulis(f"[{t.tingkat}] {tempat}: {t.isi} {t.saran} ({t.kode})")
    if len(urut) > BANYAK_TEMUAN:
        tulis(f"... dan {len(urut) - BANYAK_TEMUAN} temuan lain; semuanya ada di lembar Temuan.")
    hitung = Counter(t.tingkat for t in semua)
    if semua:
        tulis(f"{hitung['galat']} galat, {hitung['peringatan']} peringatan")
        tulis()


def cetak_periksa(semua: Sequence[tuple[Path, Bacaan, Putusan]], diabaikan: int) -> None:
    """Tell a person the verdict of every file."""
    cetak_temuan([t for _, b, _ in semua for t in b.temuan])
    for jalan, b, putusan in semua:
        tulis(f"{SEBUTAN_PUTUSAN[putusan]}: {jalan} ({b.jenis}, {b.baris.dipakai} dari {b.baris.dibaca} baris dipakai)")
    if diabaikan:
        tulis(f"{diabaikan} berkas lain di folder bukan masukan dan dilewati.")


class Terminal(NamedTuple):
    """What a run may say and ask while it goes on."""

    lapor: Lapor
    tanya: Tanya


@contextlib.contextmanager
def kemajuan() -> Iterator[Terminal]:
    """Show the file being read while the run goes on, and stand still while a question waits; silent where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield Terminal(lambda kabar: None, tanya)
        return
    from rich.console import Console
    from rich.markup import escape

    with Console(stderr=True).status("Menyiapkan ...") as status:

        def berhenti_lalu_tanya(apa: str, boleh: range) -> int:
            status.stop()
            jawab = tanya(apa, boleh)
            status.start()
            return jawab

        yield Terminal(lambda kabar: status.update(f"Membaca {escape(aman_tampil(kabar))}"), berhenti_lalu_tanya)
