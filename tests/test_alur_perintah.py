"""The command with Prefect and without: the plain run never loads it, and both give the same answer and bytes."""

from __future__ import annotations

from pathlib import Path
from unittest import mock

from flows.perintah import CONTOH
from tests.jalan_lkj import KUNCI_JSON, PROGRAM, program
from tests.jalan_massal import sidik


def test_plain_run_imports_no_prefect(tmp_path: Path) -> None:
    kode = (
        "import sys; from flows import cli; sys.argv[0] = 'lkj'; kode = cli.main(); "
        "sys.exit(9 if any(m.split('.')[0] == 'prefect' for m in sys.modules) else kode)"
    )
    with mock.patch("tests.jalan_lkj.PROGRAM", (*PROGRAM[:-1], kode)):
        assert program("laporan", "--masukan", CONTOH, "--keluaran", tmp_path).kode == 0


def test_command_with_a_temporary_server_answers_as_the_plain_one(tmp_path: Path) -> None:
    """The one run with a server that the program starts and stops itself (about 20 seconds)."""
    rumah = tmp_path / "rumah"
    rumah.mkdir()
    jawaban = {
        nama: program("laporan", "--masukan", CONTOH, "--keluaran", tmp_path / nama, "--json", *pilihan, lingkungan={"HOME": str(rumah)})
        for nama, pilihan in (("polos", []), ("alur", ["--prefect"]))
    }
    assert [j.kode for j in jawaban.values()] == [0, 0]
    assert [j.galat for j in jawaban.values()] == ["", ""]
    polos, alur = jawaban["polos"].json, jawaban["alur"].json
    assert list(alur) == KUNCI_JSON
    assert alur.pop("keluaran") == [k.replace("polos", "alur") for k in polos.pop("keluaran")]
    assert alur == polos
    assert sidik(tmp_path / "alur") == sidik(tmp_path / "polos")
    assert (tmp_path / "alur" / ".lkj" / "prefect" / "prefect.db").is_file()
    assert not list(rumah.iterdir()), "~/.prefect belongs to the user"
