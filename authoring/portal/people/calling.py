"""What somebody is called, and in which language the portal speaks with them: changed, and recorded."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db import transaction
from django.utils.functional import lazy

from authoring.locale import LANGUAGES
from authoring.portal.models import Person
from authoring.portal.models.event import record
from authoring.portal.page import say
from authoring.portal.people.inviting import may_deactivate
from authoring.portal.people.naming import language_name

_ = lazy(say, str)


class NameForm(forms.Form):
    """Another name for somebody."""

    name = forms.CharField(label=_("Name"), max_length=200)


class AboutForm(NameForm):
    """One's own name and language."""

    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, *arguments: Any, **values: Any) -> None:
        super().__init__(*arguments, **values)
        field = self.fields["language"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type)
        field.choices = [(tag, language_name(tag)) for tag in LANGUAGES]


def rename(person: Person, name: str, by: Person) -> bool:
    """Call somebody otherwise; False for people of editions one does not coordinate, as when access is withdrawn."""
    if not may_deactivate(person, by):
        return False
    change(person, name, person.language, by)
    return True


@transaction.atomic
def change(person: Person, name: str, language: str, by: Person) -> None:
    """Change somebody's name and language; each edition they have a part in records what is new."""
    before = Person.objects.select_for_update().get(pk=person.pk)
    for what, values in _changes(before, name, language):
        for year in sorted(set(person.roles.values_list("edition", flat=True))):
            record(by, year, "", what, email=person.email, **values)
    person.name, person.language = name, language
    person.save(update_fields=["name", "language"])


def _changes(before: Person, name: str, language: str) -> Iterator[tuple[str, dict[str, str]]]:
    if before.name != name:
        yield "{earlier} is called {name} now.", {"earlier": str(before), "name": name}
    if before.language != language:
        yield "The portal speaks {language} with {name} now.", {"language": language, "name": name}
