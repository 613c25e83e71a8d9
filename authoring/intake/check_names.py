"""Institutions and acronyms, compared within and across submissions."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from authoring.edition.edition import Edition
from authoring.intake.check_mentions import RECORD, TEXT, Mention, mentions
from authoring.intake.check_sheets import Filled
from authoring.model.finding import Finding, finding
from authoring.text.spelling import alike, name_words, same_name, tidy

Institution = list[Mention]
"""The mentions of one institution, or of anything else that has a name and an acronym."""

Problem = tuple[Mention, Finding]


def names_across(edition: Edition, sheets: Sequence[Filled]) -> Mapping[int, list[Finding]]:
    """Return what there is to mend about names, by the position of the sheet in `sheets`."""
    institutions = _gathered(mentions(edition, sheets))
    problems: list[Problem] = []
    for institution in institutions:
        problems += _spellings(institution)
        problems += _acronyms(institution)
    problems += _shared_acronyms(institutions)
    return {
        sheet: [problem for _, problem in group]
        for sheet, group in groupby(sorted(problems, key=lambda one: one[0].sheet), key=lambda one: one[0].sheet)
    }


def _gathered(found: Iterable[Mention]) -> list[Institution]:
    """Put the mentions of one institution together; the weightiest mention, which comes first, stands for it."""
    spelled: dict[tuple[str, str], Institution] = {}
    candidates: dict[str, list[Institution]] = {}
    for mention in found:
        name = (mention.language, tidy(mention.name))
        if name not in spelled:
            known = (one for key in _keys(mention) for one in candidates.get(key, ()) if _is_one(one[0], mention))
            spelled[name] = next(known, [])
        institution = spelled[name]
        if not institution:
            for key in _keys(mention):
                candidates.setdefault(key, []).append(institution)
        institution.append(mention)
    return list({id(institution): institution for institution in spelled.values()}.values())


def _keys(mention: Mention) -> list[str]:
    """Return where to look for the same institution, so that not every name is compared with every other."""
    beginning = "".join(name_words(mention.name))[:2]
    return [beginning, f"({mention.acronym})"] if mention.acronym else [beginning]


def _is_one(one: Mention, other: Mention) -> bool:
    """Tell whether two mentions mean one institution: alike, or in two records longer and shorter with one acronym."""
    if one.language != other.language:
        return False
    if one.weight == other.weight == RECORD and one.acronym and one.acronym == other.acronym:
        return same_name(one.name, other.name)
    return alike(one.name, other.name)


def _most_used(found: Sequence[Mention], spelling: Callable[[Mention], str]) -> Mention:
    """Return the first mention of the spelling that weighs most."""
    weights: dict[str, int] = {}
    for mention in found:
        weights[spelling(mention)] = weights.get(spelling(mention), 0) + mention.weight
    return max(found, key=lambda mention: weights[spelling(mention)])


def _once(found: Iterable[Mention], spelling: Callable[[Mention], str]) -> list[Mention]:
    """Return the first mention of each spelling in each file; what stands in the edition is not an author's."""
    firsts: dict[tuple[str, str], Mention] = {}
    for mention in sorted(found, key=lambda one: one.sheet):
        if mention.sheet >= 0:
            firsts.setdefault((mention.file, spelling(mention)), mention)
    return list(firsts.values())


def _spellings(institution: Institution) -> Iterator[Problem]:
    usual = _most_used(institution, _name)
    for mention in _once((one for one in institution if _is_spelled_otherwise(one, usual)), _name):
        values = {"institution": mention.name, "other": usual.name, "place": usual.place}
        yield mention, finding("institution-spelling", mention.place, **values)


def _is_spelled_otherwise(mention: Mention, usual: Mention) -> bool:
    one, other = _name(mention), _name(usual)
    # In running text small letters are no other spelling.
    return one.casefold() != other.casefold() if mention.weight == TEXT else one != other


def _acronyms(institution: Institution) -> Iterator[Problem]:
    given = [mention for mention in institution if mention.acronym]
    if given:
        usual = _most_used(given, _acronym)
        for mention in _once((one for one in given if one.acronym != usual.acronym), _acronym):
            values = {"institution": mention.name, "acronym": mention.acronym, "other": usual.acronym}
            yield mention, finding("institution-two-acronyms", mention.place, **values, place=usual.place)


def _shared_acronyms(institutions: Iterable[Institution]) -> Iterator[Problem]:
    sharing: dict[tuple[str, str], list[Institution]] = {}
    for institution in institutions:
        for acronym in dict.fromkeys(mention.acronym for mention in institution if mention.acronym):
            given = [mention for mention in institution if mention.acronym == acronym]
            sharing.setdefault((given[0].language, acronym), []).append(given)
    for shared in sharing.values():
        usual = max(shared, key=lambda given: sum(mention.weight for mention in given))[0]
        for given in shared:
            if not same_name(given[0].name, usual.name):
                yield from _shared(given, usual)


def _shared(given: Institution, usual: Mention) -> Iterator[Problem]:
    for mention in _once(given, _acronym):
        values = {"institution": mention.name, "acronym": mention.acronym, "other": usual.name, "place": usual.place}
        yield mention, finding("acronym-two-institutions", mention.place, **values)


def _name(mention: Mention) -> str:
    return tidy(mention.name)


def _acronym(mention: Mention) -> str:
    return mention.acronym
