"""Limits of reading as values; the parent may give its child others than these."""

from typing import NamedTuple

MIB = 1 << 20


class Batas(NamedTuple):
    """How much one file may hold before it is refused instead of read.

    The zip figures are calibrated on 2,976 public workbooks: none had more than 1,033 members, no member above
    100 KiB was packed tighter than 1:200 except two attacks. 2 GiB unpacked leave room for half a million rows of 45
    inline texts (1.1 GB). `sel`: cells that are kept one by one; `sel_panjang`: cells of a large sheet read by column.
    """

    anggota_zip: int = 2_000
    nisbah_zip: int = 200
    nisbah_mulai: int = 100 * 1024
    isi_zip: int = 2048 * MIB
    berkas_lain: int = 256 * MIB
    kedalaman_xml: int = 256
    sel: int = 4_000_000
    sel_panjang: int = 60_000_000
    lembar_panjang: int = 1 * MIB
    ulangan_ods: int = 100_000
    baris_teks: int = 1_000_000
    jarak_baris: int = 1_000
    jarak_kolom: int = 200


BARIS_EXCEL = 1_048_576
KOLOM_EXCEL = 16_384
