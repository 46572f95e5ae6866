"""What the service's Prefect server and its clients read from the environment: closed to others, silent to the outside."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from flows.setelan_prefect import SELALU
from lkj_etl import sistem

ALAMAT = "127.0.0.1"
FOLDER = "layanan"
BASIS_DATA = "PREFECT_API_DATABASE_CONNECTION_URL"
TERTUTUP = {
    **SELALU,
    "PREFECT_SERVER_API_HOST": ALAMAT,
    "PREFECT_SERVER_CSRF_PROTECTION_ENABLED": "true",
    "PREFECT_CLIENT_CSRF_SUPPORT_ENABLED": "true",
    "PREFECT_SERVER_UI_V2_ENABLED": "false",  # the page of version 2 asks a host outside
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
}


def folder_layanan(keluaran: Path) -> Path:
    """Return the folder where the service keeps its database, its log and its temporary files."""
    return Path(os.path.abspath(keluaran), ".lkj", FOLDER)  # noqa: PTH100  # as typed: links are not followed


def berkas_sandi(keluaran: Path) -> Path:
    """Return the file with the `user:password` for the pages of the service."""
    return folder_layanan(keluaran) / "sandi"


def lingkungan_layanan(keluaran: Path, port: int) -> dict[str, str]:
    """Return the variables for a server on `port` of this machine whose files lie in `folder_layanan(keluaran)`.

    A database that the environment names (PostgreSQL) stands. Raise OSError where the folder cannot be written,
    `MesinBermasalah` where the password file cannot be put in place.
    """
    folder = folder_layanan(keluaran)
    sementara = folder / "sementara"
    sementara.mkdir(parents=True, exist_ok=True)
    masuk = sandi(berkas_sandi(keluaran))
    asal = f"http://{ALAMAT}:{port}"
    return {
        **TERTUTUP,
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(sementara)),  # copies of input that a killed run leaves: the next start clears them
        "PREFECT_HOME": str(folder),
        BASIS_DATA: os.environ.get(BASIS_DATA) or f"sqlite+aiosqlite:///{(folder / 'prefect.db').as_posix()}",
        "PREFECT_SERVER_API_PORT": str(port),
        "PREFECT_API_URL": f"{asal}/api",
        "PREFECT_UI_API_URL": f"{asal}/api",
        "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": asal,
        "PREFECT_SERVER_API_AUTH_STRING": masuk,
        "PREFECT_API_AUTH_STRING": masuk,
    }


def sandi(berkas: Path) -> str:
    """Return the `user:password` of the service, made at the first call and kept in a file only its owner can read."""
    if berkas.is_file() and (ada := berkas.read_text("ascii").strip()):
        return ada
    baru = f"lkj:{secrets.token_urlsafe(24)}"
    sementara = berkas.with_name(f"{berkas.name}.{secrets.token_hex(4)}")
    with open(os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as tujuan:  # noqa: PTH123  # born private
        tujuan.write(baru)
    sistem.ganti_berkas(sementara, berkas)
    return baru
