"""Average capaian: measured indicators only, sasaran and office."""

from __future__ import annotations

from lkj_etl.hitung.capaian import capaian
from lkj_etl.hitung.rata_rata import rata_rata
from tests.bingkai import indikator, realisasi


def test_rata_rata_indikator_yang_diukur() -> None:
    tabel = indikator(
        *({"kode": f"1.{n}", "sasaran": "Zebra", "target_tw1": 100} for n in (1, 2, 3)),
        {"kode": "2.1", "sasaran": "Apel", "target_tw1": 100},
        {"kode": "3.1", "sasaran": "Mangga", "target_tw1": 100},
    )
    isian = realisasi(*({"kode": k, "triwulan": 1, "nilai": n} for k, n in (("1.1", "50.01"), ("1.2", "50.02"), ("2.1", 150))))
    # Zebra: 100.03 / 2 = 50.015 -> 50.02; Apel: capped at 100; office: 200.03 / 3 = 66.676..., not the mean of the sasaran
    assert rata_rata(capaian(tabel, isian, triwulan=1)).rows() == [
        ("sasaran", 1, "Zebra", 50.02, 2, 1),
        ("sasaran", 2, "Apel", 100.0, 1, 0),
        ("sasaran", 3, "Mangga", None, 0, 1),
        ("kantor", None, "", 66.68, 3, 2),
    ]


def test_tanpa_indikator() -> None:
    hasil = rata_rata(capaian(indikator(), realisasi(), triwulan=1))
    assert hasil.rows() == [("kantor", None, "", None, 0, 0)]
