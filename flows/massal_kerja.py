"""One block of offices from checked files to workbooks; what goes wrong with one office stays with it."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from flows.hitungan import hitung_banyak, hitung_laporan
from flows.massal_baca import muat
from flows.massal_kantor import KantorMassal
from flows.massal_pilah import Bersama, per_kantor
from lkj_etl import sistem
from lkj_etl.jejak import Parameter, Permintaan
from lkj_etl.kesalahan import KESALAHAN_PROGRAM, LkjError
from lkj_etl.laporan import Laporan, Masukan, Terbit, Total
from lkj_etl.masukan import Terbaca, kembar, satukan
from lkj_etl.nilai.persen import dua_desimal
from lkj_etl.pengaturan import Pengaturan
from lkj_etl.periksa.kantor import Kantor
from lkj_etl.temuan import Temuan
from lkj_etl.tulis.buku_besar import catat, jalan_buku_besar, perlu_dibuka, terbit_sebelumnya
from lkj_etl.tulis.keluaran import simpan

BERKAS_BENTROK = 'Berkas "{nama}" ada di folder utama dan di sub-folder kantor ini. Ganti nama salah satunya.'


class KerjaTulis(NamedTuple):
    """One block: its offices, the files with their rows of the shared exports, and what the run was asked for."""

    kantor: tuple[KantorMassal, ...]
    bersama: tuple[Path, ...]
    keluaran: Path
    permintaan: Permintaan
    pengaturan: Pengaturan


@dataclass(frozen=True, slots=True)
class Hasil:
    """What a run left of one office; amounts as text with two decimals, paths relative to the output folder.

    `gagal`: why nothing was written, empty where a workbook stands. `rata_rata`: average capaian, None where not measured.
    `jejak`: the files as on sheet Jejak, and under "kelompok" the sub-folder in which each lies, "" for the main folder.
    """

    kode: str
    nama: str
    folder: str
    gagal: str = ""
    draf: bool = True
    id_jalan: str = ""
    ringkasan: str = ""
    keluaran: tuple[str, ...] = ()
    masuk: tuple[str, str] = ("0.00", "0.00")
    keluar: tuple[str, str] = ("0.00", "0.00")
    rata_rata: str | None = None
    terukur: int = 0
    belum: int = 0
    temuan: tuple[Temuan, ...] = ()
    jejak: tuple[dict[str, Any], ...] = ()
    catatan: tuple[str, ...] = field(default=())


def tulis_blok(kerja: KerjaTulis) -> list[Hasil]:
    """Compute the offices of a block in one pass and write each; an office that cannot be written says so in its result."""
    bersama = [per_kantor(muat(jalan)) for jalan in kerja.bersama]
    hasil: dict[str, Hasil] = {}
    siap: list[tuple[KantorMassal, Masukan]] = []
    for k in kerja.kantor:
        try:
            siap.append((k, _satukan(k, bersama, [muat(b.wadah, b.letak) for b in k.berkas], kerja)))
        except Exception as galat:  # noqa: BLE001 - one office must not stop the others
            hasil[k.folder] = _gagal(k, galat)
    terbit = [_terbit(kerja.keluaran / k.folder, m.parameter) for k, m in siap]
    for (k, m), laporan in zip(siap, _hitung([m for _, m in siap], terbit, kerja.pengaturan), strict=True):
        try:
            if isinstance(laporan, Exception):
                raise laporan
            hasil[k.folder] = _tulis(k, laporan, kerja.keluaran)
        except Exception as galat:  # noqa: BLE001 - one office must not stop the others
            hasil[k.folder] = replace(_gagal(k, galat), masuk=_pasangan(m.total_masuk))  # the summary shows what is missing
    return [hasil[k.folder] for k in kerja.kantor]


def _satukan(k: KantorMassal, semua_bersama: Sequence[Bersama], sendiri: Sequence[Terbaca], kerja: KerjaTulis) -> Masukan:
    """Put the office's files and its rows of the shared ones together, in order of name as in a folder of its own."""
    bersama = bagian_kantor(semua_bersama, k)
    nama = {t.ambilan.nama for t in bersama}
    if bentrok := next((t.ambilan.nama for t in sendiri if t.ambilan.nama in nama), None):
        raise LkjError(BERKAS_BENTROK.format(nama=bentrok))
    semua: list[Terbaca] = []
    pertama: dict[str, str] = {}
    for t in sorted([*bersama, *sendiri], key=lambda t: t.ambilan.nama):
        lain = pertama.setdefault(t.ambilan.sha256, t.ambilan.nama) if t.ambilan.sha256 else t.ambilan.nama
        if lain != t.ambilan.nama:
            t = Terbaca(t.ambilan._replace(jawaban={"kembar": lain}), kembar(t.ambilan.nama, lain))
        semua.append(t)
    pemilik = Kantor(k.kode, k.nama)
    return satukan(semua, kerja.permintaan._replace(skpd=k.diminta), kerja.pengaturan, pemilik=pemilik)


