"""The plan of a run of many offices: what was read, who is reported on, and the blocks in which they are written."""

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from flows.massal_baca import Berkas, baca_blok, bagi_berkas, muat, tanpa_tabel
from flows.massal_kantor import Daftar, KantorMassal, Pilihan, kunci, tentukan_kantor, tentukan_periode
from flows.massal_kerja import KerjaTulis
from flows.massal_masukan import DaftarMasukan
from flows.massal_mesin import Mesin
from flows.massal_pilah import pilah
from lkj_etl import VERSI
from lkj_etl.baca.ambil import pengganti
from lkj_etl.bacaan import Bacaan
from lkj_etl.jejak import Permintaan
from lkj_etl.masukan import Terbaca
from lkj_etl.pengaturan import Pengaturan
from lkj_etl.periksa.kantor import Kantor, cakupan

BLOK_KANTOR, BLOK_TERKECIL = 64, 2
Kabar = Callable[[str, int, int], None]


class Permohonan(NamedTuple):
    """What the user asked for: folders, period and details, which offices, settings."""

    folder: Path
    keluaran: Path
    permintaan: Permintaan
    pilihan: Pilihan
    pengaturan: Pengaturan


class Rencana(NamedTuple):
    """Who is reported on, for which period, and what the summary needs to know.

    `bersama`: the shared files, whose records lie on disk. `lepas`: unreadable workbooks that no office owns.
    """

    id_jalan: str
    kantor: list[KantorMassal]
    permintaan: Permintaan
    skpd_lain: int
    bersama: list[Berkas]
    lepas: list[Berkas]

    @property
    def tahun(self) -> int:
        """Return the year of the run."""
        return self.permintaan.tahun or 0

    @property
    def triwulan(self) -> int:
        """Return the quarter of the run."""
        return self.permintaan.triwulan or 0


def baca(daftar: DaftarMasukan, pengaturan: Pengaturan, mesin: Mesin, ke: Path, kabar: Kabar) -> list[Berkas]:
    """Read every file of the folder and its sub-folders once; return what the plan needs, in order of place and name."""
    kerja = bagi_berkas(daftar.langsung, daftar.sub, pengaturan, ke)
    banyak = sum(len(k.berkas) for k in kerja)
    hasil: list[Berkas] = []
    kabar("Membaca berkas", 0, banyak)
    for _, isi in mesin.kerjakan(baca_blok, kerja):
        hasil += isi
        kabar("Membaca berkas", len(hasil), banyak)
    return sorted(hasil, key=lambda b: (b.kelompok, b.nama))


def rencanakan(p: Permohonan, berkas: Sequence[Berkas]) -> Rencana:
    """Choose offices and period; raise `PemakaianSalah` where there is no office, or no year or quarter."""
    bersama = [b for b in berkas if not b.kelompok and not b.kinerja]
    usang = berkas_usang(berkas)
    berlaku = [b for b in berkas if b not in usang]
    kata = [ringkas_waktu(t) for t in _muat_bersama([b for b in bersama if b not in usang])]
    waktu = tentukan_periode([b for b, _ in kata], berlaku, p.permintaan)
    daftar = Daftar(skpd for _, skpd in kata)
    kantor, lepas = tentukan_kantor(daftar, berlaku, p.pilihan, p.permintaan.skpd)
    for b, salinan in usang.items():  # it is told in the report of whose copy replaces it
        if b.kelompok or b.kinerja:
            for k in [k for k in kantor if salinan in k.berkas][:1]:
                k.berkas.append(b)
    permintaan = p.permintaan._replace(tahun=waktu.tahun, triwulan=waktu.triwulan, skpd=None)
    id_jalan = id_massal(permintaan, p.pengaturan, berkas, kantor)
    dilaporkan = {kunci(Kantor(k.kode, k.nama)) for k in kantor}
    return Rencana(id_jalan, kantor, permintaan, len(daftar.kunci().keys() - dilaporkan), bersama, lepas)


def berkas_usang(berkas: Sequence[Berkas]) -> dict[Berkas, Berkas]:
    """Return the files that a repaired copy replaces (DESIGN 6), each with its copy, which lies in the same folder or the main one."""
    salinan = [b for b in berkas if b.asal]
    lama = {n: pengganti((b, b.sha256, b.asal) for b in salinan if b.kelompok in ("", n)) for n in {b.kelompok for b in berkas}}
    return {b: lama[b.kelompok][b.sha256] for b in berkas if b.sha256 in lama[b.kelompok]}


def bagi_kerja(p: Permohonan, r: Rencana, selesai: Collection[str], ke: Path) -> list[KerjaTulis]:
    """Put each block's rows of the shared files on disk; `selesai`: folders of the offices that need not be written again."""
    blok = bagi_kantor([k for k in r.kantor if k.folder not in selesai])
    keluaran = p.keluaran.absolute()  # other processes and machines have other folders
    return [
        KerjaTulis(tuple(isi), jalan, keluaran, r.permintaan, p.pengaturan)
        for isi, jalan in zip(blok, pilah(_muat_bersama(r.bersama), blok, ke), strict=True)
    ]


def _muat_bersama(bersama: Sequence[Berkas]) -> Iterator[Terbaca]:
    """Give the shared files one after the other, without the tables that only a marked copy needs."""
    for b in bersama:
        t = muat(b.wadah, b.letak)
        yield t._replace(ambilan=tanpa_tabel(t.ambilan))


def ringkas_waktu(t: Terbaca) -> tuple[Bacaan, tuple[Kantor, ...]]:
    """Return what a shared file says about year and quarter, without its rows, and the offices that it names."""
    b = t.bacaan
    waktu = None if b.belanja is None else b.belanja.select("tanggal", "triwulan").unique()
    return replace(b, pagu=None, belanja=waktu, kas=None, kontrol=None, tanggal_dasar=None, temuan=[], pemilik={}), cakupan(b).skpd


def bagi_kantor(kantor: Sequence[KantorMassal]) -> list[list[KantorMassal]]:
    """Cut the offices into blocks of those whose workbooks were read together, so that a block opens few files."""
    per_blok = max(BLOK_TERKECIL, min(BLOK_KANTOR, -(-len(kantor) // 8)))  # few offices still keep every worker busy
    urut = sorted(kantor, key=lambda k: (str(k.berkas[0].wadah), k.berkas[0].letak) if k.berkas else ("", 0))
    return [urut[i : i + per_blok] for i in range(0, len(urut), per_blok)]


def id_massal(permintaan: Permintaan, pengaturan: Pengaturan, berkas: Sequence[Berkas], kantor: Sequence[KantorMassal]) -> str:
    """Return the id of the whole run: inputs, offices, parameters, settings and version; never a path or a clock."""
    bagian: list[object] = [VERSI, *permintaan._asdict().values(), *(f"{k}={v}" for k, v in pengaturan.uraian())]
    bagian += sorted((b.kelompok, b.nama, b.sha256) for b in berkas)
    bagian += [k.folder for k in kantor]
    return hashlib.sha256("\n".join(map(str, bagian)).encode("utf-8", "backslashreplace")).hexdigest()[:12]
