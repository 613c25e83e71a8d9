"""Findings, status and what was built, written for people and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import bidirectional, category

from authoring.locale import plurals, words
from authoring.locale.cldr import LanguageName, together
from authoring.locale.message import Message, Spoken, message
from authoring.model.codes import CODES
from authoring.model.finding import Finding
from authoring.model.language import in_language
from authoring.model.place import WordPlace

if TYPE_CHECKING:
    from authoring.model.place import Place
    from authoring.pipeline.kits import SentOut
    from authoring.pipeline.publication import Built
    from authoring.pipeline.submissions import GroupStatus
    from authoring.pipeline.translation import Returned
    from authoring.publishing.explain import Explained, Explanation
    from authoring.publishing.parity import Parity
    from authoring.publishing.press import Printed
    from authoring.translation.merge import Outcome
    from authoring.translation.outgoing import Choice

_SEVERITIES = {"error": "Error", "warning": "Warning", "hint": "Hint"}
"""Severities as message ids of the `findings` catalogue."""
_MOST_EXPLAINED = 20
_LONGEST_PASSAGE = 160
_NO_PAGE_NUMBERS = message(
    "The contents of the Word document have no page numbers: LibreOffice, which finds them out, is not installed or "
    "did not manage. In Word, click into the contents and press F9."
)
_TURNS = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


def as_text(findings: Sequence[Finding], files: int, language: str) -> str:
    """Return the findings file by file, each with its place, message and what to do, and a last line that counts."""
    by_file = groupby(findings, key=lambda finding: finding.place.file)
    listed = [line for file, group in by_file for line in (file, *_lines(group, language), "")]
    return _shown([*listed, _count(findings, files, language)])


def _shown(lines: Iterable[str]) -> str:
    return "".join(f"{legible(line)}\n" for line in lines)


def legible(line: str) -> str:
    """Return a line without what a terminal would obey: controls (ECMA-48), line breaks, turns of direction (UAX #9).

    Names of files and texts of findings come from authors, who are not to write over what stands on the screen.
    """
    return "".join("\ufffd" if _is_control(sign) else sign for sign in line)


def _is_control(sign: str) -> bool:
    return category(sign) in ("Cc", "Cs", "Zl", "Zp") or bidirectional(sign) in _TURNS


def _lines(findings: Iterable[Finding], language: str) -> Iterable[str]:
    _ = words("findings", language)
    for finding in findings:
        yield " · ".join(filter(None, (f"  {_(_SEVERITIES[finding.severity])}", finding.place.inside(language))))
        yield f"      {finding.message(language)}"
        yield f"      → {finding.hint(language)}  [{finding.code}]"


def _count(findings: Sequence[Finding], files: int, language: str) -> str:
    _, counts = words("findings", language), Counter(finding.severity for finding in findings)
    total = _("Errors: {errors} · Warnings: {warnings} · Hints: {hints}").format(
        errors=counts["error"], warnings=counts["warning"], hints=counts["hint"]
    )
    return f"{_('Files: {files}').format(files=files)} · {total}"


def as_json(findings: Sequence[Finding], files: int, language: str) -> str:
    """Return the findings as a JSON object: `files` counts what was read, `findings` lists them."""
    return legible_json({"files": files, "findings": [_as_object(finding, language) for finding in findings]})


def legible_json(value: object) -> str:
    """Return a value as JSON without what a terminal would obey."""
    written = json.dumps(value, ensure_ascii=False, indent=2)
    # Inside the texts: between them JSON has no control but the line feed.
    safe = (f"\\u{ord(sign):04x}" if sign != "\n" and _is_control(sign) else sign for sign in written)
    return "".join(safe) + "\n"


def _as_object(finding: Finding, language: str) -> dict[str, object]:
    place = finding.place
    return {
        "code": finding.code,
        "severity": finding.severity,
        "file": place.file,
        "sheet": place.sheet or None,
        "cell": place.cell or None,
        "row": place.row,
        "field": place.field or None,
        "paragraph": place.inside(language) if isinstance(place, WordPlace) else None,
        "message": finding.message(language),
        "hint": finding.hint(language),
    }


def codes_table(language: str) -> str:
    """Return the documentation of all codes, as Markdown."""
    _ = words("findings", language)
    rows = (
        f"| `{code.code}` | {_(_SEVERITIES[code.severity])} | {_(code.message)} | {_(code.hint)} |"
        for code in CODES.values()
    )
    titles = words("commands", language)("| code | severity | message | what to do |")
    return _shown([titles, "| --- | --- | --- | --- |", *rows])


def status_table(groups: Sequence[GroupStatus], language: str) -> str:
    """Return where each group stands, one line each, and a last line that counts."""
    names = [in_language(group.name, language) for group in groups]
    width = max(map(len, names), default=0)
    lines = [f"{name:<{width}}  {_standing(group, language)}" for name, group in zip(names, groups, strict=True)]
    handed_in = sum(bool(group.files) for group in groups)
    total = words("commands", language)("Groups that have handed in: {count} of {total}")
    return _shown([*lines, total.format(count=handed_in, total=len(groups))])


def _standing(group: GroupStatus, language: str) -> str:
    if not group.files:
        return words("commands", language)("not handed in")
    return f"{_to_mend(group.errors, group.warnings, language)}  ({', '.join(group.files)})"


def _to_mend(errors: int, warnings: int, language: str) -> str:
    _ = plurals("commands", language)
    counted = (_("{count} error", "{count} errors", errors), _("{count} warning", "{count} warnings", warnings))
    return ", ".join(text.format(count=number) for text, number in zip(counted, (errors, warnings), strict=True))


_SHOWN_FAILURES = 3
"""What stands against one file; with a draft the first ones are enough, a final report is refused with all."""


def summary(output: Path, built: Built, language: str) -> str:
    """Return what was written, how long it took, and what is missing."""
    lines = [_line(output, printed, language) for printed in built.printed]
    if built.site:
        files = plurals("commands", language)("{count} file", "{count} files", len(built.site))
        lines.append(f"{output / 'site' / 'index.html'}  ({files.format(count=len(built.site))})")
    return _shown([*lines, *(told.text(language) for told in _told(output, built, language))])


def _told(output: Path, built: Built, language: str) -> Iterator[Message]:
    if any(printed.artifact.format == "docx" and printed.artifact.pages is None for printed in built.printed):
        yield _NO_PAGE_NUMBERS
    for done in built.printed:
        for failure in done.failures[:_SHOWN_FAILURES]:
            file = output / done.artifact.path
            yield message("{file} does not keep to its standards: {reason}", file=file, reason=failure)
    if built.unchanged:
        yield message("Nothing has changed since the last build.")
    lacking = [_lacking(one, count) for one, count in built.untranslated.items() if count]
    if lacking:
        yield message("Not wholly translated: {languages}.", languages=together(lacking))
    if built.missing:
        yield message("Not handed in: {groups}.", groups=together(built.names.get(one, one) for one in built.missing))
    errors, warnings = built.findings["error"], built.findings["warning"]
    if errors or warnings:
        counted = _to_mend(errors, warnings, language)
        yield message("To mend: {findings}; `authoring check` lists them.", findings=counted)


def _lacking(language: str, count: int) -> Message:
    return message("{language} (sentences left: {count})", language=LanguageName(language), count=count)


def _line(output: Path, printed: Printed, language: str) -> str:
    artifact, _ = printed.artifact, words("commands", language)
    parts = [_("{size} kB").format(size=_number(artifact.size / 1000, "#,##0", language))]
    if artifact.pages:
        pages = plurals("commands", language)("{count} page", "{count} pages", artifact.pages)
        parts.append(pages.format(count=artifact.pages))
    seconds = _("{seconds} s").format(seconds=_number(printed.seconds, "#,##0.0", language))
    parts.append(seconds if printed.seconds else _("unchanged"))
    return f"{output / artifact.path}  ({', '.join(parts)})"


_MEXICAN = {"es": "es_MX"}
"""Spanish as it is written in Mexico: with a decimal point."""


def _number(number: float, pattern: str, language: str) -> str:
    from babel.numbers import format_decimal

    return format_decimal(number, pattern, locale=_MEXICAN.get(language, language))


def explanation(explained: Explanation, language: str) -> str:
    """Return each passage with its page, the headings above it, and where it comes from."""
    lines: list[str] = []
    for where, passages in groupby(explained.found[:_MOST_EXPLAINED], key=lambda one: _where(one, language)):
        lines += [where, *(line for one in passages for line in _explained(one, language))]
    more = len(explained.found) - _MOST_EXPLAINED
    if more > 0:
        _ = plurals("commands", language)
        told = _(
            "… and {count} more passage; name more of the text.",
            "… and {count} more passages; name more of the text.",
            more,
        )
        lines.append(told.format(count=more))
    return _shown(lines)


def _where(one: Explained, language: str) -> str:
    _ = words("commands", language)
    page = _("page {page}").format(page=one.page) if one.page else ""
    return " · ".join(filter(None, (page, " › ".join(one.headings)))) or _("At the beginning")


def _explained(one: Explained, language: str) -> Iterable[str]:
    shown = one.passage.shown
    shortened = shown if len(shown) <= _LONGEST_PASSAGE else shown[:_LONGEST_PASSAGE] + "…"
    yield f"  {words('commands', language)('“{text}”').format(text=shortened)}"
    yield f"  → {_origin(one, language)}"


def _origin(one: Explained, language: str) -> str:
    _ = words("commands", language)
    if one.said is None:
        return _("nothing like it is in the submissions as they are now")
    if one.said.place:
        return _place(one.said.place, one.said.row, language)
    if one.said.source == "words":
        return _("the program's own words (authoring/locale)")
    return _("put together by the program from all that was handed in")


def _place(place: Place, whole_row: bool, language: str) -> str:
    _ = words("commands", language)
    parts = [place.file, _("sheet {title}").format(title=place.sheet) if place.sheet else ""]
    if whole_row and place.row:
        parts.append(_("row {number}").format(number=place.row))
    elif place.cell:
        parts.append(_("cell {cell}").format(cell=place.cell))
    return ", ".join(filter(None, (*parts, place.field)))


def parity_lines(verified: Sequence[Parity], language: str) -> str:
    """Return for each document whether its formats say the same, and where they first differ."""
    told = "\n".join(one.text(language) for parity in verified for one in _parity(parity))
    return _shown(told.splitlines())


def language_lines(unlike: Iterable[Spoken], language: str) -> str:
    """Return in what languages are not alike, and what leads nowhere."""
    return _shown("\n".join(one.text(language) for one in unlike).splitlines())


def _parity(parity: Parity) -> Iterator[Spoken]:
    values = {"document": parity.document, "formats": together(parity.formats)}
    if parity.difference:
        yield message("{document}: {formats} do not say the same.", **values)
        yield parity.difference
    elif parity.misstated:
        changed = together(parity.misstated)
        yield message(
            "{document}: not what was published; the fingerprint does not fit what it says: {formats}.",
            document=parity.document,
            formats=changed,
        )
    elif len(parity.formats) == 1:
        yield message("{document}: only {formats} was published; there is nothing to compare it with.", **values)
    else:
        fingerprint = parity.fingerprint[:16]
        yield message("{document}: {formats} say the same ({fingerprint}).", fingerprint=fingerprint, **values)


_NOTHING_CHOSEN: dict[Choice, str] = {
    "open": "Nothing is left to translate.",
    "all": "There is nothing to translate.",
    "new": "No sentence is new. Whether others wait is shown by `authoring translate status`.",
    "changed": "No sentence has changed. Whether others wait is shown by `authoring translate status`.",
}
"""What is said when no sentence is of those that were asked for: message ids of the `commands` catalogue."""


def kits_written(sent: Sequence[SentOut], chosen: Choice, language: str) -> str:
    """Return the folders that were written, and where those stand in which somebody had worked."""
    _ = words("commands", language)
    aside = _("Somebody worked in {folder}; it was set aside: {aside}")
    lines = [_("{folder} (sentences: {count})").format(folder=one.folder, count=one.sentences) for one in sent]
    lines += [aside.format(folder=one.folder, aside=one.aside) for one in sent if one.aside]
    return _shown(lines or [_(_NOTHING_CHOSEN[chosen])])


def returned_lines(returned: Sequence[Returned], by: str, language: str) -> str:
    """Return for each file that came back how many of its sentences had which outcome; and that nobody is named."""
    told = [
        message("{file}: {reason}", file=one.file.name, reason=_outcomes(one.outcomes, language)) for one in returned
    ]
    if not by and any(one.outcomes.get("applied") for one in returned):
        told.append(message("Who translated was not said: --by NAME keeps it with each sentence."))
    return _shown(one.text(language) for one in told)


_OUTCOMES: dict[Outcome, str] = {
    "applied": "taken: {count}",
    "unchanged": "as they were: {count}",
    "empty": "not translated: {count}",
    "fuzzy": "only drafts: {count}",
    "conflict": "kept as they are: {count}",
    "changed": "of changed sentences: {count}",
    "unknown": "not ours: {count}",
    "refused": "refused: {count}",
    "twice": "with several translations: {count}",
    "misplaced": "beside another source: {count}",
}
"""What became of sentences that came back, as message ids of the `commands` catalogue."""


def _outcomes(outcomes: Mapping[Outcome, int], language: str) -> str:
    _ = words("commands", language)
    told = [_(text).format(count=outcomes[name]) for name, text in _OUTCOMES.items() if outcomes.get(name)]
    return ", ".join(told) or _("nothing was taken")
