"""Reading for many offices: blocks of files, each read and checked in a process of its own, kept on disk until they are written."""

import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NamedTuple

from lkj_etl.baca.ambil import Ambilan, ambil
from lkj_etl.jejak import Identitas
from lkj_etl.masukan import Terbaca, baca_semua
from lkj_etl.pengaturan import Pengaturan
from lkj_etl.sementara import folder_sementara
from lkj_etl.temuan import Temuan
from lkj_etl.tulis.perbaikan import SEL_TERBANYAK

BLOK_BERKAS = 48
KATA_KINERJA = "kinerja"  # what cannot be read at all is a workbook of one office where its name says so
BLOK_BYTE = 4 << 20


class KerjaBaca(NamedTuple):
    """One block of files to read: (sub-folder or "", path), settings, and where its results go."""

    berkas: tuple[tuple[str, Path], ...]
    pengaturan: Pengaturan
    ke: Path


@dataclass(frozen=True, slots=True)
class Berkas:
    """What the planner needs to know of a file that was read; its rows lie in the file `wadah` from byte `letak`.

    `triwulan`: the last quarter that a kinerja workbook fills, 0 for none. `kinerja`: a kinerja workbook, also a refused one,
    which may have no `identitas`; `temuan` are the findings of such a file, for a run in which no office owns it. `asal`: hashes of
    the files that it replaces, where it is a repaired copy.
    """

    kelompok: str
    nama: str
    sha256: str
    wadah: Path
    letak: int
    kinerja: bool
    identitas: Identitas | None
    triwulan: int
    temuan: tuple[Temuan, ...] = ()
    asal: tuple[str, ...] = ()


def bagi_berkas(langsung: Sequence[Path], sub: Sequence[tuple[str, Sequence[Path]]], pengaturan: Pengaturan, ke: Path) -> list[KerjaBaca]:
    """Cut the files into blocks; large ones, which are exports of the whole kabupaten, come alone and first."""
    besar = [j for j in langsung if _ukuran(j) > BLOK_BYTE // 8]
    kecil = [("", j) for j in langsung if j not in set(besar)] + [(nama, j) for nama, isi in sub for j in isi]
    blok = [[("", j)] for j in besar] + [kecil[i : i + BLOK_BERKAS] for i in range(0, len(kecil), BLOK_BERKAS)]
    return [KerjaBaca(tuple(isi), pengaturan, ke / f"baca-{n:05d}.pkl") for n, isi in enumerate(blok)]


def _ukuran(jalan: Path) -> int:
    """Return the size of a file, 0 where it went away meanwhile: its reader will say so."""
    try:
        return jalan.stat().st_size
    except OSError:
        return 0


def baca_blok(kerja: KerjaBaca) -> list[Berkas]:
    """Read the files of a block and keep what they hold, one record after the other."""
    with folder_sementara() as sementara:
        semua = baca_semua(ambil([j for _, j in kerja.berkas], sementara, _diam, lewati_kembar=False), kerja.pengaturan)
    with kerja.ke.open("wb") as wadah:
        return [_simpan_satu(t, kelompok, kerja.ke, wadah) for (kelompok, _), t in zip(kerja.berkas, semua, strict=True)]


def _simpan_satu(t: Terbaca, kelompok: str, jalan: Path, wadah: IO[bytes]) -> Berkas:
    t = t._replace(ambilan=ringkas(t.ambilan))
    b = t.bacaan
    kinerja = b.kinerja is not None or b.identitas is not None or (b.ditolak and KATA_KINERJA in b.berkas.casefold())
    triwulan = max(b.kinerja.realisasi["triwulan"].to_list(), default=0) if b.kinerja else 0
    salah = tuple(b.temuan) if kinerja and b.identitas is None else ()
    asal = tuple(t.ambilan.jawaban.get("asal") or ())
    return Berkas(kelompok, b.berkas, t.ambilan.sha256, jalan, simpan(wadah, t), kinerja, _identitas(t), triwulan, salah, asal)


def ringkas(a: Ambilan) -> Ambilan:
    """Leave out of the reader's answer a table so large that no marked copy will show it; the frames hold its rows."""
    sel = sum(len(t["baris"]) * len(t["kolom"]) for t in a.jawaban.get("tabel") or [])
    return a if sel <= SEL_TERBANYAK else tanpa_tabel(a)


def tanpa_tabel(a: Ambilan) -> Ambilan:
    """Leave out the tables of the reader's answer."""
    return a._replace(jawaban={k: v for k, v in a.jawaban.items() if k != "tabel"})


def simpan(wadah: IO[bytes], t: Terbaca) -> int:
    """Keep one more record of this run on disk and return the byte where it begins; the folder is the run's own and ends with it."""
    letak = wadah.tell()
    pickle.dump(t, wadah, protocol=pickle.HIGHEST_PROTOCOL)
    return letak


def muat(wadah: Path, letak: int = 0) -> Terbaca:
    """Return one record that `simpan` kept."""
    with wadah.open("rb") as f:
        f.seek(letak)
        hasil: Terbaca = pickle.load(f)
    return hasil


def _identitas(t: Terbaca) -> Identitas | None:
    i = t.bacaan.identitas
    return None if i is None else Identitas(nama_skpd=i.nama_skpd, kode_skpd=i.kode_skpd, tahun=i.tahun)  # no signer


def _diam(_: str) -> None:
    """Blocks report as a whole."""
