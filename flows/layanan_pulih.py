"""After a stop: runs that nobody works on any more are started again or cancelled; what was missed is caught up once."""

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

from flows.layanan_aturan import Jalan, putuskan

BANYAK = 200  # the server's own largest page; a quarterly schedule fills it in half a century


async def pulihkan(server: PrefectClient, penyebaran: Iterable[UUID], hidup: bool, diulang: Counter[UUID]) -> None:
    """Apply `putuskan` to each deployment; a run that is started again keeps its id, parameters and planned time.

    `diulang` counts what this service started again: a process that dies before its flow begins counts nowhere else.
    """
    for satu in penyebaran:
        jalan = await server.read_flow_runs(
            deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=[satu])),
            flow_run_filter=FlowRunFilter(
                expected_start_time=FlowRunFilterExpectedStartTime.model_validate({"before_": datetime.now(UTC)})
            ),
            sort=FlowRunSort.EXPECTED_START_TIME_DESC,
            limit=BANYAK,
        )
        keputusan = putuskan([_ringkas(j, diulang[j.id]) for j in jalan], hidup)
        for id_jalan in keputusan.batal:
            await server.set_flow_run_state(id_jalan, Cancelled(message="Digantikan oleh jalan yang lebih baru."), force=True)
        diulang.update(keputusan.ulang)
        for id_jalan in keputusan.ulang:
            await server.set_flow_run_state(id_jalan, Scheduled(message="Diulang karena prosesnya terhenti."), force=True)


def _ringkas(j: FlowRun, kali: int) -> Jalan:
    return Jalan(j.id, j.expected_start_time or datetime.now(UTC), j.state_type.value if j.state_type else "", max(j.run_count, kali))
