"""Sheets for machines and checkers: Data 3.2, Data 3.3, Temuan, Jejak."""

from __future__ import annotations

from pathlib import Path

from tests.contoh_laporan import baris, buka, capaian, cari, galat, laporan, serapan

# DESIGN section 7.
JUDUL_32 = [
    *("no", "kode_indikator", "sasaran", "indikator", "satuan", "target_tahunan", "triwulan", "target", "realisasi"),
    *("capaian", "capaian_tanpa_batas", "keadaan", "sumber"),
]
JUDUL_33 = [
    *("no", "sasaran", "indikator", "indikator_lain", "kode_skpd", "kode_sub_skpd", "nama_sub_skpd", "kode_program", "program"),
    *("kode_kegiatan", "no_kegiatan", "kegiatan", "kode_sub_kegiatan", "sub_kegiatan", "pagu_sebelum", "pagu"),
    *("realisasi_tw1", "realisasi_tw2", "realisasi_tw3", "realisasi_tw4", "realisasi", "persen", "sumber"),
]


def test_data_3_2_is_a_native_table_of_plain_values(tmp_path: Path) -> None:
    ws = buka(tmp_path, laporan())["Data 3.2"]
    assert [s.value for s in ws[1]] == JUDUL_32
    assert ws.tables["Data_3_2"].ref == "A1:M36"
    assert ws.tables["Data_3_2"].totalsRowCount is None
    assert not ws.merged_cells.ranges
    assert [s.value for s in ws[3]][1:2] + [s.value for s in ws[3]][4:] == [
        "1.1", "Nilai", 81, 2, 81, 81.03, 100, 100.04, "terukur", "Kinerja.xlsx | Realisasi | E2",
    ]  # fmt: skip
    assert [s.value for s in ws[6]][6:12] == ["F", None, 81.03, 100, 100.04, "ringkas"]
    assert [s.value for s in ws[12]][5:10] == ["BB", 1, "BB", None, None]


def test_predikat_realisasi_is_text_and_a_nilai_akip_a_number(tmp_path: Path) -> None:
    ws = buka(tmp_path, laporan(capaian=capaian({"realisasi": "BB", "target": "A"}, {"triwulan": "2", "realisasi": "72.5", "target": "A"})))
    assert [[s.value for s in b] for b in ws["Data 3.2"]["H2:I3"]] == [["A", "BB"], ["A", 72.5]]
    assert [[s.value for s in b] for b in ws["Tabel 3.2"]["G5:H6"]] == [["A", "BB"], ["A", 72.5]]


def test_data_3_3_holds_every_leaf_with_codes_as_text_and_sen(tmp_path: Path) -> None:
    kode = {"kode_skpd": "7.01.0.00.0.00.01.0000", "kode_program": "7.01.01", "kode_kegiatan": "7.01.01.2.10", "no_kegiatan": "1.10"}
    uang = {"pagu": "3.00", "realisasi": "1.05", "realisasi_tw1": "0.55"}
    ws = buka(tmp_path, laporan(serapan=serapan({**kode, **uang}, {"kegiatan": "Nol"})))["Data 3.3"]
    assert [s.value for s in ws[1]] == JUDUL_33
    assert ws.tables["Data_3_3"].ref == "A1:W3"
    isi = dict(zip(JUDUL_33, [s.value for s in ws[2]], strict=True))
    assert isi["kode_skpd"] == "7.01.0.00.0.00.01.0000"
    assert isi["no_kegiatan"] == "1.10"
    angka = [isi[k] for k in ("pagu_sebelum", "pagu", "realisasi_tw1", "realisasi_tw2", "realisasi", "persen")]
    assert angka == [None, 3, 0.55, None, 1.05, 35]
    nol = dict(zip(JUDUL_33, [s.value for s in ws[3]], strict=True))
    assert [nol[k] for k in ("kegiatan", "kode_skpd", "pagu", "realisasi", "persen")] == ["Nol", None, 0, 0, None]


