"""How a total row begins, the same for every kind of file; light enough for the child."""

import re

_KATA = r"(?:j\s*u\s*m\s*l\s*a\s*h|t\s*o\s*t\s*a\s*l|jml|jlh)"
_APA = r"(?:\W+(?:jumlah|total|keseluruhan|seluruh|seluruhnya|semua|belanja|anggaran|pagu|realisasi)\b)*\W*"
# Whatever stands before it as a mark ("- ", "** ", "("), also with its letters apart (J U M L A H) or short (Jml., Jlh.);
# Pindahan carries the sum over to the next page.
TOTAL = re.compile(rf"\W*(?:(?:sub|grand)[\s-]*)*(?:{_KATA}|(?:di)?pindah(?:an|kan))\b", re.IGNORECASE)
# A name that is nothing else: no kegiatan is called so, even where a running number stands beside it.
HANYA_TOTAL = re.compile(TOTAL.pattern + _APA, re.IGNORECASE)
# One that names no part of the table, as "Jumlah Program A" and "Sub Total" do.
SELURUHNYA = re.compile(rf"\W*(?:grand[\s-]*)?{_KATA}\b{_APA}", re.IGNORECASE)
# What Excel writes where it sums each group of a column (Data > Subtotal): the group, then Total.
KELOMPOK = re.compile(r"\s*(.*\S)\s+(?:total|jumlah)\s*", re.IGNORECASE)
