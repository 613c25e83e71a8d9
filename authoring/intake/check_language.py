"""The language a submission says it is in, and the one its text seems to be in: everything is translated from it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from authoring.intake.check_sheets import Filled
from authoring.locale import LANGUAGES
from authoring.model import walk
from authoring.model.finding import Finding, finding
from authoring.model.place import Place
from authoring.text.language_guess import guess, is_known


def doubts(sheets: Sequence[Filled]) -> Mapping[int, list[Finding]]:
    """Return the sheets that seem to be in another language than declared, by position.

    Where all of a submission does, that is one finding. Passages marked as being in another language do not count.
    """
    found: dict[int, list[Finding]] = {}
    for _, group in groupby(enumerate(sheets), key=lambda one: id(one[1].submission)):
        for position, one in _doubtful(list(group)):
            found.setdefault(position, []).append(one)
    return found


def _doubtful(sheets: list[tuple[int, Filled]]) -> Iterator[tuple[int, Finding]]:
    declared = sheets[0][1].submission.language
    if not is_known(declared):
        return
    told = [(position, filled, language) for position, filled in sheets if (language := _language(filled, declared))]
    others = [one for one in told if one[2] != declared]
    if len({language for *_, language in others}) == 1 and len(others) == len(told):
        position, filled, language = others[0]
        yield position, _doubt(Place(filled.submission.file), language, declared)
        return
    for position, filled, language in others:
        yield position, _doubt(filled.place, language, declared)


def _language(filled: Filled, declared: str) -> str | None:
    """Return the language of a sheet's text, None when that cannot be told."""
    runs = (run for _, blocks in filled.texts for _, text in walk.texts(blocks) for run in text if not run.language)
    others = (one for one in LANGUAGES if one != declared.partition("-")[0])
    return guess(" ".join(run.text for run in runs), (declared, *others))


def _doubt(place: Place, found: str, declared: str) -> Finding:
    from authoring.locale.cldr import LanguageName  # Babel is not needed unless there is something to mend

    return finding("language-doubtful", place, found=LanguageName(found), declared=LanguageName(declared))
