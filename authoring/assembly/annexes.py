"""The annexes: initiatives, commitments of all groups, acronyms, notes."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, compress

from authoring.assembly.actions import lead
from authoring.assembly.commitments import Commitment, commitments, status
from authoring.assembly.glossary import expansions
from authoring.assembly.languages import naming, spoken
from authoring.assembly.manuscript import Manuscript, anchor
from authoring.assembly.passages import details, of_passages, section
from authoring.assembly.wording import LACKING
from authoring.edition.edition import Group, heading_of, title_of
from authoring.forms.records import Initiative
from authoring.forms.submission import GroupSubmission
from authoring.model import walk
from authoring.model.blocks import Details, RichText, Table
from authoring.model.inline import Inline, Run, merged, plain
from authoring.model.report import ACRONYMS, Section
from authoring.text.dates import day


def annexes(draft: Manuscript) -> Manuscript:
    """Add the annexes, each a chapter."""
    written = (initiatives(draft), commitments_of_all(draft), acronyms(draft), *notes(draft))
    return draft.with_part(
        Section("part", anchor("part", "annexes"), draft.words("Annexes"), language=draft.language, sections=written)
    )


def initiatives(draft: Manuscript) -> Section:
    """Return the initiatives group by group."""
    name = anchor("annex", "initiatives")
    written = (_initiatives_of(draft, group, submission, name) for group, submission in draft.submissions)
    return Section("chapter", name, draft.words("Initiatives"), language=draft.language, sections=tuple(written))


def _initiatives_of(draft: Manuscript, group: Group, submission: GroupSubmission, above: str) -> Section:
    name = anchor(above, group.id)
    entries = tuple(
        Section(
            "topic",
            anchor(name, number),
            initiative.title or LACKING,
            language=submission.language,
            blocks=(*initiative.description, *_facts(draft, initiative)),
            place=initiative.origin("title"),
            title_language=initiative.foreign.get("title", ""),
        )
        for number, initiative in enumerate(submission.initiatives, 1)
    )
    title, place = heading_of(group, draft.language), draft.place_of(group)
    return Section("section", name, title, language=submission.language, sections=entries, place=place)


def _facts(draft: Manuscript, initiative: Initiative) -> tuple[Details, ...]:
    label = draft.words("Partners in {partner}")
    facts = [
        (label.format(partner=name), initiative.institutions.get(partner, ""), f"institutions.{partner}")
        for partner, name in draft.partners.items()
    ]
    facts.append((draft.words("Timeline"), initiative.timeline or "", "timeline"))
    return details(facts, initiative)


def commitments_of_all(draft: Manuscript) -> Section:
    """Return the commitments of all groups in one table, without what no group told of any: lead, due date, status."""
    _ = draft.words
    promised = list(commitments(draft.edition, draft.submissions))
    rows = [_row(draft, one) for one in promised]
    header = (_("No."), _("Working group"), _("Commitment"), _("Lead"), _("Due"), _("Status"))
    kept = [any(column) for column in zip(*rows, strict=True)]
    table = Table(
        _("Commitments of all working groups"),
        tuple(compress(header, kept)),
        tuple(tuple(compress(row, kept)) for row in rows),
        origins=tuple(one.place for one in promised),
    )
    blocks = (table,) if rows else ()
    return Section("chapter", anchor("annex", "commitments"), _("Commitments"), language=draft.language, blocks=blocks)


def _row(draft: Manuscript, commitment: Commitment) -> tuple[Inline, ...]:
    group, submission = next(one for one in draft.submissions if one[0].id == commitment.group)
    leading = plain(lead(commitment.lead_partner, commitment.lead_institution, draft.partners))
    return (
        (Run(commitment.id, link=_where_promised(draft, group)),),
        plain(title_of(group, draft.language)),
        spoken(_in_one_line(commitment.text), submission.language),
        naming(leading, commitment.lead_institution, commitment.lead_language),
        plain(day(commitment.due, draft.language) if commitment.due else ""),
        plain(status(commitment.status, draft.language) if commitment.status else ""),
    )


def _where_promised(draft: Manuscript, group: Group) -> str | None:
    """Return the address of the section in which the group's chapter tells its actions; None where none does."""
    keys = (definition.key for definition in draft.edition.sections if definition.kind == "actions")
    return next((f"#{anchor(group.id, key)}" for key in keys), None)


def _in_one_line(blocks: RichText) -> Inline:
    """Return a commitment's text for a cell of the table; its footnotes stand where it was made."""
    lines = [text for _, text in walk.texts(blocks)]
    spaced = chain.from_iterable((Run(" "), *line) for line in lines)
    return merged(run for run in list(spaced)[1:] if run.note is None)


def acronyms(draft: Manuscript) -> Section:
    """Return the acronyms found in the report and what they stand for."""
    _ = draft.words
    rows = tuple((plain(one.acronym), plain(one.name, one.language)) for one in expansions(draft))
    blocks = (Table(_("Acronyms and what they stand for"), (_("Acronym"), _("Meaning")), rows),) if rows else ()
    return Section("chapter", ACRONYMS, _("Acronyms"), language=draft.language, blocks=blocks)


def notes(draft: Manuscript) -> Iterator[Section]:
    """Yield the coordinators' notes to the reader."""
    if draft.coordination:
        for definition in draft.edition.coordination:
            if definition.part == "notes":
                passages = of_passages(draft.coordination.sections.get(definition.key, ()))
                title = title_of(definition, draft.language)
                name = anchor("annex", definition.key)
                written = section("chapter", name, title, draft.coordination.language, passages)
                yield replace(written, place=draft.place_of(definition))
