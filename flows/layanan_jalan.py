"""The service's runs on the Prefect server: one for every state of the folder; after a stop, none lost and none doubled.

Importing this module loads Prefect.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowRunFilter,
    FlowRunFilterExpectedStartTime,
)
from prefect.client.schemas.objects import FlowRun
from prefect.client.schemas.sorting import FlowRunSort
from prefect.states import Cancelled, Scheduled

from flows.layanan_aturan import WITA, Jalan, putuskan

BANYAK = 200  # the server's own largest page; a quarterly schedule fills it in half a century


async def kirim(server: PrefectClient, penyebaran: UUID, isi: str) -> None:
    """Ask for a run of the deployment for this state of the folder, unless its newest run was for it.

    The key names deployment, state and newest run: asked twice, by a service that was killed in between, it is one run.
    """
    terbaru = next(iter(await _terbaru(server, penyebaran, 1)), None)
    if terbaru is not None and terbaru.parameters.get("sidik") == isi:
        return
    await server.create_flow_run_from_deployment(
        penyebaran,
        parameters={"sidik": isi},
        name=f"Masukan baru {datetime.now(WITA):%d-%m-%Y %H.%M} WITA",
        idempotency_key=f"{penyebaran}-{isi}-{terbaru.id if terbaru else ''}",
    )


async def pulihkan(server: PrefectClient, penyebaran: Iterable[UUID], hidup: bool, diulang: Counter[UUID]) -> None:
    """Apply `putuskan` to each deployment; a run that is started again keeps its id, parameters and planned time.

    `diulang` counts what this service started again: a process that dies before its flow begins counts nowhere else.
    """
    for satu in penyebaran:
        jalan = await _terbaru(server, satu, BANYAK)
        keputusan = putuskan([_ringkas(j, diulang[j.id]) for j in jalan], hidup)
        for id_jalan in keputusan.batal:
            await server.set_flow_run_state(id_jalan, Cancelled(message="Digantikan oleh jalan yang lebih baru."), force=True)
        diulang.update(keputusan.ulang)
        for id_jalan in keputusan.ulang:
            await server.set_flow_run_state(id_jalan, Scheduled(message="Diulang karena prosesnya terhenti."), force=True)


async def _terbaru(server: PrefectClient, penyebaran: UUID, banyak: int) -> list[FlowRun]:
    """Return the newest runs of a deployment whose planned time has come."""
    sampai_kini = FlowRunFilterExpectedStartTime.model_validate({"before_": datetime.now(UTC)})
    return await server.read_flow_runs(
        deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=[penyebaran])),
        flow_run_filter=FlowRunFilter(expected_start_time=sampai_kini),
        sort=FlowRunSort.EXPECTED_START_TIME_DESC,
        limit=banyak,
    )


def _ringkas(j: FlowRun, kali: int) -> Jalan:
    return Jalan(j.id, j.expected_start_time or datetime.now(UTC), j.state_type.value if j.state_type else "", max(j.run_count, kali))
