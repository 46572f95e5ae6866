"""Rows of an anggaran kas: which are lines, which are group rows or totals, and the codes and names of each."""

import re
from typing import NamedTuple

from lkj_etl.baca.baris_total import TOTAL
from lkj_etl.baca.kantor_baris import lengkapi_kantor
from lkj_etl.baca.kendali import ada_rupiah, awal_baris
from lkj_etl.baca.kolom import Pembaca
from lkj_etl.baca.mentah import TabelMentah, nomor_baris
from lkj_etl.nilai import angka
from lkj_etl.nilai.kode import KODE_AKUN, bidang_tunggal, dengan_bidang, kode_baku, kode_sub_kegiatan, pisah_kode_nama, tingkat
from lkj_etl.nilai.nama import samakan

_AKUN = re.compile(KODE_AKUN)
_TINGKAT = {"program": "kode_program", "kegiatan": "kode_kegiatan", "sub_kegiatan": "kode_sub_kegiatan"}
_BERKODE = ("kode_program", "kode_kegiatan", "kode_sub_kegiatan")
_NAMA = ("nama_skpd", "nama_sub_skpd", "program", "kegiatan", "sub_kegiatan")
_SEBUT_SUB = re.compile(r"sub kegiatan\s*:?\s*(.*)")
KATA = ("no", "kode", "kode_rekening", *_BERKODE, "uraian", *_NAMA, "kode_skpd", "kode_sub_skpd", "rincian")


class Pilahan(NamedTuple):
    """Positions in the table: lines and group rows, and total rows."""

    data: list[int]
    total: list[int]


def pilah(t: TabelMentah, rupiah: list[str]) -> Pilahan:
    """Tell data from totals, headings, column numbers, footers and rows of realisasi or pendapatan.

    A row without any figure is data only where words stand for the figures of a code: it must be reported, not passed over.
    Below the last code or amount a row is one of the footer, whatever words (place and date) stand in a column of amounts.
    """
    hasil = Pilahan([], [])
    for i in (i for i in range(len(t.baris)) if not t.judul_lagi(i)):
        teks = [s for k in KATA if k in t.kolom and (s := t.kolom[k].isi[i].strip())]
        berangka = any(any(h.isdigit() for h in t.kolom[k].isi[i]) for k in rupiah)
        if not berangka and not _rumus(t, rupiah, i) and not _berkata(t, rupiah, i):
            continue
        if TOTAL.match(awal_baris(teks)):
            hasil.total.append(i)
        elif teks and not all(s.removesuffix(".0").isdigit() for s in teks) and _belanja(t, i):
            hasil.data.append(i)
    while hasil.data and not _rumus(t, rupiah, i := hasil.data[-1]) and not _berkode(t, i) and not ada_rupiah(t, rupiah, i):
        hasil.data.pop()
    return hasil


def _rumus(t: TabelMentah, rupiah: list[str], i: int) -> bool:
    return any(t.kolom[k].jenis[i] in "ef" for k in rupiah)


def _berkata(t: TabelMentah, rupiah: list[str], i: int) -> bool:
    """Say whether words stand where the amounts of a code should ("belum"; "-" is an amount of 0)."""
    return _berkode(t, i) and any(angka.rupiah(t.kolom[k].jenis[i], t.kolom[k].isi[i]).galat for k in rupiah)


def _berkode(t: TabelMentah, i: int) -> bool:
    return any("." in (kode_baku(t.kolom[k].isi[i]) or "") for k in ("kode", "kode_rekening", *_BERKODE) if k in t.kolom)


def _belanja(t: TabelMentah, i: int) -> bool:
    """In a recap per office only the target of belanja counts, not pendapatan, pembiayaan or what was realised."""
    rincian = samakan(t.kolom["rincian"].isi[i]) if "rincian" in t.kolom else ""
    return not re.search(r"pendapatan|pembiayaan|penerimaan|realisasi", rincian)


class Baris(NamedTuple):
    """One data row: codes and names, its office, unit and code, and whether it is a line (no other code goes on from its code)."""

    isi: dict[str, str]
    kunci: tuple[str, str, str]
    daun: bool


