"""Recognises a sheet by its headings (runs in the child)."""

import re
from collections.abc import Set as AbstractSet
from typing import Any

from lkj_etl.baca.ambil_tabel import ambil_tabel
from lkj_etl.baca.calon_judul import Teks, calon_judul, calon_nama
from lkj_etl.baca.judul import BENTUK, LEBAR, PRIBADI, makna
from lkj_etl.baca.judul_dasar import Bentuk, Cocok, rapikan_judul, samakan_judul
from lkj_etl.baca.judul_kinerja import IDENTITAS, INDIKATOR, KINERJA
from lkj_etl.baca.judul_lain import TAK_DIKENAL
from lkj_etl.baca.judul_uang import REKAP
from lkj_etl.baca.kisi import Catatan, Kisi, Tolak, huruf
from lkj_etl.baca.rentang_judul import rentang_judul, rentang_sesuai

BATAS_KOLOM = 1_000
BAGIAN_MIRIP = 0.5
PILIHAN_JUDUL = 3
_BUKAN_JUMLAH = re.compile(r"^\D+$|(?!rp)[a-z]{2}", re.IGNORECASE)
HASIL = ({"Data 3.3", "Jejak"}, {"Rekap Kabupaten", "Jejak"})  # sheets of the workbooks that this program itself writes
BOLEH_KEMBAR = frozenset({"no", "persen", "tanggal", "fisik"})


def kenali(lembar: list[Kisi]) -> tuple[list[dict[str, Any]], list[Catatan]]:
    """Return the recognised tables of a workbook as JSON-able dicts, and remarks; raise `Tolak`."""
    catatan: list[Catatan] = []
    if any(hasil <= {kisi.nama for kisi in lembar} for hasil in HASIL):
        raise Tolak("BERKAS-HASIL")
    temuan = [(kisi, cocok) for kisi in lembar if (cocok := _terbaik(kisi)) is not None]
    lengkap = [(kisi, cocok) for kisi, cocok in temuan if not cocok.kurang]
    rusak = [(kisi, cocok) for kisi, cocok in temuan if cocok.kurang and (cocok.bentuk is not REKAP or not lengkap)]
    try:
        if rusak:
            raise _judul_kurang(*rusak[0])
        if not lengkap:
            raise Tolak("JENIS-TAK-DIKENAL")
        _satu_jenis(lengkap)
        tabel = [ambil_tabel(kisi, cocok, catatan) for kisi, cocok in lengkap]
        _berisi(lengkap, tabel)
    except Tolak as galat:
        galat.identitas = [ambil_tabel(kisi, cocok, []) for kisi, cocok in lengkap if cocok.bentuk is IDENTITAS and not cocok.kembar]
        raise
    return tabel, catatan


def _berisi(lengkap: list[tuple[Kisi, Cocok]], tabel: list[dict[str, Any]]) -> None:
    """Refuse a file without a data row; a kinerja workbook without an indicator has none that counts, whatever its other sheets hold."""
    dasar = [(k, t) for (k, c), t in zip(lengkap, tabel, strict=True) if c.bentuk.jenis != KINERJA[0].jenis or c.bentuk is INDIKATOR]
    if not any(t["baris"] for _, t in dasar):
        raise Tolak("TANPA-BARIS", dasar[0][0].nama)


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
        terbaik = max(lengkap, key=lambda c: (len(c.kolom), not c.kembar, not _terpotong(kisi, c), -c.akhir, c.awal))
        return terbaik if terbaik.bentuk.jenis != TAK_DIKENAL else None
    return max(kuat or kurang, key=lambda c: (len(c.bentuk.wajib) - len(c.kurang), len(c.kolom), -c.akhir), default=None)


def _terpotong(kisi: Kisi, c: Cocok) -> bool:
    """Say whether the row below belongs to the heading: a cell is merged over it, or it holds nothing but words beside the names.

    Such words (s.d. bulan lalu, bulan ini) stand below the amounts, at least one of them where the heading has no cell of its own.
    """
    if any(r1 <= c.akhir < r2 and c1 in c.teks for r1, c1, r2, _ in kisi.gabungan):
        return True
    bawah = {k: sel for k, sel in kisi.baris.get(c.akhir + 1, {}).items() if sel.isi.strip()}
    kiri = min((c.kolom[nama] for nama in c.bentuk.sendiri if nama in c.kolom), default=0)
    if not kiri or bawah.keys() <= kisi.baris[c.akhir].keys():
        return False
    return all(k >= kiri and sel.jenis == "s" and _BUKAN_JUMLAH.search(sel.isi) for k, sel in bawah.items())


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


def _bagian(bentuk: Bentuk, kolom: AbstractSet[str]) -> float:
    """Return the share of the required groups that have one of these columns."""
    return 1 - len(bentuk.kurang(kolom)) / len(bentuk.wajib)


def _mirip(cocok: Cocok, lembar: str) -> bool:
    bentuk, bagian = cocok.bentuk, _bagian(cocok.bentuk, cocok.kolom.keys())
    if bentuk is REKAP:
        return bagian >= BAGIAN_MIRIP and len(cocok.kolom) >= 2
    dikenal = any(k in cocok.kolom for k in bentuk.khas) or (bool(bentuk.lembar) and samakan_judul(lembar) == bentuk.lembar.casefold())
    return bagian >= BAGIAN_MIRIP and dikenal


def _judul_kurang(kisi: Kisi, cocok: Cocok) -> Tolak:
    dicari = ", ".join(" atau ".join(f'"{cocok.bentuk.judul_baku(k)}"' for k in grup[:PILIHAN_JUDUL]) for grup in cocok.kurang)
    biasa = {c for c, t in cocok.teks.items() if not cocok.bentuk.abaikan.isdisjoint(calon_nama(t))}
    dikenal = biasa | set(cocok.kolom.values())  # the others come first: the damaged heading is among them, and a long list is cut
    urut = sorted(cocok.teks.items(), key=lambda x: (x[0] in dikenal, x[0]))
    ada = ", ".join(f'"{rapikan_judul(t)}"' for _, t in urut if not PRIBADI.match(samakan_judul(t)))
    return Tolak("JUDUL-KURANG", kisi.nama, "-", dicari=dicari, ada=ada, baris=str(cocok.akhir))


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
