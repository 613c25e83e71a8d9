"""What came back as its source: what is the same in both languages, what may be, and what is untranslated."""

import pytest

from authoring.forms.columns import TextKind
from authoring.translation.copies import settled
from authoring.translation.kit import Returned, entry_id
from authoring.translation.terms import Term, Terms
from authoring.translation.units import Context, Segment, Unit
from tests.translation.submissions import translation

TERMS = Terms(
    {
        "cec": Term(
            kind="institution", name={"en": "Trade Board", "es": "Junta de Comercio"}, acronym={"en": "TB", "es": "JC"}
        ),
        "fair": Term(kind="program", name="Expo Norte"),
    }
)


def _settled(kind: TextKind, text: str, *, meant: bool = False, is_copy: bool = True, target: str = "") -> str:
    unit = Unit(Context("", kind), (Segment((text,), target=(target,) if target else ()),))
    key = entry_id(unit, 1)
    one = Returned(key, (), (text,), "initial", is_copy=is_copy)

    found = settled([one], translation(unit), TERMS, (key,) if meant else ())

    (entry,) = found.entries
    return "translated" if entry.target == (text,) else "doubtful" if key in found.doubtful else "untranslated"


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("acronym", "CIFFC", "translated"),
        ("institution", "CIFFC", "translated"),
        ("line", "2020–2021", "translated"),
        ("line", "Expo Norte", "translated"),
        ("institution", "Bancomext", "doubtful"),
        ("caption", "Ottawa, Ontario", "doubtful"),
        ("acronym", "TB", "untranslated"),
        ("institution", "Trade Board", "untranslated"),
        ("institution", "Ministry of Mines", "untranslated"),
        ("function", "Senior Advisor", "untranslated"),
        ("paragraph", "The mine was opened in May.", "untranslated"),
    ],
)
def test_a_copy(kind: TextKind, text: str, found: str) -> None:
    assert _settled(kind, text) == found


def test_what_somebody_says_is_the_same_is_the_same() -> None:
    assert _settled("institution", "Bancomext", meant=True) == "translated"
    assert _settled("function", "Senior Advisor", meant=True) == "translated"


def test_nothing_is_said_of_what_is_no_copy_or_is_translated() -> None:
    assert _settled("acronym", "CIFFC", is_copy=False) == "untranslated"
    assert _settled("acronym", "CIFFC", target="CIIF") == "untranslated"


def test_a_copy_of_what_is_not_ours_stays_as_it_came() -> None:
    one = Returned("0123456789abcdef-1", (), ("CIFFC",), is_copy=True)

    assert settled([one], translation(), TERMS).entries == (one,)
