"""A report with one of everything, for the tests of every format."""

from base64 import b64decode

from authoring.model.blocks import Details, Figure, Item, List, Paragraph, Person, Roster, Table
from authoring.model.inline import Inline, Run
from authoring.model.report import Meeting, Report, Section

PIXEL = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


def say(text: str) -> Inline:
    return (Run(text),)


def paragraph(text: str) -> Paragraph:
    return Paragraph(say(text))


def lines(*texts: str) -> tuple[Inline, ...]:
    return tuple(map(say, texts))


def item(*blocks: Paragraph | List) -> Item:
    return Item(blocks)


NESTED = List(
    (
        item(paragraph("First item"), List((item(paragraph("Nested item")), item(paragraph("Second nested"))))),
        item(paragraph("Second item"), paragraph("It goes on in a second paragraph.")),
    )
)
ORDERED = List((item(paragraph("One")), item(paragraph("Two"))), style="decimal")
ORDERED_AGAIN = List((item(paragraph("One anew")),), style="lower-alpha", start=3)

INTRODUCTION = Section(
    "section",
    "mining-introduction",
    "Introduction and objectives",
    language="en",
    blocks=(
        Paragraph(
            (
                Run("The group met in "),
                Run("Zacatecas", strong=True),
                Run(" & "),
                Run("Ottawa", emphasis=True),
                Run("; see "),
                Run("the programme", link="https://example.org/?a=1&b=2"),
                Run("", note=(Run("A note with "), Run("weight", strong=True), Run("."))),
                Run(". {{ tag }} <b>not markup</b> 5 < 6"),
            )
        ),
        paragraph("These points were raised:"),
        NESTED,
        ORDERED,
        paragraph("And then:"),
        ORDERED_AGAIN,
    ),
)
OUTCOMES = Section(
    "section",
    "mining-outcomes",
    "Outcomes",
    language="en",
    blocks=(paragraph("Before any topic."),),
    sections=(
        Section(
            "topic", "mining-outcomes-1", "Wildland fire", language="en", blocks=(paragraph("A topic's text. " * 20),)
        ),
        Section(
            "topic",
            "mining-outcomes-2",
            "Building with wood",
            language="en",
            blocks=(
                Figure(PIXEL, "image/png", say("A caption"), "A black pixel", credit=say("Authors")),
                Paragraph((Run("Another note", note=None), Run("", note=say("Second note.")), Run("."))),
            ),
        ),
    ),
)
CO_CHAIRS = Roster(
    (
        ("Canada", (Person("Anne Ôtier", lines("Director General", "Natural Resources Canada (NRCan)")),)),
        ("Mexico", (Person("José Núñez", lines("Director General", "Secretariat of Economy (SE)", "on behalf of X")),)),
    )
)
CHAPTER = Section(
    "chapter",
    "mining",
    "Mining Working Group",
    number="1",
    sections=(
        Section("section", "mining-co-chairs", "Co-chairs", blocks=(CO_CHAIRS,)),
        Section(
            "section",
            "mining-meetings",
            "Meeting",
            blocks=(Details((("Date", say("25 November 2021")), ("Mode", say("Virtual")))),),
        ),
        INTRODUCTION,
        OUTCOMES,
        Section(
            "section",
            "mining-participants",
            "Participants",
            blocks=(Roster((("Mexico", (Person("Ana Paz", lines("Analyst", "CONAFOR")),)),), layout="list"),),
        ),
    ),
)
COMMITMENTS = Table(
    "Commitments of all groups",
    ("No.", "Commitment", "Lead", "Due"),
    tuple(
        (say(f"2021-MIN-{n:02}"), say("Something will be done. " * 6), say("NRCan"), say("31 December 2022"))
        for n in range(1, 30)
    ),
)
SPECIMEN = Report(
    title="2021 Annual Report",
    partnership="Canada-Mexico Partnership",
    acronym="CMP",
    partners=("Canada", "Mexico"),
    year=2021,
    language="en",
    host="Mexico",
    meeting=Meeting(ordinal="17th", dates="25 November 2021", place="Mexico City", mode="Hybrid"),
    draft=False,
    parts=(
        Section(
            "part",
            "message",
            "Message from the National Co-chairs",
            number="Part I",
            blocks=(paragraph("Welcome."), CO_CHAIRS),
        ),
        Section("part", "groups", "Reports of the working groups", number="Part III", sections=(CHAPTER,)),
        Section(
            "part",
            "annexes",
            "Annexes",
            number="",
            sections=(Section("chapter", "annex-commitments", "Commitments", number="Annex B", blocks=(COMMITMENTS,)),),
        ),
    ),
)
