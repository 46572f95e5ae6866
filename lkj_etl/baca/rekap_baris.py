"""Which rows of a rekap are data, which are totals, which are program lines, which are footers."""

import re
from typing import NamedTuple

from lkj_etl.baca.baris_total import HANYA_TOTAL, SELURUHNYA, TOTAL
from lkj_etl.baca.kendali import awal_baris
from lkj_etl.baca.keterangan import skala_disebut
from lkj_etl.baca.kolom_padat import berbeda
from lkj_etl.baca.mentah import KolomMentah, TabelMentah
from lkj_etl.baca.rentang_judul import berkode, nomor
from lkj_etl.bacaan import Tempat
from lkj_etl.nilai import angka
from lkj_etl.nilai.nama import samakan
from lkj_etl.nilai.teks import bersihkan

KOLOM_KUNCI = (
    "no",
    "kode",
    "kode_program",
    "kode_kegiatan",
    "kode_sub_kegiatan",
    "uraian",
    "program",
    "kegiatan",
    "sub_kegiatan",
    "nama_skpd",
)
KOLOM_TOTAL = (*KOLOM_KUNCI, "kode_rekening", "kode_skpd", "kode_sub_skpd", "nama_sub_skpd")  # where the word JUMLAH may stand
KOLOM_RUPIAH = ("pagu_sebelum", "pagu", "realisasi")
_NOL = re.compile(r"-?0*(?:\.0*)?")
_SATUAN = re.compile(r"\s*\(?\s*(?:rp\.?|rupiah|%)\s*\)?\s*", re.IGNORECASE)
_BUKAN_ANGKA = re.compile(r"[a-z]{4,}|\bnip\b|\bttd\b")


class Pilahan(NamedTuple):
    """Positions in the table: data rows (leaves and program lines), total rows, and the last of these where it sums the whole table."""

    data: list[int]
    total: list[int]
    seluruh: int | None


def kolom_semua_tingkat(tabel: TabelMentah) -> TabelMentah:
    """Return the table with its sole column of names as `uraian`, its sole column of codes as `kode`: all levels stand there.

    Whatever its heading says, a KEGIATAN column holds program lines too where nothing else names programs; a column NO may hold codes.
    """
    ada = tabel.kolom.keys()
    ganti = {} if ada & {"uraian", "program", "sub_kegiatan", "kode_sub_kegiatan"} else {"kegiatan": "uraian"}
    lain = [k for k in ("kode_kegiatan", "kode_rekening", "no") if k in ada]
    if not ada & {"kode", "kode_program", "kode_sub_kegiatan"} and ada & {"uraian", *ganti} and lain:
        ganti |= {lain[0]: "kode"} if lain[0] != "no" or berkode(tabel.kolom["no"].isi) else {}
    return tabel._replace(kolom={ganti.get(k, k): isi for k, isi in tabel.kolom.items()}) if ganti else tabel


def pilah(tabel: TabelMentah) -> Pilahan:
    """Tell data from totals, headings that a printed form repeats, and footers.

    A footer is a row without an amount below a total or a gap.
    """
    kunci = [k for k in KOLOM_KUNCI if k in tabel.kolom]
    rupiah = [k for k in KOLOM_RUPIAH if k in tabel.kolom]
    bertotal = [k for k in KOLOM_TOTAL if k in tabel.kolom]
    total = _baris_total(tabel, bertotal)
    tolak = {*total, *_judul_ulang(tabel)}
    akhir = _awal_kaki(tabel, kunci, rupiah, total)
    data = [i for i in range(akhir) if i not in tolak and not _kosong(tabel, kunci, rupiah, i)]
    seluruh = next((i for i in total[-1:] if SELURUHNYA.fullmatch(awal_baris(tabel.kolom[k].isi[i] for k in bertotal))), None)
    return Pilahan(data, total, seluruh)


def skala_di_kaki(tabel: TabelMentah, pilahan: Pilahan) -> list[Tempat]:
    """Return the notes below the rows that name a scale of the amounts (Catatan: dalam ribuan rupiah)."""
    akhir = max([*pilahan.data[-1:], *pilahan.total[-1:]], default=len(tabel.baris)) + 1
    sel = ((kolom, i) for kolom in tabel.kolom.values() for i in range(akhir, len(tabel.baris)) if kolom.jenis[i] == "s")
    return [
        Tempat(bersihkan(k.isi[i]).teks, tabel.lembar, f"{k.huruf}{tabel.baris[i]}")
        for k, i in sel
        if skala_disebut(bersihkan(k.isi[i]).teks)
    ]


