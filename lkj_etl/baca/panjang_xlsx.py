"""The fast reader of large sheet parts: the first rows as cells, those behind them by column, a page of rows at a time."""

import re
from array import array
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from itertools import islice, pairwise
from typing import NamedTuple

from lkj_etl.baca.batas import BARIS_EXCEL
from lkj_etl.baca.halaman_xlsx import Campur, PembacaKolom, buat_sel
from lkj_etl.baca.kilat_bagian import BentukAsing
from lkj_etl.baca.kilat_xlsx import KENDALI, NAMA, TUTUP, Baris, sari
from lkj_etl.baca.kisi import Tolak
from lkj_etl.baca.lanjutan import KODE, Halaman, KolomPanjang, Lanjutan
from lkj_etl.baca.paket_xlsx import BENAR
from lkj_etl.baca.sel import Bagian, Sel
from lkj_etl.baca.sel_xlsx import KOLOM, PembacaLembar
from lkj_etl.baca.wadah_zip import Wadah
from lkj_etl.baca.xml_aman import jalankan

# A heading is looked for in 100 rows and the two behind them, and judged by the 200 below it.
BARIS_KEPALA = 320
BUKA, SEL = b'<row r="', b'<c r="'
BUKA_BARIS = re.compile(rf'((?: {NAMA}="[^"<>&]*")*)><c r="([A-Z]{{1,3}})')
KELOMPOK_TERBANYAK = 64
TEKS_BANYAK = 100_000  # a table of more strings costs more than it saves in the few rows that go cell by cell
HALAMAN = 1 << 20  # a page of some hundred rows: its pieces stay in the cache of the processor
# An earlier share is longer, because it need not unpack what follows: the last one looks at the whole part and its checksum.
CONDONG = 0.87


class Cukup(Exception):
    """This share ends here."""


class _Sebentuk(NamedTuple):
    """Rows of one page that hold the same columns, not yet kept."""

    nomor: list[int]
    kolom: dict[int, Halaman]


