"""Sheet Narasi: paragraphs of 3.1, 3.3, 3.4 and BAB IV, one to a cell, for copying into the report."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from lkj_etl.laporan import Laporan
from lkj_etl.nilai.triwulan import ROMAWI
from lkj_etl.tulis import pola_narasi as pola
from lkj_etl.tulis.gaya import UKURAN_CATATAN, UKURAN_NARASI
from lkj_etl.tulis.halaman import Cetak
from lkj_etl.tulis.kalimat import nama_skpd
from lkj_etl.tulis.kata import deretan, huruf, kalimat, periode, persen
from lkj_etl.tulis.narasi_anggaran import kantor, paragraf_34, penutup_anggaran
from lkj_etl.tulis.narasi_indikator import Ukuran, paragraf_4, paragraf_31, paragraf_33, ukuran
from lkj_etl.tulis.pena import Pena
from lkj_etl.tulis.ukuran import TAKUK, TINGGI_MAKS, tinggi_teks

LEBAR = 118.0
_RUANG = {"narasi_bagian": 8.0, "narasi_sasaran": 9.0, "narasi": 6.0}  # points between paragraphs
_AKHIR_KALIMAT = re.compile(r"(?<=[.!?]) ")


class Paragraf(NamedTuple):
    """One cell: its text and its style in `gaya.GAYA`."""

    isi: str
    gaya: str = "narasi"


def tulis(pena: Pena, laporan: Laporan) -> None:
    """Write headings and paragraphs down one column as wide as a page of text; a heading stays with what follows it."""
    p = laporan.masukan.parameter
    pena.kolom([LEBAR])
    r = pena.awal
    atas = 21.0 * r + pena.lebar_penuh(r, pola.JUDUL.format(p=periode(p.triwulan, p.tahun)), "judul", ukuran=12, ruang=4)
    atas += pena.lebar_penuh(r + 1, pola.PETUNJUK, "catatan", ukuran=UKURAN_CATATAN, ruang=6)
    mulai = r + 2
    semua = [(isi, satu.gaya, poin) for satu in susun(laporan) for isi, poin in _muat(*satu)]
    for i, (isi, gaya, poin) in enumerate(semua, start=mulai):
        pena.teks(i, 0, isi, gaya)
        pena.tinggi(i, poin)
    boleh = [i == 0 or semua[i - 1][1] == "narasi" for i in range(len(semua))]
    pena.halaman(mulai, [poin for *_, poin in semua], boleh, atas, 0.0)
    pena.cetak(Cetak(None, mulai + len(semua) - 1, 0))


def susun(laporan: Laporan) -> list[Paragraf]:
    """Return all headings and paragraphs in order."""
    p = laporan.masukan.parameter
    isi = ukuran(laporan)
    per_sasaran = [(no, nama, list(u)) for (no, nama), u in groupby(isi, key=lambda u: (u.kini["no"], u.kini["sasaran"]))]
    mark = {"kantor": kantor(laporan), "p": periode(p.triwulan, p.tahun)}
    hasil: list[Paragraf] = []
    for bagian, paragraf in (("3.1", _bagian_31), ("3.3", _bagian_33)):
        hasil += [Paragraf(pola.BAGIAN[bagian], "narasi_bagian")]
        hasil += [Paragraf(pola.PEMBUKA[bagian].format(**mark) if isi else pola.TANPA_INDIKATOR)]
        for no, nama, u in per_sasaran:
            hasil.append(Paragraf(pola.SASARAN[bagian].format(no=no, sasaran=nama), "narasi_sasaran"))
            hasil += map(Paragraf, paragraf(laporan, no, u))
    hasil += [Paragraf(pola.BAGIAN["3.4"], "narasi_bagian"), *map(Paragraf, paragraf_34(laporan))]
    return [*hasil, *_bab_4(laporan, per_sasaran)]


def _bagian_31(_laporan: Laporan, _no: int, semua: list[Ukuran]) -> Iterator[str]:
    return (paragraf_31(u, n) for n, u in enumerate(semua, start=1))


def _bagian_33(laporan: Laporan, no: int, semua: list[Ukuran]) -> Iterator[str]:
    p = laporan.masukan.parameter
    kode = [u.indikator["kode"] for u in semua]
    isi = [pola.SASARAN_33.format(n=len(semua), p=periode(p.triwulan, p.tahun), status=_status(laporan, kode))]
    rata = _rata(laporan, "sasaran", no)
    yield " ".join(map(kalimat, [*isi, *([pola.RATA_SASARAN.format(n=rata[0], c=rata[1])] if rata and len(semua) > 1 else [])]))
    yield from map(paragraf_33, semua)


def _bab_4(laporan: Laporan, per_sasaran: list[tuple[int, str, list[Ukuran]]]) -> list[Paragraf]:
    """Return the closing chapter: counts, average, budget, then each indicator in one item."""
    p = laporan.masukan.parameter
    hasil = [Paragraf(pola.BAGIAN["4"], "narasi_bagian")]
    if per_sasaran:
        kode = [u.indikator["kode"] for _, _, semua in per_sasaran for u in semua]
        pembuka = {"kantor": kantor(laporan), "n": len(kode), "p": periode(p.triwulan, p.tahun), "status": _status(laporan, kode)}
        rata = _rata(laporan, "kantor", None)
        isi = [pola.PENUTUP.format(**pembuka), *([pola.RATA_KANTOR.format(n=rata[0], c=rata[1])] if rata else [])]
        hasil.append(Paragraf(" ".join([*map(kalimat, isi), *penutup_anggaran(laporan), pola.PENUTUP_RINCI])))
    else:
        hasil += map(Paragraf, [pola.TANPA_INDIKATOR, *penutup_anggaran(laporan)])
    for no, nama, semua in per_sasaran:
        hasil.append(Paragraf(pola.SASARAN["4"].format(no=no, sasaran=nama), "narasi_sasaran"))
        hasil += [Paragraf(paragraf_4(u, huruf(n))) for n, u in enumerate(semua)]
    pa = f"Triwulan {ROMAWI[p.triwulan - 1]} Tahun Anggaran {p.tahun}"
    return [*hasil, Paragraf(pola.DEMIKIAN.format(nama=nama_skpd(laporan), pa=pa))]


def _status(laporan: Laporan, kode: Iterable[str]) -> str:
    """Return the counts by status: "3 indikator memenuhi target dan 1 indikator belum waktunya diukur"."""
    banyak = Counter(laporan.analisis.status[k] for k in kode)
    return deretan([teks.format(n=banyak[k]) for k, teks in pola.STATUS.items() if banyak[k]])


def _rata(laporan: Laporan, tingkat: str, no: int | None) -> tuple[int, str] | None:
    """Return how many indicators an average covers and the average as text, None where nothing is measured."""
    for b in laporan.rata_rata.iter_rows(named=True):
        if (b["tingkat"], b["no"]) == (tingkat, no) and b["rata_rata"] is not None:
            return b["terukur"], persen(b["rata_rata"])
    return None


def _muat(isi: str, gaya: str) -> list[tuple[str, float]]:
    """Return the text with its height, broken between its sentences where it is higher than Excel's highest row."""
    tinggi = _tinggi(isi, gaya)
    if tinggi < TINGGI_MAKS:
        return [(isi, tinggi)]
    hasil: list[str] = []
    for potongan in _AKHIR_KALIMAT.split(isi):
        if hasil and _tinggi(f"{hasil[-1]} {potongan}", gaya) < TINGGI_MAKS:
            hasil[-1] += f" {potongan}"
        else:
            hasil.append(potongan)
    return [(satu, _tinggi(satu, gaya)) for satu in hasil]


def _tinggi(isi: str, gaya: str) -> float:
    return min(TINGGI_MAKS, tinggi_teks(isi, LEBAR + TAKUK, UKURAN_NARASI, tebal=gaya != "narasi") + _RUANG[gaya])
