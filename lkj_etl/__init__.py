"""Turns a kecamatan's SIPD/DPA exports and indicator workbook into Tabel 3.2 and Tabel 3.3."""

VERSI = "1.0.0"
