"""Who said the last word on a translation, and when."""

from datetime import UTC, date, datetime

from authoring.translation.last_words import LastWord, last_words
from authoring.translation.units import Context, Segment, Translation, Unit

MORNING, EVENING = datetime(2026, 11, 20, 8, tzinfo=UTC), datetime(2026, 11, 20, 21, tzinfo=UTC)


def test_the_latest_first_and_then_by_name() -> None:
    said = (
        Segment(("One.",), target=("Un.",), by="Luc", at=datetime(2026, 11, 1, tzinfo=UTC)),
        Segment(("Two.",), target=("Deux.",), by="Zoé", at=MORNING),
        Segment(("Three.",), target=("Trois.",), by="Zoé", at=EVENING),
        Segment(("Four.",), target=("Quatre.",), by="Ana", at=EVENING),
        Segment(("FAO",), target=("FAO",), by="terms"),
        Segment(("Five.",)),
    )
    translation = Translation("mining", "en", "fr", (Unit(Context("outcomes", "paragraph"), said),))

    assert last_words(translation) == [
        LastWord("mining", "fr", "Ana", date(2026, 11, 20), 1),
        LastWord("mining", "fr", "Zoé", date(2026, 11, 20), 2),
        LastWord("mining", "fr", "Luc", date(2026, 11, 1), 1),
        LastWord("mining", "fr", "terms", None, 1),
    ]
