"""Takes a recognised table out of its sheet: only the columns that may be read, and remarks on the rest (runs in the child)."""

from typing import Any

from lkj_etl.baca.calon_judul import calon_nama
from lkj_etl.baca.judul import BENTUK, PRIBADI, makna
from lkj_etl.baca.judul_dasar import Cocok, rapikan_judul
from lkj_etl.baca.judul_kinerja import KINERJA
from lkj_etl.baca.judul_uang import REKAP
from lkj_etl.baca.kisi import Catatan, Kisi, Tolak, huruf
from lkj_etl.baca.lanjutan import Pilihan, pilih
from lkj_etl.baca.lembar_isian import baris_isian, tandai_tertutup, turunkan
from lkj_etl.baca.luar_judul import KUNCI, kolom_kode, kolom_tanpa_judul, nama_jumlah
from lkj_etl.baca.rentang_judul import gabung, kolom_isi, nomor_kolom
from lkj_etl.baca.sel import KOSONG

PANJANG_NOMOR = 7  # a number among the titles is a year or a quarter (2026.0); longer ones may be personal and stay unread
KolomTabel = tuple[str, int, range]  # name, column of the heading, columns of the cells


def ambil_tabel(kisi: Kisi, cocok: Cocok, catatan: list[Catatan]) -> dict[str, Any]:
    """Return the allowed columns of the rows below the heading (shape of `mentah.TabelMentah`); add remarks to `catatan`.

    Raise Tolak JUDUL-KEMBAR where a column that is read has its heading twice.
    """
    for nama, c in cocok.kembar:
        raise Tolak("JUDUL-KEMBAR", kisi.nama, f"{huruf(c)}{cocok.akhir}", judul=cocok.bentuk.judul_baku(nama))
    if cocok.bentuk is REKAP:
        _tambah_kode(kisi, cocok)
    _catat_judul(kisi, cocok, catatan)
    if cocok.bentuk is REKAP or cocok.bentuk in KINERJA or cocok.rentang:
        kisi.utuhkan()  # these look at several cells of a row at once
    kolom = _kolom_tabel(kisi, cocok)
    dibaca = {c for _, _, rentang in kolom for c in rentang}
    lanjut = pilih(kisi.lanjutan, dibaca)
    nomor = _baris_data(kisi, cocok, dibaca)[: lanjut.depan]
    _catat_tersembunyi(kisi, cocok, [*nomor, *lanjut.nomor], catatan)
    if cocok.bentuk is REKAP or cocok.bentuk in KINERJA:
        catatan += kolom_tanpa_judul(kisi, cocok.akhir, set(cocok.teks), nomor)
    atas = ((r, c, s) for r in sorted(kisi.baris) if r < cocok.awal for c, s in sorted(kisi.baris[r].items()))
    judul = [(f"{huruf(c)}{r}", s.isi) for r, c, s in atas if s.jenis == "s" or (s.jenis == "n" and len(s.isi) < PANJANG_NOMOR)]
    return {
        "jenis": cocok.bentuk.jenis,
        "bagian": cocok.bentuk.lembar,
        "lembar": kisi.nama,
        "baris_judul": cocok.akhir,
        "judul": judul,
        "baris": [*nomor, *lanjut.nomor],
        "kolom": _isi(kisi, cocok, kolom, dibaca, nomor, lanjut),
        "basis_1904": kisi.basis_1904,
    }


def _tambah_kode(kisi: Kisi, cocok: Cocok) -> None:
    """Take a column of codes under a heading that nobody knows: without it a rekap counts its program lines as kegiatan."""
    if any(nama in cocok.kolom for nama in ("kode", "kode_program", "kode_kegiatan", "kode_sub_kegiatan", "kode_rekening")):
        return
    kisi.utuhkan()
    asing = set(cocok.teks).difference(cocok.kolom.values())
    c = kolom_kode(kisi, asing, [r for r in kisi.baris if r > cocok.akhir])
    if c is not None:
        cocok.kolom["kode"] = c


