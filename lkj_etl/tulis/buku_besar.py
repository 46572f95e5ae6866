"""The ledger: every run, every input, and what official reports published; one SQLite file beside the outputs.

The outputs are the truth: what the ledger lacks (a run killed before its entry, a lost or damaged file) is restored from the
`ringkasan.json` of official reports. Times live here and nowhere else.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from lkj_etl.jejak import Parameter
from lkj_etl.kesalahan import MesinBermasalah
from lkj_etl.laporan import Terbit, Total
from lkj_etl.nilai.nama import samakan_skpd
from lkj_etl.sistem import ganti_berkas
from lkj_etl.tulis.keluaran import folder_triwulan
from lkj_etl.tulis.terbit import KOLOM_DAUN, susun

Waktu = tuple[str | None, str | None]  # UTC and zone; None of a run that was restored from its outputs
VERSI_SKEMA = 1
KUNCI = ("kantor", "tahun", "triwulan")
KOLOM_BARIS = ("dibaca", "dipakai", "ditolak", "ganda", "skpd_lain")
_DAUN = (*KOLOM_DAUN, "pagu", "realisasi")
SKEMA = f"""
CREATE TABLE jalan (nomor INTEGER PRIMARY KEY, waktu_utc TEXT, zona TEXT,
    id_jalan TEXT NOT NULL, kantor TEXT NOT NULL, skpd TEXT NOT NULL, tahun INTEGER NOT NULL,
    triwulan INTEGER NOT NULL, draf INTEGER NOT NULL, kode_keluar INTEGER NOT NULL, buku TEXT NOT NULL, sha256 TEXT NOT NULL);
CREATE TABLE masukan (id_jalan TEXT, berkas TEXT, sha256 TEXT, ukuran INTEGER, jenis TEXT, putusan TEXT, peran TEXT,
    {", ".join(f"{k} INTEGER" for k in KOLOM_BARIS)}, PRIMARY KEY (id_jalan, berkas, sha256));
CREATE TABLE terbit (kantor TEXT, tahun INTEGER, triwulan INTEGER, skpd TEXT, id_jalan TEXT, buku TEXT, sha256 TEXT,
    pagu TEXT, realisasi TEXT, PRIMARY KEY (kantor, tahun, triwulan));
CREATE TABLE terbit_indikator (kantor TEXT, tahun INTEGER, triwulan INTEGER, kode TEXT, triwulan_ukur INTEGER, realisasi TEXT, capaian TEXT,
    PRIMARY KEY (kantor, tahun, triwulan, kode, triwulan_ukur));
CREATE TABLE terbit_daun (kantor TEXT, tahun INTEGER, triwulan INTEGER, urut INTEGER, {", ".join(f"{k} TEXT" for k in _DAUN)},
    PRIMARY KEY (kantor, tahun, triwulan, urut));
