from datetime import date

from authoring.assembly.commitments import Commitment, commitments
from authoring.assembly.manuscript import manuscript
from tests.assembly.cases import edition, handed_in, paragraph

MEET = (paragraph("Meet."),)


def test_a_groups_actions_are_numbered_in_their_order() -> None:
    rows = [
        {"text": MEET, "kind": "action", "due": "2022-05-01", "lead_partner": "canada", "lead_institution": "X"},
        {"text": MEET},
        {"text": MEET, "kind": "action", "status": "planned"},
    ]
    mining, forestry = handed_in("mining", actions=rows), handed_in("forestry", actions=rows[2:])
    work = manuscript(edition(), [forestry, mining], "en")
    assert list(commitments(work.edition, work.submissions)) == [
        Commitment("2021-MIN-01", "mining", MEET, "canada", "X", date(2022, 5, 1)),
        Commitment("2021-MIN-02", "mining", MEET, status="planned"),
        Commitment("2021-FOR-01", "forestry", MEET, status="planned"),
    ]
