"""The parts of a workbook that the library has no option for: its language, by which programs read aloud, and its shared texts at once."""

from __future__ import annotations

import xlsxwriter
from xlsxwriter.core import Core
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings

BAHASA = "id-ID"


class BukuKerja(xlsxwriter.Workbook):  # type: ignore[misc]  # the library is published without types
    """A workbook whose properties name its language; the library has no such option. Its inner names are fixed by its version."""

    def _get_packager(self) -> Packager:
        return _Pengemas()


class _Pengemas(Packager):  # type: ignore[misc]  # the library is published without types
    def _write_core_file(self) -> None:
        inti = _Inti()
        inti._set_properties(self.workbook.doc_properties)
        inti._set_xml_writer(self._filename("docProps/core.xml"))
        inti._assemble_xml_file()

    def _write_shared_strings_file(self) -> None:
        tabel = self.workbook.str_table
        if tabel.count:
            teks = _Teks()
            teks.string_table = tabel
            teks._set_xml_writer(self._filename("xl/sharedStrings.xml"))
            teks._assemble_xml_file()


class _Teks(SharedStrings):  # type: ignore[misc]  # the library is published without types
    """The table of shared texts: what the library would write, without looking through a plain text for what it does not hold."""

    def _write_si(self, string: str) -> None:
        polos = string.isprintable() and string.strip() == string and "_x" not in string and not string.startswith("<r>")
        if polos:
            self.fh.write(f"<si><t>{self._escape_data(string)}</t></si>")
        else:  # line breaks, blanks at the edges, what looks like an escape or markup
            super()._write_si(string)


class _Inti(Core):  # type: ignore[misc]  # the library is published without types
    def _write_cp_content_status(self) -> None:
        super()._write_cp_content_status()
        self._xml_data_element("dc:language", BAHASA)
