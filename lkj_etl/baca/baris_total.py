"""How a total row begins, the same for every kind of file; light enough for the child."""

import re

TOTAL = re.compile(r"\s*(?:(?:sub|grand)[\s-]*)*(?:jumlah|total)\b", re.IGNORECASE)
