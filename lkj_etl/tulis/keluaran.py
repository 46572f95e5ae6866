"""The output folder: every file written beside, checked, then moved into place in one step."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate

from lkj_etl.kesalahan import MesinBermasalah
from lkj_etl.laporan import Laporan
from lkj_etl.sistem import ganti_berkas, pastikan_terganti, sinkronkan_folder
from lkj_etl.tulis.buku import daftar_lembar, tulis_buku
from lkj_etl.tulis.kalimat import nama_skpd
from lkj_etl.tulis.ringkasan import ringkasan, tabel_parquet

SEMENTARA = ".~lkj-"
PANJANG_NAMA = 100  # characters of the office's name in the file name: paths on Windows end at 260
BYTE_NAMA = 180  # and names on Linux at 255 bytes
_KEPALA_BAGIAN = struct.Struct("<4s22xHH")  # of a part in a zip: signature, lengths of its name and of the field behind it
_TERLARANG = re.compile(r'[<>:"/\\|?*]')


def simpan(laporan: Laporan, keluaran: Path, *, paksa: bool = True) -> list[Path]:
    """Write the workbook, `data/*.parquet` and `ringkasan.json` of one run and return their final paths.

    Official files go to `<tahun>/TW<n>/`; those of a draft carry DRAF in the name and keep their data in `draf/`, so
    that they never touch official ones. Afterwards an official run moves the draft of the same office to `arsip/`.
    With `paksa` every file lasts through a power cut; without, the caller sees to that for many reports at once.
    The caller holds the lock of `keluaran`: every temporary file found here is left over from a dead run.
    Raises MesinBermasalah (disk, permission, open in Excel) with every old file still whole.
    """
    p = laporan.masukan.parameter
    folder = folder_triwulan(keluaran, p.tahun, p.triwulan)
    pendamping = folder / "draf" if laporan.draf else folder
    try:
        (pendamping / "data").mkdir(parents=True, exist_ok=True)
        for f in {folder, pendamping, pendamping / "data"}:
            buang_sisa(f)
        hasil = _tulis_semua(laporan, folder / nama_buku(laporan), pendamping, paksa=paksa)
        if not laporan.draf:
            _arsipkan_draf(laporan, folder)
    except OSError as galat:
        raise MesinBermasalah(
            "Hasil tidak dapat ditulis ke folder keluaran: mungkin cakram penuh, folder tidak boleh ditulisi, atau namanya terlalu "
            "panjang. Periksa folder itu, lalu jalankan lagi. Berkas lama tidak berubah."
        ) from galat
    return hasil


def folder_triwulan(keluaran: Path, tahun: int, triwulan: int) -> Path:
    """Return where everything about one quarter lies."""
    return keluaran / str(tahun) / f"TW{triwulan}"


def nama_buku(laporan: Laporan, *, draf: bool | None = None) -> str:
    """Return the file name: `LKj TW2 2019 Kecamatan Kalumpang.xlsx`, a draft's begins with DRAF."""
    p = laporan.masukan.parameter
    depan = "DRAF " if (laporan.draf if draf is None else draf) else ""
    return f"{depan}LKj TW{p.triwulan} {p.tahun} {nama_aman(nama_skpd(laporan))}.xlsx"


def nama_aman(nama: str, cadangan: str = "Perangkat Daerah") -> str:
    """Return the name without what a file system refuses or nobody sees, bounded in length."""
    bersih = "".join(" " if unicodedata.category(h)[0] in "CZ" else h for h in unicodedata.normalize("NFC", nama))
    pendek = " ".join(_TERLARANG.sub(" ", bersih).split())[:PANJANG_NAMA]
    pendek = pendek.encode("utf-8")[:BYTE_NAMA].decode("utf-8", "ignore").strip(" .")
    return pendek or cadangan


def _tulis_semua(laporan: Laporan, buku: Path, pendamping: Path, *, paksa: bool) -> list[Path]:
    """Write all files beside their places first, then move them; `ringkasan.json` goes last: it names the workbook's hash.

    The disk takes up each file while the next one is made; nothing is moved before all of them last.
    """
    sementara: list[tuple[Path, Path]] = []
    bertahan: list[Future[None]] = []

    def tulis(tujuan: Path, isi: Callable[[Path], object], cakram: Executor) -> Path:
        # The suffix stays, the name is short: it must fit wherever the final one does.
        tmp = tujuan.parent / f"{SEMENTARA}{len(sementara)}{tujuan.suffix}"
        sementara.append((tmp, tujuan))
        isi(tmp)
        if paksa:
            bertahan.append(cakram.submit(paksa_ke_cakram, tmp))
        return tmp

    try:
        with ThreadPoolExecutor(2) as cakram:
            tmp = tulis(buku, lambda ke: tulis_buku(laporan, ke), cakram)
            tertulis = tmp.read_bytes()
            periksa_buku(tertulis, [satu.nama for satu in daftar_lembar(laporan)])
            sha = hashlib.sha256(tertulis).hexdigest()
            for nama, isi in tabel_parquet(laporan).items():
                tulis(pendamping / "data" / nama, _penulis(isi), cakram)
            tulis(pendamping / "ringkasan.json", _penulis(ringkasan(laporan, buku.name, sha).encode("ascii")), cakram)
            for satu in bertahan:
                satu.result()
        hasil = [tujuan for _, tujuan in sementara]
        for tujuan in hasil:  # a table open elsewhere must not leave a new workbook beside old figures
            pastikan_terganti(tujuan)
        while sementara:
            ganti_berkas(*sementara[0])
            del sementara[0]
        for folder in dict.fromkeys(tujuan.parent for tujuan in hasil) if paksa else ():
            sinkronkan_folder(folder)
    finally:
        for tmp, _ in sementara:
            tmp.unlink(missing_ok=True)
    return hasil


