"""Reading for many offices: blocks of files, each read and checked in a process of its own, kept on disk until they are written."""

import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

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
    """What the planner needs to know of a file that was read; its rows lie at position `urutan` in the file `wadah`.

    `triwulan`: the last quarter that a kinerja workbook fills, 0 for none. `kinerja`: a kinerja workbook, also a refused one,
    which may have no `identitas`; `temuan` are the findings of such a file, for a run in which no office owns it.
    """

    kelompok: str
    nama: str
    sha256: str
    wadah: Path
    urutan: int
    kinerja: bool
    identitas: Identitas | None
    triwulan: int
    temuan: tuple[Temuan, ...] = ()


def bagi_berkas(langsung: Sequence[Path], sub: Sequence[tuple[str, Sequence[Path]]], pengaturan: Pengaturan, ke: Path) -> list[KerjaBaca]:
    """Cut the files into blocks; large ones, which are exports of the whole kabupaten, come alone and first."""
    besar = [j for j in langsung if j.stat().st_size > BLOK_BYTE // 8]
    kecil = [("", j) for j in langsung if j not in set(besar)] + [(nama, j) for nama, isi in sub for j in isi]
    blok = [[("", j)] for j in besar] + [kecil[i : i + BLOK_BERKAS] for i in range(0, len(kecil), BLOK_BERKAS)]
    return [KerjaBaca(tuple(isi), pengaturan, ke / f"baca-{n:05d}") for n, isi in enumerate(blok)]


def baca_blok(kerja: KerjaBaca) -> list[Berkas]:
    """Read the files of a block; money files of the whole kabupaten go to a file each, the workbooks of the block to one."""
    with folder_sementara() as sementara:
        semua = baca_semua(ambil([j for _, j in kerja.berkas], sementara, _diam, lewati_kembar=False), kerja.pengaturan)
    bersama: list[Terbaca] = []
    hasil: list[Berkas] = []
    for (kelompok, _), t in zip(kerja.berkas, semua, strict=True):
        t = t._replace(ambilan=ringkas(t.ambilan))
        b = t.bacaan
        kinerja = b.kinerja is not None or b.identitas is not None or (b.ditolak and KATA_KINERJA in b.berkas.casefold())
        if kelompok or kinerja:
            wadah, urutan = kerja.ke.with_suffix(".pkl"), len(bersama)
            bersama.append(t)
        else:
            wadah, urutan = kerja.ke.with_name(f"{kerja.ke.name}-{len(hasil):03d}.pkl"), 0
            simpan(wadah, [t])
        triwulan = max(b.kinerja.realisasi["triwulan"].to_list(), default=0) if b.kinerja else 0
        salah = tuple(b.temuan) if kinerja and b.identitas is None else ()
        hasil.append(Berkas(kelompok, b.berkas, t.ambilan.sha256, wadah, urutan, kinerja, _identitas(t), triwulan, salah))
    if bersama:
        simpan(kerja.ke.with_suffix(".pkl"), bersama)
    return hasil


def ringkas(a: Ambilan) -> Ambilan:
    """Leave out of the reader's answer a table so large that no marked copy will show it; the frames hold its rows."""
    sel = sum(len(t["baris"]) * len(t["kolom"]) for t in a.jawaban.get("tabel") or [])
    return a if sel <= SEL_TERBANYAK else tanpa_tabel(a)


def tanpa_tabel(a: Ambilan) -> Ambilan:
    """Leave out the tables of the reader's answer."""
    return a._replace(jawaban={k: v for k, v in a.jawaban.items() if k != "tabel"})


def simpan(berkas: Path, isi: object) -> None:
    """Keep records of this run on disk; the folder is the run's own and ends with it."""
    with berkas.open("wb") as f:
        pickle.dump(isi, f, protocol=pickle.HIGHEST_PROTOCOL)


def muat(berkas: Path) -> list[Terbaca]:
    """Return what `simpan` kept."""
    with berkas.open("rb") as f:
        hasil: list[Terbaca] = pickle.load(f)
    return hasil


def _identitas(t: Terbaca) -> Identitas | None:
    i = t.bacaan.identitas
    return None if i is None else Identitas(nama_skpd=i.nama_skpd, kode_skpd=i.kode_skpd, tahun=i.tahun)  # no signer


def _diam(_: str) -> None:
    """Blocks report as a whole."""
