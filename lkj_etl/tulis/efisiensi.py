"""Sheet Efisiensi: capaian beside serapan per sasaran, indikator and program, overhead, and comparisons over the years."""

from __future__ import annotations

from decimal import Decimal

from lkj_etl.laporan import BarisEfisiensi, Laporan
from lkj_etl.nilai.skala import BATAS_EFISIEN, CUKUP_EFISIEN, EFISIEN, TIDAK_EFISIEN
from lkj_etl.nilai.triwulan import bulan_akhir
from lkj_etl.tulis.cetakan import Cetakan
from lkj_etl.tulis.kalimat import judul_efisiensi, skala_86
from lkj_etl.tulis.letak import sel
from lkj_etl.tulis.pena import Pena
from lkj_etl.tulis.perbandingan import tulis_perbandingan

LEBAR = (6.0, 34.0, 42.0, 14.0, 20.0, 20.0, 14.0)
LEBAR_RENCANA = (18.0, 13.0)
LEBAR_PENILAIAN = 29.0
KEPALA = ("NO", "", "", "CAPAIAN (%)", "PAGU (Rp)", "REALISASI (Rp)", "SERAPAN (%)")
_NO, _SASARAN, _INDIKATOR, _CAPAIAN, _PAGU, _REALISASI, _SERAPAN, _RENCANA, _TERHADAP_RENCANA = range(9)
PENILAIAN = {
    "tw4": "dinilai pada TW IV",
    "belum_terukur": "tidak dinilai: capaian belum terukur",
    "belum_tercapai": "tidak dinilai: capaian di bawah 100%",
    "tanpa_anggaran": "tidak dinilai: tanpa anggaran",
    "tidak": "-",
}
_LAIN = {"belum_dipetakan": "Belum dipetakan", "tanpa_pagu": "Realisasi tanpa pagu"}
RATA_KANTOR = '=ROUND(AVERAGEIFS(Data_3_2[capaian],Data_3_2[triwulan],"F"),2)'


def ada(laporan: Laporan) -> bool:
    """Say whether there is a capaian to stand beside money, or a figure to compare with."""
    return not laporan.capaian.is_empty() and not (laporan.serapan.is_empty() and laporan.analisis.pembanding.is_empty())


def penilaian(b: BarisEfisiensi) -> str:
    """Return the judgement of a row in words."""
    return f"{b.kategori or 'Belum ada realisasi'}; serapan {b.kategori_serapan}" if b.penilaian == "dinilai" else PENILAIAN[b.penilaian]


def tulis(pena: Pena, laporan: Laporan) -> None:
    """Print the blocks one below the other: per sasaran, overhead and total; per program; comparisons."""
    semua = laporan.analisis.efisiensi
    berencana = any(b.rencana is not None for b in semua)
    c = Cetakan(pena, [*LEBAR, *(LEBAR_RENCANA if berencana else ()), LEBAR_PENILAIAN], judul_efisiensi(laporan))
    tabel = _Tabel(c, len(pena.lebar), laporan)
    if not laporan.serapan.is_empty():
        awal = tabel.kepala("SASARAN / INDIKATOR KINERJA")
        tabel.per_sasaran(semua)
        tabel.biasa([b for b in semua if b.tingkat == "lain"], "")
        tabel.biasa([b for b in semua if b.tingkat == "overhead"], "OVERHEAD KANTOR")
        tabel.jumlah(semua[-1])
        c.jaga_utuh(awal, c.baris - 1)
    program = [b for b in semua if b.tingkat == "program"]
    if program:
        awal = tabel.kepala("PROGRAM (TANPA OVERHEAD)")
        tabel.biasa(program, "")
        c.jaga_utuh(awal, c.baris - 1)
    tulis_perbandingan(c, laporan)
    c.selesai(_catatan(laporan, berencana))


