"""The levels of a rekap without codes: by the NO column, by the numbers before the names, by the word Program."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lkj_etl.baca.rekap_jenjang import TINGKAT, jenjang
from lkj_etl.baca.rekap_nomor import program_menurut_nomor, program_menurut_tanda
from lkj_etl.baca.rekap_unsur import BarisRekap
from lkj_etl.nilai.nama import samakan

_KATA_PROGRAM = re.compile(r"^(?:program|belanja (?:tidak )?langsung|belanja operasi|belanja modal)\b")


def isi_tanpa_kode(baris: list[BarisRekap], teks: Sequence[str], nomor: Sequence[str], tanda: list[tuple[str, str]]) -> None:
    """Name every row by its level; `nomor`: column NO, `tanda`: number and name in the cells of `teks`."""
    for angka, nama in ((nomor, teks), ([n for n, _ in tanda], [n for _, n in tanda])):
        if tingkat_baris := jenjang(angka):
            _isi_jenjang(baris, nama, tingkat_baris)
            return
    _isi_bernomor(baris, teks, nomor, tanda)


def _isi_jenjang(baris: list[BarisRekap], teks: Sequence[str], tingkat_baris: list[int]) -> None:
    """Name every row and those above it by its level; a row above a deeper one only repeats what stands below it."""
    for b, isi, dalam in zip(baris, teks, tingkat_baris, strict=True):
        atas = baris[b.i - 1] if b.i else b
        b.tempat_program = ("uraian", b.i) if dalam == 0 else atas.tempat_program
        for n, nama in enumerate(TINGKAT[: dalam + 1]):
            setattr(b, nama, isi if n == dalam else getattr(atas, nama))
        b.induk = dalam == 0 or any(t > dalam for t in tingkat_baris[b.i + 1 : b.i + 2])


def _isi_bernomor(baris: list[BarisRekap], teks: Sequence[str], nomor: Sequence[str], tanda: list[tuple[str, str]]) -> None:
    """Tell programs from kegiatan without any code; `tanda`: number and name in the cells of `teks`."""
    kolom_no = program_menurut_nomor(nomor)
    di_sel = None if kolom_no else program_menurut_tanda([n for n, _ in tanda])
    atas = kolom_no or di_sel or [False] * len(baris)
    program, tempat = "", None
    for b, isi, (n, nama), di_atas in zip(baris, teks, tanda, atas, strict=True):
        b.induk = di_atas or (kolom_no is None and not n[:1].isdecimal() and _KATA_PROGRAM.match(samakan(nama)) is not None)
        if b.induk:
            program, tempat = isi if kolom_no else nama, ("uraian", b.i)
            b.program = program
            continue
        b.program, b.tempat_program = program, tempat
        b.no_kegiatan, b.kegiatan = (n, nama) if n.isdecimal() or di_sel else ("", isi)
