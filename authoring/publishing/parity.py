"""Do the formats of a document say the same, and its languages? They are read back from what is published."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from posixpath import dirname

from authoring.errors import UnreadableError, failure
from authoring.locale.message import Spoken
from authoring.model.report import ACRONYMS
from authoring.publishing.artifact import FORMATS, Format
from authoring.publishing.manifest import SITE, Artifact
from authoring.publishing.readback.compare import Difference, compare, fingerprint
from authoring.publishing.readback.languages import unlike
from authoring.publishing.readback.navigation import Navigation, navigation, wanting
from authoring.publishing.readback.outline import Outline
from authoring.publishing.readback.read import Source, content_of, outline
from authoring.publishing.readback.site import INDEX, site_outline
from authoring.publishing.readback.stated import stated_fingerprint

Sources = Callable[[str], Source]
"""Returns a published file by its path in the output folder."""


@dataclass(frozen=True, slots=True)
class Parity:
    """What the published formats of one document say together.

    `document` is their path without the ending; `fingerprint` that of the first format; `difference` None when all say
    the same. `misstated` are the formats that state another fingerprint of themselves than that of what they say.
    """

    document: str
    formats: tuple[str, ...]
    fingerprint: str
    difference: Difference | None
    misstated: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether all formats say the same, and what they state."""
        return self.difference is None and not self.misstated


def parities(sources: Sources, artifacts: Iterable[Artifact], site: Collection[str] = ()) -> Iterator[Parity]:
    """Yield the parity of each document among `artifacts`; raises UnreadableError for a file that cannot be read.

    `site` are the paths of the site's files: its pages in a language say together what the documents say.
    """
    by_document = sorted(artifacts, key=lambda artifact: (_document(artifact), FORMATS.index(artifact.format)))
    for document, group in groupby(by_document, key=_document):
        formats = list(group)
        outlines: dict[str, Outline] = {one.format: outline(sources(one.path), one.format) for one in formats}
        stated: dict[str, str] = {
            one.format: stated_fingerprint(content_of(sources(one.path)), one.format) for one in formats
        }
        folder = f"{SITE}/{dirname(document)}"
        if f"{dirname(document)}/{INDEX}" in site:
            outlines[SITE] = site_outline(dirname(document), _pages(sources, folder))
            stated[SITE] = stated_fingerprint(content_of(sources(f"{folder}/{INDEX}")), "html")
        misstated = tuple(name for name, said in outlines.items() if stated[name] != fingerprint(said))
        first = next(iter(outlines.values()))
        yield Parity(document, tuple(outlines), fingerprint(first), compare(outlines), misstated)


def _document(artifact: Artifact) -> str:
    return artifact.path.removesuffix(f".{artifact.format}")


def _pages(sources: Sources, folder: str) -> Callable[[str], bytes]:
    return lambda name: content_of(sources(f"{folder}/{name}"))


def differences_of_languages(sources: Sources, artifacts: Iterable[Artifact]) -> list[Spoken]:
    """Return in what the languages of the report are not alike, as their files tell; nothing without two of them.

    They are compared in the format that most of them have, the page before the Word document. A PDF tells no anchors;
    that it says what the page said, its fingerprint states. Raises UnreadableError for a file that cannot be read.
    """
    told = [one for one in artifacts if one.format in _TELLING]
    counts = Counter(one.format for one in told)
    chosen = max(_TELLING, key=lambda name: counts[name])
    return different({one.language: outline(sources(one.path), chosen) for one in told if one.format == chosen})


_TELLING: tuple[Format, ...] = ("html", "docx")


def different(outlines: Mapping[str, Outline]) -> list[Spoken]:
    """Return in what the languages of the report are not alike, by what they say; nothing without two of them."""
    return list(unlike(outlines, {ACRONYMS})) if len(outlines) > 1 else []


def lost_ways(
    sources: Sources, artifacts: Iterable[Artifact], site: Collection[str], languages: Collection[str]
) -> list[Spoken]:
    """Return what leads nowhere on the pages published, or not in every one of `languages` to the same.

    Raises UnreadableError for a page that cannot be read.
    """
    files = {*(one.path for one in artifacts), *(f"{SITE}/{path}" for path in site)}
    # What stands in a folder of no language is the site's entrance, and what all pages share.
    pages = sorted(path for path in files if path.endswith(".html") and dirname(path) not in ("", SITE))
    return list(wanting({path: _navigation(sources(path), path) for path in pages}, files, languages))


def _navigation(source: Source, path: str) -> Navigation:
    try:
        return navigation(content_of(source))
    except OSError as error:
        raise UnreadableError("{file} cannot be read: {reason}.", file=path, reason=failure(error)) from None
