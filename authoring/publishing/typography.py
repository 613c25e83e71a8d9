"""How a report is set, in every format alike: each text with its language's spaces and marks (`spacing`, `marks`)."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from authoring import locale
from authoring.locale import Words
from authoring.model import rewrite
from authoring.model.inline import Inline, merged, plain, text_of
from authoring.model.report import Report
from authoring.publishing.marks import marks
from authoring.publishing.spacing import Gap, gaps, is_code


def typeset(report: Report) -> Report:
    """Return the report with the spaces and marks its languages want; no word differs, and twice is as once."""
    return rewrite.report(report, typeset_line)


def words(language: str) -> Words:
    """Return the report's fixed words in `language`, set as its texts are."""
    said = locale.words("report", language)
    return lambda message: typeset_text(said(message), language)


def typeset_line(inline: Inline, language: str) -> Inline:
    """Return one text in `language` set; marks of notes, links and looks stay where they are."""
    inline = _marked(inline, language)
    text = text_of(inline)
    wanted = [gap for gap in _wanted(inline, text, language) if text[gap.start : gap.end] != gap.space]
    if not wanted:
        return inline
    signs = _signs(text, wanted)
    ends = list(accumulate(len(run.text) for run in inline))
    return merged(
        replace(run, text="".join(signs[end - len(run.text) : end])) for run, end in zip(inline, ends, strict=True)
    )


def typeset_text(text: str, language: str) -> str:
    """Return a text without formatting set."""
    return text_of(typeset_line(plain(text), language))


def _marked(inline: Inline, language: str) -> Inline:
    """Return one text with its marks; in a foreign passage quotations stay as they are typed."""
    text = text_of(inline)
    own = "".join(run.text if run.language in (None, language) else "x" * len(run.text) for run in inline)
    found = marks(text, "") | marks(own, language)
    wanted = {at: sign for at, sign in found.items() if not is_code(text, at)}
    if not wanted:
        return inline
    signs = "".join(wanted.get(at, sign) for at, sign in enumerate(text))
    ends = list(accumulate(len(run.text) for run in inline))
    return tuple(replace(run, text=signs[end - len(run.text) : end]) for run, end in zip(inline, ends, strict=True))


def _signs(text: str, wanted: list[Gap]) -> list[str]:
    """Return what stands in the place of each character; a new space goes with the mark that wants it."""
    signs = list(text)
    for gap in wanted:
        if gap.start < gap.end:
            signs[gap.start : gap.end] = [gap.space, *[""] * (gap.end - gap.start - 1)]
        elif text[gap.start - 1] == "«":
            signs[gap.start - 1] += gap.space
        else:
            signs[gap.start] = gap.space + signs[gap.start]
    return signs


def _wanted(inline: Inline, text: str, language: str) -> Iterator[Gap]:
    foreign = {run.language for run in inline if run.language} - {language}
    if not foreign:
        yield from gaps(text, language)
        return
    spoken = [run.language or language for run in inline for _ in run.text]
    for one in sorted({language, *foreign}):
        yield from (gap for gap in gaps(text, one) if _ruler(gap, spoken, language) == one)


def _ruler(gap: Gap, spoken: list[str], language: str) -> str:
    """Return the language whose rules hold in a gap: around a foreign passage those of the text it stands in."""
    before, after = spoken[gap.start - 1], spoken[gap.end]
    return language if language in (before, after) else before
