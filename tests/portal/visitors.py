"""People at a portal that runs in processes of its own: signed in beforehand, each with a connection."""

import json
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

from authoring.edition.folder import EditionFolder
from tests.portal.separate import base_of, environment
from tests.waiting import until

Fields = Sequence[tuple[str, str]]

SIGN_IN = """
from django.test import Client
def signed_in(person):
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.cookies["sessionid"].value
"""
"""Code that makes `signed_in(person)`: what the browser of somebody who has signed in sends."""

_FORGERY = "c" * 32
"""The same in cookie and header is what tells a page of ours (double submit)."""


UNHURRIED = {"DJANGO_SETTINGS_MODULE": "tests.unhurried", "PYTHONPATH": str(Path(__file__).parents[2])}
"""How the portal is served to people who ask as fast as they can."""


class RefusedError(Exception):
    """The portal has answered otherwise than with a page, a redirection or data."""


class LaterError(Exception):
    """The portal has asked to be asked again in a moment: a document is being opened, other files are worked on."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, whole."""

    status: int
    location: str
    body: bytes

    @property
    def data(self) -> dict[str, object]:
        found: dict[str, object] = json.loads(self.body)
        return found

    def found(self, pattern: str) -> str:
        """Return the last piece of the page that a pattern's group matches; raises RefusedError when none does."""
        found = re.findall(pattern, self.body.decode())
        if not found:
            raise RefusedError(f"{pattern} is not on the page: {self.body.decode()}")
        return str(found[-1])


class Visitor:
    """Somebody with one connection, opened again when it broke."""

    def __init__(self, port: int, session: str) -> None:
        self._connection = HTTPConnection("localhost", port, timeout=60)
        self._headers = {
            "Cookie": f"sessionid={session}; csrftoken={_FORGERY}",
            "X-CSRFToken": _FORGERY,
            "Accept-Language": "en",
        }

    def leave(self) -> None:
        self._connection.close()

    def get(self, path: str) -> Answer:
        return self._asked("GET", path, b"", {})

    def post(self, path: str, fields: Fields, *, accept: str = "text/html") -> Answer:
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Accept": accept}
        return self._asked("POST", path, urlencode(fields).encode(), kind)

    def send(self, path: str, name: str, content: bytes) -> Answer:
        """Send a file in the field `file`."""
        head = f'--edge\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        kind = {"Content-Type": "multipart/form-data; boundary=edge"}
        return self._asked("POST", path, head.encode() + content + b"\r\n--edge--\r\n", kind)

    def _asked(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        """Ask; raises OSError and HTTPException when no whole answer comes, LaterError and RefusedError."""
        try:
            self._connection.request(method, path, body or None, self._headers | headers)
            answer = self._connection.getresponse()
            whole = Answer(answer.status, answer.headers.get("Location", ""), answer.read())
        except (OSError, HTTPException):
            self._connection.close()
            raise
        if whole.status in (202, 503):
            raise LaterError(f"{method} {path}: {whole.status}")
        if whole.status not in (200, 302) or whole.location.startswith("/account/"):
            raise RefusedError(f"{method} {path}: {whole.status}")
        return whole


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def served(folder: EditionFolder, port: int, **values: str) -> Iterator[int]:
    """Serve an edition's workspace; yield the process that holds the others once all answer."""
    values |= {"AUTHORING_PORTAL_URL": f"http://localhost:{port}", "AUTHORING_PORTAL_BIND": f"127.0.0.1:{port}"}
    command = [sys.executable, "-m", "authoring", "serve"]
    with subprocess.Popen(command, cwd=base_of(folder), env=environment(folder, **values)) as process:
        try:
            until(lambda: answers(port))
            until(lambda: "worker" in children(process.pid))
            yield process.pid
        finally:
            process.terminate()


def answers(port: int) -> bool:
    with suppress(OSError, HTTPException), closing(HTTPConnection("localhost", port, timeout=5)) as connection:
        connection.request("GET", "/")
        return connection.getresponse().status == 302
    return False


def children(parent: int) -> dict[str, int]:
    """Return the processes below the one that serves, `web` and `worker`."""
    return {
        "worker" if "authoring.portal.builds.worker" in _command(child) else "web": child for child in below(parent)
    }


def below(parent: int) -> list[int]:
    """Return the processes that one has started."""
    with suppress(FileNotFoundError, ProcessLookupError):
        return [int(child) for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
    return []


def _command(process: int) -> str:
    with suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{process}/cmdline").read_text()
    return ""


def is_running(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
