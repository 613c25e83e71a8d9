"""Spanish questions and exclamations without the mark they begin with."""

import pytest

from authoring.intake.check import check
from tests.assembly.cases import edition, handed_in


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("¿Qué sigue? ¡Adelante! ¡¿Cómo?!", []),
        ("Qué sigue?", ["There are not as many ¿ as ? in “Qué sigue?”."]),
        ("Se preguntó qué sigue? Adelante!", 2),
        ("¿Qué sigue.", ["There are not as many ¿ as ? in “¿Qué sigue.”."]),
        ("Véase https://example.org/?a=1! y a?b@example.org", []),
        ("Creció 5 % (?), según [Yahoo!]{lang=en}.", []),
        ("- ¿Uno?\n- Dos?", ["There are not as many ¿ as ? in “Dos?”."]),
        ("Nota.^[Por qué?]", ["There are not as many ¿ as ? in “Por qué?”."]),
    ],
)
def test_what_is_opened_is_closed(said: str, found: list[str] | int) -> None:
    submission = handed_in("mining", language="es", sections={"outcomes": [{"text": said.split("\n")}]})
    told = [one for one in check(edition(), [submission]) if one.code == "mark-unopened"]
    assert {one.severity for one in told} <= {"hint"}
    assert (len(told) if isinstance(found, int) else [one.message() for one in told]) == found


def test_other_languages_open_nothing() -> None:
    submission = handed_in("mining", language="en", sections={"outcomes": [{"text": ["What next?"]}]})
    assert [one for one in check(edition(), [submission]) if one.code == "mark-unopened"] == []
