"""Marked copies of the inputs with findings: the user repairs a copy and drops it back, where it replaces its original."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import sysconfig
import tempfile
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from xlsxwriter.exceptions import XlsxWriterException

from lkj_etl import sistem
from lkj_etl.kesalahan import MesinBermasalah
from lkj_etl.laporan import Laporan
from lkj_etl.nilai.teks import aman_tampil
from lkj_etl.temuan import Temuan
from lkj_etl.tulis.keluaran import SEMENTARA, buang_sisa, folder_triwulan, nama_aman, paksa_ke_cakram
from lkj_etl.tulis.temuan import urutkan

AKAR = Path(__file__).resolve().parents[2]
ANAK = Path(__file__).with_name("tandai.py")
DETIK = 60.0
UKURAN_TERBESAR = 8 << 20
SEL_TERBANYAK = 300_000
ASAL_TERBANYAK = 3  # hashes in one property: Excel takes 255 characters
VERSI_SALINAN = "1"
TANPA_SALINAN = ("ganda", "diganti")
AKHIRAN = " (perbaikan)"
PETUNJUK = (
    "Perbaiki sel yang berwarna di lembar lain, simpan, lalu letakkan berkas ini di folder masukan. "
    'Berkas ini menggantikan "{nama}", yang boleh tetap di sana.'
)
PETUNJUK_DAFTAR = 'Isi "{nama}" tidak dapat disalin ke sini. Perbaiki berkas aslinya, atau ekspor ulang dari sumbernya.'
_AKHIRAN_LAMA = re.compile(r"(?: \(perbaikan(?: \d+)?\))+$")


class Sumber(NamedTuple):
    """One input file: its name, a verified private copy of its bytes, hash, hashes that it replaces itself, format, tables as read.

    `bentuk` is empty where the gate or the reader refused the file: then nobody may open it. `tabel` has the shape of baca.mentah.
    """

    nama: str
    jalan: Path
    sha256: str
    asal: tuple[str, ...]
    bentuk: str
    tabel: Sequence[dict[str, Any]]


class Bahan(NamedTuple):
    """A workbook to mark, and its sheets: name in the findings -> name in the workbook."""

    jalan: str
    lembar: dict[str, str]


class Salinan(NamedTuple):
    """What was written, and a sentence for each copy that was not."""

    jalan: list[Path]
    catatan: list[str]


def perlu_salinan(laporan: Laporan) -> dict[str, list[Temuan]]:
    """Return the findings per input file that gets a copy; one that is a duplicate or replaced gets none."""
    lewat = {j.berkas for j in laporan.masukan.jejak if j.peran in TANPA_SALINAN}
    nama = [j.berkas for j in laporan.masukan.jejak if j.berkas not in lewat]
    per_berkas = {n: [t for t in urutkan(laporan.temuan) if t.berkas == n] for n in nama}
    return {n: isi for n, isi in per_berkas.items() if isi}


def tulis_perbaikan(laporan: Laporan, sumber: Sequence[Sumber], keluaran: Path) -> Salinan:
    """Write `perbaikan/<stem> (perbaikan).xlsx` for each source; the caller holds the lock of `keluaran`.

    A copy that already stands for the same bytes and findings is left as it is: somebody may be working in it.
    A copy that cannot be written is told in a sentence, never an error: the report itself is in place.
    """
    p = laporan.masukan.parameter
    folder = folder_triwulan(keluaran, p.tahun, p.triwulan) / "perbaikan"
    buang_sisa(folder)
    temuan = perlu_salinan(laporan)
    hasil = Salinan([], [])
    kerja: list[tuple[Sumber, Path, dict[str, str]]] = []
    for s, nama in zip(sumber, _nama_salinan([s.nama for s in sumber]), strict=True):
        sifat = _sifat(s, temuan[s.nama])
        if _sama(folder / nama, sifat):
            hasil.jalan.append(folder / nama)
        else:
            kerja.append((s, folder / nama, sifat))
    if kerja:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix="lkj-") as sementara:
                _kerjakan(kerja, temuan, Path(sementara), hasil)
        except OSError:
            hasil.catatan.append("Salinan perbaikan tidak dapat ditulis. Periksa ruang penyimpanan dan izin folder keluaran.")
        finally:
            buang_sisa(folder)
    return Salinan(sorted(hasil.jalan), hasil.catatan)


def _nama_salinan(nama: Sequence[str]) -> list[str]:
    """Return one file name per input, safe and different from one another also where case does not count."""
    dipakai: set[str] = set()
    hasil = []
    for satu in nama:
        batang = nama_aman(_AKHIRAN_LAMA.sub("", Path(satu).stem), "berkas")
        calon, n = f"{batang}{AKHIRAN}.xlsx", 1
        while calon.casefold() in dipakai:
            n += 1
            calon = f"{batang}{AKHIRAN[:-1]} {n}).xlsx"
        dipakai.add(calon.casefold())
        hasil.append(calon)
    return hasil


def _sifat(s: Sumber, temuan: Sequence[Temuan]) -> dict[str, str]:
    """Return the document properties: which hashes the copy replaces, and what it was made for."""
    asal = (s.sha256, *s.asal)[:ASAL_TERBANYAK]
    isi = json.dumps([VERSI_SALINAN, asal, [_isi(t) for t in temuan]], sort_keys=True)
    sidik = hashlib.sha256(isi.encode()).hexdigest()
    return {"lkj_asal": " ".join(asal), "lkj_temuan": sidik} if _dapat_disalin(s) else {"lkj_temuan": sidik}


def _sama(salinan: Path, sifat: dict[str, str]) -> bool:
    try:
        with zipfile.ZipFile(salinan) as z:
            return sifat["lkj_temuan"].encode() in z.read("docProps/custom.xml")
    except (OSError, zipfile.BadZipFile, KeyError):
        return False


def _dapat_disalin(s: Sumber) -> bool:
    """Say whether the copy shows the table: what the gate refused is never opened, and a huge table would take minutes."""
    banyak = sum(len(t["baris"]) * len(t["kolom"]) for t in s.tabel)
    kecil = s.jalan.stat().st_size <= UKURAN_TERBESAR and banyak <= SEL_TERBANYAK
    return kecil and bool(s.tabel or s.bentuk == "xlsx")


def _kerjakan(
    kerja: Sequence[tuple[Sumber, Path, dict[str, str]]], temuan: dict[str, list[Temuan]], sementara: Path, hasil: Salinan
) -> None:
    """Mark the originals; where that fails, the table as read; where that fails too, say so."""
    sisa = list(range(len(kerja)))
    for asli in (True, False):
        tugas: dict[int, dict[str, Any]] = {}
        for n in sisa:
            s, tujuan, sifat = kerja[n]
            if bahan := _bahan(s, sementara, n, asli=asli):
                tugas[n] = _tugas(s, tujuan.parent / f"{SEMENTARA}p{n}.xlsx", sementara / f"kerja{n}.xlsx", bahan, temuan[s.nama], sifat)
        jadi = _jalankan(list(tugas.values())) if tugas else []
        for n, berhasil in zip(list(tugas), jadi, strict=False):
            if berhasil and _pindahkan(Path(tugas[n]["ke"]), kerja[n][1], hasil):
                sisa.remove(n)
    for n in sisa:
        if (nama := kerja[n][1].name) not in " ".join(hasil.catatan):
            hasil.catatan.append(f'Salinan perbaikan "{aman_tampil(nama)}" tidak dapat dibuat; temuannya ada di lembar Temuan.')


def _bahan(s: Sumber, sementara: Path, n: int, *, asli: bool) -> Bahan | None:
    """Return the workbook to mark ("" for none: a list alone) and its sheets by the names in the findings."""
    if asli and not _dapat_disalin(s):
        return Bahan("", {})
    if asli and s.bentuk == "xlsx":
        return Bahan(str(s.jalan), {t["lembar"]: t["lembar"] for t in s.tabel})
    if not s.tabel or not _dapat_disalin(s):
        return None
    from lkj_etl.tulis.salinan import tulis_salinan

    ke = sementara / f"tabel{n}.xlsx"
    try:
        return Bahan(str(ke), dict(zip((t["lembar"] for t in s.tabel), tulis_salinan(s.tabel, ke), strict=True)))
    except (XlsxWriterException, ValueError, KeyError, TypeError):
        return None  # what the child sent has no place in a sheet; the findings are on sheet Temuan anyway


def _tugas(s: Sumber, ke: Path, kerja: Path, bahan: Bahan, temuan: list[Temuan], sifat: dict[str, str]) -> dict[str, Any]:
    petunjuk = (PETUNJUK if bahan.jalan else PETUNJUK_DAFTAR).format(nama=aman_tampil(s.nama))
    return {
        "asal": bahan.jalan,
        "terisi": [[bahan.lembar[t["lembar"]], sel] for t in s.tabel if bahan.lembar and (sel := _sel_terisi(t))],
        "ke": str(ke),
        "kerja": str(kerja),
        "temuan": [{**_isi(t), "lembar": bahan.lembar.get(t.lembar, t.lembar)} for t in temuan],
        "sifat": sifat,
        "petunjuk": petunjuk,
    }


def _sel_terisi(t: dict[str, Any]) -> str:
    """Return a cell of the table that holds something: openpyxl must see it too."""
    return next(
        (f"{k['huruf']}{t['baris'][i]}" for k in t["kolom"].values() for i, jenis in enumerate(k["jenis"]) if jenis not in "-f"), ""
    )


def _isi(t: Temuan) -> dict[str, str]:
    teks = {"isi": aman_tampil(t.isi), "saran": aman_tampil(t.saran)}
    return {"tingkat": t.tingkat, "lembar": t.lembar, "sel": t.sel, **teks}


def _jalankan(tugas: list[dict[str, Any]]) -> list[bool]:
    """Let a child do the tasks, a new one after each that it dies of; what is not done when the time is up stays undone."""
    hasil: list[bool] = []
    akhir = time.monotonic() + DETIK
    while len(hasil) < len(tugas) and (sisa := akhir - time.monotonic()) > 0:
        hasil += _satu_anak(tugas[len(hasil) :], sisa)
        hasil += [False] if len(hasil) < len(tugas) else []
    return hasil + [False] * (len(tugas) - len(hasil))


def _satu_anak(tugas: list[dict[str, Any]], detik: float) -> list[bool]:
    """Return what one child answered, in order: as many as it did before its end or the time's."""
    proses = sistem.mulai_anak([sys.executable, "-I", "-S", str(ANAK), sysconfig.get_paths()["purelib"], str(AKAR)])
    try:
        keluar, _ = proses.communicate(json.dumps(tugas).encode("ascii"), timeout=detik)
    except subprocess.TimeoutExpired:
        sistem.bunuh(proses)
        keluar, _ = proses.communicate()
    return [baris == b"1" for baris in keluar.splitlines()]


def _pindahkan(dari: Path, ke: Path, hasil: Salinan) -> bool:
    """Check the finished copy and move it into place; one that is open in Excel stays as it is."""
    with zipfile.ZipFile(dari) as z:
        if z.testzip() is not None:
            return False
    paksa_ke_cakram(dari)
    try:
        sistem.ganti_berkas(dari, ke)
    except MesinBermasalah as galat:
        hasil.catatan.append(str(galat))
        return True
    hasil.jalan.append(ke)
    return True
