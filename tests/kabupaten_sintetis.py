"""A synthetic kabupaten of any size: shared SIPD exports and one kinerja workbook per office, seeded, invented names only."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter

from tests.berkas_sipd import JUDUL_DOKUMEN, JUDUL_PAGU, tulis

TAHUN, TRIWULAN = 2026, 2
PER_BAGIAN = 200  # offices per export: larger ones come in parts, as a sheet holds only so many rows
PROGRAM = ("Penunjang Urusan Contoh", "Pelayanan Publik Contoh", "Pemberdayaan Contoh", "Ketenteraman Contoh", "Pembinaan Desa Contoh")
KATA = ("Penyediaan", "Koordinasi", "Fasilitasi", "Evaluasi", "Pembinaan", "Pemeliharaan")
BULAN = ("Januari", "Februari", "Maret", "April", "Mei", "Juni")
JUDUL_INDIKATOR = (
    "Kode", "Sasaran", "Indikator Kinerja Sasaran", "Satuan", "Target Tahunan", "Target TW 1", "Target TW 2", "Target TW 3", "Target TW 4",
    "Cara Hitung", "Arah", "Jenis Target", "Jadwal Ukur", "Bila Tidak Ada Kejadian", "Formulasi", "Sumber Data",
)  # fmt: skip
JUDUL_REALISASI = (
    "Kode",
    "Triwulan",
    "Pembilang",
    "Penyebut",
    "Nilai",
    "Penjelasan",
    "Faktor Pendorong",
    "Faktor Penghambat",
    "Tindak Lanjut",
)
JUDUL_PEMETAAN = ("Kode Indikator", "Sasaran (Tabel 3.3)", "Indikator (Tabel 3.3)", "Program", "Kegiatan", "Sub Kegiatan")
CARA = ("nilai", "rasio x target", "rasio x 100", "rasio x 100", "nilai", "rasio x 100", "rasio x target")
NAIK = ("makin tinggi makin baik", "posisi akhir", "triwulan", "tercapai 100%")


@dataclass(frozen=True, slots=True)
class Daun:
    """One sub kegiatan: program, kegiatan and its own code, with their names."""

    program: tuple[str, str]
    kegiatan: tuple[str, str]
    sub: tuple[str, str]


def kode_kantor(nomor: int) -> str:
    """Return the code of office `nomor` (from 0), in the form of SIPD."""
    return f"7.01.0.00.{nomor // 9801:02d}.{nomor // 99 % 99:02d}.{nomor % 99 + 1:02d}.0000"


def nama_kantor(nomor: int) -> str:
    """Return its invented name."""
    return f"Kecamatan Contoh {nomor + 1:04d}"


def daun(banyak: int) -> list[Daun]:
    """Return the leaves that every office has: six per program."""
    hasil = []
    for n in range(banyak):
        p, k, s = n // 6, n // 3 % 2 + 1, n % 3 + 1
        program = f"7.01.{p + 1:02d}"
        kegiatan = f"{program}.2.{k:02d}"
        nama = f"{KATA[n % len(KATA)]} kegiatan contoh nomor {k} pada program ke-{p + 1}"
        sub = f"{KATA[(n + 2) % len(KATA)]} sub kegiatan contoh nomor {s} dari kegiatan {k}"
        hasil.append(Daun((program, f"PROGRAM {PROGRAM[p % len(PROGRAM)].upper()}"), (kegiatan, nama), (f"{kegiatan}.{s:04d}", sub)))
    return hasil


def buat(folder: Path, banyak: int, *, benih: int = 7, banyak_daun: int = 30, cacat: float = 0.05, per_bagian: int = PER_BAGIAN) -> None:
    """Write the exports of `banyak` offices, in parts, and their workbooks; a share `cacat` of the workbooks has a typing mistake."""
    acak = random.Random(benih)
    folder.mkdir(parents=True, exist_ok=True)
    semua = daun(banyak_daun)
    for awal in range(0, banyak, per_bagian):
        nomor = range(awal, min(banyak, awal + per_bagian))
        akhiran = f" bagian {awal // per_bagian + 1:03d}" if banyak > per_bagian else ""
        pagu = {n: [acak.randrange(2_000_000, 900_000_000) for _ in semua] for n in nomor}
        tulis(folder / f"Rekap 5{akhiran}.xlsx", _pagu(pagu, semua))
        tulis(folder / f"Laporan Realisasi Per Dokumen{akhiran}.xlsx", _dokumen(acak, pagu, semua))
        for n in nomor:
            tulis_kinerja(folder / f"Kinerja {n + 1:04d}.xlsx", n, semua, acak, salah=acak.random() < cacat)


def _umum(n: int, d: Daun) -> dict[str, Any]:
    kode, nama = kode_kantor(n), nama_kantor(n)
    return {
        "kode skpd": kode, "nama skpd": nama, "kode sub skpd": kode, "nama sub skpd": nama, "kode sub unit": kode, "nama sub unit": nama,
        "kode urusan": "7", "nama urusan": "UNSUR KEWILAYAHAN", "kode bidang urusan": "7.01", "nama bidang urusan": "KECAMATAN",
        "kode program": d.program[0], "nama program": d.program[1], "kode kegiatan": d.kegiatan[0], "nama kegiatan": d.kegiatan[1],
        "kode sub kegiatan": d.sub[0], "nama sub kegiatan": d.sub[1],
        "kode rekening": "5.1.02.01.001.00024", "nama rekening": "Belanja Contoh",
    }  # fmt: skip


def _pagu(pagu: dict[int, list[int]], semua: Sequence[Daun]) -> list[list[Any]]:
    hasil: list[list[Any]] = [list(JUDUL_PAGU)]
    for n, jumlah in pagu.items():
        for d, nilai in zip(semua, jumlah, strict=True):
            isi = {**_umum(n, d), "no": len(hasil), "tahun": TAHUN, "kode sumber dana": "1.1", "nama sumber dana": "DAU", "pagu": nilai}
            hasil.append([isi.get(j.lower()) for j in JUDUL_PAGU])
    return hasil


def _dokumen(acak: random.Random, pagu: dict[int, list[int]], semua: Sequence[Daun]) -> list[list[Any]]:
    """Two documents per leaf, over the six months of the half year; titles, heading in row 5, a misplaced Total."""
    hasil: list[list[Any]] = [["LAPORAN REALISASI PER DOKUMEN"], ["KAB. CONTOH"], [f"TAHUN {TAHUN}"], [], list(JUDUL_DOKUMEN)]
    total, letak = 0, JUDUL_DOKUMEN.index("Nilai Realisasi") + 1
    for n, jumlah in pagu.items():
        for i, (d, nilai) in enumerate(zip(semua, jumlah, strict=True)):
            for k in range(2):
                bagian = nilai * acak.randrange(5, 30) // 100
                nomor = f"{n + 1:04d}.{i + 1:02d}/0{k + 1}.0/{acak.randrange(10**6):06d}/LS/{kode_kantor(n)}/M/1/{TAHUN}"
                isi = {
                    **_umum(n, d), "nomor dokumen": nomor, "jenis dokumen": "SPP", "jenis transaksi": "LS", "nilai realisasi": bagian,
                    "tanggal dokumen": f"{acak.randrange(1, 28)} {BULAN[(i * 2 + k) % 6]} {TAHUN}", "nilai setoran": 0, "nilai spd": 999,
                    "nomor spd": f"{n + 1:04d}/01.0/000001/M/1/{TAHUN}", "tahapan apbd": "APBD Murni",
                }  # fmt: skip
                hasil.append([isi.get(j.lower()) for j in JUDUL_DOKUMEN])
                total += bagian
    akhir: list[Any] = [None] * len(JUDUL_DOKUMEN)
    akhir[0], akhir[letak], akhir[letak + 1] = "Total", total, 0
    return [*hasil, akhir]


def tulis_kinerja(jalan: Path, n: int, semua: Sequence[Daun], acak: random.Random, *, salah: bool = False, kode: str | None = None) -> None:
    """Write the workbook of office `n`: seven indicators, two quarters, every program mapped; `salah`: one ratio over nothing."""
    indikator: list[list[Any]] = []
    realisasi: list[list[Any]] = []
    for i, cara in enumerate(CARA, start=1):
        kunci, target = f"{(i + 1) // 2}.{i}", 85 + i
        nama = f"Persentase hasil contoh nomor {i} yang diselesaikan tepat waktu oleh kecamatan"
        sasaran = f"Meningkatnya mutu penyelenggaraan tugas contoh ke-{(i + 1) // 2}"
        indikator.append(
            [kunci, sasaran, nama, "%", *[target] * 5, cara, *NAIK, "Jumlah selesai / jumlah seluruhnya x 100%", "Laporan kantor"]
        )
        for tw in range(1, TRIWULAN + 1):
            atas, bawah = acak.randrange(60, 80), 80
            isi: list[Any] = (
                [None, None, round(acak.uniform(70, 90), 2)]
                if cara == "nilai"
                else [atas, 0 if salah and i == 2 and tw == 2 else bawah, None]
            )
            teks = [
                f"Dari {bawah} kegiatan pada triwulan {tw} telah selesai {atas}.",
                "Dukungan aparat desa.",
                "Cuaca.",
                "Penjadwalan ulang.",
            ]
            realisasi.append([kunci, tw, *isi, *teks])
    program = list(dict.fromkeys(d.program for d in semua))
    peta: list[list[Any]] = [[indikator[p % len(indikator)][0], None, None, " ".join(nama), None, None] for p, nama in enumerate(program)]
    peta += [[indikator[5][0], None, None, " ".join(program[0]), " ".join(semua[3].kegiatan), None]] if len(semua) > 3 else []
    peta += [[indikator[6][0], None, None, " ".join(program[0]), " ".join(semua[0].kegiatan), " ".join(semua[0].sub)]]
    identitas: list[list[Any]] = [
        ["Nama perangkat daerah", nama_kantor(n)], ["Sebutan kantor", f"Kantor {nama_kantor(n)}"],
        ["Kode SKPD", kode_kantor(n) if kode is None else kode], ["Kabupaten/Kota", "Kabupaten Contoh"], ["Tahun anggaran", TAHUN],
        ["Jabatan penanda tangan", "CAMAT CONTOH"], ["Nama penanda tangan", None], ["Pangkat", None], ["NIP", None],
        ["Tempat", "Contoh"], ["Tanggal laporan", None],
    ]  # fmt: skip
    lembar: tuple[tuple[str, Sequence[Any], Sequence[Sequence[Any]]], ...] = (
        ("Identitas", ("Isian", "Nilai"), identitas),
        ("Indikator", JUDUL_INDIKATOR, indikator),
        ("Realisasi", JUDUL_REALISASI, realisasi),
        ("Pemetaan", JUDUL_PEMETAAN, peta),
    )
    with xlsxwriter.Workbook(jalan, {"in_memory": True}) as buku:
        for nama, judul, baris in lembar:
            ws = buku.add_worksheet(nama)
            for r, satu in enumerate((judul, *baris)):
                for k, nilai in enumerate(satu):
                    if isinstance(nilai, str):
                        ws.write_string(r, k, nilai)
                    elif nilai is not None:
                        ws.write_number(r, k, nilai)