def _judul_ulang(tabel: TabelMentah) -> list[int]:
    """Return the rows of a heading that stands there again (on the next page of a form), and all rows of column numbers."""
    return [i for i in range(len(tabel.baris)) if tabel.judul_lagi(i) or _bernomor(tabel, i)]


def _bernomor(tabel: TabelMentah, i: int) -> bool:
    """Say whether all that a row holds are column numbers, also in a name's place: ascending, 1, 2, 7, 8 where a wider form was cut."""
    if not any(nomor(tabel.kolom[k].isi[i]) for k in KOLOM_KUNCI if k != "no" and k in tabel.kolom):
        return False
    semua = [nomor(kolom.isi[i]) for kolom in tabel.kolom.values() if kolom.isi[i].strip()]
    ada = [n for n in semua if n is not None]
    return 1 < len(ada) == len(semua) and ada == sorted(set(ada))


def _baris_total(tabel: TabelMentah, kunci: list[str]) -> list[int]:
    """Return the rows whose first key cell that says anything begins as a total; "Jumlah ..." as a name beside a code is data."""
    isi = [tabel.kolom[k].isi for k in kunci]
    calon = {teks for sel in isi for teks in berbeda(sel) if TOTAL.match(teks if teks.isascii() else samakan(teks))}
    bernama = sorted({i for sel in isi for i, teks in enumerate(sel) if teks in calon}) if calon else []
    return [i for i in bernama if TOTAL.match(awal_baris(sel[i] for sel in isi)) or any(HANYA_TOTAL.fullmatch(sel[i]) for sel in isi)]


def _awal_kaki(tabel: TabelMentah, kunci: list[str], rupiah: list[str], total: list[int]) -> int:
    """Return where the footer (place, date, signature) begins: after it no cell holds an amount."""
    akhir = len(tabel.baris)
    while akhir and not _berisi(tabel, kunci, rupiah, akhir - 1, di_bawah=bool(total) and akhir - 1 > total[-1]):
        akhir -= 1
    if akhir == len(tabel.baris) or (total and akhir <= total[-1] + 1):
        return akhir
    while akhir < len(tabel.baris) and tabel.baris[akhir] == tabel.baris[akhir - 1] + 1:
        akhir += 1
    return akhir


def _berisi(tabel: TabelMentah, kunci: list[str], rupiah: list[str], i: int, *, di_bawah: bool) -> bool:
    """Say whether a row holds an amount; below the last total a text in a row that names nothing is one only if it can be read."""
    bernama = any(tabel.kolom[k].isi[i].strip() for k in kunci)
    ada = [k for k in rupiah if _berangka(tabel, k, i)]
    return bool(ada) if bernama or not di_bawah else any(_terbaca(tabel.kolom[k], i) for k in ada)


def _terbaca(kolom: KolomMentah, i: int) -> bool:
    return kolom.jenis[i] != "s" or angka.rupiah("s", kolom.isi[i]).nilai is not None


def _berangka(tabel: TabelMentah, nama: str, i: int) -> bool:
    """Anything but a blank or a word counts: an unreadable amount must be reported, not cut off."""
    kolom = tabel.kolom[nama]
    jenis, isi = kolom.jenis[i], kolom.isi[i].strip()
    return jenis not in "-gs" or (bool(isi) and not (_BUKAN_ANGKA.search(isi.casefold()) and not isi[0].isdigit()))


def _kosong(tabel: TabelMentah, kunci: list[str], rupiah: list[str], i: int) -> bool:
    """A row that names nothing and holds no amount but 0: a spacer, a control cell alone, formulas copied too far down, units (Rp)."""
    if any(tabel.kolom[k].isi[i].strip() for k in kunci):
        return False
    uang = [tabel.kolom[k] for k in rupiah]
    return all(k.jenis[i] in "-g" or (_NOL if k.jenis[i] == "n" else _SATUAN).fullmatch(k.isi[i]) for k in uang)
