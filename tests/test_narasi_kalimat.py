"""The sentences of sheet Narasi: all of them in tests/narasi_kasus.txt; renew with LKJ_TULIS_ULANG=1 and read what changed."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from lkj_etl.laporan import Laporan
from lkj_etl.nilai.triwulan import ROMAWI, bulan_akhir
from lkj_etl.tulis import pola_narasi as pola
from lkj_etl.tulis.kata import angka, bersatuan, cacah, deretan, huruf, persen_serapan, tutup, ucapan
from lkj_etl.tulis.narasi import susun
from lkj_etl.tulis.narasi_indikator import Ukuran, paragraf_4, paragraf_31, paragraf_33, ukuran
from schemas.hasil import KEADAAN
from tests import bingkai
from tests.contoh_laporan import laporan, serapan
from tests.contoh_narasi import Kasus, kasus_tw2, kasus_tw3, laporan_kasus

EMAS = Path(__file__).parent / "narasi_kasus.txt"
KATA = {
    "penjelasan": "Survei semester I selesai",
    "pendorong": "petugas terlatih ",
    "penghambat": "-",
    "tindak_lanjut": "Menambah loket...",
}


def paragraf(u: Ukuran) -> list[str]:
    """Return the paragraphs of 3.1, 3.3 and BAB IV."""
    return [paragraf_31(u, 1), paragraf_33(u), paragraf_4(u, "a")]


@pytest.fixture(scope="module")
def semua() -> list[Ukuran]:
    return ukuran(laporan_kasus(kasus_tw2(), 2)) + ukuran(laporan_kasus(kasus_tw3(), 3))


@pytest.fixture(scope="module")
def kasus(semua: list[Ukuran]) -> list[tuple[str, list[str]]]:
    return [(u.kini["sasaran"], paragraf(u)) for u in semua]


def isi_lembar(lap: Laporan) -> list[str]:
    return [p.isi for p in susun(lap)]


def test_setiap_keadaan_dan_cara_hitung_terbaca_seperti_di_berkas_emas(kasus: list[tuple[str, list[str]]]) -> None:
    teks = "\n".join("\n".join([f"[{judul}]", *isi, ""]) for judul, isi in kasus)
    if os.environ.get("LKJ_TULIS_ULANG"):
        EMAS.write_text(teks, encoding="utf-8", newline="\n")
    assert EMAS.read_text(encoding="utf-8") == teks


def test_setiap_pola_dipakai_setidaknya_sekali(kasus: list[tuple[str, list[str]]]) -> None:
    semua = "\n".join(p for _, isi in kasus for p in isi)
    tabel = [*(p for isi in pola.KLAUSA.values() for p in isi.values())]
    tabel += [p for t in (pola.AKHIR, pola.EVALUASI, pola.KONDISI, pola.INDIKATOR_33) for p in t.values() if p]
    for satu in tabel:
        ekspresi = ".*".join(re.escape(bagian) for bagian in re.split(r"\{\w+\}", satu))
        assert re.search(ekspresi, semua, re.IGNORECASE), satu


def test_kalimat_utuh(kasus: list[tuple[str, list[str]]]) -> None:
    for judul, isi in kasus:
        for p in isi:
            assert re.fullmatch(r"(a\) )?[A-Z].*[.]", p), (judul, p)
            assert not re.search(r"  | [.,;:]|[.,;]{2}|[{}]|None|nan|, ?\.", p), (judul, p)
            for satu in re.split(r"(?<=[.]) (?=[A-Z])", p):
                assert satu.count("sehingga") <= 1, (judul, satu)
                assert satu.count("(") == satu.removeprefix("a)").count(")"), (judul, satu)


def test_yang_tidak_diukur_tidak_disebut_gagal(semua: list[Ukuran]) -> None:
    tanpa_hasil = [u for u in semua if u.kini["capaian"] is None]
    assert {u.kini["keadaan"] for u in tanpa_hasil} == {*KEADAAN} - {"nihil", "ringkas"}
    for u in tanpa_hasil:
        for p in paragraf(u):
            assert not re.search("memenuhi|terpenuhi|nihil|gagal|capaian kinerja(nya)? 0%", p), p
    assert not any("tidak tercapai" in p for u in semua for p in paragraf(u))


def test_makin_rendah_di_bawah_target_itu_baik(kasus: list[tuple[str, list[str]]]) -> None:
    isi = dict(kasus)["nilai, makin rendah makin baik, terukur, lebih baik"]
    assert all("target terpenuhi" in p and "belum terpenuhi" not in p for p in isi)
    isi = dict(kasus)["nilai, makin rendah makin baik, terukur, kurang baik"]
    assert all("target belum terpenuhi" in p for p in isi)


def test_belum_ada_pengaduan_bukan_seluruhnya_ditindaklanjuti(kasus: list[tuple[str, list[str]]]) -> None:
    tanpa, penuh = (dict(kasus)[f"rasio x 100, {k}"] for k in ("tidak ada kejadian, tercapai", "makin tinggi makin baik, penuh"))
    assert all("belum ada kejadian" in p and "dinyatakan tercapai 100%" in p and "seluruhnya" not in p for p in tanpa)
    assert all("tercapai seluruhnya (21 dari 21)" in p for p in (penuh[0], penuh[2]))
    assert not any("dinyatakan" in p for p in penuh)


def test_perhitungan_seperti_di_laporan_sumber() -> None:
    kali = {"cara_hitung": "rasio x target", "target_tahunan": 85, "target_tw2": 25}
    [u] = ukuran(laporan_kasus([Kasus("k", kali, ({"triwulan": 2, "pembilang": 0, "penyebut": 80},))], 2))
    assert "Perhitungannya: 0/80 x 85% = 0%." in paragraf_31(u, 1)
    assert "belum ada yang tercapai (0 dari 80) dan realisasinya nihil dari target 25%" in paragraf_31(u, 1)


@pytest.mark.parametrize("triwulan", [1, 2, 3, 4])
def test_triwulan_bulan_dan_tahun_selalu_benar(triwulan: int) -> None:
    semester = [Kasus("s", {"target_tahunan": 80, "target_tw2": 80, "target_tw4": 80, "jadwal_ukur": "24"})]
    asal = laporan_kasus([*kasus_tw2(), *semester], triwulan)
    teks = "\n".join(isi_lembar(asal))
    assert set(re.findall(r"Triwulan (\w+) Tahun (?:Anggaran )?(\d+)", teks)) == {(ROMAWI[triwulan - 1], "2019")}
    assert f"akhir {bulan_akhir(triwulan)} 2019" in teks
    assert set(re.findall(r"\b20\d\d\b", teks)) == {"2019"}
    assert not re.search("(?i)triwulan (pertama|kedua|ketiga|keempat)", teks)


def test_kata_kantor_ditulis_apa_adanya_dengan_satu_titik() -> None:
    isian = ({"triwulan": 2, "nilai": 90},)
    lap = laporan_kasus([Kasus("s", {"target_tahunan": 80, "target_tw2": 80}, isian)], 2, **KATA)
    [u] = ukuran(lap)
    assert paragraf_31(u, 1).endswith(" Survei semester I selesai.")
    akhir = " Survei semester I selesai. Faktor pendorong: petugas terlatih. Tindak lanjut: Menambah loket."
    assert paragraf_33(u).endswith(akhir)
    assert paragraf_4(u, "a").endswith("capaian kinerja 100%. Survei semester I selesai.")


@pytest.mark.parametrize(
    ("tulisan", "diharap"),
    [
        ("selesai", "selesai."), ("selesai. ", "selesai."), ("selesai..", "selesai."), ("selesai;", "selesai."), ("Sudah?", "Sudah?"),
        ('katanya "sudah."', 'katanya "sudah."'), ("alat tulis (dll.)", "alat tulis (dll.)."), ("-", ""), (" . ", ""), ("", ""),
        ("=1+1", "=1+1."), ("baris\nkedua", "baris kedua."), ("a\u202eb", "ab."),
    ],
)  # fmt: skip
def test_akhir_kalimat_kantor(tulisan: str, diharap: str) -> None:
    assert ucapan(tulisan) == diharap


def test_nama_yang_sudah_menyebut_indikator_tidak_diulang() -> None:
    lap = laporan_kasus([Kasus("s", {"target_tahunan": 80})], 2)
    nama = laporan(indikator=bingkai.indikator({"kode": "1.3", "indikator": "Indikator Nilai Evaluasi AKIP"}))
    for u in (*ukuran(lap), *ukuran(nama)):
        for p in (paragraf_33(u), paragraf_4(u, "c")):
            assert p.casefold().count("indikator") == 1, p


def test_titik_di_akhir_nama_tidak_ikut_ke_dalam_kalimat() -> None:
    [u] = ukuran(laporan_kasus([Kasus("s", {"indikator": "Persentase desa tertib. ", "target_tahunan": 80, "target_tw2": 80})], 2))
    assert all("desa tertib " in p or "desa tertib," in p for p in paragraf(u))
    isi = isi_lembar(laporan(serapan=serapan({"program": "Program A.", "pagu": 1})))
    assert "Program A: pagu sebesar Rp 1 dan realisasi sebesar Rp 0 atau 0,00% dari pagu anggaran." in isi


def test_sasaran_yang_ditulis_berbeda_satu_sasaran() -> None:
    umum = {"target_tahunan": 80, "target_tw2": 80}
    isi = isi_lembar(laporan_kasus([Kasus("Tertib", umum), Kasus("TERTIB ", umum, ({"triwulan": 2, "nilai": 80},))], 2))
    assert [p for p in isi if "TERTIB" in p] == []
    assert [p[:46] for p in isi if p.startswith("Sasaran ini")] == ["Sasaran ini diukur dengan 2 indikator kinerja."]


def test_angka_dan_kata() -> None:
    assert [angka(n) for n in (81, 81.03, 66.7, 1500, -5)] == ["81", "81,03", "66,70", "1.500", "-5"]
    assert [bersatuan(12, s) for s in ("%", "Nilai", "", "Dokumen", " Desa ")] == ["12%", "12", "12", "12 Dokumen", "12 Desa"]
    bagian = bingkai.realisasi({"kode": "1", "triwulan": 1, "pembilang": "0.125", "penyebut": 8})
    assert [cacah(n) for n in bagian.select("pembilang", "penyebut").row(0)] == ["0,1250", "8"]
    assert persen_serapan(bingkai.pagu({"pagu": "20.6"})["pagu"][0]) == "20,60%"
    assert [deretan(k) for k in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a dan b", "a, b, dan c"]
    assert [huruf(n) for n in (0, 25, 26)] == ["a", "z", "aa"]
    assert tutup("a!") == "a!"


def test_tanpa_indikator_dan_tanpa_anggaran_dikatakan() -> None:
    kosong = laporan(indikator=bingkai.indikator(), capaian=laporan().capaian.clear(), serapan=serapan())
    isi = isi_lembar(kosong)
    assert isi.count(pola.TANPA_INDIKATOR) == 3
    assert isi.count(pola.TANPA_ANGGARAN) == 1
    assert isi[-1].startswith("Demikian Laporan Kinerja Kecamatan Kalumpang Triwulan II Tahun Anggaran 2019")
