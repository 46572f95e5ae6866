"""Recognises a sheet by its headings and keeps only the columns that may be read (runs in the child)."""

import re
from collections.abc import Iterator, KeysView
from typing import Any, NamedTuple

from lkj_etl.baca.calon_judul import Teks, calon_judul, calon_nama
from lkj_etl.baca.judul import BENTUK, LEBAR, PRIBADI, makna, nama_kolom
from lkj_etl.baca.judul_dasar import Bentuk, samakan_judul
from lkj_etl.baca.judul_kinerja import IDENTITAS, KINERJA
from lkj_etl.baca.judul_lain import TAK_DIKENAL
from lkj_etl.baca.judul_uang import REKAP
from lkj_etl.baca.kisi import Catatan, Kisi, Tolak, huruf
from lkj_etl.baca.lanjutan import KOSONG, pilih
from lkj_etl.baca.luar_judul import KUNCI, kolom_tanpa_judul, nama_jumlah
from lkj_etl.baca.rentang_judul import gabung, kolom_isi, nomor_kolom, rentang_judul, rentang_sesuai

BATAS_KOLOM = 1_000
BAGIAN_MIRIP = 0.5
PILIHAN_JUDUL = 3
BARIS_CONTOH = "contoh"  # in the first column of the template: the row below the heading that shows how to fill it
BOLEH_KEMBAR = frozenset({"no", "persen", "tanggal"})


class Cocok(NamedTuple):
    """A possible heading: rows `awal`..`akhir`, our column -> column number, headings by column number.

    `rentang`: the columns under a heading that stands over several (Kolom.lebar).
    """

    bentuk: Bentuk
    awal: int
    akhir: int
    kolom: dict[str, int]
    kembar: list[tuple[str, int]]
    teks: dict[int, str]
    rentang: dict[str, range]

    @property
    def kurang(self) -> list[tuple[str, ...]]:
        """Return the required groups that have no column."""
        return _kurang(self.bentuk, self.kolom.keys())


def kenali(lembar: list[Kisi]) -> tuple[list[dict[str, Any]], list[Catatan]]:
    """Return the recognised tables of a workbook as JSON-able dicts, and remarks; raise `Tolak`."""
    catatan: list[Catatan] = []
    temuan = [(kisi, cocok) for kisi in lembar if (cocok := _terbaik(kisi)) is not None]
    lengkap = [(kisi, cocok) for kisi, cocok in temuan if not cocok.kurang]
    rusak = [(kisi, cocok) for kisi, cocok in temuan if cocok.kurang and (cocok.bentuk is not REKAP or not lengkap)]
    try:
        if rusak:
            raise _judul_kurang(*rusak[0])
        if not lengkap:
            raise Tolak("JENIS-TAK-DIKENAL")
        _satu_jenis(lengkap)
        tabel = [_ambil(kisi, cocok, catatan) for kisi, cocok in lengkap]
    except Tolak as galat:
        galat.identitas = [_ambil(kisi, cocok, []) for kisi, cocok in lengkap if cocok.bentuk is IDENTITAS and not cocok.kembar]
        raise
    if not any(t["baris"] for t in tabel):
        raise Tolak("TANPA-BARIS", lengkap[0][0].nama)
    return tabel, catatan


def _terbaik(kisi: Kisi) -> Cocok | None:
    """Return the complete heading with most columns, else the damaged one that is most complete."""
    lengkap: list[Cocok] = []
    kurang: list[Cocok] = []
    for awal, akhir, teks in calon_judul(kisi):
        if lengkap and awal > lengkap[0].akhir + 1:
            break
        if len(teks) > BATAS_KOLOM:
            raise Tolak("TERLALU-BANYAK-KOLOM", kisi.nama, f"{huruf(BATAS_KOLOM + 1)}{awal}", batas=str(BATAS_KOLOM))
        for bentuk, calon in _mungkin(teks):
            if _bagian(bentuk, set(calon.values())) < BAGIAN_MIRIP:
                continue  # most kinds: neither complete nor similar, whatever comes of their code columns
            cocok = _cocokkan(kisi, Cocok(bentuk, awal, akhir, {}, [], teks, {}), calon)
            if cocok.kolom and not cocok.kurang:
                lengkap.append(cocok)
            elif cocok.kolom and _mirip(cocok, kisi.nama):
                kurang.append(cocok)
    kuat = [c for c in kurang if c.bentuk is not REKAP]
    lengkap = [c for c in lengkap if c.bentuk is not REKAP] or ([] if kuat else lengkap)
    if kuat:  # a column found twice tells that the heading is the damaged one of a wider kind
        lengkap = [c for c in lengkap if not c.kembar or all(len(k.kolom) <= len(c.kolom) for k in kuat)]
    if lengkap:
        terbaik = max(lengkap, key=lambda c: (len(c.kolom), -c.akhir, c.awal))
        return terbaik if terbaik.bentuk.jenis != TAK_DIKENAL else None
    return max(kuat or kurang, key=lambda c: (len(c.bentuk.wajib) - len(c.kurang), len(c.kolom), -c.akhir), default=None)


