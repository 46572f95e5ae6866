"""Errors that stop a run; what is wrong inside a table is a `Temuan`, never an exception."""

from __future__ import annotations

# What the user reads of a fault of ours; `sebab` is its kind and place, never its text: that may hold a value of a file.
KESALAHAN_PROGRAM = "Kesalahan program ({sebab}). Laporkan tulisan ini kepada pengelola lkj."


class LkjError(Exception):
    """Base of every error that this project raises on purpose; its text is for the user."""

    kode_keluar = 3


class PemakaianSalah(LkjError):
    """The command, an option or a setting cannot be understood, or a needed parameter is missing."""

    kode_keluar = 2


class MesinBermasalah(LkjError):
    """The machine refuses: disk full, no permission, a file open in another program."""

    kode_keluar = 3


class SedangBerjalan(LkjError):
    """Another run holds the lock of the output folder."""

    kode_keluar = 4
