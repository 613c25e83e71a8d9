"""TBX-Basic (ISO 30042:2008, `martif`): the term base for the programs of translators, and term bases of others.

OmegaT, and most other programs, read this version and not the one of 2019. Names that are not to be used stay at home:
programs offer whatever stands in a term base.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from lxml import etree
from pydantic import ValidationError

from authoring.edition.definition import reason
from authoring.errors import UnreadableError
from authoring.translation.markup import LANGUAGE, document, legible, parsed
from authoring.translation.terms import EVERYWHERE, Term

_KINDS = get_args(Term.model_fields["kind"].annotation)
_ID = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")


def written(terms: Mapping[str, Term], languages: Iterable[str]) -> bytes:
    """Return terms by their ids, at least one, as a TBX document in those languages, the first being ours."""
    listed = list(languages)
    root = etree.Element("martif", {"type": "TBX-Basic", LANGUAGE: listed[0]})
    header = etree.SubElement(root, "martifHeader")
    source = etree.SubElement(etree.SubElement(header, "fileDesc"), "sourceDesc")
    etree.SubElement(source, "p").text = "authoring"
    etree.SubElement(etree.SubElement(header, "encodingDesc"), "p", type="XCSURI").text = "TBXBasicXCSV02.xcs"
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    for key, term in terms.items():
        _add(body, key, term, listed)
    return document(root, whole=())


def _add(body: Any, key: str, term: Term, languages: Iterable[str]) -> None:
    said = [(language, names) for language in languages if (names := _names(term, language))]
    if not said:
        return
    entry = etree.SubElement(body, "termEntry", id=key)
    etree.SubElement(entry, "descrip", type="subjectField").text = term.kind
    if noted := " ".join(filter(None, (term.person, term.note))):
        etree.SubElement(entry, "note").text = legible(noted)
    for language, names in said:
        listed = etree.SubElement(entry, "langSet", {LANGUAGE: language})
        for kind, name in names.items():
            group = etree.SubElement(listed, "tig")
            etree.SubElement(group, "term").text = legible(name)
            etree.SubElement(group, "termNote", type="termType").text = kind


def _names(term: Term, language: str) -> dict[str, str]:
    """Return what a thing is called in a language, by the type of term (TBX-Basic, `termType`)."""
    known = {"fullForm": term.name, "acronym": term.acronym}
    found = {kind: names.get(language) or names.get(EVERYWHERE, "") for kind, names in known.items()}
    return {kind: name for kind, name in found.items() if name}


def read(content: bytes) -> dict[str, Term]:
    """Return the terms of a TBX document by id; raises UnreadableError when it is none, or a name is too long."""
    root = parsed(content, "martif")
    terms: dict[str, Term] = {}
    for number, entry in enumerate(root.iter("termEntry"), 1):
        key = entry.get("id", "")
        known = key if _ID.fullmatch(key) and len(key) <= 60 else f"term-{number}"
        if known in terms:
            raise UnreadableError("holds two terms with one id: {id}", id=known)
        if term := _term(entry):
            terms[known] = term
    return terms


def _term(entry: Any) -> Term | None:
    """Return what an entry says, None when it has no full name."""
    found = list(_said(entry))
    names = {language: text for language, is_acronym, text in reversed(found) if not is_acronym}
    acronyms = {language: text for language, is_acronym, text in reversed(found) if is_acronym}
    kind = next((field.text for field in entry.iter("descrip") if field.get("type") == "subjectField"), "")
    if not names:
        return None
    try:
        return Term(
            kind=kind if kind in _KINDS else "institution",
            name=names,
            acronym=acronyms,
            note=entry.findtext("note", ""),
        )
    except ValidationError as error:
        raise UnreadableError("holds a term that is none: {reason}", reason=reason(error.errors()[0])) from None


def _said(entry: Any) -> Iterator[tuple[str, bool, str]]:
    """Yield language, whether it is an acronym, and text of each term that is not to be avoided."""
    for listed in entry.iter("langSet"):
        language = listed.get(LANGUAGE, "")
        for group in listed.iter("tig", "termGrp"):
            notes = {note.get("type"): note.text or "" for note in group.iter("termNote")}
            text = group.findtext(".//term") or ""
            if text.strip() and not notes.get("administrativeStatus", "").startswith(("deprecated", "superseded")):
                yield language, notes.get("termType") in ("acronym", "abbreviation", "initialism"), text
