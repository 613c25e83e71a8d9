"""Where a sentence that came back stands: in the file, in the report, in its author's form."""

import pytest

from authoring.model.language import Named
from authoring.model.place import Place
from authoring.translation.kit import Returned, entry_id
from authoring.translation.merge import Merged
from authoring.translation.units import Context, Segment, Unit
from authoring.translation.whereabouts import Whereabouts, beginning
from tests.translation.submissions import translation

CELL = Place("mining.xlsx", "Outcomes", "B7")
WELL = Unit(Context("outcomes", "paragraph"), (Segment(("It went well.",)),), CELL)
NAME = Unit(Context("", "institution"), (Segment(("Film Board",)),), Place("mining.xlsx", "Participants", "C4"))
FORMER = Unit(Context("outcomes", "paragraph"), (Segment(("It rained.",)),))
SHEETS = {
    "outcomes": {"en": "Outcomes", "fr": "Résultats"},
    "participants": {"en": "Participants", "fr": "Participants"},
}
PLACES = Whereabouts(
    "mining.es.po",
    translation(WELL, NAME, FORMER),
    Named({"en": "Mining", "fr": "Mines"}),
    SHEETS,
)


def _merged(unit: Unit, number: int) -> Merged:
    return Merged(Returned(entry_id(unit, 1), ("Salió.",)), "applied", unit.segments[0], number=number)


@pytest.mark.parametrize(
    ("merged", "language", "place"),
    [
        (
            _merged(WELL, 12),
            "en",
            "mining.es.po › Mining › Outcomes, sentence 12 of the file (mining.xlsx › Outcomes!B7): “It went well.”",
        ),
        (
            _merged(WELL, 12),
            "fr",
            "mining.es.po › Mines › Résultats, phrase 12 du fichier (mining.xlsx › Outcomes!B7)\u00a0: "
            "«\u00a0It went well.\u00a0»",
        ),
        (
            _merged(NAME, 3),
            "es",
            "mining.es.po › Mining › Participants, oración 3 del archivo (mining.xlsx › Participants!C4): “Film Board”",
        ),
        (_merged(FORMER, 2), "en", "mining.es.po › Mining › Outcomes, sentence 2 of the file: “It rained.”"),
        (
            Merged(Returned("x-1", ("Nada.",), ("Nothing.",)), "unknown", number=4),
            "en",
            "mining.es.po › Mining, sentence 4 of the file: “Nothing.”",
        ),
    ],
)
def test_a_place(merged: Merged, language: str, place: str) -> None:
    assert PLACES.of(merged).shown(language) == place


def test_what_is_told_of_the_document() -> None:
    assert PLACES.of_document().shown("fr") == "mining.es.po › Mines"


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Short,\non two lines.", "Short, on two lines."),
        ("word " * 20, "word word word word word word word word word word word word…"),
        ("x" * 70, "x" * 60 + "…"),
    ],
)
def test_a_beginning(text: str, begins: str) -> None:
    assert beginning(text) == begins
