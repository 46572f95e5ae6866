"""What the narrative says of one indicator: facts of its rows put into the patterns of `pola_narasi`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from lkj_etl.laporan import Laporan
from lkj_etl.nilai.predikat import kelas
from lkj_etl.nilai.triwulan import ROMAWI
from lkj_etl.tulis import pola_narasi as pola
from lkj_etl.tulis.kata import angka, bersatuan, cacah, deretan, kalimat, periode, persen, sebut, ucapan
from schemas.kinerja import HANYA_POSISI, MAKIN_RENDAH, POSISI, RATA_RATA

_CARA = {"nilai": "nilai", "rasio x 100": "rasio", "rasio x target": "rasio", "predikat": "predikat", "ikm": "ikm"}
_DINILAI = ("terukur", "nihil")
_PENUH = 100
Baris = Mapping[str, Any]


@dataclass(frozen=True)
class Ukuran:
    """One indicator: its row of sheet Indikator, its five rows of Data 3.2, and what sheet Realisasi says of the run's quarter."""

    indikator: Baris
    triwulan: Sequence[Baris]
    akhir: Baris
    isian: Baris
    tw: int
    tahun: int

    @property
    def kini(self) -> Baris:
        """The row of the run's quarter."""
        return self.triwulan[self.tw - 1]

    @property
    def rendah(self) -> bool:
        """Whether a lower figure is the better one."""
        return bool(self.indikator["arah"] == MAKIN_RENDAH)

    @property
    def periode(self) -> str:
        """The quarter with its year."""
        return periode(self.tw, self.tahun)

    @cached_property
    def isi(self) -> dict[str, str]:
        """The figures of the run's quarter as they stand in sentences; every paragraph takes some of them."""
        return _isi(self)


def ukuran(laporan: Laporan) -> list[Ukuran]:
    """Return the indicators in the order of Tabel 3.2."""
    p = laporan.masukan.parameter
    indikator = {b["kode"]: b for b in laporan.masukan.indikator.iter_rows(named=True)}
    isian = {b["kode"]: b for b in laporan.masukan.realisasi.iter_rows(named=True) if b["triwulan"] == p.triwulan}
    per_kode: dict[str, list[Baris]] = {}
    for b in laporan.baris_capaian:
        per_kode.setdefault(b["kode_indikator"], []).append(b)
    return [
        Ukuran(indikator[kode], baris[:-1], baris[-1], isian.get(kode, {}), p.triwulan, p.tahun)
        for kode, baris in per_kode.items()
        if kode in indikator and len(baris) == len(ROMAWI) + 1
    ]


def paragraf_31(u: Ukuran, nomor: int) -> str:
    """Return the paragraph of section 3.1; `nomor` counts within the sasaran."""
    isi = [pola.INDIKATOR_31.format(n=nomor, indikator=sebut(u.kini["indikator"]), klausa=klausa(u)), hitungan(u), dibatasi(u)]
    kunci = _kunci_kondisi(u)
    isi += [] if kunci in ("sama", "belum") else [kondisi(u)]
    return _rangkai([*isi, ucapan(u.isian.get("penjelasan", ""))])


def paragraf_33(u: Ukuran) -> str:
    """Return the paragraph of section 3.3: annual target, evaluation, Kondisi Akhir, and all that the office says."""
    tahunan = _nilai(u, u.kini["target_tahunan_angka"], u.kini["target_tahunan_teks"])
    jenis = "tanpa" if not tahunan else "predikat" if u.indikator["cara_hitung"] == "predikat" else "angka"
    pembuka = pola.INDIKATOR_33[jenis].format(indikator=_sebut(u, "3.3"), tahun=u.tahun, tahunan=tahunan)
    isi = [pembuka, evaluasi(u), dibatasi(u), kondisi(u)]
    faktor = [(pola.FAKTOR[k], ucapan(u.isian.get(k, ""))) for k in pola.FAKTOR]
    return _rangkai([*isi, ucapan(u.isian.get("penjelasan", "")), *(f.format(isi=teks) for f, teks in faktor if teks)])


