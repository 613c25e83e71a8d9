"""The end of a signing: a document was changed, or given back, after it had been submitted."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from authoring.portal import workspace
from authoring.portal.models import Draft, Letter, Person, Version
from authoring.portal.models.event import record
from authoring.portal.page import say
from authoring.portal.people.letters import send, written_to

LETTER = "signature ended"


def void(draft: Draft, person: Person) -> None:
    """End the signing of what was submitted, and write to those who had signed it: it is not what the draft says."""
    for version in draft.versions.filter(void=None):
        Version.objects.filter(pk=version.pk).update(void=timezone.now())
        what = "Version {number} no longer stands: the document was changed."
        record(person, draft.edition, draft.document, what, number=version.number)
        signers = Person.objects.filter(signatures__version=version, is_active=True).exclude(pk=person.pk)
        for signer in signers.distinct().order_by("pk"):
            send(_letter(version, signer, person))


def _letter(version: Version, signer: Person, person: Person) -> Letter:
    draft = version.draft
    named = {"year": draft.edition, "document": draft.document}
    with written_to(signer):
        name = workspace.name_of(workspace.edition_of(draft.edition), draft.document)
        subject = say("Your signature no longer counts: {document}", document=name)
        text = [
            say("Hello {name},", name=signer),
            say(
                "You signed version {number} of “{document}”. {by} has changed it since: it has to be submitted and "
                "signed again.",
                number=version.number,
                document=name,
                by=person,
            ),
            settings.PORTAL_URL.rstrip("/") + reverse("document", kwargs=named),
        ]
    return Letter(
        to=signer,
        edition=draft.edition,
        document=draft.document,
        kind=LETTER,
        language=signer.language,
        subject=subject,
        text="\n\n".join(text),
        by=person,
    )
