"""What a column and a sheet of the kinerja template are, and the lines of sheet Identitas."""

from typing import NamedTuple

CONTOH = "Contoh"


class Kolom(NamedTuple):
    """One column: our name (as in the contract), heading, width, what it means, an example.

    jenis: teks | kode (text, also 1.10) | angka (0 and more) | bilangan (any number) | ukuran (number or predikat) |
    skala (1-4) | bantu (filled by a formula, not read). `pilihan`: what the drop-down offers; `terbuka`: other values are
    allowed too. An optional column (`wajib` False) may be left out.
    """

    nama: str
    judul: str
    lebar: float
    arti: str
    contoh: str = ""
    jenis: str = "teks"
    pilihan: tuple[str, ...] = ()
    terbuka: bool = False
    wajib: bool = True


class Lembar(NamedTuple):
    """One sheet: name, what it is for, its columns, and the last row that drop-downs and checks reach."""

    nama: str
    guna: str
    kolom: tuple[Kolom, ...]
    baris_akhir: int


IDENTITAS: tuple[tuple[str, str, str], ...] = (
    ("nama_skpd", "Nama perangkat daerah", "Wajib. Nama resmi, misalnya Kecamatan Kalumpang."),
    ("sebutan", "Sebutan kantor", "Dipakai di judul tabel, misalnya Kantor Kecamatan Kalumpang. Kosong: nama perangkat daerah."),
    ("kode_skpd", "Kode SKPD", "Kode lengkap seperti di SIPD. Perlu bila berkas anggaran memuat beberapa SKPD."),
    ("kabupaten", "Kabupaten/Kota", "Misalnya Kabupaten Hulu Sungai Selatan."),
    ("tahun", "Tahun anggaran", "Wajib. Empat angka, misalnya 2026."),
    ("jabatan", "Jabatan penanda tangan", "Misalnya CAMAT KALUMPANG."),
    ("nama", "Nama penanda tangan", "Kosong: dicetak garis titik-titik."),
    ("pangkat", "Pangkat", "Misalnya Pembina Tingkat I."),
    ("nip", "NIP", "Ketik sebagai teks; hanya dicetak di bawah tanda tangan."),
    ("tempat", "Tempat", "Tempat penandatanganan, misalnya Kalumpang."),
    ("tanggal", "Tanggal laporan", "Misalnya 5 Juli 2026. Kosong: bulan sesudah triwulan, misalnya Juli 2026."),
)
"""(field of jejak.Identitas, label as read, what to write)."""
