"""Do the formats of a document say the same? They are read back from what was published and compared."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from authoring.publishing.artifact import FORMATS
from authoring.publishing.manifest import Artifact
from authoring.publishing.readback.compare import Difference, compare, fingerprint
from authoring.publishing.readback.outline import Outline
from authoring.publishing.readback.read import outline


@dataclass(frozen=True, slots=True)
class Parity:
    """What the published formats of one document say together.

    `document` is their path without the ending; `fingerprint` that of the first format; `difference` None when all say
    the same.
    """

    document: str
    formats: tuple[str, ...]
    fingerprint: str
    difference: Difference | None


def parities(output: Path, artifacts: Iterable[Artifact]) -> Iterator[Parity]:
    """Yield the parity of each document among `artifacts`; raises UnreadableError for a file that cannot be read."""
    by_document = sorted(artifacts, key=lambda artifact: (_document(artifact), FORMATS.index(artifact.format)))
    for document, formats in groupby(by_document, key=_document):
        outlines: dict[str, Outline] = {
            artifact.format: outline(output / artifact.path, artifact.format) for artifact in formats
        }
        first = next(iter(outlines.values()))
        yield Parity(document, tuple(outlines), fingerprint(first), compare(outlines))


def _document(artifact: Artifact) -> str:
    return artifact.path.removesuffix(f".{artifact.format}")
