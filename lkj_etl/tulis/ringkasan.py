"""What stands beside the workbook for other programs: `ringkasan.json` and the parquet tables."""

from __future__ import annotations

import json
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from typing import Any

import polars as pl

from lkj_etl.laporan import Laporan, Total
from lkj_etl.temuan import Temuan
from lkj_etl.tulis.data import KOLOM_32, KOLOM_33, kolom_parquet
from lkj_etl.tulis.temuan import urutkan
from lkj_etl.tulis.terbit import angka_terbit

SEN = Decimal("0.01")
_KOLOM_TEMUAN = ("kode", "tingkat", "berkas", "lembar", "sel", "isi", "saran")


def tabel_parquet(laporan: Laporan) -> dict[str, bytes]:
    """Return the parquet files by name: Data 3.2, Data 3.3, the lines behind its rows (`daun` counts them from 0), the findings."""
    return {
        "tabel_3_2.parquet": _parquet(laporan.capaian[kolom_parquet(KOLOM_32)]),
        "tabel_3_3.parquet": _parquet(laporan.serapan[kolom_parquet(KOLOM_33)]),
        "rincian.parquet": _parquet(laporan.rincian),
        "temuan.parquet": _parquet(_tabel_temuan(laporan)),
    }


def _parquet(tabel: pl.DataFrame) -> bytes:
    wadah = BytesIO()
    tabel.lazy().sink_parquet(wadah, engine="in-memory", statistics=False)  # dozens of rows: no need for threads or statistics
    return wadah.getvalue()


def ringkasan(laporan: Laporan, nama_buku: str, sha256: str) -> str:
    """Return the summary as JSON text, a line for each part; rupiah and averages are strings with two decimals, null where not measured."""
    p = laporan.masukan.parameter
    isi: dict[str, Any] = {
        "id_jalan": laporan.id_jalan,
        "draf": laporan.draf,
        "parameter": p._asdict(),
        "buku_kerja": {"nama": nama_buku, "sha256": sha256},
        "total_masuk": _total(laporan.masukan.total_masuk),
        "total_keluar": _total(laporan.total_keluar),
        "rata_rata_capaian": _rata_rata(laporan),
        "keadaan": dict(sorted(Counter(b["keadaan"] for b in laporan.baris_capaian).items())),
        "temuan": [_temuan(t) for t in urutkan(laporan.temuan)],
        "masukan": [j.data() for j in laporan.masukan.jejak],
        "terbit": angka_terbit(laporan),
    }
    # a line for each part: indented all through, it would take twice as long
    baris = ",\n".join(f"  {json.dumps(k)}: {json.dumps(v)}" for k, v in isi.items())
    return f"{{\n{baris}\n}}\n"


def _rata_rata(laporan: Laporan) -> dict[str, Any]:
    """Return the average capaian of the office and per sasaran, as hitung.rata_rata computed it."""
    per_tingkat: dict[str, list[dict[str, Any]]] = {"kantor": [], "sasaran": []}
    for b in laporan.rata_rata.iter_rows(named=True):
        rata = None if b["rata_rata"] is None else f"{b['rata_rata']:.2f}"
        per_tingkat[b["tingkat"]].append({"rata_rata": rata, "terukur": b["terukur"], "belum_terukur": b["belum"]} | _nomor(b))
    return {**per_tingkat["kantor"][0], "sasaran": per_tingkat["sasaran"]}


def _nomor(b: dict[str, Any]) -> dict[str, Any]:
    return {} if b["no"] is None else {"no": b["no"], "sasaran": b["sasaran"]}


def _total(t: Total) -> dict[str, str]:
    return {"pagu": str(t.pagu.quantize(SEN, ROUND_HALF_UP)), "realisasi": str(t.realisasi.quantize(SEN, ROUND_HALF_UP))}


def _temuan(t: Temuan) -> dict[str, str]:
    return {k: getattr(t, k) for k in _KOLOM_TEMUAN}


def _tabel_temuan(laporan: Laporan) -> pl.DataFrame:
    baris = [tuple(_bersih(str(getattr(t, k))) for k in _KOLOM_TEMUAN) for t in urutkan(laporan.temuan)]
    return pl.DataFrame(baris, schema=dict.fromkeys(_KOLOM_TEMUAN, pl.String), orient="row")


def _bersih(isi: str) -> str:
    """Escape lone surrogates (file names of other systems): UTF-8 cannot hold them."""
    return isi.encode("utf-8", "backslashreplace").decode("utf-8")
