"""How a rekap is laid out: which level each row has, and the program and kegiatan above it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lkj_etl.baca.kantor_baris import lengkapi_kantor
from lkj_etl.baca.kolom import Pembaca
from lkj_etl.baca.rekap_jenjang import TINGKAT, isi_tanpa_kode
from lkj_etl.baca.rekap_nomor import nomor_dan_nama
from lkj_etl.baca.rekap_unsur import BarisRekap
from lkj_etl.nilai.kode import bidang_tunggal, dengan_bidang, kode_baku, kode_sub_kegiatan, pisah_kode_nama, pisah_nomor_nama, tingkat
from lkj_etl.nilai.nama import samakan

# A code of another era than Permendagri 90 (1.20.1.20.08.01.02) has no level of its own: its leaves are kegiatan.
_KATA = re.compile(r"[^\W\d_]{5,}")  # longer than a Roman number
_KOLOM_TINGKAT = {"program": "kode_program", "kegiatan": "kode_kegiatan", "sub_kegiatan": "kode_sub_kegiatan", "lain": "kode_kegiatan"}


def susun(pembaca: Pembaca) -> list[BarisRekap]:
    """Return every row with its level and parents, in the order of the table."""
    baris = [BarisRekap(i) for i in range(len(pembaca.tabel.baris))]
    for nama in ("nama_skpd", "nama_sub_skpd", "program", "kegiatan", "sub_kegiatan"):
        for b, teks in zip(baris, pembaca.teks(nama), strict=True):
            setattr(b, nama, teks)
    for nama in ("kode_skpd", "kode_sub_skpd"):
        for b, kode in zip(baris, pembaca.kode(nama), strict=True):
            setattr(b, nama, kode)
    berkode = _isi_kode(pembaca, baris)
    nomor = pembaca.teks("no")
    if "uraian" in pembaca.tabel.kolom:
        uraian, nomor = _nama_di_kolom_no(pembaca.teks("uraian"), nomor)
        berkode = _isi_uraian(baris, uraian, nomor, berkode=berkode)
    else:
        _isi_kolom(pembaca, baris)
    if berkode:
        _isi_bidang(baris)
    _isi_skpd(baris)
    if berkode:
        _induk_menurut_kode(baris)
    _nomor(baris, nomor)
    return baris


def _isi_skpd(baris: list[BarisRekap]) -> None:
    kantor = lengkapi_kantor([(b.kode_skpd, b.nama_skpd) for b in baris], [b.kode() for b in baris])
    for b, satu in zip(baris, kantor, strict=True):
        b.kode_skpd, b.nama_skpd = satu


def _isi_kode(pembaca: Pembaca, baris: list[BarisRekap]) -> bool:
    """Read the code columns; a mixed column is told apart by the number of segments."""
    kolom = [k for k in ("kode_program", "kode_kegiatan", "kode_sub_kegiatan", "kode") if k in pembaca.tabel.kolom]
    for nama in kolom:
        baku = kode_sub_kegiatan if nama in ("kode", "kode_sub_kegiatan") else kode_baku
        for b, kode in zip(baris, pembaca.kode(nama, baku), strict=True):
            if nama != "kode":
                setattr(b, nama, kode)
            elif kode:
                setattr(b, _KOLOM_TINGKAT[tingkat(kode)], kode)
    if not kolom and ("uraian" in pembaca.tabel.kolom or not _lepas_kode(baris)):
        return False
    for b in baris:
        segmen = (b.kode_sub_kegiatan or b.kode_kegiatan).split(".")
        if tingkat(b.kode_sub_kegiatan) == "sub_kegiatan":
            b.kode_kegiatan = b.kode_kegiatan or ".".join(segmen[:5])
        if tingkat(b.kode_kegiatan) == "kegiatan":
            b.kode_program = b.kode_program or ".".join(segmen[:3])
    return True


def _lepas_kode(baris: list[BarisRekap]) -> bool:
    """Split the codes from the names where each level has its own column and every name there begins with a code of that level.

    Return whether the lowest level has them; the names stay as they are where it has none.
    """
    terpisah = {k: [pisah_kode_nama(getattr(b, k)) for b in baris] for k in TINGKAT}
    ada = [k for k in TINGKAT if any(nama or kode for kode, nama in terpisah[k])]
    berkode = [k for k in ada if all(tingkat(kode) == k for kode, nama in terpisah[k] if kode or nama)]
    if not ada or ada[-1] not in berkode:
        return False
    for k in berkode:
        for b, (kode, nama) in zip(baris, terpisah[k], strict=True):
            setattr(b, k, nama)
            setattr(b, _KOLOM_TINGKAT[k], kode_sub_kegiatan(kode) or "")
    return True


def _isi_uraian(baris: list[BarisRekap], teks: Sequence[str], nomor: Sequence[str], *, berkode: bool) -> bool:
    """One column names every level: by code, by the NO column, by a number in the cell, by the word Program.

    Return whether codes tell the levels, those of the code columns or those in the cells.
    """
    for b in baris:
        b.kolom_nama = "uraian"
    if berkode:
        for b, isi in zip(baris, teks, strict=True):
            _namai(b, isi)
        return True
    pisah = [pisah_kode_nama(t) for t in teks]
    if (tanda := nomor_dan_nama(teks, [kode for kode, _ in pisah])) is not None:
        program = [b.program for b in baris]
        isi_tanpa_kode(baris, teks, nomor, tanda)
        _program_di_kolom(baris, program, teks)
        return False
    for b, (kode, nama) in zip(baris, pisah, strict=True):
        b.kode_program, b.kode_kegiatan, b.kode_sub_kegiatan = _per_tingkat(kode)
        _namai(b, nama)
    return True


def _nama_di_kolom_no(teks: Sequence[str], nomor: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return names and numbers; a name that stands in column NO, merged over both, is the row's name, and the row has no number."""
    di_no = [not t and _KATA.search(n) is not None for t, n in zip(teks, nomor, strict=True)]
    if not any(di_no):
        return teks, nomor
    pasangan = [(n, "") if pindah else (t, n) for t, n, pindah in zip(teks, nomor, di_no, strict=True)]
    return [t for t, _ in pasangan], [n for _, n in pasangan]


