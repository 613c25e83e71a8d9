import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.publishing.ooxml.markup import attribute, elements, field, legal, paragraph, run, run_properties
from tests.publishing.word import text

HOSTILE = {
    "{{ tag }} {% raw %}": "{{ tag }} {% raw %}",
    "<b>&amp;</b>": "<b>&amp;</b>",
    "]]><!-- --> <?body?>": "]]><!-- --> <?body?>",
    "a\x00b\x0bc\x1fd\ufffe\ud800": "abcd",
    "one\ttwo\nthree\r\nfour": "one\ttwo\nthree\nfour",
    "  spaces \u00a0 stay  ": "  spaces \u00a0 stay  ",
    "😀 é e\u0301 العربية": "😀 é e\u0301 العربية",
    "_x000D_ {_{ }_}": "_x000D_ {_{ }_}",
}


@pytest.mark.parametrize(("given", "shown"), HOSTILE.items())
def test_text_is_shown_as_it_is(given: str, shown: str) -> None:
    assert text(elements(paragraph("Normal", run(given)))[0]) == shown


@given(st.text())
def test_no_character_is_lost_but_those_xml_cannot_hold(given: str) -> None:
    shown = text(elements(paragraph("Normal", run(given)))[0])
    assert shown == legal(given).replace("\r\n", "\n").replace("\r", "\n")


@given(st.text())
def test_any_text_can_be_an_attribute(given: str) -> None:
    (element,) = elements(f'<w:p w:rsidR="{attribute(given)}"/>')
    assert element.values() == [" ".join(legal(given).split())]


def test_a_runs_properties_stand_in_the_schemas_order() -> None:
    assert run_properties("Hyperlink", strong=True, emphasis=True, language="fr") == (
        '<w:rPr><w:rStyle w:val="Hyperlink"/><w:b/><w:bCs/><w:i/><w:iCs/><w:lang w:val="fr"/></w:rPr>'
    )
    assert run_properties() == ""


def test_a_field_is_not_dirty_because_word_would_ask() -> None:
    (paragraph_with_field,) = elements(paragraph("Normal", field("PAGEREF _a \\h", "3")))
    assert text(paragraph_with_field) == "3"
    assert b"dirty" not in field("PAGE", "1").encode()
