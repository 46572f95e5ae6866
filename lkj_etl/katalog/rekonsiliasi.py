"""Findings about ... (filled by its room)."""

from __future__ import annotations

from lkj_etl.katalog import Jenis

REKONSILIASI: dict[str, Jenis] = {}
