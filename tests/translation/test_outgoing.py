"""What of a document goes out, and what its translator is told about it."""

from dataclasses import replace

from authoring.model.place import Place
from authoring.translation.memory import Memory, Remembered
from authoring.translation.outgoing import Guide, kit_of
from authoring.translation.units import Context, Segment, Translation, Unit, Version
from tests.translation.submissions import translated

TOPIC = Unit(Context("", "topic"), (Segment(("Water",)),), Place("mining.xlsx", "Outcomes and…", "A5"))
TEXT = Unit(Context("outcomes", "paragraph"), (Segment(("It went well.",)), Segment(("It rained.",))))
CAPTION = Unit(Context("figures", "caption"), (Segment(("The mine.",)),))
DIRECTOR = Unit(Context("", "function"), (Segment(("Director",)),), Place("mining.json", field="co_chairs.1.title"))
GUIDE = Guide(
    "Minería",
    {"outcomes": "Resultados", "figures": "Imágenes", "co_chairs": "Copresidentes"},
    Memory([]),
    lambda _: (),
    edition="2030",
    named={"outcomes": "Outcomes and more", "figures": "Figures", "co_chairs": "Co-chairs"},
    words={"outcomes": 100},
)
TRANSLATION = Translation("mining", "en", "es", (TOPIC, TEXT, CAPTION, DIRECTOR), revision=7)


def test_a_kit_tells_what_it_is() -> None:
    kit = kit_of(TRANSLATION, "all", GUIDE)

    said = kit.document, kit.languages, kit.title, kit.edition, kit.revision
    assert said == ("mining", ("en", "es"), "Minería", "2030", 7)


def test_a_sentence_stands_in_its_section_with_what_it_is() -> None:
    kit = kit_of(TRANSLATION, "all", GUIDE)

    assert [(one.source[0], one.section, one.notes, one.limit) for one in kit.entries] == [
        ("Water", "Resultados", ("Subtítulo", "Toda la sección: 125 palabras como máximo"), 1000),
        ("It went well.", "Resultados", ("Párrafo",), None),
        ("It rained.", "Resultados", ("Párrafo",), None),
        ("The mine.", "Imágenes", ("Pie de imagen", "Su imagen está justo arriba en preview.html"), 1000),
        ("Director", "Copresidentes", ("Cargo de una persona",), 1000),
    ]


def test_only_what_is_asked_for_goes_out() -> None:
    translation = replace(TRANSLATION, units=(translated(TOPIC), TEXT))

    kit = kit_of(translation, "new", GUIDE)

    # The first sentence that goes out tells how long its section may be.
    assert [one.source for one in kit.entries] == [("It went well.",), ("It rained.",)]
    assert kit.entries[0].notes == ("Párrafo", "Toda la sección: 125 palabras como máximo")


def test_what_a_sentence_was_called_itself_is_offered_once() -> None:
    earlier = Version(("It went very well today.",), ("Hoy salió muy bien.",))
    known = [Remembered(earlier.source, target) for target in (earlier.target, ("Hoy salió de maravilla.",))]
    unit = Unit(TEXT.context, (Segment(("It went really well today.",), earlier=earlier),))

    (entry,) = kit_of(replace(TRANSLATION, units=(unit,)), "changed", replace(GUIDE, memory=Memory(known))).entries

    assert entry.earlier == earlier
    assert [offer.target for offer in entry.offers] == [("Hoy salió de maravilla.",)]
