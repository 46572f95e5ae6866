"""A finished Laporan built by hand, for the tests of the writer: Kalumpang TW II 2019, and rows for small cases."""

from __future__ import annotations

import zipfile
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import openpyxl
from pandera.typing.polars import DataFrame

from lkj_etl.hitung.analisis import analisis
from lkj_etl.hitung.rata_rata import rata_rata
from lkj_etl.jejak import Baris, Identitas, JejakBerkas, Parameter
from lkj_etl.laporan import Laporan, Masukan, SumberAnggaran, Total
from lkj_etl.temuan import Temuan
from lkj_etl.tulis.buku import tulis_buku
from schemas.anggaran import Belanja, Kas, Pagu
from schemas.hasil import Capaian, RincianDaun, Serapan
from schemas.kinerja import Pemetaan, RealisasiIndikator
from tests import data_kalumpang as dk
from tests.bingkai import bingkai, kas

# Golden table: realisasi and capaian of TW 1 and TW 2 per indicator, and of Kondisi Akhir; None prints "-".
KALUMPANG: dict[str, tuple[tuple[Any, Any], ...]] = {
    "1.1": ((None, None), ("81.03", 100), ("81.03", 100)),
    "1.2": ((90, 100), (90, 100), (90, 100)),
    "1.3": ((None, None), (None, None), (None, None)),
    "1.4": ((100, 100), (100, 100), (100, 100)),
    "2.1": ((None, None), (None, None), (None, None)),
    "3.1": ((100, 100), (100, 100), (100, 100)),
    "4.1": ((0, 0), (0, 0), (0, 0)),
}
_SEN = Decimal("0.01")


def capaian(*baris: dict[str, Any]) -> DataFrame[Capaian]:
    """Rows of Capaian; `target_tahunan`, `target` and `realisasi` go to the text form for letters, else to the number form."""
    bawaan = {"no": 1, "kode_indikator": "1.1", "sasaran": "S", "indikator": "I", "satuan": "%", "triwulan": "1", "keadaan": "terukur"}
    semua = []
    for b in baris:
        isi = {**bawaan, "rumus": "tinggi", "batas": 100.0, "jatuh_tempo": True, **b}
        for nama in ("target_tahunan", "target", "realisasi"):
            nilai = isi.pop(nama, None)
            isi[f"{nama}_teks" if isinstance(nilai, str) and nilai.isalpha() else f"{nama}_angka"] = nilai
        for nama in ("capaian", "capaian_tanpa_batas"):
            isi[nama] = None if isi.get(nama) is None else float(isi[nama])
        semua.append(isi)
    return bingkai(Capaian, semua)


def serapan(*baris: dict[str, Any]) -> DataFrame[Serapan]:
    """Rows of Serapan, by default of one mapped kegiatan; persen follows from the amounts."""
    bawaan = {"no": 1, "sasaran": "S", "indikator": "I", "kode_indikator": "1.1", "program": "P", "kegiatan": "K", "blok": "peta"}
    semua = []
    for b in baris:
        isi: dict[str, Any] = {**bawaan, "pagu": 0, "realisasi": 0, "sesudah_triwulan": 0, "baris_peta": 2, **b}
        pagu, realisasi = Decimal(str(isi["pagu"])), Decimal(str(isi["realisasi"]))
        isi["persen"] = float((realisasi * 100 / pagu).quantize(_SEN, ROUND_HALF_UP)) if pagu else None
        semua.append(isi)
    return bingkai(Serapan, semua)


