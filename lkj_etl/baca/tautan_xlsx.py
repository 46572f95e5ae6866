"""Active content of an xlsx package: macros, links to other files, DDE; seen and named, never followed."""

from __future__ import annotations

from lkj_etl.baca.kisi import Catatan
from lkj_etl.baca.paket_xlsx import bagian_utama, hubungan, lokal
from lkj_etl.baca.wadah_zip import Wadah
from lkj_etl.baca.xml_aman import urai_xml

BAGIAN_MAKRO = ("vbaproject.bin", "vbadata.xml")
FOLDER_MAKRO = "xl/macrosheets/"
HUBUNGAN_MAKRO = frozenset({"vbaProject", "xlMacrosheet", "xlIntlMacrosheet"})


def ada_makro(wadah: Wadah) -> bool:
    """Say whether the package carries macros: by part name, by relation, or by its declared content type."""
    if any(n.endswith(BAGIAN_MAKRO) or n.startswith(FOLDER_MAKRO) for n in wadah.nama()):
        return True
    utama = bagian_utama(wadah)
    if utama and any(h.jenis in HUBUNGAN_MAKRO for h in hubungan(wadah, utama).values()):
        return True
    tipe: list[str] = []

    def mulai(nama: str, atribut: dict[str, str]) -> None:
        if lokal(nama) in ("Override", "Default"):
            tipe.append(atribut.get("ContentType", "").lower())

    urai_xml(wadah.alirkan("[Content_Types].xml"), "[Content_Types].xml", mulai, lambda nama: None)
    return any("macroenabled" in t or "vbaproject" in t for t in tipe)


def tautan(wadah: Wadah) -> list[Catatan]:
    """Return one finding for links to other workbooks or data sources, and one for DDE."""
    luar = [n for n in wadah.nama() if n.startswith("xl/externallinks/") and n.endswith(".xml")]
    unsur: set[str] = set()
    for bagian in luar:
        urai_xml(wadah.alirkan(bagian), bagian, lambda nama, atribut: unsur.add(lokal(nama)), lambda nama: None)
    catatan = []
    if "externalBook" in unsur or "oleLink" in unsur or wadah.ada("xl/connections.xml"):
        catatan.append(Catatan("TAUTAN-LUAR", "-", "-", {}))
    if "ddeLink" in unsur:
        catatan.append(Catatan("TAUTAN-DDE", "-", "-", {}))
    return catatan
