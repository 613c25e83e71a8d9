"""Which language a name or passage is in, where it is not that of the text around it.

Authors mark it themselves (`text/`), coordinators list names in `edition.toml`; what the program writes in the report's
language among authors' words is marked where it is written.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from unicodedata import normalize

from authoring.assembly.manuscript import Manuscript
from authoring.model import rewrite
from authoring.model.inline import Inline, Run, merged, text_of

Stretch = tuple[int, int, str]
"""Beginning and end in a text's characters, and the language of what stands between."""


def spoken(inline: Inline, language: str) -> Inline:
    """Return a text, marked to be in `language` where nothing else is marked."""
    return tuple(run if run.language or run.note is not None else replace(run, language=language) for run in inline)


def naming(inline: Inline, name: str | None, language: str | None) -> Inline:
    """Return a text with a name that stands in it marked to be in `language`; without one nothing is marked."""
    return _Names({language: [name]}).marked(inline, "") if name and language else inline


def languages(draft: Manuscript) -> Manuscript:
    """Mark the names that the edition lists for other languages; drop marks that say what the text around says anyway.

    Titles, headers and captions of tables are left: they are texts without formatting.
    """
    names = _Names(draft.edition.names_in)
    return replace(draft, parts=tuple(rewrite.section(part, names.marked, draft.language) for part in draft.parts))


class _Names:
    """Names by language, found as whole words, the longest first; straight and curved apostrophes are one."""

    def __init__(self, names_in: Mapping[str, Sequence[str]]) -> None:
        self._languages = {_key(name): language for language, names in names_in.items() for name in names}
        longest_first = sorted(self._languages, key=lambda name: (-len(name), name))
        any_of_them = "|".join(re.escape(name).replace("'", "['’]").replace(r"\ ", r"\s+") for name in longest_first)
        self._pattern = re.compile(rf"(?<!\w)(?:{any_of_them})(?!\w)") if any_of_them else None

    def marked(self, inline: Inline, language: str) -> Inline:
        """Return a text in `language` with its foreign names marked, and nothing else."""
        found = [stretch for stretch in self._found(text_of(inline)) if not _alike(stretch[2], language)]
        return merged(_foreign(run, language) for run in _divided(inline, found))

    def _found(self, text: str) -> Iterator[Stretch]:
        if self._pattern:
            for match in self._pattern.finditer(text):
                yield match.start(), match.end(), self._languages[_key(match[0])]


def _key(name: str) -> str:
    return " ".join(normalize("NFC", name).replace("’", "'").split())


def _alike(one: str, other: str) -> bool:
    return one.partition("-")[0] == other.partition("-")[0]


def _foreign(run: Run, language: str) -> Run:
    return replace(run, language=None) if run.language and _alike(run.language, language) else run


def _divided(inline: Inline, found: Sequence[Stretch]) -> Iterator[Run]:
    """Yield the runs, parted where a stretch begins or ends and marked inside; what is marked already stays."""
    position = 0
    for run in inline:
        end = position + len(run.text)
        if run.language or run.note is not None:
            yield run
        else:
            yield from _parted(run, position, [one for one in found if one[0] < end and one[1] > position])
        position = end


def _parted(run: Run, offset: int, found: Sequence[Stretch]) -> Iterator[Run]:
    done = 0
    for start, end, language in found:
        first, last = max(0, start - offset), min(len(run.text), end - offset)
        yield replace(run, text=run.text[done:first])
        yield replace(run, text=run.text[first:last], language=language)
        done = last
    yield replace(run, text=run.text[done:])
