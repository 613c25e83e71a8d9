"""A small edition in English and Spanish, translated by rule, and the kits of whoever translates it further."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from authoring.edition.folder import EditionFolder
from authoring.pipeline.translation import kept_up_to_date, terms_of, wanted
from authoring.translation import store
from authoring.translation.codes import Coded, in_one_form
from authoring.translation.kit import Entry, Kit, entry_id
from authoring.translation.kits.formats import FORMATS
from authoring.translation.merge import Signature
from authoring.translation.units import Segment, State, Translation
from authoring.translation.xliff2 import read as read_store
from tests.edition.editions import EDITION

SIGNED = Signature("A. Paz", datetime(2030, 5, 2, tzinfo=UTC))
_STATES: tuple[State, ...] = ("final", "initial", "translated", "reviewed")


def in_two_languages(folder: EditionFolder) -> EditionFolder:
    """Return an edition whose report is to appear in English and Spanish."""
    folder.definition.write_text(EDITION.replace('["en"]', '["en", "es"]'), "utf-8")
    return folder


def said(prefix: str, text: Coded) -> Coded:
    """Return a text as whoever translates it might hand it back: other words, the same codes."""
    return in_one_form((f"{prefix} ", *text))


def translated_in_part(folder: EditionFolder) -> None:
    """Keep a translation of every document in which sentences have come as far as they may come, one after another."""
    for known in _known(folder).values():
        units = []
        for number, unit in enumerate(known.units):
            segments = (_at(segment, _STATES[(number + n) % 4]) for n, segment in enumerate(unit.segments))
            units.append(replace(unit, segments=tuple(segments)))
        store.keep(folder.path, replace(known, units=tuple(units), revision=1))


def _at(segment: Segment, state: State) -> Segment:
    if state == "initial":
        return segment
    return replace(segment, target=said("Antes:", segment.source), state=state, revision=1)


def _known(folder: EditionFolder) -> dict[str, Translation]:
    """Bring every translation into Spanish up to date, as it is when kits go out; return them by document."""
    terms = terms_of(folder)
    known = (kept_up_to_date(folder, one, language, terms) for one, language in wanted(folder, ("es",), ()))
    return {one.document: one for one in known}


def kit(folder: EditionFolder, name: str, document: str, change: Callable[[Entry], Entry]) -> bytes:
    """Return a document's kit in a format, each of its sentences changed."""
    return FORMATS[name].written(kit_of(folder, document, change))


def kit_of(folder: EditionFolder, document: str, change: Callable[[Entry], Entry]) -> Kit:
    """Return a document's kit, each of its sentences changed."""
    known = _known(folder)[document]
    entries = (
        Entry(entry_id(unit, number), one.source, one.target, one.state)
        for unit in known.units
        for number, one in enumerate(unit.segments, 1)
    )
    return Kit(document, ("en", "es"), tuple(map(change, entries)), known.revision)


def kept(folder: EditionFolder) -> dict[str, bytes]:
    """Return what is kept of translations, file by file, hidden ones included."""
    found = folder.path / store.FOLDER
    return {path.name: path.read_bytes() for path in sorted(found.iterdir()) if path.name != ".lock"}


def put_back(folder: EditionFolder, files: Mapping[str, bytes]) -> None:
    """Make what is kept of translations what `kept` told."""
    kept_in = folder.path / store.FOLDER
    shutil.rmtree(kept_in)
    kept_in.mkdir()
    for name, content in files.items():
        (kept_in / name).write_bytes(content)


def segments(content: bytes) -> dict[str, Segment]:
    """Return every sentence of a stored translation by its unit's key and its number."""
    found: Translation = read_store(content)
    return {
        f"{unit.key}-{number}": one
        for unit in (*found.units, *found.former)
        for number, one in enumerate(unit.segments, 1)
    }
