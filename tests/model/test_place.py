"""Places, as people write them."""

import pytest

from authoring.model.place import Place

PLACES = [
    (Place("mining.xlsx", "Outcomes", "B7"), "mining.xlsx › Outcomes!B7", 7),
    (Place("mining.xlsx", "Outcomes", "B7:C9"), "mining.xlsx › Outcomes!B7:C9", 7),
    (Place("mining.xlsx", "Outcomes"), "mining.xlsx › Outcomes", None),
    (Place("mining.json", field="co_chairs.2.institution"), "mining.json › co_chairs.2.institution", None),
    (Place("mining.xlsx"), "mining.xlsx", None),
]


@pytest.mark.parametrize(("place", "written", "row"), PLACES)
def test_a_place_is_written_as_people_write_it(place: Place, written: str, row: int | None) -> None:
    assert str(place) == written
    assert place.row == row