def paragraf_4(u: Ukuran, huruf: str) -> str:
    """Return the item of BAB IV."""
    isi = pola.INDIKATOR_4.format(huruf=huruf, indikator=_sebut(u, "4"), klausa=klausa(u))
    return isi.rstrip(".") + _rangkai([".", ucapan(u.isian.get("penjelasan", ""))])


def klausa(u: Ukuran) -> str:
    """Return the clause on the run's quarter with its outcome, without a full stop."""
    (keadaan, cara), isi = _kunci_klausa(u), u.isi
    return pola.KLAUSA[keadaan][cara].format(**isi) + pola.AKHIR[hasil(u)].format(**isi)


def evaluasi(u: Ukuran) -> str:
    """Return the evaluation of a measured quarter; of any other what there is to say of it."""
    kunci = hasil(u)
    return pola.EVALUASI[kunci].format(**u.isi) if kunci in pola.EVALUASI else klausa(u)


def hasil(u: Ukuran) -> str:
    """Return the outcome of the run's quarter, a key of `pola_narasi.AKHIR`."""
    b = u.kini
    if b["keadaan"] not in _DINILAI:
        return "tidak_dinilai"
    if b["target_angka"] is None and b["target_teks"] is None:
        return "tanpa_target"
    if b["capaian"] is None:
        return "target_nol"
    penuh = b["capaian_tanpa_batas"] >= _PENUH
    if u.indikator["cara_hitung"] == "predikat":
        return "predikat_penuh" if penuh else "predikat_kurang"
    depan = "rendah_" if u.rendah else ""
    if b["realisasi_angka"] == b["target_angka"]:
        return depan + "sama"
    lebih_baik = (b["realisasi_angka"] > b["target_angka"]) != u.rendah
    return depan + ("lebih" if lebih_baik else "hampir" if penuh else "kurang")


def hitungan(u: Ukuran) -> str:
    """Return the calculation of a ratio, as the source report writes it: 21/21 x 90% = 90%."""
    if u.kini["keadaan"] not in _DINILAI or not _berbagian(u):
        return ""
    satuan = u.indikator["satuan"]
    kali = u.kini["target_tahunan_angka"] if u.indikator["cara_hitung"] == "rasio x target" else Decimal(_PENUH)
    return "" if kali is None else pola.HITUNGAN.format(kali=bersatuan(kali, satuan if satuan == "%" else ""), **u.isi)


def dibatasi(u: Ukuran) -> str:
    """Return the sentence on a capped capaian, an empty text where it is not capped."""
    return pola.DIBATASI.format(**u.isi) if _terpotong(u.kini) else ""


def kondisi(u: Ukuran) -> str:
    """Return the sentence on row Kondisi Akhir (F)."""
    kunci, f = _kunci_kondisi(u), u.akhir
    lama = next((n for n in range(u.tw - 1, 0, -1) if u.triwulan[n - 1]["capaian"] is not None), 1)
    teks = pola.KONDISI[kunci].format(p=u.periode, r=_realisasi(u, f), c=_persen(f["capaian"]), lama=ROMAWI[lama - 1])
    return teks + (pola.KONDISI_DIBATASI.format(penuh=_persen(f["capaian_tanpa_batas"])) if kunci != "sama" and _terpotong(f) else "")


def _sebut(u: Ukuran, bagian: str) -> str:
    """Return the indicator's name, called an indicator once."""
    nama = sebut(u.kini["indikator"])
    return nama if nama.casefold().startswith("indikator") else pola.SEBUT_INDIKATOR[bagian].format(nama=nama)


