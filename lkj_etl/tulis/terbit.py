"""The published figures of a report as plain data: for `ringkasan.json` and the ledger, and back."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from typing import Any

from lkj_etl.laporan import Laporan, Terbit, Total
from lkj_etl.nilai.angka import angka_polos, bulat

KOLOM_DAUN = (
    "kode_skpd", "kode_sub_skpd", "nama_sub_skpd", "kode_program", "program", "kode_kegiatan", "no_kegiatan", "kegiatan",
    "kode_sub_kegiatan", "sub_kegiatan",
)  # fmt: skip


def angka_terbit(laporan: Laporan) -> dict[str, Any]:
    """Return {"indikator": [{kode, triwulan, realisasi, capaian}], "daun": [{kode_skpd, ..., pagu, realisasi}]}.

    Quarters up to the report's; figures are texts (rupiah and numbers exact, null where "-" is printed).
    """
    sampai = {str(q) for q in range(1, laporan.masukan.parameter.triwulan + 1)}
    indikator = [
        {"kode": b["kode_indikator"], "triwulan": int(b["triwulan"]), "realisasi": _realisasi(b), "capaian": angka_polos(b["capaian"])}
        for b in laporan.baris_capaian
        if b["triwulan"] in sampai
    ]
    daun = [{k: b[k] for k in KOLOM_DAUN} | {k: str(bulat(b[k])) for k in ("pagu", "realisasi")} for b in laporan.baris_serapan]
    return {"indikator": indikator, "daun": daun}


def susun(
    triwulan: int, id_jalan: str, total: Total, indikator: list[tuple[str, int, str | None, str | None]], daun: list[tuple[str, ...]]
) -> Terbit:
    """Return the record of one report with the hash of what it holds; `daun`: `KOLOM_DAUN` and realisasi as text."""
    urut = sorted(indikator, key=lambda i: i[:2])
    sidik = hashlib.sha256(json.dumps([triwulan, id_jalan, str(total.pagu), str(total.realisasi), urut, daun]).encode()).hexdigest()
    semua = [{**dict(zip(KOLOM_DAUN, d, strict=False)), "realisasi": Decimal(d[-1])} for d in daun]
    return Terbit(triwulan, id_jalan, sidik, total, {(k, q): (r, c) for k, q, r, c in urut}, semua)


def _realisasi(b: dict[str, Any]) -> str | None:
    return b["realisasi_teks"] if b["realisasi_angka"] is None else angka_polos(b["realisasi_angka"])
