"""A kit with everything a kit can hold, and any text that a translator may hand back."""

from dataclasses import replace

from hypothesis import strategies as st

from authoring.model.inline import Run, merged, plain
from authoring.translation.codes import Code, Coded, coded, in_one_form, untagged
from authoring.translation.kit import Entry, Handback, Kit, Named, Offer, Returned
from authoring.translation.units import Version

SOURCE = coded((Run("It went "), Run("well", strong=True), Run("."), Run("", note=plain("In May."))))
TARGET = untagged("Salió <1>bien</1>.<2/>")
CHANGED = untagged("It went <1>badly</1>.<2/>")
KIT = Kit(
    "mining",
    ("en", "es"),
    (
        Entry(
            "00000000000000aa-1",
            SOURCE,
            (),
            "initial",
            ("Mining › Outcomes", "A paragraph; R&D < 5 %"),
            25,
            Version(CHANGED, untagged("Salió <1>mal</1>.<2/>")),
            "Outcomes",
            (Offer(SOURCE, TARGET, 1.0, "forestry"), Offer(CHANGED, TARGET, 0.8)),
            (Named("Copper Council", "Consejo del Cobre"),),
        ),
        Entry("00000000000000aa-2", SOURCE, TARGET, "reviewed", section="Outcomes"),
        Entry("00000000000000bb-1", ("Water",), ("Agua",), "translated", section="Actions"),
        Entry("00000000000000cc-1", ("Land",), ("Tierra",), "final"),
    ),
    3,
    edition="2030",
)


def kit_of(source: Coded, target: Coded) -> Kit:
    """Return a kit of one sentence."""
    return replace(KIT, entries=(Entry("00000000000000aa-1", source, target, "translated" if target else "initial"),))


TRICKY = kit_of(
    untagged("<1>All</1> <2>of</2> it & <3/><4/> \\<1> “x”"), untagged("<1>Todo</1> <2>eso</2> & <3/><4/> \\<1> «x»")
)
"""What programs stumble over: codes with nothing or a space between them, and text like a code."""


def handed_back(kit: Kit) -> Handback:
    """Return what comes back when nobody touched a kit."""
    entries = (Returned(one.id, one.target, one.source, one.state) for one in kit.entries)
    return Handback(kit.document, kit.languages[1], kit.revision, tuple(entries), kit.edition)


_characters = st.text(st.characters(), min_size=1, max_size=6)
_words = st.one_of(_characters, st.sampled_from([" ", "\n", "\t", "\r", "a", "<1>", "&amp;", "]]>", "\x0b", "\ud800"]))
_codes = st.builds(Code, st.sampled_from(["1", "2", "13"]), st.sampled_from(["open", "close", "note"]))
anything = st.lists(st.one_of(_words, _codes), max_size=8).map(in_one_form)
"""Any text, its codes in any disorder."""

_runs = st.builds(
    Run,
    _words,
    st.booleans(),
    st.booleans(),
    st.sampled_from([None, "https://example.org/?a=1&b=2"]),
    language=st.sampled_from([None, "es"]),
)
_note = st.just(Run("", note=plain("n")))
sources = st.lists(st.one_of(_runs, _note), min_size=1, max_size=6).map(lambda runs: coded(merged(runs)))
"""Any text as it goes out."""