def _penulis(isi: bytes) -> Callable[[Path], object]:
    return lambda ke: ke.write_bytes(isi)


def paksa_ke_cakram(berkas: Path) -> None:
    """Make the bytes of a finished file last through a power cut."""
    with berkas.open("rb+") as f:
        os.fsync(f.fileno())


def periksa_buku(buku: bytes, diharap: list[str]) -> None:
    """Reopen the workbook: checksums, well-formed XML, exactly the sheets `diharap` in order; else raise MesinBermasalah."""
    try:
        isi = _bagian(buku)
        baik = _nama_lembar(isi["xl/workbook.xml"]) == diharap
        for bagian in isi.values():
            ParserCreate().Parse(bagian, True)
    except (zipfile.BadZipFile, struct.error, zlib.error, ExpatError, KeyError):
        baik = False
    if not baik:
        raise MesinBermasalah("Buku kerja yang baru ditulis tidak utuh waktu diperiksa ulang. Berkas lama tidak berubah; jalankan lagi.")


def _bagian(buku: bytes) -> dict[str, bytes]:
    """Unpack every part, stored or deflated, and compare it with what the directory says: half the time of `ZipFile.read`."""
    with zipfile.ZipFile(BytesIO(buku)) as z:
        daftar = z.infolist()
    hasil: dict[str, bytes] = {}
    for i in daftar:
        tanda, panjang_nama, tambahan = _KEPALA_BAGIAN.unpack_from(buku, i.header_offset)
        nama = i.header_offset + _KEPALA_BAGIAN.size
        awal = nama + panjang_nama + tambahan
        isi = buku[awal : awal + i.compress_size]
        if i.compress_type != zipfile.ZIP_STORED:
            isi = zlib.decompress(isi, -zlib.MAX_WBITS)
        kepala = (tanda, buku[nama : nama + panjang_nama])
        if kepala != (b"PK\3\4", i.orig_filename.encode()) or (len(isi), zlib.crc32(isi)) != (i.file_size, i.CRC):
            raise zipfile.BadZipFile(i.filename)
        hasil[i.filename] = isi
    return hasil


def _nama_lembar(xml: bytes) -> list[str]:
    """Return the names of the sheets that the workbook part lists."""
    nama: list[str] = []
    pengurai = ParserCreate()

    def mulai(elemen: str, atribut: dict[str, str]) -> None:
        if elemen == "sheet":
            nama.append(atribut["name"])

    pengurai.StartElementHandler = mulai
    pengurai.Parse(xml, True)
    return nama


def buang_sisa(folder: Path) -> None:
    """Remove what a dead run left; nothing happens where the folder is not there."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as isi:
        for sisa in [s.path for s in isi if s.name.startswith(SEMENTARA)]:
            Path(sisa).unlink(missing_ok=True)


def _arsipkan_draf(laporan: Laporan, folder: Path) -> None:
    """Move the office's draft to `arsip/<running number> <run id> DRAF ...` and keep the last `simpan_arsip` of them."""
    draf = folder / nama_buku(laporan, draf=True)
    if not draf.is_file():
        return
    arsip = folder / "arsip"
    arsip.mkdir(exist_ok=True)
    lama = sorted(b for b in arsip.glob("[0-9][0-9][0-9][0-9] *") if b.name.endswith(f" {draf.name}"))
    nomor = int(lama[-1].name[:4]) + 1 if lama else 1
    id_draf = _id_draf(folder / "draf" / "ringkasan.json", draf.name)
    tujuan = arsip / f"{nomor:04d} {id_draf or hashlib.sha256(draf.read_bytes()).hexdigest()[:12]} {draf.name}"
    ganti_berkas(draf, tujuan)
    simpan_arsip = int(dict(laporan.pengaturan).get("simpan_arsip", "10"))
    for berkas in [*lama, tujuan][: max(0, len(lama) + 1 - simpan_arsip)]:
        berkas.unlink(missing_ok=True)
    if id_draf:
        shutil.rmtree(folder / "draf", ignore_errors=True)
    sinkronkan_folder(folder)


def _id_draf(berkas: Path, nama: str) -> str:
    """Return the run id of the draft called `nama`; an empty text where `draf/` is another office's or cannot be read."""
    try:
        isi = json.loads(berkas.read_bytes())
        return str(isi["id_jalan"]) if isi["buku_kerja"]["nama"] == nama else ""
    except (OSError, ValueError, KeyError, TypeError):
        return ""
