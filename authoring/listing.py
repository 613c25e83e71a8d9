"""Findings, status and what was built, written for people and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import bidirectional, category

from authoring.locale import words
from authoring.model.codes import CODES
from authoring.model.finding import Finding
from authoring.model.place import WordPlace

if TYPE_CHECKING:
    from authoring.model.place import Place
    from authoring.pipeline.publication import Built
    from authoring.pipeline.submissions import GroupStatus
    from authoring.publishing.explain import Explained, Explanation
    from authoring.publishing.parity import Parity
    from authoring.publishing.press import Printed

_SEVERITIES = {"error": "Error", "warning": "Warning", "hint": "Hint"}
"""Severities as message ids of the `findings` catalogue."""
_MOST_EXPLAINED = 20
_LONGEST_PASSAGE = 160
_NO_PAGE_NUMBERS = (
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


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def as_json(findings: Sequence[Finding], files: int, language: str) -> str:
    """Return the findings as a JSON object: `files` counts what was read, `findings` lists them."""
    listed = [_as_object(finding, language) for finding in findings]
    written = json.dumps({"files": files, "findings": listed}, ensure_ascii=False, indent=2)
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
    return _shown(["| code | severity | message | what to do |", "| --- | --- | --- | --- |", *rows])


def status_table(groups: Sequence[GroupStatus]) -> str:
    """Return where each group stands, one line each, and a last line that counts."""
    width = max((len(group.name) for group in groups), default=0)
    lines = [f"{group.name:<{width}}  {_standing(group)}" for group in groups]
    handed_in = sum(bool(group.files) for group in groups)
    return _shown([*lines, f"{handed_in} of {len(groups)} groups have handed in."])


def _standing(group: GroupStatus) -> str:
    if not group.files:
        return "not handed in"
    to_mend = f"{_plural(group.errors, 'error')}, {_plural(group.warnings, 'warning')}"
    return f"{to_mend}  ({', '.join(group.files)})"


_SHOWN_FAILURES = 3
"""What stands against one file; with a draft the first ones are enough, a final report is refused with all."""


def summary(output: Path, built: Built) -> str:
    """Return what was written, how long it took, and what is missing."""
    lines = [_line(output, printed) for printed in built.printed]
    if built.site:
        lines.append(f"{output / 'site' / 'index.html'}  ({len(built.site)} files)")
    if any(printed.artifact.format == "docx" and printed.artifact.pages is None for printed in built.printed):
        lines.append(_NO_PAGE_NUMBERS)
    lines += [
        f"{output / done.artifact.path} does not keep to its standards: {failure}"
        for done in built.printed
        for failure in done.failures[:_SHOWN_FAILURES]
    ]
    if built.unchanged:
        lines.append("Nothing has changed since the last build.")
    if built.missing:
        lines.append(f"Not handed in: {', '.join(built.missing)}.")
    errors, warnings = built.findings["error"], built.findings["warning"]
    if errors or warnings:
        lines.append(
            f"To mend: {_plural(errors, 'error')}, {_plural(warnings, 'warning')}; `authoring check` lists them."
        )
    return _shown(lines)


def _line(output: Path, printed: Printed) -> str:
    pages = f", {_plural(printed.artifact.pages, 'page')}" if printed.artifact.pages else ""
    size = f"{printed.artifact.size / 1000:,.0f} kB"
    time = f"{printed.seconds:.1f} s" if printed.seconds else "unchanged"
    return f"{output / printed.artifact.path}  ({size}{pages}, {time})"


def explanation(explained: Explanation) -> str:
    """Return each passage with its page, the headings above it, and where it comes from."""
    lines: list[str] = []
    for where, passages in groupby(explained.found[:_MOST_EXPLAINED], key=_where):
        lines += [where, *(line for one in passages for line in _explained(one))]
    if len(explained.found) > _MOST_EXPLAINED:
        lines.append(f"… and {len(explained.found) - _MOST_EXPLAINED} more passages; name more of the text.")
    return _shown(lines)


def _where(one: Explained) -> str:
    page = f"page {one.page}" if one.page else ""
    return " · ".join(filter(None, (page, " › ".join(one.headings)))) or "At the beginning"


def _explained(one: Explained) -> Iterable[str]:
    shown = one.passage.shown
    yield f"  “{shown if len(shown) <= _LONGEST_PASSAGE else shown[:_LONGEST_PASSAGE] + '…'}”"
    yield f"  → {_origin(one)}"


def _origin(one: Explained) -> str:
    if one.said is None:
        return "nothing like it is in the submissions as they are now"
    if one.said.place:
        return _place(one.said.place, one.said.row)
    if one.said.source == "words":
        return "the program's own words (authoring/locale)"
    return "put together by the program from all that was handed in"


def _place(place: Place, whole_row: bool) -> str:
    cell = f"row {place.row}" if whole_row and place.row else f"cell {place.cell}" if place.cell else ""
    inside = (f"sheet {place.sheet}" if place.sheet else "", cell, place.field)
    return ", ".join(filter(None, (place.file, *inside)))


def parity_lines(verified: Sequence[Parity]) -> str:
    """Return for each document whether its formats say the same, and where they first differ."""
    return _shown(line for parity in verified for line in _parity(parity))


def _parity(parity: Parity) -> list[str]:
    formats = ", ".join(parity.formats)
    if parity.difference:
        return [f"{parity.document}: {formats} do not say the same.", *str(parity.difference).splitlines()]
    if parity.misstated:
        changed = ", ".join(parity.misstated)
        return [f"{parity.document}: not what was published; the fingerprint does not fit what it says: {changed}."]
    if len(parity.formats) == 1:
        return [f"{parity.document}: only {formats} was published; there is nothing to compare it with."]
    return [f"{parity.document}: {formats} say the same ({parity.fingerprint[:16]})."]
