from datetime import date

from authoring.assembly.commitments import Commitment, commitments
from authoring.forms.submission import Submission
from tests.assembly.cases import coordination, edition, handed_in, paragraph

MEET = (paragraph("Meet."),)


def test_a_groups_actions_are_numbered_in_their_order() -> None:
    rows = [
        {"text": MEET, "kind": "action", "due": "2022-05-01", "lead_partner": "canada", "lead_institution": "X"},
        {"text": MEET},
        {"text": MEET, "kind": "action"},
    ]
    submissions: list[Submission] = [
        handed_in("forestry", actions=rows[2:]),
        coordination(),
        handed_in("mining", actions=rows),
    ]
    assert commitments(edition(), submissions) == [
        Commitment("2021-MIN-01", "mining", MEET, "canada", "X", date(2022, 5, 1)),
        Commitment("2021-MIN-02", "mining", MEET),
        Commitment("2021-FOR-01", "forestry", MEET),
    ]
