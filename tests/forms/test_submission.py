import json
from typing import Any

import pytest
from pydantic import ValidationError

from authoring.forms.submission import SUBMISSION, CoordinationSubmission, GroupSubmission

GROUP: dict[str, Any] = {
    "edition": 2030,
    "form": "group",
    "group": "mining",
    "language": "fr",
    "co_chairs": [{"partner": "peru", "name": "Ana"}],
    "sections": {"outcomes": [{"topic": "Water", "text": ["One.", "- two"]}]},
}
COORDINATION: dict[str, Any] = {
    "edition": 2030,
    "form": "coordination",
    "language": "en",
    "past_meetings": [{"ordinal": 1, "start": "2028-03-01", "mode": "in_person"}],
}


@pytest.mark.parametrize(("values", "kind"), [(GROUP, GroupSubmission), (COORDINATION, CoordinationSubmission)])
def test_the_form_tells_which_submission_it_is(values: dict[str, Any], kind: type) -> None:
    assert type(SUBMISSION.validate_python(values)) is kind


@pytest.mark.parametrize("values", [GROUP, COORDINATION], ids=["group", "coordination"])
def test_json_out_and_in_again_is_the_same(values: dict[str, Any]) -> None:
    submission = SUBMISSION.validate_python(values)
    assert json.loads(SUBMISSION.dump_json(submission, exclude_defaults=True)) == {
        key: value for key, value in values.items() if key != "form"
    }
    assert SUBMISSION.validate_json(SUBMISSION.dump_json(submission)) == submission


def test_a_files_name_is_not_part_of_what_was_handed_in() -> None:
    assert "file" not in json.loads(SUBMISSION.dump_json(SUBMISSION.validate_python({**GROUP, "file": "mining.xlsx"})))


WRONG = {
    "no form": {"form": None},
    "a key nobody knows": {"colour": "red"},
    "a form's key in the other form": {"signatories": []},
    "no group": {"group": None},
    "a language that is no tag": {"language": "French"},
    "a section's key that is none": {"sections": {"Out comes": []}},
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_what_is_no_submission_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        SUBMISSION.validate_python(GROUP | change)