def capaian_kalumpang() -> DataFrame[Capaian]:
    """Return the 35 rows of the golden Tabel 3.2."""
    nomor = {s: n for n, s in enumerate(dict.fromkeys(i[1] for i in dk.INDIKATOR), start=1)}
    baris: list[dict[str, Any]] = []
    for kode, sasaran, nama, satuan, tahunan, target, cara, *_ in dk.INDIKATOR:
        pokok = {"no": nomor[sasaran], "kode_indikator": kode, "sasaran": sasaran, "indikator": nama, "satuan": satuan}
        pokok["rumus"] = "predikat" if cara == "predikat" else "tinggi"
        tw1, tw2, akhir = KALUMPANG[kode]
        for n, (r, c) in enumerate((tw1, tw2, (None, None), (None, None)), start=1):
            keadaan = "belum_waktunya" if r is None else "terukur" if float(r) else "nihil"
            tanpa = None if c is None else "100.04" if r == "81.03" else c
            isi = {"triwulan": str(n), "target": target[n - 1], "realisasi": r, "capaian": c, "capaian_tanpa_batas": tanpa}
            baris.append({**pokok, **isi, "target_tahunan": tahunan, "keadaan": keadaan, "sumber": f"Kinerja.xlsx | Realisasi | E{n}"})
        tanpa = "100.04" if akhir[0] == "81.03" else akhir[1]
        isi = {"triwulan": "F", "realisasi": akhir[0], "capaian": akhir[1], "capaian_tanpa_batas": tanpa}
        isi |= {"rumus": "tanpa", "keadaan": "ringkas"}
        baris.append({**pokok, "target_tahunan": tahunan, **isi})
    return capaian(*baris)


def serapan_kalumpang() -> DataFrame[Serapan]:
    """Return the 27 rows of the golden Tabel 3.3."""
    peta = {(p, k): (n, kode, s, i) for n, (kode, s, i, p, k) in enumerate(dk.PEMETAAN, start=2)}
    baris: list[dict[str, Any]] = []
    for program, nomor, kegiatan, pagu, realisasi in dk.KEGIATAN:
        baris_peta, kode, sasaran, indikator = peta.get((program, kegiatan)) or peta[program, ""]
        pokok = {"no": int(kode[0]), "kode_indikator": kode, "sasaran": sasaran, "indikator": indikator, "baris_peta": baris_peta}
        isi = {"program": program, "no_kegiatan": nomor, "kegiatan": kegiatan, "pagu": pagu, "realisasi": realisasi}
        baris.append({**pokok, **isi, "sumber": f"DPA.xlsx | DPA 2019 | C{len(baris) + 9}"})
    return serapan(*baris)


def kas_kalumpang(bulanan: bool = False) -> DataFrame[Kas]:
    """A plan of a quarter of every kegiatan per quarter, or in its first month."""
    waktu = [{"bulan": b} for b in (1, 4, 7, 10)] if bulanan else [{"triwulan": q} for q in (1, 2, 3, 4)]
    return kas(
        *({"program": p, "no_kegiatan": n, "kegiatan": k, "rencana": pagu / 4, **w} for p, n, k, pagu, _ in dk.KEGIATAN for w in waktu)
    )


def laporan(**isi: Any) -> Laporan:
    """Return the Kalumpang report; keywords replace fields of Laporan, Masukan, Parameter or Identitas by name."""
    total = Total(Decimal("2629137600.00"), Decimal("542505821.00"))
    masukan = Masukan(
        parameter=Parameter(2019, 2, "", "Kecamatan Kalumpang"),
        identitas=Identitas(
            nama_skpd="Kecamatan Kalumpang", sebutan="Kantor Kecamatan Kalumpang", jabatan="CAMAT KALUMPANG", tempat="Kalumpang"
        ),
        indikator=dk.indikator(),
        realisasi=bingkai(RealisasiIndikator, []),
        pemetaan=bingkai(Pemetaan, []),
        pagu=bingkai(Pagu, []),
        belanja=bingkai(Belanja, []),
        triwulan_rinci=(),
        sumber=SumberAnggaran("DPA.xlsx", "Realisasi.xlsx"),
        total_masuk=total,
        huruf_pemetaan={},
        berkas_kinerja="Kinerja.xlsx",
        temuan=(),
        jejak=(
            JejakBerkas("DPA.xlsx", "rekap", "diterima", "a" * 64, 12345, "pagu", Baris(27, 27)),
            JejakBerkas("Kinerja.xlsx", "kinerja", "diterima_dengan_catatan", "b" * 64, 23456, "kinerja", Baris(18, 17, 1)),
        ),
    )
    pengaturan = (("batas_capaian", "100"), ("cetak_pagu_nol", "False"), ("simpan_arsip", "10"))
    tabel_32, tabel_33 = capaian_kalumpang(), serapan_kalumpang()
    rata = rata_rata(tabel_32)
    turunan = analisis(masukan, tabel_32, tabel_33, rata)
    return ubah(Laporan(masukan, tabel_32, tabel_33, (), total, False, "0123456789ab", pengaturan, rata, turunan, rincian(tabel_33)), **isi)


