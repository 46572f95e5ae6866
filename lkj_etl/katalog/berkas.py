"""Findings about ... (filled by its room)."""

from __future__ import annotations

from lkj_etl.katalog import Jenis

BERKAS: dict[str, Jenis] = {}
