"""The house itself: what is shipped, what the locks hold, the floors, the shape of every file."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

PROYEK = Path(__file__).resolve().parent.parent
PAKET = ("flows", "lkj_etl", "schemas")
KUNCI = ("requirements.lock", "requirements-dev.lock")
BARIS_TERBANYAK, BARIS_FUNGSI = 250, 40
SUMBER = sorted(b for p in PAKET for b in (PROYEK / p).rglob("*.py"))
# In pieces, so that this file does not hold them itself.
PENYEDIA = tuple(f"{nama}.{akhir}" for nama, akhir in [("py" + "pi", "org"), ("python" + "hosted", "org"), ("npm" + "js", "org")])


def _pin(kunci: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==(\S+)", (PROYEK / kunci).read_text("utf-8"), re.MULTILINE))


def _berkas_proyek() -> list[Path]:
    """Every file that git holds or would take; elsewhere (no git, an export) every file outside dot folders."""
    git = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=PROYEK, capture_output=True, check=False)
    if git.returncode == 0:
        calon = [PROYEK / nama for nama in git.stdout.decode().split("\0") if nama]
    else:
        calon = [b for b in PROYEK.rglob("*") if not any(bagian.startswith(".venv") for bagian in b.parts)]
    return [b for b in calon if b.is_file()]


@pytest.fixture(scope="module")
def kiriman(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build wheel and sdist of a copy whose input/ and output/ hold an office's files; the folder of both."""
    salinan = tmp_path_factory.mktemp("salinan")
    for nama in PAKET:
        shutil.copytree(PROYEK / nama, salinan / nama)
    for nama in ("pyproject.toml", "README.md", "CHANGELOG.md", ".gitignore"):
        shutil.copy(PROYEK / nama, salinan / nama)
    for folder in ("input", "output/2026/TW1", "tests"):
        (salinan / folder).mkdir(parents=True)
        (salinan / folder / "Kinerja kantor.xlsx").write_bytes(b"rahasia")
    hasil = salinan / "hasil"
    perintah = [sys.executable, "-m", "hatchling", "build", "-d", str(hasil)]
    subprocess.run(perintah, cwd=salinan, check=True, capture_output=True)
    return hasil


def test_wheel_holds_the_three_packages_and_nothing_else(kiriman: Path) -> None:
    [roda] = kiriman.glob("*.whl")
    with zipfile.ZipFile(roda) as isi:
        nama = [n for n in isi.namelist() if ".dist-info/" not in n]
    assert {n.split("/")[0] for n in nama} == set(PAKET)
    assert {n for n in nama if n.endswith(".py")} == {b.relative_to(PROYEK).as_posix() for b in SUMBER}
    assert "lkj_etl/py.typed" in nama


def test_sdist_holds_no_file_of_an_office(kiriman: Path) -> None:
    [arsip] = kiriman.glob("*.tar.gz")
    with tarfile.open(arsip) as isi:
        nama = [n.split("/", 1)[1] for n in isi.getnames()]
    assert {n.split("/")[0] for n in nama if "/" in n} == set(PAKET)
    assert not [n for n in nama if n.endswith(".xlsx")]
    assert {n for n in nama if n.endswith(".py")} == {b.relative_to(PROYEK).as_posix() for b in SUMBER}


@pytest.mark.parametrize("kunci", KUNCI)
def test_lock_names_no_address_and_hashes_every_pin(kunci: str) -> None:
    isi = (PROYEK / kunci).read_text("utf-8")
    assert "://" not in isi
    assert "#" not in isi, "annotations carry local paths"
    bagian = re.split(r"\n(?=\w)", isi.strip())
    assert all("==" in b.splitlines()[0] and "--hash=sha256:" in b for b in bagian)
    assert len(bagian) > 50


def test_dev_lock_is_the_runtime_lock_and_more() -> None:
    jalan, kembang = _pin(KUNCI[0]), _pin(KUNCI[1])
    assert jalan.items() <= kembang.items()
    assert {"pytest", "ruff", "mypy", "hatchling", "import-linter"} <= kembang.keys() - jalan.keys()


def test_lock_covers_pyproject_and_holds_no_pandas() -> None:
    proyek = tomllib.loads((PROYEK / "pyproject.toml").read_text("utf-8"))["project"]
    for kunci, syarat in ((KUNCI[0], proyek["dependencies"]), (KUNCI[1], proyek["optional-dependencies"]["dev"])):
        nama = {re.split(r"[^\w.-]", s, maxsplit=1)[0].lower() for s in syarat}
        assert nama <= _pin(kunci).keys()
        assert "pandas" not in _pin(kunci), "costs 1.4 s of every run through pandera"


@pytest.mark.parametrize("berkas", SUMBER, ids=lambda b: b.relative_to(PROYEK).as_posix())
def test_file_begins_with_one_line_docstring_and_stays_short(berkas: Path) -> None:
    isi = berkas.read_text("utf-8")
    keterangan = ast.get_docstring(ast.parse(isi))
    assert keterangan
    assert isi.startswith('"""' + keterangan.splitlines()[0])
    assert len(isi.splitlines()) <= BARIS_TERBANYAK


@pytest.mark.parametrize("berkas", SUMBER, ids=lambda b: b.relative_to(PROYEK).as_posix())
def test_functions_stay_short(berkas: Path) -> None:
    fungsi = [f for f in ast.walk(ast.parse(berkas.read_text("utf-8"))) if isinstance(f, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert [f.name for f in fungsi if f.end_lineno is None or f.end_lineno - f.lineno >= BARIS_FUNGSI] == []


def test_floors_stand() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    hasil = subprocess.run([lint, "--no-cache"], cwd=PROYEK, capture_output=True, text=True, encoding="utf-8", check=False)
    assert hasil.returncode == 0, hasil.stdout[-3000:]


def test_no_installed_library_takes_the_name_of_a_package_of_ours() -> None:
    pustaka = Path(pytest.__file__).parent.parent
    assert not [nama for nama in PAKET if (pustaka / nama).exists() or (pustaka / f"{nama}.py").exists()]


def test_no_file_names_a_package_registry() -> None:
    pola = re.compile("|".join(re.escape(p) for p in PENYEDIA).encode())
    assert not [b.relative_to(PROYEK).as_posix() for b in _berkas_proyek() if pola.search(b.read_bytes())]


def test_batch_file_keeps_its_line_ends() -> None:
    assert "*.bat text eol=crlf" in (PROYEK / ".gitattributes").read_text("utf-8")
    isi = (PROYEK / "lkj.bat").read_bytes()
    assert isi.count(b"\n") == isi.count(b"\r\n")
    assert isi.isascii(), "its own messages need no code page"
