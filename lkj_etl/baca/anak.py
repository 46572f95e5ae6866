"""The reader child: one file per request line, limits on memory, no network, nothing but the standard library at start."""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

if __name__ == "__main__":
    # Started with -I -S: the program's folder, then the installed packages (xlrd and lxml, when a file needs them).
    sys.path[0:0] = [sys.argv[2]]
    sys.path.append(sys.argv[1])

from lkj_etl.baca.batas import Batas
from lkj_etl.baca.gerbang import baca_kepala, kenali_bentuk, kenali_zip, periksa_nama
from lkj_etl.baca.kisi import Catatan, Kisi, Tolak
from lkj_etl.baca.rapi import rapikan
from lkj_etl.baca.sel import UTUH, Bagian
from lkj_etl.baca.wadah_zip import Wadah

MEMORI = 2 << 30
Kenali = Callable[[list[Kisi]], tuple[list[dict[str, Any]], list[Catatan]]]
# Audit events of a process that reaches out of itself; reading a table needs none of them.
TERLARANG = (
    "socket.",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "subprocess.",
    "ctypes.",
    "urllib.",
)
UBAH = frozenset({"os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "shutil.rmtree"})


def baca_berkas(jalan: str, nama: str, batas: Batas, bagian: Bagian = UTUH) -> tuple[str, list[Kisi], list[Catatan]]:
    """Read the copy `jalan` of the file `nama`: format, sheets, findings; raise Tolak where it gives nothing.

    bagian: the share of the rows of large xlsx sheets that is wanted.
    """
    bentuk = kenali_bentuk(baca_kepala(jalan, batas), nama)
    if bentuk == "zip":
        with Wadah(jalan, batas) as wadah:
            bentuk = kenali_zip(wadah)
            if bentuk == "xlsx":
                from lkj_etl.baca import lembar_xlsx, tautan_xlsx

                catatan = periksa_nama(bentuk, nama, tautan_xlsx.ada_makro(wadah)) + tautan_xlsx.tautan(wadah)
                lembar, lanjutan = lembar_xlsx.baca(wadah, bagian)
            else:
                from lkj_etl.baca import lembar_ods

                catatan = periksa_nama(bentuk, nama, lembar_ods.ada_makro(wadah))
                lembar, lanjutan = lembar_ods.baca(wadah)
            wadah.periksa_sisa()
    else:
        lembar, lanjutan, makro = _baca_lain(bentuk, jalan, batas)
        catatan = periksa_nama(bentuk, nama, makro)
    return bentuk, lembar, catatan + lanjutan + [c for k in lembar for c in rapikan(k, batas)]


def _baca_lain(bentuk: str, jalan: str, batas: Batas) -> tuple[list[Kisi], list[Catatan], bool]:
    with open(jalan, "rb") as berkas:
        isi = berkas.read()
    if bentuk == "xls":
        from lkj_etl.baca import lembar_xls

        return lembar_xls.baca(isi)
    if bentuk == "html":
        from lkj_etl.baca import lembar_html

        return (*lembar_html.baca(isi, batas), False)
    from lkj_etl.baca import lembar_csv

    return (*lembar_csv.baca(isi, batas), False)


def jawab(permintaan: dict[str, Any], kenali: Kenali) -> dict[str, Any]:
    """Answer one request {"jalan", "nama", "batas", "bagian"}; every failure of reading becomes a refusal.

    Answer: {"asal": [sha256 of replaced files], "bentuk", "catatan": [[kode, lembar, sel, {..}]], "tabel": [..]} or {"asal",
    "tolak": [..], "catatan", "tabel"}; the tables of a refused file are at most the sheet Identitas of a kinerja workbook,
    and it has a "bentuk" only where its container and all its cells were sound.
    """
    from lkj_etl.baca import asal_xlsx

    catatan: list[Catatan] = []
    kepala: dict[str, Any] = {}
    try:
        batas = Batas(**permintaan.get("batas", {}))
        kepala["asal"] = asal_xlsx.baca_asal(permintaan["jalan"], batas)
        bagian = Bagian(*permintaan.get("bagian", UTUH))
        bentuk, lembar, catatan = baca_berkas(permintaan["jalan"], permintaan["nama"], batas, bagian)
        kepala["bentuk"] = bentuk
        if kepala["asal"]:
            lembar, catatan = asal_xlsx.tanpa_daftar(lembar, catatan)
        tabel, lanjutan = kenali(lembar)
        return {**kepala, "catatan": catatan + lanjutan, "tabel": tabel}
    except Tolak as galat:
        return {**kepala, "tolak": galat.catatan, "catatan": catatan, "tabel": galat.identitas}
    except MemoryError:
        return {"tolak": Catatan("PEMBACA-MEMORI", "-", "-", {}), "catatan": [], "tabel": []}
    except BaseException as galat:  # noqa: BLE001 - a Rust panic is no Exception, and one file must not end the child
        # Only the name of the error: its text may hold a value of the file.
        return {"tolak": Catatan("BERKAS-TAK-TERBACA", "-", "-", {"sebab": type(galat).__name__}), "catatan": [], "tabel": []}


def kurung() -> None:
    """Limit memory and refuse network, other programs and every change of a file for the rest of this process."""
    from lkj_etl import sistem

    sistem.batasi_memori(MEMORI)

    def periksa(peristiwa: str, argumen: tuple[Any, ...]) -> None:
        menulis = peristiwa == "open" and isinstance(argumen[1], str) and set(argumen[1]) & set("wax+")
        if menulis or peristiwa in UBAH or peristiwa.startswith(TERLARANG):
            raise PermissionError(peristiwa)

    sys.addaudithook(periksa)


def layani(masuk: BinaryIO, keluar: BinaryIO, kenali: Kenali) -> None:
    """Answer request lines until the parent closes the pipe; each answer is 8 bytes of length, then JSON in ASCII."""
    while baris := masuk.readline():
        isi = json.dumps(jawab(json.loads(baris), kenali), separators=(",", ":")).encode("ascii")
        keluar.write(len(isi).to_bytes(8, "big"))
        keluar.write(isi)
        keluar.flush()
        del isi
        gc.collect()


def utama() -> None:
    """Run as the child: answers leave by a private copy of stdout, so that no library can print into them."""
    gc.disable()
    keluar = os.fdopen(os.dup(1), "wb")
    kosong = os.open(os.devnull, os.O_WRONLY)
    os.dup2(kosong, 1)
    kurung()
    from lkj_etl.baca.kenali import kenali

    gc.freeze()  # what is loaded stays: the collection after each file need not go through it
    layani(sys.stdin.buffer, keluar, kenali)


if __name__ == "__main__":
    utama()
