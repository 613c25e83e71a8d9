"""Translations that are kept are looked through whenever the edition is checked."""

from dataclasses import replace

import pytest

from authoring.edition.folder import EditionFolder
from authoring.errors import RefusedError
from authoring.pipeline import publication
from authoring.pipeline.publication import BuildRequest
from authoring.pipeline.submissions import check
from authoring.pipeline.translated import with_doubts
from authoring.pipeline.translation import kept_up_to_date, terms_of, wanted
from authoring.translation import store
from authoring.translation.units import Segment
from tests.pipeline.bilingual import in_two_languages
from tests.translation.submissions import shouted
from tests.workspace import group_submission, hand_in


def translate(folder: EditionFolder) -> None:
    """Keep a translation of everything into Spanish, of a kind: in capitals."""
    terms = terms_of(folder)
    for submission, language in wanted(folder, ("es",), ()):
        known = kept_up_to_date(folder, submission, language, terms)
        units = tuple(replace(unit, segments=tuple(map(_done, unit.segments))) for unit in known.units)
        store.keep(folder.path, replace(known, units=units, revision=1))


def _done(segment: Segment) -> Segment:
    return replace(segment, target=shouted(segment.source), state="final")


def mistranslate(folder: EditionFolder, document: str, before: str, after: str) -> None:
    """Put other words into a translation that is kept, as by hand."""
    path = folder.path / store.FOLDER / f"{document}.es.xlf"
    said = path.read_text("utf-8")
    assert before in said
    path.write_text(said.replace(before, after), "utf-8")


@pytest.fixture
def bilingual(folder: EditionFolder) -> EditionFolder:
    hand_in(folder, group_submission("forests", "We planted 1,500 trees. They grow well where it rains often."))
    translate(in_two_languages(folder))
    return folder


def doubts(folder: EditionFolder) -> list[tuple[str, str, str]]:
    checked = check(folder)
    found = with_doubts(folder, checked).findings
    return [(one.code, one.place.file, one.place.inside()) for one in found if one not in checked.findings]


DOUBTS = {
    "a figure": ("1,500 TREES", "1,600 TREES", ["translation-figure-missing", "translation-figure-added"]),
    "what is the source": (
        "THEY GROW WELL WHERE IT RAINS OFTEN.",
        "They grow well where it rains often.",
        ["translation-untranslated"],
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize(("before", "after", "codes"), DOUBTS.values(), ids=DOUBTS)
def test_what_was_kept_long_ago_is_told_again(
    bilingual: EditionFolder, before: str, after: str, codes: list[str]
) -> None:
    assert doubts(bilingual) == []
    mistranslate(bilingual, "forests", before, after)

    assert doubts(bilingual) == [(code, "forests.es.xlf", "Outcomes!B5") for code in codes]
    assert doubts(bilingual) == [(code, "forests.es.xlf", "Outcomes!B5") for code in codes]  # as it was kept in mind


@pytest.mark.slow
def test_a_submission_in_another_language_than_its_translation_was_made_from(bilingual: EditionFolder) -> None:
    kept = {path.name: path.read_bytes() for path in (bilingual.path / store.FOLDER).glob("*.xlf")}
    hand_in(bilingual, group_submission("mining", "Tout s’est bien passé.", language="fr"))
    templates = bilingual.path.parents[1] / "templates"

    assert doubts(bilingual) == [("translation-source-other", "mining.xlsx", "")]
    publication.build(bilingual, templates, BuildRequest(("html",)))
    page = (bilingual.output / "es" / "annual-report-2030.es.html").read_text("utf-8")
    with pytest.raises(RefusedError, match=r"mining\.es\.xlf translates from en, but mining is in fr now\."):
        publication.build(bilingual, templates, BuildRequest(("html",), final=True))

    assert '<span lang="fr">Tout s’est bien passé.</span>' in page
    assert "WE PLANTED 1,500 TREES." in page
    assert {path.name: path.read_bytes() for path in (bilingual.path / store.FOLDER).glob("*.xlf")} == kept
