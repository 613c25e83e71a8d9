"""What a build has changed, in words: what was handed in anew, which chapters and figures say something else."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import PurePosixPath
from typing import Any, Literal

from authoring.edition.edition import Edition
from authoring.edition.folder import DEFINITION
from authoring.pipeline.translation import TERMS
from authoring.portal import workspace
from authoring.portal.models import Job
from authoring.portal.page import say
from authoring.portal.people.naming import language_name
from authoring.translation import store

Standing = Literal["new", "changed", "gone"]
Passages = Sequence[Mapping[str, Any]]

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")


def sources(edition: Edition, before: Job, after: Job) -> list[tuple[str, Standing]]:
    """Return what was handed in, translated or set up otherwise between two builds, by its name."""
    ours, theirs = (_named(edition, one.outcome.get("inputs", {})) for one in (before, after))
    names = {*ours, *theirs}
    return [(name, _standing(name, ours, theirs)) for name in sorted(names) if ours.get(name) != theirs.get(name)]


def _standing(name: str, before: Mapping[str, str], after: Mapping[str, str]) -> Standing:
    return "new" if name not in before else "gone" if name not in after else "changed"


def _named(edition: Edition, inputs: Mapping[str, str]) -> dict[str, str]:
    """Return the digests of files by what they are to people: a workbook and a JSON file of one document are one."""
    found: dict[str, str] = {}
    for path, digest in sorted(inputs.items()):
        if name := _name(edition, PurePosixPath(path)):
            found[name] = found.get(name, "") + digest
    return found


def _name(edition: Edition, path: PurePosixPath) -> str:
    """Return what a file is to people, nothing for one of which they know nothing."""
    document, _, rest = path.name.partition(".")
    is_document = document in workspace.documents_of(edition)
    if path.parent.name == store.FOLDER and is_document and path.suffix == ".xlf":
        name, language = workspace.name_of(edition, document), language_name(rest.removesuffix(".xlf"))
        return say("{document}: translation into {language}", document=name, language=language)
    if path.parent.name:
        return ""
    if is_document:
        return workspace.name_of(edition, document)
    return {DEFINITION: say("The edition’s set-up"), TERMS: say("Agreed names")}.get(path.name, "")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter that does not say the same: its passages, and the figures that went and came in each of them."""

    title: str
    passages: Passages

    @property
    def figures(self) -> list[tuple[str, str]]:
        """Figures that one passage says otherwise: what went, what came."""
        return [pair for one in self.passages if (pair := _figures(one["pieces"])) != ("", "")]


def chapters(passages: Passages) -> list[Chapter]:
    """Return the passages that differ by the chapters they stand in."""
    return [Chapter(title, list(run)) for title, run in groupby(passages, key=itemgetter("chapter"))]


def _figures(pieces: Sequence[Sequence[str]]) -> tuple[str, str]:
    """Return the figures that went and that came in a passage both builds have; nothing of one that is new or gone."""
    if not any(standing == "same" for standing, _ in pieces):
        return "", ""
    went, came = (Counter(_said(pieces, standing)) for standing in ("gone", "new"))
    return ", ".join((went - came).elements()), ", ".join((came - went).elements())


def _said(pieces: Sequence[Sequence[str]], standing: str) -> list[str]:
    return [number for one, text in pieces if one == standing for number in _NUMBER.findall(text)]
