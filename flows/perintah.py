"""The words of the command line: options, help and mistakes, all in Indonesian."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from lkj_etl import VERSI
from lkj_etl.baca.folder import NAMA_CONTOH
from lkj_etl.kesalahan import PemakaianSalah
from lkj_etl.nilai.triwulan import baca_triwulan

AKAR = Path(__file__).resolve().parent.parent
MASUKAN = AKAR / "input"
CONTOH = MASUKAN / NAMA_CONTOH
KELUARAN = AKAR / "output"

# What argparse says -> what the user reads; the first that fits.
SALAH: tuple[tuple[str, str], ...] = (
    (r"argument perintah: invalid choice: '(.*?)'.*", 'Perintah "{0}" tidak dikenal.'),
    (r"the following arguments are required: .*", "Perintah belum lengkap: sebutkan yang dikerjakan, misalnya lkj laporan."),
    (r"argument (\S+?)(?:/\S+)?: expected one argument", "Pilihan {0} memerlukan sebuah nilai."),
    (r"argument (\S+?)(?:/\S+)?: (?:invalid.*|ignored explicit argument.*)", "Nilai untuk {0} tidak berlaku."),
    (r"argument (\S+): not allowed with argument (\S+)", "{0} dan {1} tidak dapat dipakai bersama."),
    (r"ambiguous option: (\S+).*", "Pilihan {0} dapat berarti beberapa hal; tulis lengkap."),
)


class _Bentuk(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: str | None, actions: object, groups: object, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Pemakaian: " if prefix is None else prefix)  # type: ignore[arg-type]  # argparse's own private types


class _Pengurai(argparse.ArgumentParser):
    """argparse that speaks Indonesian and raises instead of ending the process."""

    def __init__(self, **pilihan: object) -> None:
        super().__init__(formatter_class=_Bentuk, add_help=False, allow_abbrev=False, **pilihan)  # type: ignore[arg-type]  # passed on as they are
        self._positionals.title = "Isian"
        self._optionals.title = "Pilihan"
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")

    def error(self, message: str) -> NoReturn:
        for pola, kalimat in SALAH:
            if cocok := re.fullmatch(pola, message, re.DOTALL):
                raise PemakaianSalah(f"{kalimat.format(*cocok.groups())} Lihat: {self.prog} --help")
        raise PemakaianSalah(f"Perintah tidak dapat dipahami. Lihat: {self.prog} --help")


def urai(argumen: Sequence[str]) -> argparse.Namespace:
    """Return the command and its options; raise `PemakaianSalah` for what cannot be understood."""
    pengurai = _Pengurai(prog="lkj", description="Menyusun Tabel 3.1, 3.2 dan 3.3 Laporan Kinerja triwulanan dari berkas ekspor kantor.")
    pengurai.add_argument("--version", action="version", version=f"lkj {VERSI}", help="tampilkan versi")
    anak = pengurai.add_subparsers(title="Perintah", dest="perintah", metavar="perintah", required=True, parser_class=_Pengurai)
    _laporan(anak.add_parser("laporan", help="tulis buku kerja laporan satu kantor dan satu triwulan"))
    _massal(anak.add_parser("massal", help="tulis buku kerja banyak kantor dari ekspor sekabupaten, beserta rekapnya"))
    _periksa(anak.add_parser("periksa", help="nilai setiap berkas tanpa menulis laporan"))
    _templat(anak.add_parser("templat", help="tulis buku kerja kinerja kosong untuk diisi kantor"))
    _layanan(anak.add_parser("layanan", help="bekerja sendiri: awasi folder masukan dan susun laporan menurut jadwal"))
    anak.add_parser("uji", help="jalankan uji program ini (oleh pembungkus ./lkj)")
    pilihan, sisa = pengurai.parse_known_args(argumen)
    if sisa:
        raise PemakaianSalah(f"{_tak_dikenal(sisa)} Lihat: lkj {pilihan.perintah} --help")
    return pilihan


def _tak_dikenal(sisa: list[str]) -> str:
    """Say what is left of a command: a wrong option, or the rest of a name whose quotes were forgotten."""
    if sisa[0].startswith("-"):
        return f"Pilihan tidak dikenal: {' '.join(sisa)}."
    return f'Kelebihan kata: {" ".join(sisa)}. Nama yang memuat spasi ditulis di antara tanda kutip, misalnya "Kecamatan Kalumpang".'


def _laporan(p: argparse.ArgumentParser) -> None:
    _umum(p)
    p.add_argument("--prefect", action="store_true", help="jalankan sebagai alur Prefect (server sementara)")
    _json(p)


def _umum(p: argparse.ArgumentParser) -> None:
    p.add_argument("--masukan", type=Path, metavar="FOLDER", help="folder berkas masukan (baku: input/)")
    p.add_argument("--keluaran", type=Path, metavar="FOLDER", default=KELUARAN, help="folder hasil (baku: output/)")
    p.add_argument("--tahun", type=_tahun, metavar="TAHUN", help="tahun anggaran, misalnya 2026")
    p.add_argument("--triwulan", type=_triwulan, metavar="N", help="triwulan 1 sampai 4")
    p.add_argument("--skpd", metavar="KODE/NAMA", help="kode atau nama kantor bila berkas memuat beberapa kantor")
    p.add_argument(
        "--rincian", choices=("kegiatan", "sub", "unit"), default="sub", help="rincian Tabel 3.3: kegiatan, sub atau unit (baku: sub)"
    )
    p.add_argument("--cetak-ulang", action="store_true", help="cetak ulang triwulan lalu; isian triwulan sesudahnya diabaikan")


def _massal(p: argparse.ArgumentParser) -> None:
    _umum(p)
    kantor = p.add_mutually_exclusive_group()
    kantor.add_argument("--skpd-awalan", metavar="KODE", default="", help="hanya kantor yang kodenya berawalan ini, misalnya 7.01")
    kantor.add_argument("--semua", action="store_true", help="semua SKPD di berkas ekspor (baku: yang punya buku kerja kinerja)")
    p.add_argument("--mesin", choices=("lokal", "dask"), default="lokal", help="lokal: komputer ini; dask: klaster Dask (baku: lokal)")
    p.add_argument("--alamat", metavar="ALAMAT", help="penjadwal Dask yang sudah berjalan, misalnya tcp://127.0.0.1:8786")
    _json(p)


def _json(p: argparse.ArgumentParser) -> None:
    p.add_argument("--json", action="store_true", help="tulis hasil sebagai satu objek JSON")


def _periksa(p: argparse.ArgumentParser) -> None:
    p.add_argument("jalan", nargs="*", type=Path, metavar="BERKAS/FOLDER", help="yang dinilai (baku: input/)")
    _json(p)


def _layanan(p: argparse.ArgumentParser) -> None:
    p.add_argument("--masukan", type=Path, metavar="FOLDER", default=MASUKAN, help="folder yang diawasi (baku: input/)")
    p.add_argument("--keluaran", type=Path, metavar="FOLDER", default=KELUARAN, help="folder hasil (baku: output/)")


def _templat(p: argparse.ArgumentParser) -> None:
    p.add_argument("--masukan", type=Path, metavar="FOLDER", default=MASUKAN, help="folder berkas anggaran (baku: input/)")
    p.add_argument("--keluaran", type=Path, metavar="BERKAS/FOLDER", default=KELUARAN, help="berkas atau folder hasil (baku: output/)")
    p.add_argument("--tahun", type=_tahun, metavar="TAHUN", help="tahun anggaran, misalnya 2026")
    p.add_argument("--triwulan", type=_triwulan, metavar="N", help="triwulan yang akan diisi (bersama --dari)")
    p.add_argument("--skpd", metavar="KODE/NAMA", help="kode atau nama kantor bila berkas memuat beberapa kantor")
    p.add_argument("--dari", type=Path, metavar="BERKAS", help="buku kerja kinerja triwulan atau tahun lalu yang diteruskan")
    _json(p)


def _tahun(teks: str) -> int:
    if not re.fullmatch(r"(?:19|20)\d\d", teks):
        raise ValueError
    return int(teks)


def _triwulan(teks: str) -> int:
    triwulan = baca_triwulan("s", teks)
    if triwulan is None:
        raise ValueError
    return triwulan
