"""The ledger: one entry per run, what was published, stale and restated figures, and its repair from the outputs."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from flows.hitungan import id_jalan
from lkj_etl.jejak import Parameter
from lkj_etl.laporan import Laporan
from lkj_etl.pengaturan import Pengaturan
from lkj_etl.periksa.terbit import periksa_terbit
from lkj_etl.temuan import Temuan
from lkj_etl.tulis.buku_besar import catat, jalan_buku_besar, terbit_sebelumnya
from lkj_etl.tulis.keluaran import simpan
from tests.bingkai import belanja as garis_belanja
from tests.contoh_kalumpang import tulis_contoh
from tests.contoh_laporan import buka, cari, galat, laporan
from tests.jalan_lkj import laporan as jalankan

TW3 = Parameter(2019, 3, "", "Kecamatan Kalumpang")
TABEL = ("masukan", "terbit", "terbit_indikator", "terbit_daun")


def _terbitkan(keluaran: Path, lap: Laporan) -> Path:
    hasil = simpan(lap, keluaran)
    assert catat(keluaran, hasil[-1], int(lap.draf))
    return hasil[0]


def _baca(keluaran: Path, perintah: str) -> list[Any]:
    db = sqlite3.connect(jalan_buku_besar(keluaran))
    try:
        return db.execute(perintah).fetchall()
    finally:
        db.close()


def _ubah(berkas: Path, perintah: str) -> None:
    with closing(sqlite3.connect(berkas)) as db, db:
        db.execute(perintah)


def _isi(keluaran: Path) -> dict[str, list[Any]]:
    return {t: _baca(keluaran, f"SELECT * FROM {t} ORDER BY 1, 2, 3, 4, 5") for t in TABEL}


def _banding(lap: Laporan, terbit: Any) -> list[Temuan]:
    return periksa_terbit(lap.capaian, lap.serapan, lap.masukan.belanja, terbit, triwulan=3)


def test_a_run_is_entered_with_its_inputs_and_published_figures(tmp_path: Path) -> None:
    buku = _terbitkan(tmp_path, laporan())
    [(waktu, zona, id_, kantor, tahun, triwulan, draf, kode)] = _baca(
        tmp_path, "SELECT waktu_utc, zona, id_jalan, kantor, tahun, triwulan, draf, kode_keluar FROM jalan"
    )
    assert (id_, kantor, tahun, triwulan, draf, kode) == ("0123456789ab", "kecamatan kalumpang", 2019, 2, 0, 0)
    assert waktu.endswith("+00:00")
    assert zona[0] in "+-"
    assert _baca(tmp_path, "SELECT berkas, sha256, putusan, peran, dibaca, dipakai, ditolak FROM masukan ORDER BY berkas") == [
        ("DPA.xlsx", "a" * 64, "diterima", "pagu", 27, 27, 0),
        ("Kinerja.xlsx", "b" * 64, "diterima_dengan_catatan", "kinerja", 18, 17, 1),
    ]
    assert _baca(tmp_path, "SELECT pagu, realisasi, buku FROM terbit") == [("2629137600.00", "542505821.00", buku.name)]
    assert _baca(tmp_path, "SELECT realisasi, capaian FROM terbit_indikator WHERE kode = '1.1' ORDER BY triwulan_ukur") == [
        (None, None),
        ("81.03", "100"),
    ]
    assert sum(Decimal(n) for (n,) in _baca(tmp_path, "SELECT realisasi FROM terbit_daun")) == Decimal("542505821.00")


def test_the_same_run_again_adds_one_entry_and_changes_no_byte(tmp_path: Path) -> None:
    tulis_contoh(tmp_path / "masukan")
    argumen = (tmp_path / "masukan", tmp_path / "keluaran", "--tahun", 2019, "--triwulan", 2)
    assert jalankan(*argumen).kode == 0
    isi, berkas = _isi(tmp_path / "keluaran"), {b: b.read_bytes() for b in (tmp_path / "keluaran/2019").rglob("*") if b.is_file()}
    assert jalankan(*argumen).kode == 0
    assert _baca(tmp_path / "keluaran", "SELECT count(*), count(waktu_utc) FROM jalan") == [(2, 2)]
    assert _isi(tmp_path / "keluaran") == isi
    assert {b: b.read_bytes() for b in (tmp_path / "keluaran/2019").rglob("*") if b.is_file()} == berkas


def test_a_draft_publishes_nothing(tmp_path: Path) -> None:
    _terbitkan(tmp_path, laporan(draf=True, temuan=(galat(),)))
    assert _baca(tmp_path, "SELECT draf, kode_keluar FROM jalan") == [(1, 1)]
    assert _baca(tmp_path, "SELECT count(*) FROM terbit") == [(0,)]
    assert terbit_sebelumnya(tmp_path, TW3) is None


def test_only_the_last_earlier_quarter_of_this_office_and_year_is_read(tmp_path: Path) -> None:
    for triwulan, nama, tahun in ((1, "Kecamatan Kalumpang", 2019), (2, "KANTOR KECAMATAN KALUMPANG", 2019), (2, "Kecamatan Lain", 2019)):
        _terbitkan(tmp_path, laporan(triwulan=triwulan, nama_skpd=nama, tahun=tahun, id_jalan=f"{triwulan}{nama[-1]}"))
    _terbitkan(tmp_path, laporan(tahun=2018, triwulan=4, id_jalan="lama"))
    terbit = terbit_sebelumnya(tmp_path, TW3)
    assert terbit is not None
    assert (terbit.triwulan, terbit.id_jalan) == (2, "2G")
    sendiri = terbit_sebelumnya(tmp_path, Parameter(2019, 2, "", "Kecamatan Kalumpang"))
    assert sendiri is not None
    assert sendiri.triwulan == 1
    assert terbit_sebelumnya(tmp_path, Parameter(2019, 1, "", "Kecamatan Kalumpang")) is None


def test_what_the_ledger_contributes_is_hashed_and_on_jejak(tmp_path: Path) -> None:
    _terbitkan(tmp_path, laporan())
    terbit = terbit_sebelumnya(tmp_path, TW3)
    assert terbit is not None
    lap = laporan(triwulan=3, terbit=terbit)
    assert id_jalan(lap.masukan, Pengaturan(), terbit) != id_jalan(lap.masukan, Pengaturan())
    ws = buka(tmp_path, lap)["Jejak"]
    awal = cari(ws, "Laporan terbit yang dibandingkan")
    assert [ws.cell(awal + n, 2).value for n in range(1, 6)] == ["II", "0123456789ab", terbit.sidik, 2629137600, 542505821]
    assert "Laporan terbit" not in str([s.value for s in buka(tmp_path, laporan())["Jejak"]["A"]])


def test_totals_of_the_previous_quarter_again_are_stale(tmp_path: Path) -> None:
    _terbitkan(tmp_path, laporan())
    terbit = terbit_sebelumnya(tmp_path, TW3)
    [basi] = _banding(laporan(triwulan=3), terbit)
    assert (basi.kode, basi.tingkat) == ("TOTAL-BASI", "peringatan")
    assert "542.505.821" in basi.isi
    assert "TW II" in basi.isi


def test_a_published_figure_that_changed_is_told_with_both_values(tmp_path: Path) -> None:
    _terbitkan(tmp_path, laporan())
    terbit = terbit_sebelumnya(tmp_path, TW3)
    lap = laporan(triwulan=3)
    ini = (pl.col("kode_indikator") == "1.2") & (pl.col("triwulan") == "2")
    capaian = lap.capaian.with_columns(realisasi_angka=pl.when(ini).then(pl.lit(Decimal(85))).otherwise("realisasi_angka"))
    serapan = lap.serapan.with_columns(
        realisasi_tw1=pl.col("realisasi"), realisasi_tw2=pl.lit(Decimal(1)).cast(pl.Decimal(38, 2)), realisasi=pl.col("realisasi") * 2
    )
    temuan = periksa_terbit(capaian, serapan, lap.masukan.belanja, terbit, triwulan=3)  # type: ignore[arg-type]  # not None: see above
    assert [(t.kode, t.tingkat, t.sel) for t in temuan] == [("ANGKA-TERBIT-BERUBAH", "peringatan", s) for s in ("-", "E2")]
    assert "s.d. TW II" in temuan[0].isi
    assert "Rp 542.505.821, sekarang Rp 542.505.848" in temuan[0].isi  # 27 leaves, one rupiah more each
    assert "Realisasi indikator 1.2 TW II" in temuan[1].isi
    assert "terbit 90, sekarang 85" in temuan[1].isi


def test_quarters_without_a_split_are_not_compared(tmp_path: Path) -> None:
    _terbitkan(tmp_path, laporan())
    lap = laporan(triwulan=3)
    serapan = lap.serapan.with_columns(realisasi=pl.col("realisasi") * 2)
    terbit = terbit_sebelumnya(tmp_path, TW3)
    assert not periksa_terbit(lap.capaian, serapan, lap.masukan.belanja, terbit, triwulan=3)  # type: ignore[arg-type]  # not None


@pytest.mark.parametrize(("terbagi", "harap"), [(False, ["E7"]), (True, [])])
def test_a_leaf_below_its_published_figure_is_told_at_its_cell(tmp_path: Path, terbagi: bool, harap: list[str]) -> None:
    _terbitkan(tmp_path, laporan())
    lap = laporan(triwulan=3)
    gaji = pl.col("kegiatan") == "Gaji dan Tunjangan"  # published: 230.241.504
    serapan = lap.serapan.with_columns(realisasi=pl.when(gaji).then(pl.lit(Decimal("230241503.50"))).otherwise("realisasi"))
    serapan = serapan.with_columns(realisasi_tw3=pl.lit(Decimal(0) if terbagi else None).cast(pl.Decimal(38, 2)))
    terbit = terbit_sebelumnya(tmp_path, TW3)
    assert terbit is not None
    belanja = garis_belanja({"program": "Belanja Tidak Langsung", "kegiatan": "Gaji dan Tunjangan", "sel": "E7", "realisasi": 1})
    temuan = periksa_terbit(lap.capaian, serapan, belanja, terbit, triwulan=3)
    assert [(t.kode, t.tingkat, t.sel) for t in temuan] == [("REALISASI-MENURUN", "peringatan", s) for s in harap]
    assert all("s.d. TW III" in t.isi and t.isi.endswith("berkurang Rp 0,50.") for t in temuan)


def test_a_published_leaf_that_is_gone_is_told(tmp_path: Path) -> None:
    """A row that fell out of the table takes its published rupiah along; all of them at once only have other keys."""
    _terbitkan(tmp_path, laporan())
    lap = laporan(triwulan=3)
    terbit = terbit_sebelumnya(tmp_path, TW3)
    assert terbit is not None
    ganda = lap.serapan.with_columns(realisasi=pl.col("realisasi") * 2)
    tanpa_gaji = ganda.filter(pl.col("kegiatan") != "Gaji dan Tunjangan")  # published: 230.241.504
    temuan = periksa_terbit(lap.capaian, tanpa_gaji, lap.masukan.belanja, terbit, triwulan=3)
    assert [(t.kode, t.sel) for t in temuan] == [("REALISASI-MENURUN", "-")]
    assert "Gaji dan Tunjangan" in temuan[0].isi
    assert temuan[0].isi.endswith("berkurang Rp 230.241.504.")
    unit_lain = ganda.with_columns(kode_sub_skpd=pl.lit("7.01.0.00.0.00.05.0000"))
    assert not periksa_terbit(lap.capaian, unit_lain, lap.masukan.belanja, terbit, triwulan=3)


@pytest.mark.parametrize(
    "rusak", ["hilang", "sampah", "kosong", "terpotong", "skema lain", "DROP TABLE terbit", "UPDATE terbit SET pagu = '?'"]
)
def test_a_lost_or_damaged_ledger_is_rebuilt_from_the_outputs(tmp_path: Path, rusak: str) -> None:
    _terbitkan(tmp_path, laporan(triwulan=1))
    _terbitkan(tmp_path, laporan())
    asli, berkas = _isi(tmp_path), jalan_buku_besar(tmp_path)
    if rusak == "hilang":
        berkas.unlink()
    elif rusak == "sampah":
        berkas.write_bytes(b"bukan sqlite" * 500)
    elif rusak == "kosong":
        berkas.write_bytes(b"")
    elif rusak == "terpotong":
        berkas.write_bytes(berkas.read_bytes()[:5000])
    elif rusak == "skema lain":
        berkas.unlink()
        _ubah(berkas, "CREATE TABLE lain (x)")
    else:
        _ubah(berkas, rusak)
    terbit = terbit_sebelumnya(tmp_path, TW3)
    assert terbit is not None
    assert terbit.total.realisasi == Decimal("542505821.00")
    assert _isi(tmp_path) == asli
    assert _baca(tmp_path, "SELECT triwulan, waktu_utc FROM jalan ORDER BY 1") == [(1, None), (2, None)]


def test_a_run_killed_before_its_entry_is_made_up_for(tmp_path: Path) -> None:
    _terbitkan(tmp_path, laporan(triwulan=1))
    simpan(laporan(id_jalan="dibunuh"), tmp_path)
    terbit = terbit_sebelumnya(tmp_path, TW3)
    assert terbit is not None
    assert (terbit.triwulan, terbit.id_jalan) == (2, "dibunuh")
    assert _baca(tmp_path, "SELECT id_jalan, waktu_utc IS NULL FROM jalan") == [("0123456789ab", 0), ("dibunuh", 1)]


def test_a_summary_that_does_not_match_its_workbook_is_not_believed(tmp_path: Path) -> None:
    buku = simpan(laporan(), tmp_path)[0]
    buku.write_bytes(b"lain")
    assert terbit_sebelumnya(tmp_path, TW3) is None
    (buku.parent / "ringkasan.json").write_text("{", "utf-8")
    assert terbit_sebelumnya(tmp_path, TW3) is None


def test_a_ledger_that_cannot_be_written_never_stops_a_run(tmp_path: Path) -> None:
    hasil = simpan(laporan(), tmp_path)
    (tmp_path / ".lkj").write_bytes(b"")
    assert not catat(tmp_path, hasil[-1], 0)
    assert terbit_sebelumnya(tmp_path, TW3) is None


def test_quarter_after_quarter_through_the_command(tmp_path: Path) -> None:
    """TW II published; TW III with the same realisasi file under a new title: stale, and Jejak says against what."""
    tulis_contoh(tmp_path / "masukan")
    assert jalankan(tmp_path / "masukan", tmp_path / "keluaran", "--tahun", 2019, "--triwulan", 2).kode == 0
    berkas = tmp_path / "masukan" / "Realisasi Anggaran TW II 2019.xlsx"
    buku = openpyxl.load_workbook(berkas)
    judul = next(s for b in buku.worksheets[0].iter_rows() for s in b if "TRIWULAN II" in str(s.value))
    judul.value = judul.value.replace("TRIWULAN II", "TRIWULAN III")
    buku.save(berkas)
    jawaban = jalankan(tmp_path / "masukan", tmp_path / "keluaran", "--tahun", 2019, "--triwulan", 3)
    assert [t for t in jawaban.temuan("peringatan") if t[0] == "TOTAL-BASI"] == [("TOTAL-BASI", "-", "-", "-")]
    ringkasan = next((tmp_path / "keluaran/2019/TW3").rglob("ringkasan.json"))
    assert json.loads(ringkasan.read_bytes())["terbit"]["indikator"]