def _baris_data(kisi: Kisi, cocok: Cocok, dibaca: set[int]) -> list[int]:
    """Return the rows below the heading that hold something; a row of column numbers and the template's example are none."""
    nomor = [r for r in sorted(kisi.baris) if r > cocok.akhir and not dibaca.isdisjoint(kisi.baris[r])]
    if nomor and nomor_kolom(kisi.baris[nomor[0]]):  # below a merged heading it stands a row or more further down
        nomor = nomor[1:]
    turunkan(kisi, cocok.bentuk, cocok.kolom, nomor)
    tandai_tertutup(kisi, cocok.bentuk, cocok.kolom, nomor)
    return baris_isian(kisi, cocok.bentuk, cocok.kolom, nomor) if cocok.bentuk.jenis == "kinerja" else nomor


def _isi(
    kisi: Kisi, cocok: Cocok, kolom: list[KolomTabel], dibaca: set[int], nomor: list[int], lanjut: Pilihan
) -> dict[str, dict[str, Any]]:
    """Return letter, heading and cells of each column; in a rekap a total's name may come from a column that is not read."""
    jumlah = nama_jumlah(kisi, dibaca, nomor) if cocok.bentuk is REKAP else {}
    kunci = next((k for k in KUNCI if k in cocok.kolom), "")
    hasil: dict[str, dict[str, Any]] = {}
    for nama, judul_di, rentang in kolom:
        c = rentang[0]
        sel = [kisi.baris[r].get(c, KOSONG) for r in nomor] if len(rentang) == 1 else [gabung(kisi.baris[r], rentang) for r in nomor]
        if jumlah and nama == kunci:
            sel = [jumlah.get(r, s) if s.jenis == "-" else s for r, s in zip(nomor, sel, strict=True)]
        kepala = cocok.teks[judul_di]
        satu = {"huruf": huruf(c), "judul": rapikan_judul(kepala), "jenis": "".join(s.jenis for s in sel), "isi": [s.isi for s in sel]}
        satu |= lanjut.sandi(c, sel)
        if cocok.awal != cocok.akhir:  # only for a copy of the table: there a heading of two rows must be one again
            satu["kepala"] = kepala.split("\n", 1)
        hasil[nama] = satu
    return hasil


def _kolom_tabel(kisi: Kisi, cocok: Cocok) -> list[KolomTabel]:
    """Return name, column of the heading and columns of the cells, for every column of the table."""
    hasil: list[KolomTabel] = []
    for nama, c in cocok.kolom.items():
        rentang = cocok.rentang.get(nama)
        if rentang is None:
            isi = kolom_isi(kisi, cocok.akhir, c) if cocok.bentuk.berentang else c
            hasil.append((nama, c, range(isi, isi + 1)))
        elif next(k.lebar for k in cocok.bentuk.kolom if k.nama == nama) == 0:
            hasil.append((nama, c, rentang))
        else:
            hasil += [(f"{nama}_{n}", c, range(k, k + 1)) for n, k in enumerate(rentang, start=1)]
    return hasil


def _catat_judul(kisi: Kisi, cocok: Cocok, catatan: list[Catatan]) -> None:
    nomor = BENTUK.index(cocok.bentuk)
    dipakai = set(cocok.kolom.values()) | {c for c, teks in cocok.teks.items() if nomor in makna(teks).kolom}
    for c, teks in sorted(cocok.teks.items()):
        calon = calon_nama(teks)
        if c in dipakai or any(k in cocok.bentuk.abaikan for k in calon):
            continue
        kode = "KOLOM-PRIBADI" if any(PRIBADI.match(k) for k in calon) else "JUDUL-TAK-DIKENAL"
        catatan.append(Catatan(kode, kisi.nama, f"{huruf(c)}{cocok.akhir}", {"judul": rapikan_judul(teks)}))


def _catat_tersembunyi(kisi: Kisi, cocok: Cocok, nomor: list[int], catatan: list[Catatan]) -> None:
    if kisi.tersembunyi:
        catatan.append(Catatan("LEMBAR-TERSEMBUNYI", kisi.nama, "-", {}))
    if baris := [r for r in nomor if r in kisi.baris_tersembunyi]:
        isi = {"banyak": str(len(baris)), "baris": ", ".join(map(str, baris[:10]))}
        catatan.append(Catatan("BARIS-TERSEMBUNYI", kisi.nama, f"A{baris[0]}", isi))
    for c in sorted(set(cocok.kolom.values()) & kisi.kolom_tersembunyi):
        catatan.append(Catatan("KOLOM-TERSEMBUNYI", kisi.nama, f"{huruf(c)}{cocok.akhir}", {"kolom": huruf(c)}))
