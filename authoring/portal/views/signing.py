"""Submitting a document, and signing it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from authoring.portal.access import Request
from authoring.portal.drafts import signing
from authoring.portal.drafts.opened import Opened
from authoring.portal.models import Role, Version
from authoring.portal.page import say


@require_POST
def submit(request: Request, year: int, document: str) -> HttpResponse:
    """Make what the document says now the version to be signed, or show what is to be mended first."""
    opened = Opened.at(year, document, request.user)
    made = signing.submit(opened.draft, opened.form, request.user)
    if isinstance(made, Version):
        messages.success(request, say("Version {number} can be signed now.", number=made.number))
        return redirect(opened.address("document"))
    messages.error(request, say("It cannot be submitted yet: please mend the errors first."))
    return redirect(opened.address("findings"))


@require_http_methods(["GET", "POST"])
def sign(request: Request, year: int, document: str, number: int) -> HttpResponse:
    """Show a version whole, and let the reader sign it for each partner they co-chair for."""
    opened = Opened.at(year, document, request.user)
    version = get_object_or_404(Version, draft=opened.draft, number=number)
    partners = _partners(request, opened)
    if request.method == "POST":
        return _signed(request, opened, version, partners)
    values = {
        "opened": opened,
        "version": version,
        "partners": partners,
        "sheets": signing.shown(opened.form, version),
        "signatures": version.signatures.select_related("person").order_by("at"),
    }
    return render(request, "sign.html", values)


def _partners(request: Request, opened: Opened) -> list[str]:
    """Return the partners the reader may sign for, in the edition's order."""
    theirs = {
        role.partner
        for role in request.rights.roles
        if (role.kind, role.edition, role.group) == (Role.Kind.CO_CHAIR, opened.edition.year, opened.document)
    }
    return [partner.id for partner in opened.edition.partners if partner.id in theirs]


def _signed(request: Request, opened: Opened, version: Version, partners: list[str]) -> HttpResponse:
    partner = request.POST.get("partner", "")
    if partner not in partners:
        messages.error(request, say("Only a co-chair of the partner signs for it."))
        return redirect(opened.address("sign", number=version.number))
    try:
        signing.sign(version, partner, request.user, request.POST.get("fingerprint", ""))
    except signing.SignedForAnotherError:
        messages.error(
            request, say("You have signed this version for another partner: one person signs for one partner.")
        )
    except signing.NotSignableError:
        messages.error(request, say("This version was changed since; nothing was signed."))
    else:
        messages.success(request, say("You have signed version {number}.", number=version.number))
    return redirect(opened.address("document"))
