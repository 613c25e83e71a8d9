"""A submission whose text seems to be in another language than its form says."""

from collections.abc import Mapping
from typing import Any

import pytest

from authoring.forms.submission import GroupSubmission
from authoring.intake.check import check
from authoring.locale.message import spoken
from tests.assembly.cases import edition, handed_in, paragraph, passage

ENGLISH = "The forests of both countries are managed by the communities that live in them."
SPANISH = "Los bosques de ambos países son manejados por las comunidades que viven en ellos."
NAMES = "SEMARNAT, CONAFOR"


def mining(language: str, **sections: str) -> GroupSubmission:
    rows: dict[str, Any] = {key: [passage(text)] for key, text in sections.items()}
    actions = [{"text": (paragraph(ENGLISH),), "kind": "action"}] if language == "en" else []
    return handed_in("mining", language=language, sections=rows, actions=actions)


def doubts(submission: GroupSubmission) -> list[tuple[str, str, dict[str, str]]]:
    findings = check(edition(), [submission])
    return [(one.place.file, one.place.sheet, _said(one.values)) for one in findings if one.code == "language-doubtful"]


def _said(values: Mapping[str, Any]) -> dict[str, str]:
    return {name: spoken(value, "en") for name, value in values.items()}


IN_ENGLISH = {"found": "English", "declared": "Spanish"}
IN_SPANISH = {"found": "Spanish", "declared": "English"}


@pytest.mark.parametrize(
    ("submission", "found"),
    [
        (mining("en", outcomes=ENGLISH, gender=NAMES), []),
        (mining("es", outcomes=SPANISH, gender=SPANISH), []),
        (mining("es-MX", outcomes=SPANISH), []),
        (mining("es", outcomes=NAMES), []),
        (mining("nah", outcomes=ENGLISH), []),
        (mining("es", outcomes=ENGLISH, gender=ENGLISH), [("mining.json", "", IN_ENGLISH)]),
        (mining("es", outcomes=ENGLISH, gender=NAMES), [("mining.json", "", IN_ENGLISH)]),
        (mining("en", outcomes=ENGLISH, gender=SPANISH), [("mining.json", "", IN_SPANISH)]),
    ],
)
def test_doubts(submission: GroupSubmission, found: list[tuple[str, str, dict[str, str]]]) -> None:
    assert doubts(submission) == found
