"""From the child's answer to typed frames: its tables go to the reader of their kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from lkj_etl.baca.kinerja import baca_kinerja
from lkj_etl.baca.kinerja_identitas import baca_identitas
from lkj_etl.baca.kolom import Pembaca, Pencatat
from lkj_etl.baca.mentah import TabelMentah, dari_json
from lkj_etl.baca.pagu_sipd import baca_pagu_sipd
from lkj_etl.baca.realisasi_sipd import baca_realisasi_sipd
from lkj_etl.baca.rekap import baca_rekap
from lkj_etl.bacaan import Bacaan
from lkj_etl.nilai.teks import bersihkan, catatan_karakter
from lkj_etl.pengaturan import Pengaturan
from lkj_etl.temuan import Temuan, temuan

Pembentuk = Callable[[str, list[TabelMentah], Pengaturan], Bacaan]

PEMBENTUK: dict[str, Pembentuk] = {
    "kinerja": lambda berkas, tabel, _: baca_kinerja(berkas, tabel),
    "rekap": lambda berkas, tabel, p: baca_rekap(berkas, tabel, skala=p.skala),
    "pagu-sipd": lambda berkas, tabel, p: baca_pagu_sipd(berkas, tabel, skala=p.skala),
    "realisasi-sipd": lambda berkas, tabel, p: baca_realisasi_sipd(berkas, tabel, skala=p.skala, dasar_tanggal=p.dasar_tanggal),
}


def _lain(berkas: str, tabel: list[TabelMentah], p: Pengaturan) -> Bacaan:
    """Read a kind that most runs do not have; its reader loads only then."""
    from lkj_etl.baca.aklap import baca_aklap
    from lkj_etl.baca.kas import baca_kas
    from lkj_etl.baca.kontrol import baca_kontrol

    pembaca = {"aklap": baca_aklap, "kontrol": baca_kontrol, "kas": baca_kas}
    return pembaca[tabel[0].jenis](berkas, tabel, skala=p.skala)


def bentuk(jawaban: dict[str, Any], nama: str, pengaturan: Pengaturan) -> Bacaan:
    """Turn the child's answer into frames and findings; a refused file has its finding and no frames."""
    catatan = [_temuan(nama, c) for c in jawaban["catatan"]]
    if "tolak" in jawaban:
        return _ditolak(nama, [*catatan, _temuan(nama, jawaban["tolak"])], jawaban.get("tabel") or [])
    tabel = [dari_json(t) for t in jawaban["tabel"]]
    hasil = PEMBENTUK.get(tabel[0].jenis, _lain)(nama, tabel, pengaturan)
    huruf: dict[str, dict[str, str]] = {t.lembar: {k: t.kolom[k].huruf for k in ("kode_skpd", "nama_skpd") if k in t.kolom} for t in tabel}
    return replace(hasil, temuan=[*catatan, *_judul_bersih(nama, tabel), *hasil.temuan], huruf_skpd=huruf)


def _judul_bersih(nama: str, tabel: list[TabelMentah]) -> Iterator[Temuan]:
    """Name of each sheet the first heading with characters that nobody can see; all are read (DESIGN 4 "Peringatan of reading")."""
    for t in tabel:
        sudah: set[str] = set()
        for k in t.kolom.values():
            bersih = bersihkan(k.judul)
            for kode in catatan_karakter(bersih.catatan):
                if kode not in sudah:
                    yield temuan(kode, nama, t.lembar, f"{k.huruf}{t.baris_judul}", kolom=bersih.teks)
                sudah.add(kode)


def _ditolak(nama: str, sebab: list[Temuan], identitas: list[dict[str, Any]]) -> Bacaan:
    """A file that gives no row; sheet Identitas of a refused kinerja workbook still names the office."""
    bacaan = Bacaan(nama, "kinerja" if identitas else "-", sebab, ditolak=True)
    if identitas:
        bacaan.identitas, _ = baca_identitas(Pembaca(dari_json(identitas[0]), Pencatat(nama)))
    return bacaan


def _temuan(nama: str, catatan: list[Any]) -> Temuan:
    kode, lembar, sel, nilai = catatan
    return temuan(kode, nama, lembar, sel, **nilai)