class _Tabel:
    """Writes the rows of capaian and money; every figure is its table's own, by formula where Excel can follow it."""

    def __init__(self, c: Cetakan, lebar: int, laporan: Laporan) -> None:
        self.c = c
        self.akhir = lebar - 1
        self.berencana = self.akhir > len(KEPALA)
        self.bulan = bulan_akhir(laporan.masukan.parameter.triwulan)
        self.baris_f = {b["kode_indikator"]: c.pena.awal + 2 + i for i, b in enumerate(laporan.baris_capaian) if b["triwulan"] == "F"}

    def kepala(self, judul: str) -> int:
        """Add an empty row where another block stands above, then the headings; return their row."""
        if self.c.baris > self.c.badan:
            self.c.tambah(1)
        r = self.c.tambah(1)
        rencana = (f"ANGGARAN KAS s.d. {self.bulan.upper()} (Rp)", "SERAPAN THD. ANGGARAN KAS (%)") if self.berencana else ()
        for k, isi in enumerate((*KEPALA, *rencana, "PENILAIAN")):
            if k == _SASARAN:
                self.c.rentang(r, k, _INDIKATOR, judul, "kepala")
            elif k != _INDIKATOR:
                self.c.rentang(r, k, k, isi, "kepala")
        return r

    def per_sasaran(self, semua: tuple[BarisEfisiensi, ...]) -> None:
        """Each sasaran with its sums and mean, then its indicators."""
        baris = [b for b in semua if b.tingkat in ("sasaran", "indikator")]
        for i, b in enumerate(baris):
            r = self.c.tambah(1)
            if b.tingkat == "sasaran":
                bawah = next((j for j in range(i + 1, len(baris)) if baris[j].tingkat == "sasaran"), len(baris)) - i
                self._tebal(r, b.no, b.nama)
                self.angka(r, b, "jumlah_", jumlah=(r + 2, r + bawah))
                self.c.jaga_utuh(r, r + 1)
            else:
                self.c.teks(r, _NO, "", "teks")
                self.c.rentang(r, _SASARAN, _INDIKATOR, b.nama, "teks_menjorok")
                self.angka(r, b, "", rujukan=f"='Data 3.2'!J{self.baris_f[b.kode]}")

    def biasa(self, baris: list[BarisEfisiensi], judul: str) -> None:
        """Rows that are numbered under a heading of their own."""
        if baris and judul:
            r = self.c.melintang(self.akhir, judul, "blok")
            self.c.jaga_utuh(r, r + 1)
        for n, b in enumerate(baris, start=1):
            r = self.c.tambah(1)
            self.c.gabung(r, r, _NO, "" if b.tingkat == "lain" else str(n), "tengah")
            self.c.rentang(r, _SASARAN, _INDIKATOR, _LAIN.get(b.kode, b.nama) if b.tingkat == "lain" else b.nama)
            self.angka(r, b, "")

    def jumlah(self, b: BarisEfisiensi) -> None:
        """The office: sums of Data 3.3, mean over the measured indicators."""
        r = self.c.tambah(1)
        self._tebal(r, None, "KANTOR (JUMLAH ANGGARAN)")
        self.angka(r, b, "jumlah_", rujukan=RATA_KANTOR)
        for k, nama, nilai in ((_PAGU, "pagu", b.pagu), (_REALISASI, "realisasi", b.realisasi)):
            self.c.pena.rumus(r, k, f"=SUM(Data_3_3[{nama}])", nilai, "jumlah_rupiah")

    def _tebal(self, r: int, no: int | None, nama: str) -> None:
        self.c.pena.teks(r, _NO, "" if no is None else str(no), "jumlah_teks")
        self.c.rentang(r, _SASARAN, _INDIKATOR, nama, "jumlah_kiri")

    def angka(self, r: int, b: BarisEfisiensi, depan: str, *, rujukan: str = "", jumlah: tuple[int, int] | None = None) -> None:
        """Write capaian, money, percents and the judgement of row `r`; `jumlah`: Excel rows that add up to it."""
        pena = self.c.pena
        rata = f"=ROUND(AVERAGE(D{jumlah[0]}:D{jumlah[1]}),2)" if jumlah else rujukan
        self._persen(r, _CAPAIAN, b.capaian, rata, f"{depan}desimal")
        for k, nilai in ((_PAGU, b.pagu), (_REALISASI, b.realisasi), *(((_RENCANA, b.rencana),) if self.berencana else ())):
            if nilai is None:
                pena.teks(r, k, "-", f"{depan}rupiah")
            elif jumlah:
                pena.rumus(r, k, f"=SUM({sel(k, jumlah[0])}:{sel(k, jumlah[1])})", nilai, f"{depan}rupiah")
            else:
                pena.angka(r, k, nilai, f"{depan}rupiah")
        self._persen(r, _SERAPAN, b.serapan, f"=ROUND(F{r + 1}*100/E{r + 1},2)", f"{depan}desimal")
        if self.berencana:
            self._persen(r, _TERHADAP_RENCANA, b.serapan_rencana, f"=ROUND(F{r + 1}*100/H{r + 1},2)", f"{depan}desimal")
        self.c.teks(r, self.akhir, penilaian(b), "jumlah_kiri" if depan else "teks")

    def _persen(self, r: int, k: int, nilai: Decimal | None, rumus: str, gaya: str) -> None:
        if nilai is None:
            self.c.pena.teks(r, k, "-", gaya)
        elif rumus:
            self.c.pena.rumus(r, k, rumus, nilai, gaya)
        else:
            self.c.pena.angka(r, k, nilai, gaya)


def _catatan(laporan: Laporan, berencana: bool) -> list[str]:
    """Return what a reader must know to judge: what counts, against what, and the scales."""
    p = laporan.masukan.parameter
    dasar = "pagu" if p.triwulan == 4 else f"anggaran kas s.d. {bulan_akhir(p.triwulan)} {p.tahun}" if berencana else ""
    catatan = [
        "Overhead kantor (Belanja Tidak Langsung dan program penunjang X.XX.01) tidak dibebankan pada sasaran, indikator, atau program.",
        "Capaian sasaran, program, dan kantor adalah rata-rata Kondisi Akhir indikator yang terukur.",
    ]
    if any(b["indikator_lain"] for b in laporan.baris_serapan):
        catatan.append("Anggaran yang mendukung beberapa indikator dihitung pada indikator yang pertama di Tabel 3.3.")
    if not dasar:
        return [*catatan, "Tanpa anggaran kas, serapan belum dapat dinilai sebelum Triwulan IV; karena itu kategori belum diberikan."]
    if berencana and all(b.rencana is None for b in laporan.analisis.efisiensi[:-1]):
        catatan.append("Anggaran kas tidak dirinci sampai baris yang dipetakan, sehingga hanya dibandingkan untuk kantor seluruhnya.")
    return [
        *catatan,
        f"Kategori hanya diberikan bila capaian sekurang-kurangnya 100%; serapan dinilai terhadap {dasar}. {EFISIEN}: capaian di atas "
        f"serapan lebih dari {BATAS_EFISIEN} poin; {CUKUP_EFISIEN.lower()}: selisihnya paling banyak {BATAS_EFISIEN} poin; "
        f"{TIDAK_EFISIEN.lower()}: selebihnya.",
        skala_86(),
    ]
