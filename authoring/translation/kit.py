"""What goes out to a translator and what comes back, whatever the format it is written in."""

from dataclasses import dataclass

from authoring.errors import UnreadableError
from authoring.translation.codes import Coded
from authoring.translation.units import State, Unit, Version


@dataclass(frozen=True, slots=True)
class Offer:
    """A translation known from elsewhere, of a sentence that is alike: 1 is the same, 0.75 as far as offers go.

    `origin` says where it stands: another group, an earlier edition, a translator's memory. However far it has come
    there, here nobody has read it.
    """

    source: Coded
    target: Coded
    likeness: float
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the term base that stands in a sentence, and the agreed one in the target language."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One sentence as a translator gets it. `id` is its unit's key and its number in it, from 1: `5f…0c-2`.

    `notes` tell where it stands and what it is; `limit` is the most characters its translation may have, where there
    is a limit; `earlier` what stood there before its source changed. `section` is the title of the part it stands in:
    kits group by it where they can.
    """

    id: str
    source: Coded
    target: Coded
    state: State
    notes: tuple[str, ...] = ()
    limit: int | None = None
    earlier: Version | None = None
    section: str = ""
    offers: tuple[Offer, ...] = ()
    names: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Kit:
    """The sentences of one document (a group's submission) for one language; `languages` are source and target.

    `revision` is that of the translation when it went out; `title` what its translators know the document by; `edition`
    the name of the edition's folder, since a revision is one of that edition.
    """

    document: str
    languages: tuple[str, str]
    entries: tuple[Entry, ...]
    revision: int = 0
    title: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """One sentence as it came back. `source` is what its translator saw, None when the file does not tell.

    `fuzzy` (gettext's word) says that its translator has not confirmed it: it was only offered, or is a draft.
    `is_copy`: its source stood in the place of a translation, and nobody said that this is meant; `target` is empty.
    """

    id: str
    target: Coded
    source: Coded | None = None
    state: State | None = None
    fuzzy: bool = False
    is_copy: bool = False


def entry_id(unit: Unit, number: int) -> str:
    """Return what identifies the sentence of that number, from 1, in every kit."""
    return f"{unit.key}-{number}"


UNKNOWN = -1
"""The revision of what is no kit of ours: a memory, a kit of another edition."""


@dataclass(frozen=True, slots=True)
class Handback:
    """A file that came back: whose kit it was, as far as it tells, and its sentences.

    `damage` says what is wrong with the file where only sentences before that could be read.
    """

    document: str
    language: str
    revision: int
    entries: tuple[Returned, ...]
    edition: str = ""
    damage: UnreadableError | None = None
