"""What is asked about a build."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils.functional import lazy

from authoring.edition.edition import Edition
from authoring.portal import workspace
from authoring.portal.builds import jobs
from authoring.portal.models import Job, Person
from authoring.portal.models.event import record
from authoring.portal.page import say
from authoring.portal.people.naming import language_name

_ = lazy(say, str)

FORMATS = {"docx": "Word", "pdf": "PDF", "html": "HTML"}
"""What the formats are called."""

DRAFT, FINAL = "draft", "final"


class BuildForm(forms.Form):
    """Draft or final, in which languages and formats, and without what."""

    kind = forms.ChoiceField(label=_("Kind"), widget=forms.RadioSelect)
    languages = forms.MultipleChoiceField(label=_("Languages"), widget=forms.CheckboxSelectMultiple)
    formats = forms.MultipleChoiceField(
        label=_("Formats"), choices=list(FORMATS.items()), widget=forms.CheckboxSelectMultiple
    )
    missing = forms.MultipleChoiceField(
        label=_("The final report may be built without"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(label=_("Why may it be missing?"), required=False, max_length=500)

    def __init__(self, edition: Edition, data: Any = None) -> None:
        languages = list(edition.languages)
        initial = {"kind": DRAFT, "languages": languages, "formats": list(FORMATS)}
        super().__init__(data, initial=initial)
        documents = [(one, workspace.name_of(edition, one)) for one in workspace.documents_of(edition)]
        translations = [
            (tag, say("The complete translation: {language}", language=language_name(tag))) for tag in languages
        ]
        self._choices("kind", [(DRAFT, say("Draft")), (FINAL, say("Final report"))])
        self._choices("languages", [(tag, language_name(tag)) for tag in languages])
        self._choices("missing", [*documents, *translations])

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Ask why something may be missing; a draft lacks what it lacks without a reason."""
        said = super().clean() or {}
        if said.get("kind") == FINAL and said.get("missing") and not said.get("reason"):
            self.add_error("reason", say("Say why it may be missing: the reason stands in the log."))
        return said

    @property
    def asked(self) -> dict[str, Any]:
        """What is asked of the worker."""
        said, is_final = self.cleaned_data, self.cleaned_data["kind"] == FINAL
        without = {"missing": said["missing"], "reason": said["reason"]} if is_final else {"missing": [], "reason": ""}
        return {"final": is_final, "languages": said["languages"], "formats": said["formats"], **without}


@transaction.atomic
def ask_for(year: int, asked: dict[str, Any], person: Person) -> Job:
    """Ask for a build of an edition, and log it; raises AskedAlreadyError and TooManyError."""
    job = jobs.ask("build", year, asked, person)
    values = {"number": job.pk, "languages": asked["languages"], "formats": asked["formats"]}
    if asked["missing"]:
        without = {"missing": ", ".join(asked["missing"]), "reason": asked["reason"]}
        record(person, year, "", "Final build {number} was asked for without {missing}: {reason}", **values, **without)
    elif asked["final"]:
        record(person, year, "", "Final build {number} was asked for.", **values)
    else:
        record(person, year, "", "Draft build {number} was asked for.", **values)
    return job
