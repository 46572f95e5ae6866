"""The service's Prefect is closed: asked of Prefect itself, in a process of its own, with the variables we set."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from flows.layanan_setelan import BASIS_DATA, berkas_sandi, lingkungan_layanan, sandi
from lkj_etl.kesalahan import PemakaianSalah
from lkj_etl.pengaturan import LAYANAN, Pengaturan, terapkan

TANYA = """
import json, tempfile
from prefect.settings import get_current_settings
s = get_current_settings()
a = s.server
print(json.dumps([a.api.host, a.api.port, a.api.auth_string.get_secret_value(), s.api.auth_string.get_secret_value(),
  a.api.csrf_protection_enabled, s.client.csrf_support_enabled, a.api.cors_allowed_origins, a.analytics_enabled,
  a.ui.v2_enabled, a.ui.show_promotional_content, s.api.url, str(s.home), a.database.connection_url.get_secret_value(),
  tempfile.gettempdir()]))
"""


def _jawab(isi: dict[str, str]) -> list[object]:
    polos = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    hasil = subprocess.run([sys.executable, "-c", TANYA], env={**polos, **isi}, capture_output=True, check=True, timeout=120)
    jawab: list[object] = json.loads(hasil.stdout)
    return jawab


def test_prefect_takes_every_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(BASIS_DATA, raising=False)
    rumah, asal = tmp_path / ".lkj" / "layanan", "http://127.0.0.1:4262"
    jawab = _jawab(lingkungan_layanan(tmp_path, 4262))
    masuk = berkas_sandi(tmp_path).read_text("ascii")
    assert jawab == [
        *("127.0.0.1", 4262, masuk, masuk, True, True, asal, False, False, False),
        *(f"{asal}/api", str(rumah), f"sqlite+aiosqlite:///{rumah.as_posix()}/prefect.db", str(rumah / "sementara")),
    ]
    assert Path(tempfile.gettempdir()) != rumah / "sementara"


def test_a_database_that_the_operator_names_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alamat = "postgresql+asyncpg://lkj:rahasia@127.0.0.1:5432/prefect"
    monkeypatch.setenv(BASIS_DATA, alamat)
    assert lingkungan_layanan(tmp_path, 4262)[BASIS_DATA] == alamat


def test_password_is_made_once_and_again_only_where_its_file_is_empty(tmp_path: Path) -> None:
    berkas = tmp_path / "sandi"
    satu = sandi(berkas)
    assert sandi(berkas) == satu
    assert satu.startswith("lkj:")
    assert len(satu) >= 36
    berkas.write_text("", "ascii")
    assert sandi(berkas) not in ("", satu)
    assert [p.name for p in tmp_path.iterdir()] == ["sandi"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no mode bits")
def test_password_file_is_private(tmp_path: Path) -> None:
    sandi(tmp_path / "sandi")
    assert (tmp_path / "sandi").stat().st_mode & 0o777 == 0o600


def test_settings_of_the_service_change_no_run_id() -> None:
    lain = Pengaturan(jadwal_layanan="* * * * *", tenang_layanan=1, port_layanan=5000)
    assert lain.uraian() == Pengaturan().uraian()
    assert len(lain.uraian()) == len(Pengaturan._fields) - len(LAYANAN)


@pytest.mark.parametrize(
    ("kunci", "nilai"),
    [
        ("jadwal_layanan", "tiap pagi"),
        ("jadwal_layanan", "0 7 5 1"),
        ("port_layanan", "80"),
        ("port_layanan", 70000),
        ("tenang_layanan", -1),
    ],
)
def test_a_setting_that_cannot_be_is_refused(kunci: str, nilai: object) -> None:
    with pytest.raises(PemakaianSalah, match=kunci):
        terapkan({kunci: nilai})
