"""The language of a workbook: a program that reads aloud or checks spelling must know that the text is Indonesian."""

from __future__ import annotations

import xlsxwriter
from xlsxwriter.core import Core
from xlsxwriter.packager import Packager

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


class _Inti(Core):  # type: ignore[misc]  # the library is published without types
    def _write_cp_content_status(self) -> None:
        super()._write_cp_content_status()
        self._xml_data_element("dc:language", BAHASA)
