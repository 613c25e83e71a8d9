"""What a screen reader says in a chart's place."""

from datetime import date

import pytest

from authoring.assembly.alternatives import of_bars, of_timeline
from authoring.model.charts import Bars, Moment, Panel, Row, Series, Timeline


def row(name: str, *years: int, lacking: bool = False) -> Row:
    return Row(name, tuple(Moment(date(year, 3, 1)) for year in years), lacking)


MEETINGS = Timeline((row("Canada", 2004, 2005, 2008), row("Perú"), row("México", 2007)))

TIMELINES = {
    "en": "Time line: 4 annual meetings, 2004–2008, with a row for each host. "
    "Canada: 3 (2004, 2005, and 2008). Perú: 0. México: 1 (2007).",
    "fr": "Ligne du temps\u00a0: 4 réunions annuelles, 2004–2008, avec une ligne pour chaque pays hôte. "
    "Canada\u00a0: 3 (2004, 2005 et 2008). Perú\u00a0: 0. México\u00a0: 1 (2007).",
    "es": "Línea de tiempo: 4 reuniones anuales, 2004–2008, con una fila para cada país anfitrión. "
    "Canada: 3 (2004, 2005 y 2008). Perú: 0. México: 1 (2007).",
}


@pytest.mark.parametrize("language", TIMELINES)
def test_a_time_line_is_told_host_by_host(language: str) -> None:
    assert of_timeline(MEETINGS, language) == TIMELINES[language]


def test_many_meetings_are_told_by_the_first_and_the_last() -> None:
    assert of_timeline(Timeline((row("Canada", *range(1900, 2022)),)), "en") == (
        "Time line: 122 annual meetings, 1900–2021, with a row for each host. Canada: 122 (1900–2021)."
    )


NAMES = ("Mexico", "Canada")
ONE_PANEL = Bars(("Mining", "Trade"), (Panel("Country", (Series("Mexico", (1, 1200)), Series("Canada", (1, 0)))),))
TWO_PANELS = Bars(
    ("Mining", "Trade, Investment"),
    (
        Panel("Lead", (Series("Mexico", (1, 2)), Series("Canada", (0, 0)), Series("Not named", (0, 1), lacking=True))),
        Panel("Status", (Series("Done", (1, 1)), Series("Under way", (0, 2))), ordered=True),
    ),
)
ONE_GROUP = Bars(("Mining",), (Panel("Country", (Series("Mexico", (2,)), Series("Canada", (1,)))),))
PLAIN = Bars(("Mining", "Trade"), (Panel("", (Series("Commitments", (1, 1)),)),))

BARS = [
    (
        "en",
        ONE_PANEL,
        "Bar chart: N of 2 working groups. Country: Mexico (1,201) and Canada (1). "
        "From the most to the fewest: Trade 1,200 (Mexico 1,200, Canada 0) and Mining 2 (Mexico 1, Canada 1).",
    ),
    (
        "fr",
        ONE_PANEL,
        "Diagramme à barres\u00a0: N de 2 groupes de travail. Country\u00a0: Mexico (1\u202f201) et Canada (1). "
        "Du plus grand nombre au plus petit\u00a0: Trade 1\u202f200 (Mexico 1\u202f200, Canada 0) "
        "et Mining 2 (Mexico 1, Canada 1).",
    ),
    (
        "es",
        ONE_PANEL,
        "Gráfica de barras: N de 2 grupos de trabajo. Country: Mexico (1201) y Canada (1). "
        "De mayor a menor: Trade 1200 (Mexico 1200, Canada 0) y Mining 2 (Mexico 1, Canada 1).",
    ),
    (
        "en",
        TWO_PANELS,
        "Bar chart: N of 2 working groups. Lead: Mexico (3), Canada (0), and not named (1). "
        "Status: done (2) and under way (2). From the most to the fewest: Trade, Investment (3) and Mining (1).",
    ),
    ("en", ONE_GROUP, "Bar chart: N of 1 working group. Country: Mexico (2) and Canada (1). Mining: 3."),
    ("en", PLAIN, "Bar chart: N of 2 working groups. From the most to the fewest: Mining (1) and Trade (1)."),
]


@pytest.mark.parametrize(("language", "drawing", "expected"), BARS)
def test_bars_are_told_by_panel_and_from_the_most_to_the_fewest(language: str, drawing: Bars, expected: str) -> None:
    assert of_bars(drawing, "N", NAMES, language) == expected


def test_of_many_groups_the_largest_are_named_and_the_others_told_together() -> None:
    groups = tuple(f"Group of the number {number}" for number in range(100))
    text = of_bars(Bars(groups, (Panel("", (Series("", tuple(range(100))),)),)), "N", NAMES, "en")
    assert len(text) <= 600
    assert text.endswith("Group of the number 83 (83), and 83 others (3,403).")


def test_long_names_are_cut() -> None:
    text = of_bars(Bars(("A" * 500, "B" * 500), (Panel("", (Series("", (1, 2)),)),)), "N", NAMES, "en")
    assert (
        text == f"Bar chart: N of 2 working groups. From the most to the fewest: {'B' * 59}… (2) and {'A' * 59}… (1)."
    )
