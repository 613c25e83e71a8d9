"""Numbers, dates, percentages and money: each language writes them in its own way, and none is lost."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from authoring.translation.checks.numbers import amounts, numbers
from authoring.translation.checks.pair import Pair
from tests.translation.checks.cases import Case, found

SAME: list[Case] = [
    ("fr", "1,500 people", "1 500 personnes", []),
    ("fr", "1,500 people", "1\u202f500 personnes", []),
    ("es", "1,500 people", "1,500 personas", []),
    ("es", "1,500 people", "1.500 personas", []),
    ("es", "1,500,000.25 units", "1.500.000,25 unidades", []),
    ("fr", "It grew by 5.3%.", "La croissance a été de 5,3 %.", []),
    ("es", "It grew by 5.3%.", "Creció 5.3%.", []),
    ("es", "It grew by 5.3 per cent.", "Creció 5,3 por ciento.", []),
    ("fr", "It grew by 5 percent.", "La hausse est de 5 pour cent.", []),
    ("fr", "between 60% and 70%", "de 60 à 70 %", []),
    ("fr", "18 million tons", "18 millions de tonnes", []),
    ("fr", "$1.5 billion", "1,5 milliard de dollars", []),
    ("es", "$1.5 billion", "1,500 millones de dólares", []),
    ("es", "$1.5 billion", "1.5 mil millones de dólares", []),
    ("fr", "USD 50", "50 $ US", []),
    ("es", "US$50", "50 dólares estadounidenses", []),
    ("fr", "CA$50", "50 $", []),
    ("fr", "$50", "50 $", []),
    ("es", "The fee is 200 pesos.", "La cuota es de $200.", []),
    ("fr", "November 25, 2021", "25 novembre 2021", []),
    ("es", "November 25, 2021", "25 de noviembre de 2021", []),
    ("es", "2021-11-25", "25 de noviembre de 2021", []),
    ("fr", "Nov. 25, 2021", "25 nov. 2021", []),
    ("fr", "11/25/2021", "25 novembre 2021", []),
    ("fr", "on May 1", "le 1er mai", []),
    ("fr", "In May we may meet.", "En mai, nous pourrions nous réunir.", []),
    ("es", "You may go.", "Puede irse.", []),
    ("es", "at sea in March 2021", "en el mar en marzo de 2021", []),
    ("fr", "2020–2021", "2020-2021", []),
    ("fr", "since the 1970s", "depuis les années 1970", []),
    ("fr", "the 16th meeting", "la 16e réunion", []),
    ("es", "the 16th meeting", "la 16.ª reunión", []),
    ("fr", "the IX Summit", "le IXe Sommet", []),
    ("es", "the 21st century", "el siglo XXI", []),
    ("fr", "two countries", "deux pays", []),
    ("es", "2 countries", "dos países", []),
    ("fr", "twelve groups", "12 groupes", []),
    ("es", "the 1st meeting", "la primera reunión", []),
    ("fr", "at 2:30 p.m. sharp", "à 14 h 30 précises", []),
    ("es", "at 9:00 a.m.", "a las 9:00 a. m.", []),
    ("fr", "COVID-19, S-290 and CO₂", "la COVID-19, le S-290 et le CO2", []),
    ("fr", "as in article 10.2", "comme à l’article 10.2", []),
    ("fr", "25 people, 35 of them women", "35 femmes sur 25 personnes", []),
    ("fr", "42 projects", "quarante-deux projets", []),
    ("es", "42 projects", "cuarenta y dos proyectos", []),
    ("es", "21 projects", "veintiún proyectos", []),
    ("fr", "24 projects", "vingt-quatre projets", []),
    ("fr", "97 projects", "quatre-vingt-dix-sept projets", []),
    ("fr", "Twenty-five people", "25 personnes", []),
    ("es", "two hundred and twelve", "212", []),
    ("es", "Two billion pesos", "Dos mil millones de pesos", []),
    ("fr", "the 21st meeting", "la vingt et unième réunion", []),
    ("fr", "both countries", "les deux pays", []),
    ("fr", "the countries", "les deux pays", []),
    ("es", "One of them said no.", "Un integrante dijo que no.", []),
    ("fr", "10%", "dix pour cent", []),
    ("es", "ten per cent", "10 %", []),
    ("fr", "in 2021-22", "en 2021-2022", []),
    ("es", "in 2021-2022", "en 2021-22", []),
    ("fr", "a 3-year plan", "un plan triennal", []),
    ("es", "a 3-year plan", "un plan trienal", []),
    ("fr", "½ of them", "la moitié d’entre eux", []),
    ("es", "2½ hours", "2.5 horas", []),
    ("fr", "1/3 of them", "le tiers d’entre eux", []),
    ("fr", "2/3 of them", "les deux tiers", []),
    ("es", "2/3 of them", "dos terceras partes", []),
    ("es", "on 1/3", "el 1 de marzo", []),
    ("es", "at 12 noon", "al mediodía", []),
    ("es", "Sept. 11", "11 de septiembre", []),
    ("fr", "at −5 °C", "à -5 °C", []),
    ("fr", "at −5 °C", "à moins 5 °C", []),
    ("fr", "a change of -5%", "une baisse de 5 %", []),
    ("es", "pages 3-5 and 7 – 9", "páginas 3 a 5 y 7 a 9", []),
    ("fr", "2021-03-05", "le 5 mars 2021", []),
    ("fr", "C$1,000", "1 000 $ CA", []),
    ("fr", "C$1,000", "1 000 $ CAN", []),
    ("es", "$1,000 CAD", "1,000 dólares canadienses", []),
    ("es", "$1,000 CAD", "1,000 dólares", []),
    ("fr", "US$1,000", "1 000 dollars américains", []),
    ("fr", "US$1,000", "1 000 dollars des États-Unis", []),
    ("fr", "MX$1,000", "1 000 pesos mexicains", []),
    ("es", "1,000 Canadian dollars", "CAD 1,000", []),
    ("es", "US$1,000", "1,000 dólares de los Estados Unidos", []),
]

DIFFERENT: list[Case] = [
    ("fr", "1,500 people", "1 600 personnes", ["figure-missing 1,500", "figure-added 1 600"]),
    ("fr", "1,500 people", "1,500 personnes", ["figure-form 1,500"]),
    ("fr", "It grew by 5.3%.", "La croissance a été de 5.3 %.", ["figure-form 5.3"]),
    ("fr", "It grew by 5%.", "La hausse est de 5.", ["figure-missing %"]),
    ("fr", "It grew by 5.", "La hausse est de 5 %.", ["figure-added %"]),
    ("fr", "$1.5 billion", "1,5 billion $", ["figure-missing 1.5 billion", "figure-added 1,5 billion"]),
    ("es", "$1.5 billion", "$1.5 billones", ["figure-missing 1.5 billion", "figure-added 1.5 billones"]),
    ("fr", "US$50", "50 $ CA", ["currency-missing USD", "currency-added CAD"]),
    ("fr", "€50", "50 $", ["currency-missing EUR", "currency-added $"]),
    ("fr", "$50", "50 personnes", ["currency-missing $"]),
    ("es", "November 25, 2021", "25 de octubre de 2021", ["figure-missing November", "figure-added octubre"]),
    ("es", "November 25, 2021", "26 de noviembre", ["figure-missing 25 and 2021", "figure-added 26"]),
    ("fr", "the 16th meeting", "la 17e réunion", ["figure-missing 16", "figure-added 17"]),
    ("fr", "the IX Summit", "le XIe Sommet", ["figure-missing IX", "figure-added XI"]),
    ("fr", "two groups, 12 people", "deux groupes", ["figure-missing 12"]),
    ("fr", "at 2:30 p.m. sharp", "à 15 h 30 précises", ["figure-missing 14", "figure-added 15"]),
    ("fr", "5.3 percent", "53 pour cent", ["figure-missing 5.3", "figure-added 53"]),
    ("fr", "Two projects", "Trois projets", ["figure-missing Two", "figure-added Trois"]),
    ("fr", "Two projects", "3 projets", ["figure-missing Two", "figure-added 3"]),
    ("fr", "Twenty-five projects", "Trente-cinq projets", ["figure-missing Twenty-five", "figure-added Trente-cinq"]),
    ("fr", "42 projects", "quarante-trois projets", ["figure-missing 42", "figure-added quarante-trois"]),
    ("es", "2021-03-05", "2021-05-03", ["figure-missing 2021-03-05", "figure-added 2021-05-03"]),
    ("es", "March 5, 2021", "2021-05-03", ["figure-missing March", "figure-added 2021-05-03"]),
    ("fr", "at −5 °C", "à 5 °C", ["figure-missing −5"]),
    ("fr", "at 5 °C", "à -5 °C", ["figure-added −5"]),
    ("fr", "C$1,000", "1 000 $ US", ["currency-missing CAD", "currency-added USD"]),
    ("es", "$1,000 CAD", "1,000 dólares estadounidenses", ["currency-missing CAD", "currency-added USD"]),
    ("fr", "$1,000 CAD", "1 000 dollars américains", ["currency-missing CAD", "currency-added USD"]),
    ("es", "1,000 Canadian dollars", "1,000 dólares estadounidenses", ["currency-missing CAD", "currency-added USD"]),
    ("fr", "1,000 Mexican pesos", "1 000 dollars", ["currency-missing MXN"]),
]


@pytest.mark.parametrize(("language", "source", "target", "findings"), SAME + DIFFERENT)
def test_numbers(language: str, source: str, target: str, findings: list[str]) -> None:
    assert found(language, source, target) == findings


written = st.decimals(0, 10**9, places=2).map(lambda number: f"{number:,}")
texts = st.lists(st.one_of(written, st.dates().map(str), st.sampled_from(["IX", "5%", "$50", "May", "a", "two"])))


@given(texts.map(" und ".join), st.sampled_from(["en", "fr", "es", "nah"]))
def test_a_text_has_the_numbers_of_itself(text: str, language: str) -> None:
    pair = Pair((text,), (text,), (language, language))
    assert [*numbers(pair), *amounts(pair)] == []


def test_a_finding_names_a_few_figures() -> None:
    assert found("fr", "Mines", "Mines 1 2 3 4 5 6 7 8 9 10") == ["figure-added 1, 2, 3, 4, 5, 6, 7, 8, …"]


@pytest.mark.slow
@example("9" * 5000 + ".5")
@example("1 m\u0130llion")
@example("٣٤ personas")
@example("a" * 30000)
@example("; " * 15000)
@example(" " * 30000)
@example("(" * 30000)
@example("1 " * 300)
@given(st.text())
def test_no_text_stops_the_checks(text: str) -> None:
    for language in ("fr", "es", "nah"):
        assert isinstance(found(language, text, text[::-1]), list)
