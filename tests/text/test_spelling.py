import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.text.spelling import alike, contains, name_words, same_name, tidy

ALIKE = [
    ("National Agriculture Council", "National Agricultural Council"),
    ("National Forestry Comission", "National Forestry Commission"),
    ("Canadian Forest Service", "Canadian Forestry Service"),
    ("Agri-Food Canada", "Agrifood Canada"),
    ("Secretaría de Economía", "Secretaria de Economia"),
    ("Business Council of Foreign Trade", "The Business Council on Foreign Trade"),
    ("Parks & Wildlife", "Parks and Wildlife"),
    ("Wildland fire management", "Wildfire management"),
    ("Forest Carbon Accounting", "forest carbon accounting"),
    ("Commission nationale des forêts", "Commission nationale de la forêt"),
]
DIFFERENT = [
    ("Secretariat of Economy", "Secretariat of Energy"),
    ("Secretariat of Culture", "Secretariat of Agriculture"),
    ("Ministry of Industry", "Industry"),
    ("Internal Affairs", "International Affairs"),
    ("National Parks", "Natural Parks"),
    ("Work programme 2021", "Work programme 2022"),
    ("Political landscape: Canada", "Political landscape: Mexico"),
    ("Building with wood", "Building with stone"),
    ("Labour", "Labour mobility"),
    ("", "The"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_probably_one_name(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_names(one: str, other: str) -> None:
    assert not alike(one, other)
    assert not alike(other, one)


def test_tidy_is_what_reads_the_same() -> None:
    assert tidy("  L’Agence  du\u00a0cafe\u0301 ") == "L'Agence du café"


def test_words_of_a_name() -> None:
    assert name_words("The Agri-Food Council of México") == ("agrifood", "council", "mexico")


@pytest.mark.parametrize(
    ("longer", "shorter", "expected"),
    [
        ("Mexican Secretariat of Economy", "Secretariat of Economy", True),
        ("Secretariat of Economy of Mexico", "The Secretariat of Economy", True),
        ("Secretariat of Economy", "Secretariat of Energy", False),
        ("Secretariat", "", False),
    ],
)
def test_one_name_inside_another(longer: str, shorter: str, expected: bool) -> None:
    assert contains(longer, shorter) is expected


@given(st.text(), st.text())
def test_any_two_names_can_be_compared(one: str, other: str) -> None:
    assert alike(one, one)
    assert same_name(one, other) in (True, False)
