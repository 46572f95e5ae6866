"""Drop-downs and checks of the template's columns, as Excel's own data validation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lkj_etl.kesalahan import LkjError
from lkj_etl.nilai.predikat import PREDIKAT
from lkj_etl.tulis.templat_bentuk import Kolom, Lembar
from lkj_etl.tulis.templat_kolom import INDIKATOR
from schemas.skm import TERENDAH, TERTINGGI

Daftar = Mapping[tuple[str, str], str]
"""(sheet, column) -> formula of the list that its drop-down offers; # stands for the row."""
_PANJANG_JUDUL = 32  # Excel's limits for the message of a cell
_PANJANG_PESAN = 255


def pasang(ws: Any, lembar: Lembar, k: int, awal: int, daftar: Daftar) -> None:
    """Put message, drop-down and check on column `k` from row `awal` (0-based) on."""
    kolom = lembar.kolom[k]
    sel = (awal, k, lembar.baris_akhir - 1, k)
    sumber = daftar.get((lembar.nama, kolom.nama))
    aturan = {"validate": "list", "source": sumber.replace("#", str(awal + 1))} if sumber else _aturan(lembar, kolom, k, awal)
    if aturan is None:
        _pasang(ws, sel, {"validate": "any", **_pesan(kolom)})
    elif kolom.terbuka:
        ajakan = {"error_type": "warning", "error_title": kolom.judul[:_PANJANG_JUDUL]}
        _pasang(ws, sel, {**aturan, **_pesan(kolom), **ajakan, "error_message": "Isian ini tidak ada di daftar. Tetap dipakai?"})
    else:
        salah = "Kode ini tidak ada di lembar Indikator. Pilih dari daftar, atau tambahkan dulu indikatornya." if sumber else _salah(kolom)
        tolak_selain(ws, sel, {**aturan, **_pesan(kolom)}, salah)


def tolak_selain(ws: Any, sel: tuple[int, int, int, int], aturan: dict[str, Any], pesan: str) -> None:
    """Refuse what does not fit, with a sentence; a blank cell always fits."""
    _pasang(ws, sel, {**aturan, "error_type": "stop", "error_title": "Isian belum sesuai", "error_message": pesan[:_PANJANG_PESAN]})


def _pasang(ws: Any, sel: tuple[int, int, int, int], aturan: dict[str, Any]) -> None:
    if ws.data_validation(*sel, {"ignore_blank": True, **aturan}):
        raise LkjError(f'Pemeriksaan isian di lembar "{ws.get_name()}" tidak dapat dipasang. Laporkan pesan ini kepada pengelola lkj.')


def _pesan(kolom: Kolom) -> dict[str, str]:
    return {"input_title": kolom.judul[:_PANJANG_JUDUL], "input_message": kolom.arti[:_PANJANG_PESAN]}


def _aturan(lembar: Lembar, kolom: Kolom, k: int, awal: int) -> dict[str, Any] | None:
    huruf_kolom, sel = _huruf(k), f"{_huruf(k)}{awal + 1}"
    if kolom.pilihan:
        return {"validate": "list", "source": list(kolom.pilihan)}
    if lembar is INDIKATOR and kolom.jenis == "kode":  # COUNTIF would take 1.1 and 1.10 for one number
        semua = f"${huruf_kolom}${awal + 1}:${huruf_kolom}${lembar.baris_akhir}"
        return {"validate": "custom", "value": f"=AND(ISTEXT({sel}),SUMPRODUCT(--EXACT({semua},{sel}))=1)"}
    huruf = "|".join(("", *PREDIKAT, ""))
    menurut_jenis: dict[str, dict[str, Any]] = {
        "angka": {"validate": "decimal", "criteria": ">=", "value": 0},
        "bilangan": {"validate": "custom", "value": f"=ISNUMBER({sel})"},
        "ukuran": {"validate": "custom", "value": f'=OR(ISNUMBER({sel}),ISNUMBER(SEARCH("|"&{sel}&"|","{huruf}")))'},
        "skala": {"validate": "integer", "criteria": "between", "minimum": TERENDAH, "maximum": TERTINGGI},
    }
    return menurut_jenis.get(kolom.jenis)


def _salah(kolom: Kolom) -> str:
    """Say what would fit."""
    if kolom.pilihan:
        return f"Pilih salah satu dari daftar: {'; '.join(kolom.pilihan)}."
    return {
        "kode": "Kode indikator sudah dipakai di baris lain, atau tersimpan sebagai angka. Pakai kode lain, sebagai teks.",
        "angka": "Isi dengan angka 0 atau lebih, tanpa kata lain.",
        "bilangan": "Isi dengan angka saja, misalnya 81,03.",
        "ukuran": f"Isi dengan angka, misalnya 81,03, atau predikat: {', '.join(PREDIKAT)}.",
        "skala": f"Isi dengan {TERENDAH} sampai {TERTINGGI}; kosongkan bila responden tidak menjawab.",
    }[kolom.jenis]


def _huruf(k: int) -> str:
    return chr(ord("A") + k)
