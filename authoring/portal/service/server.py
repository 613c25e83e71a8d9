"""The portal's processes: the web server, and the worker that builds and reads uploads."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

from authoring.errors import AuthoringError
from authoring.portal.service import counting
from authoring.portal.service.together import BESIDE

SETTINGS = "authoring.portal.settings"


def prepare(workspace: Path) -> None:
    """Make Django ready in this process for a workspace: database up to date, its own files gathered.

    Raises AuthoringError.
    """
    start(workspace)
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def start(workspace: Path) -> None:
    """Set Django up in this process for a workspace.

    Raises AuthoringError when an address in the environment is none, or no database answers there.
    """
    os.environ["AUTHORING_WORKSPACE"] = str(workspace.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    django.setup()
    from django.db import OperationalError, connection

    try:
        connection.ensure_connection()
    except OperationalError as error:
        raise AuthoringError("The database cannot be used: {reason}", reason=str(error).splitlines()[0]) from None


def serve(workspace: Path, processes: int) -> None:
    """Serve a workspace under the settings' address until this process is told to stop."""
    prepare(workspace)
    from django.conf import settings

    counting.begin_anew(settings.PORTAL)
    address = urlsplit(settings.PORTAL_URL)
    bind = os.environ.get("AUTHORING_PORTAL_BIND", f"127.0.0.1:{address.port or 8000}")
    web = [sys.executable, "-m", "gunicorn", "--bind", bind, "--workers", str(processes), "--threads", "4"]
    web += ["--no-control-socket", "--preload", "--max-requests", "10000", "--timeout", "60"]
    web += ["--config", "python:authoring.portal.service.together", "authoring.portal.wsgi"]
    worker = [sys.executable, "-m", "authoring.portal.builds.worker", BESIDE]
    _keep_running([web, worker])


_STEADY = 60.0
"""Seconds after which a process is taken to work; one that fails sooner is started again after a growing pause."""


def _keep_running(commands: list[list[str]]) -> None:
    """Run processes side by side, each started again when it ends, until this one is told to stop."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    running, pauses = [_beside(command) for command in commands], [1.0] * len(commands)
    started = [time.monotonic()] * len(commands)
    try:
        while True:
            time.sleep(0.5)
            for position, process in enumerate(running):
                code, lived = process.poll(), time.monotonic() - started[position]
                is_broken = code is not None and code > 0 and lived < _STEADY  # not: killed by somebody
                if code is None or (is_broken and lived < pauses[position]):
                    continue
                pauses[position] = min(pauses[position] * 2, _STEADY) if is_broken else 1.0
                running[position], started[position] = _beside(commands[position]), time.monotonic()
    except KeyboardInterrupt:
        pass
    finally:
        for process in running:
            process.terminate()
        for process in running:
            _wait(process)


def _wait(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(40)  # longer than gunicorn lets what was asked be answered
    except subprocess.TimeoutExpired:
        process.kill()


def _beside(command: list[str]) -> subprocess.Popen[bytes]:
    """Start a process that ends with this one: we hold its standard input open as long as we live."""
    return subprocess.Popen(command, stdin=subprocess.PIPE)  # noqa: S603 (our own programs)
