"""The isolated reader: whatever a child does, the parent answers within its limits and reads the next file."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import threading
from pathlib import Path

import pytest

from lkj_etl.baca.anak import jawab
from lkj_etl.baca.induk import AKAR, ANAK, Pembaca
from lkj_etl.baca.kisi import Catatan, Kisi, Tolak
from tests.berkas_contoh import sel, xlsx

TERUS = """
import sys
sys.path[0:0] = [sys.argv[2]]
sys.path.append(sys.argv[1])
from lkj_etl.baca import anak
anak.kurung()
anak.layani(sys.stdin.buffer, sys.stdout.buffer, lambda lembar: ([{"nama": k.nama, "baris": len(k.baris)} for k in lembar], []))
"""
SEKALI = "import os, sys, time\nsys.stdin.buffer.readline()\n"


def anak(folder: Path, isi: str) -> Path:
    """Write a child of our own making."""
    jalan = folder / "anak_uji.py"
    jalan.write_text(isi, encoding="utf-8")
    return jalan


def berkas(folder: Path, isi: bytes | None = None) -> Path:
    jalan = folder / "salinan"
    jalan.write_bytes(xlsx() if isi is None else isi)
    return jalan


def test_files_are_read_one_after_the_other_by_one_child(tmp_path: Path) -> None:
    with Pembaca(anak=anak(tmp_path, TERUS)) as pembaca:
        for _ in range(3):
            jawaban = pembaca.baca(berkas(tmp_path), "a.xlsx")
            assert (jawaban["bentuk"], jawaban["catatan"], jawaban["tabel"]) == ("xlsx", [], [{"nama": "Rekap", "baris": 3}])
        jawaban = pembaca.baca(berkas(tmp_path, b""), "a.xlsx")
        assert (jawaban["tolak"], jawaban["catatan"], jawaban["tabel"]) == (["BERKAS-KOSONG", "-", "-", {}], [], [])


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    sebelum = set(threading.enumerate())
    with Pembaca(anak=anak(tmp_path, TERUS)) as pembaca:
        pembaca.baca(berkas(tmp_path), "a.xlsx")
        proses = pembaca._proses
    assert set(threading.enumerate()) == sebelum
    assert proses is not None
    assert proses.poll() is not None


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        ("raise SystemExit", "PEMBACA-MATI"),
        (SEKALI + "os.abort()", "PEMBACA-MATI"),
        (SEKALI + "sys.stdout.buffer.write(b'abc')", "PEMBACA-MATI"),
        (SEKALI + "sys.stdout.buffer.write((1 << 60).to_bytes(8, 'big')); sys.stdout.flush(); time.sleep(60)", "PEMBACA-MATI"),
        (SEKALI + "time.sleep(60)", "PEMBACA-TERLALU-LAMA"),
    ],
)
def test_a_child_that_fails_is_one_refused_file(tmp_path: Path, isi: str, kode: str) -> None:
    with Pembaca(detik=1.0, anak=anak(tmp_path, isi)) as pembaca:
        assert pembaca.baca(berkas(tmp_path), "a.xlsx") == {"tolak": [kode, "-", "-", {}], "catatan": [], "tabel": []}


@pytest.mark.parametrize(
    "jawaban",
    [
        b"bukan json",
        b"[" * 100_000,
        b"[]",
        b"{}",
        b'{"bentuk": "xlsx", "catatan": [], "tabel": [1]}',
        b'{"bentuk": "xlsx", "catatan": [["KODE", "-", "-"]], "tabel": []}',
        b'{"tolak": ["KODE", "-", "-", {"a": 1}], "catatan": [], "tabel": []}',
        b'{"tolak": ["KODE", "-", "-", {}], "tabel": []}',
        b'{"tolak": ["KODE", "-", "-", {}], "catatan": []}',
    ],
)
def test_an_answer_of_another_shape_is_a_refusal(tmp_path: Path, jawaban: bytes) -> None:
    kirim = f"sys.stdout.buffer.write(len({jawaban!r}).to_bytes(8, 'big') + {jawaban!r}); sys.stdout.flush(); time.sleep(60)"
    with Pembaca(anak=anak(tmp_path, SEKALI + kirim)) as pembaca:
        assert pembaca.baca(berkas(tmp_path), "a.xlsx")["tolak"][0] == "PEMBACA-MATI"


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is watched through /proc here")
def test_a_child_that_eats_memory_is_ended(tmp_path: Path) -> None:
    rakus = SEKALI + "isi = b'x' * (200 << 20)\ntime.sleep(60)"
    with Pembaca(memori=100 << 20, anak=anak(tmp_path, rakus)) as pembaca:
        assert pembaca.baca(berkas(tmp_path), "a.xlsx")["tolak"][0] == "PEMBACA-MEMORI"


def test_the_next_file_gets_a_fresh_child(tmp_path: Path) -> None:
    """The child dies on the first file and leaves a mark, so that its successor works."""
    tanda = tmp_path / "tanda"
    isi = f"import os\nif not os.path.exists({str(tanda)!r}):\n    open({str(tanda)!r}, 'w').close()\n    os.abort()\n{TERUS}"
    with Pembaca(anak=anak(tmp_path, isi)) as pembaca:
        assert pembaca.baca(berkas(tmp_path), "a.xlsx")["tolak"][0] == "PEMBACA-MATI"
        assert pembaca.baca(berkas(tmp_path), "a.xlsx")["bentuk"] == "xlsx"


def test_the_child_may_not_reach_out_or_write(tmp_path: Path) -> None:
    korban = tmp_path / "korban"
    korban.write_text("isi", encoding="utf-8")
    coba = f"""
