"""The service's runs on the Prefect server: one for every state of the folder; after a stop, none lost and none doubled.

Importing this module loads Prefect.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
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

from flows.layanan_aturan import Jalan, putuskan, sebut_kiriman, triwulan_lalu
from flows.prefect_terbitan import sebut

BANYAK = 200  # the server's own largest page; a quarterly schedule fills it in half a century
RENCANA = 3  # how many planned runs get a name; the pages show the next one


@dataclass
class Penyebaran:
    """The two deployments of a service on its server: the scheduled one, and the one for what is dropped.

    `terkirim`: the state of the folder that was answered last. `diulang` counts what was started again here: a process that
    dies before its flow begins counts nowhere else. `diperiksa`: monotonic time of the last look for runs that died.
    """

    server: PrefectClient
    terjadwal: UUID
    baru: UUID
    terkirim: str | None = None
    diulang: Counter[UUID] = field(default_factory=Counter)
    diperiksa: float = 0.0

    async def kirim(self, isi: str) -> None:
        """Ask for a run for this state of the folder, unless the newest run for a drop was for it.

        The key names deployment, state and newest run: asked twice, by a service that was killed in between, it is one run.
        """
        if isi == self.terkirim:
            return
        terbaru = next(iter(await _terbaru(self.server, self.baru, 1)), None)
        if terbaru is None or terbaru.parameters.get("sidik") != isi:
            await self.server.create_flow_run_from_deployment(
                self.baru,
                parameters={"sidik": isi},
                name=sebut_kiriman(datetime.now(UTC)),
                idempotency_key=f"{self.baru}-{isi}-{terbaru.id if terbaru else ''}",
            )
        self.terkirim = isi

    async def pulihkan(self, hidup: bool) -> None:
        """Apply `putuskan` to each deployment; a run that is started again keeps its id, parameters and planned time."""
        self.diperiksa = time.monotonic()
        for satu in (self.terjadwal, self.baru):
            jalan = await _terbaru(self.server, satu, 1 if hidup else BANYAK)
            keputusan = putuskan([_ringkas(j, self.diulang[j.id]) for j in jalan], hidup)
            for id_jalan in keputusan.batal:
                await self.server.set_flow_run_state(id_jalan, Cancelled(message="Digantikan oleh jalan yang lebih baru."), force=True)
            self.diulang.update(keputusan.ulang)
            for id_jalan in keputusan.ulang:
                await self.server.set_flow_run_state(id_jalan, Scheduled(message="Diulang karena prosesnya terhenti."), force=True)

    async def namai_rencana(self) -> None:
        """Name the next planned runs after the quarter that they will report: Prefect gives them random English words."""
        sejak_kini = FlowRunFilterExpectedStartTime.model_validate({"after_": datetime.now(UTC)})
        for j in await self.server.read_flow_runs(
            deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=[self.terjadwal])),
            flow_run_filter=FlowRunFilter(expected_start_time=sejak_kini),
            sort=FlowRunSort.NEXT_SCHEDULED_START_TIME_ASC,
            limit=RENCANA,
        ):
            nama = sebut("Laporan", *triwulan_lalu(j.expected_start_time or datetime.now(UTC)))
            if j.name != nama:
                await self.server.update_flow_run(j.id, name=nama)


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