class BarisPanjang(Baris):
    """Reads the rows behind the first ones into `Kisi.lanjutan`; a page with anything unusual goes row by row."""

    def __init__(self, pembaca: PembacaLembar, kepala: bytes, ukuran: int, bagian: Bagian) -> None:
        """Read the share `bagian` of a part of `ukuran` bytes; a page belongs to the share that it begins in."""
        super().__init__(pembaca, kepala)
        self._lanjutan = Lanjutan(partial(buat_sel, pembaca.teks), pembaca.batas.sel, bagian)
        self._letak = 0
        self._awal, self._akhir = (int(ukuran * (ke / bagian.dari) ** CONDONG) for ke in (bagian.ke, bagian.ke + 1))
        self._dilewati = b""
        self._kolom: dict[int, PembacaKolom] = {}
        self._atribut_kenal: dict[bytes, int] = {}
        self._tersembunyi: dict[bytes, bool] = {}
        self._banyak = 0

    def _teks_bersama(self) -> dict[str, Sel | None]:
        return super()._teks_bersama() if len(self._pembaca.teks) < TEKS_BANYAK else {}

    def ambil(self, isi: bytes) -> None:
        """Read a stretch of whole rows; raise BentukAsing or Tolak at anything else."""
        kisi = self._pembaca.kisi
        letak = self._letak
        self._letak += len(isi)
        if len(kisi.baris) < BARIS_KEPALA:
            potong = _sesudah_baris(isi, BARIS_KEPALA - len(kisi.baris))
            super().ambil(isi[:potong])
            isi = isi[potong:]
            if not isi:
                return
        kisi.lanjutan = self._lanjutan
        if not self._giliran(letak, isi):
            return
        try:
            bagian = self._halaman(isi)
        except (BentukAsing, Campur, Tolak):
            self._satu_satu(isi)
            return
        for b in bagian:
            self._simpan(b)

    def _giliran(self, letak: int, isi: bytes) -> bool:
        """Say whether the page at `letak` is in this share; rows number on from the page before."""
        if letak < self._awal:
            self._dilewati = isi or self._dilewati
            return False
        if self._dilewati:
            awal = self._dilewati.rfind(BUKA) + len(BUKA)
            if self._dilewati.count(BUKA) != self._dilewati.count(b"<row"):
                raise BentukAsing
            nomor = self._dilewati[awal : self._dilewati.find(b'"', awal)]
            self._pembaca.baris_terakhir = _nomor([nomor], self._pembaca.baris_terakhir)[0]
            self._dilewati = b""
        if letak >= self._akhir:
            raise Cukup
        return True

    def _halaman(self, isi: bytes) -> list[_Sebentuk]:
        """Read a page as a whole; nothing is kept before all of it is known to be plain."""
        if not isi:
            return []
        if not isi.startswith(BUKA) or not isi.endswith(TUTUP):
            raise BentukAsing
        semua: list[bytes] = []
        menurut_lebar: dict[int, list[list[bytes]]] = {}
        for satu in isi[len(BUKA) : -len(TUTUP)].split(TUTUP + BUKA):  # a row that ends or begins otherwise is no plain cell
            tulisan = satu[: satu.find(b'"')]
            sel = satu.split(tulisan + b'"')
            if sel[0]:
                raise BentukAsing
            sel[0] = tulisan
            semua.append(tulisan)
            menurut_lebar.setdefault(len(sel), []).append(sel)
        nomor = _nomor(semua, self._pembaca.baris_terakhir)
        bagian = [b for sel in menurut_lebar.values() for b in self._sebentuk(sel)]
        self._pembaca.baris_terakhir = nomor[-1]
        return bagian

    def _sebentuk(self, sel: list[list[bytes]]) -> list[_Sebentuk]:
        """Read rows with the same number of cells: at once where all of them hold the same columns, else apart."""
        try:
            return [self._bagian(sel)]
        except Campur:
            menurut_kolom: dict[tuple[bytes, ...], list[list[bytes]]] = {}
            for s in sel:
                menurut_kolom.setdefault(tuple(p[p.rfind(b'"') + 1 :] for p in s[1:-1]), []).append(s)
            if not 1 < len(menurut_kolom) <= KELOMPOK_TERBANYAK:
                raise BentukAsing from None
            return [self._bagian(s) for s in menurut_kolom.values()]

    def _bagian(self, sel: list[list[bytes]]) -> _Sebentuk:
        nomor, buka, *potongan = zip(*sel, strict=True)
        pertama = {self._buka_baris(b) for b in set(buka)}
        if len(pertama) > 1:
            raise Campur
        hasil: dict[int, Halaman] = {}
        kolom = KOLOM[pertama.pop()]
        for letak, isi in enumerate(potongan, start=1):
            huruf = isi[0][isi[0].rfind(b'"') + 1 :] if letak < len(potongan) else b""
            hasil[kolom] = self._untuk(kolom).baca(isi, SEL + huruf if huruf else b"")
            berikut = KOLOM[huruf.decode("ascii", "replace")]
            if letak < len(potongan) and berikut <= kolom:
                raise BentukAsing
            kolom = berikut
        angka = list(map(int, nomor))
        if any(map(self._tersembunyi.__getitem__, set(buka))):
            self._pembaca.kisi.baris_tersembunyi.update(n for n, b in zip(angka, buka, strict=True) if self._tersembunyi[b])
        return _Sebentuk(angka, hasil)

    def _buka_baris(self, isi: bytes) -> str:
        """Return the first column of a row; remember whether the row is hidden."""
        if not isi.isascii() or len(isi.translate(None, KENDALI)) < len(isi):
            raise BentukAsing
        cocok = BUKA_BARIS.fullmatch(isi.decode("ascii"))
        if cocok is None:
            raise BentukAsing
        atribut = self.atribut(f' r="1"{cocok[1]}')
        self._tersembunyi[isi] = atribut.get("hidden") in BENAR or atribut.get("ht") == "0"
        return cocok[2]

    def _untuk(self, kolom: int) -> PembacaKolom:
        if kolom not in self._kolom:
            if not kolom:
                raise BentukAsing
            self._kolom[kolom] = PembacaKolom(self._pembaca, KolomPanjang(), self._atribut_kenal)
        return self._kolom[kolom]

    def _simpan(self, bagian: _Sebentuk) -> None:
        awal = len(self._lanjutan.nomor)
        self._banyak += len(bagian.nomor) * len(bagian.kolom)
        if self._banyak > self._pembaca.batas.sel_panjang:
            raise Tolak("LEMBAR-TERLALU-BESAR", self._pembaca.kisi.nama)
        self._lanjutan.nomor.extend(bagian.nomor)
        for c, halaman in bagian.kolom.items():
            self._lanjutan.kolom.setdefault(c, self._kolom[c].kolom).tambah(awal, len(bagian.nomor), halaman)

    def _satu_satu(self, isi: bytes) -> None:
        """Read a page row by row, then keep it by column."""
        baris = self._pembaca.kisi.baris
        sebelum = len(baris)
        super().ambil(isi)
        for nomor in list(islice(baris, sebelum, None)):
            kode = {c: self._untuk(c).kolom.kode(s) for c, s in baris.pop(nomor).items()}
            self._simpan(_Sebentuk([nomor], {c: Halaman(KODE, array("I", [k])) for c, k in kode.items()}))


def baca_panjang(wadah: Wadah, pembaca: PembacaLembar, nama: str, bagian: Bagian) -> None:
    """Read the part `nama` of a large sheet; raise BentukAsing or Tolak as the thorough reader is to judge."""
    baris = partial(BarisPanjang, ukuran=wadah.ukuran(nama), bagian=bagian)
    with suppress(Cukup):
        jalankan(pembaca.urai, sari(pembaca, wadah.alirkan(nama, HALAMAN), baris), nama)
    if pembaca.kisi.lanjutan is not None:
        pembaca.kisi.lanjutan.urutkan()


def _sesudah_baris(isi: bytes, banyak: int) -> int:
    """Return the position behind so many rows, the length of `isi` where it holds no more."""
    letak = 0
    for _ in range(banyak):
        letak = isi.find(TUTUP, letak) + len(TUTUP)
        if letak < len(TUTUP):
            return len(isi)
    return letak


def _nomor(semua: Sequence[bytes], terakhir: int) -> list[int]:
    """Return the row numbers of a page; raise BentukAsing where they are none or do not ascend from the last one on."""
    if not semua:
        return []
    if not all(semua) or not b"".join(semua).isdigit() or min(semua)[:1] == b"0" or max(map(len, semua)) > 7:
        raise BentukAsing
    angka = list(map(int, semua))
    if angka[0] <= terakhir or angka[-1] > BARIS_EXCEL or any(a >= b for a, b in pairwise(angka)):
        raise BentukAsing
    return angka
