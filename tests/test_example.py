"""The bundled example: whole, without errors, and in our own words."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from authoring.edition.definition import load
from authoring.edition.folder import find
from authoring.forms.submission import GroupSubmission
from authoring.intake.reading import read_all
from authoring.model import walk
from authoring.model.blocks import Paragraph, RichText
from authoring.model.inline import notes_of, text_of
from tests.bundled_picture import PART, WORKBOOK, drawn
from tests.reference import needs_reference, reference

FOLDER = find(Path(__file__).parents[1], 2021)
EDITION = load(FOLDER.definition)
READINGS = read_all(FOLDER.submissions(), EDITION)
GROUPS = {
    reading.submission.group: reading.submission
    for reading in READINGS
    if isinstance(reading.submission, GroupSubmission)
}


def test_seven_groups_have_handed_in_and_nothing_is_to_mend() -> None:
    assert sorted(GROUPS) == [
        "agri-business",
        "creativity-and-culture",
        "environment",
        "forestry",
        "human-capital",
        "mining",
        "trade-investment-and-innovation",
    ]
    assert [(finding.place, finding.message()) for reading in READINGS for finding in reading.findings] == []


def test_both_kinds_of_file_are_shown() -> None:
    suffixes = [file.suffix for file in FOLDER.submissions()]

    assert suffixes.count(".json") >= 1
    assert suffixes.count(".xlsx") == len(suffixes) - suffixes.count(".json")
    assert suffixes.count(".xlsx") > suffixes.count(".json")


def test_every_part_of_a_report_is_shown() -> None:
    texts = [block for group in GROUPS.values() for block in _texts(group)]

    assert sum(len(group.initiatives) for group in GROUPS.values()) >= 2
    assert sum(len(group.figures) for group in GROUPS.values()) >= 1
    assert any(notes_of(block.content) for block in texts)
    assert any(action.kind == "action" and action.due for group in GROUPS.values() for action in group.actions)


def _texts(group: GroupSubmission) -> Iterator[Paragraph]:
    passages: list[RichText] = [passage.text for section in group.sections.values() for passage in section]
    for text in [*passages, *[action.text for action in group.actions]]:
        yield from (block for block in walk.blocks(text) if isinstance(block, Paragraph))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


@needs_reference
def test_each_section_is_at_least_half_as_long_as_the_real_one() -> None:
    short = []
    for group in reference()["groups"]:
        ours = GROUPS[group["id"]]
        for section in group["sections"]:
            real = len(_words(json.dumps([*_strings(section)], ensure_ascii=False)))
            if section["key"] != "participants" and 2 * _section_words(ours, section["key"]) < real:
                short.append((group["id"], section["key"], real))

    assert short == []


def _strings(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("text"), str):
            yield node["text"]
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from _strings(child)


def _section_words(group: GroupSubmission, key: str) -> int:
    texts = (
        [action.text for action in group.actions]
        if key == "future_actions"
        else [passage.text for passage in group.sections.get(key, [])]
    )
    blocks = [block for text in texts for block in walk.blocks(text) if isinstance(block, Paragraph)]
    return sum(len(_words(text_of(block.content))) for block in blocks)


@needs_reference
def test_every_sentence_is_in_our_own_words() -> None:
    """No sentence of the real report of twelve words or more stands in the example."""
    ours = " ".join(" ".join(_words(text_of(block.content))) for group in GROUPS.values() for block in _texts(group))
    sentences = [
        " ".join(_words(sentence))
        for text in _strings(reference()["groups"])
        for sentence in re.split(r"(?<=[.;:])\s", text)
    ]

    assert [sentence for sentence in sentences if len(sentence.split()) >= 12 and sentence in ours] == []


def test_the_picture_is_the_one_that_is_drawn_without_words() -> None:
    with zipfile.ZipFile(WORKBOOK) as workbook:
        handed_in = workbook.read(PART)

    assert _pixels(handed_in) == _pixels(drawn())


def _pixels(picture: bytes) -> bytes:
    return Image.open(io.BytesIO(picture)).convert("RGB").tobytes()
