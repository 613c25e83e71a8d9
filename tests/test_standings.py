"""How far translations have come, as tables that fit a terminal and as JSON, and what keeps them from publication."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date

import pytest

from authoring.errors import AuthoringError
from authoring.locale import LANGUAGES
from authoring.model.language import Named
from authoring.standings import as_json, as_text, log
from authoring.translation.coverage import Coverage, Standing, unknown
from authoring.translation.last_words import LastWord


def covered(document: str, into: str, words: int = 100, missing: int = 0, **sentences: int) -> Coverage:
    counted: Counter[Standing] = Counter()
    counted.update(sentences)  # type: ignore[arg-type]
    return Coverage(document, into, counted, words, missing)


NAMES = {
    "mining": Named({"en": "Mining", "fr": "Mines", "es": "Minería"}),
    "forests": Named({"en": "Forests", "fr": "Forêts", "es": "Bosques"}),
}
DONE = [covered("mining", "fr", approved=12), covered("forests", "fr", 50, reviewed=3, translated=4)]
HALF = [*DONE, covered("mining", "es", 100, 40, new=5, changed=2, translated=8), covered("forests", "es", approved=9)]
LONG = [covered("trade-investment-and-innovation", "es", 12345, 345, new=160)]


def test_a_table_for_each_language_and_its_sum() -> None:
    assert as_text(DONE, NAMES, "en").splitlines() == [
        "French (fr)  new  changed  translated  reviewed  approved  words    %",
        "Mining         0        0           0         0        12    100  100",
        "Forests        0        0           4         3         0     50  100",
        "in all         0        0           4         3        12    150  100",
        "",
        "All is translated.",
    ]


def test_what_keeps_a_language_from_being_published() -> None:
    assert as_text(HALF, NAMES, "en").splitlines()[-4:] == [
        "",
        "What keeps `authoring build --final` from publishing:",
        "  Spanish: Mining – new sentences: 5; changed since: 2; words: 40",
        "  Spanish: To send them out: authoring translate export --language es",
    ]


def test_a_file_that_cannot_be_read_keeps_nothing_else_from_being_told() -> None:
    damaged = AuthoringError("{file}: this translation {reason}. Put its last good version back.", file="a", reason="b")

    lines = as_text([*DONE, unknown("energy", "fr", damaged)], NAMES, "en").splitlines()

    assert lines[3:5] == [
        "energy         –        –           –         –         –      –    –",
        "in all         0        0           4         3        12    150  100",
    ]
    assert lines[-1] == "  French: a: this translation b. Put its last good version back."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("found", [DONE, HALF, LONG, [covered("-".join("abcdefgh" * 4), "fr", new=1)]])
def test_a_terminal_has_room(found: Sequence[Coverage], language: str) -> None:
    table, _, standing = as_text(found, NAMES, language).rpartition("\n\n")

    assert max(map(len, table.splitlines())) <= 80
    assert all(len(line) <= 80 for line in standing.splitlines() if " " in line.strip())


def test_for_programs() -> None:
    [of_french, of_spanish] = json.loads(as_json(HALF, NAMES, "en"))["languages"]

    assert (of_french["language"], of_french["complete"], len(of_french["documents"])) == ("fr", True, 2)
    assert of_spanish["documents"][0] == {
        "document": "mining",
        "name": "Mining",
        "new": 5,
        "changed": 2,
        "translated": 8,
        "reviewed": 0,
        "approved": 0,
        "words": 100,
        "missing_words": 40,
        "percent": 60,
        "complete": False,
        "problem": None,
    }
    assert (of_spanish["new"], of_spanish["words"], of_spanish["percent"]) == (5, 200, 80)


def test_nothing_is_to_be_translated() -> None:
    assert as_text([], NAMES, "en") == "All is translated.\n"


SAID = [
    LastWord("mining", "fr", "Ana Paz", date(2026, 11, 20), 3),
    LastWord("mining", "fr", "", date(2026, 11, 1), 12),
    LastWord("mining", "fr", "terms", None, 2),
    LastWord("energy", "es", "Luis Ríos", date(2026, 11, 2), 1),
]


def test_who_said_the_last_word_and_when() -> None:
    assert log(SAID, NAMES, "en").splitlines() == [
        "French (fr) · Mining",
        "  November 20, 2026: Ana Paz (sentences: 3)",
        "  November 1, 2026: nobody named (sentences: 12)",
        "  the agreed names in terms.toml (sentences: 2)",
        "Spanish (es) · energy",
        "  November 2, 2026: Luis Ríos (sentences: 1)",
    ]
    assert log(SAID, NAMES, "fr").splitlines()[:3] == [
        "Français (fr) · Mines",
        "  20 novembre 2026\u00a0: Ana Paz (phrases\u00a0: 3)",
        "  1er novembre 2026\u00a0: personne n’est nommé (phrases\u00a0: 12)",
    ]
    assert log([], NAMES, "es") == "Todavía no hay nada traducido.\n"
