"""The one number parser: rupiah, indicator figures and percent columns, from any kind of cell."""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, NamedTuple

from lkj_etl.nilai.teks import GALAT_JENIS, GARIS, bersihkan, catatan_karakter, teks_galat

BATAS = Decimal(10) ** 15  # beyond 15 digits Excel itself no longer holds a number exactly
SEN = Decimal("0.01")

_Mode = Literal["rupiah", "bilangan", "persen"]
_NOL = Decimal(0)
_SATU = Decimal(1)
_BULAT_WAJAR = Decimal("0.001")
_TUKAR_PEMISAH = str.maketrans(".,", ",.")
_PANJANG = 60  # no number is longer; what is longer is not worth the time of a pattern
DIGIT_EXCEL = 15

_TERSIMPAN = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?")
_ILMIAH = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?\s*[eE]\s*[+-]?[0-9]+")
_NIHIL = re.compile(r"\(?\s*(?:(?:rp|idr)\.?)?\s*(?:-+|nihil|n/a|n\.a\.?|null|undefined|tidak ada)\s*\)?", re.ASCII | re.IGNORECASE)
_LUAR = re.compile(
    r"(?P<k1>\()?\s*(?P<m1>-)?\s*(?:(?:rp|idr)\.?)?\s*(?P<k2>\()?\s*(?P<m2>-)?\s*"
    r"(?P<inti>[0-9](?:[0-9.,]*[0-9])?)(?P<ekor>[.,](?:--?|=))?"
    r"\s*(?P<persen>%)?\s*(?(k2)\))\s*(?:(?:rp|idr)\.?)?\s*(?(k1)\))",
    re.ASCII | re.IGNORECASE,
)
_RIBUAN = re.compile(r"[1-9][0-9]{0,2}(?P<p>[.,])[0-9]{3}(?:(?P=p)[0-9]{3})*(?:(?!(?P=p))[.,](?P<desimal>[0-9]+))?")
_DESIMAL = re.compile(r"(?P<bulat>[0-9]+)(?P<p>[.,])(?P<desimal>[0-9]+)")


class Angka(NamedTuple):
    """One number cell.

    nilai: None where `kosong` or `galat`. gaya: style of the text, "id" (1.169.407,00), "us" (1,169,407.00) or "" where it has
    none (true numbers, plain digits). catatan: codes of peringatan. galat: code of what makes the cell unusable.
    """

    nilai: Decimal | None
    gaya: str
    catatan: tuple[str, ...]
    galat: str | None
    kosong: bool


_KOSONG = Angka(None, "", (), None, True)


def rupiah(jenis: str, isi: str, skala: Decimal = _SATU) -> Angka:
    """Read an amount in rupiah, to the sen (HALF_UP); one separator before three digits is a thousands sign.

    `skala` is what one unit of the cell means in rupiah (1.000 under "dalam ribuan rupiah"): it comes before the rounding.
    Rules: DESIGN 4 "Numbers". A percent sign or format on an amount other than 0 is a galat: nobody can say what was meant.
    """
    if (jenis == "n" or jenis == "s") and len(isi) <= DIGIT_EXCEL and isi.isdigit() and isi.isascii():
        hasil = Angka(Decimal(isi), "", (), None, False)
        if skala == 1:
            return hasil
    else:
        hasil = _baca(jenis, isi, "rupiah")
    return hasil if hasil.nilai is None else _ke_sen(hasil, hasil.nilai * skala)


def bilangan(jenis: str, isi: str) -> Angka:
    """Read a figure of an indicator: `81,03` and `81.03` are 81.03, `1.500` is a galat, `90%` and a percent cell of 0.9 are 90."""
    return _baca(jenis, isi, "bilangan")


def persen(jenis: str, isi: str) -> Angka:
    """Read a control column of percentages as written (0-1 or 0-100 is the caller's question).

    `12,5%`, `12.5 %`, 12.5 and a percent cell of 0.125 give 12.5, a plain 0.125 stays; decimals = the Decimal's exponent.
    """
    return _baca(jenis, isi, "persen")


