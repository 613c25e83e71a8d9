from base64 import b64encode
from typing import Any

import pytest
from pydantic import ValidationError

from authoring.forms.records import CoChair, FigureRecord, Initiative, Passage
from authoring.model.blocks import Item, List, Paragraph
from authoring.model.inline import Run
from authoring.model.place import Place

PARAGRAPH = Paragraph((Run("One."),))
LIST = List((Item((Paragraph((Run("two"),)),)),))

TEXTS: dict[str, Any] = {
    "one string": "One.\n- two",
    "lines": ["One.", "- two"],
    "blocks": (PARAGRAPH, LIST),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_is_blocks_in_memory_and_lines_in_json(text: Any) -> None:
    passage = Passage(text=text)
    assert passage.text == (PARAGRAPH, LIST)
    assert passage.model_dump(mode="json") == {"topic": None, "text": ["One.", "- two"]}


@pytest.mark.parametrize("text", [5, None, ["One.", 2], {"a": "b"}])
def test_a_text_is_nothing_else(text: Any) -> None:
    with pytest.raises(ValidationError, match="expected a text or a list of lines"):
        Passage(text=text)


def test_a_picture_is_bytes_in_memory_and_base64_in_json() -> None:
    data = {"picture": {"media_type": "image/png", "data": b64encode(b"bytes").decode()}, "caption": "C"}
    figure = FigureRecord.model_validate(data)
    assert figure.picture.data == b"bytes"
    assert figure.model_dump(mode="json", exclude_defaults=True) == data


def test_a_value_knows_its_place_else_its_records() -> None:
    row, cell = Place("a.xlsx", "Co-chairs", "A5"), Place("a.xlsx", "Co-chairs", "B5")
    chair = CoChair(partner="peru", name="Ana", origins={"": row, "name": cell})
    assert [chair.origin("name"), chair.origin("title"), chair.origin()] == [cell, row, row]
    assert CoChair(partner="peru", name="Ana").origin() is None


def test_places_are_neither_compared_nor_handed_on() -> None:
    placed = CoChair(partner="peru", name="Ana", origins={"": Place("a.xlsx")})
    assert placed == CoChair(partner="peru", name="Ana")
    assert placed != CoChair(partner="peru", name="Luis")
    assert "origins" not in placed.model_dump()


def test_spaces_around_a_value_are_none_of_it() -> None:
    assert CoChair(partner="peru", name="  Ana ").name == "Ana"


WRONG: dict[str, dict[str, Any]] = {
    "name": {"partner": "peru"},
    "partner": {"partner": "Peru !", "name": "Ana"},
    "surname": {"partner": "peru", "name": "Ana", "surname": "B"},
}


@pytest.mark.parametrize("field", WRONG)
def test_a_mistake_is_told_with_its_field(field: str) -> None:
    with pytest.raises(ValidationError) as caught:
        CoChair.model_validate(WRONG[field])
    assert [error["loc"] for error in caught.value.errors()] == [(field,)]


def test_what_is_not_given_is_empty() -> None:
    assert Initiative(title="T").model_dump() == {"title": "T", "description": [], "institutions": {}, "timeline": None}
