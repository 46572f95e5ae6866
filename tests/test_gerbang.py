"""The gate: content decides, lying containers are refused before any reader sees them."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from lkj_etl.baca.batas import MIB, Batas
from lkj_etl.baca.daftar_zip import baca_daftar
from lkj_etl.baca.kisi import Catatan, Tolak
from tests.berkas_contoh import BUKU, JENIS, LEMBAR1, TEKS, baca, kode_tolak, lembar_xml, ods, ubah, xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CSV = b"Kode Sub Kegiatan,Nama Sub Kegiatan,Pagu\r\n7.01,Satu,5\r\n"
DTD = '<!DOCTYPE sst [<!ENTITY a "lol">]>'
MAKRO = {"xl/vbaProject.bin": OLE + bytes(504)}


@pytest.mark.parametrize(
    ("isi", "nama", "kode"),
    [
        (b"", "a.xlsx", "BERKAS-KOSONG"),
        (bytes(20480), "a.xlsx", "BENTUK-TAK-DIKENAL"),
        (random.Random(7).randbytes(4096), "a.xls", "BENTUK-TAK-DIKENAL"),
        (b"%PDF-1.4\n", "a.xlsx", "BENTUK-LAIN"),
        (b"{\\rtf1 x}", "a.xls", "BENTUK-LAIN"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "a.xls", "BENTUK-LAIN"),
        (OLE, "a.xls", "OLE-TERPOTONG"),
        (OLE + bytes(4096), "a.xls", "OLE-RUSAK"),
    ],
)
def test_what_is_no_table_is_refused_by_its_content(tmp_path: Path, isi: bytes, nama: str, kode: str) -> None:
    assert kode_tolak(tmp_path, isi, nama) == kode


@pytest.mark.parametrize(
    ("isi", "nama", "diharap"),
    [
        (xlsx(), "a.xlsx", []),
        (xlsx(), "A.XLSX", []),
        (xlsx(), "a.csv", ["ISI-LAIN-DARI-NAMA"]),
        (xlsx(), "a.xlsm", ["ISI-LAIN-DARI-NAMA"]),
        (CSV, "a.csv", []),
        (CSV, "a.xlsx", ["ISI-LAIN-DARI-NAMA"]),
        (b"<table><tr><td>Kode</td></tr></table>", "a.xls", ["ISI-LAIN-DARI-NAMA"]),
        (b"<table><tr><td>Kode</td></tr></table>", "a.html", []),
        (b"Warning: x\n<table><tr><td>Kode</td></tr></table>", "a.html", []),
        (ubah(xlsx(), tambah=MAKRO), "a.xlsm", ["MAKRO-DIABAIKAN"]),
    ],
)
def test_content_decides_and_another_name_is_only_remarked(tmp_path: Path, isi: bytes, nama: str, diharap: list[str]) -> None:
    assert [c.kode for c in baca(tmp_path, isi, nama)[1]] == diharap


def test_macros_behind_another_name_are_refused(tmp_path: Path) -> None:
    assert kode_tolak(tmp_path, ubah(xlsx(), tambah=MAKRO), "a.xlsx") == "MAKRO-TERSAMAR"
    hanya_tipe = ubah(xlsx(), {JENIS: lambda s: s.replace("sheet.main+xml", "sheet.macroEnabled.main+xml")})
    assert kode_tolak(tmp_path, hanya_tipe, "a.xlsx") == "MAKRO-TERSAMAR"


def test_links_to_other_files_and_dde_are_named(tmp_path: Path) -> None:
    ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    bagian = {
        "xl/externalLinks/externalLink1.xml": f"<externalLink {ns}><externalBook/></externalLink>",
        "xl/externalLinks/externalLink2.xml": f"<externalLink {ns}><ddeLink/></externalLink>",
    }
    assert [c.kode for c in baca(tmp_path, ubah(xlsx(), tambah=bagian))[1]] == ["TAUTAN-LUAR", "TAUTAN-DDE"]


@pytest.mark.parametrize("cara", ["<f>{}</f>", '<f t="array" ref="A1">{}</f>'], ids=["polos", "menyeluruh"])
@pytest.mark.parametrize(
    ("rumus", "kode"),
    [("cmd|' /C calc'!A0", ["TAUTAN-DDE"]), ("1+soffice|x!A1", ["TAUTAN-DDE"]), ('A1&amp;"a|b"&amp;S!A1', []), ("A1|B1", [])],
)
def test_a_dde_link_within_a_formula_is_named(tmp_path: Path, rumus: str, kode: list[str], cara: str) -> None:
    """Its stored value is used, and nobody follows it; the second spelling takes the thorough reader."""
    isi = lembar_xml(f'<row r="1"><c r="A1">{cara.format(rumus)}<v>7</v></c></row>')
    lembar, catatan = baca(tmp_path, isi)
    assert (lembar[0].baris[1][1].isi, [c.kode for c in catatan]) == ("7", kode)


@pytest.mark.parametrize("bagian", [0.2, 0.6, 0.99])
def test_a_half_copied_zip_is_refused(tmp_path: Path, bagian: float) -> None:
    utuh = xlsx()
    potong = int(len(utuh) * bagian)
    assert kode_tolak(tmp_path, utuh[:potong]) == "ZIP-TERPOTONG"
    assert kode_tolak(tmp_path, utuh[:potong] + bytes(len(utuh) - potong)) == "ZIP-TERPOTONG"


def test_a_changed_byte_fails_the_checksum_of_its_part(tmp_path: Path) -> None:
    isi = bytearray(ubah(xlsx(), metode=zipfile.ZIP_STORED))
    letak = isi.find(b"<v>1169407000")
    isi[letak + 4] ^= 1
    assert kode_tolak(tmp_path, bytes(isi)) == "ZIP-CRC"


def test_a_changed_byte_in_a_part_that_nobody_reads_is_found_too(tmp_path: Path) -> None:
    isi = bytearray(ubah(xlsx(), tambah={"xl/media/image1.png": b"gambar"}, metode=zipfile.ZIP_STORED))
    isi[isi.find(b"gambar")] ^= 1
    assert kode_tolak(tmp_path, bytes(isi)) == "ZIP-CRC"


@pytest.mark.parametrize(
    ("tambah", "kode"),
    [
        ({"../../jahat.txt": "x"}, "ZIP-JALUR"),
        ({"..\\..\\jahat.txt": "x"}, "ZIP-JALUR"),
        ({"/jahat.txt": "x"}, "ZIP-JALUR"),
        ({"C:/jahat.txt": "x"}, "ZIP-JALUR"),
        ({"XL/Workbook.xml": "x"}, "ZIP-GANDA"),
        ({"xl/bom.xml": b" " * (64 << 20)}, "ZIP-BOM"),
        ({f"xl/media/{i}": b"" for i in range(2001)}, "ZIP-BOM"),
        ({"xl/rusak.xml": "<a><b></a>"}, "XML-RUSAK"),
        ({"docProps/dtd.xml": "<!DOCTYPE a><a/>"}, "XML-DTD"),
        ({"docProps/dtd16.xml": "<!DOCTYPE a><a/>".encode("utf-16")}, "XML-DTD"),
        ({"docProps/dalam.xml": "<a>" * 300 + "</a>" * 300}, "XML-TERLALU-DALAM"),
    ],
)
def test_a_lying_package_is_refused(tmp_path: Path, tambah: dict[str, str | bytes], kode: str) -> None:
    assert kode_tolak(tmp_path, ubah(xlsx(), tambah=tambah)) == kode


def test_only_stored_and_deflated_members_are_unpacked(tmp_path: Path) -> None:
    assert kode_tolak(tmp_path, ubah(xlsx(), metode=zipfile.ZIP_BZIP2)) == "ZIP-METODE"
    assert kode_tolak(tmp_path, ubah(xlsx(), metode=zipfile.ZIP_STORED)) == "-"


@pytest.mark.parametrize("bagian", [TEKS, BUKU, LEMBAR1])
def test_a_document_type_is_refused_in_every_part(tmp_path: Path, bagian: str) -> None:
    isi = ubah(xlsx(), {bagian: lambda s: s.replace("?>\n", f"?>\n{DTD}", 1)})
    assert kode_tolak(tmp_path, isi) == "XML-DTD"


def test_members_that_share_bytes_are_refused(tmp_path: Path) -> None:
    isi = bytearray(xlsx())
    akhir = isi.rfind(b"PK\5\6")
    banyak, panjang, awal = struct.unpack_from("<HII", isi, akhir + 10)
    with zipfile.ZipFile(io.BytesIO(bytes(isi))) as z:
        nama = z.namelist()[0].encode()
    entri = bytes(isi[awal : awal + 46 + len(nama)]).replace(nama, nama[:-1] + b"~")
    struct.pack_into("<HHII", isi, akhir + 8, banyak + 1, banyak + 1, panjang + len(entri), awal)
    assert kode_tolak(tmp_path, bytes(isi[:akhir]) + entri + bytes(isi[akhir:])) == "ZIP-TUMPANG-TINDIH"


def test_more_bytes_than_declared_are_refused(tmp_path: Path) -> None:
    """The declared size is what the ratio is judged by, so unpacking never goes beyond it."""
    isi = bytearray(xlsx())
    awal = struct.unpack_from("<I", isi, isi.rfind(b"PK\5\6") + 16)[0]
    asli = struct.unpack_from("<I", isi, awal + 24)[0]
    struct.pack_into("<I", isi, awal + 24, asli - 1)
    assert kode_tolak(tmp_path, bytes(isi)) == "ZIP-RUSAK"


def test_limits_are_settings(tmp_path: Path) -> None:
    longgar = ubah(xlsx(), tambah={"xl/media/a.bin": b" " * (1 << 20)})
    assert kode_tolak(tmp_path, longgar) == "ZIP-BOM"
    assert kode_tolak(tmp_path, longgar, batas=Batas(nisbah_zip=5000)) == "-"
    assert kode_tolak(tmp_path, xlsx(), batas=Batas(isi_zip=10_000)) == "ZIP-BOM"


@pytest.mark.parametrize(("awal", "batas"), [(b"PK\3\4", Batas(isi_zip=2 * MIB)), (b"Kode", Batas(berkas_lain=2 * MIB))])
def test_a_file_too_large_is_refused_with_the_limit_of_its_kind(tmp_path: Path, awal: bytes, batas: Batas) -> None:
    with pytest.raises(Tolak) as galat:
        baca(tmp_path, awal + bytes(2 * MIB), batas=batas)
    assert galat.value.catatan == Catatan("BERKAS-TERLALU-BESAR", "-", "-", {"batas": "2 MB"})


@pytest.mark.parametrize("bagian", ["word/document.xml", "xl/workbook.bin", "ppt/presentation.xml"])
def test_other_office_packages_are_named(tmp_path: Path, bagian: str) -> None:
    isi = ubah(xlsx(), {"_rels/.rels": lambda s: s.replace(BUKU, bagian)}, tambah={bagian: "<a/>"})
    assert kode_tolak(tmp_path, isi) == "BENTUK-LAIN"


def test_a_plain_archive_is_no_table(tmp_path: Path) -> None:
    isi = io.BytesIO()
    with zipfile.ZipFile(isi, "w") as z:
        z.writestr("catatan.txt", "x")
    assert kode_tolak(tmp_path, isi.getvalue()) == "BENTUK-LAIN"


def test_an_encrypted_ods_asks_for_an_open_copy(tmp_path: Path) -> None:
    ruang = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifes = f'<m:manifest xmlns:m="{ruang}"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    assert kode_tolak(tmp_path, ubah(ods(""), tambah={"META-INF/manifest.xml": manifes}), "a.ods") == "BERKAS-BERSANDI"


def test_an_encrypted_xlsx_asks_for_an_open_copy(tmp_path: Path) -> None:
    keluar = io.BytesIO()
    OOXMLFile(io.BytesIO(xlsx())).encrypt("rahasia", keluar)
    assert kode_tolak(tmp_path, keluar.getvalue()) == "BERKAS-BERSANDI"


def test_a_zip64_table_of_contents_is_understood() -> None:
    """Two members written with zip64 fields; the sizes of the second stand only there."""
    isi = io.BytesIO()
    with zipfile.ZipFile(isi, "w") as z, z.open("besar.xml", "w", force_zip64=True) as bagian:
        bagian.write(b"<a/>")
    daftar, _ = baca_daftar(isi)
    assert [(a.nama, a.asli, a.crc) for a in daftar] == [("besar.xml", 4, zlib.crc32(b"<a/>"))]


def test_a_table_of_contents_beyond_the_file_is_nonsense() -> None:
    isi = bytearray(xlsx())
    struct.pack_into("<I", isi, isi.rfind(b"PK\5\6") + 16, 1 << 30)
    with pytest.raises(Tolak, match="ZIP-RUSAK"):
        baca_daftar(io.BytesIO(bytes(isi)))


@pytest.mark.parametrize("benih", range(300))
def test_mutants_are_read_or_refused_but_never_crash(tmp_path: Path, benih: int) -> None:
    """Any other exception than Tolak fails this test."""
    acak = random.Random(benih)
    nama, utuh = acak.choice([("a.xlsx", xlsx()), ("a.ods", ods("<table:table-row><table:table-cell/></table:table-row>")), ("a.csv", CSV)])
    isi = bytearray(utuh)
    for _ in range(acak.randint(1, 6)):
        letak = acak.randrange(len(isi))
        if acak.random() < 0.5:
            isi[letak] = acak.randrange(256)
        else:
            del isi[letak : letak + 9]
        isi = isi or bytearray(b" ")
    kode_tolak(tmp_path, bytes(isi), nama)
