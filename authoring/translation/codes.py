"""Inline codes: formatting, links and notes of a text as signs that a translator moves but cannot change."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count, groupby, zip_longest
from typing import Literal

from authoring.model.inline import Inline, Run, merged

_TAG = re.compile(r"(?P<close></)(\d+)>|<(\d+)(?P<note>/)?>")
_LIKE_A_TAG = re.compile(r"(?<!\\)(\\*)(?=</?\d+/?>)")


@dataclass(frozen=True, slots=True)
class Code:
    """A sign between the words: where formatting or a link begins (`open`) and ends (`close`), or a note's mark.

    `looks` tells a translator what that is: `strong`, `emphasis`, `language`, `note`, `link` and its address. Two codes
    are one whatever they look like: an address that changes asks for no new translation.
    """

    id: str
    kind: Literal["open", "close", "note"]
    looks: str = field(default="", compare=False)


Coded = tuple[str | Code, ...]
"""A text as translators see it."""


def coded(text: Inline) -> Coded:
    """Return `text` with a pair of codes around every run that looks otherwise, numbered from 1 in reading order."""
    return tuple(_coded(text))


def _coded(text: Inline) -> Iterator[str | Code]:
    for key, run in _numbered(text):
        if not key:
            yield run.text
        elif run.note is not None:
            yield Code(key, "note", "note")
        else:
            yield from (Code(key, "open", _looks(run)), run.text, Code(key, "close"))


def _looks(run: Run) -> str:
    named = {"strong": run.strong, "emphasis": run.emphasis, "language": run.language, "link": run.link}
    return " ".join([*(name for name, said in named.items() if said), *filter(None, (run.link,))])


def _numbered(text: Inline) -> Iterator[tuple[str, Run]]:
    """Yield each run with the number of its codes, empty where it needs none."""
    numbers = count(1)
    for run in text:
        yield ("" if run == Run(run.text) else str(next(numbers))), run


def codes_of(text: Inline) -> Mapping[str, Run]:
    """Return what each code stands for, by its number."""
    return {key: run for key, run in _numbered(text) if key}


def decoded(target: Iterable[str | Code], source: Inline) -> Inline:
    """Return a translation whose codes are those of `source`; a code that `source` does not have is left out.

    Where pairs overlap, what the inner one says is added to what the outer one says.
    """
    known, around, runs = codes_of(source), list[Run](), list[Run]()
    for part in target:
        if isinstance(part, str):
            runs.append(_look(part, around))
        elif run := known.get(part.id):
            if part.kind == "open":
                around.append(run)
            elif part.kind == "close":
                around = [other for other in around if other is not run]
            elif run.note is not None:
                runs.append(run)
    return merged(runs)


def _look(text: str, around: Iterable[Run]) -> Run:
    run = Run(text)
    for other in around:
        run = replace(
            run,
            strong=run.strong or other.strong,
            emphasis=run.emphasis or other.emphasis,
            link=other.link or run.link,
            language=other.language or run.language,
        )
    return run


def nests(codes: Iterable[Code]) -> bool:
    """Tell whether every code that opens is closed, the last one first."""
    around: list[str] = []
    for code in codes:
        if code.kind == "open":
            around.append(code.id)
        elif code.kind == "close" and (not around or around.pop() != code.id):
            return False
    return not around


def tagged(text: Coded) -> str:
    """Return a text whose codes are tags, `<1>bold</1>` and `<2/>`, for tools that know no codes of their own.

    What only looks like a tag gets a backslash, and one more for each that stood before it.
    """
    return "".join(written for _, written in tagged_parts(text))


def tagged_parts(text: Coded) -> Iterator[tuple[str | Code, str]]:
    """Yield each part of a text with how it stands in the tagged text."""
    for part, after in zip_longest(text, text[1:]):
        yield part, _tag(part) if isinstance(part, Code) else _escaped(part, before_tag=isinstance(after, Code))


def _tag(code: Code) -> str:
    return {"open": f"<{code.id}>", "close": f"</{code.id}>", "note": f"<{code.id}/>"}[code.kind]


def _escaped(text: str, *, before_tag: bool) -> str:
    slashes = len(text) - len(text.rstrip("\\")) if before_tag else 0
    return _LIKE_A_TAG.sub(lambda match: match[1] * 2 + "\\", text) + "\\" * slashes


def untagged(text: str) -> Coded:
    """Return the text that `tagged` wrote, or that somebody typed in the same way."""
    parts: list[str | Code] = []
    position = 0
    for tag in _TAG.finditer(text):
        before = text[position : tag.start()]
        slashes = len(before) - len(before.rstrip("\\"))
        parts.append(before[: len(before) - slashes] + "\\" * (slashes // 2))
        parts.append(tag[0] if slashes % 2 else _code(tag))
        position = tag.end()
    return in_one_form([*parts, text[position:]])


def _code(tag: re.Match[str]) -> Code:
    if tag["close"]:
        return Code(tag[2], "close")
    return Code(tag[3], "note" if tag["note"] else "open")


def in_one_form(parts: Iterable[str | Code]) -> Coded:
    """Return parts with neighbouring texts joined and empty ones left out."""
    groups = groupby(parts, key=lambda part: isinstance(part, str))
    joined = (["".join(map(str, group))] if texts else list(group) for texts, group in groups)
    return tuple(part for group in joined for part in group if part)
