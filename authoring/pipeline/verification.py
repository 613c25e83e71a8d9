"""What is published, read back: whether its formats say the same, and its languages."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.errors import AuthoringError, RefusedError
from authoring.locale.message import Spoken, message

if TYPE_CHECKING:
    from authoring.edition.folder import EditionFolder
    from authoring.publishing.made import Made
    from authoring.publishing.parity import Parity, Sources
    from authoring.publishing.readback.outline import Outline


def verify(folder: EditionFolder) -> list[Parity]:
    """Read back what was last published and compare its formats; raises AuthoringError when there is nothing."""
    from authoring.publishing import manifest
    from authoring.publishing.parity import parities

    last = manifest.read(folder.output)
    if last is None:
        raise AuthoringError(
            "Nothing has been published to {folder} yet: `authoring build` does.", folder=folder.output
        )
    return list(parities(_in(folder.output), last.artifacts, last.site))


def verify_languages(folder: EditionFolder) -> list[Spoken]:
    """Return in what the languages last published are not alike, and what of their pages leads nowhere."""
    from authoring.publishing import manifest
    from authoring.publishing.parity import differences_of_languages, lost_ways

    last = manifest.read(folder.output)
    if last is None:
        return []
    sources = _in(folder.output)
    # Only a final report was read back when it was built; drafts may have been built one language after another.
    together = last.languages if last.fingerprints else ()
    lost = lost_ways(sources, last.artifacts, last.site, together)
    return [*differences_of_languages(sources, last.artifacts), *lost]


def _in(output: Path) -> Sources:
    return lambda path: output / path


def verified(made: Made, together: Collection[str]) -> dict[str, str]:
    """Return the fingerprint of each document printed; raises RefusedError when its formats do not say the same.

    So it does for a PDF that does not keep to the standards it claims, and when a page leads nowhere, or not to the
    languages it is published `together` with.
    """
    from authoring.publishing.parity import lost_ways, parities

    failed = [(done.artifact.path, failure) for done in made.printed for failure in done.failures]
    if failed:
        reasons = (message("{file}: {reason}", file=path, reason=failure) for path, failure in failed)
        raise RefusedError("A PDF does not keep to the standards it claims.", *reasons)
    site = made.site or ()
    fingerprints = {}
    for parity in parities(made.source, (done.artifact for done in made.printed), site):
        if parity.difference:
            raise RefusedError(
                "{document}: the formats do not say the same.", parity.difference, document=parity.document
            )
        if parity.misstated:
            raise AssertionError(f"{parity.document} states another fingerprint than its own: {parity.misstated}")
        fingerprints[parity.document] = parity.fingerprint
    lost = lost_ways(made.source, made.artifacts, site, together)
    if lost:
        raise RefusedError("Something on the pages leads nowhere.", *lost)
    return fingerprints


def refuse_unlike(outlines: Mapping[str, Outline]) -> None:
    """Raise RefusedError when the languages of a report do not say the same, by what each is about to say."""
    from authoring.publishing.parity import different

    found = different(outlines)
    if found:
        raise RefusedError("The languages do not say the same.", *found)
