from authoring.forms.territories import territory_name


def test_countries_are_called_as_cldr_calls_them() -> None:
    assert territory_name("MX") == {"en": "Mexico", "fr": "Mexique", "es": "México"}


def test_an_unknown_territory_is_called_by_its_code() -> None:
    assert set(territory_name("QY").values()) == {"QY"}
