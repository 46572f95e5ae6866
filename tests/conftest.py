"""The one Prefect server that tests inside the test process share."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from unittest import mock

import pytest


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
