"""Which rows Tabel 3.3 prints: leaves grouped and summed as the asked detail wants."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from lkj_etl.laporan import Laporan
from lkj_etl.tulis.kalimat import daftar

Bentuk = Literal["kegiatan", "sub", "unit"]


@dataclass(slots=True)
class Baris33:
    """One printed row; the `k_*` keys tell which neighbours share a merged cell, `daun` the rows of `Serapan` summed in it."""

    blok: str
    no: int | None
    sasaran: str
    indikator: str
    k_indikator: tuple[object, ...]
    k_program: str
    program: str
    k_kegiatan: tuple[str, str]
    no_kegiatan: str
    kegiatan: str
    k_sub: tuple[str, str, str]
    sub: str
    unit: str
    indikator_lain: list[str] = field(default_factory=list)
    pagu: Decimal = Decimal(0)
    realisasi: Decimal = Decimal(0)
    daun: list[int] = field(default_factory=list)

    @property
    def teks_indikator(self) -> str:
        """The indicator and, on further lines, the others that map the same leaf."""
        return daftar([self.indikator, *self.indikator_lain])

    @property
    def teks_kegiatan(self) -> str:
        """The kegiatan as printed: "<no> <nama>"."""
        return f"{self.no_kegiatan} {self.kegiatan}".strip()


def bentuk(laporan: Laporan) -> Bentuk:
    """Return the form of the table: without any sub kegiatan always the 8 columns of the source report."""
    ada_sub = any(b["kode_sub_kegiatan"] or b["sub_kegiatan"] for b in laporan.baris_serapan)
    return laporan.masukan.parameter.rincian if ada_sub else "kegiatan"


def susun(laporan: Laporan, bentuk: Bentuk) -> tuple[list[Baris33], int]:
    """Return the printed rows in table order and the count of rows left out because they hold no money.

    Rows keep the order of `Serapan` (sasaran, indikator, Pemetaan, source); programs, kegiatan and sub kegiatan that
    come back under another sub unit are drawn together where they first appeared.
    """
    jadi: dict[tuple[object, ...], Baris33] = {}
    for urut, isi in _terurut(laporan.baris_serapan):
        baris = _baris(isi)
        kunci: tuple[object, ...] = (baris.blok, baris.no, baris.sasaran, baris.k_indikator, baris.k_kegiatan)
        if bentuk != "kegiatan":
            kunci = (*kunci, isi["baris_peta"], baris.k_sub)
        if bentuk == "unit":
            kunci = (*kunci, isi["kode_skpd"], isi["kode_sub_skpd"], isi["nama_sub_skpd"])
        ada = jadi.setdefault(kunci, baris)
        ada.pagu += isi["pagu"]
        ada.realisasi += isi["realisasi"]
        ada.daun.append(urut)
        ada.indikator_lain = list(dict.fromkeys([*ada.indikator_lain, *_pecah(isi)]))
    semua = list(jadi.values())
    cetak_nol = dict(laporan.pengaturan).get("cetak_pagu_nol") == "ya"
    dicetak = [b for b in semua if cetak_nol or b.pagu or b.realisasi]
    return dicetak, len(semua) - len(dicetak)


def _baris(isi: dict[str, Any]) -> Baris33:
    k_program = isi["kode_program"] or isi["program"]
    k_kegiatan = isi["kode_kegiatan"] or isi["kegiatan"]
    peta = isi["blok"] == "peta"
    return Baris33(
        blok=isi["blok"],
        no=isi["no"] if peta else None,
        sasaran=isi["sasaran"] if peta else "",
        indikator=isi["indikator"] if peta else "",
        k_indikator=(isi["kode_indikator"], isi["indikator"]) if peta else (),
        k_program=k_program,
        program=isi["program"] or isi["kode_program"],
        k_kegiatan=(k_program, k_kegiatan),
        no_kegiatan=isi["no_kegiatan"],
        kegiatan=isi["kegiatan"] or isi["kode_kegiatan"],
        k_sub=(k_program, k_kegiatan, isi["kode_sub_kegiatan"] or isi["sub_kegiatan"]),
        sub=isi["sub_kegiatan"] or isi["kode_sub_kegiatan"],
        unit=isi["nama_sub_skpd"] or isi["kode_sub_skpd"],
    )


def _terurut(semua: Iterable[dict[str, Any]]) -> list[tuple[int, dict[str, Any]]]:
    """Draw equal programs, kegiatan and sub kegiatan of one mapping row together, each at its first place."""
    tempat: dict[tuple[object, ...], int] = {}
    berkunci = []
    for urut, isi in enumerate(semua):
        jalur: tuple[object, ...] = (isi["blok"], isi["no"], isi["sasaran"], isi["kode_indikator"], isi["indikator"])
        urutan = [tempat.setdefault(jalur, urut)]
        for bagian in (isi["baris_peta"], *_baris(isi).k_sub):
            jalur = (*jalur, bagian)
            urutan.append(tempat.setdefault(jalur, urut))
        berkunci.append((urutan, urut, isi))
    berkunci.sort(key=lambda b: b[:2])
    return [(urut, isi) for _, urut, isi in berkunci]


def _pecah(isi: dict[str, Any]) -> list[str]:
    """Return the other indicators; more names than codes would be parts of one that holds a semicolon itself."""
    nama = [b for b in (p.strip() for p in isi["indikator_lain"].split("; ")) if b]
    return nama if len(nama) <= len(isi["kode_lain"].split("\n")) else [isi["indikator_lain"]]
