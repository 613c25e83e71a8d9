"""What two languages of a report do not have in common, as a coordinator is told: where, and what each has there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from authoring.locale import Words, words
from authoring.locale.cldr import listed, name_of, together
from authoring.locale.message import message
from authoring.publishing.readback.outline import Passage

What = Literal["headings", "anchors", "structure", "pictures", "figures", "links"]
"""In what two languages differ."""

_MESSAGES: dict[What, str] = {
    "headings": "{languages}: the headings are not the same from “{heading}” on.",
    "anchors": "{languages}: links from elsewhere do not find “{heading}” under the same address.",
    "structure": "{languages}: under “{heading}” the paragraphs, items, cells and pictures are not the same.",
    "pictures": "{languages}: under “{heading}” the pictures are not the same, or not in the same order.",
    "figures": "{languages}: under “{heading}” the figures are not the same.",
    "links": "{languages}: under “{heading}” the links do not lead to the same addresses.",
}
"""Message ids of the `commands` catalogue."""

_LONGEST = 100
"""Characters of a passage that are shown."""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What one language has where another has something else: a passage, if any, and what of it is meant."""

    passage: Passage | None = None
    details: tuple[str, ...] = ()

    def text(self, language: str) -> str:
        """Return it as it is shown."""
        _ = words("commands", language)
        if self.passage is None:
            return listed(self.details, language) or _("nothing")
        quoted = _("“{text}”").format(text=_shortened(self.passage.shown))
        if self.details:
            return _("{details}, in {text}").format(details=listed(self.details, language), text=quoted)
        return f"{_(self.passage.kind)} {quoted}"


@dataclass(frozen=True, slots=True)
class Unlike:
    """A difference between two languages: `titles` lead to it in each language, `seen` is what the two have there."""

    what: What
    titles: Mapping[str, tuple[str, ...]]
    seen: Mapping[str, Glimpse]

    def text(self, language: str = "en") -> str:
        """Return the difference as it is shown: in `language`, the headings in that language, too, if there are any."""
        return "\n".join(self._lines(words("commands", language), language))

    def _lines(self, _: Words, language: str) -> Iterator[str]:
        heading = " › ".join(self.titles.get(language) or next(filter(None, self.titles.values()), ()))
        names = {one: name_of(one, language) for one in self.seen}
        yield message(_MESSAGES[self.what], languages=together(names.values()), heading=heading).text(language)
        for one, glimpse in self.seen.items():
            yield "  " + _("{language}: {text}").format(language=names[one], text=glimpse.text(language))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