def test_names_are_wrapped_and_rows_high_enough_for_them(tmp_path: Path) -> None:
    panjang = "Penyediaan jasa komunikasi, sumber daya air dan listrik " * 4
    ws = buka(tmp_path, laporan(serapan=serapan({"kegiatan": panjang, "pagu": 1}, {"kegiatan": "B", "pagu": 1})))["Data 3.3"]
    assert ws["L2"].alignment.wrap_text
    assert ws.row_dimensions[2].height >= 5 * 12.75  # 224 letters of 5.5 points and more on a line of 50 widths: five lines
    assert ws.row_dimensions[3].height is None
    assert ws.print_options.headings  # row numbers say which pages belong together


def test_tables_without_rows_keep_one_blank_row(tmp_path: Path) -> None:
    buku = buka(tmp_path, laporan(capaian=capaian(), serapan=serapan()))
    assert (buku["Data 3.2"].tables["Data_3_2"].ref, buku["Data 3.3"].tables["Data_3_3"].ref) == ("A1:M2", "A1:W2")


def test_findings_stand_errors_first_then_by_file_sheet_and_cell(tmp_path: Path) -> None:
    lain = (galat("-", berkas="B.xlsx"), galat("C9", lembar="A"))
    temuan = (galat("A1", tingkat="peringatan", berkas="A.xlsx"), galat("C10"), galat("AA9"), galat("D9"), *lain)
    ws = buka(tmp_path, laporan(draf=True, temuan=temuan))["Temuan"]
    assert [s.value for s in ws[2]] == ["No", "Tingkat", "Kode", "Berkas", "Lembar", "Sel", "Isi", "Saran"]
    assert [(b[0], b[1], b[3], b[4], b[5]) for b in baris(ws, 3, 8)] == [
        (1, "Galat", "B.xlsx", "DPA", "-"),
        (2, "Galat", "DPA.xlsx", "A", "C9"),
        (3, "Galat", "DPA.xlsx", "DPA", "D9"),
        (4, "Galat", "DPA.xlsx", "DPA", "AA9"),
        (5, "Galat", "DPA.xlsx", "DPA", "C10"),
        (6, "Peringatan", "A.xlsx", "DPA", "A1"),
    ]
    assert ws.auto_filter.ref == "A2:H8"


def test_jejak_follows_every_file_and_both_totals(tmp_path: Path) -> None:
    ws = buka(tmp_path, laporan())["Jejak"]
    assert {b[0]: b[1] for b in baris(ws, 2, 9)} == {
        "Perangkat daerah": "Kecamatan Kalumpang", "Kode SKPD": "-", "Tahun anggaran": 2019, "Triwulan": 2, "Rincian": "sub",
        "Cetak ulang": "tidak", "Draf": "tidak", "ID jalan": "0123456789ab",
    }  # fmt: skip
    r = cari(ws, "Kinerja.xlsx")
    assert [s.value for s in ws[r]] == ["Kinerja.xlsx", "kinerja", "kinerja", "diterima dengan catatan", 18, 17, 1, 0, 0, 23456, "b" * 64]
    r = cari(ws, "Total (Rp)")
    assert [b[:4] for b in baris(ws, r + 1, r + 2)] == [["Pagu", 2629137600, 2629137600, 0], ["Realisasi", 542505821, 542505821, 0]]
    assert cari(ws, "simpan_arsip") < cari(ws, "lkj-etl") < cari(ws, "XlsxWriter")


def test_signer_is_named_in_the_signature_block_only(tmp_path: Path) -> None:
    buku = buka(tmp_path, laporan(nama="NAMA CAMAT", nip="0" * 18, pangkat="Pembina"))
    teks = [(ws.title, str(s.value)) for ws in buku for b in ws.iter_rows() for s in b if s.value is not None]
    tempat = [lembar for lembar, isi in teks if "NAMA CAMAT" in isi or "0" * 18 in isi]
    assert tempat == ["Tabel 3.2"] * 2 + ["Tabel 3.3"] * 2
