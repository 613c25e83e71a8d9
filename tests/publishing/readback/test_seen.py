"""Everything a published file says, also around the report's text."""

import pytest

from authoring.publishing.artifact import FORMATS, Format, render
from authoring.publishing.readback.seen import everything
from tests.publishing.specimen import SPECIMEN
from tests.workspace import ROOT


@pytest.mark.slow
@pytest.mark.parametrize("file_format", FORMATS)
def test_the_cover_the_contents_and_the_text_are_said(file_format: Format) -> None:
    said = " ".join(" ".join(everything(render(SPECIMEN, file_format, ROOT / "templates"), file_format)).split())

    for text in (SPECIMEN.title, SPECIMEN.partnership, SPECIMEN.meeting.place, "Contents", SPECIMEN.parts[0].title):
        assert text in said


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<p>One<b>two</b>three</p>", ["One", "two", "three"]),
        ('<img alt="A mine"><a aria-label="Top" href="#x"></a>', ["A mine", "Top"]),
        ('<head><title>T</title><meta name="description" content="D"><meta name="generator" content="G">', ["D", "T"]),
        ("<style>p { margin: 0 }</style><script>let one</script>", []),
        ('<body data-draft="Draft" class="page">', ["Draft"]),
    ],
)
def test_what_is_seen_or_heard_of_a_page(page: str, said: list[str]) -> None:
    assert sorted(text for text in everything(page.encode(), "html") if text.strip()) == sorted(said)
