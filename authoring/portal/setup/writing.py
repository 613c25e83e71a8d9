"""A definition and what the log says of it are written as one: what is cut off, the next who comes brings to its end.

What is to be written is noted first, then comes the file, then the log. Whoever is killed between has given no answer:
either the file is as it was and the note is dropped, or it is the new one and the log gets its row.
"""

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings

from authoring.edition.files import write_atomically
from authoring.edition.folder import DEFINITION
from authoring.portal.drafts import kept
from authoring.portal.models import Event, Person
from authoring.portal.models.event import record

_NOTE = "definition.json"
_LOCK = "definition.lock"


@contextmanager
def alone() -> Iterator[None]:
    """Let nobody else change a definition meanwhile: a lock that ends with whoever holds it."""
    folder = Path(settings.PORTAL)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOCK).open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _finish()
        yield


def put(year: int, content: bytes, before: str, person: Person, what: str, /, **values: Any) -> None:
    """Write an edition's definition and the log, `alone`; `before` is the digest of what it was, empty for none."""
    told = {"year": year, "person": person.pk, "what": what, "before": before, "after": kept.keep(content)}
    since = Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    note = {**told, "since": since, "values": values}
    write_atomically(_note(), json.dumps(note).encode())
    write_atomically(_definition(year), content)
    _log(note)
    _note().unlink()


def finish() -> None:
    """Bring to its end what somebody was cut off writing."""
    if _note().exists():
        with alone():
            pass


def _finish() -> None:
    try:
        note = json.loads(_note().read_bytes())
    except FileNotFoundError:
        return
    definition = _definition(note["year"])
    for begun in definition.parent.glob(f".{DEFINITION}.*"):
        begun.unlink()
    if definition.exists():
        if sha256(definition.read_bytes()).hexdigest() == note["after"] and not _is_logged(note):
            _log(note)
    else:
        with suppress(OSError):
            definition.parent.rmdir()
    _note().unlink()


def _is_logged(note: dict[str, Any]) -> bool:
    later = Event.objects.filter(pk__gt=note["since"], edition=note["year"])
    return later.filter(values__before=note["before"], values__after=note["after"]).exists()


def _log(note: dict[str, Any]) -> None:
    person = Person.objects.filter(pk=note["person"]).first()
    states = {"before": note["before"], "after": note["after"]}
    record(person, note["year"], "", note["what"], **states, **note["values"])


def _note() -> Path:
    return Path(settings.PORTAL) / _NOTE


def _definition(year: int) -> Path:
    return Path(settings.WORKSPACE) / "submissions" / str(year) / DEFINITION
