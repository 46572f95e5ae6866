"""The command line as a program: exit codes, one JSON object, Indonesian sentences, same bytes for same inputs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.berkas_sipd import ALAT, GAJI, SARANA, Dokumen, Pagu, baris_dokumen, baris_pagu, kode_skpd, tulis
from tests.contoh_kalumpang import BELANJA, DPA, KINERJA, tulis_contoh
from tests.jalan_lkj import AKAR, buku, json_saja, laporan, lkj, program

KOSONG = {"pagu": "0.00", "realisasi": "0.00"}


@pytest.fixture
def contoh(tmp_path: Path) -> Path:
    folder = tmp_path / "masukan"
    tulis_contoh(folder)
    return folder


@pytest.fixture
def sipd(tmp_path: Path) -> Path:
    """Two offices in one Rekap and one document report, January to March; one of them has a kelurahan."""
    folder = tmp_path / "sipd"
    folder.mkdir()
    pagu = [Pagu(GAJI, 1000), Pagu(ALAT, 300), Pagu(SARANA, 500, unit="0001"), Pagu(SARANA, 200, unit="0002"), Pagu(GAJI, 7000, skpd="06")]
    bulan = [Dokumen(GAJI, 100, f"7 {b} 2026", f"D{b}") for b in ("Januari", "Februari", "Maret")]
    lain = [Dokumen(SARANA, 50, "9 Maret 2026", "U1", unit="0001"), Dokumen(GAJI, 70, "9 Maret 2026", "L1", skpd="06")]
    tulis(folder / "rekap.xlsx", baris_pagu(pagu))
    tulis(folder / "dokumen.xlsx", baris_dokumen([*bulan, *lain]))
    return folder


def test_laporan_resmi_dan_json(contoh: Path, tmp_path: Path) -> None:
    jawaban = program("laporan", "--masukan", contoh, "--keluaran", tmp_path / "keluaran", "--tahun", 2019, "--triwulan", 2, "--json")
    isi = json_saja(jawaban)
    assert (jawaban.kode, jawaban.galat) == (0, "")
    assert isi["parameter"] == {"tahun": 2019, "triwulan": 2, "skpd": "Kecamatan Kalumpang"}
    assert isi["total_masuk"] == isi["total_keluar"] == {"pagu": "2629137600.00", "realisasi": "542505821.00"}
    assert [p["berkas"] for p in jawaban.json["putusan"]] == [str(contoh / n) for n in sorted((BELANJA, DPA, KINERJA))]
    assert all(Path(k).is_file() for k in jawaban.json["keluaran"])


def test_laporan_untuk_orang(contoh: Path, tmp_path: Path) -> None:
    jawaban = program("laporan", "--masukan", contoh, "--keluaran", tmp_path / "keluaran", "--tahun", 2019, "--triwulan", "TW II")
    assert (jawaban.kode, jawaban.galat) == (0, "")
    assert "Pagu Rp 2.629.137.600; realisasi Rp 542.505.821" in jawaban.keluar
    assert "LKj TW2 2019 Kecamatan Kalumpang.xlsx" in jawaban.keluar


def test_tahun_dan_triwulan_dari_berkas(contoh: Path, tmp_path: Path) -> None:
    """The titles and Identitas agree on 2019; the title of the realisasi names TW II."""
    jawaban = laporan(contoh, tmp_path / "keluaran")
    assert jawaban.kode == 0
    assert json_saja(jawaban)["parameter"] == {"tahun": 2019, "triwulan": 2, "skpd": "Kecamatan Kalumpang"}


def test_draf_bila_ada_galat(contoh: Path, tmp_path: Path) -> None:
    (contoh / KINERJA).unlink()
    jawaban = laporan(contoh, tmp_path / "keluaran", "--tahun", 2019, "--triwulan", 2)
    assert jawaban.kode == 1
    assert [t["kode"] for t in jawaban.json["temuan"] if t["tingkat"] == "galat"] == ["TANPA-KINERJA"]
    json_saja(jawaban)
    assert buku(tmp_path / "keluaran") == ["DRAF LKj TW2 2019 KANTOR KECAMATAN KALUMPANG.xlsx"]


@pytest.mark.parametrize(
    ("argumen", "kalimat"),
    [
        (("laporan", "--tahunn", "2019"), "Pilihan tidak dikenal: --tahunn 2019. Lihat: lkj laporan --help"),
        (("laporan", "--skpd", "Kecamatan", "Kalumpang"), "Kelebihan kata: Kalumpang. Nama yang memuat spasi ditulis di antara"),
        (("laporan", "--tahun"), "Pilihan --tahun memerlukan sebuah nilai."),
        (("laporan", "--tahun", "dua ribu"), "Nilai untuk --tahun tidak berlaku."),
        (("laporan", "--triwulan", "5"), "Nilai untuk --triwulan tidak berlaku."),
        (("laporan", "--rincian", "desa"), "Nilai untuk --rincian tidak berlaku."),
        (("lapor",), 'Perintah "lapor" tidak dikenal.'),
        ((), "Perintah belum lengkap"),
        (("periksa", "--tahun", "2019"), "Pilihan tidak dikenal: --tahun"),
    ],
)
def test_pemakaian_salah(argumen: tuple[str, ...], kalimat: str) -> None:
    jawaban = lkj(*argumen)
    assert (jawaban.kode, jawaban.keluar) == (2, "")
    assert kalimat in jawaban.galat
    for asing in ("usage", "invalid", "unrecognized", "argument", "required", "choose"):
        assert asing not in jawaban.galat


def test_pilihan_tidak_dikenal_dengan_json() -> None:
    jawaban = program("laporan", "--tahunn", "2019", "--json")
    assert jawaban.kode == 2
    isi = json_saja(jawaban)
    assert (isi["keluaran"], isi["putusan"], isi["temuan"]) == ([], [], [])
    assert (isi["total_masuk"], isi["total_keluar"]) == (KOSONG, KOSONG)
    assert "Pilihan tidak dikenal" in jawaban.galat


def test_tanpa_tahun_dan_triwulan_di_luar_terminal(tmp_path: Path) -> None:
    masukan = tmp_path / "masukan"
    masukan.mkdir()
    tulis(
        masukan / "rekap.xlsx",
        [["SKPD : KECAMATAN CONTOH"], [], ["Kode Kegiatan", "Nama Kegiatan", "Pagu"], ["7.01.01.2.06", "Administrasi Umum", 5000]],
    )
    jawaban = program("laporan", "--masukan", masukan, "--keluaran", tmp_path / "keluaran", "--json")
    assert jawaban.kode == 2
    json_saja(jawaban)
    assert "--tahun dan --triwulan" in jawaban.galat
    assert buku(tmp_path) == ["rekap.xlsx"]


@pytest.mark.parametrize("diminta", [kode_skpd("05"), "Kecamatan Contoh", "KANTOR KECAMATAN CONTOH", "skpd : kecamatan  contoh"])
def test_skpd_dengan_kode_atau_nama(diminta: str, sipd: Path, tmp_path: Path) -> None:
    jawaban = laporan(sipd, tmp_path / "keluaran", "--tahun", 2026, "--triwulan", 1, "--skpd", diminta)
    isi = json_saja(jawaban)
    assert jawaban.kode == 1, "tanpa buku kinerja: draf"
    assert isi["parameter"] == {"tahun": 2026, "triwulan": 1, "skpd": kode_skpd("05")}
    assert buku(tmp_path / "keluaran") == ["DRAF LKj TW1 2026 Kecamatan Contoh.xlsx"], "as the files write it, not as it was typed"
    assert isi["total_keluar"] == {"pagu": "2000.00", "realisasi": "350.00"}
    baris = {Path(p["berkas"]).name: p["baris"] for p in jawaban.json["putusan"]}
    assert baris["rekap.xlsx"] == {"dibaca": 5, "dipakai": 4, "ditolak": 0, "ganda": 0, "skpd_lain": 1}
    assert baris["dokumen.xlsx"] == {"dibaca": 5, "dipakai": 4, "ditolak": 0, "ganda": 0, "skpd_lain": 1}


def test_skpd_tidak_disebut_dan_tidak_jelas(sipd: Path, tmp_path: Path) -> None:
    jawaban = laporan(sipd, tmp_path / "keluaran", "--tahun", 2026, "--triwulan", 1)
    assert jawaban.kode == 2
    assert "--skpd" in jawaban.galat


def test_skpd_yang_tidak_ada(sipd: Path, tmp_path: Path) -> None:
    jawaban = laporan(sipd, tmp_path / "keluaran", "--tahun", 2026, "--triwulan", 1, "--skpd", kode_skpd("99"))
    assert jawaban.kode == 2
    assert "tidak ditemukan" in jawaban.galat


@pytest.mark.parametrize(("rincian", "judul", "baris"), [("kegiatan", 8, 3), ("sub", 9, 3), ("unit", 10, 4)])
def test_rincian(rincian: str, judul: int, baris: int, sipd: Path, tmp_path: Path) -> None:
    import openpyxl

    jawaban = laporan(sipd, tmp_path / "keluaran", "--tahun", 2026, "--triwulan", 1, "--skpd", "Kecamatan Contoh", "--rincian", rincian)
    ws = openpyxl.load_workbook(jawaban.json["keluaran"][0], data_only=True)["Tabel 3.3"]
    kepala = next(r for r in ws.iter_rows() if r[0].value == "NO")
    akhir = next(r for r in ws.iter_rows() if r[0].value == "JUMLAH ANGGARAN")
    assert len([s for s in kepala if s.value]) + 1 == judul
    assert akhir[0].row - kepala[0].row - 2 == baris + 1, "di atasnya satu baris judul blok BELUM DIPETAKAN"


def test_cetak_ulang_mengabaikan_triwulan_sesudahnya(contoh: Path, tmp_path: Path) -> None:
    import openpyxl

    wb = openpyxl.load_workbook(contoh / KINERJA)
    wb["Realisasi"].append(["1.2", 3, 20, 20])
    wb.save(contoh / KINERJA)
    biasa = laporan(contoh, tmp_path / "biasa", "--tahun", 2019, "--triwulan", 2)
    ulang = laporan(contoh, tmp_path / "ulang", "--tahun", 2019, "--triwulan", 2, "--cetak-ulang")
    assert (biasa.kode, ulang.kode) == (1, 0)
    assert [t["kode"] for t in ulang.json["temuan"]] == ["REALISASI-TRIWULAN-DEPAN-DIABAIKAN"]
    assert ulang.json["temuan"][0]["tingkat"] == "peringatan"


def test_folder_tidak_ada_dan_folder_kosong(tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    for nama in ("kosong", "entah"):
        jawaban = laporan(tmp_path / nama, tmp_path / "keluaran", "--tahun", 2019, "--triwulan", 2)
        assert jawaban.kode == 2
        json_saja(jawaban)
        assert nama in jawaban.galat


def test_masukan_tidak_berubah(contoh: Path, tmp_path: Path) -> None:
    sebelum = {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in contoh.iterdir()}
    assert laporan(contoh, tmp_path / "keluaran", "--tahun", 2019, "--triwulan", 2).kode == 0
    assert {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in contoh.iterdir()} == sebelum


def test_jalan_lain_memegang_kunci(contoh: Path, tmp_path: Path) -> None:
    keluaran = tmp_path / "keluaran"
    (keluaran / ".lkj").mkdir(parents=True)
    kode = (
        "import sys, pathlib; from lkj_etl import sistem\n"
        "with sistem.kunci(pathlib.Path(sys.argv[1])): print('siap', flush=True); sys.stdin.read()"
    )
    pemegang = subprocess.Popen(
        [sys.executable, "-c", kode, str(keluaran / ".lkj" / "kunci")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=AKAR
    )
    try:
        assert pemegang.stdout is not None
        assert pemegang.stdout.readline().strip() == b"siap"
        jawaban = laporan(contoh, keluaran, "--tahun", 2019, "--triwulan", 2)
        assert jawaban.kode == 4
        json_saja(jawaban)
        assert buku(keluaran) == []
    finally:
        pemegang.communicate(timeout=30)
    assert laporan(contoh, keluaran, "--tahun", 2019, "--triwulan", 2).kode == 0


def test_keluaran_tidak_dapat_ditulisi(contoh: Path, tmp_path: Path) -> None:
    """A file where the folder should be refuses everyone, root too."""
    (tmp_path / "keluaran").write_text("bukan folder", encoding="utf-8")
    jawaban = laporan(contoh, tmp_path / "keluaran", "--tahun", 2019, "--triwulan", 2)
    assert jawaban.kode == 3
    json_saja(jawaban)
    assert "tidak dapat ditulis" in jawaban.galat


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root boleh menulis di mana saja")
def test_keluaran_hanya_baca(contoh: Path, tmp_path: Path) -> None:
    keluaran = tmp_path / "keluaran"
    keluaran.mkdir(mode=0o555)
    jawaban = laporan(contoh, keluaran, "--tahun", 2019, "--triwulan", 2)
    assert jawaban.kode == 3
    json_saja(jawaban)


def test_dua_jalan_sama_bytenya(contoh: Path, tmp_path: Path) -> None:
    """Neither the folder's name nor the order of its listing nor file times reach the output."""
    lain = tmp_path / "nama lain"
    lain.mkdir()
    for nama in (KINERJA, BELANJA, DPA):
        shutil.copyfile(contoh / nama, lain / nama)
        os.utime(lain / nama, (1_000_000_000, 1_000_000_000))
    hasil = []
    for i, masukan in enumerate((contoh, lain)):
        keluaran = tmp_path / f"keluaran{i}"
        jawaban = program("laporan", "--masukan", masukan, "--keluaran", keluaran, "--tahun", 2019, "--triwulan", 2, "--json")
        assert jawaban.kode == 0
        hasil.append({p.relative_to(keluaran): p.read_bytes() for p in keluaran.rglob("*") if p.is_file() and ".lkj" not in p.parts})
    assert hasil[0] == hasil[1]


def test_contoh_terkirim_dipakai_bila_input_kosong(tmp_path: Path) -> None:
    """The shipped example gives an official report; a copy of the program sees an empty input/."""
    salinan = tmp_path / "program"
    for nama in ("flows", "lkj_etl", "schemas"):
        shutil.copytree(AKAR / nama, salinan / nama, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(AKAR / "input" / "contoh-kalumpang-2019", salinan / "input" / "contoh-kalumpang-2019")
    jawaban = program("laporan", "--json", folder=salinan, lingkungan={"PYTHONPATH": str(salinan)})
    assert (jawaban.kode, jawaban.json["parameter"]["tahun"]) == (0, 2019)
    assert "contoh" in jawaban.galat
    assert [Path(k).parts[len(salinan.parts)] for k in jawaban.json["keluaran"]] == ["output"] * len(jawaban.json["keluaran"])
