"""`authoring serve`: its processes live and end together."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from http.client import HTTPConnection
from pathlib import Path

import pytest

from authoring.edition.folder import EditionFolder
from tests.portal.separate import base_of, environment
from tests.waiting import until

pytestmark = pytest.mark.slow


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def served(folder: EditionFolder, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The portal, answering."""
    values = environment(
        folder, AUTHORING_PORTAL_URL=f"http://localhost:{port}", AUTHORING_PORTAL_BIND=f"127.0.0.1:{port}"
    )
    with subprocess.Popen([sys.executable, "-m", "authoring", "serve"], cwd=base_of(folder), env=values) as process:
        try:
            until(lambda: answers(port))
            until(lambda: "worker" in commands(process.pid))
            yield process
        finally:
            process.kill()


def answers(port: int) -> bool:
    with suppress(OSError), closing(HTTPConnection("localhost", port, timeout=5)) as connection:
        connection.request("GET", "/")
        return connection.getresponse().status == 302
    return False


def commands(parent: int) -> dict[str, int]:
    """Return the processes below one, by what they are."""
    found = {}
    for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
        with suppress(FileNotFoundError):
            command = Path(f"/proc/{child}/cmdline").read_text()
            found["worker" if "authoring.portal.builds.worker" in command else "web"] = int(child)
    return found


def is_running(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("signal_", [signal.SIGKILL, signal.SIGTERM])
def test_when_it_ends_all_end(signal_: int, served: subprocess.Popen[bytes], port: int) -> None:
    children = commands(served.pid)
    served.send_signal(signal_)
    served.wait(120)
    until(lambda: not any(map(is_running, children.values())))
    assert children.keys() == {"web", "worker"}
    assert not answers(port)


@pytest.mark.parametrize("name", ["web", "worker"])
def test_one_that_is_killed_is_started_again(name: str, served: subprocess.Popen[bytes], port: int) -> None:
    before = commands(served.pid)
    os.kill(before[name], signal.SIGKILL)
    until(lambda: commands(served.pid).get(name, before[name]) != before[name])
    until(lambda: answers(port))
    after = commands(served.pid)
    assert {other for other in before if before[other] == after[other]} == before.keys() - {name}


IMPATIENT = """
from authoring.portal.service import together
from authoring.portal.service.together import on_starting, post_fork, when_ready
together.SILENCE = 1
bind, workers, threads = "127.0.0.1:{port}", 1, 2
"""
ANSWER = """
def application(environ, start_response):
    start_response("302 Found", [("Location", "/"), ("Content-Length", "0")])
    environ["wsgi.input"].read()
    return []
"""


def test_who_falls_silent_keeps_nobody_waiting(port: int, tmp_path: Path) -> None:
    """A process has a few threads: connections broken off in a request's head or body would use them up."""
    (tmp_path / "impatient.py").write_text(IMPATIENT.format(port=port))
    (tmp_path / "answer.py").write_text(ANSWER)
    command = [sys.executable, "-m", "gunicorn", "--config", "impatient.py", "--no-control-socket", "answer"]
    with subprocess.Popen(command, cwd=tmp_path, stdin=subprocess.PIPE) as process:
        until(lambda: answers(port))
        silent = [socket.create_connection(("127.0.0.1", port)) for _ in range(4)]
        for number, one in enumerate(silent):
            one.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\n" + b"Content-Length: 9\r\n\r\nhalf" * (number % 2))
        assert answers(port)
        for one in silent:
            one.close()
        process.terminate()