def bagian_kantor(bersama: Sequence[Bersama], k: KantorMassal) -> list[Terbaca]:
    """Return the shared files that are this office's inputs: of an export in parts without those that surely do not name the office."""
    kantor = Kantor(k.kode, k.nama)
    ada = [(b, b.milik(kantor)) for b in bersama]
    jenis = {b.utuh.bacaan.jenis for b, t in ada if t is not None and b.utuh.cakupan is not None}
    return [b.utuh if t is None else t for b, t in ada if t is not None or not (b.satu_kantor or b.bagian_lain(kantor, jenis))]


def _hitung(semua: Sequence[Masukan], terbit: Sequence[Terbit | None], pengaturan: Pengaturan) -> Iterator[Laporan | Exception]:
    """Compute all in one pass; only where that fails each by itself, so that the fault stays with its office."""
    try:
        yield from hitung_banyak(semua, pengaturan, terbit)
    except Exception:  # noqa: BLE001 - told apart below
        for m, t in zip(semua, terbit, strict=True):
            try:
                yield hitung_laporan(m, pengaturan, t)
            except Exception as galat:  # noqa: BLE001 - becomes this office's result
                yield galat


def _terbit(akar: Path, p: Parameter) -> Terbit | None:
    """Return what an earlier quarter of this office published; most folders have none, and no ledger is made for that."""
    return terbit_sebelumnya(akar, p) if perlu_dibuka(akar, p) else None


def _gagal(k: KantorMassal, galat: Exception) -> Hasil:
    kalimat = str(galat) if isinstance(galat, LkjError) else KESALAHAN_PROGRAM.format(sebab=type(galat).__name__)
    return Hasil(k.kode, k.nama, k.folder, gagal=kalimat)


def _tulis(k: KantorMassal, laporan: Laporan, keluaran: Path) -> Hasil:
    akar = keluaran / k.folder
    with sistem.kunci(akar / ".lkj" / "kunci") if (akar / ".lkj").is_dir() else nullcontext():  # else nobody runs `lkj laporan` here
        tertulis = simpan(laporan, akar, paksa=not sistem.sinkronkan_semua(hanya_tanya=True))
        if jalan_buku_besar(akar).is_file():
            catat(akar, tertulis[-1], kode_keluar=int(laporan.draf))
    kantor = laporan.rata_rata.row(-1, named=True)  # after its sasaran
    rata = dua_desimal(kantor["rata_rata"])
    m = laporan.masukan
    kelompok = {b.nama: b.kelompok for b in k.berkas}
    return Hasil(
        k.kode,
        m.parameter.nama_skpd or k.nama,
        k.folder,
        draf=laporan.draf,
        id_jalan=laporan.id_jalan,
        ringkasan=tertulis[-1].relative_to(keluaran).as_posix(),
        keluaran=tuple(j.relative_to(keluaran).as_posix() for j in tertulis),
        masuk=_pasangan(m.total_masuk),
        keluar=_pasangan(laporan.total_keluar),
        rata_rata=None if rata is None else f"{rata:.2f}",
        terukur=kantor["terukur"],
        belum=kantor["belum"],
        temuan=laporan.temuan,
        jejak=tuple({**j.data(), "kelompok": kelompok.get(j.berkas, "")} for j in m.jejak),
    )


def _pasangan(t: Total) -> tuple[str, str]:
    return f"{t.pagu:.2f}", f"{t.realisasi:.2f}"
