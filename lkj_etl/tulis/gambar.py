"""Sheet Gambar: a chart per numeric indicator and a box per predikat, with the captions of the source report's 3.1."""

from itertools import groupby
from typing import Any, NamedTuple

from lkj_etl.laporan import Laporan
from lkj_etl.tulis.data import KOLOM_32
from lkj_etl.tulis.grafik import Deret, Grafik, Rentang, Sumbu, ukur
from lkj_etl.tulis.halaman import Cetak, kapasitas
from lkj_etl.tulis.kalimat import judul_gambar
from lkj_etl.tulis.pena import Pena
from lkj_etl.tulis.ukuran import TINGGI_MIN, tinggi_teks

LEBAR = (26.0, 56.0, 3.0, 26.0, 56.0)
_KIRI = (0, 3)  # first columns of the two places beside one another
_BARIS_BIDANG = 8
_BIDANG = (12.0, 24.0)  # points of each of them, least and most: as high as lets two pairs stand on a page
_SELA = 8.0
_UKURAN_JUDUL = 12
_JUDUL_DATA = [k.judul for k in KOLOM_32]
_KOLOM = {nama: _JUDUL_DATA.index(nama) for nama in ("triwulan", "target", "realisasi")}
AWALAN = "indikator "
Baris = dict[str, Any]


class Gambar(NamedTuple):
    """One indicator: its rows 1-4 and F, the first of them in Data 3.2, its numbers (0: none is printed)."""

    baris: list[Baris]
    letak: int
    urutan: int
    nomor: int

    @property
    def pokok(self) -> Baris:
        """What all rows say alike."""
        return self.baris[0]


def ada(laporan: Laporan) -> bool:
    """Say whether there is an indicator to show."""
    return not laporan.capaian.is_empty()


def tulis(pena: Pena, laporan: Laporan) -> None:
    """Draw two indicators side by side; a page ends between such pairs."""
    pena.kolom(LEBAR)
    r = pena.awal
    atas = 21.0 * pena.awal
    for judul in judul_gambar(laporan):
        atas += pena.lebar_penuh(r, judul, "judul", ukuran=_UKURAN_JUDUL, ruang=2.0)
        r += 1
    mulai, tinggi, boleh = r, [], []
    semua = susun(laporan)
    pasangan = [semua[i : i + 2] for i in range(0, len(semua), 2)]
    bidang = _tinggi_bidang(pasangan, kapasitas(LEBAR) - atas)
    for isi in pasangan:
        baris = _tinggi_pasangan(isi, bidang)
        for k, g in zip(_KIRI, isi, strict=False):
            _satu(pena, r, k, g, laporan, bidang)
        for j, poin in enumerate(baris):
            pena.tinggi(r + j, poin)
        tinggi += baris
        boleh += [True] + [False] * (len(baris) - 1)
        r += len(baris)
    pena.halaman(mulai, tinggi, boleh, atas, 0.0)
    pena.cetak(Cetak(None, r - 2, len(LEBAR) - 1))


def susun(laporan: Laporan) -> list[Gambar]:
    """Return the indicators in the order of Tabel 3.2; only charts take a figure number."""
    semua = laporan.baris_capaian
    banyak = {no: len({b["kode_indikator"] for b in isi}) for no, isi in ((n, list(g)) for n, g in groupby(semua, key=lambda b: b["no"]))}
    hasil: list[Gambar] = []
    letak = nomor = urutan = 0
    lalu = None
    for (no, _), isi in groupby(semua, key=lambda b: (b["no"], b["kode_indikator"])):
        baris = list(isi)
        urutan = urutan + 1 if no == lalu else 1
        numerik = not _predikat(baris)
        nomor += numerik
        hasil.append(Gambar(baris, letak, urutan if banyak[no] > 1 else 0, nomor if numerik else 0))
        letak, lalu = letak + len(baris), no
    return hasil


def _predikat(baris: list[Baris]) -> bool:
    return any(b["rumus"] == "predikat" for b in baris)


def _kepala(g: Gambar) -> tuple[tuple[str, str], ...]:
    """Return the three lines above a figure; an only indicator of its sasaran has no number, as in the source report."""
    return (
        ("CAPAIAN IKU SKPD :", ""),
        (f"SASARAN STRATEGIS {g.pokok['no']}", g.pokok["sasaran"].upper()),
        (f"CAPAIAN INDIKATOR {g.urutan or ''}".strip(), g.pokok["indikator"].upper()),
    )


def keterangan(g: Gambar) -> str:
    """Return the caption under a chart, an empty text for a predikat."""
    return f"Gambar 3.{g.nomor} Capaian Indikator {g.pokok['indikator']}" if g.nomor else ""


