"""Processes that end with the one that started them, however that ended."""

import os
import signal
import socket
import struct
import sys
from threading import Thread
from typing import Any

BESIDE = "--beside"
"""The argument that tells a process of ours that it runs beside another, which holds its standard input open."""


def end_with_parent() -> None:
    """Tell this process to stop (SIGTERM) as soon as whoever started it is gone.

    The parent never writes to our standard input: it ends when the parent does, also when that one was killed.
    """
    Thread(target=_wait, daemon=True).start()


def _wait() -> None:
    os.read(sys.stdin.fileno(), 1)
    os.kill(os.getpid(), signal.SIGTERM)


_MASTER: list[int] = []
"""The pipe of which gunicorn's master alone keeps the end that could be written to."""


def on_starting(server: object) -> None:  # noqa: ARG001 (gunicorn's signature)
    """Be gunicorn's configuration: its master ends with the parent, those who answer with the master."""
    end_with_parent()
    _MASTER[:] = os.pipe()


SILENCE = 20
"""Seconds that somebody may leave us waiting in the middle of what they send or are sent."""


def when_ready(server: Any) -> None:
    """Give up connections that have fallen silent (a telephone that is gone): each would keep a thread for good.

    On Linux connections take these options from the socket they come in by (socket(7), SO_RCVTIMEO). Who sends a byte
    now and then is for the web server in front to wait for.
    """
    for listener in server.LISTENERS:
        for option in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            listener.sock.setsockopt(socket.SOL_SOCKET, option, struct.pack("ll", SILENCE, 0))


def post_fork(server: object, worker: object) -> None:  # noqa: ARG001
    """End at once when the master is gone: gunicorn would have them keep the address for as long as a request takes."""
    read, write = _MASTER
    os.close(write)
    Thread(target=_end_at_its_end, args=(read,), daemon=True).start()


def _end_at_its_end(read: int) -> None:
    os.read(read, 1)
    os._exit(1)
