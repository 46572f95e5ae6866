"""Every number in Narasi is the number of its table cell: the text is parsed back and held against the other sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from lkj_etl.laporan import Laporan
from lkj_etl.tulis.tabel_32 import NAMA_TRIWULAN
from tests import bingkai
from tests import data_kalumpang as dk
from tests.contoh_laporan import buka
from tests.contoh_narasi import hitung, kasus_tw2, laporan_kasus

BUKAN_ANGKA = re.compile(r"(?:Tahun Anggaran|Tahun|tahun|akhir \w+) \d{4}|Capaian Indikator \d+|^\w\) ")
ANGKA = re.compile(r"(?<![\w.,])-?\d+(?:\.\d{3})*(?:,\d+)?")
CAPAIAN = re.compile(r"capaian kinerja(?:nya)?(?: yang dibulatkan menjadi)? ([\d.,]*\d)%")
UANG = re.compile(r"pagu (?:program |anggaran )?sebesar Rp ([\d.,]*\d).*?[Rr]ealisasi.*?sebesar Rp ([\d.,]*\d)(?: atau ([\d,]+)%)?")
SEN = Decimal("0.01")


class Ukuran(NamedTuple):
    """What the sheets print of one indicator; `baris`: TARGET, REALISASI, CAPAIAN, uncapped capaian per row TW 1..4, F."""

    nama: str
    tahunan: Any
    baris: list[list[Any]]


def angka(teks: str) -> Decimal:
    return Decimal(teks.replace(".", "").replace(",", "."))


def sel(nilai: object) -> Decimal | None:
    return Decimal(str(nilai)).quantize(SEN, ROUND_HALF_UP) if isinstance(nilai, int | float) else None


def semua_angka(teks: str) -> list[Decimal]:
    return [angka(a) for a in ANGKA.findall(BUKAN_ANGKA.sub(" ", teks))]


def kalumpang(triwulan: int = 2, **isi: Any) -> Laporan:
    sampai = bingkai.realisasi(*(b for b in dk.realisasi().iter_rows(named=True) if b["triwulan"] <= triwulan))
    semua = {"realisasi": sampai, "pemetaan": dk.pemetaan(), "pagu": dk.pagu(), "belanja": dk.belanja(), **isi}
    return hitung(triwulan=triwulan, **semua)


def ukuran(buku: Any) -> list[Ukuran]:
    tanpa_batas = [b[10] for b in buku["Data 3.2"].iter_rows(values_only=True) if isinstance(b[0], int)]
    baris = [b for b in buku["Tabel 3.2"].iter_rows(max_col=9, values_only=True) if b[5] in NAMA_TRIWULAN.values()]
    hasil = []
    for n in range(0, len(baris), 5):
        isi = [[sel(v) for v in (*b[6:9], t)] for b, t in zip(baris[n : n + 5], tanpa_batas[n : n + 5], strict=True)]
        hasil.append(Ukuran(baris[n][2], sel(baris[n][4]), isi))
    return hasil


def bagian(buku: Any) -> dict[str, list[str]]:
    """Return the paragraphs under each grey heading of Narasi, without its own sub-headings."""
    hasil: dict[str, list[str]] = {}
    kini = ""
    for (s,) in buku["Narasi"].iter_rows(max_col=1):
        if s.font.bold and s.fill.fill_type:
            kini = s.value.split(" ")[0]
        elif kini and not s.font.bold:
            hasil.setdefault(kini, []).append(s.value)
    return hasil


def paragraf_indikator(isi: dict[str, list[str]], u: Ukuran) -> Iterator[str]:
    for kunci in ("3.1.", "3.3.", "BAB"):
        [satu] = [p for p in isi[kunci] if re.search(rf"(?:Indikator(?: \d+| kinerja)? |^|\) ){re.escape(u.nama)}[, ]", p)]
        yield satu


@pytest.fixture(scope="module", params=["kalumpang", "kasus"])
def lap(request: pytest.FixtureRequest) -> Laporan:
    return kalumpang() if request.param == "kalumpang" else laporan_kasus(kasus_tw2(), 2)


@pytest.fixture(scope="module")
def buku(lap: Laporan, tmp_path_factory: pytest.TempPathFactory) -> Any:
    return buka(tmp_path_factory.mktemp("buku"), lap, nilai=True)


def test_setiap_angka_indikator_ada_di_tabelnya(lap: Laporan, buku: Any) -> None:
    isi, semua = bagian(buku), ukuran(buku)
    assert len(semua) == lap.masukan.indikator.height
    isian = {b["kode"]: b for b in lap.masukan.realisasi.iter_rows(named=True) if b["triwulan"] == 2}
    for u, kode in zip(semua, lap.capaian["kode_indikator"].unique(maintain_order=True), strict=True):
        kini, akhir, isi_kantor = u.baris[1], u.baris[4], isian.get(kode, {})
        boleh = {*kini, *akhir[1:], u.tahunan, isi_kantor.get("pembilang"), isi_kantor.get("penyebut"), Decimal(100)} - {None}
        for p in paragraf_indikator(isi, u):
            kita = p.replace(isi_kantor.get("penjelasan") or "\0", "").replace(u.nama, "")
            assert set(semua_angka(kita)) <= boleh, p
            if kini[2] is not None:
                assert angka(CAPAIAN.findall(kita)[0]) == kini[2] if "dinyatakan" not in kita else f"tercapai {100}%" in kita, p
            for target in re.findall(r"target (?:triwulan )?(?:sebesar |paling tinggi )?([\d.,]*\d)", kita):
                assert angka(target) == kini[0], p


def test_realisasi_dan_capaian_tanpa_batas_disebut(buku: Any) -> None:
    isi = bagian(buku)
    for u in ukuran(buku):
        _, r, c, penuh = u.baris[1]
        satu, tiga, empat = paragraf_indikator(isi, u)
        if r is not None and c is not None and "belum ada kejadian" not in satu:
            assert "nihil" in satu or r in semua_angka(satu.replace(u.nama, "")), satu
            assert r in semua_angka(tiga.replace(u.nama, "")), tiga
            assert "nihil" in empat or r in semua_angka(empat.replace(u.nama, "")), empat
            assert ("Sebelum dibatasi" in satu) == ("Sebelum dibatasi" in tiga) == (penuh > c), satu
            if penuh > c:
                assert angka(re.findall(r"Sebelum dibatasi, capaian kinerjanya ([\d.,]*\d)%", satu)[0]) == penuh


def test_banyak_indikator_dan_rata_rata_sama_dengan_kondisi_akhir(lap: Laporan, buku: Any) -> None:
    akhir = [u.baris[4][2] for u in ukuran(buku)]
    terukur = [c for c in akhir if c is not None]
    pembuka = bagian(buku)["BAB"][0]
    banyak = {kata: int(n) for n, kata in re.findall(r"(\d+) indikator (memenuhi|belum memenuhi|tidak dihitung|belum waktunya)", pembuka)}
    banyak["tanpa hasil"] = sum(int(n) for n in re.findall(r"hasil pengukuran (\d+) indikator", pembuka))
    assert banyak["memenuhi"] == sum(c >= 100 for c in terukur)
    assert banyak["belum memenuhi"] == sum(c < 100 for c in terukur)
    assert sum(banyak.values()) == len(akhir) == int(re.findall(r"capaian (\d+) indikator", pembuka)[0])
    rata = (sum(terukur, Decimal(0)) / len(terukur)).quantize(SEN, ROUND_HALF_UP)
    assert re.findall(r"dari (\d+) indikator yang telah diukur adalah ([\d.,]*\d)%", pembuka) == [(str(len(terukur)), _tulis(rata))]


def _tulis(nilai: Decimal) -> str:
    return f"{nilai:.2f}".removesuffix(".00").replace(".", ",")


def uang_33(buku: Any) -> tuple[dict[str, list[Decimal]], list[Decimal]]:
    """Return pagu and realisasi per printed PROGRAM, and those of JUMLAH ANGGARAN."""
    ws = buku["Tabel 3.3"]
    n = next(k for k, s in enumerate(next(ws.iter_rows(min_row=4, max_row=4))) if s.value == "PAGU ANGGARAN (Rp)")
    hasil: dict[str, list[Decimal]] = {}
    program = ""
    for b in ws.iter_rows(min_row=6, values_only=True):
        pagu, realisasi = sel(b[n]), sel(b[n + 1])
        if b[0] == "JUMLAH ANGGARAN":
            return hasil, [n for n in (pagu, realisasi) if n is not None]
        program = b[3] or program
        if pagu is not None and realisasi is not None:
            lama = hasil.setdefault(program, [Decimal(0), Decimal(0)])
            hasil[program] = [lama[0] + pagu, lama[1] + realisasi]
    raise AssertionError


def persen(pagu: Decimal, realisasi: Decimal) -> Decimal:
    return (realisasi * 100 / pagu).quantize(SEN, ROUND_HALF_UP)


def test_anggaran_sama_dengan_tabel_3_3(tmp_path: Path) -> None:
    buku = buka(tmp_path, kalumpang(), nilai=True)
    program, total = uang_33(buku)
    isi = bagian(buku)
    semua = [*isi["3.4."], isi["BAB"][0]]
    ditemukan = [[angka(a) for a in m.groups()] for p in isi["3.4."] for m in UANG.finditer(p)]
    inti = {k: v for k, v in program.items() if k != dk.BTL}
    jumlah_inti = [sum(c, Decimal(0)) for c in zip(*inti.values(), strict=True)]
    assert total == [Decimal("2629137600.00"), Decimal("542505821.00")]
    assert ditemukan == [[*b, persen(*b)] for b in (total, program[dk.BTL], jumlah_inti, *inti.values())]
    assert [p for p in isi["3.4."] if p.split(":")[0] in inti] == isi["3.4."][-len(inti) :]
    [(tinggi, rendah)] = re.findall(r"tertinggi, yaitu ([\d,]+)%.*terendah, yaitu ([\d,]+)%", isi["3.4."][2])
    serapan = [persen(*b) for b in inti.values()]
    assert [angka(tinggi), angka(rendah)] == [max(serapan), min(serapan)]
    rupiah = {angka(a) for p in semua for a in re.findall(r"Rp ([\d.]*\d)", p)}
    assert rupiah == {n for b in (total, jumlah_inti, *program.values()) for n in b}


def test_pagu_sebelum_dan_setelah(tmp_path: Path) -> None:
    pagu = bingkai.pagu(
        {
            "kode_program": "7.01.01",
            "program": "PENUNJANG",
            "kode_kegiatan": "7.01.01.2.01",
            "kegiatan": "A",
            "pagu_sebelum": 900,
            "pagu": 1000,
        },
        {
            "kode_program": "7.01.02",
            "program": "INTI",
            "kode_kegiatan": "7.01.02.2.01",
            "kegiatan": "B",
            "pagu_sebelum": 700,
            "pagu": 500.5,
        },
    )
    belanja = bingkai.belanja(
        {"kode_program": "7.01.02", "program": "INTI", "kode_kegiatan": "7.01.02.2.01", "kegiatan": "B", "realisasi": "250.25"}
    )
    isi = bagian(buka(tmp_path, kalumpang(pagu=pagu, belanja=belanja), nilai=True))["3.4."]
    assert "Pagu sebelum perubahan sebesar Rp 1.600, sehingga pagu berkurang Rp 99,50." in isi[0]
    assert "pagu anggaran sebesar Rp 1.500,50." in isi[0]
    assert "Rp 250,25 atau 16,68% dari pagu anggaran" in isi[0]
    assert isi[1].startswith("Belanja penunjang kantor (PENUNJANG) disajikan tersendiri")
    assert isi[-1] == "INTI: pagu sebesar Rp 500,50 dan realisasi sebesar Rp 250,25 atau 50,00% dari pagu anggaran."
    assert not any("Serapan tertinggi" in p for p in isi)
    belum = "terdapat pagu sebesar Rp 1.500,50 dan realisasi sebesar Rp 250,25 yang belum dipetakan"
    assert belum in isi[0]


def test_paragraf_panjang_dipecah_antarkalimat(tmp_path: Path) -> None:
    panjang = " ".join(f"Kalimat nomor {n} dari penjelasan kantor yang panjang sekali." for n in range(120))
    isian = bingkai.realisasi({"kode": "1.1", "triwulan": 2, "nilai": 81, "penjelasan": panjang, "tindak_lanjut": "=1+1"})
    ws = buka(tmp_path, kalumpang(realisasi=isian))["Narasi"]
    semua = [s.value for s in ws["A"]]
    assert " ".join(semua).count("Kalimat nomor 119 ") == 3
    assert all(s.data_type == "s" for s in ws["A"])
    assert all(
        v.endswith((".", "Utama", "Kinerja", "Anggaran", "PENUTUP")) for v in semua if v.startswith(("Kalimat", "Capaian", "Tindak"))
    )
    assert max(ws.row_dimensions[r].height for r in range(1, ws.max_row + 1)) <= 409
