"""Rules of sheet Indikator: targets that fit one another, the target type, and the plan above them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

from lkj_etl.nilai.angka import bulat
from lkj_etl.nilai.nama import samakan
from lkj_etl.nilai.predikat import PREDIKAT, kelas
from lkj_etl.nilai.skala import CAPAIAN_PENUH
from lkj_etl.periksa.letak import Letak, sebut_angka, tw
from lkj_etl.temuan import Temuan
from schemas.kinerja import HANYA_POSISI, KUMULATIF, MAKIN_TINGGI, POSISI

Baris = dict[str, Any]
TRIWULAN = (1, 2, 3, 4)
PERSEN = ("%", "persen", "persentase")
TOLERANSI_RATA = Decimal("0.01")


def periksa_target(baris: Baris, letak: Letak) -> Iterator[Temuan]:
    """Check one row of schemas.kinerja.Indikator (DESIGN 5 "Annual target", "Capaian"; DESIGN 4.1)."""
    if baris["jenis_target"] != POSISI and baris["cara_hitung"] in HANYA_POSISI:
        yield letak.temuan("JENIS-TARGET-TIDAK-BERLAKU", "jenis_target", baris["baris"], indikator=baris["kode"], cara=baris["cara_hitung"])
    else:
        yield from _tahunan(baris, letak)
    yield from _tidak_terhitung(baris, letak)
    if berpersen(baris) and baris["target_tahunan"] is not None and pecahan(baris["target_tahunan"]):
        yield letak.temuan("TARGET-MUNGKIN-PECAHAN", "target_tahunan", baris["baris"], indikator=baris["kode"])
    yield from _tanpa_jadwal(baris, letak)
    yield from _menurun(baris, letak)
    yield from _rpjmd(baris, letak)
    if baris["batas_capaian"] is not None and baris["batas_capaian"] < CAPAIAN_PENUH:  # 1,2 typed for 120%
        batas = sebut_angka(baris["batas_capaian"])
        yield letak.temuan("BATAS-CAPAIAN-RENDAH", "batas_capaian", baris["baris"], indikator=baris["kode"], batas=batas)


def target_triwulan(baris: Baris, triwulan: int) -> Decimal | str | None:
    """Return the quarter's target, number or predikat; None: not due."""
    angka: Decimal | None = baris[f"target_tw{triwulan}"]
    predikat: str | None = baris[f"predikat_tw{triwulan}"]
    return predikat if angka is None else angka


def berpersen(baris: Baris) -> bool:
    """Say whether figures are percents of which more is better: there a fraction (0,87) is hardly ever meant."""
    return baris["arah"] == MAKIN_TINGGI and samakan(baris["satuan"]) in PERSEN


def pecahan(nilai: Decimal) -> bool:
    """Say whether a figure looks like a percent that lost its format: 87% pasted as 0,87."""
    return 0 < nilai <= 1


def _tahunan(baris: Baris, letak: Letak) -> Iterator[Temuan]:
    """Annual target over the targets given: the last (posisi akhir), sum (kumulatif of nilai), mean (the others, +-0.01)."""
    kolom = ["target_tahunan", *(f"target_tw{q}" for q in TRIWULAN)]
    diberi = [t for t in (target_triwulan(baris, q) for q in TRIWULAN) if t is not None]
    tahunan = baris["predikat_tahunan"] if baris["target_tahunan"] is None else baris["target_tahunan"]
    if not diberi or any(letak.terlapor(k, baris["baris"]) for k in kolom):
        return
    aturan, harapan, toleransi = _harapan(baris, diberi)
    if not _sama(tahunan, harapan, toleransi):
        yield letak.temuan(
            "TARGET-TAHUNAN-TIDAK-COCOK", "target_tahunan", baris["baris"], indikator=baris["kode"], aturan=aturan, hitungan=_sebut(harapan)
        )


def _sama(tahunan: Decimal | str | None, harapan: Decimal | str, toleransi: Decimal) -> bool:
    if isinstance(tahunan, Decimal) and isinstance(harapan, Decimal):
        return abs(tahunan - harapan) <= toleransi
    return tahunan == harapan


def _sebut(target: Decimal | str) -> str:
    """Return a target for a sentence; means are shown with two decimals."""
    return target if isinstance(target, str) else sebut_angka(bulat(target))


