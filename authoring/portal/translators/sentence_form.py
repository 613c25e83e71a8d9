"""The page of a document's sentences: which of them it shows, and what is sent from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.http import QueryDict

from authoring.model.finding import Finding
from authoring.portal.drafts.comparing import Piece, word_pieces
from authoring.portal.page import speaking
from authoring.portal.translators.translating import FILTERS, ON_A_PAGE, Bilingual, Filter, Sentence
from authoring.portal.translators.typed import BACK, Typed, digest, shown
from authoring.translation.codes import Coded, tagged
from authoring.translation.kits.notes import formatted, limit_of, links_of
from authoring.translation.markup import legible
from authoring.translation.units import State

PREFIXES = {"text": "text.", "was": "was.", "state": "state."}
"""How the names of a sentence's fields begin; its id stands behind."""

MOST = 2 * ON_A_PAGE
"""Sentences that one page sends at most."""

_CHOICES: tuple[State | Literal["back"], ...] = ("translated", "reviewed", "final", BACK)


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to see: sentences of a filter, a page of them (from 1), some of them first."""

    shown: Filter
    number: int
    mend: tuple[str, ...]


def asked_page(query: QueryDict) -> Asked:
    """Return what an address asks for."""
    wanted, number = query.get("show", ""), query.get("page", "")
    chosen = next((one for one in FILTERS if one == wanted), "open" if not query.getlist("mend") else "all")
    return Asked(
        chosen, int(number) if number.isdecimal() and len(number) < 6 else 1, tuple(query.getlist("mend"))[:MOST]
    )


def typed_in(sent: QueryDict) -> list[Typed]:
    """Return what was sent of each sentence of a page."""
    return [
        Typed(
            key,
            str(sent[f"text.{key}"]),
            sent.get(f"was.{key}", ""),
            next((one for one in _CHOICES if one == sent.get(f"state.{key}")), ""),
        )
        for key in dict.fromkeys(sent.getlist("sentence")[:MOST])
        if f"text.{key}" in sent
    ]


@dataclass(frozen=True, slots=True)
class Alike:
    """A translation from elsewhere as the page shows it: how alike its source is (of a hundred), how it differs."""

    percent: int
    origin: str
    pieces: Sequence[Piece]
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence as the page shows it."""

    sentence: Sentence

    @property
    def id(self) -> str:
        """The sentence's id."""
        return self.sentence.entry.id

    @property
    def source(self) -> list[tuple[frozenset[str], str]]:
        """The source in pieces, each with its looks: `tag` for a code, `strong`, `emphasis` or `link` for words."""
        return [(looks, legible(text)) for looks, text in formatted(self.sentence.segment.source)]

    @property
    def target(self) -> str:
        """The translation as it is kept."""
        return shown(self.sentence.segment.target)

    @property
    def was(self) -> str:
        """What tells later whether it is still that."""
        return digest(self.target)

    @property
    def notes(self) -> list[str]:
        """What the sentence is, where it stands, how long its translation may be, where its links lead."""
        entry = self.sentence.entry
        return [*entry.notes, *limit_of(entry, speaking()), *links_of(entry)]

    @property
    def changes(self) -> list[Piece]:
        """How the source differs from what it was when it was translated; nothing where it never was."""
        entry = self.sentence.entry
        return _pieces(entry.earlier.source, entry.source) if entry.earlier else []

    @property
    def alike(self) -> list[Alike]:
        """What was translated elsewhere; of a changed sentence its own earlier translation first."""
        return [
            Alike(
                int(100 * one.likeness),
                one.origin,
                _pieces(one.source, self.sentence.segment.source),
                shown(one.target),
            )
            for one in self.sentence.offers
        ]

    @property
    def earlier(self) -> str:
        """The translation of what the sentence was before, empty when there is none."""
        earlier = self.sentence.entry.earlier
        return shown(earlier.target) if earlier else ""

    @property
    def is_approved(self) -> bool:
        """Whether somebody has read the translation after its translator."""
        return self.sentence.standing in ("reviewed", "approved")

    @property
    def lines(self) -> int:
        """How many lines its field has room for."""
        longest = max(
            len(self.target), sum(len(part) for part in self.sentence.segment.source if isinstance(part, str))
        )
        return max(2, -(-longest // 55) + 1)

    @property
    def findings(self) -> Sequence[Finding]:
        """What there is to mend in its translation."""
        return self.sentence.findings


def _pieces(one: Coded, other: Coded) -> list[Piece]:
    return list(word_pieces(legible(tagged(one)), legible(tagged(other))))


@dataclass(frozen=True, slots=True)
class Page:
    """A page of sentences: those that come first, those of the filter; which page of how many it is."""

    shown: Filter
    first: list[Row]
    rows: list[Row]
    number: int
    last: int
    filters: list[tuple[Filter, int]]


def shown_page(one: Bilingual, asked: Asked, pinned: Sequence[str]) -> Page:
    """Return the page somebody asks for, the last one where there are not so many."""
    ids, counts = one.chosen(asked.shown), one.counts()
    last = max(1, -(-len(ids) // ON_A_PAGE))
    number = min(max(1, asked.number), last)
    of_page = ids[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    rows = {each.entry.id: Row(each) for each in one.sentences({*pinned, *of_page})}
    first = [rows[key] for key in dict.fromkeys(pinned) if key in rows]
    rest = [] if pinned and asked.shown == "all" else [rows[key] for key in of_page if key not in pinned]
    return Page(asked.shown, first, rest, number, last, [(name, counts[name]) for name in FILTERS])
