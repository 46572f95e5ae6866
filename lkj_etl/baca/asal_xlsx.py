"""A repaired copy says which files it replaces: the document property that `tulis.perbaikan` left in it (runs in the child)."""

from __future__ import annotations

import re

from lkj_etl.baca.batas import Batas
from lkj_etl.baca.kisi import Catatan, Kisi, Tolak
from lkj_etl.baca.paket_xlsx import lokal
from lkj_etl.baca.wadah_zip import Wadah
from lkj_etl.baca.xml_aman import urai_xml

BAGIAN = "docProps/custom.xml"
SIFAT = "lkj_asal"
DAFTAR = "Daftar Temuan"
UKURAN_WAJAR = 1 << 20
TANDA_ZIP = b"PK\3\4"
_SIDIK = re.compile(r"[0-9a-f]{64}")


def baca_asal(jalan: str, batas: Batas) -> list[str]:
    """Return the sha256 of the files that this workbook replaces, the nearest first; empty for any other file.

    Never raises for what is in the file: a damaged container is the reader's to report.
    """
    with open(jalan, "rb") as berkas:
        if berkas.read(len(TANDA_ZIP)) != TANDA_ZIP:
            return []
    try:
        with Wadah(jalan, batas) as wadah:
            return _SIDIK.findall(_sifat(wadah)) if wadah.ada(BAGIAN) and wadah.ukuran(BAGIAN) <= UKURAN_WAJAR else []
    except Tolak:
        return []


def tanpa_daftar(lembar: list[Kisi], catatan: list[Catatan]) -> tuple[list[Kisi], list[Catatan]]:
    """Leave out our own list sheet and every remark on it."""
    return [k for k in lembar if k.nama != DAFTAR], [c for c in catatan if c.lembar != DAFTAR]


def _sifat(wadah: Wadah) -> str:
    potongan: list[str] = []
    di_sifat = False

    def mulai(nama: str, atribut: dict[str, str]) -> None:
        nonlocal di_sifat
        if lokal(nama) == "property":
            di_sifat = atribut.get("name") == SIFAT

    def isi(teks: str) -> None:
        if di_sifat:
            potongan.append(teks)

    urai_xml(wadah.alirkan(BAGIAN), BAGIAN, mulai, lambda nama: None, isi, wadah.batas.kedalaman_xml)
    return "".join(potongan)
