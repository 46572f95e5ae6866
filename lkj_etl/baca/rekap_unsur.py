"""One row of a rekap, once its level is told: codes, names, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from lkj_etl.nilai.nama import samakan


@dataclass(slots=True)
class BarisRekap:
    """One data row.

    `tempat_program`: the column and row that name its program. `induk`: a program or kegiatan line whose amount repeats its leaves.
    `jenjang`: its level (0 the highest), where numbers told it.
    """

    i: int
    kode_skpd: str = ""
    nama_skpd: str = ""
    kode_sub_skpd: str = ""
    nama_sub_skpd: str = ""
    kode_program: str = ""
    program: str = ""
    kode_kegiatan: str = ""
    no_kegiatan: str = ""
    kegiatan: str = ""
    kode_sub_kegiatan: str = ""
    sub_kegiatan: str = ""
    induk: bool = False
    kolom_nama: str = ""
    tempat_program: tuple[str, int] | None = None
    jenjang: int | None = None

    def dalam(self) -> int:
        """Return how deep it stands: by the level that numbers told, else by its names (0 program, 1 kegiatan, 2 sub kegiatan)."""
        menurut_nama = 2 if self.sub_kegiatan else 1 if self.kegiatan else 0
        return menurut_nama if self.jenjang is None else self.jenjang

    def kode(self) -> str:
        """Return its deepest code, "" where it has none."""
        return self.kode_sub_kegiatan or self.kode_kegiatan or self.kode_program

    def sekantor(self, bawah: BarisRekap) -> bool:
        """Say whether a row below is of the same office and unit; a program or kegiatan without a unit sums those of all units."""
        (skpd, unit), (skpd_bawah, unit_bawah) = self.kunci()[:2], bawah.kunci()[:2]
        return skpd == skpd_bawah and unit in ("", unit_bawah)

    def kunci(self) -> tuple[str, ...]:
        """Return what makes a leaf: office and unit, then codes, else names; a kegiatan number of 2019 stands in several programs."""
        unit = (self.kode_skpd or samakan(self.nama_skpd), self.kode_sub_skpd or samakan(self.nama_sub_skpd))
        kode = self.kode()
        if kode == self.kode_kegiatan and not kode.startswith(self.kode_program):
            kode = f"{self.kode_program} {kode}"
        return (*unit, kode) if kode else (*unit, samakan(self.program), samakan(self.kegiatan), samakan(self.sub_kegiatan))
