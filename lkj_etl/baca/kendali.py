"""Control figures of a file: totals, program lines and percents are compared, never used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import inf

from lkj_etl.baca.kolom import Pembaca
from lkj_etl.baca.mentah import TabelMentah
from lkj_etl.nilai import angka
from lkj_etl.nilai.angka import format_persen, format_rupiah
from lkj_etl.nilai.nama import samakan

NOL = Decimal(0)
SERATUS = Decimal(100)
SEL_RUSAK = frozenset(
    {
        "ANGKA-BUKAN-ANGKA",
        "ANGKA-ILMIAH",
        "ANGKA-DI-LUAR-BATAS",
        "ANGKA-MENDUA",
        "ANGKA-PERSEN",
        "SEL-GALAT",
        "RUMUS-TANPA-NILAI",
        "SEL-KOSONG",
        "SEL-GABUNGAN",
    }
)
TOLERANSI_PERSEN = Decimal("0.01")


def awal_baris(sel: Iterable[str]) -> str:
    """Return the key (`samakan`) of the first of these cells that holds a letter or a digit; a dash in column No says nothing."""
    return samakan(next((isi for isi in sel if any(map(str.isalnum, isi))), ""))


def ada_rupiah(tabel: TabelMentah, kolom: Iterable[str], i: int) -> bool:
    """Say whether any of these cells of a row can be read as an amount."""
    return any(angka.rupiah(tabel.kolom[k].jenis[i], tabel.kolom[k].isi[i]).nilai is not None for k in kolom)


def periksa_total(pembaca: Pembaca, tabel: TabelMentah, i: int, kolom: str, calon: Sequence[Decimal]) -> bool:
    """Compare the total at row `i` with the sums that it may mean; a difference is a galat at its cell. Return whether it is one of them.

    Over a column with an unusable cell nothing is said: that cell has its own galat, and in a file of several offices the
    difference would be blamed on all of them.
    """
    mentah = tabel.kolom[kolom]
    if _ada_sel_rusak(pembaca, tabel, kolom):
        return False
    jenis, isi = mentah.jenis[i], mentah.isi[i]
    dibaca = pembaca.satu_rupiah(jenis, isi)
    if dibaca.kosong:
        return False
    sel = tabel.sel(kolom, i)
    if dibaca.nilai is None:
        pembaca.pencatat.catat("TOTAL-TAK-TERBACA", tabel.lembar, sel, kolom=mentah.judul)
    elif dibaca.nilai not in calon:
        beda = min((dibaca.nilai - c for c in calon), key=abs)
        nilai = {"tertulis": format_rupiah(dibaca.nilai), "dihitung": format_rupiah(dibaca.nilai - beda), "beda": format_rupiah(beda)}
        pembaca.pencatat.catat("TOTAL-BERKAS-BEDA", tabel.lembar, sel, kolom=mentah.judul, **nilai)
    return dibaca.nilai in calon


def periksa_jumlah(
    pembaca: Pembaca,
    tabel: TabelMentah,
    total: Sequence[int],
    kolom: str,
    nilai: Sequence[Decimal | None],
    daun: Sequence[int],
    *,
    seluruh: int | None = None,
) -> list[int]:
    """Compare every total row of a column with the leaves above it: with all of them, or with those behind the total before.
    Return those that agree.

    Where the first total stands above all leaves, each may as well sum all of them, or those below it up to the next total.
    `seluruh`: the total that sums the whole table; an amount below it ("Sisa Anggaran") that passes for a leaf is one that it does
    not count.

    total: positions in `tabel`; nilai, daun: amounts and positions of the leaves in the table of `pembaca`.
    """
    nomor, letak = pembaca.tabel.baris, [tabel.baris[i] for i in total]
    di_atas = all(nomor[d] > letak[0] for d in daun) if total else False
    cocok: list[int] = []
    for n, i in enumerate(total):
        sejak, sampai = letak[n - 1] if n else 0, letak[n + 1] if n + 1 < len(total) else inf
        sebelum = [d for d in daun if nomor[d] < letak[n]]
        bagian = [sebelum, [d for d in sebelum if nomor[d] > sejak]]
        if di_atas:
            bagian += [list(daun), [d for d in daun if letak[n] < nomor[d] < sampai]]
        elif i == seluruh and len(sebelum) < len(daun):
            bagian = [list(daun)]
        if periksa_total(pembaca, tabel, i, kolom, [jumlah(nilai, isi) for isi in bagian if isi] or [NOL]):
            cocok.append(i)
    return cocok


def jumlah(nilai: Sequence[Decimal | None], posisi: Iterable[int]) -> Decimal:
    """Return the sum of the amounts at these positions; a blank adds nothing."""
    return sum((nilai[i] or NOL for i in posisi), NOL)


def _ada_sel_rusak(pembaca: Pembaca, tabel: TabelMentah, kolom: str) -> bool:
    huruf = tabel.kolom[kolom].huruf
    semua = pembaca.pencatat.temuan
    return any(t.kode in SEL_RUSAK and t.lembar == tabel.lembar and t.sel.rstrip("0123456789") == huruf for t in semua)


def periksa_persen(pembaca: Pembaca, pagu: Sequence[Decimal | None], realisasi: Sequence[Decimal | None]) -> None:
    """Compare a percent column with realisasi x 100 / pagu, in the scale (0-1 or 0-100) that fits most rows."""
    if "persen" not in pembaca.tabel.kolom:
        return
    mentah = pembaca.tabel.kolom["persen"]
    ditulis: dict[int, Decimal] = {}
    gaya = ""
    for i, (jenis, isi) in enumerate(zip(mentah.jenis, mentah.isi, strict=True)):
        dibaca = angka.persen(jenis, isi)
        if dibaca.galat:
            pembaca.catat("PERSEN-TAK-TERBACA", "persen", i)
        if dibaca.nilai is not None:
            ditulis[i] = dibaca.nilai
            if gaya and dibaca.gaya and dibaca.gaya != gaya:
                pembaca.catat("PERSEN-DUA-GAYA", "persen", i)
            gaya = gaya or dibaca.gaya
    banding = {i: r * SERATUS / p for i in ditulis if (p := pagu[i]) and (r := realisasi[i]) is not None}
    satuan = min((_satuan(ditulis[i]) for i in banding), default=Decimal(1))
    cocok = {skala: {i for i in banding if _cocok(ditulis[i], banding[i], skala, satuan)} for skala in (Decimal(1), SERATUS)}
    utama = max(cocok, key=lambda skala: (len(cocok[skala]), -skala))
    for i, seharusnya in banding.items():
        if i in cocok[utama]:
            continue
        kode = "PERSEN-DUA-SKALA" if any(i in c for c in cocok.values()) else "PERSEN-BEDA"
        pembaca.catat(kode, "persen", i, seharusnya=format_persen(seharusnya))


def _satuan(nilai: Decimal) -> Decimal:
    """Return one unit of the last decimal as written."""
    pangkat = nilai.normalize().as_tuple().exponent
    return Decimal(1).scaleb(min(int(pangkat), 0))


def _cocok(ditulis: Decimal, seharusnya: Decimal, skala: Decimal, satuan: Decimal) -> bool:
    return abs(ditulis * skala - seharusnya) <= max(satuan * skala, TOLERANSI_PERSEN)


def periksa_tanggal(pembaca: Pembaca, tahun: int | None) -> None:
    """Read the date column of a rekap; a date outside the year is a peringatan (it never splits realisasi)."""
    dibaca = pembaca.tanggal("tanggal")
    ada = [(i, t) for i, t in enumerate(dibaca) if t is not None]
    if not ada:
        return
    tahun = tahun or Counter(t.year for _, t in ada).most_common(1)[0][0]
    for i, t in ada:
        if t.year != tahun:
            pembaca.catat("TANGGAL-LUAR-TAHUN", "tanggal", i, tahun=tahun)
