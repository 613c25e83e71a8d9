"""What is said to whoever handed translations back."""

import pytest

from authoring.model.place import Place
from authoring.translation.codes import untagged
from authoring.translation.kit import Handback, Returned
from authoring.translation.merge import Merged, Outcome
from authoring.translation.outcomes import belongs, findings
from authoring.translation.submission import units_of
from authoring.translation.terms import Terms
from authoring.translation.units import Segment
from tests.translation.checks.cases import said
from tests.translation.submissions import submission, translation

PLACE = Place("mining.es.xlf", field="0123456789abcdef-1")
KNOWN = translation(*units_of(submission("It went **well** in May.")))
SOURCE = untagged("It went <1>well</1> in May.")


@pytest.mark.parametrize(
    ("outcome", "target", "told"),
    [
        ("applied", "Salió <1>bien</1> en mayo.", []),
        ("applied", "Salió <1>bien</1> en abril.", ["figure-missing May", "figure-added abril"]),
        ("refused", "Salió bien en mayo.", ["code-missing <1></1>"]),
        ("conflict", "Salió <1>bien</1> en mayo.", [
            "kit-conflict A newer translation Fue <1>bien</1> en mayo. Salió <1>bien</1> en mayo. “Fue” became “Salió” "
            "0123456789abcdef-1"
        ]),
        ("unchanged", "Fue bien.", []),
        ("empty", "", []),
        ("fuzzy", "Salió bien.", []),
    ],
)  # fmt: skip
def test_what_is_said_of_a_sentence(outcome: Outcome, target: str, told: list[str]) -> None:
    segment = Segment(SOURCE, target=untagged("Fue <1>bien</1> en mayo."))
    merged = Merged(Returned(PLACE.field, untagged(target)), outcome, segment)

    assert [said(one.code, one.values.values()) for one in findings(merged, KNOWN, Terms(), PLACE)] == told


def _told(merged: Merged) -> list[str]:
    return [said(one.code, one.values.values()) for one in findings(merged, KNOWN, Terms(), PLACE)]


def test_a_source_that_changed_is_shown_as_it_was_and_as_it_is() -> None:
    former = Segment(untagged("It went <1>badly</1> in May."))

    assert _told(Merged(Returned(PLACE.field, untagged("Salió <1>mal</1> en mayo.")), "changed", former)) == [
        "kit-changed It went <1>badly</1> in May. It went <1>well</1> in May. “badly” became “well”"
    ]


def test_a_source_that_is_gone() -> None:
    former = Segment(untagged("Nothing else was reported this year."))

    assert _told(Merged(Returned(PLACE.field, untagged("Nada.")), "changed", former)) == [
        "kit-gone Nothing else was reported this year."
    ]


def test_a_sentence_nobody_knows() -> None:
    assert _told(Merged(Returned("x-1", untagged("Salió."), untagged("It left.")), "unknown")) == [
        "kit-unknown It left."
    ]
    assert _told(Merged(Returned("x-1", untagged("Salió.")), "unknown")) == ["kit-unknown Salió."]


def test_the_kit_of_another_document_or_language() -> None:
    handback = Handback("fishing", "pt", 0, ())

    assert [
        said(one.code, one.values.values()) for one in belongs(handback, {"mining": "en"}, ["fr", "es"], PLACE)
    ] == [
        "kit-document-unknown fishing",
        "kit-language-other Portuguese",
    ]


def test_a_file_that_says_nothing_of_itself() -> None:
    assert [one.code for one in belongs(Handback("", "", 0, ()), {"mining": "en"}, ["es"], PLACE)] == ["kit-unmarked"]


@pytest.mark.parametrize(
    ("document", "language", "told"),
    [("mining", "es", []), ("mining", "en", ["kit-own-language mining English"]), ("", "en", [])],
)
def test_a_document_is_not_translated_into_its_own_language(document: str, language: str, told: list[str]) -> None:
    found = belongs(Handback(document, language, 0, ()), {"mining": "en"}, ["en", "fr", "es"], PLACE)

    assert [said(one.code, one.values.values()) for one in found] == told


def test_a_sentence_that_came_back_with_several_translations() -> None:
    targets = (untagged("Salió <1>bien</1>."), untagged("Fue <1>bien</1>."))

    assert _told(Merged(Returned(PLACE.field, targets[0]), "twice", Segment(SOURCE), targets)) == [
        "kit-twice “Salió <1>bien</1>.” and “Fue <1>bien</1>.”"
    ]


def test_whoever_replaces_what_was_approved_is_told() -> None:
    segment = Segment(SOURCE, target=untagged("Fue <1>bien</1> en mayo."), state="final")
    merged = Merged(Returned(PLACE.field, untagged("Salió <1>bien</1> en mayo.")), "applied", segment)

    assert [one.message() for one in findings(merged, KNOWN, Terms(), PLACE)] == [
        "An approved translation was replaced: “Fue <1>bien</1> en mayo.” · Now: “Salió <1>bien</1> en mayo.” · "
        "Difference: “Fue” became “Salió”"
    ]


@pytest.mark.parametrize(
    ("segment", "told"),
    [
        (Segment(SOURCE, target=("Fue.",), state="final"), "An approved translation was kept: “Fue.” · "),
        (Segment(SOURCE, target=("Fue.",), state="final", by="B. Roy"), "A translation approved by B. Roy was kept: "),
        (
            Segment(SOURCE, target=("Fue.",), state="translated", by="B. Roy"),
            "A newer translation by B. Roy was kept: ",
        ),
        (Segment(SOURCE, target=("Fue.",), state="translated"), "A newer translation was kept: “Fue.” · "),
        (Segment(SOURCE, target=("Fue.",), state="final", by="terms"), "The name that the term base gives was kept: "),
    ],
)
def test_a_conflict_says_whose_translation_was_kept_and_how_to_take_the_other(segment: Segment, told: str) -> None:
    (conflict,) = findings(Merged(Returned("ab-1", ("Salió.",)), "conflict", segment), KNOWN, Terms(), PLACE)

    assert conflict.message().startswith(told)
    assert conflict.message().endswith("Came back: “Salió.” · Difference: nearly all of it")
    assert "`--overwrite-sentence ab-1`" in conflict.hint()


def test_a_sentence_beside_the_source_of_another() -> None:
    returned = Returned(PLACE.field, ("Agua",), ("Water",))

    assert _told(Merged(returned, "misplaced", Segment(SOURCE))) == [
        "kit-misplaced Water It went <1>well</1> in May. Agua"
    ]
