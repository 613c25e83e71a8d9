"""A thousand damaged kits come in: what is kept changes by what is said to have been taken, and by nothing else."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import get_args

import pytest

from authoring.edition.folder import EditionFolder
from authoring.model.codes import CODES
from authoring.pipeline.translation import take_in
from authoring.translation.codes import Code, Coded
from authoring.translation.kit import Entry, Kit
from authoring.translation.kits.formats import FORMATS
from authoring.translation.merge import is_approved
from authoring.translation.units import State
from tests.pipeline.bilingual import (
    SIGNED,
    in_two_languages,
    kept,
    kit_of,
    put_back,
    said,
    segments,
    translated_in_part,
)
from tests.translation.kits.damage import damaged
from tests.translation.kits.packages import damaged_inside
from tests.workspace import group_submission, hand_in

Entries = list[Entry]
DAMAGED = 120
"""Files of each format whose bytes are damaged."""
CONFUSED = 50
"""Files of each format whose sentences are."""


def _other_ids(entries: Entries, chance: random.Random) -> Entries:
    """Ids that are another's, or nobody's."""
    ids = [one.id for one in entries] + ["0000000000000000-1", "", "x"]
    return [replace(one, id=chance.choice(ids)) if chance.random() < 0.5 else one for one in entries]


def _emptied(entries: Entries, chance: random.Random) -> Entries:
    return [replace(one, target=chance.choice([(), (" ",), one.target])) for one in entries]


def _crossing(entries: Entries, chance: random.Random) -> Entries:
    """Codes that are lost, cross one another, or are another sentence's."""
    return [replace(one, target=tuple(chance.sample(_with_codes(one.target), len(one.target) + 2))) for one in entries]


def _with_codes(text: Coded) -> Coded:
    return (*text, Code("1", "open"), Code("1", "close"))


def _swapped(entries: Entries, chance: random.Random) -> Entries:
    """Translations that stand in each other's places."""
    targets = [one.target for one in entries]
    chance.shuffle(targets)
    return [replace(one, target=target) for one, target in zip(entries, targets, strict=True)]


def _sorted(entries: Entries, chance: random.Random) -> Entries:
    sources = sorted((one.source for one in entries), key=str, reverse=chance.random() < 0.5)
    return [replace(one, source=source) for one, source in zip(entries, sources, strict=True)]


def _twice(entries: Entries, chance: random.Random) -> Entries:
    again = [replace(one, target=said("Otra vez:", one.source)) for one in entries if chance.random() < 0.5]
    return chance.sample([*entries, *again], len(entries) + len(again))


def _approved(entries: Entries, chance: random.Random) -> Entries:
    return [replace(one, state=chance.choice(get_args(State))) for one in entries]


WAYS: list[Callable[[Entries, random.Random], Entries]] = [
    _other_ids,
    _emptied,
    _crossing,
    _swapped,
    _sorted,
    _twice,
    _approved,
]


def _confused(kit: Kit, seed: str) -> Iterator[Kit]:
    """Yield a kit whose sentences were confused by whoever worked on it, differently each time."""
    chance = random.Random(seed)
    while True:
        entries = list(kit.entries)
        for way in chance.sample(WAYS, chance.choice([1, 1, 2])):
            entries = way(entries, chance)
        yield replace(kit, entries=tuple(entries), revision=chance.choice([0, 1, 2, 99]))


def _files(name: str, kit: Kit) -> Iterator[bytes]:
    whole = FORMATS[name].written(kit)
    if whole.startswith(b"PK"):
        inside = list(damaged_inside(whole, DAMAGED // 2))
        yield from random.Random(name).sample(inside, DAMAGED * 2 // 3)
        yield from damaged(whole, DAMAGED - DAMAGED * 2 // 3)
    else:
        yield from damaged(whole, DAMAGED)
    yield from (FORMATS[name].written(one) for one in islice(_confused(kit, name), CONFUSED))


@dataclass(frozen=True, slots=True)
class _Delivery:
    """Damaged files that come in one after another, each as if it were the first, and what is kept after each."""

    edition: EditionFolder
    file: Path
    contents: Iterator[bytes]
    after: list[dict[str, bytes]]

    def files(self) -> Iterator[Path]:
        before = kept(self.edition)
        for content in self.contents:
            self.file.write_bytes(content)
            yield self.file
            self.after.append(kept(self.edition))
            put_back(self.edition, before)


def _changes(before: dict[str, bytes], after: dict[str, bytes]) -> tuple[int, int]:
    """Return how many sentences are translated otherwise, and how many of those had been approved; none is gone."""
    changed = approved = 0
    for name, content in before.items():
        old, new = segments(content), segments(after[name])
        assert old.keys() == new.keys()
        for key, one in old.items():
            assert new[key].target or not one.target
            changed += (new[key].target, new[key].state) != (one.target, one.state)
            approved += is_approved(one) and new[key].target != one.target
    return changed, approved


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_a_thousand_damaged_kits(name: str, folder: EditionFolder, tmp_path: Path) -> None:
    rich = "It went **well**. Mr. Paz saw [the mine](https://example.org) in May. Trees grow: 1,500 of them."
    hand_in(folder, group_submission("mining", rich))
    translated_in_part(in_two_languages(folder))
    further = kit_of(folder, "mining", lambda entry: replace(entry, target=said("Ahora:", entry.source)))
    delivery = _Delivery(folder, tmp_path / "kit", _files(name, further), [])

    before = kept(folder)

    taken = take_in(folder, delivery.files(), SIGNED)

    assert len(taken) == DAMAGED + CONFUSED
    for one, after in zip(taken, delivery.after, strict=True):
        changed, approved = _changes(before, after)
        told = [found.code for found in one.findings]
        assert changed <= one.outcomes.get("applied", 0) + one.outcomes.get("changed", 0)
        assert approved <= told.count("kit-replaced")
        assert before == after or changed
        assert all(code in CODES for code in told)
        assert all(found.text(language) for found in one.findings for language in ("en", "fr", "es"))