def _mungkin(teks: Teks) -> list[tuple[Bentuk, dict[int, str]]]:
    """Return the kinds that have a column with any of these headings and that none rules out, with our names of those columns."""
    semua: dict[int, dict[int, str]] = {}
    bukan: set[int] = set()
    for c, isi in teks.items():
        arti = makna(isi)
        bukan |= arti.bukan
        for n, nama in arti.kolom.items():
            semua.setdefault(n, {})[c] = nama
    return [(BENTUK[n], calon) for n, calon in sorted(semua.items()) if n not in bukan]


def _cocokkan(kisi: Kisi, kosong: Cocok, calon: dict[int, str]) -> Cocok:
    """Fill a candidate with the columns that the kind has; its code columns count only where they are as the kind wants them."""
    bentuk, teks = kosong.bentuk, kosong.teks
    kolom: dict[str, int] = {}
    kembar: list[tuple[str, int]] = []
    for c, nama in calon.items():
        if nama in kolom:
            kembar.append((nama, c))
        else:
            kolom[nama] = c
    lebar = LEBAR[bentuk.jenis, bentuk.lembar] & kolom.keys()
    rentang = {n: rentang_judul(kolom[n], teks, [c for nama, c in kembar if nama == n]) for n in lebar}
    if lebar and not rentang_sesuai(kisi, bentuk, kosong.akhir, rentang):
        kolom = {n: c for n, c in kolom.items() if n not in rentang}
    kembar = [(n, c) for n, c in kembar if n not in BOLEH_KEMBAR and c not in rentang.get(n, ())]
    return kosong._replace(kolom=kolom, kembar=kembar, rentang=rentang)


def _kurang(bentuk: Bentuk, kolom: set[str] | KeysView[str]) -> list[tuple[str, ...]]:
    return [grup for grup in bentuk.wajib if kolom.isdisjoint(grup)]


def _bagian(bentuk: Bentuk, kolom: set[str] | KeysView[str]) -> float:
    """Return the share of the required groups that have one of these columns."""
    return 1 - len(_kurang(bentuk, kolom)) / len(bentuk.wajib)


def _mirip(cocok: Cocok, lembar: str) -> bool:
    bentuk, bagian = cocok.bentuk, _bagian(cocok.bentuk, cocok.kolom.keys())
    if bentuk is REKAP:
        return bagian >= BAGIAN_MIRIP and len(cocok.kolom) >= 2
    dikenal = any(k in cocok.kolom for k in bentuk.khas) or (bool(bentuk.lembar) and samakan_judul(lembar) == bentuk.lembar.casefold())
    return bagian >= BAGIAN_MIRIP and dikenal


def _judul_kurang(kisi: Kisi, cocok: Cocok) -> Tolak:
    dicari = ", ".join(" atau ".join(f'"{_judul_baku(cocok.bentuk, k)}"' for k in grup[:PILIHAN_JUDUL]) for grup in cocok.kurang)
    biasa = {c for c, t in cocok.teks.items() if not cocok.bentuk.abaikan.isdisjoint(calon_nama(t))}
    dikenal = biasa | set(cocok.kolom.values())  # the others come first: the damaged heading is among them, and a long list is cut
    urut = sorted(cocok.teks.items(), key=lambda x: (x[0] in dikenal, x[0]))
    ada = ", ".join(f'"{_rapi(t)}"' for _, t in urut if not PRIBADI.match(samakan_judul(t)))
    return Tolak("JUDUL-KURANG", kisi.nama, "-", dicari=dicari, ada=ada, baris=str(cocok.akhir))


def _judul_baku(bentuk: Bentuk, nama: str) -> str:
    return next(k.judul[0] for k in bentuk.kolom if k.nama == nama).title()


def _rapi(teks: str) -> str:
    return re.sub(r"\s+", " ", teks).strip()


def _satu_jenis(lengkap: list[tuple[Kisi, Cocok]]) -> None:
    """One workbook is one kind; a kinerja workbook has its four sheets (and may have SKM), each once."""
    jenis = sorted({cocok.bentuk.jenis for _, cocok in lengkap})
    if len(jenis) > 1:
        raise Tolak("BERKAS-CAMPURAN", jenis=", ".join(jenis))
    if jenis != ["kinerja"]:
        return
    ada = [cocok.bentuk.lembar for _, cocok in lengkap]
    hilang = [b.lembar for b in KINERJA if b.lembar not in ada]
    if hilang:
        raise Tolak("LEMBAR-KURANG", dicari=", ".join(f'"{n}"' for n in hilang), ada=", ".join(f'"{k.nama}"' for k, _ in lengkap))
    for kisi, cocok in lengkap:
        if ada.count(cocok.bentuk.lembar) > 1:
            raise Tolak("LEMBAR-KEMBAR", kisi.nama, jenis=cocok.bentuk.lembar)


