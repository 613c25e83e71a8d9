"""The portal's processes: the web server, and the worker that builds and reads uploads."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

SETTINGS = "authoring.portal.settings"


def prepare(workspace: Path) -> None:
    """Make Django ready in this process for a workspace: database up to date, its own files gathered."""
    start(workspace)
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def start(workspace: Path) -> None:
    """Set Django up in this process for a workspace."""
    os.environ["AUTHORING_WORKSPACE"] = str(workspace.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    django.setup()


def serve(workspace: Path, processes: int) -> None:
    """Serve a workspace under the settings' address until this process is told to stop."""
    prepare(workspace)
    from django.conf import settings

    address = urlsplit(settings.PORTAL_URL)
    bind = os.environ.get("AUTHORING_PORTAL_BIND", f"127.0.0.1:{address.port or 8000}")
    web = [sys.executable, "-m", "gunicorn", "--bind", bind, "--workers", str(processes), "--threads", "4"]
    web += ["--no-control-socket", "--max-requests", "10000", "--timeout", "60", "authoring.portal.wsgi"]
    _keep_running([web])


def _keep_running(commands: list[list[str]]) -> None:
    """Run processes side by side, each started again when it ends, until this one is told to stop."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    running = [subprocess.Popen(command) for command in commands]  # noqa: S603 (our own programs)
    try:
        while True:
            time.sleep(1)
            ended = [position for position, process in enumerate(running) if process.poll() is not None]
            for position in ended:
                running[position] = subprocess.Popen(commands[position])  # noqa: S603
    except KeyboardInterrupt:
        pass
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(30)
