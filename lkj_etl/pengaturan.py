"""Settings of a run: `lkj.toml` beside the program, then environment `LKJ_*`; every key has a default."""

import os
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast

from lkj_etl.kesalahan import PemakaianSalah

DasarTanggal = Literal["dokumen", "sp2d", "transfer", "campuran"]
AWALAN = "LKJ_"
BANYAK_UNSUR = 9
LAYANAN = frozenset({"jadwal_layanan", "tenang_layanan", "port_layanan"})  # when a report is made, never what stands in it


class Pengaturan(NamedTuple):
    """Every key with its default; `URAIAN` has a sentence for each.

    A plain record: a settings library costs a tenth of a whole run, and `ATURAN` says all that it would.
    """

    batas_capaian: Decimal = Decimal(100)
    batas_wajar: Decimal = Decimal(200)
    dasar_tanggal: DasarTanggal = "dokumen"
    bulan_tanpa_realisasi: tuple[int, ...] = ()
    cetak_pagu_nol: bool = False
    izinkan_belum_dipetakan: bool = False
    berkas_pagu: str = ""
    berkas_realisasi: str = ""
    skala: str = ""
    simpan_arsip: int = 10
    bobot_unsur: tuple[Decimal, ...] = ()
    jadwal_layanan: str = "0 7 5 1,4,7,10 *"
    tenang_layanan: int = 10
    port_layanan: int = 4262

    def uraian(self) -> tuple[tuple[str, str], ...]:
        """Return every key and value that a figure can depend on, as text, in the order of the fields (for Jejak and the run id)."""
        return tuple((k, _sebut(v)) for k, v in self._asdict().items() if k not in LAYANAN)


URAIAN: dict[str, str] = {
    "batas_capaian": "Batas atas capaian yang dicetak, dalam persen.",
    "batas_wajar": "Capaian tanpa batas di atas angka ini diberi peringatan.",
    "dasar_tanggal": "Tanggal yang menentukan bulan realisasi SIPD: dokumen, sp2d, transfer atau campuran.",
    "bulan_tanpa_realisasi": "Bulan (1-12) yang memang tidak ada dokumen realisasinya.",
    "cetak_pagu_nol": "Cetak juga baris tanpa pagu dan tanpa realisasi di Tabel 3.3 (true atau false).",
    "izinkan_belum_dipetakan": "Laporan resmi boleh memuat blok BELUM DIPETAKAN (true atau false).",
    "berkas_pagu": "Nama berkas pagu yang dipakai bila ada beberapa.",
    "berkas_realisasi": "Nama berkas realisasi yang dipakai bila ada beberapa.",
    "skala": 'Satuan angka bila judul berkas menyebut "dalam ribuan/jutaan rupiah": rupiah, ribuan atau jutaan.',
    "simpan_arsip": "Banyaknya draf lama yang disimpan di folder arsip.",
    "bobot_unsur": "Sembilan bobot unsur IKM (U1 sampai U9) yang jumlahnya tepat 1; kosong berarti masing-masing 1/9.",
    "jadwal_layanan": "Jadwal `lkj layanan` sebagai cron: menit, jam, tanggal, bulan, hari; waktu WITA (Asia/Makassar).",
    "tenang_layanan": "Berapa detik folder masukan tidak berubah sebelum `lkj layanan` mulai menyusun laporan.",
    "port_layanan": "Nomor port halaman Prefect `lkj layanan` di komputer ini, 1024 sampai 65535.",
}


def _sebut(nilai: object) -> str:
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    return "; ".join(map(str, nilai)) if isinstance(nilai, tuple) else str(nilai)


def muat(berkas: Path, lingkungan: Mapping[str, str] | None = None) -> Pengaturan:
    """Read the settings; raise `PemakaianSalah` that names the key which cannot be understood."""
    isi = _isi_toml(berkas) if berkas.is_file() else {}
    for nama, nilai in (os.environ if lingkungan is None else lingkungan).items():
        kunci = nama.removeprefix(AWALAN).lower()
        if nama.startswith(AWALAN) and kunci in ATURAN:
            isi[kunci] = nilai
    return terapkan(isi)