def _harapan(baris: Baris, diberi: list[Decimal | str]) -> tuple[str, Decimal | str, Decimal]:
    """Return the rule in words, the annual target that it asks for, and the tolerance."""
    if baris["jenis_target"] == POSISI:
        return "target triwulan terakhir", diberi[-1], Decimal(0)
    angka = [t for t in diberi if isinstance(t, Decimal)]
    if baris["jenis_target"] == KUMULATIF and baris["cara_hitung"] == "nilai":
        return "jumlah target triwulan", sum(angka, Decimal(0)), Decimal(0)
    return "rata-rata target triwulan", sum(angka, Decimal(0)) / max(len(angka), 1), TOLERANSI_RATA


def _tidak_terhitung(baris: Baris, letak: Letak) -> Iterator[Temuan]:
    """A target of 0 with makin tinggi, or below 0, gives no capaian: galat at that target."""
    for kolom in ("target_tahunan", *(f"target_tw{q}" for q in TRIWULAN)):
        target: Decimal | None = baris[kolom]
        if target is not None and target < 0:
            yield letak.temuan("TARGET-NEGATIF", kolom, baris["baris"], indikator=baris["kode"])
        elif target == 0 and baris["arah"] == MAKIN_TINGGI:
            yield letak.temuan("TARGET-NOL", kolom, baris["baris"], indikator=baris["kode"])


def _tanpa_jadwal(baris: Baris, letak: Letak) -> Iterator[Temuan]:
    """No quarter of the schedule has a target, so that nobody would ever be asked for a value: at the last one's target."""
    jadwal = [f"target_tw{q}" for q in baris["jadwal_ukur"]]
    if all(target_triwulan(baris, int(q)) is None for q in baris["jadwal_ukur"]) and not any(
        letak.terlapor(k, baris["baris"]) for k in jadwal
    ):
        yield letak.temuan("TARGET-TANPA-JADWAL", jadwal[-1], baris["baris"], indikator=baris["kode"])


def _menurun(baris: Baris, letak: Letak) -> Iterator[Temuan]:
    """Position targets of makin tinggi that fall from one given quarter to the next."""
    if baris["jenis_target"] != POSISI or baris["arah"] != MAKIN_TINGGI:
        return
    diberi = [(q, t) for q in TRIWULAN if (t := target_triwulan(baris, q)) is not None]
    for (lalu, awal), (kini, akhir) in pairwise(diberi):
        if _lebih_rendah(akhir, awal):
            yield letak.temuan(
                "TARGET-MENURUN", f"target_tw{kini}", baris["baris"], indikator=baris["kode"], triwulan=tw(kini), sebelum=tw(lalu)
            )


def _lebih_rendah(satu: Decimal | str, lain: Decimal | str) -> bool:
    """Compare two numbers or two predikat; a number and a predikat have no order here."""
    if isinstance(satu, Decimal) and isinstance(lain, Decimal):
        return satu < lain
    if satu in PREDIKAT and lain in PREDIKAT:
        return PREDIKAT.index(str(satu)) > PREDIKAT.index(str(lain))
    return False


def _rpjmd(baris: Baris, letak: Letak) -> Iterator[Temuan]:
    """The annual target of the Perjanjian Kinerja below the RPJMD's (direction aware), or in another class."""
    target = baris["predikat_tahunan"] if baris["target_tahunan"] is None else baris["target_tahunan"]
    rpjmd = baris["predikat_rpjmd"] if baris["target_rpjmd"] is None else baris["target_rpjmd"]
    if target is None or rpjmd is None:
        return
    if isinstance(target, str) and isinstance(rpjmd, Decimal):
        if kelas(rpjmd) != target:
            yield letak.temuan(
                "PREDIKAT-BEDA-RPJMD",
                "target_rpjmd",
                baris["baris"],
                indikator=baris["kode"],
                target=target,
                rpjmd=_sebut(rpjmd),
                kelas=kelas(rpjmd),
            )
    elif _lebih_rendah(*((target, rpjmd) if baris["arah"] == MAKIN_TINGGI else (rpjmd, target))):
        yield letak.temuan(
            "TARGET-DI-BAWAH-RPJMD",
            "target_rpjmd",
            baris["baris"],
            indikator=baris["kode"],
            target=_sebut(target),
            rpjmd=_sebut(rpjmd),
        )
