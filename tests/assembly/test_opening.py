from datetime import date

from authoring.assembly.manuscript import manuscript
from authoring.assembly.opening import message, profile
from authoring.forms.submission import Submission
from authoring.model import walk
from tests.assembly.cases import coordination, edition, handed_in, outline, passage

SIGNATORIES = [
    {"partner": "canada", "name": "Ann", "title": "Minister"},
    {"partner": "mexico", "name": "Luz", "institution": "Secretariat of State", "acronym": "SOS"},
]
PAST = [
    {"ordinal": 2, "start": date(2020, 3, 1), "end": date(2020, 3, 2), "host": "canada"},
    {"ordinal": 1, "start": date(2019, 5, 4), "place": "Toluca", "host": "mexico"},
]
CO_CHAIRS = [
    {"partner": "canada", "name": "A", "institution": "The Water Board", "acronym": "WB"},
    {"partner": "canada", "name": "B", "institution": "École des mines"},
    {"partner": "mexico", "name": "C", "institution": "Geological Service"},
    {"partner": "mexico", "name": "D", "acronym": "COX"},
    {"partner": "mexico", "name": "E"},
]


def profile_of(*submissions: Submission, language: str = "en") -> dict[str, object]:
    [part] = profile(manuscript(edition(), submissions, language)).parts
    return {one.title: outline(one.blocks) for one in walk.below(part)}


def test_the_message_is_the_part_and_ends_with_its_signatories_in_the_editions_order() -> None:
    handed = coordination(sections={"message": [passage("Welcome.")]}, signatories=SIGNATORIES)
    [part] = message(manuscript(edition(), [handed], "en")).parts
    assert (part.kind, part.title, part.anchor) == ("part", "Message", "part--message")
    assert outline(part.blocks) == [
        "Welcome.",
        {"Mexico": [("Luz", "Secretariat of State (SOS)")], "Canada": [("Ann", "Minister")]},
    ]


def test_several_message_sections_stand_inside_the_part() -> None:
    sections = [{"key": key, "title": {"en": key}, "part": "message"} for key in ("foreword", "thanks")]
    handed = coordination(sections={"foreword": [passage("A")], "thanks": [passage("B")]})
    [part] = message(manuscript(edition(coordination=sections), [handed], "en")).parts
    assert [(one.anchor, outline(one.blocks)) for one in part.sections] == [
        ("part--message--foreword", ["A"]),
        ("part--message--thanks", ["B"]),
    ]


def test_groups_are_listed_with_their_acronyms_whether_they_handed_in_or_not() -> None:
    assert profile_of()["The working groups"] == [
        [["Mining Working Group"], ["Energy Working Group"], ["Forestry Working Group (FWG)"]]
    ]


def test_institutions_of_each_country_once_sorted_by_the_languages_rules() -> None:
    first = handed_in("mining", co_chairs=CO_CHAIRS)
    again = handed_in(
        "energy", co_chairs=[{"partner": "mexico", "name": "F", "institution": "Geological Services", "acronym": "GS"}]
    )
    found = profile_of(first, again)
    assert found["Institutions of the co-chairs: Canada"] == [[["École des mines"], ["The Water Board (WB)"]]]
    assert found["Institutions of the co-chairs: Mexico"] == [[["COX"], ["Geological Service (GS)"]]]


def test_past_meetings_in_order_with_the_columns_that_were_filled_in() -> None:
    assert profile_of(coordination(past_meetings=PAST), language="fr")["Réunions annuelles tenues"] == [
        "Réunions annuelles par pays hôte, 2019–2020",
        [
            ("Réunion", "Dates", "Lieu", "Pays hôte"),
            ("1re", "4 mai 2019", "Toluca", "Mexique"),
            ("2e", "1er et 2 mars 2020", "", "Canada"),
        ],
    ]
