"""How a draft begins: with what the edition's folder says of its document already, else with nothing."""

from authoring.forms.sheets import Form
from authoring.portal.drafts.found import take_in
from authoring.portal.models import Draft, Person


def draft_of(form: Form, document: str, person: Person) -> Draft:
    """Return a document's draft; whoever opens it first makes it. Raises OpeningError.

    Without a file in the edition's folder a draft is in the language of whoever made it.
    """
    key = {"edition": form.edition.year, "document": document}
    found = Draft.objects.filter(**key).first()
    if found is None:
        take_in(form.edition.year)
        found, _ = Draft.objects.get_or_create(**key, defaults={"language": person.language})
    return found
