"""What Word writes before numbered paragraphs (ECMA-376, 17.9), counted as it counts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from authoring.publishing.readback.ordinals import ordinal, whole
from authoring.publishing.readback.word_package import name, value

_ALWAYS = 9
"""By default a level starts over behind every level above it."""


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    number_format: str
    text: str
    restart: int
    """The level (from 1) behind which it starts over, with those above it; 0 when it never does (17.9.10)."""


_DECIMAL = _Level(1, "decimal", "", _ALWAYS)


@dataclass(frozen=True, slots=True)
class Label:
    """A paragraph's number: `marker` is its own (empty for a bullet), `text` as it is shown, with those above it."""

    marker: str
    text: str


class Numbering:
    """The document's lists, and how far each has counted."""

    def __init__(self, numbering: Any) -> None:
        root = () if numbering is None else numbering
        found = [one for one in root if one.tag == name("w:abstractNum")]
        self._definitions = {one.get(name("w:abstractNumId")): _levels(one) for one in found}
        self._instances = {one.get(name("w:numId")): one for one in root if one.tag == name("w:num")}
        self._counts: dict[str | None, dict[int, int]] = {}
        self._begun: set[str] = set()

    def next(self, instance: str, level: int) -> Label:
        """Count one paragraph of the list `instance` (`w:numId`) at `level` (from 0) and return its number."""
        element = self._instances.get(instance)
        definition = None if element is None else value(element, "w:abstractNumId")
        levels = self._definitions.get(definition, {})
        counts = self._counts.setdefault(definition, {})
        if instance not in self._begun:
            self._begun.add(instance)
            counts |= {depth: start - 1 for depth, start in _overrides(element).items()}
        own = levels.get(level, _DECIMAL)
        counts[level] = counts.get(level, own.start - 1) + 1
        for deeper in [depth for depth in counts if level < min(depth, levels.get(depth, _DECIMAL).restart)]:
            del counts[deeper]
        return _label(own, level, levels, counts)


def _label(own: _Level, level: int, levels: Mapping[int, _Level], counts: Mapping[int, int]) -> Label:
    if own.number_format in ("bullet", "none"):
        return Label("", "")
    numbers = {}
    for depth in range(level + 1):
        above = levels.get(depth, _DECIMAL)
        numbers[str(depth + 1)] = ordinal(counts.get(depth, above.start), above.number_format)
    text = re.sub(r"%(\d)", lambda found: numbers.get(found[1], ""), own.text)
    return Label(numbers[str(level + 1)], text)


def _levels(definition: Any) -> dict[int, _Level]:
    return {
        whole(level.get(name("w:ilvl")), 0): _Level(
            whole(value(level, "w:start"), 1),
            value(level, "w:numFmt") or "decimal",
            value(level, "w:lvlText") or "",
            whole(value(level, "w:lvlRestart"), _ALWAYS),
        )
        for level in definition.iterchildren(name("w:lvl"))
    }


def _overrides(instance: Any) -> dict[int, int]:
    overrides = () if instance is None else instance.iterchildren(name("w:lvlOverride"))
    found = {whole(one.get(name("w:ilvl")), 0): value(one, "w:startOverride") for one in overrides}
    return {level: whole(start, 1) for level, start in found.items() if start is not None}
