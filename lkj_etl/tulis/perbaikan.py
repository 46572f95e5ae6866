"""Marked copies of the inputs with findings: the user repairs a copy and drops it back, where it replaces its original."""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from xlsxwriter.exceptions import XlsxWriterException

from lkj_etl import sistem
from lkj_etl.kesalahan import MesinBermasalah
from lkj_etl.nilai.teks import aman_tampil
from lkj_etl.sementara import folder_sementara
from lkj_etl.temuan import Temuan
from lkj_etl.tulis.induk_tandai import jalankan
from lkj_etl.tulis.keluaran import SEMENTARA, buang_sisa, nama_aman, paksa_ke_cakram
from lkj_etl.tulis.temuan import urutkan

SEL_TERBANYAK = 400_000  # of all copies of a run together: about ten seconds
BYTE_PER_SEL = 10
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


class Kerja(NamedTuple):
    """A copy to be made: of what, for which findings, where to, with which document properties, and where it is told.

    `tabel`: with the table, not only the list.
    """

    sumber: Sumber
    temuan: list[Temuan]
    tujuan: Path
    sifat: dict[str, str]
    tabel: bool
    hasil: Salinan


def perlu_salinan(temuan: Iterable[Temuan], peran: Sequence[tuple[str, str]]) -> dict[str, list[Temuan]]:
    """Return the findings per input file that gets a copy; one that is a duplicate or replaced gets none.

    `peran`: the files with their roles (`JejakBerkas.peran`).
    """
    lewat = {nama for nama, satu in peran if satu in TANPA_SALINAN}
    per_berkas: dict[str, list[Temuan]] = {nama: [] for nama, _ in peran if nama not in lewat}
    for t in urutkan(t for t in temuan if t.berkas in per_berkas):  # once for all files: thousands of them may lie in one folder
        per_berkas[t.berkas].append(t)
    return {n: isi for n, isi in per_berkas.items() if isi}


class Permintaan(NamedTuple):
    """The copies of one report: findings per file as `perlu_salinan` gives them, the files, and the quarter's folder."""

    temuan: Mapping[str, list[Temuan]]
    sumber: Sequence[Sumber]
    triwulan: Path


def tulis_perbaikan(semua: Sequence[Permintaan]) -> list[Salinan]:
    """Write `perbaikan/<stem> (perbaikan).xlsx` below the quarter's folder for each source; the caller holds its lock.

    Several reports share one child. A copy that already stands for the same bytes and findings is left as it is: somebody may
    be working in it. A copy that cannot be written is told in a sentence, never an error: the report itself is in place.
    """
    semua_hasil = [Salinan([], []) for _ in semua]
    folder = [p.triwulan / "perbaikan" for p in semua]
    kerja = [k for p, f, hasil in zip(semua, folder, semua_hasil, strict=True) for k in _rencanakan(p, f, hasil)]
    if kerja:
        try:
            for f in {k.tujuan.parent for k in kerja}:
                f.mkdir(parents=True, exist_ok=True)
            with folder_sementara() as sementara:
                _kerjakan(kerja, sementara)
        except OSError:
            for hasil in {id(k.hasil): k.hasil for k in kerja}.values():
                hasil.catatan.append("Salinan perbaikan tidak dapat ditulis. Periksa ruang penyimpanan dan izin folder keluaran.")
        finally:
            for f in {k.tujuan.parent for k in kerja}:
                buang_sisa(f)
    return [Salinan(sorted(hasil.jalan), hasil.catatan) for hasil in semua_hasil]


def _rencanakan(p: Permintaan, folder: Path, hasil: Salinan) -> list[Kerja]:
    """Return the copies that are still to be made; those that stand are part of the result."""
    kerja: list[Kerja] = []
    buang_sisa(folder)
    for s, nama, tabel in zip(p.sumber, _nama_salinan([s.nama for s in p.sumber]), _dapat_disalin(p.sumber), strict=True):
        temuan = p.temuan[s.nama]
        satu = Kerja(s, temuan, folder / nama, _sifat(s, temuan, tabel=tabel), tabel, hasil)
        if _sama(satu):
            hasil.jalan.append(satu.tujuan)
        else:
            kerja.append(satu)
    return kerja


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


