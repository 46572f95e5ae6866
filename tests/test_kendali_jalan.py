"""Control files and the plan in a run: what stands on Jejak, and what is a peringatan, beside realisasi of each kind."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lkj_etl.baca.ambil import Ambilan
from lkj_etl.jejak import Permintaan
from lkj_etl.laporan import Masukan
from lkj_etl.masukan import Terbaca, satukan
from lkj_etl.pengaturan import Pengaturan
from tests.baca_langsung import baca_berkas
from tests.berkas_kendali import CAMAT, aklap_satu, lra, rak, register_sp2d, tulis_xlsx
from tests.berkas_sipd import ALAT, GAJI, Dokumen, Pagu, baris_dokumen, baris_pagu

# By document date 100 + 50 + 7 s.d. TW II (150 s.d. TW I), by SP2D date 100 + 50 (100 s.d. TW I).
DOKUMEN = [
    Dokumen(GAJI, 100, "7 Januari 2026", "D1", lain={"Tanggal SP2D": "9 Januari 2026"}),
    Dokumen(ALAT, 50, "30 Maret 2026", "D2", lain={"Tanggal SP2D": "2 April 2026"}),
    Dokumen(ALAT, 7, "30 Juni 2026", "D3", lain={"Tanggal SP2D": "1 Juli 2026"}),
]
PAGU = [Pagu(GAJI, 1000), Pagu(ALAT, 200)]
DUA = [[("7 Januari 2026", "S1", 100, 0, 100)], [("7 Januari 2026", "S1", 100, 0, 100), ("2 April 2026", "S2", 50, 5, 45)]]


@pytest.fixture
def jalan(tmp_path: Path) -> Callable[..., Masukan]:
    def _jalan(**berkas: Any) -> Masukan:
        for nama, isi in berkas.items():
            baris, gabungan = isi if isinstance(isi, tuple) else (isi, ())
            tulis_xlsx(tmp_path / f"{nama}.xlsx", baris, gabungan)
        semua = [tmp_path / f"{n}.xlsx" for n in sorted(berkas)]
        terbaca = [Terbaca(Ambilan(b, b.name, b.name, 1, {}), baca_berkas(b)) for b in semua]
        return satukan(terbaca, Permintaan(tahun=2026, triwulan=2, skpd=CAMAT), Pengaturan())

    return _jalan


def aklap(gaji: int, alat: int, pagu_alat: int = 200) -> tuple[list[list[Any]], list[tuple[int, int, int, int]]]:
    isi = [
        [None, CAMAT, None, None, "Kecamatan Contoh", 1000 + pagu_alat, gaji + alat],
        [None, None, "7.01.01", None, "PROGRAM", 1000 + pagu_alat, gaji + alat],
        [None, None, "7.01.01.2.02", None, "Keuangan", 1000, gaji],
        [None, None, GAJI, None, "Gaji", 1000, gaji],
        [None, None, "7.01.01.2.06", None, "Umum", pagu_alat, alat],
        [None, None, ALAT, None, "Alat", pagu_alat, alat],
    ]
    return aklap_satu(isi)


def buku_lra(jumlah: int, triwulan: str = "II") -> list[list[Any]]:
    return [
        [s.replace("TRIWULAN I", f"TRIWULAN {triwulan}") if isinstance(s, str) else s for s in b]
        for b in lra([["5.1", "BELANJA", 1200, jumlah]])
    ]


def peran(m: Masukan) -> dict[str, str]:
    return {j.berkas.removesuffix(".xlsx"): j.peran for j in m.jejak}


def kode(m: Masukan, *dicari: str) -> list[tuple[str, str]]:
    return [(t.kode, t.berkas) for t in m.temuan if t.kode in dicari]


@pytest.mark.parametrize(
    ("kendali", "harap"),
    [
        (buku_lra(157), "sama dengan dasar dokumen"),
        (buku_lra(150), "sama dengan dasar SP2D"),
        (buku_lra(150, "I"), "sama dengan dasar dokumen"),
        (buku_lra(100, "I"), "sama dengan dasar SP2D"),
        (buku_lra(400, "III"), "tidak dibandingkan"),
        (aklap(100, 57), "sama dengan dasar dokumen"),
        (aklap(100, 50), "sama dengan dasar SP2D"),
    ],
)
def test_kendali_sama_dengan_salah_satu_dasar(kendali: Any, harap: str, jalan: Callable[..., Masukan]) -> None:
    m = jalan(dokumen=baris_dokumen(DOKUMEN), kendali=kendali, pagu=baris_pagu(PAGU))
    assert peran(m) == {"dokumen": "realisasi", "kendali": f"kendali: {harap}", "pagu": "pagu"}
    assert kode(m, "KONTROL-BEDA", "PERIODE-LAIN", "REALISASI-BEDA", "PAGU-BEDA") == []
    assert m.total_masuk.realisasi == Decimal(157)


@pytest.mark.parametrize("kendali", [buku_lra(156), aklap(100, 56)], ids=["LRA", "AKLAP"])
def test_kendali_yang_berbeda_menyebut_kedua_selisih(kendali: Any, jalan: Callable[..., Masukan]) -> None:
    m = jalan(dokumen=baris_dokumen(DOKUMEN), kendali=kendali, pagu=baris_pagu(PAGU))
    assert peran(m)["kendali"] == "kendali: berbeda"
    [t] = [t for t in m.temuan if t.kode == "KONTROL-BEDA"]
    assert (t.tingkat, t.berkas) == ("peringatan", "kendali.xlsx")
    assert "Rp 156 " in t.isi
    assert "Rp -1 dari dasar dokumen, Rp 6 dari dasar SP2D" in t.isi


def test_register_sp2d_dari_beberapa_bulan_dijumlahkan_sekali(jalan: Callable[..., Masukan]) -> None:
    """The second file repeats the first month: one SP2D counts once."""
    satu, dua = (register_sp2d(isi) for isi in DUA)
    m = jalan(dokumen=baris_dokumen(DOKUMEN), pagu=baris_pagu(PAGU), sp2d_1=satu, sp2d_2=dua)
    assert peran(m)["sp2d_1"] == peran(m)["sp2d_2"] == "kendali: sama dengan dasar SP2D"


def test_register_sp2d_kantor_lain_tidak_dihitung(jalan: Callable[..., Masukan]) -> None:
    judul, *lain = register_sp2d([("7 Januari 2026", "S9", 999, 0, 999)], skpd="Kecamatan Lain")
    m = jalan(dokumen=baris_dokumen(DOKUMEN), pagu=baris_pagu(PAGU), sp2d=[*register_sp2d(DUA[1]), *lain])
    assert judul[4] == "SKPD"
    assert peran(m)["sp2d"] == "kendali: sama dengan dasar SP2D"
    assert next(j.baris for j in m.jejak if j.jenis == "kontrol").skpd_lain == 1


def test_aklap_sebagai_satu_satunya_sumber(jalan: Callable[..., Masukan]) -> None:
    m = jalan(aklap=aklap(100, 57), lra=buku_lra(157))
    assert peran(m) == {"aklap": "pagu dan realisasi", "lra": "kendali: sama dengan realisasi"}
    assert (m.total_masuk.pagu, m.total_masuk.realisasi) == (Decimal(1200), Decimal(157))
    assert not [t for t in m.temuan if t.tingkat == "galat" and t.kode != "TANPA-KINERJA"]


def test_aklap_di_atas_rekap_untuk_realisasi_di_bawahnya_untuk_pagu(jalan: Callable[..., Masukan]) -> None:
    rekap = [
        ["SKPD : KECAMATAN CONTOH"],
        ["Kode", "Uraian", "Pagu", "Realisasi s.d. Triwulan II"],
        [GAJI, "Gaji", 1000, 100],
        [ALAT, "Alat", 200, 56],
    ]
    m = jalan(aklap=aklap(100, 57), rekap=rekap)
    assert peran(m) == {"aklap": "kendali dan realisasi", "rekap": "pagu dan kendali"}
    assert next((t.berkas, t.sel) for t in m.temuan if t.kode == "REALISASI-BEDA") == ("rekap.xlsx", "D4")
    assert m.total_masuk.realisasi == Decimal(157)


def test_pagu_aklap_yang_berbeda_adalah_galat(jalan: Callable[..., Masukan]) -> None:
    m = jalan(aklap=aklap(100, 57, pagu_alat=201), dokumen=baris_dokumen(DOKUMEN), pagu=baris_pagu(PAGU))
    assert {t.tingkat for t in m.temuan if t.kode == "PAGU-BEDA"} == {"galat"}


def test_anggaran_kas_kantor_dan_pagunya(jalan: Callable[..., Masukan]) -> None:
    sesuai = rak([(GAJI, "Gaji", 1000, [100] * 9 + [0, 0, 100]), (ALAT, "Alat", 200, [0] * 11 + [200])])
    m = jalan(dokumen=baris_dokumen(DOKUMEN), pagu=baris_pagu(PAGU), rak=sesuai)
    assert peran(m)["rak"] == "anggaran kas"
    assert kode(m, "KAS-BEDA-PAGU", "KAS-GANDA", "PERIODE-LAIN") == []
    assert m.kas is not None
    assert m.kas.filter(m.kas["triwulan"] <= 2)["rencana"].sum() == 600
    lain = rak([(GAJI, "Gaji", 1000, [100] * 10 + [0, 0])])
    m = jalan(dokumen=baris_dokumen(DOKUMEN), pagu=baris_pagu(PAGU), rak=sesuai, rak_lama=lain, rak_awal=lain)
    assert kode(m, "KAS-BEDA-PAGU", "KAS-GANDA") == [("KAS-GANDA", "rak_awal.xlsx"), ("KAS-GANDA", "rak_lama.xlsx")]
    assert {t.tingkat for t in m.temuan if t.kode == "KAS-GANDA"} == {"galat"}, "serapan dan efisiensi dinilai menurut salah satunya"
    assert "(Rp 1.200)" in next(t.isi for t in m.temuan if t.kode == "KAS-GANDA")
    assert jalan(pagu=baris_pagu(PAGU), dokumen=baris_dokumen(DOKUMEN)).kas is None


def test_anggaran_kas_satu_berkas_per_sub_kegiatan(jalan: Callable[..., Masukan]) -> None:
    """Plans of different sub kegiatan add up (DESIGN 4 "Duplicates"): judged by one of them alone, serapan would look too high."""
    gaji, alat = rak([(GAJI, "Gaji", 1000, [100] * 10 + [0, 0])]), rak([(ALAT, "Alat", 200, [0] * 5 + [200] + [0] * 6)])
    m = jalan(dokumen=baris_dokumen(DOKUMEN), pagu=baris_pagu(PAGU), rak_a=gaji, rak_b=alat)
    assert kode(m, "KAS-BEDA-PAGU", "KAS-GANDA") == []
    assert (peran(m)["rak_a"], peran(m)["rak_b"]) == ("anggaran kas", "anggaran kas")
    assert m.kas is not None
    assert m.kas.filter(m.kas["triwulan"] <= 2)["rencana"].sum() == 800
    kantor = [
        ["ANGGARAN KAS 2026"],
        ["Nama SKPD", *(f"Triwulan {q}" for q in ("I", "II", "III", "IV"))],
        ["Kecamatan Contoh", 300, 300, 300, 300],
    ]
    m = jalan(dokumen=baris_dokumen(DOKUMEN), pagu=baris_pagu(PAGU), rak_a=gaji, rak_b=kantor)
    assert kode(m, "KAS-GANDA") == [("KAS-GANDA", "rak_b.xlsx")]


def test_anggaran_kas_yang_sama_dua_kali_dihitung_sekali(jalan: Callable[..., Masukan]) -> None:
    """Per month, per quarter and for the whole office: the same plan; also of some of its sub kegiatan only."""
    bulanan = rak([(GAJI, "Gaji", 1000, [100] * 9 + [0, 0, 100]), (ALAT, "Alat", 200, [0] * 11 + [200])])
    tw = [f"Triwulan {q}" for q in ("I", "II", "III", "IV")]
    triwulan: list[list[Any]] = [["ANGGARAN KAS 2026"], ["Kode Sub Kegiatan", "Nama Sub Kegiatan", *tw], [GAJI, "Gaji", 300, 300, 300, 100]]
    kantor = [["ANGGARAN KAS 2026"], ["Nama SKPD", *tw], ["Kecamatan Contoh", 300, 300, 300, 300]]
    m = jalan(dokumen=baris_dokumen(DOKUMEN), pagu=baris_pagu(PAGU), rak_a=bulanan, rak_b=triwulan, rak_c=kantor)
    assert kode(m, "KAS-GANDA", "DATA-KEMBAR") == [("DATA-KEMBAR", "rak_b.xlsx"), ("DATA-KEMBAR", "rak_c.xlsx")]
    assert m.kas is not None
    assert m.kas["rencana"].sum() == 1200
    triwulan[2][2:4] = [299, 301]
    m = jalan(dokumen=baris_dokumen(DOKUMEN), pagu=baris_pagu(PAGU), rak_a=bulanan, rak_b=triwulan)
    assert kode(m, "KAS-GANDA", "DATA-KEMBAR") == [("KAS-GANDA", "rak_b.xlsx")]


def test_anggaran_kas_dari_tahapan_lain_adalah_peringatan(jalan: Callable[..., Masukan]) -> None:
    m = jalan(dokumen=baris_dokumen(DOKUMEN), pagu=baris_pagu(PAGU), rak=rak([(GAJI, "Gaji", 1000, [100] * 10 + [0, 0])]))
    [t] = [t for t in m.temuan if t.kode == "KAS-BEDA-PAGU"]
    assert t.tingkat == "peringatan"
    assert "selisih Rp -200" in t.isi
