"""The service's runs on a server: one for every state of the folder, and what a stop left is started again or cancelled."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from types import ModuleType
from typing import TYPE_CHECKING, Any
from unittest import mock
from uuid import UUID, uuid4

import pytest

from lkj_etl.kesalahan import PemakaianSalah
from lkj_etl.pengaturan import Pengaturan

if TYPE_CHECKING:
    from prefect.client.orchestration import PrefectClient
    from prefect.client.schemas.objects import State

pytestmark = pytest.mark.usefixtures("alur")
KEMARIN = datetime.now(UTC) - timedelta(days=1)


def _di_server(kerja: Callable[[PrefectClient, UUID], Awaitable[None]]) -> list[tuple[Any, ...]]:
    """Do something with a deployment of its own; return its runs, oldest first: parameters, kind of state, name of state."""
    from prefect import get_client
    from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterId
    from prefect.client.schemas.sorting import FlowRunSort

    async def lakukan() -> list[tuple[Any, ...]]:
        async with get_client() as server:
            penyebaran = await server.create_deployment(await server.create_flow_from_name("masukan-baru"), name=str(uuid4()))
            await kerja(server, penyebaran)
            jalan = await server.read_flow_runs(
                deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=[penyebaran])), sort=FlowRunSort.EXPECTED_START_TIME_ASC
            )
        return [(j.parameters, j.state_type.value, j.state_name) for j in jalan if j.state_type]

    return asyncio.run(lakukan())


def test_every_state_of_the_folder_gives_one_run_also_when_it_comes_back(alur: ModuleType) -> None:
    from flows.layanan_jalan import Penyebaran

    async def kerja(server: PrefectClient, penyebaran: UUID) -> None:
        for sidik in ("a", "a", "b", "b", "a"):
            await Penyebaran(server, penyebaran, penyebaran).kirim(sidik)  # a service of its own each time: nothing remembered

    assert [isi["sidik"] for isi, _, _ in _di_server(kerja)] == ["a", "b", "a"]


def test_a_service_killed_while_asking_asks_for_the_same_run(alur: ModuleType) -> None:
    from flows import layanan_jalan

    async def kerja(server: PrefectClient, penyebaran: UUID) -> None:
        await layanan_jalan.Penyebaran(server, penyebaran, penyebaran).kirim("a")
        with mock.patch.object(layanan_jalan, "_terbaru", mock.AsyncMock(return_value=[])):  # as seen before the first one was there
            await layanan_jalan.Penyebaran(server, penyebaran, penyebaran).kirim("a")

    assert len(_di_server(kerja)) == 1


@pytest.mark.parametrize(
    ("keadaan", "hidup", "harapan"),
    [
        (["Completed", "Running"], False, ["Completed", "Scheduled"]),
        (["Pending", "Crashed"], False, ["Cancelled", "Scheduled"]),
        (["Scheduled", "Scheduled"], False, ["Cancelled", "Scheduled"]),
        (["Running", "Failed"], False, ["Cancelled", "Failed"]),
        (["Scheduled", "Running"], True, ["Scheduled", "Running"]),
        (["Completed", "Crashed"], True, ["Completed", "Scheduled"]),
    ],
)
def test_what_a_stop_left_is_put_right(alur: ModuleType, keadaan: list[str], hidup: bool, harapan: list[str]) -> None:
    from prefect import states

    from flows.layanan_jalan import Penyebaran

    async def kerja(server: PrefectClient, penyebaran: UUID) -> None:
        for n, nama in enumerate(keadaan):
            waktu: State[Any] = states.Scheduled(scheduled_time=KEMARIN + timedelta(hours=n))
            jalan = await server.create_flow_run_from_deployment(penyebaran, state=waktu)
            if nama != "Scheduled":
                await server.set_flow_run_state(jalan.id, getattr(states, nama)(), force=True)
        await Penyebaran(server, penyebaran, await _lain(server)).pulihkan(hidup=hidup)

    assert [nama for _, _, nama in _di_server(kerja)] == harapan


def test_a_run_that_keeps_dying_is_left_in_the_end(alur: ModuleType) -> None:
    from prefect import states

    from flows.layanan_jalan import Penyebaran

    async def kerja(server: PrefectClient, penyebaran: UUID) -> None:
        layanan = Penyebaran(server, await _lain(server), penyebaran)
        jalan = await server.create_flow_run_from_deployment(penyebaran)
        for _ in range(5):
            await server.set_flow_run_state(jalan.id, states.Crashed(), force=True)
            await layanan.pulihkan(hidup=True)
        assert layanan.diulang == {jalan.id: 3}

    assert [jenis for _, jenis, _ in _di_server(kerja)] == ["CRASHED"]


def test_planned_runs_are_named_after_the_quarter_that_will_have_ended(alur: ModuleType) -> None:
    from prefect import states

    from flows.layanan_jalan import Penyebaran

    nama: list[str] = []

    async def kerja(server: PrefectClient, penyebaran: UUID) -> None:
        rencana = (datetime(2035, 1, 4, 23, tzinfo=UTC), datetime(2035, 7, 4, 23, tzinfo=UTC))  # seven o'clock of the 5th in WITA
        semua = [await server.create_flow_run_from_deployment(penyebaran, state=states.Scheduled(scheduled_time=w)) for w in rencana]
        await Penyebaran(server, penyebaran, penyebaran).namai_rencana()
        for j in semua:
            nama.append((await server.read_flow_run(j.id)).name)
            await server.delete_flow_run(j.id)  # others look for the newest run of this server

    _di_server(kerja)
    assert nama == ["Laporan triwulan IV 2034", "Laporan triwulan II 2035"]


async def _lain(server: PrefectClient) -> UUID:
    """Return a deployment without runs."""
    return await server.create_deployment(await server.create_flow_from_name("laporan-triwulan"), name=str(uuid4()))


@pytest.mark.parametrize("teks", ["99 7 5 1 *", "0 7 5 13 *"])
def test_a_schedule_that_is_none_is_refused(alur: ModuleType, teks: str) -> None:
    from flows.layanan_putaran import jadwal_cron

    with pytest.raises(PemakaianSalah, match="jadwal_layanan"):
        jadwal_cron(teks)


def test_the_default_schedule_means_seven_oclock_in_wita(alur: ModuleType) -> None:
    from flows.layanan_putaran import jadwal_cron

    jadwal = jadwal_cron(Pengaturan().jadwal_layanan)
    assert (jadwal.cron, jadwal.timezone, jadwal.active) == ("0 7 5 1,4,7,10 *", "Asia/Makassar", True)
