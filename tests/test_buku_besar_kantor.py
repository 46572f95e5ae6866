"""The ledger of an office whose name changed: which published report the next one is compared with."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkj_etl.jejak import Parameter
from lkj_etl.tulis.buku_besar import catat, terbit_sebelumnya
from lkj_etl.tulis.keluaran import simpan
from tests.contoh_laporan import laporan


@pytest.mark.parametrize("lama", ["Kecamatan Kalumpag", "Kecamatan Kalumpangg"])
def test_an_office_whose_name_was_mended_is_compared_with_what_it_published_under_this_name(tmp_path: Path, lama: str) -> None:
    kode = "7.01.0.00.0.00.05.0000"
    for nama, id_jalan_ini in ((lama, "lama"), ("Kecamatan Kalumpang", "baru")):
        hasil = simpan(laporan(nama_skpd=nama, skpd=kode, id_jalan=id_jalan_ini), tmp_path)
        assert catat(tmp_path, hasil[-1], 0)
    terbit = [terbit_sebelumnya(tmp_path, Parameter(2019, 3, kode, nama)) for nama in ("Kecamatan Kalumpang", lama, "Kecamatan Nama Baru")]
    assert [t and t.id_jalan for t in terbit][:2] == ["baru", "lama"]
    assert terbit[2] is not None
