"""Who works on an edition: coordinators invite, write again, take roles away."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from authoring.portal import workspace
from authoring.portal.access import Request
from authoring.portal.models import Letter, Person, Role
from authoring.portal.page import say
from authoring.portal.people import calling, inviting
from authoring.portal.people.accounts import speak
from authoring.portal.people.invitation_form import InvitationForm
from authoring.portal.people.naming import role_name
from authoring.portal.people.roll import roll


@require_GET
def people(request: Request, year: int) -> HttpResponse:
    """List everybody who has a role in the edition."""
    edition = workspace.edition_of(year)
    return render(request, "people.html", {"edition": edition, "parts": roll(edition, request.user)})


@require_http_methods(["GET", "POST"])
def invite(request: Request, year: int) -> HttpResponse:
    """Give somebody a role, and write to them."""
    edition = workspace.edition_of(year)
    form = InvitationForm(edition, request.POST or None, initial={"language": request.user.language})
    if not form.is_valid():
        return render(request, "people_invite.html", {"edition": edition, "form": form})
    said = form.cleaned_data
    person = inviting.give(said["email"], said["name"], form.given, language=said["language"], by=request.user)
    _tell(request, inviting.write(person, edition, request.user).pk)
    if (person.name, person.language) != (said["name"], said["language"]):
        messages.info(request, _kept(person))
    return redirect("people", year=year)


def _kept(person: Person) -> str:
    kept = say("{email} is known as {name}; name and language were kept.", email=person.email, name=person)
    return f"{kept} {say('The name is changed below, the language by themselves in their account.')}"


@require_POST
def invite_again(request: Request, year: int, person: int) -> HttpResponse:
    """Write to somebody again, with a new link."""
    edition = workspace.edition_of(year)
    invited = get_object_or_404(Person.objects.filter(roles__edition=year, is_active=True).distinct(), pk=person)
    _tell(request, inviting.write(invited, edition, request.user).pk)
    return redirect("people", year=year)


def _tell(request: Request, letter: int) -> None:
    sent = Letter.objects.get(pk=letter)
    if sent.failure:
        messages.error(request, say("The letter to {name} did not go: {why}", name=sent.to, why=sent.failure))
    else:
        messages.success(request, say("{name} was invited.", name=sent.to))


@require_http_methods(["GET", "POST"])
def take_away(request: Request, year: int, role: int) -> HttpResponse:
    """Ask whether a role is to be taken away, and take it."""
    edition = workspace.edition_of(year)
    found = Role.objects.filter(pk=role, edition=year).select_related("person").first()
    if found is None:  # taken already: the button was pressed twice
        return redirect("people", year=year)
    if request.method != "POST":
        return render(
            request, "people_take_away.html", {"edition": edition, "role": found, "name": role_name(found, edition)}
        )
    if inviting.take_away(found, request.user):
        messages.success(request, say("A role was taken from {name}.", name=found.person))
    else:
        messages.error(request, say("You cannot take away your own role as a coordinator; another one can."))
    return redirect("people", year=year)


@require_http_methods(["GET", "POST"])
def shut_out(request: Request, year: int, person: int) -> HttpResponse:
    """Ask whether somebody is to be shut out, and do it."""
    found = get_object_or_404(Person.objects.filter(roles__edition=year).distinct(), pk=person)
    if request.method != "POST":
        return render(request, "people_shut_out.html", {"edition": workspace.edition_of(year), "person": found})
    if inviting.deactivate(found, year, request.user):
        messages.success(request, say("Access was withdrawn from {name}.", name=found))
    else:
        messages.error(request, say("{name} also works on editions you do not coordinate.", name=found))
    return redirect("people", year=year)


@require_http_methods(["GET", "POST"])
def rename(request: Request, year: int, person: int) -> HttpResponse:
    """Call somebody otherwise."""
    found = get_object_or_404(Person.objects.filter(roles__edition=year).distinct(), pk=person)
    form = calling.NameForm(request.POST or None, initial={"name": found.name})
    if not form.is_valid():
        values = {"edition": workspace.edition_of(year), "person": found, "form": form}
        return render(request, "people_name.html", values)
    if calling.rename(found, form.cleaned_data["name"], request.user):
        messages.success(request, say("The name was changed: {name}.", name=found))
    elif found == request.user:
        messages.error(request, say("Your own name you change in your account."))
    else:
        messages.error(request, say("{name} also works on editions you do not coordinate.", name=found))
    return redirect("people", year=year)


@require_http_methods(["GET", "POST"])
def about_me(request: Request) -> HttpResponse:
    """Change one's own name, and the language the portal speaks."""
    person = request.user
    form = calling.AboutForm(request.POST or None, initial={"name": person.name, "language": person.language})
    if not form.is_valid():
        return render(request, "account/about.html", {"form": form})
    calling.change(person, form.cleaned_data["name"], form.cleaned_data["language"], person)
    answer = redirect("mfa_index")
    speak(answer, person.language)
    return answer
