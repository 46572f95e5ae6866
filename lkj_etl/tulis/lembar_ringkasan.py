"""Sheet Ringkasan: key figures, averages, absorption, checks and charts on one printed page."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkj_etl.laporan import BarisEfisiensi, Laporan
from lkj_etl.nilai.angka import format_persen
from lkj_etl.nilai.persen import persen
from lkj_etl.nilai.skala import kategori
from lkj_etl.nilai.triwulan import bulan_akhir
from lkj_etl.tulis.efisiensi import PENILAIAN, RATA_KANTOR
from lkj_etl.tulis.gaya import UKURAN_CATATAN
from lkj_etl.tulis.grafik import Deret, Grafik, Rentang, Sumbu, ukur
from lkj_etl.tulis.halaman import Cetak
from lkj_etl.tulis.kalimat import judul_ringkasan
from lkj_etl.tulis.letak import sel
from lkj_etl.tulis.pena import Angka, Pena
from lkj_etl.tulis.ringkasan_halaman import TINGGI_GRAFIK, Halaman
from lkj_etl.tulis.ringkasan_kas import tulis_kas
from lkj_etl.tulis.ringkasan_periksa import tulis_keadaan
from lkj_etl.tulis.ukuran import TINGGI_MIN, tinggi_teks

LEBAR = (5.0, 48.0, 18.0, 18.0, 13.0, 14.0, 11.0, 12.0, 13.0, 13.0, 13.0)
NO, NAMA, C, D, E, F, G, H = range(8)
AKHIR = len(LEBAR) - 1
_UKURAN_JUDUL = 12
_PETAK = ((0, 1), (2, 3), (4, 7), (8, 10))
# Heading, figure, formula, style and what stands below.
_Petak = tuple[str, Angka | None, str, str, str]


def tulis(pena: Pena, laporan: Laporan) -> None:
    """Write the page from the key figures down to the checks."""
    pena.kolom(LEBAR)
    h = Halaman(pena)
    for judul in judul_ringkasan(laporan):
        pena.lebar_penuh(h.r, judul, "judul", ukuran=_UKURAN_JUDUL)
        h.r += 1
    h.sela()
    _petak(h, laporan)
    h.sela()
    if not laporan.rata_rata.is_empty() and not laporan.capaian.is_empty():
        _sasaran(h, laporan)
        h.sela()
    if not laporan.serapan.is_empty():
        _program(h, laporan)
        h.sela()
    if not laporan.analisis.kurva.is_empty():
        tulis_kas(h, laporan.analisis.kurva, laporan.masukan.parameter)
        h.sela()
    tulis_keadaan(h, laporan)
    pena.cetak(Cetak(None, h.r - 1, AKHIR, satu_halaman=True))


def _petak(h: Halaman, laporan: Laporan) -> None:
    """Write the four key figures, each with what it means below."""
    p, kantor = laporan.masukan.parameter, laporan.analisis.efisiensi[-1]
    rata = laporan.rata_rata.row(-1, named=True)
    judul, nilai = h.baris(16.0), h.baris(27.0)
    letak = nilai + 1
    isi: tuple[_Petak, ...] = (
        ("PAGU ANGGARAN (Rp)", kantor.pagu, "=SUM(Data_3_3[pagu])", "petak_rupiah", f"Tahun Anggaran {p.tahun}"),
        *_petak_realisasi(laporan, letak),
        ("RATA-RATA CAPAIAN", rata["rata_rata"], RATA_KANTOR, "petak_persen", _kaki_capaian(rata["terukur"], rata["belum"])),
    )
    perlu = (tinggi_teks(bawah, h.pena.ruang(a, z), UKURAN_CATATAN) for (a, z), (*_, bawah) in zip(_PETAK, isi, strict=True))
    kaki = h.baris(max(TINGGI_MIN, *perlu))
    for (a, z), (kepala, angka, rumus, gaya, bawah) in zip(_PETAK, isi, strict=True):
        h.pena.gabung(judul, a, judul, z, kepala, "petak")
        h.pena.gabung(nilai, a, nilai, z, "-" if angka is None else "", "petak_teks")
        if angka is not None:
            h.pena.rumus(nilai, a, rumus, angka, gaya)
            for k in range(a + 1, z + 1):
                h.pena.teks(nilai, k, "", gaya)
        h.pena.gabung(kaki, a, kaki, z, bawah, "petak_kaki")


def _petak_realisasi(laporan: Laporan, letak: int) -> tuple[_Petak, _Petak]:
    """Return realisasi and serapan, neither where no file says what was spent."""
    p, kantor = laporan.masukan.parameter, laporan.analisis.efisiensi[-1]
    realisasi: Angka | None = kantor.realisasi
    serapan: Angka | None = kantor.serapan
    kaki = f"s.d. {bulan_akhir(p.triwulan)} {p.tahun}", _kaki_serapan(laporan)
    if laporan.tanpa_realisasi:
        realisasi, serapan, kaki = None, None, ("belum ada berkas realisasi", "belum ada berkas realisasi")
    return (
        ("REALISASI (Rp)", realisasi, "=SUM(Data_3_3[realisasi])", "petak_rupiah", kaki[0]),
        ("SERAPAN", serapan, f"=ROUND(C{letak}*100/A{letak},2)", "petak_persen", kaki[1]),
    )


def _kaki_serapan(laporan: Laporan) -> str:
    """Say what serapan is, and with anggaran kas how far it is from the plan."""
    p, kurva = laporan.masukan.parameter, laporan.analisis.kurva
    if kurva.is_empty():
        return "realisasi x 100 / pagu"
    kini = kurva.row(p.triwulan * kurva.height // 4 - 1, named=True)
    if kini["deviasi"] is None:
        return "realisasi x 100 / pagu"
    rencana, deviasi = (format_persen(Decimal(str(kini[k]))) for k in ("persen_rencana", "deviasi"))
    return f"anggaran kas s.d. {bulan_akhir(p.triwulan)} {rencana}%; deviasi {deviasi} poin persen"


def _kaki_capaian(terukur: int, belum: int) -> str:
    return f"{terukur} indikator terukur" + (f"; {belum} belum terukur, tidak dihitung" if belum else "")


def _sasaran(h: Halaman, laporan: Laporan) -> None:
    """Average capaian per sasaran with its chart; what is not measured stays blank, never 0."""
    nilai = {b.no: b for b in laporan.analisis.efisiensi if b.tingkat == "sasaran"}
    judul = (
        (NO, NO, "No"), (NAMA, NAMA, "Sasaran"), (C, C, "Indikator terukur"), (D, D, "Rata-rata capaian (%)"), (E, G, "Kategori capaian"),
    )  # fmt: skip
    atas = h.kepala(judul)
    baris = [b for b in laporan.rata_rata.iter_rows(named=True) if b["tingkat"] == "sasaran"]
    perlu = [max(TINGGI_MIN, tinggi_teks(b["sasaran"], LEBAR[NAMA])) for b in baris]
    rata = [b["rata_rata"] for b in baris]
    tambahan = _longgar(sum(perlu), rata)
    for b, poin in zip(baris, perlu, strict=True):
        r = h.baris(poin + tambahan)
        h.pena.angka(r, NO, b["no"], "bulat")
        h.pena.teks(r, NAMA, b["sasaran"], "teks")
        h.pena.teks(r, C, f"{b['terukur']} dari {b['terukur'] + b['belum']}", "tengah")
        if b["rata_rata"] is None:
            h.pena.teks(r, D, "", "tengah")
        else:
            rumus = f'=ROUND(AVERAGEIFS(Data_3_2[capaian],Data_3_2[no],{b["no"]},Data_3_2[triwulan],"F"),2)'
            h.pena.rumus(r, D, rumus, b["rata_rata"], "desimal")
        h.pena.gabung(r, E, r, G, _kategori_sasaran(nilai[b["no"]]), "tengah")
    _grafik(h, atas, D, "Rata-rata capaian per sasaran (%)", "Sasaran", rata)


def _kategori_sasaran(b: BarisEfisiensi) -> str:
    if b.penilaian == "dinilai" and b.capaian is not None:
        return kategori(b.capaian)
    return "belum terukur" if b.capaian is None else PENILAIAN[b.penilaian]


def _program(h: Halaman, laporan: Laporan) -> None:
    """Pagu, realisasi and serapan per program, overhead last, with its chart and the total."""
    judul = (
        (NO, NO, "No"), (NAMA, NAMA, "Program"), (C, C, "Pagu (Rp)"), (D, D, "Realisasi (Rp)"), (E, E, "Serapan (%)"),
        (F, G, "Kategori serapan"),
    )  # fmt: skip
    atas = h.kepala(judul)
    semua = [b for t in ("program", "overhead") for b in laporan.analisis.efisiensi if b.tingkat == t]
    baris = [b for b in semua if b.pagu or b.realisasi]
    perlu = [max(TINGGI_MIN, tinggi_teks(b.nama, LEBAR[NAMA]), tinggi_teks(_kategori_program(b), h.pena.ruang(F, G))) for b in baris]
    serapan = [b.serapan for b in baris]
    tambahan = _longgar(sum(perlu) + TINGGI_MIN, serapan)
    for n, (b, poin) in enumerate(zip(baris, perlu, strict=True), start=1):
        r = h.baris(poin + tambahan)
        h.pena.angka(r, NO, n, "bulat")
        h.pena.teks(r, NAMA, b.nama or b.kode, "teks")
        _uang(h.pena, r, b.pagu, b.realisasi, "", None)
        h.pena.gabung(r, F, r, G, _kategori_program(b), "tengah")
    r = h.baris()
    h.pena.gabung(r, NO, r, NAMA, "JUMLAH ANGGARAN", "jumlah_teks")
    pagu, realisasi = (sum((getattr(b, k) for b in baris), Decimal(0)) for k in ("pagu", "realisasi"))
    _uang(h.pena, r, pagu, realisasi, "jumlah_", (atas + 2, r) if baris else None)
    h.pena.gabung(r, F, r, G, "", "jumlah_teks")
    _grafik(h, atas, E, "Serapan per program (%)", "Program", serapan, bawah=1)


def _uang(pena: Pena, r: int, pagu: Decimal, realisasi: Decimal, depan: str, jumlah: tuple[int, int] | None) -> None:
    for k, nilai, gaya in ((C, pagu, f"{depan}rupiah"), (D, realisasi, f"{depan}rupiah_kedua")):
        if jumlah:
            pena.rumus(r, k, f"=SUM({sel(k, jumlah[0])}:{sel(k, jumlah[1])})", nilai, gaya)
        else:
            pena.angka(r, k, nilai, gaya)
    serapan = persen(realisasi, pagu)
    if serapan is None:
        pena.teks(r, E, "", f"{depan}persen")
    else:
        pena.rumus(r, E, f"=ROUND(D{r + 1}*100/C{r + 1},2)", serapan, f"{depan}persen")


def _kategori_program(b: BarisEfisiensi) -> str:
    if b.tingkat == "overhead":
        return "overhead kantor"
    return b.kategori_serapan or ("tanpa pagu" if not b.pagu else PENILAIAN[b.penilaian])


def _longgar(perlu: float, nilai: Sequence[Angka | None]) -> float:
    """Return the points that each row gets on top so that the chart of `nilai` beside the table can be read."""
    return max(0.0, TINGGI_GRAFIK - perlu) / len(nilai) if _tergambar(nilai) else 0.0


def _tergambar(nilai: Sequence[Angka | None]) -> bool:
    """Say whether there is a figure to draw: axes without any would be an empty frame."""
    return any(n is not None for n in nilai)


def _grafik(h: Halaman, atas: int, kolom: int, judul: str, sebutan: str, nilai: Sequence[Angka | None], bawah: int = 0) -> None:
    """Place the chart of one column beside its table; categories are the numbers of the rows."""
    if not _tergambar(nilai):
        return
    akhir = h.r - 1 - bawah
    nama = h.pena.nama
    deret = Deret(sebutan, "realisasi", Rentang(nama, atas + 1, NO, akhir, NO), Rentang(nama, atas + 1, kolom, akhir, kolom))
    negatif = any(n is not None and n < 0 for n in nilai)
    hasil = Grafik("column", [deret], Sumbu(datar=f"No {sebutan.lower()} di tabel", dari_nol=not negatif), judul)
    poin = h.pena.poin(atas, h.r - 1)
    angka = "; ".join(f"{n} {'belum ada' if v is None else format_persen(Decimal(str(v)))}" for n, v in enumerate(nilai, start=1))
    h.pena.pasang(atas, H, ukur(hasil, LEBAR[H:], poin), f"{judul}, grafik kolom menurut nomor di tabel: {angka}.")
