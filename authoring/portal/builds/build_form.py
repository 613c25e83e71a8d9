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


NOTHING_ALLOWED: dict[str, Any] = {"missing": [], "allow_errors": False, "reason": ""}
"""Of a final report that is made only when all is there and right; a draft is always made."""


class BuildForm(forms.Form):
    """Draft or final, the whole or a chapter, in which languages and formats, and in spite of what."""

    kind = forms.ChoiceField(label=_("Kind"), widget=forms.RadioSelect)
    languages = forms.MultipleChoiceField(label=_("Languages"), widget=forms.CheckboxSelectMultiple)
    formats = forms.MultipleChoiceField(
        label=_("Formats"), choices=list(FORMATS.items()), widget=forms.CheckboxSelectMultiple
    )
    group = forms.ChoiceField(
        label=_("Contents"),
        required=False,
        help_text=_("A single chapter is a preview for its authors: it cannot be published."),
    )
    site = forms.BooleanField(
        label=_("Also as a website"),
        required=False,
        help_text=_("Pages with a search, to be put on a web server: one zip file with all languages that are built."),
    )
    missing = forms.MultipleChoiceField(
        label=_("The final report may be built without"), required=False, widget=forms.CheckboxSelectMultiple
    )
    allow_errors = forms.BooleanField(
        label=_("There may be errors in it"),
        required=False,
        help_text=_("What has errors is printed as it was handed in. The desk tells which they are."),
    )
    reason = forms.CharField(
        label=_("Why may it be so?"),
        required=False,
        max_length=500,
        help_text=_("The reason stands on the build’s page and in the log."),
    )

    def __init__(self, edition: Edition, data: Any = None) -> None:
        languages = list(edition.languages)
        initial = {"kind": DRAFT, "languages": languages, "formats": list(FORMATS)}
        super().__init__(data, initial=initial)
        documents = [(one, workspace.name_of(edition, one)) for one in workspace.documents_of(edition)]
        translations = [(tag, translation_name(tag)) for tag in languages]
        self._choices("kind", [(DRAFT, say("Draft")), (FINAL, say("Final report"))])
        self._choices("languages", [(tag, language_name(tag)) for tag in languages])
        groups = [(one.id, workspace.name_of(edition, one.id)) for one in edition.active_groups]
        only = [(key, say("Only the chapter: {group}", group=name)) for key, name in groups]
        self._choices("group", [("", say("The whole report")), *only])
        self._choices("missing", [*documents, *translations])

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Ask why something may be missing or wrong; a draft is what it is without a reason."""
        said = super().clean() or {}
        is_allowed = said.get("missing") or said.get("allow_errors")
        if said.get("kind") == FINAL and is_allowed and not said.get("reason"):
            self.add_error("reason", say("Say why: the reason stands in the log."))
        if said.get("group") and said.get("site"):
            self.add_error("site", say("A website is made of the whole report only."))
        return said

    @property
    def asked(self) -> dict[str, Any]:
        """What is asked of the worker."""
        said, is_final = self.cleaned_data, self.cleaned_data["kind"] == FINAL
        asked = {name: said[name] for name in ("languages", "formats", "group", "site")}
        allowed = {name: said[name] for name in ("missing", "allow_errors", "reason")}
        return asked | {"final": is_final} | (allowed if is_final else NOTHING_ALLOWED)


def translation_name(language: str) -> str:
    """Return what it is called that a final report may lack of a language."""
    return say("The complete translation: {language}", language=language_name(language))


@transaction.atomic
def ask_for(year: int, asked: dict[str, Any], person: Person) -> Job:
    """Ask for a build of an edition, and log it; raises AskedAlreadyError and TooManyError."""
    job = jobs.ask("build", year, asked, person)
    values = {"number": job.pk, **{name: asked[name] for name in ("languages", "formats", "group", "site")}}
    if asked["missing"]:
        without = {"missing": ", ".join(asked["missing"]), "reason": asked["reason"]}
        record(person, year, "", "Final build {number} was asked for without {missing}: {reason}", **values, **without)
    elif asked["final"]:
        record(person, year, "", "Final build {number} was asked for.", **values)
    else:
        record(person, year, "", "Draft build {number} was asked for.", **values)
    if asked["allow_errors"]:
        said = "Build {number} may have errors in it: {reason}"
        record(person, year, "", said, number=job.pk, reason=asked["reason"])
    return job
