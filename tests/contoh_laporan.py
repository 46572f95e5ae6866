"""A Laporan built by hand: the Kalumpang figures of TW II 2019, and small cases, for the tests of the writer."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import polars as pl

from lkj_etl.jejak import Baris, Identitas, JejakBerkas, Parameter
from lkj_etl.laporan import Laporan, Masukan, SumberAnggaran, Total
from lkj_etl.temuan import Temuan
from schemas.anggaran import Belanja, Pagu
from schemas.hasil import Capaian, Serapan
from schemas.kinerja import Indikator, Pemetaan, RealisasiIndikator

_KOSONG: dict[Any, Any] = {}
_PELAYANAN = "Meningkatnya Pelayanan Publik Dan Akuntabilitas Kinerja"
# kode, no, sasaran, indikator, satuan, target tahunan, targets TW 1-4, realisasi TW 1-4, jadwal
INDIKATOR = (
    ("1.1", 1, _PELAYANAN, "Indeks Kepuasan Masyarakat", "Nilai", 81, (81, 81, 81, 81), (None, "81.03", None, None)),
    ("1.2", 1, _PELAYANAN, "Persentase Layanan Perizinan dan Non Perizinan tepat waktu", "%", 90, (90, 90, 90, 90), (90, 90, None, None)),
    ("1.3", 1, _PELAYANAN, "Indikator Nilai Evaluasi AKIP", "Nilai", "BB", ("BB", "BB", "BB", "BB"), (None, None, None, None)),
    (
        "1.4", 1, _PELAYANAN, "Persentase temuan BPK/ Inspektorat Yang Ditindaklanjuti", "%", 100,
        (100, 100, 100, 100), (100, 100, None, None),
    ),
    (
        "2.1", 2, "Meningkatnya Kinerja Penyelenggaraan Tugas Pemerintahan Desa", "Persentase Desa yang memenuhi kriteria baik", "%", 90,
        (90, 90, 90, 90), (None, None, None, None),
    ),
    (
        "3.1", 3, "Meningkatnya Keamanan Dan Ketertiban Masyarakat", "Persentase Laporan Pengaduan Kamtibmas yang ditindaklanjuti", "%", 100,
        (100, 100, 100, 100), (100, 100, None, None),
    ),
    (
        "4.1", 4, "Meningkatnya Partisipasi Masyarakat Dalam Pembangunan Di Kecamatan",
        "Persentase jumlah pembangunan yang melibatkan masyarakat", "%", 85, (10, 25, 50, 85), (0, 0, None, None),
    ),
)  # fmt: skip
FORMULASI = (
    "Total dari Nilai Persepsi per Unsur / Total Unsur yang Terisi x Nilai Penimbang",
    "Jumlah Layanan kepada Masyarakat Tepat Waktu / Jumlah Layanan kepada Masyarakat x 90%",
    "Hasil evaluasi AKIP",
    "Jumlah temuan yang ditindaklanjuti / Jumlah temuan x 100%",
    "Jumlah desa berkriteria baik / Jumlah desa x 100%",
    "Jumlah laporan yang ditindaklanjuti / Jumlah laporan x 100%",
    "Jumlah Pembangunan yang melibatkan masyarakat / Jumlah Kegiatan pembangunan yang seharusnya melibatkan masyarakat x 85%",
)
_KUALITAS = "Meningkatkan Kualitas Pelayanan Publik"
_DESA = ("Meningkatkan Tertib Administrasi Desa", "Persentase Desa dengan Administrasi Desa Yang baik")
_PPU = "Program Pembinaan Pelaksanaan Pemerintahan Umum/Kamtibmas/ Organisasi Kecamatan"
_LAPOR = "Program peningkatan pengembangan sistem pelaporan capaian kinerja dan keuangan"
# no, kode indikator, sasaran, indikator, program, (no kegiatan, kegiatan, pagu, realisasi)...
ANGGARAN: tuple[tuple[int, str, str, str, str, tuple[tuple[str, str, int, int], ...]], ...] = (
    (1, "1.1", _KUALITAS, "Indeks Kepuasan Masyarakat", "Belanja Tidak Langsung", (
        ("1", "Gaji dan Tunjangan", 1169407000, 230241504),
        ("2", "Tambahan penghasilan", 482029000, 107144450),
    )),
    (1, "1.1", _KUALITAS, "Indeks Kepuasan Masyarakat", "Program Pelayanan Administrasi Perkantoran", (
        ("1", "Penyediaan jasa Surat Menyurat", 1350000, 450000),
        ("2", "Penyediaan jasa komunikasi, sumber daya air dan listrik", 37200000, 4420467),
        ("3", "Penyediaan jasa peralatan dan perlengkapan kantor", 6150000, 0),
        ("4", "Penyediaan jasa pemeliharaan dan perizinan kendaraan dnas/ operasional", 2250000, 0),
        ("5", "Penyebarluasan Informasi Tugas Pokok dan Fungsi SKPD", 11000000, 0),
        ("6", "Penyediaan alat tulis kantor", 15000000, 2868900),
        ("7", "Penyediaan barang cetakan & penggandaan", 9179600, 1988500),
        ("8", "Penyediaan komponen instalasi listrik/ penerangan bangunan kantor", 30500000, 640000),
        ("9", "Penyediaan peralatan dan perlengkapan kantor", 190280000, 135386200),
        ("10", "Penyediaan bahan bacaan dan peraturan perundang-undangan", 3600000, 495000),
        ("11", "Penyediaan makanan dan minuman", 17160000, 3240000),
        ("12", "Rapat kordinasi dan konsultasi luar daerah", 105000000, 22825000),
        ("13", "Kegiatan Penyediaan jasa tnaga pendukung Administrasi/ Teknis Lainnya", 53550000, 12150000),
        ("14", "Rapat koordinasi dan konsultasi dalam daerah", 20000000, 988000),
    )),
    (1, "1.1", _KUALITAS, "Indeks Kepuasan Masyarakat", "Program Peningkatn Sarana dan Prasarana Aparatur", (
        ("1", "Pemeliharaan rutin/ brkala rumah jabatan", 10000000, 0),
        ("2", "Pemeliharaan rutin/ brkala gedung kantor", 13000000, 0),
        ("3", "Pemeliharaan rutin/ berkala kendaraan dinas", 27000000, 2992800),
        ("4", "Rehab sedang/berat gedung kantor", 198000000, 0),
    )),
    (1, "1.2", _KUALITAS, "Persentase Layanan Perizinan dan Non Perizinan tepat waktu",
     "Program Pembinaan Pelaksanaan Pemerintahan Umum/ Kamtibmas/ Org. Kecamatan", (
        ("1", "Pelayanan Administrasi Terpadu Kecamatan (PATEN)", 15850000, 0),
    )),
    (1, "1.3", _KUALITAS, "Indikator Nilai Evaluasi AKIP", _LAPOR, (
        ("1", "Penyusunan laporan capaian kinerja & ihtisar realisasi kinerja SKPD", 3496000, 0),
    )),
    (1, "1.4", _KUALITAS, "Persentase temuan BPK/Inspektorat yg Ditindaklanjuti", _LAPOR, (
        ("2", "Penyusunan pelaporan keuangan akhir tahun", 10600000, 0),
    )),
    (2, "2.1", *_DESA, _PPU, (
        ("1", "Pemberdayaan Kesejahteraan Keluarga Tingkat Kecamatan", 19000000, 0),
        ("2", "Operasional Rastra", 34995000, 0),
    )),
    (3, "3.1", "Meningkatkan Keamanan & Ketertiban Masyarakat",
     "Persentase Laporan Pengaduan keter-tiban masyarakat yang ditindaklanjuti", _PPU, (
        ("3", "Pembinaan pemerintahan umum", 123541000, 0),
    )),
    (4, "4.1", "Meningkatkan Partisipasi Masyarakat dalam pembangunan di kecamatan",
     "Persentase jumlah Kegiatan pembangunan yang melibatkan masyarakat", _PPU, (
        ("4", "Musrenbang Tingkat Kecamatan", 20000000, 16675000),
    )),
)  # fmt: skip

POLOS: dict[str, Any] = {
    "no": 1, "sasaran": "S", "indikator": "I", "indikator_lain": "", "kode_skpd": "", "kode_sub_skpd": "", "nama_sub_skpd": "",
    "kode_program": "", "program": "P", "kode_kegiatan": "", "no_kegiatan": "", "kegiatan": "K", "kode_sub_kegiatan": "",
    "sub_kegiatan": "", "pagu_sebelum": None, "pagu": 0, "realisasi_tw1": None, "realisasi_tw2": None, "realisasi_tw3": None,
    "realisasi_tw4": None, "realisasi": 0, "sumber": "a.xlsx | S | C3", "blok": "peta", "kode_indikator": "1.1",
    "sesudah_triwulan": 0, "baris_peta": 2,
}  # fmt: skip


def _skema(model: Any) -> dict[str, Any]:
    return {n: k.dtype.type for n, k in model.to_schema().columns.items()}


def tabel(model: Any, baris: list[dict[str, Any]]) -> Any:
    """Make a frame of a contract from plain rows, and hold it to the contract."""
    skema = _skema(model)
    desimal = {n for n, t in skema.items() if isinstance(t, pl.Decimal)}
    isi = [{n: Decimal(str(v)) if n in desimal and v is not None else v for n, v in b.items()} for b in baris]
    return model.validate(pl.DataFrame(isi, schema=skema, orient="row") if isi else pl.DataFrame(schema=skema))


def serapan(*baris: dict[str, Any]) -> Any:
    """Make Serapan rows: what a row does not say is taken from POLOS, persen is computed."""
    semua = []
    for b in baris:
        isi = {**POLOS, **b}
        pagu, realisasi = Decimal(str(isi["pagu"])), Decimal(str(isi["realisasi"]))
        isi["persen"] = float((realisasi * 100 / pagu).quantize(Decimal("0.01"), "ROUND_HALF_UP")) if pagu else None
        semua.append(isi)
    return tabel(Serapan, semua)


def capaian_baris(no: int, kode: str, sasaran: str, indikator: str, **isi: Any) -> dict[str, Any]:
    """Make one row of Capaian with everything unmeasured; `target`/`realisasi` go to the form that fits their type."""
    baris: dict[str, Any] = {
        "no": no, "kode_indikator": kode, "sasaran": sasaran, "indikator": indikator, "satuan": "%", "triwulan": "1",
        "capaian": None, "capaian_tanpa_batas": None, "keadaan": "belum_waktunya", "sumber": "", "rumus": "tinggi", "batas": 100.0,
        "jatuh_tempo": True,
    }  # fmt: skip
    for nama in ("target_tahunan", "target", "realisasi"):
        nilai = isi.pop(nama, None)
        teks = isinstance(nilai, str) and not nilai.replace(".", "").isdigit()
        baris[f"{nama}_angka"], baris[f"{nama}_teks"] = (None, nilai) if teks else (nilai, None)
    return {**baris, **isi}


def _capaian_kalumpang() -> Any:
    baris = []
    for kode, no, sasaran, indikator, satuan, tahunan, target, realisasi in INDIKATOR:
        pokok = (no, kode, sasaran, indikator)
        umum = {"satuan": satuan, "target_tahunan": tahunan, "rumus": "predikat" if tahunan == "BB" else "tinggi"}
        akhir: dict[str, Any] = {}
        for n in range(4):
            isi: dict[str, Any] = {**umum, "triwulan": str(n + 1), "target": target[n]}
            r = realisasi[n]
            if r is not None:
                tanpa = float(round(Decimal(str(r)) * 100 / Decimal(str(target[n])), 2))
                nilai = {"realisasi": r, "capaian": min(tanpa, 100.0), "capaian_tanpa_batas": tanpa}
                akhir = nilai
                isi.update(nilai, keadaan="terukur" if Decimal(str(r)) else "nihil", sumber="Kinerja.xlsx | Realisasi | E6")
            baris.append(capaian_baris(*pokok, **isi))
        baris.append(capaian_baris(*pokok, **umum | {"rumus": "tanpa", "triwulan": "F", "keadaan": "ringkas"} | akhir))
    return tabel(Capaian, baris)


def _indikator_kalumpang() -> Any:
    baris = []
    for n, (kode, _, sasaran, indikator, satuan, tahunan, *_) in enumerate(INDIKATOR):
        isi: dict[str, Any] = dict.fromkeys(Indikator.to_schema().columns)
        isi.update(
            baris=n + 2, kode=kode, sasaran=sasaran, indikator=indikator, satuan=satuan, cara_hitung="predikat" if tahunan == "BB" else "nilai",
            arah="makin tinggi makin baik", jenis_target="posisi akhir", jadwal_ukur="1234", bila_kosong="kosong", formulasi=FORMULASI[n],
            sumber_data="Laporan Hasil Survey" if n < 2 else "", jenis="", varian_rendah="linear",
        )  # fmt: skip
        baris.append(isi)
    return tabel(Indikator, baris)


def _serapan_kalumpang() -> Any:
    baris = []
    for no, kode, sasaran, indikator, program, kegiatan in ANGGARAN:
        for nomor, nama, pagu, realisasi in kegiatan:
            baris.append({
                "no": no, "kode_indikator": kode, "sasaran": sasaran, "indikator": indikator, "program": program, "no_kegiatan": nomor,
                "kegiatan": nama, "pagu": pagu, "realisasi": realisasi, "sumber": f"DPA Kalumpang 2019.xlsx | DPA 2019 | C{len(baris) + 9}",
                "baris_peta": len(baris) + 2,
            })  # fmt: skip
    return serapan(*baris)


def laporan(**isi: Any) -> Laporan:
    """Return the Kalumpang report of TW II 2019; keywords replace fields of Laporan, Masukan, Parameter and Identitas."""
    identitas = Identitas(
        nama_skpd="Kecamatan Kalumpang", sebutan="Kantor Kecamatan Kalumpang", tahun=2019, jabatan="CAMAT KALUMPANG", tempat="Kalumpang"
    )
    masukan = Masukan(
        parameter=Parameter(2019, 2, "", "Kecamatan Kalumpang"),
        identitas=identitas,
        indikator=_indikator_kalumpang(),
        realisasi=tabel(RealisasiIndikator, []),
        pemetaan=tabel(Pemetaan, []),
        pagu=tabel(Pagu, []),
        belanja=tabel(Belanja, []),
        triwulan_rinci=(),
        sumber=SumberAnggaran("DPA Kalumpang 2019.xlsx", "Realisasi Anggaran TW II 2019.xlsx", "-", "-"),
        total_masuk=Total(Decimal("2629137600.00"), Decimal("542505821.00")),
        temuan=(),
        jejak=(
            JejakBerkas("DPA Kalumpang 2019.xlsx", "rekap", "diterima", "0" * 64, 12345, "pagu", Baris(27, 27)),
            JejakBerkas("Kinerja Kalumpang 2019.xlsx", "kinerja", "diterima_dengan_catatan", "1" * 64, 23456, "kinerja", Baris(18, 18)),
        ),
    )
    jadi = Laporan(
        masukan=masukan,
        capaian=_capaian_kalumpang(),
        serapan=_serapan_kalumpang(),
        temuan=(),
        total_keluar=masukan.total_masuk,
        draf=False,
        id_jalan="0123456789ab",
        pengaturan=(("batas_capaian", "100"), ("cetak_pagu_nol", "False"), ("simpan_arsip", "10")),
    )
    return ubah(jadi, **isi)


def ubah(asal: Laporan, **isi: Any) -> Laporan:
    """Replace fields wherever in the record they stand."""
    m = asal.masukan
    for rekaman, pasang in (
        (m.parameter, lambda r: replace(m, parameter=r)),
        (m.identitas, lambda r: replace(m, identitas=r)),
    ):
        cocok = {k: isi.pop(k) for k in list(isi) if k in rekaman.__slots__}
        if cocok:
            m = pasang(replace(rekaman, **cocok))
    cocok = {k: isi.pop(k) for k in list(isi) if k in m.__slots__ and k not in asal.__slots__}
    return replace(asal, masukan=replace(m, **cocok), **isi)


def galat(n: int = 1, **isi: str) -> Temuan:
    """Return a finding of level galat."""
    bawaan = {"kode": "ANGKA-BUKAN-ANGKA", "tingkat": "galat", "berkas": "DPA.xlsx", "lembar": "DPA", "sel": f"C{n}"}
    return Temuan(**{**bawaan, "isi": f"Kalimat {n}.", "saran": "Perbaiki sel itu.", **isi})  # type: ignore[arg-type]