def _program_di_kolom(baris: list[BarisRekap], program: list[str], teks: Sequence[str]) -> None:
    """Put the programs of their own column above the levels of the other one (`teks`), which are kegiatan and sub kegiatan then."""
    if not any(program) or any(b.sub_kegiatan for b in baris):
        return
    bertingkat = any(b.program for b in baris)
    di_atas, tempat = "", 0
    for b, nama in zip(baris, program, strict=True):
        if nama and nama != di_atas:
            di_atas, tempat = nama, b.i
        if bertingkat:
            b.no_kegiatan, b.kegiatan, b.sub_kegiatan = "", b.program, b.kegiatan
        b.program, b.tempat_program = di_atas, ("program", tempat)
        if nama and not teks[b.i]:
            b.kegiatan, b.sub_kegiatan, b.jenjang, b.induk = "", "", -1, True


def _per_tingkat(kode: str) -> tuple[str, str, str]:
    """Return the codes of program, kegiatan and sub kegiatan; a code of another era stands for a kegiatan alone."""
    kode = kode_sub_kegiatan(kode) or kode
    if kode and tingkat(kode) == "lain":
        return "", kode, ""
    segmen = kode.split(".") if kode else []
    return ".".join(segmen[:3]), ".".join(segmen[:5]) if len(segmen) >= 5 else "", kode if len(segmen) >= 6 else ""


def _namai(b: BarisRekap, nama: str) -> None:
    if b.kode_sub_kegiatan:
        b.sub_kegiatan = nama
    elif b.kode_kegiatan:
        b.kegiatan = nama
    else:
        b.program = nama


