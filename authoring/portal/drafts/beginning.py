"""How a draft begins: with what the edition's folder says of its document already, else with nothing."""

import json
from collections.abc import Mapping

from django.db import transaction

from authoring.edition.folder import EditionFolder
from authoring.forms.sheets import Form
from authoring.portal import workspace
from authoring.portal.confined.running import LOOKING, StoppedError, run
from authoring.portal.drafts import drafting
from authoring.portal.drafts.drafting import Rows
from authoring.portal.drafts.payload import contents_of, with_kept_pictures
from authoring.portal.models import Draft, Person


def draft_of(form: Form, document: str, person: Person) -> Draft:
    """Return a document's draft; whoever opens it first makes it. Raises BusyError.

    Files are read in a confined process, as those that are handed in here. Without one a draft is in the language of
    whoever made it.
    """
    found = Draft.objects.filter(edition=form.edition.year, document=document).first()
    return found or _begun(form, document, person)


def _begun(form: Form, document: str, person: Person) -> Draft:
    language, contents = _said(workspace.folder_of(form.edition.year), form, document)
    with transaction.atomic():
        key = {"edition": form.edition.year, "document": document}
        draft, is_new = Draft.objects.get_or_create(**key, defaults={"language": language or person.language})
        if is_new:
            drafting.begin(draft, contents)
    return draft


def _said(folder: EditionFolder, form: Form, document: str) -> tuple[str, Mapping[str, Rows]]:
    if not folder.submissions():
        return "", {}
    asked = {"folder": str(folder.path), "output": str(folder.output), "document": document}
    try:
        payload = json.loads(run("begin", asked, limits=LOOKING))
    except StoppedError:
        return "", {}
    return (payload["language"], contents_of(form, with_kept_pictures(payload))) if payload else ("", {})
