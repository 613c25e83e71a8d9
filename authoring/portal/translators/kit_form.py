"""Kits on the web: what somebody may choose, made in a confined process."""

from dataclasses import dataclass
from typing import get_args

from django.conf import settings
from django.db import transaction

from authoring.portal.confined.running import MAKING, run
from authoring.portal.models import Person
from authoring.portal.models.event import record
from authoring.portal.translators.translating import Bilingual
from authoring.translation.kit import Kit
from authoring.translation.kits.formats import FORMATS, file_name
from authoring.translation.outgoing import Choice

WHOLE, OMEGAT = "whole", "omegat"
_IN_WHOLE = ("xliff12", "xliff2", "po", "docx", "xlsx")
KITS = (OMEGAT, *_IN_WHOLE, WHOLE)
"""What can be downloaded: a project of OmegaT, a file in one format, a folder with all of them; two come as a zip."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file to be saved."""

    name: str
    content: bytes


def made_kit(one: Bilingual, name: str, chosen: str, person: Person) -> Made | None:
    """Return a kit, None where nothing is to be translated of what was chosen.

    Raises BusyError, StoppedError and NothingMadeError.
    """
    if name not in KITS:
        return None
    choice = next((each for each in get_args(Choice) if each == chosen), "open")
    asked = {
        "folder": str(one.folder.path),
        "output": str(one.folder.output),
        "templates": str(settings.WORKSPACE / "templates"),
        "document": one.document,
        "language": one.language,
        "formats": _IN_WHOLE if name == WHOLE else (name,),
        "whole": name not in FORMATS,
        "chosen": choice,
    }
    content = run("kit", asked, limits=MAKING)
    if not content:
        return None
    made = Made(_name(one, name), content)
    with transaction.atomic():
        said = "A kit was sent out ({language}): {file}"
        record(person, one.edition.year, one.document, said, language=one.language, file=made.name)
    return made


def _name(one: Bilingual, name: str) -> str:
    if name in FORMATS:
        return file_name(Kit(one.document, one.languages, ()), name)
    return f"{one.document}.{one.language}{'.omegat' if name == OMEGAT else ''}.zip"