def _isi_kolom(pembaca: Pembaca, baris: list[BarisRekap]) -> None:
    """Own columns per level: carry program and kegiatan down, split a number from a kegiatan's name."""
    ada = pembaca.tabel.kolom
    program = kegiatan = nomor = ""
    tempat = 0
    for b in baris:
        b.kolom_nama = next((k for k in ("sub_kegiatan", "kegiatan", "program") if k in ada and getattr(b, k)), "")
        if b.program and b.program != program:
            program, kegiatan, nomor, tempat = b.program, "", "", b.i
        if "program" in ada:
            b.program, b.tempat_program = program, ("program", tempat)
        if b.kegiatan:
            nomor, kegiatan = pisah_nomor_nama(b.kegiatan)
            b.kegiatan, b.no_kegiatan = kegiatan, nomor
        elif b.sub_kegiatan and "kegiatan" in ada:
            b.kegiatan, b.no_kegiatan = kegiatan, nomor
        b.induk = (
            (b.kolom_nama == "program" and ("kegiatan" in ada or "sub_kegiatan" in ada))
            or (b.kolom_nama == "kegiatan" and "sub_kegiatan" in ada)
        ) and not (b.kode_sub_kegiatan or b.kode_kegiatan)  # fmt: skip


def _isi_bidang(baris: list[BarisRekap]) -> None:
    """Put the bidang that the other codes of the table name in place of X.XX: a program X.XX.01 stands above 7.01.01.2.02.0001.

    Where they name none, or two, the codes stay: the office's bidang is put there when it is known.
    """
    kode = ("kode_program", "kode_kegiatan", "kode_sub_kegiatan")
    bidang = bidang_tunggal(getattr(b, kolom) for b in baris for kolom in kode)
    for b in baris if bidang else ():
        for kolom in kode:
            setattr(b, kolom, dengan_bidang(getattr(b, kolom), bidang))


def _induk_menurut_kode(baris: list[BarisRekap]) -> None:
    """A code is a parent when another code of the office goes on from it; names come down from parents."""
    nama: dict[tuple[str, str], str] = {}
    punya_anak: set[tuple[str, str]] = set()
    for b in baris:
        unit = b.kode_skpd or samakan(b.nama_skpd)
        punya_anak.update((unit, induk) for induk in _leluhur(b.kode()))
        for kode, teks in ((b.kode_program, b.program), (b.kode_kegiatan, b.kegiatan)):
            if kode and teks:
                nama.setdefault((unit, kode), teks)
    for b in baris:
        unit = b.kode_skpd or samakan(b.nama_skpd)
        b.induk = (unit, b.kode()) in punya_anak
        if b.kode_kegiatan and not b.kode_program:
            b.kode_program = next((k for k in reversed(list(_leluhur(b.kode_kegiatan))) if (unit, k) in nama), "")
        b.program = b.program or nama.get((unit, b.kode_program), "")
        b.kegiatan = b.kegiatan or nama.get((unit, b.kode_kegiatan), "")


def _leluhur(kode: str) -> Iterable[str]:
    segmen = kode.split(".")
    return (".".join(segmen[:n]) for n in range(1, len(segmen)))


def _nomor(baris: list[BarisRekap], kolom_no: Sequence[str]) -> None:
    """The NO column numbers kegiatan only where it begins again with each program."""
    nomor = [n.rstrip(".)") for n in kolom_no]
    pertama: dict[str, str] = {}
    for b, n in zip(baris, nomor, strict=True):
        if not b.induk and n:
            pertama.setdefault(b.kode_program or samakan(b.program), n)
    if any(n != "1" for n in pertama.values()):
        return
    for b, n in zip(baris, nomor, strict=True):
        if not b.induk and n and not b.no_kegiatan and not b.sub_kegiatan:
            b.no_kegiatan = n
