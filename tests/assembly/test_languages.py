"""Names and passages in another language than the text around them."""

from dataclasses import replace
from datetime import date

import pytest

from authoring.assembly.assemble import assemble
from authoring.assembly.languages import languages, spoken
from authoring.assembly.manuscript import Manuscript, manuscript
from authoring.forms.records import Action, CoChair
from authoring.model import walk
from authoring.model.blocks import Details, Paragraph, Roster, Table
from authoring.model.inline import Inline, Run
from authoring.model.report import Section
from tests.assembly.cases import edition, handed_in

NAMES = {"es": ["Economía", "Secretaría de Economía", "Consejo de l'Est"], "fr-CA": ["Téléfilm Canada"]}


def marked(inline: Inline, language: str) -> Inline:
    """Return what a paragraph in `language` comes to."""
    part = Section("part", "p", "", language=language, blocks=(Paragraph(inline),))
    draft: Manuscript = replace(manuscript(edition(names_in=NAMES), [], "en"), parts=(part,))
    (block,) = languages(draft).parts[0].blocks
    assert isinstance(block, Paragraph)
    return block.content


def es(text: str, *, strong: bool = False) -> Run:
    return Run(text, strong=strong, language="es")


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [
        ("en", (Run("By Economía."),), (Run("By "), es("Economía"), Run("."))),
        ("en", (Run("Secretaría de Economía"),), (es("Secretaría de Economía"),)),
        ("en", (Run("Secretaría de\u00a0Economía, Consejo de l’Est"),), None),
        ("en", (Run("Economías, subEconomía, economía"),), (Run("Economías, subEconomía, economía"),)),
        ("fr", (Run("Téléfilm Canada, Economía"),), (Run("Téléfilm Canada, "), es("Economía"))),
        ("es-MX", (Run("Economía"),), (Run("Economía"),)),
        (
            "en",
            (Run("Secretaría "), Run("de Economía and", strong=True)),
            (es("Secretaría "), es("de Economía", strong=True), Run(" and", strong=True)),
        ),
        (
            "en",
            (Run("Secretaría de"), Run("", note=(Run("Economía"),)), Run(" Economía")),
            (es("Secretaría de"), Run("", note=(es("Economía"),)), es(" Economía")),
        ),
        ("en", (Run("Economía", language="pt"),), (Run("Economía", language="pt"),)),
        ("en", (Run("As "), Run("usual", language="en-GB")), (Run("As usual"),)),
    ],
)
def test_listed_names_are_marked_where_the_text_is_in_another_language(
    language: str, typed: Inline, expected: Inline | None
) -> None:
    if expected is None:
        expected = (es("Secretaría de\u00a0Economía"), Run(", "), es("Consejo de l’Est"))
    assert marked(typed, language) == expected


def test_without_a_list_nothing_is_marked() -> None:
    draft = replace(manuscript(edition(), [], "en"), parts=(Section("part", "p", "Economía"),))
    assert languages(draft) == draft


def test_names_below_a_persons_name_are_marked_too() -> None:
    chair = CoChair(partner="mexico", name="Ana Paz", title="Directora", institution="Economía", acronym="SE")
    report = assemble(edition(names_in=NAMES), [handed_in("mining", co_chairs=[chair])], "en")
    sections = {section.anchor: section for _, section in walk.sections(report)}

    (roster,) = sections["mining--co_chairs"].blocks
    assert isinstance(roster, Roster)
    assert roster.groups[0][1][0].lines == ((Run("Directora"),), (es("Economía"), Run(" (SE)")))


def test_what_is_marked_stays_marked() -> None:
    inline = (Run("a"), Run("b", language="es"), Run("", note=(Run("c"),)))
    assert spoken(inline, "fr") == (Run("a", language="fr"), Run("b", language="es"), Run("", note=(Run("c"),)))


ACTION = Action(
    kind="action", text=(Paragraph((Run("Publicar el mapa"),)),), lead_partner="canada", due=date(2022, 5, 1)
)
MEETING = {"start": "2021-03-01", "place": "Toluca", "participants": {"mexico": 3}}


def test_what_the_program_says_is_in_the_reports_language_and_what_authors_said_in_theirs() -> None:
    mining = handed_in("mining", language="es", actions=[ACTION], meetings=[MEETING])
    report = assemble(edition(), [mining], "fr")
    found = {section.anchor: (section.language, list(section.blocks)) for _, section in walk.sections(report)}

    language, (_, promise) = found["mining--future_actions"]
    assert (language, promise) == (
        "es",
        Paragraph((Run("Responsable\u00a0: Canada · Échéance\u00a0: 1er mai 2022", emphasis=True, language="fr"),)),
    )
    language, (meeting,) = found["mining--meetings"]
    assert isinstance(meeting, Details)
    assert (language, meeting.entries[1:]) == (
        "fr",
        (("Lieu", (Run("Toluca"),)), ("Participants", (Run("Mexique: 3"),))),
    )
    _, (table,) = found["annex--commitments"]
    assert isinstance(table, Table)
    assert [cell[0].language for cell in table.rows[0][:3]] == [None, None, "es"]


def test_a_text_that_nobody_translated_yet_says_its_language_wherever_it_stands() -> None:
    foreign = {"title": "es", "institution": "es", "topic": "es", "place": "es", "institutions.canada": "es"}
    people = [{"partner": "mexico", "name": "A", "title": "Directora", "institution": "Economía", "foreign": foreign}]
    meetings = [{"start": "2021-05-02", "place": "Ciudad de México", "foreign": foreign}]
    initiatives = [{"title": "Laboratorio", "institutions": {"canada": "Recursos"}, "foreign": foreign}]
    actions = [{"topic": "Agua", "text": ["A."], "foreign": foreign}]
    group = handed_in("mining", co_chairs=people, meetings=meetings, initiatives=initiatives, actions=actions)

    report = assemble(edition(), [group], "en", draft=True)

    sections = [one for part in report.parts for one in walk.below(part)]
    assert {one.title: one.title_language for one in sections if one.title_language} == {
        "Agua": "es",
        "Laboratorio": "es",
    }
    said = [run for one in sections for run in _runs(one)]
    for text in ("Directora", "Economía", "Ciudad de México", "Recursos"):
        assert {run.language for run in said if run.text == text} == {"es"}, text


def _runs(section: Section) -> list[Run]:
    people = [
        person for block in section.blocks if isinstance(block, Roster) for _, group in block.groups for person in group
    ]
    texts = [line for person in people for line in person.lines] + [text for _, text in walk.texts(section.blocks)]
    return [run for text in texts for run in text]
