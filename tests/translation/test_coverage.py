"""How far a translation has come, by sentences and by words."""

from collections import Counter

from authoring.translation.coverage import coverage
from authoring.translation.renew import renewed
from authoring.translation.submission import units_of
from tests.translation.submissions import TEXT, all_translated, submission, translated, translation


def test_nothing_is_translated_yet() -> None:
    found = coverage(translation(*units_of(submission("One two three. Four."))))

    assert found.sentences == Counter(new=10)
    assert (found.percent, found.is_complete) == (0, False)
    assert found.words == found.missing_words


def test_everything_is_approved() -> None:
    found = coverage(all_translated(submission()))

    assert found.sentences == Counter(approved=14)
    assert (found.percent, found.missing_words, found.is_complete) == (100, 0, True)


def test_a_changed_sentence_is_missing_again() -> None:
    changed = units_of(
        submission("It went **very badly**. Mr. Paz saw [the mine](https://example.org).^[In May.]", *TEXT[1:])
    )
    found = coverage(renewed(all_translated(submission()), changed))

    assert found.sentences == Counter(approved=13, changed=1)
    assert (found.missing_words, found.is_complete) == (4, False)


def test_states() -> None:
    one, two, three, *others = units_of(submission())
    found = coverage(translation(translated(one, "translated"), translated(two, "reviewed"), three, *others))

    assert found.sentences == Counter(translated=1, reviewed=2, new=11)


def test_less_than_a_percent_missing_is_not_a_hundred() -> None:
    unit = translated(units_of(submission("word " * 500))[1])
    missing = units_of(submission("last"))[1]

    assert coverage(translation(unit, missing)).percent == 99
