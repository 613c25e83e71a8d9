"""Changing every text of a report."""

from dataclasses import replace

from hypothesis import given

from authoring.model import rewrite
from authoring.model.blocks import Paragraph
from authoring.model.inline import Inline, Run, text_of
from authoring.model.report import Report, Section
from tests.model.reports import reports, texts_of
from tests.publishing.specimen import SPECIMEN


@given(reports())
def test_a_report_whose_texts_stay_as_they_are_stays_as_it_is(report: Report) -> None:
    assert rewrite.report(report, lambda text, _: text) == report


@given(reports())
def test_every_text_is_seen_once_and_changed_where_it_stands(report: Report) -> None:
    seen: list[str] = []

    def in_brackets(inline: Inline, _: str) -> Inline:
        seen.extend(run.text for run in inline if run.text)
        return tuple(replace(run, text=f"[{run.text}]") if run.text else run for run in inline)

    changed = rewrite.report(report, in_brackets)

    assert sorted(seen) == sorted(texts_of(report))
    assert texts_of(changed) == [f"[{text}]" for text in texts_of(report)]


def test_texts_come_with_their_language() -> None:
    note = Run("", note=(Run("A note"),))
    spanish = (Run("Un texto"), note, Run("«A text»", language="en"))
    topic = Section("topic", "a--1", "Un tema", language="es", blocks=(Paragraph(spanish),))
    french = Section("section", "a", "Résultats", language="es", sections=(topic,))
    heard: dict[str, str] = {}

    def listen(inline: Inline, language: str) -> Inline:
        heard[text_of(inline)] = language
        return inline

    rewrite.report(replace(SPECIMEN, language="fr", parts=(french,)), listen)

    assert heard.items() >= {
        ("2021 Annual Report", "fr"),
        ("Résultats", "fr"),
        ("Un tema", "es"),
        ("Un texto«A text»", "es"),
        ("A note", "es"),
    }


def test_a_note_s_own_language_is_that_of_its_mark() -> None:
    inline = (Run("Text"), Run("", note=(Run("Nota"),), language="es"))
    heard: list[tuple[str, str]] = []

    def listen(said: Inline, language: str) -> Inline:
        heard.append((text_of(said), language))
        return said

    rewrite.section(Section("section", "a", "", blocks=(Paragraph(inline),)), listen, "en")

    assert heard == [("Nota", "es"), ("Text", "en")]
