"""Scales of judgement: Permendagri 86/2017 for percents, and efficiency as capaian against serapan."""

from __future__ import annotations

from decimal import Decimal

SKALA_86: tuple[tuple[int, str], ...] = ((90, "Sangat Tinggi"), (75, "Tinggi"), (65, "Sedang"), (50, "Rendah"))
SKALA_86_LAIN = "Sangat Rendah"
BATAS_EFISIEN = 5
EFISIEN, CUKUP_EFISIEN, TIDAK_EFISIEN = "Efisien", "Cukup efisien", "Tidak efisien"
CAPAIAN_PENUH = 100


def kategori(persen: Decimal) -> str:
    """Return the class of Permendagri 86/2017: the first whose bound the percent exceeds (90,00 is still Tinggi)."""
    return next((sebutan for batas, sebutan in SKALA_86 if persen > batas), SKALA_86_LAIN)


def efisien(capaian: Decimal, serapan: Decimal) -> str:
    """Return how capaian stands over serapan: above 5 points efisien, within 5 points cukup, else tidak (RULES 6, E1)."""
    selisih = capaian - serapan
    return EFISIEN if selisih > BATAS_EFISIEN else CUKUP_EFISIEN if selisih >= -BATAS_EFISIEN else TIDAK_EFISIEN