def _tinggi_bidang(pasangan: list[list[Gambar]], ruang: float) -> float:
    """Return the height of each row under a chart."""
    lain = max(sum(_tinggi_pasangan(isi, 0.0)) for isi in pasangan)
    return min(_BIDANG[1], max(_BIDANG[0], int((ruang / 2 - lain) / _BARIS_BIDANG * 4) / 4))


def _tinggi_pasangan(pasangan: list[Gambar], bidang: float) -> list[float]:
    """Return the heights of the rows of two figures: three of heading, the chart's, caption, gap."""
    kepala = [[max(TINGGI_MIN, tinggi_teks(isi, LEBAR[1])) for _, isi in _kepala(g)] for g in pasangan]
    penuh = LEBAR[0] + LEBAR[1]
    bawah = max(tinggi_teks(keterangan(g) or "-", penuh) for g in pasangan)
    return [*map(max, zip(*kepala, strict=True)), *[bidang] * _BARIS_BIDANG, bawah + 3.0, _SELA]


def _satu(pena: Pena, r: int, k: int, g: Gambar, laporan: Laporan, tinggi: float) -> None:
    for i, (label, isi) in enumerate(_kepala(g)):
        pena.teks(r + i, k, label, "gambar_kepala")
        pena.teks(r + i, k + 1, isi, "gambar_isi")
    bidang = r + 3
    if g.nomor:
        _grafik(pena, bidang, k, g, laporan.masukan.parameter.tahun, tinggi)
        pena.gabung(bidang + _BARIS_BIDANG, k, bidang + _BARIS_BIDANG, k + 1, keterangan(g), "gambar_keterangan")
    else:
        _kotak(pena, bidang + 2, k, g, laporan.masukan.parameter.triwulan)


def _grafik(pena: Pena, r: int, k: int, g: Gambar, tahun: int, tinggi: float) -> None:
    """Place the chart of target and realisasi per quarter, fed from Data 3.2: what is not measured is a gap there."""
    awal = pena.awal + 1 + g.letak
    akhir = awal + sum(b["triwulan"] != "F" for b in g.baris) - 1

    def sel(nama: str) -> Rentang:
        return Rentang("Data 3.2", awal, _KOLOM[nama], akhir, _KOLOM[nama])

    deret = [Deret(nama.capitalize(), nama, sel("triwulan"), sel(nama)) for nama in ("target", "realisasi")]
    negatif = any((b[f"{nama}_angka"] or 0) < 0 for b in g.baris for nama in ("target", "realisasi"))
    hasil = Grafik("column", deret, Sumbu(tegak=g.pokok["satuan"], format_datar='"TW "0', dari_nol=not negatif))
    pena.pasang(r, k, ukur(hasil, LEBAR[k : k + 2], tinggi * _BARIS_BIDANG), _alternatif(g, tahun))


def _alternatif(g: Gambar, tahun: int) -> str:
    """Return the alt text: what the chart shows, with its figures."""
    isi = "; ".join(
        f"TW {b['triwulan']} target {_angka(b['target_angka'])}, realisasi {_angka(b['realisasi_angka'])}"
        for b in g.baris
        if b["triwulan"] != "F"
    )
    return f"{keterangan(g)} tahun {tahun}, grafik kolom: {isi}."


def _angka(nilai: Any) -> str:
    return "belum ada" if nilai is None else f"{nilai.normalize():f}".replace(".", ",")


def _kotak(pena: Pena, r: int, k: int, g: Gambar, triwulan: int) -> None:
    """Draw the box TARGET / CAPAIAN of a predikat: the target of the run's quarter, the Kondisi Akhir."""
    nama = g.pokok["indikator"].upper().removeprefix(AWALAN.upper())
    pena.gabung(r, k, r, k + 1, nama if nama.startswith("PREDIKAT") else f"PREDIKAT {nama}", "gambar_kotak")
    kini = next((b for b in g.baris if b["triwulan"] == str(triwulan)), g.pokok)
    target = kini["target_teks"] or kini["target_angka"] or g.pokok["target_tahunan_teks"] or g.pokok["target_tahunan_angka"]
    akhir = g.baris[-1]
    capaian = akhir["realisasi_angka"] if akhir["realisasi_angka"] is not None else akhir["realisasi_teks"]
    for i, (label, isi) in enumerate((("TARGET", target), ("CAPAIAN", capaian)), start=1):
        pena.teks(r + i, k, label, "gambar_kotak")
        if isi is None or isinstance(isi, str):
            pena.teks(r + i, k + 1, isi or "-", "gambar_kotak")
        else:
            pena.angka(r + i, k + 1, isi, "gambar_kotak" if isi == int(isi) else "gambar_kotak_desimal")
