"""How a total row begins, the same for every kind of file; light enough for the child."""

import re

# Whatever stands before it as a mark ("- ", "** ", "("), also with its letters apart (J U M L A H) or short (Jml., Jlh.);
# Pindahan carries the sum over to the next page.
TOTAL = re.compile(
    r"\W*(?:(?:sub|grand)[\s-]*)*(?:j\s*u\s*m\s*l\s*a\s*h|t\s*o\s*t\s*a\s*l|jml|jlh|(?:di)?pindah(?:an|kan))\b", re.IGNORECASE
)
# A name that is nothing else: no kegiatan is called so, even where a running number stands beside it.
HANYA_TOTAL = re.compile(TOTAL.pattern + r"(?:\W+(?:jumlah|total|keseluruhan|seluruhnya|belanja|anggaran)\b)*\W*", re.IGNORECASE)