def _isi_toml(berkas: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(berkas.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:  # Notepad: "ANSI" or "Unicode"
        raise PemakaianSalah(
            f"Pengaturan {berkas.name} tidak dapat dibaca. Simpan lagi sebagai UTF-8 (Notepad: Save as, Encoding)."
        ) from None
    except tomllib.TOMLDecodeError as galat:
        baris = re.search(r"line (\d+)", str(galat))
        raise PemakaianSalah(
            f"Pengaturan {berkas.name}{f' baris {baris[1]}' if baris else ''} tidak dapat dibaca. Tulis satu pengaturan satu kali sebagai "
            "kunci = nilai: teks di antara tanda kutip, pecahan dengan titik, true dan false huruf kecil, dan \\ di dalam teks dua kali."
        ) from None


def terapkan(isi: Mapping[str, object]) -> Pengaturan:
    """Return the defaults with these values, as TOML or as text; raise `PemakaianSalah` that names the key."""
    return Pengaturan(**{k: _nilai(k, v) for k, v in isi.items()})


def _nilai(kunci: str, mentah: object) -> Any:
    if kunci not in ATURAN:
        raise PemakaianSalah(f"Pengaturan {kunci} tidak dikenal. Periksa ejaannya; daftar pengaturan ada di docs/panduan.md.")
    try:
        return ATURAN[kunci](mentah)
    except (KeyError, ValueError, TypeError, InvalidOperation):
        raise PemakaianSalah(
            f"Nilai pengaturan {kunci} tidak berlaku. Artinya: {URAIAN[kunci]} Contoh penulisannya ada di docs/panduan.md."
        ) from None


def _positif(mentah: object) -> Decimal:
    nilai = Decimal(str(mentah))
    if not (nilai.is_finite() and nilai > 0):
        raise ValueError
    return nilai


def _ya_tidak(mentah: object) -> bool:
    return {"true": True, "1": True, "ya": True, "false": False, "0": False, "tidak": False}[str(mentah).strip().lower()]


def _butir(mentah: object) -> list[str]:
    """Take a TOML list, or text with commas from the environment, in brackets or without; blank items are left out."""
    semua = mentah.strip().removeprefix("[").removesuffix("]").split(",") if isinstance(mentah, str) else cast("list[object]", mentah)
    return [butir for satu in semua if (butir := str(satu).strip())]


def _bulan(mentah: object) -> tuple[int, ...]:
    bulan = tuple(sorted({int(b) for b in _butir(mentah)}))
    if not set(bulan) <= set(range(1, 13)):
        raise ValueError
    return bulan


def _bobot(mentah: object) -> tuple[Decimal, ...]:
    """Nine weights that sum to 1; none means 1/9 each."""
    bobot = tuple(Decimal(b) for b in _butir(mentah))
    if bobot and (len(bobot) != BANYAK_UNSUR or sum(bobot) != 1 or min(bobot) < 0):
        raise ValueError
    return bobot


def _teks(mentah: object) -> str:
    if not isinstance(mentah, str):
        raise TypeError
    return mentah


def _salah_satu(*boleh: str) -> Callable[[object], str]:
    tetap = {b: b for b in boleh}
    return lambda mentah: tetap[_teks(mentah)]


def _cacah(mentah: object) -> int:
    nilai = int(str(mentah))
    if nilai < 0:
        raise ValueError
    return nilai


def _cron(mentah: object) -> str:
    teks = _teks(mentah).strip()
    if not re.fullmatch(r"[\d*,/-]+(?:\s+[\d*,/-]+){4}", teks):
        raise ValueError
    return teks


def _port(mentah: object) -> int:
    nilai = _cacah(mentah)
    if not 1024 <= nilai < 65536:
        raise ValueError
    return nilai


ATURAN: dict[str, Callable[[object], Any]] = {
    "batas_capaian": _positif,
    "batas_wajar": _positif,
    "dasar_tanggal": _salah_satu("dokumen", "sp2d", "transfer", "campuran"),
    "bulan_tanpa_realisasi": _bulan,
    "cetak_pagu_nol": _ya_tidak,
    "izinkan_belum_dipetakan": _ya_tidak,
    "berkas_pagu": _teks,
    "berkas_realisasi": _teks,
    "skala": _salah_satu("", "rupiah", "ribuan", "jutaan"),
    "simpan_arsip": _cacah,
    "bobot_unsur": _bobot,
    "jadwal_layanan": _cron,
    "tenang_layanan": _cacah,
    "port_layanan": _port,
}
