"""Large files: one realisasi-sipd and one pagu-sipd export, and many small ones, from file to checked frame.

Run: .venv/bin/python tests/bench/berkas_besar.py [baris] [cara ...]. Prints seconds, processor seconds and peak memory of the
parent and of its children, and how fast the machine is just then. The files are invented, seeded and kept in a temporary
folder; `cara`: bersama, sebaris, sheetjs, pagu, banyak.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

AKAR = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(AKAR))

from lkj_etl.baca.kisi import huruf  # noqa: E402 - needs the path above
from tests.berkas_sipd import JUDUL_DOKUMEN, JUDUL_PAGU  # noqa: E402 - as above

Sel = str | int | float
BULAN = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"]
RUANG = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PAKET = "http://schemas.openxmlformats.org/package/2006"
KANTOR = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KEPALA = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _hierarki(acak: random.Random) -> list[dict[str, str]]:
    """Return the leaves of 40 offices: codes and names of every level."""
    hasil = []
    for skpd in range(1, 41):
        for daun in range(60):
            program, kegiatan = f"7.01.0{daun % 5 + 1}", f"7.01.0{daun % 5 + 1}.2.{daun % 12 + 1:02d}"
            hasil.append(
                {
                    "KODE SKPD": f"7.01.0.00.0.00.{skpd:02d}.0000",
                    "NAMA SKPD": f"Kecamatan Contoh Nomor {skpd}",
                    "KODE SUB SKPD": f"7.01.0.00.0.00.{skpd:02d}.{acak.randrange(4):04d}",
                    "NAMA SUB SKPD": f"Kelurahan Contoh {skpd} & Sekitarnya",
                    "KODE FUNGSI": "1",
                    "NAMA FUNGSI": "PELAYANAN UMUM",
                    "KODE URUSAN": "7",
                    "NAMA URUSAN": "UNSUR KEWILAYAHAN",
                    "KODE BIDANG URUSAN": "7.01",
                    "NAMA BIDANG URUSAN": "KECAMATAN",
                    "KODE PROGRAM": program,
                    "NAMA PROGRAM": f"PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH {program}",
                    "KODE KEGIATAN": kegiatan,
                    "NAMA KEGIATAN": f"Administrasi Umum Perangkat Daerah {kegiatan}",
                    "KODE SUB KEGIATAN": f"{kegiatan}.{daun + 1:04d}",
                    "NAMA SUB KEGIATAN": f"Penyediaan Peralatan dan Perlengkapan Kantor {daun + 1}",
                }
            )
    return hasil


def baris_realisasi(banyak: int, benih: int) -> Iterator[list[Sel | None]]:
    """Yield titles, heading and lines of a document report; a document has three lines."""
    acak = random.Random(benih)
    daun = _hierarki(acak)
    rekening = [(f"5.1.02.01.{n // 40 + 1:03d}.{n + 1:05d}", f"Belanja Alat Tulis Kantor Jenis {n}") for n in range(400)]
    hari = [date(2026, 1, 1) + timedelta(n) for n in range(360)]
    tanggal = [f"{h.day} {BULAN[h.month - 1]} {h.year}" for h in hari]
    yield from (["LAPORAN REALISASI PER DOKUMEN"], ["KAB. CONTOH"], ["TAHUN 2026"], [], list(JUDUL_DOKUMEN))
    for n in range(banyak):
        letak, pilih = acak.randrange(len(tanggal)), acak.random()
        kode, nama = acak.choice(rekening)
        dokumen = n // 3
        skpd = dokumen % 40 + 1
        isi: dict[str, Sel | None] = {j.title().replace("Skpd", "SKPD"): v for j, v in daun[(skpd - 1) * 60 + acak.randrange(60)].items()}
        isi |= {
            "Kode Sub Fungsi": "1.1",
            "Nama Sub Fungsi": "LEMBAGA EKSEKUTIF",
            "Kode Rekening": kode,
            "Nama Rekening": nama,
            "Nomor Dokumen": f"81.05/02.0/{benih:03d}{dokumen:06d}/LS/7.01.0.00.0.00.{skpd:02d}.0000/M/1/2026",
            "Jenis Dokumen": "SPP",
            "Jenis Transaksi": "LS" if pilih < 0.9 else "UP",
            "Tanggal Dokumen": tanggal[letak],
            "Keterangan Dokumen": f"Pembayaran belanja nomor {n} & lain-lain {acak.randrange(10**6)}\nbulan {letak // 30 + 1}",
            "Nilai Realisasi": acak.randrange(1_000, 90_000_000),
            "Nilai Setoran": 0 if pilih < 0.98 else acak.randrange(1_000),
            "NIP Pegawai": f"1970010120000{n % 9000:05d}",
            "Nama Pegawai": f"Pegawai Contoh {n % 9000}",
            "Tanggal Simpan": tanggal[letak],
            "Nomor SPD": f"81.05/01.0/{skpd:06d}/M/{letak // 90 + 1}/2026",
            "Periode SPD": f"Triwulan {letak // 90 + 1}",
            "Nilai SPD": 52441553.489999995,
            "Tahapan SPD": "Murni",
            "Nama Sub Tahapan Jadwal": "APBD Murni",
            "Tahapan APBD": "Murni",
            "Nomor SPP": f"SPP/{dokumen:06d}/2026",
            "Tanggal SPP": tanggal[letak],
            "Nomor SPM": f"SPM/{dokumen:06d}/2026",
            "Tanggal SPM": tanggal[letak],
            "Nomor SP2D": f"SP2D/{dokumen:06d}/2026",
            "Tanggal SP2D": tanggal[letak] if pilih < 0.95 else None,
            "Tanggal Transfer": tanggal[letak] if pilih < 0.9 else None,
            "Nilai SP2D": acak.randrange(1_000, 900_000_000),
        }
        yield [isi.get(j) for j in JUDUL_DOKUMEN]


def baris_pagu(banyak: int, benih: int) -> Iterator[list[Sel | None]]:
    """Yield heading and lines of a Rekap, filled up to 45 columns with columns that nobody reads."""
    acak = random.Random(benih)
    daun = _hierarki(acak)
    yield [*JUDUL_PAGU, *(f"CATATAN {n}" for n in range(45 - len(JUDUL_PAGU)))]
    for n in range(banyak):
        isi: dict[str, Sel | None] = {j.replace("SUB SKPD", "SUB UNIT"): v for j, v in daun[acak.randrange(len(daun))].items()}
        isi |= {"NO": n + 1, "TAHUN": 2026, "KODE REKENING": f"5.1.02.01.001.{n % 900:05d}", "NAMA REKENING": "Belanja"}
        isi |= {"KODE SUMBER DANA": "1.1", "NAMA SUMBER DANA": "PENDAPATAN ASLI DAERAH", "PAKET/KELOMPOK": f"[#] Kelompok {n % 5000}"}
        isi |= {"NAMA PAKET/KELOMPOK": f"[-] Rincian belanja {n}", "PAGU": acak.randrange(1_000, 9_000_000)}
        yield [isi.get(j) for j in JUDUL_PAGU] + [f"catatan {n % 97}"] * (45 - len(JUDUL_PAGU))


def tulis(jalan: Path, baris: Iterator[list[Sel | None]], cara: str) -> None:
    """Write one sheet as Excel does (bersama), as openpyxl and the export of SIPD do (sebaris) or as SheetJS does (sheetjs)."""
    bersama: dict[str, int] = {}
    mampat = zipfile.ZIP_STORED if cara == "sheetjs" else zipfile.ZIP_DEFLATED
    teks: dict[str, Callable[[str], str]] = {
        "bersama": lambda n: f' t="s"><v>{bersama.setdefault(n, len(bersama))}</v></c>',
        "sebaris": lambda n: f' t="inlineStr"><is><t>{escape(n)}</t></is></c>',
        "sheetjs": lambda n: f' t="str"><v>{escape(n)}</v></c>',
    }
    buat, kolom = teks[cara], [f'<c r="{huruf(k)}' for k in range(1, 47)]
    angka = ' t="n"' if cara == "sebaris" else ""
    with zipfile.ZipFile(jalan, "w", mampat, compresslevel=1) as zip_:
        with zip_.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as bagian:
            bagian.write(f'{KEPALA}<worksheet xmlns="{RUANG}"><sheetData>'.encode())
            for r, isi in enumerate(baris, start=1):
                sel = "".join(
                    f'{k}{r}"' + (buat(n) if isinstance(n, str) else f"{angka}><v>{n!r}</v></c>")
                    for k, n in zip(kolom, isi, strict=False)
                    if n is not None
                )
                bagian.write(f'<row r="{r}">{sel}</row>'.encode())
            bagian.write(b"</sheetData></worksheet>")
        _sekitar(zip_, bersama)


def _sekitar(zip_: zipfile.ZipFile, bersama: dict[str, int]) -> None:
    jenis = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    rujukan = {"workbook": "sheet.main", "worksheets/sheet1": "worksheet", "sharedStrings": "sharedStrings"}
    isi = "".join(f'<Override PartName="/xl/{n}.xml" ContentType="{jenis}.{j}+xml"/>' for n, j in rujukan.items())
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    zip_.writestr("[Content_Types].xml", f'{KEPALA}<Types xmlns="{PAKET}/content-types">{rels}{isi}</Types>')
    rel = f'<Relationship Id="a" Type="{KANTOR}/officeDocument" Target="xl/workbook.xml"/>'
    zip_.writestr("_rels/.rels", f'{KEPALA}<Relationships xmlns="{PAKET}/relationships">{rel}</Relationships>')
    rel = f'<Relationship Id="a" Type="{KANTOR}/worksheet" Target="worksheets/sheet1.xml"/>'
    rel += f'<Relationship Id="b" Type="{KANTOR}/sharedStrings" Target="sharedStrings.xml"/>'
    zip_.writestr("xl/_rels/workbook.xml.rels", f'{KEPALA}<Relationships xmlns="{PAKET}/relationships">{rel}</Relationships>')
    buku = f'<workbook xmlns="{RUANG}" xmlns:r="{KANTOR}"><sheets><sheet name="Data" sheetId="1" r:id="a"/></sheets></workbook>'
    zip_.writestr("xl/workbook.xml", KEPALA + buku)
    teks = "".join(f"<si><t{_jaga(n)}>{escape(n)}</t></si>" for n in bersama)
    zip_.writestr("xl/sharedStrings.xml", f'{KEPALA}<sst xmlns="{RUANG}">{teks}</sst>')


def _jaga(teks: str) -> str:
    return ' xml:space="preserve"' if teks != teks.strip() or "\n" in teks else ""


def ukur(berkas: list[Path]) -> None:
    """Read the files as a run does and print seconds and peak memory; a process of its own, so that the peak is this job's."""
    mulai = time.perf_counter()
    from lkj_etl.baca.ambil import ambil

    with tempfile.TemporaryDirectory() as sementara:
        ambilan = ambil(berkas, Path(sementara), lambda kabar: None, lewati_kembar=True)
    terambil = time.perf_counter()
    from lkj_etl.masukan import baca_semua
    from lkj_etl.pengaturan import Pengaturan

    hasil = [t.bacaan for t in baca_semua(ambilan, Pengaturan())]
    selesai = time.perf_counter()
    baris = sum(b.baris.dipakai for b in hasil)
    kode = sorted({t.kode for b in hasil for t in b.temuan if t.kode != "JUDUL-TAK-DIKENAL"})
    pakai = [resource.getrusage(siapa) for siapa in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu, mib = [p.ru_utime + p.ru_stime for p in pakai], [p.ru_maxrss >> 10 for p in pakai]
    print(f"  {baris} baris, {selesai - mulai:.1f} s (anak {terambil - mulai:.1f}, induk {selesai - terambil:.1f})", end="")
    print(f", prosesor induk {cpu[0]:.1f} s, anak {cpu[1]:.1f} s, puncak induk {mib[0]} MiB, anak {mib[1]} MiB {kode}")


def putaran() -> float:
    """Return the seconds of ten million plain steps: what the machine can do just then, to compare figures by."""
    mulai = time.perf_counter()
    jumlah = 0
    for n in range(10**7):
        jumlah += n * n
    return time.perf_counter() - mulai


def main(baris: int, semua: list[str]) -> None:
    """Write the files of every `cara` and measure each in a process of its own."""
    with tempfile.TemporaryDirectory() as nama:
        folder = Path(nama)
        for cara in semua:
            if cara == "banyak":
                berkas = [folder / f"{n:03d}.xlsx" for n in range(200)]
                for n, jalan in enumerate(berkas):
                    tulis(jalan, baris_realisasi(5_000, n), "bersama")
            else:
                berkas = [folder / f"{cara}.xlsx"]
                isi = baris_pagu(baris, 1) if cara == "pagu" else baris_realisasi(baris, 1)
                tulis(berkas[0], isi, "bersama" if cara == "pagu" else cara)
            print(f"{cara}: {sum(j.stat().st_size for j in berkas) >> 20} MiB, mesin {putaran():.1f} s", flush=True)
            subprocess.run([sys.executable, __file__, "--ukur", *berkas], check=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""})
            for jalan in berkas:
                jalan.unlink()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--ukur"]:
        ukur([Path(n) for n in sys.argv[2:]])
    else:
        angka = [int(n) for n in sys.argv[1:] if n.isdigit()]
        main(
            angka[0] if angka else 500_000,
            [n for n in sys.argv[1:] if not n.isdigit()] or ["bersama", "sebaris", "sheetjs", "pagu", "banyak"],
        )
