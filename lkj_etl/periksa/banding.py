"""Two sources of one amount, leaf by leaf: equal, or where they differ."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

import polars as pl

from lkj_etl.nilai.angka import format_rupiah
from lkj_etl.nilai.nama import samakan, terdekat
from lkj_etl.temuan import Temuan, temuan

KODE = ("kode_sub_kegiatan", "kode_kegiatan")
NAMA = ("program", "kegiatan", "sub_kegiatan")
Kunci = tuple[str, ...]


class Sumber(NamedTuple):
    """Lines of one source; `kolom` is the amount, `sel_program` the cells that name programs."""

    garis: pl.DataFrame
    kolom: str
    sel_program: Mapping[tuple[str, int], str]


class Isi(NamedTuple):
    """A leaf of one source: its amount, its first line, and whether that line is the only one."""

    jumlah: Decimal
    garis: dict[str, Any]
    tunggal: bool = True


def sama(satu: Sumber, dua: Sumber) -> bool:
    """Say whether both sources give the same amount for every leaf (a leaf of 0 may be absent)."""
    a, b = _pasangkan(satu, dua)
    return all((a[k].jumlah if k in a else 0) == (b[k].jumlah if k in b else 0) for k in {*a, *b})


def beda(utama: Sumber, kendali: Sumber, *, kode: str, kode_hilang: str) -> list[Temuan]:
    """Report each leaf in which a control source differs from the source used: galat at the control's cell.

    Where one cell of the other source holds the amount it is told there too: nobody can say which of the two is wrong.
    By names, a program that one side does not know at all is one finding, with the nearest name of the other side.
    A leaf of 0 may be absent.
    """
    a, b = _pasangkan(utama, kendali)
    bernama = not _kode_bersama(utama, kendali)
    hasil: list[Temuan] = []
    for k in (k for k in b if k in a and a[k].jumlah != b[k].jumlah):
        hasil.append(temuan(kode, *_letak(b[k].garis), **_nilai(a[k], b[k])))
        if a[k].tunggal:
            hasil.append(temuan(kode, *_letak(a[k].garis), **_nilai(b[k], a[k])))
    for sendiri, lain, milik in ((b, a, kendali), (a, b, utama)):
        hasil += _hilang(sendiri, lain, milik, kode_hilang, bernama=bernama)
    return hasil


def _pasangkan(satu: Sumber, dua: Sumber) -> tuple[dict[Kunci, Isi], dict[Kunci, Isi]]:
    """Key both sources alike, by the finest that both carry: unit, then the deepest code, else the names."""
    kode = _kode_bersama(satu, dua)
    nama = tuple(n for n in NAMA if _ada(satu, n) and _ada(dua, n)) or NAMA
    kunci = (*(u for u in ("kode_sub_skpd",) if _lengkap(satu, u) and _lengkap(dua, u)), *((kode,) if kode else nama))
    return _per_daun(satu, kunci), _per_daun(dua, kunci)


def _kode_bersama(satu: Sumber, dua: Sumber) -> str:
    return next((k for k in KODE if _lengkap(satu, k) and _lengkap(dua, k)), "")


def _lengkap(s: Sumber, kolom: str) -> bool:
    return bool((s.garis[kolom] != "").all())


def _ada(s: Sumber, kolom: str) -> bool:
    return bool((s.garis[kolom] != "").any())


def _per_daun(s: Sumber, kunci: Kunci) -> dict[Kunci, Isi]:
    """Sum by the columns `kunci`; a kegiatan code that does not repeat its program's is told apart by it."""
    hasil: dict[Kunci, Isi] = {}
    for g in s.garis.iter_rows(named=True):
        isi = tuple(g[k] if k.startswith("kode") else samakan(g[k]) for k in kunci)
        if "kode_kegiatan" in kunci and not g["kode_kegiatan"].startswith(g["kode_program"]):
            isi = (*isi, g["kode_program"])
        lama = hasil.get(isi)
        hasil[isi] = Isi(g[s.kolom], g) if lama is None else lama._replace(jumlah=lama.jumlah + g[s.kolom], tunggal=False)
    return hasil


