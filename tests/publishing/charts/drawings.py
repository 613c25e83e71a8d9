"""Charts for the tests: as they are, and as nobody would wish for them."""

from datetime import date, timedelta

from authoring.model.charts import Bars, Drawing, Moment, Panel, Row, Series, Timeline
from tests.workspace import ROOT

TEMPLATES = ROOT / "templates"

GROUPS = ("Agri-business", "Creativity and Culture", "Trade, Investment and Innovation")
COMMITMENTS = Bars(
    GROUPS,
    (
        Panel(
            "Lead",
            (Series("Mexico", (1, 5, 0)), Series("Canada", (2, 0, 1)), Series("Not named", (4, 5, 1), lacking=True)),
        ),
        Panel(
            "Status",
            (Series("Done", (1, 2, 0)), Series("Under way", (3, 5, 1)), Series("Planned", (3, 3, 1))),
            ordered=True,
        ),
    ),
)
PARTICIPANTS = Bars(("Forestry",), (Panel("Country", (Series("Mexico", (10,)), Series("Canada", (9,)))),))


def yearly(name: str, count: int, days: int = 365, lacking: bool = False) -> Row:
    start = date(2004, 10, 25)
    moments = tuple(Moment(start + timedelta(days=days * number), str(number + 1)) for number in range(count))
    return Row(name, moments, lacking)


MEETINGS = Timeline((yearly("Mexico", 9, 700), yearly("Canada", 8, 800), yearly("Not stated", 1, lacking=True)))

USUAL: dict[str, Drawing] = {"commitments": COMMITMENTS, "participants": PARTICIPANTS, "meetings": MEETINGS}


def one_bar(name: str, *values: int) -> Bars:
    return Bars((name,), (Panel(name, tuple(Series(name, (value,)) for value in values)),))


HOSTILE = {
    "nothing": "",
    "spaces": " \t\n ",
    "lines": "first\nsecond\r\nthird\u2028fourth",
    "mathematics": r"costs $\alpha^2$ and $5_x$ \frac{1}{2} 100% #1",
    "markup": "<script>alert(1)</script> & {{ tag }} ]]> <!-- ",
    "long": "word " * 100,
    "one long word": "x" * 500,
    "right to left": "\u202eevil\u202c עברית العربية",
    "emoji": "🌲 🇨🇦 👩🏽‍🔬 ☃",
    "unheard of": "漢字 ไทย 𒀀 \ue000 \U0010ffff",
    "accents without end": "a" + "\u0301" * 60,
    "controls": "a\x00b\x07c\x1bd\ud800e\ufeff",
    "dashes": "non\u00a0breaking – dash — soft\u00adhyphen",
}
WITH_HOSTILE_NAMES = {name: one_bar(text, 1, 2) for name, text in HOSTILE.items()}

EXTREMES: dict[str, Drawing] = {
    "no values": one_bar("Mining", 0, 0),
    "large": one_bar("Mining", 10**40, 1),
    "large twice": one_bar("Mining", 10**40, 10**41),
    "large and small": Bars(GROUPS, (Panel("", (Series("A", (1, 1, 100_000)), Series("B", (1, 0, 3)))),)),
    "many series": one_bar("Mining", *range(1, 30)),
    "many panels": Bars(GROUPS, tuple(Panel(f"Panel {n}", (Series("A", (1, 2, 3)),)) for n in range(6))),
    "one meeting": Timeline((yearly("Mexico", 1),)),
    "many meetings": Timeline((yearly("Mexico", 300, 20), Row("Nobody", ()))),
    "the same day": Timeline((yearly("Mexico", 9, 0),)),
    "all of time": Timeline((Row("Mexico", (Moment(date.min, "1"), Moment(date.max, "2"))),)),
    "long names": Timeline(tuple(yearly("A long name of a host country " * 5, 2, 100 + n) for n in range(12))),
}
