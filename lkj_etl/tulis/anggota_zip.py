"""Members of the files that we pack: nothing in them tells the clock or the system they were written on."""

from zipfile import ZipInfo

_TANGGAL = (1980, 1, 1, 0, 0, 0)  # the first that a zip knows, and what XlsxWriter writes
_SISTEM = 3  # Unix; Python would write 0 on Windows, and the same report would have other bytes there


def anggota(nama: str) -> ZipInfo:
    """Return the description of a member before it is written."""
    info = ZipInfo(nama, _TANGGAL)
    info.create_system = _SISTEM
    return info
