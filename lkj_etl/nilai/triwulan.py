"""Quarters: their names, their last day, cells that name one and titles that tell the period of a table."""

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from lkj_etl.nilai.nama import samakan
from lkj_etl.nilai.tanggal import NAMA_BULAN
from lkj_etl.nilai.teks import GARIS

ROMAWI: tuple[str, ...] = ("I", "II", "III", "IV")
BILANGAN: tuple[str, ...] = ("Pertama", "Kedua", "Ketiga", "Keempat")
BULAN: tuple[str, ...] = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)

_NOMOR: dict[str, int] = {
    kata: nomor
    for nomor, semua in enumerate(("1 i pertama kesatu satu", "2 ii kedua dua", "3 iii ketiga tiga", "4 iv keempat empat"), start=1)
    for kata in semua.split()
}
_SATU = "(?:" + "|".join(sorted(_NOMOR, key=len, reverse=True)) + ")"
_KE = r"[\s.:-]*(?:ke[\s-]*)?"
_KATA = rf"(?:tri ?wulan|trw|tw){_KE}"
_SEL = re.compile(rf"(?:{_KATA}|{_KE})({_SATU})\.?")
_TERSIMPAN = re.compile(r"([1-4])(?:\.0*)?")

_PANJANG_JUDUL = 2000  # no title is longer; the patterns below may cost the square of the length

# Parts of titles, matched against `_ringkas`: every dash is "-", the name of a month is a mark with its number.
_SD = r"(?:s ?[./] ?d\b\.?|sd\b|sampai(?: dengan)?\b|hingga\b)\s*(?:(?:akhir|bulan|periode|tanggal)\b\s*)*"
_TH = r"(?P<tahun>20[0-9]{2})\b(?!\s*[-/]\s*20[0-9]{2})"
_TANDA_BULAN = "\u00a7"
_BLN = rf"{_TANDA_BULAN}[0-9]+"
_AKHIR = rf"(?:(?P<hari>[0-9]{{1,2}})\s+)?(?P<ke>{_BLN})"
_EKOR = rf"(?:\s*(?:{_SD}|[-,/&]|dan\b)\s*(?:{_KATA})?{_SATU}\b(?!\s+{_BLN}))*"

# Plain strings: `re` compiles and keeps them at the first title, which costs as much as importing all the rest of this package.
_KUTIPAN_HUKUM = (
    r"\b(?:nomor|no)\b[\s.:]*(?:\S*[0-9]\S*|[.\u2026_-]*)\s*tahun\s*[0-9]{4}\b",
    r"\b(?:per(?:da|bup|wali|gub|pres|men\w*)|peraturan|keputusan|kep(?:men\w*|bup|pres)|undang-undang|uu|pp|inpres|qanun)\b"
    r"(?:(?!\btahun\b)[^;()])*\btahun\s*[0-9]{4}\b",
)
_SATU_GARIS = str.maketrans(dict.fromkeys(GARIS, "-"))
_KATA_SAJA = re.compile(r"\b[a-z]+\b")
_TANGGAL_ANGKA = re.compile(r"\b([0-9]{1,2})([/-])(0?[1-9]|1[0-2])\2(20[0-9]{2})\b")
_TAHUN = (  # the first pattern that finds a year decides
    rf"\b(?:tahun anggaran|t\.? ?a\.?)[\s:]*{_TH}",
    rf"\btahun[\s:]*{_TH}",
    rf"\b(?:{_KATA}|semester{_KE}){_SATU}\b{_EKOR}[\s,./-]*{_TH}",
    rf"(?:\b{_SD}|\bper\s+|\bbulan\s+|\bperiode[\s:]*|{_BLN}\s*-\s*){_AKHIR}[\s,]*{_TH}",
    rf"\b(?:apbd|dpa|dppa|pagu|anggaran|realisasi)\s+{_TH}",
)
_TRIWULAN = rf"(?P<sd>\b{_SD})?\b{_KATA}(?P<awal>{_SATU})\b(?P<ekor>{_EKOR})"
_SEMESTER = rf"\bsemester{_KE}(1|2|i|ii|pertama|kedua|satu|dua)\b"
_BULAN = (
    rf"(?P<dari>{_BLN})(?:\s*(?:tahun\s*)?20[0-9]{{2}})?\s*(?:{_SD}|-\s*){_AKHIR}",
    rf"\b(?:{_SD}|per\s+(?:tanggal\s+)?){_AKHIR}",
    rf"\b(?P<hanya>bulan|periode)[\s:]*{_AKHIR}",
)


class Periode(NamedTuple):
    """What a title says of the period; None where it says nothing.

    kumulatif: from January ("s.d.", or nothing said), else the quarter alone. bulan: set only where the title ends inside a
    quarter (s.d. Mei; s.d. 15 Juni) or begins in the middle of the year without being one quarter; then triwulan is None.
    """

    tahun: int | None
    triwulan: int | None
    kumulatif: bool
    bulan: int | None = None