def susun(pembaca: Pembaca) -> list[Baris]:
    """Return every data row with its codes and names, those of rows above carried down, in the order of the table."""
    n = len(pembaca.tabel.baris)
    kolom = {k: pembaca.kode(k) for k in ("kode_skpd", "kode_sub_skpd", "kode_program", "kode_kegiatan", "kode_rekening")}
    kolom["kode_sub_kegiatan"] = pembaca.kode("kode_sub_kegiatan", kode_sub_kegiatan)
    campur, uraian = pembaca.kode("kode", kode_sub_kegiatan), pembaca.teks("uraian")
    nama = {k: pembaca.teks(k) for k in _NAMA}
    judul = _dari_judul(pembaca.tabel)
    hasil: list[dict[str, str]] = []
    kini: dict[str, str] = {}
    for i in range(n):
        b = {k: v[i] for k, v in (*kolom.items(), *nama.items())}
        for di in ("program", "kegiatan", "sub_kegiatan"):
            if b[di] and not b[f"kode_{di}"]:
                b[f"kode_{di}"], b[di] = pisah_kode_nama(b[di])
        _isi_campur(b, campur[i], uraian[i])
        kini = _bawa(b, kini) if campur[i] else kini
        if not b["kode_sub_kegiatan"] and judul:
            b |= judul
        hasil.append(b)
    bidang = bidang_tunggal(b[k] for b in hasil for k in _BERKODE)
    for b in hasil if bidang else ():
        b |= {k: dengan_bidang(b[k], bidang) for k in _BERKODE}
    kode = [_kode_daun(b) for b in hasil]
    kantor = lengkapi_kantor([(b["kode_skpd"], b["nama_skpd"]) for b in hasil], kode)
    for b, satu in zip(hasil, kantor, strict=True):
        b["kode_skpd"], b["nama_skpd"] = satu
    kunci = [(b["kode_skpd"] or b["nama_skpd"], b["kode_sub_skpd"], k) for b, k in zip(hasil, kode, strict=True)]
    atas = ((s, u, ".".join(ruas[:m])) for s, u, k in kunci for ruas in (k.split("."),) for m in range(1, len(ruas)))
    induk = {(s, unit, k) for s, u, k in atas for unit in ("", u)}  # a group row without a unit sums those of all units
    return [Baris(b, k, k not in induk or not k[2]) for b, k in zip(hasil, kunci, strict=True)]


def _isi_campur(b: dict[str, str], kode: str, uraian: str) -> None:
    """One column holds codes of every level: an account, or program, kegiatan, sub kegiatan by their pieces."""
    if not kode:
        return
    if _AKUN.fullmatch(kode):
        b["kode_rekening"] = kode
        return
    di = tingkat(kode)
    if di == "lain":
        di = "kegiatan"
    b[_TINGKAT[di]], b[di] = kode, uraian


def _bawa(b: dict[str, str], kini: dict[str, str]) -> dict[str, str]:
    """Carry the codes above down to the row, and return what the next row stands under."""
    if b["kode_rekening"]:
        b |= {k: v for k, v in kini.items() if not b[k]}
        return kini
    daun = b["kode_sub_kegiatan"] or b["kode_kegiatan"] or b["kode_program"]
    for di, ruas in (("program", 3), ("kegiatan", 5)):
        atas = ".".join(daun.split(".")[:ruas])
        if atas != daun and kini.get(f"kode_{di}") == atas:
            b[f"kode_{di}"], b[di] = atas, kini[di]
    return {k: b[k] for di in ("program", "kegiatan", "sub_kegiatan") for k in (f"kode_{di}", di)}


def _kode_daun(b: dict[str, str]) -> str:
    daun = b["kode_sub_kegiatan"] or b["kode_kegiatan"] or b["kode_program"]
    return ".".join(k for k in (daun, b["kode_rekening"]) if k)


def _dari_judul(t: TabelMentah) -> dict[str, str]:
    """Return the sub kegiatan that a title names: one sheet per sub kegiatan, rows of accounts only."""
    for n, (sel, teks) in enumerate(t.judul):
        cocok = _SEBUT_SUB.fullmatch(samakan(teks))
        if cocok is None:
            continue
        berikut = t.judul[n + 1] if n + 1 < len(t.judul) else ("", "")
        sebaris = nomor_baris(berikut[0]) == nomor_baris(sel)
        isi = teks.partition(":")[2] or (berikut[1] if sebaris else "")
        kode, nama = pisah_kode_nama(isi.strip(" :"))
        if tingkat(kode_sub_kegiatan(kode) or "") == "sub_kegiatan":
            return {"kode_sub_kegiatan": kode_sub_kegiatan(kode) or "", "sub_kegiatan": nama}
    return {}