def rincian(tabel_33: DataFrame[Serapan]) -> DataFrame[RincianDaun]:
    """Return one line of pagu and one of realisasi per leaf, as a rekap gives them; later spending where a leaf has some."""
    baris: list[dict[str, Any]] = []
    kolom = ("pagu", "realisasi", "sesudah_triwulan")
    for n, isi in enumerate(tabel_33.select(kolom).iter_rows()):
        for k, nilai in zip(kolom, isi, strict=True):
            if k != "sesudah_triwulan" or nilai:
                baris.append({"daun": n, "garis": k.split("_")[0], "nilai": nilai, "berkas": "R.xlsx", "lembar": "R", "sel": f"E{n + 7}"})
    return bingkai(RincianDaun, baris)


def ubah(asal: Laporan, **isi: Any) -> Laporan:
    """Replace fields of the record or of the records inside it, each by its own name (`temuan` of Laporan).

    What is derived from the tables follows them.
    """
    m = asal.masukan
    m = m._replace(parameter=m.parameter._replace(**_ambil(m.parameter, isi)))
    m = m._replace(identitas=m.identitas._replace(**_ambil(m.identitas, isi)))
    luar = _ambil(asal, isi)
    m = m._replace(**_ambil(m, isi))
    assert not isi, isi
    hasil = asal._replace(**{"masukan": m, **luar})
    rata = rata_rata(hasil.capaian)
    return hasil._replace(rata_rata=rata, analisis=analisis(m, hasil.capaian, hasil.serapan, rata), rincian=rincian(hasil.serapan))


def _ambil(rekaman: Any, isi: dict[str, Any]) -> dict[str, Any]:
    return {nama: isi.pop(nama) for nama in rekaman._fields if nama in isi}


def galat(sel: str = "C5", **isi: str) -> Temuan:
    """Return a finding of level galat."""
    bawaan = {"kode": "ANGKA-BUKAN-ANGKA", "tingkat": "galat", "berkas": "DPA.xlsx", "lembar": "DPA", "isi": "Isi.", "saran": "Saran."}
    return Temuan(**{**bawaan, "sel": sel, **isi})  # type: ignore[arg-type]  # fields by name, all of them texts


def buka(folder: Path, lap: Laporan, *, nilai: bool = False) -> Any:
    """Write the workbook and open it again: formulas, or their stored values."""
    berkas = folder / "buku.xlsx"
    tulis_buku(lap, berkas)
    return openpyxl.load_workbook(berkas, data_only=nilai)


def bagian(folder: Path, lap: Laporan) -> dict[str, str]:
    """Write the workbook and return its XML parts as text."""
    berkas = folder / "buku.xlsx"
    tulis_buku(lap, berkas)
    with zipfile.ZipFile(berkas) as z:
        return {n: z.read(n).decode("utf-8") for n in z.namelist()}


def baris(lembar: Any, awal: int, akhir: int) -> list[list[Any]]:
    """Return the values of the rows awal..akhir (1-based)."""
    return [[s.value for s in b] for b in lembar.iter_rows(min_row=awal, max_row=akhir)]


def cari(lembar: Any, teks: str) -> int:
    """Return the row of the first cell in column A that begins with the text."""
    return next(int(s.row) for s in lembar["A"] if isinstance(s.value, str) and s.value.startswith(teks))
