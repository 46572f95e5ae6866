"""Seeded mutants of one table in every format: each gets an answer, and a changed amount never reads as the old one."""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
import xlwt

from lkj_etl.baca.berkas import bentuk
from lkj_etl.baca.induk import Pembaca
from lkj_etl.bacaan import Bacaan
from lkj_etl.pengaturan import Pengaturan
from lkj_etl.periksa.berkas import periksa_berkas
from tests.berkas_contoh import JUDUL, LEMBAR1, ods, ubah, xlsx
from tests.lembar_besar import ANEH, ASING
from tests.test_lembar_lain import html

# Amounts of ten digits: too long for the short numbers of .xls, so that all formats hold them as they are.
PAGU = {f"7.01.01.2.06.{n:04d}": 1_169_407_000 + 12_345_678 * n for n in range(1, 9)}
BARIS = [(kode, f"Penyediaan Bahan Kantor {n}", pagu) for n, (kode, pagu) in enumerate(PAGU.items(), 1)]


def titik(pagu: int) -> str:
    """Write an amount as offices do: 1.169.407.000."""
    return f"{pagu:,}".replace(",", ".")


def _ods() -> bytes:
    def teks(isi: str) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{isi}</text:p></table:table-cell>'

    def angka(isi: int) -> str:
        return f'<table:table-cell office:value-type="float" office:value="{isi}"><text:p>{titik(isi)}</text:p></table:table-cell>'

    semua = ["".join(map(teks, JUDUL)), *(teks(kode) + teks(nama) + angka(pagu) for kode, nama, pagu in BARIS)]
    return ods("".join(f"<table:table-row>{b}</table:table-row>" for b in semua))


def _xls() -> bytes:
    buku, keluar = xlwt.Workbook(), io.BytesIO()
    lembar = buku.add_sheet("Rekap")
    for b, baris in enumerate([JUDUL, *BARIS]):
        for k, isi in enumerate(baris):
            lembar.write(b, k, isi)
    buku.save(keluar)
    return keluar.getvalue()


def _html() -> bytes:
    semua = [JUDUL, *((kode, nama, titik(pagu)) for kode, nama, pagu in BARIS)]
    return html("<table>" + "".join("<tr>" + "".join(f"<td>{isi}</td>" for isi in b) + "</tr>" for b in semua) + "</table>")


def _csv() -> bytes:
    return "\n".join([";".join(JUDUL), *(f"{kode};{nama};{titik(pagu)}" for kode, nama, pagu in BARIS), ""]).encode()


UTUH: dict[str, bytes] = {"a.xlsx": xlsx([JUDUL, *BARIS]), "a.ods": _ods(), "a.xls": _xls(), "a.html": _html(), "a.csv": _csv()}


@pytest.fixture(scope="module")
def baca(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str, bytes], Bacaan]]:
    """Read bytes as a run does, in the child; an exception on our side or a child that failed fails the test."""
    salinan: Path = tmp_path_factory.mktemp("mutasi") / "salinan"
    with Pembaca() as pembaca:

        def satu(nama: str, isi: bytes) -> Bacaan:
            salinan.write_bytes(isi)
            hasil = periksa_berkas(bentuk(pembaca.baca(salinan, nama), nama, Pengaturan()))
            gagal = [t.kode for t in hasil.temuan if t.kode.startswith("PEMBACA-") or t.kode == "BERKAS-TAK-TERBACA"]
            assert not gagal
            assert not hasil.ditolak or any(t.tingkat == "galat" for t in hasil.temuan)
            return hasil

        yield satu


def pagu(b: Bacaan) -> dict[str, Decimal]:
    assert b.pagu is not None
    return dict(b.pagu.select("kode_sub_kegiatan", "pagu").iter_rows())


@pytest.mark.parametrize("nama", UTUH)
def test_the_sound_file_is_read(baca: Callable[[str, bytes], Bacaan], nama: str) -> None:
    assert pagu(baca(nama, UTUH[nama])) == PAGU


def rusak_byte(acak: random.Random, utuh: bytes) -> bytes:
    """Damage bytes in up to four places, or cut the file short."""
    if acak.random() < 0.15:
        return utuh[: acak.randrange(len(utuh))]
    isi = bytearray(utuh)
    for _ in range(acak.randint(1, 4)):
        letak, panjang = acak.randrange(len(isi) or 1), acak.choice((1, 1, 2, 40))
        ganti = acak.choice((acak.randbytes(panjang), b"", bytes(isi[letak : letak + panjang]) * 2, b"<", b'"', b"\0", b"&"))
        isi[letak : letak + panjang] = ganti
    return bytes(isi)


