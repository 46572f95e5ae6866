"""Which office a row belongs to, where its cell is merged over several rows or blank beside programs and kegiatan."""

from collections.abc import Sequence

Kantor = tuple[str, str]  # code and name as the row gives them
TANPA = ("", "")


def lengkapi_kantor(kantor: Sequence[Kantor], kode: Sequence[str]) -> list[Kantor]:
    """Return the office of every row: its own, else that of the row above it; `kode`: the deepest code of each row, "" without.

    A program or kegiatan has the office of what stands below it, where only the rows of sub kegiatan name theirs. Above the first
    office a row has the table's office, where that is one.
    """
    hasil = list(kantor)
    bawah, kode_bawah = TANPA, ""
    for i in reversed(range(len(hasil))):
        if any(hasil[i]):
            bawah = hasil[i]
        elif kode[i] and kode_bawah.startswith(f"{kode[i]}."):
            hasil[i] = bawah
        else:
            bawah = TANPA
        kode_bawah = kode[i]
    semua = set(hasil) - {TANPA}
    kini = semua.pop() if len(semua) == 1 else TANPA
    for i, satu in enumerate(hasil):
        kini = hasil[i] = satu if any(satu) else kini
    return hasil
