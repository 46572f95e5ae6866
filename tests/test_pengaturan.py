"""lkj.toml as offices write it: what is wrong is said with the key or the line, and what to write instead."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from lkj_etl.kesalahan import PemakaianSalah
from lkj_etl.pengaturan import muat


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b'skala = "ribuan"\nbatas_capaian = 110,5\n', ["lkj.toml baris 2", "pecahan dengan titik"]),
        (b"berkas_pagu = DPPA.xlsx\n", ["baris 1", "di antara tanda kutip"]),
        (b'berkas_pagu = "a.xlsx"\nberkas_pagu = "b.xlsx"\n', ["baris 2", "satu kali"]),
        ('berkas_pagu = "DPPA – 2026.xlsx"'.encode("cp1252"), ["lkj.toml", "UTF-8"]),
        ("batas_capaian = 110".encode("utf-16"), ["lkj.toml", "UTF-8"]),
        (b'batas_capaian = "110,5"', ["Nilai pengaturan batas_capaian tidak berlaku", "dalam persen"]),
        (b'skala = "Ribuan"', ["Nilai pengaturan skala tidak berlaku", "rupiah, ribuan atau jutaan"]),
        (b'Skala = "ribuan"', ["Pengaturan Skala tidak dikenal", "ejaan"]),
    ],
)
def test_what_is_wrong_and_what_to_write(isi: bytes, kata: list[str], tmp_path: Path) -> None:
    berkas = tmp_path / "lkj.toml"
    berkas.write_bytes(isi)
    with pytest.raises(PemakaianSalah) as salah:
        muat(berkas, {})
    assert [k for k in kata if k not in str(salah.value)] == []


def test_a_file_of_notepad_with_its_mark_is_read(tmp_path: Path) -> None:
    berkas = tmp_path / "lkj.toml"
    berkas.write_bytes("batas_capaian = 110.5\n".encode("utf-8-sig"))
    assert muat(berkas, {}).batas_capaian == Decimal("110.5")
