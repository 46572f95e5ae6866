"""What Prefect reads from the environment; set before its first import, because it reads it only then."""

from __future__ import annotations

import os
import secrets
import signal
from pathlib import Path

from lkj_etl import sistem

# Wherever it runs: nothing leaves the machine, the terminal is ours (its own log stays readable in its UI).
SELALU = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
}
# Its own server for the length of one run, on a free port of 127.0.0.1.
SEMENTARA = {
    "PREFECT_SERVER_EPHEMERAL_ENABLED": "true",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",  # an old office PC needs far more than the usual 20
    "PREFECT_LOGGING_TO_API_ENABLED": "false",  # it has no UI to read them in
    "PREFECT_CLIENT_MAX_RETRIES": "1",  # Ctrl+C ends this server as well: nobody waits minutes for it then
}


def siapkan(keluaran: Path) -> None:
    """Choose the server of `PREFECT_API_URL`, else a temporary one whose files lie in `keluaran/.lkj/prefect`.

    What the user has set stands. Raise `MesinBermasalah` where the folder cannot be made.
    """
    setelan = dict(SELALU)
    if not os.environ.get("PREFECT_API_URL"):
        rumah = sistem.folder_kerja(Path(os.path.abspath(keluaran)), "prefect")  # noqa: PTH100  # as typed: links are not followed
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # a plain death would leave the server behind
        sandi = f"lkj:{secrets.token_urlsafe(24)}"  # other users of this machine can reach 127.0.0.1 as well
        setelan |= {**SEMENTARA, "PREFECT_HOME": str(rumah), "PREFECT_SERVER_API_AUTH_STRING": sandi, "PREFECT_API_AUTH_STRING": sandi}
    for nama, nilai in setelan.items():
        os.environ.setdefault(nama, nilai)
