"""The life of the process around one command: what is left out before anything loads, and the quick end."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import NoReturn

from flows.pustaka import ringankan


def jalankan() -> NoReturn:
    """Run one command as the whole life of this process."""
    ringankan()
    from flows.cli import main

    for aliran in _aliran():  # a file name may hold letters that the user's terminal does not know
        aliran.reconfigure(errors="backslashreplace")
    kode = main()
    if "prefect" in sys.modules:  # a temporary server ends by the interpreter's own exit
        sys.exit(kode)
    os._exit(_kosongkan(kode))  # freeing every object one by one takes a tenth of a run; the system frees all at once


def _aliran() -> list[TextIOWrapper]:
    """Return stdout and stderr as far as this process has them."""
    return [a for a in (sys.stdout, sys.stderr) if isinstance(a, TextIOWrapper)]


def _kosongkan(kode: int) -> int:
    """Write out what is still buffered; an answer that the disk refuses is no success, a reader that went away is none of our business."""
    for aliran in _aliran():
        try:
            aliran.flush()
        except BrokenPipeError:
            pass
        except OSError:
            kode = 3
    return kode
