"""Runs: one appearance has one form."""

from hypothesis import given
from hypothesis import strategies as st

from authoring.model.inline import Run, merged, notes_of, plain, text_of

runs = st.lists(
    st.builds(Run, st.text(max_size=3), st.booleans(), st.booleans(), st.sampled_from([None, "https://a.example"])),
    max_size=8,
)


def test_neighbours_of_one_look_are_joined_and_empty_runs_go() -> None:
    typed = [Run("a"), Run(""), Run("b"), Run("c", strong=True), Run("d", strong=True), Run("e", emphasis=True)]

    assert merged(typed) == (Run("ab"), Run("cd", strong=True), Run("e", emphasis=True))


def test_two_notes_in_a_row_stay_two() -> None:
    note = Run("", note=(Run("A note."),))

    assert merged([Run("a"), note, note, Run("b")]) == (Run("a"), note, note, Run("b"))


@given(runs)
def test_no_character_is_lost_and_the_form_is_final(typed: list[Run]) -> None:
    once = merged(typed)

    assert text_of(once) == "".join(run.text for run in typed)
    assert merged(once) == once


def test_notes_are_not_part_of_the_line() -> None:
    line = (Run("Text"), Run("", note=(Run("Note"),)), Run("."))

    assert text_of(line) == "Text."
    assert notes_of(line) == [(Run("Note"),)]


def test_plain_text_is_one_run_and_no_text_none() -> None:
    assert plain("Text") == (Run("Text"),)
    assert plain("") == ()
