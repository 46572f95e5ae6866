"""Whose report it is, which rows are the office's, which year, quarter and bidang it has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from flows.massal_pilah import per_kantor
from lkj_etl.baca.ambil import Ambilan
from lkj_etl.baca.kinerja import kinerja_kosong
from lkj_etl.bacaan import Bacaan, Keterangan, Kinerja, Tempat
from lkj_etl.jejak import Baris, Identitas, Permintaan
from lkj_etl.kesalahan import PemakaianSalah
from lkj_etl.masukan import Terbaca, satukan
from lkj_etl.pengaturan import Pengaturan
from lkj_etl.periksa import waktu
from lkj_etl.periksa.bidang import bidang_kantor, pakai_bidang
from lkj_etl.periksa.kantor import Kantor, bagian, cakupan, tentukan
from lkj_etl.temuan import temuan
from tests import bingkai

A, B = "7.01.0.00.0.00.05.0000", "7.01.0.00.0.00.06.0000"


def uang(nama: str, *garis: dict[str, Any], judul: str = "", ditolak: bool = False) -> Bacaan:
    kata = Keterangan(skpd=[Tempat(judul, "L", "A2")] if judul else [])
    rangka = bingkai.pagu(*({"berkas": nama, "pagu": 1, **g} for g in garis))
    return Bacaan(nama, "rekap", [], kata, pagu=rangka, baris=Baris(len(garis), len(garis)), ditolak=ditolak)


def kinerja(nama: str, kantor: str, kode: str = "", *, ditolak: bool = False) -> Bacaan:
    identitas = Identitas(nama_skpd=kantor, kode_skpd=kode)
    kosong = kinerja_kosong()
    isi = Kinerja(identitas, kosong.indikator, kosong.realisasi, kosong.pemetaan, {}, {"nama_skpd": "B2"}, {"Identitas": "Identitas"})
    return Bacaan(nama, "kinerja", [], kinerja=None if ditolak else isi, identitas=identitas, ditolak=ditolak)


def skpd(kode: str, nama: str) -> dict[str, str]:
    return {"kode_skpd": kode, "nama_skpd": nama}


def terbaca(b: Bacaan) -> Terbaca:
    return Terbaca(Ambilan(Path(b.berkas), b.berkas, "", 1, {}), b, cakupan(b))


KABUPATEN = uang("kab.xlsx", skpd(A, "Kecamatan A"), skpd(B, "Kecamatan B"), skpd(A, "Kecamatan A"))


@pytest.mark.parametrize(
    ("berkas", "diminta", "harap"),
    [
        ([KABUPATEN], A, Kantor(A, "Kecamatan A")),
        ([KABUPATEN], "SKPD : KANTOR KECAMATAN B", Kantor(B, "Kecamatan B")),
        ([KABUPATEN, kinerja("k.xlsx", "Kec. B Baru", B)], B, Kantor(B, "Kec. B Baru")),
        ([uang("a.xlsx", {}), kinerja("k.xlsx", "Kecamatan A")], "kantor  kecamatan a", Kantor("", "Kecamatan A")),
        ([KABUPATEN, kinerja("k.xlsx", "Kecamatan B")], None, Kantor(B, "Kecamatan B")),
        ([KABUPATEN, kinerja("k.xlsx", "Kecamatan B", ditolak=True)], None, Kantor(B, "Kecamatan B")),
        ([kinerja("a.xlsx", "Kecamatan A", ditolak=True), kinerja("b.xlsx", "Kecamatan B"), KABUPATEN], None, Kantor(B, "Kecamatan B")),
        ([KABUPATEN, kinerja("k.xlsx", "Kecamatan A", B)], None, Kantor(B, "Kecamatan A")),
        ([uang("a.xlsx", {}, judul="KECAMATAN A"), uang("b.xlsx", {}, judul="KECAMATAN B")], None, Kantor("", "KECAMATAN A")),
        ([uang("a.xlsx", skpd(A, "Kecamatan A"))], None, Kantor(A, "Kecamatan A")),
        ([uang("a.xlsx", {})], None, Kantor("", "")),
        ([], None, Kantor("", "")),
    ],
)
def test_tentukan(berkas: list[Bacaan], diminta: str | None, harap: Kantor) -> None:
    assert tentukan(berkas, diminta) == harap


@pytest.mark.parametrize(
    ("diminta", "kalimat"),
    [
        (None, 'Kantor yang dilaporkan belum jelas. Sebutkan, misalnya: --skpd "Kecamatan Kalumpang".'),  # laporan and templat alike
        ("9.99", "SKPD 9.99 tidak ditemukan di berkas masukan."),
    ],
)
def test_tidak_jelas_atau_tidak_ada(diminta: str | None, kalimat: str) -> None:
    with pytest.raises(PemakaianSalah, match=f"^{kalimat}"):
        tentukan([KABUPATEN], diminta)


def test_bagian_dari_berkas_sekabupaten() -> None:
    hasil, salah = bagian(KABUPATEN, Kantor(B, "Kecamatan B"))
    assert (salah, hasil.lain) == ([], False)
    assert hasil.bacaan.baris == Baris(3, 1, 0, 0, 2)
    assert hasil.bacaan.pagu is not None
    assert hasil.bacaan.pagu["kode_skpd"].to_list() == [B]


def test_bagian_kantor_yang_barisnya_rusak() -> None:
    rusak = uang("kab.xlsx", skpd("", "Kecamatan A"), skpd("", "Kecamatan B"), skpd("", "Kecamatan B"))
    rusak.skpd_rusak, rusak.baris = frozenset({"Kecamatan B"}), Baris(3, 1, 2)
    milik, _ = bagian(rusak, Kantor("", "KECAMATAN B"))
    assert (milik.bacaan.ditolak, milik.bacaan.baris) == (True, Baris(3, 0, 2, 0, 1))
    lain, _ = bagian(rusak, Kantor("", "Kecamatan A"))
    assert (lain.bacaan.ditolak, lain.bacaan.baris) == (False, Baris(3, 1, 0, 0, 2))


def test_berkas_bersama_dibelah_sekali_untuk_semua_kantor() -> None:
    b = uang("kab.xlsx", skpd(A, "Kecamatan A"), skpd(B, "Kecamatan B"), skpd(A, "Kec. A"), skpd(B, "Kecamatan B"))
    b.temuan = [temuan("SEL-KOSONG", "kab.xlsx", "L", sel, kolom="Pagu") for sel in ("C2", "C3", "C1", "C9")]
    b.pemilik = {("L", "C2"): A, ("L", "C3"): B, ("L", "C9"): ""}
    bersama = per_kantor(terbaca(b))
    milik = bersama.milik(Kantor(B, "Kecamatan B"))
    assert milik is not None
    assert milik.bacaan.pagu is not None
    assert milik.bacaan.pagu["kode_skpd"].to_list() == [B, B]
    assert [t.sel for t in milik.bacaan.temuan] == ["C3", "C1", "C9"]
    dibelah, disaring = (bagian(x, Kantor(B, ""), isi)[0].bacaan for x, isi in ((milik.bacaan, milik.cakupan), (b, cakupan(b))))
    assert dibelah.baris == disaring.baris == Baris(4, 2, 0, 0, 2)
    assert dibelah.temuan == disaring.temuan
    assert bersama.milik(Kantor(A, "Kecamatan A")) is bersama.utuh  # written in two ways: its rows come from the whole file
    assert bersama.milik(Kantor("9.99", "Kecamatan C")) is None


@pytest.mark.parametrize(
    ("judul", "lain"),
    [
        ("KANTOR KECAMATAN A", False),
        ("Kecamatan A Kabupaten Contoh", False),
        ("SKPD : 7.01.0.00 - KECAMATAN A", False),
        ("KECAMATAN AB", True),
        ("KECAMATAN B", True),
    ],
)
def test_judul_kantor_lain(judul: str, lain: bool) -> None:
    hasil, salah = bagian(uang("a.xlsx", {}, judul=judul), Kantor("", "Kecamatan A"))
    assert hasil.lain is lain
    assert [(t.kode, t.sel) for t in salah] == ([("SKPD-LAIN", "A2")] if lain else [])
    assert hasil.bacaan.baris == (Baris(1, 0, 0, 0, 1) if lain else Baris(1, 1))


@pytest.mark.parametrize(
    ("garis", "kantor", "sel", "isi"),
    [
        (skpd(B, "Kecamatan B"), Kantor(A, "Kecamatan A"), "D2", 'milik "Kecamatan B", sedangkan laporan ini untuk Kecamatan A;'),
        (skpd("7.01", "KANTOR KECAMATAN A"), Kantor(A, "Kecamatan A"), "C2", f'A (7.01)", sedangkan laporan ini untuk Kecamatan A ({A});'),
        (skpd("7.01", ""), Kantor(A, "Kecamatan A"), "C2", f'milik "7.01", sedangkan laporan ini untuk Kecamatan A ({A});'),
    ],
)
def test_kolom_kantor_lain_menyebut_sel_dan_bedanya(garis: dict[str, str], kantor: Kantor, sel: str, isi: str) -> None:
    b = uang("a.xlsx", {**garis, "lembar": "L", "baris": 2})
    b.huruf_skpd = {"L": {"kode_skpd": "C", "nama_skpd": "D"}}
    _, salah = bagian(b, kantor)
    assert [(t.kode, t.sel) for t in salah] == [("SKPD-LAIN", sel)]
    assert isi in salah[0].isi


def test_kabupaten_dengan_kode_lain_untuk_nama_yang_sama() -> None:
    _, salah = bagian(KABUPATEN, Kantor("7.01", "Kecamatan A"))
    assert salah[0].isi.endswith(f'tidak memuat Kecamatan A (7.01). Yang paling mirip: "Kecamatan A ({A})".')


def test_temuan_di_baris_tanpa_kantor_milik_semua_kantor() -> None:
    """Such a row refuses the file, so every office must read why; a finding in another office's row is that office's."""
    umum, lain = (temuan("ANGKA-BUKAN-ANGKA", "kab.xlsx", "L", sel, kolom="PAGU") for sel in ("E9", "E8"))
    kab = replace(KABUPATEN, temuan=[umum, lain], pemilik={("L", "E9"): "", ("L", "E8"): B}, ditolak=True)
    hasil, _ = bagian(kab, Kantor(A, "Kecamatan A"))
    assert (hasil.bacaan.ditolak, hasil.bacaan.temuan) == (True, [umum])


def test_kabupaten_tanpa_kantor_ini_menyebut_yang_mirip() -> None:
    hasil, salah = bagian(KABUPATEN, Kantor("", "Kecamatan C"))
    assert (hasil.lain, [t.kode for t in salah]) == (True, ["SKPD-TIDAK-ADA"])
    assert 'Yang paling mirip: "Kecamatan A"' in salah[0].isi


C = "7.01.0.00.0.00.07.0000"


@pytest.mark.parametrize(
    ("pemilik", "lain", "harap"),
    [
        (Kantor(A, "Kecamatan A"), [skpd(B, "Kecamatan B"), skpd(C, "Kecamatan C")], []),
        (Kantor(A, "Kecamatan A"), [skpd("", "Kec. Aa"), skpd(B, "Kecamatan B")], ["SKPD-TIDAK-ADA"]),  # may be this one, misspelt
        (Kantor("", "Kecamatan A"), [skpd(B, "Kecamatan B"), skpd(C, "Kecamatan C")], ["SKPD-TIDAK-ADA"]),
        (Kantor(C, "Kecamatan C"), [skpd(B, "Kecamatan B"), skpd("", "Kec. Aa")], ["SKPD-TIDAK-ADA", "SKPD-TIDAK-ADA"]),  # in no part
    ],
)
def test_bagian_ekspor_yang_pasti_tanpa_kantor_ini_bukan_galat(pemilik: Kantor, lain: list[dict[str, str]], harap: list[str]) -> None:
    berkas = [KABUPATEN, uang("lain.xlsx", *lain)]
    hasil = satukan([terbaca(b) for b in berkas], Permintaan(2026, 1), Pengaturan(), pemilik=pemilik)
    assert [t.kode for t in hasil.temuan if t.kode == "SKPD-TIDAK-ADA"] == harap
    assert hasil.pagu["kode_skpd"].to_list() == ([] if pemilik.kode == C else [A, A])
    assert hasil.jejak[1].baris == Baris(2, 0, 0, 0, 2)


@pytest.mark.parametrize(("kode", "harap"), [(A, "7.01"), ("", "7.02"), ("7", "7.02")])
def test_bidang(kode: str, harap: str) -> None:
    b = uang("a.xlsx", {"kode_program": "X.XX.01", "kode_kegiatan": "X.XX.01.2.02"}, {"kode_program": "7.02.02"})
    assert bidang_kantor(kode, [b]) == harap
    hasil = pakai_bidang(b, harap).pagu
    assert hasil is not None
    assert hasil.select("kode_program", "kode_kegiatan").rows() == [(f"{harap}.01", f"{harap}.01.2.02"), ("7.02.02", "")]


def test_bidang_tidak_ditebak_dari_dua() -> None:
    b = uang("a.xlsx", {"kode_program": "7.01.01"}, {"kode_program": "7.02.02"})
    assert bidang_kantor("", [b]) == "X.XX"


def judul(*, tahun: tuple[int, ...] = (), triwulan: tuple[int, ...] = (), bulan: tuple[int, ...] = ()) -> Bacaan:
    def tempat(isi: tuple[int, ...]) -> list[Tempat]:
        return [Tempat(str(n), "L", f"A{i}") for i, n in enumerate(isi, start=1)]

    kata = Keterangan(tahun=tempat(tahun), triwulan=tempat(triwulan), bulan=tempat(bulan))
    garis = bingkai.belanja({"realisasi": 1, "tanggal": date(2026, 4, 1), "triwulan": 2})
    return Bacaan("r.xlsx", "rekap", [], kata, belanja=garis)


def test_tahun_dan_triwulan_dari_masukan() -> None:
    assert waktu.dari_masukan([judul(tahun=(2026,), triwulan=(1,)), judul(tahun=(2026,), triwulan=(3,))]) == (2026, 3)
    assert waktu.dari_masukan([judul(tahun=(2025,))]) == (None, 2), "judul 2025 dan tanggal 2026 tidak sepakat"
    assert waktu.dari_masukan([]) == (None, None)


def test_tahun_lain_di_judul_dan_di_tanggal() -> None:
    semua = waktu.periksa_tahun(judul(tahun=(2026, 2025)), 2025)
    assert [(t.kode, t.sel) for t in semua] == [("TAHUN-LAIN", "A1"), ("TANGGAL-TAHUN-LAIN", "E2")]


@pytest.mark.parametrize(
    ("berkas", "pengganti", "kode"),
    [
        (judul(triwulan=(2,)), False, []),
        (judul(), False, []),
        (judul(triwulan=(3,)), True, ["PERIODE-LAIN"]),
        (judul(triwulan=(2, 1)), False, ["PERIODE-MENDUA"]),  # title of this quarter over a column of the last one
        (judul(triwulan=(1, 3)), False, ["PERIODE-MENDUA", "PERIODE-LAIN"]),
        (judul(triwulan=(1,)), True, []),
        (judul(triwulan=(1,)), False, ["PERIODE-LAIN"]),
        (judul(bulan=(5,)), False, ["BULAN-LAIN"]),
    ],
)
def test_periode(berkas: Bacaan, pengganti: bool, kode: list[str]) -> None:
    assert [t.kode for t in waktu.periksa_periode(berkas, 2, ada_pengganti=pengganti)] == kode


def test_bulan_di_judul_laporan_dokumen_bukan_kesalahan() -> None:
    bulanan = judul(bulan=(5,))
    bulanan.jenis = "realisasi-sipd"
    assert waktu.periksa_periode(bulanan, 2, ada_pengganti=False) == []