def _ambil(kisi: Kisi, cocok: Cocok, catatan: list[Catatan]) -> dict[str, Any]:
    """Take the allowed columns of the rows below the heading."""
    for nama, c in cocok.kembar:
        raise Tolak("JUDUL-KEMBAR", kisi.nama, f"{huruf(c)}{cocok.akhir}", judul=_judul_baku(cocok.bentuk, nama))
    _catat_judul(kisi, cocok, catatan)
    if cocok.bentuk is REKAP or cocok.bentuk in KINERJA or cocok.rentang:
        kisi.utuhkan()  # these look at several cells of a row at once
    kolom = _kolom_tabel(kisi, cocok)
    dibaca = {c for _, _, rentang in kolom for c in rentang}
    nomor = [r for r in sorted(kisi.baris) if r > cocok.akhir and not dibaca.isdisjoint(kisi.baris[r])]
    if nomor and nomor[0] == cocok.akhir + 1 and nomor_kolom(kisi.baris[nomor[0]]):
        nomor = nomor[1:]
    if cocok.bentuk.jenis == "kinerja":
        pertama = cocok.kolom.get(cocok.bentuk.kolom[0].nama, 0)
        nomor = [r for r in nomor if samakan_judul(kisi.baris[r].get(pertama, KOSONG).isi) != BARIS_CONTOH]
    lanjut = pilih(kisi.lanjutan, dibaca)
    nomor = nomor[: lanjut.depan]
    _catat_tersembunyi(kisi, cocok, [*nomor, *lanjut.nomor], catatan)
    if cocok.bentuk is REKAP or cocok.bentuk in KINERJA:
        catatan += kolom_tanpa_judul(kisi, cocok.akhir, set(cocok.teks), nomor)
    jumlah = nama_jumlah(kisi, dibaca, nomor) if cocok.bentuk is REKAP else {}
    kunci = next((k for k in KUNCI if k in cocok.kolom), "")
    isi: dict[str, dict[str, Any]] = {}
    for nama, judul_di, rentang in kolom:
        c = rentang[0]
        sel = [kisi.baris[r].get(c, KOSONG) for r in nomor] if len(rentang) == 1 else [gabung(kisi.baris[r], rentang) for r in nomor]
        if jumlah and nama == kunci:
            sel = [jumlah.get(r, s) if s.jenis == "-" else s for r, s in zip(nomor, sel, strict=True)]
        kepala = cocok.teks[judul_di]
        isi[nama] = {"huruf": huruf(c), "judul": _rapi(kepala), "jenis": "".join(s.jenis for s in sel), "isi": [s.isi for s in sel]}
        isi[nama] |= lanjut.sandi(c, sel)
        if cocok.awal != cocok.akhir:  # only for a copy of the table: there a heading of two rows must be one again
            isi[nama]["kepala"] = kepala.split("\n", 1)
    judul = [
        (f"{huruf(c)}{r}", s.isi) for r in sorted(kisi.baris) if r < cocok.awal for c, s in sorted(kisi.baris[r].items()) if s.jenis == "s"
    ]
    return {
        "jenis": cocok.bentuk.jenis,
        "bagian": cocok.bentuk.lembar,
        "lembar": kisi.nama,
        "baris_judul": cocok.akhir,
        "judul": judul,
        "baris": [*nomor, *lanjut.nomor],
        "kolom": isi,
        "basis_1904": kisi.basis_1904,
    }


def _kolom_tabel(kisi: Kisi, cocok: Cocok) -> list[tuple[str, int, range]]:
    """Return name, column of the heading and columns of the cells, for every column of the table."""
    hasil: list[tuple[str, int, range]] = []
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
    dipakai = set(cocok.kolom.values()) | {c for nama, c in _semua(cocok) if nama}
    for c, teks in sorted(cocok.teks.items()):
        calon = calon_nama(teks)
        if c in dipakai or any(k in cocok.bentuk.abaikan for k in calon):
            continue
        kode = "KOLOM-PRIBADI" if any(PRIBADI.match(k) for k in calon) else "JUDUL-TAK-DIKENAL"
        catatan.append(Catatan(kode, kisi.nama, f"{huruf(c)}{cocok.akhir}", {"judul": _rapi(teks)}))


def _semua(cocok: Cocok) -> Iterator[tuple[str | None, int]]:
    for c, teks in cocok.teks.items():
        yield next((n for k in calon_nama(teks) if (n := nama_kolom(cocok.bentuk, k))), None), c


def _catat_tersembunyi(kisi: Kisi, cocok: Cocok, nomor: list[int], catatan: list[Catatan]) -> None:
    if kisi.tersembunyi:
        catatan.append(Catatan("LEMBAR-TERSEMBUNYI", kisi.nama, "-", {}))
    if baris := [r for r in nomor if r in kisi.baris_tersembunyi]:
        isi = {"banyak": str(len(baris)), "baris": ", ".join(map(str, baris[:10]))}
        catatan.append(Catatan("BARIS-TERSEMBUNYI", kisi.nama, f"A{baris[0]}", isi))
    for c in sorted(set(cocok.kolom.values()) & kisi.kolom_tersembunyi):
        catatan.append(Catatan("KOLOM-TERSEMBUNYI", kisi.nama, f"{huruf(c)}{cocok.akhir}", {"kolom": huruf(c)}))