def _dapat_disalin(sumber: Sequence[Sumber]) -> list[bool]:
    """Say which copies show their table: what the gate refused is never opened, and a run must not take minutes for courtesy."""
    hasil, jatah = [], SEL_TERBANYAK
    for s in sumber:
        beban = max(sum(len(t["baris"]) * len(t["kolom"]) for t in s.tabel), s.jalan.stat().st_size // BYTE_PER_SEL)
        hasil.append(beban <= jatah and bool(s.tabel or s.bentuk == "xlsx"))
        jatah -= beban if hasil[-1] else 0
    return hasil


def _sifat(s: Sumber, temuan: Sequence[Temuan], *, tabel: bool) -> dict[str, str]:
    """Return the document properties: which hashes the copy replaces (only where it has the table), and what it was made for."""
    garis = (s.sha256, *s.asal)  # the newest first; of a long line the first original stays: it may still lie in the folder
    asal = garis if len(garis) <= ASAL_TERBANYAK else (*garis[: ASAL_TERBANYAK - 1], garis[-1])
    isi = json.dumps([VERSI_SALINAN, tabel, asal, [_isi(t) for t in temuan]], sort_keys=True)
    sidik = {"lkj_temuan": hashlib.sha256(isi.encode()).hexdigest()}
    return {"lkj_asal": " ".join(asal), **sidik} if tabel else sidik


def _sama(k: Kerja) -> bool:
    try:
        with zipfile.ZipFile(k.tujuan) as z:
            return k.sifat["lkj_temuan"].encode() in z.read("docProps/custom.xml")
    except (OSError, zipfile.BadZipFile, KeyError):
        return False


def _kerjakan(kerja: Sequence[Kerja], sementara: Path) -> None:
    """Mark the originals; where that fails, the table as read; where that fails too, say so."""
    sisa = list(range(len(kerja)))
    for asli in (True, False):
        tugas: dict[int, dict[str, Any]] = {}
        for n in sisa:
            k = kerja[n]
            if bahan := _bahan(k, sementara / f"tabel{n}.xlsx", asli=asli):
                ke = k.tujuan.with_name(f"{SEMENTARA}p{n}.xlsx")
                tugas[n] = _tugas(k, bahan, {"ke": str(ke), "kerja": str(sementara / f"kerja{n}.xlsx")})
        for n, berhasil in zip(list(tugas), jalankan(list(tugas.values())), strict=True):
            if berhasil and _pindahkan(Path(tugas[n]["ke"]), kerja[n].tujuan, kerja[n].hasil):
                sisa.remove(n)
    for n in sisa:
        kerja[n].hasil.catatan.append(
            f'Salinan perbaikan "{aman_tampil(kerja[n].tujuan.name)}" tidak dapat dibuat; temuannya ada di lembar Temuan.'
        )


def _bahan(k: Kerja, ke: Path, *, asli: bool) -> Bahan | None:
    """Return the workbook to mark ("" for none: a list alone) and its sheets by the names in the findings."""
    s = k.sumber
    if not k.tabel:
        return Bahan("", {}) if asli else None
    if asli and s.bentuk == "xlsx":
        return Bahan(str(s.jalan), {t["lembar"]: t["lembar"] for t in s.tabel})
    if not s.tabel:
        return None
    from lkj_etl.tulis.salinan import tulis_salinan

    try:
        return Bahan(str(ke), dict(zip((t["lembar"] for t in s.tabel), tulis_salinan(s.tabel, ke), strict=True)))
    except (XlsxWriterException, ValueError, KeyError, TypeError):
        return None  # what the child sent has no place in a sheet; the findings are on sheet Temuan anyway


def _tugas(k: Kerja, bahan: Bahan, berkas: dict[str, str]) -> dict[str, Any]:
    """Return one task of the marking child: see `tandai.tandai`."""
    return {
        **berkas,
        "asal": bahan.jalan,
        "terisi": [[bahan.lembar[t["lembar"]], sel] for t in k.sumber.tabel if bahan.lembar and (sel := _sel_terisi(t))],
        "temuan": [{**_isi(t), "lembar": bahan.lembar.get(t.lembar, t.lembar)} for t in k.temuan],
        "sifat": k.sifat,
        "petunjuk": (PETUNJUK if bahan.jalan else PETUNJUK_DAFTAR).format(nama=aman_tampil(k.sumber.nama)),
    }


def _sel_terisi(t: dict[str, Any]) -> str:
    """Return a cell of the table that holds something: openpyxl must see it too."""
    return next(
        (f"{k['huruf']}{t['baris'][i]}" for k in t["kolom"].values() for i, jenis in enumerate(k["jenis"]) if jenis not in "-f"), ""
    )


def _isi(t: Temuan) -> dict[str, str]:
    teks = {"isi": aman_tampil(t.isi), "saran": aman_tampil(t.saran)}
    return {"tingkat": t.tingkat, "lembar": t.lembar, "sel": t.sel, **teks}


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
