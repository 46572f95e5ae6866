"""Scales of judgement: Permendagri 86/2017 for percents, and efficiency as capaian against serapan."""

from __future__ import annotations

SKALA_86: tuple[tuple[int, str], ...] = ((90, "Sangat Tinggi"), (75, "Tinggi"), (65, "Sedang"), (50, "Rendah"))
"""A percent belongs to the first class whose bound it exceeds; else `SKALA_86_LAIN` (DESIGN 5 "Efisiensi")."""
SKALA_86_LAIN = "Sangat Rendah"
BATAS_EFISIEN = 5
"""Percentage points of capaian over serapan: more is efisien, up to as many below is cukup efisien (RULES 6, E1)."""
EFISIEN, CUKUP_EFISIEN, TIDAK_EFISIEN = "Efisien", "Cukup efisien", "Tidak efisien"
CAPAIAN_PENUH = 100
