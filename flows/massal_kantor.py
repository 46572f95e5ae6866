"""Which offices a run of many reports on, and which files belong to each."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from flows.massal_baca import Berkas, muat
from lkj_etl.bacaan import Bacaan
from lkj_etl.jejak import Permintaan
from lkj_etl.kesalahan import PemakaianSalah
from lkj_etl.nilai.kode import kode_baku
from lkj_etl.nilai.nama import samakan, samakan_skpd
from lkj_etl.nilai.teks import aman_tampil
from lkj_etl.periksa.kantor import Kantor, cakupan
from lkj_etl.periksa.waktu import Waktu, dari_masukan, pastikan_jelas
from lkj_etl.tulis.keluaran import nama_aman

AWALAN_KECAMATAN = "7.01"
TIDAK_ADA = (
    f"Tidak ada kantor yang dapat dilaporkan: tidak ada buku kerja kinerja dan tidak ada kecamatan (kode {AWALAN_KECAMATAN}) "
    "di berkas masukan. Sebutkan --skpd-awalan atau --semua."
)
TIDAK_DIKENAL = 'Kantor "{skpd}" tidak ditemukan di berkas masukan. Tulis kode atau nama seperti di berkas.'
FOLDER_SAMA = 'Dua kantor tanpa kode akan memakai folder "{folder}". Isi Kode SKPD di lembar Identitas keduanya.'


@dataclass(frozen=True, slots=True)
class Pilihan:
    """Which offices: those whose code begins with `awalan`, or all; neither: those with a workbook, else every kecamatan."""

    awalan: str = ""
    semua: bool = False


@dataclass(slots=True)
class KantorMassal:
    """One office of the run and its own files; `diminta` is what `lkj laporan --skpd` would be given."""

    kode: str
    nama: str
    diminta: str | None = None
    berkas: list[Berkas] = field(default_factory=list)

    @property
    def folder(self) -> str:
        """Return the name of its output folder: the code, else the name."""
        return self.kode or nama_aman(self.nama)


class Daftar:
    """The offices that the shared files name: by code and by name, each with the first that stands there."""

    def __init__(self, skpd: Iterable[Sequence[Kantor]]) -> None:
        self.semua = list(dict.fromkeys(k for semua in skpd for k in semua))
        self._kode: dict[str, Kantor] = {}
        self._nama: dict[str, Kantor] = {}
        for k in self.semua:
            self._kode.setdefault(k.kode, k)
            self._nama.setdefault(samakan_skpd(k.nama), k)

    def cari(self, kode: str, nama: str) -> Kantor:
        """Return the office with the half of its identity that is missing filled in, as far as the files tell it."""
        ada = self._kode.get(kode) if kode else self._nama.get(samakan_skpd(nama))
        return Kantor(kode, nama) if ada is None else Kantor(kode or ada.kode, nama or ada.nama)

    def kunci(self) -> dict[str, Kantor]:
        """Return every office once, in the order of the files."""
        hasil: dict[str, Kantor] = {}
        for k in self.semua:
            hasil.setdefault(kunci(k), k)
        return hasil


def kunci(k: Kantor) -> str:
    """Return what an office is told apart by: its code, else its name."""
    return k.kode or samakan_skpd(k.nama)


def tentukan_kantor(
    daftar: Daftar, berkas: Sequence[Berkas], pilihan: Pilihan, diminta: str | None
) -> tuple[list[KantorMassal], list[Berkas]]:
    """Return the offices by code, then name, and the unreadable workbooks that no office owns.

    A workbook belongs to the office of its Kode SKPD, else of its name; the files of a sub-folder to the office of its workbook,
    else to the one that they or the folder's name say; a workbook that gives no identity to the office that its file name names.
    Raise `PemakaianSalah` where there is no office.
    """
    hasil: dict[str, KantorMassal] = {}
    lepas: list[Berkas] = []
    for kelompok, isi in _kelompok(berkas):
        k = _pemilik(kelompok, isi, daftar)
        if not k.kode and not k.nama:
            lepas += isi
            continue
        satu = hasil.setdefault(kunci(k), KantorMassal(k.kode, k.nama, None))
        satu.berkas += isi
        if not any(b.identitas and b.identitas.nama_skpd for b in isi):
            satu.diminta = k.kode or k.nama
    if pilihan.semua or pilihan.awalan or not hasil:
        awalan = pilihan.awalan or AWALAN_KECAMATAN
        for nama, k in daftar.kunci().items():
            if pilihan.semua or berawalan(k.kode, awalan):
                hasil.setdefault(nama, KantorMassal(k.kode, k.nama, k.kode or k.nama))
    return _pilih(hasil.values(), pilihan, diminta), lepas


def _pilih(semua: Iterable[KantorMassal], pilihan: Pilihan, diminta: str | None) -> list[KantorMassal]:
    dipilih = [k for k in semua if pilihan.semua or not pilihan.awalan or berawalan(k.kode, pilihan.awalan)]
    if diminta:
        dipilih = [k for k in dipilih if k.kode == kode_baku(diminta) or samakan_skpd(k.nama) == samakan_skpd(diminta)]
    if not dipilih:
        raise PemakaianSalah(TIDAK_DIKENAL.format(skpd=aman_tampil(diminta)) if diminta else TIDAK_ADA)
    for folder, banyak in Counter(k.folder.casefold() for k in dipilih).items():
        if banyak > 1:  # no code, and names that differ only in what a folder's name cannot hold
            raise PemakaianSalah(FOLDER_SAMA.format(folder=folder))
    return sorted(dipilih, key=lambda k: (k.kode == "", k.kode, k.nama))


def berawalan(kode: str, awalan: str) -> bool:
    """Say whether a code begins with whole parts of another: 7.01 begins 7.01.0 and not 7.010."""
    return kode == awalan or kode.startswith(awalan.rstrip(".") + ".")


def _kelompok(berkas: Sequence[Berkas]) -> list[tuple[str, list[Berkas]]]:
    """Return each workbook that lies in the folder itself, and the files of each sub-folder together."""
    hasil: list[tuple[str, list[Berkas]]] = []
    sub: dict[str, list[Berkas]] = {}
    for b in berkas:
        if b.kelompok:
            sub.setdefault(b.kelompok, []).append(b)
        elif b.kinerja:
            hasil.append(("", [b]))
    return [*hasil, *sub.items()]


def _pemilik(kelompok: str, isi: Sequence[Berkas], daftar: Daftar) -> Kantor:
    beridentitas = next((b.identitas for b in isi if b.identitas and b.identitas.nama_skpd), None)
    if beridentitas is not None:
        return daftar.cari(kode_baku(beridentitas.kode_skpd) or "", beridentitas.nama_skpd)
    sendiri = Daftar(cakupan(muat(b.wadah, b.letak).bacaan).skpd for b in isi).semua
    if len({kunci(k) for k in sendiri}) == 1:
        return daftar.cari(sendiri[0].kode, sendiri[0].nama)
    if not kelompok:
        nama = f" {samakan(isi[0].nama)} "
        cocok = [k for k in daftar.kunci().values() if k.nama and f" {samakan_skpd(k.nama)} " in nama.replace(".", " ").replace("_", " ")]
        return max(cocok, key=lambda k: len(k.nama), default=Kantor("", ""))
    kode = kode_baku(kelompok) or ""
    return daftar.cari(kode, "" if kode else kelompok)


class Periode(NamedTuple):
    """Year and quarter of the run."""

    tahun: int
    triwulan: int


def tentukan_periode(bersama: Sequence[Bacaan], berkas: Sequence[Berkas], permintaan: Permintaan) -> Periode:
    """Return year and quarter: as asked, else as the shared files say, else as all workbooks agree; else raise `PemakaianSalah`."""
    ada = dari_masukan(bersama)
    tahun = {b.identitas.tahun for b in berkas if b.identitas and b.identitas.tahun}
    isian = Waktu(tahun.pop() if len(tahun) == 1 else None, max((b.triwulan for b in berkas), default=0) or None)
    hasil = (permintaan.tahun or ada.tahun or isian.tahun, permintaan.triwulan or ada.triwulan or isian.triwulan)
    return Periode(*pastikan_jelas(*hasil, "massal"))
