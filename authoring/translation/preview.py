"""A document as its readers will see it, each sentence behind its number in a translator's kit."""

from typing import cast

from authoring.forms.submission import GroupSubmission
from authoring.model.inline import Inline, Run, merged
from authoring.model.place import Place
from authoring.translation.kit import Kit, entry_id
from authoring.translation.sentences import sentences
from authoring.translation.submission import unit_of
from authoring.translation.texts import HandedIn, translated
from authoring.translation.units import Context

_NAMES = ("institution", "acronym")
"""What the report compares with what is written elsewhere: numbers would make others of them."""


def numbered(submission: HandedIn, kit: Kit) -> HandedIn:
    """Return a submission in which `[12]` stands before the twelfth sentence of a kit; all else stays as it is.

    Assembled and published as any other it is the kit's preview: numbers are text, so that they can be searched for.
    What a picture's alternative text says stands below the picture, too, behind the caption.
    """
    numbers = {entry.id: number for number, entry in enumerate(kit.entries, 1)}

    def mark(context: Context, text: Inline, _place: Place | None) -> Inline:
        if context.kind in _NAMES:
            return text
        unit = unit_of(context, text, submission.language)
        parts = enumerate(sentences(text, submission.language), 1)
        marks = ((numbers.get(entry_id(unit, number)), *part) for number, part in parts)
        return merged(run for number, said, after in marks for run in (*_mark(number), *said, *after))

    return _with_described_pictures(translated(submission, mark, submission.language))


def _with_described_pictures(submission: HandedIn) -> HandedIn:
    if not isinstance(submission, GroupSubmission):
        return submission
    figures = [
        one.model_copy(update={"caption": " – ".join(filter(None, (one.caption, one.alternative)))})
        for one in submission.figures
    ]
    return cast("HandedIn", submission.model_copy(update={"figures": figures}))


def _mark(number: int | None) -> Inline:
    return () if number is None else (Run(f"[{number}]\u00a0"),)
