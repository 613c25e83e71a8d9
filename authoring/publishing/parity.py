"""Do the formats of a document say the same? They are read back from what was published and compared."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from authoring.model.report import ACRONYMS
from authoring.publishing.artifact import FORMATS
from authoring.publishing.manifest import SITE, Artifact
from authoring.publishing.readback.compare import Difference, compare, fingerprint
from authoring.publishing.readback.languages import Unlike, unlike
from authoring.publishing.readback.outline import Outline
from authoring.publishing.readback.read import outline
from authoring.publishing.readback.site import INDEX, site_outline
from authoring.publishing.readback.stated import stated_fingerprint


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


def parities(output: Path, artifacts: Iterable[Artifact], site: Container[str] = ()) -> Iterator[Parity]:
    """Yield the parity of each document among `artifacts`; raises UnreadableError for a file that cannot be read.

    `site` are the paths of the site's files: its pages in a language say together what the documents say.
    """
    by_document = sorted(artifacts, key=lambda artifact: (_document(artifact), FORMATS.index(artifact.format)))
    for document, group in groupby(by_document, key=_document):
        formats = list(group)
        outlines: dict[str, Outline] = {one.format: outline(output / one.path, one.format) for one in formats}
        stated: dict[str, str] = {
            one.format: stated_fingerprint((output / one.path).read_bytes(), one.format) for one in formats
        }
        language = document.partition("/")[0]
        if f"{language}/{INDEX}" in site:
            outlines[SITE] = site_outline(output / SITE / language)
            stated[SITE] = stated_fingerprint((output / SITE / language / INDEX).read_bytes(), "html")
        misstated = tuple(name for name, said in outlines.items() if stated[name] != fingerprint(said))
        first = next(iter(outlines.values()))
        yield Parity(document, tuple(outlines), fingerprint(first), compare(outlines), misstated)


def differences_of_languages(output: Path, artifacts: Iterable[Artifact]) -> list[Unlike]:
    """Return in what the languages of the report are not alike, as their pages tell; nothing without two of them.

    Raises UnreadableError for a page that cannot be read.
    """
    pages = {one.language: one.path for one in artifacts if one.format == "html"}
    outlines = {language: outline(output / path, "html") for language, path in pages.items()}
    return list(unlike(outlines, {ACRONYMS})) if len(outlines) > 1 else []


def _document(artifact: Artifact) -> str:
    return artifact.path.removesuffix(f".{artifact.format}")
