"""Our workbook: its language, by which programs read aloud, and the parts that need not be made anew for every workbook."""

from __future__ import annotations

from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import xlsxwriter
from xlsxwriter.core import Core
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings

from lkj_etl.tulis.anggota_zip import anggota
from lkj_etl.tulis.gaya import gaya_buku

BAHASA = "id-ID"
_TINGKAT = 2  # of packing, 1 to 9
_TANPA_MAMPATAN = 400  # bytes; packing less gains nothing


class BukuKerja(xlsxwriter.Workbook):  # type: ignore[misc]  # the library is published without types
    """A workbook that names its language and has our styles and charts; its sheets are `LembarKerja`, written through `Pena`.

    The library has no options for that. Its inner names are fixed by its version.
    """

    def _store_workbook(self) -> None:
        """Make the parts and put them into the file: lightly packed, which takes half the time and an eighth more room."""
        pertama = self.worksheets_objs[0]
        pertama.selected = pertama.active = 1
        self._prepare_sst_string_data()
        self._prepare_vml()
        self._prepare_defined_names()
        self.charts = [isi[2] for lembar in self.worksheets() for isi in lembar.charts]
        self._prepare_drawings()
        for satu in self.charts:
            satu.ambil_data(self.sheetnames)
        self._prepare_tables()
        pengemas = _Pengemas()
        pengemas._add_workbook(self)
        pengemas._set_in_memory(True)
        with ZipFile(self.filename, "w") as z:
            for isi, nama, _ in pengemas._create_package():
                data = isi.getvalue().encode()
                cara = ZIP_DEFLATED if len(data) > _TANPA_MAMPATAN else ZIP_STORED
                z.writestr(anggota(nama), data, cara, _TINGKAT)
        for lembar in self.worksheets():  # the only way back from a sheet to its workbook: without it both go at once
            del lembar.workbook_add_format

    def _prepare_format_properties(self) -> None:
        """Leave the styles alone: `gaya_buku` has them ready."""


class _Pengemas(Packager):  # type: ignore[misc]  # the library is published without types
    def _write_core_file(self) -> None:
        inti = _Inti()
        inti._set_properties(self.workbook.doc_properties)
        inti._set_xml_writer(self._filename("docProps/core.xml"))
        inti._assemble_xml_file()

    def _write_styles_file(self) -> None:
        self._filename("xl/styles.xml").write(gaya_buku().xml)

    def _write_shared_strings_file(self) -> None:
        tabel = self.workbook.str_table
        if tabel.count:
            teks = _Teks()
            teks.string_table = tabel
            teks._set_xml_writer(self._filename("xl/sharedStrings.xml"))
            teks._assemble_xml_file()


class _Teks(SharedStrings):  # type: ignore[misc]  # the library is published without types
    """The table of shared texts: what the library would write, without looking through a plain text for what it does not hold."""

    def _write_sst_strings(self) -> None:
        polos: list[str] = []
        for isi in self.string_table.string_array:
            if isi.isprintable() and isi.strip() == isi and "_x" not in isi and not isi.startswith("<r>"):
                polos.append(f"<si><t>{self._escape_data(isi)}</t></si>")
            else:  # line breaks, blanks at the edges, what looks like an escape or markup
                self.fh.write("".join(polos))
                polos.clear()
                self._write_si(isi)
        self.fh.write("".join(polos))


class _Inti(Core):  # type: ignore[misc]  # the library is published without types
    def _write_cp_content_status(self) -> None:
        super()._write_cp_content_status()
        self._xml_data_element("dc:language", BAHASA)
