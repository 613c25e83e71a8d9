"""What is asked about somebody who is invited."""

from typing import Any

from django import forms
from django.utils.functional import lazy

from authoring.edition.edition import Edition
from authoring.locale import LANGUAGES
from authoring.portal.models import Role
from authoring.portal.page import say
from authoring.portal.people.inviting import Given, signs_for_another
from authoring.portal.people.naming import kind_name, language_name, partner_name
from authoring.portal.workspace import documents_of, name_of

_ = lazy(say, str)

Kind = Role.Kind


class InvitationForm(forms.Form):
    """Who, as what, in which language. `given` are the roles it comes to."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    name = forms.CharField(label=_("Name"), max_length=200)
    language = forms.ChoiceField(label=_("Language of the invitation"))
    kind = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    group = forms.ChoiceField(label=_("Group"), required=False)
    partner = forms.ChoiceField(label=_("Partner"), required=False)
    languages = forms.MultipleChoiceField(
        label=_("Into which languages"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, edition: Edition, *arguments: Any, **values: Any) -> None:
        super().__init__(*arguments, **values)
        self._year = edition.year
        nothing = ("", "")
        self._choices("language", [(tag, language_name(tag)) for tag in LANGUAGES])
        self._choices("kind", [(kind.value, kind_name(kind)) for kind in Kind if kind != Kind.OPERATOR])
        self._choices("group", [nothing, *((one, name_of(edition, one)) for one in documents_of(edition))])
        self._choices("partner", [nothing, *((one.id, partner_name(edition, one.id)) for one in edition.partners)])
        self._choices("languages", [(tag, language_name(tag)) for tag in edition.languages])

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Ask for what the role needs."""
        said = super().clean() or {}
        if said.get("kind") == Kind.CO_CHAIR:
            self._need(said, "group", say("Choose the group the co-chair is of."))
            self._need(said, "partner", say("Choose the partner the co-chair signs for."))
        if said.get("kind") == Kind.TRANSLATOR:
            self._need(said, "languages", say("Choose at least one language."))
        if not self.errors and any(signs_for_another(said["email"], one) for one in self.given):
            self.add_error("partner", say("One person signs for one partner."))
        return said

    def _need(self, said: dict[str, Any], name: str, message: str) -> None:
        if not said.get(name) and name not in self.errors:
            self.add_error(name, message)

    @property
    def given(self) -> list[Given]:
        """The roles, one for each language of a translator."""
        said, year = self.cleaned_data, self._year
        match said["kind"]:
            case Kind.CO_CHAIR:
                return [Given(year, Kind.CO_CHAIR, group=said["group"], partner=said["partner"])]
            case Kind.TRANSLATOR:
                return [Given(year, Kind.TRANSLATOR, language=tag) for tag in said["languages"]]
            case kind:
                return [Given(year, kind)]
