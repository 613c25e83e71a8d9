"""Names across submissions: who is told what, and where."""

from typing import Any

import pytest

from authoring.forms.submission import Submission
from authoring.intake.check import check
from tests.assembly.cases import edition, handed_in, paragraph, passage

GROUPS = [
    {"id": "environment", "name": {"en": "Environment"}, "acronym": "EWG"},
    {"id": "energy", "name": {"en": "Energy"}},
    {"id": "mining", "name": {"en": "Mining"}},
]
NAMES = {"institution-spelling", "institution-two-acronyms", "acronym-two-institutions"}


def person(institution: str, acronym: str | None = None) -> dict[str, Any]:
    return {"partner": "canada", "name": "Ann", "institution": institution, "acronym": acronym}


def energy(*people: dict[str, Any], text: str = "Text.", language: str = "en", **values: Any) -> Submission:
    return handed_in(
        "energy", participants=list(people), sections={"outcomes": [passage(text)]}, language=language, **values
    )


def mining(*people: dict[str, Any], **values: Any) -> Submission:
    return handed_in("mining", participants=list(people), **values)


def found(*submissions: Submission) -> list[tuple[str, str, str, str]]:
    """Return the findings about names: code, file, what is found, what it is compared with."""
    definition = edition(groups=GROUPS, coordination=[])
    return [
        (one.code, one.place.file, one.values["institution"] + (acronym and f" ({acronym})"), one.values["other"])
        for one in check(definition, submissions)
        if one.code in NAMES
        for acronym in [one.values.get("acronym", "")]
    ]


COUNCIL, OTHERWISE = "National Agricultural Council", "National Agriculture Council"

CASES: list[tuple[str, list[Submission], list[tuple[str, str, str, str]]]] = [
    ("one spelling", [energy(person(COUNCIL, "CNA")), mining(person(COUNCIL, "CNA"))], []),
    (
        "spelled two ways in two groups",
        [energy(person(COUNCIL, "CNA")), mining(person(OTHERWISE, "CNA"))],
        [("institution-spelling", "mining.json", OTHERWISE, COUNCIL)],
    ),
    (
        "the rarer spelling is found, once in each submission",
        [energy(person(OTHERWISE), person(OTHERWISE)), mining(*[person(COUNCIL)] * 3)],
        [("institution-spelling", "energy.json", OTHERWISE, COUNCIL)],
    ),
    (
        "longer and shorter with one acronym",
        [energy(person("Department of Water", "DW")), mining(person("Canadian Department of Water", "DW"))],
        [("institution-spelling", "mining.json", "Canadian Department of Water", "Department of Water")],
    ),
    (
        "longer and shorter without",
        [energy(person("Department of Water")), mining(person("Department of Water Supply"))],
        [],
    ),
    ("two institutions", [energy(person("Secretariat of Economy")), mining(person("Secretariat of Energy"))], []),
    (
        "one acronym for two institutions",
        [energy(person("Secretariat of Economy", "SE")), mining(person("Secretariat of Energy", "SE"))],
        [("acronym-two-institutions", "mining.json", "Secretariat of Energy (SE)", "Secretariat of Economy")],
    ),
    (
        "one institution with two acronyms",
        [energy(person("Canadian Heritage", "PCH")), mining(person("Canadian Heritage", "CH"))],
        [("institution-two-acronyms", "mining.json", "Canadian Heritage (CH)", "PCH")],
    ),
    (
        "two problems are two findings",
        [energy(person(COUNCIL, "CNA")), mining(person(OTHERWISE, "NAC"))],
        [
            ("institution-spelling", "mining.json", OTHERWISE, COUNCIL),
            ("institution-two-acronyms", "mining.json", f"{OTHERWISE} (NAC)", "CNA"),
        ],
    ),
    (
        "an acronym of a text that the edition gives another group",
        [energy(text="The Energy Working Group (EWG) met.")],
        [("acronym-two-institutions", "energy.json", "Energy Working Group (EWG)", "Environment Working Group")],
    ),
    ("a text that explains it as the edition does", [energy(text="The Environment Working Group (EWG) met.")], []),
    (
        "a text that says more than the record",
        [energy(person("Secretariat of Economy", "SE"), text="Mexico’s Federal Secretariat of Economy (SE) met.")],
        [],
    ),
    (
        "small letters in a text",
        [
            energy(text="For Temporary Foreign Workers (TFW)."),
            mining(sections={"outcomes": [passage("temporary foreign workers (TFW)")]}),
        ],
        [],
    ),
    (
        "a foreign name in a text",
        [energy(person("National Water Board", "CNA"), text="Comisión Nacional del Agua (CNA)")],
        [],
    ),
    (
        "names in two languages",
        [energy(person("Secretaría de Economía", "SE"), language="es"), mining(person("Secretariat of Economy", "SE"))],
        [],
    ),
    (
        "institutions that lead actions or carry initiatives",
        [
            energy(person("Canadian Forest Service")),
            mining(
                actions=[
                    {"text": (paragraph("Meet."),), "kind": "action", "lead_institution": "Canadian Forestry Service"}
                ],
                initiatives=[{"title": "A", "institutions": {"canada": "NRCan; Canadian Forest Services"}}],
            ),
        ],
        [
            ("institution-spelling", "mining.json", "Canadian Forestry Service", "Canadian Forest Service"),
            ("institution-spelling", "mining.json", "Canadian Forest Services", "Canadian Forest Service"),
        ],
    ),
]


@pytest.mark.parametrize(("submissions", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_names(submissions: list[Submission], expected: list[tuple[str, str, str, str]]) -> None:
    assert found(*submissions) == expected