def _kunci_klausa(u: Ukuran) -> tuple[str, str]:
    keadaan, cara = u.kini["keadaan"], _CARA[u.indikator["cara_hitung"]]
    if keadaan == "tidak_ada_kejadian":
        kosong = u.indikator["bila_kosong"] == "kosong"
        return keadaan, "tercapai" if u.kini["capaian"] is not None else "kosong" if kosong else "tanpa_target"
    if keadaan == "belum_waktunya":
        return ("belum_waktunya" if any(n > u.tw for n in _jadwal(u)) else "tidak_dijadwalkan"), cara
    if keadaan not in _DINILAI or cara in HANYA_POSISI:
        return keadaan, cara
    ekor = "_rendah" if u.rendah else ""
    if cara == "rasio" and _berbagian(u):
        atas, bawah = u.isian["pembilang"], u.isian["penyebut"]
        if atas == bawah:
            return "terukur", "rasio_penuh" + ekor
        return (keadaan, "rasio" + ekor) if keadaan == "nihil" and atas == 0 else ("terukur", "rasio")
    return keadaan, "nilai" + (ekor if keadaan == "nihil" else "")


def _kunci_kondisi(u: Ukuran) -> str:
    f, jenis = u.akhir, u.indikator["jenis_target"]
    if f["realisasi_angka"] is None and f["realisasi_teks"] is None:
        return "belum"
    if f["capaian"] is None:
        return "tanpa_capaian"
    if jenis == POSISI or u.indikator["cara_hitung"] in HANYA_POSISI:
        return "posisi_lama" if u.kini["capaian"] is None else "sama"
    if jenis == RATA_RATA:
        return "rata"
    return "kumulatif" if u.indikator["cara_hitung"] == "nilai" else "kumulatif_rasio"


def _isi(u: Ukuran) -> dict[str, str]:
    """Return the figures of the run's quarter as they stand in sentences."""
    b = u.kini
    t = _nilai(u, b["target_angka"], b["target_teks"])
    arah = "rendah" if u.rendah and u.indikator["cara_hitung"] != "predikat" else "tinggi"
    jadwal = deretan([f"Triwulan {ROMAWI[n - 1]}" for n in _jadwal(u)])
    return {
        "p": u.periode,
        "r": _realisasi(u, b),
        "t": t,
        "dari_target": pola.DARI_TARGET[arah].format(t=t) if t else "",
        "c": _persen(b["capaian"]),
        "penuh": _persen(b["capaian_tanpa_batas"]),
        "atas": cacah(u.isian["pembilang"]) if _berbagian(u) else "",
        "bawah": cacah(u.isian["penyebut"]) if _berbagian(u) else "",
        "jadwal": pola.JADWAL.format(jadwal=jadwal) if jadwal else "",
    }


def _berbagian(u: Ukuran) -> bool:
    """Whether the quarter was computed from pembilang and penyebut; a typed Nilai stands by itself."""
    i = u.isian
    return _CARA[u.indikator["cara_hitung"]] == "rasio" and i.get("nilai") is None and None not in (i.get("pembilang"), i.get("penyebut"))


def _jadwal(u: Ukuran) -> list[int]:
    return [n for n, b in enumerate(u.triwulan, start=1) if b["jatuh_tempo"]]


def _terpotong(b: Baris) -> bool:
    return b["capaian"] is not None and b["capaian_tanpa_batas"] > b["capaian"]


def _realisasi(u: Ukuran, b: Baris) -> str:
    return _nilai(u, b["realisasi_angka"], b["realisasi_teks"], berkelas=True)


def _nilai(u: Ukuran, bilangan: Decimal | None, teks: str | None, *, berkelas: bool = False) -> str:
    """Return a figure or a predikat with its unit; a nilai AKIP names its class too."""
    if u.indikator["cara_hitung"] == "predikat":
        if bilangan is None:
            return f"predikat {teks}" if teks else ""
        return f"nilai {angka(bilangan)}" + (f" (predikat {kelas(bilangan)})" if berkelas else "")
    return "" if bilangan is None else bersatuan(bilangan, u.indikator["satuan"])


def _persen(nilai: float | None) -> str:
    return "" if nilai is None else persen(nilai)


def _rangkai(bagian: Sequence[str]) -> str:
    return " ".join(kalimat(b) for b in bagian if b)
