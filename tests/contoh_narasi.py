"""One indicator for every state, way of counting and outcome that the narrative has words for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from flows.hitungan import hitung_laporan
from lkj_etl.laporan import Laporan
from lkj_etl.pengaturan import Pengaturan
from schemas.kinerja import ARAH, BILA_KOSONG, CARA_HITUNG, JENIS_TARGET
from tests import bingkai
from tests import data_kalumpang as dk
from tests.contoh_laporan import laporan

TINGGI, RENDAH = ARAH
KOSONG, TERCAPAI = BILA_KOSONG
KUMULATIF, RATA = JENIS_TARGET[1:]
TW = (1, 2, 3, 4)
DATAR = {f"target_tw{n}": 80 for n in TW} | {"target_tahunan": 80}
_PREDIKAT = {"cara_hitung": "predikat", "satuan": "Nilai", "predikat_tahunan": "BB"} | {f"predikat_tw{n}": "BB" for n in TW}
_IKM = {**DATAR, "cara_hitung": "ikm", "satuan": "Nilai"}
Isian = dict[str, Any]


class Kasus(NamedTuple):
    """Title, what differs on sheet Indikator, and the rows of sheet Realisasi."""

    judul: str
    indikator: Isian
    realisasi: tuple[Isian, ...] = ()


def _nilai(nilai: object, tw: int = 2) -> Isian:
    return {"triwulan": tw, "nilai": nilai}


def _bagian(pembilang: int, penyebut: int, tw: int = 2) -> Isian:
    return {"triwulan": tw, "pembilang": pembilang, "penyebut": penyebut}


def kasus_tw2() -> list[Kasus]:
    """Return the cases of a report of TW 2."""
    return [*_dengan_angka(), *_dengan_bagian(), *_evaluasi(), *_tanpa_nilai(), *_kejadian(), *_batas(), *_gabungan()]


def kasus_tw3() -> list[Kasus]:
    """Return the cases of a report of TW 3: measured earlier, not due now."""
    semester = {"jadwal_ukur": "24"}
    return [
        Kasus("nilai, tidak dijadwalkan, ada hasil TW 2", DATAR | semester, (_nilai("81.03"),)),
        Kasus("predikat, tidak dijadwalkan, ada hasil TW 2", _PREDIKAT | semester, ({"triwulan": 2, "nilai_predikat": "A"},)),
        Kasus("ikm, belum diukur, ada hasil TW 1", _IKM | {"jadwal_ukur": "13"}, (_nilai("79.5", 1),)),
        Kasus("nilai, kosong pada triwulan tanpa target", DATAR | {"target_tw3": None}, (_nilai(80),)),
    ]


def _dengan_angka() -> Iterator[Kasus]:
    for arah, urutan in ((TINGGI, ("lebih", "sama", "kurang")), (RENDAH, ("kurang", "sama", "lebih"))):
        for nilai, hasil in zip(("81.03", 80, "66.7"), urutan, strict=True):
            yield Kasus(f"nilai, {arah}, terukur, {hasil} baik", DATAR | {"arah": arah}, (_nilai(nilai),))
        yield Kasus(f"nilai, {arah}, nihil", DATAR | {"arah": arah, "satuan": "Kasus"}, (_nilai(0),))
        yield Kasus(f"nilai, {arah}, tanpa target triwulan", DATAR | {"arah": arah, "target_tw2": None}, (_nilai(12),))
    dokumen = {"satuan": "Dokumen"} | {f"target_tw{n}": 1500 for n in TW} | {"target_tahunan": 1500}
    yield Kasus("nilai dengan satuan dan ribuan", dokumen, (_nilai(1400),))
    yield Kasus("nilai, target 0", {f"target_tw{n}": 0 for n in TW} | {"target_tahunan": 0}, (_nilai(5),))
    yield Kasus("nilai, tanpa target tahunan", DATAR | {"target_tahunan": None}, (_nilai(80),))


def _dengan_bagian() -> Iterator[Kasus]:
    for cara in CARA_HITUNG[1:3]:
        for arah in ARAH:
            dasar = DATAR | {"cara_hitung": cara, "arah": arah}
            for bagian, sebutan in (((21, 21), "penuh"), ((3, 8), "sebagian"), ((0, 80), "nihil")):
                yield Kasus(f"{cara}, {arah}, {sebutan}", dasar, (_bagian(*bagian),))
    yield Kasus("rasio x 100, Nilai diketik", DATAR | {"cara_hitung": "rasio x 100"}, (_nilai(100),))


def _evaluasi() -> Iterator[Kasus]:
    for isi in ("AA", "BB", "B", "D"):
        yield Kasus(f"predikat {isi}", _PREDIKAT, ({"triwulan": 2, "nilai_predikat": isi},))
    for nilai in ("82.55", 61, 0):
        yield Kasus(f"predikat dari nilai {nilai}", _PREDIKAT, (_nilai(nilai),))
    for nilai in ("81.03", 75, 0):
        yield Kasus(f"ikm {nilai}", _IKM, (_nilai(nilai),))


def _tanpa_nilai() -> Iterator[Kasus]:
    for cara in CARA_HITUNG:
        dasar = _PREDIKAT if cara == "predikat" else DATAR | {"cara_hitung": cara}
        yield Kasus(f"{cara}, belum diukur", dasar)
        yield Kasus(f"{cara}, belum waktunya", dasar | {"jadwal_ukur": "4"})
        yield Kasus(f"{cara}, tidak dijadwalkan lagi", dasar | {"jadwal_ukur": "1"})
    yield Kasus("nilai, tanpa jadwal sama sekali", dict.fromkeys(DATAR))


def _kejadian() -> Iterator[Kasus]:
    for cara in CARA_HITUNG[1:3]:
        dasar = DATAR | {"cara_hitung": cara}
        yield Kasus(f"{cara}, tidak ada kejadian, tercapai", dasar | {"bila_kosong": TERCAPAI}, (_bagian(0, 0),))
        yield Kasus(f"{cara}, tidak ada kejadian, kosong", dasar | {"bila_kosong": KOSONG}, (_bagian(0, 0),))
        tanpa = {"bila_kosong": TERCAPAI, "target_tw2": None}
        yield Kasus(f"{cara}, tidak ada kejadian, tanpa target", dasar | tanpa, (_bagian(0, 0),))


def _batas() -> Iterator[Kasus]:
    besar = {f"target_tw{n}": 100_000 for n in TW} | {"target_tahunan": 100_000, "satuan": "Orang"}
    yield Kasus("hampir, makin tinggi", besar, (_nilai(99_999),))
    yield Kasus("hampir, makin rendah", besar | {"arah": RENDAH}, (_nilai(100_001),))
    yield Kasus("batas capaian 120", DATAR | {"batas_capaian": 120}, (_nilai(160),))
    yield Kasus("makin rendah, varian rasio", DATAR | {"arah": RENDAH, "varian_rendah": "rasio"}, (_nilai(50),))


def _gabungan() -> Iterator[Kasus]:
    tumbuh = {"target_tw1": 10, "target_tw2": 25, "target_tw3": 50, "target_tw4": 85, "target_tahunan": 170, "satuan": "Kegiatan"}
    yield Kasus("kumulatif dari nilai", tumbuh | {"jenis_target": KUMULATIF}, (_nilai(9, 1), _nilai(24)))
    yield Kasus("kumulatif dari nilai, melebihi batas", tumbuh | {"jenis_target": KUMULATIF}, (_nilai(20, 1), _nilai(24)))
    rasio = DATAR | {"cara_hitung": "rasio x 100", "jenis_target": KUMULATIF}
    yield Kasus("kumulatif dari rasio", rasio, (_bagian(3, 4, 1), _bagian(1, 2)))
    yield Kasus("rata-rata", DATAR | {"jenis_target": RATA}, (_nilai(70, 1), _nilai(80)))
    yield Kasus("rata-rata, triwulan ini belum diukur", DATAR | {"jenis_target": RATA}, (_nilai(70, 1),))


def hitung(**isi: Any) -> Laporan:
    """Return the report that the program computes from these inputs; keywords as those of `contoh_laporan.laporan`."""
    return hitung_laporan(laporan(**isi).masukan, Pengaturan())


def laporan_kasus(semua: list[Kasus], triwulan: int, **kata: str) -> Laporan:
    """Return the report of these cases, one sasaran and one indicator each; `kata`: what the office says of all of them."""
    indikator = [{"kode": f"k{n:02}", "sasaran": k.judul, "indikator": f"Ukuran {n}", **k.indikator} for n, k in enumerate(semua, 1)]
    isian = [{"kode": f"k{n:02}", **b, **kata} for n, k in enumerate(semua, 1) for b in k.realisasi]
    isi = {"indikator": bingkai.indikator(*indikator), "realisasi": bingkai.realisasi(*isian), "pagu": dk.pagu(), "belanja": dk.belanja()}
    return hitung(triwulan=triwulan, **isi)