def mendua(pagu: pl.DataFrame, belanja: pl.DataFrame) -> list[Temuan]:
    """Report a kegiatan name that stands under several programs while a file of realisasi names no program (galat at the later line).

    pagu, belanja: schemas.anggaran. Nobody can say which of them the money was spent on.
    """
    if (belanja["program"] != "").all():
        return []
    bernama = [berkas for berkas, *ada in _terisi(belanja) if not any(ada)]
    belanja = belanja.filter(pl.col("berkas").is_in(bernama) & (pl.col("kegiatan") != ""))
    if belanja.is_empty():
        return []
    pertama: dict[Kunci, dict[str, Any]] = {}
    hasil: list[Temuan] = []
    dikenal = {samakan(n) for n in belanja["kegiatan"].to_list()}
    for g in pagu.iter_rows(named=True):
        awal = pertama.setdefault((samakan(g["kegiatan"]), samakan(g["sub_kegiatan"])), g)
        if samakan(awal["program"]) != samakan(g["program"]) and samakan(g["kegiatan"]) in dikenal:
            hasil.append(temuan("NAMA-MENDUA", *_letak(g), daun=nama_daun(g), program=awal["program"], berkas=belanja["berkas"][0]))
    return hasil


def _terisi(belanja: pl.DataFrame) -> list[tuple[Any, ...]]:
    """Return for each file whether it has any kode of a leaf, and any program."""
    kolom = (*KODE, "program")
    return belanja.group_by("berkas", maintain_order=True).agg((pl.col(k) != "").any() for k in kolom).rows()


def _hilang(sendiri: dict[Kunci, Isi], lain: dict[Kunci, Isi], milik: Sumber, kode: str, *, bernama: bool) -> Iterator[Temuan]:
    berkas_lain = next((i.garis["berkas"] for i in lain.values()), "-")
    program_lain = {samakan(i.garis["program"]): i.garis["program"] for i in lain.values()}
    daun_lain = list(dict.fromkeys(nama_daun(i.garis) for i in lain.values()))
    sudah: set[str] = set()
    for kunci, isi in sendiri.items():
        if kunci in lain or isi.jumlah == 0:
            continue
        program = isi.garis["program"]
        if bernama and program and samakan(program) not in program_lain and any(program_lain):
            if samakan(program) in sudah:
                continue
            sudah.add(samakan(program))
            sel = milik.sel_program.get((isi.garis["lembar"], isi.garis["baris"]), isi.garis["sel"])
            mirip = _mirip(program, program_lain.values())
            nama = {"program": program, "lain": berkas_lain, "mirip": mirip}
            yield temuan("PROGRAM-TIDAK-SAMA", isi.garis["berkas"], isi.garis["lembar"], sel, **nama)
            continue
        nilai = {"daun": nama_daun(isi.garis), "jumlah": format_rupiah(isi.jumlah), "lain": berkas_lain}
        yield temuan(kode, *_letak(isi.garis), **nilai, mirip=_mirip(nama_daun(isi.garis), daun_lain))


def _mirip(nama: str, calon: Any) -> str:
    dekat = terdekat(nama, calon)
    return f' Yang paling mirip di sana: "{dekat}".' if dekat and samakan(dekat) != samakan(nama) else ""


def nama_daun(garis: dict[str, Any]) -> str:
    """Return how a leaf is called in a message: its name, its code where the source gives no name."""
    return str(garis["sub_kegiatan"] or garis["kegiatan"] or garis["program"] or garis["kode_sub_kegiatan"] or garis["kode_kegiatan"])


def _nilai(lain: Isi, ini: Isi) -> dict[str, str]:
    return {
        "daun": nama_daun(ini.garis),
        "ini": format_rupiah(ini.jumlah),
        "lain": format_rupiah(lain.jumlah),
        "berkas_lain": lain.garis["berkas"],
        "sel_lain": lain.garis["sel"],
    }


def _letak(garis: dict[str, Any]) -> tuple[str, str, str]:
    return garis["berkas"], garis["lembar"], garis["sel"]