@pytest.mark.parametrize("nama", UTUH)
def test_damaged_bytes_get_an_answer(baca: Callable[[str, bytes], Bacaan], nama: str) -> None:
    acak = random.Random(f"byte {nama}")
    for _ in range(40):
        baca(nama, rusak_byte(acak, UTUH[nama]))


def rusak_anggota(acak: random.Random, utuh: bytes) -> bytes:
    """Damage, drop, swap or double a member of a zip; sizes and checksums fit again."""
    with zipfile.ZipFile(io.BytesIO(utuh)) as asal:
        semua = [(n, asal.read(n)) for n in asal.namelist()]
    letak, cara = acak.randrange(len(semua)), acak.random()
    nama, isi = semua[letak]
    if cara < 0.6:
        semua[letak] = (nama, rusak_byte(acak, isi or b" "))
    elif cara < 0.7:
        del semua[letak]
    elif cara < 0.85:
        semua[letak] = (nama, acak.choice(semua)[1])
    else:
        semua.append((acak.choice((nama.upper(), f"{nama}/", f"../{nama}", nama + "x")), isi))
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", acak.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as tujuan:
        for satu in semua:
            tujuan.writestr(*satu)
    return keluar.getvalue()


@pytest.mark.parametrize("nama", ["a.xlsx", "a.ods"])
def test_damaged_members_get_an_answer(baca: Callable[[str, bytes], Bacaan], nama: str) -> None:
    acak = random.Random(f"anggota {nama}")
    for _ in range(60):
        baca(nama, rusak_anggota(acak, UTUH[nama]))


def lain(acak: random.Random, angka: str) -> str:
    """Return a text that means another amount, or none; a leading zero would not."""
    letak, baru = acak.randrange(len(angka)), acak.choice("123456789")
    while not angka[letak].isdigit() or angka[letak] == baru:
        letak, baru = acak.randrange(len(angka)), acak.choice("123456789")
    depan, belakang = angka[:letak], angka[letak + 1 :]
    return acak.choice(
        (f"{depan}{baru}{belakang}", f"{angka[:letak]}{baru}{angka[letak:]}", f"{depan}{belakang}", f"{depan}O{belakang}", f"-{angka}",
         f"({angka})", f"{angka}E1", f"{angka},75", f"{angka} {angka}", "", "NaN", "1e400", "#REF!", "=1+1", "-", "\u0661\u0662"),
    )  # fmt: skip


def ubah_sel(acak: random.Random, nama: str, lama: int) -> bytes:
    """Change the one cell that holds this amount."""
    utuh = UTUH[nama]
    if nama == "a.xls":
        delapan = bytearray(struct.pack("<d", lama))
        delapan[acak.randrange(4, 8)] ^= 1 << acak.randrange(8)  # the lower half is below a sen
        return utuh.replace(struct.pack("<d", lama), delapan)
    if nama == "a.xlsx":
        sel = acak.choice((*ANEH, *ASING)) if acak.random() < 0.3 else ("", f"><v>{lain(acak, str(lama))}</v></c>")
        pola = re.compile(rf'(<c r="C[0-9]+")[^>]*><v>{lama}</v></c>')
        return ubah(utuh, {LEMBAR1: lambda xml: pola.sub(lambda m: m[1] + "".join(sel), xml)})
    if nama == "a.ods":
        baru = lain(acak, str(lama)).replace("&", "")
        return ubah(utuh, {"content.xml": lambda xml: xml.replace(f'office:value="{lama}"', f'office:value="{baru}"')})
    return utuh.replace(titik(lama).encode(), lain(acak, titik(lama)).encode())


@pytest.mark.parametrize("nama", UTUH)
def test_a_changed_amount_is_refused_or_read_as_changed(baca: Callable[[str, bytes], Bacaan], nama: str) -> None:
    acak, dibaca = random.Random(f"sel {nama}"), 0
    for _ in range(40):
        kode, lama = acak.choice(list(PAGU.items()))
        isi = ubah_sel(acak, nama, lama)
        assert isi != UTUH[nama]
        if (hasil := baca(nama, isi)).ditolak:
            continue
        dibaca += 1
        terbaca = pagu(hasil)
        assert terbaca.pop(kode, None) != lama
        assert terbaca == {k: n for k, n in PAGU.items() if k != kode}
    assert dibaca > 3