def periode_judul(teks: str) -> Periode:
    """Read year and quarter from the title lines above a table (joined by blanks), DESIGN 4 "Roles".

    `S.D. TRIWULAN II`, `Semester I` and `Januari s.d. Juni` are cumulative, `Triwulan II` is that quarter alone. Years of cited
    regulations (`Nomor 29 Tahun 2014`) and of ranges (`2018-2023`) do not count; two different years or quarters give None.
    """
    judul = _ringkas(teks)
    dari_bulan = _periode_bulan(judul)
    dari_triwulan = _periode_triwulan(judul)
    triwulan, kumulatif, bulan = dari_triwulan or dari_bulan
    if dari_triwulan and (dari_bulan == (triwulan, True, None) or re.search(r"\bkumulatif\b", judul)):
        kumulatif = True
    return Periode(_tahun(judul), triwulan, kumulatif, bulan)


def baca_triwulan(jenis: str, isi: str) -> int | None:
    """Read a Triwulan cell: 1-4, I-IV, `TW 1`, `TW-II`, `Triwulan Kedua`; None where it names no quarter."""
    if jenis == "n":
        tersimpan = _TERSIMPAN.fullmatch(isi)
        return int(tersimpan[1]) if tersimpan else None
    cocok = _SEL.fullmatch(samakan(isi)) if jenis == "s" else None
    return _NOMOR[cocok[1]] if cocok else None


def bulan_akhir(triwulan: int) -> str:
    """Return the name of the quarter's last month: 2 -> Juni."""
    return BULAN[triwulan * 3 - 1]


def hari_terakhir(tahun: int, triwulan: int) -> date:
    """Return the last day of the quarter."""
    bulan = triwulan * 3
    return date(tahun, bulan, monthrange(tahun, bulan)[1])


def bulan_laporan(tahun: int, triwulan: int) -> str:
    """Return month and year of the report, the month after the quarter: (2019, 2) -> Juli 2019, (2019, 4) -> Januari 2020."""
    lewat, bulan = divmod(triwulan * 3, 12)
    return f"{BULAN[bulan]} {tahun + lewat}"


def _ringkas(teks: str) -> str:
    judul = samakan(teks[:_PANJANG_JUDUL]).replace(_TANDA_BULAN, " ").translate(_SATU_GARIS)
    for kutipan in _KUTIPAN_HUKUM if "tahun" in judul else ():
        judul = re.sub(kutipan, " ; ", judul)
    judul = _TANGGAL_ANGKA.sub(lambda c: f"{c[1]} {BULAN[int(c[3]) - 1].lower()} {c[4]}", judul)
    return _KATA_SAJA.sub(lambda c: f"{_TANDA_BULAN}{NAMA_BULAN[c[0]]}" if c[0] in NAMA_BULAN else c[0], judul)


def _tahun(judul: str) -> int | None:
    if "20" not in judul:
        return None
    for pola in _TAHUN:
        ditemukan = {int(c["tahun"]) for c in re.finditer(pola, judul)}
        if ditemukan:
            return ditemukan.pop() if len(ditemukan) == 1 else None
    return None


def _periode_triwulan(judul: str) -> tuple[int | None, bool, None] | None:
    """Return (triwulan, kumulatif, None) as far as the title names quarters or semesters."""
    sampai: set[int] = set()
    sendiri: set[int] = set()
    for cocok in re.finditer(_TRIWULAN, judul) if "tri" in judul or "tw" in judul or "trw" in judul else ():
        awal = _NOMOR[cocok["awal"]]
        ekor = [_NOMOR[kata] for kata in re.findall(rf"\b{_SATU}\b", cocok["ekor"])]
        if cocok["sd"] or (ekor and awal == 1):
            sampai.add(max([awal, *ekor]))
        else:
            sendiri.update([awal, *ekor])
    if not sampai and not sendiri and "semester" in judul:
        sampai.update(_NOMOR[kata] * 2 for kata in re.findall(_SEMESTER, judul))
    if not sampai and not sendiri:
        return None
    satu, *lain = sampai or sendiri
    return (None, True, None) if lain else (satu, bool(sampai), None)


def _periode_bulan(judul: str) -> tuple[int | None, bool, int | None]:
    """Return (triwulan, kumulatif, bulan) as far as the title names months."""
    if _TANDA_BULAN not in judul:
        return None, True, None
    cocok = next((c for c in (re.search(pola, judul) for pola in _BULAN) if c), None)
    if cocok is None:
        return None, True, None
    bagian = cocok.groupdict()
    ke = int(cocok["ke"][1:])
    dari = int(bagian["dari"][1:]) if bagian.get("dari") else ke if bagian.get("hanya") else 1
    hari_penuh = cocok["hari"] is None or int(cocok["hari"]) >= (28 if ke == 2 else 30)
    if hari_penuh and ke % 3 == 0 and dari in (1, ke - 2):
        return ke // 3, dari == 1, None
    return None, dari == 1, ke