import socket, subprocess
gagal = []
for f in (lambda: socket.create_connection(("127.0.0.1", 9)), lambda: subprocess.run(["true"]), lambda: os.system("true"),
          lambda: open({str(korban)!r}, "w"), lambda: os.remove({str(korban)!r})):
    try: f()
    except PermissionError: gagal.append(1)
sys.stdin.buffer.readline()
isi = ('{{"bentuk": "%d", "catatan": [], "tabel": []}}' % len(gagal)).encode()
sys.stdout.buffer.write(len(isi).to_bytes(8, "big") + isi)
sys.stdout.flush()
"""
    awal = TERUS.split("anak.layani")[0].replace("import sys", "import os, sys")
    with Pembaca(anak=anak(tmp_path, awal + coba)) as pembaca:
        assert pembaca.baca(berkas(tmp_path), "a.xlsx")["bentuk"] == "5"
    assert korban.read_text(encoding="utf-8") == "isi"


def test_an_error_in_the_child_tells_its_name_and_no_value(tmp_path: Path) -> None:
    def rusak(lembar: list[Kisi]) -> tuple[list[dict[str, object]], list[Catatan]]:
        raise ValueError("197001012000031001")

    jawaban = jawab({"jalan": str(berkas(tmp_path)), "nama": "a.xlsx"}, rusak)
    assert (jawaban["tolak"], jawaban["catatan"], jawaban["tabel"]) == (("BERKAS-TAK-TERBACA", "-", "-", {"sebab": "ValueError"}), [], [])


def test_remarks_of_the_gate_stay_with_a_refusal_of_the_recogniser(tmp_path: Path) -> None:
    dilihat: list[Kisi] = []

    def tolak(lembar: list[Kisi]) -> tuple[list[dict[str, object]], list[Catatan]]:
        dilihat.extend(lembar)
        raise Tolak("JENIS-TAK-DIKENAL")

    jawaban = jawab({"jalan": str(berkas(tmp_path)), "nama": "a.csv"}, tolak)
    assert (jawaban["tolak"][0], [c.kode for c in jawaban["catatan"]]) == ("JENIS-TAK-DIKENAL", ["ISI-LAIN-DARI-NAMA"])
    assert sel(dilihat[0])[1][1] == ("s", "Kode Sub Kegiatan")


def test_the_real_child_starts_without_any_installed_package(tmp_path: Path) -> None:
    """Only what the standard library and this project hold is loaded until an .xls or HTML file comes."""
    kode = (
        f"import runpy, sys\nrunpy.run_path({str(ANAK)!r}, run_name='__main__')\n"
        "asing = [n for n in sys.modules if n.split('.')[0] in ('polars', 'pandera', 'prefect', 'lxml', 'xlrd', 'openpyxl')]\n"
        "sys.stderr.write(repr(asing))"
    )
    perintah = [sys.executable, "-I", "-S", "-c", kode, sysconfig.get_paths()["purelib"], str(AKAR)]
    permintaan = json.dumps({"jalan": str(berkas(tmp_path)), "nama": "a.xlsx"}).encode() + b"\n"
    hasil = subprocess.run(perintah, input=permintaan, capture_output=True, check=True)
    assert json.loads(hasil.stdout[8:])["bentuk"] == "xlsx"
    assert hasil.stderr == b"[]"


def test_a_real_table_comes_back_through_the_real_child(tmp_path: Path) -> None:
    with Pembaca() as pembaca:
        jawaban = pembaca.baca(berkas(tmp_path), "a.xlsx")
    assert (jawaban["bentuk"], [t["baris"] for t in jawaban["tabel"]]) == ("xlsx", [[2, 3]])