PRAGMA user_version = {VERSI_SKEMA};
"""
_ISI_TERBIT = ("terbit", "terbit_indikator", "terbit_daun")


def jalan_buku_besar(keluaran: Path) -> Path:
    """Return where the ledger of an output folder lies."""
    return keluaran / ".lkj" / "buku-besar.sqlite"


def terbit_sebelumnya(keluaran: Path, p: Parameter) -> Terbit | None:
    """Return what the last official report of an earlier quarter of this office and year published, None where there is none.

    Entries of the run's own quarter are never read (a second run must give the same bytes). The caller holds the lock. A ledger
    that cannot be opened at all (disk, permission) says nothing here; `catat` will tell.
    """
    try:
        try:
            return _terbit(keluaran, p)
        except ArithmeticError:  # damaged inside a figure, which SQLite cannot notice
            _sisihkan(jalan_buku_besar(keluaran))
            return _terbit(keluaran, p)
    except (sqlite3.Error, OSError, MesinBermasalah, ArithmeticError):
        return None


def _terbit(keluaran: Path, p: Parameter) -> Terbit | None:
    with _buka(keluaran) as (db, baru):
        _pulihkan(db, keluaran, "[0-9][0-9][0-9][0-9]" if baru else str(p.tahun))
        return _terakhir(db, p)


def catat(keluaran: Path, ringkasan: Path, kode_keluar: int) -> bool:
    """Enter one run, after its files are in place, from its `ringkasan.json`; one transaction. False where that failed."""
    try:
        isi = json.loads(ringkasan.read_bytes())
        with _buka(keluaran) as (db, _), db:
            _tulis_jalan(db, isi, kode_keluar, _kini())
            if not isi["draf"]:
                _tulis_terbit(db, isi)
    except (sqlite3.Error, OSError, MesinBermasalah):
        return False
    return True


def catat_banyak(keluaran: Path, semua: Iterable[tuple[Path, int]]) -> bool:
    """Enter the runs of many offices in the ledger of their common folder: (ringkasan.json, exit code). False where that failed.

    What they published is not entered: each office has its own folder, from which it can be read again.
    """
    waktu = _kini()
    try:
        with _buka(keluaran) as (db, _), db:
            for ringkasan, kode_keluar in semua:
                _tulis_jalan(db, json.loads(ringkasan.read_bytes()), kode_keluar, waktu)
    except (sqlite3.Error, OSError, MesinBermasalah):
        return False
    return True


def perlu_dibuka(keluaran: Path, p: Parameter) -> bool:
    """Say whether an office's folder has anything for the ledger to tell: a ledger, or a report of an earlier quarter."""
    lama = (folder_triwulan(keluaran, p.tahun, q) / "ringkasan.json" for q in range(1, p.triwulan))
    return jalan_buku_besar(keluaran).is_file() or any(berkas.is_file() for berkas in lama)


@contextlib.contextmanager
def _buka(keluaran: Path) -> Iterator[tuple[sqlite3.Connection, bool]]:
    """Open the ledger, made anew where it is lost or damaged; the second value says that it is empty."""
    berkas = jalan_buku_besar(keluaran)
    try:
        db, baru = _sambung(berkas)
    except sqlite3.DatabaseError as galat:
        if isinstance(galat, sqlite3.OperationalError):  # locked, read-only, disk full: nothing is wrong with the file
            raise
        _sisihkan(berkas)
        db, baru = _sambung(berkas)
    try:
        yield db, baru
    finally:
        db.close()


def _sisihkan(berkas: Path) -> None:
    ganti_berkas(berkas, berkas.with_suffix(".rusak"))
    berkas.with_name(berkas.name + "-journal").unlink(missing_ok=True)


def _sambung(berkas: Path) -> tuple[sqlite3.Connection, bool]:
    """Return the connection, and whether the tables are new."""
    berkas.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(berkas, timeout=2)
    try:
        db.execute("PRAGMA synchronous = NORMAL")
        if db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise sqlite3.DatabaseError
        versi = db.execute("PRAGMA user_version").fetchone()[0]
        ada = {nama for (nama,) in db.execute("SELECT name FROM sqlite_master")}
        baru = not ada
        if not baru and (versi != VERSI_SKEMA or not ada.issuperset(("jalan", "masukan", *_ISI_TERBIT))):
            raise sqlite3.DatabaseError
        if baru:
            db.executescript(f"BEGIN; {SKEMA} COMMIT;")
    except BaseException:
        db.close()
        raise
    return db, baru


def _pulihkan(db: sqlite3.Connection, keluaran: Path, tahun: str) -> None:
    """Enter the official reports that lie in the output folder and are not, or not as they lie there, in the ledger."""
    for berkas in sorted(keluaran.glob(f"{tahun}/TW[1-4]/ringkasan.json")):
        try:
            isi = json.loads(berkas.read_bytes())
            buku = isi["buku_kerja"]
            ada = db.execute("SELECT sha256 FROM terbit WHERE kantor = ? AND tahun = ? AND triwulan = ?", _kunci(isi)).fetchone()
            if ada == (buku["sha256"],) or isi["draf"]:
                continue
            if hashlib.sha256((berkas.parent / buku["nama"]).read_bytes()).hexdigest() == buku["sha256"]:
                with db:
                    _tulis_jalan(db, isi, 0, (None, None))
                    _tulis_terbit(db, isi)
        except (OSError, ValueError, KeyError, TypeError):
            continue  # a report of an older version or half a file: there is nothing to restore


