"""Translations are kept as XLIFF 2.1: what is written is read back as it was."""

from dataclasses import replace
from datetime import UTC, datetime
from difflib import unified_diff

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.errors import UnreadableError
from authoring.translation.codes import Coded
from authoring.translation.units import Context, Segment, Translation, Version
from authoring.translation.xliff2 import read, written
from tests.translation.kits.kits import anything, sources
from tests.translation.submissions import all_translated, submission
from tests.validators import xliff_errors

KEPT = replace(all_translated(submission()), revision=3)


def with_everything() -> Translation:
    first, second, *others = KEPT.units
    one, two = second.segments
    said = replace(one, by="A. Paz", at=datetime(2030, 5, 2, 12, tzinfo=UTC), revision=2, state="reviewed")
    changed = replace(two, target=(), state="initial", earlier=Version(one.source, one.target))
    return replace(KEPT, units=(first, replace(second, segments=(said, changed)), *others), former=KEPT.units[:2])


def test_what_is_written_is_read_back() -> None:
    assert read(written(with_everything())) == with_everything()


def test_it_is_valid_xliff() -> None:
    assert xliff_errors(written(with_everything())) == []


def test_a_sentence_in_xliff() -> None:
    unit = written(KEPT).decode().split("<unit ")[2]

    assert unit.startswith('id="u3713a99dbfb9b804" name="outcomes/paragraph" xml:space="preserve">')
    assert unit.splitlines()[1:8] == [
        '   <segment id="s1" state="final">',
        '    <source>It went <pc id="1.1" canCopy="no" canDelete="no" dispStart="strong">well</pc>.</source>',
        '    <target>IT WENT <pc id="1.1" canCopy="no" canDelete="no" dispStart="strong">WELL</pc>.</target>',
        "   </segment>",
        "   <ignorable>",
        "    <source> </source>",
        "   </ignorable>",
    ]


def test_whose_function_it_is_stands_in_the_name_of_its_unit() -> None:
    [unit, _] = [unit for unit in KEPT.units if unit.context.kind == "function"]
    odd = replace(unit, context=Context("", "function", 'Ana/"Ñ" <Paz> & Co.'))
    content = written(replace(KEPT, units=(unit, odd)))

    assert 'name="/function/Ana Paz"' in content.decode()
    assert xliff_errors(content) == []
    assert read(content).units == (unit, odd)


def test_signs_that_xml_cannot_write() -> None:
    unit = replace(KEPT.units[0], segments=(replace(KEPT.units[0].segments[0], source=("a\x0bb",)),))
    odd = replace(KEPT, units=(unit,))

    assert '<source>a<cp hex="000B"/>b</source>' in written(odd).decode()
    assert read(written(odd)) == odd


@given(sources, anything, anything, st.text(" \n\t\r\u00a0", max_size=3))
def test_any_text_comes_back(source: Coded, target: Coded, earlier: Coded, after: str) -> None:
    segment = Segment(source, after, target, "final" if target else "initial", earlier=Version(earlier, target))
    known = replace(KEPT, units=(replace(KEPT.units[0], segments=(segment, segment)),))

    assert read(written(known)) == known


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<xliff/>",
        b"not xml",
        b'<!DOCTYPE x [<!ENTITY e "e">]><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0"/>',
        b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0"/>',
        written(KEPT).replace(b'state="final"', b'state="perfect"'),
        written(KEPT).replace(b"outcomes/item", b"outcomes/poem"),
        written(KEPT)[:-20],
        written(with_everything()).replace(b"2030-05-02", b"2030-99-99"),
        written(with_everything()).replace(b'"revision">2<', b'"revision">two<'),
        written(with_everything()).replace(b'"revision">2<', b'"revision">' + b"2" * 5000 + b"<"),
        written(KEPT).replace(b"It went", b'<cp hex="110000"/>'),
        written(KEPT).replace(b"<segment", b"<other").replace(b"</segment", b"</other"),
        written(replace(KEPT, units=(KEPT.units[0], KEPT.units[0]))),
        written(KEPT).replace(b"</xliff>", b'<file id="mining"/></xliff>'),
    ],
)
def test_what_is_no_translation_of_ours_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(content)


def test_a_sentence_that_is_translated_changes_its_own_lines_alone() -> None:
    first, *others = KEPT.units
    waiting = replace(first, segments=(replace(first.segments[0], target=(), state="initial"),))
    before, after = (written(replace(KEPT, units=(unit, *others))).decode().splitlines() for unit in (waiting, first))

    changes = [line for line in unified_diff(before, after, lineterm="", n=0) if line[:3] not in ("---", "+++")]

    assert changes == [
        "@@ -5 +5 @@",
        '-   <segment id="s1" state="initial">',
        '+   <segment id="s1" state="final">',
        "@@ -6,0 +7 @@",
        "+    <target>WATER</target>",
    ]