def bulat(nilai: Decimal) -> Decimal:
    """Round HALF_UP to two decimals."""
    return nilai.quantize(SEN, ROUND_HALF_UP)


def angka_polos(nilai: float | Decimal | None) -> str | None:
    """Write a figure as files keep it: a point, no trailing zeros (90, 81.03); None stays None.

    What a report published is compared with what the next one computes as such texts.
    """
    return None if nilai is None else f"{Decimal(str(nilai)).normalize():f}"


def format_rupiah(nilai: Decimal) -> str:
    """Write rupiah as the office does: 1.169.407.000, with sen only where there are some: 1.169.407.000,50."""
    teks = f"{bulat(nilai) + _NOL:,.2f}".translate(_TUKAR_PEMISAH)
    return teks.removesuffix(",00")


def format_persen(nilai: Decimal) -> str:
    """Write two decimals, HALF_UP: 19,69."""
    return f"{bulat(nilai) + _NOL:.2f}".replace(".", ",")


def format_angka(nilai: Decimal) -> str:
    """Write a figure with the decimals it has: 81,03 and 81; never with a thousands sign, so that `bilangan` reads it back.

    Three decimals get a fourth (1,1250), because 1,125 could be read as 1125.
    """
    teks = f"{nilai:f}"
    if "." in teks:
        teks = teks.rstrip("0").rstrip(".")
    bulat, _, desimal = teks.partition(".")
    if not desimal:
        return "0" if bulat == "-0" else bulat
    return f"{bulat},{desimal}0" if len(desimal) == 3 else f"{bulat},{desimal}"


def _baca(jenis: str, isi: str, mode: _Mode) -> Angka:
    if jenis == "s":
        return _baca_teks(isi, mode)
    if jenis in ("n", "p"):
        return _baca_tersimpan(jenis, isi, mode)
    return _KOSONG if jenis == "-" else _gagal(GALAT_JENIS.get(jenis, "ANGKA-BUKAN-ANGKA"))


def _gagal(kode: str, catatan: tuple[str, ...] = ()) -> Angka:
    return Angka(None, "", catatan, kode, False)


def _baca_tersimpan(jenis: str, isi: str, mode: _Mode) -> Angka:
    """Read a true number as the file stores it: here `1E+20` is no copied display but a number."""
    if len(isi) > _PANJANG or _TERSIMPAN.fullmatch(isi) is None:
        return _gagal("ANGKA-BUKAN-ANGKA")
    nilai = Decimal(isi)
    if jenis == "n" and len(isi) <= DIGIT_EXCEL and "E" not in isi.upper():  # too short for noise and for the limit
        return Angka(nilai, "", (), None, False)
    if jenis == "p":
        if mode == "rupiah" and nilai:
            return _gagal("ANGKA-PERSEN")
        nilai = nilai.scaleb(2)
    if nilai.copy_abs() >= BATAS:
        return _gagal("ANGKA-DI-LUAR-BATAS")
    return Angka(_tanpa_derau(nilai), "", (), None, False)


def _tanpa_derau(nilai: Decimal) -> Decimal:
    """Drop binary noise: Excel keeps 15 digits but stores 17 (0.28999999999999998 was typed 0.29); the sen are never touched."""
    halus = min(-2, max(nilai.adjusted() - DIGIT_EXCEL + 1, -DIGIT_EXCEL))
    if _pangkat(nilai) < halus:
        nilai = nilai.quantize(_SATU.scaleb(halus), ROUND_HALF_UP).normalize()
    return nilai.quantize(_SATU) if _pangkat(nilai) > 0 else nilai


def _pangkat(nilai: Decimal) -> int:
    return int(nilai.as_tuple().exponent)