def _kunci(isi: dict[str, Any]) -> tuple[str, int, int]:
    p = isi["parameter"]
    return samakan_skpd(p["nama_skpd"]) or p["skpd"], p["tahun"], p["triwulan"]


def _kini() -> Waktu:
    """Return the time and this computer's distance from UTC."""
    kini = datetime.now(UTC)
    return kini.isoformat(timespec="seconds"), kini.astimezone().strftime("%z")


def _tulis_jalan(db: sqlite3.Connection, isi: dict[str, Any], kode_keluar: int, waktu: Waktu) -> None:
    kantor, tahun, triwulan = _kunci(isi)
    buku, id_jalan = isi["buku_kerja"], isi["id_jalan"]
    siapa = (id_jalan, kantor, isi["parameter"]["skpd"], tahun, triwulan)
    baris = (*waktu, *siapa, int(isi["draf"]), kode_keluar, buku["nama"], buku["sha256"])
    db.execute(f"INSERT INTO jalan VALUES (NULL{', ?' * len(baris)})", baris)
    masukan = [
        (id_jalan, *(m[k] for k in ("berkas", "sha256", "ukuran", "jenis", "putusan", "peran")), *(m["baris"][k] for k in KOLOM_BARIS))
        for m in isi["masukan"]
    ]
    db.executemany(f"INSERT OR IGNORE INTO masukan VALUES (?{', ?' * (6 + len(KOLOM_BARIS))})", [_aman(m) for m in masukan])


def _aman(baris: tuple[Any, ...]) -> tuple[Any, ...]:
    """Escape lone surrogates (file names of other systems): SQLite keeps UTF-8."""
    return tuple(x.encode("utf-8", "backslashreplace").decode() if isinstance(x, str) else x for x in baris)


def _tulis_terbit(db: sqlite3.Connection, isi: dict[str, Any]) -> None:
    """Replace the published figures of one office and quarter."""
    kunci, buku, total = _kunci(isi), isi["buku_kerja"], isi["total_keluar"]
    for tabel in _ISI_TERBIT:
        db.execute(f"DELETE FROM {tabel} WHERE kantor = ? AND tahun = ? AND triwulan = ?", kunci)
    terbit = (*kunci, isi["parameter"]["skpd"], isi["id_jalan"], buku["nama"], buku["sha256"], total["pagu"], total["realisasi"])
    db.execute(f"INSERT INTO terbit VALUES (?{', ?' * 8})", terbit)
    indikator = [(*kunci, i["kode"], i["triwulan"], i["realisasi"], i["capaian"]) for i in isi["terbit"]["indikator"]]
    db.executemany(f"INSERT INTO terbit_indikator VALUES (?{', ?' * 6})", indikator)
    daun = [(*kunci, n, *(d[k] for k in _DAUN)) for n, d in enumerate(isi["terbit"]["daun"])]
    db.executemany(f"INSERT INTO terbit_daun VALUES (?{', ?' * (3 + len(_DAUN))})", daun)


def _terakhir(db: sqlite3.Connection, p: Parameter) -> Terbit | None:
    kantor = samakan_skpd(p.nama_skpd) or p.skpd
    syarat = "tahun = ? AND triwulan < ? AND (kantor = ? OR (skpd <> '' AND skpd = ?)) ORDER BY triwulan DESC, kantor <> ?, kantor LIMIT 1"
    nilai = (p.tahun, p.triwulan, kantor, p.skpd, kantor)
    ada = db.execute(f"SELECT kantor, triwulan, id_jalan, pagu, realisasi FROM terbit WHERE {syarat}", nilai).fetchone()
    if ada is None:
        return None
    kantor, triwulan, id_jalan, pagu, realisasi = ada
    syarat, kunci = "WHERE kantor = ? AND tahun = ? AND triwulan = ?", (kantor, p.tahun, triwulan)
    indikator = db.execute(f"SELECT kode, triwulan_ukur, realisasi, capaian FROM terbit_indikator {syarat}", kunci).fetchall()
    daun = db.execute(f"SELECT {', '.join(KOLOM_DAUN)}, realisasi FROM terbit_daun {syarat} ORDER BY urut", kunci).fetchall()
    return susun(triwulan, id_jalan, Total(Decimal(pagu), Decimal(realisasi)), indikator, daun)
