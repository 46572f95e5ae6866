"""The door of `lkj layanan`: one service per output folder, its server started and ended with it."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from flows.layanan_folder import pastikan_bukan_hasil
from flows.layanan_server import server
from flows.layanan_setelan import folder_layanan, lingkungan_layanan
from flows.perintah import AKAR
from lkj_etl import sistem
from lkj_etl.kesalahan import MesinBermasalah, SedangBerjalan
from lkj_etl.pengaturan import muat

if TYPE_CHECKING:
    import argparse


def jalankan(pilihan: argparse.Namespace) -> int:
    """Serve until told to stop; return 0. Settings are read anew by every run, schedule and port once, here.

    Raise `SedangBerjalan` where a service for this output folder runs already, `PemakaianSalah` for folders or a schedule
    that cannot be used, `MesinBermasalah` where the server does not start or ends by itself.
    """
    masukan, keluaran = Path(os.path.abspath(pilihan.masukan)), Path(os.path.abspath(pilihan.keluaran))  # noqa: PTH100  # as typed
    pengaturan = muat(AKAR / "lkj.toml")
    pastikan_bukan_hasil(masukan, keluaran)
    gc.enable()  # unlike other commands, this one is long
    with _sendirian(masukan, keluaran):
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        os.environ.update(lingkungan_layanan(keluaran, pengaturan.port_layanan))
        with server(os.environ) as pelayan:
            from flows.layanan_putaran import putar  # takes seconds, as the server does

            pelayan.tunggu()
            asyncio.run(putar(masukan, keluaran, pengaturan, pelayan.hidup))
    return 0


@contextlib.contextmanager
def _sendirian(masukan: Path, keluaran: Path) -> Iterator[None]:
    """Hold the lock of the service; make its folders, and leave no copy of an input in them."""
    folder = folder_layanan(keluaran)
    sementara = folder / "sementara"
    try:
        masukan.mkdir(parents=True, exist_ok=True)
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise MesinBermasalah(
            f'Folder "{masukan.name}" atau "{keluaran.name}" tidak dapat dibuat. Periksa izin folder dan ruang penyimpanan.'
        ) from None
    with contextlib.ExitStack() as tumpukan:
        try:
            tumpukan.enter_context(sistem.kunci(folder / "kunci"))
        except SedangBerjalan:
            raise SedangBerjalan("Layanan untuk folder keluaran ini sudah berjalan.") from None
        shutil.rmtree(sementara, ignore_errors=True)  # of a killed service
        tumpukan.callback(shutil.rmtree, sementara, ignore_errors=True)
        yield