def _baca_teks(isi: str, mode: _Mode) -> Angka:
    bersih = bersihkan(isi)
    catatan = catatan_karakter(bersih.catatan)
    teks = _ke_ascii(bersih.teks)
    if not teks:
        return _KOSONG._replace(catatan=catatan)
    if teks_galat(teks):
        return _gagal("SEL-GALAT", catatan)
    if len(teks) > _PANJANG:
        return _gagal("ANGKA-BUKAN-ANGKA", catatan)
    if _NIHIL.fullmatch(teks):
        return _KOSONG._replace(catatan=(*catatan, "ANGKA-NIHIL"))
    if any(c.isdecimal() and not c.isascii() for c in bersih.teks):
        catatan = (*catatan, "ANGKA-AKSARA-LAIN")
    cocok = _LUAR.fullmatch(teks)
    tanda = 0 if cocok is None else sum(cocok[g] is not None for g in ("k1", "m1", "k2", "m2"))
    if cocok is None or tanda > 1:
        return _gagal("ANGKA-ILMIAH" if _ILMIAH.fullmatch(teks) else "ANGKA-BUKAN-ANGKA", catatan)
    hasil = _inti(cocok["inti"], cocok["ekor"] or "", mode)
    if hasil.nilai is None:
        return hasil._replace(catatan=catatan)
    if mode == "rupiah" and cocok["persen"] and hasil.nilai:
        return _gagal("ANGKA-PERSEN", catatan)
    if hasil.nilai >= BATAS:
        return _gagal("ANGKA-DI-LUAR-BATAS", catatan)
    nilai = hasil.nilai.copy_negate() if tanda and hasil.nilai else hasil.nilai
    return hasil._replace(nilai=nilai, catatan=catatan + hasil.catatan)


def _ke_ascii(teks: str) -> str:
    """Turn digits of any script, full-width signs and the dashes of word processors into ASCII; NFKC would make 5\u00b2 a 52."""
    if teks.isascii():
        return teks
    return "".join(_satu_ascii(c) for c in teks)


def _satu_ascii(c: str) -> str:
    if c in GARIS:
        return "-"
    if c.isdecimal():
        return str(unicodedata.decimal(c))
    return chr(ord(c) - 0xFEE0) if "\uff01" <= c <= "\uff5e" else c


def _inti(inti: str, ekor: str, mode: _Mode) -> Angka:
    """Read digits and separators without sign, currency or percent; `ekor` is a closing `,-`."""
    if ribuan := _RIBUAN.fullmatch(inti):
        pisah, desimal = ribuan["p"], ribuan["desimal"]
        tunggal = len(inti) <= 7 and desimal is None and ekor[:1] in ("", pisah)
        if (tunggal and mode == "bilangan") or (mode == "rupiah" and len(desimal or "") == 3 and inti.count(pisah) == 1):
            return _gagal("ANGKA-MENDUA")  # 1.500 as a figure; in 1.169,407 a comma may stand for a dot, no rupiah has such sen
        if not (tunggal and mode == "persen"):
            bulat = inti.partition("," if pisah == "." else ".")[0].replace(pisah, "")
            catatan = ("ANGKA-RIBUAN-TUNGGAL",) if tunggal else ()
            return Angka(Decimal(f"{bulat}.{desimal or ''}"), "id" if pisah == "." else "us", catatan, None, False)
    if pecahan := _DESIMAL.fullmatch(inti):
        nilai = Decimal(f"{pecahan['bulat']}.{pecahan['desimal']}")
        if mode == "rupiah" and len(pecahan["desimal"]) == 3 and nilai:
            return _gagal("ANGKA-MENDUA")  # 1169.407 or 0.500: neither a thousands sign nor sen
        return Angka(nilai, "id" if pecahan["p"] == "," else "us", (), None, False)
    if inti.isdigit():
        return Angka(Decimal(inti), {"": "", ",": "id", ".": "us"}[ekor[:1]], (), None, False)
    return _gagal("ANGKA-BUKAN-ANGKA")


def _ke_sen(hasil: Angka, nilai: Decimal) -> Angka:
    rupiah_sen = bulat(nilai) + _NOL
    if rupiah_sen.copy_abs() >= BATAS:
        return _gagal("ANGKA-DI-LUAR-BATAS", hasil.catatan)
    berubah = (rupiah_sen - nilai).copy_abs() > _BULAT_WAJAR
    return hasil._replace(nilai=rupiah_sen, catatan=(*hasil.catatan, "ANGKA-DIBULATKAN") if berubah else hasil.catatan)
