"""What several modules share and takes long: one Prefect server, and one run over the offices of a small kabupaten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING
from unittest import mock

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from flows.massal import HasilMassal

# The same examples on every machine, and no verdict by its speed.
settings.register_profile("lkj", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("lkj")


@pytest.fixture(scope="session")
def alur(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """Give the module of the flow, its runs on a server of their own; Prefect is imported here and not before."""
    from flows.setelan_prefect import siapkan

    with mock.patch.dict("os.environ"), mock.patch("signal.signal"):
        siapkan(tmp_path_factory.mktemp("prefect"))
        from prefect.testing.utilities import prefect_test_harness

        from flows import laporan_triwulan

        with prefect_test_harness(server_startup_timeout=120):
            yield laporan_triwulan


@pytest.fixture(scope="session")
def kabupaten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Exports of four offices and a workbook for each; only to be read."""
    from tests import jalan_massal, kabupaten_sintetis

    folder = tmp_path_factory.mktemp("kabupaten")
    kabupaten_sintetis.buat(folder, jalan_massal.KANTOR, banyak_daun=30, cacat=0.0)
    return folder


@pytest.fixture(scope="session")
def tanpa_cacat(kabupaten: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[HasilMassal, Path]:
    """Run once over them without any fault: the result and its folder, only to be read."""
    from tests import jalan_massal

    keluaran = tmp_path_factory.mktemp("tanpa-cacat")
    return jalan_massal.jalan(kabupaten, keluaran), keluaran
