"""Two pages of one report: where they do not say the same."""

import pytest

from authoring.pipeline.comparison import Changed, changes

PAGE = """<!doctype html><html lang="en"><head><title>Report</title></head><body><main>
<h1 id="part">Part</h1>{parts}</main></body></html>"""


def page(*parts: str) -> bytes:
    return PAGE.format(parts="".join(parts)).encode()


MINING, WATER = '<h2 id="mining">Mining</h2><p>It went well.</p>', '<h2 id="water">Water</h2><p>It rained.</p>'

CASES = {
    "the same": (page(MINING, WATER), page(MINING, WATER), []),
    "a word": (
        page(MINING, WATER),
        page(MINING.replace("well", "badly"), WATER),
        [Changed("Mining", "It went well.", "It went badly.")],
    ),
    "a chapter more": (
        page(MINING),
        page(MINING, WATER),
        [Changed("Water", "", "Water"), Changed("Water", "", "It rained.")],
    ),
    "a chapter less": (
        page(MINING, WATER),
        page(WATER),
        [Changed("Mining", "Mining", ""), Changed("Mining", "It went well.", "")],
    ),
    "chapters that changed places": (
        page(MINING, WATER),
        page(WATER, MINING),
        [
            Changed("Water", "", "Water"),
            Changed("Water", "", "It rained."),
            Changed("Water", "Water", ""),
            Changed("Water", "It rained.", ""),
        ],
    ),
    "where links lead, which is told where nothing else differs": (
        page(
            '<p>See <a href="https://example.org/a">water</a>.</p><p>See <a href="https://example.org/a">this</a>.</p>'
        ),
        page(
            '<p>Read <a href="https://example.org/b">water</a>.</p><p>See <a href="https://example.org/b">this</a>.</p>'
        ),
        [
            Changed("Part", "See water.", "Read water."),
            Changed("Part", "See [this](https://example.org/a).", "See [this](https://example.org/b)."),
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_differs_stands_under_its_chapter(name: str) -> None:
    before, after, expected = CASES[name]
    assert changes(before, after) == expected
